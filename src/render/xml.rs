//! XML for feeds and site maps, through one helper that escapes.

use std::fmt::Write as _;

/// A document of XML that is being written, one element a line.
pub struct Xml {
    out: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// Starts a document.
    pub fn new() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Opens an element that holds others.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push_str(">\n");
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            let _infallible = writeln!(self.out, "</{name}>");
        }
    }

    /// Writes an element that holds words.
    pub fn words(&mut self, name: &'static str, attributes: &[(&str, &str)], words: &str) {
        self.start(name, attributes);
        let _infallible = writeln!(self.out, ">{}</{name}>", escape(words));
    }

    /// Writes an element that holds nothing.
    pub fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push_str("/>\n");
    }

    /// Ends the document.
    pub fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.out.into_bytes()
    }

    fn start(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.indent();
        let _infallible = write!(self.out, "<{name}");
        for (key, value) in attributes {
            let _infallible = write!(self.out, " {key}=\"{}\"", escape(value));
        }
    }

    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n("  ", self.open.len()));
    }
}

impl Default for Xml {
    fn default() -> Self {
        Self::new()
    }
}

/// Escapes text for an element or an attribute, and drops what XML 1.0 cannot hold.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\r' | '\t' => escaped.push(' '),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// Escapes text for HTML, in an element or an attribute; line breaks stay.
pub fn escape_html(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped.into()
}

/// Turns what [`escape_html`] wrote back into the text.
pub fn unescape_html(escaped: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(escaped.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::{Xml, escape, escape_html, unescape_html};

    #[test]
    fn what_is_escaped_comes_back() {
        let text = "\"<b>\" & '&lt;' &amp;amp;";
        assert_eq!(unescape_html(&escape_html(text)), text);
    }

    #[test]
    fn words_cannot_leave_their_element() {
        let mut xml = Xml::new();
        xml.open("a", &[("k", "\"<&")]);
        xml.words("b", &[], "</b>]]>\u{0}&");
        let text = String::from_utf8(xml.finish()).expect("it is text");
        assert!(text.contains("<a k=\"&quot;&lt;&amp;\">"));
        assert!(text.contains("<b>&lt;/b&gt;]]&gt;&amp;</b>"));
        assert_eq!(escape("một\ndòng"), "một dòng");
    }
}
