//! Addresses as they are written: joined to where they start, made relative, and found in style sheets.

use std::borrow::Cow;

/// Tells whether an address says how it is reached, and so leads out of wherever it stands.
pub(super) fn has_scheme(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_of = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_of)
}

/// Joins an address to what it starts from, which is a path on a host or a whole address.
pub(super) fn joined(start: &str, address: &str) -> String {
    if has_scheme(address) {
        return address.to_owned();
    }
    let host = match start.split_once("://") {
        Some((_, rest)) => start.len() - rest.len() + rest.find('/').unwrap_or(rest.len()),
        None => 0,
    };
    let (host, path) = start.split_at(host);
    let path = &path[..path.find(['#', '?']).unwrap_or(path.len())];
    let end = address.find(['#', '?']).unwrap_or(address.len());
    let (to, rest) = address.split_at(end);
    if to.is_empty() {
        return format!("{host}{path}{rest}");
    }
    let folder = path.rfind('/').map_or("/", |end| &path[..=end]);
    let whole = if to.starts_with('/') { to.to_owned() } else { format!("{folder}{to}") };
    let mut parts: Vec<&str> = Vec::new();
    let given = whole.trim_start_matches('/');
    for part in given.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let is_folder = [".", ".."].iter().any(|dots| given.rsplit('/').next() == Some(*dots));
    let end = if is_folder && !parts.is_empty() { "/" } else { "" };
    format!("{host}/{}{end}{rest}", parts.join("/"))
}

/// Writes the path from one file to another of the same tree.
pub(super) fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let folders = &folders[..folders.len() - 1];
    let parts: Vec<&str> = to.split('/').collect();
    let most = folders.len().min(parts.len() - 1);
    let shared = (0..most).take_while(|at| folders[*at] == parts[*at]).count();
    "../".repeat(folders.len() - shared) + &parts[shared..].join("/")
}

/// An address in a style sheet.
pub(super) struct Named<'n> {
    /// What stands before it: `url(`, `@import`, or nothing where it is one of a set of pictures.
    pub(super) start: &'n str,
    /// The address, without the escapes of style sheets.
    pub(super) address: Cow<'n, str>,
    /// All of it, up to the end of the address and its quotes.
    pub(super) whole: &'n str,
}

/// Finds the addresses of a style sheet with their places: in `url()`, of `@import`, and those in quotes within `image-set()`. What
/// stands in comments and in other quotes is none.
pub(super) fn named(css: &str) -> Vec<(usize, Named<'_>)> {
    let mut found = Vec::new();
    // Of each bracket that is open, whether it is of a set of pictures.
    let mut open: Vec<bool> = Vec::new();
    let mut at = 0;
    while let Some(first) = css[at..].chars().next() {
        let rest = &css[at..];
        let named = match first {
            'u' | 'U' => named_at(rest, "url(", false),
            '@' => named_at(rest, "@import", true),
            '"' | '\'' if open.last() == Some(&true) => named_at(rest, "", true),
            _ => None,
        };
        if let Some(named) = named {
            if named.start.ends_with('(') {
                open.push(false);
            }
            let len = named.whole.len();
            found.push((at, named));
            at += len;
            continue;
        }
        match first {
            '(' => open.push(is_set(&css[..at])),
            ')' => drop(open.pop()),
            _ => {}
        }
        at += match (first, rest.strip_prefix("/*")) {
            (_, Some(comment)) => comment.find("*/").map_or(rest.len(), |end| end + 4),
            ('"' | '\'', _) => quoted(rest).map_or(1, |inner| inner.len() + 2),
            // What is escaped is no sign.
            ('\\', _) => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            _ => first.len_utf8(),
        };
    }
    found
}

fn is_set(before: &str) -> bool {
    let start = before.len().saturating_sub("image-set".len());
    before.get(start..).is_some_and(|name| name.eq_ignore_ascii_case("image-set"))
}

/// Reads the address that follows a start of it.
fn named_at<'n>(rest: &'n str, start: &str, must_be_quoted: bool) -> Option<Named<'n>> {
    let is_start = rest.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start));
    let start = is_start.then_some(start.len())?;
    let space = rest[start..].len() - rest[start..].trim_start().len();
    let value = &rest[start + space..];
    if value.starts_with(['"', '\'']) {
        let inner = quoted(value)?;
        // Before an address of `@import` a space stays.
        let start = if must_be_quoted { start + space } else { start };
        let whole = &rest[..rest.len() - value.len() + inner.len() + 2];
        return Some(Named { start: &rest[..start], address: plain(inner), whole });
    }
    let end = value.find(')').filter(|_| !must_be_quoted)?;
    let whole = &rest[..rest.len() - value.len() + end];
    Some(Named { start: &rest[..start], address: plain(value[..end].trim_end()), whole })
}

/// Returns what stands between the quote that a text begins with and the next like it, on one line.
fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next()?;
    let inner = &text[1..];
    let mut is_escaped = false;
    for (at, c) in inner.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '\n' => return None,
            c if c == quote => return Some(&inner[..at]),
            _ => {}
        }
    }
    None
}

/// Reads what style sheets escape: a number of a sign in up to six digits and a space, or the sign itself.
fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('\\');
    out.push_str(parts.next().unwrap_or_default());
    while let Some(part) = parts.next() {
        let is_digit = |c: &char| c.is_ascii_hexdigit();
        let digits: String = part.chars().take(6).take_while(is_digit).collect();
        let sign = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
        match sign {
            Some(sign) => {
                let rest = &part[digits.len()..];
                out.push(sign);
                out.push_str(rest.strip_prefix([' ', '\t']).unwrap_or(rest));
            }
            // Two in a row are one.
            None if part.is_empty() => {
                out.push('\\');
                out.push_str(parts.next().unwrap_or_default());
            }
            None => out.push_str(part),
        }
    }
    Cow::Owned(out)
}

/// Writes an address between quotes of a style sheet.
pub(super) fn in_quotes(address: &str) -> String {
    format!("\"{}\"", address.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Parts a list of candidates, as `srcset` has it, into each address and its width or density. An address may hold commas.
pub(super) fn candidates(list: &str) -> Vec<(&str, &str)> {
    let space = |c: char| c.is_ascii_whitespace();
    let mut found = Vec::new();
    let mut rest = list;
    loop {
        rest = rest.trim_start_matches(|c| space(c) || c == ',');
        let end = rest.find(space).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        if address.is_empty() {
            return found;
        }
        let bare = address.trim_end_matches(',');
        let size = match bare.len() < address.len() {
            true => 0,
            false => after.find(',').unwrap_or(after.len()),
        };
        found.push((bare, after[..size].trim()));
        rest = &after[size..];
    }
}
