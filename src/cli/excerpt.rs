//! The lines of files that findings point at. Each file is read again once, however many findings it has.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Origin, Snippet};

use crate::build::source::Source;
use crate::ground::source::{FileId, Span};

/// The longest line that is shown, in bytes.
const LONGEST_LINE: usize = 4000;

/// The files that were shown so far.
pub(super) struct Shown<'s> {
    source: &'s dyn Source,
    texts: BTreeMap<FileId, Text>,
}

/// Where a finding lies, in numbers from 1; the path alone where it is about the file as a whole.
pub(super) struct Position {
    /// The path from the site's folder.
    pub(super) path: String,
    /// Line and column of the first character, and of the one after the last. Columns count characters.
    pub(super) range: Option<[(usize, usize); 2]>,
}

/// A text and where its lines start.
struct Text {
    text: String,
    starts: Vec<usize>,
    /// A place of a long line and its column: findings come in order, so the next counts on from here.
    counted: (usize, usize),
}

/// A place with its line, as far as it can be shown.
pub(super) struct Excerpt {
    path: String,
    kind: AnnotationKind,
    place: Place,
}

enum Place {
    /// The file as a whole.
    File,
    /// Line and column, of a line that is too long to be shown.
    Position(usize, usize),
    /// The line with its number, and the part of it that is meant.
    Line(usize, String, Range<usize>),
}

impl<'s> Shown<'s> {
    /// Shows files that `source` holds.
    pub(super) fn new(source: &'s dyn Source) -> Self {
        Self { source, texts: BTreeMap::new() }
    }

    /// Finds the line of a place.
    pub(super) fn excerpt(&mut self, span: Span, kind: AnnotationKind) -> Excerpt {
        let source = self.source;
        let path = source.files().path(span.file).to_owned();
        // What is no text is never pointed into, and never read.
        let place = match span.end {
            0 => Place::File,
            _ => {
                let text = self.texts.entry(span.file);
                text.or_insert_with(|| Text::read(source, span.file)).place(span.range())
            }
        };
        Excerpt { path, kind, place }
    }

    /// Finds a place in numbers.
    pub(super) fn position(&mut self, span: Span) -> Position {
        let source = self.source;
        let path = source.files().path(span.file).to_owned();
        if span.end == 0 {
            return Position { path, range: None };
        }
        let text = self.texts.entry(span.file).or_insert_with(|| Text::read(source, span.file));
        let range = (!text.text.is_empty()).then(|| {
            let [start, end] = [span.start, span.end].map(|offset| offset as usize);
            [text.position(start), text.position(end.max(start))]
        });
        Position { path, range }
    }
}

impl Text {
    /// Reads a file again, what is not UTF-8 with a sign in place of each wrong byte, so that the place of the first is
    /// right.
    fn read(source: &dyn Source, file: FileId) -> Self {
        let bytes = match source.is_ordinary(file) {
            true => source.read(file).unwrap_or_default(),
            false => Vec::new(),
        };
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        Self::new(String::from_utf8_lossy(bytes).into_owned())
    }

    fn new(text: String) -> Self {
        let after_newlines = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after_newlines).collect();
        Self { text, starts, counted: (0, 1) }
    }

    fn place(&mut self, range: Range<usize>) -> Place {
        if self.text.is_empty() {
            return Place::File;
        }
        let at = self.boundary(range.start);
        let line = self.line(at);
        let start = self.starts[line];
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        if end - start > LONGEST_LINE {
            return Place::Position(line + 1, self.column(start, at));
        }
        let whole = self.text[start..end].split('\r').next().unwrap_or_default();
        let from = (at - start).min(whole.len());
        let to = self.boundary(range.end).saturating_sub(start).clamp(from, whole.len());
        Place::Line(line + 1, whole.to_owned(), from..to)
    }

    /// Counts line and column of an offset from 1.
    fn position(&mut self, offset: usize) -> (usize, usize) {
        let at = self.boundary(offset);
        let line = self.line(at);
        (line + 1, self.column(self.starts[line], at))
    }

    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    fn column(&mut self, line_start: usize, at: usize) -> usize {
        let (from, column) = match self.counted {
            (from, column) if (line_start..=at).contains(&from) => (from, column),
            _ => (line_start, 1),
        };
        let column = column + self.text[from..at].chars().count();
        self.counted = (at, column);
        column
    }

    /// Moves an offset back to where a character starts.
    fn boundary(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }
}

impl Excerpt {
    /// Takes the place apart: the path; line and column; the line in three parts, of which the middle one is
    /// meant.
    pub(super) fn into_parts(self) -> (String, Option<(usize, usize)>, Option<[String; 3]>) {
        let (at, line) = match self.place {
            Place::File => (None, None),
            Place::Position(line, column) => (Some((line, column)), None),
            Place::Line(number, line, range) => {
                let column = line[..range.start].chars().count() + 1;
                let parts = [&line[..range.start], &line[range.clone()], &line[range.end..]];
                (Some((number, column)), Some(parts.map(str::to_owned)))
            }
        };
        (self.path, at, line)
    }

    /// Lays the place out.
    pub(super) fn element(&self) -> Element<'_> {
        match &self.place {
            Place::File => Origin::path(&self.path).into(),
            Place::Position(line, column) => {
                Origin::path(&self.path).line(*line).char_column(*column).into()
            }
            Place::Line(number, line, range) => Snippet::source(line)
                .line_start(*number)
                .path(&self.path)
                .annotation(self.kind.span(range.clone()))
                .into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_LINE, Place, Text};

    #[test]
    fn lines_survive_crlf_and_columns_count_characters() {
        let mut text = Text::new("một\r\nhai ba\n".to_owned());
        let at = text.text.find("ba").expect("it is there");
        let Place::Line(line, shown, range) = text.place(at..at + 2) else { panic!("a line") };
        assert_eq!((line, shown.as_str(), &shown[range]), (2, "hai ba", "ba"));
        let Place::Line(line, shown, range) = text.place(usize::MAX..usize::MAX) else {
            panic!("a line")
        };
        assert_eq!((line, shown.as_str(), range), (3, "", 0..0));
    }

    #[test]
    fn of_a_line_that_is_too_long_the_place_alone_is_said() {
        let mut text = Text::new(format!("a\n{}", "ờ".repeat(LONGEST_LINE)));
        for (at, column) in [(8, 3), (11, 4), (5, 2)] {
            assert!(matches!(text.place(at..at + 3), Place::Position(2, found) if found == column));
        }
    }
}
