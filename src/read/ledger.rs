//! `ledger.tsv`: the text of the permanence ledger to its values, each with its line.
//!
//! A line that is not what a publication writes is reported and left out; the others are read on.

use std::collections::BTreeMap;

use super::decode;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::digest::Digest;
use crate::ground::source::{FileId, Span};
use crate::ground::text::clip::clip;
use crate::model::id::Kind;
use crate::model::ledger::{
    COLUMNS, Entry, FORMAT, Facts, Holder, Ledger, Mark, NOTHING, PUBLICATION, Publication,
};
use crate::model::time::Day;

/// The longest ledger that is read, in bytes: half a million addresses.
const LIMIT: usize = 64 << 20;

/// The longest address that is read, in bytes.
const LONGEST: usize = 2000;

/// The most damaged lines that are named one by one.
const MOST: usize = 20;

/// A ledger as it was read, with the place of each address.
#[derive(Clone, Debug, Default)]
pub struct WrittenLedger {
    /// The ledger.
    pub ledger: Ledger,
    /// Where each address stands, in their order.
    places: Vec<Span>,
}

impl WrittenLedger {
    /// Walks what is known of the addresses, each with its place.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Entry, Span)> {
        let entries = self.ledger.entries.iter().zip(&self.places);
        entries.map(|((address, entry), place)| (address.as_str(), entry, *place))
    }
}

/// Reads a ledger; what is wrong with it goes into the report.
pub fn read(file: FileId, bytes: &[u8], report: &mut Report) -> WrittenLedger {
    match decode::decode_within(LIMIT, file, bytes, report) {
        Some(text) => Reader::new(file, &text).read(report),
        None => WrittenLedger::default(),
    }
}

struct Reader<'t> {
    file: FileId,
    text: &'t str,
    publications: BTreeMap<String, Publication>,
    entries: BTreeMap<String, (Entry, Span)>,
    damaged: Vec<Diagnostic>,
}

/// What is wrong with a line.
type Why = Value;

impl<'t> Reader<'t> {
    fn new(file: FileId, text: &'t str) -> Self {
        let (publications, entries) = (BTreeMap::new(), BTreeMap::new());
        Self { file, text, publications, entries, damaged: Vec::new() }
    }

    fn read(mut self, report: &mut Report) -> WrittenLedger {
        let mut at = 0;
        let mut is_headed = false;
        for (number, line) in self.text.split_inclusive('\n').enumerate() {
            let written = line.trim_end_matches(['\n', '\r']);
            let place = Span::new(self.file, at..at + written.len());
            at += line.len();
            let read = match number {
                0 if written == FORMAT => Ok(()),
                0 => {
                    // Whatever it is, its lines are no ledger's.
                    self.damage(place, written, not_a_ledger());
                    break;
                }
                _ if written.starts_with(PUBLICATION) => self.publication(written),
                _ if written == COLUMNS && !is_headed => {
                    is_headed = true;
                    Ok(())
                }
                _ => self.address(written, place.start as usize),
            };
            if let Err(why) = read {
                self.damage(place, written, why);
            }
            if self.damaged.len() >= MOST {
                break;
            }
        }
        if !is_headed && self.damaged.is_empty() {
            self.damage(Span::top(self.file), "", not_a_ledger());
        }
        self.finish(report)
    }

    fn finish(self, report: &mut Report) -> WrittenLedger {
        self.damaged.into_iter().for_each(|found| report.push(found));
        let mut written = WrittenLedger::default();
        written.ledger.publications = self.publications;
        let entries = self.entries.into_iter().map(|(address, (entry, place))| {
            written.places.push(place);
            (address, entry)
        });
        written.ledger.entries = entries.collect();
        written
    }

    fn damage(&mut self, place: Span, written: &str, why: Why) {
        let shown = clip(&written.replace('\t', " "));
        let found = Diagnostic::at(Code::LedgerDamaged, place);
        self.damaged.push(found.with("value", shown).with("why", why));
    }

