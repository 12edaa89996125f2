//! `archives.tsv` beside `bulletin.toml`: each archive that was made, with the day, what it holds, its name and its digest.

use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::super::disk::lock::Lock;
use super::super::disk::whole_file;
use crate::build::fault::{Doing, OutputFault};
use crate::read::archive_list::{self, Entry, FILE, Flaw, HEAD, List};

/// What became of a line.
pub struct Noting {
    /// Whether it is there.
    pub is_there: bool,
    /// The lines that are none, which stay as they are.
    pub damage: Vec<(usize, Flaw)>,
}

/// Adds a line, where it is not there yet; what others wrote stays, whatever it is. Where that is no text in UTF-8, nothing is
/// added: a line of another encoding would spoil it for whoever can read it.
///
/// # Errors
///
/// What the system answered.
pub fn note(site: &Path, line: [&str; 4]) -> Result<Noting, OutputFault> {
    // Of two runs none takes the other's line away. Where no lock can be had, writing says why.
    let _alone = Lock::take(site, |_| ControlFlow::Continue(()));
    let place = site.join(FILE);
    let there = read_list(&place).map_err(Doing::Reading.at(&place))?;
    let there = there.filter(|there| !there.is_empty());
    let there = there.unwrap_or_else(|| format!("{HEAD}\n").into_bytes());
    let line = line.join("\t");
    let List { entries, damage } = archive_list::read(&there);
    let own = archive_list::read(line.as_bytes()).entries;
    let is_there = own.iter().all(|own| entries.contains(own));
    if is_there || damage.iter().any(|(_, flaw)| flaw.is_of_encoding()) {
        return Ok(Noting { is_there, damage });
    }
    let gap = if there.is_empty() || there.ends_with(b"\n") { "" } else { "\n" };
    let text = [&there, gap.as_bytes(), line.as_bytes(), b"\n"].concat();
    whole_file::write(&place, &text)?;
    Ok(Noting { is_there: true, damage })
}

/// Reads a list; nothing where there is none. What is no plain file is not opened: a pipe would never end.
fn read_list(place: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::symlink_metadata(place) {
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(fault) => return Err(fault),
        Ok(_) => {}
    }
    match fs::metadata(place)? {
        there if there.is_file() => fs::read(place).map(Some),
        there if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        _ => Err(io::ErrorKind::Unsupported.into()),
    }
}

/// What is noted of archives of a name.
#[derive(Default)]
pub struct Noted {
    /// Each archive of that name, and the list that notes it.
    pub found: Option<(PathBuf, Vec<Entry>)>,
    /// Lines that are none, of the lists that were looked at.
    pub damage: Vec<(PathBuf, usize, Flaw)>,
    /// Lists that could not be read.
    pub unread: Vec<PathBuf>,
}

/// Finds what is noted of the archive at a place, in the nearest list above it, or else at or above a site's folder.
pub fn find(place: &Path, site: &Path) -> Noted {
    let mut noted = Noted::default();
    let Ok(place) = fs::canonicalize(place) else { return noted };
    let Some(name) = place.file_name().and_then(|name| name.to_str()) else { return noted };
    let here = fs::canonicalize(site).ok();
    let above = place.ancestors().skip(1).chain(here.iter().flat_map(|here| here.ancestors()));
    let mut seen = Vec::new();
    for list in above.map(|folder| folder.join(FILE)) {
        if seen.contains(&list) {
            continue;
        }
        seen.push(list.clone());
        let bytes = match read_list(&list) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => continue,
            Err(_) => {
                noted.unread.push(list);
                continue;
            }
        };
        let List { entries, damage } = archive_list::read(&bytes);
        noted.damage.extend(damage.into_iter().map(|(line, flaw)| (list.clone(), line, flaw)));
        let entries: Vec<Entry> = entries.into_iter().filter(|it| it.name == name).collect();
        if !entries.is_empty() {
            noted.found = Some((list, entries));
            break;
        }
    }
    noted
}
