//! The columns of open data: what each is called, what it holds and what it means, in one table a kind of record.
//!
//! A table is written once, with `rows!`: it is the struct whose fields are the keys of JSON, and the list from which the
//! header of CSV, the schema and the page that explains them are made. So none of them can say something else.

use serde::Serialize;

use crate::model::vocabulary::List;

/// A column of a table, or a key of JSON.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub key: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// The lists whose words it may hold, where it holds closed words.
    pub lists: &'static [List],
    /// What it means, in Vietnamese and English.
    pub about: [&'static str; 2],
}

/// What a column holds.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text as it was written.
    Text,
    /// The id of a record.
    Id,
    /// A whole number, 0 or more.
    Number,
    /// True or false.
    Flag,
    /// A day: `2022-08-23`.
    Day,
    /// A date as far as it is known: `2022-08-23`, `2022-08`, `2022`.
    Date,
    /// A time of the day: `14:00`.
    Time,
    /// A whole address.
    Address,
    /// Words in Vietnamese and, where there are any, in English.
    Words,
    /// Words that each language may have, or may lack.
    Said,
    /// The addresses of the pages in Vietnamese and English.
    Pages,
    /// A closed word: its id, and its label in both languages.
    Word,
    /// Another record: its id, and its name in both languages.
    Named,
    /// What has columns of its own.
    Row(&'static [Column]),
    /// What has columns that stand beside the others, and no key of its own.
    Flat(&'static [Column]),
    /// Several.
    List(&'static Shape),
    /// Several that have columns of their own; each is a line of the table.
    Lines(&'static [Column]),
    /// One, or nothing.
    Maybe(&'static Shape),
}

/// A value of a column.
pub trait Cell: Serialize {
    /// What it is.
    const SHAPE: Shape;

    /// Writes its cells of a line: as many as its shape has names in the header.
    fn write(&self, to: &mut dyn Cells);
}

/// What takes the cells of a line, one after the other.
pub trait Cells {
    /// Takes a cell.
    fn put(&mut self, cell: &str);

    /// Tells which of the lines of its record is being written, from 0.
    fn nth(&self) -> usize;
}

/// A record, or a part of one, with its columns.
pub trait Columns: Cell {
    /// Its columns, in their order.
    const COLUMNS: &'static [Column];
}

/// A record of which there is a table.
pub trait Table: Columns {
    /// Counts its lines.
    fn lines(&self) -> usize {
        1
    }
}

/// Where a column stands: in JSON, and in CSV.
#[derive(Debug)]
pub struct Place {
    /// The way to its key in JSON: `agenda[].title`.
    pub path: String,
    /// Its names in the header of CSV; none where it is in JSON alone, or its own columns follow.
    pub names: Vec<String>,
    /// The column.
    pub column: &'static Column,
}

/// Lists the columns of a kind of record, those within columns after them. Where a record has many lines, the names
/// of what each of them repeats begin with `prefix`.
pub fn places(columns: &'static [Column], prefix: &str) -> Vec<Place> {
    let has_lines = columns.iter().any(|column| matches!(column.shape, Shape::Lines(_)));
    let mut places = Vec::new();
    walk(columns, "", Some(if has_lines { prefix } else { "" }), &mut places);
    places
}

/// Returns the header of CSV.
pub fn header(columns: &'static [Column], prefix: &str) -> Vec<String> {
    places(columns, prefix).into_iter().flat_map(|place| place.names).collect()
}

/// Goes through columns at a path of JSON; `name` begins their names in CSV, where they are in it.
fn walk(columns: &'static [Column], path: &str, name: Option<&str>, places: &mut Vec<Place>) {
    for column in columns {
        if let Shape::Flat(columns) = column.shape {
            walk(columns, path, name, places);
            continue;
        }
        let path = format!("{path}{}", column.key);
        let own = name.map(|name| format!("{name}{}", column.key));
        let (inside, is_list) = column.shape.inside();
        let names = own.as_deref().map_or_else(Vec::new, |own| column.shape.names(own));
        places.push(Place { path: path.clone(), names, column });
        let path = format!("{path}{}.", if is_list { "[]" } else { "" });
        match (inside, column.shape) {
            (Some(columns), Shape::Lines(_)) => walk(columns, &path, Some(""), places),
            (Some(columns), _) if is_list => walk(columns, &path, None, places),
            (Some(columns), _) => {
                let name = own.map(|own| format!("{own}_"));
                walk(columns, &path, name.as_deref(), places);
            }
            (None, _) => {}
        }
    }
}

impl Shape {
    /// Returns the columns within, and whether there are several of them.
    fn inside(self) -> (Option<&'static [Column]>, bool) {
        match self {
            Self::Row(columns) => (Some(columns), false),
            Self::Lines(columns) => (Some(columns), true),
            Self::List(shape) => (shape.inside().0, true),
            Self::Maybe(shape) => shape.inside(),
            _ => (None, false),
        }
    }

    /// Returns the names in CSV of a column called `name`, but for those of columns within.
    fn names(self, name: &str) -> Vec<String> {
        let with = |endings: &[&str]| endings.iter().map(|it| format!("{name}{it}")).collect();
        match self {
            Self::Words | Self::Said | Self::Pages => with(&["_vi", "_en"]),
            Self::Word | Self::Named => with(&["", "_vi", "_en"]),
            Self::Row(_) | Self::Flat(_) | Self::Lines(_) => Vec::new(),
            Self::List(shape) | Self::Maybe(shape) => shape.names(name),
            _ => with(&[""]),
        }
    }

    /// Counts the cells that a value takes on a line.
    pub fn width(self) -> usize {
        match self {
            Self::Row(columns) | Self::Flat(columns) | Self::Lines(columns) => {
                columns.iter().map(|column| column.shape.width()).sum()
            }
            Self::Maybe(shape) => shape.width(),
            Self::List(shape) if shape.inside().0.is_some() => 0,
            shape => shape.names("").len(),
        }
    }

    /// Says what it is, in Vietnamese and English.
    pub fn words(self) -> [String; 2] {
        let own = |vi: &str, en: &str| [vi.to_owned(), en.to_owned()];
        match self {
            Self::Text => own("văn bản", "text"),
            Self::Id => own("mã", "id"),
            Self::Number => own("số nguyên", "whole number"),
            Self::Flag => own("true (đúng) hoặc false (sai)", "true or false"),
            Self::Day => own("ngày, như 2022-08-23", "day, such as 2022-08-23"),
            Self::Date => own(
                "ngày, tháng hoặc năm, như 2022-08-23, 2022-08, 2022",
                "day, month or year, such as 2022-08-23, 2022-08, 2022",
            ),
            Self::Time => own("giờ, như 14:00", "time, such as 14:00"),
            Self::Address => own("địa chỉ trên mạng", "web address"),
            Self::Words | Self::Said => {
                own("lời tiếng Việt và tiếng Anh", "words in Vietnamese and English")
            }
            Self::Pages => own(
                "địa chỉ trang tiếng Việt, và trang tiếng Anh nếu có",
                "addresses of the Vietnamese page, and of the English one where there is one",
            ),
            Self::Word => own("từ trong danh mục: mã và nhãn", "word of a list: id and label"),
            Self::Named => own("mã và tên của mục khác", "id and name of another record"),
            Self::Row(_) | Self::Flat(_) => own("nhóm", "group"),
            Self::List(shape) => {
                let [vi, en] = shape.words();
                [format!("danh sách: {vi}"), format!("list: {en}")]
            }
            Self::Lines(_) => own("danh sách: mỗi mục một dòng", "list: one line each"),
            Self::Maybe(shape) => {
                let [vi, en] = shape.words();
                [format!("{vi}; có thể trống"), format!("{en}; may be empty")]
            }
        }
    }
}

/// Takes the sign off a field that has the name of a word of the language: `r#type`.
pub const fn bare(key: &'static str) -> &'static str {
    match key.as_bytes() {
        [b'r', b'#', ..] => key.split_at(2).1,
        _ => key,
    }
}

/// Makes a struct and the table of its columns: a line a field, with its type, the lists of its closed words, and
/// what it means in Vietnamese and English.
macro_rules! rows {
    ($(#[$about:meta])* $name:ident $(<$life:lifetime>)? {
        $($(#[$how:meta])* $key:ident: $type:ty $(=> [$($list:ident),+])?, $vi:literal, $en:literal;)+
    }) => {
        $(#[$about])*
        #[derive(Debug, serde::Serialize)]
        pub struct $name $(<$life>)? {
            $(#[doc = $en] $(#[$how])* pub $key: $type,)+
        }

        impl $(<$life>)? $crate::render::open_data::column::Columns for $name $(<$life>)? {
            const COLUMNS: &'static [$crate::render::open_data::column::Column] = {
                use $crate::render::open_data::column::{Cell, Column, bare};
                &[$(Column {
                    key: bare(stringify!($key)),
                    shape: <$type as Cell>::SHAPE,
                    lists: &[$($($crate::model::vocabulary::List::$list),+)?],
                    about: [$vi, $en],
                },)+]
            };
        }

        impl $(<$life>)? $crate::render::open_data::column::Cell for $name $(<$life>)? {
            const SHAPE: $crate::render::open_data::column::Shape =
                $crate::render::open_data::column::Shape::Row(
                    <Self as $crate::render::open_data::column::Columns>::COLUMNS,
                );

            fn write(&self, to: &mut dyn $crate::render::open_data::column::Cells) {
                $($crate::render::open_data::column::Cell::write(&self.$key, to);)+
            }
        }
    };
}

pub(crate) use rows;
