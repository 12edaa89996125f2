//! The way out of the build: the trait through which rendered bytes leave.
//!
//! It is not the folder itself: rooms implement [`Sink`].

use crate::build::fault::OutputFault;
use crate::build::session::Fault;
use crate::build::tree::{Fate, FileClass};
use crate::model::stored::Stored;

/// Shows a file in pieces to what takes them.
pub type Show<'s> = &'s dyn Fn(&mut dyn FnMut(&[u8])) -> Result<(), Fault>;

/// A taker of rendered files; several threads put at once.
pub trait Sink: Sync {
    /// Takes the whole `bytes` of the file at `path`, once for each path.
    ///
    /// `path` is relative to the output, `/` between parts, as [`is_clean`](super::tree::is_clean) demands. Something of a stranger's
    /// in the way is no error here: all such places are told together when the commit is decided.
    ///
    /// # Errors
    /// A path that is not clean or was put before, and faults of the disk.
    fn put(&self, path: &str, class: FileClass, bytes: &[u8]) -> Result<Fate, OutputFault>;

    /// Takes a file of which length and digest are known, as `put` does. `show` shows it in pieces, so that a large one need not
    /// stand in memory.
    ///
    /// # Errors
    /// As those of `put`, and what `show` answers.
    fn put_stored(
        &self,
        path: &str,
        class: FileClass,
        _stored: Stored,
        show: Show<'_>,
    ) -> Result<Fate, Fault> {
        let mut bytes = Vec::new();
        show(&mut |piece| bytes.extend(piece))?;
        Ok(self.put(path, class, &bytes)?)
    }

    /// Tells whether the bytes of pictures and files matter: where they do not, they are proven and neither made nor read.
    fn takes_files(&self) -> bool {
        true
    }
}
