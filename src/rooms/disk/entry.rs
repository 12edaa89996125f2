//! What stands at a place of the site's folder: an ordinary file, or what is none and is never opened.

use std::ffi::OsStr;
use std::fs::{self, FileType, Metadata};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::{FileId, Span};
use crate::ground::text::nfc;

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The place.
    pub(super) place: Arc<Path>,
    /// What it is.
    pub(super) find: Find,
    /// By what a change is noticed without reading it.
    pub(super) stamp: Stamp,
}

/// The kinds of what stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Find {
    File,
    Link,
    Special,
    BadName,
}

/// The size of a file, and when it was written; where the system tells, also when anything of it changed,
/// which no program can set back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Stamp {
    pub(super) size: u64,
    modified: Option<SystemTime>,
    changed: Option<(i64, i64)>,
}

impl Entry {
    /// Tells what an entry is, and its path from the site's root, in NFC; nothing of a folder.
    pub(super) fn new(root: &Path, place: PathBuf, meta: &Metadata) -> Option<(Arc<str>, Self)> {
        let inside = place.strip_prefix(root).ok()?;
        let path = path_of(inside);
        let find = Find::of(meta.file_type(), inside.to_str().is_some())?;
        let stamp =
            Stamp { size: meta.len(), modified: meta.modified().ok(), changed: changed(meta) };
        Some((path, Self { place: place.into(), find, stamp }))
    }

    /// Tells what is wrong with it as a file.
    pub(super) fn problem(&self, file: FileId, path: &str) -> Option<Diagnostic> {
        let code = match self.find {
            Find::File => return None,
            Find::Link => Code::Symlink,
            Find::Special => Code::SpecialFile,
            Find::BadName => Code::BadFileName,
        };
        let why = Value::words("tên không phải UTF-8", "the name is not UTF-8");
        Some(Diagnostic::at(code, Span::top(file)).with("path", path).with("why", why))
    }
}

impl Find {
    fn of(kind: FileType, is_named: bool) -> Option<Self> {
        match () {
            () if kind.is_symlink() => Some(Self::Link),
            () if !is_named => Some(Self::BadName),
            () if kind.is_dir() => None,
            () if kind.is_file() => Some(Self::File),
            () => Some(Self::Special),
        }
    }
}

#[cfg(unix)]
fn changed(meta: &Metadata) -> Option<(i64, i64)> {
    use std::os::unix::fs::MetadataExt as _;
    Some((meta.ctime(), meta.ctime_nsec()))
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> Option<(i64, i64)> {
    None
}

/// Tells whether a place below `root` is reached without a link: none of the folders on the way is one.
pub(super) fn is_reached_plainly(root: &Path, place: &Path) -> bool {
    let above = place.ancestors().skip(1).take_while(|folder| *folder != root);
    let is_folder = |folder: &Path| fs::symlink_metadata(folder).is_ok_and(|meta| meta.is_dir());
    place.starts_with(root) && above.into_iter().all(is_folder)
}

/// Returns the path of a place from the site's root, in NFC.
pub(super) fn path_of(inside: &Path) -> Arc<str> {
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    nfc::nfc(&parts.join("/")).into()
}

/// Two names that only an encoding tells apart.
pub(super) fn two_names(file: FileId, path: &str) -> Diagnostic {
    let why = Value::words(
        "chữ có dấu trong tên được mã hóa theo hai cách",
        "the letters with marks are encoded in two ways",
    );
    Diagnostic::at(Code::TwoNames, Span::top(file)).with("path", path).with("why", why)
}

/// What editors and systems leave behind is passed over, links of theirs too; so are hidden files.
pub(super) fn is_leftover(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name.ends_with(".swp")
        || (name.starts_with('#') && name.ends_with('#'))
        || ["Thumbs.db", "desktop.ini"].contains(&name.as_ref())
}
