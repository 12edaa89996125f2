//! The front page of a year: its months with counts, its units, its latest.

use serde::Serialize;

use crate::model::bulletin::Item;
use crate::plan::page::{ListKind, Page, PageKind};
use crate::render::scene::Scene;
use crate::render::view::{Count, Counts, DataLine, Entry, Frame, Html, Link, Period, Stamp};
use crate::render::views::lately::Lately;
use crate::render::views::tally::revoked;
use crate::render::views::{charted, data};

/// A year as its template sees it.
#[derive(Debug, Serialize)]
pub struct YearView {
    /// What every page has.
    pub frame: Frame,
    /// The year.
    pub year: Stamp,
    /// What it holds.
    pub counts: Counts,
    /// The awards of its batches; none where it has none.
    pub awards: Option<Doorway>,
    /// How many of them were revoked later, where any was.
    pub awards_revoked: Option<Count>,
    /// Its months, the latest first.
    pub months: Vec<Period>,
    /// What `without_month` holds, so that it and the months add up to `counts`.
    pub without_month_counts: Counts,
    /// All that each month holds drawn, as SVG that a screen reader passes over; none where there are not two to compare.
    pub months_drawn: Option<Html>,
    /// The units that have items in it, in the site's order.
    pub units: Vec<UnitOfYear>,
    /// Meetings that are to come, the soonest first; `latest` holds none of them.
    pub coming: Vec<Entry>,
    /// Its latest items.
    pub latest: Vec<Entry>,
    /// Items whose month is not known, all of them.
    pub without_month: Vec<Entry>,
    /// Its files of open data.
    pub data: Vec<DataLine>,
    /// The year before that holds anything.
    pub before: Option<Link>,
    /// The year after that holds anything.
    pub after: Option<Link>,
}

/// How many, and where they are told one by one.
#[derive(Debug, Serialize)]
pub struct Doorway {
    /// How many.
    pub count: Count,
    /// The page.
    pub href: Option<String>,
}

/// A unit and how many items it has in the year.
#[derive(Debug, Serialize)]
pub struct UnitOfYear {
    /// The unit, which leads to its page of the year.
    pub unit: Link,
    /// How many items.
    pub count: Count,
}

impl YearView {
    /// Makes the view of a year.
    pub fn new(scene: &Scene<'_>, page: &Page, year: u16) -> Self {
        let years = &scene.plan.index.years;
        let dated = years.get(&year).cloned().unwrap_or_default();
        let months = dated.months.iter().rev();
        let with_month = |item: &Item| scene.b.date(*item).year_month().is_some();
        let lately = Lately::of(scene, dated.iter().filter(with_month), None);
        let to = |year: &u16| Link {
            text: year.to_string(),
            lang: None,
            href: scene.page_href(PageKind::Year(*year)),
        };
        Self {
            frame: Frame::new(scene, page),
            year: scene.year(year),
            counts: Counts::of(scene, dated.iter()),
            awards: awards(scene, year, dated.iter()),
            awards_revoked: revoked(scene, dated.iter(), |_| true),
            months: months
                .map(|(month, items)| Period {
                    stamp: scene.month(*month),
                    href: scene.page_href(PageKind::Month(*month)),
                    counts: Counts::of(scene, items.iter().copied()),
                })
                .collect(),
            without_month_counts: Counts::of(scene, dated.without_month.iter().copied()),
            months_drawn: charted::of_months(scene, year, &dated),
            units: units(scene, year),
            coming: lately.coming,
            latest: lately.latest,
            without_month: scene.entries(dated.without_month.iter().copied()),
            data: data::of_year(scene, year),
            before: years.range(..year).next_back().map(|(year, _)| to(year)),
            after: years.range(year + 1..).next().map(|(year, _)| to(year)),
        }
    }
}

/// Sums the awards of a year; the list of its batches tells them.
fn awards(scene: &Scene<'_>, year: u16, items: impl Iterator<Item = Item>) -> Option<Doorway> {
    let totals = items.filter_map(|item| match item {
        Item::Batch(no) => Some(scene.b.batches[no].total()),
        _ => None,
    });
    let count: u64 = totals.sum();
    let href = scene.page_href(PageKind::ListYear(ListKind::Batches, year));
    (count > 0).then(|| Doorway { count: scene.count(count), href })
}

fn units(scene: &Scene<'_>, year: u16) -> Vec<UnitOfYear> {
    let index = &scene.plan.index.units;
    let listed = scene.b.listed_units().into_iter();
    let with_items = listed.filter_map(|no| Some((no, index.get(&no)?.get(&year)?)));
    with_items
        .map(|(no, dated)| {
            let name = scene.unit(no);
            let href = scene.page_href(PageKind::UnitYear(no, year));
            UnitOfYear { unit: Link { href, ..name }, count: scene.count(dated.len() as u64) }
        })
        .collect()
}
