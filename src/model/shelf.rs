//! All records of one kind, in the order of their ids, found by id or by place.

use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;
use std::sync::Arc;

use super::id::{Id, Record};

/// The place of a record on its shelf: small, cheap to copy, and always right within one bulletin.
pub struct No<T>(u32, PhantomData<fn() -> T>);

/// The records of kind `T`, sorted by id. Those that did not change are shared by the bulletins of a preview.
#[derive(Clone)]
pub struct Shelf<T: Record> {
    records: Vec<Arc<T>>,
    places: Arc<HashMap<Id<T>, No<T>>>,
}

impl<T: Record> Shelf<T> {
    /// Sorts the records onto a shelf and returns those whose id was taken, each with the record that
    /// took it. The earlier in the order of files wins.
    pub fn new(mut records: Vec<Arc<T>>) -> (Self, Vec<Arc<T>>) {
        records.sort_by(|a, b| a.id().cmp(b.id()).then(a.origin().at.cmp(&b.origin().at)));
        let mut kept: Vec<Arc<T>> = Vec::with_capacity(records.len());
        let mut doubled = Vec::new();
        for record in records {
            match kept.last() {
                Some(last) if last.id() == record.id() => doubled.push(record),
                _ => kept.push(record),
            }
        }
        let places = kept.iter().zip(0..).map(|(record, at)| (record.id().clone(), No::new(at)));
        (Self { places: Arc::new(places.collect()), records: kept }, doubled)
    }

    /// Finds a record by its id.
    pub fn find(&self, id: &Id<T>) -> Option<&T> {
        self.no(id).map(|no| &self[no])
    }

    /// Finds the place of a record by its id.
    pub fn no(&self, id: &Id<T>) -> Option<No<T>> {
        self.places.get(id).copied()
    }

    /// Returns the record of an id that assembling has resolved.
    pub fn known(&self, id: &Id<T>) -> &T {
        self.find(id).expect("assembling resolved each reference, or the run has ended")
    }

    /// Puts a record in the place of the one with its id, and returns that place; `None` where no record has it.
    pub fn replace(&mut self, record: Arc<T>) -> Option<No<T>> {
        let no = self.no(record.id())?;
        self.records[no.0 as usize] = record;
        Some(no)
    }

    /// Walks the records in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.records.iter().map(AsRef::as_ref)
    }

    /// Returns the record of an id, to be shared.
    pub fn shared(&self, id: &Id<T>) -> Option<&Arc<T>> {
        self.no(id).map(|no| &self.records[no.0 as usize])
    }

    /// Walks the records with their places.
    pub fn numbered(&self) -> impl Iterator<Item = (No<T>, &T)> {
        (0..).map(No::new).zip(self.iter())
    }

    /// Counts the records.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Tells whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

impl<T: Record> Default for Shelf<T> {
    fn default() -> Self {
        Self { records: Vec::new(), places: Arc::default() }
    }
}

impl<T: Record> Index<No<T>> for Shelf<T> {
    type Output = T;
    fn index(&self, no: No<T>) -> &T {
        &self.records[no.0 as usize]
    }
}

impl<T> No<T> {
    fn new(at: u32) -> Self {
        Self(at, PhantomData)
    }
}

impl<T> Clone for No<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for No<T> {}

impl<T> PartialEq for No<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for No<T> {}

impl<T> PartialOrd for No<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for No<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> std::hash::Hash for No<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Debug for No<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}
