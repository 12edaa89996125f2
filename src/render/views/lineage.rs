//! What units became, drawn and in words: around one unit, or all units of the index that changed together.
//!
//! The words say all that the drawing does; where there are too many units to draw, they stand alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::shelf::No;
use crate::model::stage::Stage;
use crate::model::unit::Unit;
use crate::model::vocabulary::Word;
use crate::render::lineage::{Graph, Row, Sign, Way, draw};
use crate::render::scene::Scene;
use crate::render::view::{Count, Html, Link, Stamp, Text};

/// The most units whose changes the index draws; of more it has the words. Those of a whole province, 291, weigh 4 KiB when packed.
const MOST_DRAWN: usize = 400;

/// Units that changed together.
#[derive(Debug, Serialize)]
pub struct Lineage {
    /// The drawing, as SVG that a screen reader passes over; none where there are too many units for one.
    pub drawing: Option<Html>,
    /// The same in words: each unit that was made of others.
    pub made: Vec<Made>,
}

/// A unit that was made of others.
#[derive(Debug, Serialize)]
pub struct Made {
    /// The unit.
    pub unit: Link,
    /// Its first day, where it is known.
    pub from: Option<Stamp>,
    /// Whether it is still to be made: its first day has not come, or where that is not known, all that it is made of is there.
    pub to_come: bool,
    /// What it was made of.
    pub of: Vec<Part>,
    /// How many more it was made of, where they are left to its own page.
    pub more: Option<Count>,
}

/// A unit that went into another.
#[derive(Debug, Serialize)]
pub struct Part {
    /// The unit.
    pub unit: Link,
    /// How much of it.
    pub how: Text,
    /// Its last day, where it is known.
    pub to: Option<Stamp>,
}

/// A unit, what became of it, and how much of it did.
type Change = (No<Unit>, No<Unit>, Word);

/// Shows what a unit came from and became, and what else those became or came from; and where what it became has
/// ended too, the way on to the units of today. None where it has neither.
pub fn around(scene: &Scene<'_>, no: No<Unit>) -> Option<Lineage> {
    let before = came_from(scene, no).map(|(from, _, _)| from);
    let after = became(scene, no).map(|(_, to, _)| to);
    let changes = before.flat_map(|from| became(scene, from));
    let changes = changes.chain(after.flat_map(|to| came_from(scene, to)));
    let changes = changes.chain(way_on(scene, no));
    Teller::new(scene, changes.collect(), Some(no)).tell(true)
}

/// Collects what became of the successors of a unit that are no more, and of theirs.
fn way_on(scene: &Scene<'_>, no: No<Unit>) -> BTreeSet<Change> {
    let mut changes = BTreeSet::new();
    let mut left: Vec<_> = became(scene, no).map(|(_, to, _)| to).collect();
    while let Some(no) = left.pop().filter(|_| changes.len() < MOST_DRAWN) {
        let on = became(scene, no).filter(|_| scene.b.unit_has_ended(no));
        left.extend(on.filter(|change| changes.insert(*change)).map(|(_, to, _)| to));
    }
    changes
}

/// Shows all units of the index that changed, those together that belong together.
pub fn groups(scene: &Scene<'_>) -> Vec<Lineage> {
    let mut seen = BTreeSet::new();
    let listed = scene.b.listed_units().into_iter();
    let groups = listed.filter_map(|no| together(scene, no, &mut seen));
    let tellers: Vec<_> = groups.map(|changes| Teller::new(scene, changes, None)).collect();
    let units: usize = tellers.iter().map(|teller| teller.units().len()).sum();
    tellers.iter().filter_map(|teller| teller.tell(units <= MOST_DRAWN)).collect()
}

/// Collects every change that hangs together with a unit, unless it was seen.
fn together(
    scene: &Scene<'_>,
    no: No<Unit>,
    seen: &mut BTreeSet<No<Unit>>,
) -> Option<BTreeSet<Change>> {
    let mut changes = BTreeSet::new();
    let mut left = vec![no];
    while let Some(no) = left.pop() {
        if seen.insert(no) {
            changes.extend(came_from(scene, no).chain(became(scene, no)));
            left.extend(came_from(scene, no).map(|(from, _, _)| from));
            left.extend(became(scene, no).map(|(_, to, _)| to));
        }
    }
    (!changes.is_empty()).then_some(changes)
}

fn came_from<'s>(scene: &'s Scene<'_>, no: No<Unit>) -> impl Iterator<Item = Change> + 's {
    let named = scene.b.predecessors_of(no).filter(|(from, _)| is_shown(scene, *from));
    named.map(move |(from, how)| (from, no, how))
}

fn became<'s>(scene: &'s Scene<'_>, no: No<Unit>) -> impl Iterator<Item = Change> + 's {
    let named = scene.b.successors_of(no).filter(|(to, _)| is_shown(scene, *to));
    named.map(move |(to, how)| (no, to, how))
}

