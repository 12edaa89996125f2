//! Addresses of a page made relative, so that it opens from a folder without a server.
//!
//! Rendered HTML is walked tag by tag, whatever theme made it; nothing but addresses is changed, in attributes and in styles. What
//! the copy does not hold gets its whole address on the living site. Of `<base>`, which would lead all of them away from the folder,
//! the address goes, after those of the page were found by it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::addresses::{candidates, has_scheme, in_quotes, joined, named, relative};
use super::markup::{Part, base_of, end_of_raw, escaped, tag_name, unescaped};

/// Attributes that hold one address.
const SINGLE: [&str; 11] = [
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "manifest",
    "xlink:href",
    "cite",
    "background",
    "longdesc",
];

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

/// A file of the copy that holds addresses.
#[derive(Clone)]
struct Spot<'f> {
    /// Its path from the root of the copy.
    file: &'f str,
    /// What relative addresses in it start from: a path on the host of the site, or a whole address.
    start: String,
    /// Whether `<base>` says so, and not the place of the file.
    is_said: bool,
}

impl Copy<'_> {
    /// Rewrites the addresses of the HTML page that lies at a path of the copy.
    pub fn html(&self, page: &str, html: &str) -> String {
        self.document(self.placed(page), html)
    }

    /// Rewrites a document whose addresses start from a place, unless it says another one itself.
    fn document(&self, placed: Spot<'_>, html: &str) -> String {
        // One that is empty says no more than the place does.
        let from = match base_of(html).filter(|said| !said.is_empty()) {
            Some(said) => {
                let start = joined(&placed.start, &said);
                let start = match start.strip_prefix(self.origin) {
                    Some("") => "/".to_owned(),
                    Some(path) if path.starts_with('/') => path.to_owned(),
                    _ => start,
                };
                Spot { start, is_said: true, ..placed }
            }
            None => placed,
        };
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
                    self.tag(&from, markup, &mut out)
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

    /// The path on the host from which relative addresses of a file start.
    fn start(&self, file: &str) -> String {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let end = if folder.is_empty() { "" } else { "/" };
        format!("{}{folder}{end}", self.base)
    }

    fn placed<'f>(&self, file: &'f str) -> Spot<'f> {
        Spot { file, start: self.start(file), is_said: false }
    }

    /// Takes over a tag, with the content that is text alone, and returns what follows.
    fn tag<'h>(&self, from: &Spot<'_>, markup: &'h str, out: &mut String) -> &'h str {
        let name = tag_name(markup);
        out.extend(["<", name]);
        let is = |word: &str| name.eq_ignore_ascii_case(word);
        let mut rest = &markup[1 + name.len()..];
        while !rest.is_empty() && !rest.starts_with('>') {
            let part = Part::of(rest);
            rest = part.rest;
            if is("base") && part.name.eq_ignore_ascii_case("href") {
                continue;
            }
            self.part(from, &part, out);
        }
        let is_raw = RAW.iter().any(|raw| is(raw));
        let end = if is_raw { end_of_raw(rest, name) } else { rest.len().min(1) };
        match is("style") {
            true => out.push_str(&self.styles(from, &rest[..end])),
            false => out.push_str(&rest[..end]),
        }
        &rest[end..]
    }

    /// Takes over an attribute, or what stands between two.
    fn part(&self, from: &Spot<'_>, part: &Part<'_>, out: &mut String) {
        out.extend([part.name, part.equals]);
        let Some((value, quote)) = part.value else { return };
        let rewritten = self.value(from, &part.name.to_ascii_lowercase(), value);
        match (quote, &rewritten) {
            (None, Cow::Owned(new)) => out.extend(["\"", new, "\""]),
            (quote, value) => {
                out.extend(quote);
                out.push_str(value);
                out.extend(quote);
            }
        }
    }

    /// Rewrites the value of an attribute; what needs no change is given back as it was written.
    fn value<'v>(&self, from: &Spot<'_>, name: &str, value: &'v str) -> Cow<'v, str> {
        let plain = unescaped(value);
        let rewritten = match name {
            name if SINGLE.contains(&name) => self.address(from, plain.trim()),
            name if SEVERAL.contains(&name) => self.candidates(from, &plain),
            "style" => Some(self.styles(from, &plain)).filter(|new| *new != plain),
            "content" => self.refresh(from, &plain),
            "srcdoc" => Some(self.document(from.clone(), &plain)).filter(|new| *new != plain),
            _ => None,
        };
        rewritten.map_or(Cow::Borrowed(value), |new| Cow::Owned(escaped(&new)))
    }

    fn candidates(&self, from: &Spot<'_>, list: &str) -> Option<String> {
        let mut is_changed = false;
        let each = candidates(list).into_iter().map(|(address, size)| {
            let new = self.address(from, address);
            is_changed |= new.is_some();
            format!("{} {size}", new.as_deref().unwrap_or(address)).trim_end().to_owned()
        });
        let all: Vec<String> = each.collect();
        is_changed.then(|| all.join(", "))
    }

    /// Rewrites the address that a page is to lead on to after some seconds: `0; url=/x/`.
    fn refresh(&self, from: &Spot<'_>, content: &str) -> Option<String> {
        let (seconds, to) = content.split_once([';', ','])?;
        let seconds = seconds.trim();
        let is_number = !seconds.is_empty() && seconds.bytes().all(|byte| byte.is_ascii_digit());
        let (word, address) = to.split_once('=').filter(|_| is_number)?;
        let address = address.trim().trim_matches(['"', '\'']);
        let is_url = word.trim().eq_ignore_ascii_case("url");
        let new = self.address(from, address).filter(|_| is_url)?;
        Some(format!("{seconds}; url={new}"))
    }

    /// Rewrites the addresses that a style sheet at a path of the copy names.
    pub fn css(&self, sheet: &str, css: &str) -> String {
        self.styles(&self.placed(sheet), css)
    }

    fn styles(&self, from: &Spot<'_>, css: &str) -> String {
        let mut out = String::with_capacity(css.len());
        let mut end = 0;
        for (at, named) in named(css) {
            out.push_str(&css[end..at]);
            match self.address(from, &named.address) {
                Some(new) => out.extend([named.start, &in_quotes(&new)]),
                None => out.push_str(named.whole),
            }
            end = at + named.whole.len();
        }
        out.push_str(&css[end..]);
        out
    }

    /// Writes an address as it is found from a file of the copy; `None` where it can stay.
    fn address(&self, from: &Spot<'_>, address: &str) -> Option<String> {
        let is_place = address.is_empty() || address.starts_with('#');
        if (is_place && !from.is_said) || has_scheme(address) {
            return None;
        }
        // Without a server no scheme goes without saying.
        if address.starts_with("//") {
            let scheme = self.origin.split_once(':').map_or("https", |(scheme, _)| scheme);
            return Some(format!("{scheme}:{address}"));
        }
        let whole = joined(&from.start, address);
        if has_scheme(&whole) {
            return Some(whole);
        }
        let new = self.own(from.file, &whole);
        new.filter(|new| new != address)
    }

    /// Writes a path on the site's host as it is found from a file of the copy.
    fn own(&self, from: &str, path: &str) -> Option<String> {
        let inside = path.strip_prefix(self.base);
        // The site's address may be written without its last slash.
        let bare = self.base.trim_end_matches('/');
        let of_root = || path.strip_prefix(bare).filter(|rest| rest.starts_with(['#', '?']));
        let Some(inside) = inside.or_else(|| of_root().filter(|_| !bare.is_empty())) else {
            return Some(format!("{}{path}", self.origin));
        };
        let name = &inside[..inside.find(['#', '?']).unwrap_or(inside.len())];
        let place = inside.find('#').map_or("", |at| &inside[at..]);
        let index = if name.is_empty() || name.ends_with('/') { "index.html" } else { "" };
        let file = format!("{name}{index}");
        match self.files.contains(&file) {
            true => Some(format!("{}{place}", relative(from, &file))),
            false => Some(format!("{}{path}", self.origin)),
        }
    }
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
            ("<a href=\"//y.example/\">", "<a href=\"https://y.example/\">"),
            ("<a href=\"./\">", "<a href=\"index.html\">"),
            ("<a href=\"../../../\">", "<a href=\"../../../index.html\">"),
            ("<img src=\"../../../tep/a/b.jpg\">", "<img src=\"../../../tep/a/b.jpg\">"),
            ("<a href=\"../b/?c#d\">", "<a href=\"https://x.example/tin/2022/b/?c#d\">"),
            ("<a href=\"mailto:a@b\">", "<a href=\"mailto:a@b\">"),
            ("<q cite='/'>", "<q cite='../../../index.html'>"),
            (
                "<meta http-equiv=refresh content='0; URL=/'>",
                "<meta http-equiv=refresh content='0; url=../../../index.html'>",
            ),
            ("<meta content='2022; tin=/'>", "<meta content='2022; tin=/'>"),
            (
                "<p style=\"background: url('/tep/a/b.jpg')\">",
                "<p style=\"background: url(&quot;../../../tep/a/b.jpg&quot;)\">",
            ),
            (
                "<style>@import '/x.css'; a { b: URL(/tep/a/b.jpg) }</style>",
                "<style>@import \"https://x.example/x.css\"; a { b: URL(\"../../../tep/a/b.jpg\") }</style>",
            ),
            ("<a href=\"https://x.example/\">", "<a href=\"https://x.example/\">"),
            ("<a href=\"/gone/?a=1&amp;b\">", "<a href=\"https://x.example/gone/?a=1&amp;b\">"),
            (
                "<img srcset=\"/tep/a/b.jpg.320.webp 320w, /tep/a/b.jpg 640w\">",
                "<img srcset=\"../../../tep/a/b.jpg.320.webp 320w, ../../../tep/a/b.jpg 640w\">",
            ),
            (
                "<img srcset=\"data:image/png;base64,AA== 1x,/tep/a/b.jpg 2x\">",
                "<img srcset=\"data:image/png;base64,AA== 1x, ../../../tep/a/b.jpg 2x\">",
            ),
            (
                "<iframe srcdoc=\"<a href='/'>x&nbsp;y</a>\">",
                "<iframe srcdoc=\"&lt;a href=&#39;../../../index.html&#39;>x&amp;nbsp;y&lt;/a>\">",
            ),
            (
                "<iframe srcdoc='&#60;img src=&#34;/tep/a/b.jpg&#34;&#x3E;'></iframe>",
                "<iframe srcdoc='&lt;img src=&quot;../../../tep/a/b.jpg&quot;>'></iframe>",
            ),
            (
                "<iframe srcdoc=\"<base href='/'><img src=tep/a/b.jpg>\">",
                "<iframe srcdoc=\"&lt;base >&lt;img src=&quot;../../../tep/a/b.jpg&quot;>\">",
            ),
            ("<iframe srcdoc=\"<b>x&nbsp;y\">", "<iframe srcdoc=\"<b>x&nbsp;y\">"),
            ("<base href=\"\"><a href=\"#x\">", "<base ><a href=\"#x\">"),
            ("<base href=' '><a href='/'>", "<base ><a href='../../../index.html'>"),
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
    fn what_base_said_is_where_addresses_start_and_goes() {
        let at = "tin/2022/a/index.html";
        for (base, address, to) in [
            ("/", "tep/a/b.jpg", "../../../tep/a/b.jpg"),
            ("/", "#x", "../../../index.html#x"),
            ("https://y.example/z/", "b", "https://y.example/z/b"),
            ("https://x.example/", "/", "../../../index.html"),
        ] {
            let html = format!("<BASE href=\"{base}\" target=_top><a href=\"{address}\">");
            let expected = format!("<BASE  target=_top><a href=\"{to}\">");
            assert_eq!(copy("/").html(at, &html), expected, "{base} {address}");
        }
    }

    #[test]
    fn a_site_below_a_path_keeps_what_lies_beside_it() {
        let html = "<a href=\"/cong/ban/tin/2022/a/\"><a href=\"/cong/\"><a href=\"/cong/ban#x\">";
        let expected = "<a href=\"tin/2022/a/index.html\"><a href=\"https://x.example/cong/\"><a href=\"index.html#x\">";
        assert_eq!(copy("/cong/ban/").html("index.html", html), expected);
    }

    #[test]
    fn a_page_that_is_no_folder_keeps_its_places_whatever_an_empty_base_says() {
        let html = "<base href=\"\"><a href=\"#x\"><a href=\"\">";
        let expected = "<base ><a href=\"#x\"><a href=\"\">";
        assert_eq!(copy("/").html("x.html", html), expected);
    }

    #[test]
    fn pictures_of_a_set_are_found_whether_they_are_called_addresses_or_not() {
        for (from, to) in [
            (
                "a { b: image-set('/tep/a/b.jpg' 1x, url(/tep/a/b.jpg) type(\"/tep/a/b.jpg\") 2x) }",
                "a { b: image-set(\"../tep/a/b.jpg\" 1x, url(\"../tep/a/b.jpg\") type(\"/tep/a/b.jpg\") 2x) }",
            ),
            (
                "b: -WebKit-Image-Set( \"/tep/a/b.jpg\" 1x)",
                "b: -WebKit-Image-Set( \"../tep/a/b.jpg\" 1x)",
            ),
            // After the set, and in a text, a quote is no address.
            (
                "b: image-set('/x' 1x); c: '/tep/a/b.jpg'",
                "b: image-set(\"https://x.example/x\" 1x); c: '/tep/a/b.jpg'",
            ),
            (
                "c: \"url(/tep/a/b.jpg) \\\" @import '/x'\"",
                "c: \"url(/tep/a/b.jpg) \\\" @import '/x'\"",
            ),
            ("c: url(\\2f tep/a/b\\.jpg)", "c: url(\"../tep/a/b.jpg\")"),
            ("c: image-set('/tep/a/b.jpg", "c: image-set('/tep/a/b.jpg"),
            ("/* image-set( */ c: '/tep/a/b.jpg'", "/* image-set( */ c: '/tep/a/b.jpg'"),
        ] {
            assert_eq!(copy("/").css("assets/x.css", from), to, "{from}");
        }
    }

    #[test]
    fn style_sheets_are_rewritten_too() {
        let css = "a { src: url(/tep/a/b.jpg); b: url( '/tep/a/b.jpg' ); c: url(data:x) }";
        let expected =
            "a { src: url(\"../tep/a/b.jpg\"); b: url(\"../tep/a/b.jpg\" ); c: url(data:x) }";
        assert_eq!(copy("/").css("assets/x.css", css), expected);
    }

    proptest! {
        #[test]
        fn what_holds_no_address_stays(html in "[a-z<>\"'=&; !/-]{0,80}") {
            let copy = Copy { base: "/nowhere/at/all/", origin: "https://x.example", files: Default::default() };
            let out = copy.html("index.html", &html);
            // A quote that is never closed is closed.
            prop_assert!(out == html || out.len() == html.len() + 1, "{html:?} {out:?}");
        }

        #[test]
        fn a_style_sheet_without_an_address_stays(css in "[a-z(){}'\"\\\\@*/;: -]{0,60}") {
            prop_assume!(!css.contains("url(") && !css.contains("@import"));
            prop_assert_eq!(copy("/").css("assets/x.css", &css), css);
        }

        #[test]
        fn a_text_is_never_taken_for_markup(text in "\\PC{0,80}") {
            let text = text.replace('<', "");
            prop_assert_eq!(copy("/").html("index.html", &text), text);
        }
    }
}
