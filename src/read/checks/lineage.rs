//! Units through time: what became of what, without circles and contradictions. Their days are another file's.

use std::collections::{BTreeMap, BTreeSet};

use super::unit_days;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::Span;
use crate::model::bulletin::Bulletin;
use crate::model::id::{Id, Record, Reference};
use crate::model::meeting::Meeting;
use crate::model::registry::{Body, Document};
use crate::model::shelf::{No, Shelf};
use crate::model::unit::Unit;
use crate::model::vocabulary::{List, Word};

/// Derives each unit's predecessors from the successors that others name, and reports what cannot be.
pub fn draw(bulletin: &mut Bulletin, report: &mut Report) {
    let mut predecessors: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (no, unit) in bulletin.units.numbered() {
        for successor in &unit.successors {
            if let Some(next) = bulletin.units.no(&successor.id) {
                predecessors.entry(next).or_default().push((no, successor.how));
            }
        }
    }
    bulletin.predecessors = predecessors;
    let check = Check { b: bulletin };
    check.circles(report);
    check.contradictions(report);
    check.unchanged(report);
    check.stated_predecessors(report);
    check.roots(report);
    unit_days::check(bulletin, report);
}

struct Check<'c> {
    b: &'c Bulletin,
}

impl Check<'_> {
    fn circles(&self, report: &mut Report) {
        let up = |no: No<Unit>| -> Vec<(No<Unit>, Span)> {
            let parent = self.b.units[no].parent.iter();
            parent.filter_map(|it| Some((self.b.units.no(it)?, it.span))).collect()
        };
        let on = |no: No<Unit>| -> Vec<(No<Unit>, Span)> {
            let next = self.b.units[no].successors.iter();
            next.filter_map(|it| Some((self.b.units.no(&it.id)?, it.id.span))).collect()
        };
        circles_along(&self.b.units, "parent", &up, report);
        circles_along(&self.b.units, "successors", &on, report);
        let bodies = &self.b.bodies;
        let above = |no: No<Body>| found_in(bodies, &bodies[no].parent);
        circles_along(bodies, "parent", &above, report);
        let documents = &self.b.documents;
        let former = |no: No<Document>| found_in(documents, &documents[no].replaces);
        circles_along(documents, "replaces", &former, report);
        let later = |no: No<Document>| found_in(documents, &documents[no].replaced_by);
        circles_along(documents, "replaced_by", &later, report);
        let meetings = &self.b.meetings;
        let moved = |no: No<Meeting>| found_in(meetings, &meetings[no].moved_to);
        circles_along(meetings, "moved_to", &moved, report);
    }

    /// What went whole into one unit has nothing left for another, and each is named once.
    fn contradictions(&self, report: &mut Report) {
        for unit in self.b.units.iter() {
            for (n, successor) in unit.successors.iter().enumerate() {
                let before = &unit.successors[..n];
                let is_whole = |how: Word| how.is("whole") || how.is("unchanged");
                let twice = before.iter().find(|it| it.id.value == successor.id.value);
                let beside = before.iter().find(|it| is_whole(it.how) || is_whole(successor.how));
                let Some(other) = twice.or(beside) else { continue };
                let what = match twice {
                    Some(_) => Value::words(
                        format!("nêu `{}` hai lần", successor.id.value),
                        format!("name `{}` twice", successor.id.value),
                    ),
                    None => Value::words(
                        format!(
                            "nêu cả `{}` lẫn `{}`, mà đã nhập toàn bộ vào một nơi thì không còn gì cho nơi kia",
                            other.id.value, successor.id.value
                        ),
                        format!(
                            "name both `{}` and `{}`, and what went whole into one has nothing left for the other",
                            other.id.value, successor.id.value
                        ),
                    ),
                };
                report.push(
                    Diagnostic::at(Code::ContradictingSuccessors, successor.id.span)
                        .with("unit", format!("`{}`", unit.id))
                        .with("what", what)
                        .and_at(other.id.span),
                );
            }
        }
    }

    /// What goes on unchanged under another name is made of one unit alone.
    fn unchanged(&self, report: &mut Report) {
        for (no, unit) in self.b.units.numbered() {
            for successor in unit.successors.iter().filter(|it| it.how.is("unchanged")) {
                let next = self.b.units.no(&successor.id);
                let all = next.and_then(|next| self.b.predecessors.get(&next));
                let other = all.into_iter().flatten().find(|(other, _)| *other != no);
                let Some(other) = other.map(|(other, _)| &self.b.units[*other]) else { continue };
                let what = Value::words(
                    format!(
                        "nêu `{}` là giữ nguyên (`unchanged`), mà `{}` cũng nhập vào đó",
                        successor.id.value, other.id
                    ),
                    format!(
                        "name `{}` as `unchanged`, and `{}` went into it too",
                        successor.id.value, other.id
                    ),
                );
                let found = Diagnostic::at(Code::ContradictingSuccessors, successor.id.span)
                    .with("unit", format!("`{}`", unit.id))
                    .with("what", what);
                let named = other.successors.iter().find(|it| it.id.value == successor.id.value);
                report.push(match named {
                    Some(named) => found.and_at(named.id.span),
                    None => found,
                });
            }
        }
    }

    fn stated_predecessors(&self, report: &mut Report) {
        for (no, unit) in self.b.units.numbered() {
            let Some(stated) = &unit.predecessors else { continue };
            let derived = self.b.predecessors.get(&no).into_iter().flatten();
            let derived: BTreeSet<_> =
                derived.map(|(from, _)| self.b.units[*from].id.as_str()).collect();
            let stated_ids: BTreeSet<_> = stated.iter().map(|id| id.as_str()).collect();
            let was_read = |id: &Id<Unit>| {
                self.b.units.find(id).is_some_and(|it| it.origin.sound(&["successors"]))
            };
            let unnamed = stated.iter().filter(|id| !derived.contains(id.as_str()));
            for id in unnamed.filter(|id| was_read(id)) {
                let what = Value::words(
                    format!("nêu `{}`, mà đơn vị ấy không nêu nó là kế tục", id.value),
                    format!("name `{}`, which does not name it as a successor", id.value),
                );
                report.push(mismatch(unit, id.span, what));
            }
            for id in derived.difference(&stated_ids) {
                let what = Value::words(
                    format!("thiếu `{id}`, đơn vị nêu nó là kế tục"),
                    format!("lack `{id}`, which names it as a successor"),
                );
                report.push(mismatch(unit, stated.span, what));
            }
        }
    }

    /// Each unit has a unit above it but those of the highest level that stands in the site: a province that was merged and the
    /// one that it went into are both below nothing.
    fn roots(&self, report: &mut Report) {
        let is_known = |unit: &&Unit| unit.origin.sound(&["type", "level"]);
        let highest = self.b.units.iter().filter(is_known).map(level_rank).min();
        let without = self.b.units.iter().filter(is_known).filter(|unit| unit.parent.is_none());
        let (roots, lower): (Vec<_>, Vec<_>) =
            without.partition(|unit| Some(level_rank(unit)) == highest);
        for unit in lower.into_iter().filter(|unit| unit.origin.sound(&["parent"])) {
            let (example, choices) = above(unit, &roots);
            report.push(
                Diagnostic::at(Code::MissingKey, unit.origin.at)
                    .with(
                        "table",
                        Value::words(
                            format!("đơn vị `{}`", unit.id),
                            format!("the unit `{}`", unit.id),
                        ),
                    )
                    .with("key", "parent")
                    .with("choices", choices)
                    .with("added", format!("`parent = {example}`")),
            );
        }
    }
}

