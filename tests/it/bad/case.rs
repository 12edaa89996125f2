//! One case: the good site with its few differences in a scratch folder, and the runs over it.
//!
//! What git can hold lies in the case's folder, as files that replace those of the base; `case.toml`
//! holds the rest. What is right or wrong about the answer is not decided here.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use serde::Deserialize;

use super::super::site::fixture::{Site, TODAY};

/// How long a run may take before it counts as hung.
const PATIENCE: Duration = Duration::from_secs(60);

/// What `case.toml` may hold.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Case {
    /// The command lines, `check` where none is given. `<site>` and `<away>` stand for folders.
    runs: Vec<Vec<String>>,
    /// Other codes that are found beside the case's own, each with the reason.
    pub also: BTreeMap<String, String>,
    /// Why no run can provoke the code; a test beside the source then writes the texts.
    pub unprovoked: Option<String>,
    /// Whether the good site is built before it is spoilt.
    built: bool,
    /// Replaced words.
    edit: Vec<Edit>,
    /// Removed files and folders.
    remove: Vec<String>,
    /// Files that git would not keep as they are.
    write: Vec<Write>,
    /// Symbolic links.
    link: Vec<Link>,
    /// Named pipes.
    fifo: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    path: String,
    from: String,
    to: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Write {
    path: String,
    text: String,
    /// Bytes that are no text, in hexadecimal, after the text.
    hex: String,
    /// A text that is repeated after those.
    again: String,
    times: usize,
    /// A text at the end.
    end: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
    path: String,
    to: String,
}

/// The folder of all cases.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad")
}

/// Returns what a case is expected to say.
pub fn expected(code: &str, language: &str) -> String {
    fs::read_to_string(text_path(code, language)).unwrap_or_default()
}

/// Compares what a case says with what is expected; `BLESS=1` writes it instead.
pub fn compare(code: &str, language: &str, said: &str) -> Option<String> {
    if std::env::var_os("BLESS").is_some() {
        fs::write(text_path(code, language), said).unwrap();
    }
    let expected = expected(code, language);
    (said != expected || said.is_empty())
        .then(|| format!("{code} ({language}) says\n{said}\n--- and not, as expected,\n{expected}"))
}

fn text_path(code: &str, language: &str) -> PathBuf {
    root().join(code).join(format!("{language}.txt"))
}

