//! The page of a unit: its names, its place in time, its bodies, its years and its latest.
//!
//! A successor leads to its predecessors and their years, and counts none of their items as its own.

use serde::Serialize;

use crate::model::award::Award;
use crate::model::registry::Body;
use crate::model::shelf::No;
use crate::model::stage::Stage;
use crate::model::unit::Unit;
use crate::model::vocabulary::Word;
use crate::plan::page::{Page, PageKind};
use crate::render::scene::Scene;
use crate::render::view::{
    About, BodyLine, Count, Counts, Entry, Frame, Html, Link, Period, Stamp, Text,
};
use crate::render::views::bodies;
use crate::render::views::lately::Lately;
use crate::render::views::lineage::{self, Lineage};
use crate::render::views::tally::{YearAwards, by_year, revoked, years_drawing};
use crate::render::views::units::{self, UnitLine};

/// A unit as its template sees it.
#[derive(Debug, Serialize)]
pub struct UnitView {
    /// What every page has.
    pub frame: Frame,
    /// Its full name.
    pub name: Text,
    /// Its name in Vietnamese, on an English page.
    pub name_vi: Option<Text>,
    /// phường, xã ...
    pub label: Text,
    /// The statistics office's code.
    pub code: Option<String>,
    /// Its first day, where it is known.
    pub from: Option<Stamp>,
    /// Its last day, where it has one.
    pub to: Option<Stamp>,
    /// Whether it has ended; where it became something on a day that nobody knows, `to` is none.
    pub ended: bool,
    /// Whether its first day is still to come.
    pub to_come: bool,
    /// The units above it, from the top.
    pub above: Vec<Link>,
    /// The units directly below it.
    pub below: Vec<UnitLine>,
    /// What it became when it ended.
    pub successors: Vec<Relation>,
    /// The units of today that it is part of: its successors, or what those became.
    pub now: Vec<Relation>,
    /// Whether any of its successors has ended too, so that `now` is not what it became when it ended.
    pub moved_on: bool,
    /// What it was made of.
    pub predecessors: Vec<Relation>,
    /// What it came from and became, and what else those did; none where it has neither.
    pub lineage: Option<Lineage>,
    /// The document that formed it.
    pub formed_by: Option<Link>,
    /// The document that ended it.
    pub ended_by: Option<Link>,
    /// Its bodies.
    pub bodies: Vec<BodyLine>,
    /// Its years, the latest first.
    pub years: Vec<Period>,
    /// All its items.
    pub counts: Counts,
    /// The awards that count for it.
    pub awards: Count,
    /// How many of them were revoked later, where any was.
    pub awards_revoked: Option<Count>,
    /// The awards by year, the latest first; each leads to the page of the unit's year.
    pub awards_by_year: Vec<YearAwards>,
    /// The same drawn, as SVG that a screen reader passes over; none where there are not two years to compare, or too many.
    pub awards_drawn: Option<Html>,
    /// Meetings that are to come, the soonest first; `latest` holds none of them.
    pub coming: Vec<Entry>,
    /// Its latest items.
    pub latest: Vec<Entry>,
    /// How it was published.
    pub about: About,
}

/// A unit before or after this one.
#[derive(Debug, Serialize)]
pub struct Relation {
    /// The unit.
    pub unit: Link,
    /// How much of the one went into the other.
    pub how: Text,
    /// Its last day, of a predecessor.
    pub to: Option<Stamp>,
    /// Its first day, of a successor.
    pub from: Option<Stamp>,
    /// Its years, the latest first, of a predecessor.
    pub years: Vec<Period>,
}

