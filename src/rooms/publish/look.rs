//! What a place holds, found out: the last publication, its files, what is not ours.
//!
//! Nothing is changed, and a record that cannot be believed stops the publication: it is all that tells our files from
//! those of others.

use std::collections::BTreeSet;

use super::names::{CURRENT, RELEASES, Record, below, number, release};
use super::place::Place;
use crate::build::deployment::is_own;
use crate::build::deployment::packed::ENDING;
use crate::build::deployment::refusal::Refusal;
use crate::build::deployment::standing::{Kept, Standing};
use crate::build::deployment::state::State;
use crate::build::fault::OutputFault;
use crate::build::manifest::{Entry, Manifest, Sums};

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
    let Some(manifest) = manifest(place, &folder)? else {
        return Ok(Err(Refusal::Damaged { path: Record::Manifest.path(&folder) }));
    };
    let strangers = strangers(place, &folder, &manifest)?;
    let kept = place.read(&Record::Kept.path(&folder))?.unwrap_or_default();
    let kept = Kept::parse(&String::from_utf8_lossy(&kept));
    let releases = releases(place)?;
    Ok(Ok(Standing { state: Some(state), manifest, kept, strangers, releases }))
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
            for name in place.folders(RELEASES)? {
                let folder = format!("{RELEASES}/{name}");
                match number(&folder) {
                    Some(number) if is_begun(place, &folder)? => {
                        standing.releases.insert(number);
                    }
                    _ => return Ok(Err(Refusal::InTheWay { paths: vec![folder] })),
                }
            }
            let is_taken = !place.list(CURRENT)?.is_empty() || place.read(CURRENT)?.is_some();
            if is_taken || !place.folders(CURRENT)?.is_empty() {
                return Ok(Err(Refusal::InTheWay { paths: vec![CURRENT.to_owned()] }));
            }
        }
        false => standing.strangers = strangers(place, "", &Manifest::default())?,
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
    Ok(is_there(Record::Intent)? || is_there(Record::Manifest)?)
}

/// Reads the manifest of a folder; nothing where there is none that can be believed.
pub(super) fn manifest(place: &dyn Place, folder: &str) -> Result<Option<Manifest>, OutputFault> {
    let text = |record: Record| {
        let bytes = place.read(&record.path(folder))?;
        Ok::<_, OutputFault>(bytes.and_then(|bytes| String::from_utf8(bytes).ok()))
    };
    let (sums, sizes) = (text(Record::Manifest)?, text(Record::Sizes)?);
    let whole =
        sums.as_ref().zip(sizes).and_then(|(sums, sizes)| Manifest::parse(sums, &sizes).ok());
    // A run that was cut between the two leaves sizes of other files; what a size is not known of is sent again.
    let is_cut = place.read(&Record::Intent.path(folder))?.is_some();
    let sums = sums.filter(|_| is_cut).and_then(|sums| Sums::parse(&sums).ok());
    let unsized_entry = |(path, digest)| (path, Entry { digest, size: 0 });
    let cut = sums.map(|it| Manifest { files: it.0.into_iter().map(unsized_entry).collect() });
    Ok(whole.or(cut))
}

/// Lists the files of a folder that are not ours: neither the manifest names them nor a cut run's intent.
fn strangers(
    place: &dyn Place,
    folder: &str,
    manifest: &Manifest,
) -> Result<BTreeSet<String>, OutputFault> {
    let intent = place.read(&Record::Intent.path(folder))?.unwrap_or_default();
    let intent = Sums::parse_readable(&String::from_utf8_lossy(&intent));
    let is_ours = |path: &str| {
        let of = path.strip_suffix(ENDING).unwrap_or(path);
        manifest.files.contains_key(path) || intent.names(path) || intent.names(of)
    };
    let found = place.list(folder)?.into_iter().map(|found| found.path);
    Ok(found.filter(|path| !is_own(path) && !is_ours(path)).collect())
}
