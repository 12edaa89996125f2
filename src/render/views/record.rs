//! What the pages of records say of their publication.

use crate::model::bulletin::Item;
use crate::model::record::{Attachment, Correction, Publishing, SourceNote};
use crate::plan::anchor;
use crate::render::scene::Scene;
use crate::render::view::{About, CorrectionLine, FileLine, SourceLine, Stamp, Text};

impl About {
    /// Tells how an item was published, changed and corrected.
    pub fn new(scene: &Scene<'_>, item: Item, source: Option<&SourceNote>) -> Self {
        let publishing = scene.b.publishing(item);
        let published = Some(scene.stamp(scene.b.date(item)));
        Self::of(scene, publishing, published, source)
    }

    /// Tells how any record with a page was published.
    pub fn of(
        scene: &Scene<'_>,
        publishing: &Publishing,
        published: Option<Stamp>,
        source: Option<&SourceNote>,
    ) -> Self {
        Self {
            illustration: publishing.illustration,
            waiting: scene.waiting(publishing),
            published,
            expires: publishing.expires.map(|day| scene.day(day)),
            expired: publishing.expires.is_some_and(|last| last < scene.b.today),
            changed: publishing.last_change().map(|day| scene.day(day)),
            corrections: (1..)
                .zip(&publishing.corrections)
                .map(|(n, it)| CorrectionLine::new(scene, n, it))
                .collect(),
            source: source.map(|source| source_line(scene, source)),
            attachments: publishing.attachments.iter().map(|it| attachment(scene, it)).collect(),
        }
    }
}

impl CorrectionLine {
    /// Writes the `n`th correction of a record, counted from 1.
    pub fn new(scene: &Scene<'_>, n: usize, correction: &Correction) -> Self {
        Self {
            id: anchor::correction(n),
            date: scene.day(correction.date),
            text: scene.loc(&correction.text),
            by: correction.by.as_deref().map(|by| scene.vietnamese(by)),
        }
    }
}

fn source_line(scene: &Scene<'_>, source: &SourceNote) -> SourceLine {
    SourceLine {
        name: scene.vietnamese(&source.name),
        href: source.url.clone(),
        date: source.date.map(|day| scene.day(day)),
    }
}

fn attachment(scene: &Scene<'_>, attachment: &Attachment) -> FileLine {
    file_line(scene, scene.loc(&attachment.title), &attachment.file)
}

/// Writes a file below `content/files` for a page.
pub fn file_line(scene: &Scene<'_>, title: Text, path: &str) -> FileLine {
    FileLine {
        title,
        href: scene.file_href(path).unwrap_or_default(),
        format: format_of(path),
        size: scene.stored(path).map(|stored| scene.size(stored.bytes)),
    }
}

/// Returns the ending of a file's name in capitals; empty where it has none.
pub fn format_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_uppercase())
}
