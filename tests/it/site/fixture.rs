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

/// Files by their path, with their bytes.
pub type Tree = BTreeMap<String, Vec<u8>>;

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

    /// Copies a site out of `tests/sites`, with the theme `plain` beside those of its own.
    pub fn golden(name: &str) -> Self {
        let root = tests().join("sites").join(name);
        Self::copy_of(&root, &["bulletin.toml", "content", "themes"]).with_plain_theme()
    }

    /// Lists the names of the sites in `tests/sites`, sorted.
    pub fn goldens() -> Vec<String> {
        let entries = fs::read_dir(tests().join("sites")).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert!(names.len() >= 5, "the sites were found");
        names
    }

    /// Puts the theme `plain` into the site; its `bulletin.toml` says whether it is used.
    pub fn with_plain_theme(self) -> Self {
        copy(&tests().join("data/plain"), &self.path().join("themes/plain"));
        self
    }

    /// Uses a theme, whatever `bulletin.toml` says.
    pub fn use_theme(&self, theme: &str) -> &Self {
        let text = self.read("bulletin.toml");
        let rest = text.lines().filter(|line| !line.starts_with("theme = "));
        let rest: String = rest.map(|line| format!("{line}\n")).collect();
        self.write("bulletin.toml", &format!("theme = \"{theme}\"\n{rest}"))
    }

    /// Copies parts of a folder.
    pub fn copy_of(root: &Path, parts: &[&str]) -> Self {
        let site = Self::empty();
        for part in parts.iter().filter(|part| root.join(part).exists()) {
            copy(&root.join(part), &site.path().join(part));
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

    /// Writes a file of the site that is no text.
    pub fn write_bytes(&self, path: &str, bytes: &[u8]) -> &Self {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
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
        Ran::of(self.command(arguments).output().unwrap())
    }

    /// Makes the command of a run, so that it can be given more, or be killed.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
        command.arg("--site").arg(self.path()).args(arguments);
        if !arguments.contains(&"--today") {
            command.args(["--today", TODAY]);
        }
        if !arguments.contains(&"--lang") {
            command.args(["--lang", "en"]);
        }
        command
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
    pub fn tree(&self) -> Tree {
        tree(&self.public(), &|path| !path.starts_with(".bantin/"))
    }

    /// Returns every file of the output with its bytes, the tool's own records too.
    pub fn whole_tree(&self) -> Tree {
        tree(&self.public(), &|_| true)
    }

    /// Returns the address that the site is published at, with a slash at its end.
    pub fn base_url(&self) -> String {
        let site: toml::Table = self.read("bulletin.toml").parse().unwrap();
        format!("{}/", site["base_url"].as_str().unwrap().trim_end_matches('/'))
    }
}

/// Returns the folder of the tests.
pub fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Copies a file, or a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        // Joining nothing would put a slash behind the name of a file.
        let inside = entry.path().strip_prefix(from).unwrap();
        let target = if inside.as_os_str().is_empty() { to.to_owned() } else { to.join(inside) };
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Returns every file below a folder whose path is wanted, with its bytes.
pub fn tree(root: &Path, wanted: &dyn Fn(&str) -> bool) -> Tree {
    let walk = walkdir::WalkDir::new(root).into_iter().map(|entry| entry.unwrap());
    let files = walk.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .filter(|(path, _): &(String, _)| wanted(path))
        .collect()
}

impl Ran {
    /// Reads what a run gave.
    pub fn of(output: Output) -> Self {
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
