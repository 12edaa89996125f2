//! Permanent identities of records, typed by the kind of record that they name.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

use crate::ground::source::{Span, Spanned};

/// The kinds of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// tỉnh, thị xã, phường, xã: a unit of administration.
    Unit,
    /// A body of state, Party or people.
    Body,
    /// Someone who is named.
    Person,
    /// A legal document.
    Document,
    /// A news article.
    Article,
    /// A meeting.
    Meeting,
    /// A batch of awards (đợt khen thưởng).
    Batch,
    /// A standing page.
    Page,
}

impl Kind {
    /// The kinds whose records have pages of their own, which links name by their word: `meeting:<id>`.
    pub const WITH_PAGES: [Self; 7] = [
        Self::Article,
        Self::Meeting,
        Self::Batch,
        Self::Unit,
        Self::Body,
        Self::Document,
        Self::Page,
    ];

    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Unit,
        Self::Body,
        Self::Person,
        Self::Document,
        Self::Article,
        Self::Meeting,
        Self::Batch,
        Self::Page,
    ];

    /// Finds the kind of a link's word.
    pub fn with_page(word: &str) -> Option<Self> {
        Self::WITH_PAGES.into_iter().find(|kind| kind.word() == word)
    }

    /// Returns the word that heads its tables in data files: `[[unit]]`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Body => "body",
            Self::Person => "person",
            Self::Document => "document",
            Self::Article => "article",
            Self::Meeting => "meeting",
            Self::Batch => "batch",
            Self::Page => "page",
        }
    }

    /// Returns its name in Vietnamese and English, for messages.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Unit => ("đơn vị", "unit"),
            Self::Body => ("cơ quan", "body"),
            Self::Person => ("người", "person"),
            Self::Document => ("văn bản", "document"),
            Self::Article => ("bài viết", "article"),
            Self::Meeting => ("cuộc họp", "meeting"),
            Self::Batch => ("đợt khen thưởng", "award batch"),
            Self::Page => ("trang", "page"),
        }
    }
}

/// A record that has an identity of its own.
pub trait Record {
    /// Its kind.
    const KIND: Kind;

    /// Returns its permanent id.
    fn id(&self) -> &Id<Self>;

    /// Returns where it was written.
    fn origin(&self) -> &Origin;
}

/// Where a record was written, and what of it could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The place that findings about the record as a whole point at.
    pub at: Span,
    /// The keys that hold a stand-in, since what was written there is an error already reported.
    /// A check that rests on such a key is left out: it could only report a consequence.
    pub flaws: Vec<&'static str>,
}

impl Origin {
    /// Tells whether all of `keys` hold what was written.
    pub fn sound(&self, keys: &[&str]) -> bool {
        !self.flaws.iter().any(|flaw| keys.contains(flaw))
    }
}

/// The id of a record of kind `T`: `[a-z0-9-]+`, permanent, unique within its kind.
pub struct Id<T: ?Sized> {
    text: Arc<str>,
    kind: PhantomData<fn() -> Box<T>>,
}

/// An id as it is written in another record.
pub type Reference<T> = Spanned<Id<T>>;

impl<T: ?Sized> Id<T> {
    /// Makes an id; whether its letters are allowed is the reader's question.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self { text: text.into(), kind: PhantomData }
    }

    /// Returns its letters.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T: ?Sized> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), kind: PhantomData }
    }
}

impl<T: ?Sized> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T: ?Sized> Eq for Id<T> {}

impl<T: ?Sized> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: ?Sized> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<T: ?Sized> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T: ?Sized> std::borrow::Borrow<str> for Id<T> {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl<T: ?Sized> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.text)
    }
}

impl<T: ?Sized> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
