//! What the pages of articles, meetings and batches say of their publication.

use crate::model::bulletin::Item;
use crate::model::record::{Attachment, Correction, Publishing, SourceNote};
use crate::read::checks::files::FILES;
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
            published,
            expires: publishing.expires.map(|day| scene.day(day)),
            expired: publishing.expires.is_some_and(|last| last < scene.b.today),
            changed: publishing.last_change().map(|day| scene.day(day)),
            corrections: publishing
                .corrections
                .iter()
                .map(|it| CorrectionLine::new(scene, it))
                .collect(),
            source: source.map(|source| source_line(scene, source)),
            attachments: publishing.attachments.iter().map(|it| attachment(scene, it)).collect(),
        }
    }
}

impl CorrectionLine {
    /// Writes a correction.
    pub fn new(scene: &Scene<'_>, correction: &Correction) -> Self {
        Self {
            date: scene.day(correction.date),
            text: scene.loc(&correction.text),
            by: correction.by.clone(),
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
    let format = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_uppercase();
    let file = scene.files.find(&format!("{FILES}{path}"));
    FileLine {
        title,
        href: scene.file_href(path).unwrap_or_default(),
        format,
        size: file.map(|file| scene.size(scene.files.size(file))),
    }
}
