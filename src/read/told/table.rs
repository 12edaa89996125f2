//! A table as its words are told: what each column is called, and a row as one line, since names go over several columns.

use std::ops::Range;

use super::names;
use super::place::Line;
use super::signs::Signs;

/// The longest head of a column that is read with its cells, in bytes.
const LONGEST: usize = 80;

/// The table that is told.
#[derive(Default)]
pub(super) struct Table {
    heads: Vec<(Box<str>, Signs)>,
    is_past_head: bool,
    /// The number of cells of the row that are over.
    column: usize,
    /// The words of the row, a blank between two cells.
    row: Line,
    /// Where the cells of the row end.
    ends: Vec<usize>,
}

impl Table {
    /// Returns what the column of the next cell is called, and what that may tell.
    pub(super) fn head(&self) -> (&str, Signs) {
        let head = self.heads.get(self.column).filter(|_| self.is_past_head);
        head.map_or(("", Signs::default()), |(head, signs)| (head, *signs))
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
            let head = &said[..said.floor_char_boundary(LONGEST)];
            self.heads.push((head.into(), Signs::of(head)));
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
            self.is_past_head && self.ends.iter().any(holds)
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
