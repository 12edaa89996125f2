//! The path to a page (breadcrumbs).

use crate::model::bulletin::Item;
use crate::model::language::Words;
use crate::model::shelf::No;
use crate::model::time::YearMonth;
use crate::model::unit::Unit;
use crate::plan::page::{ListKind, PageKind};
use crate::render::scene::Scene;
use crate::render::view::{Crumb, Link, Stamp, Text};

/// The path to a page: an article lies below the articles and its year; a meeting or a batch below its
/// list and the list's year.
pub(super) fn path(scene: &Scene<'_>, kind: PageKind) -> Vec<Crumb> {
    let mut path = Path { scene, steps: vec![path_step("home", scene.page_href(PageKind::Home))] };
    match kind {
        PageKind::Home | PageKind::Alias(_) => return Vec::new(),
        PageKind::NotFound => path.key("not_found", None),
        PageKind::Withdrawn => path.key("withdrawn", None),
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
            let item = kind.item().expect("these pages are about an item");
            path.item(item);
        }
        PageKind::List(list) => path.list(list),
        PageKind::ListYear(list, year) => path.list_year(list, year),
        PageKind::Bodies => path.key("bodies", None),
        PageKind::Body(no) => {
            path.key("bodies", scene.page_href(PageKind::Bodies));
            path.link(scene.body_of(no));
        }
        PageKind::Documents => path.key("documents", None),
        PageKind::Document(no) => {
            path.key("documents", scene.page_href(PageKind::Documents));
            path.link(scene.document_link(no));
        }
        PageKind::Corrections => path.key("corrections", None),
        PageKind::Data => path.key("data", None),
        PageKind::Standing(no) => {
            let (text, language) = scene.b.pages[no].texts.or_source(scene.language);
            path.text(scene.text(Words { text: &text.title, language }), None);
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

    fn link(&mut self, link: Link) {
        self.text(Text { text: link.text, lang: link.lang }, link.href);
    }

    fn list(&mut self, list: ListKind) {
        self.key(list.word(), self.scene.page_href(PageKind::List(list)));
    }

    fn list_year(&mut self, list: ListKind, year: u16) {
        self.list(list);
        self.words(self.scene.year(year), PageKind::ListYear(list, year));
    }

    fn item(&mut self, item: Item) {
        let (list, year) = (ListKind::of(item), self.scene.b.date(item).year());
        match list.has_years() {
            true => self.list_year(list, year),
            false => {
                self.list(list);
                self.words(self.scene.year(year), PageKind::Year(year));
            }
        }
        let (title, _) = self.scene.title_and_label(item);
        self.text(title, None);
    }
}
