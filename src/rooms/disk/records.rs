//! Reads what earlier builds left in `.bantin`, and finds out how much of it can be believed.
//!
//! A whole record is believed. Of a damaged one, a line is believed only while the file that it names has the
//! digest that it gives: no stranger's file has that by chance, and none is removed or replaced on a broken word.

use std::fs;
use std::path::{Path, PathBuf};

use crate::build::fault::{Doing, OutputFault};
use crate::build::manifest::{Manifest, Sums};
use crate::build::output::OWN_FOLDER;
use crate::build::standing::{Kind, Record, Standing};
use crate::ground::digest::Digest;
use crate::rooms::disk::terrain::{Terrain, stat};

/// Returns the place of a record in the output `root`.
pub(super) fn place(root: &Path, record: Record) -> PathBuf {
    root.join(OWN_FOLDER).join(record.file_name())
}

/// Returns the place beside it where a record is written before it is moved there.
pub(super) fn draft(root: &Path, record: Record) -> PathBuf {
    place(root, record).with_added_extension("new")
}

/// Removes the drafts that a killed run left.
pub(super) fn clear_drafts(root: &Path) -> Result<(), OutputFault> {
    for path in Record::ALL.map(|record| draft(root, record)) {
        if stat(&path)?.0 != Kind::Absent {
            fs::remove_file(&path).map_err(Doing::Removing.at(path))?;
        }
    }
    Ok(())
}

/// Reads the records below `root`.
pub(super) fn read(root: &Path) -> Result<Standing, OutputFault> {
    let intent = text(root, Record::Intent)?;
    let manifest = text(root, Record::Manifest)?;
    let sizes = text(root, Record::Sizes)?;
    let mut standing = Standing { intent: intent.is_some(), ..Standing::default() };
    if let Some(intent) = &intent {
        match Sums::parse(intent) {
            Ok(sums) => standing.ours = sums,
            Err(_) => doubt(root, Record::Intent, intent, &mut standing)?,
        }
    }
    if let Some(manifest) = &manifest {
        let agreed = Manifest::parse(manifest, sizes.as_deref().unwrap_or_default());
        match agreed.map(|manifest| manifest.sums()) {
            Ok(sums) => standing.ours.extend(sums),
            // A commit cut between its two last records leaves this, and its intent names all.
            Err(_) if standing.intent && standing.damaged.is_empty() => {}
            Err(_) => doubt(root, Record::Manifest, manifest, &mut standing)?,
        }
    }
    Ok(Standing { manifest, sizes, ..standing })
}

/// Reads a record's text; bytes that are no UTF-8 come out as signs that no record holds, so they are damage.
fn text(root: &Path, record: Record) -> Result<Option<String>, OutputFault> {
    let path = place(root, record);
    match stat(&path)?.0 {
        Kind::File => {
            let bytes = fs::read(&path).map_err(Doing::Reading.at(path))?;
            Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
        }
        // Something odd counts as a damaged record with no readable line.
        Kind::Other | Kind::Folder => Ok(Some("?".to_owned())),
        Kind::Absent => Ok(None),
    }
}

fn doubt(
    root: &Path,
    record: Record,
    text: &str,
    standing: &mut Standing,
) -> Result<(), OutputFault> {
    standing.damaged.push(record);
    let terrain = Terrain::new(root);
    for (path, digest) in Sums::parse_readable(text).0 {
        if terrain.look(&path)?.0 == Kind::File && digest_of(&terrain.place(&path))? == digest {
            standing.ours.0.insert(path, digest);
        }
    }
    Ok(())
}

fn digest_of(path: &Path) -> Result<Digest, OutputFault> {
    Ok(Digest::of(&fs::read(path).map_err(Doing::Reading.at(path))?))
}
