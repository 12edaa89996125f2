//! The facts of records as the ledger marks them: each written as one text whose digest changes with it.
//!
//! Persons are left out of each: neither their names nor their ids are in any of these texts, only how many there are.
//! A title is marked as it stands. What other facts a record has is no matter of the ledger.

use std::fmt::Write as _;

use crate::model::award::{Award, Batch, Decision};
use crate::model::bulletin::{Bulletin, Item};
use crate::model::id::Kind;
use crate::model::language::{Language, Loc};
use crate::model::ledger::{Facts, Holder, Mark};
use crate::model::meeting::{Meeting, MeetingTime};
use crate::model::recipient::RecipientType;
use crate::model::registry::Document;
use crate::model::shelf::No;
use crate::model::site::Segments;
use crate::model::time::Period;
use crate::model::unit::Unit;
use crate::plan::page::PageKind;

/// Returns the record whose own page a page is, with its place in the content.
pub(super) fn holder(b: &Bulletin, kind: PageKind) -> Option<Holder> {
    let (kind, id) = match kind {
        PageKind::Article(no) => (Kind::Article, b.articles[no].id.as_str()),
        PageKind::Meeting(no) => (Kind::Meeting, b.meetings[no].id.as_str()),
        PageKind::Batch(no) => (Kind::Batch, b.batches[no].id.as_str()),
        PageKind::Unit(no) => (Kind::Unit, b.units[no].id.as_str()),
        PageKind::Body(no) => (Kind::Body, b.bodies[no].id.as_str()),
        PageKind::Document(no) => (Kind::Document, b.documents[no].id.as_str()),
        PageKind::Standing(no) => (Kind::Page, b.pages[no].id.as_str()),
        _ => return None,
    };
    Some(Holder { kind, id: id.to_owned() })
}

/// Returns the record that an address by its form is of, where the content has none of it: its kind by the first part of the
/// address, its id by the last, which is what most records have there.
pub(super) fn holder_at(b: &Bulletin, address: &str) -> Option<Holder> {
    let parts: Vec<&str> = address.trim_matches('/').split('/').collect();
    let is_year = |part: &str| part.len() == 4 && part.parse::<u16>().is_ok();
    let parts = parts.strip_prefix(&["en"]).unwrap_or(&parts);
    let of = |segments: &Segments| {
        let (first, id) = match parts {
            [first, year, id] if is_year(year) => (*first, *id),
            [first, id] if !is_year(id) => (*first, *id),
            _ => return None,
        };
        let kinds = [
            (&segments.articles, Kind::Article),
            (&segments.meetings, Kind::Meeting),
            (&segments.awards, Kind::Batch),
            (&segments.units, Kind::Unit),
            (&segments.bodies, Kind::Body),
            (&segments.documents, Kind::Document),
        ];
        let kind = kinds.into_iter().find(|(segment, _)| *segment == first)?.1;
        Some(Holder { kind, id: id.to_owned() })
    };
    Language::ALL.into_iter().find_map(|language| of(b.site.segments(language)))
}

/// Marks the facts of a record, as its page in a language has them.
pub(super) fn of(b: &Bulletin, kind: PageKind, language: Language) -> Facts {
    let mut facts = Texts::default();
    match kind {
        PageKind::Article(no) => {
            let article = &b.articles[no];
            facts.title = article.texts.or_source(language).0.title.value.clone();
            facts.date.line("date", article.date.value);
            facts.date.lines("event", article.event_date.as_ref().map(|it| it.value));
            facts.item(b, Item::Article(no));
            facts.named(b, article.documents.iter().filter_map(|it| b.documents.no(it)));
        }
        PageKind::Meeting(no) => facts.meeting(b, no, language),
        PageKind::Batch(no) => facts.batch(b, no, language),
        PageKind::Unit(no) => facts.unit(&b.units[no], language),
        PageKind::Body(no) => {
            let body = &b.bodies[no];
            facts.title = words(&body.name, language);
            facts.period(body.valid.period);
            facts.units.lines("unit", body.unit.as_ref().map(|it| it.as_str()));
        }
        PageKind::Document(no) => facts.document(b, &b.documents[no], language),
        PageKind::Standing(no) => {
            facts.title = b.pages[no].texts.or_source(language).0.title.value.clone();
        }
        _ => {}
    }
    facts.marks()
}

/// The facts of a record, each as lines of text.
#[derive(Default)]
struct Texts {
    title: String,
    date: Lines,
    units: Lines,
    counts: Lines,
    documents: Lines,
}

/// A fact in lines of a name and a value.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, name: &str, value: impl std::fmt::Display) {
        writeln!(self.0, "{name}={value}").expect("a text takes all that is written to it");
    }

    fn lines<T: std::fmt::Display>(&mut self, name: &str, values: impl IntoIterator<Item = T>) {
        values.into_iter().for_each(|value| self.line(name, value));
    }
}

impl Texts {
    fn marks(&self) -> Facts {
        let [date, units, counts, documents] =
            [&self.date, &self.units, &self.counts, &self.documents].map(|it| Mark::of(&it.0));
        Facts { title: Mark::of(&self.title), date, units, counts, documents }
    }

