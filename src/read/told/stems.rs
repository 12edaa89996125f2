//! The cheap question that is asked of each line of an archive before a grammar looks at it: whether a part of a word
//! stands in it, in small letters or capitals.
//!
//! It may say yes wrongly, never no.

/// A part of a word: four bytes, of which letters without a mark and those of Latin-1 (á, ú) stand for their capitals too.
pub(super) type Stem = [u8; 4];

/// Tells whether a text holds one of some stems. All bytes are asked, many at once, and without a branch among them:
/// to stop at the first would take much longer.
pub(super) fn holds<const N: usize>(text: &str, stems: &[Stem; N]) -> bool {
    let bytes = text.as_bytes();
    let Some(count) = bytes.len().checked_sub(3) else { return false };
    let from = |no: usize| &bytes[no..no + count];
    let (first, second, third, fourth) = (from(0), from(1), from(2), from(3));
    let same = |byte: u8, of: u8| byte | CASE == of | CASE;
    let mut any = false;
    for at in 0..count {
        for [a, b, c, d] in stems {
            let [a, b] = [same(first[at], *a), same(second[at], *b)];
            any |= a & b & same(third[at], *c) & same(fourth[at], *d);
        }
    }
    any
}

/// The bit by which capitals differ.
const CASE: u8 = 0x20;

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn stems_are_found_in_any_case() {
        const TRU: [u8; 4] = [b't', b'r', 0xC3, 0xBA];
        assert_eq!("trú".as_bytes(), TRU);
        for (text, wanted) in [("TRÚ", true), ("cư Trú ở", true), ("trù", false), ("t", false)]
        {
            assert_eq!(holds(text, &[*b"sinh", TRU]), wanted, "{text}");
        }
    }
}
