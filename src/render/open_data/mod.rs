//! Open data: what the pages tell, as files for spreadsheets and programs, with a schema.
//!
//! A table of columns a kind of record is all that is said of it: the keys of JSON, the header of CSV, the schema and the
//! page that explains them are made from it. What no page shows of a person is in no file; texts are on their pages alone.

pub mod article;
pub mod batch;
pub mod cell;
pub mod column;
pub mod common;
pub mod csv;
pub mod facts;
pub mod json;
pub mod meeting;
pub mod person;
pub mod registry;
pub mod schema;

use self::article::ArticleRow;
use self::batch::BatchRow;
use self::column::{Column, Columns as _, Place, Table};
use self::csv::Csv;
use self::facts::Facts;
use self::json::Head;
use self::meeting::MeetingRow;
use self::registry::{BodyRow, DocumentRow, UnitRow};
use crate::model::bulletin::{Bulletin, Item};
use crate::model::id::Record;
use crate::model::language::Language;
use crate::model::record::Publishing;
use crate::model::shelf::{No, Shelf};
use crate::plan::data::{DataFile, DataKind, DataSet};
use crate::plan::page::{ListKind, PageKind};
use crate::plan::site_plan::Plan;
use crate::render::scene::Scene;

/// What begins, in a table of awards, the names of columns that say something of the whole batch.
const OF_BATCH: &str = "batch_";

/// Lists the columns of a kind of record.
pub fn places(kind: DataKind) -> Vec<Place> {
    column::places(columns(kind), OF_BATCH)
}

fn columns(kind: DataKind) -> &'static [Column] {
    match kind {
        DataKind::Articles => ArticleRow::COLUMNS,
        DataKind::Meetings => MeetingRow::COLUMNS,
        DataKind::Batches => BatchRow::COLUMNS,
        DataKind::Units => UnitRow::COLUMNS,
        DataKind::Bodies => BodyRow::COLUMNS,
        DataKind::Documents => DocumentRow::COLUMNS,
    }
}

/// Writes a file.
pub fn write(scene: &Scene<'_>, file: DataFile) -> Vec<u8> {
    let facts = &Facts::new(scene);
    let (set, form) = match file {
        DataFile::Schema(kind) => {
            return schema::write(kind, columns(kind), &schema_of(scene, kind));
        }
        DataFile::Csv(set) => (set, Form::Csv),
        DataFile::Json(set) => (set, Form::Json),
    };
    let b = scene.b;
    let registry = Written { scene, set, form };
    match set {
        DataSet::OfYear(list, year) => {
            let items = items(b, scene.plan, list, year);
            registry.news(facts, list, &items)
        }
        DataSet::Units => {
            let shown = shown(b, &b.units, |it| &it.publishing);
            registry.records(shown.map(|no| UnitRow::new(facts, no)).collect())
        }
        DataSet::Bodies => {
            let shown = shown(b, &b.bodies, |it| &it.publishing);
            registry.records(shown.map(|no| BodyRow::new(facts, no)).collect())
        }
        DataSet::Documents => {
            let shown = shown(b, &b.documents, |it| &it.publishing);
            registry.records(shown.map(|no| DocumentRow::new(facts, no)).collect())
        }
    }
}

/// Counts the records of a set, and the lines of its table.
pub fn counts(scene: &Scene<'_>, set: DataSet) -> [u64; 2] {
    let b = scene.b;
    let records = match set {
        DataSet::OfYear(list, year) => {
            let items = items(b, scene.plan, list, year);
            let lines = items.iter().map(|item| match item {
                Item::Batch(no) => b.batches[*no].awards.len(),
                _ => 1,
            });
            return [items.len() as u64, lines.sum::<usize>() as u64];
        }
        DataSet::Units => shown(b, &b.units, |it| &it.publishing).count(),
        DataSet::Bodies => shown(b, &b.bodies, |it| &it.publishing).count(),
        DataSet::Documents => shown(b, &b.documents, |it| &it.publishing).count(),
    };
    [records as u64; 2]
}

/// Lists the records of a kind and a year, the oldest first, so that files grow at their end.
fn items(b: &Bulletin, plan: &Plan, list: ListKind, year: u16) -> Vec<Item> {
    let dated = plan.index.years.get(&year).into_iter().flat_map(|dated| dated.iter());
    let mut items: Vec<Item> = dated.filter(|item| ListKind::of(*item) == list).collect();
    items.sort_by(|one, other| {
        let key = |item: &Item| (b.date(*item), *item);
        key(one).cmp(&key(other))
    });
    items
}

/// Lists the records of a registry that are out, by their ids.
fn shown<'b, T: Record>(
    b: &'b Bulletin,
    shelf: &'b Shelf<T>,
    publishing: impl Fn(&T) -> &Publishing + 'b,
) -> impl Iterator<Item = No<T>> + 'b {
    let all = shelf.numbered().filter(move |(_, it)| b.shows(publishing(it)));
    all.map(|(no, _)| no)
}

fn schema_of(scene: &Scene<'_>, kind: DataKind) -> String {
    let page = PageKind::DataFile(DataFile::Schema(kind));
    let route = scene.plan.route(page, Language::Vi);
    route.map_or_else(String::new, |route| scene.url(route))
}

/// The forms of a set.
enum Form {
    Csv,
    Json,
}

/// A set that is being written in a form.
struct Written<'w> {
    scene: &'w Scene<'w>,
    set: DataSet,
    form: Form,
}

impl Written<'_> {
    fn news(&self, facts: &Facts<'_>, list: ListKind, items: &[Item]) -> Vec<u8> {
        let items = items.iter().copied();
        match list {
            ListKind::Articles => {
                let nos = items.filter_map(|it| match it {
                    Item::Article(no) => Some(no),
                    _ => None,
                });
                self.records(nos.map(|no| ArticleRow::new(facts, no)).collect())
            }
            ListKind::Meetings => {
                let nos = items.filter_map(|it| match it {
                    Item::Meeting(no) => Some(no),
                    _ => None,
                });
                self.records(nos.map(|no| MeetingRow::new(facts, no)).collect())
            }
            ListKind::Batches => {
                let nos = items.filter_map(|it| match it {
                    Item::Batch(no) => Some(no),
                    _ => None,
                });
                self.records(nos.map(|no| BatchRow::new(facts, no)).collect())
            }
        }
    }

    fn records<R: Table>(&self, records: Vec<R>) -> Vec<u8> {
        match self.form {
            Form::Csv => {
                let mut csv = Csv::new(&column::header(R::COLUMNS, OF_BATCH));
                records.iter().for_each(|record| record.lines(&mut csv));
                csv.finish()
            }
            Form::Json => {
                let site = &self.scene.b.site.title;
                let head = Head {
                    schema: schema_of(self.scene, self.set.kind()),
                    kind: self.set.kind().word(),
                    site: facts::words(&site.vi, site.en.as_deref()),
                    year: self.set.year(),
                };
                json::write(&head, &records)
            }
        }
    }
}
