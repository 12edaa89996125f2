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

/// The longest mark, in bytes.
const MOST_OPEN: usize = 256 << 10;

/// The words of cells by their numbers.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
    open: Open,
    /// The words of the cell that is read, and whether those that follow are some.
    words: String,
    is_text: bool,
}

impl Strings {
    /// Takes the XML that follows; nothing more where it ends.
    pub(super) fn take(&mut self, xml: &str) {
        let whole = self.open.take(xml);
        for mark in Marks(&whole) {
            match mark.name {
                "si" => self.words.clear(),
                "t" => self.is_text = !mark.is_empty,
                // How words are pronounced is not what they are.
                "/t" | "rPh" => self.is_text = false,
                "/si" => self.push(),
                _ => {}
            }
            if self.is_text && self.words.len() <= LONGEST {
                self.words.push_str(mark.behind);
            }
        }
    }

    fn push(&mut self) {
        if self.ends.len() < MOST_STRINGS {
            if self.words.len() <= LONGEST && self.text.len() < MOST {
                self.text.push_str(&self.words);
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

/// A table that goes by.
pub(super) struct Sheet<'s> {
    strings: &'s Strings,
    open: Open,
    sort: Sort,
    value: String,
    is_value: bool,
}

impl<'s> Sheet<'s> {
    pub(super) fn new(strings: &'s Strings) -> Self {
        let (open, value) = (Open::default(), String::new());
        Self { strings, open, sort: Sort::Number, value, is_value: false }
    }

    /// Takes the XML that follows, nothing more where it ends, and returns its rows, each cell by its words.
    pub(super) fn take(&mut self, xml: &str) -> String {
        let mut rows = String::new();
        let whole = self.open.take(xml);
        for mark in Marks(&whole) {
            match mark.name {
                "c" => (self.sort, self.is_value) = (Sort::of(mark.attributes), false),
                "v" | "t" => {
                    self.is_value = !mark.is_empty;
                    self.value.clear();
                }
                "/v" | "/t" => {
                    self.is_value = false;
                    let words = self.words().chars();
                    rows.extend(words.map(|it| if it.is_control() { ' ' } else { it }));
                }
                "/c" => rows.push(CELL),
                "row" | "/row" => rows.push(ROW),
                _ => {}
            }
            if self.is_value && self.value.len() <= LONGEST {
                self.value.push_str(mark.behind);
            }
        }
        rows
    }

    /// Returns the words of the cell that was read.
    fn words(&self) -> &str {
        let shared = || self.strings.get(self.value.parse().ok()?);
        match self.sort {
            Sort::Shared => shared().unwrap_or_default(),
            Sort::Own | Sort::Number => &self.value,
        }
    }
}

/// XML that goes by, of which the last mark may not be whole.
#[derive(Default)]
struct Open(String);

impl Open {
    /// Returns what is whole, up to a mark; all where nothing follows.
    fn take(&mut self, xml: &str) -> String {
        self.0.push_str(xml);
        let is_too_long = self.0.len() > MOST_OPEN;
        let last = self.0.rfind('<').filter(|_| !xml.is_empty());
        let rest = last.map_or_else(String::new, |at| self.0.split_off(at));
        let whole = std::mem::replace(&mut self.0, rest);
        // What never ends is no XML.
        if is_too_long && whole.is_empty() {
            self.0.clear();
        }
        whole
    }
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
    use super::{Sheet, Strings};
    use crate::ground::text::plain::{CELL, ROW};

    /// Whatever the pieces, the rows are the same.
    fn rows(strings: &str, sheet: &str) -> String {
        let all = [1, 7, 1 << 10].map(|len| {
            let pieces = |xml: &str| -> Vec<String> {
                let letters: Vec<char> = xml.chars().collect();
                let pieces = letters.chunks(len).map(|piece| piece.iter().collect());
                pieces.chain([String::new()]).collect()
            };
            let mut known = Strings::default();
            pieces(strings).iter().for_each(|piece| known.take(piece));
            let mut rows = Sheet::new(&known);
            pieces(sheet).iter().map(|piece| rows.take(piece)).collect::<String>()
        });
        assert!(all.iter().all(|it| *it == all[0]), "{sheet}: {all:?}");
        all[0].replace(CELL, "|").replace(ROW, "/")
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
                "||",
            ),
            ("<row><c t=\"s\"><v>0", "/"),
        ] {
            assert_eq!(rows(strings, sheet), wanted, "{sheet}");
        }
    }
}
