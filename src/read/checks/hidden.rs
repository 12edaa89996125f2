//! The persons who must not be named, and what finds their names: in the words of records, and in all that is made of them.

use std::borrow::Cow;
use std::ops::Range;

use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::text::address;
use crate::ground::text::clip::clip;
use crate::ground::text::name_search::NameSearch;
use crate::model::bulletin::Bulletin;
use crate::model::registry::Person;

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
        let text = String::from_utf8_lossy(bytes);
        let named = self.find(route).map(|(person, at)| (person, clip(&route[at])));
        let within = |text: &str| self.find(text).map(|(person, at)| (person, clip(&text[at])));
        // Addresses on the page may hold the name in another writing.
        let in_addresses = || match address::decoded(&text) {
            Cow::Borrowed(_) => None,
            Cow::Owned(decoded) => within(&decoded),
        };
        let (person, words) = named.or_else(|| within(&text)).or_else(in_addresses)?;
        let found = Diagnostic::at(Code::PersonOnPage, person.origin.at);
        Some(about(found, person).with("page", route).with("value", words).with("more", ""))
    }
}

fn names_of<'p>(persons: &[&'p Person]) -> impl Iterator<Item = &'p str> {
    persons.iter().map(|person| person.name.as_str())
}

/// Says who must not be named, and why.
pub(super) fn about(found: Diagnostic, person: &Person) -> Diagnostic {
    let why = match person.minor {
        true => Value::words("chưa thành niên", "under age"),
        false => Value::words("không được nêu tên", "withheld"),
    };
    found.with("person", format!("`{}`", person.id)).with("why", why)
}
