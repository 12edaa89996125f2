//! The days of bodies: what follows for a body from its unit and from the body above it. The one place of that rule.

use super::bulletin::Bulletin;
use super::registry::Body;
use super::shelf::No;
use super::time::{Period, Term};
use super::unit::Unit;

impl Bulletin {
    /// Returns the days on which a body can be in force, each end with where it is written: its own, where it states them. One
    /// that [stands with its unit](Body::stands_with_its_unit) is there no day before its unit unless it says so, and none
    /// after the end of its unit or of the body above it. It may be older than the body above it, as units may be.
    pub fn term_of_body(&self, no: No<Body>) -> Term {
        let above = self.bodies_above(no).skip(1);
        above.fold(self.within_unit(no), |term, above| ends_with(term, &self.within_unit(above)))
    }

    /// Returns the days of [`term_of_body`](Self::term_of_body) alone.
    pub fn period_of_body(&self, no: No<Body>) -> Period {
        *self.term_of_body(no)
    }

    /// Returns the days that pages tell of a body. Its first day is not its unit's but of the committee and the council, which
    /// a unit cannot be without: any other may have been formed later.
    pub fn told_period_of_body(&self, no: No<Body>) -> Period {
        let body = &self.bodies[no];
        let period = self.period_of_body(no);
        let begins_with_it = body.kind.is("ubnd") || body.kind.is("hdnd");
        Period { from: period.from.filter(|_| begins_with_it).or(body.valid.from), ..period }
    }

    /// Walks from a body to those above it that it ends with, itself first. One that need not end with its unit need not end
    /// with the body above it either.
    pub(super) fn bodies_above(&self, no: No<Body>) -> impl Iterator<Item = No<Body>> {
        let above = |no: &No<Body>| {
            let body = Some(&self.bodies[*no]).filter(|body| body.stands_with_its_unit());
            self.bodies.no(body?.parent.as_ref()?)
        };
        // Bodies in a circle are an error of its own; the walk ends all the same.
        std::iter::successors(Some(no), above).take(self.bodies.len())
    }

    /// Finds the unit with which a body begins and ends.
    pub(super) fn unit_it_stands_with(&self, no: No<Body>) -> Option<No<Unit>> {
        let body = Some(&self.bodies[no]).filter(|body| body.stands_with_its_unit());
        self.units.no(body?.unit.as_ref()?)
    }

    fn within_unit(&self, no: No<Body>) -> Term {
        let term = self.bodies[no].valid;
        match self.unit_it_stands_with(no).map(|unit| &self.units[unit].valid) {
            Some(unit) => ends_with(begins_with(term, unit), unit),
            None => term,
        }
    }
}

/// From days that cannot be right nothing follows, nor where they leave no day: both are told elsewhere.
fn begins_with(mut term: Term, over: &Term) -> Term {
    let start = over.from.filter(|start| term.to.is_none_or(|end| *start <= end));
    if let Some(start) = start.filter(|_| term.from.is_none() && !over.is_backwards()) {
        term.period.from = Some(start);
        term.start_at = over.start_at;
    }
    term
}

fn ends_with(mut term: Term, over: &Term) -> Term {
    let end = over.to.filter(|end| term.from.is_none_or(|start| start <= *end));
    let end = end.filter(|end| term.to.is_none_or(|own| *end < own));
    if let Some(end) = end.filter(|_| !over.is_backwards()) {
        term.period.to = Some(end);
        term.end_at = over.end_at;
    }
    term
}
