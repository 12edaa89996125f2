//! Which files of open data a bulletin has: of each year those that hold any record, of the registries all.

use std::collections::BTreeSet;

use super::claim::Claim;
use super::data::{DataFile, DataKind, DataSet};
use super::index::Index;
use super::page::PageKind;
use super::route::Route;
use crate::ground::diagnostic::Value;
use crate::model::bulletin::{Bulletin, Item};
use crate::model::language::Language;
use crate::model::site::Segments;

/// Lists the sets of a year: of each kind that has any record in it.
pub fn of_year(index: &Index, year: u16) -> BTreeSet<DataSet> {
    let items = index.years.get(&year).into_iter().flat_map(|dated| dated.iter());
    let sets = items.map(|item| match item {
        Item::Article(_) => DataSet::Articles(year),
        Item::Meeting(_) => DataSet::Meetings(year),
        Item::Batch(_) => DataSet::Batches(year),
    });
    sets.collect()
}

/// Claims the files of a bulletin. There is one set for both languages.
pub(super) fn claims(b: &Bulletin, index: &Index) -> Vec<Claim> {
    let years = index.years.keys().flat_map(|year| of_year(index, *year));
    let sets = years.chain(DataSet::REGISTRIES);
    let files = sets.flat_map(|set| [DataFile::Csv(set), DataFile::Json(set)]);
    let schemas = DataKind::ALL.map(DataFile::Schema);
    files.chain(schemas).map(|file| claim(b.site.segments(Language::Vi), file)).collect()
}

fn claim(names: &Segments, file: DataFile) -> Claim {
    let parts = file.parts(names);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    Claim {
        route: Route::file(&parts),
        language: Language::Vi,
        kind: PageKind::DataFile(file),
        name: Value::from(parts.join("/")),
        at: None,
    }
}
