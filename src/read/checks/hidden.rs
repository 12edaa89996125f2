//! The persons who must not be named, and what finds their names: in the words of records, and in all that is made of them.

use std::ops::Range;

use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::{FileId, Span};
use crate::ground::text::address;
use crate::ground::text::clip::clip;
use crate::ground::text::name_search::NameSearch;
use crate::ground::text::plain::{RTF, plain};
use crate::model::bulletin::Bulletin;
use crate::model::registry::Person;
use crate::read::stored::show_words;

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

    /// Tells whether words may name one of them.
    pub fn may_be_in(&self, words: &str) -> bool {
        self.names.may_be_in(words)
    }

    /// Finds the first of them that a text names, and where.
    pub fn find(&self, text: &str) -> Option<(&'b Person, Range<usize>)> {
        let (no, at) = self.names.find(text).into_iter().next()?;
        Some((self.persons[no], at))
    }

    /// Reports that a file of the output names one of them, by its address or in what it holds. It points at the record of
    /// the person, since nobody can tell here where the words came from.
    pub fn in_output(&self, route: &str, bytes: &[u8]) -> Option<Diagnostic> {
        if self.is_empty() {
            return None;
        }
        let within = |bytes: &[u8]| {
            let (no, words) = self.names.find_in_bytes(bytes)?;
            Some((self.persons[no], clip(&words)))
        };
        // Addresses on the page may hold the name in another writing.
        let decoded = |part| within(address::decoded(&String::from_utf8_lossy(part)).as_bytes());
        let in_addresses = || address::encoded(bytes).find_map(decoded);
        let named = within(route.as_bytes()).or_else(|| within(bytes));
        let (person, words) = named.or_else(in_addresses)?;
        Some(on_page(route, person, words))
    }

    /// Reports the same of a file that was published as it is, which may write its letters in its own way.
    pub fn in_attachment(&self, route: &str, bytes: &[u8]) -> Option<Diagnostic> {
        let within = || {
            let mut looking = Looking::new(self);
            looking.take(bytes);
            show_words(bytes, &mut |words| looking.take(words.as_bytes()));
            looking.found.map(|(person, words)| on_page(route, person, words))
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

/// Looks for their names in a file of text that goes by in pieces.
pub struct Looking<'h> {
    hidden: &'h Hidden<'h>,
    pieces: Pieces,
    /// Whether it is RTF, as its first bytes tell; nothing went by yet where that is not known.
    is_rtf: Option<bool>,
    found: Option<(&'h Person, String)>,
}

impl<'h> Looking<'h> {
    /// Begins with no byte.
    pub fn new(hidden: &'h Hidden<'h>) -> Self {
        Self { hidden, pieces: Pieces::default(), is_rtf: None, found: None }
    }

    /// Takes the bytes that follow.
    pub fn take(&mut self, piece: &[u8]) {
        if self.found.is_some() {
            return;
        }
        let is_rtf = *self.is_rtf.get_or_insert_with(|| piece.starts_with(RTF));
        let (hidden, found) = (self.hidden, &mut self.found);
        self.pieces.take(piece, |bytes| {
            let text = String::from_utf8_lossy(bytes);
            let of = |text: &str| hidden.find(text).map(|(person, at)| (person, clip(&text[at])));
            *found = of(&text).or_else(|| of(&plain(&text, is_rtf)));
        });
    }

    /// Reports who was named, where the bytes were those of a file of the site.
    pub fn end(self, file: FileId, path: &str) -> Option<Diagnostic> {
        let (person, words) = self.found?;
        let found = Diagnostic::at(Code::PersonInFile, Span::top(file));
        Some(about(found, person).with("path", path).with("value", words))
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
