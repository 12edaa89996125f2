//! What is laid after one another in a TAR, each with a head of its own.
//!
//! Names that do not fit into a head stand as bytes of an entry before it, and are read with those of all others.

use std::ops::Range;

/// Heads have this length, and each entry takes up a multiple of it.
const BLOCK: usize = 512;

/// Where in a head stands what it tells in words: the name, what it leads to, the names of its owner and his group, and the
/// folders before the name.
const TOLD: [(usize, usize); 5] = [(0, 100), (157, 100), (265, 32), (297, 32), (345, 155)];

/// Where in a head its sum stands, which is made with blanks in that place.
const SUM: Range<usize> = 148..156;

/// Tells whether a file begins as a TAR: with its sign, or as the oldest, which have none, with the sum of a head.
pub(super) fn is_tar(head: &[u8]) -> bool {
    let Some(head) = head.get(..BLOCK) else { return false };
    let of = |bytes: &[u8]| bytes.iter().map(|byte| usize::from(*byte)).sum::<usize>();
    let sum = of(head) - of(&head[SUM]) + SUM.len() * usize::from(b' ');
    head[257..].starts_with(b"ustar") || number(&head[SUM]) == sum
}

/// The entries of a TAR, and in the end what is none.
pub(super) struct Entries<'f>(pub(super) &'f [u8]);

/// One of them.
pub(super) struct Entry<'f> {
    /// The words of its head, line by line.
    pub(super) told: Vec<u8>,
    pub(super) bytes: &'f [u8],
}

impl<'f> Iterator for Entries<'f> {
    type Item = Entry<'f>;

    fn next(&mut self) -> Option<Self::Item> {
        // Empty blocks end a TAR, and another may follow.
        while let Some((block, rest)) = self.0.split_at_checked(BLOCK)
            && block.iter().all(|byte| *byte == 0)
        {
            self.0 = rest;
        }
        if !is_tar(self.0) {
            return None;
        }
        let (head, rest) = self.0.split_at(BLOCK);
        let len = number(&head[124..136]).min(rest.len());
        self.0 = &rest[len.next_multiple_of(BLOCK).min(rest.len())..];
        let told = TOLD.map(|(at, len)| until_zero(&head[at..at + len]));
        Some(Entry { told: told.join(&b'\n'), bytes: &rest[..len] })
    }
}

/// Reads a number: digits to the base of eight, or a number in bytes behind a sign.
fn number(field: &[u8]) -> usize {
    let (digits, base) = match field[0] {
        0x80 => (&field[1..], 256),
        _ => (field, 8),
    };
    let digits = digits.iter().filter(|it| base == 256 || it.is_ascii_digit());
    digits.fold(0, |number: usize, it| {
        let digit = if base == 256 { *it } else { it - b'0' };
        number.saturating_mul(base).saturating_add(usize::from(digit))
    })
}

fn until_zero(field: &[u8]) -> &[u8] {
    field.split(|byte| *byte == 0).next().unwrap_or_default()
}
