//! Which records are checked: all of them, or those alone that changed while all others kept their faces.

use std::collections::BTreeSet;

use crate::model::article::{Article, Page};
use crate::model::award::Batch;
use crate::model::bulletin::Bulletin;
use crate::model::id::Record;
use crate::model::meeting::Meeting;
use crate::model::registry::{Body, Document, Person};
use crate::model::shelf::{No, Shelf};
use crate::model::unit::Unit;

/// The records of a bulletin that are checked.
#[derive(Clone, Copy)]
pub struct Scope<'b> {
    /// The bulletin.
    pub b: &'b Bulletin,
    only: Option<&'b Chosen>,
}

/// Records that were chosen.
#[derive(Default)]
pub struct Chosen {
    /// Units.
    pub units: BTreeSet<No<Unit>>,
    /// Bodies.
    pub bodies: BTreeSet<No<Body>>,
    /// Persons.
    pub persons: BTreeSet<No<Person>>,
    /// Documents.
    pub documents: BTreeSet<No<Document>>,
    /// Articles.
    pub articles: BTreeSet<No<Article>>,
    /// Meetings.
    pub meetings: BTreeSet<No<Meeting>>,
    /// Batches.
    pub batches: BTreeSet<No<Batch>>,
    /// Standing pages.
    pub pages: BTreeSet<No<Page>>,
}

type Records<'b, T> = Box<dyn Iterator<Item = (No<T>, &'b T)> + 'b>;

impl<'b> Scope<'b> {
    /// Takes all records.
    pub fn whole(b: &'b Bulletin) -> Self {
        Self { b, only: None }
    }

    /// Takes the chosen records alone.
    pub fn of(b: &'b Bulletin, only: &'b Chosen) -> Self {
        Self { b, only: Some(only) }
    }

    /// Tells whether all records are taken, the site's own too.
    pub fn is_whole(&self) -> bool {
        self.only.is_none()
    }

    /// Walks the units.
    pub fn units(&self) -> Records<'b, Unit> {
        walk(&self.b.units, self.only.map(|only| &only.units))
    }

    /// Walks the bodies.
    pub fn bodies(&self) -> Records<'b, Body> {
        walk(&self.b.bodies, self.only.map(|only| &only.bodies))
    }

    /// Walks the persons.
    pub fn persons(&self) -> Records<'b, Person> {
        walk(&self.b.persons, self.only.map(|only| &only.persons))
    }

    /// Walks the documents.
    pub fn documents(&self) -> Records<'b, Document> {
        walk(&self.b.documents, self.only.map(|only| &only.documents))
    }

    /// Walks the articles.
    pub fn articles(&self) -> Records<'b, Article> {
        walk(&self.b.articles, self.only.map(|only| &only.articles))
    }

    /// Walks the meetings.
    pub fn meetings(&self) -> Records<'b, Meeting> {
        walk(&self.b.meetings, self.only.map(|only| &only.meetings))
    }

    /// Walks the batches.
    pub fn batches(&self) -> Records<'b, Batch> {
        walk(&self.b.batches, self.only.map(|only| &only.batches))
    }

    /// Walks the standing pages.
    pub fn pages(&self) -> Records<'b, Page> {
        walk(&self.b.pages, self.only.map(|only| &only.pages))
    }
}

fn walk<'b, T: Record>(shelf: &'b Shelf<T>, only: Option<&'b BTreeSet<No<T>>>) -> Records<'b, T> {
    match only {
        None => Box::new(shelf.numbered()),
        Some(only) => Box::new(only.iter().map(|no| (*no, &shelf[*no]))),
    }
}
