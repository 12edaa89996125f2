//! What is known of a file that is published as it is, without its bytes.

use std::collections::BTreeMap;

use crate::ground::diagnostic::Value;
use crate::ground::digest::Digest;
use crate::ground::source::FileId;

/// A file that is published byte by byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// How many bytes it has.
    pub bytes: u64,
    /// The digest of all of them, by which whoever took it away can tell that it is whole.
    pub digest: Digest,
    /// How its words can be read.
    pub words: Words,
}

/// How the words of a file can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Not at all: it has none, or they stand in a form that is not looked into, as those of a PDF.
    Unread,
    /// As they stand: it is a text, of whatever kind.
    Plain,
    /// In the parts of a packed file, as those of a DOCX.
    Packed,
}

/// Why a file cannot be published.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// What it is.
    pub why: Value,
    /// How to mend it.
    pub mend: Value,
}

/// The files below `content/files` that are published byte by byte, and those that cannot be. Pictures are not among them:
/// they are made anew.
pub type StoredFiles = BTreeMap<FileId, Result<Stored, Refused>>;
