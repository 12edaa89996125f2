//! A reader of CSV as the standard has it, and what the cells of a record's key must be: written for the tests, beside
//! what the program does.

use bantin::render::open_data::cell::BETWEEN;
use bantin::render::open_data::column::{Cells as _, Place, Shape};
use bantin::render::open_data::csv::{Csv, MARK};
use proptest::prelude::*;
use serde_json::Value;

/// Reads a table, its header first, and takes one apostrophe off each cell that begins with one.
pub(super) fn table(bytes: &[u8]) -> Vec<Vec<String>> {
    let own = |cell: String| cell.strip_prefix('\'').map_or(cell.clone(), str::to_owned);
    let lines = raw(bytes).into_iter();
    lines.map(|line| line.into_iter().map(own).collect()).collect()
}

/// Reads a table as spreadsheets do: RFC 4180.
pub(super) fn raw(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut rest = text.strip_prefix(MARK).expect("a table begins with its mark");
    let mut lines = Vec::new();
    while !rest.is_empty() {
        let mut line = Vec::new();
        loop {
            let (cell, after) = cell(rest);
            line.push(cell);
            match after.strip_prefix(',') {
                Some(next) => rest = next,
                None => {
                    rest = after.strip_prefix("\r\n").expect("a line ends in CR and LF");
                    break;
                }
            }
        }
        lines.push(line);
    }
    assert!(lines.iter().all(|line| line.len() == lines[0].len()), "each line has all cells");
    lines
}

/// Reads a cell, and returns what follows it.
fn cell(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([',', '\r', '\n', '"']).expect("a cell ends");
        return (text[..end].to_owned(), &text[end..]);
    };
    let (mut cell, mut rest) = (String::new(), quoted);
    loop {
        let end = rest.find('"').expect("what is quoted ends");
        cell.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => return (cell, rest),
        }
    }
}

/// Returns the cells that a record must have at a place, on the `nth` of its lines.
pub(super) fn cells_of(record: &Value, place: &Place, nth: usize) -> Vec<String> {
    if place.names.is_empty() {
        return Vec::new();
    }
    let mut value = record;
    for key in place.path.split('.') {
        value = match key.strip_suffix("[]") {
            Some(key) => &value[key][nth],
            None => &value[key],
        };
    }
    let parts = parts(place.column.shape);
    let all = |part: &str| match value {
        Value::Array(values) => {
            values.iter().map(|it| text(it, part)).collect::<Vec<_>>().join(BETWEEN)
        }
        value => text(value, part),
    };
    parts.iter().map(|part| all(part)).collect()
}

/// The keys of a value that stand in cells of their own; nothing for one that is a single text or number.
fn parts(shape: Shape) -> &'static [&'static str] {
    match shape {
        Shape::List(shape) | Shape::Maybe(shape) => parts(*shape),
        Shape::Words | Shape::Said | Shape::Pages => &["vi", "en"],
        Shape::Word | Shape::Named => &["id", "vi", "en"],
        _ => &[""],
    }
}

fn text(value: &Value, part: &str) -> String {
    match if part.is_empty() { value } else { &value[part] } {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

proptest! {
    #[test]
    fn whatever_a_cell_holds_it_is_read_as_it_was(
        cells in proptest::collection::vec("['\"=+@,;\t\r\n -]{0,3}\\PC{0,6}|[\"'=,\r\n]{0,4}", 1..6),
    ) {
        let mut csv = Csv::new(&cells);
        cells.iter().rev().for_each(|cell| csv.put(cell));
        csv.end();
        let read = table(&csv.finish());
        let back: Vec<String> = cells.iter().rev().cloned().collect();
        prop_assert_eq!(read, vec![cells, back]);
    }
}
