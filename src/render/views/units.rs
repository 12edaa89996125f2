//! The index of units: those in force, those to come, and those that have ended, each with what it became.

use serde::Serialize;

use crate::model::shelf::No;
use crate::model::stage::Stage;
use crate::model::unit::Unit;
use crate::plan::page::Page;
use crate::render::scene::Scene;
use crate::render::view::{Count, Frame, Link, Stamp, Text};
use crate::render::views::lineage::{self, Lineage};

/// The index of units as its template sees it.
#[derive(Debug, Serialize)]
pub struct UnitsView {
    /// What every page has.
    pub frame: Frame,
    /// Units in force today, in the site's order.
    pub current: Vec<UnitLine>,
    /// Units whose first day is still to come, in the site's order.
    pub to_come: Vec<UnitLine>,
    /// Units that have ended, in the site's order.
    pub ended: Vec<UnitLine>,
    /// What became of what, those together that changed together.
    pub lineages: Vec<Lineage>,
}

/// A unit in a list.
#[derive(Debug, Serialize)]
pub struct UnitLine {
    /// Its name, which leads to its page.
    pub name: Link,
    /// phường, xã ...
    pub label: Text,
    /// Its first day, where it is known.
    pub from: Option<Stamp>,
    /// Its last day.
    pub to: Option<Stamp>,
    /// What it is part of now.
    pub successors: Vec<Link>,
    /// How many records of the news it has.
    pub count: Count,
}

impl UnitsView {
    /// Makes the view of the index.
    pub fn new(scene: &Scene<'_>, page: &Page) -> Self {
        let units = scene.b.listed_units();
        Self {
            frame: Frame::new(scene, page),
            current: at(scene, &units, Stage::Here),
            to_come: at(scene, &units, Stage::ToCome),
            ended: at(scene, &units, Stage::Over),
            lineages: lineage::groups(scene),
        }
    }
}

/// Returns the units of today that a unit is part of, where it has ended.
fn now(scene: &Scene<'_>, no: No<Unit>) -> Vec<Link> {
    let now = scene.b.part_of_now(no);
    now.into_iter().map(|(no, _)| scene.unit(no)).collect()
}

/// Writes those of units that stand there today, in their order.
pub fn at(scene: &Scene<'_>, units: &[No<Unit>], stage: Stage) -> Vec<UnitLine> {
    let there = units.iter().filter(|no| scene.b.stage_of_unit(**no) == stage);
    there.map(|no| line(scene, *no)).collect()
}

/// Writes a unit for a list.
pub fn line(scene: &Scene<'_>, no: No<Unit>) -> UnitLine {
    let unit = &scene.b.units[no];
    UnitLine {
        name: scene.unit(no),
        label: scene.label(unit.unit_type),
        from: unit.valid.from.map(|day| scene.day(day)),
        to: unit.valid.to.map(|day| scene.day(day)),
        successors: now(scene, no),
        count: scene.count(scene.plan.index.count_of(no) as u64),
    }
}
