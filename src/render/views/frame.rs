//! What every page has around its content.

use crate::model::bulletin::Item;
use crate::model::shelf::No;
use crate::model::time::YearMonth;
use crate::model::unit::Unit;
use crate::plan::page::{Page, PageKind};
use crate::plan::route::Route;
use crate::render::scene::Scene;
use crate::render::view::{
    Alternate, Crumb, FeedLink, Frame, Link, MenuEntry, Stamp, Switch, Text,
};

impl Frame {
    /// Makes the frame of a page.
    pub fn new(scene: &Scene<'_>, page: &Page) -> Self {
        let site = &scene.b.site;
        let item = item_of(page.kind);
        Self {
            lang: scene.language.code(),
            kind: kind_name(page.kind),
            site_title: scene.loc(&site.title),
            home: scene.page_href(PageKind::Home).unwrap_or_default(),
            canonical: scene.url(&page.route),
            alternates: alternates(scene, page),
            switch: switch(scene, page),
            menu: menu(scene, page.kind),
            crumbs: crumbs(scene, page.kind),
            feeds: feeds(scene, page.kind),
            publishers: publishers(scene),
            footer: site.footer.as_ref().map(|footer| scene.loc(footer)),
            legal_basis: site.legal_basis.as_ref().map(|basis| scene.loc(basis)),
            parent_portal: site.parent_portal.as_ref().map(|portal| {
                let name = scene.loc(&portal.name);
                Link { text: name.text, lang: name.lang, href: Some(portal.url.clone()) }
            }),
            creator: creator(scene, item),
            date: item.map(|item| scene.stamp(scene.b.date(item))),
            changed: item.and_then(|item| changed(scene, item)),
            noindex: matches!(page.kind, PageKind::NotFound | PageKind::Alias(_)),
        }
    }
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
        PageKind::NotFound => "not-found",
        PageKind::Alias(_) => "alias",
        PageKind::Feed | PageKind::UnitFeed(_) => "feed",
        PageKind::SitemapIndex | PageKind::Sitemap(_) => "sitemap",
        PageKind::Robots => "robots",
    }
}

fn item_of(kind: PageKind) -> Option<Item> {
    match kind {
        PageKind::Article(no) => Some(Item::Article(no)),
        PageKind::Meeting(no) => Some(Item::Meeting(no)),
        PageKind::Batch(no) => Some(Item::Batch(no)),
        _ => None,
    }
}

fn changed(scene: &Scene<'_>, item: Item) -> Option<Stamp> {
    scene.b.publishing(item).last_change().map(|day| scene.day(day))
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

/// The switch leads to the same page; where that does not exist, to the page of its year, and says so.
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
    instead.map(|route| lead(route, matches!(page.kind, PageKind::Article(_))))
}

fn menu(scene: &Scene<'_>, kind: PageKind) -> Vec<MenuEntry> {
    const ENTRIES: [(&str, PageKind); 2] = [("units", PageKind::Units), ("years", PageKind::Years)];
    let wanted = |key: &str| {
        let menu = scene.b.site.menu.as_ref();
        menu.is_none_or(|menu| menu.iter().any(|entry| entry.value == key))
    };
    let entries = ENTRIES.into_iter().filter(|(key, _)| wanted(key));
    let entry = |(key, target)| {
        let href = scene.page_href(target)?;
        Some(MenuEntry { key, href, current: belongs(kind, target) })
    };
    entries.filter_map(entry).collect()
}

/// Tells whether a page is an entry of the menu or lies below it.
fn belongs(kind: PageKind, entry: PageKind) -> bool {
    match entry {
        PageKind::Units => matches!(
            kind,
            PageKind::Units | PageKind::Unit(_) | PageKind::UnitYear(..) | PageKind::UnitMonth(..)
        ),
        PageKind::Years => {
            matches!(kind, PageKind::Years | PageKind::Year(_) | PageKind::Month(_))
        }
        _ => kind == entry,
    }
}

