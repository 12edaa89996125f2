//! The page of a month: all its items.

use serde::Serialize;

use crate::model::time::YearMonth;
use crate::plan::page::{Page, PageKind};
use crate::render::scene::Scene;
use crate::render::view::{Counts, Entry, Frame, Link, Stamp};

/// A month as its template sees it.
#[derive(Debug, Serialize)]
pub struct MonthView {
    /// What every page has.
    pub frame: Frame,
    /// The month.
    pub month: Stamp,
    /// The page of its year.
    pub year: Link,
    /// What it holds.
    pub counts: Counts,
    /// Its items, latest first.
    pub entries: Vec<Entry>,
    /// The month before that holds anything, in the same year.
    pub before: Option<Link>,
    /// The month after that holds anything, in the same year.
    pub after: Option<Link>,
}

impl MonthView {
    /// Makes the view of a month.
    pub fn new(scene: &Scene<'_>, page: &Page, month: YearMonth) -> Self {
        let year = scene.plan.index.years.get(&month.year());
        let items = year.and_then(|year| year.months.get(&month)).map_or(&[][..], Vec::as_slice);
        let to = |month: &YearMonth| Link {
            text: scene.month(*month).text,
            lang: None,
            href: scene.page_href(PageKind::Month(*month)),
        };
        let months = || year.into_iter().flat_map(|year| year.months.keys());
        Self {
            frame: Frame::new(scene, page),
            month: scene.month(month),
            year: Link {
                text: month.year().to_string(),
                lang: None,
                href: scene.page_href(PageKind::Year(month.year())),
            },
            counts: Counts::of(scene, items.iter().copied()),
            entries: scene.entries(items.iter().copied()),
            before: months().rfind(|other| **other < month).map(to),
            after: months().find(|other| **other > month).map(to),
        }
    }
}
