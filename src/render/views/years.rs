//! The index of years, and the counting of items by kind that all lists share.

use serde::Serialize;

use crate::model::bulletin::Item;
use crate::plan::page::{Page, PageKind};
use crate::render::scene::Scene;
use crate::render::view::{Counts, Frame, Html, Period};
use crate::render::views::charted;

/// The index of years as its template sees it.
#[derive(Debug, Serialize)]
pub struct YearsView {
    /// What every page has.
    pub frame: Frame,
    /// The years that hold anything, the latest first.
    pub years: Vec<Period>,
    /// All that each year holds drawn, as SVG that a screen reader passes over; none where there are not two to compare, or too many.
    pub years_drawn: Option<Html>,
    /// What they hold together.
    pub counts: Counts,
}

impl YearsView {
    /// Makes the view of the index.
    pub fn new(scene: &Scene<'_>, page: &Page) -> Self {
        let index = &scene.plan.index;
        let years = years(scene);
        Self {
            frame: Frame::new(scene, page),
            years_drawn: charted::of_periods(&years),
            years,
            counts: Counts::of(scene, index.latest.iter().copied()),
        }
    }
}

/// Writes the years that hold anything, the latest first.
pub fn years(scene: &Scene<'_>) -> Vec<Period> {
    let years = scene.plan.index.years.iter().rev();
    years
        .map(|(year, dated)| Period {
            stamp: scene.year(*year),
            href: scene.page_href(PageKind::Year(*year)),
            counts: Counts::of(scene, dated.iter()),
        })
        .collect()
}

impl Counts {
    /// Counts items by kind.
    pub fn of(scene: &Scene<'_>, items: impl Iterator<Item = Item>) -> Self {
        let (mut articles, mut meetings, mut batches) = (0, 0, 0);
        for item in items {
            match item {
                Item::Article(_) => articles += 1,
                Item::Meeting(_) => meetings += 1,
                Item::Batch(_) => batches += 1,
            }
        }
        Self {
            all: scene.count(articles + meetings + batches),
            articles: scene.count(articles),
            meetings: scene.count(meetings),
            batches: scene.count(batches),
        }
    }
}
