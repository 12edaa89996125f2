//! Records to a bulletin: translations joined, records shelved, links drawn at both ends.
//!
//! A bulletin is made even where errors were found, so that later checks can speak too; it is then never
//! rendered.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::checks;
use super::records::{FileRead, Found};
use super::site;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{FileId, FileTable, Span};
use crate::model::archive::Archive;
use crate::model::article::{Article, ArticleText, Page, Texts, Worded};
use crate::model::award::Batch;
use crate::model::bulletin::{Bulletin, Moves, Purpose, Replacements};
use crate::model::id::{Kind, Record};
use crate::model::meeting::Meeting;
use crate::model::picture::Pictures;
use crate::model::redirect::Redirect;
use crate::model::registry::{Body, Document, Person};
use crate::model::shelf::Shelf;
use crate::model::site::Site;
use crate::model::stored::StoredFiles;
use crate::model::unit::Unit;
use crate::model::vocabulary::Vocabulary;

/// A bulletin, and what is known of the records that could not be read.
pub struct Assembled {
    /// The bulletin; whole where the report holds no error.
    pub bulletin: Bulletin,
    /// What is wrong between the records.
    pub report: Report,
    /// Ids that files may have declared and that could not be read.
    pub lost: BTreeSet<String>,
}

/// Joins what the files gave into a bulletin; what must agree between its records is checked by
/// [`checks::run`]. Records that did not change since the bulletin `before` was
/// assembled are shared with it: that saves time and changes nothing.
pub fn assemble<'r>(
    files: &FileTable,
    reads: impl IntoIterator<Item = &'r FileRead>,
    purpose: Purpose,
    before: Option<&Bulletin>,
) -> Assembled {
    let mut gathered = Gathered::default();
    for read in reads {
        gathered.report.absorb(read.report.clone());
        gathered.lost.extend(read.lost.iter().cloned());
        read.found.iter().for_each(|found| gathered.take(found));
    }
    gathered.join_translations(files, before);
    let Gathered { mut report, lost, .. } = gathered;
    let site = gathered.site.unwrap_or_else(|| Arc::new(site::stand_in(Span::top(FileId(0)))));
    let mut bulletin = Bulletin {
        site,
        vocabulary: gathered.vocabulary,
        today: gathered.archive.as_ref().map_or(purpose.today, |archive| archive.day),
        drafts: purpose.drafts,
        archive: gathered.archive,
        units: shelve(gathered.units, &mut report),
        bodies: shelve(gathered.bodies, &mut report),
        persons: shelve(gathered.persons, &mut report),
        documents: shelve(gathered.documents, &mut report),
        articles: shelve(gathered.articles.into_values().collect(), &mut report),
        meetings: shelve(gathered.meetings, &mut report),
        batches: shelve(gathered.batches, &mut report),
        pages: shelve(gathered.pages.into_values().collect(), &mut report),
        redirects: gathered.redirects,
        pictures: Arc::new(gathered.pictures),
        stored: Arc::new(gathered.stored),
        links: Arc::default(),
        replacements: Replacements::default(),
        moves: Moves::default(),
        predecessors: BTreeMap::new(),
        unit_order: Vec::new(),
    };
    bulletin.order_units();
    checks::links::draw(&mut bulletin, &mut report);
    checks::lineage::draw(&mut bulletin, &mut report);
    Assembled { bulletin, report, lost }
}

/// Sorts records onto their shelf; an id that stands twice is an error at its second place.
fn shelve<T: Record>(records: Vec<Arc<T>>, report: &mut Report) -> Shelf<T> {
    let (shelf, doubled) = Shelf::new(records);
    // Records whose id could not be read are not of one id.
    for record in doubled.into_iter().filter(|record| record.origin().sound(&["id"])) {
        let first = shelf.known(record.id()).origin().at;
        let (vi, en) = T::KIND.names();
        report.push(
            Diagnostic::at(Code::DuplicateId, record.origin().at)
                .with("kind", Value::words(vi, en))
                .with("value", record.id())
                .and_at(first),
        );
    }
    shelf
}

/// The records of all files, by kind, before they are joined.
#[derive(Default)]
struct Gathered {
    site: Option<Arc<Site>>,
    vocabulary: Vocabulary,
    archive: Option<Arc<Archive>>,
    redirects: Arc<Vec<Redirect>>,
    pictures: Pictures,
    stored: StoredFiles,
    units: Vec<Arc<Unit>>,
    bodies: Vec<Arc<Body>>,
    persons: Vec<Arc<Person>>,
    documents: Vec<Arc<Document>>,
    meetings: Vec<Arc<Meeting>>,
    batches: Vec<Arc<Batch>>,
    articles: BTreeMap<String, Arc<Article>>,
    pages: BTreeMap<String, Arc<Page>>,
    translations: Vec<(Kind, String, Arc<ArticleText>)>,
    report: Report,
    lost: BTreeSet<String>,
}