impl UnitView {
    /// Makes the view of a unit.
    pub fn new(scene: &Scene<'_>, page: &Page, no: No<Unit>) -> Self {
        let unit = &scene.b.units[no];
        let years_back = scene.plan.index.years_of(no).rev();
        let lately = Lately::of(scene, years_back.flat_map(|(_, dated)| dated.iter()), Some(no));
        let all = || scene.plan.index.years_of(no).flat_map(|(_, dated)| dated.iter());
        let counts_here = |award: &Award| scene.b.unit_of_award(award) == Some(no);
        let awards = by_year(scene, all(), counts_here, |year| PageKind::UnitYear(no, year));
        let successors: Vec<_> = scene.b.successors_of(no).collect();
        Self {
            frame: Frame::new(scene, page),
            name: scene.loc(&unit.name),
            name_vi: Some(scene.vietnamese(&unit.name.vi)).filter(|name| name.lang.is_some()),
            label: scene.label(unit.unit_type),
            code: unit.code.clone(),
            from: unit.valid.from.map(|day| scene.day(day)),
            to: unit.valid.to.map(|day| scene.day(day)),
            ended: scene.b.unit_has_ended(no),
            to_come: scene.b.stage_of_unit(no) == Stage::ToCome,
            above: above(scene, no),
            below: below(scene, unit),
            moved_on: successors.iter().any(|(next, _)| scene.b.unit_has_ended(*next)),
            successors: relations(scene, successors),
            now: relations(scene, scene.b.part_of_now(no)),
            predecessors: predecessors(scene, no),
            lineage: lineage::around(scene, no),
            formed_by: unit.formed_by.as_ref().map(|by| cited(scene, by)),
            ended_by: unit.ended_by.as_ref().map(|by| cited(scene, by)),
            bodies: bodies(scene, unit),
            years: years(scene, no),
            counts: Counts::of(scene, all()),
            awards: scene.count(awards.iter().map(|it| it.count.n).sum()),
            awards_revoked: revoked(scene, all(), counts_here),
            awards_drawn: years_drawing(&awards),
            awards_by_year: awards,
            coming: lately.coming,
            latest: lately.latest,
            about: About::of(scene, &unit.publishing, None, unit.provenance.source.as_ref()),
        }
    }
}

/// Walks up to the root; a circle was reported and never comes here.
fn above(scene: &Scene<'_>, no: No<Unit>) -> Vec<Link> {
    let parent = |no: &No<Unit>| scene.b.units.no(scene.b.units[*no].parent.as_ref()?);
    let mut chain: Vec<_> = std::iter::successors(parent(&no), parent).collect();
    chain.reverse();
    chain.into_iter().map(|no| scene.unit(no)).collect()
}

fn below(scene: &Scene<'_>, unit: &Unit) -> Vec<UnitLine> {
    let is_below = |other: &Unit| other.parent.as_ref().is_some_and(|it| it.value == unit.id);
    let listed = scene.b.listed_units().into_iter();
    listed.filter(|no| is_below(&scene.b.units[*no])).map(|no| units::line(scene, no)).collect()
}

/// Writes units that came after one.
fn relations(scene: &Scene<'_>, later: Vec<(No<Unit>, Word)>) -> Vec<Relation> {
    later
        .into_iter()
        .map(|(no, how)| Relation {
            unit: scene.unit(no),
            how: scene.label(how),
            to: None,
            from: scene.b.units[no].valid.from.map(|day| scene.day(day)),
            years: Vec::new(),
        })
        .collect()
}

/// The units that a unit was made of, in the order of the index of units.
fn predecessors(scene: &Scene<'_>, no: No<Unit>) -> Vec<Relation> {
    let mut known = scene.b.predecessors.get(&no).cloned().unwrap_or_default();
    known.retain(|(no, _)| scene.b.shows(&scene.b.units[*no].publishing));
    let listed = scene.b.listed_units();
    known.sort_by_key(|(no, _)| listed.iter().position(|it| it == no).unwrap_or(usize::MAX));
    known
        .into_iter()
        .map(|(no, how)| Relation {
            unit: scene.unit(no),
            how: scene.label(how),
            to: scene.b.units[no].valid.to.map(|day| scene.day(day)),
            from: None,
            years: years(scene, no),
        })
        .collect()
}

fn years(scene: &Scene<'_>, no: No<Unit>) -> Vec<Period> {
    let years = scene.plan.index.years_of(no).rev();
    years
        .map(|(year, dated)| Period {
            stamp: scene.year(year),
            href: scene.page_href(PageKind::UnitYear(no, year)),
            counts: Counts::of(scene, dated.iter()),
        })
        .collect()
}

/// A document of the registry, else the number as it was written.
fn cited(scene: &Scene<'_>, written: &str) -> Link {
    match scene.b.documents.no(&crate::model::id::Id::new(written)) {
        Some(document) => scene.document_link(document),
        None => {
            let number = scene.vietnamese(written);
            Link { text: number.text, lang: number.lang, href: None }
        }
    }
}

fn bodies(scene: &Scene<'_>, unit: &Unit) -> Vec<BodyLine> {
    let of_unit = |body: &Body| body.unit.as_ref().is_some_and(|it| it.value == unit.id);
    bodies::sorted(scene, of_unit).into_iter().map(|no| bodies::line(scene, no)).collect()
}
