//! What the days of units say of each other: of a unit and what it became, of a unit and the one above it,
//! of two units with one code; and those of bodies: of a body and the one above it, of a body and its unit. A day that is not
//! known passes.

use std::collections::BTreeMap;

use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::Span;
use crate::model::bulletin::Bulletin;
use crate::model::registry::Body;
use crate::model::shelf::No;
use crate::model::stage::Stage;
use crate::model::time::{Day, Period, Term};
use crate::model::unit::Unit;

/// Reports units whose days do not go together.
pub fn check(b: &Bulletin, report: &mut Report) {
    for unit in b.units.iter() {
        successors(b, unit, report);
        parent(b, unit, report);
    }
    // What runs in a circle is an error of its own, from which these would follow.
    for unit in b.units.iter().filter(|unit| !is_above_itself(b, unit)) {
        level(b, unit, report);
        end(b, unit, report);
    }
    for (no, body) in b.bodies.numbered() {
        body_above(b, no, report);
        unit_of_body(b, body, report);
    }
    codes(b, report);
}

/// A successor starts on the day after the end: no day has both, and none has neither.
fn successors(b: &Bulletin, unit: &Unit, report: &mut Report) {
    for successor in &unit.successors {
        // What follows itself goes round in a circle, which is told elsewhere.
        let next = b.units.find(&successor.id).filter(|next| next.id != unit.id);
        let Some(next) = next else { continue };
        let Some((end, lasts)) = last_known(unit) else { continue };
        let is_right = !next.valid.is_backwards();
        if let Some(ended) = next.valid.to.filter(|ended| is_right && *ended <= end) {
            report.push(
                Diagnostic::at(Code::SuccessorEnded, successor.id.span)
                    .with("successor", format!("`{}`", next.id))
                    .with("unit", format!("`{}`", unit.id))
                    .with("ended", ended)
                    .with("lasts", lasts.of_the_past)
                    .and_at(next.valid.end_at),
            );
            continue;
        }
        let Some(start) = next.valid.from else { continue };
        let code = match start <= end {
            true => Code::SuccessorTooEarly,
            false if unit.valid.to.is_none() || end.tomorrow() == Some(start) => continue,
            false => Code::SuccessorTooLate,
        };
        report.push(
            Diagnostic::at(code, successor.id.span)
                .with("successor", format!("`{}`", next.id))
                .with("unit", format!("`{}`", unit.id))
                .with("start", start)
                .with("end", end)
                .with("lasts", lasts.then)
                .and_at(next.valid.start_at),
        );
    }
}

/// How a message says until when a unit lasts.
struct Lasts {
    /// While another one starts.
    then: Value,
    /// Of one that another cannot follow.
    of_the_past: Value,
}

/// Returns the last day on which a unit is known to be in force: its last, else its first, and what is said of it.
fn last_known(unit: &Unit) -> Option<(Day, Lasts)> {
    let lasts = match (unit.valid.to, unit.valid.from) {
        (Some(end), _) => Lasts {
            then: Value::words(format!("đến {end} mới kết thúc"), format!("lasts until {end}")),
            of_the_past: Value::words(format!("kết thúc {end}"), format!("ended on {end}")),
        },
        (None, Some(start)) => {
            let starts = Value::words(format!("từ {start} mới có"), format!("starts on {start}"));
            Lasts { then: starts.clone(), of_the_past: starts }
        }
        (None, None) => return None,
    };
    Some((unit.valid.to.or(unit.valid.from)?, lasts))
}

/// A unit that is in force after the end of the one above it, or that ended before that one began, is below nothing. Units
/// may be older than the one above them.
fn parent(b: &Bulletin, unit: &Unit, report: &mut Report) {
    let Some(reference) = &unit.parent else { return };
    let Some(above) = b.units.find(reference) else { return };
    let here = Lasting { id: unit.id.as_str(), valid: &unit.valid };
    let over = Lasting { id: above.id.as_str(), valid: &above.valid };
    let words = Value::words("đơn vị trên nó", "the unit above it");
    let found = here.outlasts(&over, reference.span, "parent", words);
    found.into_iter().for_each(|found| report.push(found));
    if let (Some(start), Some(end)) = (above.valid.from, unit.valid.to)
        && end < start
    {
        report.push(
            Diagnostic::at(Code::ParentTooLate, reference.span)
                .with("unit", format!("`{}`", unit.id))
                .with("parent", format!("`{}`", above.id))
                .with("end", end)
                .with("start", start)
                .and_at(above.valid.start_at),
        );
    }
}

