//! The meetings of a year as an index: each with what it was and what came of it, and the ways in by kind, by body, by unit.
//!
//! Nothing here knows of articles, so that news about a meeting changes no page of a year.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::bulletin::Item;
use crate::model::meeting::Meeting;
use crate::model::shelf::No;
use crate::plan::anchor;
use crate::plan::index::Dated;
use crate::plan::page::PageKind;
use crate::render::scene::Scene;
use crate::render::view::{Count, Entry, FileLine, Link, PartyLine, Stamp, Text};
use crate::render::views::bodies;
use crate::render::views::meeting::{
    OutcomeLine, ParticipantLine, PresentLine, VenueLine, outcome, participant, person, present,
    venue,
};
use crate::render::views::record::file_line;

/// The most meetings whose page of the year tells all of them: with more it would be too heavy for a phone. A meeting with
/// its agenda, its participants and its outcomes takes about half a kilobyte of a packed page.
const MOST_DETAILED: usize = 60;

/// A year's meetings as an index.
#[derive(Debug, Serialize)]
pub struct MeetingsOfYear {
    /// Whether each meeting is told in full here; else its own page tells it.
    pub detailed: bool,
    /// The kinds of meetings, in the order of the closed list; one that was several stands under each.
    pub by_kind: Vec<WayToMeetings>,
    /// The bodies that held them, by their names.
    pub by_body: Vec<WayToMeetings>,
    /// The units that they concern, in the site's order.
    pub by_unit: Vec<WayToMeetings>,
    /// The months that hold any, in the order of the calendar; meetings without a month last.
    pub months: Vec<MonthOfMeetings>,
}

/// What meetings of a year have in common.
#[derive(Debug, Serialize)]
pub struct WayToMeetings {
    /// A kind, a body or a unit; a unit leads to its page of the year.
    pub name: Link,
    /// How many meetings.
    pub count: Count,
    /// Those meetings, in the order of the calendar; of bodies and units none where the year is not told in full.
    pub meetings: Vec<PlaceOfMeeting>,
}

/// Where a meeting stands on the page of its year.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceOfMeeting {
    /// The way to its place: `#hop--...`.
    pub href: String,
    /// Its day.
    pub date: Stamp,
    /// Its title.
    pub title: Text,
}

/// A month and its meetings.
#[derive(Debug, Serialize)]
pub struct MonthOfMeetings {
    /// The month; none for meetings whose month is not known.
    pub month: Option<Stamp>,
    /// Its meetings, in the order of the calendar.
    pub meetings: Vec<MeetingOfYear>,
}

/// A meeting in the index of its year.
#[derive(Debug, Serialize)]
pub struct MeetingOfYear {
    /// The id of its place.
    pub id: String,
    /// Its title, which leads to its page, with what is to be known of it beforehand: postponed, invented ...
    pub entry: Entry,
    /// What it was: its kind first, then what else it was.
    pub labels: Vec<Text>,
    /// When, with the part of the day or the clock.
    pub time: Stamp,
    /// The bodies that held it.
    pub organisers: Vec<Link>,
    /// The unit whose meeting it is.
    pub unit: Link,
    /// The rest of it, where the year is told in full.
    pub details: Option<MeetingDetails>,
}

/// What the index of a year tells of a meeting in full.
#[derive(Debug, Serialize)]
pub struct MeetingDetails {
    /// Whether it is planned for a day that is over: nothing has been told of it since.
    pub is_overdue: bool,
    /// Where.
    pub venue: Option<VenueLine>,
    /// The wards that it concerns.
    pub wards: Vec<Link>,
    /// Who chaired.
    pub chair: Option<PartyLine>,
    /// Who took the minutes.
    pub secretary: Option<PartyLine>,
    /// Who took part, in the office held that day, as written.
    pub participants: Vec<ParticipantLine>,
    /// How many came, and of how many.
    pub present: Option<PresentLine>,
    /// The agenda.
    pub agenda: Vec<ItemOfAgenda>,
    /// What came of it.
    pub outcomes: Vec<OutcomeLine>,
    /// The minutes; the template gives them their title.
    pub minutes: Option<FileLine>,
}

/// An item of an agenda in the index of a year.
#[derive(Debug, Serialize)]
pub struct ItemOfAgenda {
    /// Its number.
    pub n: u32,
    /// What it is about.
    pub title: Text,
    /// Who presented it.
    pub by: Vec<PartyLine>,
}

impl MeetingsOfYear {
    /// Makes the index of the meetings of a year.
    pub fn new(scene: &Scene<'_>, year: u16, dated: &Dated) -> Self {
        let months = months(scene, dated);
        let all: Vec<No<Meeting>> = months.iter().flat_map(|(_, all)| all).copied().collect();
        let detailed = all.len() <= MOST_DETAILED;
        let ways = Ways { scene, year, all: &all, detailed };
        Self {
            detailed,
            by_kind: ways.by_kind(),
            by_body: ways.by_body(),
            by_unit: ways.by_unit(),
            months: months
                .into_iter()
                .map(|(month, meetings)| MonthOfMeetings {
                    month,
                    meetings: meetings.iter().map(|no| line(scene, *no, detailed)).collect(),
                })
                .collect(),
        }
    }
}

/// Returns the meetings of each month that has any, in the order of the calendar.
fn months(scene: &Scene<'_>, dated: &Dated) -> Vec<(Option<Stamp>, Vec<No<Meeting>>)> {
    let months = dated.months.iter().map(|(month, items)| (Some(scene.month(*month)), items));
    let all = months.chain([(None, &dated.without_month)]);
    let meetings = all.map(|(month, items)| (month, in_order(scene, items)));
    meetings.filter(|(_, meetings)| !meetings.is_empty()).collect()
}

