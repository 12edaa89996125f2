//! `[[meeting]]`: a meeting.

use super::common;
use super::table::Table;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Spanned;
use crate::ground::text::clip::clip;
use crate::model::id::{Kind, Origin};
use crate::model::meeting::{
    AgendaItem, ClockTime, FigureStated, Meeting, MeetingTime, Outcome, Participant, Party,
    Present, Venue, Votes,
};
use crate::model::vocabulary::List;

/// Reads a meeting.
pub fn read(mut table: Table<'_, '_>, stem: Option<&str>) -> Meeting {
    let t = &mut table;
    let mut meeting = Meeting {
        id: common::id(t, stem),
        slugs: common::slugs(t),
        kind: t.required_word("kind", List::MeetingKind),
        also: t.words("also", List::MeetingKind),
        status: t.required_word("status", List::MeetingStatus),
        date: t.required("date"),
        moved_to: t.optional("moved_to"),
        time: time(t),
        title: t.required("title"),
        organisers: t.required_list("organisers"),
        chair: t.optional("chair"),
        secretary: t.optional("secretary"),
        venue: t.table("venue", Value::from("venue"), |table| Venue {
            name: table.required("name"),
            ward: table.optional("ward"),
        }),
        unit: t.required("unit"),
        wards: t.or_default("wards"),
        participants: t.tables(
            "participants",
            &Value::words("người dự", "the participant"),
            participant,
        ),
        present: t.table("present", Value::from("present"), |table| {
            let present = Present { n: table.required("n"), of: table.optional("of") };
            Spanned::new(present, table.span)
        }),
        agenda: t.tables(
            "agenda",
            &Value::words("mục chương trình", "the agenda item"),
            agenda_item,
        ),
        outcomes: t.tables("outcomes", &Value::words("kết quả", "the outcome"), outcome),
        figures_stated: t.tables(
            "figures_stated",
            &Value::words("số liệu", "the figure"),
            |table| FigureStated { what: table.required("what"), value: table.required("value") },
        ),
        minutes: t.optional("minutes"),
        documents: t.or_default("documents"),
        articles: t.or_default("articles"),
        awards: t.or_default("awards"),
        provenance: common::provenance(t),
        publishing: common::publishing(t),
        origin: Origin { at: t.span, flaws: Vec::new() },
    };
    common::check_named_fields(&table, &meeting.provenance);
    check_moved(&table, &meeting);
    meeting.origin = table.origin();
    meeting
}

/// Only what is not held on its day is held on another.
fn check_moved(table: &Table<'_, '_>, meeting: &Meeting) {
    let Some(to) = &meeting.moved_to else { return };
    if !meeting.status.is("postponed") && table.has("status") && !meeting.status.id().is_empty() {
        table.reading.push(
            Diagnostic::at(Code::BadValue, to.span)
                .with("key", "moved_to")
                .with("value", clip(to.as_str()))
                .with(
                    "why",
                    Value::words(
                        "chỉ cuộc họp có `status = \"postponed\"` mới dời sang cuộc họp khác",
                        "only a meeting with `status = \"postponed\"` is moved to another",
                    ),
                )
                .with(
                    "expected",
                    Value::words(
                        "`status = \"postponed\"`, hoặc bỏ `moved_to`",
                        "`status = \"postponed\"`, or leave `moved_to` out",
                    ),
                ),
        );
    }
}

/// Reads when on its day the meeting is: a part of the day, or clock times, not both.
fn time(table: &mut Table<'_, '_>) -> MeetingTime {
    let part = table.optional_word("part_of_day", List::PartOfDay);
    let start: Option<ClockTime> = table.optional("start");
    let end: Option<ClockTime> = table.optional("end");
    // An end alone would be shown nowhere.
    common::goes_with::<ClockTime>(table, "end", "start");
    if table.has("part_of_day") && table.has("start") {
        common::one_of(table, common::kind_name(Kind::Meeting), ["part_of_day", "start"]);
    }
    common::check_order(table, ("start", start), ("end", end));
    match (part, start) {
        (_, Some(start)) => MeetingTime::Clock { start, end },
        (Some(part), None) => MeetingTime::Part(part),
        (None, None) => MeetingTime::Unknown,
    }
}

fn participant(table: &mut Table<'_, '_>) -> Participant {
    Participant {
        party: party(table, &Value::words("người dự", "the participant")),
        role: table.required_word("role", List::Role),
        office: table.optional("office"),
        document: table.optional("document"),
        absent: table.or_default("absent"),
    }
}

/// Reads exactly one of `person` and `body`.
fn party(table: &mut Table<'_, '_>, name: &Value) -> Party {
    let person = table.optional("person");
    let body = table.optional("body");
    if table.has("person") == table.has("body") {
        table.flaw("person");
        common::one_of(table, name.clone(), ["person", "body"]);
    }
    match (person, body) {
        (Some(person), _) => Party::Person(person),
        (None, Some(body)) => Party::Body(body),
        (None, None) => Party::Body(super::field::Field::stand_in(table.span)),
    }
}

fn agenda_item(table: &mut Table<'_, '_>) -> AgendaItem {
    AgendaItem {
        n: table.required("n"),
        title: table.required("title"),
        by: table.or_default("by"),
        documents: table.or_default("documents"),
        awards: table.or_default("awards"),
        time: table.optional("time"),
        note: table.optional("note"),
    }
}

fn outcome(table: &mut Table<'_, '_>) -> Outcome {
    Outcome {
        kind: table.required_word("kind", List::OutcomeKind),
        text: table.required("text"),
        number: table.optional("number"),
        votes: table.table("votes", Value::from("votes"), |table| {
            let votes = Votes {
                in_favour: table.required("for"),
                against: table.required("against"),
                abstain: table.required("abstain"),
            };
            Spanned::new(votes, table.span)
        }),
        by: table.optional("by"),
        due: table.optional("due"),
    }
}
