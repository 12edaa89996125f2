//! Awards of all years, parted by kind or by giver: a table with a row for each year, and its chart.
//!
//! It stands on the index of awards alone, since each batch changes it. A measure with many words keeps those that count most; all
//! others are one part, so that the parts of a year still add up to its total.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::award::Award;
use crate::model::bulletin::Item;
use crate::plan::page::{ListKind, PageKind};
use crate::render::chart::bars::MOST_PARTS;
use crate::render::chart::{Bar, Bars, draw};
use crate::render::scene::Scene;
use crate::render::view::{Count, Html, Link};
use crate::render::views::charted;
use crate::render::views::counted::plain;
use crate::render::views::tally::revoked;

/// Awards by year and part.
#[derive(Debug, Serialize)]
pub struct AwardYears {
    /// What the total of each year is made up of, the columns: at most five.
    pub parts: Vec<Link>,
    /// The years, the latest first.
    pub rows: Vec<AwardYear>,
    /// The sum of each part.
    pub sums: Vec<Count>,
    /// The sum of all.
    pub total: Count,
    /// How many of all were revoked later, where any was.
    pub revoked: Option<Count>,
    /// The same drawn, as SVG that a screen reader passes over; none where there are not two years to compare, or too many.
    pub drawing: Option<Html>,
}

/// The awards of a year.
#[derive(Debug, Serialize)]
pub struct AwardYear {
    /// The year, which leads to its batches.
    pub year: Link,
    /// How many of each part, in the order of the parts.
    pub parts: Vec<Count>,
    /// All of them.
    pub total: Count,
}

/// How awards are parted.
struct Measure<K> {
    /// The part of an award.
    of: fn(&Scene<'_>, &Award) -> Option<K>,
    /// Names a part.
    name: fn(&Scene<'_>, K) -> Link,
    /// Names all that are left over, Vietnamese and English.
    others: [&'static str; 2],
}

impl AwardYears {
    /// Parts all awards by their kind, in the order of the vocabulary; none where there is no award.
    pub fn by_kind(scene: &Scene<'_>) -> Option<Self> {
        let measure = Measure {
            // What has no word of its own is one of the others.
            of: |_, award| Some(award.kind).filter(|kind| !kind.is("other")),
            name: |scene, kind| plain(scene.label(kind)),
            others: ["hình thức khác", "other kinds"],
        };
        let sums = Sums::new(scene, &measure);
        let parts = sums.first(|_| 0);
        sums.table(scene, &measure, parts)
    }

    /// Parts all awards by their giver, who gave most first; none where there is no award.
    pub fn by_giver(scene: &Scene<'_>) -> Option<Self> {
        let measure = Measure {
            of: |scene, award| scene.b.bodies.no(&award.issuer),
            name: |scene, no| scene.body_of(no),
            others: ["nơi tặng khác", "other givers"],
        };
        let sums = Sums::new(scene, &measure);
        let parts = sums.first(|sum| sum);
        sums.table(scene, &measure, parts)
    }
}

/// How many awards of each part each year has.
struct Sums<K> {
    years: BTreeMap<u16, BTreeMap<Option<K>, u64>>,
}

impl<K: Copy + Ord> Sums<K> {
    fn new(scene: &Scene<'_>, measure: &Measure<K>) -> Self {
        let mut years: BTreeMap<u16, BTreeMap<Option<K>, u64>> = BTreeMap::new();
        for item in &scene.plan.index.latest {
            let Item::Batch(no) = item else { continue };
            let batch = &scene.b.batches[*no];
            let year = years.entry(batch.date.value.year()).or_default();
            for award in &batch.awards {
                *year.entry((measure.of)(scene, award)).or_default() +=
                    u64::from(award.count.value);
            }
        }
        Self { years }
    }

    /// Returns the parts that have columns of their own: those that count most, where they are many. Their order is that of
    /// `rank`, the greatest first, else their own.
    fn first(&self, rank: fn(u64) -> u64) -> Vec<K> {
        let mut totals: BTreeMap<K, u64> = BTreeMap::new();
        for (part, count) in self.years.values().flatten() {
            if let Some(part) = part {
                *totals.entry(*part).or_default() += count;
            }
        }
        let mut most: Vec<(K, u64)> = totals.into_iter().collect();
        most.sort_by_key(|(part, sum)| (Reverse(*sum), *part));
        let has_rest = self.years.values().any(|year| year.contains_key(&None));
        if most.len() + usize::from(has_rest) > MOST_PARTS {
            most.truncate(MOST_PARTS - 1);
        }
        most.sort_by_key(|(part, sum)| (Reverse(rank(*sum)), *part));
        most.into_iter().map(|(part, _)| part).collect()
    }

    fn table(&self, scene: &Scene<'_>, measure: &Measure<K>, own: Vec<K>) -> Option<AwardYears> {
        let is_own: BTreeSet<Option<K>> = own.iter().copied().map(Some).collect();
        let has_others =
            self.years.values().flat_map(BTreeMap::keys).any(|it| !is_own.contains(it));
        let mut parts: Vec<Link> = own.iter().map(|part| (measure.name)(scene, *part)).collect();
        if has_others {
            parts.push(plain(scene.own(measure.others)));
        }
        let counts = |year: &BTreeMap<Option<K>, u64>| -> Vec<u64> {
            let of = |part: &K| year.get(&Some(*part)).copied().unwrap_or(0);
            let others = year.iter().filter(|(part, _)| !is_own.contains(part)).map(|(_, n)| n);
            let others = has_others.then(|| others.sum());
            own.iter().map(of).chain(others).collect()
        };
        let years: Vec<(u16, Vec<u64>)> =
            self.years.iter().rev().map(|(year, parts)| (*year, counts(parts))).collect();
        let sum = |at: usize| scene.count(years.iter().map(|(_, counts)| counts[at]).sum());
        let total: u64 = years.iter().flat_map(|(_, counts)| counts).sum();
        let rows: Vec<AwardYear> = years.iter().map(|(year, it)| row(scene, *year, it)).collect();
        (total > 0).then(|| AwardYears {
            sums: (0..parts.len()).map(sum).collect(),
            total: scene.count(total),
            revoked: revoked(scene, scene.plan.index.latest.iter().copied(), |_| true),
            drawing: drawing(&parts, &rows),
            parts,
            rows,
        })
    }
}

fn row(scene: &Scene<'_>, year: u16, counts: &[u64]) -> AwardYear {
    let href = scene.page_href(PageKind::ListYear(ListKind::Batches, year));
    AwardYear {
        year: Link { text: year.to_string(), lang: None, href },
        parts: counts.iter().map(|count| scene.count(*count)).collect(),
        total: scene.count(counts.iter().sum()),
    }
}

fn drawing(parts: &[Link], rows: &[AwardYear]) -> Option<Html> {
    let rows = rows.iter().map(|row| Bar {
        label: charted::link(&row.year),
        lengths: row.parts.iter().map(|count| count.n).collect(),
        number: charted::number(&row.total),
    });
    let parts = parts.iter().map(charted::link).collect();
    draw(&Bars { parts, rows: rows.collect() }).map(Html::new)
}
