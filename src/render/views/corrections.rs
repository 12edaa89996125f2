//! The page of corrections: what was wrong in what was published, and is right now.

use serde::Serialize;

use crate::plan::page::Page;
use crate::plan::record::{self, Numbered};
use crate::render::scene::Scene;
use crate::render::view::{CorrectionLine, Frame, Link, Text, Waiting};
use crate::render::views::frame::kind_name;

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
    /// The kind of the record's page: `article`, `body`, `standing` ...
    pub kind: &'static str,
    /// What the record is in words.
    pub label: Text,
    /// Its title or name, which leads to its page.
    pub title: Link,
    /// Whether it has no page in this language, and leads to the Vietnamese one.
    pub untranslated: bool,
    /// Invented to illustrate.
    pub illustration: bool,
    /// In a preview alone: that it is still to come.
    pub waiting: Option<Waiting>,
}

impl CorrectionsView {
    /// Makes the view of the corrections.
    pub fn new(scene: &Scene<'_>, page: &Page) -> Self {
        let all = record::corrections(scene.b).into_iter();
        let corrections = all.map(|it| corrected(scene, it)).collect();
        Self { frame: Frame::new(scene, page), corrections }
    }
}

fn corrected(scene: &Scene<'_>, it: Numbered<'_>) -> Corrected {
    let (title, label) = scene.record_title(it.of);
    let route = scene.plan.nearest_route(it.of, scene.language);
    let publishing = record::publishing(scene.b, it.of);
    Corrected {
        correction: CorrectionLine::new(scene, it.n, it.correction),
        kind: kind_name(it.of),
        label,
        title: Link {
            text: title.text,
            lang: title.lang,
            href: route.map(|(route, _)| scene.href(route)),
        },
        untranslated: route.is_some_and(|(_, language)| language != scene.language),
        illustration: publishing.is_some_and(|it| it.illustration),
        waiting: publishing.and_then(|it| scene.waiting(it)),
    }
}
