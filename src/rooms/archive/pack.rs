//! A drafted bag into one zip file, the same bytes whoever packs it, wherever and whenever.
//!
//! Files are packed some at a time on all threads, while those before them are written and the whole is digested: the zip is written
//! once, from its beginning to its end, and never read again.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rayon::prelude::*;
use ring::digest::{Context, SHA256};

use super::super::disk::modes;
use super::super::disk::site_files::pieces_of;
use crate::build::archive::bag::{Marks, Payload, hex};
use crate::build::archive::zip_form::{self, Entry, Method};
use crate::build::fault::{Doing, OutputFault};
use crate::ground::digest::Digest;

/// How many bytes of files are packed at a time; a longer file is packed alone.
const AT_ONCE: u64 = 16 << 20;

/// The longest file that is packed in memory.
const IN_MEMORY: u64 = 4 << 20;

/// Packs the files of a drafted bag into a new file, below a name, and returns the SHA-256 of the zip in hex.
pub(super) fn pack(
    draft: &Path,
    name: &str,
    files: &Payload,
    place: &Path,
) -> Result<String, OutputFault> {
    let packed = write(draft, name, files, place);
    if packed.is_err() {
        drop(fs::remove_file(place));
    }
    packed.map_err(Doing::Writing.at(place))
}

fn write(draft: &Path, name: &str, files: &Payload, place: &Path) -> io::Result<String> {
    let file = BufWriter::with_capacity(1 << 18, modes::new_file(place)?);
    let mut out = Out { file, digest: Context::new(&SHA256), at: 0 };
    let mut entries = Vec::with_capacity(files.len());
    let mut groups = groups(files).into_iter();
    let mut ready = Vec::new();
    loop {
        let group = groups.next();
        let (written, next) = rayon::join(
            || ready.iter().try_for_each(|packed| out.entry(packed, &mut entries)),
            || group.map(|group| packed_all(draft, name, &group)).transpose(),
        );
        written?;
        match next? {
            Some(next) => ready = next,
            None => break,
        }
    }
    let at = out.at;
    out.write_all(&zip_form::end(&entries, at))?;
    out.file.into_inner()?.sync_all()?;
    Ok(hex(out.digest.finish().as_ref()))
}

/// Files with their paths in the bag.
type Group<'g> = Vec<(&'g str, &'g Marks)>;

/// Parts the files into groups that are packed at a time.
fn groups(files: &Payload) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut room = 0;
    for (path, marks) in files {
        match groups.last_mut() {
            Some(group) if marks.size() <= room => group.push((path, marks)),
            _ => {
                groups.push(vec![(path, marks)]);
                room = AT_ONCE;
            }
        }
        room = room.saturating_sub(marks.size());
    }
    groups
}

/// A file as it stands in the zip.
struct Packed {
    /// Its entry, but for its place.
    entry: Entry,
    body: Body,
}

/// Where the packed bytes of a file are.
enum Body {
    Bytes(Vec<u8>),
    File(PathBuf),
}

fn packed_all(draft: &Path, name: &str, group: &Group<'_>) -> io::Result<Vec<Packed>> {
    group.par_iter().map(|(path, marks)| packed(draft, name, path, marks)).collect()
}

fn packed(draft: &Path, name: &str, path: &str, marks: &Marks) -> io::Result<Packed> {
    let file = draft.join(path);
    let method = Method::of(path);
    let (body, packed) = match method {
        Method::Deflated if marks.size() > IN_MEMORY => {
            // Two files may have the same bytes: each has a place of its own.
            let place = draft.join(format!(".{}", Digest::of(path.as_bytes())));
            let packed = deflated(&file, fs::File::create(&place)?)?.metadata()?.len();
            (Body::File(place), packed)
        }
        Method::Deflated => {
            let bytes = deflated(&file, Vec::new())?;
            let packed = bytes.len() as u64;
            (Body::Bytes(bytes), packed)
        }
        Method::Stored | Method::Other(_) => (Body::File(file), marks.size()),
    };
    let (crc, size, path) = (marks.crc(), marks.size(), format!("{name}/{path}"));
    Ok(Packed { entry: Entry { path, method, crc, packed, size, at: 0 }, body })
}

fn deflated<W: Write>(file: &Path, to: W) -> io::Result<W> {
    let mut encoder = DeflateEncoder::new(to, Compression::new(6));
    pieces_of(&mut fs::File::open(file)?, &mut |piece| encoder.write_all(piece))?;
    encoder.finish()
}

/// The zip that is being written, with the digest of what was.
struct Out {
    file: BufWriter<fs::File>,
    digest: Context,
    at: u64,
}

impl Out {
    fn entry(&mut self, packed: &Packed, entries: &mut Vec<Entry>) -> io::Result<()> {
        let entry = Entry { at: self.at, ..packed.entry.clone() };
        self.write_all(&zip_form::head(&entry))?;
        match &packed.body {
            Body::Bytes(bytes) => self.write_all(bytes)?,
            Body::File(place) => {
                pieces_of(&mut fs::File::open(place)?, &mut |piece| self.write_all(piece))?;
            }
        }
        entries.push(entry);
        Ok(())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.digest.update(bytes);
        self.at += bytes.len() as u64;
        self.file.write_all(bytes)
    }
}
