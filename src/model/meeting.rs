//! Meetings (hội nghị, phiên họp, lễ): who came, what was on the agenda, what came of it.

use super::article::Article;
use super::award::Batch;
use super::id::{Id, Kind, Origin, Record, Reference};
use super::language::Loc;
use super::record::{Provenance, Publishing, References, Slugs};
use super::registry::{Body, Document, Person};
use super::time::{Day, PartialDate};
use super::unit::Unit;
use super::vocabulary::Word;
use crate::ground::source::Spanned;

/// A meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Permanent.
    pub id: Id<Meeting>,
    /// Where it was written.
    pub origin: Origin,
    /// The last part of its address.
    pub slugs: Slugs,
    /// hội nghị tổng kết, phiên họp UBND ...
    pub kind: Word,
    /// What else it was.
    pub also: Vec<Word>,
    /// planned, held, postponed, cancelled.
    pub status: Word,
    /// Its day.
    pub date: Spanned<PartialDate>,
    /// Where it was postponed and the new day is known: the meeting of that day.
    pub moved_to: Option<Reference<Meeting>>,
    /// When on that day.
    pub time: MeetingTime,
    /// Its title.
    pub title: Loc,
    /// The bodies that held it.
    pub organisers: References<Body>,
    /// Who chaired.
    pub chair: Option<Reference<Person>>,
    /// Who took the minutes.
    pub secretary: Option<Reference<Person>>,
    /// Where it was held.
    pub venue: Option<Venue>,
    /// The unit whose meeting it is.
    pub unit: Reference<Unit>,
    /// The wards that it concerns.
    pub wards: References<Unit>,
    /// Who took part, as written.
    pub participants: Vec<Participant>,
    /// How many came, of how many.
    pub present: Option<Spanned<Present>>,
    /// What was on the agenda.
    pub agenda: Vec<AgendaItem>,
    /// What came of it.
    pub outcomes: Vec<Outcome>,
    /// Figures that were stated.
    pub figures_stated: Vec<FigureStated>,
    /// The minutes, below `content/files`.
    pub minutes: Option<Spanned<String>>,
    /// Documents before the meeting.
    pub documents: References<Document>,
    /// Articles that report it.
    pub articles: References<Article>,
    /// Batches of awards handed over at it.
    pub awards: References<Batch>,
    /// Where its facts come from.
    pub provenance: Provenance,
    /// How it is published.
    pub publishing: Publishing,
}

/// When on its day a meeting is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingTime {
    /// Not known.
    Unknown,
    /// Morning, midday, afternoon, evening.
    Part(Word),
    /// From a clock time on, to another where it is known.
    Clock {
        /// The start, "14:00".
        start: ClockTime,
        /// The end.
        end: Option<ClockTime>,
    },
}

impl MeetingTime {
    /// Returns when it starts and ends by the clock; an end where it has a length.
    pub fn by_the_clock(&self) -> Option<(ClockTime, Option<ClockTime>)> {
        match self {
            Self::Clock { start, end } => Some((*start, end.filter(|end| end > start))),
            Self::Unknown | Self::Part(_) => None,
        }
    }
}

/// A time of the day in Vietnam, in minutes after midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClockTime(u16);

impl ClockTime {
    /// Reads "14:00".
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(hour) || !digits(minute) {
            return None;
        }
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// Returns the hour, 0 to 23.
    pub fn hour(self) -> u16 {
        self.0 / 60
    }

    /// Returns the minute, 0 to 59.
    pub fn minute(self) -> u16 {
        self.0 % 60
    }
}

impl std::fmt::Display for ClockTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

/// Where a meeting is held.
#[derive(Clone, Debug, PartialEq)]
pub struct Venue {
    /// The place.
    pub name: Loc,
    /// The ward that it lies in.
    pub ward: Option<Reference<Unit>>,
}

/// A person or a body.
#[derive(Clone, Debug, PartialEq)]
pub enum Party {
    /// A person.
    Person(Reference<Person>),
    /// A body.
    Body(Reference<Body>),
}

/// Someone who took part.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    /// Who.
    pub party: Party,
    /// As what.
    pub role: Word,
    /// The office, where it differs from the one in the registry.
    pub office: Option<Loc>,
    /// The document that the participant presented.
    pub document: Option<Reference<Document>>,
    /// Invited and did not come.
    pub absent: bool,
}

/// How many came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Present {
    /// Those present.
    pub n: u32,
    /// Those who belong.
    pub of: Option<u32>,
}

/// An item of an agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaItem {
    /// Its number, part of its address.
    pub n: Spanned<u32>,
    /// What it is about.
    pub title: Loc,
    /// Who presented it: persons or bodies.
    pub by: References<Party>,
    /// Documents that it is about.
    pub documents: References<Document>,
    /// Batches of awards handed over under it.
    pub awards: References<Batch>,
    /// When.
    pub time: Option<ClockTime>,
    /// A remark, for the keepers.
    pub note: Option<String>,
}

/// What came of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// decision, resolution, direction ...
    pub kind: Word,
    /// What was decided.
    pub text: Loc,
    /// Its number.
    pub number: Option<String>,
    /// How the votes fell.
    pub votes: Option<Spanned<Votes>>,
    /// Who decided: a person or a body.
    pub by: Option<Reference<Party>>,
    /// Until when it is to be done.
    pub due: Option<PartialDate>,
}

/// Votes on an outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Votes {
    /// For.
    pub in_favour: u32,
    /// Against.
    pub against: u32,
    /// Neither.
    pub abstain: u32,
}

impl Votes {
    /// Counts all who voted.
    pub fn total(self) -> u64 {
        [self.in_favour, self.against, self.abstain].map(u64::from).iter().sum()
    }
}

/// A figure that was stated at a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureStated {
    /// What it counts.
    pub what: Loc,
    /// The figure as stated: "trên 90%".
    pub value: String,
}

impl Meeting {
    /// Tells whether it was held, as it says, on a day that is still to come.
    pub fn is_held_too_early(&self, today: Day) -> bool {
        self.status.is("held") && self.date.first_day() > today
    }

    /// Tells whether it is still planned though its day is over: nothing has been told of it since.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.status.is("planned") && self.date.last_day() < today
    }
}

impl Record for Meeting {
    const KIND: Kind = Kind::Meeting;
    fn id(&self) -> &Id<Self> {
        &self.id
    }
    fn origin(&self) -> &Origin {
        &self.origin
    }
}

#[cfg(test)]
mod tests {
    use super::ClockTime;

    #[test]
    fn clock_times_are_two_digits_each() {
        assert_eq!(ClockTime::parse("07:30").map(|time| time.to_string()), Some("07:30".into()));
        for wrong in ["7:30", "24:00", "12:60", "12", "+1:00", "12:00:00"] {
            assert_eq!(ClockTime::parse(wrong), None, "{wrong}");
        }
    }
}
