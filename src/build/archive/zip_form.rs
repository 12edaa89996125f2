//! The bytes of a zip file around what is packed in it: heads, the list at its end, and how both are read again.
//!
//! Everything that could tell of a machine or a moment is fixed, so that the same files are the same bytes; sizes that need more
//! than 32 bits are written in the extended form. What others wrote is read with distrust.

/// When every file was written, as far as a zip can tell: 1980-01-01, 00:00.
const TIME: [u8; 4] = [0, 0, 0x21, 0];

/// What is needed to read it: the extended form.
const VERSION: u16 = 45;

/// Made on a system with modes.
const MADE_BY: u16 = 3 << 8 | VERSION;

/// Names are UTF-8.
const UTF8: u16 = 1 << 11;

/// A size that stands elsewhere.
const ELSEWHERE: u32 = u32::MAX;

/// The endings of files that are packed already.
const PACKED: [&str; 14] = [
    "avif", "br", "docx", "gz", "jpeg", "jpg", "mp3", "mp4", "odt", "pdf", "png", "webp", "xlsx",
    "zip",
];

/// How the bytes of an entry are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Not at all.
    Stored,
    /// As zlib does.
    Deflated,
    /// In a way that is not known here.
    Other(u16),
}

impl Method {
    /// Chooses how a file is packed.
    pub fn of(path: &str) -> Self {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        if PACKED.contains(&ending.as_str()) { Self::Stored } else { Self::Deflated }
    }

    fn number(self) -> u16 {
        match self {
            Self::Stored => 0,
            Self::Deflated => 8,
            Self::Other(number) => number,
        }
    }

    fn of_number(number: u16) -> Self {
        match number {
            0 => Self::Stored,
            8 => Self::Deflated,
            other => Self::Other(other),
        }
    }
}

/// An entry: a file within the zip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path.
    pub path: String,
    /// How it is packed.
    pub method: Method,
    /// The CRC-32 of its bytes.
    pub crc: u32,
    /// How many bytes it takes in the zip.
    pub packed: u64,
    /// How many it has.
    pub size: u64,
    /// Where its head stands in the zip.
    pub at: u64,
}

/// What kind of file an entry is that others wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A plain file.
    Plain,
    /// A link.
    Link,
    /// A file that is encrypted.
    Locked,
}

impl EntryKind {
    /// Tells by the system that made it, its flags and its attributes.
    fn of(made_by: u16, flags: u16, attributes: u32) -> Self {
        let is_link = made_by >> 8 == MADE_BY >> 8 && attributes >> 16 & 0o170_000 == 0o120_000;
        match is_link {
            true => Self::Link,
            false if flags & 1 == 1 => Self::Locked,
            false => Self::Plain,
        }
    }
}

/// Writes the head before the bytes of an entry. Its length depends on its path alone, so that it can be written again when the
/// sizes are known.
pub fn head(entry: &Entry) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, &[0x04034b50]);
    put16(&mut out, &[VERSION, UTF8, entry.method.number()]);
    out.extend(TIME);
    put(&mut out, &[entry.crc, ELSEWHERE, ELSEWHERE]);
    put16(&mut out, &[len16(&entry.path), 20]);
    out.extend(entry.path.as_bytes());
    put16(&mut out, &[1, 16]);
    put64(&mut out, &[entry.size, entry.packed]);
    out
}

/// Writes the list of all entries, and the end of a zip whose list begins at a place.
pub fn end(entries: &[Entry], at: u64) -> Vec<u8> {
    let mut out = Vec::new();
    entries.iter().for_each(|entry| put_listed(&mut out, entry));
    let len = out.len() as u64;
    let count = entries.len() as u64;
    put(&mut out, &[0x06064b50]);
    put64(&mut out, &[44]);
    put16(&mut out, &[MADE_BY, VERSION]);
    put(&mut out, &[0, 0]);
    put64(&mut out, &[count, count, len, at]);
    put(&mut out, &[0x07064b50, 0]);
    put64(&mut out, &[at + len]);
    put(&mut out, &[1]);
    put(&mut out, &[0x06054b50]);
    put16(&mut out, &[0, 0, u16::MAX, u16::MAX]);
    put(&mut out, &[ELSEWHERE, ELSEWHERE]);
    put16(&mut out, &[0]);
    out
}

