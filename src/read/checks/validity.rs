//! A record belongs to the units and bodies of its day.

use super::scope::Scope;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::Span;
use crate::ground::text::nearest::nearest;
use crate::model::bulletin::{Bulletin, PartyOf};
use crate::model::id::{Origin, Reference};
use crate::model::meeting::{Meeting, Party};
use crate::model::registry::{Body, Document};
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
    check.offices();
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

impl<'c> Check<'c> {
    fn articles(&mut self) {
        for (_, article) in self.scope.articles().filter(|(_, it)| is_dated(&it.origin)) {
            let day = article.day().value;
            article.wards.iter().for_each(|ward| self.unit(ward, day));
            self.body(&article.body, day);
            if article.wards.is_empty() && article.origin.sound(&["wards"]) {
                self.unit_of(&article.body, "wards", day);
            }
        }
    }

    fn meetings(&mut self) {
        for (_, meeting) in self.scope.meetings().filter(|(_, it)| is_dated(&it.origin)) {
            let day = meeting.date.value;
            self.held(meeting);
            let venue = meeting.venue.iter().flat_map(|venue| &venue.ward);
            let units = meeting.wards.iter().chain([&meeting.unit]).chain(venue);
            units.for_each(|unit| self.unit(unit, day));
            meeting.organisers.iter().for_each(|body| self.body(body, day));
            for participant in &meeting.participants {
                if let Party::Body(body) = &participant.party {
                    self.body(body, day);
                }
            }
            let reported = meeting.agenda.iter().flat_map(|entry| &entry.by);
            let decided = meeting.outcomes.iter().flat_map(|outcome| &outcome.by);
            reported.chain(decided).for_each(|by| self.party(by, day));
        }
    }

    /// What is not published yet may tell of a day that will be over then.
    fn held(&mut self, meeting: &Meeting) {
        let today = self.b.purpose().today;
        if meeting.is_held_too_early(today) && meeting.publishing.is_shown(today) {
            self.report.push(
                Diagnostic::at(Code::NotYetHeld, meeting.date.span)
                    .with("meeting", format!("`{}`", meeting.id))
                    .with("date", meeting.date.value.to_string())
                    .with("today", today.to_string()),
            );
        }
    }

    fn batches(&mut self) {
        for (_, batch) in self.scope.batches().filter(|(_, it)| is_dated(&it.origin)) {
            let day = batch.date.value;
            for row in &batch.awards {
                row.ward.iter().for_each(|ward| self.unit(ward, day));
                self.body(&row.issuer, day);
                if row.ward.is_none() && batch.origin.sound(&["awards"]) {
                    self.unit_of(&row.issuer, "ward", day);
                }
                row.recipient.body.iter().for_each(|body| self.body(body, day));
            }
        }
    }

    fn documents(&mut self) {
        for (_, document) in self.scope.documents().filter(|(_, it)| is_dated(&it.origin)) {
            if let Some(date) = &document.date {
                self.body(&document.issuer, date.value);
                self.replaced(document, date.value);
            }
        }
    }

    /// What replaces a document is not older than that one.
    fn replaced(&mut self, document: &Document, date: PartialDate) {
        let links = [("replaces", &document.replaces), ("replaced_by", &document.replaced_by)];
        for (key, link) in links {
            let Some(reference) = link else { continue };
            let other = self.b.documents.find(reference).filter(|it| is_dated(&it.origin));
            let Some(of_other) = other.and_then(|it| it.date.as_ref()) else { continue };
            let of_other = of_other.value;
            let (old, new, [vi, en]) = match key {
                "replaces" => (of_other, date, ["cũ hơn", "earlier"]),
                _ => (date, of_other, ["mới hơn", "later"]),
            };
            if old.first_day() <= new.last_day() {
                continue;
            }
            let why = Value::words(
                format!("văn bản ấy ra {of_other}, văn bản này ra {date}"),
                format!("that document is of {of_other}, and this one of {date}"),
            );
            let expected = Value::words(
                format!("mã của một văn bản {vi}, hoặc sửa `date`"),
                format!("the id of a document that is {en}, or mend the `date`"),
            );
            self.report.push(
                Diagnostic::at(Code::BadValue, reference.span)
                    .with("key", key)
                    .with("value", reference.value.as_str())
                    .with("why", why)
                    .with("expected", expected),
            );
        }
    }

    /// An office is held while there is its body. One that states no end ends with it, and is no slip.
    fn offices(&mut self) {
        let persons = self.scope.persons().filter(|(_, it)| it.origin.sound(&["offices"]));
        for office in persons.flat_map(|(_, person)| &person.offices) {
            let Some(no) = self.b.bodies.no(&office.body) else { continue };
            for (key, day) in office.held.stated() {
                let date = PartialDate::Day(day.value);
                if let Some((found, others)) = self.body_not_in_force(no, day.span, date) {
                    self.report.push(found.with("mend", mend_office(key, &others)));
                }
            }
        }
    }

    fn unit(&mut self, written: &Reference<Unit>, day: PartialDate) {
        let Some(no) = self.b.units.no(written) else { return };
        let unit = &self.b.units[no];
        if let Some((found, others)) = self.not_in_force(no, written.span, day) {
            let (mend, near) = mend(&unit.id, &others);
            let found = found.with("mend", self.explain(unit, day, mend, &others));
            self.report.push(found.nearest(near.as_deref()));
        }
    }

