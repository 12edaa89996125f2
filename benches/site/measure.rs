//! Child processes, and what they cost.

use std::io::Read as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use wait4::Wait4 as _;

/// What a run cost.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// From its start to its end.
    pub(crate) wall: Duration,
    /// On all processors together.
    pub(crate) cpu: Duration,
    /// The most memory that it held, in bytes. A child starts as its parent, so that nothing below this
    /// process's own memory can be told: it has to stay small.
    pub(crate) memory: u64,
}

/// Runs a program to its end, and returns what it cost and what it printed.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<(Cost, String)> {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::piped()).spawn().context("the program cannot be run")?;
    let mut printed = String::new();
    if let Some(mut out) = child.stdout.take() {
        out.read_to_string(&mut printed)?;
    }
    let end = child.wait4()?;
    let wall = start.elapsed();
    anyhow::ensure!(end.status.success(), "{command:?} ended with {}", end.status);
    let cpu = end.rusage.utime + end.rusage.stime;
    Ok((Cost { wall, cpu, memory: end.rusage.maxrss }, printed))
}

/// Returns the run in the middle: the costs of one run belong together.
pub(crate) fn median(mut costs: Vec<Cost>) -> Cost {
    costs.sort_by_key(|cost| cost.wall);
    costs[costs.len() / 2]
}
