//! A commit as a value: what changes in the output, and the steps that change it, in order.
//!
//! It can be printed without being carried out. [`crate::build::decide`] makes it; a room performs its steps.

use std::fmt;

use crate::build::manifest::{Manifest, Sums};
use crate::build::output::{Fate, FileClass};
use crate::build::standing::Record;

/// Everything that one build changes in the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The files that are written, by class and then by path.
    pub written: Vec<Written>,
    /// How many files stay as they are.
    pub unchanged: usize,
    /// The files of earlier builds that go, sorted.
    pub removed: Vec<String>,
    /// The manifest of the output after this commit.
    pub manifest: Manifest,
    /// What the intent says while the commit runs: all that was ours and all that will be.
    pub intent: Sums,
    /// The steps, each one call to the system or nearly so; none when nothing changes.
    ///
    /// A run may be killed between any two: every file is whole, old or new, and the next build does the rest.
    pub steps: Vec<Step>,
}

/// A file that a commit writes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written {
    /// Its class.
    pub class: FileClass,
    /// Its path.
    pub path: String,
    /// [`Fate::New`] or [`Fate::Changed`].
    pub fate: Fate,
}

/// An elementary step of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Writes a record beside its place and waits until the disk has it.
    Write(Record),
    /// Moves a written record to its place.
    Place(Record),
    /// Moves a whole staged folder to a place where there is none.
    MoveFolder(FileClass, String),
    /// Moves a staged file to its place, over the old one if there is one.
    MoveFile(FileClass, String),
    /// Removes a file of an earlier build.
    RemoveFile(String),
    /// Removes a folder of an earlier build if nothing is left in it.
    RemoveFolder(String),
    /// Removes the intent: the commit is done.
    RemoveIntent,
    /// Removes what is left of the stage: empty folders.
    ClearStage,
}

impl Commit {
    /// Counts the written files of one fate.
    pub fn count(&self, fate: Fate) -> usize {
        match fate {
            Fate::Unchanged => self.unchanged,
            fate => self.written.iter().filter(|file| file.fate == fate).count(),
        }
    }

    /// Tells whether the output stays as it is, its records included.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

/// Shows a line for each file: `+` new, `~` changed, `-` removed.
impl fmt::Display for Commit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Written { path, fate, .. } in &self.written {
            writeln!(f, "{} {path}", if *fate == Fate::New { '+' } else { '~' })?;
        }
        self.removed.iter().try_for_each(|path| writeln!(f, "- {path}"))
    }
}
