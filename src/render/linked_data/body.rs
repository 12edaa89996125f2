//! A body as an organization: of government, or beside it. Who works there is not told.

use serde::Serialize;

use super::unit::AdministrativeArea;
use super::{name_and_url, words};
use crate::model::registry::{Body, Contact};
use crate::model::shelf::No;
use crate::render::scene::Scene;

/// Kinds of bodies that are not of government: of the Party, of the people, and those of which it is not known.
const BESIDE: [&str; 5] = ["mttq", "dang-uy", "doan-the", "as-stated", "other"];

/// A body by its kind.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) enum Organization {
    /// <https://schema.org/GovernmentOrganization>
    #[serde(rename = "GovernmentOrganization")]
    Government(Box<Facts>),
    /// <https://schema.org/Organization>
    #[serde(rename = "Organization")]
    Other(Box<Facts>),
}

/// What is told of a body; where it is only named, its name and its page.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Facts {
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area_served: Option<AdministrativeArea>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_organization: Option<Organization>,
    #[serde(skip_serializing_if = "Option::is_none")]
    founding_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dissolution_date: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contact_point: Vec<ContactPoint>,
    /// Its own site.
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<String>,
}

/// <https://schema.org/ContactPoint>
#[derive(Serialize)]
#[serde(tag = "@type", rename = "ContactPoint", rename_all = "camelCase")]
struct ContactPoint {
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
}

impl Organization {
    /// Names a body.
    pub(super) fn named(scene: &Scene<'_>, no: No<Body>) -> Self {
        let (name, url) = name_and_url(scene, scene.body_of(no));
        let facts = Facts { id: url.clone(), name, url, ..Facts::default() };
        Self::of_kind(&scene.b.bodies[no], facts)
    }

    /// Tells all that its page tells.
    pub(super) fn whole(scene: &Scene<'_>, no: No<Body>) -> Self {
        let body = &scene.b.bodies[no];
        let (name, url) = name_and_url(scene, scene.body_of(no));
        let unit = body.unit.as_ref().and_then(|unit| scene.b.units.no(unit));
        let above = body.parent.as_ref().and_then(|above| scene.b.bodies.no(above));
        let reached = body.contacts.iter().filter(|it| it.phone.is_some() || it.email.is_some());
        let period = scene.b.told_period_of_body(no);
        let facts = Facts {
            id: url.clone(),
            name,
            url,
            description: body.functions.as_ref().map(|it| words(scene.loc(it))),
            area_served: unit.map(|unit| AdministrativeArea::named(scene, unit)),
            parent_organization: above.map(|above| Self::named(scene, above)),
            founding_date: period.from.map(|day| day.to_string()),
            dissolution_date: period.to.map(|day| day.to_string()),
            contact_point: reached.map(|contact| contact_point(scene, contact)).collect(),
            same_as: body.url.clone(),
        };
        Self::of_kind(body, facts)
    }

    fn of_kind(body: &Body, facts: Facts) -> Self {
        match BESIDE.contains(&body.kind.id()) {
            true => Self::Other(Box::new(facts)),
            false => Self::Government(Box::new(facts)),
        }
    }
}

fn contact_point(scene: &Scene<'_>, contact: &Contact) -> ContactPoint {
    ContactPoint {
        contact_type: contact.office.as_ref().map(|office| words(scene.loc(office))),
        telephone: contact.phone.clone(),
        email: contact.email.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::BESIDE;
    use crate::model::vocabulary::List;

    #[test]
    fn each_kind_beside_government_is_a_kind() {
        assert!(BESIDE.iter().all(|id| List::BodyKind.word(id).is_some()));
    }
}
