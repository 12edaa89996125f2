//! A site as it was at one moment without an error, whole: all that its pages are rendered from is kept, whatever
//! becomes of the files.
//!
//! Files that are published as they are and pictures are the exception: they are read when they are asked for.

use std::io;
use std::sync::Arc;

use crate::build::made::MadePictures;
use crate::build::readings::Readings;
use crate::build::rendering::Rendering;
use crate::build::session::Session;
use crate::build::source::{Source, SourceFault};
use crate::ground::source::{FileId, FileTable};

/// A moment of a site.
pub struct Moment {
    /// The site.
    pub session: Session,
    pub(super) readings: Readings,
    /// Its files, those too that went since.
    files: FileTable,
    source: Arc<dyn Source>,
}

impl Moment {
    /// Makes the moment of a session over `files`.
    pub(super) fn new(
        session: Session,
        readings: Readings,
        files: FileTable,
        source: Arc<dyn Source>,
    ) -> Self {
        Self { session, readings, files, source }
    }

    /// Returns what renders its pages.
    pub fn rendering(&self) -> Option<Rendering<'_>> {
        self.session.rendering(self)
    }
}

impl Source for Moment {
    fn files(&self) -> &FileTable {
        &self.files
    }

    fn is_ordinary(&self, file: FileId) -> bool {
        self.source.is_ordinary(file)
    }

    fn stamp(&self, file: FileId) -> u64 {
        self.source.stamp(file)
    }

    fn read(&self, file: FileId) -> Result<Vec<u8>, SourceFault> {
        match self.readings.get(file).and_then(|reading| reading.text.as_ref()) {
            Some(text) => Ok(text.unpack()),
            None => self.source.read(file),
        }
    }

    fn head(&self, file: FileId, most: usize) -> Result<Vec<u8>, SourceFault> {
        self.source.head(file, most)
    }

    fn stream(
        &self,
        file: FileId,
        take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<(), SourceFault> {
        self.source.stream(file, take)
    }

    fn made(&self) -> &dyn MadePictures {
        self.source.made()
    }
}
