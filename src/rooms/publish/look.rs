//! What a place holds, found out: the last publication, its files, what is not ours.
//!
//! Nothing is changed, and a record that cannot be believed stops the publication: it is all that tells our files from
//! those of others.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::names::{CURRENT, RELEASES, Record, below, is_going, number, release};
use super::place::Place;
use crate::build::deployment::is_own;
use crate::build::deployment::packed::ENDING;
use crate::build::deployment::refusal::Refusal;
use crate::build::deployment::standing::{Kept, Standing};
use crate::build::deployment::state::State;
use crate::build::fault::OutputFault;
use crate::build::manifest::{Entry, Manifest, Sums};
use crate::ground::digest::Digest;

/// What was found at a place, or why it is refused.
pub type Looked = Result<Standing, Refusal>;

/// Looks at a place.
///
/// # Errors
/// What the place answered.
pub fn look(place: &dyn Place) -> Result<Looked, OutputFault> {
    let Some(text) = place.read(&Record::State.path(""))? else { return look_at_new(place) };
    let path = Record::State.path("");
    let Some(state) = State::parse(&text) else { return Ok(Err(Refusal::Damaged { path })) };
    let shown = shown(place)?;
    let folder = match (state.release, shown) {
        (None, _) => String::new(),
        (Some(_), Some(number)) => release(number),
        (Some(_), None) => return Ok(Err(Refusal::Damaged { path: CURRENT.to_owned() })),
    };
    let Some(mut manifest) = manifest(place, &folder)? else {
        return Ok(Err(Refusal::Damaged { path: Record::Manifest.path(&folder) }));
    };
    let is_cut = place.read(&Record::Intent.path(&folder))?.is_some();
    let written = manifest.files.len();
    let strangers = sort_out(place, &folder, &mut manifest)?;
    let is_settled = !is_cut && written == manifest.files.len();
    let kept = place.read(&Record::Kept.path(&folder))?.unwrap_or_default();
    let kept = Kept::parse(&String::from_utf8_lossy(&kept));
    let releases = releases(place)?;
    Ok(Ok(Standing { state: Some(state), manifest, kept, strangers, releases, is_settled }))
}

/// Reads the manifest of an output; nothing where it has none that can be believed.
///
/// # Errors
/// What the place answered.
pub fn manifest_of(output: &dyn Place) -> Result<Option<Manifest>, OutputFault> {
    manifest(output, "")
}

/// Nothing was published there yet, or a first publication was cut.
fn look_at_new(place: &dyn Place) -> Result<Looked, OutputFault> {
    let mut standing = Standing::default();
    match place.promises().switches {
        true => {
            // Releases of ours, of a publication that was cut, have our records in them.
            for name in place.folders(RELEASES)?.iter().filter(|name| !is_going(name)) {
                let folder = format!("{RELEASES}/{name}");
                match number(&folder) {
                    Some(number) if is_begun(place, &folder)? => {
                        standing.releases.insert(number);
                    }
                    _ => return Ok(Err(Refusal::InTheWay { paths: vec![folder] })),
                }
            }
            let is_folder = place.folders("")?.iter().any(|name| name == CURRENT);
            let is_foreign = place.pointed(CURRENT)?.is_some() && shown(place)?.is_none();
            if is_folder || is_foreign || place.read(CURRENT)?.is_some() {
                return Ok(Err(Refusal::InTheWay { paths: vec![CURRENT.to_owned()] }));
            }
            // A first publication that was cut after the switch still says what it was about.
            if let Some(number) = shown(place)?
                && place.read(&Record::Intent.path(&release(number)))?.is_none()
            {
                return Ok(Err(Refusal::Damaged { path: Record::State.path("") }));
            }
        }
        false => {
            let mut manifest = manifest(place, "")?.unwrap_or_default();
            standing.strangers = sort_out(place, "", &mut manifest)?;
            standing.manifest = manifest;
        }
    }
    Ok(Ok(standing))
}

