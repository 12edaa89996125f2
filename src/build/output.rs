//! The way out of the build: the trait through which rendered bytes leave, and the paths that they may take.
//!
//! It is not the folder itself: rooms implement [`Sink`].

use crate::build::fault::OutputFault;

/// The folder inside the output that holds the tool's own records, its lock and its stage.
pub const OWN_FOLDER: &str = ".bantin";

/// The class of a file, in the order of a commit: no page lacks an asset, no list names a missing page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileClass {
    /// Style sheets, scripts, pictures, attached files.
    Asset,
    /// Pages that people read.
    Page,
    /// Indexes, feeds, sitemaps, `robots.txt`: files that name pages.
    List,
}

impl FileClass {
    /// All classes, in the order of a commit.
    pub const ALL: [Self; 3] = [Self::Asset, Self::Page, Self::List];

    /// Returns the name of the class's folder in the stage.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Asset => "assets",
            Self::Page => "pages",
            Self::List => "lists",
        }
    }
}

/// What a file that was put means for the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// The same bytes are there already.
    Unchanged,
    /// No file is there yet.
    New,
    /// Something else is there.
    Changed,
}

/// A taker of rendered files; several threads put at once.
pub trait Sink: Sync {
    /// Takes the whole `bytes` of the file at `path`, once for each path.
    ///
    /// `path` is relative to the output, `/` between parts, as [`is_clean`] demands. Something of a stranger's
    /// in the way is no error here: all such places are told together when the commit is decided.
    ///
    /// # Errors
    /// A path that is not clean or was put before, and faults of the disk.
    fn put(&self, path: &str, class: FileClass, bytes: &[u8]) -> Result<Fate, OutputFault>;
}

/// Tells whether `path` stays inside the output: parts of `[A-Za-z0-9._-]` that are neither `.` nor `..`,
/// none empty, and the first is not [`OWN_FOLDER`].
pub fn is_clean(path: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    let clean = |part: &str| !matches!(part, "" | "." | "..") && part.bytes().all(allowed);
    path.split('/').all(clean) && path.split('/').next() != Some(OWN_FOLDER)
}

/// Lists the folders above `path`, the outermost first, without the output folder itself.
pub fn folders_above(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.match_indices('/').map(|(slash, _)| &path[..slash])
}

#[cfg(test)]
mod tests {
    use super::{folders_above, is_clean};

    #[test]
    fn paths_that_leave_the_folder_are_not_clean() {
        for path in
            ["index.html", "tin/2022/a-b_c/index.html", ".well-known/security.txt", "a/.bantin"]
        {
            assert!(is_clean(path), "{path}");
        }
        for path in [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "a/../b",
            "../a",
            "a\\b",
            "c:",
            "a\0",
            "%2e%2e/a",
            "đ",
            ".bantin",
            ".bantin/lock",
            "a b",
            "a\nb",
        ] {
            assert!(!is_clean(path), "{path:?}");
        }
    }

    #[test]
    fn folders_come_outermost_first() {
        assert_eq!(folders_above("a/b/c.html").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders_above("c.html").next(), None);
    }
}
