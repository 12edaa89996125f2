//! What lies in a folder or a zip, to be checked. Nothing is unpacked, no link is followed, and nothing is written.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use flate2::Crc;
use flate2::read::DeflateDecoder;
use ring::digest::{Context, SHA256};
use walkdir::WalkDir;

use super::super::disk::site_files::pieces_of;
use crate::build::archive::bag::{DECLARATION, hex};
use crate::build::archive::held::{Held, Odd, is_litter};
use crate::build::archive::lists::{ListName, is_safe};
use crate::build::archive::verify::MANIFEST;
use crate::build::archive::zip_form::{
    self, EXTENDED, Entry, EntryKind, HEAD, ListAt, Method, START, TAIL,
};

/// The name that stands for what a target shows.
const CURRENT: &str = "current";

/// The longest list of a zip that is read: some millions of files.
const LIMIT: u64 = 1 << 30;

/// What lies at a place.
pub enum Opened {
    /// Files that can be read.
    Files(Box<dyn Held>),
    /// A zip that ends too early, or whose list is damaged.
    CutZip,
    /// A file of another kind.
    NoZip,
}

/// Opens what lies at a place; of the folder of a target, what it shows.
///
/// # Errors
///
/// What the system answered.
pub fn open(place: &Path) -> io::Result<Opened> {
    if fs::metadata(place)?.is_file() {
        return match Zip::open(place) {
            Ok(zip) => Ok(Opened::Files(Box::new(zip))),
            Err(fault) if fault.kind() == io::ErrorKind::InvalidData => {
                let start = read_at(&mut fs::File::open(place)?, 0, START.len() as u64)?;
                Ok(if start == START { Opened::CutZip } else { Opened::NoZip })
            }
            Err(fault) => Err(fault),
        };
    }
    open_folder(place).map(|folder| Opened::Files(Box::new(folder)))
}

fn open_folder(place: &Path) -> io::Result<Folder> {
    let is_whole = [DECLARATION, MANIFEST].iter().any(|it| place.join(it).is_file());
    let shown = place.join(CURRENT);
    match !is_whole && shown.join(MANIFEST).is_file() {
        true => Folder::open(&fs::canonicalize(shown)?),
        false => Folder::open(place),
    }
}

/// A folder.
struct Folder {
    root: PathBuf,
    files: Vec<(String, u64)>,
    odd: Vec<Odd>,
}

impl Folder {
    fn open(root: &Path) -> io::Result<Self> {
        let mut folder = Self { root: root.to_owned(), files: Vec::new(), odd: Vec::new() };
        for entry in WalkDir::new(root).follow_links(false).min_depth(1) {
            let entry = entry?;
            let kind = entry.file_type();
            if kind.is_dir() {
                continue;
            }
            let inside = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            let path = parts.join("/");
            match kind.is_file() {
                true => folder.files.push((path, entry.metadata()?.len())),
                false => folder.odd.push(Odd::Special(path)),
            }
        }
        folder.files.sort();
        folder.odd.sort_by_key(|odd| format!("{odd:?}"));
        Ok(folder)
    }
}

impl Held for Folder {
    fn files(&self) -> &[(String, u64)] {
        &self.files
    }

    fn odd(&self) -> &[Odd] {
        &self.odd
    }

    fn digest(&self) -> io::Result<Option<String>> {
        Ok(None)
    }

    fn read(&self, path: &str, take: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        pieces_of(&mut fs::File::open(self.root.join(path))?, take)
    }
}

/// A zip. Where all its entries lie in one folder, their paths are told from there.
struct Zip {
    place: PathBuf,
    files: Vec<(String, u64)>,
    odd: Vec<Odd>,
    entries: BTreeMap<String, Entry>,
}