fn put_listed(out: &mut Vec<u8>, entry: &Entry) {
    put(out, &[0x02014b50]);
    put16(out, &[MADE_BY, VERSION, UTF8, entry.method.number()]);
    out.extend(TIME);
    put(out, &[entry.crc, ELSEWHERE, ELSEWHERE]);
    put16(out, &[len16(&entry.path), 28, 0, 0, 0]);
    // A plain file that all can read and its owner can write.
    put(out, &[0o100_644 << 16, ELSEWHERE]);
    out.extend(entry.path.as_bytes());
    put16(out, &[1, 24]);
    put64(out, &[entry.size, entry.packed, entry.at]);
}

fn len16(path: &str) -> u16 {
    u16::try_from(path.len()).expect("paths of a site are shorter")
}

fn put(out: &mut Vec<u8>, all: &[u32]) {
    all.iter().for_each(|n| out.extend(n.to_le_bytes()));
}

fn put16(out: &mut Vec<u8>, all: &[u16]) {
    all.iter().for_each(|n| out.extend(n.to_le_bytes()));
}

fn put64(out: &mut Vec<u8>, all: &[u64]) {
    all.iter().for_each(|n| out.extend(n.to_le_bytes()));
}

/// How many bytes at its end a zip must be looked through for the place of its list.
pub const TAIL: u64 = 22 + 20 + 65_535;

/// Where the list of a zip stands, or where the place of that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListAt {
    /// It stands here.
    Here(Place),
    /// The extended end stands here.
    Extended(u64),
}

/// Where a list begins, how many bytes it has, and how many entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its first byte.
    pub at: u64,
    /// Its bytes.
    pub len: u64,
    /// Its entries, folders too.
    pub count: u64,
}

/// Finds where the list stands, in the last bytes of a zip.
pub fn list_at(tail: &[u8]) -> Option<ListAt> {
    let mark = 0x06054b50_u32.to_le_bytes();
    let at = tail.windows(4).rposition(|window| window == mark)?;
    let end = Reader(tail.get(at..)?);
    // A remark may follow, and nothing else: some programs look for the end at the end.
    if tail.len() != at + 22 + usize::from(end.u16(20)?) {
        return None;
    }
    let (count, len, at_start) = (end.u16(10)?, end.u32(12)?, end.u32(16)?);
    let locator = at.checked_sub(20).map(|at| Reader(&tail[at..]));
    match locator.filter(|it| it.u32(0) == Some(0x07064b50)) {
        Some(locator) => locator.u64(8).map(ListAt::Extended),
        None => {
            Some(ListAt::Here(Place { at: at_start.into(), len: len.into(), count: count.into() }))
        }
    }
}

/// Reads the extended end.
pub fn extended(bytes: &[u8]) -> Option<Place> {
    let end = Reader(bytes);
    let place = Place { at: end.u64(48)?, len: end.u64(40)?, count: end.u64(32)? };
    (end.u32(0)? == 0x06064b50).then_some(place)
}

/// The bytes of an extended end.
pub const EXTENDED: u64 = 56;

/// Reads the list; `None` where it is damaged, or has not as many entries as were told. Entries of folders are left out, and a
/// name that is no text in UTF-8 stands as far as it is: no head has that name.
pub fn list(bytes: &[u8], count: u64) -> Option<Vec<(Entry, EntryKind)>> {
    let (mut entries, mut found) = (Vec::new(), 0);
    let mut rest = Reader(bytes);
    while !rest.0.is_empty() {
        let len = |at| rest.u16(at).map(usize::from);
        let (name, extra, comment) = (len(28)?, len(30)?, len(32)?);
        if rest.u32(0)? != 0x02014b50 {
            return None;
        }
        let path = String::from_utf8_lossy(rest.0.get(46..46 + name)?).into_owned();
        let more = Reader(rest.0.get(46 + name..46 + name + extra)?);
        let sizes = [rest.u32(24)?, rest.u32(20)?, rest.u32(42)?];
        let [size, packed, at] = long_sizes(sizes, &more)?;
        let method = Method::of_number(rest.u16(10)?);
        if !path.ends_with('/') {
            let kind = EntryKind::of(rest.u16(4)?, rest.u16(8)?, rest.u32(38)?);
            entries.push((Entry { path, method, crc: rest.u32(16)?, packed, size, at }, kind));
        }
        rest = Reader(rest.0.get(46 + name + extra + comment..)?);
        found += 1;
    }
    (found == count).then_some(entries)
}

