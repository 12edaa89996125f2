//! Calendars (iCalendar, RFC 5545): of the site's meetings, and of each unit's, for programs that ask for them again and
//! again.
//!
//! A meeting is in them when its day is known: a month or a year would fill each of its days, or stand on one that nobody
//! named. All that are to come are in them, and of the others the latest, as many as the site says (`calendar` of
//! `[lists]`): a calendar does not grow without end. An article changes none of them, a meeting its own.
//!
//! Clock times stand in their zone, which each calendar explains to programs that do not know it. Nearly all read that right, it
//! shows 14:00 where 14:00 was meant, and a calendar that holds no meeting yet is whole with it: one must hold something.

mod event;
mod lines;

use self::lines::Lines;
use super::scene::Scene;
use super::view::Text;
use crate::model::bulletin::Item;
use crate::model::meeting::{ClockTime, Meeting, MeetingTime};
use crate::model::shelf::No;
use crate::model::time::Day;
use crate::model::unit::Unit;

/// How often programs are asked to look again.
const AGAIN: &str = "PT12H";

/// Writes the calendar of the site.
pub fn of_site(scene: &Scene<'_>) -> Vec<u8> {
    let site = scene.loc(&scene.b.site.title);
    write(scene, &site, scene.plan.index.latest.iter().copied())
}

/// Writes the calendar of a unit.
pub fn of_unit(scene: &Scene<'_>, no: No<Unit>) -> Vec<u8> {
    let unit = scene.unit(no);
    let name = Text { text: unit.text, lang: unit.lang };
    write(scene, &name, scene.plan.index.years_of(no).rev().flat_map(|(_, dated)| dated.iter()))
}

/// Writes the calendar of somebody, out of items of which the latest stand first.
fn write(scene: &Scene<'_>, of: &Text, items: impl Iterator<Item = Item>) -> Vec<u8> {
    let meetings = scene.own(["Lịch họp", "Meetings"]).text;
    let name = Text { text: format!("{meetings} – {}", of.text), lang: of.lang };
    let mut lines = Lines::new();
    lines.begin("VCALENDAR");
    lines.value("VERSION", "2.0");
    lines.value("PRODID", "-//bantin//bantin//EN");
    lines.value("CALSCALE", "GREGORIAN");
    // The names of RFC 7986, and those that programs knew before it.
    for property in ["NAME", "X-WR-CALNAME"] {
        lines.words(property, &name);
    }
    lines.value("X-WR-TIMEZONE", event::ZONE);
    lines.value("REFRESH-INTERVAL;VALUE=DURATION", AGAIN);
    lines.value("X-PUBLISHED-TTL", AGAIN);
    zone(&mut lines);
    for (no, day) in select(scene, items) {
        event::write(scene, &mut lines, no, day);
    }
    lines.finish()
}

/// Vietnam is always +07:00, as everywhere in the bulletin.
fn zone(lines: &mut Lines) {
    lines.begin("VTIMEZONE");
    lines.value("TZID", event::ZONE);
    lines.begin("STANDARD");
    lines.value("DTSTART", "19700101T000000");
    lines.value("TZOFFSETFROM", "+0700");
    lines.value("TZOFFSETTO", "+0700");
    lines.value("TZNAME", "+07");
    lines.end();
    lines.end();
}

/// Picks the meetings of a calendar, and sorts them by their days and times.
fn select(scene: &Scene<'_>, items: impl Iterator<Item = Item>) -> Vec<(No<Meeting>, Day)> {
    let b = scene.b;
    let dated = items.filter_map(|item| match item {
        Item::Meeting(no) => Some((no, b.meetings[no].date.value.day()?)),
        Item::Article(_) | Item::Batch(_) => None,
    });
    let mut others = 0;
    let mut all: Vec<_> = dated
        .filter(|(no, _)| {
            let is_to_come = b.is_to_come(Item::Meeting(*no));
            others += usize::from(!is_to_come);
            is_to_come || others <= b.site.lists.calendar
        })
        .collect();
    all.sort_by_key(|(no, day)| (*day, start(&b.meetings[*no]), b.meetings[*no].id.as_str()));
    all
}

fn start(meeting: &Meeting) -> Option<ClockTime> {
    match meeting.time {
        MeetingTime::Clock { start, .. } => Some(start),
        MeetingTime::Part(_) | MeetingTime::Unknown => None,
    }
}
