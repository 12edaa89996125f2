//! The lists of one kind of record: articles, meetings, batches; and a year of meetings or batches.

use serde::Serialize;

use crate::model::bulletin::Item;
use crate::plan::index::Dated;
use crate::plan::page::{ListKind, Page, PageKind};
use crate::render::scene::Scene;
use crate::render::view::{Count, Counts, Entry, Frame, Link, MonthGroup, Stamp};
use crate::render::views::award_years::AwardYears;
use crate::render::views::lately::Lately;
use crate::render::views::meetings_of_year::MeetingsOfYear;
use crate::render::views::tally::Tally;

/// The list of a kind of record as its template sees it.
#[derive(Debug, Serialize)]
pub struct ListView {
    /// What every page has.
    pub frame: Frame,
    /// Which list: `articles`, `meetings`, `batches`.
    pub list: &'static str,
    /// How many records there are.
    pub count: Count,
    /// Meetings that are to come, the soonest first; `latest` holds none of them.
    pub coming: Vec<Entry>,
    /// The latest of them.
    pub latest: Vec<Entry>,
    /// The years that hold any, the latest first. Those of meetings and batches have pages of their own;
    /// those of articles lead to the pages of the years.
    pub years: Vec<YearDoor>,
    /// Of the list of batches: the awards of all years by kind; none where there is none.
    pub awards_by_kind: Option<AwardYears>,
    /// The same by giver.
    pub awards_by_giver: Option<AwardYears>,
}

/// A year and how many records of the kind it holds.
#[derive(Debug, Serialize)]
pub struct YearDoor {
    /// The year, which leads to its page.
    pub year: Link,
    /// How many.
    pub count: Count,
}

/// A year of a kind of record as its template sees it.
#[derive(Debug, Serialize)]
pub struct ListYearView {
    /// What every page has.
    pub frame: Frame,
    /// Which list: `meetings`, `batches`.
    pub list: &'static str,
    /// The year.
    pub year: Stamp,
    /// How many records.
    pub count: Count,
    /// The awards of its batches, where it lists batches.
    pub awards: Option<Tally>,
    /// The months that hold any, the latest first; records without a month last.
    pub months: Vec<MonthGroup>,
    /// Where it lists meetings: their index.
    pub meetings: Option<MeetingsOfYear>,
    /// The year before that holds any.
    pub before: Option<Link>,
    /// The year after that holds any.
    pub after: Option<Link>,
}

impl ListView {
    /// Makes the view of a list.
    pub fn new(scene: &Scene<'_>, page: &Page, list: ListKind) -> Self {
        let index = &scene.plan.index;
        let of_kind = index.latest.iter().copied().filter(|item| ListKind::of(*item) == list);
        let years = index.years.iter().rev().map(|(year, dated)| (*year, count(dated, list)));
        let lately = Lately::of(scene, of_kind.clone(), None);
        let counts_awards = list == ListKind::Batches;
        Self {
            frame: Frame::new(scene, page),
            list: list.word(),
            count: scene.count(of_kind.count() as u64),
            coming: lately.coming,
            latest: lately.latest,
            years: years
                .filter(|(_, count)| *count > 0)
                .map(|(year, count)| YearDoor {
                    year: year_link(scene, list, year),
                    count: scene.count(count),
                })
                .collect(),
            awards_by_kind: counts_awards.then(|| AwardYears::by_kind(scene)).flatten(),
            awards_by_giver: counts_awards.then(|| AwardYears::by_giver(scene)).flatten(),
        }
    }
}

fn count(dated: &Dated, list: ListKind) -> u64 {
    dated.iter().filter(|item| ListKind::of(*item) == list).count() as u64
}

fn year_link(scene: &Scene<'_>, list: ListKind, year: u16) -> Link {
    let kind = match list.has_years() {
        true => PageKind::ListYear(list, year),
        false => PageKind::Year(year),
    };
    Link { text: year.to_string(), lang: None, href: scene.page_href(kind) }
}

impl ListYearView {
    /// Makes the view of a year of a list.
    pub fn new(scene: &Scene<'_>, page: &Page, list: ListKind, year: u16) -> Self {
        let years = &scene.plan.index.years;
        let empty = Dated::default();
        let dated = years.get(&year).unwrap_or(&empty);
        let holds_any = |(_, dated): &(&u16, &Dated)| count(dated, list) > 0;
        let before = years.range(..year).rev().find(holds_any);
        let after = years.range(year + 1..).find(holds_any);
        Self {
            frame: Frame::new(scene, page),
            list: list.word(),
            year: scene.year(year),
            count: scene.count(count(dated, list)),
            awards: Tally::of(scene, dated.iter().filter(|it| ListKind::of(*it) == list), |_| true),
            months: months(scene, list, dated),
            meetings: (list == ListKind::Meetings).then(|| MeetingsOfYear::new(scene, year, dated)),
            before: before.map(|(year, _)| year_link(scene, list, *year)),
            after: after.map(|(year, _)| year_link(scene, list, *year)),
        }
    }
}

fn months(scene: &Scene<'_>, list: ListKind, dated: &Dated) -> Vec<MonthGroup> {
    let group = |month: Option<Stamp>, items: &[Item]| {
        let of_kind = items.iter().copied().filter(|item| ListKind::of(*item) == list);
        let of_kind: Vec<Item> = of_kind.collect();
        MonthGroup {
            month,
            href: None,
            counts: Counts::of(scene, of_kind.iter().copied()),
            entries: scene.entries(of_kind),
        }
    };
    let months = dated.months.iter().rev();
    let months = months.map(|(month, items)| group(Some(scene.month(*month)), items));
    let all = months.chain([group(None, &dated.without_month)]);
    all.filter(|group| !group.entries.is_empty()).collect()
}
