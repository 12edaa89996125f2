//! `archives.tsv`: each archive that was made of a site. The program adds lines; whoever keeps the site may spoil some.

use crate::model::archive::Period;
use crate::model::time::Day;

/// Its name.
pub const FILE: &str = "archives.tsv";

/// Its first line.
pub const HEAD: &str = "day\tperiod\tname\tsha256";

/// How long a digest is in hex.
const DIGEST: usize = 64;

/// An archive that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day for which it was made.
    pub day: Day,
    /// What it holds.
    pub period: Period,
    /// The name of its folder or file.
    pub name: String,
    /// Its SHA-256 in small hex.
    pub digest: String,
}

/// Why a line is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is no text in UTF-8.
    Encoding,
    /// It holds a null byte.
    Null,
    /// It has so many columns.
    Columns(usize),
    /// Its first column is no day.
    Day(String),
    /// Its second is no period.
    Period(String),
    /// Its third is empty.
    Name,
    /// Its fourth is no digest: how many characters it has.
    Digest(usize),
}

impl Flaw {
    /// Tells whether the whole list may be in another encoding.
    pub fn is_of_encoding(&self) -> bool {
        matches!(self, Self::Encoding | Self::Null)
    }
}

/// What a list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The archives, in the order of their lines.
    pub entries: Vec<Entry>,
    /// The lines that are none, by their numbers from 1.
    pub damage: Vec<(usize, Flaw)>,
}

/// Reads a list. Empty lines say nothing.
pub fn read(bytes: &[u8]) -> List {
    let mut list = List::default();
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    for (n, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() || (n == 1 && line == HEAD.as_bytes()) {
            continue;
        }
        match entry(line) {
            Ok(entry) => list.entries.push(entry),
            Err(flaw) => list.damage.push((n, flaw)),
        }
    }
    list
}

fn entry(line: &[u8]) -> Result<Entry, Flaw> {
    if line.contains(&0) {
        return Err(Flaw::Null);
    }
    let line = std::str::from_utf8(line).map_err(|_| Flaw::Encoding)?;
    let columns: Vec<&str> = line.split('\t').collect();
    let [day, period, name, digest] = columns[..] else {
        return Err(Flaw::Columns(columns.len()));
    };
    let day = Day::parse(day).ok_or_else(|| Flaw::Day(day.to_owned()))?;
    let period = Period::parse(period).ok_or_else(|| Flaw::Period(period.to_owned()))?;
    if name.is_empty() {
        return Err(Flaw::Name);
    }
    if digest.len() != DIGEST || !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Flaw::Digest(digest.chars().count()));
    }
    let (name, digest) = (name.to_owned(), digest.to_ascii_lowercase());
    Ok(Entry { day, period, name, digest })
}

#[cfg(test)]
mod tests {
    use super::{Flaw, HEAD, read};

    #[test]
    fn lines_that_are_none_are_told_apart_from_those_that_are() {
        let digest = "0a".repeat(32);
        let good = format!("2026-11-24\t2024\tban-tin-2024\t{digest}");
        let whole =
            read(format!("\u{FEFF}{HEAD}\r\n{good}\r\n\n{}\n", good.to_uppercase()).as_bytes());
        assert_eq!((whole.entries.len(), whole.damage.len()), (2, 0));
        assert_eq!(whole.entries[1].digest, digest);
        let line = |line: &[u8]| read(line).damage.pop().expect("it is none");
        for (bytes, flaw) in [
            (b"2026-11-24\t2024\tx\t\xFF".to_vec(), Flaw::Encoding),
            (b"2026-11-24\t20\x0024\tx\ty".to_vec(), Flaw::Null),
            (good.replace('\t', " ").into_bytes(), Flaw::Columns(1)),
            (format!("{good}\t").into_bytes(), Flaw::Columns(5)),
            (good.replace("11-24", "11-31").into_bytes(), Flaw::Day("2026-11-31".to_owned())),
            (good.replace("\t2024\t", "\t24\t").into_bytes(), Flaw::Period("24".to_owned())),
            (good.replace("ban-tin-2024", "").into_bytes(), Flaw::Name),
            (good.as_bytes()[..good.len() - 1].to_vec(), Flaw::Digest(63)),
        ] {
            assert_eq!(line(&bytes), (1, flaw));
        }
        let last = read(format!("{HEAD}\n{good}\n?\n").as_bytes());
        assert_eq!(last.damage, [(3, Flaw::Columns(1))]);
    }
}
