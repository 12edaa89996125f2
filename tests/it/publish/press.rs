//! A site that is built and published as the program does, and what readers of the place see.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bantin::build::deployment::Deployment;
use bantin::build::deployment::fault::DeployFault;
use bantin::build::deployment::refusal::Refusal;
use bantin::build::deployment::state::State;
use bantin::build::fault::OutputFault;
use bantin::build::source::SourceFault;
use bantin::rooms::publish::Directory;
use bantin::rooms::publish::look::{look, manifest_of};
use bantin::rooms::publish::place::{Found, Place, Promises};
use bantin::rooms::publish::send::Sending;

use crate::site::fixture::{Ran, Site, Tree};
use crate::site::maker;

/// The lines of `bulletin.toml` that name the place.
const TARGET: &str =
    "\n[[target]]\nname = \"cong\"\nkind = \"directory\"\npath = \"place\"\nkeep = 3\n";

/// A site with a place to publish to, both in one folder.
pub struct Press {
    pub site: Site,
}

impl Press {
    /// Makes a site of a few articles.
    pub fn new() -> Self {
        let site = maker::site(5);
        let text = site.read("bulletin.toml");
        site.write("bulletin.toml", &format!("{text}{TARGET}"));
        Self { site }
    }

    /// Makes the same site with the theme `plain`, whose style a test may change.
    pub fn plain() -> Self {
        let site = Self::new().site.with_plain_theme();
        site.use_theme("plain");
        Self { site }
    }

    /// Makes the same site with a place whose addresses are kept for good.
    pub fn permanent() -> Self {
        let press = Self::new();
        let text = press.site.read("bulletin.toml");
        press.site.write("bulletin.toml", &format!("{text}permanent = true\n"));
        press
    }

    /// Returns the place.
    pub fn place(&self) -> PathBuf {
        self.site.path().join("place")
    }

    /// Returns what readers see.
    pub fn current(&self) -> PathBuf {
        self.place().join("current")
    }

    /// Publishes with the program, unasked.
    pub fn publish(&self, more: &[&str]) -> Ran {
        self.site.run(&[&["publish", "cong", "--yes"], more].concat())
    }

    /// Publishes with the program; it must end well.
    pub fn published(&self) -> Ran {
        let ran = self.publish(&[]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        ran
    }

    /// Changes the text of an article, and with it its page alone.
    pub fn edit(&self, n: usize) -> &Self {
        let path = "content/articles/2021/tin-0001.vi.md";
        let text = self.site.read(path);
        self.site.write(path, &format!("{text}\nThêm câu thứ {n}.\n"));
        self
    }

    /// Builds the site into a folder.
    pub fn build(&self, folder: &Path) {
        let ran = self.site.run(&["build", "--out", folder.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
}

/// Publishes a built folder to a place, as the program does when nobody has to be asked.
pub fn publish(place: &dyn Place, output: &Path) -> Result<State, DeployFault> {
    publish_keeping(place, output, 3)
}

/// Does the same where so many releases stay.
pub fn publish_keeping(place: &dyn Place, output: &Path, keep: u32) -> Result<State, DeployFault> {
    let standing = look(place, false)?.unwrap_or_else(|refusal: Refusal| panic!("{refusal:?}"));
    let folder = Directory::at(output);
    let manifest = manifest_of(&folder)?.unwrap();
    let serial = standing.next();
    let deployment = Deployment::between(&manifest, &standing, serial, keep);
    assert_eq!(deployment.obstacles(), Vec::<&str>::new());
    let bytes = |path: &str| {
        fs::read(output.join(path)).map_err(|source| SourceFault { path: path.to_owned(), source })
    };
    let sending = Sending {
        place,
        standing: &standing,
        deployment: &deployment,
        output: &bytes,
        site: "https://bantin.example/",
        serial,
        keep,
        permanent: false,
        time: "2026-11-24T20:15:00+07:00",
        done: &|| {},
    };
    sending.carry_out(sending.ready()?)
}

/// Reads all files of a folder but our own records.
pub fn tree(folder: &Path) -> Tree {
    let folder = fs::canonicalize(folder).unwrap();
    let walk = walkdir::WalkDir::new(&folder).into_iter().map(|entry| entry.unwrap());
    let files = walk.filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
        (path, fs::read(entry.path()).unwrap())
    };
    let all: BTreeMap<_, _> = files.map(read).collect();
    all.into_iter().filter(|(path, _)| !path.starts_with(".bantin/")).collect()
}

/// Copies a folder, its links as links.
pub fn copy(from: &Path, to: &Path) {
    let copied = std::process::Command::new("cp").arg("-a").arg(from.join(".")).arg(to).status();
    assert!(copied.unwrap().success());
}

/// Leaves the packed twins out.
pub fn unpacked(tree: Tree) -> Tree {
    tree.into_iter().filter(|(path, _)| !path.ends_with(".gz")).collect()
}

/// Lists what a reader of a folder finds amiss: pages whose style sheet or script is not there, lists whose pages are not.
pub fn amiss(folder: &Path) -> Vec<String> {
    let files = unpacked(tree(folder));
    let mut amiss = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        let links = ["href=\"/", "src=\"/"].map(|sign| text.split(sign).skip(1));
        for link in links.into_iter().flatten().filter_map(|rest| rest.split(['"', '#']).next()) {
            let file = if link.is_empty() || link.ends_with('/') {
                format!("{link}index.html")
            } else {
                link.to_owned()
            };
            if !files.contains_key(&file) {
                amiss.push(format!("{path} leads to {file}"));
            }
        }
        if !text.trim_end().ends_with("</html>") {
            amiss.push(format!("{path} is cut"));
        }
    }
    amiss
}

/// A place that hands all on to another, and may be given a limit or fewer promises.
pub struct Filter<'p, F: Fn(&str, &str) -> Result<(), OutputFault> + Sync> {
    pub place: &'p dyn Place,
    pub switches: bool,
    /// Asked before each change with what is done and the path.
    pub before: F,
}

impl<F: Fn(&str, &str) -> Result<(), OutputFault> + Sync> Place for Filter<'_, F> {
    fn promises(&self) -> Promises {
        Promises { switches: self.switches, ..self.place.promises() }
    }

    fn list(&self, folder: &str) -> Result<Vec<Found>, OutputFault> {
        self.place.list(folder)
    }

    fn folders(&self, folder: &str) -> Result<Vec<String>, OutputFault> {
        self.place.folders(folder)
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, OutputFault> {
        self.place.read(path)
    }

    #[expect(clippy::disallowed_types, reason = "the time of a file is what the place tells")]
    fn written(&self, path: &str) -> Result<Option<std::time::SystemTime>, OutputFault> {
        self.place.written(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), OutputFault> {
        (self.before)("write", path)?;
        self.place.write(path, bytes)
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), OutputFault> {
        (self.before)("rename", to)?;
        self.place.rename(from, to)
    }

    fn remove(&self, path: &str, above: &str) -> Result<(), OutputFault> {
        (self.before)("remove", path)?;
        self.place.remove(path, above)
    }

    fn link(&self, from: &str, to: &str) -> Result<(), OutputFault> {
        (self.before)("link", to)?;
        self.place.link(from, to)
    }

    fn point(&self, name: &str, folder: &str) -> Result<(), OutputFault> {
        (self.before)("point", name)?;
        self.place.point(name, folder)
    }

    fn pointed(&self, name: &str) -> Result<Option<String>, OutputFault> {
        self.place.pointed(name)
    }
}
