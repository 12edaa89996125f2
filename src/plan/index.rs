//! Which records of the news stand on which lists: by year and month, and by unit and year. In an archive copy of a year only
//! those of that year do.
//!
//! Lists of years and months go by `date`; within a list the latest `event_date` stands first,
//! and of one day the latest `date`.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::bulletin::{Bulletin, Item};
use crate::model::registry::{Body, Document};
use crate::model::shelf::No;
use crate::model::time::{PartialDate, YearMonth};
use crate::model::unit::Unit;

/// The lists of a bulletin, of what is shown today.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Every item, latest first.
    pub latest: Vec<Item>,
    /// Every item by the date that feeds go by, latest first.
    pub by_date: Vec<Item>,
    /// The items of each year that has any.
    pub years: BTreeMap<u16, Dated>,
    /// The items of each unit, by year.
    pub units: BTreeMap<No<Unit>, BTreeMap<u16, Dated>>,
    /// The items that name each body, latest first.
    pub bodies: BTreeMap<No<Body>, Vec<Item>>,
    /// The items that cite each document, latest first.
    pub documents: BTreeMap<No<Document>, Vec<Item>>,
}

/// The items of a year, latest first in each list.
#[derive(Clone, Debug, Default)]
pub struct Dated {
    /// By month.
    pub months: BTreeMap<YearMonth, Vec<Item>>,
    /// Items whose month is not known.
    pub without_month: Vec<Item>,
}

impl Dated {
    fn add(&mut self, month: Option<YearMonth>, item: Item) {
        match month {
            Some(month) => self.months.entry(month).or_default().push(item),
            None => self.without_month.push(item),
        }
    }

    /// Counts the items.
    pub fn len(&self) -> usize {
        self.months.values().map(Vec::len).sum::<usize>() + self.without_month.len()
    }

    /// Tells whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Walks the items: the latest month first, those without a month last.
    pub fn iter(&self) -> impl Iterator<Item = Item> {
        self.months.values().rev().flatten().chain(&self.without_month).copied()
    }
}

impl Index {
    /// Sorts what the bulletin shows today into its lists.
    pub fn new(bulletin: &Bulletin) -> Self {
        let mut index = Self { latest: bulletin.listed_items().collect(), ..Self::default() };
        index.latest.sort_by_cached_key(|item| {
            let days = [bulletin.day(*item), bulletin.date(*item)].map(PartialDate::first_day);
            (Reverse(days), bulletin.item_id(*item), *item)
        });
        index.by_date = index.latest.clone();
        index.by_date.sort_by_key(|item| Reverse(bulletin.date(*item).first_day()));
        for item in index.latest.iter().copied() {
            let date = bulletin.date(item);
            let month = date.year_month();
            index.years.entry(date.year()).or_default().add(month, item);
            for unit in bulletin.units_of(item) {
                let years = index.units.entry(unit).or_default();
                years.entry(date.year()).or_default().add(month, item);
            }
            for body in bulletin.bodies_of(item) {
                index.bodies.entry(body).or_default().push(item);
            }
            for document in bulletin.related_documents(item) {
                index.documents.entry(document).or_default().push(item);
            }
        }
        index
    }

    /// Returns a unit's years.
    pub fn years_of(&self, unit: No<Unit>) -> impl DoubleEndedIterator<Item = (u16, &Dated)> {
        self.units.get(&unit).into_iter().flatten().map(|(year, dated)| (*year, dated))
    }

    /// Counts a unit's items.
    pub fn count_of(&self, unit: No<Unit>) -> usize {
        self.years_of(unit).map(|(_, dated)| dated.len()).sum()
    }

    /// Returns a unit's latest items.
    pub fn latest_of(&self, unit: No<Unit>, most: usize) -> Vec<Item> {
        self.years_of(unit).rev().flat_map(|(_, dated)| dated.iter()).take(most).collect()
    }
}
