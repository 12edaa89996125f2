//! Bodies: their index, and the page of each with its record and what names it.

use serde::Serialize;

use crate::ground::text::collate;
use crate::model::award::Award;
use crate::model::registry::{Body, Contact};
use crate::model::shelf::No;
use crate::model::stage::Stage;
use crate::plan::page::{ListKind, Page, PageKind};
use crate::render::scene::Scene;
use crate::render::view::{
    About, BodyCard, BodyLine, ContactLine, Count, DocumentLine, Entry, Frame, Html, Text,
};
use crate::render::views::documents;
use crate::render::views::tally::{Tally, YearAwards, by_year, revoked, years_drawing};

/// The index of bodies as its template sees it.
#[derive(Debug, Serialize)]
pub struct BodiesView {
    /// What every page has.
    pub frame: Frame,
    /// Bodies in force today, by name.
    pub current: Vec<BodyLine>,
    /// Bodies whose first day is still to come, by name.
    pub to_come: Vec<BodyLine>,
    /// Bodies that have ended, by name.
    pub ended: Vec<BodyLine>,
}

/// A body as its template sees it.
#[derive(Debug, Serialize)]
pub struct BodyView {
    /// What every page has.
    pub frame: Frame,
    /// Its name in Vietnamese, on an English page.
    pub name_vi: Option<Text>,
    /// Its record.
    pub card: BodyCard,
    /// The body above it.
    pub above: Option<BodyLine>,
    /// Whether it has ended.
    pub ended: bool,
    /// How many awards it gave, by year, the latest first; each leads to the batches of the year.
    pub given: Vec<YearAwards>,
    /// The same drawn, as SVG that a screen reader passes over; none where there are not two years to compare, or too many.
    pub given_drawn: Option<Html>,
    /// All that it gave.
    pub given_total: Count,
    /// How many of them were revoked later, where any was.
    pub given_revoked: Option<Count>,
    /// The awards that it was given; none where there is none.
    pub received: Option<Tally>,
    /// Documents that it issued, the latest first.
    pub documents: Vec<DocumentLine>,
    /// Records of the news that name it, the latest first.
    pub entries: Vec<Entry>,
    /// How many more there are, where the list is cut: above the site's `split`.
    pub more: Option<Count>,
    /// How it was published.
    pub about: About,
}

impl BodiesView {
    /// Makes the view of the index.
    pub fn new(scene: &Scene<'_>, page: &Page) -> Self {
        let all = sorted(scene, |_| true);
        let at = |stage: Stage| {
            let there = all.iter().filter(|no| scene.b.stage_of_body(**no) == stage);
            there.map(|no| line(scene, *no)).collect()
        };
        Self {
            frame: Frame::new(scene, page),
            current: at(Stage::Here),
            to_come: at(Stage::ToCome),
            ended: at(Stage::Over),
        }
    }
}

impl BodyView {
    /// Makes the view of a body.
    pub fn new(scene: &Scene<'_>, page: &Page, no: No<Body>) -> Self {
        let body = &scene.b.bodies[no];
        let items = scene.plan.index.bodies.get(&no).map_or(&[][..], Vec::as_slice);
        let listed = &items[..items.len().min(scene.b.site.lists.split)];
        let more = items.len() - listed.len();
        let issued = scene
            .b
            .documents
            .numbered()
            .filter(|(_, it)| it.issuer.value == body.id && scene.b.shows(&it.publishing));
        let gave = |award: &Award| award.issuer.value == body.id;
        let given = by_year(scene, items.iter().copied(), gave, |year| {
            PageKind::ListYear(ListKind::Batches, year)
        });
        let is_given = |award: &Award| {
            award.recipient.body.as_ref().is_some_and(|recipient| recipient.value == body.id)
        };
        let above = body.parent.as_ref().and_then(|above| scene.b.bodies.no(above));
        Self {
            frame: Frame::new(scene, page),
            name_vi: Some(scene.vietnamese(&body.name.vi)).filter(|name| name.lang.is_some()),
            card: card(scene, no),
            above: above.map(|no| line(scene, no)),
            ended: scene.b.stage_of_body(no) == Stage::Over,
            given_total: scene.count(given.iter().map(|it| it.count.n).sum()),
            given_revoked: revoked(scene, items.iter().copied(), gave),
            given_drawn: years_drawing(&given),
            given,
            received: Tally::of(scene, items.iter().copied(), is_given),
            documents: documents::lines(scene, issued.map(|(no, _)| no).collect()),
            entries: scene.entries(listed.iter().copied()),
            more: (more > 0).then(|| scene.count(more as u64)),
            about: About::of(scene, &body.publishing, None, body.provenance.source.as_ref()),
        }
    }
}