fn is_shown(scene: &Scene<'_>, no: No<Unit>) -> bool {
    scene.b.shows(&scene.b.units[no].publishing)
}

/// Tells one group of changes.
struct Teller<'t, 's> {
    scene: &'t Scene<'s>,
    changes: BTreeSet<Change>,
    /// The unit whose page it is.
    here: Option<No<Unit>>,
    /// The places of units on the index; those that it leaves out come last.
    places: BTreeMap<No<Unit>, usize>,
}

impl<'t, 's> Teller<'t, 's> {
    fn new(scene: &'t Scene<'s>, changes: BTreeSet<Change>, here: Option<No<Unit>>) -> Self {
        let named: BTreeSet<_> = changes.iter().flat_map(|(from, to, _)| [*from, *to]).collect();
        let order = scene.b.unit_order.iter().enumerate();
        let places = order.filter(|(_, no)| named.contains(no)).map(|(at, no)| (*no, at));
        Self { scene, changes, here, places: places.collect() }
    }

    /// Returns the units in the order of the index.
    fn units(&self) -> Vec<No<Unit>> {
        let named = self.changes.iter().flat_map(|(from, to, _)| [*from, *to]);
        let mut units: Vec<_> = named.collect::<BTreeSet<_>>().into_iter().collect();
        units.sort_by_key(|no| self.places.get(no).copied().unwrap_or(usize::MAX));
        units
    }

    fn tell(&self, drawn: bool) -> Option<Lineage> {
        let units = self.units();
        let made: Vec<_> = units.iter().filter_map(|no| self.made(&units, *no)).collect();
        if made.is_empty() {
            return None;
        }
        let drawing = if drawn { draw(&self.graph(&units)) } else { None };
        Some(Lineage { drawing: drawing.map(Html::new), made })
    }

    fn made(&self, units: &[No<Unit>], no: No<Unit>) -> Option<Made> {
        let parts = |from: &No<Unit>| {
            let of = self.changes.iter().filter(move |it| (it.0, it.1) == (*from, no));
            of.map(|(from, _, how)| self.part(*from, *how)).collect::<Vec<_>>()
        };
        let of: Vec<_> = units.iter().flat_map(parts).collect();
        let b = self.scene.b;
        let from = b.units[no].valid.from;
        let is_there = |(from, _)| b.stage_of_unit(from) == Stage::Here;
        let to_come = match from {
            Some(from) => b.today < from,
            None => b.predecessors_of(no).all(is_there),
        };
        let from = from.map(|day| self.scene.day(day));
        let more = Some(self.left_out(no)).filter(|more| *more > 0);
        let more = more.map(|more| self.scene.count(more as u64));
        (!of.is_empty()).then(|| Made { unit: self.scene.unit(no), from, to_come, of, more })
    }

    fn part(&self, no: No<Unit>, how: Word) -> Part {
        let to = self.scene.b.units[no].valid.to.map(|day| self.scene.day(day));
        Part { unit: self.scene.unit(no), how: self.scene.label(how), to }
    }

    /// Counts what a unit was made of and is not told here.
    fn left_out(&self, no: No<Unit>) -> usize {
        came_from(self.scene, no).filter(|change| !self.changes.contains(change)).count()
    }

    fn graph(&self, units: &[No<Unit>]) -> Graph {
        let place = |no: No<Unit>| units.iter().position(|it| *it == no);
        let ways = self.changes.iter().filter_map(|(from, to, how)| {
            Some(Way { from: place(*from)?, to: place(*to)?, sign: Sign::of(how.id()) })
        });
        let legend: BTreeMap<_, _> =
            self.changes.iter().map(|it| (Sign::of(it.2.id()), it.2)).collect();
        let legend = legend.into_iter().map(|(sign, how)| (sign, self.scene.label(how).text));
        Graph {
            rows: units.iter().map(|no| self.row(*no)).collect(),
            ways: ways.collect(),
            legend: legend.collect(),
        }
    }

    fn row(&self, no: No<Unit>) -> Row {
        let valid = *self.scene.b.units[no].valid;
        let day = |day| self.scene.day(day).text;
        let time = match (valid.from.map(day), valid.to.map(day)) {
            (None, None) => String::new(),
            (from, to) => format!("{} – {}", from.unwrap_or_default(), to.unwrap_or_default()),
        };
        let name = self.scene.unit(no);
        let more = match self.came_partly(no) {
            0 => String::new(),
            more => format!(" (+ {})", self.scene.count(more as u64).text),
        };
        let time = format!("{}{more}", time.trim());
        Row { name: name.text, lang: name.lang, time, here: self.here == Some(no) }
    }

    /// Counts what is left out of a unit of which something is told.
    fn came_partly(&self, no: No<Unit>) -> usize {
        let told = self.changes.iter().any(|(_, to, _)| *to == no);
        if told { self.left_out(no) } else { 0 }
    }
}
