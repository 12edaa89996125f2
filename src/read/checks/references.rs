//! Each id that a record names must have its record.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::meant::{self, Meant};
use super::scope::Scope;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::Spanned;
use crate::ground::text::clip::clip;
use crate::ground::text::nearest::nearest;
use crate::model::article::Article;
use crate::model::award::{Award, Batch, Decision};
use crate::model::bulletin::{Bulletin, PartyOf};
use crate::model::id::{Id, Origin, Record, Reference};
use crate::model::meeting::{Meeting, Party};
use crate::model::record::Publishing;
use crate::model::registry::{Body, Document, Person};
use crate::model::shelf::Shelf;
use crate::model::time::PartialDate;
use crate::model::unit::Unit;
use crate::read::site::INDEXES;

/// Reports every id that no record has.
pub fn check(scope: Scope<'_>, lost: &BTreeSet<String>, report: &mut Report) {
    let mut check = Check { b: scope.b, lost, from_shown: true, day: None, report };
    if scope.is_whole() {
        check.site();
    }
    scope.units().for_each(|(_, unit)| check.of_unit(unit));
    scope.bodies().for_each(|(_, body)| check.of_body(body));
    check.from_shown = false;
    scope.persons().for_each(|(_, person)| check.of_person(person));
    scope.documents().for_each(|(_, document)| check.of_document(document));
    scope.articles().for_each(|(_, article)| check.of_article(article));
    scope.meetings().for_each(|(_, meeting)| check.of_meeting(meeting));
    scope.batches().for_each(|(_, batch)| check.of_batch(batch));
    for (_, page) in scope.pages() {
        check.start(&page.publishing);
        check.bodies(&page.bodies);
    }
}

struct Check<'c> {
    b: &'c Bulletin,
    lost: &'c BTreeSet<String>,
    /// Whether the record that names others is in a build of today.
    from_shown: bool,
    /// The day of the record, where it has one.
    day: Option<PartialDate>,
    report: &'c mut Report,
}

