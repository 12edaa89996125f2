//! A bulletin on the workbench: made, run over, edited.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;
use walkdir::WalkDir;

use crate::maker;
use crate::measure::{self, Cost};

/// A made site in a folder that goes when this goes.
pub(crate) struct Workbench {
    folder: tempfile::TempDir,
    /// How many articles it has.
    pub(crate) articles: usize,
}

impl Workbench {
    /// Makes a bulletin. Another process does it: what this one held would count as its children's memory.
    pub(crate) fn new(articles: usize) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
        let made = Self { folder, articles };
        let site = made.site();
        made.own(&["make", &articles.to_string()], &[&site])?;
        Ok(made)
    }

    /// Returns the folder of the site.
    pub(crate) fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Returns a folder beside the site, without making it.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command of the benchmark itself.
    pub(crate) fn own(&self, words: &[&str], folders: &[&Path]) -> anyhow::Result<Cost> {
        let program = std::env::current_exe()?;
        Ok(measure::run(Command::new(program).args(words).args(folders))?.0)
    }

    /// Starts to call the program for the site.
    pub(crate) fn bantin(&self, command: &str) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_bantin"));
        program.args([command, "--today", maker::TODAY, "--lang", "en", "--site"]);
        program.arg(self.site());
        program
    }

    /// Builds the site.
    pub(crate) fn build(&self, out: &Path) -> anyhow::Result<Cost> {
        Ok(measure::run(self.bantin("build").arg("--out").arg(out))?.0)
    }

    /// Lists the Vietnamese files of all articles that are published, by their paths, the latest last.
    pub(crate) fn articles(&self) -> anyhow::Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for entry in WalkDir::new(self.site().join("content/articles")).sort_by_file_name() {
            let path = entry?.into_path();
            if path.to_string_lossy().ends_with(".vi.md") {
                let text = fs::read_to_string(&path)?;
                if !text.contains("\npublication = ") {
                    found.push(path);
                }
            }
        }
        Ok(found)
    }

    /// Counts the files and the bytes of the sources.
    pub(crate) fn sources(&self) -> anyhow::Result<(usize, u64)> {
        let mut sum = (0, 0);
        for entry in WalkDir::new(self.site()) {
            let entry = entry?;
            if entry.file_type().is_file() {
                sum = (sum.0 + 1, sum.1 + entry.metadata()?.len());
            }
        }
        Ok(sum)
    }
}

/// Replaces the first of a text in a file, as editors do: the new file is written beside and takes the name.
pub(crate) fn edit(file: &Path, old: &str, new: &str) -> anyhow::Result<()> {
    prepare(file, old, new)?.save()
}

/// An edit that is written and has yet to take its name.
pub(crate) struct Edit {
    fresh: PathBuf,
    file: PathBuf,
}

/// Writes an edit beside its file.
pub(crate) fn prepare(file: &Path, old: &str, new: &str) -> anyhow::Result<Edit> {
    let text = fs::read_to_string(file)?;
    anyhow::ensure!(text.contains(old), "{} does not hold {old:?}", file.display());
    let name = file.file_name().context("a file has a name")?.to_string_lossy();
    // Hidden files are no part of a site.
    let fresh = file.with_file_name(format!(".{name}.new"));
    fs::write(&fresh, text.replacen(old, new, 1))?;
    Ok(Edit { fresh, file: file.to_owned() })
}

impl Edit {
    /// Lets it take its name.
    pub(crate) fn save(self) -> anyhow::Result<()> {
        Ok(fs::rename(self.fresh, self.file)?)
    }
}
