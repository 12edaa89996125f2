//! The page of a unit's year, by month; and of one month, where the year is too long for a page.

use serde::Serialize;

use crate::model::bulletin::Item;
use crate::model::shelf::No;
use crate::model::time::YearMonth;
use crate::model::unit::Unit;
use crate::plan::index::Dated;
use crate::plan::page::{Page, PageKind};
use crate::render::scene::Scene;
use crate::render::view::{Counts, Entry, Frame, Link, MonthGroup, Stamp};
use crate::render::views::tally::Tally;

/// A unit's year as its template sees it.
#[derive(Debug, Serialize)]
pub struct UnitYearView {
    /// What every page has.
    pub frame: Frame,
    /// The unit.
    pub unit: Link,
    /// The year.
    pub year: Stamp,
    /// Its months, the latest first; items without a month last.
    pub months: Vec<MonthGroup>,
    /// What the year holds.
    pub counts: Counts,
    /// The awards of the year that count for the unit; none where there is none.
    pub awards: Option<Tally>,
    /// The unit's other years, the latest first. They are not counted here: a new item would change the
    /// pages of all years.
    pub other_years: Vec<Link>,
}

/// A month of a unit's year as its template sees it.
#[derive(Debug, Serialize)]
pub struct UnitMonthView {
    /// What every page has.
    pub frame: Frame,
    /// The unit.
    pub unit: Link,
    /// The month.
    pub month: Stamp,
    /// The page of the year.
    pub year: Link,
    /// What the month holds.
    pub counts: Counts,
    /// Its items, latest first.
    pub entries: Vec<Entry>,
}

impl UnitYearView {
    /// Makes the view of a unit's year.
    pub fn new(scene: &Scene<'_>, page: &Page, no: No<Unit>, year: u16) -> Self {
        let index = &scene.plan.index;
        let empty = Dated::default();
        let dated = index.units.get(&no).and_then(|years| years.get(&year)).unwrap_or(&empty);
        let others = index.years_of(no).rev().filter(|(other, _)| *other != year);
        Self {
            frame: Frame::new(scene, page),
            unit: scene.unit(no),
            year: scene.year(year),
            months: months(scene, no, dated),
            counts: Counts::of(scene, dated.iter()),
            awards: Tally::of(scene, dated.iter(), |it| scene.b.unit_of_award(it) == Some(no)),
            other_years: others
                .map(|(year, _)| Link {
                    text: year.to_string(),
                    lang: None,
                    href: scene.page_href(PageKind::UnitYear(no, year)),
                })
                .collect(),
        }
    }
}

fn months(scene: &Scene<'_>, no: No<Unit>, dated: &Dated) -> Vec<MonthGroup> {
    let group = |month: Option<YearMonth>, items: &[Item]| {
        let href = month.and_then(|month| scene.page_href(PageKind::UnitMonth(no, month)));
        let listed = if href.is_some() { &[] } else { items };
        MonthGroup {
            month: month.map(|month| scene.month(month)),
            href,
            counts: Counts::of(scene, items.iter().copied()),
            entries: listed.iter().map(|item| scene.entry(*item, Some(no))).collect(),
        }
    };
    let months = dated.months.iter().rev().map(|(month, items)| group(Some(*month), items));
    let rest = Some(&dated.without_month).filter(|items| !items.is_empty());
    months.chain(rest.map(|items| group(None, items))).collect()
}

impl UnitMonthView {
    /// Makes the view of a month of a unit's year.
    pub fn new(scene: &Scene<'_>, page: &Page, no: No<Unit>, month: YearMonth) -> Self {
        let years = scene.plan.index.units.get(&no);
        let dated = years.and_then(|years| years.get(&month.year()));
        let items = dated.and_then(|dated| dated.months.get(&month)).map_or(&[][..], Vec::as_slice);
        Self {
            frame: Frame::new(scene, page),
            unit: scene.unit(no),
            month: scene.month(month),
            year: Link {
                text: month.year().to_string(),
                lang: None,
                href: scene.page_href(PageKind::UnitYear(no, month.year())),
            },
            counts: Counts::of(scene, items.iter().copied()),
            entries: items.iter().map(|item| scene.entry(*item, Some(no))).collect(),
        }
    }
}
