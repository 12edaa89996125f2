//! The lock on an output: `.bantin/lock`, there only while a run lasts, with the holder's process id in it.
//!
//! The system's own lock on the file counts, not its presence: one that a killed run left is simply locked again.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::build::fault::{Doing, OutputFault};
use crate::build::tree::Kind;
use crate::build::tree::OWN_FOLDER;
use crate::rooms::disk::modes::new_folders;
use crate::rooms::disk::terrain::stat;

/// The run that holds a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its process id; unknown in the instant before it is written.
    pub pid: Option<u32>,
}

/// How often the lock is tried when its name or its folders vanish with the end of another run.
const ATTEMPTS: usize = 1000;

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub(in crate::rooms) struct Lock {
    /// Open for as long as the lock is held.
    file: File,
    path: PathBuf,
    /// The folders that were made for it, the outermost first; they go with it when nothing else came in.
    made: Vec<PathBuf>,
}

impl Lock {
    /// Takes the lock of the output `root`, which is made if it is not there.
    pub(in crate::rooms) fn take(
        root: &Path,
        waiting: impl FnOnce(Holder) -> ControlFlow<()>,
    ) -> Result<Self, OutputFault> {
        let own = root.join(OWN_FOLDER);
        let path = own.join("lock");
        let (mut waiting, mut made) = (Some(waiting), Vec::new());
        for attempt in 1..=ATTEMPTS {
            match new_folders(&own) {
                Ok(folders) => made.extend(folders),
                Err(fault) if is_gone(&fault) && attempt < ATTEMPTS => continue,
                Err(fault) => return Err(Doing::Making.at(&own)(fault)),
            }
            let Some(mut file) = open(&path)? else {
                continue;
            };
            if !acquire(&mut file, &path, &mut waiting)? {
                break;
            }
            // A holder removes the file before it lets go: who waited may hold a lock on no file's name.
            if is_still_at(&file, &path)? {
                let mut lock = Self { file, path, made };
                sign(&mut lock.file).map_err(Doing::Writing.at(&lock.path))?;
                return Ok(lock);
            }
        }
        Err(OutputFault::Held { pid: pid(&path) })
    }
}

impl Drop for Lock {
    /// Nothing can be done about a fault here, and a lock file that stays is harmless.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
        for folder in self.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Opens or creates the file; none when its folder has just gone with another run's lock.
fn open(path: &Path) -> Result<Option<File>, OutputFault> {
    // A link or a pipe in its place is not opened.
    if stat(path)?.0 == Kind::Other {
        fs::remove_file(path).map_err(Doing::Removing.at(path))?;
    }
    let mut options = OpenOptions::new();
    match options.read(true).write(true).create(true).truncate(false).open(path) {
        Err(fault) if is_gone(&fault) => Ok(None),
        file => file.map(Some).map_err(Doing::Locking.at(path)),
    }
}

/// Waits for the lock if `waiting` says so, or has said so before.
fn acquire(
    file: &mut File,
    path: &Path,
    waiting: &mut Option<impl FnOnce(Holder) -> ControlFlow<()>>,
) -> Result<bool, OutputFault> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::Error(fault)) => Err(Doing::Locking.at(path)(fault)),
        Err(TryLockError::WouldBlock) => {
            if let Some(ask) = waiting.take()
                && ask(Holder { pid: pid(path) }).is_break()
            {
                return Ok(false);
            }
            file.lock().map_err(Doing::Locking.at(path))?;
            Ok(true)
        }
    }
}

fn is_gone(fault: &io::Error) -> bool {
    fault.kind() == io::ErrorKind::NotFound
}

fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())
}

fn pid(path: &Path) -> Option<u32> {
    let mut text = String::new();
    File::open(path).ok()?.take(20).read_to_string(&mut text).ok()?;
    text.trim_end().parse().ok()
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> Result<bool, OutputFault> {
    use std::os::unix::fs::MetadataExt as _;
    let held = file.metadata().map_err(Doing::Locking.at(path))?;
    match fs::symlink_metadata(path) {
        Err(fault) if is_gone(&fault) => Ok(false),
        Err(fault) => Err(Doing::Locking.at(path)(fault)),
        Ok(named) => Ok((held.dev(), held.ino()) == (named.dev(), named.ino())),
    }
}

/// Elsewhere an open file keeps its name until it is closed, so being there is enough.
#[cfg(not(unix))]
fn is_still_at(_: &File, path: &Path) -> Result<bool, OutputFault> {
    Ok(stat(path)?.0 == Kind::File)
}
