//! The front page: the latest, and the doors to units and years.

use serde::Serialize;

use crate::model::bulletin::Item;
use crate::model::stage::Stage;
use crate::plan::page::{ListKind, Page, PageKind};
use crate::render::scene::Scene;
use crate::render::view::{DocumentLine, Entry, Frame, Period};
use crate::render::views::documents;
use crate::render::views::lately::Lately;
use crate::render::views::units::{self, UnitLine};
use crate::render::views::years;

/// The front page as its template sees it.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// What every page has.
    pub frame: Frame,
    /// Urgent notices that are still on, the latest first.
    pub urgent: Vec<Entry>,
    /// Meetings that are to come, the soonest first; `latest` holds none of them.
    pub coming: Vec<Entry>,
    /// The latest items.
    pub latest: Vec<Entry>,
    /// The newest batches of awards, a few.
    pub awards: Vec<Entry>,
    /// The newest documents, a few.
    pub documents: Vec<DocumentLine>,
    /// The ways to all of each: the indexes of awards, documents, units and years.
    pub doors: Doors,
    /// Units in force, in the site's order.
    pub current_units: Vec<UnitLine>,
    /// Units that have ended, in the site's order.
    pub ended_units: Vec<UnitLine>,
    /// The years that hold anything, the latest first.
    pub years: Vec<Period>,
}

/// The ways from the front page to the indexes.
#[derive(Debug, Serialize)]
pub struct Doors {
    /// All batches of awards.
    pub awards: Option<String>,
    /// All documents.
    pub documents: Option<String>,
    /// All units.
    pub units: Option<String>,
    /// All years.
    pub years: Option<String>,
}

/// How many of the newest of a kind the front page shows.
const A_FEW: usize = 5;

impl HomeView {
    /// Makes the view of the front page.
    pub fn new(scene: &Scene<'_>, page: &Page) -> Self {
        let lately = Lately::of(scene, scene.plan.index.latest.iter().copied(), None);
        let listed = scene.b.listed_units();
        let at = |stage| units::at(scene, &listed, stage);
        Self {
            frame: Frame::new(scene, page),
            urgent: scene.entries(urgent(scene)),
            coming: lately.coming,
            latest: lately.latest,
            awards: scene.entries(newest_batches(scene)),
            documents: newest_documents(scene),
            doors: Doors {
                awards: scene.page_href(PageKind::List(ListKind::Batches)),
                documents: scene.page_href(PageKind::Documents),
                units: scene.page_href(PageKind::Units),
                years: scene.page_href(PageKind::Years),
            },
            current_units: at(Stage::Here),
            ended_units: at(Stage::Over),
            years: years::years(scene),
        }
    }
}

fn newest_batches(scene: &Scene<'_>) -> Vec<Item> {
    let batches = scene.plan.index.latest.iter().filter(|item| matches!(item, Item::Batch(_)));
    batches.take(A_FEW).copied().collect()
}

fn newest_documents(scene: &Scene<'_>) -> Vec<DocumentLine> {
    let dated = scene.b.documents.numbered().filter(|(_, it)| it.date.is_some());
    let shown = dated.filter(|(_, it)| scene.b.shows(&it.publishing)).map(|(no, _)| no);
    let mut newest = documents::latest_first(scene, shown.collect());
    newest.truncate(A_FEW);
    newest.into_iter().map(|no| scene.document(no)).collect()
}

/// An urgent notice is on from its date to the last day that it counts, or for good where it has none.
fn urgent(scene: &Scene<'_>) -> Vec<Item> {
    let b = scene.b;
    let is_on = |item: &Item| match item {
        Item::Article(no) => {
            let article = &b.articles[*no];
            let last = article.publishing.expires;
            article.kind.is("khan")
                && article.date.first_day() <= b.today
                && last.is_none_or(|last| b.today <= last)
        }
        _ => false,
    };
    scene.plan.index.latest.iter().copied().filter(is_on).collect()
}
