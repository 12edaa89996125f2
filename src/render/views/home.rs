//! The front page: the latest, and the doors to units and years.

use serde::Serialize;

use crate::plan::page::Page;
use crate::render::scene::Scene;
use crate::render::view::{Entry, Frame, Period};
use crate::render::views::units::{self, UnitLine};
use crate::render::views::years;

/// The front page as its template sees it.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// What every page has.
    pub frame: Frame,
    /// The latest items.
    pub latest: Vec<Entry>,
    /// Units in force, in the site's order.
    pub current_units: Vec<UnitLine>,
    /// Units that have ended, in the site's order.
    pub ended_units: Vec<UnitLine>,
    /// The years that hold anything, the latest first.
    pub years: Vec<Period>,
}

impl HomeView {
    /// Makes the view of the front page.
    pub fn new(scene: &Scene<'_>, page: &Page) -> Self {
        let latest = scene.plan.index.latest.iter().copied().take(scene.b.site.lists.latest);
        let listed = scene.b.listed_units();
        let (ended, current): (Vec<_>, Vec<_>) =
            listed.into_iter().partition(|no| units::has_ended(scene, *no));
        let lines = |units: Vec<_>| units.into_iter().map(|no| units::line(scene, no)).collect();
        Self {
            frame: Frame::new(scene, page),
            latest: scene.entries(latest),
            current_units: lines(current),
            ended_units: lines(ended),
            years: years::years(scene),
        }
    }
}
