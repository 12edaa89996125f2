//! The site's folder: found upwards from where one stands, walked in a fixed order, looked at again where
//! something may have changed.
//!
//! Links are never followed and only ordinary files are opened. Nothing here knows what a file means, and
//! nothing here watches: it looks where it is told to.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use super::entry::{Entry, Find, is_leftover, is_reached_plainly, path_of, two_names};
use super::site_files::SiteFiles;
use crate::build::preview::look::Look;
use crate::build::source::Source as _;
use crate::build::source::SourceFault;
use crate::ground::diagnostic::{Code, Diagnostic, Report};
use crate::ground::source::FileId;
use crate::read::file_name::{ROOT_FILES, SITE_FILE};

/// The folders that a build reads.
pub const SOURCES: [&str; 2] = ["content", "themes"];

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

/// Returns a folder's own path, without links on the way: some systems tell of changes below that one alone.
pub fn canonical(site: &Path) -> PathBuf {
    fs::canonicalize(site).unwrap_or_else(|_| site.to_owned())
}

/// Lists the folders of a site that a build reads, as far as they are there.
pub fn sources(site: &Path) -> Vec<PathBuf> {
    SOURCES.iter().map(|folder| site.join(folder)).filter(|folder| folder.exists()).collect()
}

/// A site's folder, and what was last found in it.
pub struct SiteFolder {
    root: PathBuf,
    /// The files, as sessions read them.
    pub files: SiteFiles,
    /// What stands at each path; two where only the encoding of their names differs.
    entries: Entries,
    /// The paths where something is wrong as a file.
    odd: BTreeSet<Arc<str>>,
}

type Entries = BTreeMap<Arc<str>, Vec<Entry>>;

impl SiteFolder {
    /// Walks a site.
    ///
    /// # Errors
    ///
    /// A folder that cannot be read.
    pub fn walk(root: &Path) -> Result<Self, SourceFault> {
        let mut folder = Self {
            root: root.to_owned(),
            files: SiteFiles::new(root),
            entries: BTreeMap::new(),
            odd: BTreeSet::new(),
        };
        folder.look(&Look::Everywhere)?;
        Ok(folder)
    }

    /// Looks again, and returns the files that came, went, or may hold something else than before. Of files
    /// that were not named, those count whose size and times are the same as unchanged.
    ///
    /// # Errors
    ///
    /// A folder that cannot be read; then nothing was looked at.
    pub fn look(&mut self, at: &Look) -> Result<Vec<FileId>, SourceFault> {
        let mut found = Entries::new();
        let mut touched = BTreeSet::new();
        match at {
            Look::Everywhere => {
                for start in ROOT_FILES.into_iter().chain(SOURCES) {
                    self.find_below(&self.root.join(start), &mut found)?;
                }
                let unlike = |path: &&Arc<str>| self.entries.get(*path) != found.get(*path);
                let all = self.entries.keys().chain(found.keys());
                touched.extend(all.filter(unlike).cloned());
            }
            Look::At(places) => {
                for place in places.iter().filter(|place| self.is_source(place)) {
                    touched.extend(self.known_below(place));
                    self.find_below(place, &mut found)?;
                }
                touched.extend(found.keys().cloned());
                touched.iter().for_each(|path| self.find_known(path, &mut found));
            }
        }
        Ok(touched.iter().filter_map(|path| self.take(path, found.remove(path))).collect())
    }

    /// Reports what is wrong with the files as files: links, devices, names that nothing can hold, a site that is
    /// none any more.
    pub fn report(&self) -> Report {
        let mut report = Report::new();
        if !self.entries.contains_key(SITE_FILE) {
            let path = self.root.display();
            report.push(Diagnostic::of_run(Code::NoSite).with("path", path).with("above", ""));
        }
        for path in &self.odd {
            let Some(file) = self.files.files().find(path) else { continue };
            let entries = self.entries.get(path).map_or(&[][..], Vec::as_slice);
            if entries.len() > 1 {
                report.push(two_names(file, path));
            }
            entries.iter().take(1).filter_map(|it| it.problem(file, path)).for_each(|found| {
                report.push(found);
            });
        }
        report
    }

