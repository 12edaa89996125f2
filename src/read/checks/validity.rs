//! A record belongs to the units and bodies of its day.

use std::collections::BTreeSet;

use super::scope::Scope;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::text::nearest::nearest;
use crate::model::bulletin::Bulletin;
use crate::model::id::{Origin, Record, Reference};
use crate::model::meeting::Party;
use crate::model::registry::Body;
use crate::model::shelf::No;
use crate::model::time::{PartialDate, Period};
use crate::model::unit::Unit;

/// Reports units and bodies that are not in force on the day of the record that names them.
pub fn check(scope: Scope<'_>, report: &mut Report) {
    let mut check = Check { b: scope.b, scope, report };
    check.articles();
    check.meetings();
    check.batches();
    check.documents();
}

struct Check<'c> {
    b: &'c Bulletin,
    scope: Scope<'c>,
    report: &'c mut Report,
}

/// Tells whether the days of a record were read; without them nothing can be said.
fn is_dated(origin: &Origin) -> bool {
    origin.sound(&["date", "event_date"])
}

impl Check<'_> {
    fn articles(&mut self) {
        for (_, article) in self.scope.articles().filter(|(_, it)| is_dated(&it.origin)) {
            let day = article.day().value;
            article.wards.iter().for_each(|ward| self.unit(ward, day));
            self.body(&article.body, day);
        }
    }

    fn meetings(&mut self) {
        for (_, meeting) in self.scope.meetings().filter(|(_, it)| is_dated(&it.origin)) {
            let day = meeting.date.value;
            let venue = meeting.venue.iter().flat_map(|venue| &venue.ward);
            let units = meeting.wards.iter().chain([&meeting.unit]).chain(venue);
            units.for_each(|unit| self.unit(unit, day));
            meeting.organisers.iter().for_each(|body| self.body(body, day));
            for participant in &meeting.participants {
                if let Party::Body(body) = &participant.party {
                    self.body(body, day);
                }
            }
        }
    }

    fn batches(&mut self) {
        for (_, batch) in self.scope.batches().filter(|(_, it)| is_dated(&it.origin)) {
            let day = batch.date.value;
            for row in &batch.awards {
                row.ward.iter().for_each(|ward| self.unit(ward, day));
                self.body(&row.issuer, day);
                row.recipient.body.iter().for_each(|body| self.body(body, day));
            }
        }
    }

    fn documents(&mut self) {
        for (_, document) in self.scope.documents().filter(|(_, it)| is_dated(&it.origin)) {
            if let Some(date) = &document.date {
                self.body(&document.issuer, date.value);
            }
        }
    }

    fn unit(&mut self, written: &Reference<Unit>, day: PartialDate) {
        let Some(no) = self.b.units.no(written) else { return };
        let unit = &self.b.units[no];
        if unit.valid.touches(day) || !has_period(&unit.origin) {
            return;
        }
        let others = self.in_force_instead(no, day);
        let (mend, near) = mend(&unit.id, &others);
        self.report.push(
            Diagnostic::at(Code::UnitNotInForce, written.span)
                .with("unit", format!("`{}`", unit.id))
                .with("date", day)
                .with("period", period(*unit.valid))
                .with("mend", self.explain(unit, day, mend, &others))
                .nearest(near.as_deref()),
        );
    }

    /// An abolished unit without a successor says so.
    fn explain(&self, unit: &Unit, day: PartialDate, mend: Value, others: &[String]) -> Value {
        let ended = unit.valid.to.is_some_and(|end| end < day.first_day());
        if !ended || !unit.successors.is_empty() {
            return mend;
        }
        match others.is_empty() {
            true => Value::words(
                "đơn vị này đã kết thúc và không có đơn vị kế tục",
                "the unit has ended and has no successor",
            ),
            false => Value::words(
                format!(
                    "cấp này đã bãi bỏ, không có đơn vị kế tục; các phần của nó nay thuộc: {}",
                    others.join(", ")
                ),
                format!(
                    "its level was abolished and it has no successor; its parts now belong to: {}",
                    others.join(", ")
                ),
            ),
        }
    }

    /// Finds the units to use instead: along the successors or back along the predecessors to those in
    /// force; of an abolished unit without successors, the successors of its parts.
    fn in_force_instead(&self, unit: No<Unit>, day: PartialDate) -> Vec<String> {
        let mut seen = BTreeSet::from([unit]);
        let mut wave = self.neighbours(unit, day);
        let mut found = Vec::new();
        while !wave.is_empty() && found.is_empty() {
            let fresh: Vec<_> = wave.into_iter().filter(|no| seen.insert(*no)).collect();
            let in_force = fresh.iter().filter(|no| self.b.units[**no].valid.touches(day));
            found = in_force.map(|no| self.b.units[*no].id.to_string()).collect();
            wave = fresh.into_iter().flat_map(|no| self.neighbours(no, day)).collect();
        }
        found.sort();
        found.dedup();
        found
    }

    fn neighbours(&self, no: No<Unit>, day: PartialDate) -> Vec<No<Unit>> {
        let unit = &self.b.units[no];
        let is_early = unit.valid.from.is_some_and(|start| day.last_day() < start);
        if is_early {
            let before = self.b.predecessors.get(&no).into_iter().flatten();
            return before.map(|(from, _)| *from).collect();
        }
        let after = unit.successors.iter().filter_map(|next| self.b.units.no(&next.id));
        let after: Vec<_> = after.collect();
        if !after.is_empty() {
            return after;
        }
        let is_part = |part: &&Unit| part.parent.as_ref().is_some_and(|it| it.value == unit.id);
        let parts = self.b.units.iter().filter(is_part);
        let next = parts.flat_map(|part| part.successors.iter());
        next.filter_map(|next| self.b.units.no(&next.id)).collect()
    }

    fn body(&mut self, written: &Reference<Body>, day: PartialDate) {
        let Some(body) = self.b.bodies.find(written) else { return };
        if body.valid.touches(day) || !has_period(body.origin()) {
            return;
        }
        let same_kind = self.b.bodies.iter().filter(|it| it.kind == body.kind);
        let in_force = same_kind.filter(|it| it.valid.touches(day)).map(|it| it.id.as_str());
        self.report.push(
            Diagnostic::at(Code::BodyNotInForce, written.span)
                .with("body", format!("`{}`", body.id))
                .with("date", day)
                .with("period", period(*body.valid))
                .nearest(nearest(body.id.as_str(), in_force)),
        );
    }
}

