//! A list of records in two parts: meetings that are to come, and the latest of all else.

use crate::model::bulletin::Item;
use crate::model::shelf::No;
use crate::model::unit::Unit;
use crate::render::scene::Scene;
use crate::render::view::Entry;

/// Records of a list, each in one part.
#[derive(Debug)]
pub struct Lately {
    /// Meetings that are to come, the soonest first.
    pub coming: Vec<Entry>,
    /// The latest of all else, the latest first.
    pub latest: Vec<Entry>,
}

impl Lately {
    /// Parts records that come the latest first; no part gets longer than the site's lists. On a unit's
    /// page a batch says how many count for it.
    pub fn of(
        scene: &Scene<'_>,
        items: impl Iterator<Item = Item>,
        for_unit: Option<No<Unit>>,
    ) -> Self {
        let (mut coming, latest): (Vec<_>, Vec<_>) =
            items.partition(|item| scene.b.is_to_come(*item));
        coming.sort_by_key(|item| scene.b.day(*item).first_day());
        let most = scene.b.site.lists.latest;
        let entries = |items: Vec<Item>| {
            items.into_iter().take(most).map(|item| scene.entry(item, for_unit)).collect()
        };
        Self { coming: entries(coming), latest: entries(latest) }
    }
}