    /// Tells whether a place is one that a build reads.
    fn is_source(&self, place: &Path) -> bool {
        let Ok(inside) = place.strip_prefix(&self.root) else { return false };
        let mut parts = inside.components().map(|part| match part {
            Component::Normal(name) => Some(name),
            _ => None,
        });
        let first = parts.next().flatten().and_then(|name| name.to_str());
        let is_plain = parts.all(|name| name.is_some_and(|name| !is_leftover(name)));
        is_plain
            && match first {
                Some(file) if ROOT_FILES.contains(&file) => inside.components().count() == 1,
                Some(folder) => SOURCES.contains(&folder),
                None => false,
            }
    }

    /// Finds what stands at a place and below it; nothing where nothing is.
    fn find_below(&self, start: &Path, found: &mut Entries) -> Result<(), SourceFault> {
        if fs::symlink_metadata(start).is_err() || !is_reached_plainly(&self.root, start) {
            return Ok(());
        }
        let walk = WalkDir::new(start).follow_links(false).follow_root_links(false);
        let walk = walk.sort_by_file_name().into_iter();
        let is_kept = |it: &walkdir::DirEntry| it.depth() == 0 || !is_leftover(it.file_name());
        for entry in walk.filter_entry(is_kept) {
            let entry = entry.map_err(|error| self.fault(start, error))?;
            let meta = entry.metadata().map_err(|error| self.fault(start, error))?;
            if let Some((path, entry)) = Entry::new(&self.root, entry.into_path(), &meta) {
                put(found, path, entry);
            }
        }
        Ok(())
    }

    /// Lists the paths that were known at a place and below it.
    fn known_below(&self, place: &Path) -> Vec<Arc<str>> {
        let Ok(inside) = place.strip_prefix(&self.root) else { return Vec::new() };
        let path = path_of(inside);
        let below = |known: &str| {
            known.strip_prefix(&*path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let from = self.entries.range(path.clone()..).map(|(known, _)| known);
        let near = from.take_while(|known| known.starts_with(&*path));
        near.filter(|known| below(known)).cloned().collect()
    }

    /// Finds what still stands where a path was known: its other name may have been told of.
    fn find_known(&self, path: &str, found: &mut Entries) {
        for known in self.entries.get(path).into_iter().flatten() {
            let place = known.place.to_path_buf();
            let Ok(meta) = fs::symlink_metadata(&place) else { continue };
            if !is_reached_plainly(&self.root, &place) {
                continue;
            }
            if let Some((path, entry)) = Entry::new(&self.root, place, &meta) {
                put(found, path, entry);
            }
        }
    }

    /// Takes what was found at a path in the place of what was known there.
    fn take(&mut self, path: &Arc<str>, entries: Option<Vec<Entry>>) -> Option<FileId> {
        let Some((entries, first)) = entries.and_then(|it| Some((it.clone(), it.first()?.clone())))
        else {
            self.entries.remove(path);
            self.odd.remove(path);
            return self.files.remove(path);
        };
        match entries.len() > 1 || first.find != Find::File {
            true => drop(self.odd.insert(path.clone())),
            false => drop(self.odd.remove(path)),
        }
        self.entries.insert(path.clone(), entries);
        let place = (first.find == Find::File).then_some((first.place, first.stamp));
        Some(self.files.set(path, first.stamp.size, place))
    }

    fn fault(&self, start: &Path, error: walkdir::Error) -> SourceFault {
        let path = error.path().unwrap_or(start);
        let path = path.strip_prefix(&self.root).unwrap_or(path).display().to_string();
        SourceFault { path, source: error.into() }
    }
}

/// Puts an entry once, in the order of places.
fn put(found: &mut Entries, path: Arc<str>, entry: Entry) {
    let entries = found.entry(path).or_default();
    match entries.binary_search_by(|known| known.place.cmp(&entry.place)) {
        Ok(at) => entries[at] = entry,
        Err(at) => entries.insert(at, entry),
    }
}
