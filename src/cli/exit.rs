//! How a run ended: the one place that knows exit codes.

use std::process::ExitCode;

use crate::ground::diagnostic::{Level, Report};

/// The end of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All was done.
    Done,
    /// The content has errors.
    Content,
    /// The command line was wrong.
    Usage,
    /// The world was at fault: a disk, a lock.
    World,
}

impl Exit {
    /// Tells how a run with these findings ended.
    pub(super) fn of(report: &Report) -> Self {
        let errors = || report.findings().iter().filter(|found| found.level == Level::Error);
        match errors().any(|found| found.code.entry().world) {
            true => Self::World,
            false if errors().next().is_some() => Self::Content,
            false => Self::Done,
        }
    }

    /// Tells how a run ended in which a warning weighs as much as an error.
    pub(super) fn of_strict(report: &Report) -> Self {
        match Self::of(report) {
            Self::Done if !report.findings().is_empty() => Self::Content,
            exit => exit,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Content => 1,
            Exit::Usage => 2,
            Exit::World => 3,
        })
    }
}
