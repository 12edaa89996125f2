//! The rows of an Excel workbook: a cell holds the number of its words, which stand elsewhere, in the order of first use.
//!
//! Only what a name may stand in is kept of those words. Numbers that lead nowhere, and whatever else a file may lie about,
//! give no words.

use std::ops::Range;

use crate::ground::text::plain::{CELL, ROW};

/// Longer words of a cell are seen where they stand, and hold no single part of a name.
const LONGEST: usize = 200;

/// The most bytes of words that are kept, and the most words.
const MOST: usize = 16 << 20;
const MOST_STRINGS: usize = 2 << 20;

/// How many bytes of rows are shown at once.
const PIECE: usize = 64 << 10;

/// The words of cells by their numbers.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Reads the words of all cells.
    pub(super) fn of(xml: &str) -> Self {
        let (mut strings, mut words, mut is_text) = (Self::default(), String::new(), false);
        for mark in Marks(xml) {
            match mark.name {
                "si" => words.clear(),
                "t" => is_text = !mark.is_empty,
                "/t" => is_text = false,
                // How words are pronounced is not what they are.
                "rPh" => is_text = false,
                "/si" => strings.push(&words),
                _ => {}
            }
            if is_text && words.len() <= LONGEST {
                words.push_str(mark.behind);
            }
        }
        strings
    }

    fn push(&mut self, words: &str) {
        if self.ends.len() < MOST_STRINGS {
            if words.len() <= LONGEST && self.text.len() < MOST {
                self.text.push_str(words);
            }
            self.ends.extend(u32::try_from(self.text.len()));
        }
    }

    fn get(&self, no: usize) -> Option<&str> {
        let end = *self.ends.get(no)? as usize;
        let start = no.checked_sub(1).map_or(0, |no| self.ends[no] as usize);
        self.text.get(Range { start, end })
    }
}

/// Shows the rows of a table, each cell by its words.
pub(super) fn show_rows(xml: &str, strings: &Strings, show: &mut dyn FnMut(&str)) {
    let (mut rows, mut value, mut sort, mut is_value) =
        (ROW.to_string(), String::new(), Sort::Number, false);
    for mark in Marks(xml) {
        match mark.name {
            "c" => (sort, is_value) = (Sort::of(mark.attributes), false),
            "v" | "t" => (is_value, value) = (!mark.is_empty, String::new()),
            "/v" | "/t" => {
                is_value = false;
                let words = match sort {
                    Sort::Shared => value.parse().ok().and_then(|no: usize| strings.get(no)),
                    Sort::Own | Sort::Number => Some(value.as_str()),
                };
                let words = words.unwrap_or_default();
                rows.extend(words.chars().map(|it| if it.is_control() { ' ' } else { it }));
            }
            "/c" => rows.push(CELL),
            "/row" => rows.push(ROW),
            _ => {}
        }
        if is_value && value.len() <= LONGEST {
            value.push_str(mark.behind);
        }
        if rows.len() > PIECE {
            show(&rows);
            rows.clear();
        }
    }
    show(&rows);
}

/// What the value of a cell is.
#[derive(Clone, Copy)]
enum Sort {
    /// The number of words that stand elsewhere.
    Shared,
    /// Its own words.
    Own,
    Number,
}

impl Sort {
    fn of(attributes: &str) -> Self {
        let has = |sort: &str| {
            attributes.contains(&format!(" t=\"{sort}\""))
                || attributes.contains(&format!(" t='{sort}'"))
        };
        match () {
            () if has("s") => Self::Shared,
            () if has("str") || has("inlineStr") => Self::Own,
            () => Self::Number,
        }
    }
}

/// The marks of XML, each with the text behind it.
struct Marks<'x>(&'x str);

struct Mark<'x> {
    /// Without what stands before a colon.
    name: &'x str,
    attributes: &'x str,
    is_empty: bool,
    behind: &'x str,
}

impl<'x> Iterator for Marks<'x> {
    type Item = Mark<'x>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.0.find('<')? + 1;
        let len = self.0[start..].find('>')?;
        let mark = &self.0[start..start + len];
        self.0 = &self.0[start + len + 1..];
        let inside = mark.trim_end_matches('/');
        let end = inside.find(|it: char| it.is_ascii_whitespace()).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(end);
        let behind = &self.0[..self.0.find('<').unwrap_or(self.0.len())];
        Some(Mark { name: local(name), attributes, is_empty: mark.ends_with('/'), behind })
    }
}

/// Takes off what stands before a colon: `/x:row` is `/row`. No names of cells are alike but for the slash.
fn local(name: &str) -> &str {
    let Some((prefix, local)) = name.split_once(':') else { return name };
    match prefix.starts_with('/') {
        // The slash has to stay, and stands where the colon is not.
        true => ["/row", "/c", "/v", "/t", "/si"]
            .into_iter()
            .find(|it| it[1..] == *local)
            .unwrap_or(local),
        false => local,
    }
}

#[cfg(test)]
mod tests {
    use super::{Strings, show_rows};
    use crate::ground::text::plain::{CELL, ROW};

    fn rows(strings: &str, sheet: &str) -> String {
        let mut rows = String::new();
        show_rows(sheet, &Strings::of(strings), &mut |it| rows.push_str(it));
        rows.replace(CELL, "|").replace(ROW, "/")
    }

    #[test]
    fn cells_are_shown_by_their_words() {
        let strings = "<sst><si><t>Nguyễn Hòa</t></si><si><r><t>Trần</t></r><r><t xml:space=\"preserve\"> Thị</t></r>\
            <rPh><t>x</t></rPh></si><si><t/></si><si><t>Đạt</t></si></sst>";
        for (sheet, wanted) in [
            (
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>7</v></c><c r=\"C1\" t=\"s\"><v>3</v></c></row>",
                "/Nguyễn Hòa|7|Đạt|/",
            ),
            (
                "<x:row><x:c t='s'><x:v>1</x:v></x:c><x:c t=\"s\"><x:v>2</x:v></x:c></x:row>",
                "/Trần Thịx||/",
            ),
            (
                "<row><c t=\"inlineStr\"><is><t>Lê\nAn</t></is></c><c t=\"str\"><f>A</f><v>Bình</v></c><c/></row>",
                "/Lê An|Bình|/",
            ),
            // What leads nowhere.
            (
                "<c t=\"s\"><v>4</v></c><c t=\"s\"><v>-1</v><c t=\"s\"><v>99999999999999999999</v></c>",
                "/||",
            ),
            ("<row><c t=\"s\"><v>0", "/"),
        ] {
            assert_eq!(rows(strings, sheet), wanted, "{sheet}");
        }
    }
}