    fn publication(&mut self, line: &str) -> Result<(), Why> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [_, target, serial, day, manifest] = columns.as_slice() else {
            return Err(columns_wanted(5, columns.len()));
        };
        // As this program writes it: a number that lost its first digits and kept zeros is damage too.
        let number = serial.parse::<u64>().ok().filter(|number| number.to_string() == *serial);
        let serial = number.ok_or_else(|| no_value("một số", "a number", serial))?;
        let day = parse_day(day)?;
        let manifest = Digest::parse(manifest)
            .ok_or_else(|| no_value("một mã băm SHA-256", "a SHA-256", manifest))?;
        let publication = Publication { serial, day, manifest };
        match self.publications.insert((*target).to_owned(), publication) {
            Some(_) => Err(twice(target)),
            None => Ok(()),
        }
    }

    /// Reads the line of an address, which begins at `start`.
    fn address(&mut self, line: &str, start: usize) -> Result<(), Why> {
        let mut columns = [""; 9];
        let mut count = 0;
        for column in line.split('\t') {
            if let Some(place) = columns.get_mut(count) {
                *place = column;
            }
            count += 1;
        }
        if count != columns.len() {
            return Err(columns_wanted(columns.len(), count));
        }
        let [address, record, first, last, facts @ ..] = columns;
        let is_address = address.starts_with('/') && address.bytes().all(|b| b.is_ascii_graphic());
        if !is_address || address.len() > LONGEST {
            return Err(no_value("một địa chỉ", "an address", address));
        }
        let (first, last) = (parse_day(first)?, given(last).map(parse_day).transpose()?);
        let record = given(record).map(holder).transpose()?;
        let mut marks = [None; 5];
        for (mark, written) in marks.iter_mut().zip(facts) {
            *mark = given(written).map(parse_mark).transpose()?;
        }
        let entry = Entry { record, first, last, facts: Facts::of_columns(marks) };
        let place = Span::new(self.file, start..start + address.len());
        match self.entries.insert(address.to_owned(), (entry, place)) {
            Some(_) => Err(twice(address)),
            None => Ok(()),
        }
    }
}

fn given(column: &str) -> Option<&str> {
    Some(column).filter(|column| *column != NOTHING)
}

fn parse_day(text: &str) -> Result<Day, Why> {
    Day::parse(text)
        .ok_or_else(|| no_value("một ngày như 2026-11-24", "a day as in 2026-11-24", text))
}

fn parse_mark(text: &str) -> Result<Mark, Why> {
    let is_mark = Mark::parse(text);
    is_mark.ok_or_else(|| no_value("tám chữ số thập lục phân", "eight hexadecimal digits", text))
}

/// Reads `article:id`.
fn holder(text: &str) -> Result<Holder, Why> {
    let parts = text.split_once(':').and_then(|(word, id)| {
        let kind = Kind::with_page(word)?;
        (!id.is_empty()).then(|| Holder { kind, id: id.to_owned() })
    });
    parts.ok_or_else(|| no_value("một hồ sơ như article:ma-bai", "a record as in article:id", text))
}

fn no_value(vi: &str, en: &str, text: &str) -> Why {
    let shown = clip(text);
    Value::words(format!("`{shown}` không phải {vi}"), format!("`{shown}` is not {en}"))
}

fn columns_wanted(wanted: usize, found: usize) -> Why {
    Value::words(
        format!("số cột là {found}, cần {wanted}"),
        format!("the number of columns is {found}, and must be {wanted}"),
    )
}

fn twice(name: &str) -> Why {
    let shown = clip(name);
    Value::words(format!("`{shown}` có hai dòng"), format!("`{shown}` has two lines"))
}

