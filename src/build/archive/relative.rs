//! Addresses of a page made relative, so that it opens from a folder without a server.
//!
//! Rendered HTML is walked tag by tag, whatever theme made it; nothing but the values of attributes that hold addresses is
//! changed. What the copy does not hold gets its whole address on the living site.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// Attributes that hold one address.
const SINGLE: [&str; 8] =
    ["href", "src", "action", "formaction", "poster", "data", "manifest", "xlink:href"];

/// Attributes that hold several addresses, each with a width or a density.
const SEVERAL: [&str; 2] = ["srcset", "imagesrcset"];

/// Elements whose content is text, whatever it looks like.
const RAW: [&str; 6] = ["script", "style", "textarea", "title", "iframe", "noembed"];

/// What addresses of a copy are told apart by.
pub struct Copy<'c> {
    /// The path of the site on its host, with a slash at its end.
    pub base: &'c str,
    /// Scheme and host of the living site.
    pub origin: &'c str,
    /// The files of the copy, by their paths from its root.
    pub files: BTreeSet<String>,
}

impl Copy<'_> {
    /// Rewrites the addresses of the HTML page that lies at a path of the copy.
    pub fn html(&self, page: &str, html: &str) -> String {
        let mut out = String::with_capacity(html.len());
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            let (text, markup) = rest.split_at(at);
            out.push_str(text);
            rest = match markup.strip_prefix("<!--") {
                Some(comment) => {
                    let end = comment.find("-->").map_or(markup.len(), |end| end + 7);
                    out.push_str(&markup[..end]);
                    &markup[end..]
                }
                None if markup[1..].starts_with(|c: char| c.is_ascii_alphabetic()) => {
                    self.tag(page, markup, &mut out)
                }
                None => {
                    out.push('<');
                    &markup[1..]
                }
            };
        }
        out.push_str(rest);
        out
    }

    /// Takes over a tag, with the content that is text alone, and returns what follows.
    fn tag<'h>(&self, page: &str, markup: &'h str, out: &mut String) -> &'h str {
        let ends = |c: char| c.is_ascii_whitespace() || c == '/' || c == '>';
        let name_end = markup[1..].find(ends).map_or(markup.len(), |end| end + 1);
        let name = &markup[1..name_end];
        out.push_str(&markup[..name_end]);
        let mut rest = &markup[name_end..];
        while !rest.is_empty() && !rest.starts_with('>') {
            rest = self.attribute(page, rest, out);
        }
        let is_raw = RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw));
        let end = if is_raw { end_of_raw(rest, name) } else { rest.len().min(1) };
        out.push_str(&rest[..end]);
        &rest[end..]
    }

    /// Takes over an attribute, or what stands between two.
    fn attribute<'h>(&self, page: &str, markup: &'h str, out: &mut String) -> &'h str {
        let between = |c: char| c.is_ascii_whitespace() || c == '/';
        let start = markup.find(|c| !between(c)).unwrap_or(markup.len());
        if start > 0 {
            out.push_str(&markup[..start]);
            return &markup[start..];
        }
        // An equals sign in front belongs to the name.
        let first = markup.chars().next().map_or(0, char::len_utf8);
        let ends = |c: char| between(c) || c == '=' || c == '>';
        let end = markup[first..].find(ends).map_or(markup.len(), |end| end + first);
        let (name, rest) = markup.split_at(end);
        out.push_str(name);
        let after = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let Some(value) = after.strip_prefix('=') else { return rest };
        let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
        out.push_str(&rest[..rest.len() - value.len()]);
        let (value, quote, rest) = parted(value);
        let rewritten = self.value(page, &name.to_ascii_lowercase(), value);
        match (quote, &rewritten) {
            (None, Cow::Owned(new)) => out.extend(["\"", new, "\""]),
            (quote, value) => {
                out.extend(quote);
                out.push_str(value);
                out.extend(quote);
            }
        }
        rest
    }

    /// Rewrites the value of an attribute; what needs no change is given back as it was written.
    fn value<'v>(&self, page: &str, name: &str, value: &'v str) -> Cow<'v, str> {
        let is_several = SEVERAL.contains(&name);
        if !is_several && !SINGLE.contains(&name) {
            return Cow::Borrowed(value);
        }
        let plain = unescaped(value);
        let rewritten = match is_several {
            false => self.address(page, plain.trim()),
            true => self.candidates(page, &plain),
        };
        rewritten.map_or(Cow::Borrowed(value), |new| Cow::Owned(escaped(&new)))
    }

    fn candidates(&self, page: &str, list: &str) -> Option<String> {
        let mut is_changed = false;
        let each = list.split(',').map(|candidate| {
            let candidate = candidate.trim();
            let (address, size) = candidate.split_once(' ').unwrap_or((candidate, ""));
            let new = self.address(page, address);
            is_changed |= new.is_some();
            format!("{} {}", new.as_deref().unwrap_or(address), size.trim()).trim().to_owned()
        });
        let all: Vec<String> = each.collect();
        is_changed.then(|| all.join(", "))
    }

    /// Rewrites the addresses that a style sheet at a path of the copy names.
    pub fn css(&self, sheet: &str, css: &str) -> String {
        let mut out = String::with_capacity(css.len());
        let mut rest = css;
        while let Some(at) = rest.find("url(") {
            let (before, after) = rest.split_at(at + 4);
            out.push_str(before);
            let end = after.find(')').unwrap_or(after.len());
            let written = after[..end].trim().trim_matches(['"', '\'']);
            match self.address(sheet, written) {
                Some(new) => out.extend(["\"", &new, "\""]),
                None => out.push_str(&after[..end]),
            }
            rest = &after[end..];
        }
        out.push_str(rest);
        out
    }

    /// Writes an address of the site as it is found from a file of the copy; `None` for one that leads elsewhere.
    fn address(&self, from: &str, address: &str) -> Option<String> {
        let inside = address.strip_prefix(self.base);
        // The site's address may be written without its last slash.
        let bare = self.base.trim_end_matches('/');
        let of_root = || address.strip_prefix(bare).filter(|rest| rest.starts_with(['#', '?']));
        let inside = inside.or_else(|| of_root().filter(|_| !bare.is_empty()))?;
        if inside.starts_with('/') && self.base == "/" {
            return None;
        }
        let path = &inside[..inside.find(['#', '?']).unwrap_or(inside.len())];
        let place = inside.find('#').map_or("", |at| &inside[at..]);
        let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
        let file = format!("{path}{index}");
        match self.files.contains(&file) {
            true => Some(format!("{}{place}", relative(from, &file))),
            false => Some(format!("{}{address}", self.origin)),
        }
    }
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
fn end_of_raw(markup: &str, name: &str) -> usize {
    let ends = markup.match_indices("</").map(|(at, _)| at);
    let is_own = |at: &usize| {
        let found = markup.get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    ends.into_iter().find(is_own).unwrap_or(markup.len())
}

/// Writes the path from one file to another of the same tree.
fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let folders = &folders[..folders.len() - 1];
    let parts: Vec<&str> = to.split('/').collect();
    let most = folders.len().min(parts.len() - 1);
    let shared = (0..most).take_while(|at| folders[*at] == parts[*at]).count();
    "../".repeat(folders.len() - shared) + &parts[shared..].join("/")
}

