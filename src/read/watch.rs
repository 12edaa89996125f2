//! The names that texts are looked through for while they are read: those of all persons who must not be named.
//!
//! A text is gone once it was read, and its file is read before records are joined. So what may be a name is kept. A build
//! reads the persons first, and keeps of its texts only what may be one of theirs: to keep all took longer than to check it.
//! A preview, in which other persons may be withheld at any moment, keeps all. Whether it is a name, and whether somebody
//! has it too who may be named, is told by the checks.

use std::ops::Range;

use crate::ground::text::name_search::NameSearch;

/// The names that texts are looked through for.
pub struct Watch(Option<NameSearch>);

impl Watch {
    /// Whatever may be a name.
    pub const ALL: Self = Self(None);

    /// Some names.
    pub fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        Self(Some(NameSearch::new(names, std::iter::empty())))
    }

    /// Lists the places of a text at which one of the names may stand, by a word of each; `None` where it may stand anywhere.
    pub fn places(&self, text: &str) -> Option<Vec<usize>> {
        self.0.as_ref().map(|search| search.anchors_in(text))
    }

    /// Lists where in a line the names stand, where some are looked for.
    pub fn places_in(&self, line: &str) -> Vec<Range<usize>> {
        let found = self.0.iter().flat_map(|search| search.find(line));
        found.map(|(_, at)| at).collect()
    }

    /// Tells whether words may hold one of the names.
    pub fn may_be_in(&self, words: &str) -> bool {
        self.0.as_ref().is_none_or(|search| search.may_be_in(words))
    }
}
