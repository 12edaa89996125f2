//! Batches of awards (đợt khen thưởng): rows that are counted, most of them without a name.

use super::article::Article;
use super::id::{Id, Kind, Origin, Record, Reference};
use super::language::Loc;
use super::meeting::Meeting;
use super::recipient::RecipientType;
use super::record::{Provenance, Publishing, Slugs};
use super::registry::{Body, Document, Person};
use super::time::PartialDate;
use super::unit::Unit;
use super::vocabulary::Word;
use crate::ground::source::Spanned;

/// Awards given together.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// Permanent.
    pub id: Id<Batch>,
    /// Where it was written.
    pub origin: Origin,
    /// The last part of its address.
    pub slugs: Slugs,
    /// The day of presentation.
    pub date: Spanned<PartialDate>,
    /// Its title.
    pub title: Option<Loc>,
    /// The meeting at which they were handed over.
    pub meeting: Option<Reference<Meeting>>,
    /// The article that reports them.
    pub article: Option<Reference<Article>>,
    /// The decision behind them.
    pub decision: Option<Decision>,
    /// The totals that the source states.
    pub stated: Stated,
    /// The rows.
    pub awards: Vec<Award>,
    /// Where its facts come from.
    pub provenance: Provenance,
    /// How it is published.
    pub publishing: Publishing,
}

/// The decision that gives or takes an award.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Its number.
    pub number: Option<String>,
    /// Its day.
    pub date: Option<PartialDate>,
    /// Its document.
    pub document: Option<Reference<Document>>,
}

/// Totals as the source states them; each is compared with the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stated {
    /// All.
    pub total: Option<Spanned<u32>>,
    /// Tập thể.
    pub collectives: Option<Spanned<u32>>,
    /// Cá nhân.
    pub individuals: Option<Spanned<u32>>,
    /// Hộ gia đình.
    pub households: Option<Spanned<u32>>,
}

/// One row: an award to one who is named, or to a counted group.
#[derive(Clone, Debug, PartialEq)]
pub struct Award {
    /// Its number, part of its address.
    pub n: Spanned<u32>,
    /// Bằng khen, giấy khen ...
    pub kind: Word,
    /// State, province, base.
    pub level: Option<Word>,
    /// First, second, third class.
    pub class: Option<Word>,
    /// Who gave it.
    pub issuer: Reference<Body>,
    /// Who gave it, in the source's words.
    pub issuer_as_stated: Option<Spanned<String>>,
    /// Collective, individual, household.
    pub recipient_type: RecipientType,
    /// Who received it.
    pub recipient: Recipient,
    /// How many; 1 where one is named.
    pub count: Spanned<u32>,
    /// The ward that the row counts for; the issuer's unit where there is none.
    pub ward: Option<Reference<Unit>>,
    /// What for.
    pub reason: Option<Loc>,
    /// The decision behind this row, as the source states it.
    pub decision: Option<String>,
    /// Who handed it over.
    pub presented_by: Option<Reference<Person>>,
    /// Who handed it over, in the source's words.
    pub presented_by_as_stated: Option<Spanned<String>>,
    /// Given after death.
    pub posthumous: bool,
    /// Money that came with it, in đồng.
    pub amount: Option<u64>,
    /// The figure of the batch's article that shows it.
    pub figure: Option<Spanned<String>>,
    /// Taken back, by which decision.
    pub revoked: Option<Decision>,
    /// given, revoked.
    pub status: Option<Word>,
}

/// The recipient of an award.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recipient {
    /// A person of the registry.
    pub person: Option<Reference<Person>>,
    /// A body of the registry.
    pub body: Option<Reference<Body>>,
    /// The name as stated, alone or beside either.
    pub name: Option<Loc>,
}

impl Recipient {
    /// Tells whether one recipient is named.
    pub fn is_named(&self) -> bool {
        self.person.is_some() || self.body.is_some() || self.name.is_some()
    }
}

impl Award {
    /// Tells whether it was taken back. It was given all the same: totals keep it, and say so.
    pub fn is_revoked(&self) -> bool {
        self.revoked.is_some() || self.status.is_some_and(|status| status.is("revoked"))
    }
}

impl Batch {
    /// Sums the counts of the rows that `wanted` picks.
    pub fn count(&self, wanted: impl Fn(&Award) -> bool) -> u64 {
        self.awards.iter().filter(|row| wanted(row)).map(|row| u64::from(row.count.value)).sum()
    }

    /// Sums all rows.
    pub fn total(&self) -> u64 {
        self.count(|_| true)
    }
}

impl Record for Batch {
    const KIND: Kind = Kind::Batch;
    fn id(&self) -> &Id<Self> {
        &self.id
    }
    fn origin(&self) -> &Origin {
        &self.origin
    }
}
