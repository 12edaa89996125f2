//! What a place holds, found out: the last publication, its files, what is not ours.
//!
//! Nothing is changed, and a record that cannot be believed stops the publication: it is all that tells our files from
//! those of others.

use std::collections::{BTreeMap, BTreeSet};

use super::inventory::{
    Beside, as_it_is, cut_manifest, manifest, manifest_and_digest, sealed_manifest, sort_out, text,
};
use super::names::{CURRENT, RELEASES, Record, below, is_going, is_record, number, release};
use super::place::{Found, Place};
use crate::build::deployment::is_twin;
use crate::build::deployment::refusal::Refusal;
use crate::build::deployment::standing::{Kept, Standing};
use crate::build::deployment::state::{END, State};
use crate::build::fault::OutputFault;
use crate::build::manifest::{Entry, Manifest, Sums};

/// What was found at a place, or why it is refused.
pub type Looked = Result<Standing, Refusal>;

/// Looks at a place. Where `thorough`, each file of ours is read, and one that is not what was published counts as gone.
///
/// # Errors
/// What the place answered.
pub fn look(place: &dyn Place, thorough: bool) -> Result<Looked, OutputFault> {
    let path = Record::State.path("");
    let Some(text) = place.read(&path)? else { return look_at_new(place) };
    let Some(state) = State::parse(&text) else {
        return Ok(Err(Refusal::Damaged { path, other: None }));
    };
    let shown = shown(place)?;
    // Where nothing stands for a release, readers see none: the one of the last publication is shown again.
    let is_gone = state.release.is_some() && shown.is_none() && place.pointed(CURRENT)?.is_none();
    if is_gone && is_taken(place)? {
        return Ok(Err(Refusal::InTheWay { paths: vec![CURRENT.to_owned()] }));
    }
    if is_gone && numbered(place)?.is_empty() {
        // All was taken away but the state: it is sent anew.
        return Ok(Ok(Standing { state: Some(state), ..Standing::default() }));
    }
    let shown = shown.or(state.release.filter(|_| is_gone));
    let folder = match (state.release, shown) {
        (None, _) => String::new(),
        (Some(_), Some(number)) => release(number),
        (Some(_), None) => return damaged(place, state, None, CURRENT.to_owned()),
    };
    let held = match held(place, &state, shown, &folder)? {
        Ok(held) => held,
        Err(record) => return damaged(place, state, shown, record),
    };
    let standing = standing_of(place, &state, &folder, held, thorough)?;
    let shown = state.release.and(shown);
    let Standing { releases, cut, highest, .. } = releases(place, &state, shown)?;
    // There is no number behind the last one: somebody gave a folder a name that no release of ours comes to.
    if highest + 1 >= END {
        return Ok(Err(Refusal::InTheWay { paths: vec![release(highest)] }));
    }
    let is_settled = standing.is_settled && !is_gone;
    let state = Some(state);
    Ok(Ok(Standing { state, shown, releases, cut, highest, is_settled, ..standing }))
}

/// What the folder that is shown holds.
struct Held {
    manifest: Manifest,
    found: Vec<Found>,
    /// Whether a run was cut that filled it.
    is_cut: bool,
}

/// Reads the manifest of the folder that is shown, and lists the folder; or returns the record that cannot be believed.
fn held(
    place: &dyn Place,
    state: &State,
    shown: Option<u32>,
    folder: &str,
) -> Result<Result<Held, String>, OutputFault> {
    let intent = place.read(&Record::Intent.path(folder))?;
    let is_cut = intent.is_some();
    // A release is shown when it is whole: a run that was cut later lacks but its state.
    let filled = intent.filter(|_| state.release.is_none());
    let (read, found) = rayon::join(
        || match &filled {
            Some(intent) => Ok(Some((cut_manifest(place, folder, intent)?, None))),
            None => Ok(manifest_and_digest(place, folder)?.map(|(it, digest)| (it, Some(digest)))),
        },
        || place.list(folder),
    );
    let Some((manifest, digest)) = read? else { return Ok(Err(damaged_record(place, folder)?)) };
    // What the last publication left is what its state says, unless a run was cut since.
    let is_last = !is_cut && state.release == shown;
    if is_last && digest.is_none_or(|digest| digest.to_string() != state.manifest) {
        return Ok(Err(Record::Manifest.path(folder)));
    }
    Ok(Ok(Held { manifest, found: found?, is_cut }))
}

