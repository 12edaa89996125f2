//! The rows of the runs that come to an end: the floor, parsing, builds, checks; with what must come of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::checks;
use crate::measure::{self, Cost, median};
use crate::row::Row;
use crate::tree::Tree;
use crate::workbench::{self, Workbench};

/// What was measured, the floor first.
pub(crate) struct Builds {
    pub(crate) rows: Vec<Row>,
    /// The output.
    pub(crate) output: Tree,
}

/// Measures all of them.
///
/// Nothing is deleted meanwhile: on some file systems files are created many times slower after that.
pub(crate) fn measure(bench: &Workbench, runs: u8) -> anyhow::Result<Builds> {
    let parse = many(runs, |_| bench.own(&["parse"], &[&bench.site()]))?;
    let out = |run| bench.beside(&format!("public-{run}"));
    let first = many(runs, |run| {
        settle();
        bench.build(&out(run))
    })?;
    let out = out(runs - 1);
    let output = Tree::of(&out)?;
    let floor = floor(bench, runs, &out, &output)?;
    let second = many(runs, |_| bench.build(&out))?;
    let again = Tree::of(&out)?;
    anyhow::ensure!(again.changed_since(&output) == 0, "a second build wrote what was the same");
    let (edited, written) = edited(bench, runs, &out)?;
    let check = many(runs, |_| Ok(measure::run(&mut bench.bantin("check"))?.0))?;
    let mut rows = vec![
        Row::of("floor: read, Markdown, write", floor),
        Row::of("parse alone", parse),
        Row::of("build, into an empty folder", first),
        Row::of("build again, nothing changed", second),
        Row::of(format!("build after one edited body ({written} files written)"), edited),
        Row::of("check", check),
    ];
    rows.extend(checking(bench, runs, &out)?);
    Ok(Builds { rows, output })
}

/// Measures a dry run, of which there is a build already, and what of it are the checks.
pub(crate) fn checking(bench: &Workbench, runs: u8, out: &Path) -> anyhow::Result<Vec<Row>> {
    let dry = many(runs, |_| {
        let mut command = bench.bantin("build");
        Ok(measure::run(command.arg("--dry-run").arg("--out").arg(out))?.0)
    })?;
    let records = checks::of_records(&bench.site())?;
    let texts = checks::of_texts(&bench.site())?;
    let pages = checks::of_pages(&bench.site(), out)?;
    Ok(vec![
        Row::of("build --dry-run", dry),
        Row::of_times("... of which the checks of records", records, None),
        Row::of_times("... of which figures, names, private data in texts", texts, None),
        Row::of_times("... of which withheld names in pages", pages, None),
    ])
}

fn many(runs: u8, mut run: impl FnMut(u8) -> anyhow::Result<Cost>) -> anyhow::Result<Cost> {
    let costs: anyhow::Result<Vec<_>> = (0..runs).map(&mut run).collect();
    Ok(median(costs?))
}

/// Lets the system write to the disk what was put there before, so that the next run does not pay for it.
fn settle() {
    // Where there is no such program the figures are rougher, and no less right.
    let _tried = Command::new("sync").status();
}

fn floor(bench: &Workbench, runs: u8, built: &Path, output: &Tree) -> anyhow::Result<Cost> {
    let out = |run| bench.beside(&format!("floor-{run}"));
    let cost = many(runs, |run| {
        settle();
        bench.own(&["floor"], &[&bench.site(), built, &out(run)])
    })?;
    let floor = Tree::of(&out(0))?;
    anyhow::ensure!(floor.count() == output.count(), "the floor writes as many files");
    anyhow::ensure!(floor.bytes() == output.bytes(), "the floor writes as many bytes");
    Ok(cost)
}

/// Builds after an edit of one body each time; returns how many files that wrote.
fn edited(bench: &Workbench, runs: u8, out: &Path) -> anyhow::Result<(Cost, usize)> {
    let articles = bench.articles()?;
    let article = &articles[articles.len() / 2];
    let mut written = 0;
    let cost = many(runs, |run| {
        let mark = format!("Lần sửa thứ {run}.");
        workbench::edit(article, "\n+++\n", &format!("\n+++\n{mark}\n\n"))?;
        let before = Tree::of(out)?;
        let cost = bench.build(out)?;
        written = Tree::of(out)?.changed_since(&before);
        let page = fs::read_to_string(out.join(page_of(article)?))?;
        anyhow::ensure!(page.contains(&mark), "an edited body stands on its page");
        Ok(cost)
    })?;
    Ok((cost, written))
}

/// Returns the page of an article's Vietnamese file, as a path in the output.
pub(crate) fn page_of(article: &Path) -> anyhow::Result<PathBuf> {
    let text = fs::read_to_string(article)?;
    let date = text.lines().find_map(|line| line.strip_prefix("date = "));
    let year = date.and_then(|date| date.get(..4)).unwrap_or_default();
    let name = article.file_name().unwrap_or_default().to_string_lossy();
    let id = name.strip_suffix(".vi.md").unwrap_or(&name);
    Ok(PathBuf::from(format!("tin/{year}/{id}/index.html")))
}
