//! Units of administration (tỉnh, thị xã, phường, xã) through time.
//!
//! The official code is no identity: it repeats in time. A unit is known by its own permanent id.

use super::id::{Id, Kind, Origin, Record, Reference};
use super::language::Loc;
use super::record::{Provenance, Publishing, References, Slugs};
use super::time::Term;
use super::vocabulary::Word;
use crate::ground::source::Spanned;

/// A unit of administration, in force for a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Ours, permanent.
    pub id: Id<Unit>,
    /// Where it was written.
    pub origin: Origin,
    /// The last part of its address.
    pub slugs: Slugs,
    /// Its full name with its type: "Phường Nam Hồng".
    pub name: Loc,
    /// Its name without the type: "Nam Hồng".
    pub short: Option<Loc>,
    /// tỉnh, thị xã, phường, xã ...
    pub unit_type: Word,
    /// The statistics office's code, which may have belonged to another unit before.
    pub code: Option<String>,
    /// Its level, where it differs from its type's.
    pub level: Option<Word>,
    /// The unit above it; only those of the highest level have none.
    pub parent: Option<Reference<Unit>>,
    /// The days on which it is in force; an open end is not known, or has not come.
    pub valid: Term,
    /// What it became.
    pub successors: Vec<Successor>,
    /// What it was made of, where the record says so too; derived from `successors` otherwise.
    pub predecessors: Option<Spanned<References<Unit>>>,
    /// The document, or its number, that formed it.
    pub formed_by: Option<Spanned<String>>,
    /// The document, or its number, that ended it.
    pub ended_by: Option<Spanned<String>>,
    /// Where its facts come from.
    pub provenance: Provenance,
    /// How it is published.
    pub publishing: Publishing,
}

/// One of the units that a unit became.
#[derive(Clone, Debug, PartialEq)]
pub struct Successor {
    /// The unit.
    pub id: Reference<Unit>,
    /// How much of the old unit went into it.
    pub how: Word,
}

impl Unit {
    /// Returns its Vietnamese name without the type, or the full name where there is no short one.
    pub fn short_name(&self) -> &str {
        &self.short.as_ref().unwrap_or(&self.name).vi
    }

    /// Returns its level: its own, else its type's.
    pub fn level(&self) -> Option<Word> {
        self.level.or_else(|| self.unit_type.level())
    }
}

impl Record for Unit {
    const KIND: Kind = Kind::Unit;
    fn id(&self) -> &Id<Self> {
        &self.id
    }
    fn origin(&self) -> &Origin {
        &self.origin
    }
}