impl Gathered {
    fn take(&mut self, found: &Found) {
        match found {
            Found::Site(site) => self.site = Some(site.clone()),
            Found::Vocabulary(vocabulary) => self.vocabulary = vocabulary.clone(),
            // What must stay is asked of the plan.
            Found::Ledger(_) => {}
            Found::Archive(archive) => self.archive = Some(archive.clone()),
            Found::Redirects(redirects) => self.redirects = redirects.clone(),
            Found::Picture(file, known) => drop(self.pictures.insert(*file, known.clone())),
            Found::Stored(file, known) => drop(self.stored.insert(*file, known.clone())),
            Found::Unit(unit) => self.units.push(unit.clone()),
            Found::Body(body) => self.bodies.push(body.clone()),
            Found::Person(person) => self.persons.push(person.clone()),
            Found::Document(document) => self.documents.push(document.clone()),
            Found::Meeting(meeting) => self.meetings.push(meeting.clone()),
            Found::Batch(batch) => self.batches.push(batch.clone()),
            Found::Article(stem, article) => {
                let at = article.origin.at;
                match self.articles.get(stem).map(|first| first.origin.at) {
                    Some(first) => self.twice(stem, at, first),
                    None => drop(self.articles.insert(stem.clone(), article.clone())),
                }
            }
            Found::Page(stem, page) => {
                let at = page.origin.at;
                match self.pages.get(stem).map(|first| first.origin.at) {
                    Some(first) => self.twice(stem, at, first),
                    None => drop(self.pages.insert(stem.clone(), page.clone())),
                }
            }
            Found::Translation { kind, stem, text } => {
                self.translations.push((*kind, stem.clone(), text.clone()));
            }
        }
    }

    /// `x.vi.md` and `x/index.vi.md` are one article in two files.
    fn twice(&mut self, stem: &str, at: Span, first: Span) {
        let why = Value::words(
            "một bài viết không thể vừa là tệp vừa nằm trong thư mục cùng tên",
            "one text cannot be both a file and in a folder of that name",
        );
        let found = Diagnostic::at(Code::TwoNames, at).with("path", stem).with("why", why);
        self.report.push(found.and_at(first));
    }

    fn join_translations(&mut self, files: &FileTable, before: Option<&Bulletin>) {
        for (kind, stem, text) in std::mem::take(&mut self.translations) {
            let file = text.prose.file;
            let is_lost = self.lost.contains(super::file_name::stem_of(&stem));
            let first = match kind {
                Kind::Page => {
                    let page = self.pages.get_mut(&stem);
                    page.map(|page| join(page, text, before.map(|before| &before.pages)))
                }
                _ => {
                    let article = self.articles.get_mut(&stem);
                    article.map(|it| join(it, text, before.map(|before| &before.articles)))
                }
            };
            match first {
                Some(None) => {}
                Some(Some(first)) => self.twice(&stem, Span::top(file), Span::top(first)),
                None if is_lost => {}
                None => self.report.push(orphan(files, file)),
            }
        }
    }
}

/// Gives a record its English words. Where it has some already, those stay, and their file is returned.
fn join<T: Worded>(
    record: &mut Arc<T>,
    text: Arc<ArticleText>,
    before: Option<&Shelf<T>>,
) -> Option<FileId> {
    if let Some(first) = &record.texts().en {
        return Some(first.prose.file);
    }
    let known = before.and_then(|shelf| shelf.shared(record.id())).filter(|known| {
        let Texts { vi, en } = known.texts();
        let same_words = en.as_ref().is_some_and(|en| Arc::ptr_eq(en, &text));
        // A file that is read again gives new words, so the same words are the same facts.
        same_words && Arc::ptr_eq(vi, &record.texts().vi)
    });
    match known {
        Some(known) => *record = known.clone(),
        None => Arc::make_mut(record).texts_mut().en = Some(text),
    }
    None
}

fn orphan(files: &FileTable, file: FileId) -> Diagnostic {
    let path = files.path(file);
    Diagnostic::at(Code::TranslationWithoutOriginal, Span::top(file))
        .with("path", path)
        .with("original", path.replace(".en.md", ".vi.md"))
}
