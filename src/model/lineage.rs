//! Units through time, read off a bulletin: what a unit came from, what it became, and which unit is
//! meant on another day.
//!
//! What cannot be (circles, overlaps) is reported by the checks; walking here ends all the same.

use std::collections::BTreeSet;

use super::bulletin::Bulletin;
use super::shelf::No;
use super::time::PartialDate;
use super::unit::Unit;
use super::vocabulary::Word;

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
}
