//! The one table of a size.

use std::time::Duration;

use crate::builds::{self, Builds};
use crate::row::Row;
use crate::workbench::Workbench;
use crate::{archive, preview, publish};

/// Measures bulletins of the sizes, and prints the table of each.
pub(crate) fn run(sizes: &[usize], runs: u8) -> anyhow::Result<()> {
    for size in sizes {
        let bench = Workbench::new(*size)?;
        let mut builds = builds::measure(&bench, runs)?;
        builds.rows.extend(preview::measure(&bench)?);
        builds.rows.extend(publish::measure(&bench)?);
        builds.rows.extend(archive::measure(&bench)?);
        print!("{}{}", head(&bench, &builds, runs)?, lines(&builds.rows));
    }
    Ok(())
}

/// Measures publishing alone, and prints its rows.
pub(crate) fn publishing(size: usize) -> anyhow::Result<()> {
    print!("{}", lines(&publish::measure(&Workbench::new(size)?)?));
    Ok(())
}

/// Measures what checking costs, and prints its rows with their share of a dry run.
pub(crate) fn checking(size: usize, runs: u8) -> anyhow::Result<()> {
    let bench = Workbench::new(size)?;
    let out = bench.beside("public-0");
    bench.build(&out)?;
    let rows = builds::checking(&bench, runs, &out)?;
    let [dry, parts @ ..] = &rows[..] else { anyhow::bail!("there is a dry run") };
    let sum: Duration = parts.iter().map(|row| row.wall).sum();
    let share = dry.cpu.map_or(0.0, |cpu| sum.as_secs_f64() / cpu.as_secs_f64()) * 100.0;
    print!("{}", lines(&rows));
    println!("checks: {} of the CPU of build --dry-run, {share:.1} %", seconds(sum));
    Ok(())
}

/// Measures archives alone, and prints their rows.
pub(crate) fn archiving(size: usize) -> anyhow::Result<()> {
    print!("{}", lines(&archive::measure(&Workbench::new(size)?)?));
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
    let line = |name: &str, cells: [String; 6]| {
        let [wall, worst, ratio, cpu, cpu_ratio, memory] = cells;
        format!(
            "{name:width$} {wall:>10} {worst:>10} {ratio:>9} {cpu:>10} {cpu_ratio:>9} {memory:>10}\n"
        )
    };
    let heading = ["time", "worst", "of floor", "CPU", "of floor", "memory"].map(str::to_owned);
    let mut text = line("", heading);
    for row in rows {
        let cells = [
            seconds(row.wall),
            row.worst.map_or_else(none, seconds),
            ratio(Some(row.wall), rows.first().map(|floor| floor.wall)),
            row.cpu.map_or_else(none, seconds),
            ratio(row.cpu, rows.first().and_then(|floor| floor.cpu)),
            row.memory.map_or_else(none, megabytes),
        ];
        text.push_str(&line(&row.name, cells));
    }
    text
}

fn ratio(time: Option<Duration>, floor: Option<Duration>) -> String {
    let both = time.zip(floor);
    both.map_or_else(none, |(time, floor)| {
        format!("{:.2}", time.as_secs_f64() / floor.as_secs_f64())
    })
}

fn none() -> String {
    "-".to_owned()
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
