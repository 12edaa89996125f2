//! The persons who must not be named, and what finds their names: in the words of records, and in all that is made of them.

use std::ops::Range;

use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::{FileId, Span};
use crate::ground::text::address;
use crate::ground::text::clip::clip;
use crate::ground::text::name_search::NameSearch;
use crate::ground::text::plain::{Letters, Plain, written_out};
use crate::model::bulletin::Bulletin;
use crate::model::registry::Person;
use crate::read::stored::{Reader, show_words};

/// How much of one piece is looked at again with the next, in bytes: no name is longer, in whatever writing.
const OVERLAP: usize = 2 << 10;

/// The persons of a bulletin who must not be named.
pub struct Hidden<'b> {
    persons: Vec<&'b Person>,
    names: NameSearch,
}

impl<'b> Hidden<'b> {
    /// Finds out who must not be named. A name that somebody has who may be named is not looked for: nobody could tell whose
    /// it is.
    pub fn of(b: &'b Bulletin) -> Self {
        let (known, persons): (Vec<&Person>, Vec<&Person>) =
            b.persons.iter().partition(|person| person.is_named());
        let names = NameSearch::new(names_of(&persons), names_of(&known));
        Self { persons, names }
    }

    /// Tells whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Finds all of them that a text names, and where.
    pub fn find_all(&self, text: &str) -> Vec<(&'b Person, Range<usize>)> {
        let found = self.names.find(text).into_iter();
        found.map(|(no, at)| (self.persons[no], at)).collect()
    }

    /// Finds the first of them whose name stands over several cells of a row, each behind and before a sign of cells, and its words.
    pub fn find_in_cells(&self, cells: &str) -> Option<(&'b Person, String)> {
        let (no, words) = self.names.find_in_rows(cells)?;
        Some((self.persons[no], words))
    }

    /// Finds the first of them that a text names, and where.
    pub fn find(&self, text: &str) -> Option<(&'b Person, Range<usize>)> {
        let (no, at) = self.names.find(text).into_iter().next()?;
        Some((self.persons[no], at))
    }

    fn first(&self, text: &str) -> Option<(&'b Person, String)> {
        self.find(text).map(|(person, at)| (person, clip(&text[at])))
    }

    /// Reports that a file of the output names one of them, by its address or in what it holds. It points at the record of
    /// the person, since nobody can tell here where the words came from.
    pub fn in_output(&self, route: &str, bytes: &[u8]) -> Option<Diagnostic> {
        if self.is_empty() {
            return None;
        }
        let of = |(no, words): (usize, String)| (self.persons[no], clip(&words));
        let within = |bytes: &[u8]| self.names.find_in_bytes(bytes).map(of);
        // Addresses on the page may hold the name in another writing, and so may letters that are written as escapes.
        let decoded =
            |part| within(address::wholly_decoded(&String::from_utf8_lossy(part)).as_bytes());
        let in_addresses = || address::encoded(bytes).find_map(decoded);
        let in_escapes = || written_out(bytes).find_map(|part| within(part.as_bytes()));
        let in_page = || self.names.find_in_page(bytes).map(of);
        let named = within(route.as_bytes()).or_else(in_page).or_else(in_addresses);
        let (person, words) = named.or_else(in_escapes)?;
        Some(on_page(route, person, words))
    }

    /// Reports the same of a file that was published as it is, which may write its letters in its own way.
    pub fn in_attachment(&self, route: &str, bytes: &[u8]) -> Option<Diagnostic> {
        let within = || {
            let mut looking = Looking::new(self);
            looking.take(bytes);
            show_words(bytes, &mut looking);
            looking.finish().map(|(person, words)| on_page(route, person, words))
        };
        self.in_output(route, bytes).or_else(within)
    }
}

/// What goes by in pieces, each of which is looked at together with the end of the one before it: a name may lie across both.
#[derive(Default)]
pub struct Pieces {
    last: Vec<u8>,
}

impl Pieces {
    /// Shows a piece with the end of the one before it.
    pub fn take(&mut self, piece: &[u8], look: impl FnOnce(&[u8])) {
        self.last.extend_from_slice(piece);
        look(&self.last);
        let from = self.last.len().saturating_sub(OVERLAP);
        self.last.drain(..from);
    }
}

/// Looks for their names in texts that go by in pieces: as they stand, by the words that programs read in them, and in the
/// rows of their tables.
pub struct Looking<'h> {
    hidden: &'h Hidden<'h>,
    letters: Letters,
    plain: Plain,
    raw: Pieces,
    words: Pieces,
    found: Option<(&'h Person, String)>,
}

impl<'h> Looking<'h> {
    /// Begins with no byte.
    pub fn new(hidden: &'h Hidden<'h>) -> Self {
        let (raw, words) = (Pieces::default(), Pieces::default());
        let (letters, plain) = (Letters::default(), Plain::default());
        Self { hidden, letters, plain, raw, words, found: None }
    }

    fn look(&mut self, words: &str) {
        let (hidden, found) = (self.hidden, &mut self.found);
        self.words.take(words.as_bytes(), |bytes| {
            let text = String::from_utf8_lossy(bytes);
            let in_cells = || {
                let (person, words) = hidden.find_in_cells(&text)?;
                Some((person, clip(&words)))
            };
            *found = found.take().or_else(|| hidden.first(&text)).or_else(in_cells);
        });
    }

    fn finish(mut self) -> Option<(&'h Person, String)> {
        self.begin();
        self.found
    }

    /// Reports who was named, where the bytes were those of a file of the site.
    pub fn end(self, file: FileId, path: &str) -> Option<Diagnostic> {
        let (person, words) = self.finish()?;
        let found = Diagnostic::at(Code::PersonInFile, Span::top(file));
        Some(about(found, person).with("path", path).with("value", words))
    }
}

impl Reader for Looking<'_> {
    fn begin(&mut self) {
        if self.found.is_none() {
            let words = self.plain.end();
            self.look(&words);
        }
        (self.letters, self.plain) = (Letters::default(), Plain::default());
        (self.raw, self.words) = (Pieces::default(), Pieces::default());
    }

    fn take(&mut self, piece: &[u8]) {
        if self.found.is_some() {
            return;
        }
        let text = self.letters.take(piece);
        let (hidden, found) = (self.hidden, &mut self.found);
        self.raw.take(text.as_bytes(), |bytes| {
            *found = hidden.first(&String::from_utf8_lossy(bytes));
        });
        let words = self.plain.take(&text);
        self.look(&words);
    }
}

fn names_of<'p>(persons: &[&'p Person]) -> impl Iterator<Item = &'p str> {
    persons.iter().map(|person| person.name.as_str())
}

/// Says that a page or file of the output names somebody.
fn on_page(route: &str, person: &Person, words: String) -> Diagnostic {
    let found = about(Diagnostic::at(Code::PersonOnPage, person.origin.at), person);
    found.with("page", route).with("value", words).with("more", "")
}

/// Says who must not be named, and why.
pub(super) fn about(found: Diagnostic, person: &Person) -> Diagnostic {
    let why = match person.minor {
        true => Value::words("chưa thành niên", "under age"),
        false => Value::words("không được nêu tên", "withheld"),
    };
    found.with("person", format!("`{}`", person.id)).with("why", why)
}
