//! The way into the build: the trait through which the bytes of a site come, and what can go wrong.
//!
//! It is not the disk itself: rooms implement [`Source`].

use std::io;

use super::made::{MadePictures, Nowhere};
use crate::ground::source::{FileId, FileTable};

/// A giver of the files of a site; several threads ask at once.
pub trait Source: Send + Sync {
    /// Returns the files of the site, in the order of their paths.
    fn files(&self) -> &FileTable;

    /// Tells whether a file is an ordinary one; what is not was reported and is never read. What is no folder of the disk holds
    /// nothing else.
    fn is_ordinary(&self, _: FileId) -> bool {
        true
    }

    /// Returns a number that is another one when the file was written anew, as far as the system tells; what never is has one.
    fn stamp(&self, _: FileId) -> u64 {
        0
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    ///
    /// What the system answered.
    fn read(&self, file: FileId) -> Result<Vec<u8>, SourceFault>;

    /// Reads the first bytes of a file, at most so many.
    ///
    /// # Errors
    ///
    /// What the system answered.
    fn head(&self, file: FileId, most: usize) -> Result<Vec<u8>, SourceFault> {
        let mut bytes = self.read(file)?;
        bytes.truncate(most);
        Ok(bytes)
    }

    /// Gives the bytes of a file, piece by piece, so that a large one is never whole in memory.
    ///
    /// # Errors
    ///
    /// What the system answered, and what `take` did.
    fn stream(
        &self,
        file: FileId,
        take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<(), SourceFault> {
        let bytes = self.read(file)?;
        let failed = |source| SourceFault { path: self.files().path(file).to_owned(), source };
        take(&bytes).map_err(failed)
    }

    /// Returns where pictures are kept that were made before; nowhere, unless a room keeps them.
    fn made(&self) -> &dyn MadePictures {
        &Nowhere
    }
}

/// A file that could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {path}")]
pub struct SourceFault {
    /// Its path.
    pub path: String,
    /// What the system answered.
    pub source: io::Error,
}
