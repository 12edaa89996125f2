//! What is packed in a ZIP, from the list at its end. Nothing is unpacked here.

use std::ops::Range;

use memchr::memmem;

/// Where the list begins and how long it is stands behind this sign, at the very end.
const END: &[u8] = b"PK\x05\x06";

/// How long the end is, without remarks.
const WHOLE_END: usize = 22;

/// Each part begins with this sign.
const HEAD: &[u8] = b"PK\x03\x04";

/// What the list says of each part begins with this sign.
const PART: &[u8] = b"PK\x01\x02";

/// The most parts that are looked for where no list tells of them.
const MOST: usize = 1 << 16;

/// The first part of a packed file begins with this sign; one that holds nothing has its end there.
pub(super) fn is_packed(head: &[u8]) -> bool {
    head.starts_with(HEAD) || head.starts_with(END)
}

/// A part of a packed file, as the list at its end tells.
pub(super) struct Part {
    pub(super) name: String,
    /// What is remarked on it.
    pub(super) remark: String,
    /// How it is packed: 0 not at all, 8 by DEFLATE; others are rare.
    pub(super) method: usize,
    /// Where it begins in the file, with a head of its own.
    start: usize,
    /// How many bytes it has as it is packed.
    len: usize,
}

/// The list of the parts.
struct List {
    parts: Vec<Part>,
    /// Where it stands, with the end behind it.
    at: Range<usize>,
    /// Where it says that it begins.
    start: usize,
}

/// Lists the parts; nothing where the list is not whole within `tail`, the last bytes of the file.
pub(super) fn parts(tail: &[u8]) -> Option<Vec<Part>> {
    List::of(tail).map(|list| list.parts)
}

impl List {
    fn of(tail: &[u8]) -> Option<Self> {
        let end = memmem::rfind(tail, END)?;
        tail.get(end..end + WHOLE_END)?;
        let count = short(tail, end + 10)?;
        let len = long(tail, end + 12)?;
        let at = end.checked_sub(len)?..end + WHOLE_END;
        let mut rest = &tail[at.start..end];
        let mut parts = Vec::new();
        while parts.len() < count {
            let part = rest.strip_prefix(PART)?;
            let (name, extra) = (short(part, 24)?, short(part, 26)?);
            let [remark, behind] = [0, short(part, 28)?].map(|it| 42 + name + extra + it);
            parts.push(Part {
                name: text(part.get(42..42 + name)?),
                remark: text(part.get(remark..behind)?),
                method: short(part, 6)?,
                start: long(part, 38)?,
                len: long(part, 16)?,
            });
            rest = &part[behind..];
        }
        Some(Self { parts, at, start: long(tail, end + 16)? })
    }
}

/// Lists the parts of a whole file, those among them that its list leaves out, and the bytes that belong to none: remarks on
/// all of it, and whatever else stands before, between and behind.
pub(super) fn contents(file: &[u8]) -> (Vec<Part>, Vec<&[u8]>) {
    let list = List::of(file).unwrap_or(List { parts: Vec::new(), at: 0..0, start: 0 });
    let (mut parts, mut scraps) = (list.parts, Vec::new());
    // Where something was put before the file, its places are still told from its own start.
    let before = list.at.start.saturating_sub(list.start);
    let mut taken = vec![list.at];
    for part in &mut parts {
        let told = part.start;
        part.start = told.saturating_add(before);
        if part.place(file).is_none() {
            part.start = told;
        }
        taken.extend(part.place(file).map(|place| part.start..place.end));
    }
    taken.sort_by_key(|it| it.start);
    taken.push(file.len()..file.len());
    let mut done = 0;
    for it in taken {
        if done < it.start {
            leave_out(file, done..it.start, &mut parts, &mut scraps);
        }
        done = done.max(it.end);
    }
    (parts, scraps)
}

/// Parts what the list does not tell of at each head of a part.
fn leave_out<'f>(
    file: &'f [u8],
    gap: Range<usize>,
    parts: &mut Vec<Part>,
    scraps: &mut Vec<&'f [u8]>,
) {
    let heads = memmem::find_iter(&file[gap.clone()], HEAD).map(|at| gap.start + at);
    let mut starts: Vec<usize> =
        heads.take(MOST.saturating_sub(parts.len() + scraps.len())).collect();
    let first = starts.first().copied().unwrap_or(gap.end);
    scraps.push(&file[gap.start..first]);
    starts.push(gap.end);
    for it in starts.windows(2) {
        let found = Part::left_out(file, it[0]..it[1]);
        let place = found.as_ref().and_then(|part| part.place(file));
        scraps.push(&file[place.map_or(it[0], |place| place.end)..it[1]]);
        parts.extend(found);
    }
}

impl Part {
    /// Reads a part by its own head. How long it is may stand behind it alone: then all that follows may be of it.
    fn left_out(file: &[u8], at: Range<usize>) -> Option<Self> {
        let head = file[at.clone()].strip_prefix(HEAD)?;
        let name = text(head.get(26..26 + short(head, 22)?)?);
        let method = short(head, 4)?;
        let mut part = Self { name, remark: String::new(), method, start: at.start, len: 0 };
        let room = at.end.checked_sub(part.place(file)?.start)?;
        part.len = long(head, 14).filter(|len| (1..=room).contains(len)).unwrap_or(room);
        Some(part)
    }

    /// Returns its bytes as they are packed, out of all of the file; none where they are not there.
    pub(super) fn packed<'f>(&self, file: &'f [u8]) -> Option<&'f [u8]> {
        self.place(file).map(|place| &file[place])
    }

    /// Returns where those bytes stand.
    fn place(&self, file: &[u8]) -> Option<Range<usize>> {
        let head = file.get(self.start..)?.strip_prefix(HEAD)?;
        let from = self.start + HEAD.len() + 26 + short(head, 22)? + short(head, 24)?;
        let place = from..from.checked_add(self.len)?;
        file.get(place.clone()).map(|_| place)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?)))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?)).ok()
}

/// Returns the media type that an OpenDocument file begins with: its first part, which is not packed.
pub(super) fn first_words(head: &[u8]) -> Option<&[u8]> {
    const NAME: &[u8] = b"mimetype";
    let name_len = usize::from(u16::from_le_bytes(*head.get(26..)?.first_chunk()?));
    let extra = usize::from(u16::from_le_bytes(*head.get(28..)?.first_chunk()?));
    let is_kept = head.get(8..10)? == [0, 0];
    (is_kept && name_len == NAME.len() && head.get(30..)?.starts_with(NAME))
        .then(|| head.get(30 + NAME.len() + extra..))?
}
