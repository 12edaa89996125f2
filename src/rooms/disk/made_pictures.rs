//! The pictures that were made before, kept in a folder beside the site: safe to lose, and never believed unseen.
//!
//! Each entry says for which key it stands and what its bytes add up to. What is cut, flipped, old or foreign is passed over and
//! made anew. Nothing here knows how a picture is made.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::entry::is_reached_plainly;
use super::modes;
use crate::build::made::MadePictures;
use crate::ground::digest::Digest;

/// Where the entries lie, from the site's folder.
pub const FOLDER: &str = ".bantin/cache/pictures";

/// How an entry begins.
const HEAD: &str = "bantin picture";

/// How long a draft is left alone that another run may be writing.
const YOUNG: Duration = Duration::from_secs(60 * 60);

/// The number of the next draft of this process.
static DRAFTS: AtomicU64 = AtomicU64::new(0);

/// The most that is kept in memory, in bytes.
const MEMORY: usize = 64 << 20;

/// What a run may do with the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Take from it and leave in it.
    ReadAndWrite,
    /// Take from it alone; what is made stays in memory, as far as there is room.
    Read,
}

/// The folder of made pictures of a site.
pub struct PictureFolder {
    site: PathBuf,
    place: PathBuf,
    allowed: Use,
    known: Mutex<Known>,
}

/// What a run learned of the folder.
#[derive(Default)]
struct Known {
    used: BTreeSet<Digest>,
    damaged: BTreeSet<Digest>,
    unwritable: Option<io::Error>,
    memory: Memory,
}

/// What was made last.
#[derive(Default)]
struct Memory {
    made: BTreeMap<Digest, Vec<u8>>,
    order: VecDeque<Digest>,
    size: usize,
}

/// What is to be told of the folder.
#[derive(Debug, Default)]
pub struct Notes {
    /// How many entries were not what they should be.
    pub damaged: usize,
    /// Why nothing could be left in it.
    pub unwritable: Option<io::Error>,
}

impl PictureFolder {
    /// Takes hold of the folder of a site, which need not be there.
    pub fn of(site: &Path, allowed: Use) -> Self {
        Self { site: site.to_owned(), place: site.join(FOLDER), allowed, known: Mutex::default() }
    }

    /// Returns what is to be told of the folder, and forgets it.
    pub fn notes(&self) -> Notes {
        let mut known = self.known();
        let damaged = std::mem::take(&mut known.damaged).len();
        Notes { damaged, unwritable: known.unwritable.take() }
    }

    /// Removes what this run did not use, so that the folder does not grow for ever. What cannot be removed stays, and so
    /// does a draft that another run, which builds the site elsewhere, may be writing.
    pub fn sweep(&self) {
        let used: BTreeSet<String> = self.known().used.iter().map(Digest::to_string).collect();
        if self.allowed == Use::Read || !self.is_plain() {
            return;
        }
        for entry in fs::read_dir(&self.place).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_ours = Digest::parse(name.split('.').next().unwrap_or_default()).is_some();
            if is_ours && !used.contains(&name) && !(name.contains('.') && is_young(&entry)) {
                let _stays = fs::remove_file(entry.path());
            }
        }
    }

    /// Tells whether the folder is one, reached without a link.
    fn is_plain(&self) -> bool {
        is_reached_plainly(&self.site, &self.place.join("entry"))
    }

    fn read(&self, key: &Digest) -> Option<Vec<u8>> {
        let place = self.place.join(key.to_string());
        let is_there = fs::symlink_metadata(&place).is_ok();
        if !is_there || !self.is_plain() {
            return None;
        }
        let is_file = fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_file());
        let bytes = is_file.then(|| fs::read(&place).ok()).flatten();
        let found = bytes.and_then(|bytes| unwrapped(key, bytes));
        if found.is_none() {
            self.known().damaged.insert(*key);
        }
        found
    }

    /// Writes an entry; once more where another run took its draft for one that was left.
    fn write(&self, key: &Digest, bytes: &[u8]) -> io::Result<()> {
        match self.write_once(key, bytes) {
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => self.write_once(key, bytes),
            written => written,
        }
    }

    /// Writes an entry beside its place and moves it there, so that none is ever half.
    fn write_once(&self, key: &Digest, bytes: &[u8]) -> io::Result<()> {
        modes::new_folders(&self.place)?;
        if !self.is_plain() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        self.keep_out_of_git();
        let number = DRAFTS.fetch_add(1, Ordering::Relaxed);
        let draft = self.place.join(draft_name(key, number));
        let mut file = match modes::new_file(&draft) {
            // A process that had our number was killed while it wrote.
            Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => {
                fs::remove_file(&draft)?;
                modes::new_file(&draft)?
            }
            file => file?,
        };
        file.write_all(head(key, bytes).as_bytes())?;
        file.write_all(bytes)?;
        drop(file);
        fs::rename(&draft, self.place.join(key.to_string()))
    }

    /// What is made from the site is no part of it: its version control need not be told.
    fn keep_out_of_git(&self) {
        let place = self.place.with_file_name(".gitignore");
        if let Ok(mut file) = modes::new_file(&place) {
            let _shows_in_git = file.write_all(b"*\n");
        }
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().expect("no thread panics while it holds what is known")
    }
}

