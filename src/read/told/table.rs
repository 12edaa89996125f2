//! A table as its words are told: what each column is called, and a row as one line, since names go over several columns.

use std::ops::Range;

use super::place::Line;
use super::private::Hints;
use super::signs::Signs;
use super::{names, private};

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

    /// Finds what may be names that stand in several cells.
    pub(super) fn names_over_cells(&self) -> impl Iterator<Item = (Box<str>, Range<usize>)> {
        let row = self.row.text();
        let is_over = |at: &Range<usize>| {
            let holds = |end: &usize| at.start < *end && *end < at.end;
            self.ends.iter().any(holds)
        };
        let found = names::find(row).into_iter().filter(is_over);
        found.map(|at| (row[at.clone()].into(), self.row.at(&at)))
    }

    pub(super) fn end_row(&mut self) {
        self.is_past_head = true;
        self.column = 0;
        self.ends.clear();
        self.row.clear();
    }
}
