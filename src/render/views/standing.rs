//! A standing page: about, accessibility, privacy.

use serde::Serialize;

use crate::model::article::Page as StandingPage;
use crate::model::language::Words;
use crate::model::shelf::No;
use crate::plan::page::Page;
use crate::render::scene::Scene;
use crate::render::view::{About, BodyCard, Frame, Html, Text};
use crate::render::views::bodies;

/// A standing page as its template sees it.
#[derive(Debug, Serialize)]
pub struct StandingView {
    /// What every page has.
    pub frame: Frame,
    /// Its title.
    pub title: Text,
    /// One or two sentences.
    pub summary: Option<Text>,
    /// Its text.
    pub prose: Html,
    /// The bodies whose records stand below the text.
    pub bodies: Vec<BodyCard>,
    /// How it was published.
    pub about: About,
}

impl StandingView {
    /// Makes the view of a standing page; `prose` is its text in HTML.
    pub fn new(scene: &Scene<'_>, page: &Page, no: No<StandingPage>, prose: Html) -> Self {
        let standing = &scene.b.pages[no];
        let (text, language) = standing.texts.or_source(scene.language);
        let words = |text| scene.text(Words { text, language });
        let named = standing.bodies.iter().filter_map(|body| scene.b.bodies.no(body));
        Self {
            frame: Frame::new(scene, page),
            title: words(&text.title),
            summary: text.summary.as_deref().map(String::as_str).map(words),
            prose,
            bodies: named.map(|no| bodies::card(scene, no)).collect(),
            about: About::of(
                scene,
                &standing.publishing,
                None,
                standing.provenance.source.as_ref(),
            ),
        }
    }
}
