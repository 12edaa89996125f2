//! A sink that keeps what differs on a stage, until the build is found good and committed, or is abandoned.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::build::commit::{Commit, Step};
use crate::build::fault::OutputFault;
use crate::build::output::{Show, Sink};
use crate::build::session::Fault;
use crate::build::standing::Record;
use crate::build::tree::{Fate, FileClass};
use crate::model::stored::Stored;
use crate::rooms::disk::comparing::Comparing;
use crate::rooms::disk::lock::{Holder, Lock};
use crate::rooms::disk::records;
use crate::rooms::disk::stage::Stage;
use crate::rooms::disk::steps::Steps;

/// A build's hold on its output. Dropped, it leaves the output as it was, as [`Staging::abandon`] does.
pub struct Staging {
    // In the order in which they are dropped: the lock covers the end of the stage.
    stage: Stage,
    comparing: Comparing,
    root: PathBuf,
    lock: Lock,
}

/// How far a commit has come.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// The step that was just done.
    pub step: &'a Step,
    /// How many steps are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

impl Staging {
    pub(super) fn open(
        root: &Path,
        waiting: impl FnOnce(Holder) -> ControlFlow<()>,
    ) -> Result<Self, OutputFault> {
        let lock = Lock::take(root, waiting)?;
        let stage = Stage::open(root)?;
        records::clear_drafts(root)?;
        let comparing = Comparing::open(root)?;
        Ok(Self { stage, comparing, root: root.to_owned(), lock })
    }

    /// Returns the records of earlier builds that were damaged, for a note to the user.
    pub fn damaged(&self) -> &[Record] {
        self.comparing.damaged()
    }

    /// Gives the build up: the stage goes, and the output is as it was.
    ///
    /// # Errors
    /// A stage that cannot be removed; the next build tries again.
    pub fn abandon(self) -> Result<(), OutputFault> {
        self.stage.abandon()
    }

    /// Commits the build: afterwards the output holds exactly what was put, beside what strangers have in it.
    ///
    /// # Errors
    /// As those of [`Staging::decide`] and [`Decided::carry_out`].
    pub fn commit(self, progress: impl FnMut(Progress<'_>)) -> Result<Commit, OutputFault> {
        self.decide()?.carry_out(progress)
    }

    /// Decides the commit, so that it can be looked at before it is carried out.
    ///
    /// # Errors
    /// [`OutputFault::Obstructed`], and faults of reading. Nothing is changed.
    pub fn decide(self) -> Result<Decided, OutputFault> {
        let commit = self.comparing.commit()?;
        Ok(Decided { commit, stage: self.stage, root: self.root, lock: self.lock })
    }

    /// Decides the commit and hands over its steps, undone, for who wants to do them one by one.
    ///
    /// # Errors
    /// [`OutputFault::Obstructed`], and faults of reading.
    pub fn steps(self) -> Result<Steps, OutputFault> {
        Ok(self.decide()?.steps())
    }
}

/// A commit that was decided and is not carried out yet. Dropped, it leaves the output as it was.
pub struct Decided {
    // In the order in which they are dropped: the lock covers the end of the stage.
    stage: Stage,
    commit: Commit,
    root: PathBuf,
    lock: Lock,
}

impl Decided {
    /// Returns the commit.
    pub fn commit(&self) -> &Commit {
        &self.commit
    }

    /// Gives the build up: the stage goes, and the output is as it was.
    ///
    /// # Errors
    /// A stage that cannot be removed; the next build tries again.
    pub fn abandon(self) -> Result<(), OutputFault> {
        self.stage.abandon()
    }

    /// Carries the commit out.
    ///
    /// # Errors
    /// A fault of the disk: every file is whole, old or new, and the next build does the rest.
    pub fn carry_out(self, progress: impl FnMut(Progress<'_>)) -> Result<Commit, OutputFault> {
        let mut steps = self.steps();
        match run(&mut steps, progress) {
            Ok(()) => Ok(steps.into_commit()),
            Err(fault) => {
                steps.clear_up();
                Err(fault)
            }
        }
    }

    fn steps(self) -> Steps {
        self.stage.hand_over();
        Steps::new(self.commit, self.root, self.lock)
    }
}

fn run(steps: &mut Steps, mut progress: impl FnMut(Progress<'_>)) -> Result<(), OutputFault> {
    let total = steps.commit().steps.len();
    for (before, step) in steps.enumerate() {
        progress(Progress { step: &step?, done: before + 1, total });
    }
    Ok(())
}

impl Sink for Staging {
    fn put(&self, path: &str, class: FileClass, bytes: &[u8]) -> Result<Fate, OutputFault> {
        let fate = self.comparing.offer(path, class, bytes)?;
        if fate != Fate::Unchanged {
            self.stage.write(class, path, bytes)?;
        }
        Ok(fate)
    }

    fn put_stored(
        &self,
        path: &str,
        class: FileClass,
        stored: Stored,
        show: Show<'_>,
    ) -> Result<Fate, Fault> {
        let fate = self.comparing.offer_stored(path, class, stored)?;
        if fate != Fate::Unchanged {
            self.stage.write_shown(class, path, show)?;
        }
        Ok(fate)
    }
}
