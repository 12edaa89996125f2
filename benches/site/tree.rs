//! An output as it lies on the disk: to count it, and to see what a run changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

/// The files of an output without the records of the program, by their paths.
pub(crate) struct Tree(BTreeMap<PathBuf, Leaf>);

/// What can be told of a file without reading it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Leaf {
    size: u64,
    written: SystemTime,
}

impl Tree {
    /// Looks at an output.
    pub(crate) fn of(folder: &Path) -> anyhow::Result<Self> {
        let mut files = BTreeMap::new();
        let walk = WalkDir::new(folder).into_iter();
        for entry in walk.filter_entry(|entry| entry.file_name() != ".bantin") {
            let entry = entry?;
            if entry.file_type().is_file() {
                let about = entry.metadata()?;
                let leaf = Leaf { size: about.len(), written: about.modified()? };
                files.insert(entry.path().strip_prefix(folder)?.to_owned(), leaf);
            }
        }
        Ok(Self(files))
    }

    /// Lists the files with their sizes.
    pub(crate) fn sizes(&self) -> Vec<(PathBuf, usize)> {
        self.0.iter().map(|(path, leaf)| (path.clone(), leaf.size as usize)).collect()
    }

    /// Counts the files.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Counts the bytes.
    pub(crate) fn bytes(&self) -> u64 {
        self.0.values().map(|leaf| leaf.size).sum()
    }

    /// Counts the files that are not as they were: written, added or removed.
    pub(crate) fn changed_since(&self, before: &Self) -> usize {
        let written = self.0.iter().filter(|(path, leaf)| before.0.get(*path) != Some(leaf));
        let removed = before.0.keys().filter(|path| !self.0.contains_key(*path));
        written.count() + removed.count()
    }
}
