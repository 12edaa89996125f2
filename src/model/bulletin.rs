//! The whole bulletin, joined: every record on its shelf, every link between them at both ends.
//!
//! It is made once by assembling and never changed. Where the run found no error, each reference in it
//! leads to a record.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::archive::{Archive, Period};
use super::article::{Article, Page};
use super::award::{Award, Batch};
use super::id::{Id, Reference};
use super::language::Language;
use super::meeting::{Meeting, Party};
use super::picture::Pictures;
use super::record::Publishing;
use super::redirect::Redirect;
use super::registry::{Body, Document, Person};
use super::shelf::{No, Shelf};
use super::site::Site;
use super::stored::StoredFiles;
use super::time::{Day, PartialDate};
use super::unit::Unit;
use super::vocabulary::{Vocabulary, Word};
use crate::ground::text::collate::SortKey;

/// A bulletin on a day.
#[derive(Clone)]
pub struct Bulletin {
    /// The site's own record.
    pub site: Arc<Site>,
    /// The labels of the closed words.
    pub vocabulary: Vocabulary,
    /// The day for which pages are made.
    pub today: Day,
    /// Whether drafts and what is still to come have their pages too, as in a preview.
    pub drafts: bool,
    /// Where it is an archive copy of another: what it says of itself.
    pub archive: Option<Arc<Archive>>,
    /// Units of administration.
    pub units: Shelf<Unit>,
    /// Bodies.
    pub bodies: Shelf<Body>,
    /// Persons.
    pub persons: Shelf<Person>,
    /// Documents.
    pub documents: Shelf<Document>,
    /// Articles.
    pub articles: Shelf<Article>,
    /// Meetings.
    pub meetings: Shelf<Meeting>,
    /// Batches of awards.
    pub batches: Shelf<Batch>,
    /// Standing pages.
    pub pages: Shelf<Page>,
    /// Former addresses, each with what it leads to.
    pub redirects: Arc<Vec<Redirect>>,
    /// The pictures of texts and among the published files.
    pub pictures: Arc<Pictures>,
    /// The files that are published as they are.
    pub stored: Arc<StoredFiles>,
    /// What each record of the news is linked with.
    pub links: Arc<BTreeMap<Item, Related>>,
    /// Which of the documents in a build of today replace which, from whichever end it was written.
    pub replacements: Replacements,
    /// Which of the meetings in a build of today took the place of which that were postponed.
    pub moves: Moves,
    /// What each unit was made of, from the successors that others name.
    pub predecessors: BTreeMap<No<Unit>, Vec<(No<Unit>, Word)>>,
    /// The units that indexes show, in their order: [`Bulletin::order_units`] works it out once.
    pub unit_order: Vec<No<Unit>>,
}

/// What a bulletin is assembled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purpose {
    /// The day.
    pub today: Day,
    /// Whether drafts and what is still to come are shown too, as in a preview.
    pub drafts: bool,
}

/// A record of the news: what year, month and unit pages list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// An article.
    Article(No<Article>),
    /// A meeting.
    Meeting(No<Meeting>),
    /// A batch of awards.
    Batch(No<Batch>),
}

/// A person or a body, found.
#[derive(Clone, Copy)]
pub enum PartyOf<'b> {
    /// A person.
    Person(&'b Person),
    /// A body.
    Body(&'b Body),
}

/// The records of the news that one is linked with, from whichever end the link was written.
#[derive(Clone, Debug, Default)]
pub struct Related {
    /// Other records of the news.
    pub items: BTreeSet<Item>,
    /// Documents.
    pub documents: BTreeSet<No<Document>>,
}

/// Which documents replace which.
#[derive(Clone, Debug, Default)]
pub struct Replacements {
    /// The new one of each that was replaced.
    pub new: BTreeMap<No<Document>, No<Document>>,
    /// The old one of each that replaces.
    pub old: BTreeMap<No<Document>, No<Document>>,
}

/// Which meetings took the place of which.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    /// The new one of each that was postponed.
    pub new: BTreeMap<No<Meeting>, No<Meeting>>,
    /// Those that each is held for.
    pub old: BTreeMap<No<Meeting>, BTreeSet<No<Meeting>>>,
}

