//! The bulletin as a `WebSite`.

use serde::Serialize;

use super::body::Organization;
use crate::plan::page::{Page, PageKind};
use crate::render::scene::Scene;

/// <https://schema.org/WebSite>
#[derive(Serialize)]
#[serde(tag = "@type", rename = "WebSite", rename_all = "camelCase")]
pub(super) struct WebSite {
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    publisher: Vec<Organization>,
}

impl WebSite {
    /// Names it.
    pub(super) fn named(scene: &Scene<'_>) -> Self {
        let home = scene.plan.route(PageKind::Home, scene.language).map(|route| scene.url(route));
        let name = scene.loc(&scene.b.site.title).text;
        Self { id: home.clone(), name, url: home, in_language: None, publisher: Vec::new() }
    }

    /// Tells who publishes it, for its front page.
    pub(super) fn whole(scene: &Scene<'_>, page: &Page) -> Self {
        let publishers = scene.publishers();
        Self {
            in_language: Some(page.language.code()),
            publisher: publishers.map(|no| Organization::named(scene, no)).collect(),
            ..Self::named(scene)
        }
    }
}
