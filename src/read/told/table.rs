//! A table as its words are told: what each column is called, and a row as one line, since names go over several columns.

use std::ops::Range;

use super::place::Line;
use super::private::Hints;
use super::signs::Signs;
use super::{names, private};
use crate::ground::text::plain::CELL;

/// The longest head of a column that is read with its cells, in bytes.
const LONGEST: usize = 80;

/// What a column is called.
#[derive(Clone, Default)]
pub(super) struct Head {
    pub(super) said: Box<str>,
    /// What that may tell.
    pub(super) signs: Signs,
    /// Whether a short number below it may be private.
    pub(super) is_private: bool,
}

/// The table that is told.
#[derive(Default)]
pub(super) struct Table {
    heads: Vec<Head>,
    is_past_head: bool,
    /// The number of cells of the row that are over.
    column: usize,
    /// The words of the row, a blank between two cells.
    row: Line,
    /// Where the cells of the row end.
    ends: Vec<usize>,
}

impl Table {
    /// Returns what the column of the next cell is called.
    pub(super) fn head(&self) -> Option<&Head> {
        self.heads.get(self.column).filter(|_| self.is_past_head)
    }

    /// Returns the words of the row.
    pub(super) fn row(&self) -> &Line {
        &self.row
    }

    /// Adds words to the row.
    pub(super) fn push(&mut self, text: &str, from: Range<usize>) {
        self.row.push(text, from);
    }

    /// Takes what a column is called: what stands in brackets says how it is written.
    pub(super) fn take_head(&mut self, said: &str) {
        if !self.is_past_head {
            let said = said.split('(').next().unwrap_or(said).trim().trim_end_matches(':');
            let said = &said[..said.floor_char_boundary(LONGEST)];
            let signs = Signs::of(said);
            let is_private = signs.private != Hints::default() || private::may_be_called(said);
            self.heads.push(Head { said: said.into(), signs, is_private });
        }
    }

    pub(super) fn end_cell(&mut self) {
        self.column += 1;
        self.ends.push(self.row.text().len());
        self.row.push_blank();
    }

    /// Finds what may be names that stand in several cells: those cells, with [`CELL`] before, between and behind them.
    pub(super) fn names_over_cells(&self) -> impl Iterator<Item = (Box<str>, Range<usize>)> {
        let row = self.row.text();
        let found = names::find(row).into_iter().filter_map(|at| {
            let first = self.ends.partition_point(|end| *end <= at.start);
            let last = self.ends.partition_point(|end| *end < at.end);
            let starts = std::iter::once(0).chain(self.ends.iter().map(|end| end + 1));
            let cells = starts.zip(&self.ends).map(|(start, end)| &row[start..*end]);
            let cells = cells.skip(first).take(last + 1 - first);
            let said = cells
                .fold(CELL.to_string(), |said, cell| said + cell + CELL.encode_utf8(&mut [0; 4]));
            (first < last).then(|| (said.into(), self.row.at(&at)))
        });
        found.collect::<Vec<_>>().into_iter()
    }

    pub(super) fn end_row(&mut self) {
        self.is_past_head = true;
        self.column = 0;
        self.ends.clear();
        self.row.clear();
    }
}