impl Bulletin {
    /// Walks all records of the news.
    pub fn items(&self) -> impl Iterator<Item = Item> {
        let articles = self.articles.numbered().map(|(no, _)| Item::Article(no));
        let meetings = self.meetings.numbered().map(|(no, _)| Item::Meeting(no));
        let batches = self.batches.numbered().map(|(no, _)| Item::Batch(no));
        articles.chain(meetings).chain(batches)
    }

    /// Returns what it was assembled for.
    pub fn purpose(&self) -> Purpose {
        Purpose { today: self.today, drafts: self.drafts }
    }

    /// Tells whether a record has its page: what is out today, and in a preview what will be.
    pub fn shows(&self, publishing: &Publishing) -> bool {
        publishing.is_shown(self.today) || (self.drafts && publishing.is_waiting(self.today))
    }

    /// Walks the records of the news that have their pages.
    pub fn shown_items(&self) -> impl Iterator<Item = Item> {
        self.items().filter(|item| self.shows(self.publishing(*item)))
    }

    /// Walks those that lists list and totals count: in an archive copy of a year, those of that year. What came along because
    /// these refer to it has its page, and would make lists of other years that look whole and are not.
    pub fn listed_items(&self) -> impl Iterator<Item = Item> {
        let period = self.archive.as_ref().map_or(Period::All, |archive| archive.period);
        self.shown_items().filter(move |item| period.holds(self.date(*item).year()))
    }

    /// Returns how an item is published.
    pub fn publishing(&self, item: Item) -> &Publishing {
        match item {
            Item::Article(no) => &self.articles[no].publishing,
            Item::Meeting(no) => &self.meetings[no].publishing,
            Item::Batch(no) => &self.batches[no].publishing,
        }
    }

    /// Returns the id of an item.
    pub fn item_id(&self, item: Item) -> &str {
        match item {
            Item::Article(no) => self.articles[no].id.as_str(),
            Item::Meeting(no) => self.meetings[no].id.as_str(),
            Item::Batch(no) => self.batches[no].id.as_str(),
        }
    }

    /// Returns the day that counts for an item's address, its year and month, and the feeds.
    pub fn date(&self, item: Item) -> PartialDate {
        match item {
            Item::Article(no) => self.articles[no].date.value,
            Item::Meeting(no) => self.meetings[no].date.value,
            Item::Batch(no) => self.batches[no].date.value,
        }
    }

    /// Returns the day since which an item is news: its own; of what is still to come the day when it was published or changed
    /// last, where one is stated.
    pub fn news_day(&self, item: Item) -> Option<PartialDate> {
        let date = self.date(item);
        if date.first_day() <= self.today {
            return Some(date);
        }
        let publishing = self.publishing(item);
        let known = publishing.last_change().or(publishing.publish_at);
        known.filter(|day| *day <= self.today).map(PartialDate::Day)
    }

    /// Returns those of items, the latest first, that are news, each with the day since which it is, the newest of them first.
    pub fn news(
        &self,
        items: impl Iterator<Item = Item>,
    ) -> impl Iterator<Item = (Item, PartialDate)> {
        let mut items = items.peekable();
        let mut first = Vec::new();
        while let Some(item) = items.next_if(|item| self.date(*item).first_day() > self.today) {
            first.push(item);
        }
        // What is to come is little: it takes its place among the others.
        let dated = |item| Some((item, self.news_day(item)?));
        let mut to_come: Vec<_> = first.into_iter().filter_map(dated).collect();
        to_come.sort_by_key(|(_, day)| day.first_day());
        let mut past = items.filter_map(dated).peekable();
        std::iter::from_fn(move || {
            let next = past.peek().map(|(_, day)| day.first_day());
            let is_newer =
                |(_, day): &(Item, PartialDate)| next.is_none_or(|next| next <= day.first_day());
            match to_come.last().is_some_and(is_newer) {
                true => to_come.pop(),
                false => past.next(),
            }
        })
    }

    /// Returns the day that counts for an item's order and for the units in force.
    pub fn day(&self, item: Item) -> PartialDate {
        match item {
            Item::Article(no) => self.articles[no].day().value,
            Item::Meeting(_) | Item::Batch(_) => self.date(item),
        }
    }

