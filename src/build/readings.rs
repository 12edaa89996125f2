//! What each file of a site gave when it was read. A build reads each once; a preview keeps this, and reads again
//! only what changed.
//!
//! Nothing here is joined: what records say of each other is the session's matter.

use std::sync::Arc;

use rayon::prelude::*;

use super::source::{Source, SourceFault};
use crate::ground::diagnostic::{Diagnostic, Report, Value};
use crate::ground::digest::Digest;
use crate::ground::packed::Packed;
use crate::ground::source::{FileId, FileTable};
use crate::model::picture::{Format, Picture};
use crate::read::file_name::{self, Role};
use crate::read::picture::{self, HEAD};
use crate::read::records::{self, FileRead, Found};
use crate::read::stored::Glance;
use crate::read::watch::Watch;

/// What became of the bytes of texts when they were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// They are kept, so that a page can be rendered whatever happens to its file.
    Kept,
    /// They are dropped, and read again when their page is rendered.
    Dropped,
}

/// What one file gave.
#[derive(Default)]
pub struct Reading {
    /// Its records, and what is wrong in it.
    pub records: FileRead,
    /// The bytes of a text, where texts are kept.
    pub text: Option<Packed>,
    /// The bytes of a file of a theme.
    pub theme: Option<Arc<[u8]>>,
    /// The digest of its bytes; none for what is published as it is, and not read here.
    pub digest: Option<Digest>,
    /// The stamp of what is published as it is.
    pub stamp: Option<u64>,
}

/// What the files of a site gave, by their numbers.
#[derive(Clone, Default)]
pub struct Readings {
    of: Vec<Option<Arc<Reading>>>,
}

impl Readings {
    /// Reads every file of a site, on all threads. Where texts are not kept they are read last, when it is known who must not
    /// be named in them.
    ///
    /// # Errors
    ///
    /// Files that could not be read. What is wrong in them stands in their readings.
    pub fn of(source: &dyn Source, texts: Texts) -> Result<Self, SourceFault> {
        let files = source.files();
        let is_last = |file: FileId| texts == Texts::Dropped && is_text(files, file);
        let (last, first): (Vec<FileId>, Vec<FileId>) =
            files.iter().map(|(file, _)| file).partition(|file| is_last(*file));
        let mut readings = Self::default();
        readings.read(source, &first, texts, &Watch::ALL)?;
        let named = readings.of.iter().flatten();
        let watch = Watch::of(named.flat_map(|reading| reading.records.hidden_names()));
        readings.read(source, &last, texts, &watch)?;
        Ok(readings)
    }

    fn read(
        &mut self,
        source: &dyn Source,
        files: &[FileId],
        texts: Texts,
        watch: &Watch,
    ) -> Result<(), SourceFault> {
        let read = |file| Ok((file, Reading::of(source, file, texts, watch)?));
        let read = files.par_iter().map(|file| read(*file));
        for (file, reading) in read.collect::<Result<Vec<_>, _>>()? {
            self.set(file, Some(Arc::new(reading)));
        }
        Ok(())
    }

    /// Returns what a file gave.
    pub fn get(&self, file: FileId) -> Option<&Arc<Reading>> {
        self.of.get(file.0 as usize)?.as_ref()
    }

    /// Puts what a file gave in the place of what it gave before; nothing for a file that went.
    pub fn set(&mut self, file: FileId, reading: Option<Arc<Reading>>) {
        let at = file.0 as usize;
        if at >= self.of.len() {
            self.of.resize_with(at + 1, || None);
        }
        self.of[at] = reading;
    }

    /// Lists the files that gave something else, came or went.
    pub fn differing(&self, other: &Self) -> Vec<FileId> {
        let most = self.of.len().max(other.of.len());
        let all = (0..).map(FileId).take(most);
        let same = |file: FileId| match (self.get(file), other.get(file)) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        all.filter(|file| !same(*file)).collect()
    }

