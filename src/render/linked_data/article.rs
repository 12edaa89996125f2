//! An article as a `NewsArticle`. Who wrote it is not told: the publishing body answers for it.

use serde::Serialize;

use super::body::Organization;
use super::site::WebSite;
use super::unit::AdministrativeArea;
use super::{Reference, invented};
use crate::model::article::Article;
use crate::model::bulletin::Item;
use crate::model::language::Language;
use crate::model::shelf::No;
use crate::plan::page::Page;
use crate::render::scene::Scene;
use crate::render::view::LeadingPicture;

/// <https://schema.org/NewsArticle>
#[derive(Serialize)]
#[serde(tag = "@type", rename = "NewsArticle", rename_all = "camelCase")]
pub(super) struct NewsArticle {
    #[serde(rename = "@id")]
    id: String,
    url: String,
    headline: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disambiguating_description: Option<String>,
    /// As far as it is known: a year alone is a date of ISO 8601 too.
    date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    in_language: &'static str,
    author: Organization,
    publisher: Organization,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<AdministrativeArea>,
    is_part_of: WebSite,
    /// Of the English text: the Vietnamese one.
    #[serde(skip_serializing_if = "Option::is_none")]
    translation_of_work: Option<Reference>,
    /// Of the Vietnamese text: the English one.
    #[serde(skip_serializing_if = "Option::is_none")]
    work_translation: Option<Reference>,
}

impl NewsArticle {
    pub(super) fn new(
        scene: &Scene<'_>,
        page: &Page,
        no: No<Article>,
        picture: Option<&LeadingPicture>,
    ) -> Self {
        let article = &scene.b.articles[no];
        let (text, language) = article.texts.or_source(scene.language);
        let body = scene.b.bodies.no(&article.body).expect("assembling resolved each reference");
        let url = scene.url(&page.route);
        let of_english = article.texts.en.as_ref();
        // Of two texts that are both originals neither is a translation.
        let is_translated = of_english.is_some_and(|text| {
            text.translation.as_ref().is_none_or(|it| !it.state.is("original"))
        });
        let other = scene.plan.route(page.kind, scene.language.other()).filter(|_| is_translated);
        let other = other.map(|route| Reference { id: scene.url(route) });
        let (translation_of_work, work_translation) = match scene.language {
            Language::Vi => (None, other),
            Language::En => (other, None),
        };
        Self {
            id: url.clone(),
            url,
            headline: text.title.value.clone(),
            description: text.summary.as_deref().cloned(),
            disambiguating_description: invented(scene, &article.publishing),
            date_published: article.date.value.to_string(),
            date_modified: article.publishing.last_change().map(|day| day.to_string()),
            in_language: language.code(),
            author: Organization::named(scene, body),
            publisher: Organization::named(scene, body),
            image: picture.map(|picture| picture.url.clone()),
            about: AdministrativeArea::of_item(scene, Item::Article(no)),
            is_part_of: WebSite::named(scene),
            translation_of_work,
            work_translation,
        }
    }
}
