//! What the days of units say of each other: of a unit and what it became, of a unit and the one above it,
//! of two units with one code. A day that is not known passes.

use std::collections::BTreeMap;

use crate::ground::diagnostic::{Code, Diagnostic, Report};
use crate::model::bulletin::Bulletin;
use crate::model::time::{Day, Period};
use crate::model::unit::Unit;

/// Reports units whose days do not go together.
pub fn check(b: &Bulletin, report: &mut Report) {
    for unit in b.units.iter() {
        successors(b, unit, report);
        parent(b, unit, report);
    }
    codes(b, report);
}

/// A successor starts on the day after the end: no day has both, and none has neither.
fn successors(b: &Bulletin, unit: &Unit, report: &mut Report) {
    for successor in &unit.successors {
        let Some(next) = b.units.find(&successor.id) else { continue };
        let Some(end) = unit.valid.to else { continue };
        let is_right = !next.valid.is_backwards();
        if let Some(ended) = next.valid.to.filter(|ended| is_right && *ended <= end) {
            report.push(
                Diagnostic::at(Code::SuccessorEnded, successor.id.span)
                    .with("successor", format!("`{}`", next.id))
                    .with("unit", format!("`{}`", unit.id))
                    .with("ended", ended)
                    .with("end", end)
                    .and_at(next.valid.span),
            );
            continue;
        }
        let Some(start) = next.valid.from else { continue };
        let code = match start <= end {
            true => Code::SuccessorTooEarly,
            false if end.tomorrow() != Some(start) => Code::SuccessorTooLate,
            false => continue,
        };
        report.push(
            Diagnostic::at(code, successor.id.span)
                .with("successor", format!("`{}`", next.id))
                .with("unit", format!("`{}`", unit.id))
                .with("start", start)
                .with("end", end)
                .and_at(next.valid.span),
        );
    }
}

/// A unit that is in force after the end of the one above it, or that ended before that one began, is below nothing. Units
/// may be older than the one above them.
fn parent(b: &Bulletin, unit: &Unit, report: &mut Report) {
    let Some(reference) = &unit.parent else { return };
    let Some(above) = b.units.find(reference) else { return };
    let known_last = unit.valid.to.max(unit.valid.from);
    if let (Some(end), Some(last)) = (above.valid.to, known_last)
        && end < last
    {
        report.push(
            Diagnostic::at(Code::ParentEnded, reference.span)
                .with("unit", format!("`{}`", unit.id))
                .with("parent", format!("`{}`", above.id))
                .with("end", end)
                .with("last", last)
                .and_at(above.valid.span),
        );
    }
    if let (Some(start), Some(end)) = (above.valid.from, unit.valid.to)
        && end < start
    {
        report.push(
            Diagnostic::at(Code::ParentTooLate, reference.span)
                .with("unit", format!("`{}`", unit.id))
                .with("parent", format!("`{}`", above.id))
                .with("end", end)
                .with("start", start)
                .and_at(above.valid.span),
        );
    }
}

/// A code comes back in time, and belongs to one unit on a day.
fn codes(b: &Bulletin, report: &mut Report) {
    let mut owners: BTreeMap<&str, Vec<&Unit>> = BTreeMap::new();
    for unit in b.units.iter() {
        let Some(code) = &unit.code else { continue };
        let before = owners.entry(code).or_default();
        let shared = before.iter().find_map(|other| Some((*other, shared(unit, other)?)));
        if let Some((other, day)) = shared {
            report.push(
                Diagnostic::at(Code::CodeShared, unit.origin.at)
                    .with("value", code)
                    .with("unit", format!("`{}`", unit.id))
                    .with("other", format!("`{}`", other.id))
                    .with("day", day)
                    .and_at(other.origin.at),
            );
        }
        before.push(unit);
    }
}

/// Finds a day on which both are in force beyond doubt.
fn shared(one: &Unit, other: &Unit) -> Option<Day> {
    let days = [one.valid.from, other.valid.from, one.valid.to, other.valid.to];
    let is_both = |day: &Day| holds(*one.valid, *day) && holds(*other.valid, *day);
    days.into_iter().flatten().find(is_both)
}

/// Tells whether a day is known to lie in a period: an end that is not known proves nothing.
fn holds(period: Period, day: Day) -> bool {
    let at_an_end = period.from == Some(day) || period.to == Some(day);
    let between =
        period.from.is_some_and(|from| from <= day) && period.to.is_some_and(|to| day <= to);
    !period.is_backwards() && (at_an_end || between)
}
