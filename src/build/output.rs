//! The way out of the build: the trait through which rendered bytes leave.
//!
//! It is not the folder itself: rooms implement [`Sink`].

use crate::build::fault::OutputFault;
use crate::build::tree::{Fate, FileClass};

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

    /// Tells whether the bytes of pictures matter: where they do not, pictures are proven and not made.
    fn takes_pictures(&self) -> bool {
        true
    }
}
