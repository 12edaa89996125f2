//! A folder into one zip file, the same bytes whoever packs it, wherever and whenever.

use std::fs;
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write};
use std::path::Path;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use walkdir::WalkDir;

use super::super::disk::modes;
use super::super::disk::site_files::pieces_of;
use super::draft::marks_of;
use crate::build::archive::zip_form::{self, Entry, Method};
use crate::build::fault::{Doing, OutputFault};

/// Packs a folder into a new file below a name, and returns the file's SHA-256 in hex.
pub(super) fn pack(folder: &Path, name: &str, place: &Path) -> Result<String, OutputFault> {
    if fs::symlink_metadata(place).is_ok() {
        fs::remove_file(place).map_err(Doing::Removing.at(place))?;
    }
    let packed = write(folder, name, place);
    if packed.is_err() {
        drop(fs::remove_file(place));
    }
    packed.map_err(Doing::Writing.at(place))?;
    let marks = marks_of(place).map_err(Doing::Reading.at(place))?;
    Ok(marks.sha256().to_owned())
}

fn write(folder: &Path, name: &str, place: &Path) -> io::Result<()> {
    let mut paths = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            paths.push(parts.join("/"));
        }
    }
    paths.sort();
    let mut out = BufWriter::new(modes::new_file(place)?);
    let mut entries = Vec::with_capacity(paths.len());
    for path in paths {
        let entry = add(&folder.join(&path), format!("{name}/{path}"), &mut out)?;
        entries.push(entry);
    }
    let at = out.stream_position()?;
    out.write_all(&zip_form::end(&entries, at))?;
    out.into_inner()?.sync_all()
}

/// Adds a file: its head, its bytes, and its head again with what is known then.
fn add(file: &Path, path: String, out: &mut BufWriter<fs::File>) -> io::Result<Entry> {
    let method = Method::of(&path);
    let at = out.stream_position()?;
    let mut entry = Entry { path, method, crc: 0, packed: 0, size: 0, at };
    out.write_all(&zip_form::head(&entry))?;
    let from = out.stream_position()?;
    let (mut crc, mut size) = (Crc::new(), 0);
    let mut read = fs::File::open(file)?;
    let mut copy = |to: &mut dyn Write| {
        pieces_of(&mut read, &mut |piece| {
            crc.update(piece);
            size += piece.len() as u64;
            to.write_all(piece)
        })
    };
    match method {
        Method::Deflated => {
            let mut encoder = DeflateEncoder::new(&mut *out, Compression::new(6));
            copy(&mut encoder)?;
            encoder.finish()?;
        }
        Method::Stored | Method::Other(_) => copy(out)?,
    }
    let end = out.stream_position()?;
    (entry.crc, entry.packed, entry.size) = (crc.sum(), end - from, size);
    out.seek(SeekFrom::Start(at))?;
    out.write_all(&zip_form::head(&entry))?;
    out.seek(SeekFrom::Start(end))?;
    Ok(entry)
}
