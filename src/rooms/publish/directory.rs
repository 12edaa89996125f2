//! A folder of this machine, or one that is mounted from another, as a place to publish to.
//!
//! No link in it is followed, and nothing that is no plain file is opened.

use std::fs;
use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::place::{Found, Place, Promises};
use super::raw_name;
use crate::build::fault::{Doing, OutputFault, Refusal};
use crate::build::tree::OWN_FOLDER;
use crate::rooms::disk::lock::Lock;
use crate::rooms::disk::modes::{new_file, new_folders};
use crate::rooms::disk::sealed::{bag_around, publication_around};

/// A folder that is published to.
pub struct Directory {
    root: PathBuf,
    promises: Promises,
    /// Held while something is sent there.
    _lock: Option<Lock>,
}

impl Directory {
    /// Tells why a folder cannot be one that a site is published to: what the site is read from, or is built into, and what lies
    /// in a sealed archive or in what was built or published.
    ///
    /// # Errors
    /// The reason.
    pub fn check(root: &Path, site: &Path, own: &[PathBuf]) -> Result<(), OutputFault> {
        let (root, site) = (resolved(root), resolved(site));
        let inside = own.iter().find(|folder| root.starts_with(resolved(folder)));
        let why = if site.starts_with(&root) {
            Some(Refusal::Holds(site))
        } else if let Some(folder) = inside {
            Some(Refusal::Inside(folder.clone()))
        } else {
            let bag = bag_around(&root).map(Refusal::Sealed);
            bag.or_else(|| publication_around(&root).map(Refusal::Built))
        };
        match why {
            Some(why) => Err(OutputFault::Refused { path: root, why }),
            None => Ok(()),
        }
    }

    /// Tells whether anything is there.
    pub fn is_there(root: &Path) -> bool {
        fs::symlink_metadata(root).is_ok()
    }

    /// Opens a folder to send something there, alone; it is made where it is missing.
    ///
    /// # Errors
    /// A folder that cannot be made, that is a link or no folder, or that another run holds.
    pub fn open(root: &Path) -> Result<Self, OutputFault> {
        match fs::symlink_metadata(root) {
            Ok(meta) if meta.is_dir() => {}
            Ok(meta) => {
                let why = if meta.is_symlink() { Refusal::Link } else { Refusal::NoFolder };
                return Err(OutputFault::Refused { path: root.to_owned(), why });
            }
            Err(_) => drop(new_folders(root).map_err(Doing::Making.at(root))?),
        }
        let own = root.join(OWN_FOLDER);
        if fs::symlink_metadata(&own).is_ok_and(|meta| !meta.is_dir()) {
            return Err(OutputFault::Refused { path: own, why: Refusal::Link });
        }
        let lock = match Lock::take(root, |_| ControlFlow::Break(())) {
            // Some shares know no locks.
            Err(OutputFault::Disk { source, .. })
                if source.kind() == io::ErrorKind::Unsupported =>
            {
                None
            }
            lock => Some(lock?),
        };
        let promises = Promises { switches: can_switch(root)?, replaces: true };
        Ok(Self { root: root.to_owned(), promises, _lock: lock })
    }

    /// Looks at a folder without making or writing anything: nothing can be sent there.
    pub fn at(root: &Path) -> Self {
        let promises = Promises { switches: cfg!(unix), replaces: true };
        Self { root: root.to_owned(), promises, _lock: None }
    }

    fn place(&self, path: &str) -> Result<PathBuf, OutputFault> {
        let place = self.root.join(raw_name::path(path));
        let is_inside = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        let above = place.ancestors().skip(1).take_while(|folder| *folder != self.root);
        // What is not there yet is made; what is there must be no link and no file.
        let is_plain = |folder: &Path| fs::symlink_metadata(folder).map_or(true, |it| it.is_dir());
        match is_inside && above.into_iter().all(is_plain) {
            true => Ok(place),
            false => Err(OutputFault::Unclean { path: path.to_owned() }),
        }
    }

