//! What a place holds, as data: what is ours, what is not, what a cut run left.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::state::State;
use crate::build::manifest::Manifest;
use crate::build::tree::is_clean;

/// What a place holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The last publication; none where there was none.
    pub state: Option<State>,
    /// The files of ours that are shown.
    pub manifest: Manifest,
    /// The old assets among them.
    pub kept: Kept,
    /// The files among those shown that others put there.
    pub strangers: BTreeSet<String>,
    /// The releases that are there, where the place holds several.
    pub releases: BTreeSet<u32>,
    /// Whether the last publication came to its end and all its files are there.
    pub is_settled: bool,
}

/// Old assets that stay for readers of old pages, each with the publication that wanted it last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept(pub BTreeMap<String, u32>);

impl Kept {
    /// Reads the text that [`fmt::Display`] writes; lines that are none are passed over: what is kept for nobody's sake
    /// only takes room.
    pub fn parse(text: &str) -> Self {
        let line = |line: &str| {
            let (path, last) = line.split_once('\t')?;
            is_clean(path).then_some(())?;
            Some((path.to_owned(), last.parse().ok()?))
        };
        Self(text.lines().filter_map(line).collect())
    }
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(path, last)| writeln!(f, "{path}\t{last}"))
    }
}