fn is_above_itself(b: &Bulletin, unit: &Unit) -> bool {
    let parent = |unit: &&Unit| unit.parent.as_ref().and_then(|above| b.units.find(above));
    // Of a longer chain some unit stands in it twice.
    let mut above = std::iter::successors(parent(&unit), parent).take(b.units.len());
    above.any(|above| above.id == unit.id)
}

/// What is above a unit is of a higher level: a province is not below a ward. A city may be one of a province that does
/// not say so.
fn level(b: &Bulletin, unit: &Unit, report: &mut Report) {
    let Some(reference) = &unit.parent else { return };
    let above = b.units.find(reference).filter(|it| it.origin.sound(&["type", "level"]));
    let Some(above) = above else { return };
    let own =
        unit.level.or_else(|| unit.unit_type.level().filter(|_| !unit.unit_type.is("thanh-pho")));
    let (Some(here), Some(over)) = (own, above.level()) else { return };
    if over < here || !unit.origin.sound(&["type", "level"]) {
        return;
    }
    let [here, over] = [here.id(), over.id()];
    report.push(
        Diagnostic::at(Code::BadValue, reference.span)
            .with("key", "parent")
            .with("value", above.id.as_str())
            .with(
                "why",
                Value::words(
                    format!("đơn vị ấy ở cấp `{over}`, không cao hơn `{here}` của `{}`", unit.id),
                    format!(
                        "that unit is of the level `{over}`, which is not above `{here}` of `{}`",
                        unit.id
                    ),
                ),
            )
            .with(
                "expected",
                Value::words(
                    "mã của một đơn vị cấp cao hơn, hoặc ghi `level` cho đúng",
                    "the id of a unit of a higher level, or state the right `level`",
                ),
            ),
    );
}

/// The last day of a unit is known where what it became has a first one, and where the unit above it is no more: it is
/// stated then, or the unit would be taken for one of today. One that became something on a day that nobody knows may leave
/// it out.
fn end(b: &Bulletin, unit: &Unit, report: &mut Report) {
    if unit.valid.to.is_some() || !unit.origin.sound(&["valid_from", "valid_to"]) {
        return;
    }
    let next = unit.successors.iter().filter_map(|it| b.units.find(&it.id));
    let next = next.filter(|next| !next.valid.is_backwards());
    let next = next.filter_map(|next| Some((next.valid.from?, next))).min_by_key(|(day, _)| *day);
    let above = unit.parent.as_ref().and_then(|above| b.units.find(above));
    let above = above.filter(|above| unit.successors.is_empty() && !above.valid.is_backwards());
    let (day, why, at) = if let Some((day, next)) = next {
        let why = Value::words(
            format!(": `{}` kế tục từ {day}", next.id),
            format!(": `{}` follows it from {day}", next.id),
        );
        (day.yesterday(), why, next.valid.start_at)
    } else if let Some((above, day)) = above.and_then(|above| Some((above, above.valid.to?))) {
        let why = Value::words(
            format!(
                ": đơn vị trên nó `{}` kết thúc ngày ấy; nếu nó còn thì sửa `parent`",
                above.id
            ),
            format!(
                ": the unit above it, `{}`, ended on that day; where it did not end, mend its `parent`",
                above.id
            ),
        );
        (Some(day), why, above.valid.end_at)
    } else {
        return;
    };
    // One that began after that day is told of already.
    let Some(day) = day.filter(|day| unit.valid.from.is_none_or(|from| from <= *day)) else {
        return;
    };
    let table = Value::words(format!("đơn vị `{}`", unit.id), format!("the unit `{}`", unit.id));
    report.push(
        Diagnostic::at(Code::MissingKey, unit.origin.at)
            .with("table", table)
            .with("key", "valid_to")
            .with("choices", why)
            .with("added", format!("`valid_to = {day}`"))
            .and_at(at),
    );
}