fn not_a_ledger() -> Why {
    Value::words(
        format!("tệp phải mở đầu bằng `{FORMAT}` và có dòng tên các cột"),
        format!("the file must open with `{FORMAT}` and name its columns"),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{FORMAT, MOST, WrittenLedger, read};
    use crate::ground::diagnostic::Report;
    use crate::ground::digest::Digest;
    use crate::ground::source::FileId;
    use crate::model::id::Kind;
    use crate::model::ledger::{COLUMNS, Entry, Facts, Holder, Ledger, Mark, Publication};
    use crate::model::time::Day;

    fn read_text(text: &str) -> (WrittenLedger, Report) {
        let mut report = Report::new();
        let written = read(FileId(0), text.as_bytes(), &mut report);
        (written, report)
    }

    fn days() -> impl Strategy<Value = Day> {
        (1900..=2200u16, 1..=12u8, 1..=28u8)
            .prop_map(|(year, month, day)| Day::new(year, month, day).expect("each month has it"))
    }

    fn entries() -> impl Strategy<Value = Entry> {
        let kinds = prop::sample::select(Kind::WITH_PAGES.to_vec());
        let holder = (kinds, "[a-z0-9-]{1,20}").prop_map(|(kind, id)| Holder { kind, id });
        let marks = prop::array::uniform5(prop::option::of("[0-9a-f]{8}"));
        let facts = marks.prop_map(|marks| {
            Facts::of_columns(marks.map(|mark| mark.and_then(|mark| Mark::parse(&mark))))
        });
        (prop::option::of(holder), days(), prop::option::of(days()), facts)
            .prop_map(|(record, first, last, facts)| Entry { record, first, last, facts })
    }

    fn ledgers() -> impl Strategy<Value = Ledger> {
        let publication = (any::<u64>(), days(), ".{0,9}").prop_map(|(serial, day, text)| {
            Publication { serial, day, manifest: Digest::of(text.as_bytes()) }
        });
        let publications = prop::collection::btree_map("[a-z0-9-]{1,9}", publication, 0..3);
        let addresses = prop::collection::btree_map("/[a-z0-9./?=%-]{0,30}", entries(), 0..20);
        (publications, addresses)
            .prop_map(|(publications, entries)| Ledger { publications, entries })
    }

    fn sorted(text: &str) -> Vec<&str> {
        let mut lines: Vec<&str> = text.lines().collect();
        lines.sort_unstable();
        lines
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(ledger in ledgers()) {
            let text = ledger.to_string();
            let (written, report) = read_text(&text);
            prop_assert_eq!(report.findings(), &[]);
            prop_assert_eq!(&written.ledger, &ledger);
            for (address, _, place) in written.entries() {
                prop_assert_eq!(&text[place.range()], address);
            }
            // As another system writes lines.
            let (windows, report) = read_text(&text.replace('\n', "\r\n"));
            prop_assert_eq!((report.findings(), windows.ledger), (&[][..], ledger));
        }

        /// Whatever stands in the file, reading ends, and what is left out is told.
        #[test]
        fn damage_is_found(ledger in ledgers(), at: prop::sample::Index, cut in 1..40usize, odd in "\\PC{0,5}|\t|\n") {
            let text = ledger.to_string();
            let from = at.index(text.len());
            let to = (from + cut).min(text.len());
            let spoilt = format!("{}{odd}{}", &text[..from], &text[to..]);
            let (written, report) = read_text(&spoilt);
            let again = written.ledger.to_string();
            prop_assert!(report.has_errors() || sorted(&again) == sorted(&spoilt), "{spoilt}");
        }
    }

    #[test]
    fn each_damaged_line_is_named_up_to_a_bound() {
        let line = "/a/\t-\t2026-11-24\t-\t-\t-\t-\t-\t-\n";
        for (damaged, found) in [
            ("", 0),
            ("/b/\t-\t2026-11-24\n", 1),
            ("b/\t-\t2026-11-24\t-\t-\t-\t-\t-\t-\n", 1),
            ("/b/\tarticel:x\t2026-11-24\t-\t-\t-\t-\t-\t-\n", 1),
            ("/b/\tarticle:\t2026-11-24\t-\t-\t-\t-\t-\t-\n", 1),
            ("/b/\t-\t2026-11-31\t-\t-\t-\t-\t-\t-\n", 1),
            ("/b/\t-\t2026-11-24\t-\tABCDEF01\t-\t-\t-\t-\n", 1),
            ("<<<<<<< HEAD\n", 1),
            (line, 1),
            ("# publication\tcong\tx\t2026-11-24\tab\n", 1),
            (&format!("# publication\tcong\t007\t2026-11-24\t{}\n", "ab".repeat(32)), 1),
            ("\n", 1),
        ] {
            let (written, report) = read_text(&format!("{FORMAT}\n{COLUMNS}\n{line}{damaged}"));
            assert_eq!(report.findings().len(), found, "{damaged:?}");
            assert_eq!(written.ledger.entries.len(), 1, "{damaged:?}");
        }
        let (_, report) = read_text(&format!("{FORMAT}\n{COLUMNS}\n{}", "x\n".repeat(100)));
        assert_eq!(report.findings().len(), MOST);
        for other in ["", "# bantin-ledger 2\n", "x"] {
            let (written, report) = read_text(other);
            assert_eq!((report.findings().len(), written.ledger.entries), (1, BTreeMap::new()));
        }
    }
}
