//! The one table of a size.

use std::time::Duration;

use crate::builds::{self, Builds};
use crate::measure::Cost;
use crate::workbench::Workbench;

/// A line of the table.
pub(crate) struct Row {
    name: String,
    wall: Duration,
    worst: Option<Duration>,
    cpu: Option<Duration>,
    memory: Option<u64>,
}

impl Row {
    /// Makes the row of a run.
    pub(crate) fn of(name: impl Into<String>, cost: Cost) -> Self {
        let Cost { wall, cpu, memory } = cost;
        Self { name: name.into(), wall, worst: None, cpu, memory }
    }
}

/// Measures bulletins of the sizes, and prints the table of each.
pub(crate) fn run(sizes: &[usize], runs: u8) -> anyhow::Result<()> {
    for size in sizes {
        let bench = Workbench::new(*size)?;
        let builds = builds::measure(&bench, runs)?;
        print!("{}", head(&bench, &builds, runs)?);
        print!("{}", lines(&builds.rows));
    }
    Ok(())
}

fn head(bench: &Workbench, builds: &Builds, runs: u8) -> anyhow::Result<String> {
    let (files, bytes) = bench.sources()?;
    let threads = std::thread::available_parallelism()?;
    Ok(format!(
        "\n{} articles: {files} sources of {}; {} files of output of {}\n\
         {threads} threads, {} {}; the median of {runs} runs, files in the system's cache\n\n",
        bench.articles,
        megabytes(bytes),
        builds.output.count(),
        megabytes(builds.output.bytes()),
        std::env::consts::OS,
        std::env::consts::ARCH,
    ))
}

/// Writes the rows below their heading; each is compared with the first.
fn lines(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0);
    let line = |name: &str, cells: [String; 5]| {
        let [wall, worst, cpu, memory, ratio] = cells;
        format!("{name:width$} {wall:>10} {worst:>10} {cpu:>10} {memory:>10} {ratio:>9}\n")
    };
    let heading = ["time", "worst", "CPU", "memory", "of floor"].map(str::to_owned);
    let mut text = line("", heading);
    let floor = rows.first().map_or(1.0, |row| row.wall.as_secs_f64());
    for row in rows {
        let or_none = |time: Option<Duration>| time.map_or_else(|| "-".to_owned(), seconds);
        let memory = row.memory.map_or_else(|| "-".to_owned(), megabytes);
        let ratio = format!("{:.2}", row.wall.as_secs_f64() / floor);
        let cells = [seconds(row.wall), or_none(row.worst), or_none(row.cpu), memory, ratio];
        text.push_str(&line(&row.name, cells));
    }
    text
}

fn seconds(time: Duration) -> String {
    match time.as_secs_f64() {
        short if short < 1.0 => format!("{:.1} ms", short * 1000.0),
        long => format!("{long:.2} s"),
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1_000_000.0)
}
