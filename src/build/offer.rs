//! A file that a build put out, and what stood at its place.

use std::collections::BTreeMap;

use crate::build::tree::{Fate, FileClass, Kind};
use crate::ground::digest::Digest;

/// What stood at a path when a file was put there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A regular file with the same bytes.
    Equal,
    /// Anything else; a [`Kind::File`] here has other bytes.
    Unlike(Kind),
}

impl Found {
    /// Returns what this means for the output.
    pub fn fate(self) -> Fate {
        match self {
            Self::Equal => Fate::Unchanged,
            Self::Unlike(Kind::Absent) => Fate::New,
            Self::Unlike(_) => Fate::Changed,
        }
    }
}

/// A file that the build put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its class.
    pub class: FileClass,
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many bytes it has.
    pub size: u64,
    /// What stood at its path.
    pub found: Found,
}

/// The files that the build put, by path.
pub type Offers = BTreeMap<String, Offer>;
