//! A unit as an `AdministrativeArea`.

use serde::Serialize;

use super::name_and_url;
use crate::model::bulletin::Item;
use crate::model::shelf::No;
use crate::model::unit::Unit;
use crate::render::scene::Scene;

/// <https://schema.org/AdministrativeArea>
#[derive(Serialize)]
#[serde(tag = "@type", rename = "AdministrativeArea", rename_all = "camelCase")]
pub(super) struct AdministrativeArea {
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// The statistics office's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<String>,
    /// The unit above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    contained_in_place: Option<Box<AdministrativeArea>>,
}

impl AdministrativeArea {
    /// Names a unit.
    pub(super) fn named(scene: &Scene<'_>, no: No<Unit>) -> Self {
        let (name, url) = name_and_url(scene, scene.unit(no));
        Self { id: url.clone(), name, url, identifier: None, contained_in_place: None }
    }

    /// Tells all that its page tells.
    pub(super) fn whole(scene: &Scene<'_>, no: No<Unit>) -> Self {
        let unit = &scene.b.units[no];
        let above = unit.parent.as_ref().and_then(|above| scene.b.units.no(above));
        Self {
            identifier: unit.code.clone(),
            contained_in_place: above.map(|above| Box::new(Self::named(scene, above))),
            ..Self::named(scene, no)
        }
    }

    /// Names the units that an item belongs to.
    pub(super) fn of_item(scene: &Scene<'_>, item: Item) -> Vec<Self> {
        scene.b.units_of(item).into_iter().map(|no| Self::named(scene, no)).collect()
    }
}
