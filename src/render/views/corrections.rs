//! The page of corrections: what was wrong in what was published, and is right now.

use serde::Serialize;

use crate::model::bulletin::{Bulletin, Item};
use crate::model::record::Correction;
use crate::plan::page::Page;
use crate::render::scene::Scene;
use crate::render::view::{CorrectionLine, Entry, Frame};

/// The corrections as their template sees them.
#[derive(Debug, Serialize)]
pub struct CorrectionsView {
    /// What every page has.
    pub frame: Frame,
    /// The corrections, the latest first.
    pub corrections: Vec<Corrected>,
}

/// A correction and the record that was corrected.
#[derive(Debug, Serialize)]
pub struct Corrected {
    /// The correction.
    pub correction: CorrectionLine,
    /// The record.
    pub of: Entry,
}

impl CorrectionsView {
    /// Makes the view of the corrections.
    pub fn new(scene: &Scene<'_>, page: &Page) -> Self {
        let all = latest_first(scene.b).into_iter();
        let corrections = all.map(|(item, correction)| Corrected {
            correction: CorrectionLine::new(scene, correction),
            of: scene.entry(item, None),
        });
        Self { frame: Frame::new(scene, page), corrections: corrections.collect() }
    }
}

/// Lists the corrections of records of the news that are shown, the latest first.
pub fn latest_first(b: &Bulletin) -> Vec<(Item, &Correction)> {
    let all = b.shown_items().flat_map(|item| {
        b.publishing(item).corrections.iter().map(move |correction| (item, correction))
    });
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|(item, correction)| (std::cmp::Reverse(correction.date), *item));
    all
}
