//! What is packed in a ZIP, from the list at its end. Nothing is unpacked here.

/// Where the list begins and how long it is stands behind this sign, at the very end.
const END: &[u8] = b"PK\x05\x06";

/// How long the end is, without remarks.
const WHOLE_END: usize = 22;

/// Each part begins with this sign.
const HEAD: &[u8] = b"PK\x03\x04";

/// What the list says of each part begins with this sign.
const PART: &[u8] = b"PK\x01\x02";

/// The first part of a packed file begins with this sign; one that holds nothing has its end there.
pub(super) fn is_packed(head: &[u8]) -> bool {
    head.starts_with(HEAD) || head.starts_with(END)
}

/// A part of a packed file, as the list at its end tells.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) comment: String,
    /// How it is packed: 0 not at all, 8 by DEFLATE; others are rare.
    pub(super) method: usize,
    /// Where it begins in the file, with a head of its own.
    start: usize,
    /// How many bytes it has as it is packed.
    len: usize,
}

/// Lists the parts; nothing where the list is not whole within `tail`, the last bytes of the file.
pub(super) fn parts(tail: &[u8]) -> Option<Vec<Part>> {
    let end = tail.windows(END.len()).rposition(|it| it == END)?;
    tail.get(end..end + WHOLE_END)?;
    let count = short(tail, end + 10)?;
    let len = long(tail, end + 12)?;
    let mut rest = tail.get(end.checked_sub(len)?..end)?;
    let mut parts = Vec::new();
    while parts.len() < count {
        let part = rest.strip_prefix(PART)?;
        let (name, extra, comment) = (short(part, 24)?, short(part, 26)?, short(part, 28)?);
        parts.push(Part {
            name: String::from_utf8_lossy(part.get(42..42 + name)?).into_owned(),
            comment: {
                let from = 42 + name + extra;
                String::from_utf8_lossy(part.get(from..from + comment)?).into_owned()
            },
            method: short(part, 6)?,
            start: long(part, 38)?,
            len: long(part, 16)?,
        });
        rest = part.get(42 + name + extra + comment..)?;
    }
    Some(parts)
}

/// Returns what stands behind all parts and their list: remarks on the whole, and what is no part of it.
pub(super) fn behind(file: &[u8]) -> Option<&[u8]> {
    let end = file.windows(END.len()).rposition(|it| it == END)?;
    file.get(end + WHOLE_END..)
}

impl Part {
    /// Returns its bytes as they are packed, out of all of the file; none where they are not there.
    pub(super) fn packed<'f>(&self, file: &'f [u8]) -> Option<&'f [u8]> {
        let head = file.get(self.start..)?.strip_prefix(HEAD)?;
        let from = 26 + short(head, 22)? + short(head, 24)?;
        head.get(from..from.checked_add(self.len)?)
    }
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