/// Says which of the roots a unit may be below: the only one that has a day in common with it, or one of a few.
fn above(unit: &Unit, roots: &[&Unit]) -> (String, Value) {
    const MOST: usize = 6;
    let meets = |root: &&&Unit| {
        let ends_before = |one: &Unit, other: &Unit| {
            one.valid.to.zip(other.valid.from).is_some_and(|(end, start)| end < start)
        };
        !ends_before(root, unit) && !ends_before(unit, root)
    };
    let ids: Vec<_> = roots.iter().filter(meets).map(|root| root.id.as_str()).collect();
    match ids[..] {
        [only] => (format!("\"{only}\""), Value::from("")),
        [_, _, ..] if ids.len() <= MOST => {
            let ids = ids.join(", ");
            let choices = Value::words(format!(": một trong {ids}"), format!(": one of {ids}"));
            ("\"...\"".to_owned(), choices)
        }
        _ => ("\"...\"".to_owned(), Value::from("")),
    }
}

/// Finds the record that another one names, with where it does.
fn found_in<T: Record>(shelf: &Shelf<T>, named: &Option<Reference<T>>) -> Vec<(No<T>, Span)> {
    named.iter().filter_map(|it| Some((shelf.no(it)?, it.span))).collect()
}

/// Walks from each record along `next`, and reports each circle once, where it closes.
fn circles_along<T: Record>(
    shelf: &Shelf<T>,
    key: &'static str,
    next: &dyn Fn(No<T>) -> Vec<(No<T>, Span)>,
    report: &mut Report,
) {
    let (vi, en) = T::KIND.names();
    let mut done = BTreeSet::new();
    for (start, _) in shelf.numbered() {
        let mut path = vec![(start, next(start))];
        while let Some((_, ways)) = path.last_mut() {
            let Some((to, span)) = ways.pop() else {
                done.extend(path.pop().map(|(no, _)| no));
                continue;
            };
            if let Some(from) = path.iter().position(|(no, _)| *no == to) {
                let chain = path[from..].iter().map(|(no, _)| *no).chain([to]);
                let chain: Vec<_> = chain.map(|no| shelf[no].id().as_str()).collect();
                report.push(
                    Diagnostic::at(Code::UnitCycle, span)
                        .with("key", key)
                        .with("kind", Value::words(vi, en))
                        .with("chain", chain.join(" → ")),
                );
            } else if !done.contains(&to) {
                path.push((to, next(to)));
            }
        }
    }
}

/// Returns how high a unit stands; the highest level comes first.
fn level_rank(unit: &Unit) -> usize {
    let level = unit.level();
    let rank = level.and_then(|level| List::UnitLevel.ids().position(|id| level.is(id)));
    rank.unwrap_or(usize::MAX)
}

fn mismatch(unit: &Unit, span: Span, what: Value) -> Diagnostic {
    Diagnostic::at(Code::PredecessorMismatch, span)
        .with("unit", format!("`{}`", unit.id))
        .with("what", what)
}
