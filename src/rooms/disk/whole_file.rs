//! A file of the site that is written whole: beside its place, to the disk, and then moved there, so that it is never half.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use super::modes;
use super::terrain::stat;
use crate::build::fault::{Doing, OutputFault};
use crate::build::tree::Kind;

/// Writes a file; one that says the same already is left alone. Tells whether it was written.
///
/// # Errors
///
/// What the system answered, and anything at its place that is no ordinary file.
pub(in crate::rooms) fn write(place: &Path, bytes: &[u8]) -> Result<bool, OutputFault> {
    match stat(place)?.0 {
        Kind::Absent => {}
        Kind::File => {
            if fs::read(place).map_err(Doing::Reading.at(place))? == bytes {
                return Ok(false);
            }
        }
        Kind::Folder | Kind::Other => {
            let odd = io::Error::from(io::ErrorKind::AlreadyExists);
            return Err(Doing::Writing.at(place)(odd));
        }
    }
    let folder = place.parent().unwrap_or(place);
    modes::new_folders(folder).map_err(Doing::Making.at(folder))?;
    // No walk over the site takes it for a file of the site.
    let mut name = OsString::from(".");
    name.push(place.file_name().unwrap_or_default());
    name.push(".new");
    let draft = folder.join(name);
    if stat(&draft)?.0 != Kind::Absent {
        fs::remove_file(&draft).map_err(Doing::Removing.at(&draft))?;
    }
    let written = modes::new_file(&draft).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(Doing::Writing.at(&draft))?;
    fs::rename(&draft, place).map_err(Doing::Moving.at(place))?;
    sync_folder(folder).map_err(Doing::Writing.at(folder))?;
    Ok(true)
}

/// Makes the move last, where the system can.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