/// Takes those sizes from the extended form that stand there.
fn long_sizes(short: [u32; 3], more: &Reader<'_>) -> Option<[u64; 3]> {
    let mut at = 0;
    let mut long = None;
    while let (Some(kind), Some(len)) = (more.u16(at), more.u16(at + 2)) {
        if kind == 1 {
            long = more.0.get(at + 4..).map(Reader);
        }
        at += 4 + usize::from(len);
    }
    let mut next = 0;
    let mut sizes = [0; 3];
    for (size, short) in sizes.iter_mut().zip(short) {
        *size = short.into();
        if short == ELSEWHERE
            && let Some(long) = &long
        {
            *size = long.u64(next)?;
            next += 8;
        }
    }
    Some(sizes)
}

/// How a zip begins, unless it is empty.
pub const START: [u8; 4] = 0x04034b50_u32.to_le_bytes();

/// The bytes of a head before its name.
pub const HEAD: usize = 30;

/// Returns how many bytes follow a head before those of the entry; `None` where it is no head, or says something else than the
/// list: programs go by either.
pub fn after_head(bytes: &[u8], entry: &Entry) -> Option<u64> {
    let head = Reader(bytes);
    let flags = head.u16(6)?;
    // Who wrote it may have known the sum afterwards only.
    let has_sum = flags & 8 == 0;
    let is_head = head.u32(0)? == 0x04034b50
        && flags & 1 == 0
        && head.u16(8)? == entry.method.number()
        && (!has_sum || head.u32(14)? == entry.crc)
        && bytes.get(HEAD..HEAD + entry.path.len()) == Some(entry.path.as_bytes());
    is_head.then_some(u64::from(head.u16(26)?) + u64::from(head.u16(28)?))
}

/// Numbers within bytes that may end anywhere.
struct Reader<'r>(&'r [u8]);

impl Reader<'_> {
    fn u16(&self, at: usize) -> Option<u16> {
        self.0.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
    }

    fn u32(&self, at: usize) -> Option<u32> {
        self.0.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
    }

    fn u64(&self, at: usize) -> Option<u64> {
        self.0.get(at..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, EntryKind, ListAt, Method, Place, TAIL, end, extended, list, list_at};
    use proptest::prelude::*;

    fn entries() -> Vec<Entry> {
        let entry = |path: &str, size| Entry {
            path: path.to_owned(),
            method: Method::of(path),
            crc: 7,
            packed: 5,
            size,
            at: 1 << 33,
        };
        vec![entry("a/b.html", 9), entry("a/ảnh.jpg", 1 << 40)]
    }

    #[test]
    fn what_is_written_is_read() {
        let end = end(&entries(), 1 << 34);
        let Some(ListAt::Extended(at)) = list_at(&end) else { panic!("it is extended") };
        let at = usize::try_from(at - (1 << 34)).expect("it is near");
        let place = Place { at: 1 << 34, len: at as u64, count: 2 };
        assert_eq!(extended(&end[at..]), Some(place));
        let plain = entries().into_iter().map(|entry| (entry, EntryKind::Plain));
        assert_eq!(list(&end[..at], 2), Some(plain.collect()));
        // Others would read as many as are told.
        assert_eq!((list(&end[..at], 1), list(&end[..at], 3)), (None, None));
        assert!(end.len() < TAIL as usize);
    }

    proptest! {
        #[test]
        fn damage_is_never_a_panic(cut in 0_usize..300, at in 0_usize..300, byte: u8) {
            let mut bytes = end(&entries(), 3);
            bytes.truncate(cut);
            if let Some(there) = bytes.get_mut(at) {
                *there = byte;
            }
            let _ = (list_at(&bytes), extended(&bytes), list(&bytes, 2));
        }
    }
}
