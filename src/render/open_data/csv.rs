//! Tables as CSV: RFC 4180, UTF-8 with a byte order mark, without which spreadsheets take Vietnamese for something else.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that begins with an
//! apostrophe: who reads a table takes one apostrophe off each cell that begins with one, and has what was written.

use super::column::{Cells, Table};

/// The byte order mark.
pub const MARK: &str = "\u{FEFF}";

/// A table that is being written.
#[derive(Debug)]
pub struct Csv {
    text: String,
    is_inside: bool,
    nth: usize,
}

impl Csv {
    /// Begins a table with its header.
    pub fn new<N: AsRef<str>>(header: &[N]) -> Self {
        let mut csv = Self { text: MARK.to_owned(), is_inside: false, nth: 0 };
        header.iter().for_each(|name| csv.put(name.as_ref()));
        csv.end();
        csv
    }

    /// Writes the lines of a record.
    pub fn record(&mut self, record: &impl Table) {
        for nth in 0..record.lines() {
            self.nth = nth;
            record.write(self);
            self.end();
        }
    }

    /// Ends a line.
    pub fn end(&mut self) {
        self.text.push_str("\r\n");
        self.is_inside = false;
    }

    /// Ends the table.
    pub fn finish(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

impl Cells for Csv {
    fn put(&mut self, cell: &str) {
        if self.is_inside {
            self.text.push(',');
        }
        self.is_inside = true;
        let sign = if is_risky(cell) { "'" } else { "" };
        match cell.contains(['"', ',', '\r', '\n']) {
            false => self.text.extend([sign, cell]),
            true => self.text.extend(["\"", sign, &cell.replace('"', "\"\""), "\""]),
        }
    }

    fn nth(&self) -> usize {
        self.nth
    }
}

/// Tells whether a spreadsheet could take a cell for more than text. Some take wide signs for narrow ones.
fn is_risky(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\'', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::Csv;
    use crate::render::open_data::column::Cells as _;

    fn table(lines: &[&[&str]]) -> String {
        let mut csv = Csv::new(&["a", "b"]);
        for line in lines {
            line.iter().for_each(|cell| csv.put(cell));
            csv.end();
        }
        String::from_utf8(csv.finish()).expect("a table is text")
    }

    #[test]
    fn a_table_has_a_mark_and_lines_that_end_as_the_standard_says() {
        assert_eq!(table(&[&["1", "Đậu Liêu"]]), "\u{FEFF}a,b\r\n1,Đậu Liêu\r\n");
        assert_eq!(table(&[]), "\u{FEFF}a,b\r\n");
        let quoted = table(&[&["a,b", "\"x\""], &["a\nb", ""]]);
        assert_eq!(quoted, "\u{FEFF}a,b\r\n\"a,b\",\"\"\"x\"\"\"\r\n\"a\nb\",\r\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+84 239", "'+84 239"),
            ("-", "'-"),
            ("@x", "'@x"),
            ("'", "''"),
            ("\tx", "'\tx"),
            ("\r=1", "\"'\r=1\""),
            ("=\"a\",b", "\"'=\"\"a\"\",b\""),
            ("＝1", "'＝1"),
            ("a=1", "a=1"),
            ("", ""),
        ] {
            assert_eq!(table(&[&[cell, ""]]), format!("\u{FEFF}a,b\r\n{written},\r\n"));
        }
    }
}