/// A body is below another one no longer than that one lasts, which may have its last day from what it stands with. So it may
/// itself, and ends with either; it does not begin when the other one is no more.
fn body_above(b: &Bulletin, no: No<Body>, report: &mut Report) {
    let body = &b.bodies[no];
    let Some(reference) = &body.parent else { return };
    let Some(above) = b.bodies.no(reference) else { return };
    let mut valid = body.valid;
    valid.period.from = b.period_of_body(no).from;
    let here = Lasting { id: body.id.as_str(), valid: &valid };
    let term = b.term_of_body(above);
    let over = Lasting { id: reference.as_str(), valid: &term };
    let above = Value::words("cơ quan trên nó", "the body above it");
    let found = here.outlasts(&over, reference.span, "parent", above);
    found.into_iter().for_each(|found| report.push(found));
}

/// A body that stands with its unit ends with it at the latest.
fn unit_of_body(b: &Bulletin, body: &Body, report: &mut Report) {
    let Some(reference) = body.unit.as_ref().filter(|_| body.stands_with_its_unit()) else {
        return;
    };
    let Some(unit) = b.units.find(reference) else { return };
    let here = Lasting { id: body.id.as_str(), valid: &body.valid };
    let over = Lasting { id: unit.id.as_str(), valid: &unit.valid };
    let above = Value::words("đơn vị của nó", "its unit");
    let found = here.outlasts(&over, reference.span, "unit", above);
    found.into_iter().for_each(|found| report.push(found));
}

/// What is in force for a time.
struct Lasting<'b> {
    id: &'b str,
    valid: &'b Term,
}

impl Lasting<'_> {
    /// Says that it is in force after the end of what it is below, which `key` names.
    fn outlasts(
        &self,
        over: &Lasting<'_>,
        at: Span,
        key: &str,
        above: Value,
    ) -> Option<Diagnostic> {
        // What runs backwards is an error of its own.
        if self.valid.is_backwards() || over.valid.is_backwards() {
            return None;
        }
        let last = self.valid.to.max(self.valid.from)?;
        let end = over.valid.to.filter(|end| *end < last)?;
        let found = Diagnostic::at(Code::ParentEnded, at)
            .with("unit", format!("`{}`", self.id))
            .with("parent", format!("`{}`", over.id))
            .with("key", key)
            .with("above", above)
            .with("end", end)
            .with("last", last);
        Some(found.and_at(over.valid.end_at))
    }
}

/// A code comes back in time, and belongs to one unit on a day.
fn codes(b: &Bulletin, report: &mut Report) {
    let mut owners: BTreeMap<&str, Vec<(&Unit, Period)>> = BTreeMap::new();
    for (no, unit) in b.units.numbered() {
        let Some(code) = &unit.code else { continue };
        let before = owners.entry(code).or_default();
        let period = known(b, no);
        let shared = before.iter().find_map(|(other, its)| Some((*other, shared(period, *its)?)));
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
        before.push((unit, period));
    }
}

/// Returns the days on which a unit is in force, as far as they are known: one that is taken for a unit of today lasts until
/// today at least.
fn known(b: &Bulletin, no: No<Unit>) -> Period {
    let valid = *b.units[no].valid;
    let today = Some(b.today).filter(|_| b.stage_of_unit(no) == Stage::Here);
    Period { to: valid.to.or(today), ..valid }
}

/// Finds a day on which both are in force beyond doubt.
fn shared(one: Period, other: Period) -> Option<Day> {
    let days = [one.from, other.from, one.to, other.to];
    days.into_iter().flatten().find(|day| holds(one, *day) && holds(other, *day))
}

/// Tells whether a day is known to lie in a period: an end that is not known proves nothing. The units of a code follow each
/// other, and of most of old nobody knows the first day.
fn holds(period: Period, day: Day) -> bool {
    let at_an_end = period.from == Some(day) || period.to == Some(day);
    let between =
        period.from.is_some_and(|from| from <= day) && period.to.is_some_and(|to| day <= to);
    !period.is_backwards() && (at_an_end || between)
}