/// Returns the shown bodies that `wanted` picks, by their names on the page.
pub fn sorted(scene: &Scene<'_>, wanted: impl Fn(&Body) -> bool) -> Vec<No<Body>> {
    let shown = scene.b.bodies.numbered().filter(|(_, it)| scene.b.shows(&it.publishing));
    let picked = shown.filter(|(_, body)| wanted(body));
    let mut picked: Vec<No<Body>> = picked.map(|(no, _)| no).collect();
    picked
        .sort_by_cached_key(|no| collate::SortKey::new(&scene.loc(&scene.b.bodies[*no].name).text));
    picked
}

/// Writes a body for a list.
pub fn line(scene: &Scene<'_>, no: No<Body>) -> BodyLine {
    let body = &scene.b.bodies[no];
    let unit = body.unit.as_ref().and_then(|unit| scene.b.units.no(unit));
    let period = scene.b.told_period_of_body(no);
    BodyLine {
        name: scene.body_of(no),
        label: scene.label(body.kind),
        unit: unit.map(|unit| scene.unit(unit)),
        from: period.from.map(|day| scene.day(day)),
        to: period.to.map(|day| scene.day(day)),
    }
}

/// Writes what a body does and how to reach it.
pub fn card(scene: &Scene<'_>, no: No<Body>) -> BodyCard {
    let body = &scene.b.bodies[no];
    let is_here = |no| scene.b.stage_of_body(no) == Stage::Here;
    let is_part = |other: &Body| {
        other.parent.as_ref().is_some_and(|above| above.value == body.id)
            && scene.b.bodies.no(&other.id).is_some_and(is_here)
    };
    BodyCard {
        line: line(scene, no),
        functions: body.functions.as_ref().map(|functions| scene.loc(functions)),
        contacts: body.contacts.iter().map(|contact| contact_line(scene, contact)).collect(),
        url: body.url.clone(),
        below: sorted(scene, is_part).into_iter().map(|no| line(scene, no)).collect(),
    }
}

fn contact_line(scene: &Scene<'_>, contact: &Contact) -> ContactLine {
    ContactLine {
        name: contact.name.as_deref().map(|name| scene.vietnamese(name)),
        office: contact.office.as_ref().map(|office| scene.loc(office)),
        phone: contact.phone.clone(),
        phone_href: contact.phone.as_deref().and_then(dial),
        email: contact.email.clone(),
    }
}

/// Makes the address that a telephone dials: digits with the country in front.
fn dial(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let is_international = phone.trim_start().starts_with('+');
    match (is_international, digits.strip_prefix('0')) {
        (true, _) => Some(format!("tel:+{digits}")),
        (false, Some(national)) if !national.is_empty() => Some(format!("tel:+84{national}")),
        (false, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::dial;

    #[test]
    fn numbers_are_dialled_with_their_country() {
        assert_eq!(dial("0239 3 123 456").as_deref(), Some("tel:+842393123456"));
        assert_eq!(dial("+84 239").as_deref(), Some("tel:+84239"));
        assert_eq!(dial("113"), None);
        assert_eq!(dial(""), None);
    }
}