/// The path to a page: a record of the news lies below its year and month.
fn crumbs(scene: &Scene<'_>, kind: PageKind) -> Vec<Crumb> {
    let mut path = Path { scene, steps: vec![path_step("home", scene.page_href(PageKind::Home))] };
    match kind {
        PageKind::Home | PageKind::Alias(_) => return Vec::new(),
        PageKind::NotFound => path.key("not_found", None),
        PageKind::Units => path.key("units", None),
        PageKind::Unit(no) => path.unit(no),
        PageKind::UnitYear(no, year) => path.unit_year(no, year),
        PageKind::UnitMonth(no, month) => {
            path.unit_year(no, month.year());
            path.words(scene.month(month), PageKind::UnitMonth(no, month));
        }
        PageKind::Years => path.key("years", None),
        PageKind::Year(year) => path.year(year),
        PageKind::Month(month) => path.month(month),
        PageKind::Article(_) | PageKind::Meeting(_) | PageKind::Batch(_) => {
            let item = item_of(kind).expect("these pages are about an item");
            path.item(item);
        }
        _ => {}
    }
    let mut steps = path.steps;
    if let Some(last) = steps.last_mut() {
        last.href = None;
    }
    steps
}

fn path_step(key: &'static str, href: Option<String>) -> Crumb {
    Crumb { key: Some(key), text: None, href }
}

struct Path<'p> {
    scene: &'p Scene<'p>,
    steps: Vec<Crumb>,
}

impl Path<'_> {
    fn key(&mut self, key: &'static str, href: Option<String>) {
        self.steps.push(path_step(key, href));
    }

    fn text(&mut self, text: Text, href: Option<String>) {
        self.steps.push(Crumb { key: None, text: Some(text), href });
    }

    fn words(&mut self, stamp: Stamp, kind: PageKind) {
        self.text(Text { text: stamp.text, lang: None }, self.scene.page_href(kind));
    }

    fn unit(&mut self, no: No<Unit>) {
        self.key("units", self.scene.page_href(PageKind::Units));
        let unit = self.scene.unit(no);
        self.text(Text { text: unit.text, lang: unit.lang }, unit.href);
    }

    fn unit_year(&mut self, no: No<Unit>, year: u16) {
        self.unit(no);
        self.words(self.scene.year(year), PageKind::UnitYear(no, year));
    }

    fn year(&mut self, year: u16) {
        self.key("years", self.scene.page_href(PageKind::Years));
        self.words(self.scene.year(year), PageKind::Year(year));
    }

    fn month(&mut self, month: YearMonth) {
        self.year(month.year());
        self.words(self.scene.month(month), PageKind::Month(month));
    }

    fn item(&mut self, item: Item) {
        let date = self.scene.b.date(item);
        match date.year_month() {
            Some(month) => self.month(month),
            None => self.year(date.year()),
        }
        let (title, _) = self.scene.title_and_label(item);
        self.text(title, None);
    }
}

fn feeds(scene: &Scene<'_>, kind: PageKind) -> Vec<FeedLink> {
    let of_site = (scene.loc(&scene.b.site.title), PageKind::Feed);
    let of_unit = match kind {
        PageKind::Unit(no) | PageKind::UnitYear(no, _) | PageKind::UnitMonth(no, _) => {
            let unit = scene.unit(no);
            Some((Text { text: unit.text, lang: unit.lang }, PageKind::UnitFeed(no)))
        }
        _ => None,
    };
    let all = [of_site].into_iter().chain(of_unit);
    all.filter_map(|(title, kind)| Some(FeedLink { title, href: scene.page_href(kind)? })).collect()
}

fn publishers(scene: &Scene<'_>) -> Vec<Text> {
    let in_force = scene
        .b
        .site
        .publishers()
        .iter()
        .filter(|body| scene.b.bodies.known(body).valid.contains(scene.b.today));
    in_force.map(|body| scene.body(body)).collect()
}

/// The publishing body of an article, else the site.
fn creator(scene: &Scene<'_>, item: Option<Item>) -> Text {
    if let Some(Item::Article(no)) = item
        && let Some(body) = &scene.b.articles[no].body
    {
        return scene.body(body);
    }
    scene.loc(&scene.b.site.title)
}