impl Zip {
    fn open(place: &Path) -> io::Result<Self> {
        let mut zip = Self {
            place: place.to_owned(),
            files: Vec::new(),
            odd: Vec::new(),
            entries: BTreeMap::new(),
        };
        let entries = entries_of(place)?;
        let first = |path: &str| path.split_once('/').map(|(folder, _)| folder.to_owned());
        // The folder of the bag is that of its declaration, or of a list where that is lost; what lies beside it is no part of it.
        let lies_on_top = |entry: &&(Entry, EntryKind), is: &dyn Fn(&str) -> bool| {
            let path = entry.0.path.as_str();
            is(path.split_once('/').map_or(path, |(_, name)| name))
        };
        let is_list = |name: &str| ListName::parse(name).is_some_and(|list| !list.is_of_tags);
        let declared = entries.iter().find(|it| lies_on_top(it, &|name| name == DECLARATION));
        let declared = declared.or_else(|| entries.iter().find(|it| lies_on_top(it, &is_list)));
        let folder = declared.and_then(|(entry, _)| first(&entry.path));
        for (entry, kind) in entries {
            let inside = match &folder {
                Some(folder) => {
                    entry.path.strip_prefix(folder.as_str()).and_then(|it| it.strip_prefix('/'))
                }
                None => Some(entry.path.as_str()),
            };
            match inside.filter(|path| is_safe(path)).map(str::to_owned) {
                None if is_litter(&entry.path) => zip.odd.push(Odd::Litter(entry.path)),
                None => zip.odd.push(Odd::Outside(entry.path)),
                Some(path) if zip.entries.contains_key(&path) => zip.odd.push(Odd::Twice(path)),
                Some(path) if kind == EntryKind::Link => zip.odd.push(Odd::Special(path)),
                Some(path) if kind == EntryKind::Locked => zip.odd.push(Odd::Locked(path)),
                Some(path) if matches!(entry.method, Method::Other(_)) => {
                    zip.odd.push(Odd::Packed(path));
                }
                Some(path) => {
                    zip.files.push((path.clone(), entry.size));
                    zip.entries.insert(path, entry);
                }
            }
        }
        zip.files.sort();
        Ok(zip)
    }
}

impl Held for Zip {
    fn files(&self) -> &[(String, u64)] {
        &self.files
    }

    fn odd(&self) -> &[Odd] {
        &self.odd
    }

    fn digest(&self) -> io::Result<Option<String>> {
        digest_of(&self.place).map(Some)
    }

    fn read(&self, path: &str, take: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        let damaged = || io::Error::from(io::ErrorKind::InvalidData);
        let entry = self.entries.get(path).ok_or(io::ErrorKind::NotFound)?;
        let packed = packed(&self.place, entry)?;
        let (mut crc, mut size) = (Crc::new(), 0);
        let mut take = |piece: &[u8]| {
            crc.update(piece);
            size += piece.len() as u64;
            // What unpacks to more than the list says has no end that is known.
            if size > entry.size { Err(damaged()) } else { take(piece) }
        };
        match entry.method {
            Method::Stored => pieces_of(&mut { packed }, &mut take)?,
            Method::Deflated => pieces_of(&mut DeflateDecoder::new(packed), &mut take)?,
            Method::Other(_) => return Err(io::ErrorKind::Unsupported.into()),
        }
        if size == entry.size && crc.sum() == entry.crc { Ok(()) } else { Err(damaged()) }
    }
}

/// Opens the packed bytes of an entry.
fn packed(place: &Path, entry: &Entry) -> io::Result<io::Take<fs::File>> {
    let mut file = fs::File::open(place)?;
    let head = read_at(&mut file, entry.at, (HEAD + entry.path.len()) as u64)?;
    let gap = zip_form::after_head(&head, entry).ok_or(io::ErrorKind::InvalidData)?;
    file.seek(SeekFrom::Start(entry.at.saturating_add(HEAD as u64 + gap)))?;
    Ok(file.take(entry.packed))
}

/// Reads the list of a zip.
fn entries_of(place: &Path) -> io::Result<Vec<(Entry, EntryKind)>> {
    let damaged = || io::Error::from(io::ErrorKind::InvalidData);
    let mut file = fs::File::open(place)?;
    let len = file.metadata()?.len();
    let tail = read_at(&mut file, len.saturating_sub(TAIL), len.min(TAIL))?;
    let list = match zip_form::list_at(&tail).ok_or_else(damaged)? {
        ListAt::Here(place) => place,
        ListAt::Extended(at) => {
            let end = read_at(&mut file, at, EXTENDED.min(len))?;
            zip_form::extended(&end).ok_or_else(damaged)?
        }
    };
    if list.len > LIMIT.min(len) {
        return Err(damaged());
    }
    zip_form::list(&read_at(&mut file, list.at, list.len)?, list.count).ok_or_else(damaged)
}

/// Makes the SHA-256 of a file, in hex.
pub(super) fn digest_of(place: &Path) -> io::Result<String> {
    let mut digest = Context::new(&SHA256);
    pieces_of(&mut fs::File::open(place)?, &mut |piece| {
        digest.update(piece);
        Ok(())
    })?;
    Ok(hex(digest.finish().as_ref()))
}

fn read_at(file: &mut fs::File, at: u64, len: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::new();
    file.take(len).read_to_end(&mut bytes)?;
    Ok(bytes)
}
