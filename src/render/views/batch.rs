//! The page of a batch of awards: its total, the same total by several measures, and its rows.
//!
//! Each measure adds up to the total, and names the rows that it counts.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::ground::text::collate::SortName;
use crate::model::award::{Award, Batch, Decision};
use crate::model::bulletin::Item;
use crate::model::id::Reference;
use crate::model::language::Language;
use crate::model::registry::Person;
use crate::model::shelf::No;
use crate::model::time::Day;
use crate::plan::anchor;
use crate::plan::page::Page;
use crate::render::scene::Scene;
use crate::render::view::{
    About, Count, DocumentLine, Entry, Frame, Link, PersonLine, Share, Stamp, Text,
};
use crate::render::views::counted::{Counted, Part, RowRef, plain, recipient_label};
use crate::render::views::documents;

/// A batch of awards as its template sees it.
#[derive(Debug, Serialize)]
pub struct BatchView {
    /// What every page has.
    pub frame: Frame,
    /// Its title.
    pub title: Text,
    /// The day of presentation.
    pub date: Stamp,
    /// The decision behind it.
    pub decision: Option<DecisionLine>,
    /// The sum of all rows.
    pub total: Count,
    /// How many of them were revoked later, where any was.
    pub revoked: Option<Count>,
    /// How many of them are named.
    pub named: Share,
    /// The total by kind of recipient: collectives, individuals, households.
    pub by_recipient: Vec<Part>,
    /// The total by giver, in the order of the rows.
    pub by_giver: Vec<Part>,
    /// The total by kind of award, in the order of the vocabulary.
    pub by_kind: Vec<Part>,
    /// The total by unit that it counts for.
    pub by_unit: Vec<Part>,
    /// Those who are named, by given name; bodies after persons.
    pub recipients: Vec<NamedRecipient>,
    /// The rows, as numbered.
    pub rows: Vec<Row>,
    /// Documents that it names, or that the records of its event name.
    pub documents: Vec<DocumentLine>,
    /// Articles and meetings that it is linked with, and those of its event.
    pub related: Vec<Entry>,
    /// How it was published.
    pub about: About,
}

/// A decision.
#[derive(Debug, Serialize)]
pub struct DecisionLine {
    /// Its number.
    pub number: Option<String>,
    /// Its day.
    pub date: Option<Stamp>,
    /// Its document.
    pub document: Option<DocumentLine>,
}

/// Someone who is named, and the row.
#[derive(Debug, Serialize)]
pub struct NamedRecipient {
    /// The name.
    pub name: Link,
    /// The row.
    pub row: RowRef,
}

/// A row of awards.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its id on the page.
    pub id: String,
    /// Its number.
    pub n: u32,
    /// Bằng khen, giấy khen ...
    pub kind: Text,
    /// State, province, base.
    pub level: Option<Text>,
    /// First, second, third class.
    pub class: Option<Text>,
    /// Who gave it.
    pub issuer: Link,
    /// Collective, individual, household.
    pub recipient_type: Text,
    /// The person who received it.
    pub person: Option<PersonLine>,
    /// The body or whoever else received it.
    pub recipient: Option<Link>,
    /// How many; 1 where one is named.
    pub count: Count,
    /// The unit that the row counts for.
    pub unit: Option<Link>,
    /// What for.
    pub reason: Option<Text>,
    /// The decision behind the row, as stated.
    pub decision: Option<String>,
    /// Who handed it over.
    pub presented_by: Option<PersonLine>,
    /// Who handed it over, in the source's words.
    pub presented_by_as_stated: Option<Text>,
    /// Given after death.
    pub posthumous: bool,
    /// Money that came with it: "1.000.000".
    pub amount: Option<Count>,
    /// Taken back, by which decision.
    pub revoked: Option<DecisionLine>,
}

impl BatchView {
    /// Makes the view of a batch.
    pub fn new(scene: &Scene<'_>, page: &Page, no: No<Batch>) -> Self {
        let batch = &scene.b.batches[no];
        let item = Item::Batch(no);
        let (title, _) = scene.title_and_label(item);
        let day = batch.date.first_day();
        let named = batch.count(|row| names_somebody(scene, row));
        let rows = batch.awards.iter().map(|row| (row_ref(row.n.value), row));
        let counted = Counted::new(scene, rows.collect());
        Self {
            frame: Frame::new(scene, page),
            title,
            date: scene.stamp(batch.date.value),
            decision: batch.decision.as_ref().map(|it| decision(scene, Some(it))),
            total: scene.count(batch.total()),
            revoked: counted.revoked(),
            named: Share { n: scene.count(named), of: scene.count(batch.total()) },
            by_recipient: counted.by_recipient(),
            by_giver: counted.by_giver(),
            by_kind: counted.by_kind(),
            by_unit: counted.by_unit(),
            recipients: recipients(scene, batch),
            rows: batch.awards.iter().map(|award| row(scene, award, day)).collect(),
            documents: documents(scene, item),
            related: scene.entries(scene.b.of_event(item)),
            about: About::new(scene, item, batch.provenance.source.as_ref()),
        }
    }
}

