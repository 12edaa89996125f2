//! What every page has around its content.

use super::{crumbs, menu, page_date, subscriptions};
use crate::model::archive::{Archive, Period};
use crate::model::bulletin::Item;
use crate::plan::page::{Page, PageKind};
use crate::plan::record;
use crate::plan::route::Route;
use crate::render::linked_data;
use crate::render::scene::Scene;
use crate::render::view::{Alternate, ArchiveNote, Frame, LeadingPicture, Link, Switch, Text};

impl Frame {
    /// Makes the frame of a page.
    pub fn new(scene: &Scene<'_>, page: &Page) -> Self {
        let site = &scene.b.site;
        let item = page.kind.item();
        let crumbs = crumbs::path(scene, page.kind);
        let picture = LeadingPicture::of(scene, page.kind);
        Self {
            lang: scene.language.code(),
            kind: kind_name(page.kind),
            site_title: scene.loc(&site.title),
            home: scene.page_href(PageKind::Home).unwrap_or_default(),
            canonical: scene.url(&page.route),
            alternates: alternates(scene, page),
            switch: switch(scene, page),
            menu: menu::head(scene, page.kind),
            foot_menu: menu::foot(scene, page.kind),
            linked_data: linked_data::of(scene, page, &crumbs, picture.as_ref()),
            crumbs,
            picture,
            feeds: subscriptions::feeds(scene, page.kind),
            calendars: subscriptions::calendars(scene, page.kind),
            publishers: scene.publishers().map(|body| scene.body_of(body)).collect(),
            footer: site.footer.as_ref().map(|footer| scene.loc(footer)),
            legal_basis: site.legal_basis.as_ref().map(|basis| scene.loc(basis)),
            parent_portal: site.parent_portal.as_ref().map(|portal| {
                let name = scene.loc(&portal.name);
                Link { text: name.text, lang: name.lang, href: Some(portal.url.clone()) }
            }),
            creator: creator(scene, item),
            date: page_date::shown(scene, page.kind),
            dated: page_date::for_machines(scene, page.kind),
            changed: record::publishing(scene.b, page.kind)
                .and_then(|it| it.last_change())
                .map(|day| scene.day(day)),
            noindex: matches!(
                page.kind,
                PageKind::NotFound | PageKind::Withdrawn | PageKind::Alias(_)
            ),
            archive: scene
                .b
                .archive
                .as_deref()
                .map(|archive| archive_note(scene, archive, page.kind)),
        }
    }
}

fn archive_note(scene: &Scene<'_>, archive: &Archive, kind: PageKind) -> ArchiveNote {
    let year = match archive.period {
        Period::Year(year) => Some(year.to_string()),
        Period::All => None,
    };
    let other_year = record::other_year(scene.b, kind).map(|year| year.to_string());
    ArchiveNote { year, day: scene.day(archive.day), other_year }
}

/// Returns the word by which themes and styles know a kind of page.
pub fn kind_name(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Home => "home",
        PageKind::Article(_) => "article",
        PageKind::Meeting(_) => "meeting",
        PageKind::Batch(_) => "batch",
        PageKind::Units => "units",
        PageKind::Unit(_) => "unit",
        PageKind::UnitYear(..) => "unit-year",
        PageKind::UnitMonth(..) => "unit-month",
        PageKind::Years => "years",
        PageKind::Year(_) => "year",
        PageKind::Month(_) => "month",
        PageKind::List(_) => "list",
        PageKind::ListYear(..) => "list-year",
        PageKind::Bodies => "bodies",
        PageKind::Body(_) => "body",
        PageKind::Documents => "documents",
        PageKind::Document(_) => "document",
        PageKind::Corrections => "corrections",
        PageKind::Data => "data",
        PageKind::Standing(_) => "standing",
        PageKind::NotFound | PageKind::Withdrawn => "not-found",
        PageKind::Alias(_) => "alias",
        PageKind::Feed | PageKind::UnitFeed(_) | PageKind::CorrectionsFeed => "feed",
        PageKind::Calendar | PageKind::UnitCalendar(_) => "calendar",
        PageKind::DataFile(_) => "data-file",
        PageKind::SitemapIndex | PageKind::Sitemap(_) => "sitemap",
        PageKind::Robots => "robots",
        PageKind::Rules(_) => "rules",
    }
}

/// `hreflang` names only what exists, and nothing where there is one language only.
fn alternates(scene: &Scene<'_>, page: &Page) -> Vec<Alternate> {
    if !page.kind.is_for_readers() {
        return Vec::new();
    }
    let languages = scene.b.site.languages.iter().copied();
    let routes = languages.filter_map(|of| Some((of, scene.plan.route(page.kind, of)?)));
    let all: Vec<_> =
        routes.map(|(of, route)| Alternate { lang: of.code(), url: scene.url(route) }).collect();
    if all.len() > 1 { all } else { Vec::new() }
}

/// The switch leads to the same page; where that does not exist, to the page of its year or, from a standing
/// page, to the front page, and says so.
fn switch(scene: &Scene<'_>, page: &Page) -> Option<Switch> {
    let other = scene.language.other();
    if !scene.b.site.speaks(other) {
        return None;
    }
    let lead =
        |route: &Route, missing| Switch { lang: other.code(), href: scene.href(route), missing };
    if let Some(route) = scene.plan.route(page.kind, other) {
        return Some(lead(route, false));
    }
    let year = page.kind.year(|item| scene.b.date(item).year());
    let of_year = year.and_then(|year| scene.plan.route(PageKind::Year(year), other));
    let instead = of_year.or_else(|| scene.plan.route(PageKind::Home, other));
    let missing = matches!(page.kind, PageKind::Article(_) | PageKind::Standing(_));
    instead.map(|route| lead(route, missing))
}

/// The publishing body of an article, else the site.
fn creator(scene: &Scene<'_>, item: Option<Item>) -> Text {
    if let Some(Item::Article(no)) = item {
        let body = scene.body(&scene.b.articles[no].body);
        return Text { text: body.text, lang: body.lang };
    }
    scene.loc(&scene.b.site.title)
}
