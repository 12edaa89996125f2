//! Awards of several batches added up: a row for each batch, and the total by several measures.
//!
//! Every figure leads to its rows: a measure to the rows here, a row to the page of its batch, where each award stands.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::award::{Award, Batch};
use crate::model::bulletin::Item;
use crate::model::shelf::No;
use crate::plan::anchor;
use crate::plan::page::PageKind;
use crate::render::scene::Scene;
use crate::render::view::{Count, Html, Link, Share, Stamp};
use crate::render::views::charted;
use crate::render::views::counted::{Counted, Part, RowRef};

/// Awards of several batches as templates see them.
#[derive(Debug, Serialize)]
pub struct Tally {
    /// The sum of all rows.
    pub total: Count,
    /// How many of them were revoked later, where any was.
    pub revoked: Option<Count>,
    /// The batches, as numbered.
    pub rows: Vec<TallyRow>,
    /// The total by kind of recipient: collectives, individuals, households.
    pub by_recipient: Vec<Part>,
    /// The total by giver, in the order of the rows.
    pub by_giver: Vec<Part>,
    /// The total by kind of award, in the order of the vocabulary.
    pub by_kind: Vec<Part>,
    /// The total by unit that it counts for.
    pub by_unit: Vec<Part>,
    /// The parts of `by_giver` drawn, as SVG that a screen reader passes over; none where there are not two to compare, or too many.
    pub by_giver_drawn: Option<Html>,
    /// The same of `by_kind`.
    pub by_kind_drawn: Option<Html>,
}

/// A batch among others.
#[derive(Debug, Serialize)]
pub struct TallyRow {
    /// Its id on the page.
    pub id: String,
    /// Its number on the page.
    pub n: u32,
    /// The batch, which leads to its page.
    pub batch: Link,
    /// The day of presentation.
    pub date: Stamp,
    /// How many of its awards are counted here.
    pub share: Share,
}

/// A year and how many awards of it are counted.
#[derive(Debug, Serialize)]
pub struct YearAwards {
    /// The year, which leads to where its awards are told one by one.
    pub year: Link,
    /// How many.
    pub count: Count,
}

impl Tally {
    /// Counts those awards of some items that are wanted; nothing where there is none.
    pub fn of<'s>(
        scene: &'s Scene<'s>,
        items: impl Iterator<Item = Item>,
        wanted: impl Fn(&Award) -> bool,
    ) -> Option<Self> {
        let (mut rows, mut awards) = (Vec::new(), Vec::new());
        for no in items.filter_map(batch_of) {
            let counted = scene.b.batches[no].awards.iter().filter(|award| wanted(award));
            let counted: Vec<&Award> = counted.collect();
            if counted.is_empty() {
                continue;
            }
            let n = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
            let href = format!("#{}", anchor::batch(n));
            awards.extend(counted.iter().map(|it| (RowRef { n, href: href.clone() }, *it)));
            rows.push(row(scene, n, no, &counted));
        }
        let counted = Counted::new(scene, awards);
        let (by_giver, by_kind) = (counted.by_giver(), counted.by_kind());
        (!rows.is_empty()).then(|| Self {
            total: scene.count(counted.total()),
            revoked: counted.revoked(),
            rows,
            by_recipient: counted.by_recipient(),
            by_giver_drawn: drawing(&by_giver),
            by_kind_drawn: drawing(&by_kind),
            by_giver,
            by_kind,
            by_unit: counted.by_unit(),
        })
    }
}

fn drawing(parts: &[Part]) -> Option<Html> {
    charted::of_counts(parts.iter().map(|part| (&part.label, &part.count)))
}

/// Draws the awards of years.
pub fn years_drawing(years: &[YearAwards]) -> Option<Html> {
    charted::of_counts(years.iter().map(|it| (&it.year, &it.count)))
}

fn row(scene: &Scene<'_>, n: u32, no: No<Batch>, counted: &[&Award]) -> TallyRow {
    let batch = &scene.b.batches[no];
    let item = Item::Batch(no);
    let (title, _) = scene.title_and_label(item);
    let href = scene.page_href(PageKind::Batch(no));
    let sum = counted.iter().map(|award| u64::from(award.count.value)).sum();
    TallyRow {
        id: anchor::batch(n),
        n,
        batch: Link { text: title.text, lang: title.lang, href },
        date: scene.stamp(batch.date.value),
        share: Share { n: scene.count(sum), of: scene.count(batch.total()) },
    }
}

/// Sums the wanted awards of each year that has any, the latest first; `page` is where those of a year are told.
pub fn by_year(
    scene: &Scene<'_>,
    items: impl Iterator<Item = Item>,
    wanted: impl Fn(&Award) -> bool,
    page: impl Fn(u16) -> PageKind,
) -> Vec<YearAwards> {
    let mut years: BTreeMap<u16, u64> = BTreeMap::new();
    for no in items.filter_map(batch_of) {
        let batch = &scene.b.batches[no];
        *years.entry(batch.date.value.year()).or_default() += batch.count(&wanted);
    }
    let counted = years.into_iter().rev().filter(|(_, count)| *count > 0);
    counted
        .map(|(year, count)| YearAwards {
            year: Link { text: year.to_string(), lang: None, href: scene.page_href(page(year)) },
            count: scene.count(count),
        })
        .collect()
}

/// Counts those wanted awards of some items that were revoked later; none where there is none.
pub fn revoked(
    scene: &Scene<'_>,
    items: impl Iterator<Item = Item>,
    wanted: impl Fn(&Award) -> bool,
) -> Option<Count> {
    let revoked = |no| scene.b.batches[no].count(|award| award.is_revoked() && wanted(award));
    let revoked: u64 = items.filter_map(batch_of).map(revoked).sum();
    (revoked > 0).then(|| scene.count(revoked))
}

fn batch_of(item: Item) -> Option<No<Batch>> {
    match item {
        Item::Batch(no) => Some(no),
        _ => None,
    }
}
