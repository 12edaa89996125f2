//! Pictures that were made before: the trait through which a build finds and leaves them, and their keys.
//!
//! It is not a folder itself: rooms implement [`MadePictures`]. Whatever it holds or lost, a build gives the same bytes.

use crate::ground::digest::Digest;
use crate::model::picture::Form;
use crate::render::picture::made_by;

/// A keeper of made pictures; several threads ask at once.
pub trait MadePictures: Send + Sync {
    /// Returns what was left under a key, where it is whole.
    fn find(&self, key: &Digest) -> Option<Vec<u8>>;

    /// Leaves a picture under its key. What cannot be kept is made again when it is asked for again.
    fn keep(&self, key: &Digest, bytes: &[u8]);
}

/// A keeper that keeps nothing.
pub struct Nowhere;

impl MadePictures for Nowhere {
    fn find(&self, _: &Digest) -> Option<Vec<u8>> {
        None
    }

    fn keep(&self, _: &Digest, _: &[u8]) {}
}

/// Returns the key of a form of the picture whose bytes have a digest: all that decides what is made is in it.
pub fn key(original: &Digest, form: &Form) -> Digest {
    let Form { format, width, height, is_own } = form;
    let by = made_by();
    let text = format!("{by}\n{original}\n{format:?} {width} {height} {is_own}\n");
    Digest::of(text.as_bytes())
}