    fn folder(&self, path: &str) -> Result<PathBuf, OutputFault> {
        if path.is_empty() { Ok(self.root.clone()) } else { self.place(path) }
    }

    fn make_room(&self, place: &Path) -> Result<(), OutputFault> {
        let folder = place.parent().unwrap_or(&self.root);
        match fs::symlink_metadata(folder) {
            Ok(_) => Ok(()),
            Err(_) => new_folders(folder).map(drop).map_err(Doing::Making.at(folder)),
        }
    }
}

impl Place for Directory {
    fn promises(&self) -> Promises {
        self.promises
    }

    fn list(&self, folder: &str) -> Result<Vec<Found>, OutputFault> {
        let start = self.folder(folder)?;
        if fs::symlink_metadata(&start).is_err() {
            return Ok(Vec::new());
        }
        // Level by level: a folder of each page makes tens of thousands of folders, and a chain of them no deep stack.
        let (mut found, mut level) = (Vec::new(), vec![(start, String::new())]);
        while !level.is_empty() {
            let looked: Vec<Level> = level.par_iter().map(read_folder).collect::<Result<_, _>>()?;
            level = Vec::new();
            for Level { files, folders } in looked {
                found.extend(files);
                level.extend(folders);
            }
        }
        Ok(found)
    }

    fn folders(&self, folder: &str) -> Result<Vec<String>, OutputFault> {
        let place = self.folder(folder)?;
        let entries = match fs::read_dir(&place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(Doing::Reading.at(&place))?,
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(Doing::Reading.at(&place))?;
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            names.extend(entry.file_name().into_string().ok().filter(|_| is_folder));
        }
        names.sort();
        Ok(names)
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, OutputFault> {
        let place = self.place(path)?;
        match fs::symlink_metadata(&place) {
            Ok(meta) if meta.is_file() => {
                fs::read(&place).map(Some).map_err(Doing::Reading.at(&place))
            }
            _ => Ok(None),
        }
    }

    fn written(&self, path: &str) -> Result<Option<SystemTime>, OutputFault> {
        let meta = fs::symlink_metadata(self.place(path)?);
        Ok(meta.ok().and_then(|meta| meta.modified().ok()))
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), OutputFault> {
        let place = self.place(path)?;
        self.make_room(&place)?;
        remove_file(&place)?;
        let write = || {
            let mut file = new_file(&place)?;
            file.write_all(bytes)?;
            if is_vital(path) { file.sync_all() } else { Ok(()) }
        };
        write().map_err(Doing::Writing.at(&place))
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), OutputFault> {
        let (from, to) = (self.place(from)?, self.place(to)?);
        self.make_room(&to)?;
        fs::rename(from, &to).map_err(Doing::Moving.at(&to))
    }

    fn remove(&self, path: &str, above: &str) -> Result<(), OutputFault> {
        let place = self.place(path)?;
        remove_file(&place)?;
        let end = self.folder(above)?;
        let folders = place.ancestors().skip(1).take_while(|folder| *folder != end);
        for folder in folders.filter(|folder| folder.starts_with(&end)) {
            match fs::remove_dir(folder) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                // Something is left in it.
                Err(_) => break,
            }
        }
        Ok(())
    }

    fn link(&self, from: &str, to: &str) -> Result<(), OutputFault> {
        let (from, to) = (self.place(from)?, self.place(to)?);
        match fs::hard_link(&from, &to) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.make_room(&to)?,
            Err(_) => remove_file(&to)?,
        }
        fs::hard_link(&from, &to).map_err(Doing::Moving.at(&to))
    }

    fn point(&self, name: &str, folder: &str) -> Result<(), OutputFault> {
        let place = self.place(name)?;
        // What is no name of ours is not replaced.
        if fs::symlink_metadata(&place).is_ok_and(|meta| !meta.is_symlink()) {
            return Err(Doing::Moving.at(&place)(io::ErrorKind::AlreadyExists.into()));
        }
        let draft = self.place(&format!("{OWN_FOLDER}/{name}.new"))?;
        self.make_room(&draft)?;
        remove_file(&draft)?;
        symlink(Path::new(folder), &draft).map_err(Doing::Writing.at(&draft))?;
        fs::rename(&draft, &place).map_err(Doing::Moving.at(&place))
    }

    fn pointed(&self, name: &str) -> Result<Option<String>, OutputFault> {
        let place = self.place(name)?;
        match fs::symlink_metadata(&place) {
            Ok(meta) if meta.is_symlink() => {
                let to = fs::read_link(&place).map_err(Doing::Reading.at(&place))?;
                Ok(Some(to.to_string_lossy().into_owned()))
            }
            _ => Ok(None),
        }
    }
}

