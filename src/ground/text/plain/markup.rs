//! XML and HTML: the marks fall away, so that a name is whole whose letters have different looks.

use super::{CELL, ROW, escape, sheet_head};

/// The longest mark that is waited for, in bytes.
const LONGEST: usize = 64 << 10;

/// Elements that end a paragraph.
const PARAGRAPHS: [&str; 11] =
    ["/w:p", "/a:p", "/text:p", "/text:h", "/p", "/li", "/div", "/h1", "/h2", "/h3", "/text"];

/// Elements that are a break within a line.
const BREAKS: [&str; 6] = ["w:br", "a:br", "text:line-break", "text:s", "br", "/tspan"];

/// Elements that are a cell, or leave as much room; the strings of all sheets of Excel stand beside one another.
const CELLS: [&str; 13] = [
    "/si",
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
    /// Whether it is in a header or footer of a sheet.
    is_sheet_head: bool,
    /// The formula of a cell that is read.
    formula: Option<String>,
    /// Words that stand in marks or are put together by formulas, each behind a [`ROW`]. They are said where no other is cut
    /// by them.
    aside: String,
}

/// Tells how many bytes of a mark have to be there before it is read.
pub(super) fn ahead(rest: &str) -> usize {
    let end = if rest.starts_with("<!--") { "-->" } else { ">" };
    let is_short = rest.len() < LONGEST && rest.len() > 16 && !rest.contains(end);
    if is_short { LONGEST } else { 16 }
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
        if let Some(formula) = self.formula.as_mut().filter(|it| it.len() < LONGEST) {
            formula.push_str(text);
        }
    }

    /// Reads what a sign begins that stands between marks: the end of letters that stand as they are behind `<![CDATA[`, and
    /// what a header of a sheet has beside words.
    pub(super) fn sign(&self, rest: &str) -> Option<(String, usize)> {
        let of_head = || self.is_sheet_head.then(|| sheet_head::sign(rest)).flatten();
        rest.starts_with("]]>").then(|| (String::new(), 3)).or_else(of_head)
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
        let name = mark.split_ascii_whitespace().next().unwrap_or_default();
        self.named(name, words);
        let is_start = !name.starts_with('/') && !rest[..len].ends_with("/>");
        self.enter(name.split_once(':').map_or(name, |(_, local)| local), is_start);
        if let Some(plain) = escape::in_mark(mark) {
            self.aside.extend([&*ROW.to_string(), &plain]);
        }
        if self.aside.len() > LONGEST {
            self.tell_aside(words);
        }
        len
    }

    /// Takes note of where the text behind a mark stands.
    fn enter(&mut self, name: &str, is_start: bool) {
        let name = name.trim_start_matches('/');
        if sheet_head::is_sheet_head(name) {
            self.is_sheet_head = is_start;
        }
        if name == "f" {
            let formula = std::mem::replace(&mut self.formula, is_start.then(String::new));
            // The words of a formula follow one another in whatever it does with them: CONCATENATE("Lê"," An").
            let formula = formula.unwrap_or_default().replace("&quot;", "\"");
            let words = formula.split('"').skip(1).step_by(2);
            if formula.contains('"') {
                self.aside.push(ROW);
                self.aside.extend(words);
            }
        }
    }

    /// Says what was kept aside, as rows of their own.
    pub(super) fn tell_aside(&mut self, words: &mut String) {
        if !self.aside.is_empty() {
            words.push_str(&std::mem::take(&mut self.aside));
            words.push(ROW);
        }
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
        if said == ROW {
            self.tell_aside(words);
        }
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
