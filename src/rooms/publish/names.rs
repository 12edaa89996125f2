//! Where things lie at a place: our records, the releases, the name that stands for the one that is shown.

use crate::build::deployment::state::END;
use crate::build::tree::OWN_FOLDER;
use crate::ground::digest::Digest;

/// The name that stands for the release that is shown: a web server's root.
pub(super) const CURRENT: &str = "current";

/// The folder of the releases.
pub(super) const RELEASES: &str = "releases";

/// What the names of releases begin with that are being removed.
const GOING: &str = ".going-";

/// Where files are written before they take their places, below our own folder.
const DRAFTS: &str = "drafts/";

/// What else lies in our own folder for a while: a lock, what a place was tried with, the name that is to be shown.
const OTHERS: [&str; 5] = ["lock", "try", "try.hard", "try.soft", "current.new"];

/// Our own records, each in the folder that it is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Record {
    /// What the last publication was; of the place.
    State,
    /// The digests of the files of a folder.
    Manifest,
    /// Their sizes.
    Sizes,
    /// The digest of the manifest, and when it was written: what comes later was not published.
    Seal,
    /// The old assets among them.
    Kept,
    /// The files of others that were taken along.
    Strangers,
    /// There while a folder is being filled: the digests of what it is to hold.
    Intent,
}

impl Record {
    const ALL: [Self; 7] = [
        Self::State,
        Self::Manifest,
        Self::Sizes,
        Self::Seal,
        Self::Kept,
        Self::Strangers,
        Self::Intent,
    ];

    /// Returns its path below `folder`, which is empty for the place itself.
    pub(super) fn path(self, folder: &str) -> String {
        below(folder, &format!("{OWN_FOLDER}/{}", self.name()))
    }

    /// Returns the path beside it, where it is written before it is moved.
    pub(super) fn draft(self, folder: &str) -> String {
        format!("{}.new", self.path(folder))
    }

    fn name(self) -> &'static str {
        match self {
            Self::State => "state.json",
            Self::Manifest => "manifest.sha256",
            Self::Sizes => "sizes.tsv",
            Self::Seal => "seal.tsv",
            Self::Kept => "kept.tsv",
            Self::Strangers => "others.txt",
            Self::Intent => "intent",
        }
    }
}

/// Tells whether a file of a folder is ours without being a part of the site: a record, or a draft of something.
pub(super) fn is_record(path: &str) -> bool {
    let own = path.strip_prefix(OWN_FOLDER).and_then(|rest| rest.strip_prefix('/'));
    own.is_some_and(|name| {
        let record = name.strip_suffix(".new").unwrap_or(name);
        let is_ours = Record::ALL.iter().any(|it| it.name() == record);
        is_ours || name.starts_with(DRAFTS) || OTHERS.contains(&name)
    })
}

/// Returns where a file is written before it takes the place that readers see.
pub(super) fn draft(path: &str) -> String {
    format!("{OWN_FOLDER}/{DRAFTS}{}", Digest::of(path.as_bytes()).short(32))
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

/// Returns the number of a release's folder, as the shown name gives it; a person may have written it with signs that say
/// nothing.
pub(super) fn number(folder: &str) -> Option<u32> {
    let folder = folder.strip_prefix("./").unwrap_or(folder).trim_end_matches('/');
    let number = folder.strip_prefix(RELEASES)?.strip_prefix('/')?;
    number.parse().ok().filter(|it: &u32| *it < END && it.to_string() == number)
}

/// Joins a folder, empty for the place itself, and a path below it.
pub(super) fn below(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// Writes the path of a file of others on one line: its name may hold a line break.
pub(super) fn escaped(path: &str) -> String {
    path.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")
}

/// Reads what [`escaped`] writes.
pub(super) fn unescaped(line: &str) -> String {
    let (mut path, mut letters) = (String::new(), line.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => path.push(match letters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                _ => '\\',
            }),
            letter => path.push(letter),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{escaped, unescaped};

    #[test]
    fn any_path_stands_on_a_line_of_its_own() {
        for path in ["a b/c.txt", "quy\nche\r.txt", "a\\nb\\\\"] {
            let line = escaped(path);
            assert_eq!((line.lines().count(), unescaped(&line)), (1, path.to_owned()), "{line:?}");
        }
    }
}
