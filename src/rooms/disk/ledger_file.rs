//! The permanence ledger and the former addresses, as files of the site that the program itself writes. What stands in
//! them is decided elsewhere.

use std::path::Path;

use super::whole_file;
use crate::build::fault::OutputFault;
use crate::build::source::SourceFault;
use crate::model::ledger::Ledger;
use crate::read::file_name::{LEDGER_FILE, REDIRECTS_FILE};

/// Writes the ledger of a site, where it is another one than before; tells whether it was written.
///
/// # Errors
///
/// What the system answered.
pub fn write(site: &Path, ledger: &Ledger) -> Result<bool, OutputFault> {
    whole_file::write(&site.join(LEDGER_FILE), ledger.to_string().as_bytes())
}

/// Reads a list of former addresses, from wherever it lies.
///
/// # Errors
///
/// What the system answered.
pub fn read_list(place: &Path) -> Result<Vec<u8>, SourceFault> {
    let failed = |source| SourceFault { path: place.display().to_string(), source };
    std::fs::read(place).map_err(failed)
}

/// Writes the former addresses of a site, where they are others than before.
///
/// # Errors
///
/// What the system answered.
pub fn write_redirects(site: &Path, text: &str) -> Result<bool, OutputFault> {
    whole_file::write(&site.join(REDIRECTS_FILE), text.as_bytes())
}