/// Sorts out what the folder that is shown holds; which releases lie beside it is another matter.
fn standing_of(
    place: &dyn Place,
    state: &State,
    folder: &str,
    Held { mut manifest, found, is_cut }: Held,
    thorough: bool,
) -> Result<Standing, OutputFault> {
    let written = manifest.files.len();
    let Beside { strangers, leftovers } = sort_out(place, folder, found, &mut manifest)?;
    if thorough {
        manifest = as_it_is(place, folder, manifest)?;
    }
    let is_whole = written == manifest.files.len();
    // Where a run was cut that filled this very folder, it did what differs.
    let is_being_filled = is_cut && state.release.is_none();
    let touched = match is_whole || is_being_filled {
        true => BTreeMap::new(),
        false => touched(place, folder, &manifest)?,
    };
    let kept = place.read(&Record::Kept.path(folder))?.unwrap_or_default();
    let kept = Kept::parse(&String::from_utf8_lossy(&kept));
    let (is_verified, is_settled) = (thorough, is_whole && !is_cut);
    Ok(Standing {
        manifest,
        kept,
        touched,
        strangers,
        leftovers,
        is_half_sent: is_being_filled,
        is_verified,
        is_settled,
        ..Standing::default()
    })
}

/// Finds the files that a folder was sealed with and that are not there as they were: all but what is `left`.
fn touched(
    place: &dyn Place,
    folder: &str,
    left: &Manifest,
) -> Result<BTreeMap<String, Entry>, OutputFault> {
    let sealed = sealed_manifest(place, folder)?.unwrap_or_default().files;
    let is_touched = |path: &str| !left.files.contains_key(path) && !is_twin(path, &sealed);
    let touched = sealed.iter().filter(|(path, _)| is_touched(path));
    Ok(touched.map(|(path, entry)| (path.clone(), *entry)).collect())
}

/// Refuses a place for a record that cannot be believed, and finds a release that readers could see instead of `shown`.
fn damaged(
    place: &dyn Place,
    state: State,
    shown: Option<u32>,
    path: String,
) -> Result<Looked, OutputFault> {
    let there = releases(place, &state, None)?;
    let history = Standing { state: Some(state), ..there }.history();
    let other = history.into_iter().find(|number| Some(*number) != shown);
    Ok(Err(Refusal::Damaged { path, other }))
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
    if !place.promises().switches {
        let mut manifest = manifest(place, "")?.unwrap_or_default();
        let beside = sort_out(place, "", place.list("")?, &mut manifest)?;
        (standing.strangers, standing.leftovers) = (beside.strangers, beside.leftovers);
        standing.manifest = manifest;
        standing.is_half_sent = place.read(&Record::Intent.path(""))?.is_some();
        return Ok(Ok(standing));
    }
    let shown = shown(place)?;
    // A first publication that was cut after the switch still says what it was about.
    if let Some(number) = shown
        && place.read(&Record::Intent.path(&release(number)))?.is_none()
    {
        return Ok(Err(Refusal::Damaged { path: Record::State.path(""), other: None }));
    }
    for (number, name) in numbered(place)? {
        let folder = format!("{RELEASES}/{name}");
        match number {
            Some(number) if is_begun(place, &folder)? => {
                standing.cut = standing.cut.max(Some(number));
                standing.highest = standing.highest.max(number);
            }
            // One of ours whose place lost its state.
            Some(_) if sealed_manifest(place, &folder)?.is_some() => {
                return Ok(Err(Refusal::Damaged { path: Record::State.path(""), other: None }));
            }
            _ => return Ok(Err(Refusal::InTheWay { paths: vec![folder] })),
        }
    }
    let is_foreign = place.pointed(CURRENT)?.is_some() && shown.is_none();
    if is_foreign || is_taken(place)? {
        return Ok(Err(Refusal::InTheWay { paths: vec![CURRENT.to_owned()] }));
    }
    if shown.is_some() && shown == standing.cut {
        // What readers see is not filled anew.
        standing.releases.extend(standing.cut.take());
        standing.shown = shown;
    }
    Ok(Ok(standing))
}

