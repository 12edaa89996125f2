//! Going back to the release that was shown before: a switch, no file is sent.

use super::inventory::{as_it_is, others, sealed_manifest};
use super::names::{CURRENT, Record, below, release};
use super::place::Place;
use super::records;
use crate::build::deployment::standing::{Others, Standing};
use crate::build::deployment::state::State;
use crate::build::deployment::without_twins;
use crate::build::fault::OutputFault;
use crate::build::manifest::Manifest;
use crate::build::tree::folders_above;
use crate::ground::digest::Digest;

/// A release to go back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its number.
    pub number: u32,
    /// Its files.
    pub manifest: Manifest,
}

impl Earlier {
    /// Returns its files without their packed twins: an output as it was built.
    pub fn files(&self) -> Manifest {
        without_twins(self.manifest.clone())
    }

    /// Returns where one of its files lies.
    pub fn path(&self, path: &str) -> String {
        below(&release(self.number), path)
    }
}

/// Finds the release that was shown before and is still whole; nothing where none is left.
///
/// # Errors
/// What the place answered.
pub fn earlier(place: &dyn Place, standing: &Standing) -> Result<Option<Earlier>, OutputFault> {
    let history = standing.history();
    for number in history.into_iter().filter(|number| Some(*number) != standing.shown) {
        let folder = release(number);
        let Some(manifest) = sealed_manifest(place, &folder)? else { continue };
        let mut there = manifest.clone();
        others(place, &folder, place.list(&folder)?, &mut there)?;
        if standing.is_verified {
            there = as_it_is(place, &folder, there)?;
        }
        // One that somebody took files from, or wrote in, is no release to show.
        if there == manifest {
            return Ok(Some(Earlier { number, manifest }));
        }
    }
    Ok(None)
}

/// Shows an earlier release again; returns the state that the place has then.
///
/// # Errors
/// What the place answered.
pub fn go_back(
    place: &dyn Place,
    standing: &Standing,
    to: &Earlier,
    time: &str,
) -> Result<Option<State>, OutputFault> {
    let Some(state) = &standing.state else { return Ok(None) };
    take_others_along(place, standing, to);
    place.point(CURRENT, &release(to.number))?;
    let Others { before, aside } = standing.beside_earlier(to.number);
    let state = State {
        serial: standing.next(),
        time: time.to_owned(),
        release: Some(to.number),
        before,
        aside,
        manifest: Digest::of(to.manifest.text().as_bytes()).to_string(),
        ..state.clone()
    };
    records::write(place, Record::State, "", &state.text())?;
    // Of a publication that was cut after its switch.
    if let Some(shown) = standing.shown {
        let folder = release(shown);
        place.remove(&Record::Intent.path(&folder), &folder)?;
    }
    Ok(Some(state))
}

/// Gives the files of others that readers see a name in the release that they will see. What has a name there already keeps
/// it; what cannot be named stays where it is: something is wrong online, and going back does not wait for it.
fn take_others_along(place: &dyn Place, standing: &Standing, to: &Earlier) {
    let Some(shown) = standing.shown.map(release) else { return };
    let is_file = |folder: &str| to.manifest.files.contains_key(folder);
    for path in standing.strangers.iter().filter(|path| !folders_above(path).any(is_file)) {
        if place.written(&to.path(path)).is_ok_and(|there| there.is_none()) {
            let _stays = place.link(&below(&shown, path), &to.path(path));
        }
    }
}
