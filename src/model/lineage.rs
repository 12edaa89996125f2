//! Units and bodies through time, read off a bulletin: what a unit came from, what it became, which unit
//! or body has its place on another day, and which offices are held while there is a body.
//!
//! What cannot be (circles, overlaps) is reported by the checks; walking here ends all the same.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::bulletin::Bulletin;
use super::registry::{Body, Office, Person};
use super::shelf::No;
use super::stage::Stage;
use super::time::{Day, PartialDate};
use super::unit::Unit;
use super::vocabulary::{List, Word};
use crate::ground::text::spelling::spelling;

impl Bulletin {
    /// Returns the units that a unit became, as its record names them, each with how much went into it.
    pub fn successors_of(&self, no: No<Unit>) -> impl Iterator<Item = (No<Unit>, Word)> {
        let named = self.units[no].successors.iter();
        named.filter_map(|next| Some((self.units.no(&next.id)?, next.how)))
    }

    /// Returns the units that a unit was made of, in the order of their ids.
    pub fn predecessors_of(&self, no: No<Unit>) -> impl Iterator<Item = (No<Unit>, Word)> {
        self.predecessors.get(&no).into_iter().flatten().copied()
    }

    /// Finds the units in force on `day` that took the place of a unit which is not: on along the
    /// successors, or back along the predecessors where it had not begun. A unit that ended without
    /// successors goes on in its parts.
    pub fn units_of_day(&self, unit: No<Unit>, day: PartialDate) -> BTreeSet<No<Unit>> {
        let back = self.units[unit].valid.from.is_some_and(|start| day.last_day() < start);
        let mut seen = BTreeSet::from([unit]);
        let mut found = BTreeSet::new();
        let mut wave = self.step(unit, back);
        while !wave.is_empty() {
            let fresh = wave.into_iter().filter(|no| seen.insert(*no));
            let (in_force, others): (Vec<_>, Vec<_>) =
                fresh.partition(|no| self.units[*no].valid.touches(day));
            found.extend(in_force);
            wave = others.into_iter().flat_map(|no| self.step(no, back)).collect();
        }
        found
    }

    /// Finds the units of today that a unit is part of by now, on along its successors, each with how much
    /// of the unit went there; in the order in which they are come to. A way that ends in a unit without successors
    /// leads nowhere.
    pub fn part_of_now(&self, unit: No<Unit>) -> Vec<(No<Unit>, Word)> {
        let mut order = Vec::new();
        let mut shares: BTreeMap<No<Unit>, Word> = BTreeMap::new();
        let mut wave: VecDeque<_> = self.successors_of(unit).collect();
        while let Some((no, how)) = wave.pop_front() {
            // What is come to again stays as it is, unless more of the unit went this way. So a circle ends, too.
            let known = shares.get(&no);
            if no == unit || known.is_some_and(|known| least_left(*known, how) == how) {
                continue;
            }
            shares.insert(no, how);
            if self.stage_of_unit(no) != Stage::Here {
                wave.extend(
                    self.successors_of(no).map(|(next, then)| (next, least_left(how, then))),
                );
            } else if !order.contains(&no) {
                order.push(no);
            }
        }
        if let ([only], Some(whole)) = (&order[..], List::SuccessorHow.word("whole")) {
            let ended = shares.keys().copied().chain([unit]).filter(|no| no != only);
            if !is_whole(shares[only]) && ended.into_iter().all(|no| self.goes_whole(no)) {
                return vec![(*only, whole)];
            }
        }
        order.into_iter().map(|no| (no, shares[&no])).collect()
    }

    /// Tells whether nothing of a unit is left beside its successors: one has all of it, or several share it.
    fn goes_whole(&self, no: No<Unit>) -> bool {
        let hows: Vec<_> = self.successors_of(no).map(|(_, how)| how).collect();
        hows.len() > 1 || hows.first().is_some_and(|how| is_whole(*how))
    }

    fn step(&self, no: No<Unit>, back: bool) -> Vec<No<Unit>> {
        if back {
            return self.predecessors_of(no).map(|(from, _)| from).collect();
        }
        let next: Vec<_> = self.successors_of(no).map(|(next, _)| next).collect();
        if next.is_empty() { self.parts_of(no).collect() } else { next }
    }

    /// Returns the units directly below a unit.
    fn parts_of(&self, no: No<Unit>) -> impl Iterator<Item = No<Unit>> {
        let whole = &self.units[no].id;
        let is_part = |part: &Unit| part.parent.as_ref().is_some_and(|it| it.value == *whole);
        self.units.numbered().filter(move |(_, part)| is_part(part)).map(|(no, _)| no)
    }

    /// Finds the office that a person held on a day. An office ends with its body: of one that had not begun or is no more,
    /// nobody holds an office.
    pub fn office_on<'p>(&self, person: &'p Person, day: Day) -> Option<&'p Office> {
        let is_there = |no: No<Body>| self.period_of_body(no).contains(day);
        person.office_on(day, |office| self.bodies.no(&office.body).is_none_or(is_there))
    }

    /// Finds the bodies in force on `day` that have the place of a body which is not: those of its kind, of its
    /// unit or of the units that took its unit's place.
    pub fn bodies_of_day(&self, no: No<Body>, day: PartialDate) -> Vec<No<Body>> {
        let body = &self.bodies[no];
        let Some(unit) = body.unit.as_ref().and_then(|unit| self.units.no(unit)) else {
            return Vec::new();
        };
        let mut units = self.units_of_day(unit, day);
        units.insert(unit);
        let has_place = |other: &Body| {
            let unit = other.unit.as_ref().and_then(|unit| self.units.no(unit));
            is_alike(body, other) && unit.is_some_and(|unit| units.contains(&unit))
        };
        let others = self.bodies.numbered().filter(|(_, other)| has_place(other));
        let others = others.map(|(no, _)| no);
        others.filter(|no| self.period_of_body(*no).touches(day)).collect()
    }
}

fn is_whole(how: Word) -> bool {
    how.is("whole") || how.is("unchanged")
}

/// Says how much of a unit is left after two steps: no more than either leaves. The list of these words goes from all of a
/// unit to the least, but for the last, which changes nothing.
fn least_left(first: Word, then: Word) -> Word {
    match (first.is("unchanged"), then.is("unchanged")) {
        (true, _) => then,
        (_, true) => first,
        _ => first.max(then),
    }
}

/// Tells whether two bodies are of one kind. That of all other kinds says nothing: there their names begin alike.
fn is_alike(one: &Body, other: &Body) -> bool {
    const WORDS: usize = 2;
    let begins = |body: &Body| -> Vec<String> {
        body.name.vi.split_whitespace().take(WORDS).map(spelling).collect()
    };
    one.kind == other.kind && (!one.kind.is("other") || begins(one) == begins(other))
}
