//! The site's folder: found upwards from where one stands, walked in a fixed order, read file by file.
//!
//! Links are never followed and only ordinary files are opened. Nothing here knows what a file means.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::build::source::{Source, SourceFault};
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{FileId, FileTable, Span};
use crate::ground::text::nfc;

/// The file that makes a folder a site.
pub const SITE_FILE: &str = "bulletin.toml";

/// The folders that a build reads.
const SOURCES: [&str; 2] = ["content", "themes"];

/// Finds the site that a folder belongs to: the nearest above it, itself first, that holds a
/// `bulletin.toml`.
pub fn find_site(from: &Path) -> Option<PathBuf> {
    let from = std::path::absolute(from).ok()?;
    from.ancestors().find_map(site_at)
}

/// Returns the folder, when it holds a `bulletin.toml` itself.
pub fn site_at(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    folder.join(SITE_FILE).is_file().then_some(folder)
}

/// Lists the folders of a site that a build reads, as far as they are there.
pub fn sources(site: &Path) -> Vec<PathBuf> {
    SOURCES.iter().map(|folder| site.join(folder)).filter(|folder| folder.exists()).collect()
}

/// The files of a site as they were found by one walk.
pub struct SiteFolder {
    files: FileTable,
    /// Where each file lies; empty where it is no ordinary file.
    places: Vec<PathBuf>,
}

impl SiteFolder {
    /// Walks a site. What cannot be part of one (links, devices, names that nothing can hold) is
    /// reported and never opened.
    ///
    /// # Errors
    ///
    /// A folder that cannot be read.
    pub fn walk(root: &Path) -> Result<(Self, Report), SourceFault> {
        let mut found: BTreeMap<Arc<str>, Vec<(PathBuf, Find)>> = BTreeMap::new();
        for start in [SITE_FILE, SOURCES[0], SOURCES[1]] {
            let start = root.join(start);
            if fs::symlink_metadata(&start).is_err() {
                continue;
            }
            let walk = WalkDir::new(&start).follow_links(false).follow_root_links(false);
            let walk = walk.sort_by_file_name().into_iter();
            for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_leftover(entry)) {
                let entry = entry.map_err(|error| fault(root, &start, error))?;
                if let Some((path, find)) = look(root, &entry) {
                    found.entry(path).or_default().push((entry.into_path(), find));
                }
            }
        }
        Ok(Self::number(found))
    }

    /// Numbers the files in the order of their paths, and reports what is wrong with them as files.
    fn number(found: BTreeMap<Arc<str>, Vec<(PathBuf, Find)>>) -> (Self, Report) {
        let size = |finds: &[(PathBuf, Find)]| {
            let place = finds.first().map(|(place, _)| place);
            place.and_then(|place| fs::symlink_metadata(place).ok()).map_or(0, |meta| meta.len())
        };
        let files = FileTable::new(found.iter().map(|(path, finds)| (path.clone(), size(finds))));
        let mut places = Vec::with_capacity(found.len());
        let mut report = Report::new();
        for ((path, finds), file) in found.into_iter().zip((0..).map(FileId)) {
            if finds.len() > 1 {
                report.push(two_names(file, &path));
            }
            for (place, find) in finds.into_iter().take(1) {
                if let Some(code) = find.code() {
                    report.push(problem(code, file, &path));
                }
                places.push(if find == Find::File { place } else { PathBuf::new() });
            }
        }
        (Self { files, places }, report)
    }
}

/// What stands at a path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Find {
    File,
    Link,
    Special,
    BadName,
}

impl Find {
    fn code(self) -> Option<Code> {
        match self {
            Self::File => None,
            Self::Link => Some(Code::Symlink),
            Self::Special => Some(Code::SpecialFile),
            Self::BadName => Some(Code::BadFileName),
        }
    }
}

fn two_names(file: FileId, path: &str) -> Diagnostic {
    Diagnostic::at(Code::TwoNames, Span::top(file)).with("path", path).with(
        "why",
        Value::words(
            "chữ có dấu trong tên được mã hóa theo hai cách",
            "the letters with marks are encoded in two ways",
        ),
    )
}

fn problem(code: Code, file: FileId, path: &str) -> Diagnostic {
    Diagnostic::at(code, Span::top(file))
        .with("path", path)
        .with("why", Value::words("tên không phải UTF-8", "the name is not UTF-8"))
}

/// Tells what an entry of the walk is, and its path from the site's root, in NFC.
fn look(root: &Path, entry: &DirEntry) -> Option<(Arc<str>, Find)> {
    let kind = entry.file_type();
    let inside = entry.path().strip_prefix(root).expect("a walk stays below its start");
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    let path: Arc<str> = nfc::nfc(&parts.join("/")).into();
    let is_named = inside.to_str().is_some();
    let find = match () {
        () if kind.is_symlink() => Find::Link,
        () if !is_named => Find::BadName,
        () if kind.is_dir() => return None,
        () if kind.is_file() => Find::File,
        () => Find::Special,
    };
    Some((path, find))
}

/// What editors and systems leave behind is passed over, links of theirs too; so are
/// hidden files.
fn is_leftover(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name.ends_with(".swp")
        || (name.starts_with('#') && name.ends_with('#'))
        || ["Thumbs.db", "desktop.ini"].contains(&name.as_ref())
}

fn fault(root: &Path, start: &Path, error: walkdir::Error) -> SourceFault {
    let path = error.path().unwrap_or(start);
    let path = path.strip_prefix(root).unwrap_or(path).display().to_string();
    SourceFault { path, source: error.into() }
}

impl Source for SiteFolder {
    fn files(&self) -> &FileTable {
        &self.files
    }

    fn is_ordinary(&self, file: FileId) -> bool {
        !self.places[file.0 as usize].as_os_str().is_empty()
    }

    fn read(&self, file: FileId) -> Result<Vec<u8>, SourceFault> {
        let place = &self.places[file.0 as usize];
        fs::read(place)
            .map_err(|source| SourceFault { path: self.files.path(file).to_owned(), source })
    }
}
