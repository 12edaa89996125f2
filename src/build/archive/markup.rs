//! Tags as pages write them: their names, their attributes, where content that is text alone ends.

use std::borrow::Cow;

/// An attribute of a tag, or what stands between two.
pub(super) struct Part<'p> {
    pub(super) name: &'p str,
    /// The equals sign with what is around it.
    pub(super) equals: &'p str,
    /// The value, and its quote where it has one.
    pub(super) value: Option<(&'p str, Option<&'p str>)>,
    pub(super) rest: &'p str,
}

impl<'p> Part<'p> {
    /// Reads what a tag goes on with.
    pub(super) fn of(markup: &'p str) -> Self {
        let between = |c: char| c.is_ascii_whitespace() || c == '/';
        let start = markup.find(|c| !between(c)).unwrap_or(markup.len());
        if start > 0 {
            let (name, rest) = markup.split_at(start);
            return Self { name, equals: "", value: None, rest };
        }
        // An equals sign in front belongs to the name.
        let first = markup.chars().next().map_or(0, char::len_utf8);
        let ends = |c: char| between(c) || c == '=' || c == '>';
        let end = markup[first..].find(ends).map_or(markup.len(), |end| end + first);
        let (name, rest) = markup.split_at(end);
        let after = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let Some(value) = after.strip_prefix('=') else {
            return Self { name, equals: "", value: None, rest };
        };
        let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let equals = &rest[..rest.len() - value.len()];
        let (value, quote, rest) = parted(value);
        Self { name, equals, value: Some((value, quote)), rest }
    }
}

/// Returns the name of a tag.
pub(super) fn tag_name(markup: &str) -> &str {
    let ends = |c: char| c.is_ascii_whitespace() || c == '/' || c == '>';
    let end = markup[1..].find(ends).map_or(markup.len(), |end| end + 1);
    &markup[1..end]
}

/// Finds the address of the first `<base>` that has one.
pub(super) fn base_of(html: &str) -> Option<String> {
    let is_base = |at: &usize| {
        html[*at..].starts_with('<') && tag_name(&html[*at..]).eq_ignore_ascii_case("base")
    };
    let mut tags = html.match_indices('<').map(|(at, _)| at).filter(is_base);
    tags.find_map(|at| {
        let mut rest = &html[at + "<base".len()..];
        while !rest.is_empty() && !rest.starts_with('>') {
            let part = Part::of(rest);
            rest = part.rest;
            if let Some((value, _)) = part.value
                && part.name.eq_ignore_ascii_case("href")
            {
                return Some(unescaped(value).trim().to_owned());
            }
        }
        None
    })
}

/// Parts a value from its quotes and from what follows.
fn parted(value: &str) -> (&str, Option<&str>, &str) {
    let quote = value.get(..1).filter(|quote| ["\"", "'"].contains(quote));
    match quote {
        Some(quote) => {
            let inside = &value[1..];
            let end = inside.find(quote).unwrap_or(inside.len());
            (&inside[..end], Some(quote), inside.get(end + 1..).unwrap_or(""))
        }
        None => {
            let ends = |c: char| c.is_ascii_whitespace() || c == '>';
            let end = value.find(ends).unwrap_or(value.len());
            (&value[..end], None, &value[end..])
        }
    }
}

/// Finds where the content ends that is text alone: at its own end tag.
pub(super) fn end_of_raw(markup: &str, name: &str) -> usize {
    let ends = markup.match_indices("</").map(|(at, _)| at);
    let is_own = |at: &usize| {
        let found = markup.get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    ends.into_iter().find(is_own).unwrap_or(markup.len())
}

/// The names of the signs that would be markup.
const NAMES: [(&str, char); 5] =
    [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')];

/// Reads the value of an attribute. References by other names stay: no address holds them, and of a document within a document
/// they are read with that one.
pub(super) fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        let (before, part) = rest.split_at(at);
        out.push_str(before);
        let (sign, len) = reference(part).unwrap_or(('&', 1));
        out.push(sign);
        rest = &part[len..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Reads a reference that a text begins with: its sign, and how long it is.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.find(';')?;
    let name = &text[1..end];
    let number = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        },
        None => None,
    };
    let named = || NAMES.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign);
    Some((number.and_then(char::from_u32).or_else(named)?, end + 1))
}

/// Writes the value of an attribute.
pub(super) fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;").replace('<', "&lt;")
}