/// What lies right in a folder.
struct Level {
    files: Vec<Found>,
    /// Each with its path below the start, which ends in `/`.
    folders: Vec<(PathBuf, String)>,
}

fn read_folder((place, path): &(PathBuf, String)) -> Result<Level, OutputFault> {
    let failed = |error| Doing::Reading.at(place)(error);
    let mut level = Level { files: Vec::new(), folders: Vec::new() };
    for entry in fs::read_dir(place).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        let name = raw_name::text(entry.file_name());
        match kind.is_dir() {
            true => level.folders.push((entry.path(), format!("{path}{name}/"))),
            false => {
                let path = format!("{path}{name}");
                let meta =
                    if kind.is_file() { Some(entry.metadata().map_err(failed)?) } else { None };
                let written = meta.as_ref().and_then(|meta| meta.modified().ok());
                level.files.push(Found { path, size: meta.map(|meta| meta.len()), written });
            }
        }
    }
    Ok(level)
}

/// Follows the links of a path as far as it leads to something, and takes the rest by its words.
fn resolved(path: &Path) -> PathBuf {
    let path = plain(path);
    let there = path.ancestors().find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
    let Some((above, real)) = there else { return path };
    path.strip_prefix(above).map_or(path.clone(), |rest| real.join(rest))
}

/// Takes `.` and `..` out of a path by its words alone.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

/// Tells whether a file must outlive a power cut: without the state, the manifest and its sizes nothing there is known to be
/// ours.
fn is_vital(path: &str) -> bool {
    let mut parts = path.rsplit('/');
    let name = parts.next().unwrap_or_default().trim_end_matches(".new");
    parts.next() == Some(OWN_FOLDER)
        && ["state.json", "manifest.sha256", "sizes.tsv", "seal.tsv"].contains(&name)
}

fn remove_file(place: &Path) -> Result<(), OutputFault> {
    match fs::remove_file(place) {
        // A folder that somebody made in the place of a file is theirs.
        Err(_) if fs::symlink_metadata(place).is_ok_and(|meta| meta.is_dir()) => Ok(()),
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Doing::Removing.at(place)(error))
        }
        _ => Ok(()),
    }
}

/// Tries whether the file system takes links of both kinds: a share of another system may not.
fn can_switch(root: &Path) -> Result<bool, OutputFault> {
    let own = root.join(OWN_FOLDER);
    let made = new_folders(&own).map_err(Doing::Making.at(&own))?;
    let [file, hard, soft] = ["try", "try.hard", "try.soft"].map(|name| own.join(name));
    let clear = || [&hard, &soft, &file].into_iter().try_for_each(|place| remove_file(place));
    clear()?;
    new_file(&file).map_err(Doing::Writing.at(&file))?;
    let hard_link = fs::hard_link(&file, &hard);
    let tried = hard_link.and_then(|()| symlink(Path::new("try"), &soft));
    clear()?;
    if !made.is_empty() {
        // It is made again when there is something to put into it.
        let _not_empty = fs::remove_dir(&own);
    }
    Ok(tried.is_ok())
}

#[cfg(unix)]
fn symlink(to: &Path, at: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(to, at)
}

#[cfg(windows)]
fn symlink(to: &Path, at: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(to, at)
}

#[cfg(not(any(unix, windows)))]
fn symlink(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