/// The few references that addresses in attributes are written with.
const REFERENCES: [(&str, &str); 9] = [
    ("&#x2f;", "/"),
    ("&#47;", "/"),
    ("&#x3d;", "="),
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#x27;", "'"),
    ("&#39;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
];

fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let plain = REFERENCES.iter().fold(value.to_owned(), |text, (from, to)| text.replace(from, to));
    Cow::Owned(plain.replace("&amp;", "&"))
}

fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::Copy;
    use proptest::prelude::*;

    fn copy(base: &'static str) -> Copy<'static> {
        let files = ["index.html", "tin/2022/a/index.html", "tep/a/b.jpg", "tep/a/b.jpg.320.webp"];
        let files = files.into_iter().map(str::to_owned).collect();
        Copy { base, origin: "https://x.example", files }
    }

    #[test]
    fn addresses_become_relative_in_any_quoting() {
        let at = "tin/2022/a/index.html";
        for (from, to) in [
            ("<a href=\"/\">", "<a href=\"../../../index.html\">"),
            ("<A HREF='/#x'>", "<A HREF='../../../index.html#x'>"),
            ("<a href=/tin/2022/a/#y>", "<a href=\"index.html#y\">"),
            (
                "<a class=b href = \"&#x2f;tep/a/b.jpg?1234\">",
                "<a class=b href = \"../../../tep/a/b.jpg\">",
            ),
            ("<a href=\"#z\">", "<a href=\"#z\">"),
            ("<a href=\"//y.example/\">", "<a href=\"//y.example/\">"),
            ("<a href=\"https://x.example/\">", "<a href=\"https://x.example/\">"),
            ("<a href=\"/gone/?a=1&amp;b\">", "<a href=\"https://x.example/gone/?a=1&amp;b\">"),
            (
                "<img srcset=\"/tep/a/b.jpg.320.webp 320w, /tep/a/b.jpg 640w\">",
                "<img srcset=\"../../../tep/a/b.jpg.320.webp 320w, ../../../tep/a/b.jpg 640w\">",
            ),
            ("<p title=\"<a href='/'>\">", "<p title=\"<a href='/'>\">"),
            ("<!-- <a href=\"/\"> -->", "<!-- <a href=\"/\"> -->"),
            ("<script>\"<a href='/'>\"</script>", "<script>\"<a href='/'>\"</script>"),
            ("<a\nhref\n=\n\"/\"/>", "<a\nhref\n=\n\"../../../index.html\"/>"),
            ("a < b <a href=\"/", "a < b <a href=\"../../../index.html\""),
        ] {
            assert_eq!(copy("/").html(at, from), to, "{from}");
        }
    }

    #[test]
    fn a_site_below_a_path_keeps_what_lies_beside_it() {
        let html = "<a href=\"/cong/ban/tin/2022/a/\"><a href=\"/cong/\"><a href=\"/cong/ban#x\">";
        let expected =
            "<a href=\"tin/2022/a/index.html\"><a href=\"/cong/\"><a href=\"index.html#x\">";
        assert_eq!(copy("/cong/ban/").html("index.html", html), expected);
    }

    #[test]
    fn style_sheets_are_rewritten_too() {
        let css = "a { src: url(/tep/a/b.jpg); b: url( '/tep/a/b.jpg' ); c: url(data:x) }";
        let expected =
            "a { src: url(\"../tep/a/b.jpg\"); b: url(\"../tep/a/b.jpg\"); c: url(data:x) }";
        assert_eq!(copy("/").css("assets/x.css", css), expected);
    }

    proptest! {
        #[test]
        fn what_holds_no_address_of_the_site_stays(html in "[a-z<>\"'=&; !/-]{0,80}") {
            let copy = Copy { base: "/nowhere/at/all/", origin: "https://x.example", files: Default::default() };
            let out = copy.html("index.html", &html);
            // A quote that is never closed is closed.
            prop_assert!(out == html || out.len() == html.len() + 1, "{html:?} {out:?}");
        }

        #[test]
        fn a_text_is_never_taken_for_markup(text in "\\PC{0,80}") {
            let text = text.replace('<', "");
            prop_assert_eq!(copy("/").html("index.html", &text), text);
        }
    }
}
