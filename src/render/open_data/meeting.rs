//! Meetings as open data: who came, what was on the agenda, what came of it.

use super::cell::{Address, Label, Named, When, Words};
use super::column::{Table, rows};
use super::common::{CommonRow, FileRow, record};
use super::facts::{Facts, Persons, date, key};
use super::person::PersonRow;
use crate::model::bulletin::Item;
use crate::model::meeting::{
    AgendaItem, ClockTime, Meeting, MeetingTime, Outcome, Participant, Venue, Votes,
};
use crate::model::shelf::No;
use crate::model::time::PartialDate;
use crate::plan::page::PageKind;

rows! {
    /// Where a meeting is held.
    VenueRow<'a> {
        name: Words<'a>, "tên địa điểm", "the name of the place";
        ward: Option<Named<'a>>, "địa điểm thuộc đơn vị nào", "the ward that it lies in";
    }
}

rows! {
    /// Someone who took part.
    ParticipantRow<'a> {
        person: Option<PersonRow<'a>>, "người dự, nếu là cá nhân", "the person, where it is one";
        body: Option<Named<'a>>, "cơ quan dự, nếu là cơ quan", "the body, where it is one";
        role: Label<'a> => [Role], "tư cách", "as what";
        document: Option<Named<'a>>, "văn bản đã trình bày", "the document that was presented";
        absent: bool, "được mời nhưng vắng mặt", "invited and did not come";
    }
}

rows! {
    /// How many came.
    PresentRow {
        n: u32, "số người có mặt", "those present";
        of: Option<u32>, "trong tổng số", "those who belong";
    }
}

rows! {
    /// A person or a body.
    PartyRow<'a> {
        person: Option<PersonRow<'a>>, "người, nếu là cá nhân", "the person, where it is one";
        body: Option<Named<'a>>, "cơ quan, nếu là cơ quan", "the body, where it is one";
    }
}

rows! {
    /// An item of an agenda.
    AgendaRow<'a> {
        n: u32, "số thứ tự, cũng là chỗ trên trang: #muc-1", "its number, and its place on the page: #muc-1";
        time: Option<When<ClockTime>>, "giờ", "when";
        title: Words<'a>, "nội dung", "what it is about";
        by: Vec<PartyRow<'a>>, "ai trình bày", "who presented it";
        documents: Vec<Named<'a>>, "các văn bản của nội dung này", "documents that it is about";
        awards: Vec<Named<'a>>, "các đợt khen thưởng được trao", "batches of awards handed over under it";
    }
}

rows! {
    /// How the votes fell.
    VotesRow {
        r#for: u32, "số phiếu tán thành", "for";
        against: u32, "số phiếu không tán thành", "against";
        abstain: u32, "số phiếu trắng, không biểu quyết", "neither";
    }
}

rows! {
    /// What came of a meeting.
    OutcomeRow<'a> {
        kind: Label<'a> => [OutcomeKind], "loại kết quả", "what it is";
        text: Words<'a>, "nội dung", "what was decided";
        number: Option<&'a str>, "số", "its number";
        votes: Option<VotesRow>, "kết quả biểu quyết", "how the votes fell";
        by: Option<PartyRow<'a>>, "ai quyết định", "who decided";
        due: Option<When<PartialDate>>, "hạn", "until when it is to be done";
    }
}

rows! {
    /// A figure that was stated.
    StatedRow<'a> {
        what: Words<'a>, "số liệu về việc gì", "what it counts";
        value: &'a str, "số liệu, ghi như đã nêu", "the figure, as stated";
    }
}

record! {
    /// A meeting.
    MeetingRow {
        kind: Label<'a> => [MeetingKind], "loại cuộc họp", "what kind of meeting it is";
        also: Vec<Label<'a>> => [MeetingKind], "đồng thời là", "what else it was";
        status: Label<'a> => [MeetingStatus], "tình trạng: dự kiến, đã họp, hoãn, hủy", "planned, held, postponed or cancelled";
        date: When<PartialDate>, "ngày họp", "its day";
        part_of_day: Option<Label<'a>> => [PartOfDay], "buổi", "the part of the day";
        start: Option<When<ClockTime>>, "giờ bắt đầu", "when it begins";
        end: Option<When<ClockTime>>, "giờ kết thúc", "when it ends";
        title: Words<'a>, "tên cuộc họp", "its title";
        organisers: Vec<Named<'a>>, "cơ quan tổ chức", "the bodies that held it";
        chair: Option<PersonRow<'a>>, "người chủ trì", "who chaired";
        secretary: Option<PersonRow<'a>>, "thư ký", "who took the minutes";
        venue: Option<VenueRow<'a>>, "địa điểm", "where it was held";
        unit: Option<Named<'a>>, "cuộc họp của đơn vị nào", "the unit whose meeting it is";
        wards: Vec<Named<'a>>, "các đơn vị liên quan", "the units that it concerns";
        participants: Vec<ParticipantRow<'a>>, "thành phần", "who took part";
        present: Option<PresentRow>, "có bao nhiêu người dự", "how many came";
        agenda: Vec<AgendaRow<'a>>, "chương trình", "what was on the agenda";
        outcomes: Vec<OutcomeRow<'a>>, "kết quả", "what came of it";
        figures_stated: Vec<StatedRow<'a>>, "số liệu nêu tại cuộc họp", "figures that were stated";
        minutes: Option<Address<'a>>, "biên bản", "the minutes";
        minutes_details: Option<FileRow>, "tệp biên bản", "the file of the minutes";
        documents: Vec<Named<'a>>, "các văn bản của cuộc họp", "documents before the meeting";
        articles: Vec<Named<'a>>, "tin, bài về cuộc họp", "articles that report it";
        awards: Vec<Named<'a>>, "các đợt khen thưởng trao tại cuộc họp", "batches of awards handed over at it";
        moved_to: Option<Named<'a>>, "cuộc họp thay cho cuộc họp đã hoãn này", "the meeting that is held in its place, where it was postponed";
    }
}

