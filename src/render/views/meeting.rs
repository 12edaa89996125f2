//! The page of a meeting.

use serde::Serialize;

use crate::model::bulletin::Item;
use crate::model::id::Reference;
use crate::model::meeting::{AgendaItem, Meeting, Outcome, Participant, Present, Venue};
use crate::model::registry::Person;
use crate::model::shelf::No;
use crate::model::time::Day;
use crate::plan::anchor;
use crate::plan::page::Page;
use crate::render::scene::Scene;
use crate::render::view::{
    About, Count, DocumentLine, Entry, FileLine, Frame, Html, Link, PartyLine, Stamp, Status, Text,
};
use crate::render::views::record::file_line;
use crate::render::views::stated::{self, FigureLine};

/// A meeting as its template sees it.
#[derive(Debug, Serialize)]
pub struct MeetingView {
    /// What every page has.
    pub frame: Frame,
    /// Its title.
    pub title: Text,
    /// What it was: its kind first, then what else it was.
    pub labels: Vec<Text>,
    /// planned, held, postponed, cancelled.
    pub status: Status,
    /// Whether it is planned for a day that is over: nothing has been told of it since.
    pub is_overdue: bool,
    /// When, with the part of the day or the clock.
    pub time: Stamp,
    /// The meeting that is held in its place, where it was postponed.
    pub moved_to: Option<Entry>,
    /// The meetings that were postponed and are held as this one.
    pub moved_from: Vec<Entry>,
    /// The bodies that held it.
    pub organisers: Vec<Link>,
    /// Who chaired.
    pub chair: Option<PartyLine>,
    /// Who took the minutes.
    pub secretary: Option<PartyLine>,
    /// Where.
    pub venue: Option<VenueLine>,
    /// The unit whose meeting it is.
    pub unit: Link,
    /// The wards that it concerns.
    pub wards: Vec<Link>,
    /// Who took part, as written.
    pub participants: Vec<ParticipantLine>,
    /// How many came, and of how many.
    pub present: Option<PresentLine>,
    /// The agenda.
    pub agenda: Vec<AgendaLine>,
    /// What came of it.
    pub outcomes: Vec<OutcomeLine>,
    /// Figures that were stated.
    pub figures: Vec<FigureLine>,
    /// Those that can be compared drawn, each kind on its own, as SVG that a screen reader passes over.
    pub figures_drawn: Vec<Html>,
    /// The minutes; the template gives them their title.
    pub minutes: Option<FileLine>,
    /// Documents before the meeting.
    pub documents: Vec<DocumentLine>,
    /// Articles and batches that it is linked with, and those of its event.
    pub related: Vec<Entry>,
    /// How it was published.
    pub about: About,
}

/// A place.
#[derive(Debug, Serialize)]
pub struct VenueLine {
    /// Its name.
    pub name: Text,
    /// The ward that it lies in.
    pub ward: Option<Link>,
}

/// Someone who took part.
#[derive(Debug, Serialize)]
pub struct ParticipantLine {
    /// Who.
    pub party: PartyLine,
    /// As what.
    pub role: Text,
    /// The document that was presented.
    pub document: Option<DocumentLine>,
    /// Invited and did not come.
    pub absent: bool,
}

/// How many came.
#[derive(Debug, Serialize)]
pub struct PresentLine {
    /// Those present.
    pub n: Count,
    /// Those who belong.
    pub of: Option<Count>,
}

/// An item of the agenda.
#[derive(Debug, Serialize)]
pub struct AgendaLine {
    /// Its id on the page.
    pub id: String,
    /// Its number.
    pub n: u32,
    /// What it is about.
    pub title: Text,
    /// When: "14:00".
    pub time: Option<String>,
    /// Who presented it.
    pub by: Vec<PartyLine>,
    /// Documents that it is about.
    pub documents: Vec<DocumentLine>,
    /// Batches of awards handed over under it.
    pub batches: Vec<Entry>,
}

/// What came of the meeting.
#[derive(Debug, Serialize)]
pub struct OutcomeLine {
    /// decision, resolution, direction ...
    pub label: Text,
    /// Its number.
    pub number: Option<String>,
    /// What was decided.
    pub text: Text,
    /// Who decided.
    pub by: Option<PartyLine>,
    /// How the votes fell.
    pub votes: Option<VotesLine>,
    /// Until when it is to be done.
    pub due: Option<Stamp>,
}

/// Votes.
#[derive(Debug, Serialize)]
pub struct VotesLine {
    /// For.
    pub in_favour: Count,
    /// Against.
    pub against: Count,
    /// Neither.
    pub abstain: Count,
}

