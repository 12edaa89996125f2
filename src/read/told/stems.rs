//! The cheap question that is asked of all words of an archive before a grammar looks at any: whether a part of a word stands
//! among them, in small letters or capitals.
//!
//! It may say yes wrongly, never no.

use std::collections::BTreeMap;

use crate::ground::text::patterns::Patterns;

/// A part of a word: four bytes, of which letters without a mark and those of Latin-1 (á, ú) stand for their capitals too.
pub(super) type Stem = [u8; 4];

/// Stems that are asked for in every text of an archive: in small letters, in capitals, or with a capital at the beginning.
pub(super) struct Stems {
    search: Patterns,
    /// Of each pattern, which stem it is.
    stems: Vec<usize>,
}

impl Stems {
    /// Makes ready to ask for some stems in small letters that begin words, and others that stand within some and are never a
    /// capital alone.
    pub(super) fn new(begun: &[Stem], within: &[Stem]) -> Self {
        let begun = begun
            .iter()
            .map(|stem| vec![*stem, capitals(stem, first_letter(stem)), capitals(stem, 4)]);
        let within = within.iter().map(|stem| vec![*stem, capitals(stem, 4)]);
        let cases = begun.chain(within).enumerate();
        let cases: BTreeMap<Stem, usize> =
            cases.flat_map(|(no, forms)| forms.into_iter().map(move |form| (form, no))).collect();
        // Up to 32 of them are looked for in half the time that more are.
        let (patterns, stems): (Vec<Stem>, Vec<usize>) = cases.into_iter().unzip();
        Self { search: Patterns::new(&patterns), stems }
    }

    /// Walks the places of a text at which one of them stands: which it is, and where it begins.
    pub(super) fn places(&self, text: &str) -> impl Iterator<Item = (usize, usize)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let (no, at) = self.search.find(text.as_bytes(), from)?;
            from = at.start + 1;
            Some((self.stems[no], at.start))
        })
    }
}

/// Returns a stem with its first bytes as those of capitals.
fn capitals(stem: &Stem, len: usize) -> Stem {
    let behind = |at: usize, lead: u8| at > 0 && stem[at - 1] == lead;
    std::array::from_fn(|at| match stem[at] {
        byte if at >= len => byte,
        byte @ b'a'..=b'z' => byte & !CASE,
        byte @ 0xA0..=0xBF if behind(at, 0xC3) => byte & !CASE,
        0x91 if behind(at, 0xC4) => 0x90,
        // Of the letters with two marks every second is small.
        byte if at > 1 && stem[at - 2] == 0xE1 && matches!(stem[at - 1], 0xBA | 0xBB) => byte & !1,
        byte => byte,
    })
}

/// Returns how many bytes the first letter of a stem has.
fn first_letter(stem: &Stem) -> usize {
    match stem[0] {
        ..=0x7F => 1,
        0x80..=0xDF => 2,
        _ => 3,
    }
}

/// Tells whether a short text holds one of some stems. All bytes are asked, many at once, and without a branch among them:
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
    use super::{Stems, holds};

    #[test]
    fn stems_of_every_line_are_found_in_small_letters_and_capitals() {
        let begun = [*b"tr\xC3\xBA", *b"\xC4\x91\xC3\xAC", *b"h\xE1\xBB\x99"];
        let stems = Stems::new(&begun, &[*b"llec", *b"\xE1\xBA\xADp"]);
        for (text, wanted) in [
            ("cư trú tại", true),
            ("Trú tại", true),
            ("TRÚ", true),
            ("đình", true),
            ("Đình", true),
            ("ĐÌNH", true),
            ("hộ", true),
            ("Hộ", true),
            ("HỘ", true),
            ("collectives", true),
            ("COLLECTIVES", true),
            ("tập", true),
            ("TẬP", true),
            ("trù", false),
            ("tr", false),
            ("", false),
        ] {
            assert_eq!(stems.places(text).next().is_some(), wanted, "{text}");
        }
        assert!(stems.places("TRÚ, tập, trú").eq([(0, 0), (4, 7), (0, 13)]));
    }

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
