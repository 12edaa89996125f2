//! A site in a scratch folder: build, change, build again, and say what is expected.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The day for which tests build, unless they say otherwise.
pub const TODAY: &str = "2026-11-24";

/// A site in a folder that goes when the test ends.
pub struct Site {
    folder: TempDir,
}

/// What a run of the program gave.
pub struct Ran {
    /// Its exit code.
    pub code: i32,
    /// What it said on the standard output.
    pub out: String,
    /// What it said on the standard error.
    pub err: String,
}

impl Site {
    /// Makes an empty site.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Copies the example bulletin, without its theme: the program's own is used.
    pub fn example() -> Self {
        Self::copy_of(Path::new(env!("CARGO_MANIFEST_DIR")), &["bulletin.toml", "content"])
    }

    /// Copies a site out of `tests/sites`.
    pub fn golden(name: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name);
        Self::copy_of(&root, &["bulletin.toml", "content", "themes"])
    }

    /// Copies parts of a folder.
    pub fn copy_of(root: &Path, parts: &[&str]) -> Self {
        let site = Self::empty();
        for part in parts.iter().filter(|part| root.join(part).exists()) {
            for entry in walkdir::WalkDir::new(root.join(part)) {
                let entry = entry.unwrap();
                let target = site.path().join(entry.path().strip_prefix(root).unwrap());
                if entry.file_type().is_dir() {
                    fs::create_dir_all(target).unwrap();
                } else {
                    fs::create_dir_all(target.parent().unwrap()).unwrap();
                    fs::copy(entry.path(), target).unwrap();
                }
            }
        }
        site
    }

    /// Returns the folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Returns the output folder.
    pub fn public(&self) -> PathBuf {
        self.path().join("public")
    }

    /// Writes a file of the site.
    pub fn write(&self, path: &str, text: &str) -> &Self {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Reads a file of the site.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// Removes a file of the site.
    pub fn remove(&self, path: &str) -> &Self {
        fs::remove_file(self.path().join(path)).unwrap();
        self
    }

    /// Replaces a text in a file, which must hold it.
    pub fn edit(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = self.read(path);
        assert!(text.contains(from), "{path} holds {from:?}");
        self.write(path, &text.replace(from, to))
    }

    /// Runs the program in the site, in English, for the usual day.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
        command.arg("--site").arg(self.path()).args(arguments);
        if !arguments.contains(&"--today") {
            command.args(["--today", TODAY]);
        }
        if !arguments.contains(&"--lang") {
            command.args(["--lang", "en"]);
        }
        Ran::of(command.output().unwrap())
    }

    /// Builds, which must succeed.
    pub fn build(&self) -> Ran {
        let ran = self.run(&["build"]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        ran
    }

    /// Reads a page of the output by its address.
    pub fn page(&self, route: &str) -> String {
        let index = if route.ends_with('/') { "index.html" } else { "" };
        let path = self.public().join(&route[1..]).join(index);
        let path = if index.is_empty() { self.public().join(&route[1..]) } else { path };
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Tells whether there is a page at an address.
    pub fn has_page(&self, route: &str) -> bool {
        self.public().join(&route[1..]).join("index.html").exists()
    }

    /// Returns every file of the output with its bytes, the tool's own records left out.
    pub fn tree(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.public())
    }
}

/// Returns every file below a folder with its bytes, the tool's own records left out.
pub fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let walk = walkdir::WalkDir::new(root).into_iter().map(|entry| entry.unwrap());
    let files = walk.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .filter(|(path, _)| !path.starts_with(".bantin/"))
        .collect()
}

impl Ran {
    fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self {
            code: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// Returns the codes of the findings that were printed, in order.
    pub fn codes(&self) -> Vec<String> {
        let heads = self.err.lines().filter_map(|line| {
            let rest = line.strip_prefix("error[").or_else(|| line.strip_prefix("warning["))?;
            rest.split(']').next().map(str::to_owned)
        });
        heads.collect()
    }
}