impl MeetingView {
    /// Makes the view of a meeting.
    pub fn new(scene: &Scene<'_>, page: &Page, no: No<Meeting>) -> Self {
        let meeting = &scene.b.meetings[no];
        let item = Item::Meeting(no);
        let day = meeting.date.first_day();
        let unit = scene.b.units.no(&meeting.unit).expect("assembling resolved each reference");
        Self {
            frame: Frame::new(scene, page),
            title: scene.loc(&meeting.title),
            labels: [meeting.kind].iter().chain(&meeting.also).map(|it| scene.label(*it)).collect(),
            status: scene.status(meeting.status),
            is_overdue: meeting.is_overdue(scene.b.purpose().today),
            time: scene.meeting_time(meeting.date.value, &meeting.time),
            moved_to: scene.b.moved_to(no).map(|to| scene.entry(Item::Meeting(to), None)),
            moved_from: scene.entries(scene.b.moved_from(no).map(Item::Meeting)),
            organisers: meeting.organisers.iter().map(|body| scene.body(body)).collect(),
            chair: meeting.chair.as_ref().map(|id| person(scene, id, day)),
            secretary: meeting.secretary.as_ref().map(|id| person(scene, id, day)),
            venue: meeting.venue.as_ref().map(|it| venue(scene, it)),
            unit: scene.unit(unit),
            wards: scene.units(&meeting.wards),
            participants: meeting
                .participants
                .iter()
                .map(|it| participant(scene, it, day))
                .collect(),
            present: meeting.present.as_ref().map(|it| present(scene, it)),
            agenda: meeting.agenda.iter().map(|it| agenda_line(scene, it, day)).collect(),
            outcomes: meeting.outcomes.iter().map(|it| outcome(scene, it, day)).collect(),
            figures: stated::lines(scene, &meeting.figures_stated),
            figures_drawn: stated::drawings(scene, &meeting.figures_stated),
            minutes: meeting
                .minutes
                .as_ref()
                .map(|file| file_line(scene, Text { text: String::new(), lang: None }, file)),
            documents: scene.b.related_documents(item).map(|no| scene.document(no)).collect(),
            related: scene.entries(scene.b.of_event(item)),
            about: About::new(scene, item, meeting.provenance.source.as_ref()),
        }
    }
}

/// Names a person with the office of a day.
pub fn person(scene: &Scene<'_>, id: &Reference<Person>, day: Day) -> PartyLine {
    let person = scene.person(scene.b.persons.known(id), day);
    PartyLine { person: Some(person), body: None }
}

/// Writes where a meeting is held.
pub fn venue(scene: &Scene<'_>, venue: &Venue) -> VenueLine {
    let ward = venue.ward.as_ref().and_then(|it| scene.b.units.no(it));
    VenueLine { name: scene.loc(&venue.name), ward: ward.map(|it| scene.unit(it)) }
}

/// Writes how many came.
pub fn present(scene: &Scene<'_>, present: &Present) -> PresentLine {
    PresentLine {
        n: scene.count(present.n.into()),
        of: present.of.map(|of| scene.count(of.into())),
    }
}

/// Writes who took part, in the office held on a day.
pub fn participant(scene: &Scene<'_>, participant: &Participant, day: Day) -> ParticipantLine {
    let document = participant.document.as_ref().and_then(|it| scene.b.documents.no(it));
    ParticipantLine {
        party: scene.party(&participant.party, participant.office.as_ref(), day),
        role: scene.label(participant.role),
        document: document.map(|no| scene.document(no)),
        absent: participant.absent,
    }
}

fn agenda_line(scene: &Scene<'_>, item: &AgendaItem, day: Day) -> AgendaLine {
    let batches = item.awards.iter().filter_map(|batch| scene.b.batches.no(batch));
    let shown = batches.map(Item::Batch).filter(|it| scene.b.shows(scene.b.publishing(*it)));
    AgendaLine {
        id: anchor::agenda(item.n.value),
        n: item.n.value,
        title: scene.loc(&item.title),
        time: item.time.map(|time| time.to_string()),
        by: item.by.iter().map(|party| scene.party_of(party, day)).collect(),
        documents: scene.documents(&item.documents),
        batches: scene.entries(shown),
    }
}

/// Writes what came of a meeting that was held on a day.
pub fn outcome(scene: &Scene<'_>, outcome: &Outcome, day: Day) -> OutcomeLine {
    OutcomeLine {
        label: scene.label(outcome.kind),
        number: outcome.number.clone(),
        text: scene.loc(&outcome.text),
        by: outcome.by.as_ref().map(|party| scene.party_of(party, day)),
        votes: outcome.votes.as_ref().map(|votes| VotesLine {
            in_favour: scene.count(votes.in_favour.into()),
            against: scene.count(votes.against.into()),
            abstain: scene.count(votes.abstain.into()),
        }),
        due: outcome.due.map(|date| scene.stamp(date)),
    }
}