impl MadePictures for PictureFolder {
    fn find(&self, key: &Digest) -> Option<Vec<u8>> {
        if let Some(made) = self.known().memory.made.get(key) {
            return Some(made.clone());
        }
        let found = self.read(key)?;
        self.known().used.insert(*key);
        Some(found)
    }

    fn keep(&self, key: &Digest, bytes: &[u8]) {
        if self.allowed == Use::Read {
            return self.known().memory.keep(key, bytes);
        }
        // A disk that is full, or refuses, is asked once and told of once.
        if self.known().unwritable.is_some() {
            return;
        }
        let written = self.write(key, bytes);
        let mut known = self.known();
        match written {
            Ok(()) => drop(known.used.insert(*key)),
            Err(fault) => known.unwritable = Some(fault),
        }
    }
}

impl Memory {
    /// Keeps what was made; what was made longest ago goes for it.
    fn keep(&mut self, key: &Digest, bytes: &[u8]) {
        if bytes.len() > MEMORY || self.made.insert(*key, bytes.to_vec()).is_some() {
            return;
        }
        self.size += bytes.len();
        self.order.push_back(*key);
        while self.size > MEMORY {
            let oldest = self.order.pop_front().and_then(|key| self.made.remove(&key));
            self.size -= oldest.map_or(self.size, |bytes| bytes.len());
        }
    }
}

/// The name of a draft: no other process that runs here has this one's number.
fn draft_name(key: &Digest, number: u64) -> String {
    format!("{key}.{}-{number}.new", std::process::id())
}

/// Tells whether a file was written a short while ago, as far as is known: clocks of two machines may differ.
fn is_young(entry: &fs::DirEntry) -> bool {
    let written = entry.metadata().and_then(|meta| meta.modified()).ok();
    written.and_then(|written| written.elapsed().ok()).is_none_or(|age| age < YOUNG)
}

/// What stands in front of the bytes of an entry.
fn head(key: &Digest, bytes: &[u8]) -> String {
    format!("{HEAD}\n{key}\n{}\n", Digest::of(bytes))
}

/// Takes the bytes out of an entry that is whole and stands for this key.
fn unwrapped(key: &Digest, mut entry: Vec<u8>) -> Option<Vec<u8>> {
    let len = head(key, b"").len();
    let bytes = entry.get(len..)?;
    let is_whole = entry[..len] == *head(key, bytes).as_bytes();
    is_whole.then(|| {
        entry.drain(..len);
        entry
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::atomic::Ordering;

    use super::{DRAFTS, FOLDER, MEMORY, PictureFolder, Use, YOUNG};
    use super::{MadePictures as _, draft_name, head, unwrapped};
    use crate::ground::digest::Digest;

    #[test]
    fn an_entry_is_believed_only_whole_and_under_its_key() {
        let (key, other) = (Digest::of(b"a"), Digest::of(b"b"));
        let entry = [head(&key, b"bytes").as_bytes(), b"bytes"].concat();
        assert_eq!(unwrapped(&key, entry.clone()), Some(b"bytes".to_vec()));
        assert_eq!(unwrapped(&other, entry.clone()), None);
        for at in 0..entry.len() {
            let mut flipped = entry.clone();
            flipped[at] ^= 1;
            assert_eq!(unwrapped(&key, flipped), None, "byte {at}");
            assert_eq!(unwrapped(&key, entry[..at].to_vec()), None, "cut at {at}");
        }
    }

    /// One of a run that writes now, one of a run that was killed long ago, and one that has our own next name.
    #[test]
    fn drafts_of_others_are_left_alone_while_they_may_be_written_and_never_in_the_way() {
        let site = tempfile::tempdir().expect("there is room");
        let folder = PictureFolder::of(site.path(), Use::ReadAndWrite);
        let key = Digest::of(b"a");
        folder.keep(&key, b"bytes");
        let place = |name: String| site.path().join(FOLDER).join(name);
        let [young, old] = [7, 8].map(|number| place(format!("{key}.1-{number}.new")));
        fs::write(&young, "half").expect("there is room");
        let file = fs::File::create(&old).expect("there is room");
        let long_ago =
            file.metadata().and_then(|it| it.modified()).expect("it has a time") - 2 * YOUNG;
        file.set_modified(long_ago).expect("it takes a time");
        let ahead = DRAFTS.load(Ordering::Relaxed);
        // Other tests of this process draw numbers too.
        let in_the_way = (ahead..ahead + 100).map(|number| place(draft_name(&key, number)));
        in_the_way.for_each(|draft| fs::write(draft, "stale").expect("there is room"));
        folder.keep(&key, b"bytes");
        assert!(folder.notes().unwritable.is_none());
        assert_eq!(folder.find(&key), Some(b"bytes".to_vec()));
        folder.sweep();
        assert!(young.exists() && !old.exists());
    }

    #[test]
    fn what_may_only_be_read_is_kept_in_memory_within_bounds() {
        let site = tempfile::tempdir().expect("there is room");
        let folder = PictureFolder::of(site.path(), Use::Read);
        let big = vec![7; MEMORY / 2 + 1];
        let [first, second] = [b"1", b"2"].map(|name| Digest::of(name));
        folder.keep(&first, &big);
        assert_eq!(folder.find(&first).map(|it| it.len()), Some(big.len()));
        folder.keep(&second, &big);
        assert!(folder.find(&first).is_none() && folder.find(&second).is_some());
        assert_eq!(std::fs::read_dir(site.path()).expect("it is there").count(), 0);
    }
}
