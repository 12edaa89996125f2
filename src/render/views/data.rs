//! The page of open data: which files there are, and what each of their columns means.

use serde::Serialize;

use crate::model::language::Language;
use crate::plan::data::{DataFile, DataKind, DataSet};
use crate::plan::data_files;
use crate::plan::page::{Page, PageKind};
use crate::render::open_data::{self, column::Place};
use crate::render::scene::Scene;
use crate::render::view::{DataLine, Frame, Link, Text};

/// The open data as their template sees them.
#[derive(Debug, Serialize)]
pub struct DataView {
    /// What every page has.
    pub frame: Frame,
    /// The years that hold any records, the latest first.
    pub years: Vec<DataYear>,
    /// The files that hold all units, bodies and documents.
    pub registries: Vec<DataLine>,
    /// What the files of each kind of record hold.
    pub kinds: Vec<DataTable>,
}

/// The files of a year.
#[derive(Debug, Serialize)]
pub struct DataYear {
    /// The year, which leads to its page.
    pub year: Link,
    /// Its files: one line for each kind of record that it holds.
    pub files: Vec<DataLine>,
}

/// A kind of record, and what its files hold.
#[derive(Debug, Serialize)]
pub struct DataTable {
    /// The kind: `articles`, `meetings`, `batches`, `units`, `bodies`, `documents`.
    pub kind: &'static str,
    /// The address of its schema.
    pub schema_href: String,
    /// Its keys, those within keys after them.
    pub columns: Vec<ColumnLine>,
}

/// A key of JSON and its columns in CSV.
#[derive(Debug, Serialize)]
pub struct ColumnLine {
    /// The way to the key in JSON: `agenda[].title`.
    pub path: String,
    /// Its columns in CSV; none where it is in JSON alone, or where the keys below it have theirs.
    pub names: Vec<String>,
    /// What it holds.
    pub of: Text,
    /// What it means.
    pub about: Text,
}

impl DataView {
    /// Makes the view of the open data.
    pub fn new(scene: &Scene<'_>, page: &Page) -> Self {
        let index = &scene.plan.index;
        let years = index.years.keys().rev().map(|year| DataYear {
            year: Link {
                text: year.to_string(),
                lang: None,
                href: scene.page_href(PageKind::Year(*year)),
            },
            files: of_year(scene, *year),
        });
        Self {
            frame: Frame::new(scene, page),
            years: years.collect(),
            registries: DataSet::REGISTRIES.into_iter().map(|set| line(scene, set)).collect(),
            kinds: DataKind::ALL.into_iter().map(|kind| table(scene, kind)).collect(),
        }
    }
}

/// Lists the files of a year.
pub fn of_year(scene: &Scene<'_>, year: u16) -> Vec<DataLine> {
    let sets = data_files::of_year(&scene.plan.index, year);
    sets.into_iter().map(|set| line(scene, set)).collect()
}

fn line(scene: &Scene<'_>, set: DataSet) -> DataLine {
    let [records, lines] = open_data::counts(scene, set).map(|n| scene.count(n));
    DataLine {
        kind: set.kind().word(),
        records,
        lines,
        csv_href: href(scene, DataFile::Csv(set)),
        json_href: href(scene, DataFile::Json(set)),
    }
}

/// Data files serve both languages, and lie at one address.
fn href(scene: &Scene<'_>, file: DataFile) -> String {
    let route = scene.plan.route(PageKind::DataFile(file), Language::Vi);
    route.map_or_else(String::new, |route| scene.href(route))
}

fn table(scene: &Scene<'_>, kind: DataKind) -> DataTable {
    DataTable {
        kind: kind.word(),
        schema_href: href(scene, DataFile::Schema(kind)),
        columns: open_data::places(kind).into_iter().map(|place| column(scene, place)).collect(),
    }
}

fn column(scene: &Scene<'_>, place: Place) -> ColumnLine {
    let pick = |[vi, en]: [String; 2]| Text {
        text: if scene.language == Language::Vi { vi } else { en },
        lang: None,
    };
    ColumnLine {
        path: place.path,
        names: place.names,
        of: pick(place.column.shape.words()),
        about: pick(place.column.about.map(str::to_owned)),
    }
}
