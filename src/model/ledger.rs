//! The permanence ledger: every address that was ever public at a permanent place, from when on and until when, and a
//! mark for each fact of its record, so that a later change can be seen.
//!
//! It holds no words of records: a mark is the start of a digest. Reading it is floor 2's; which addresses a
//! publication puts into it is the build's.

use std::collections::BTreeMap;
use std::fmt;

use super::id::Kind;
use super::time::Day;
use crate::ground::digest::Digest;

/// The first line: what the file is, and in which version.
pub const FORMAT: &str = "# bantin-ledger 1";

/// What begins the line of a publication.
pub const PUBLICATION: &str = "# publication";

/// The names of the columns, which stand above the addresses.
pub const COLUMNS: &str = "address\trecord\tfirst\tlast\ttitle\tdate\tunits\tcounts\tdocuments";

/// How a column says that there is nothing.
pub const NOTHING: &str = "-";

/// The addresses that were public, and what was last published where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The last publication to each target, by the target's name.
    pub publications: BTreeMap<String, Publication>,
    /// What is known of each address below the base of the site: `/tin/2022/bai-viet/`.
    pub entries: BTreeMap<String, Entry>,
}

/// A publication to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publication {
    /// Its number: one more than that of the publication before.
    pub serial: u64,
    /// Its day.
    pub day: Day,
    /// The digest of the manifest that was published.
    pub manifest: Digest,
}

/// What is known of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The record whose page it is; none for lists, feeds and files.
    pub record: Option<Holder>,
    /// The day on which it was first public.
    pub first: Day,
    /// The day on which it ended; none while it answers.
    pub last: Option<Day>,
    /// A mark for each fact of the record.
    pub facts: Facts,
}

/// A record by its kind and id: `article:2022-08-23-bai-viet`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holder {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: String,
}

/// A mark for each fact of a record; none where the record has no such fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// What it is called, in the language of the page.
    pub title: Option<Mark>,
    /// Its days.
    pub date: Option<Mark>,
    /// The units that it belongs to.
    pub units: Option<Mark>,
    /// What it counts.
    pub counts: Option<Mark>,
    /// The documents that it names, and their numbers.
    pub documents: Option<Mark>,
}

/// Eight hexadecimal digits that tell two texts apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(u32);

impl Ledger {
    /// Walks the addresses that ended: what was taken back, and lists that went with their last item. A web server
    /// may say of them that they are gone for good.
    pub fn ended(&self) -> impl Iterator<Item = (&str, Day)> {
        self.entries.iter().filter_map(|(address, entry)| Some((address.as_str(), entry.last?)))
    }
}

impl Facts {
    /// Returns the marks in the order of their columns.
    pub fn columns(&self) -> [Option<Mark>; 5] {
        [self.title, self.date, self.units, self.counts, self.documents]
    }

    /// Takes the marks in the order of their columns.
    pub fn of_columns([title, date, units, counts, documents]: [Option<Mark>; 5]) -> Self {
        Self { title, date, units, counts, documents }
    }
}

impl Mark {
    /// Marks a fact, written as one text; none where there is nothing to say.
    pub fn of(fact: &str) -> Option<Self> {
        let digest = Digest::of(fact.as_bytes()).short(8);
        if fact.is_empty() { None } else { Self::parse(&digest) }
    }

    /// Reads eight lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let is_mark = text.len() == 8 && text.bytes().all(is_digit);
        is_mark.then(|| u32::from_str_radix(text, 16).ok().map(Self))?
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.word(), self.id)
    }
}

/// Writes the file, the same text for the same ledger.
impl fmt::Display for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FORMAT}")?;
        for (target, Publication { serial, day, manifest }) in &self.publications {
            writeln!(f, "{PUBLICATION}\t{target}\t{serial}\t{day}\t{manifest}")?;
        }
        writeln!(f, "{COLUMNS}")?;
        for (address, Entry { record, first, last, facts }) in &self.entries {
            write!(f, "{address}\t{}\t{first}\t{}", Column(record), Column(last))?;
            facts.columns().iter().try_for_each(|mark| write!(f, "\t{}", Column(mark)))?;
            writeln!(f)?;
        }
        Ok(())
    }
}

/// What a column holds, or a sign that it holds nothing.
struct Column<'c, T>(&'c Option<T>);

impl<T: fmt::Display> fmt::Display for Column<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(value) => value.fmt(f),
            None => f.write_str(NOTHING),
        }
    }
}
