//! Where a site's folder is to be looked at again.

use std::collections::BTreeSet;
use std::path::PathBuf;

/// The most places that are looked at one by one; of more, everything is.
const MOST_PLACES: usize = 500;

/// Where to look again. It says nothing of what happened there: what changed is decided by content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// At these places and below them.
    At(BTreeSet<PathBuf>),
    /// At everything.
    Everywhere,
}

impl Default for Look {
    fn default() -> Self {
        Self::At(BTreeSet::new())
    }
}

impl Look {
    /// Tells whether there is nothing to look at.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::At(places) if places.is_empty())
    }

    /// Adds a place.
    pub fn add(&mut self, place: PathBuf) {
        if let Self::At(places) = self {
            places.insert(place);
            if places.len() > MOST_PLACES {
                *self = Self::Everywhere;
            }
        }
    }

    /// Adds all that another look is at.
    pub fn join(&mut self, other: Self) {
        match other {
            Self::Everywhere => *self = Self::Everywhere,
            Self::At(places) => places.into_iter().for_each(|place| self.add(place)),
        }
    }
}
