//! Which pages a bulletin has, and where each lies (DESIGN section 4).

use std::collections::BTreeMap;

use super::claim::{Claim, SitemapPart};
use super::data_files;
use super::index::{Dated, Index};
use super::page::{ListKind, PageKind};
use super::record::{self, RecordPlace, with_prefix};
use super::route::{BadPart, Route};
use super::web_server::WebServer;
use crate::ground::diagnostic::Value;
use crate::ground::source::Spanned;
use crate::model::bulletin::Bulletin;
use crate::model::language::Language;
use crate::model::record::Publication;
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
        claims.records();
        claims.units();
        claims.years();
        claims.lists();
        all.append(&mut claims.all);
    }
    all.extend(data_files::claims(bulletin, index));
    all.extend(alias_claims(bulletin, aliases));
    all.push(file_claim(Language::Vi, PageKind::SitemapIndex, &["sitemap.xml"]));
    all.push(file_claim(Language::Vi, PageKind::Robots, &["robots.txt"]));
    all.extend(WebServer::ALL.map(rules_claim));
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

    /// A page that is no record's.
    fn page(&mut self, kind: PageKind, parts: &[&str], name: Value) {
        let route = Route::page(&with_prefix(self.language, parts));
        self.all.push(Claim { route, language: self.language, kind, name, at: None });
    }

    fn file(&mut self, kind: PageKind, parts: &[&str]) {
        self.all.push(file_claim(self.language, kind, &with_prefix(self.language, parts)));
    }

    fn fixed(&mut self) {
        let names = self.names;
        self.page(PageKind::Home, &[], Value::words("trang chủ", "the home page"));
        self.page(
            PageKind::Units,
            &[&names.units],
            Value::words("trang các đơn vị", "the page of units"),
        );
        self.page(
            PageKind::Years,
            &[&names.years],
            Value::words("trang các năm", "the page of years"),
        );
        self.page(
            PageKind::Bodies,
            &[&names.bodies],
            Value::words("trang các cơ quan", "the page of bodies"),
        );
        self.page(
            PageKind::Documents,
            &[&names.documents],
            Value::words("trang các văn bản", "the page of documents"),
        );
        self.page(
            PageKind::Corrections,
            &[&names.corrections],
            Value::words("trang đính chính", "the page of corrections"),
        );
        self.page(
            PageKind::Data,
            &[&names.data],
            Value::words("trang dữ liệu mở", "the page of open data"),
        );
        self.file(PageKind::CorrectionsFeed, &[&names.corrections, "feed.xml"]);
        self.file(PageKind::NotFound, &["404.html"]);
        self.file(PageKind::Withdrawn, &["410.html"]);
        self.file(PageKind::Feed, &["feed.xml"]);
        self.file(PageKind::Calendar, &[&names.meetings, calendar_file(self.language)]);
    }

    /// The page of each record that is shown and has words in the language.
    fn records(&mut self) {
        for (kind, publishing) in record::all(self.b) {
            if self.b.shows(publishing)
                && let Some(place) = RecordPlace::of(self.b, kind, self.language)
            {
                let route = place.route(self.language);
                let (name, at) = (place.name, Some(place.at));
                self.all.push(Claim { route, language: self.language, kind, name, at });
            }
        }
    }

    /// What a unit has besides its page: its feed, its calendar and its years.
    fn units(&mut self) {
        for (no, unit) in self.b.units.numbered() {
            if !self.b.shows(&unit.publishing) {
                continue;
            }
            let slug = unit.slugs.of(self.language, unit.id.as_str());
            let calendar = calendar_file(self.language);
            self.file(PageKind::UnitFeed(no), &[&self.names.units, slug, "feed.xml"]);
            self.file(PageKind::UnitCalendar(no), &[&self.names.units, slug, calendar]);
            for (year, dated) in self.index.years_of(no) {
                self.unit_year(no, slug, year, dated);
            }
        }
    }

    /// A unit's year is one page; above the site's limit its months have pages too.
    fn unit_year(&mut self, no: No<Unit>, slug: &str, year: u16, dated: &Dated) {
        let year_text = year.to_string();
        let units = &self.names.units;
        self.page(PageKind::UnitYear(no, year), &[units, slug, &year_text], year_name(year));
        if dated.len() > self.b.site.lists.split {
            for month in dated.months.keys() {
                let name = format!("{:02}", month.month());
                let kind = PageKind::UnitMonth(no, *month);
                self.page(kind, &[units, slug, &year_text, &name], year_name(year));
            }
        }
    }

    /// The lists of a kind of record, and its years that hold any.
    fn lists(&mut self) {
        let names = self.names;
        for list in ListKind::ALL {
            let segment = list_segment(names, list);
            self.page(PageKind::List(list), &[segment], list_name(list));
            for (year, dated) in self.index.years.iter().filter(|_| list.has_years()) {
                if dated.iter().any(|item| ListKind::of(item) == list) {
                    let parts = [segment, &year.to_string()];
                    self.page(PageKind::ListYear(list, *year), &parts, year_name(*year));
                }
            }
        }
    }

    fn years(&mut self) {
        for (year, dated) in &self.index.years {
            let year_text = year.to_string();
            let years = &self.names.years;
            self.page(PageKind::Year(*year), &[years, &year_text], year_name(*year));
            for month in dated.months.keys() {
                let name = format!("{:02}", month.month());
                let parts = [years, &year_text, &name].map(String::as_str);
                self.page(PageKind::Month(*month), &parts, year_name(*year));
            }
        }
    }
}

