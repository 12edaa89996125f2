//! The records that have pages of their own: how each is published, and where its page lies. What stands
//! on the pages is no matter of this file.

use std::cmp::Reverse;

use super::page::PageKind;
use super::route::{BadPart, Route};
use crate::ground::diagnostic::Value;
use crate::ground::source::{Span, Spanned};
use crate::ground::text::nearest::nearest;
use crate::model::bulletin::{Bulletin, Item};
use crate::model::id::{Id, Kind};
use crate::model::language::Language;
use crate::model::record::{Correction, Publishing, Slugs};
use crate::read::checks::meant;

/// Walks all records that can have a page, shown today or not, in the order of their kinds.
pub fn all(b: &Bulletin) -> impl Iterator<Item = (PageKind, &Publishing)> {
    let items = b.items().map(|item| (PageKind::from(item), b.publishing(item)));
    let units = b.units.numbered().map(|(no, it)| (PageKind::Unit(no), &it.publishing));
    let bodies = b.bodies.numbered().map(|(no, it)| (PageKind::Body(no), &it.publishing));
    let documents = b.documents.numbered().map(|(no, it)| (PageKind::Document(no), &it.publishing));
    let pages = b.pages.numbered().map(|(no, it)| (PageKind::Standing(no), &it.publishing));
    items.chain(units).chain(bodies).chain(documents).chain(pages)
}

/// Returns how the record of a page is published; none for pages that are no record's.
pub fn publishing(b: &Bulletin, kind: PageKind) -> Option<&Publishing> {
    match kind {
        PageKind::Unit(no) => Some(&b.units[no].publishing),
        PageKind::Body(no) => Some(&b.bodies[no].publishing),
        PageKind::Document(no) => Some(&b.documents[no].publishing),
        PageKind::Standing(no) => Some(&b.pages[no].publishing),
        kind => kind.item().map(|item| b.publishing(item)),
    }
}

/// Returns the year that a record's page belongs to, where it stands in an archive copy of another one: it came along because
/// something there refers to it.
pub fn other_year(b: &Bulletin, kind: PageKind) -> Option<u16> {
    let archive = b.archive.as_ref()?;
    let year = match kind {
        PageKind::Document(no) => b.documents[no].date.as_ref()?.value.year(),
        kind => b.date(kind.item()?).year(),
    };
    (!archive.period.holds(year)).then_some(year)
}

/// Finds the page of a record by its kind and id; whether it has one today is the plan's question.
pub fn find(b: &Bulletin, kind: Kind, id: &str) -> Option<PageKind> {
    match kind {
        Kind::Article => b.articles.no(&Id::new(id)).map(PageKind::Article),
        Kind::Meeting => b.meetings.no(&Id::new(id)).map(PageKind::Meeting),
        Kind::Batch => b.batches.no(&Id::new(id)).map(PageKind::Batch),
        Kind::Unit => b.units.no(&Id::new(id)).map(PageKind::Unit),
        Kind::Body => b.bodies.no(&Id::new(id)).map(PageKind::Body),
        Kind::Document => b.documents.no(&Id::new(id)).map(PageKind::Document),
        Kind::Page => b.pages.no(&Id::new(id)).map(PageKind::Standing),
        Kind::Person => None,
    }
}

/// Finds the first kind that has a record of an id.
pub fn kind_of(b: &Bulletin, id: &str) -> Option<Kind> {
    Kind::WITH_PAGES.into_iter().find(|kind| find(b, *kind, id).is_some())
}

/// Finds the record nearest to one that is not there, as links name it: `meeting:id`. What another kind has is the nearest.
pub fn near(b: &Bulletin, kind: &str, id: &str) -> Option<String> {
    let own = Kind::with_page(kind)?;
    if find(b, own, id).is_none()
        && let Some(other) = kind_of(b, id)
    {
        return Some(format!("{}:{id}", other.word()));
    }
    let near = match own {
        Kind::Article => nearest(id, b.articles.iter().map(|it| it.id.as_str())),
        Kind::Meeting => nearest(id, b.meetings.iter().map(|it| it.id.as_str())),
        Kind::Batch => nearest(id, b.batches.iter().map(|it| it.id.as_str())),
        Kind::Unit => return Some(format!("{kind}:{}", meant::unit(b, id)?)),
        Kind::Body => nearest(id, b.bodies.iter().map(|it| it.id.as_str())),
        Kind::Document => nearest(id, b.documents.iter().map(|it| it.id.as_str())),
        Kind::Page => nearest(id, b.pages.iter().map(|it| it.id.as_str())),
        Kind::Person => None,
    };
    near.map(|id| format!("{kind}:{id}"))
}

/// Returns where the record of a page was written; none for pages that are no record's.
pub fn written_at(b: &Bulletin, kind: PageKind) -> Option<Span> {
    Some(match kind {
        PageKind::Article(no) => b.articles[no].origin.at,
        PageKind::Meeting(no) => b.meetings[no].origin.at,
        PageKind::Batch(no) => b.batches[no].origin.at,
        PageKind::Unit(no) => b.units[no].origin.at,
        PageKind::Body(no) => b.bodies[no].origin.at,
        PageKind::Document(no) => b.documents[no].origin.at,
        PageKind::Standing(no) => b.pages[no].origin.at,
        _ => return None,
    })
}

