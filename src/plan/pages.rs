//! Which pages a bulletin has, and where each lies.

use std::collections::BTreeMap;

use super::claim::{Claim, SitemapPart};
use super::index::{Dated, Index};
use super::page::{ListKind, PageKind};
use super::route::{BadPart, Route};
use crate::ground::diagnostic::Value;
use crate::ground::source::{Span, Spanned};
use crate::model::bulletin::{Bulletin, Item};
use crate::model::id::{Kind, Record};
use crate::model::language::Language;
use crate::model::record::{Publication, Publishing, Slugs};
use crate::model::shelf::No;
use crate::model::site::Segments;
use crate::model::unit::Unit;

/// Lists every page that a bulletin wants, in a fixed order.
pub(super) fn claims(
    bulletin: &Bulletin,
    index: &Index,
    aliases: &mut Vec<(PageKind, Language)>,
) -> Vec<Claim> {
    let mut all = Vec::new();
    for language in bulletin.site.languages.iter().copied() {
        let mut claims = Claims::new(bulletin, index, language);
        claims.fixed();
        claims.items();
        claims.units();
        claims.years();
        claims.lists();
        claims.registry();
        claims.standing();
        all.append(&mut claims.all);
    }
    all.extend(alias_claims(bulletin, aliases));
    all.push(file_claim(Language::Vi, PageKind::SitemapIndex, &["sitemap.xml"]));
    all.push(file_claim(Language::Vi, PageKind::Robots, &["robots.txt"]));
    all
}

struct Claims<'c> {
    b: &'c Bulletin,
    index: &'c Index,
    language: Language,
    names: &'c Segments,
    all: Vec<Claim>,
}

impl<'c> Claims<'c> {
    fn new(b: &'c Bulletin, index: &'c Index, language: Language) -> Self {
        Self { b, index, language, names: b.site.segments(language), all: Vec::new() }
    }

    fn page(&mut self, kind: PageKind, parts: &[&str], name: Value, at: Option<Span>) {
        let route = Route::page(&with_prefix(self.language, parts));
        self.all.push(Claim { route, language: self.language, kind, name, at });
    }

    fn file(&mut self, kind: PageKind, parts: &[&str]) {
        self.all.push(file_claim(self.language, kind, &with_prefix(self.language, parts)));
    }

    fn fixed(&mut self) {
        let names = self.names;
        self.page(PageKind::Home, &[], Value::words("trang chủ", "the home page"), None);
        let units = Value::words("trang các đơn vị", "the page of units");
        self.page(PageKind::Units, &[&names.units], units, None);
        let years = Value::words("trang các năm", "the page of years");
        self.page(PageKind::Years, &[&names.years], years, None);
        self.file(PageKind::NotFound, &["404.html"]);
        self.file(PageKind::Feed, &["feed.xml"]);
    }

    fn items(&mut self) {
        let shown = self.b.shown_items().filter(|item| self.b.item_speaks(*item, self.language));
        for item in shown.collect::<Vec<_>>() {
            let place = ItemPlace::of(self.b, item, self.language);
            let (year, name) = (place.year.to_string(), place.name());
            self.page(item.into(), &[place.segment, &year, place.slug], name, Some(place.at));
        }
    }

    fn units(&mut self) {
        for (no, unit) in self.b.units.numbered() {
            if !unit.publishing.is_shown(self.b.today) {
                continue;
            }
            let slug = unit.slugs.of(self.language, unit.id.as_str());
            let at = unit.slugs.span(self.language).unwrap_or(unit.origin.at);
            let parts = [&self.names.units, slug];
            self.page(PageKind::Unit(no), &parts, record_name(Kind::Unit, &unit.id), Some(at));
            self.file(PageKind::UnitFeed(no), &[parts[0], slug, "feed.xml"]);
            for (year, dated) in self.index.years_of(no) {
                self.unit_year(no, slug, year, dated);
            }
        }
    }

    /// A unit's year is one page; above the site's limit its months have pages too.
    fn unit_year(&mut self, no: No<Unit>, slug: &str, year: u16, dated: &Dated) {
        let year_text = year.to_string();
        let units = &self.names.units;
        self.page(PageKind::UnitYear(no, year), &[units, slug, &year_text], year_name(year), None);
        if dated.len() > self.b.site.lists.split {
            for month in dated.months.keys() {
                let name = format!("{:02}", month.month());
                let kind = PageKind::UnitMonth(no, *month);
                self.page(kind, &[units, slug, &year_text, &name], year_name(year), None);
            }
        }
    }