/// Tells whether something of others has the name that stands for what is shown.
fn is_taken(place: &dyn Place) -> Result<bool, OutputFault> {
    let is_folder = place.folders("")?.iter().any(|name| name == CURRENT);
    Ok(is_folder || place.read(CURRENT)?.is_some())
}

/// Finds what has the name of the next release and is no folder: nothing could be filled there.
///
/// # Errors
/// What the place answered.
pub fn in_place_of_release(
    place: &dyn Place,
    standing: &Standing,
    serial: u32,
) -> Result<Option<String>, OutputFault> {
    let next = release(standing.next_release(serial));
    Ok(place.written(&next)?.map(|_| next))
}

/// Returns where a file that is shown lies at a place.
pub fn shown_path(standing: &Standing, path: &str) -> String {
    below(&standing.shown.map(release).unwrap_or_default(), path)
}

/// Tells which release is shown.
fn shown(place: &dyn Place) -> Result<Option<u32>, OutputFault> {
    Ok(place.pointed(CURRENT)?.as_deref().and_then(number))
}

/// Lists the folders of the releases with their numbers; none for a folder that is no release by its name.
fn numbered(place: &dyn Place) -> Result<Vec<(Option<u32>, String)>, OutputFault> {
    let names = place.folders(RELEASES)?.into_iter().filter(|name| !is_going(name));
    Ok(names.map(|name| (number(&format!("{RELEASES}/{name}")), name)).collect())
}

/// Finds the releases that are there: those that the state names, and those that a cut run left. Others, copies of ours
/// too, are other people's.
fn releases(place: &dyn Place, state: &State, shown: Option<u32>) -> Result<Standing, OutputFault> {
    let mut standing = Standing::default();
    let named = state.release.iter().chain(&state.before).chain(&state.aside);
    let named: BTreeSet<u32> = named.copied().chain(shown).collect();
    for number in numbered(place)?.into_iter().filter_map(|(number, _)| number) {
        standing.highest = standing.highest.max(number);
        let (folder, is_named) = (release(number), named.contains(&number));
        let has_intent = || Ok(place.read(&Record::Intent.path(&folder))?.is_some());
        let is_cut = if is_named { has_intent()? } else { is_begun(place, &folder)? };
        if is_cut && Some(number) != shown {
            // Of several, which only a person can make, the others are as good as removed.
            let former = standing.cut.replace(number);
            standing.releases.extend(former);
        } else if is_named {
            standing.releases.insert(number);
        }
    }
    Ok(standing)
}

/// Tells whether a folder is one that a run began to fill, and did not end.
fn is_begun(place: &dyn Place, folder: &str) -> Result<bool, OutputFault> {
    let has = |record: Record| Ok(place.read(&record.path(folder))?.is_some());
    if has(Record::Intent)? {
        return Ok(true);
    }
    // A run that was cut at its first step left nothing but our own folder.
    Ok(!has(Record::Manifest)? && place.list(folder)?.iter().all(|found| is_record(&found.path)))
}

/// Tells which record makes a manifest one that cannot be believed.
fn damaged_record(place: &dyn Place, folder: &str) -> Result<String, OutputFault> {
    let sums = text(place, Record::Manifest, folder)?;
    let is_sound = sums.is_some_and(|sums| Sums::parse(&sums).is_ok());
    Ok(if is_sound { Record::Sizes } else { Record::Manifest }.path(folder))
}
