//! What a text says that the records say too, found when it is read. It compares nothing: that is the checks' matter.

mod counts;
mod line;
mod names;
mod number;
mod private;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::pieces::Piece;
use crate::ground::source::{FileId, Span};
use crate::ground::text::nfc::nfc;
use crate::model::told::{Private, Told, ToldCount};

/// Finds what the words of a text say; `offset` is where the text begins in its file.
pub(super) fn of_text(pieces: &[Piece<'_>], file: FileId, offset: usize) -> Told {
    let mut told = Told::default();
    let mut line = Line::default();
    for (event, range) in pieces {
        match event {
            Event::Text(text) => line.push(text, range.start + offset),
            Event::Code(text) => {
                let ticks = range.len().saturating_sub(text.len()) / 2;
                line.push(text, range.start + ticks + offset);
            }
            Event::SoftBreak | Event::HardBreak => line.push(" ", range.start + offset),
            // Words of one paragraph belong together, whatever is bold or linked in them.
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
            ) => {}
            Event::End(_) => line.tell(file, &mut told),
            _ => {}
        }
    }
    line.tell(file, &mut told);
    told
}

/// Finds the figures of a single line, as a title is.
pub fn counts_of(line: &str) -> Vec<ToldCount> {
    counts::find(line).into_iter().map(|(count, _)| count).collect()
}

/// Finds what may be names in a single line.
pub fn names_of(line: &str) -> impl Iterator<Item = &str> {
    names::find(line).into_iter().map(|range| &line[range])
}

/// Finds what is private in a single line.
pub fn private_of(line: &str) -> Vec<Private> {
    let found = private::find(line).into_iter();
    found.map(|(kind, at)| Private { kind, written: line[at].into() }).collect()
}

/// The words of a block in the one form that texts are looked through in, with the places that they were read from.
#[derive(Default)]
struct Line {
    text: String,
    parts: Vec<Part>,
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
    fn push(&mut self, text: &str, at: usize) {
        // To ask for the marks is much quicker than to ask whether the whole is composed.
        let has_marks = text.bytes().fold(false, |any, it| any | matches!(it, 0xCC | 0xCD));
        let composed = if has_marks { nfc(text) } else { Cow::Borrowed(text) };
        let is_same = matches!(composed, Cow::Borrowed(_));
        self.parts.push(Part { start: self.text.len(), from: at..at + text.len(), is_same });
        self.text.push_str(&composed);
    }

    /// Tells what the line says, and empties it.
    fn tell(&mut self, file: FileId, told: &mut Told) {
        let text = std::mem::take(&mut self.text);
        let span = |range: Range<usize>| Span::new(file, self.at(&range));
        told.counts.extend(counts::find(&text).into_iter().map(|(it, at)| (it, span(at))));
        let names = names::find(&text).into_iter();
        told.names.extend(names.map(|at| (text[at.clone()].into(), span(at))));
        let private = private::find(&text).into_iter();
        told.private.extend(
            private
                .map(|(kind, at)| (Private { kind, written: text[at.clone()].into() }, span(at))),
        );
        self.parts.clear();
    }

    /// Returns where a range of the text lies in the file; near it, where signs of Markdown were taken out, and with all
    /// of a part around it, where that was composed.
    fn at(&self, range: &Range<usize>) -> Range<usize> {
        let part = |place: usize| {
            let part = self.parts.partition_point(|part| part.start <= place).saturating_sub(1);
            self.parts.get(part)
        };
        let place = |place: usize, composed: fn(&Range<usize>) -> usize| {
            part(place).map_or(0, |part| match part.is_same {
                true => part.from.start + (place - part.start),
                false => composed(&part.from),
            })
        };
        place(range.start, |from| from.start)..place(range.end, |from| from.end)
    }
}
