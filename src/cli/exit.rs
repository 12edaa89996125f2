//! How a run ended: the one place that knows exit codes.

use std::process::ExitCode;

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