fn in_order(scene: &Scene<'_>, items: &[Item]) -> Vec<No<Meeting>> {
    let meetings = items.iter().filter_map(|item| match item {
        Item::Meeting(no) => Some(*no),
        _ => None,
    });
    let mut meetings: Vec<No<Meeting>> = meetings.collect();
    meetings.sort_by_cached_key(|no| {
        let meeting = &scene.b.meetings[*no];
        let start = meeting.time.by_the_clock().map(|(start, _)| start);
        (meeting.date.first_day(), start, meeting.id.clone())
    });
    meetings
}

/// The ways to the meetings of a year.
struct Ways<'w> {
    scene: &'w Scene<'w>,
    year: u16,
    all: &'w [No<Meeting>],
    detailed: bool,
}

impl Ways<'_> {
    fn by_kind(&self) -> Vec<WayToMeetings> {
        let b = self.scene.b;
        let kinds = |no| [b.meetings[no].kind].into_iter().chain(b.meetings[no].also.clone());
        let kinds = self.grouped(kinds).into_iter();
        let name = |word| {
            let Text { text, lang } = self.scene.label(word);
            Link { text, lang, href: None }
        };
        kinds.map(|(kind, meetings)| self.way(name(kind), &meetings, true)).collect()
    }

    fn by_body(&self) -> Vec<WayToMeetings> {
        let b = self.scene.b;
        let held = |no| b.meetings[no].organisers.iter().filter_map(|id| b.bodies.no(id));
        let mut groups = self.grouped(held);
        let named = bodies::sorted(self.scene, |_| true).into_iter();
        let found = named.filter_map(|no| Some((no, groups.remove(&no)?)));
        found.map(|(no, them)| self.way(self.scene.body_of(no), &them, self.detailed)).collect()
    }

    fn by_unit(&self) -> Vec<WayToMeetings> {
        let b = self.scene.b;
        let mut groups = self.grouped(|no| b.units_of(Item::Meeting(no)));
        let listed = b.listed_units().into_iter();
        let mut found: Vec<_> = listed.filter_map(|no| Some((no, groups.remove(&no)?))).collect();
        // Those that the site does not list.
        found.extend(groups);
        found
            .into_iter()
            .map(|(no, meetings)| {
                let page = self.scene.page_href(PageKind::UnitYear(no, self.year));
                let name = Link { href: page, ..self.scene.unit(no) };
                self.way(name, &meetings, self.detailed)
            })
            .collect()
    }

    fn grouped<K: Ord, I: IntoIterator<Item = K>>(
        &self,
        keys: impl Fn(No<Meeting>) -> I,
    ) -> BTreeMap<K, Vec<No<Meeting>>> {
        let mut groups: BTreeMap<K, Vec<No<Meeting>>> = BTreeMap::new();
        for no in self.all {
            let keys: BTreeSet<K> = keys(*no).into_iter().collect();
            keys.into_iter().for_each(|key| groups.entry(key).or_default().push(*no));
        }
        groups
    }

    fn way(&self, name: Link, meetings: &[No<Meeting>], lists: bool) -> WayToMeetings {
        let listed = if lists { meetings } else { &[] };
        let place = |no: &No<Meeting>| {
            let meeting = &self.scene.b.meetings[*no];
            PlaceOfMeeting {
                href: format!("#{}", anchor::meeting(meeting.id.as_str())),
                date: self.scene.stamp(meeting.date.value),
                title: self.scene.loc(&meeting.title),
            }
        };
        WayToMeetings {
            name,
            count: self.scene.count(meetings.len() as u64),
            meetings: listed.iter().map(place).collect(),
        }
    }
}

fn line(scene: &Scene<'_>, no: No<Meeting>, detailed: bool) -> MeetingOfYear {
    let meeting = &scene.b.meetings[no];
    let unit = scene.b.units.no(&meeting.unit).expect("assembling resolved each reference");
    MeetingOfYear {
        id: anchor::meeting(meeting.id.as_str()),
        entry: scene.entry(Item::Meeting(no), None),
        labels: [meeting.kind].iter().chain(&meeting.also).map(|it| scene.label(*it)).collect(),
        time: scene.meeting_time(meeting.date.value, &meeting.time),
        organisers: meeting.organisers.iter().map(|body| scene.body(body)).collect(),
        unit: scene.unit(unit),
        details: detailed.then(|| details(scene, meeting)),
    }
}

fn details(scene: &Scene<'_>, meeting: &Meeting) -> MeetingDetails {
    let day = meeting.date.first_day();
    let no_words = || Text { text: String::new(), lang: None };
    MeetingDetails {
        is_overdue: meeting.is_overdue(scene.b.purpose().today),
        venue: meeting.venue.as_ref().map(|it| venue(scene, it)),
        wards: scene.units(&meeting.wards),
        chair: meeting.chair.as_ref().map(|id| person(scene, id, day)),
        secretary: meeting.secretary.as_ref().map(|id| person(scene, id, day)),
        participants: meeting.participants.iter().map(|it| participant(scene, it, day)).collect(),
        present: meeting.present.as_ref().map(|it| present(scene, it)),
        agenda: meeting
            .agenda
            .iter()
            .map(|it| ItemOfAgenda {
                n: it.n.value,
                title: scene.loc(&it.title),
                by: it.by.iter().map(|party| scene.party_of(party, day)).collect(),
            })
            .collect(),
        outcomes: meeting.outcomes.iter().map(|it| outcome(scene, it, day)).collect(),
        minutes: meeting.minutes.as_ref().map(|file| file_line(scene, no_words(), file)),
    }
}
