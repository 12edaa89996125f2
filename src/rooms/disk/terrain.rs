//! What stands in the output folder, looked at without ever following a link, and remembered for folders.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::RwLock;

use crate::build::fault::{Doing, OutputFault};
use crate::build::standing::Survey;
use crate::build::tree::Kind;
use crate::build::tree::folders_above;

/// The ground that a build stands on. It must not change while it is looked at: the lock sees to that.
pub(super) struct Terrain {
    root: PathBuf,
    folders: RwLock<BTreeMap<String, Kind>>,
}

impl Terrain {
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), folders: RwLock::default() }
    }

    /// Returns the place of `path` on the disk.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Looks at `path`; below anything but real folders there is nothing.
    pub(super) fn look(&self, path: &str) -> Result<(Kind, u64), OutputFault> {
        if let Some(folder) = folders_above(path).next_back()
            && self.folder(folder)? != Kind::Folder
        {
            return Ok((Kind::Absent, 0));
        }
        stat(&self.place(path))
    }

    /// Looks at `path` where a folder is expected, once for a whole run.
    pub(super) fn folder(&self, path: &str) -> Result<Kind, OutputFault> {
        let known = self.folders.read().expect("no thread panics here").get(path).copied();
        if let Some(kind) = known {
            return Ok(kind);
        }
        let (kind, _) = self.look(path)?;
        self.folders.write().expect("no thread panics here").insert(path.to_owned(), kind);
        Ok(kind)
    }

    /// Hands over all that was remembered.
    pub(super) fn into_survey(self) -> Survey {
        Survey(self.folders.into_inner().expect("no thread panics here"))
    }
}

/// Tells what stands at a place, and its length.
pub(super) fn stat(place: &Path) -> Result<(Kind, u64), OutputFault> {
    use io::ErrorKind::{NotADirectory, NotFound};
    match fs::symlink_metadata(place) {
        Ok(found) => Ok((kind(found.file_type()), found.len())),
        Err(fault) if matches!(fault.kind(), NotFound | NotADirectory) => Ok((Kind::Absent, 0)),
        Err(fault) => Err(Doing::Reading.at(place)(fault)),
    }
}

/// Puts a file type into the words of a commit.
pub(super) fn kind(found: fs::FileType) -> Kind {
    match found {
        found if found.is_dir() => Kind::Folder,
        found if found.is_file() => Kind::File,
        _ => Kind::Other,
    }
}

/// Resolves links and dots; of a path that is not there yet, those of its part that is.
pub fn real(path: &Path) -> Result<PathBuf, OutputFault> {
    match fs::canonicalize(path) {
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => {
            let path = std::path::absolute(path).map_err(Doing::Reading.at(path))?;
            match (path.parent(), path.file_name()) {
                (Some(parent), Some(name)) => Ok(real(parent)?.join(name)),
                _ => Err(Doing::Reading.at(path)(fault)),
            }
        }
        found => found.map_err(Doing::Reading.at(path)),
    }
}
