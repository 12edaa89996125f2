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
use crate::model::article::Article;
use crate::model::award::Batch;
use crate::model::bulletin::{Bulletin, Item};
use crate::model::id::Record;
use crate::model::language::Language;
use crate::model::meeting::Meeting;
use crate::model::record::Publishing;
use crate::model::shelf::{No, Shelf};
use crate::plan::data::{DataFile, DataKind, DataSet};
use crate::plan::page::PageKind;
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
    let (b, plan) = (scene.b, scene.plan);
    let out = Out { scene, set, form };
    match set {
        DataSet::Articles(year) => {
            let nos = of_year(b, plan, year, article).into_iter();
            out.records(nos.map(|no| ArticleRow::new(facts, no)).collect())
        }
        DataSet::Meetings(year) => {
            let nos = of_year(b, plan, year, meeting).into_iter();
            out.records(nos.map(|no| MeetingRow::new(facts, no)).collect())
        }
        DataSet::Batches(year) => {
            let nos = of_year(b, plan, year, batch).into_iter();
            out.records(nos.map(|no| BatchRow::new(facts, no)).collect())
        }
        DataSet::Units => {
            let nos = shown(b, &b.units, |it| &it.publishing);
            out.records(nos.map(|no| UnitRow::new(facts, no)).collect())
        }
        DataSet::Bodies => {
            let nos = shown(b, &b.bodies, |it| &it.publishing);
            out.records(nos.map(|no| BodyRow::new(facts, no)).collect())
        }
        DataSet::Documents => {
            let nos = shown(b, &b.documents, |it| &it.publishing);
            out.records(nos.map(|no| DocumentRow::new(facts, no)).collect())
        }
    }
}

/// Counts the records of a set, and the lines of its table.
pub fn counts(scene: &Scene<'_>, set: DataSet) -> [u64; 2] {
    let (b, plan) = (scene.b, scene.plan);
    let records = match set {
        DataSet::Articles(year) => of_year(b, plan, year, article).len(),
        DataSet::Meetings(year) => of_year(b, plan, year, meeting).len(),
        DataSet::Batches(year) => {
            let batches = of_year(b, plan, year, batch);
            let lines: usize = batches.iter().map(|no| b.batches[*no].awards.len()).sum();
            return [batches.len() as u64, lines as u64];
        }
        DataSet::Units => shown(b, &b.units, |it| &it.publishing).count(),
        DataSet::Bodies => shown(b, &b.bodies, |it| &it.publishing).count(),
        DataSet::Documents => shown(b, &b.documents, |it| &it.publishing).count(),
    };
    [records as u64; 2]
}

/// Lists the records of a year that `pick` takes, the oldest first, so that files grow at their end.
fn of_year<T>(
    b: &Bulletin,
    plan: &Plan,
    year: u16,
    pick: impl Fn(Item) -> Option<No<T>>,
) -> Vec<No<T>> {
    let dated = plan.index.years.get(&year).into_iter().flat_map(|dated| dated.iter());
    let mut dated: Vec<_> = dated.filter_map(|item| Some((b.date(item), pick(item)?))).collect();
    dated.sort();
    dated.into_iter().map(|(_, no)| no).collect()
}

fn article(item: Item) -> Option<No<Article>> {
    match item {
        Item::Article(no) => Some(no),
        _ => None,
    }
}

fn meeting(item: Item) -> Option<No<Meeting>> {
    match item {
        Item::Meeting(no) => Some(no),
        _ => None,
    }
}

fn batch(item: Item) -> Option<No<Batch>> {
    match item {
        Item::Batch(no) => Some(no),
        _ => None,
    }
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
    scene.url(route.expect("each kind that has files has its schema"))
}

/// The forms of a set.
enum Form {
    Csv,
    Json,
}

/// A set that is being written in a form.
struct Out<'o> {
    scene: &'o Scene<'o>,
    set: DataSet,
    form: Form,
}

impl Out<'_> {
    fn records<R: Table>(&self, records: Vec<R>) -> Vec<u8> {
        match self.form {
            Form::Csv => {
                let mut csv = Csv::new(&column::header(R::COLUMNS, OF_BATCH));
                records.iter().for_each(|record| csv.record(record));
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
