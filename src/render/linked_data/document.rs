//! A document as `Legislation`. Its force is told only where its days tell it.

use serde::Serialize;

use super::body::Organization;
use super::{Reference, words};
use crate::model::language::Language;
use crate::model::registry::Document;
use crate::model::shelf::No;
use crate::plan::page::{Page, PageKind};
use crate::render::scene::Scene;

/// <https://schema.org/Legislation>
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Legislation", rename_all = "camelCase")]
pub(super) struct Legislation {
    #[serde(rename = "@id")]
    id: String,
    url: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_identifier: Option<String>,
    legislation_type: String,
    /// The day it was signed, as far as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_date: Option<String>,
    legislation_passed_by: Organization,
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_date_of_applicability: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_legal_force: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_repeals: Option<Reference>,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<MediaObject>,
    /// Where its text is on the net.
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<String>,
}

/// <https://schema.org/MediaObject>
#[derive(Serialize)]
#[serde(tag = "@type", rename = "MediaObject", rename_all = "camelCase")]
struct MediaObject {
    content_url: String,
}

impl Legislation {
    pub(super) fn new(scene: &Scene<'_>, page: &Page, no: No<Document>) -> Self {
        let document = &scene.b.documents[no];
        let issuer = scene.b.bodies.no(&document.issuer);
        let file = document.file.as_ref().and_then(|file| scene.file_href(file));
        let old = scene.b.replaces(no).map(PageKind::Document);
        let old = old.and_then(|old| scene.plan.route(old, scene.language));
        let url = scene.url(&page.route);
        Self {
            id: url.clone(),
            url,
            name: words(scene.document_name(document)),
            legislation_identifier: document.number.clone(),
            legislation_type: words(scene.label(document.document_type)),
            legislation_date: document.date.as_ref().map(|date| date.value.to_string()),
            legislation_passed_by: Organization::named(
                scene,
                issuer.expect("assembling resolved each reference"),
            ),
            legislation_date_of_applicability: document.in_force.from.map(|day| day.to_string()),
            legislation_legal_force: force(scene, no),
            legislation_repeals: old.map(|route| Reference { id: scene.url(route) }),
            summary: document.summary.as_ref().map(|summary| words(scene.loc(summary))),
            in_language: Language::Vi.code(),
            encoding: file.map(|file| MediaObject { content_url: scene.whole(&file) }),
            same_as: document.url.clone(),
        }
    }
}

/// Tells whether a document is in force today: by its own days, and by the document that replaces it. Where neither says
/// it, nobody is told.
fn force(scene: &Scene<'_>, no: No<Document>) -> Option<&'static str> {
    let today = scene.b.today;
    let period = scene.b.documents[no].in_force.period;
    let new = scene.b.replaced_by(no).map(|new| scene.b.documents[new].in_force.from);
    let is_replaced = new.is_some_and(|from| from.is_none_or(|from| from <= today));
    match (period.from, period.to) {
        _ if !period.contains(today) || is_replaced => Some("https://schema.org/NotInForce"),
        (None, _) => None,
        _ => Some("https://schema.org/InForce"),
    }
}
