//! Letters that look like Đ and are others: the Icelandic Ð, which official texts often hold, and the African Ɖ.

use std::borrow::Cow;

/// Returns the letter that is meant by one that looks like it: Đ for Ð (U+00D0) and Ɖ (U+0189), đ for ð (U+00F0) and
/// ɖ (U+0256).
pub fn dd(letter: char) -> Option<char> {
    match letter {
        '\u{D0}' | '\u{189}' => Some('Đ'),
        '\u{F0}' | '\u{256}' => Some('đ'),
        _ => None,
    }
}

/// Tells whether a text holds such a letter. All bytes are asked at once, each with the one before it: the second bytes of
/// these letters stand in most words of Vietnamese.
pub fn holds_like_d(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_one = |first: u8, second: u8| {
        let icelandic = (first == 0xC3) & ((second == 0x90) | (second == 0xB0));
        icelandic | (first == 0xC6) & (second == 0x89) | (first == 0xC9) & (second == 0x96)
    };
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    pairs.fold(false, |any, (first, second)| any | is_one(*first, *second))
}

/// Writes Đ and đ where a text has letters that look like them.
pub fn with_dd(text: &str) -> Cow<'_, str> {
    match holds_like_d(text) {
        true => Cow::Owned(text.chars().map(|letter| dd(letter).unwrap_or(letter)).collect()),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{dd, holds_like_d, with_dd};

    #[test]
    fn letters_that_look_like_it_give_way() {
        for (text, right) in [
            ("\u{D0}ức", "Đức"),
            ("\u{189}ông \u{F0}ình \u{256}i", "Đông đình đi"),
            ("Đức", "Đức"),
            ("QĐ-UBND", "QĐ-UBND"),
            ("", ""),
        ] {
            assert_eq!(with_dd(text), right);
            assert_eq!(holds_like_d(text), text != right, "{text}");
        }
    }

    #[test]
    fn the_bytes_that_are_asked_for_are_those_of_the_letters() {
        for letter in '\0'..='\u{2FFF}' {
            assert_eq!(holds_like_d(&letter.to_string()), dd(letter).is_some(), "{letter:?}");
        }
    }
}