impl Table for MeetingRow<'_> {}

impl<'s> MeetingRow<'s> {
    /// Writes a meeting. The keys are filled in their order, by which [`Persons`] counts.
    pub fn new(facts: &Facts<'s>, no: No<Meeting>) -> Self {
        let meeting = &facts.b.meetings[no];
        let item = Item::Meeting(no);
        let persons = &mut facts.persons(meeting.date.first_day());
        let (part_of_day, start, end) = time(facts, &meeting.time);
        Self {
            id: key(&meeting.id),
            page: facts.pages(PageKind::Meeting(no)),
            kind: facts.label(meeting.kind),
            also: meeting.also.iter().map(|word| facts.label(*word)).collect(),
            status: facts.label(meeting.status),
            date: date(&meeting.date),
            part_of_day,
            start,
            end,
            title: facts.words(&meeting.title),
            organisers: meeting.organisers.iter().map(|body| facts.body(body)).collect(),
            chair: meeting.chair.as_ref().map(|id| persons.person(id)),
            secretary: meeting.secretary.as_ref().map(|id| persons.person(id)),
            venue: meeting.venue.as_ref().map(|it| venue(facts, it)),
            unit: facts.unit(&meeting.unit),
            wards: facts.units(&meeting.wards),
            participants: meeting
                .participants
                .iter()
                .map(|it| participant(facts, persons, it))
                .collect(),
            present: meeting.present.as_ref().map(|it| PresentRow { n: it.n, of: it.of }),
            agenda: meeting.agenda.iter().map(|it| agenda(facts, persons, it)).collect(),
            outcomes: meeting.outcomes.iter().map(|it| outcome(facts, persons, it)).collect(),
            figures_stated: meeting
                .figures_stated
                .iter()
                .map(|it| StatedRow { what: facts.words(&it.what), value: &it.value })
                .collect(),
            minutes: meeting.minutes.as_ref().and_then(|file| facts.file(file)),
            minutes_details: meeting.minutes.as_ref().map(|file| FileRow::new(facts, file)),
            documents: facts.documents(&meeting.documents),
            articles: facts.related(item, |it| matches!(it, Item::Article(_))),
            awards: facts.related(item, |it| matches!(it, Item::Batch(_))),
            moved_to: facts.b.moved_to(no).map(|to| facts.item(Item::Meeting(to))),
            common: CommonRow::new(facts, &meeting.publishing, &meeting.provenance),
        }
    }
}

/// A part of the day, a start and an end.
type Time<'s> = (Option<Label<'s>>, Option<When<ClockTime>>, Option<When<ClockTime>>);

fn time<'s>(facts: &Facts<'s>, time: &MeetingTime) -> Time<'s> {
    match time {
        MeetingTime::Unknown => (None, None, None),
        MeetingTime::Part(word) => (Some(facts.label(*word)), None, None),
        MeetingTime::Clock { start, end } => (None, Some(When(*start)), end.map(When)),
    }
}

fn venue<'s>(facts: &Facts<'s>, venue: &'s Venue) -> VenueRow<'s> {
    VenueRow {
        name: facts.words(&venue.name),
        ward: venue.ward.as_ref().and_then(|ward| facts.unit(ward)),
    }
}

fn participant<'s>(
    facts: &Facts<'s>,
    persons: &mut Persons<'s>,
    it: &'s Participant,
) -> ParticipantRow<'s> {
    let (person, body) = persons.party(&it.party, it.office.as_ref());
    ParticipantRow {
        person,
        body,
        role: facts.label(it.role),
        document: it.document.as_ref().and_then(|document| facts.document(document)),
        absent: it.absent,
    }
}

fn agenda<'s>(facts: &Facts<'s>, persons: &mut Persons<'s>, it: &'s AgendaItem) -> AgendaRow<'s> {
    let batches = it.awards.iter().filter_map(|batch| facts.b.batches.no(batch));
    let shown = batches.map(Item::Batch).filter(|it| facts.b.shows(facts.b.publishing(*it)));
    AgendaRow {
        n: it.n.value,
        time: it.time.map(When),
        title: facts.words(&it.title),
        by: it.by.iter().map(|id| PartyRow::new(persons.party_of(id))).collect(),
        documents: facts.documents(&it.documents),
        awards: shown.map(|it| facts.item(it)).collect(),
    }
}

fn outcome<'s>(facts: &Facts<'s>, persons: &mut Persons<'s>, it: &'s Outcome) -> OutcomeRow<'s> {
    OutcomeRow {
        kind: facts.label(it.kind),
        text: facts.words(&it.text),
        number: it.number.as_deref(),
        votes: it.votes.as_ref().map(|votes| VotesRow::new(**votes)),
        by: it.by.as_ref().map(|id| PartyRow::new(persons.party_of(id))),
        due: it.due.map(When),
    }
}

impl<'s> PartyRow<'s> {
    fn new((person, body): (Option<PersonRow<'s>>, Option<Named<'s>>)) -> Self {
        Self { person, body }
    }
}

impl VotesRow {
    fn new(Votes { in_favour, against, abstain }: Votes) -> Self {
        Self { r#for: in_favour, against, abstain }
    }
}