fn documents(scene: &Scene<'_>, item: Item) -> Vec<DocumentLine> {
    let of_event = [item].into_iter().chain(scene.b.of_event(item));
    let named: BTreeSet<_> = of_event.flat_map(|item| scene.b.related_documents(item)).collect();
    documents::lines(scene, named.into_iter().collect())
}

/// Tells whether a row names its recipient on the page: a person who is withheld is not named, and
/// neither is the name that stands beside one.
fn names_somebody(scene: &Scene<'_>, row: &Award) -> bool {
    let person = row.recipient.person.as_ref().map(|id| scene.b.persons.known(id));
    row.recipient.is_named() && person.is_none_or(Person::is_named)
}

fn row_ref(n: u32) -> RowRef {
    RowRef { n, href: format!("#{}", anchor::award(n)) }
}

/// Sorts those who are named: persons by given name, then bodies and others by name.
fn recipients(scene: &Scene<'_>, batch: &Batch) -> Vec<NamedRecipient> {
    let named = batch.awards.iter().filter(|row| names_somebody(scene, row));
    let mut all: Vec<(bool, SortName, NamedRecipient)> = named
        .filter_map(|row| {
            let (is_other, sort, name) = sorted_name(scene, row)?;
            Some((is_other, sort, NamedRecipient { name, row: row_ref(row.n.value) }))
        })
        .collect();
    all.sort_by(|a, b| (a.0, &a.1, a.2.row.n).cmp(&(b.0, &b.1, b.2.row.n)));
    all.into_iter().map(|(_, _, named)| named).collect()
}

fn sorted_name(scene: &Scene<'_>, row: &Award) -> Option<(bool, SortName, Link)> {
    if let Some(id) = &row.recipient.person {
        let person = scene.b.persons.known(id);
        let by = person.sort_name.as_ref().unwrap_or(&person.name);
        let name = plain(scene.person_name(person));
        return Some((false, SortName::new(by, person.given_words), name));
    }
    let name = match (&row.recipient.body, &row.recipient.name) {
        (Some(body), _) => &scene.b.bodies.known(body).name,
        (None, Some(name)) => name,
        (None, None) => return None,
    };
    let words = name.in_language(Language::Vi).text;
    let all_words = u8::try_from(words.split_whitespace().count()).unwrap_or(u8::MAX);
    let shown = match &row.recipient.body {
        Some(body) => scene.body(body),
        None => plain(scene.loc(name)),
    };
    Some((true, SortName::new(words, all_words), shown))
}

fn row(scene: &Scene<'_>, award: &Award, day: Day) -> Row {
    let person = |id| scene.person(scene.b.persons.known(id), day);
    let is_named = |id: &Reference<Person>| scene.b.persons.known(id).is_named();
    let recipient = &award.recipient;
    let other = recipient.name.as_ref().filter(|_| names_somebody(scene, award));
    let other = other.map(|name| plain(scene.loc(name)));
    let body = recipient.body.as_ref().map(|body| scene.body(body));
    Row {
        id: anchor::award(award.n.value),
        n: award.n.value,
        kind: scene.label(award.kind),
        level: award.level.map(|word| scene.label(word)),
        class: award.class.map(|word| scene.label(word)),
        issuer: scene.body(&award.issuer),
        recipient_type: recipient_label(scene, award.recipient_type),
        person: recipient.person.as_ref().map(|id| person(id)),
        recipient: other.or(body),
        count: scene.count(award.count.value.into()),
        unit: scene.b.unit_of_award(award).map(|no| scene.unit(no)),
        reason: award.reason.as_ref().map(|reason| scene.loc(reason)),
        decision: award.decision.clone(),
        presented_by: award.presented_by.as_ref().map(|id| person(id)),
        presented_by_as_stated: award
            .presented_by_as_stated
            .as_deref()
            .filter(|_| award.presented_by.as_ref().is_none_or(is_named))
            .map(|words| scene.vietnamese(words)),
        posthumous: award.posthumous,
        amount: award.amount.map(|amount| scene.count(amount)),
        revoked: award.is_revoked().then(|| decision(scene, award.revoked.as_ref())),
    }
}

/// Writes a decision, of which nothing may be known but that there was one.
fn decision(scene: &Scene<'_>, decision: Option<&Decision>) -> DecisionLine {
    let document = decision.and_then(|it| it.document.as_ref());
    let document = document.and_then(|it| scene.b.documents.no(it));
    DecisionLine {
        number: decision.and_then(|it| it.number.clone()),
        date: decision.and_then(|it| it.date).map(|date| scene.stamp(date)),
        document: document.map(|no| scene.document(no)),
    }
}
