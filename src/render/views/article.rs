//! The page of an article.

use serde::Serialize;

use crate::model::article::{Article, ArticleText};
use crate::model::bulletin::Item;
use crate::model::language::Words;
use crate::model::shelf::No;
use crate::plan::page::Page;
use crate::render::scene::Scene;
use crate::render::view::{About, DocumentLine, Entry, Frame, Html, Link, Stamp, Text};

/// An article as its template sees it.
#[derive(Debug, Serialize)]
pub struct ArticleView {
    /// What every page has.
    pub frame: Frame,
    /// Its title.
    pub title: Text,
    /// What it is: news, a notice ...
    pub label: Text,
    /// The date that it counts under.
    pub date: Stamp,
    /// The day of the event, where it is another.
    pub event_date: Option<Stamp>,
    /// The publishing body.
    pub body: Link,
    /// The wards that it is about.
    pub wards: Vec<Link>,
    /// Its topics.
    pub topics: Vec<Text>,
    /// Who wrote it.
    pub author: Option<Text>,
    /// One or two sentences.
    pub summary: Option<Text>,
    /// Its text.
    pub prose: Html,
    /// Meetings, batches and articles that it is linked with, and those of its event.
    pub related: Vec<Entry>,
    /// Documents that it names.
    pub documents: Vec<DocumentLine>,
    /// How the text was translated.
    pub translation: Option<TranslationLine>,
    /// How it was published.
    pub about: About,
}

/// How a translation came to be.
#[derive(Debug, Serialize)]
pub struct TranslationLine {
    /// "translation", "machine translation".
    pub state: Text,
    /// Who translated.
    pub by: Option<String>,
    /// When somebody read it over.
    pub reviewed: Option<Stamp>,
}

impl ArticleView {
    /// Makes the view of an article; `prose` is its text in HTML.
    pub fn new(scene: &Scene<'_>, page: &Page, no: No<Article>, prose: Html) -> Self {
        let article = &scene.b.articles[no];
        let item = Item::Article(no);
        let (text, language) = article.texts.or_source(scene.language);
        let words = |text| scene.text(Words { text, language });
        Self {
            frame: Frame::new(scene, page),
            title: words(&text.title),
            label: scene.label(article.kind),
            date: scene.stamp(article.date.value),
            event_date: article.event_date.as_ref().map(|date| scene.stamp(date.value)),
            body: scene.body(&article.body),
            wards: scene.units(&article.wards),
            topics: topics(scene, article),
            author: article.author.as_deref().map(|author| scene.vietnamese(author)),
            summary: text.summary.as_deref().map(String::as_str).map(words),
            prose,
            related: scene.entries(scene.b.of_event(item)),
            documents: scene.b.related_documents(item).map(|no| scene.document(no)).collect(),
            translation: translation(scene, text),
            about: About::new(scene, item, article.provenance.source.as_ref()),
        }
    }
}

fn topics(scene: &Scene<'_>, article: &Article) -> Vec<Text> {
    let known = article.topics.iter().filter_map(|topic| scene.b.site.topics.get(&topic.value));
    known.map(|label| scene.loc(label)).collect()
}

fn translation(scene: &Scene<'_>, text: &ArticleText) -> Option<TranslationLine> {
    let translation = text.translation.as_ref()?;
    Some(TranslationLine {
        state: scene.label(translation.state),
        by: translation.by.as_deref().cloned(),
        reviewed: translation.reviewed.map(|day| scene.day(day)),
    })
}