impl Case {
    /// Reads the `case.toml` of a code, which need not be there.
    pub fn read(code: &str) -> Self {
        let path = root().join(code).join("case.toml");
        let text = fs::read_to_string(&path).unwrap_or_default();
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Makes the site anew and returns the transcript of its runs in a language.
    pub fn run(&self, code: Option<&str>, language: &str) -> String {
        let scratch = tempfile::tempdir().unwrap();
        let top = scratch.path().canonicalize().unwrap();
        let (site, away) = (top.join("site"), top.join("away"));
        fs::create_dir_all(&away).unwrap();
        copy(&root().join("base"), &site);
        if self.built {
            let built = run(&site, &["build".to_owned()], language, &top);
            assert!(built.ends_with("[exit 0]\n"), "{built}");
        }
        self.add(code, &site);
        let check = [vec!["check".to_owned()]];
        let runs = if self.runs.is_empty() { &check[..] } else { &self.runs };
        let said = runs.iter().map(|arguments| {
            let arguments = arguments.iter().map(|argument| {
                let site = argument.replace("<site>", site.to_str().unwrap());
                site.replace("<away>", away.to_str().unwrap())
            });
            run(&site, &arguments.collect::<Vec<_>>(), language, &top)
        });
        let said = said.collect::<Vec<_>>().join("\n");
        let said = said.replace(site.to_str().unwrap(), "<site>");
        without_digests(&said.replace(away.to_str().unwrap(), "<away>"))
    }

    /// Makes the site of a code that the good site need not be built for.
    pub fn site(code: &str) -> Site {
        let site = Site::copy_of(&root().join("base"), &["bulletin.toml", "content"]);
        Self::read(code).add(Some(code), site.path());
        site
    }

    fn add(&self, code: Option<&str>, site: &Path) {
        if let Some(code) = code {
            copy(&root().join(code), site);
            for own in ["case.toml", "vi.txt", "en.txt"] {
                let _not_there = fs::remove_file(site.join(own));
            }
        }
        self.spoil(site);
    }

    fn spoil(&self, site: &Path) {
        for path in &self.remove {
            let path = site.join(path);
            let removed =
                if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            removed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
        for Edit { path, from, to } in &self.edit {
            let text = fs::read_to_string(site.join(path)).unwrap();
            assert_eq!(text.matches(from.as_str()).count(), 1, "{path} holds {from:?} once");
            fs::write(site.join(path), text.replace(from, to)).unwrap();
        }
        for write in &self.write {
            write_new(&site.join(&write.path), &write.bytes());
        }
        for Link { path, to } in &self.link {
            std::os::unix::fs::symlink(to, made_parent(&site.join(path))).unwrap();
        }
        for path in &self.fifo {
            let made = Command::new("mkfifo").arg(made_parent(&site.join(path))).status().unwrap();
            assert!(made.success());
        }
    }
}

impl Write {
    fn bytes(&self) -> Vec<u8> {
        let digits: Vec<char> = self.hex.chars().filter(|c| !c.is_whitespace()).collect();
        let hex = digits.chunks(2).map(|pair| pair.iter().collect::<String>());
        let hex = hex.map(|pair| u8::from_str_radix(&pair, 16).unwrap());
        let text = self.text.bytes().chain(hex);
        text.chain(self.again.repeat(self.times).bytes()).chain(self.end.bytes()).collect()
    }
}

/// Runs the program and returns what it says: the command, its findings, how many they are, and its exit
/// code. How many pages and files there were, and the time, are no matter of a case.
fn run(site: &Path, arguments: &[String], language: &str, scratch: &Path) -> String {
    let files = [scratch.join("stdout"), scratch.join("stderr")];
    let [out, err] = files.each_ref().map(|path| File::create(path).unwrap());
    let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
    command.args(arguments).args(["--lang", language]);
    for (flag, value) in [("--site", site.to_str().unwrap()), ("--today", TODAY)] {
        if !arguments.iter().any(|argument| argument == flag) {
            command.args([flag, value]);
        }
    }
    let status = wait(command.stdout(out).stderr(err));
    let [out, err] = files.map(|path| fs::read_to_string(path).unwrap());
    let code = status.code().map_or_else(|| status.to_string(), |code| code.to_string());
    // What a publication would change is no problem.
    let is_publication = arguments.first().is_some_and(|command| command == "publish");
    let out = if is_publication { String::new() } else { problems_alone(&out) };
    format!("$ bantin {}\n{err}{out}[exit {code}]\n", arguments.join(" "))
}

/// Waits for the end of a run, and ends it when it hangs.
fn wait(command: &mut Command) -> ExitStatus {
    let start = Instant::now();
    let mut child = command.spawn().unwrap();
    while start.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap()
}

fn problems_alone(out: &str) -> String {
    let counts = |part: &&str| part.contains(" lỗi, ") || part.contains(" error");
    let lines = out.lines().map(|line| match line.split("; ").find(counts) {
        Some(problems) => format!("{problems}\n"),
        None => format!("{line}\n"),
    });
    lines.collect()
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(|entry| entry.unwrap()) {
        if entry.file_type().is_file() {
            let target = to.join(entry.path().strip_prefix(from).unwrap());
            write_new(&target, &fs::read(entry.path()).unwrap());
        }
    }
}

fn write_new(path: &Path, bytes: &[u8]) {
    fs::write(made_parent(path), bytes).unwrap();
}

fn made_parent(path: &Path) -> &Path {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    path
}

/// Writes `<digest>` for each digest: it changes with the theme and with the program.
fn without_digests(said: &str) -> String {
    let parts = said.split_inclusive(|c: char| !c.is_ascii_hexdigit());
    let is_digest = |part: &str| {
        let digits = part.trim_end_matches(|c: char| !c.is_ascii_hexdigit());
        digits.len() == 64
    };
    let all = parts.map(|part| match is_digest(part) {
        true => format!("<digest>{}", &part[64..]),
        false => part.to_owned(),
    });
    all.collect()
}
