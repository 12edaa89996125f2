//! News articles and standing pages: facts in one place, words in each language.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::award::Batch;
use super::id::{Id, Kind, Origin, Record, Reference};
use super::language::Language;
use super::meeting::Meeting;
use super::prose::Prose;
use super::record::{Provenance, Publishing, References};
use super::registry::{Body, Document};
use super::time::{Day, PartialDate};
use super::unit::Unit;
use super::vocabulary::Word;
use crate::ground::source::Spanned;

/// A news article (tin, thông báo).
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Permanent.
    pub id: Id<Article>,
    /// Where it was written.
    pub origin: Origin,
    /// The day that counts for its address, the year and month pages, and the feeds.
    pub date: Spanned<PartialDate>,
    /// The day of the event, which counts for validity and order.
    pub event_date: Option<Spanned<PartialDate>>,
    /// tin, thông báo, chuyên đề, khẩn.
    pub kind: Word,
    /// The body that publishes it.
    pub body: Reference<Body>,
    /// The wards that it is about.
    pub wards: References<Unit>,
    /// Its topics, by their ids in the site's list.
    pub topics: Vec<Spanned<String>>,
    /// Meetings that it reports.
    pub meetings: References<Meeting>,
    /// Batches of awards that it reports.
    pub awards: References<Batch>,
    /// Documents that it names.
    pub documents: References<Document>,
    /// Who wrote it.
    pub author: Option<Spanned<String>>,
    /// Its figures, by id: what is the same in each language.
    pub figures: BTreeMap<String, Figure>,
    /// Its words.
    pub texts: Texts,
    /// Where its facts come from.
    pub provenance: Provenance,
    /// How it is published.
    pub publishing: Publishing,
}

/// A figure (hình) of an article; its words are in [`ArticleText`].
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The picture's file, beside the article or below `content/files`; without one only the caption
    /// is shown.
    pub src: Option<Spanned<String>>,
    /// Who made the picture.
    pub credit: Option<Spanned<String>>,
    /// What the people in it agreed to.
    pub consent: Option<String>,
}

/// The words of an article or a page, by language. The Vietnamese are always there.
#[derive(Clone, Debug, PartialEq)]
pub struct Texts {
    /// In Vietnamese, the source.
    pub vi: Arc<ArticleText>,
    /// In English.
    pub en: Option<Arc<ArticleText>>,
}

impl Texts {
    /// Returns the words of a language, if there are any.
    pub fn of(&self, language: Language) -> Option<&ArticleText> {
        match language {
            Language::Vi => Some(&self.vi),
            Language::En => self.en.as_deref(),
        }
    }

    /// Walks the words of all languages.
    pub fn all(&self) -> impl Iterator<Item = &ArticleText> {
        [Some(&*self.vi), self.en.as_deref()].into_iter().flatten()
    }

    /// Returns the words of a language, else the Vietnamese, with the language that they are in.
    pub fn or_source(&self, language: Language) -> (&ArticleText, Language) {
        self.of(language).map_or((&self.vi, Language::Vi), |text| (text, language))
    }
}

/// The words of an article or a page in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleText {
    /// The title.
    pub title: Spanned<String>,
    /// One or two sentences for lists and feeds.
    pub summary: Option<Spanned<String>>,
    /// The last part of the address, where it is not the id.
    pub slug: Option<Spanned<String>>,
    /// The words of the figures, by id.
    pub figures: BTreeMap<String, Spanned<FigureWords>>,
    /// How the text was translated; an original says nothing.
    pub translation: Option<Translation>,
    /// The text.
    pub prose: Prose,
}

/// What a figure says in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureWords {
    /// What the picture shows, for those who do not see it.
    pub alt: Option<Spanned<String>>,
    /// What stands below it.
    pub caption: Option<Spanned<String>>,
}

/// How a translation came to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    /// translated, machine, partial, original.
    pub state: Word,
    /// Who translated.
    pub by: Option<Spanned<String>>,
    /// When somebody read it over.
    pub reviewed: Option<Day>,
    /// A digest of 12 hex digits for each paragraph of the original that was translated.
    pub of: Vec<Spanned<String>>,
}

impl Article {
    /// Returns the day that counts for validity and order.
    pub fn day(&self) -> &Spanned<PartialDate> {
        self.event_date.as_ref().unwrap_or(&self.date)
    }
}

impl Record for Article {
    const KIND: Kind = Kind::Article;
    fn id(&self) -> &Id<Self> {
        &self.id
    }
    fn origin(&self) -> &Origin {
        &self.origin
    }
}

/// A record whose words lie in a file for each language.
pub trait Worded: Record + Clone {
    /// Returns its words.
    fn texts(&self) -> &Texts;

    /// Returns its words, to be changed.
    fn texts_mut(&mut self) -> &mut Texts;
}

impl Worded for Article {
    fn texts(&self) -> &Texts {
        &self.texts
    }
    fn texts_mut(&mut self) -> &mut Texts {
        &mut self.texts
    }
}

impl Worded for Page {
    fn texts(&self) -> &Texts {
        &self.texts
    }
    fn texts_mut(&mut self) -> &mut Texts {
        &mut self.texts
    }
}

/// A standing page: about, accessibility, privacy.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Permanent.
    pub id: Id<Page>,
    /// Where it was written.
    pub origin: Origin,
    /// Its place in the menu at the foot; without one it is not in it.
    pub menu_order: Option<u32>,
    /// The bodies whose functions and contacts stand below the text, from their records.
    pub bodies: References<Body>,
    /// Its words.
    pub texts: Texts,
    /// Where its facts come from.
    pub provenance: Provenance,
    /// How it is published.
    pub publishing: Publishing,
}

impl Record for Page {
    const KIND: Kind = Kind::Page;
    fn id(&self) -> &Id<Self> {
        &self.id
    }
    fn origin(&self) -> &Origin {
        &self.origin
    }
}
