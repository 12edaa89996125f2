//! The files of open data: which there are, and where each lies. What stands in them is the renderer's matter.
//!
//! There is one set for both languages, below the Vietnamese segment: `/du-lieu/2022/khen-thuong.csv`.

use super::claim::Claim;
use super::index::Index;
use super::page::{ListKind, PageKind};
use super::route::Route;
use crate::ground::diagnostic::Value;
use crate::model::bulletin::Bulletin;
use crate::model::language::Language;
use crate::model::site::Segments;

/// The kinds of records that are open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataKind {
    /// Articles, by year.
    Articles,
    /// Meetings, by year.
    Meetings,
    /// Batches of awards, by year.
    Batches,
    /// All units.
    Units,
    /// All bodies.
    Bodies,
    /// All documents.
    Documents,
}

impl DataKind {
    /// All kinds: those of years, then those of registries.
    pub const ALL: [Self; 6] =
        [Self::Articles, Self::Meetings, Self::Batches, Self::Units, Self::Bodies, Self::Documents];

    /// The kinds of which there is one file for all years.
    pub const REGISTRIES: [Self; 3] = [Self::Units, Self::Bodies, Self::Documents];

    /// Returns the word by which themes and files know the kind: that of its index.
    pub fn word(self) -> &'static str {
        match self {
            Self::Articles => ListKind::Articles.word(),
            Self::Meetings => ListKind::Meetings.word(),
            Self::Batches => ListKind::Batches.word(),
            Self::Units => "units",
            Self::Bodies => "bodies",
            Self::Documents => "documents",
        }
    }

    fn segment(self, names: &Segments) -> &str {
        match self {
            Self::Articles => &names.articles,
            Self::Meetings => &names.meetings,
            Self::Batches => &names.awards,
            Self::Units => &names.units,
            Self::Bodies => &names.bodies,
            Self::Documents => &names.documents,
        }
    }
}

impl From<ListKind> for DataKind {
    fn from(list: ListKind) -> Self {
        match list {
            ListKind::Articles => Self::Articles,
            ListKind::Meetings => Self::Meetings,
            ListKind::Batches => Self::Batches,
        }
    }
}

/// The records of a kind: those of a year, or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataSet {
    /// The records of the news of a kind and a year.
    OfYear(ListKind, u16),
    /// All units.
    Units,
    /// All bodies.
    Bodies,
    /// All documents.
    Documents,
}

impl DataSet {
    /// The sets that hold all records of a registry.
    pub const REGISTRIES: [Self; 3] = [Self::Units, Self::Bodies, Self::Documents];

    /// Returns the kind of its records.
    pub fn kind(self) -> DataKind {
        match self {
            Self::OfYear(list, _) => list.into(),
            Self::Units => DataKind::Units,
            Self::Bodies => DataKind::Bodies,
            Self::Documents => DataKind::Documents,
        }
    }

    /// Returns its year, where it is one of a year.
    pub fn year(self) -> Option<u16> {
        match self {
            Self::OfYear(_, year) => Some(year),
            _ => None,
        }
    }

    /// Lists the sets of a year: of each kind that has any record in it.
    pub fn of_year(index: &Index, year: u16) -> Vec<Self> {
        let Some(dated) = index.years.get(&year) else { return Vec::new() };
        let has_any = |list: &ListKind| dated.iter().any(|item| ListKind::of(item) == *list);
        let lists = ListKind::ALL.into_iter().filter(has_any);
        lists.map(|list| Self::OfYear(list, year)).collect()
    }
}

/// A file of open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFile {
    /// A table for spreadsheets.
    Csv(DataSet),
    /// Whole records.
    Json(DataSet),
    /// What a file of JSON holds, as a JSON Schema.
    Schema(DataKind),
}

impl DataFile {
    /// Returns the parts of its address.
    fn parts(self, names: &Segments) -> Vec<String> {
        let (set, ending) = match self {
            Self::Csv(set) => (set, "csv"),
            Self::Json(set) => (set, "json"),
            Self::Schema(kind) => {
                return vec![names.data.clone(), format!("{}.schema.json", kind.segment(names))];
            }
        };
        let year = set.year().map(|year| year.to_string());
        let name = format!("{}.{ending}", set.kind().segment(names));
        [names.data.clone()].into_iter().chain(year).chain([name]).collect()
    }
}

/// Claims the files of a bulletin: of each year those that hold any record, of the registries all.
pub(super) fn claims(b: &Bulletin, index: &Index) -> Vec<Claim> {
    let years = index.years.keys().flat_map(|year| DataSet::of_year(index, *year));
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
