//! The files of open data, and where each lies. Which of them a bulletin has is `data_files`'; what stands in them, the
//! renderer's matter.
//!
//! There is one set for both languages, below the Vietnamese segment: `/du-lieu/2022/khen-thuong.csv`.

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

    /// Tells whether there is a set of it for each year; else there is one, of all its records.
    pub fn is_by_year(self) -> bool {
        matches!(self, Self::Articles | Self::Meetings | Self::Batches)
    }

    /// Returns the word by which themes and files know the kind: that of its index.
    pub fn word(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Meetings => "meetings",
            Self::Batches => "batches",
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

/// The records of a kind: those of a year, or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataSet {
    /// The articles of a year.
    Articles(u16),
    /// The meetings of a year.
    Meetings(u16),
    /// The batches of awards of a year.
    Batches(u16),
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
            Self::Articles(_) => DataKind::Articles,
            Self::Meetings(_) => DataKind::Meetings,
            Self::Batches(_) => DataKind::Batches,
            Self::Units => DataKind::Units,
            Self::Bodies => DataKind::Bodies,
            Self::Documents => DataKind::Documents,
        }
    }

    /// Returns its year, where it is one of a year.
    pub fn year(self) -> Option<u16> {
        match self {
            Self::Articles(year) | Self::Meetings(year) | Self::Batches(year) => Some(year),
            Self::Units | Self::Bodies | Self::Documents => None,
        }
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
    pub(super) fn parts(self, names: &Segments) -> Vec<String> {
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
