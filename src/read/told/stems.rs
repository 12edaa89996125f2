//! The cheap question that is asked of each line of an archive before a grammar looks at it: whether a part of a word
//! stands in it, in small letters or capitals.
//!
//! It may say yes wrongly, never no.

/// A part of a word: four bytes, of which letters without a mark and those of Latin-1 (á, ú) stand for their capitals too.
pub(super) type Stem = [u8; 4];

/// Tells whether a text holds one of some stems. All bytes are asked, many at once, and without a branch among them:
/// to stop at the first would take much longer.
pub(super) fn holds<const N: usize>(text: &str, stems: &[Stem; N]) -> bool {
    let is_at = |four: &[u8; 4], stem: &Stem| {
        let same = |no: usize| four[no] | CASE == stem[no] | CASE;
        same(0) & same(1) & same(2) & same(3)
    };
    let is_any = |four: &[u8; 4]| stems.iter().fold(false, |any, stem| any | is_at(four, stem));
    text.as_bytes().array_windows().fold(false, |any, four| any | is_any(four))
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