/// The name of a calendar's file in a language.
fn calendar_file(language: Language) -> &'static str {
    match language {
        Language::Vi => "lich.ics",
        Language::En => "calendar.ics",
    }
}

fn list_segment(names: &Segments, list: ListKind) -> &str {
    match list {
        ListKind::Articles => &names.articles,
        ListKind::Meetings => &names.meetings,
        ListKind::Batches => &names.awards,
    }
}

fn file_claim(language: Language, kind: PageKind, parts: &[&str]) -> Claim {
    let name = Value::from(parts.join("/"));
    Claim { route: Route::file(parts), language, kind, name, at: None }
}

fn rules_claim(server: WebServer) -> Claim {
    let (kind, name) = (PageKind::Rules(server), Value::from(server.file()));
    Claim { route: Ok(Route::rules(server)), language: Language::Vi, kind, name, at: None }
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

/// Lists the addresses, former ones too, that records have which are not out today (though a preview may
/// show them), so that a link to one can say so and that none is missed which was withdrawn.
pub(super) fn hidden(b: &Bulletin) -> BTreeMap<String, Publication> {
    let mut hidden = BTreeMap::new();
    for (kind, publishing) in record::all(b).filter(|(_, it)| !it.is_shown(b.today)) {
        let languages = b.site.languages.iter().copied();
        let places = languages.flat_map(|language| {
            let place = RecordPlace::of(b, kind, language);
            place.map(|it| own_routes(kind, &it, language)).unwrap_or_default()
        });
        let former = publishing.aliases.iter().filter_map(|alias| alias_route(alias).ok());
        hidden.extend(places.chain(former).map(|it| (it.to_string(), publishing.publication)));
    }
    hidden
}

/// The page of a record, and the feed and the calendar of a unit.
fn own_routes(kind: PageKind, place: &RecordPlace, language: Language) -> Vec<Route> {
    let parts: Vec<&str> = place.parts.iter().map(String::as_str).collect();
    let beside: &[&str] = match kind {
        PageKind::Unit(_) => &["feed.xml", calendar_file(language)],
        _ => &[],
    };
    let files = beside.iter().filter_map(|file| {
        Route::file(&with_prefix(language, &[parts.as_slice(), &[*file]].concat())).ok()
    });
    place.route(language).ok().into_iter().chain(files).collect()
}

/// Former addresses lead to the record's page in the language that they are in.
fn alias_claims(bulletin: &Bulletin, aliases: &mut Vec<(PageKind, Language)>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let shown = record::all(bulletin).filter(|(_, it)| bulletin.shows(it));
    for (kind, publishing) in shown {
        for alias in &publishing.aliases {
            claims.push(alias_claim(bulletin, alias, aliases.len()));
            aliases.push((kind, alias_language(bulletin, alias)));
        }
    }
    claims
}

fn alias_route(alias: &str) -> Result<Route, BadPart> {
    let parts: Vec<&str> = alias.split('/').filter(|part| !part.is_empty()).collect();
    Route::page(&parts)
}

fn alias_claim(bulletin: &Bulletin, alias: &Spanned<String>, at: usize) -> Claim {
    Claim {
        route: alias_route(alias),
        language: alias_language(bulletin, alias),
        kind: PageKind::Alias(at),
        name: Value::words(
            format!("địa chỉ cũ `{}`", alias.value),
            format!("the alias `{}`", alias.value),
        ),
        at: Some(alias.span),
    }
}

/// A site may have had English pages and speak Vietnamese alone today: their addresses lead on too.
fn alias_language(bulletin: &Bulletin, alias: &str) -> Language {
    match alias.starts_with("/en/") && bulletin.site.speaks(Language::En) {
        true => Language::En,
        false => Language::Vi,
    }
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
