//! The output folder before anything is done in it: may it be an output at all?
//!
//! Looking changes nothing. Writing goes through [`Staging`], a dry run through [`Comparing`].

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::build::fault::{Doing, OutputFault, Refusal};
use crate::build::standing::Record;
use crate::build::tree::Kind;
use crate::build::tree::OWN_FOLDER;
use crate::rooms::disk::comparing::Comparing;
use crate::rooms::disk::lock::Holder;
use crate::rooms::disk::records;
use crate::rooms::disk::sealed::bag_around;
use crate::rooms::disk::staging::Staging;
use crate::rooms::disk::terrain::{real, stat};

/// Where the output is to be, and the folders that it must keep away from.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The output folder as the user named it; it need not be there yet.
    pub output: &'a Path,
    /// The site's folder: the output may lie in it, but not hold it.
    pub site: &'a Path,
    /// The folders that the build reads (content, theme): the output may neither hold them nor lie in them.
    pub sources: &'a [&'a Path],
    /// The user's home, when it is known: the output may not hold it.
    pub home: Option<&'a Path>,
}

/// A folder that may be filled: missing, empty but for keep-files, or an earlier build's.
#[derive(Debug)]
pub struct OutputFolder {
    root: PathBuf,
}

impl OutputFolder {
    /// Looks whether the folder may be an output, and changes nothing.
    ///
    /// # Errors
    /// [`OutputFault::Refused`] with the reason, and faults of reading.
    pub fn open(place: &Place<'_>) -> Result<Self, OutputFault> {
        // Parts put together again lose a last `/`, behind which a link would be followed.
        let root: PathBuf = match place.output.components().collect::<PathBuf>() {
            empty if empty.as_os_str().is_empty() => PathBuf::from("."),
            root => root,
        };
        let refused = |why| OutputFault::Refused { path: place.output.to_owned(), why };
        if let Some(why) = keeps_away(&root, place)? {
            return Err(refused(why));
        }
        for folder in [root.clone(), root.join(OWN_FOLDER)] {
            match stat(&folder)?.0 {
                Kind::Absent | Kind::Folder => {}
                Kind::File => return Err(refused(Refusal::NoFolder)),
                Kind::Other => return Err(refused(Refusal::Link)),
            }
        }
        if holds_strangers(&root)? && !holds_records(&root)? {
            return Err(refused(Refusal::NotOurs));
        }
        Ok(Self { root })
    }

    /// Opens the folder for a dry run: nothing is written, no lock is taken.
    ///
    /// # Errors
    /// Faults of reading.
    pub fn comparing(&self) -> Result<Comparing, OutputFault> {
        Comparing::open(&self.root)
    }

    /// Opens the folder for a build: takes the lock, and removes what a killed run left of its stage.
    ///
    /// When another run holds the lock, `waiting` is called once with what is known of it, and decides whether to
    /// wait until that run ends.
    ///
    /// # Errors
    /// [`OutputFault::Held`] when `waiting` breaks off, and faults of the disk.
    pub fn staging(
        &self,
        waiting: impl FnOnce(Holder) -> ControlFlow<()>,
    ) -> Result<Staging, OutputFault> {
        Staging::open(&self.root, waiting)
    }
}

fn keeps_away(root: &Path, place: &Place<'_>) -> Result<Option<Refusal>, OutputFault> {
    let output = real(root)?;
    if output.parent().is_none() {
        return Ok(Some(Refusal::Root));
    }
    if let Some(home) = place.home
        && real(home)?.starts_with(&output)
    {
        return Ok(Some(Refusal::Home));
    }
    for source in place.sources {
        let real = real(source)?;
        if real.starts_with(&output) {
            return Ok(Some(Refusal::Holds(source.to_path_buf())));
        }
        if output.starts_with(&real) {
            return Ok(Some(Refusal::Inside(source.to_path_buf())));
        }
    }
    if real(place.site)?.starts_with(&output) {
        return Ok(Some(Refusal::Holds(place.site.to_owned())));
    }
    Ok(bag_around(&output).map(Refusal::Sealed))
}

fn holds_strangers(root: &Path) -> Result<bool, OutputFault> {
    let entries = match fs::read_dir(root) {
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(false),
        entries => entries.map_err(Doing::Reading.at(root))?,
    };
    let harmless = |name: &OsStr| {
        [OWN_FOLDER, ".gitkeep", ".gitignore"].iter().any(|harmless| name == *harmless)
    };
    for entry in entries {
        if !harmless(&entry.map_err(Doing::Reading.at(root))?.file_name()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Asked after [`holds_strangers`]: a first build that runs meanwhile has its intent before its first file.
fn holds_records(root: &Path) -> Result<bool, OutputFault> {
    for record in [Record::Intent, Record::Manifest] {
        if stat(&records::place(root, record))?.0 == Kind::File {
            return Ok(true);
        }
    }
    Ok(false)
}
