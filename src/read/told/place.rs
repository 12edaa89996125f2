//! The words of a block in the one form that texts are looked through in, with the places that they were read from.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::ground::text::bare::is_single;

/// A line as it is put together from the pieces of a block.
#[derive(Default)]
pub(super) struct Line {
    text: String,
    parts: Vec<Part>,
    /// Whether some of its words stand otherwise in the file: with escapes, or with signs of Markdown in them.
    is_rewritten: bool,
}

/// A part of a line.
struct Part {
    /// Where it begins in the line.
    start: usize,
    /// Where it was read from.
    from: Range<usize>,
    /// Whether it stands there byte for byte.
    is_same: bool,
}

impl Line {
    /// Returns its text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Empties it.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.parts.clear();
        self.is_rewritten = false;
    }

    /// Adds what was read from a place.
    pub(super) fn push(&mut self, text: &str, from: Range<usize>) {
        if has_marks(text) && from.len() == text.len() {
            self.push_composed(text, from.start);
        } else {
            let is_same = from.len() == text.len();
            self.is_rewritten |= !is_same || self.goes_on(text, from.start);
            self.parts.push(Part { start: self.text.len(), from, is_same });
            self.text.push_str(text);
        }
    }

    /// Adds the blank that a break of the file is.
    pub(super) fn push_break(&mut self, from: Range<usize>) {
        self.is_rewritten |= is_single(self.text.trim_end().chars().rev());
        self.push(" ", from);
    }

    /// Adds a blank that stands nowhere: what ends before it ends where it was read.
    pub(super) fn push_blank(&mut self) {
        let end = self.parts.last().map_or(0, |part| part.from.end);
        self.is_rewritten |= is_single(self.text.trim_end().chars().rev());
        self.parts.push(Part { start: self.text.len(), from: end..end, is_same: false });
        self.text.push(' ');
    }

    /// Returns where it stands in the file, where all its words stand there letter by letter.
    pub(super) fn same_in_file(&self) -> Option<Range<usize>> {
        let start = self.parts.first().map_or(0, |part| part.from.start);
        let end = self.parts.last().map_or(0, |part| part.from.end);
        (!self.is_rewritten).then_some(start..end)
    }

    /// Tells whether what is added goes on with words that stand elsewhere in the file: a word of which a part is bold, one
    /// with its blank behind that, or one whose letters stand apart.
    fn goes_on(&self, text: &str, from: usize) -> bool {
        let is_letter = |it: &u8| it.is_ascii_alphanumeric() || !it.is_ascii();
        self.parts.last().is_some_and(|part| part.from.end != from)
            && (self.text.as_bytes().last().is_some_and(is_letter)
                || is_single(self.text.trim_end().chars().rev())
                || is_single(text.trim_start().chars()))
    }

    /// Adds a text with marks of their own, letter by letter, so that the place of each is known.
    fn push_composed(&mut self, text: &str, at: usize) {
        self.is_rewritten = true;
        let mut start = 0;
        while start < text.len() {
            let mut letters = text[start..].char_indices().skip(1);
            let end = letters
                .find(|(_, c)| !is_combining_mark(*c))
                .map_or(text.len(), |(len, _)| start + len);
            let from = at + start..at + end;
            self.parts.push(Part { start: self.text.len(), from, is_same: false });
            self.text.extend(text[start..end].nfc());
            start = end;
        }
    }

    /// Returns where a range of the text lies in the file; near it, where signs of Markdown were taken out.
    pub(super) fn at(&self, range: &Range<usize>) -> Range<usize> {
        self.place(range.start).0..self.place(range.end).1
    }

    /// Returns where a place lies as the start of a range, and as its end.
    fn place(&self, place: usize) -> (usize, usize) {
        let part = self.parts.partition_point(|part| part.start <= place).saturating_sub(1);
        self.parts.get(part).map_or((0, 0), |part| match (part.is_same, place - part.start) {
            (true, inside) => (part.from.start + inside, part.from.start + inside),
            (false, 0) => (part.from.start, part.from.start),
            (false, _) => (part.from.start, part.from.end),
        })
    }
}

/// Tells whether a text may hold marks that are no part of their letters.
pub(super) fn has_marks(text: &str) -> bool {
    text.bytes().fold(false, |any, it| any | matches!(it, 0xCC | 0xCD))
}
