//! The stage: files that differ from the output, written whole beside it, on the same file system.
//!
//! It makes its folders when the first file comes, so a build that changes nothing writes nothing.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::build::fault::{Doing, OutputFault};
use crate::build::output::Show;
use crate::build::session::Fault;
use crate::build::tree::Kind;
use crate::build::tree::{FileClass, OWN_FOLDER};
use crate::rooms::disk::modes::{new_file, new_folders};
use crate::rooms::disk::terrain::stat;

/// The stage of one run; it goes when it is dropped, unless a commit took it over.
#[derive(Debug)]
pub(super) struct Stage {
    path: PathBuf,
    taken_over: bool,
}

impl Stage {
    /// Opens an empty stage: what a killed run left in it goes.
    pub(super) fn open(root: &Path) -> Result<Self, OutputFault> {
        let path = path_in(root);
        clear(&path)?;
        Ok(Self { path, taken_over: false })
    }

    /// Writes a file; folders that are missing are made.
    pub(super) fn write(
        &self,
        class: FileClass,
        path: &str,
        bytes: &[u8],
    ) -> Result<(), OutputFault> {
        let place = place_in(&self.path, class, path);
        open(&place)?.write_all(bytes).map_err(Doing::Writing.at(place))
    }

    /// Writes a file that is shown in pieces.
    pub(super) fn write_shown(
        &self,
        class: FileClass,
        path: &str,
        show: Show<'_>,
    ) -> Result<(), Fault> {
        let place = place_in(&self.path, class, path);
        let mut file = open(&place)?;
        let mut written = Ok(());
        show(&mut |piece| {
            if written.is_ok() {
                written = file.write_all(piece);
            }
        })?;
        Ok(written.map_err(Doing::Writing.at(place))?)
    }

    /// Removes the stage and everything in it.
    pub(super) fn abandon(mut self) -> Result<(), OutputFault> {
        self.taken_over = true;
        clear(&self.path)
    }

    /// Leaves the stage to the steps of a commit.
    pub(super) fn hand_over(mut self) {
        self.taken_over = true;
    }
}

impl Drop for Stage {
    /// Runs on the way out of a fault; what cannot be removed now goes at the next opening.
    fn drop(&mut self) {
        if !self.taken_over {
            let _ = clear(&self.path);
        }
    }
}

/// Opens a new file; folders that are missing are made.
fn open(place: &Path) -> Result<File, OutputFault> {
    let file = match new_file(place) {
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => {
            let folder = place.parent().expect("a class's folder is above");
            new_folders(folder).map_err(Doing::Making.at(folder))?;
            new_file(place)
        }
        file => file,
    };
    file.map_err(Doing::Writing.at(place))
}

/// Returns the place of the stage in an output.
pub(super) fn path_in(root: &Path) -> PathBuf {
    root.join(OWN_FOLDER).join("stage")
}

/// Returns the place of a staged file or folder.
pub(super) fn place_in(stage: &Path, class: FileClass, path: &str) -> PathBuf {
    stage.join(class.folder()).join(path)
}

/// Removes a stage; a link in its place goes without being followed.
pub(super) fn clear(path: &Path) -> Result<(), OutputFault> {
    match stat(path)?.0 {
        Kind::Absent => Ok(()),
        Kind::Folder => fs::remove_dir_all(path),
        Kind::File | Kind::Other => fs::remove_file(path),
    }
    .map_err(Doing::Removing.at(path))
}
