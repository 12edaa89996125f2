//! A sink that only compares: it reads what is there, remembers what was put, and writes nothing.
//!
//! A dry run is this alone; a build is this and a stage.

use std::collections::btree_map::Entry;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Mutex;

use crate::build::commit::Commit;
use crate::build::decide::decide;
use crate::build::fault::{Doing, OutputFault};
use crate::build::offer::{Found, Offer, Offers};
use crate::build::output::{Show, Sink};
use crate::build::session::Fault;
use crate::build::standing::{Record, Standing};
use crate::build::tree::Kind;
use crate::build::tree::{Fate, FileClass, folders_above, is_clean};
use crate::ground::digest::{Digest, Digesting};
use crate::model::stored::Stored;
use crate::rooms::disk::records;
use crate::rooms::disk::terrain::{Terrain, kind};

/// The comparison of an output with what is put.
pub struct Comparing {
    terrain: Terrain,
    standing: Standing,
    offers: Mutex<Offers>,
}

impl Comparing {
    pub(super) fn open(root: &Path) -> Result<Self, OutputFault> {
        let standing = records::read(root)?;
        Ok(Self { terrain: Terrain::new(root), standing, offers: Mutex::default() })
    }

    /// Returns the records of earlier builds that were damaged, for a note to the user.
    pub fn damaged(&self) -> &[Record] {
        &self.standing.damaged
    }

    /// Decides the commit that would follow.
    ///
    /// # Errors
    /// [`OutputFault::Obstructed`] with all that is in the way, and faults of reading.
    pub fn commit(self) -> Result<Commit, OutputFault> {
        let offers = self.offers.into_inner().expect("no thread panics here");
        let mut more = Vec::new();
        for path in self.standing.ours.0.keys().filter(|path| !offers.contains_key(*path)) {
            for folder in folders_above(path) {
                self.terrain.folder(folder)?;
            }
            more.push((path.clone(), self.terrain.look(path)?.0));
        }
        for (path, _) in offers.iter().filter(|(_, it)| it.found == Found::Unlike(Kind::Folder)) {
            more.extend(walk(&self.terrain, path)?);
        }
        let mut survey = self.terrain.into_survey();
        survey.0.extend(more);
        decide(&self.standing, &offers, &survey).map_err(OutputFault::Obstructed)
    }

    /// Compares a file with what is there and remembers it.
    pub(super) fn offer(
        &self,
        path: &str,
        class: FileClass,
        bytes: &[u8],
    ) -> Result<Fate, OutputFault> {
        let size = bytes.len() as u64;
        let found = self.find(path, size, |place| holds(place, bytes))?;
        self.note(path, Offer { class, digest: Digest::of(bytes), size, found })
    }

    /// Compares a file with what is there by its length and digest, and remembers it.
    pub(super) fn offer_stored(
        &self,
        path: &str,
        class: FileClass,
        Stored { bytes, digest, .. }: Stored,
    ) -> Result<Fate, OutputFault> {
        let found = self.find(path, bytes, |place| Ok(digest_of(place)? == digest))?;
        self.note(path, Offer { class, digest, size: bytes, found })
    }

    fn note(&self, path: &str, offer: Offer) -> Result<Fate, OutputFault> {
        match self.offers.lock().expect("no thread panics here").entry(path.to_owned()) {
            Entry::Occupied(_) => Err(OutputFault::Twice { path: path.to_owned() }),
            Entry::Vacant(vacant) => Ok(vacant.insert(offer).found.fate()),
        }
    }

    fn find(
        &self,
        path: &str,
        size: u64,
        is_same: impl FnOnce(&Path) -> Result<bool, OutputFault>,
    ) -> Result<Found, OutputFault> {
        debug_assert!(is_clean(path), "{path:?} comes from no route");
        if !is_clean(path) {
            return Err(OutputFault::Unclean { path: path.to_owned() });
        }
        let (kind, length) = self.terrain.look(path)?;
        let equal = kind == Kind::File && length == size && is_same(&self.terrain.place(path))?;
        Ok(if equal { Found::Equal } else { Found::Unlike(kind) })
    }
}

impl Sink for Comparing {
    fn put(&self, path: &str, class: FileClass, bytes: &[u8]) -> Result<Fate, OutputFault> {
        self.offer(path, class, bytes)
    }

    fn put_stored(
        &self,
        path: &str,
        class: FileClass,
        stored: Stored,
        _: Show<'_>,
    ) -> Result<Fate, Fault> {
        Ok(self.offer_stored(path, class, stored)?)
    }
}

/// Digests a regular file in pieces.
fn digest_of(place: &Path) -> Result<Digest, OutputFault> {
    let fault = || Doing::Reading.at(place);
    let mut file = File::open(place).map_err(fault())?;
    let mut digesting = Digesting::new();
    let mut buffer = [0; 32 * 1024];
    loop {
        match file.read(&mut buffer) {
            Err(interrupted) if interrupted.kind() == std::io::ErrorKind::Interrupted => {}
            Ok(0) => return Ok(digesting.finish()),
            count => digesting.take(&buffer[..count.map_err(fault())?]),
        }
    }
}

/// Tells whether a regular file holds exactly `bytes`; stops at the first difference.
fn holds(place: &Path, mut bytes: &[u8]) -> Result<bool, OutputFault> {
    let fault = || Doing::Reading.at(place);
    let mut file = File::open(place).map_err(fault())?;
    let mut buffer = [0; 32 * 1024];
    loop {
        let count = match file.read(&mut buffer) {
            Err(interrupted) if interrupted.kind() == std::io::ErrorKind::Interrupted => continue,
            count => count.map_err(fault())?,
        };
        match bytes.split_at_checked(count) {
            Some((start, rest)) if start == &buffer[..count] && count > 0 => bytes = rest,
            _ => return Ok(count == 0 && bytes.is_empty()),
        }
    }
}

/// Lists a folder and everything below it. A name that no path of ours can have is given as it can be shown.
fn walk(terrain: &Terrain, folder: &str) -> Result<Vec<(String, Kind)>, OutputFault> {
    let place = terrain.place(folder);
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(&place) {
        let entry = entry.map_err(|fault| Doing::Reading.at(&place)(fault.into()))?;
        let below = entry.path().strip_prefix(&place).expect("a walk stays below its start");
        let parts = below.iter().map(|part| part.to_string_lossy());
        let path = parts.fold(folder.to_owned(), |path, part| format!("{path}/{part}"));
        found.push((path, kind(entry.file_type())));
    }
    Ok(found)
}