fn has_period(origin: &Origin) -> bool {
    origin.sound(&["valid_from", "valid_to"])
}

fn mend(unit: &crate::model::id::Id<Unit>, others: &[String]) -> (Value, Option<String>) {
    let near = nearest(unit.as_str(), others.iter().map(String::as_str));
    let near = near.map(str::to_owned).or_else(|| others.first().cloned());
    let mend = match others.is_empty() {
        true => Value::words(
            "dùng đơn vị có hiệu lực vào ngày ấy",
            "name a unit that is in force on that day",
        ),
        false => Value::words(
            format!("dùng đơn vị có hiệu lực vào ngày ấy: {}", others.join(", ")),
            format!("name a unit that is in force on that day: {}", others.join(", ")),
        ),
    };
    (mend, near)
}

fn period(period: Period) -> Value {
    match (period.from, period.to) {
        (Some(from), Some(to)) => Value::words(
            format!("có hiệu lực từ {from} đến {to}"),
            format!("in force from {from} to {to}"),
        ),
        (Some(from), None) => {
            Value::words(format!("có hiệu lực từ {from}"), format!("in force from {from}"))
        }
        (None, Some(to)) => {
            Value::words(format!("có hiệu lực đến hết {to}"), format!("in force until {to}"))
        }
        (None, None) => Value::words("không rõ thời hạn", "its period is not known"),
    }
}