/// Returns where a file that is shown lies at a place.
pub fn shown_path(standing: &Standing, path: &str) -> String {
    let shown = standing.state.as_ref().and_then(|state| state.release);
    below(&shown.map(release).unwrap_or_default(), path)
}

/// Tells which release is shown.
pub(super) fn shown(place: &dyn Place) -> Result<Option<u32>, OutputFault> {
    Ok(place.pointed(CURRENT)?.as_deref().and_then(number))
}

/// Lists the releases that are there.
pub(super) fn releases(place: &dyn Place) -> Result<BTreeSet<u32>, OutputFault> {
    let names = place.folders(RELEASES)?;
    Ok(names.iter().filter_map(|name| number(&format!("{RELEASES}/{name}"))).collect())
}

/// Tells whether a folder is one of ours that is being filled, or was filled.
fn is_begun(place: &dyn Place, folder: &str) -> Result<bool, OutputFault> {
    let is_there = |record: Record| Ok(place.read(&record.path(folder))?.is_some());
    let is_filled = is_there(Record::Intent)? || is_there(Record::Manifest)?;
    // A run that was cut at its first step left nothing but our own folder.
    Ok(is_filled || place.list(folder)?.iter().all(|found| is_own(&found.path)))
}

/// Reads the manifest of a folder; nothing where there is none that can be believed. Where a run was cut that filled the
/// folder, what its files are is found out by reading them.
pub(super) fn manifest(place: &dyn Place, folder: &str) -> Result<Option<Manifest>, OutputFault> {
    if let Some(intent) = place.read(&Record::Intent.path(folder))? {
        return cut_manifest(place, folder, &intent).map(Some);
    }
    let text = |record: Record| {
        let bytes = place.read(&record.path(folder))?;
        Ok::<_, OutputFault>(bytes.and_then(|bytes| String::from_utf8(bytes).ok()))
    };
    let (sums, sizes) = (text(Record::Manifest)?, text(Record::Sizes)?);
    Ok(sums.zip(sizes).and_then(|(sums, sizes)| Manifest::parse(&sums, &sizes).ok()))
}

/// Reads all files that a cut run may have put or left; packed twins are made again, since one may be of another file.
fn cut_manifest(place: &dyn Place, folder: &str, intent: &[u8]) -> Result<Manifest, OutputFault> {
    let mut ours = Sums::parse_readable(&String::from_utf8_lossy(intent));
    let before = place.read(&Record::Manifest.path(folder))?.unwrap_or_default();
    ours.extend(Sums::parse_readable(&String::from_utf8_lossy(&before)));
    let is_twin = |path: &str| path.strip_suffix(ENDING).is_some_and(|of| ours.names(of));
    let paths: Vec<&String> = ours.0.keys().filter(|path| !is_twin(path)).collect();
    let read = paths.par_iter().map(|path| {
        let bytes = place.read(&below(folder, path))?;
        let entry = |bytes: Vec<u8>| Entry { digest: Digest::of(&bytes), size: bytes.len() as u64 };
        Ok(bytes.map(|bytes| ((*path).clone(), entry(bytes))))
    });
    let files: Vec<_> = read.collect::<Result<_, OutputFault>>()?;
    Ok(Manifest { files: files.into_iter().flatten().collect() })
}

/// What lies in a folder: our files that are there, and those of others.
fn sort_out(
    place: &dyn Place,
    folder: &str,
    manifest: &mut Manifest,
) -> Result<BTreeSet<String>, OutputFault> {
    let intent = place.read(&Record::Intent.path(folder))?.unwrap_or_default();
    let intent = Sums::parse_readable(&String::from_utf8_lossy(&intent));
    let found: BTreeSet<String> = place.list(folder)?.into_iter().map(|it| it.path).collect();
    // What somebody took away is sent again.
    manifest.files.retain(|path, _| found.contains(path));
    let is_ours = |path: &str| {
        let of = path.strip_suffix(ENDING).unwrap_or(path);
        manifest.files.contains_key(path) || intent.names(path) || intent.names(of)
    };
    Ok(found.into_iter().filter(|path| !is_own(path) && !is_ours(path)).collect())
}
