//! What goes into an archive: the records of a period, by closure what they refer to by their keys, and their files.
//!
//! What has no page today is not public, and never goes in.

use std::collections::BTreeSet;

use crate::build::session::Session;
use crate::ground::source::{FileId, FileTable};
use crate::model::archive::Period;
use crate::model::article::{Article, Page as StandingPage, Texts};
use crate::model::bulletin::{Bulletin, Item, PartyOf};
use crate::model::id::{Id, Reference};
use crate::model::language::Language;
use crate::model::meeting::{Meeting, Party};
use crate::model::record::Publishing;
use crate::model::registry::{Document, Person};
use crate::model::shelf::No;
use crate::plan::links;
use crate::plan::page::PageKind;
use crate::plan::record;
use crate::plan::site_plan::Place;
use crate::read::checks::files::{FILES, find_picture};

/// What goes into an archive beside the registry of units and bodies, which goes in whole.
#[derive(Default)]
pub struct Selection {
    /// Records of the news.
    pub items: BTreeSet<Item>,
    /// Documents.
    pub documents: BTreeSet<No<Document>>,
    /// Persons whom those records name, who may be named.
    pub persons: BTreeSet<No<Person>>,
    /// Pictures and published files.
    pub files: BTreeSet<FileId>,
}

impl Selection {
    /// Selects what belongs to a period. Where it has no record of the news, nothing is selected.
    pub fn new(session: &Session, files: &FileTable, period: Period) -> Self {
        let b = &session.bulletin;
        let mut selection = Self::default();
        let mut open: Vec<Item> =
            b.shown_items().filter(|item| period.holds(b.date(*item).year())).collect();
        while let Some(item) = open.pop() {
            if selection.items.insert(item) {
                open.extend(
                    named_items(b, item).into_iter().filter(|it| b.shows(b.publishing(*it))),
                );
            }
        }
        if selection.items.is_empty() {
            return selection;
        }
        let linked = linked_documents(session, &selection.items);
        selection.documents = documents(b, &selection.items, linked, period);
        let persons = selection.items.iter().flat_map(|item| persons_of(b, *item));
        selection.persons = persons.filter(|no| b.persons[*no].is_named()).collect();
        let gathering = Gathering { session, files, found: BTreeSet::new() };
        selection.files = gathering.of(&selection, period);
        selection
    }

    /// Tells whether a record with a page goes in.
    pub fn holds(&self, b: &Bulletin, kind: PageKind) -> bool {
        match kind {
            PageKind::Document(no) => self.documents.contains(&no),
            kind => match kind.item() {
                Some(item) => self.items.contains(&item),
                None => record::publishing(b, kind).is_some_and(|it| b.shows(it)),
            },
        }
    }
}

/// Finds the records of the news that one names by its own keys.
fn named_items(b: &Bulletin, item: Item) -> Vec<Item> {
    let article = |id: &Reference<Article>| b.articles.no(id).map(Item::Article);
    let meeting = |id: &Reference<Meeting>| b.meetings.no(id).map(Item::Meeting);
    let batch = |id: &Id<_>| b.batches.no(id).map(Item::Batch);
    match item {
        Item::Article(no) => {
            let it = &b.articles[no];
            let batches = it.awards.iter().filter_map(|id| batch(id));
            it.meetings.iter().filter_map(meeting).chain(batches).collect()
        }
        Item::Meeting(no) => {
            let it = &b.meetings[no];
            let awards = it.agenda.iter().flat_map(|entry| &entry.awards).chain(&it.awards);
            let awards = awards.filter_map(|id| batch(id));
            it.articles.iter().filter_map(article).chain(awards).collect()
        }
        Item::Batch(no) => {
            let it = &b.batches[no];
            let articles = it.article.iter().filter_map(article);
            it.meeting.iter().filter_map(meeting).chain(articles).collect()
        }
    }
}

/// Finds the persons that a record of the news names.
fn persons_of(b: &Bulletin, item: Item) -> Vec<No<Person>> {
    let mut found: Vec<&Id<Person>> = Vec::new();
    let mut parties: Vec<&Id<Party>> = Vec::new();
    match item {
        Item::Article(_) => {}
        Item::Meeting(no) => {
            let it = &b.meetings[no];
            found.extend(it.chair.iter().chain(&it.secretary).map(|id| &id.value));
            found.extend(it.participants.iter().filter_map(|who| match &who.party {
                Party::Person(id) => Some(&id.value),
                Party::Body(_) => None,
            }));
            parties.extend(it.agenda.iter().flat_map(|entry| &entry.by).map(|id| &id.value));
            parties.extend(it.outcomes.iter().flat_map(|outcome| &outcome.by).map(|id| &id.value));
        }
        Item::Batch(no) => {
            let rows = b.batches[no].awards.iter();
            let both = rows.flat_map(|row| [&row.recipient.person, &row.presented_by]);
            found.extend(both.flatten().map(|id| &id.value));
        }
    }
    let of_parties = parties.into_iter().filter_map(|id| match b.party(id)? {
        PartyOf::Person(person) => b.persons.no(&person.id),
        PartyOf::Body(_) => None,
    });
    found.into_iter().filter_map(|id| b.persons.no(id)).chain(of_parties).collect()
}

