//! Bags and outputs around a place: whatever is written within a bag spoils it, and within an output it is in a build's way.

use std::path::{Path, PathBuf};

use super::terrain::real;
use crate::build::archive::bag::DECLARATION;
use crate::build::archive::verify::MANIFEST;

/// What a folder that was published to holds.
const STATE: &str = ".bantin/state.json";

/// Finds the bag that a place lies in or is, though it need not be there yet. A copy of a bag's sources elsewhere lies in none.
pub fn bag_around(place: &Path) -> Option<PathBuf> {
    around(place, DECLARATION)
}

/// Finds the output of a build that a place lies in or is.
pub fn output_around(place: &Path) -> Option<PathBuf> {
    around(place, MANIFEST)
}

/// Finds the folder that was published to, or built, and that a place lies in without being it.
pub fn publication_around(place: &Path) -> Option<PathBuf> {
    let above = place.parent()?;
    around(above, MANIFEST).or_else(|| around(above, STATE))
}

fn around(place: &Path, mark: &str) -> Option<PathBuf> {
    let real = real(place).ok()?;
    real.ancestors().find(|above| above.join(mark).is_file()).map(Path::to_owned)
}
