//! The values that columns hold, each with how it stands in JSON and in a line of CSV.

use std::borrow::Cow;
use std::fmt::Display;

use serde::{Serialize, Serializer};

use super::column::{Cell, Cells, Columns, Shape};
use crate::model::meeting::ClockTime;
use crate::model::time::{Day, PartialDate};

/// What stands between several values in one cell of CSV.
pub const BETWEEN: &str = " | ";

/// The id of a record.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Key<'a>(pub Cow<'a, str>);

/// A whole address.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Address<'a>(pub Cow<'a, str>);

/// A day, a date or a time, as it is written everywhere.
#[derive(Debug)]
pub struct When<T>(pub T);

/// Words in both languages.
#[derive(Clone, Debug, Serialize)]
pub struct Words<'a> {
    /// In Vietnamese.
    pub vi: Cow<'a, str>,
    /// In English, where there are any.
    pub en: Option<Cow<'a, str>>,
}

/// Words that each language may have, or may lack.
#[derive(Debug, Serialize)]
pub struct Said<'a> {
    /// In Vietnamese.
    pub vi: Option<Cow<'a, str>>,
    /// In English.
    pub en: Option<Cow<'a, str>>,
}

/// The addresses of a page in both languages.
#[derive(Debug, Serialize)]
pub struct Pages {
    /// In Vietnamese.
    pub vi: String,
    /// In English, where there is one.
    pub en: Option<String>,
}

/// A closed word with its labels.
#[derive(Debug, Serialize)]
pub struct Label<'a> {
    /// Its id.
    pub id: &'a str,
    /// In Vietnamese.
    pub vi: &'a str,
    /// In English.
    pub en: &'a str,
}

/// Another record with its names.
#[derive(Debug, Serialize)]
pub struct Named<'a> {
    /// Its id.
    pub id: &'a str,
    /// In Vietnamese.
    pub vi: Cow<'a, str>,
    /// In English, where it has a name there.
    pub en: Option<Cow<'a, str>>,
}

/// What stands among the columns of a record, and not in a group of its own.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Flat<T>(pub T);

/// The parts of a record of which each is a line of the table.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct EachALine<T>(pub Vec<T>);

/// A type that is written as one text.
macro_rules! written {
    ($($type:ty, $shape:ident, |$it:ident| $text:expr;)+) => {
        $(impl Cell for $type {
            const SHAPE: Shape = Shape::$shape;

            fn write(&self, to: &mut dyn Cells) {
                let $it = self;
                to.put($text);
            }
        })+
    };
}

written! {
    &str, Text, |it| it;
    Cow<'_, str>, Text, |it| it;
    String, Text, |it| it;
    Key<'_>, Id, |it| &it.0;
    Address<'_>, Address, |it| &it.0;
    u32, Number, |it| &it.to_string();
    u64, Number, |it| &it.to_string();
    bool, Flag, |it| if *it { "true" } else { "false" };
    When<Day>, Day, |it| &it.0.to_string();
    When<PartialDate>, Date, |it| &it.0.to_string();
    When<ClockTime>, Time, |it| &it.0.to_string();
}

impl<T: Display> Serialize for When<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

impl Cell for Words<'_> {
    const SHAPE: Shape = Shape::Words;

    fn write(&self, to: &mut dyn Cells) {
        to.put(&self.vi);
        to.put(self.en.as_deref().unwrap_or_default());
    }
}

impl Cell for Said<'_> {
    const SHAPE: Shape = Shape::Said;

    fn write(&self, to: &mut dyn Cells) {
        to.put(self.vi.as_deref().unwrap_or_default());
        to.put(self.en.as_deref().unwrap_or_default());
    }
}

impl Cell for Pages {
    const SHAPE: Shape = Shape::Pages;

    fn write(&self, to: &mut dyn Cells) {
        to.put(&self.vi);
        to.put(self.en.as_deref().unwrap_or_default());
    }
}

impl Cell for Label<'_> {
    const SHAPE: Shape = Shape::Word;

    fn write(&self, to: &mut dyn Cells) {
        [self.id, self.vi, self.en].into_iter().for_each(|cell| to.put(cell));
    }
}

impl Cell for Named<'_> {
    const SHAPE: Shape = Shape::Named;

    fn write(&self, to: &mut dyn Cells) {
        to.put(self.id);
        to.put(&self.vi);
        to.put(self.en.as_deref().unwrap_or_default());
    }
}

impl<T: Cell> Cell for Option<T> {
    const SHAPE: Shape = Shape::Maybe(&T::SHAPE);

    fn write(&self, to: &mut dyn Cells) {
        match self {
            Some(value) => value.write(to),
            None => (0..T::SHAPE.width()).for_each(|_| to.put("")),
        }
    }
}

impl<T: Cell> Cell for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    /// One cell holds what all of them have there; what has columns of its own is in JSON alone.
    fn write(&self, to: &mut dyn Cells) {
        let width = Self::SHAPE.width();
        if width == 0 {
            return;
        }
        let mut joined = Joined { cells: vec![String::new(); width], at: 0, is_first: true };
        for value in self {
            joined.at = 0;
            value.write(&mut joined);
            joined.is_first = false;
        }
        joined.cells.iter().for_each(|cell| to.put(cell));
    }
}

impl<T: Columns> Cell for Flat<T> {
    const SHAPE: Shape = Shape::Flat(T::COLUMNS);

    fn write(&self, to: &mut dyn Cells) {
        self.0.write(to);
    }
}

impl<T: Columns> Cell for EachALine<T> {
    const SHAPE: Shape = Shape::Lines(T::COLUMNS);

    /// A line holds one of them.
    fn write(&self, to: &mut dyn Cells) {
        self.0[to.nth()].write(to);
    }
}

/// The cells of several values, one upon the other.
struct Joined {
    cells: Vec<String>,
    at: usize,
    is_first: bool,
}

impl Cells for Joined {
    fn put(&mut self, cell: &str) {
        let joined = &mut self.cells[self.at];
        if !self.is_first {
            joined.push_str(BETWEEN);
        }
        joined.push_str(cell);
        self.at += 1;
    }

    fn nth(&self) -> usize {
        0
    }
}

impl<'a> Named<'a> {
    /// Returns the name.
    pub fn name(&self) -> Words<'a> {
        Words { vi: self.vi.clone(), en: self.en.clone() }
    }
}