/// A correction with the page of its record and its number there.
#[derive(Clone, Copy)]
pub struct Numbered<'b> {
    /// The page of the record.
    pub of: PageKind,
    /// Its number among the record's, from 1.
    pub n: usize,
    /// The correction.
    pub correction: &'b Correction,
}

/// Lists the corrections of all records that are shown, the latest first; of a record's own on one day the
/// later one first.
pub fn corrections(b: &Bulletin) -> Vec<Numbered<'_>> {
    let shown = all(b).filter(|(_, publishing)| b.shows(publishing));
    let numbered = shown.flat_map(|(of, publishing)| {
        let own = (1..).zip(&publishing.corrections);
        own.map(move |(n, correction)| Numbered { of, n, correction })
    });
    let mut all: Vec<_> = numbered.collect();
    all.sort_by_key(|it| (Reverse(it.correction.date), it.of, Reverse(it.n)));
    all
}

/// Where the page of a record lies in a language.
pub(super) struct RecordPlace {
    /// The parts of its address, without the language.
    pub parts: Vec<String>,
    /// What messages call it.
    pub name: Value,
    /// Where its address is decided.
    pub at: Span,
}

impl RecordPlace {
    /// Finds the place of a record; none where it has no words in the language.
    pub(super) fn of(b: &Bulletin, kind: PageKind, language: Language) -> Option<Self> {
        if let Some(item) = kind.item() {
            return Self::of_item(b, item, language);
        }
        let names = b.site.segments(language);
        let (segment, kind_of, id, slugs, at) = match kind {
            PageKind::Unit(no) => {
                let unit = &b.units[no];
                (&names.units, Kind::Unit, unit.id.as_str(), &unit.slugs, unit.origin.at)
            }
            PageKind::Body(no) => {
                let body = &b.bodies[no];
                (&names.bodies, Kind::Body, body.id.as_str(), &body.slugs, body.origin.at)
            }
            PageKind::Document(no) => {
                let document = &b.documents[no];
                let id = document.id.as_str();
                (&names.documents, Kind::Document, id, &document.slugs, document.origin.at)
            }
            PageKind::Standing(no) => {
                let page = &b.pages[no];
                let slug = page.texts.of(language)?.slug.as_ref();
                let (slug, at) = written(slug, page.id.as_str(), page.origin.at);
                let name = record_name(Kind::Page, page.id.as_str());
                return Some(Self { parts: vec![slug.to_owned()], name, at });
            }
            _ => return None,
        };
        let (slug, at) = by_slugs(slugs, language, id, at);
        let parts = [segment, slug].map(str::to_owned).to_vec();
        Some(Self { parts, name: record_name(kind_of, id), at })
    }

    fn of_item(b: &Bulletin, item: Item, language: Language) -> Option<Self> {
        let names = b.site.segments(language);
        let id = b.item_id(item);
        let (segment, kind_of, (slug, at)) = match item {
            Item::Article(no) => {
                let article = &b.articles[no];
                let slug = article.texts.of(language)?.slug.as_ref();
                (&names.articles, Kind::Article, written(slug, id, article.origin.at))
            }
            Item::Meeting(no) => {
                let meeting = &b.meetings[no];
                let place = by_slugs(&meeting.slugs, language, id, meeting.origin.at);
                (&names.meetings, Kind::Meeting, place)
            }
            Item::Batch(no) => {
                let batch = &b.batches[no];
                let place = by_slugs(&batch.slugs, language, id, batch.origin.at);
                (&names.awards, Kind::Batch, place)
            }
        };
        let year = b.date(item).year().to_string();
        let parts = vec![segment.clone(), year, slug.to_owned()];
        Some(Self { parts, name: record_name(kind_of, id), at })
    }

    /// Makes the address.
    ///
    /// # Errors
    ///
    /// A part that cannot stand in one.
    pub(super) fn route(&self, language: Language) -> Result<Route, BadPart> {
        let parts: Vec<&str> = self.parts.iter().map(String::as_str).collect();
        Route::page(&with_prefix(language, &parts))
    }
}

/// Puts the part of the language in front.
pub(super) fn with_prefix<'p>(language: Language, parts: &[&'p str]) -> Vec<&'p str> {
    let prefix = match language {
        Language::Vi => None,
        Language::En => Some("en"),
    };
    prefix.into_iter().chain(parts.iter().copied()).collect()
}

/// The slug as it was written, else the id, with the place that decides it.
fn written<'b>(slug: Option<&'b Spanned<String>>, id: &'b str, at: Span) -> (&'b str, Span) {
    slug.map_or((id, at), |slug| (slug.value.as_str(), slug.span))
}

fn by_slugs<'b>(slugs: &'b Slugs, language: Language, id: &'b str, at: Span) -> (&'b str, Span) {
    (slugs.of(language, id), slugs.span(language).unwrap_or(at))
}

/// Names a record in messages.
fn record_name(kind: Kind, id: &str) -> Value {
    let (vi, en) = kind.names();
    Value::words(format!("{vi} `{id}`"), format!("the {en} `{id}`"))
}
