//! What a room found in the output, as data: what stands where, what is ours, what was offered.
//!
//! It decides nothing; [`crate::build::decide`] does.

use std::collections::BTreeMap;

use crate::build::manifest::Sums;
use crate::build::tree::Kind;

/// What stands at the paths that matter for a decision: all folders above offers and above files of ours that
/// were not offered, those files themselves, and everything below a folder that stands where a file must be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey(pub BTreeMap<String, Kind>);

impl Survey {
    /// Returns what stands at `path`.
    pub fn kind(&self, path: &str) -> Kind {
        self.0.get(path).copied().unwrap_or(Kind::Absent)
    }

    /// Lists what was found below `folder`, parents before children.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = (&str, Kind)> {
        let prefix = format!("{folder}/");
        self.0
            .range(prefix.clone()..)
            .take_while(move |(path, _)| path.starts_with(&prefix))
            .map(|(path, kind)| (path.as_str(), *kind))
    }
}

/// One of the tool's own records in the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Record {
    /// The union of the old manifest and the new, there only while a commit runs or after one was killed.
    Intent,
    /// The sizes of the files that the manifest names.
    Sizes,
    /// The digests of the files of the last commit.
    Manifest,
}

impl Record {
    /// All records.
    pub const ALL: [Self; 3] = [Self::Intent, Self::Sizes, Self::Manifest];

    /// Returns the record's file name in [`crate::build::tree::OWN_FOLDER`].
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Intent => "intent",
            Self::Sizes => "sizes.tsv",
            Self::Manifest => "manifest.sha256",
        }
    }
}

/// What earlier builds left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The files that the tool wrote.
    pub ours: Sums,
    /// The text of the manifest, when there is one.
    pub manifest: Option<String>,
    /// The text of the sizes, when there are any.
    pub sizes: Option<String>,
    /// Whether a commit was cut short and its intent is still there.
    pub intent: bool,
    /// The records that could not be believed as they are, for a note to the user.
    pub damaged: Vec<Record>,
}