    /// The lists of a kind of record, and its years that hold any.
    fn lists(&mut self) {
        let names = self.names;
        for list in ListKind::ALL {
            let segment = list_segment(names, list);
            self.page(PageKind::List(list), &[segment], list_name(list), None);
            for (year, dated) in self.index.years.iter().filter(|_| list.has_years()) {
                if dated.iter().any(|item| ListKind::of(item) == list) {
                    let parts = [segment, &year.to_string()];
                    self.page(PageKind::ListYear(list, *year), &parts, year_name(*year), None);
                }
            }
        }
    }

    fn registry(&mut self) {
        let names = self.names;
        let bodies = Value::words("trang các cơ quan", "the page of bodies");
        self.page(PageKind::Bodies, &[&names.bodies], bodies, None);
        for (no, it) in self.b.bodies.numbered() {
            self.record(PageKind::Body(no), &names.bodies, it, &it.slugs, &it.publishing);
        }
        let documents = Value::words("trang các văn bản", "the page of documents");
        self.page(PageKind::Documents, &[&names.documents], documents, None);
        for (no, it) in self.b.documents.numbered() {
            self.record(PageKind::Document(no), &names.documents, it, &it.slugs, &it.publishing);
        }
        let corrections = Value::words("trang đính chính", "the page of corrections");
        self.page(PageKind::Corrections, &[&names.corrections], corrections, None);
        self.file(PageKind::CorrectionsFeed, &[&names.corrections, "feed.xml"]);
    }

    /// The page of a record of the registry, where it is shown.
    fn record<T: Record>(
        &mut self,
        kind: PageKind,
        segment: &str,
        record: &T,
        slugs: &Slugs,
        publishing: &Publishing,
    ) {
        if publishing.is_shown(self.b.today) {
            let slug = slugs.of(self.language, record.id().as_str());
            let at = slugs.span(self.language).unwrap_or(record.origin().at);
            self.page(kind, &[segment, slug], record_name(T::KIND, record.id()), Some(at));
        }
    }

    fn standing(&mut self) {
        for (no, page) in self.b.pages.numbered() {
            if !page.publishing.is_shown(self.b.today) {
                continue;
            }
            if let Some(text) = page.texts.of(self.language) {
                let slug = text.slug.as_ref().map_or(page.id.as_str(), |slug| slug.value.as_str());
                let at = text.slug.as_ref().map_or(page.origin.at, |slug| slug.span);
                let name = record_name(Kind::Page, &page.id);
                self.page(PageKind::Standing(no), &[slug], name, Some(at));
            }
        }
    }

    fn years(&mut self) {
        for (year, dated) in &self.index.years {
            let year_text = year.to_string();
            let years = &self.names.years;
            self.page(PageKind::Year(*year), &[years, &year_text], year_name(*year), None);
            for month in dated.months.keys() {
                let name = format!("{:02}", month.month());
                self.page(
                    PageKind::Month(*month),
                    &[years, &year_text, &name],
                    year_name(*year),
                    None,
                );
            }
        }
    }
}

fn list_segment(names: &Segments, list: ListKind) -> &str {
    match list {
        ListKind::Articles => &names.articles,
        ListKind::Meetings => &names.meetings,
        ListKind::Batches => &names.awards,
    }
}

fn with_prefix<'p>(language: Language, parts: &[&'p str]) -> Vec<&'p str> {
    let prefix = match language {
        Language::Vi => None,
        Language::En => Some("en"),
    };
    prefix.into_iter().chain(parts.iter().copied()).collect()
}

fn file_claim(language: Language, kind: PageKind, parts: &[&str]) -> Claim {
    let name = Value::from(parts.join("/"));
    Claim { route: Route::file(parts), language, kind, name, at: None }
}

/// Names a record in messages.
fn record_name(kind: Kind, id: impl std::fmt::Display) -> Value {
    let (vi, en) = kind.names();
    Value::words(format!("{vi} `{id}`"), format!("the {en} `{id}`"))
}

/// Names the list of a year in messages.
fn year_name(year: u16) -> Value {
    Value::words(format!("trang năm {year}"), format!("the page of {year}"))
}

fn list_name(list: ListKind) -> Value {
    match list {
        ListKind::Articles => Value::words("trang tin, bài", "the page of articles"),
        ListKind::Meetings => Value::words("trang các cuộc họp", "the page of meetings"),
        ListKind::Batches => Value::words("trang khen thưởng", "the page of awards"),
    }
}

/// Where an item lies in a language.
struct ItemPlace<'b> {
    segment: &'b str,
    year: u16,
    slug: &'b str,
    at: Span,
    kind: Kind,
    id: &'b str,
}

