//! A table as its words are told: what each column is called, and a row as one line, since names go over several columns.

use std::ops::Range;

use super::place::Line;
use super::private::Hints;
use super::private::columns;
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

impl Head {
    /// Takes what a column or row is called: what stands in brackets says how it is written.
    fn of(said: &str) -> Self {
        let said = said.split('(').next().unwrap_or(said).trim().trim_end_matches(':');
        let said = &said[..said.floor_char_boundary(LONGEST)];
        let mut signs = Signs::of(said);
        let is_private = signs.private != Hints::NONE || private::may_be_called(said);
        signs.private = signs.private.or(private::called(said));
        Self { said: said.into(), signs, is_private }
    }
}

/// The table that is told.
#[derive(Default)]
pub(super) struct Table {
    heads: Vec<Head>,
    /// What the row is called, where it has two cells and no sum is the second: "Ngày sinh", "Số CMND".
    label: Option<Head>,
    /// The number of its columns.
    columns: usize,
    is_past_head: bool,
    /// The number of cells of the row that are over.
    column: usize,
    /// The words of the row, a blank between two cells.
    row: Line,
    /// Where the cells of the row end.
    ends: Vec<usize>,
}

impl Table {
    /// Begins with a table of so many columns.
    pub(super) fn new(columns: usize) -> Self {
        Self { columns, ..Self::default() }
    }

    /// Returns what the column of the next cell is called.
    pub(super) fn head(&self) -> Option<&Head> {
        self.heads.get(self.column).filter(|_| self.is_past_head)
    }

    /// Returns what the row of the next cell is called.
    pub(super) fn label(&self) -> Option<&Head> {
        self.label.as_ref().filter(|_| self.column == 1)
    }

    /// Returns the words of the row.
    pub(super) fn row(&self) -> &Line {
        &self.row
    }

    /// Adds words to the row.
    pub(super) fn push(&mut self, text: &str, from: Range<usize>) {
        self.row.push(text, from);
    }

    /// Takes the words of a cell that is over, if a column or the row is called so.
    pub(super) fn take_head(&mut self, said: &str) {
        if !self.is_past_head {
            self.heads.push(Head::of(said));
        }
        if self.columns == 2 && self.column == 0 {
            let is_sum = self.heads.get(1).is_some_and(|head| columns::has_sums(&head.said));
            self.label = (!is_sum).then(|| Head::of(said));
        }
    }

    /// Calls the addresses of a table of persons homes.
    fn tell_homes(&mut self) {
        if columns::is_of_persons(self.heads.iter().map(|head| &*head.said)) {
            for head in &mut self.heads {
                if let Some(home) = columns::beside_persons(&head.said) {
                    *head = Head::of(home);
                }
            }
        }
    }

    /// Ends a cell; names may go on in the next.
    pub(super) fn end_cell(&mut self, may_name: bool) {
        self.column += 1;
        if may_name {
            self.ends.push(self.row.text().len());
            self.row.push_blank();
        }
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
        if !self.is_past_head {
            self.tell_homes();
        }
        self.is_past_head = true;
        self.column = 0;
        self.ends.clear();
        self.row.clear();
    }
}
