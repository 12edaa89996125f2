//! A row of the table: what was done, and what it cost. How it is printed is the table's.

use std::time::Duration;

use crate::measure::Cost;

/// A line of the table.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) wall: Duration,
    pub(crate) worst: Option<Duration>,
    pub(crate) cpu: Option<Duration>,
    pub(crate) memory: Option<u64>,
}

impl Row {
    /// Makes the row of a run.
    pub(crate) fn of(name: impl Into<String>, cost: Cost) -> Self {
        let Cost { wall, cpu, memory } = cost;
        Self { name: name.into(), wall, worst: None, cpu: Some(cpu), memory: Some(memory) }
    }

    /// Makes the row of something that was done so many times: the median and the worst.
    pub(crate) fn of_times(name: &str, mut times: Vec<Duration>, memory: Option<u64>) -> Self {
        times.sort_unstable();
        let worst = times.last().copied().filter(|_| times.len() > 1);
        Self { name: name.to_owned(), wall: times[times.len() / 2], worst, cpu: None, memory }
    }
}
