//! The face of a record: all of it that other records, the plan and the checks of others can see.
//!
//! While a record keeps its face, an edit of it changes what its own pages and the lines about it say, and nothing else:
//! no address, no list's members, no link. What is not blanked here counts as seen, so a field that nobody thought of
//! costs time and never truth.

use std::sync::Arc;

use super::article::{Article, ArticleText, Page, Texts};
use super::award::Batch;
use super::id::{Origin, Record};
use super::language::Loc;
use super::meeting::Meeting;
use super::prose::Prose;
use super::record::{Provenance, Publishing};
use super::registry::{Body, Document, Person};
use super::told::Told;
use super::unit::Unit;
use crate::ground::digest::Digest;
use crate::ground::source::{FileId, Span, Spanned};

/// A record that others see a part of.
pub trait Face: Record + Clone + PartialEq {
    /// Returns the record with all blanked that only its own pages and the lines about it show.
    fn face(&self) -> Self;
}

impl Face for Article {
    fn face(&self) -> Self {
        Self {
            origin: origin(&self.origin),
            author: None,
            texts: texts(&self.texts),
            provenance: Provenance::default(),
            publishing: publishing(&self.publishing),
            ..self.clone()
        }
    }
}

impl Face for Page {
    fn face(&self) -> Self {
        Self {
            origin: origin(&self.origin),
            texts: texts(&self.texts),
            provenance: Provenance::default(),
            publishing: publishing(&self.publishing),
            ..self.clone()
        }
    }
}

impl Face for Unit {
    fn face(&self) -> Self {
        Self {
            origin: origin(&self.origin),
            name: no_words(),
            short: None,
            provenance: Provenance::default(),
            publishing: publishing(&self.publishing),
            ..self.clone()
        }
    }
}

impl Face for Body {
    fn face(&self) -> Self {
        Self {
            origin: origin(&self.origin),
            name: no_words(),
            functions: None,
            url: None,
            provenance: Provenance::default(),
            publishing: publishing(&self.publishing),
            ..self.clone()
        }
    }
}

impl Face for Person {
    fn face(&self) -> Self {
        Self {
            origin: origin(&self.origin),
            sort_name: None,
            honorific: None,
            rank: None,
            consent: None,
            provenance: Provenance::default(),
            ..self.clone()
        }
    }
}

impl Face for Document {
    fn face(&self) -> Self {
        Self {
            origin: origin(&self.origin),
            summary: None,
            url: None,
            provenance: Provenance::default(),
            publishing: publishing(&self.publishing),
            ..self.clone()
        }
    }
}

impl Face for Meeting {
    fn face(&self) -> Self {
        Self {
            origin: origin(&self.origin),
            title: no_words(),
            figures_stated: Vec::new(),
            present: None,
            provenance: Provenance::default(),
            publishing: publishing(&self.publishing),
            ..self.clone()
        }
    }
}

impl Face for Batch {
    fn face(&self) -> Self {
        Self {
            origin: origin(&self.origin),
            title: None,
            provenance: Provenance::default(),
            publishing: publishing(&self.publishing),
            ..self.clone()
        }
    }
}

fn origin(origin: &Origin) -> Origin {
    Origin { at: Span::top(FileId(0)), flaws: origin.flaws.clone() }
}

fn no_words() -> Loc {
    Loc::new(String::new(), None, Span::top(FileId(0)))
}

fn publishing(publishing: &Publishing) -> Publishing {
    Publishing { reason: None, updated: None, ..publishing.clone() }
}

fn texts(texts: &Texts) -> Texts {
    let en = texts.en.as_ref().map(|en| Arc::new(text(en)));
    Texts { vi: Arc::new(text(&texts.vi)), en }
}

/// Of a text others see its address, where in it links can lead, and which pictures it brings along.
fn text(text: &ArticleText) -> ArticleText {
    ArticleText {
        title: Spanned::new(String::new(), text.title.span),
        summary: None,
        translation: None,
        prose: Prose {
            start: 0,
            digest: Digest::of(b""),
            links: Vec::new(),
            told: Told::default(),
            ..text.prose.clone()
        },
        ..text.clone()
    }
}
