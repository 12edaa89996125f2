//! The names of what is packed in a ZIP, from the list at its end. Nothing is unpacked.

/// Where the list begins and how long it is stands behind this sign, at the very end.
const END: &[u8] = b"PK\x05\x06";

/// How long the end is, without remarks.
const WHOLE_END: usize = 22;

/// Each part of the list begins with this sign.
const PART: &[u8] = b"PK\x01\x02";

/// The first part of a packed file begins with this sign; one that holds nothing has its end there.
pub(super) fn is_packed(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(END)
}

/// Lists the names of the parts; nothing where the list is not whole within `tail`, the last bytes of the file.
pub(super) fn names(tail: &[u8]) -> Option<Vec<String>> {
    let end = tail.windows(END.len()).rposition(|it| it == END)?;
    tail.get(end..end + WHOLE_END)?;
    let count = usize::from(u16::from_le_bytes(*tail.get(end + 10..)?.first_chunk()?));
    let len = u32::from_le_bytes(*tail.get(end + 12..)?.first_chunk()?) as usize;
    let mut rest = tail.get(end.checked_sub(len)?..end)?;
    let mut names = Vec::new();
    while names.len() < count {
        let part = rest.strip_prefix(PART)?;
        let number =
            |at: usize| Some(usize::from(u16::from_le_bytes(*part.get(at..)?.first_chunk()?)));
        let (name, extra, comment) = (number(24)?, number(26)?, number(28)?);
        names.push(String::from_utf8_lossy(part.get(42..42 + name)?).into_owned());
        rest = part.get(42 + name + extra + comment..)?;
    }
    Some(names)
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