impl<'b> ItemPlace<'b> {
    fn of(b: &'b Bulletin, item: Item, language: Language) -> Self {
        let names = b.site.segments(language);
        let id = b.item_id(item);
        let (kind, segment, slug, at) = match item {
            Item::Article(no) => {
                let article = &b.articles[no];
                let slug = article.texts.of(language).and_then(|text| text.slug.as_ref());
                let at = slug.map_or(article.origin.at, |slug| slug.span);
                (Kind::Article, &names.articles, slug.map_or(id, |slug| &slug.value), at)
            }
            Item::Meeting(no) => {
                let meeting = &b.meetings[no];
                let at = meeting.slugs.span(language).unwrap_or(meeting.origin.at);
                (Kind::Meeting, &names.meetings, meeting.slugs.of(language, id), at)
            }
            Item::Batch(no) => {
                let batch = &b.batches[no];
                let at = batch.slugs.span(language).unwrap_or(batch.origin.at);
                (Kind::Batch, &names.awards, batch.slugs.of(language, id), at)
            }
        };
        Self { segment, year: b.date(item).year(), slug, at, kind, id }
    }

    fn name(&self) -> Value {
        record_name(self.kind, self.id)
    }

    fn route(&self, language: Language) -> Result<Route, BadPart> {
        let year = self.year.to_string();
        Route::page(&with_prefix(language, &[self.segment, &year, self.slug]))
    }
}

/// Lists the addresses that records have which are not shown today, so that a link to one can say so.
pub(super) fn hidden(bulletin: &Bulletin) -> BTreeMap<String, Publication> {
    let hidden = |item: &Item| !bulletin.publishing(*item).is_shown(bulletin.today);
    let speaks = |item: Item| {
        let languages = bulletin.site.languages.iter().copied();
        languages
            .filter(move |language| bulletin.item_speaks(item, *language))
            .map(move |of| (item, of))
    };
    let places = bulletin.items().filter(hidden).flat_map(speaks);
    let routes = places.filter_map(|(item, language)| {
        let route = ItemPlace::of(bulletin, item, language).route(language).ok()?;
        Some((route.to_string(), bulletin.publishing(item).publication))
    });
    routes.collect()
}

/// Former addresses lead to the record's page in the language that they are in.
fn alias_claims(bulletin: &Bulletin, aliases: &mut Vec<(PageKind, Language)>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (kind, publishing) in with_aliases(bulletin) {
        for alias in &publishing.aliases {
            claims.push(alias_claim(alias, aliases.len()));
            aliases.push((kind, alias_language(alias)));
        }
    }
    claims
}

/// Walks the records that are shown and can have former addresses.
fn with_aliases(b: &Bulletin) -> Vec<(PageKind, &Publishing)> {
    let items = b.items().map(|item| (PageKind::from(item), b.publishing(item)));
    let units = b.units.numbered().map(|(no, it)| (PageKind::Unit(no), &it.publishing));
    let bodies = b.bodies.numbered().map(|(no, it)| (PageKind::Body(no), &it.publishing));
    let documents = b.documents.numbered().map(|(no, it)| (PageKind::Document(no), &it.publishing));
    let pages = b.pages.numbered().map(|(no, it)| (PageKind::Standing(no), &it.publishing));
    let all = items.chain(units).chain(bodies).chain(documents).chain(pages);
    all.filter(|(_, publishing)| publishing.is_shown(b.today)).collect()
}

fn alias_claim(alias: &Spanned<String>, at: usize) -> Claim {
    let parts: Vec<&str> = alias.split('/').filter(|part| !part.is_empty()).collect();
    Claim {
        route: Route::page(&parts),
        language: alias_language(alias),
        kind: PageKind::Alias(at),
        name: Value::words(
            format!("địa chỉ cũ `{}`", alias.value),
            format!("the alias `{}`", alias.value),
        ),
        at: Some(alias.span),
    }
}

fn alias_language(alias: &str) -> Language {
    if alias.starts_with("/en/") { Language::En } else { Language::Vi }
}

/// Names the files of the site map: `/sitemap-2022.xml`, and `/sitemap-chung.xml` for pages that belong
/// to no year.
pub(super) fn sitemap_claims(parts: &[SitemapPart]) -> Vec<Claim> {
    let name = |part: &SitemapPart| {
        let of = part.year.map_or_else(|| "chung".to_owned(), |year| year.to_string());
        match part.part {
            1 => format!("sitemap-{of}.xml"),
            n => format!("sitemap-{of}-{n}.xml"),
        }
    };
    let claims = parts.iter().enumerate();
    claims
        .map(|(at, part)| file_claim(Language::Vi, PageKind::Sitemap(at), &[&name(part)]))
        .collect()
}
