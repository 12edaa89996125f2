//! What a folder of a place holds: its manifest, which of its files are there, and what is nobody's of us.
//!
//! What is done about it is decided elsewhere.

use std::collections::{BTreeSet, HashSet};

use rayon::prelude::*;

use super::names::{Record, below, is_record};
use super::place::{Found, Place};
use super::seal::Seal;
use crate::build::fault::OutputFault;
use crate::build::manifest::{Entry, Manifest, Sums};
use crate::ground::digest::Digest;
use crate::plan::twin::packed_from;

/// Reads the manifest of a folder; nothing where there is none that can be believed. Where a run was cut that filled the
/// folder, what its files are is found out by reading them.
pub(super) fn manifest(place: &dyn Place, folder: &str) -> Result<Option<Manifest>, OutputFault> {
    match place.read(&Record::Intent.path(folder))? {
        Some(intent) => cut_manifest(place, folder, &intent).map(Some),
        None => sealed_manifest(place, folder),
    }
}

/// Reads the manifest of a folder that was whole when it was written.
pub(super) fn sealed_manifest(
    place: &dyn Place,
    folder: &str,
) -> Result<Option<Manifest>, OutputFault> {
    Ok(manifest_and_digest(place, folder)?.map(|(manifest, _)| manifest))
}

/// Reads the manifest of a folder that was whole when it was written, and its digest; one that is not what the folder was
/// sealed with cannot be believed.
pub(super) fn manifest_and_digest(
    place: &dyn Place,
    folder: &str,
) -> Result<Option<(Manifest, Digest)>, OutputFault> {
    let (sums, sizes) =
        (text(place, Record::Manifest, folder)?, text(place, Record::Sizes, folder)?);
    let (Some(sums), Some(sizes)) = (sums, sizes) else { return Ok(None) };
    let seal = Seal::read(place, folder)?;
    let (manifest, digest) =
        rayon::join(|| Manifest::parse(&sums, &sizes).ok(), || Digest::of(sums.as_bytes()));
    let is_sealed = seal.is_none_or(|seal| seal.manifest == digest);
    Ok(manifest.filter(|_| is_sealed).map(|manifest| (manifest, digest)))
}

pub(super) fn text(
    place: &dyn Place,
    record: Record,
    folder: &str,
) -> Result<Option<String>, OutputFault> {
    let bytes = place.read(&record.path(folder))?;
    Ok(bytes.and_then(|bytes| String::from_utf8(bytes).ok()))
}

/// Reads all files that a cut run may have put or left; packed twins are made again, since one may be of another file.
pub(super) fn cut_manifest(
    place: &dyn Place,
    folder: &str,
    intent: &[u8],
) -> Result<Manifest, OutputFault> {
    let ours = named(place, folder, intent)?;
    let is_twin = |path: &str| packed_from(path).is_some_and(|of| ours.names(of));
    let paths: Vec<&String> = ours.0.keys().filter(|path| !is_twin(path)).collect();
    read_all(place, folder, &paths)
}

/// Lists what a run that was cut may have put into a folder, or found there: all that its intent names, and the manifest.
fn named(place: &dyn Place, folder: &str, intent: &[u8]) -> Result<Sums, OutputFault> {
    let mut named = Sums::parse_readable(&String::from_utf8_lossy(intent));
    let before = place.read(&Record::Manifest.path(folder))?.unwrap_or_default();
    named.extend(Sums::parse_readable(&String::from_utf8_lossy(&before)));
    Ok(named)
}

/// Leaves those files in a manifest whose bytes are what it says.
pub(super) fn as_it_is(
    place: &dyn Place,
    folder: &str,
    manifest: Manifest,
) -> Result<Manifest, OutputFault> {
    let paths: Vec<&String> = manifest.files.keys().collect();
    let mut there = read_all(place, folder, &paths)?;
    there.files.retain(|path, entry| manifest.files[path] == *entry);
    Ok(there)
}

/// Reads files; those that are not there are left out.
fn read_all(place: &dyn Place, folder: &str, paths: &[&String]) -> Result<Manifest, OutputFault> {
    let read = paths.par_iter().map(|path| {
        let bytes = place.read(&below(folder, path))?;
        Ok(bytes.map(|bytes| ((*path).clone(), Entry::of(&bytes))))
    });
    let files: Vec<_> = read.collect::<Result<_, OutputFault>>()?;
    Ok(Manifest { files: files.into_iter().flatten().collect() })
}

/// What a folder holds beside the files of its manifest.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Files of others.
    pub(super) strangers: BTreeSet<String>,
    /// Files of a run that was cut.
    pub(super) leftovers: BTreeSet<String>,
}

/// Sorts out what was found in a folder: leaves our files that are there in its manifest, and returns what else there is.
pub(super) fn sort_out(
    place: &dyn Place,
    folder: &str,
    found: Vec<Found>,
    manifest: &mut Manifest,
) -> Result<Beside, OutputFault> {
    let Some(intent) = place.read(&Record::Intent.path(folder))? else {
        let strangers = others(place, folder, found, manifest)?.into_iter().collect();
        return Ok(Beside { strangers, leftovers: BTreeSet::new() });
    };
    let named = named(place, folder, &intent)?;
    // What is no plain file was not put there by us, whatever its name is.
    let plain = found.iter().filter(|it| it.size.is_some() && named.names(&it.path));
    let plain: HashSet<String> = plain.map(|it| it.path.clone()).collect();
    let others = others(place, folder, found, manifest)?.into_iter();
    let (leftovers, strangers) = others.partition(|path| plain.contains(path));
    Ok(Beside { strangers, leftovers })
}

/// Takes what is not among the plain files that were found, or was changed since the folder was sealed, out of a
/// manifest, and returns what is nobody's of us: what it does not name, and what is no plain file though it has a name of
/// ours.
pub(super) fn others(
    place: &dyn Place,
    folder: &str,
    found: Vec<Found>,
    manifest: &mut Manifest,
) -> Result<Vec<String>, OutputFault> {
    let sealed = Seal::read(place, folder)?.and_then(|seal| seal.moment(&found));
    let (mut ours, mut later, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for found in found.into_iter().filter(|it| !is_record(&it.path)) {
        match manifest.files.get(&found.path).filter(|_| found.size.is_some()) {
            // Somebody cut or changed it: it is put there again.
            Some(known) if Some(known.size) != found.size => {}
            // Where it is not known when the folder was sealed, any file may be another one.
            Some(_) if found.written.is_some_and(|it| sealed.is_none_or(|sealed| it > sealed)) => {
                later.push(found.path);
            }
            Some(_) => ours.push(found.path),
            None => others.push(found.path),
        }
    }
    // A time alone proves nothing: reading them tells.
    let read = read_all(place, folder, &later.iter().collect::<Vec<_>>())?.files.into_iter();
    ours.extend(read.filter(|(path, it)| manifest.files[path] == *it).map(|(path, _)| path));
    if ours.len() < manifest.files.len() {
        let ours: HashSet<String> = ours.into_iter().collect();
        manifest.files.retain(|path, _| ours.contains(path));
    }
    Ok(others)
}
