//! Documents: their index by kind, and the page of each with all that cites it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::registry::Document;
use crate::model::shelf::No;
use crate::plan::page::Page;
use crate::render::scene::Scene;
use crate::render::view::{About, DocumentLine, Entry, Frame, Link, Stamp, Text};

/// The index of documents as its template sees it.
#[derive(Debug, Serialize)]
pub struct DocumentsView {
    /// What every page has.
    pub frame: Frame,
    /// The kinds of documents, in the order of the vocabulary.
    pub groups: Vec<DocumentGroup>,
}

/// The documents of a kind.
#[derive(Debug, Serialize)]
pub struct DocumentGroup {
    /// Thông tư, Quyết định ...
    pub label: Text,
    /// The documents, the latest first; those without a date last.
    pub documents: Vec<DocumentLine>,
}

/// A document as its template sees it.
#[derive(Debug, Serialize)]
pub struct DocumentView {
    /// What every page has.
    pub frame: Frame,
    /// Its type and number.
    pub name: Text,
    /// Its record.
    pub line: DocumentLine,
    /// How the news cite it.
    pub as_cited: Vec<Text>,
    /// Where its text is on the net.
    pub url: Option<String>,
    /// The document that it replaces.
    pub replaces: Option<Link>,
    /// Its first day in force.
    pub from: Option<Stamp>,
    /// Its last day in force.
    pub to: Option<Stamp>,
    /// Records of the news that cite it, the latest first.
    pub entries: Vec<Entry>,
    /// How it was published.
    pub about: About,
}

impl DocumentsView {
    /// Makes the view of the index.
    pub fn new(scene: &Scene<'_>, page: &Page) -> Self {
        let mut kinds: BTreeMap<_, Vec<No<Document>>> = BTreeMap::new();
        for (no, document) in scene.b.documents.numbered() {
            if scene.b.shows(&document.publishing) {
                kinds.entry(document.document_type).or_default().push(no);
            }
        }
        let groups = kinds.into_iter().map(|(kind, documents)| DocumentGroup {
            label: scene.label(kind),
            documents: lines(scene, documents),
        });
        Self { frame: Frame::new(scene, page), groups: groups.collect() }
    }
}

/// Sorts documents, the latest first; those without a date last, by number.
pub fn latest_first(scene: &Scene<'_>, mut documents: Vec<No<Document>>) -> Vec<No<Document>> {
    documents.sort_by_cached_key(|no| {
        let document = &scene.b.documents[*no];
        let day = document.date.as_ref().map(|date| date.first_day());
        (Reverse(day), document.number.clone(), *no)
    });
    documents
}

/// Writes documents, the latest first.
pub fn lines(scene: &Scene<'_>, documents: Vec<No<Document>>) -> Vec<DocumentLine> {
    latest_first(scene, documents).into_iter().map(|no| scene.document(no)).collect()
}

impl DocumentView {
    /// Makes the view of a document.
    pub fn new(scene: &Scene<'_>, page: &Page, no: No<Document>) -> Self {
        let document = &scene.b.documents[no];
        let citing = scene.plan.index.documents.get(&no).map_or(&[][..], Vec::as_slice);
        Self {
            frame: Frame::new(scene, page),
            name: scene.document_name(document),
            line: scene.document(no),
            as_cited: document.as_cited.iter().map(|text| scene.vietnamese(text)).collect(),
            url: document.url.clone(),
            replaces: scene.b.replaces(no).map(|it| scene.document_link(it)),
            from: document.in_force.from.map(|day| scene.day(day)),
            to: document.in_force.to.map(|day| scene.day(day)),
            entries: scene.entries(citing.iter().copied()),
            about: About::of(
                scene,
                &document.publishing,
                None,
                document.provenance.source.as_ref(),
            ),
        }
    }
}
