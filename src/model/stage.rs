//! What is there today: which units and bodies are still to come, and which are over.

use super::bulletin::Bulletin;
use super::registry::Body;
use super::shelf::No;
use super::time::{Day, Period};
use super::unit::Unit;

/// Where something stands in time, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its first day is after today.
    ToCome,
    /// It is there: no day that is known says otherwise.
    Here,
    /// It is no more.
    Over,
}

impl Stage {
    /// Places today in a period; none where its end is not known, and may have come.
    fn of(period: Period, today: Day) -> Option<Self> {
        match (period.from, period.to) {
            (Some(from), _) if today < from => Some(Self::ToCome),
            (_, Some(to)) if to < today => Some(Self::Over),
            (_, Some(_)) => Some(Self::Here),
            (_, None) => None,
        }
    }
}

impl Bulletin {
    /// Says where a unit stands today. One that became something is over, if nobody knows since when, unless what it became is
    /// still to come.
    pub fn stage_of_unit(&self, no: No<Unit>) -> Stage {
        let known = Stage::of(*self.units[no].valid, self.today);
        known.unwrap_or_else(|| {
            let starts = self.successors_of(no).map(|(next, _)| self.units[next].valid.from);
            match starts.max() {
                Some(latest) if latest.is_none_or(|start| start <= self.today) => Stage::Over,
                _ => Stage::Here,
            }
        })
    }

    /// Tells whether a unit is no more.
    pub fn unit_has_ended(&self, no: No<Unit>) -> bool {
        self.stage_of_unit(no) == Stage::Over
    }

    /// Says where a body stands today. It is over with its unit and with the body above it, if nobody knows since when.
    pub fn stage_of_body(&self, no: No<Body>) -> Stage {
        let known = Stage::of(self.period_of_body(no), self.today);
        known.unwrap_or_else(|| {
            let mut units = self.bodies_above(no).filter_map(|no| self.unit_it_stands_with(no));
            match units.any(|unit| self.unit_has_ended(unit)) {
                true => Stage::Over,
                false => Stage::Here,
            }
        })
    }
}