/// Walks the texts that go in: those of selected articles and of all standing pages.
fn texts<'t>(
    b: &'t Bulletin,
    items: &'t BTreeSet<Item>,
) -> impl Iterator<Item = (PageKind, &'t Texts)> {
    let articles = items.iter().filter_map(|item| match item {
        Item::Article(no) => Some((PageKind::Article(*no), &b.articles[*no].texts)),
        _ => None,
    });
    let pages = b.pages.numbered().filter(|(_, page)| b.shows(&page.publishing));
    articles.chain(pages.map(|(no, page)| (PageKind::Standing(no), &page.texts)))
}

/// Finds where the links of a record's texts lead within the site.
fn linked(session: &Session, kind: PageKind, texts: &Texts) -> Vec<Place> {
    let Session { bulletin, plan, .. } = session;
    let mut found = Vec::new();
    for language in Language::ALL {
        let Some(text) = texts.of(language) else { continue };
        let Some(from) = plan.route(kind, language) else { continue };
        for link in links::within(&bulletin.site.base, text) {
            let to = links::resolve(bulletin, plan, from, language, &link);
            let route = to.ok().and_then(|to| to.route);
            found.extend(route.and_then(|route| plan.at(route.as_str())));
        }
    }
    found
}

/// Finds the documents that texts link to, by their former addresses too.
fn linked_documents(session: &Session, items: &BTreeSet<Item>) -> Vec<No<Document>> {
    let plan = &session.plan;
    let places = texts(&session.bulletin, items).flat_map(|(kind, it)| linked(session, kind, it));
    let documents = places.filter_map(|place| {
        let Place::Page(at) = place else { return None };
        let kind = match plan.pages()[at].kind {
            PageKind::Alias(at) => plan.aliases[at].0,
            kind => kind,
        };
        match kind {
            PageKind::Document(no) => Some(no),
            _ => None,
        }
    });
    documents.collect()
}

/// Selects documents: those of the period, those that records or units name or texts link to, and what replaced them or was
/// replaced.
fn documents(
    b: &Bulletin,
    items: &BTreeSet<Item>,
    linked: Vec<No<Document>>,
    period: Period,
) -> BTreeSet<No<Document>> {
    let of_period = b.documents.numbered().filter(|(_, it)| match &it.date {
        Some(date) => period.holds(date.value.year()),
        None => period == Period::All,
    });
    let of_units = b.units.iter().flat_map(|unit| unit.formed_by.iter().chain(&unit.ended_by));
    let of_units = of_units.filter_map(|id| b.documents.no(&Id::new(id.as_str())));
    let of_items = items.iter().flat_map(|item| b.related_documents(*item));
    let named = of_units.chain(of_items).chain(linked);
    let mut open: Vec<_> = of_period.map(|(no, _)| no).chain(named).collect();
    let mut found = BTreeSet::new();
    while let Some(no) = open.pop() {
        let document = &b.documents[no];
        if b.shows(&document.publishing) && found.insert(no) {
            let others = document.replaces.iter().chain(&document.replaced_by);
            open.extend(others.filter_map(|id| b.documents.no(id)));
        }
    }
    found
}

/// The files of selected records.
struct Gathering<'g> {
    session: &'g Session,
    files: &'g FileTable,
    found: BTreeSet<FileId>,
}

impl Gathering<'_> {
    fn of(mut self, selection: &Selection, period: Period) -> BTreeSet<FileId> {
        let b = &self.session.bulletin;
        if period == Period::All {
            return self.session.plan.files.iter().map(|(_, file)| *file).collect();
        }
        for (kind, publishing) in record::all(b).filter(|(kind, _)| selection.holds(b, *kind)) {
            self.record(kind, publishing);
        }
        // What waits with its record does not come in by another's link.
        let plan = &self.session.plan;
        self.found.retain(|file| plan.file_route(*file).is_some());
        self.found
    }

    fn record(&mut self, kind: PageKind, publishing: &Publishing) {
        let b = &self.session.bulletin;
        publishing.attachments.iter().for_each(|it| self.file(&it.file));
        match kind {
            PageKind::Meeting(no) => b.meetings[no].minutes.iter().for_each(|it| self.file(it)),
            PageKind::Document(no) => b.documents[no].file.iter().for_each(|it| self.file(it)),
            PageKind::Article(no) => self.article(no),
            PageKind::Standing(no) => self.standing(no),
            _ => {}
        }
    }

    fn article(&mut self, no: No<Article>) {
        let article = &self.session.bulletin.articles[no];
        let shown = article.figures.values().filter_map(|figure| figure.src.as_ref());
        shown.for_each(|src| self.picture(article.texts.vi.prose.file, src));
        self.texts(PageKind::Article(no), &article.texts);
    }

    fn standing(&mut self, no: No<StandingPage>) {
        self.texts(PageKind::Standing(no), &self.session.bulletin.pages[no].texts);
    }

    /// The pictures of texts, and the files that they lead to.
    fn texts(&mut self, kind: PageKind, texts: &Texts) {
        for text in texts.all() {
            text.prose.pictures.iter().for_each(|src| self.picture(text.prose.file, src));
        }
        for place in linked(self.session, kind, texts) {
            if let Place::File(at) = place {
                self.found.insert(self.session.plan.files[at].1);
            }
        }
    }

    fn file(&mut self, path: &str) {
        self.found.extend(self.files.find(&format!("{FILES}{path}")));
    }

    fn picture(&mut self, text: FileId, src: &str) {
        self.found.extend(find_picture(self.files, text, src));
    }
}
