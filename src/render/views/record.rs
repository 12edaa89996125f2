//! What the pages of articles, meetings and batches say of their publication.

use crate::model::bulletin::Item;
use crate::model::record::{Attachment, Publishing, SourceNote};
use crate::render::scene::Scene;
use crate::render::view::{About, CorrectionLine, FileLine, SourceLine, Text};

impl About {
    /// Tells how an item was published, changed and corrected.
    pub fn new(scene: &Scene<'_>, item: Item, source: Option<&SourceNote>) -> Self {
        let publishing = scene.b.publishing(item);
        Self {
            illustration: publishing.illustration,
            published: scene.stamp(scene.b.date(item)),
            changed: publishing.last_change().map(|day| scene.day(day)),
            corrections: corrections(scene, publishing),
            source: source.map(|source| source_line(scene, source)),
            attachments: publishing.attachments.iter().map(|it| attachment(scene, it)).collect(),
        }
    }
}

fn corrections(scene: &Scene<'_>, publishing: &Publishing) -> Vec<CorrectionLine> {
    let line = |correction: &crate::model::record::Correction| CorrectionLine {
        date: scene.day(correction.date),
        text: scene.loc(&correction.text),
        by: correction.by.clone(),
    };
    publishing.corrections.iter().map(line).collect()
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
    FileLine { title, href: scene.file_href(path).unwrap_or_default(), format }
}