impl Check<'_> {
    /// Starts on a record. What a shown record names of the registry must be shown too: its name would
    /// stand on the page.
    fn start(&mut self, publishing: &Publishing) {
        self.from_shown = publishing.is_shown(self.b.today);
        self.day = None;
    }

    fn site(&mut self) {
        let site = &self.b.site;
        self.bodies(&site.publishers);
        self.units(&site.units);
        for entry in site.menu.iter().flatten() {
            let pages = self.b.pages.iter().map(|page| page.id.as_str());
            let all: Vec<&str> = INDEXES.into_iter().chain(pages).collect();
            if !all.contains(&entry.as_str()) && !self.lost.contains(&entry.value) {
                self.report.push(
                    Diagnostic::at(Code::UnknownWord, entry.span)
                        .with("key", "menu")
                        .with("value", &entry.value)
                        .with("known", all.join(", "))
                        .nearest(nearest(entry, all.iter().copied())),
                );
            }
        }
    }

    fn of_unit(&mut self, unit: &Unit) {
        self.start(&unit.publishing);
        self.units(&unit.parent);
        self.units(unit.successors.iter().map(|successor| &successor.id));
        self.units(unit.predecessors.iter().flat_map(|list| &list.value));
        for written in unit.formed_by.iter().chain(&unit.ended_by) {
            let document = self.b.documents.find(&Id::new(written.as_str()));
            self.shown(written, document.map(|document| &document.publishing));
        }
    }

    fn of_body(&mut self, body: &Body) {
        self.start(&body.publishing);
        self.units(&body.unit);
        self.bodies(&body.parent);
    }

    fn of_person(&mut self, person: &Person) {
        self.bodies(person.offices.iter().map(|office| &office.body));
    }

    fn of_document(&mut self, document: &Document) {
        self.start(&document.publishing);
        self.bodies([&document.issuer]);
        self.documents(&document.replaces);
        self.documents(&document.replaced_by);
    }

    fn of_article(&mut self, article: &Article) {
        self.start(&article.publishing);
        self.day = known_day(&article.origin, article.day().value);
        self.bodies([&article.body]);
        self.units(&article.wards);
        self.all(&self.b.meetings, Code::UnknownMeeting, &article.meetings);
        self.all(&self.b.batches, Code::UnknownBatch, &article.awards);
        self.documents(&article.documents);
        article.topics.iter().for_each(|topic| self.topic(topic));
    }

    fn of_meeting(&mut self, meeting: &Meeting) {
        self.start(&meeting.publishing);
        self.day = known_day(&meeting.origin, meeting.date.value);
        self.bodies(&meeting.organisers);
        self.persons(&meeting.chair);
        self.persons(&meeting.secretary);
        self.units(meeting.venue.iter().flat_map(|venue| &venue.ward));
        self.units([&meeting.unit]);
        self.units(&meeting.wards);
        self.documents(&meeting.documents);
        self.all(&self.b.meetings, Code::UnknownMeeting, &meeting.moved_to);
        self.all(&self.b.articles, Code::UnknownArticle, &meeting.articles);
        self.all(&self.b.batches, Code::UnknownBatch, &meeting.awards);
        for participant in &meeting.participants {
            match &participant.party {
                Party::Person(person) => self.persons([person]),
                Party::Body(body) => self.bodies([body]),
            }
            self.documents(&participant.document);
        }
        for item in &meeting.agenda {
            self.documents(&item.documents);
            self.all(&self.b.batches, Code::UnknownBatch, &item.awards);
            item.by.iter().for_each(|party| self.party(party));
        }
        meeting.outcomes.iter().flat_map(|outcome| &outcome.by).for_each(|party| self.party(party));
    }

    fn of_batch(&mut self, batch: &Batch) {
        self.start(&batch.publishing);
        self.day = known_day(&batch.origin, batch.date.value);
        self.all(&self.b.meetings, Code::UnknownMeeting, &batch.meeting);
        self.all(&self.b.articles, Code::UnknownArticle, &batch.article);
        self.decision(batch.decision.as_ref());
        batch.awards.iter().for_each(|row| self.of_award(row));
    }

    fn of_award(&mut self, row: &Award) {
        self.bodies([&row.issuer]);
        self.persons(&row.recipient.person);
        self.bodies(&row.recipient.body);
        self.units(&row.ward);
        self.persons(&row.presented_by);
        self.decision(row.revoked.as_ref());
    }

    fn decision(&mut self, decision: Option<&Decision>) {
        self.documents(decision.and_then(|decision| decision.document.as_ref()));
    }

    fn topic(&mut self, topic: &Spanned<String>) {
        let topics = &self.b.site.topics;
        let is_known = topics.contains_key(&topic.value) || self.lost.contains(&topic.value);
        if self.b.site.is_whole && !is_known {
            let found = Diagnostic::at(Code::UnknownTopic, topic.span).with("value", &topic.value);
            let near = nearest(topic, topics.keys().map(String::as_str));
            self.report.push(found.nearest(near));
        }
    }

    fn party(&mut self, party: &Reference<Party>) {
        match self.b.party(party) {
            Some(PartyOf::Body(body)) => self.shown(party, Some(&body.publishing)),
            Some(PartyOf::Person(_)) => {}
            None => self.unknown_party(party),
        }
    }

    fn unknown_party(&mut self, party: &Reference<Party>) {
        let persons = self.b.persons.iter().map(|person| person.id.as_str());
        let bodies = self.b.bodies.iter().map(|body| body.id.as_str());
        let near = nearest(party.as_str(), persons.chain(bodies)).map(str::to_owned);
        let all_read = self.b.persons.iter().all(|it| it.origin.sound(&["id"]))
            && self.b.bodies.iter().all(|it| it.origin.sound(&["id"]));
        if near.is_some() || all_read {
            let kind = Value::words("người hoặc cơ quan", "person or body");
            self.unknown(Code::UnknownPerson, kind, party, near);
        }
    }

    fn units<'r>(&mut self, references: impl IntoIterator<Item = &'r Reference<Unit>>) {
        for reference in references {
            match self.b.units.find(reference) {
                Some(named) => self.shown(reference, Some(&named.publishing)),
                None => self.unknown_unit(reference),
            }
        }
    }

    fn unknown_unit(&mut self, written: &Reference<Unit>) {
        let Meant { ids, moved } = meant::units(self.b, written.as_str(), self.day);
        let all_read = self.b.units.iter().all(|it| it.origin.sound(&["id"]));
        if !self.is_unknown(written) || (ids.is_empty() && !all_read) {
            return;
        }
        let all = ids.join(", ");
        let mend = match self.day.filter(|_| moved) {
            Some(day) => Value::words(
                format!("đơn vị ấy không có hiệu lực vào {day}; vào ngày ấy là: {all}"),
                format!("that unit is not in force on {day}; in its place there is: {all}"),
            ),
            None if ids.len() > 1 => Value::words(
                format!("ghi mã của một trong các đơn vị: {all}"),
                format!("write the id of one of the units: {all}"),
            ),
            None => Value::words(
                "sửa mã, hoặc thêm đơn vị ấy vào content/registry",
                "mend the id, or add the unit to content/registry",
            ),
        };
        let found = Diagnostic::at(Code::UnknownUnit, written.span);
        let found = found.with("value", clip(written.as_str())).with("mend", mend);
        let only = ids.first().filter(|_| ids.len() == 1);
        self.report.push(found.nearest(only.map(String::as_str)));
    }

    fn bodies<'r>(&mut self, references: impl IntoIterator<Item = &'r Reference<Body>>) {
        for reference in references {
            self.all(&self.b.bodies, Code::UnknownBody, [reference]);
            let named = self.b.bodies.find(reference);
            self.shown(reference, named.map(|named| &named.publishing));
        }
    }

    fn persons<'r>(&mut self, references: impl IntoIterator<Item = &'r Reference<Person>>) {
        self.all(&self.b.persons, Code::UnknownPerson, references);
    }

    fn documents<'r>(&mut self, references: impl IntoIterator<Item = &'r Reference<Document>>) {
        for reference in references {
            self.all(&self.b.documents, Code::UnknownDocument, [reference]);
            let named = self.b.documents.find(reference);
            self.shown(reference, named.map(|named| &named.publishing));
        }
    }

    fn all<'r, T: Record + 'r>(
        &mut self,
        shelf: &Shelf<T>,
        code: Code,
        references: impl IntoIterator<Item = &'r Reference<T>>,
    ) {
        for reference in references {
            if shelf.find(reference).is_none() {
                let near = meant::like(shelf, reference.as_str());
                // A record whose id could not be read may be the one that is meant.
                if near.is_some() || shelf.iter().all(|it| it.origin().sound(&["id"])) {
                    let (vi, en) = T::KIND.names();
                    let kind = Value::words(vi, en);
                    self.unknown(code, kind, reference, near.map(str::to_owned));
                }
            }
        }
    }

    fn shown(&mut self, written: &Spanned<impl Display>, named: Option<&Publishing>) {
        let today = self.b.today;
        if self.from_shown && named.is_some_and(|named| !named.is_shown(today)) {
            let found = Diagnostic::at(Code::LinkToHidden, written.span);
            self.report.push(found.with("value", written.value.to_string()));
        }
    }

    /// Stand-ins have no letters; what stands in a torn file is not unknown.
    fn is_unknown<T: ?Sized>(&self, written: &Reference<T>) -> bool {
        !written.as_str().is_empty() && !self.lost.contains(written.as_str())
    }

    fn unknown<T: ?Sized>(
        &mut self,
        code: Code,
        kind: Value,
        written: &Reference<T>,
        near: Option<String>,
    ) {
        if !self.is_unknown(written) {
            return;
        }
        let found = Diagnostic::at(code, written.span)
            .with("kind", kind)
            .with("value", clip(written.as_str()));
        self.report.push(found.nearest(near.as_deref()));
    }
}

fn known_day(origin: &Origin, day: PartialDate) -> Option<PartialDate> {
    origin.sound(&["date", "event_date"]).then_some(day)
}
