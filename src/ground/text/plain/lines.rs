//! Lines of a text, and the cells in them: a comma or another sign between two, quotation marks around each.

use super::{AHEAD, CELL, ROW};

/// What parts two cells.
const SIGNS: [char; 3] = [',', ';', '|'];

/// The most words of a cell in a line without numbers that is taken for one of a table.
const WORDS: usize = 4;

/// What is known of the line up to a place.
pub(super) struct Lines {
    /// Whether blanks beside a comma part cells: in prose they part nothing.
    is_row: bool,
    /// How many cells the line has, as long as all are short.
    cells: usize,
}

impl Lines {
    /// Begins with the first line of a text.
    pub(super) fn of(head: &str) -> Self {
        let mut lines = Self { is_row: false, cells: 0 };
        lines.begin(head.trim_start_matches('\u{FEFF}'));
        lines
    }

    /// Reads what parts cells and lines.
    pub(super) fn read(&mut self, text: &str) -> Option<(String, usize)> {
        if let Some(behind) = text.strip_prefix('\n') {
            self.begin(behind);
        }
        let blanks = self.is_row.then(|| between_blanks(text)).flatten();
        blanks.map(|len| (CELL.to_string(), len)).or_else(|| line(text))
    }

    /// Tells whether a line is one of a table: a number begins or ends it, each of its cells is quoted, or it has as many
    /// short cells as the one before.
    fn begin(&mut self, text: &str) {
        let line = text[..text.floor_char_boundary(AHEAD / 2)].lines().next().unwrap_or_default();
        let cells: Vec<&str> = line.split(SIGNS).map(str::trim).collect();
        let is_number = |cell: Option<&&str>| {
            let cell = cell.map_or("", |cell| cell.trim_matches('"'));
            cell.contains(|it: char| it.is_ascii_digit()) && !cell.contains(char::is_alphabetic)
        };
        let is_quoted =
            |cell: &&str| cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"');
        let is_short = |cell: &&str| cell.split_whitespace().count() <= WORDS;
        let count = if cells.iter().all(is_short) { cells.len() } else { 0 };
        let is_even = count > 2 && count == std::mem::replace(&mut self.cells, count);
        let has_number = is_number(cells.first()) || is_number(cells.last());
        self.is_row = is_even || has_number || cells.iter().all(is_quoted);
    }
}

/// Reads what parts cells and lines of a text, whatever its lines are.
pub(super) fn line(text: &str) -> Option<(String, usize)> {
    let cells = between_cells(text);
    match text.as_bytes()[0] {
        b'\n' => Some((ROW.to_string(), 1)),
        b'\t' | b'|' => Some((CELL.to_string(), 1)),
        _ => (cells > 0).then(|| (CELL.to_string(), cells)),
    }
}

/// Counts the bytes of what parts two cells, with their quotation marks; none where it is a comma of prose, with a blank behind
/// it.
fn between_cells(text: &str) -> usize {
    let unquoted = text.strip_prefix('"').unwrap_or(text);
    let Some(behind) = unquoted.strip_prefix(SIGNS) else { return 0 };
    let next = behind.strip_prefix('"').unwrap_or(behind);
    if next.starts_with(char::is_whitespace) { 0 } else { text.len() - next.len() }
}

/// Counts the same bytes with the blanks among them.
fn between_blanks(text: &str) -> Option<usize> {
    let unquoted = text.strip_prefix('"').unwrap_or(text).trim_start_matches(' ');
    let next = unquoted.strip_prefix(SIGNS)?.trim_start_matches(' ');
    Some(text.len() - next.strip_prefix('"').unwrap_or(next).len())
}