    /// Tells whether an item is a meeting whose day is today or later, and which has not been held.
    pub fn is_to_come(&self, item: Item) -> bool {
        let Item::Meeting(no) = item else { return false };
        let meeting = &self.meetings[no];
        !meeting.status.is("held") && self.today <= meeting.date.last_day()
    }

    /// Returns the records that an item is linked with and that have their pages.
    pub fn related(&self, item: Item) -> impl Iterator<Item = Item> {
        let linked = self.links.get(&item).into_iter().flat_map(|related| related.items.iter());
        linked.copied().filter(|item| self.shows(self.publishing(*item)))
    }

    /// Returns the records that a page of an item leads to: those that it is linked with, and those of its event, which is one
    /// meeting with the articles and batches of that meeting alone. An article that names several meetings looks back on them,
    /// and ties none of them to another.
    pub fn of_event(&self, item: Item) -> BTreeSet<Item> {
        let mut found: BTreeSet<Item> = self.related(item).collect();
        if let Some(meeting) = self.meeting_of(item) {
            let near: Vec<Item> = self.related(meeting).collect();
            let far = near.iter().flat_map(|near| self.related(*near));
            let all = far.chain(near.iter().copied()).chain([meeting]);
            found.extend(all.filter(|other| self.meeting_of(*other) == Some(meeting)));
        }
        found.remove(&item);
        found
    }

    /// Finds the meeting whose event an item belongs to: the only one that it is linked with, or that those are which it is
    /// linked with.
    fn meeting_of(&self, item: Item) -> Option<Item> {
        if matches!(item, Item::Meeting(_)) {
            return Some(item);
        }
        let mut meetings = self.linked_meetings(item);
        if meetings.is_empty() {
            let near = self.related(item).map(|near| self.linked_meetings(near));
            meetings = near.filter(|meetings| meetings.len() == 1).flatten().collect();
        }
        meetings.pop_first().filter(|_| meetings.is_empty())
    }

    fn linked_meetings(&self, item: Item) -> BTreeSet<Item> {
        self.related(item).filter(|other| matches!(other, Item::Meeting(_))).collect()
    }

    /// Returns the documents that an item is linked with.
    pub fn related_documents(&self, item: Item) -> impl Iterator<Item = No<Document>> {
        self.links.get(&item).into_iter().flat_map(|related| related.documents.iter()).copied()
    }

    /// Finds the document that replaces one.
    pub fn replaced_by(&self, no: No<Document>) -> Option<No<Document>> {
        self.replacements.new.get(&no).copied()
    }

    /// Finds the document that one replaces.
    pub fn replaces(&self, no: No<Document>) -> Option<No<Document>> {
        self.replacements.old.get(&no).copied()
    }

    /// Finds the meeting that is held in the place of one that was postponed.
    pub fn moved_to(&self, no: No<Meeting>) -> Option<No<Meeting>> {
        self.moves.new.get(&no).copied()
    }

    /// Finds the meetings that were postponed and are held as this one.
    pub fn moved_from(&self, no: No<Meeting>) -> impl Iterator<Item = No<Meeting>> {
        self.moves.old.get(&no).into_iter().flatten().copied()
    }

    /// Finds the units that an item belongs to: of a meeting its unit
    /// and wards; of an article its wards, else its body's unit; of a batch the units that its rows
    /// count for. Nothing rolls up to the units above.
    pub fn units_of(&self, item: Item) -> BTreeSet<No<Unit>> {
        let find = |reference: &Reference<Unit>| self.units.no(reference);
        match item {
            Item::Article(no) if self.articles[no].wards.is_empty() => {
                self.unit_of_body(&self.articles[no].body).into_iter().collect()
            }
            Item::Article(no) => self.articles[no].wards.iter().filter_map(find).collect(),
            Item::Meeting(no) => {
                let meeting = &self.meetings[no];
                meeting.wards.iter().chain([&meeting.unit]).filter_map(find).collect()
            }
            Item::Batch(no) => {
                self.batches[no].awards.iter().filter_map(|row| self.unit_of_award(row)).collect()
            }
        }
    }

