//! One file to its records: what every kind of file is read by.

use std::sync::Arc;

use super::article;
use super::decode;
use super::file_name::{self, Role};
use super::ledger::{self, WrittenLedger};
use super::markdown::Markdown;
use super::reading::Reading;
use super::table::Table;
use super::toml_text::Toml;
use super::watch::Watch;
use super::{archive, award, common, meeting, redirect, registry, site, unit};
use crate::ground::diagnostic::{Code, Report, Value};
use crate::ground::digest::Digest;
use crate::ground::source::FileId;
use crate::ground::text::fold;
use crate::model::archive::Archive;
use crate::model::article::{Article, ArticleText, Page};
use crate::model::award::Batch;
use crate::model::id::{Kind, Record as _};
use crate::model::language::Language;
use crate::model::meeting::Meeting;
use crate::model::picture::Picture;
use crate::model::redirect::Redirect;
use crate::model::registry::{Body, Document, Person};
use crate::model::site::Site;
use crate::model::stored::{Refused, Stored};
use crate::model::unit::Unit;
use crate::model::vocabulary::Vocabulary;

/// A record as one file gives it.
pub enum Found {
    /// The site's own record.
    Site(Arc<Site>),
    /// The site's own labels.
    Vocabulary(Vocabulary),
    /// The permanence ledger.
    Ledger(Arc<WrittenLedger>),
    /// What an archive copy says of itself.
    Archive(Arc<Archive>),
    /// Former addresses, each with what it leads to.
    Redirects(Arc<Vec<Redirect>>),
    /// A picture, or why it is none that can be used.
    Picture(FileId, Result<Picture, Value>),
    /// A file that is published as it is, or why it is not.
    Stored(FileId, Result<Stored, Refused>),
    /// A unit.
    Unit(Arc<Unit>),
    /// A body.
    Body(Arc<Body>),
    /// A person.
    Person(Arc<Person>),
    /// A document.
    Document(Arc<Document>),
    /// A meeting.
    Meeting(Arc<Meeting>),
    /// A batch of awards.
    Batch(Arc<Batch>),
    /// An article without its English words; the text is the stem of its files.
    Article(String, Arc<Article>),
    /// A standing page without its English words.
    Page(String, Arc<Page>),
    /// English words, for the record with the same stem.
    Translation {
        /// Article or page.
        kind: Kind,
        /// The stem that it shares with the Vietnamese file.
        stem: String,
        /// The words.
        text: Arc<ArticleText>,
    },
}

impl Found {
    /// Returns what the record is and its id; of English words, that of the record that they belong to.
    pub fn id(&self) -> Option<(Kind, &str)> {
        Some(match self {
            Self::Site(_)
            | Self::Vocabulary(_)
            | Self::Ledger(_)
            | Self::Archive(_)
            | Self::Redirects(_)
            | Self::Picture(..)
            | Self::Stored(..) => return None,
            Self::Unit(unit) => (Kind::Unit, unit.id().as_str()),
            Self::Body(body) => (Kind::Body, body.id().as_str()),
            Self::Person(person) => (Kind::Person, person.id().as_str()),
            Self::Document(document) => (Kind::Document, document.id().as_str()),
            Self::Meeting(meeting) => (Kind::Meeting, meeting.id().as_str()),
            Self::Batch(batch) => (Kind::Batch, batch.id().as_str()),
            Self::Article(_, article) => (Kind::Article, article.id().as_str()),
            Self::Page(_, page) => (Kind::Page, page.id().as_str()),
            Self::Translation { kind, stem, .. } => (*kind, file_name::stem_of(stem)),
        })
    }
}

impl Found {
    /// Returns where a record of a data file begins.
    fn start(&self) -> Option<u32> {
        let at = match self {
            Self::Unit(unit) => unit.origin.at,
            Self::Body(body) => body.origin.at,
            Self::Person(person) => person.origin.at,
            Self::Document(document) => document.origin.at,
            Self::Meeting(meeting) => meeting.origin.at,
            Self::Batch(batch) => batch.origin.at,
            _ => return None,
        };
        Some(at.start)
    }
}

/// What reading one file gave.
#[derive(Default)]
pub struct FileRead {
    /// The records that were understood.
    pub found: Vec<Found>,
    /// What is wrong.
    pub report: Report,
    /// The ids that the file may have declared and that could not be read from it: naming one of them
    /// elsewhere is no error of its own.
    pub lost: Vec<String>,
}

impl FileRead {
    /// Lists the names of the persons who must not be named.
    pub fn hidden_names(&self) -> impl Iterator<Item = &str> {
        self.found.iter().filter_map(|found| match found {
            Found::Person(person) if !person.is_named() => Some(&*person.name),
            _ => None,
        })
    }
}

