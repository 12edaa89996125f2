//! XML and HTML: the marks fall away, so that a name is whole whose letters have different looks.

use super::{CELL, ROW};
use crate::ground::text::address::wholly_decoded;

/// The longest mark that is waited for, in bytes.
const LONGEST: usize = 64 << 10;

/// Elements that end a paragraph.
const PARAGRAPHS: [&str; 12] = [
    "/w:p", "/a:p", "/text:p", "/text:h", "/p", "/li", "/div", "/h1", "/h2", "/h3", "/text", "/si",
];

/// Elements that are a break within a line.
const BREAKS: [&str; 6] = ["w:br", "a:br", "text:line-break", "text:s", "br", "/tspan"];

/// Elements that are a cell, or leave as much room.
const CELLS: [&str; 12] = [
    "w:tc",
    "/w:tc",
    "a:tc",
    "/a:tc",
    "td",
    "/td",
    "th",
    "/th",
    "table:table-cell",
    "/table:table-cell",
    "w:tab",
    "text:tab",
];

/// Elements that are a row of a table; those with a slash end it.
const ROWS: [&str; 8] =
    ["w:tr", "/w:tr", "a:tr", "/a:tr", "tr", "/tr", "table:table-row", "/table:table-row"];

/// What is known of the text up to a place.
#[derive(Default)]
pub(super) struct Markup {
    /// In how many rows it is: within one a paragraph is no line.
    rows: usize,
    /// Whether it was taken out by somebody whose changes are kept.
    is_deleted: bool,
    /// The words of the paragraph without those that were taken out; none where all stand.
    shown: String,
    has_deleted: bool,
}

/// Tells how many bytes of a mark have to be there before it is read.
pub(super) fn ahead(rest: &str) -> usize {
    let end = if rest.starts_with("<!--") { "-->" } else { ">" };
    let is_short = rest.len() < LONGEST && rest.len() > 16 && !rest.contains(end);
    if is_short { LONGEST } else { 16 }
}

/// Reads the end of letters that stand as they are, which begin with `<![CDATA[`.
pub(super) fn end_of_raw(rest: &str) -> Option<(String, usize)> {
    rest.starts_with("]]>").then(|| (String::new(), 3))
}

/// Reads a code of the head or foot of an Excel page, `&amp;C`, `&amp;"Times New Roman,Bold"`, `&amp;14`, `&amp;K000000`: a
/// blank for what stands elsewhere on the page or for what is counted, nothing for a look of letters.
pub(super) fn code(rest: &str) -> Option<(String, usize)> {
    const SIGN: &str = "&amp;";
    let code = rest.strip_prefix(SIGN)?;
    let (said, len) = match code.as_bytes() {
        [b'L' | b'C' | b'R' | b'P' | b'N' | b'D' | b'T' | b'F' | b'A' | b'Z' | b'G', ..] => {
            (" ", 1)
        }
        [b'B' | b'I' | b'U' | b'E' | b'S' | b'X' | b'Y', ..] => ("", 1),
        [b'K', digits @ ..] => {
            let len = digits.iter().take(6).take_while(|it| it.is_ascii_hexdigit()).count();
            ("", if len == 6 { 7 } else { return None })
        }
        [b'"', ..] => ("", 2 + code[1..].find('"').filter(|len| *len < 80)?),
        [b'0'..=b'9', ..] => ("", code.bytes().take_while(u8::is_ascii_digit).count()),
        _ => return None,
    };
    Some((said.to_owned(), SIGN.len() + len))
}

impl Markup {
    /// Takes words that were said.
    pub(super) fn said(&mut self, text: &str) {
        if self.shown.len() > LONGEST {
            self.shown.clear();
        }
        if !self.is_deleted {
            self.shown.push_str(text);
        }
    }

    /// Reads a mark, and tells how long it is.
    pub(super) fn mark(&mut self, rest: &str, words: &mut String) -> usize {
        if rest.starts_with("<![CDATA[") {
            return "<![CDATA[".len();
        }
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        let Some(len) = rest.find(end).map(|at| at + end.len()) else {
            words.push_str(rest);
            return rest.len();
        };
        let mark = rest[1..len - 1].trim_end_matches('/');
        // Where a link leads stands in its attributes.
        if mark.contains('%') {
            words.extend([&ROW.to_string(), &*wholly_decoded(mark), &ROW.to_string()]);
        }
        let name = mark.split_ascii_whitespace().next().unwrap_or_default();
        self.named(name, words);
        len
    }

    fn named(&mut self, name: &str, words: &mut String) {
        let is = |names: &[&str]| names.contains(&name);
        let said = if is(&ROWS) {
            self.rows = match name.starts_with('/') {
                true => self.rows.saturating_sub(1),
                false => self.rows + 1,
            };
            ROW
        } else if is(&CELLS) {
            CELL
        } else if is(&PARAGRAPHS) && self.rows == 0 {
            ROW
        } else if is(&BREAKS) || is(&PARAGRAPHS) {
            ' '
        } else {
            match name {
                "w:delText" => (self.is_deleted, self.has_deleted) = (true, true),
                "/w:delText" => self.is_deleted = false,
                _ => {}
            }
            return;
        };
        words.push(said);
        if is(&PARAGRAPHS) {
            self.end_paragraph(words);
        }
        self.said(&said.to_string());
    }

    /// Says the paragraph once more as it is shown, where words were taken out of its middle.
    fn end_paragraph(&mut self, words: &mut String) {
        if std::mem::take(&mut self.has_deleted) {
            words.push(ROW);
            words.push_str(&self.shown);
            words.push(ROW);
        }
        self.shown.clear();
    }
}