    fn item(&mut self, b: &Bulletin, item: Item) {
        self.units.lines("unit", b.units_of(item).into_iter().map(|no| b.units[no].id.as_str()));
    }

    /// The documents that a record names, in the order of their ids.
    fn named(&mut self, b: &Bulletin, documents: impl Iterator<Item = No<Document>>) {
        let mut all: Vec<No<Document>> = documents.collect();
        all.sort();
        all.dedup();
        for document in all.into_iter().map(|no| &b.documents[no]) {
            self.documents.line("document", &document.id);
            self.documents.lines("number", &document.number);
        }
    }

    fn decision(&mut self, b: &Bulletin, decision: &Decision) {
        self.documents.lines("number", &decision.number);
        self.documents.lines("of", decision.date);
        let document = decision.document.as_ref().and_then(|it| b.documents.no(it));
        self.named(b, document.into_iter());
    }

    fn period(&mut self, period: Period) {
        self.date.lines("from", period.from);
        self.date.lines("to", period.to);
    }

    fn meeting(&mut self, b: &Bulletin, no: No<Meeting>, language: Language) {
        let meeting = &b.meetings[no];
        self.title = words(&meeting.title, language);
        self.date.line("date", meeting.date.value);
        match &meeting.time {
            MeetingTime::Unknown => {}
            MeetingTime::Part(part) => self.date.line("part", part.id()),
            MeetingTime::Clock { start, end } => {
                self.date.line("start", start);
                self.date.lines("end", *end);
            }
        }
        self.date.lines("moved_to", meeting.moved_to.as_ref().map(|it| it.as_str()));
        self.item(b, Item::Meeting(no));
        if let Some(present) = &meeting.present {
            self.counts.line("present", present.n);
            self.counts.lines("of", present.of);
        }
        self.counts.line("participants", meeting.participants.len());
        self.counts.line("agenda", meeting.agenda.len());
        self.counts.line("outcomes", meeting.outcomes.len());
        for votes in meeting.outcomes.iter().filter_map(|outcome| outcome.votes.as_ref()) {
            let votes = [votes.in_favour, votes.against, votes.abstain];
            self.counts.line("votes", votes.map(|n| n.to_string()).join("/"));
        }
        let presented = meeting.participants.iter().filter_map(|it| it.document.as_ref());
        let discussed = meeting.agenda.iter().flat_map(|item| &item.documents);
        let named = meeting.documents.iter().chain(presented).chain(discussed);
        self.named(b, named.filter_map(|it| b.documents.no(it)));
        let numbers = meeting.outcomes.iter().filter_map(|outcome| outcome.number.as_ref());
        self.documents.lines("outcome", numbers);
    }

    fn batch(&mut self, b: &Bulletin, no: No<Batch>, language: Language) {
        let batch = &b.batches[no];
        self.title = batch.title.as_ref().map_or_else(String::new, |it| words(it, language));
        self.date.line("date", batch.date.value);
        self.item(b, Item::Batch(no));
        self.counts.line("total", batch.total());
        for of in RecipientType::ALL {
            let is_of = |row: &Award| row.recipient_type == of;
            let is_named = |row: &Award| row.recipient.is_named();
            self.counts.line(of.id(), batch.count(is_of));
            self.counts.line("named", batch.count(|row| is_of(row) && is_named(row)));
        }
        for row in &batch.awards {
            let class = row.class.map_or("", |class| class.id());
            self.counts.line(row.kind.id(), format_args!("{class} {}", row.count.value));
            self.documents.lines("row", row.decision.iter().flat_map(|it| numbers(it)));
            row.revoked.iter().for_each(|decision| self.decision(b, decision));
        }
        batch.decision.iter().for_each(|decision| self.decision(b, decision));
    }

    fn unit(&mut self, unit: &Unit, language: Language) {
        self.title = words(&unit.name, language);
        self.period(unit.valid.period);
        self.units.line("type", unit.unit_type.id());
        self.units.lines("code", &unit.code);
        self.units.lines("parent", unit.parent.as_ref().map(|it| it.as_str()));
        self.units.lines("successor", unit.successors.iter().map(|it| it.id.as_str()));
        let orders = [&unit.formed_by, &unit.ended_by];
        self.documents.lines("order", orders.into_iter().flatten().map(|it| &it.value));
    }

    fn document(&mut self, b: &Bulletin, document: &Document, language: Language) {
        self.title = document.summary.as_ref().map_or_else(String::new, |it| words(it, language));
        self.date.lines("date", document.date.as_ref().map(|it| it.value));
        self.period(document.in_force.period);
        let unit = b.unit_of_body(&document.issuer).map(|no| b.units[no].id.as_str());
        self.units.lines("unit", unit);
        self.documents.line("type", document.document_type.id());
        self.documents.lines("number", &document.number);
        let others = [&document.replaces, &document.replaced_by];
        self.documents.lines("other", others.into_iter().flatten().map(|it| it.as_str()));
    }
}

fn words(label: &Loc, language: Language) -> String {
    label.in_language(language).text.to_owned()
}

/// The numbers in a decision as its source states it: a name may stand beside them.
fn numbers(stated: &str) -> impl Iterator<Item = &str> {
    stated.split_whitespace().filter(|word| word.contains(|c: char| c.is_ascii_digit()))
}
