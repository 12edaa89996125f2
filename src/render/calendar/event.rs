//! A meeting as an event of a calendar: when, how sure, in words, and since when so. Nobody who took part is in it.

use super::lines::Lines;
use crate::model::bulletin::Item;
use crate::model::meeting::{ClockTime, Meeting, MeetingTime};
use crate::model::shelf::No;
use crate::model::time::Day;
use crate::plan::page::PageKind;
use crate::render::filters::capital;
use crate::render::scene::Scene;
use crate::render::view::Text;

/// The zone of every clock time.
pub(super) const ZONE: &str = "Asia/Ho_Chi_Minh";

/// When a meeting was last told of, of which that is not known.
const NEVER: &str = "19700101T000000Z";

/// Writes a meeting whose day is known.
pub(super) fn write(scene: &Scene<'_>, lines: &mut Lines, no: No<Meeting>, day: Day) {
    let meeting = &scene.b.meetings[no];
    lines.begin("VEVENT");
    lines.value("UID", &uid(scene, meeting));
    revision(lines, meeting, day);
    time(lines, day, &meeting.time);
    lines.words("SUMMARY", &summary(scene, meeting));
    lines.value("STATUS", status(meeting));
    // What is announced to everybody takes nobody's own time.
    lines.value("TRANSP", "TRANSPARENT");
    if let Some(venue) = &meeting.venue {
        lines.words("LOCATION", &scene.venue(venue));
    }
    lines.words("CATEGORIES", &scene.label(meeting.kind));
    let url = scene.plan.nearest_route(PageKind::Meeting(no), scene.language);
    let url = url.map(|(route, _)| scene.url(route));
    if let Some(url) = &url {
        lines.value("URL", url);
    }
    lines.words("DESCRIPTION", &description(scene, no, url));
    lines.end();
}

/// The same in every calendar and language, for good: it is one meeting. Sites of one host are told apart by their path.
fn uid(scene: &Scene<'_>, meeting: &Meeting) -> String {
    let base = scene.b.site.base.as_str();
    let place = base.split_once("://").map_or(base, |(_, place)| place);
    format!("{}@{}", meeting.id.as_str(), place.trim_end_matches('/'))
}

/// Which version of the event it is. No clock is read: a change is known by its day.
fn revision(lines: &mut Lines, meeting: &Meeting, day: Day) {
    let publishing = &meeting.publishing;
    let change = publishing.last_change();
    let of_meeting = meeting.status.is("held").then_some(day);
    let told = change.or(publishing.publish_at).or(of_meeting);
    lines.value("DTSTAMP", &told.map_or_else(|| NEVER.to_owned(), moment));
    if let Some(change) = change {
        lines.value("LAST-MODIFIED", &moment(change));
    }
    // The day in digits, 20220901, rises from change to change and needs no count to be kept. What does not take place as it
    // was told has changed once at the least, whether a day is given or not.
    let is_off = ["postponed", "cancelled"].iter().any(|it| meeting.status.is(it));
    let first = if is_off { "1" } else { "0" };
    lines.value("SEQUENCE", &change.map_or_else(|| first.to_owned(), digits));
}

/// A day is told of from its first moment on in Vietnam, which is 17:00 of the day before in Greenwich.
fn moment(day: Day) -> String {
    day.yesterday().map_or_else(|| NEVER.to_owned(), |before| format!("{}T170000Z", digits(before)))
}

/// Writes a day as calendars do: `20220823`.
fn digits(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A meeting without a clock time takes its day, whose end is the day after; one with a start and no end has no length, since
/// none is known.
fn time(lines: &mut Lines, day: Day, time: &MeetingTime) {
    let zoned = |name: &str| format!("{name};TZID={ZONE}");
    let at =
        |clock: ClockTime| format!("{}T{:02}{:02}00", digits(day), clock.hour(), clock.minute());
    match time.by_the_clock() {
        Some((start, end)) => {
            lines.value(&zoned("DTSTART"), &at(start));
            if let Some(end) = end {
                lines.value(&zoned("DTEND"), &at(end));
            }
        }
        None => {
            lines.value("DTSTART;VALUE=DATE", &digits(day));
            if let Some(next) = day.tomorrow() {
                lines.value("DTEND;VALUE=DATE", &digits(next));
            }
        }
    }
}

/// Many programs show neither the status nor a description: what must not be missed stands before the title. That is
/// "Hoãn" or "Hủy", else the part of the day.
fn summary(scene: &Scene<'_>, meeting: &Meeting) -> Text {
    let title = scene.loc(&meeting.title);
    let first = match (meeting.status.id(), &meeting.time) {
        ("postponed" | "cancelled", _) => Some(meeting.status),
        (_, MeetingTime::Part(part)) => Some(*part),
        _ => None,
    };
    match first.map(|word| capital(&scene.label(word).text)) {
        Some(first) => Text { text: format!("{first}: {}", title.text), lang: title.lang },
        None => title,
    }
}

/// Of a meeting that is planned the time may still change, as its page says. A postponed one is not held on its day: programs
/// that hide what is cancelled still show it.
fn status(meeting: &Meeting) -> &'static str {
    match meeting.status.id() {
        "cancelled" => "CANCELLED",
        "held" => "CONFIRMED",
        _ => "TENTATIVE",
    }
}

/// What it is and when in words, who holds it, what is on the agenda, and where to read on.
fn description(scene: &Scene<'_>, no: No<Meeting>, url: Option<String>) -> Text {
    let meeting = &scene.b.meetings[no];
    let entry = scene.entry(Item::Meeting(no), None);
    let time = scene.meeting_time(meeting.date.value, &meeting.time).text;
    let status = entry.status.map_or_else(String::new, |it| format!(" ({})", it.label.text));
    let mut all = vec![capital(&format!("{}, {time}{status}.", entry.label.text))];
    if meeting.publishing.illustration {
        all.push(format!("{}.", scene.invented().text));
    }
    if let Some(to) = scene.b.moved_to(no).map(|to| &scene.b.meetings[to]) {
        let new = scene.own(["Ngày họp mới", "New date"]).text;
        all.push(format!("{new}: {}.", scene.meeting_time(to.date.value, &to.time).text));
    }
    if !meeting.organisers.is_empty() {
        let names = meeting.organisers.iter().map(|body| scene.body(body).text);
        let held = scene.own(["Tổ chức", "Held by"]).text;
        all.push(format!("{held}: {}.", names.collect::<Vec<_>>().join(", ")));
    }
    let agenda = meeting.agenda.iter();
    all.extend(agenda.map(|it| format!("{}. {}", it.n.value, scene.loc(&it.title).text)));
    all.extend(url);
    Text { text: all.join("\n"), lang: None }
}