    /// An item that names no unit in `key` belongs to its body's: that one is of its day too.
    fn unit_of(&mut self, body: &Reference<Body>, key: &str, day: PartialDate) {
        let Some(no) = self.b.bodies.no(body) else { return };
        let unit = self.b.unit_of_body(body);
        let unit = unit.filter(|_| self.b.period_of_body(no).touches(day));
        if let Some((found, others)) = unit.and_then(|it| self.not_in_force(it, body.span, day)) {
            let others = others.join(", ");
            let mend = Value::words(
                format!(
                    "thiếu `{key}` thì thuộc đơn vị của `{}`: ghi `{key}` của ngày ấy: {others}",
                    body.value
                ),
                format!(
                    "without `{key}` it belongs to the unit of `{}`: state the `{key}` of that day: {others}",
                    body.value
                ),
            );
            self.report.push(found.with("mend", mend));
        }
    }

    /// Says that a unit is not in force, with the units that are in its place.
    fn not_in_force(
        &self,
        no: No<Unit>,
        span: Span,
        day: PartialDate,
    ) -> Option<(Diagnostic, Vec<String>)> {
        let unit = &self.b.units[no];
        if unit.valid.touches(day) || !has_period(&unit.origin) {
            return None;
        }
        let found = Diagnostic::at(Code::UnitNotInForce, span)
            .with("unit", format!("`{}`", unit.id))
            .with("date", day)
            .with("period", period(*unit.valid));
        let others = self.b.units_of_day(no, day);
        Some((found, others.iter().map(|no| self.b.units[*no].id.to_string()).collect()))
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

    fn party(&mut self, written: &Reference<Party>, day: PartialDate) {
        if let Some(PartyOf::Body(body)) = self.b.party(written) {
            let no = self.b.bodies.no(&body.id);
            no.into_iter().for_each(|no| self.body_at(no, written.span, day));
        }
    }

    fn body(&mut self, written: &Reference<Body>, day: PartialDate) {
        if let Some(no) = self.b.bodies.no(written) {
            self.body_at(no, written.span, day);
        }
    }

    fn body_at(&mut self, no: No<Body>, span: Span, day: PartialDate) {
        if let Some((found, others)) = self.body_not_in_force(no, span, day) {
            self.report.push(found.with("mend", mend_body(&others)));
        }
    }

    /// Says that a body is not in force, with the bodies that are in its place; where that is so because of another record, with
    /// the place in that one.
    fn body_not_in_force(
        &self,
        no: No<Body>,
        span: Span,
        day: PartialDate,
    ) -> Option<(Diagnostic, Vec<&'c str>)> {
        let body = &self.b.bodies[no];
        let valid = self.b.term_of_body(no);
        if valid.touches(day) || !has_period(&body.origin) {
            return None;
        }
        let others = self.b.bodies_of_day(no, day);
        let others: Vec<_> = others.iter().map(|no| self.b.bodies[*no].id.as_str()).collect();
        let same_kind = self.b.bodies.numbered().filter(|(_, it)| it.kind == body.kind);
        let in_force = same_kind.filter(|(no, _)| self.b.period_of_body(*no).touches(day));
        let in_force: Vec<_> = in_force.map(|(_, it)| it.id.as_str()).collect();
        let near = match others.is_empty() {
            true => nearest(body.id.as_str(), in_force),
            false => nearest(body.id.as_str(), others.iter().copied()).or(others.first().copied()),
        };
        let found = Diagnostic::at(Code::BodyNotInForce, span)
            .with("body", format!("`{}`", body.id))
            .with("date", day)
            .with("period", period(*valid))
            .nearest(near);
        let is_over = valid.to.is_some_and(|end| end < day.first_day());
        let (follows, at) = match is_over {
            true => (valid.to != body.valid.to, valid.end_at),
            false => (valid.from != body.valid.from, valid.start_at),
        };
        let found = match follows {
            true => found.and_at(at).with("or", mend_days(is_over)),
            false => found.with("or", ""),
        };
        Some((found, others))
    }
}

fn mend_office(key: &str, others: &[&str]) -> Value {
    let (vi, en) = match others {
        [] => (String::new(), String::new()),
        _ => {
            let others = others.join(", ");
            (
                format!(", hoặc ghi cơ quan đang hoạt động vào ngày ấy: {others}"),
                format!(", or name the body that was in force on that day: {others}"),
            )
        }
    };
    Value::words(
        format!("chức vụ chỉ có khi cơ quan đang hoạt động: sửa `{key}`{vi}"),
        format!("an office is held while its body is in force: mend `{key}`{en}"),
    )
}

fn mend_body(others: &[&str]) -> Value {
    match others.is_empty() {
        true => Value::words(
            "dùng cơ quan đang hoạt động vào ngày ấy",
            "name the body that was in force on that day",
        ),
        false => Value::words(
            format!("dùng cơ quan đang hoạt động vào ngày ấy: {}", others.join(", ")),
            format!("name the body that was in force on that day: {}", others.join(", ")),
        ),
    }
}

/// Says how to mend the days of a body that follow from another record.
fn mend_days(is_over: bool) -> Value {
    match is_over {
        true => Value::words(
            "; nếu cơ quan vẫn còn thì sửa `unit`, `parent` của nó",
            "; where the body is still there, mend its `unit` or `parent`",
        ),
        false => Value::words(
            "; nếu cơ quan có trước đơn vị thì ghi `valid_from` của nó",
            "; where the body is older than its unit, state its `valid_from`",
        ),
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
            "ghi đơn vị có hiệu lực vào ngày ấy; hồ sơ không cho biết trước và sau nó là đơn vị nào: xem lại ngày của hồ sơ, hoặc `valid_from`, `valid_to`, `successors` của các đơn vị",
            "name a unit that is in force on that day; the records do not say which one is before or after it: look at the day of the record, or at `valid_from`, `valid_to` and `successors` of the units",
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
