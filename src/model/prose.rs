//! A text in Markdown: where it lies and what it links to, names and shows. Not the text itself.
//!
//! A build keeps this and drops the text; the text is read again when its page is rendered.

use crate::ground::digest::Digest;
use crate::ground::source::{FileId, Span, Spanned};
use crate::model::told::Told;

/// What was found in a text when it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Prose {
    /// The file that holds it.
    pub file: FileId,
    /// The first byte of the text in its file, after the front matter.
    pub start: usize,
    /// The digest of the whole file when it was read first.
    pub digest: Digest,
    /// The links that stay within the site, as written and decoded.
    pub links: Vec<Spanned<String>>,
    /// The links to the web: one may name a page of the site by its whole address.
    pub outside: Vec<Spanned<String>>,
    /// What was written as a link and is none.
    pub unread: Vec<Spanned<Unread>>,
    /// The ids of its headings and footnotes.
    pub anchors: Vec<String>,
    /// The figures that it shows, by their ids.
    pub figures: Vec<Spanned<String>>,
    /// Pictures that stand in the text by their path.
    pub pictures: Vec<Spanned<String>>,
    /// What it says that the records say too.
    pub told: Told,
}

/// A link as its author meant it, which Markdown leaves as words: readers would see its brackets.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// The whole of it, clipped to a readable length.
    pub written: String,
    /// Its address.
    pub address: String,
    /// Whether the bracket around the address is closed on its line.
    pub is_closed: bool,
    /// Whether a blank stands before that bracket.
    pub is_apart: bool,
}

impl Prose {
    /// Makes the prose of an empty text, which stands in where a file could not be read.
    pub fn empty(at: Span) -> Self {
        Self {
            file: at.file,
            start: 0,
            digest: Digest::of(b""),
            links: Vec::new(),
            outside: Vec::new(),
            unread: Vec::new(),
            anchors: Vec::new(),
            figures: Vec::new(),
            pictures: Vec::new(),
            told: Told::default(),
        }
    }
}
