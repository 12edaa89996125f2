//! Carries out a commit, one elementary step at a time.
//!
//! It decides nothing. Left in the middle, it cleans nothing up: that is what a killed run does too, and the next
//! build heals both.

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use crate::build::commit::{Commit, Step};
use crate::build::fault::{Doing, OutputFault};
use crate::build::standing::Record;
use crate::rooms::disk::lock::Lock;
use crate::rooms::disk::modes::new_file;
use crate::rooms::disk::records::{clear_drafts, draft, place};
use crate::rooms::disk::stage;

/// The steps of a commit; each call of `next` does one. After a fault no further step may be done.
pub struct Steps {
    commit: Commit,
    next: usize,
    root: PathBuf,
    stage: PathBuf,
    _lock: Lock,
}

impl Steps {
    pub(super) fn new(commit: Commit, root: PathBuf, lock: Lock) -> Self {
        let stage = stage::path_in(&root);
        Self { commit, next: 0, root, stage, _lock: lock }
    }

    /// Returns the commit that is carried out.
    pub fn commit(&self) -> &Commit {
        &self.commit
    }

    /// Lets go of the output and keeps the commit.
    pub fn into_commit(self) -> Commit {
        self.commit
    }

    /// Removes, after a fault, what only takes up room: a disk that is full is no time to keep a stage. The intent
    /// stays, so that the next build knows what is ours.
    pub(super) fn clear_up(&self) {
        let _ = stage::clear(&self.stage);
        let _ = clear_drafts(&self.root);
    }

    fn perform(&self, step: &Step) -> Result<(), OutputFault> {
        match step {
            Step::Write(record) => self.write(*record),
            Step::Place(record) => {
                self.rename(draft(&self.root, *record), place(&self.root, *record))
            }
            Step::MoveFolder(class, path) | Step::MoveFile(class, path) => {
                self.rename(stage::place_in(&self.stage, *class, path), self.root.join(path))
            }
            Step::RemoveFile(path) => remove(self.root.join(path), |path| fs::remove_file(path)),
            Step::RemoveFolder(path) => remove(self.root.join(path), |path| fs::remove_dir(path)),
            Step::RemoveIntent => {
                remove(place(&self.root, Record::Intent), |path| fs::remove_file(path))
            }
            Step::ClearStage => stage::clear(&self.stage),
        }
    }

    fn write(&self, record: Record) -> Result<(), OutputFault> {
        let text = match record {
            Record::Intent => self.commit.intent.to_string(),
            Record::Sizes => self.commit.manifest.sizes(),
            Record::Manifest => self.commit.manifest.text(),
        };
        let path = draft(&self.root, record);
        let write = || {
            let mut file = new_file(&path)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write().map_err(Doing::Writing.at(&path))
    }

    fn rename(&self, from: PathBuf, to: PathBuf) -> Result<(), OutputFault> {
        fs::rename(from, &to).map_err(Doing::Moving.at(to))
    }
}

impl Iterator for Steps {
    type Item = Result<Step, OutputFault>;

    fn next(&mut self) -> Option<Self::Item> {
        let step = self.commit.steps.get(self.next)?.clone();
        self.next += 1;
        Some(self.perform(&step).map(|()| step))
    }
}

/// Removes what may be gone already; a folder that a stranger keeps filled stays.
fn remove(path: PathBuf, how: impl FnOnce(&PathBuf) -> io::Result<()>) -> Result<(), OutputFault> {
    match how(&path) {
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(fault) if fault.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
        done => done.map_err(Doing::Removing.at(path)),
    }
}
