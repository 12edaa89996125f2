//! Bodies, persons and documents: what articles, meetings and batches name again and again.

use super::id::{Id, Kind, Origin, Record, Reference};
use super::language::Loc;
use super::record::{Provenance, Publishing, Slugs};
use super::time::{Day, PartialDate, Period, Term};
use super::unit::Unit;
use super::vocabulary::Word;
use crate::ground::source::Spanned;

/// A body of state, Party or people (cơ quan, đoàn thể), in force for a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Permanent.
    pub id: Id<Body>,
    /// Where it was written.
    pub origin: Origin,
    /// The last part of its address.
    pub slugs: Slugs,
    /// Its name: "UBND phường Nam Hồng".
    pub name: Loc,
    /// Ủy ban nhân dân, Công an ...
    pub kind: Word,
    /// The unit whose body it is.
    pub unit: Option<Reference<Unit>>,
    /// The body above it.
    pub parent: Option<Reference<Body>>,
    /// What it does.
    pub functions: Option<Loc>,
    /// How to reach it.
    pub contacts: Vec<Contact>,
    /// Its own site.
    pub url: Option<String>,
    /// The days on which it is in force, as its record states them; which those are that it does not state,
    /// `Bulletin::term_of_body` says.
    pub valid: Term,
    /// Where its facts come from.
    pub provenance: Provenance,
    /// How it is published.
    pub publishing: Publishing,
}

/// A way to reach a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    /// Who or which desk.
    pub name: Option<String>,
    /// The office.
    pub office: Option<Loc>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The address for letters on the net.
    pub email: Option<String>,
}

/// Someone who is named. A person has no page.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Permanent.
    pub id: Id<Person>,
    /// Where it was written.
    pub origin: Origin,
    /// The name in Vietnamese order: family name first.
    pub name: String,
    /// The name to sort by, where the last words of `name` are not the given name.
    pub sort_name: Option<String>,
    /// How many words at the end are the given name.
    pub given_words: u8,
    /// ông, bà, đồng chí.
    pub honorific: Option<Word>,
    /// Đại tá, Thượng tá ...
    pub rank: Option<Word>,
    /// The offices held.
    pub offices: Vec<Office>,
    /// Under age: never named.
    pub minor: bool,
    /// What the person agreed to.
    pub consent: Option<String>,
    /// Left out of every output.
    pub withhold: bool,
    /// Where the facts come from.
    pub provenance: Provenance,
}

/// An office that a person holds or held.
#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    /// The body.
    pub body: Reference<Body>,
    /// The title.
    pub title: Loc,
    /// The days on which it is known to be held.
    pub held: Held,
}

/// When an office was held.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// Nothing is said.
    Unknown,
    /// Known for this day only.
    AsOf(Spanned<Day>),
    /// From the first day to the last, each where it is known.
    During {
        /// The first day.
        from: Option<Spanned<Day>>,
        /// The last day.
        to: Option<Spanned<Day>>,
    },
}

impl Held {
    /// Returns the days that are stated, each with its key.
    pub fn stated(&self) -> impl Iterator<Item = (&'static str, &Spanned<Day>)> {
        let stated = match self {
            Self::Unknown => [None, None],
            Self::AsOf(day) => [Some(("as_of", day)), None],
            Self::During { from, to } => {
                [from.as_ref().map(|day| ("from", day)), to.as_ref().map(|day| ("to", day))]
            }
        };
        stated.into_iter().flatten()
    }
}

impl Person {
    /// Tells whether pages may name the person.
    pub fn is_named(&self) -> bool {
        !self.withhold && !self.minor
    }

    /// Finds the office that the person held on a day: one whose period holds the day first, else the
    /// one stated last before it, else the first. `may` tells of an office whether it could be held that day.
    pub fn office_on(&self, day: Day, may: impl Fn(&Office) -> bool) -> Option<&Office> {
        let during = |office: &&&Office| match &office.held {
            Held::During { from, to } => {
                let day_of = |end: &Option<Spanned<Day>>| end.as_ref().map(|end| end.value);
                Period { from: day_of(from), to: day_of(to) }.contains(day)
            }
            Held::AsOf(stated) => stated.value == day,
            Held::Unknown => false,
        };
        let offices: Vec<_> = self.offices.iter().filter(|office| may(office)).collect();
        let stated_before = offices.iter().filter_map(|office| match &office.held {
            Held::AsOf(stated) if stated.value <= day => Some((stated.value, office)),
            _ => None,
        });
        let found = offices
            .iter()
            .find(during)
            .or_else(|| stated_before.max_by_key(|(stated, _)| *stated).map(|(_, office)| office))
            .or_else(|| offices.iter().find(|office| matches!(office.held, Held::Unknown)));
        found.copied()
    }
}

/// A legal document: known by number, issuer and date together, since numbers repeat each year.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Permanent.
    pub id: Id<Document>,
    /// Where it was written.
    pub origin: Origin,
    /// The last part of its address.
    pub slugs: Slugs,
    /// Thông tư, Quyết định ...
    pub document_type: Word,
    /// The body that issued it.
    pub issuer: Reference<Body>,
    /// Its number: "23/2012/TT-BCA".
    pub number: Option<String>,
    /// The day it was signed.
    pub date: Option<Spanned<PartialDate>>,
    /// How the news cite it.
    pub as_cited: Vec<String>,
    /// What it is about.
    pub summary: Option<Loc>,
    /// Where its text is.
    pub url: Option<String>,
    /// Its text, below `content/files`.
    pub file: Option<Spanned<String>>,
    /// The document that it replaces.
    pub replaces: Option<Reference<Document>>,
    /// The document that replaces it.
    pub replaced_by: Option<Reference<Document>>,
    /// The days on which it is in force.
    pub in_force: Term,
    /// Where its facts come from.
    pub provenance: Provenance,
    /// How it is published.
    pub publishing: Publishing,
}

impl Body {
    /// Tells whether it is of a kind that is there with its unit alone, as committees, councils and fronts are. A
    /// cooperative or a club, which is of no kind of its own, may be older than its unit and outlive it.
    pub fn stands_with_its_unit(&self) -> bool {
        !self.kind.is("other") && !self.kind.is("as-stated")
    }
}

macro_rules! record {
    ($type:ident) => {
        impl Record for $type {
            const KIND: Kind = Kind::$type;
            fn id(&self) -> &Id<Self> {
                &self.id
            }
            fn origin(&self) -> &Origin {
                &self.origin
            }
        }
    };
}

record!(Body);
record!(Person);
record!(Document);