/// Reads one file of the site by its role, and looks for names in its text. Pictures, files and themes hold no records.
pub fn read(file: FileId, path: &str, role: &Role, bytes: &[u8], watch: &Watch) -> FileRead {
    let mut read = FileRead::default();
    if *role == Role::Ledger {
        let written = ledger::read(file, bytes, &mut read.report);
        read.found.push(Found::Ledger(Arc::new(written)));
        return read;
    }
    let limit = if *role == Role::Redirects { redirect::LIMIT } else { decode::LIMIT };
    let Some(text) = decode::decode_within(limit, file, bytes, &mut read.report) else {
        read.lost = match role {
            Role::Text { .. } => Vec::new(),
            _ => possible_ids(&String::from_utf8_lossy(bytes)),
        };
        read.lost.push(id_of_path(path, role));
        return read;
    };
    let source = Markdown { file, text: &text, digest: Digest::of(bytes), watch };
    match role {
        Role::Site => read_table(&source, &mut read, |table, found| {
            found.push(Found::Site(Arc::new(site::read(table))));
        }),
        Role::Vocabulary => read_table(&source, &mut read, |table, found| {
            found.push(Found::Vocabulary(site::vocabulary(table)));
        }),
        Role::Archive => read_table(&source, &mut read, |table, found| {
            found.extend(archive::read(table).map(|it| Found::Archive(Arc::new(it))));
        }),
        Role::Redirects => read_table(&source, &mut read, |table, found| {
            found.push(Found::Redirects(Arc::new(redirect::read(table))));
        }),
        Role::Data(kind) => read_table(&source, &mut read, |table, found| {
            data(table, *kind, file_name::stem_of(path), found);
        }),
        Role::Text { kind, stem, language } => {
            read_text(&source, *kind, stem, *language, &mut read);
            if read.found.is_empty() {
                read.lost.push(id_of_path(path, role));
            }
        }
        Role::Picture | Role::File | Role::Theme | Role::Ledger => {}
    }
    read
}

/// Returns the id that a record of a file would have by its path.
pub fn id_of_path(path: &str, role: &Role) -> String {
    match role {
        Role::Text { stem, .. } => file_name::stem_of(stem).to_owned(),
        _ => file_name::stem_of(path).to_owned(),
    }
}

fn read_table(
    source: &Markdown<'_>,
    read: &mut FileRead,
    keys: impl FnOnce(Table<'_, '_>, &mut Vec<Found>),
) {
    let toml = Toml::parse(source.file, source.text, 0..source.text.len(), &mut read.report);
    let reading = Reading::new(&toml);
    let name = Value::words("tệp", "the file");
    keys(Table::root(&reading, name), &mut read.found);
    let mut report = reading.into_report();
    if toml.is_torn() {
        read.lost = possible_ids(source.text);
    }
    if let Some(from) = toml.unsure_from() {
        report.retain(|found| found.at.is_none_or(|at| (at.start as usize) < from));
        drop_unsure(from, &mut read.found);
    }
    read.lost.extend(misspelt_ids(&report));
    read.report.absorb(report);
}

/// Takes the record away in which a bracket was left open, and those behind it: what they say is not known, and others may
/// name them nevertheless.
fn drop_unsure(from: usize, found: &mut Vec<Found>) {
    let starts = |found: &Found| found.start().map(|start| start as usize);
    let last = found.iter().filter_map(starts).filter(|start| *start <= from).max();
    found.retain(|found| starts(found).is_none_or(|start| Some(start) < last));
}

/// Lists the ids that records meant to give themselves: naming one of them elsewhere is no error of its own.
fn misspelt_ids(report: &Report) -> Vec<String> {
    let bad = report.findings().iter().filter(|found| found.code == Code::BadId);
    let written = bad.filter_map(|found| match found.values.get("value") {
        Some(Value::Plain(written)) => Some(written),
        _ => None,
    });
    written.flat_map(|it| [Some(it.clone()), fold::slug(it)]).flatten().collect()
}

/// Finds every word that could be an id, quoted or as a key: a torn file may have declared any of them.
fn possible_ids(text: &str) -> Vec<String> {
    let is_of_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let words = text.split(|c| !is_of_id(c)).filter(|word| fold::is_slug(word));
    let words: std::collections::BTreeSet<&str> = words.collect();
    words.into_iter().map(str::to_owned).collect()
}

fn read_text(
    source: &Markdown<'_>,
    kind: Kind,
    stem: &str,
    language: Language,
    read: &mut FileRead,
) {
    let id = file_name::stem_of(stem);
    let report = &mut read.report;
    let found =
        match (language, kind) {
            (Language::En, _) => {
                let original = format!("{id}.vi.md");
                article::translation(source, &original, kind, report).map(|text| {
                    Found::Translation { kind, stem: stem.to_owned(), text: Arc::new(text) }
                })
            }
            (Language::Vi, Kind::Page) => article::page(source, id, report)
                .map(|page| Found::Page(stem.to_owned(), Arc::new(page))),
            (Language::Vi, _) => article::article(source, id, report)
                .map(|article| Found::Article(stem.to_owned(), Arc::new(article))),
        };
    read.found.extend(found);
}

const KINDS: [Kind; 6] =
    [Kind::Unit, Kind::Body, Kind::Person, Kind::Document, Kind::Meeting, Kind::Batch];

/// Reads a data file: several records under their kinds, or one at the top.
fn data(mut table: Table<'_, '_>, kind: Option<Kind>, stem: &str, found: &mut Vec<Found>) {
    common::schema(&mut table);
    let holds_lists = KINDS.iter().any(|kind| table.holds_tables(kind.word()));
    match kind {
        Some(kind) if !holds_lists => {
            table.rename(common::kind_name(kind));
            found.extend(record(table, kind, Some(stem)));
        }
        _ => {
            for kind in KINDS {
                for row in table.rows(kind.word(), &common::kind_name(kind)) {
                    found.extend(record(row, kind, None));
                }
            }
            table.finish();
        }
    }
}

fn record(table: Table<'_, '_>, kind: Kind, stem: Option<&str>) -> Option<Found> {
    Some(match kind {
        Kind::Unit => Found::Unit(Arc::new(unit::read(table, stem))),
        Kind::Body => Found::Body(Arc::new(registry::body(table, stem))),
        Kind::Person => Found::Person(Arc::new(registry::person(table, stem))),
        Kind::Document => Found::Document(Arc::new(registry::document(table, stem))),
        Kind::Meeting => Found::Meeting(Arc::new(meeting::read(table, stem))),
        Kind::Batch => Found::Batch(Arc::new(award::read(table, stem))),
        Kind::Article | Kind::Page => return None,
    })
}
