//! `archives.tsv` beside `bulletin.toml`: each archive that was made, with the day, what it holds, its name and its digest.

use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::super::disk::lock::Lock;
use super::super::disk::whole_file;
use crate::build::fault::{Doing, OutputFault};

/// Its name.
pub const FILE: &str = "archives.tsv";

const HEAD: &str = "day\tperiod\tname\tsha256";

/// Adds a line, where it is not there yet; what others wrote stays.
///
/// # Errors
///
/// What the system answered.
pub fn note(site: &Path, line: [&str; 4]) -> Result<(), OutputFault> {
    // Of two runs none takes the other's line away. Where no lock can be had, writing says why.
    let _alone = Lock::take(site, |_| ControlFlow::Continue(()));
    let place = site.join(FILE);
    let text = match fs::read_to_string(&place) {
        Ok(text) => text,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => format!("{HEAD}\n"),
        Err(fault) => return Err(Doing::Reading.at(place)(fault)),
    };
    let line = line.join("\t");
    if text.lines().any(|known| known == line) {
        return Ok(());
    }
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    whole_file::write(&place, format!("{text}{gap}{line}\n").as_bytes()).map(drop)
}

/// What is noted of archives of a name.
pub struct Noted {
    /// The list.
    pub list: PathBuf,
    /// Each archive of that name: its day and its digest.
    pub lines: Vec<(String, String)>,
}

/// Finds what is noted of the archive at a place, in the nearest list above it or above where the run stands.
pub fn find(place: &Path) -> Option<Noted> {
    let place = fs::canonicalize(place).ok()?;
    let name = place.file_name()?.to_str()?;
    let here = fs::canonicalize(".").ok();
    let above = place.ancestors().skip(1).chain(here.iter().flat_map(|here| here.ancestors()));
    above.map(|folder| folder.join(FILE)).find_map(|list| {
        let text = fs::read_to_string(&list).ok()?;
        let of_name = |line: &str| {
            let [day, _, known, digest] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
            (known == name).then(|| (day.to_owned(), digest.to_owned()))
        };
        let lines: Vec<_> = text.lines().filter_map(of_name).collect();
        (!lines.is_empty()).then_some(Noted { list, lines })
    })
}
