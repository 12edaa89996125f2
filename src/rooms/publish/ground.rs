//! What a new release stands on: the oldest release that need not stay, or what a cut run left; and the removal of
//! releases that need not stay.
//!
//! Nothing of others is removed: a release that holds a file of theirs that lies nowhere else stays.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::inventory::{manifest, others, sealed_manifest, sort_out};
use super::look::shown_path;
use super::names::{RELEASES, Record, below, going, is_going, is_record, release, unescaped};
use super::place::Place;
use crate::build::deployment::standing::Standing;
use crate::build::fault::OutputFault;
use crate::build::manifest::Manifest;

/// What a new release stands on.
#[derive(Debug)]
pub(super) struct Ground {
    /// Its number as long as it has no new one; none where nothing is there.
    pub(super) number: Option<u32>,
    /// The files of ours that it has already.
    pub(super) base: Manifest,
    /// What else is in it.
    pub(super) others: Vec<String>,
    /// Whether its record names all that is in it.
    pub(super) is_recorded: bool,
}

impl Ground {
    /// Finds what a new release can stand on where `keep` stay. Then only what changed since is to be done, however many
    /// files there are. Nothing where the place holds but one folder.
    pub(super) fn find(
        place: &dyn Place,
        standing: &Standing,
        keep: u32,
    ) -> Result<Self, OutputFault> {
        if let Some(cut) = standing.cut {
            return cut_ground(place, cut);
        }
        // What somebody changed in one release is changed in all that share the file.
        if standing.is_verified {
            return Ok(Self::bare());
        }
        // The one that is shown stays in any case, and the way back until there is a new one.
        let history = standing.history();
        let stays = |number: &u32| history.iter().take(2).any(|it| it == number);
        let mut surplus = standing.surplus(keep).into_iter();
        let Some(oldest) = surplus.find(|number| !stays(number)) else {
            return Ok(Self::bare());
        };
        let folder = release(oldest);
        let (base, found) = rayon::join(|| sealed_manifest(place, &folder), || place.list(&folder));
        let Some(mut base) = base? else { return Ok(Self::bare()) };
        let written = base.files.len();
        let others = others(place, &folder, found?, &mut base)?;
        // Where somebody changed something, more may be there that cannot be seen: a folder in the place of a file.
        let is_touched = base.files.len() < written;
        match is_touched || has_others_alone(place, &folder, &others, standing)? {
            true => Ok(Self::bare()),
            false => Ok(Self { number: Some(oldest), base, others, is_recorded: true }),
        }
    }

    /// Nothing: the folder is new.
    fn bare() -> Self {
        Self { number: None, base: Manifest::default(), others: Vec::new(), is_recorded: false }
    }
}

/// Takes what a run that was cut left: only what it put itself, or took along, goes where it is not wanted.
fn cut_ground(place: &dyn Place, number: u32) -> Result<Ground, OutputFault> {
    let folder = release(number);
    let mut base = manifest(place, &folder)?.unwrap_or_default();
    let found = place.list(&folder)?;
    let taken_along = taken_along(place, &folder)?;
    let strangers = sort_out(place, &folder, found.clone(), &mut base)?.strangers;
    let others = found.into_iter().map(|found| found.path);
    let others = others.filter(|path| {
        !base.files.contains_key(path)
            && !is_record(path)
            && (!strangers.contains(path) || taken_along.contains(path))
    });
    Ok(Ground { number: Some(number), others: others.collect(), base, is_recorded: false })
}

/// Removes releases that need not stay, and what an earlier run that was cut began to remove.
pub(super) fn remove(
    place: &dyn Place,
    numbers: impl Iterator<Item = u32>,
    standing: &Standing,
) -> Result<(), OutputFault> {
    for number in numbers {
        let folder = release(number);
        let mut base = manifest(place, &folder)?.unwrap_or_default();
        let others = others(place, &folder, place.list(&folder)?, &mut base)?;
        if !has_others_alone(place, &folder, &others, standing)? {
            // Under another name it is no release any more, however far the removal comes.
            place.rename(&folder, &going(number))?;
        }
    }
    for name in place.folders(RELEASES)?.iter().filter(|name| is_going(name)) {
        empty(place, &below(RELEASES, name), standing)?;
    }
    Ok(())
}

/// Removes the files of a folder, and the folders in it; what others put there alone stays. Its manifest goes last: folders
/// that a cut run emptied and did not remove are known by it alone.
fn empty(place: &dyn Place, folder: &str, standing: &Standing) -> Result<(), OutputFault> {
    let found = place.list(folder)?.into_iter().map(|found| found.path);
    let (records, found): (Vec<_>, Vec<_>) = found.partition(|path| is_record(path));
    let named = sealed_manifest(place, folder)?.unwrap_or_default();
    let taken_along = taken_along(place, folder)?;
    let mut files: Vec<String> = Vec::new();
    for path in found {
        let is_ours = named.files.contains_key(&path);
        if !is_ours && is_elsewhere(place, folder, &path, &taken_along, standing)? {
            files.push(path);
        }
    }
    files.extend(named.files.into_keys());
    for paths in [files, records] {
        paths.par_iter().try_for_each(|path| place.remove(&below(folder, path), RELEASES))?;
    }
    Ok(())
}

/// Tells whether a release holds a file of others that is nowhere else: no publication took it along, and readers do not
/// see it.
fn has_others_alone(
    place: &dyn Place,
    folder: &str,
    others: &[String],
    standing: &Standing,
) -> Result<bool, OutputFault> {
    if others.is_empty() {
        return Ok(false);
    }
    let taken_along = taken_along(place, folder)?;
    for path in others {
        if !is_elsewhere(place, folder, path, &taken_along, standing)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Tells whether a file of others is not in this folder alone. Another version of a file of theirs is another file.
fn is_elsewhere(
    place: &dyn Place,
    folder: &str,
    path: &String,
    taken_along: &BTreeSet<String>,
    standing: &Standing,
) -> Result<bool, OutputFault> {
    match standing.strangers.contains(path) {
        true => is_same(place, &below(folder, path), &shown_path(standing, path)),
        false => Ok(taken_along.contains(path)),
    }
}

/// Tells whether what stands at two paths is the same: files of the same bytes, links to the same place.
fn is_same(place: &dyn Place, one: &str, other: &str) -> Result<bool, OutputFault> {
    let (bytes, others) = (place.read(one)?, place.read(other)?);
    Ok(bytes == others && (bytes.is_some() || place.pointed(one)? == place.pointed(other)?))
}

/// Lists the files of others that a publication gave a name in a release.
fn taken_along(place: &dyn Place, folder: &str) -> Result<BTreeSet<String>, OutputFault> {
    let list = place.read(&Record::Strangers.path(folder))?.unwrap_or_default();
    Ok(String::from_utf8_lossy(&list).lines().map(unescaped).collect())
}