    /// Finds the person or the body of an id; a person goes first.
    pub fn party(&self, id: &Id<Party>) -> Option<PartyOf<'_>> {
        let person = self.persons.find(&Id::new(id.as_str())).map(PartyOf::Person);
        person.or_else(|| self.bodies.find(&Id::new(id.as_str())).map(PartyOf::Body))
    }

    /// Finds the body of an id that is no person's.
    fn body_of_party(&self, id: &Id<Party>) -> Option<No<Body>> {
        match self.party(id)? {
            PartyOf::Body(body) => self.bodies.no(&body.id),
            PartyOf::Person(_) => None,
        }
    }

    /// Finds the bodies that an item names: who publishes an article; who holds a meeting, takes part,
    /// reports or decides; who gives or receives an award.
    pub fn bodies_of(&self, item: Item) -> BTreeSet<No<Body>> {
        let find = |reference: &Reference<Body>| self.bodies.no(reference);
        match item {
            Item::Article(no) => find(&self.articles[no].body).into_iter().collect(),
            Item::Meeting(no) => {
                let meeting = &self.meetings[no];
                let took_part = meeting.participants.iter().filter_map(|it| match &it.party {
                    Party::Body(body) => Some(body),
                    Party::Person(_) => None,
                });
                let reported = meeting.agenda.iter().flat_map(|entry| &entry.by);
                let decided = meeting.outcomes.iter().flat_map(|outcome| &outcome.by);
                let acted = reported.chain(decided).filter_map(|by| self.body_of_party(by));
                meeting.organisers.iter().chain(took_part).filter_map(find).chain(acted).collect()
            }
            Item::Batch(no) => {
                let rows = self.batches[no].awards.iter();
                let named = rows.flat_map(|row| [Some(&row.issuer), row.recipient.body.as_ref()]);
                named.flatten().filter_map(find).collect()
            }
        }
    }

    /// Finds the unit whose body this is.
    pub fn unit_of_body(&self, body: &Reference<Body>) -> Option<No<Unit>> {
        self.units.no(self.bodies.find(body)?.unit.as_ref()?)
    }

    /// Finds the unit that a row of a batch counts for: its ward, else its issuer's unit.
    pub fn unit_of_award(&self, row: &Award) -> Option<No<Unit>> {
        match &row.ward {
            Some(ward) => self.units.no(ward),
            None => self.unit_of_body(&row.issuer),
        }
    }

    /// Returns the languages in which an item has a page of its own.
    pub fn item_speaks(&self, item: Item, language: Language) -> bool {
        match item {
            Item::Article(no) => self.articles[no].texts.of(language).is_some(),
            Item::Meeting(_) | Item::Batch(_) => true,
        }
    }

    /// Sorts the units that indexes show: as the site names them; where it names none, all by their names
    /// without the type, since people look for Thuận Lộc and not for an xã.
    pub fn order_units(&mut self) {
        let mut order: Vec<_> =
            self.site.units.iter().filter_map(|unit| self.units.no(unit)).collect();
        if self.site.units.is_empty() {
            order = self.units.numbered().map(|(no, _)| no).collect();
            order.sort_by_cached_key(|no| SortKey::new(&self.bare_name(&self.units[*no])));
        }
        self.unit_order = order;
    }

    /// The name without the type: the short one, else the full one without the type's word in front.
    fn bare_name(&self, unit: &Unit) -> String {
        let name = unit.short_name();
        let label = self.vocabulary.label(unit.unit_type, Language::Vi).text;
        let rest = name.char_indices().nth(label.chars().count()).map(|(at, _)| name.split_at(at));
        match rest.and_then(|(first, rest)| Some((first, rest.strip_prefix(' ')?))) {
            Some((first, rest)) if first.to_lowercase() == label => rest.to_owned(),
            _ => name.to_owned(),
        }
    }

    /// Returns the units that indexes show today, in their order.
    pub fn listed_units(&self) -> Vec<No<Unit>> {
        let shown = |no: &No<Unit>| self.shows(&self.units[*no].publishing);
        self.unit_order.iter().copied().filter(shown).collect()
    }
}