    /// Walks what the files gave, in the order of their paths.
    pub fn iter<'r>(
        &'r self,
        files: &'r FileTable,
    ) -> impl Iterator<Item = (FileId, &'r Arc<Reading>)> {
        files.iter().filter_map(|(file, _)| Some((file, self.get(file)?)))
    }
}

impl Reading {
    /// Reads one file, and looks through a text for some names.
    ///
    /// # Errors
    ///
    /// What the system answered.
    pub fn of(
        source: &dyn Source,
        file: FileId,
        texts: Texts,
        watch: &Watch,
    ) -> Result<Self, SourceFault> {
        let path = source.files().path(file);
        let is_ordinary = source.is_ordinary(file);
        let role = match file_name::role(file, path) {
            Ok(Some(role)) => role,
            // What is no ordinary file was reported as that.
            Err(found) if is_ordinary => return Ok(Self::refused(found)),
            _ => return Ok(Self::default()),
        };
        match role {
            Role::Picture | Role::File => Self::of_published(source, file, is_ordinary),
            Role::Theme if !is_ordinary => Ok(Self::default()),
            Role::Theme => Ok(Self::of_theme(source.read(file)?)),
            role if !is_ordinary => {
                let lost = vec![records::id_of_path(path, &role)];
                let records = FileRead { lost, ..FileRead::default() };
                Ok(Self { records, ..Self::default() })
            }
            role => {
                let bytes = source.read(file)?;
                let records = records::read(file, path, &role, &bytes, watch);
                let digest = Some(Digest::of(&bytes));
                let is_kept = texts == Texts::Kept && matches!(role, Role::Text { .. });
                let text = is_kept.then(|| Packed::new(&bytes));
                Ok(Self { records, text, digest, ..Self::default() })
            }
        }
    }

    /// Of pictures the head alone is looked at; of what is published as it is all goes by once. What is a picture by its
    /// content has to be one by its name: else it would go out as the camera wrote it.
    fn of_published(
        source: &dyn Source,
        file: FileId,
        is_ordinary: bool,
    ) -> Result<Self, SourceFault> {
        let mut reading = Self { stamp: Some(source.stamp(file)), ..Self::default() };
        if !is_ordinary {
            return Ok(reading);
        }
        let path = source.files().path(file);
        let found = match Format::of_name(path) {
            Some(_) => Found::Picture(file, known_of(source, file)?),
            None => {
                let mut glance = Glance::new();
                source.stream(file, &mut |piece| {
                    glance.take(piece);
                    Ok(())
                })?;
                match picture::kind(glance.head()) {
                    Some(kind) => Found::Picture(file, Err(picture::misnamed(kind))),
                    None => Found::Stored(file, glance.finish(path)),
                }
            }
        };
        reading.records.found.push(found);
        Ok(reading)
    }

    fn of_theme(bytes: Vec<u8>) -> Self {
        let digest = Some(Digest::of(&bytes));
        Self { theme: Some(bytes.into()), digest, ..Self::default() }
    }

    fn refused(found: Diagnostic) -> Self {
        let mut report = Report::new();
        report.push(found);
        let records = FileRead { report, ..FileRead::default() };
        Self { records, ..Self::default() }
    }
}

/// Tells whether a file is a text, which names are looked for in.
fn is_text(files: &FileTable, file: FileId) -> bool {
    matches!(file_name::role(file, files.path(file)), Ok(Some(Role::Text { .. })))
}

/// Looks at more and more of a picture until it is known.
fn known_of(source: &dyn Source, file: FileId) -> Result<Result<Picture, Value>, SourceFault> {
    for most in [HEAD, HEAD << 4] {
        let head = source.head(file, most)?;
        let len = match head.len() < most {
            true => head.len() as u64,
            false => source.files().size(file),
        };
        if let Some(known) = picture::look(&head, len) {
            return Ok(known);
        }
    }
    let bytes = source.read(file)?;
    let known = picture::look(&bytes, bytes.len() as u64);
    Ok(known.expect("of a whole file there is no more to see"))
}
