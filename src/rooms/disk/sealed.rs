//! Bags around a place: whatever is written within one spoils it.

use std::path::{Path, PathBuf};

use super::terrain::real;
use crate::build::archive::bag::DECLARATION;

/// Finds the bag that a place lies in or is, though it need not be there yet. A copy of a bag's sources elsewhere lies in none.
pub fn bag_around(place: &Path) -> Option<PathBuf> {
    let real = real(place).ok()?;
    real.ancestors().find(|above| above.join(DECLARATION).is_file()).map(Path::to_owned)
}
