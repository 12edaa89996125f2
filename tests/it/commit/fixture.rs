//! An output folder to build into, and what one can say about it.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use bantin::build::commit::Commit;
use bantin::build::fault::OutputFault;
use bantin::build::output::Sink;
use bantin::build::tree::FileClass;
use bantin::rooms::disk::output_folder::{OutputFolder, Place};
use bantin::rooms::disk::staging::Staging;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use tempfile::TempDir;

/// Path and text of each file.
pub(super) type Files<'a> = [(&'a str, &'a str)];
/// Path and bytes of each file; a folder ends in `/`, a link shows its target.
pub(super) type Tree = BTreeMap<String, Vec<u8>>;

pub(super) struct Site(TempDir);

impl Site {
    pub(super) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    pub(super) fn root(&self) -> &Path {
        self.0.path()
    }

    pub(super) fn public(&self) -> PathBuf {
        self.root().join("public")
    }

    /// Writes a stranger's file below `public/`.
    pub(super) fn stranger(&self, path: &str, text: &str) -> &Self {
        let place = self.public().join(path);
        fs::create_dir_all(place.parent().expect("it is below public")).expect("a folder");
        fs::write(place, text).expect("a file");
        self
    }

    pub(super) fn strangers(&self, files: &Files<'_>) {
        for (path, text) in files {
            self.stranger(path, text);
        }
    }

    pub(super) fn folder(&self) -> Result<OutputFolder, OutputFault> {
        open(&self.public())
    }

    pub(super) fn staged(&self, files: &Files<'_>) -> Result<Staging, OutputFault> {
        let staging = self.folder()?.staging(|_| ControlFlow::Continue(()))?;
        put(&staging, files)?;
        Ok(staging)
    }

    pub(super) fn try_build(&self, files: &Files<'_>) -> Result<Commit, OutputFault> {
        self.staged(files)?.commit(|_| {})
    }

    pub(super) fn build(&self, files: &Files<'_>) -> Commit {
        self.try_build(files).expect("nothing is in the way")
    }

    pub(super) fn dry_run(&self, files: &Files<'_>) -> Result<Commit, OutputFault> {
        let comparing = self.folder()?.comparing()?;
        put(&comparing, files)?;
        comparing.commit()
    }

    /// Does the first `count` steps of a build, then leaves everything as it is, as a killed run does.
    /// Tells whether there were as many.
    pub(super) fn build_until(&self, files: &Files<'_>, count: usize) -> bool {
        let mut steps = self.staged(files).and_then(Staging::steps).expect("nothing is in the way");
        (0..count).all(|_| steps.next().map(|step| step.expect("the disk works")).is_some())
    }

    /// Everything below `public/` but the tool's own folder.
    pub(super) fn tree(&self) -> Tree {
        tree(&self.public(), |path| !path.starts_with(".bantin"))
    }

    /// Everything below `public/`.
    pub(super) fn whole_tree(&self) -> Tree {
        tree(&self.public(), |_| true)
    }
}

pub(super) fn open(public: &Path) -> Result<OutputFolder, OutputFault> {
    let site = public.parent().expect("it has a parent");
    let content = site.join("content");
    OutputFolder::open(&Place { output: public, site, sources: &[&content], home: None })
}

/// Puts files from many threads.
pub(super) fn put(sink: &impl Sink, files: &Files<'_>) -> Result<(), OutputFault> {
    files
        .into_par_iter()
        .try_for_each(|(path, text)| sink.put(path, class(path), text.as_bytes()).map(drop))
}

fn class(path: &str) -> FileClass {
    match path.rsplit('.').next() {
        Some("css") => FileClass::Asset,
        Some("xml") => FileClass::List,
        _ => FileClass::Page,
    }
}

fn tree(root: &Path, wanted: impl Fn(&str) -> bool) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1) {
        let entry = entry.expect("a folder can be walked");
        let path = entry.path().strip_prefix(root).expect("it is below");
        let path = path.to_str().expect("tests use plain names").to_owned();
        if !wanted(&path) {
            continue;
        }
        match entry.file_type() {
            kind if kind.is_dir() => tree.insert(path + "/", Vec::new()),
            kind if kind.is_symlink() => {
                let target = fs::read_link(entry.path()).expect("a link");
                tree.insert(path, target.to_string_lossy().into_owned().into_bytes())
            }
            _ => tree.insert(path, fs::read(entry.path()).expect("a file")),
        };
    }
    tree
}
