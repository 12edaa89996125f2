//! Text without its marks: what people type, what search compares, what an address may hold.
//!
//! Folding loses letters' differences on purpose, so a folded text is for comparing and never for
//! showing. It knows Latin letters with marks; other scripts pass, less their marks.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::like_d::dd;

/// The longest slug, in bytes, that a title is made into.
const SLUG_BYTES: usize = 80;

/// Folds `text`: canonical decomposition, marks dropped, đ and its look-alikes ð and ɖ as d, lower case.
///
/// "Đậu Liêu", "ĐẬU LIÊU" and "dau lieu" fold to one text in whichever normal form they come, and
/// so do "hoà" and "hòa".
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
        } else {
            fold_letter(letter, &mut folded);
        }
    }
    folded
}

/// Folds a letter onto the end of a text. Marks fall away one by one, so their canonical order need not be restored.
pub(super) fn fold_letter(letter: char, folded: &mut String) {
    for lower in letter.to_lowercase() {
        decompose_canonical(lower, |part| match part {
            _ if part == 'đ' || dd(part) == Some('đ') => folded.push('d'),
            mark if is_combining_mark(mark) => {}
            base => folded.push(base),
        });
    }
}

/// Drops the marks of letters and keeps their case: "Đậu Liêu" becomes "Dau Lieu", as place names
/// stand in English.
pub fn without_marks(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        decompose_canonical(letter, |part| match part {
            mark if is_combining_mark(mark) => {}
            base => plain.push(match dd(base).unwrap_or(base) {
                'đ' => 'd',
                'Đ' => 'D',
                base => base,
            }),
        });
    }
    plain
}

/// Makes a slug of `text`: folded, every run of other characters as one `-`, at most 80 bytes,
/// cut between words; `None` when nothing is left.
pub fn slug(text: &str) -> Option<String> {
    let mut slug = String::new();
    for letter in fold(text).chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    cut_at_word(&mut slug);
    (!slug.is_empty()).then_some(slug)
}

/// A first word that alone is too long is cut inside: half a word is better than no address.
fn cut_at_word(slug: &mut String) {
    if slug.len() > SLUG_BYTES {
        let end = slug[..=SLUG_BYTES].rfind('-').unwrap_or(SLUG_BYTES);
        slug.truncate(end);
    }
    if slug.ends_with('-') {
        slug.pop();
    }
}

/// Says whether `text` can stand as a slug: `[a-z0-9-]+`, with no `-` at either end.
///
/// There is no bound on the length here: an id that is longer than 80 bytes is still an id.
pub fn is_slug(text: &str) -> bool {
    let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !text.is_empty() && text.bytes().all(allowed) && !text.starts_with('-') && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};
    use unicode_normalization::UnicodeNormalization as _;

    use super::{fold, is_slug, slug};

    #[test]
    fn spellings_of_one_name_fold_to_one_text() {
        for (text, folded) in [
            ("Đậu Liêu", "dau lieu"),
            ("ĐẬU LIÊU", "dau lieu"),
            ("\u{D0}ậu Liêu", "dau lieu"),
            ("dau lieu", "dau lieu"),
            ("hoà", "hoa"),
            ("hòa", "hoa"),
            ("Thuỷ, Thúy", "thuy, thuy"),
            ("ƯƠNG ướng", "uong uong"),
            ("İ", "i"),
            ("số 08-NQ/TU", "so 08-nq/tu"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
            assert_eq!(fold(&text.nfd().collect::<String>()), folded, "{text}, decomposed");
        }
    }

    #[test]
    fn slugs_hold_words_and_end_between_them() {
        let word = "a".repeat(90);
        for (text, made) in [
            ("Phường Nam Hồng", Some("phuong-nam-hong")),
            ("  17 tập thể, cá nhân! ", Some("17-tap-the-ca-nhan")),
            ("«…»", None),
            ("", None),
            (word.as_str(), Some(&word[..80])),
            (&format!("{} bcd", &word[..79]), Some(&word[..79])),
            (&format!("{} bcd", &word[..80]), Some(&word[..80])),
            (&format!("{} bcd", &word[..76]), Some(&format!("{}-bcd", &word[..76]))),
        ] {
            assert_eq!(slug(text).as_deref(), made, "{text}");
        }
    }

    #[test]
    fn a_slug_is_known_when_it_is_seen() {
        for (text, right) in [
            ("nam-hong", true),
            ("2022", true),
            ("", false),
            ("-a", false),
            ("a-", false),
            ("Nam", false),
            ("nam_hong", false),
            ("hồng", false),
            ("..", false),
        ] {
            assert_eq!(is_slug(text), right, "{text}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            assert_eq!(fold(&once), once);
        }

        #[test]
        fn equal_texts_fold_alike_in_both_normal_forms(text in any::<String>()) {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            assert_eq!(fold(&composed), fold(&decomposed));
        }

        #[test]
        fn every_slug_is_a_slug(text in any::<String>()) {
            if let Some(slug) = slug(&text) {
                assert!(is_slug(&slug) && slug.len() <= 80, "{slug}");
            }
        }
    }
}
