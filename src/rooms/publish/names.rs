//! Where things lie at a place: our records, the releases, the name that stands for the one that is shown.

use crate::build::tree::OWN_FOLDER;

/// The name that stands for the release that is shown: a web server's root.
pub(super) const CURRENT: &str = "current";

/// The folder of the releases.
pub(super) const RELEASES: &str = "releases";

/// What the names of releases begin with that are being removed.
const GOING: &str = ".going-";

/// Our own records, each in the folder that it is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Record {
    /// What the last publication was; of the place.
    State,
    /// The digests of the files of a folder.
    Manifest,
    /// Their sizes.
    Sizes,
    /// The old assets among them.
    Kept,
    /// The files of others that were taken along.
    Strangers,
    /// There while a folder is being filled: the digests of what it is to hold.
    Intent,
}

impl Record {
    /// Returns its path below `folder`, which is empty for the place itself.
    pub(super) fn path(self, folder: &str) -> String {
        let name = match self {
            Self::State => "state.json",
            Self::Manifest => "manifest.sha256",
            Self::Sizes => "sizes.tsv",
            Self::Kept => "kept.tsv",
            Self::Strangers => "others.txt",
            Self::Intent => "intent",
        };
        below(folder, &format!("{OWN_FOLDER}/{name}"))
    }
}

/// Returns the folder of a release.
pub(super) fn release(number: u32) -> String {
    format!("{RELEASES}/{number}")
}

/// Returns the folder of a release that is being removed: it is none any more.
pub(super) fn going(number: u32) -> String {
    format!("{RELEASES}/{GOING}{number}")
}

/// Tells whether a folder beside the releases is one that is being removed.
pub(super) fn is_going(name: &str) -> bool {
    name.strip_prefix(GOING).is_some_and(|number| number.parse::<u32>().is_ok())
}

/// Returns the number of a release's folder, as the shown name gives it.
pub(super) fn number(folder: &str) -> Option<u32> {
    folder.strip_prefix(RELEASES)?.strip_prefix('/')?.parse().ok()
}

/// Joins a folder, empty for the place itself, and a path below it.
pub(super) fn below(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}
