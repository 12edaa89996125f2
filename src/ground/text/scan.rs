//! Characters that do not show: what a text file must not hold, and what may hide in a name.
//!
//! It finds them and judges nothing: whether one is an error or a warning is the reader's rule.

use std::sync::LazyLock;

pub use super::encoding::guess as guess_encoding;
use super::patterns::Patterns;

/// Finds the first control character that has no place in a text file, with its byte offset: any
/// of C0 but tab, line feed and carriage return, DEL, and any of C1.
pub fn odd_control(text: &str) -> Option<(usize, char)> {
    // Nearly no text holds one, and all bytes are asked at once, each with the one before it, faster than characters are.
    let bytes = text.as_bytes();
    let is_single =
        |it: u8| (it < b' ') & (it != b'\t') & (it != b'\n') & (it != b'\r') | (it == 0x7F);
    let is_double = |pair: (&u8, &u8)| (*pair.0 == 0xC2) & (*pair.1 < 0xA0);
    let any_single = bytes.iter().fold(false, |any, it| any | is_single(*it));
    let any_double =
        bytes.iter().zip(bytes.iter().skip(1)).fold(false, |any, it| any | is_double(it));
    if !any_single && !any_double {
        return None;
    }
    text.char_indices()
        .find(|&(_, letter)| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r'))
}

/// Lists the characters that are not seen but change what is: bidi and zero-width controls, soft
/// hyphens, fillers, tags and byte order marks, each with its byte offset.
///
/// The mark at the start of a file is taken off before its text gets here, so any is reported. What chooses the look of a
/// sign is none of them behind a sign that has two, as ☎ has.
pub fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let hidden = text.char_indices().filter(|&(_, letter)| is_hidden(letter));
    hidden.filter(|&(at, letter)| !chooses_look(&text[..at], letter, &text[at..]))
}

/// The bytes that characters begin with which are not seen, or have an odd width: few of those that do are others. That of the
/// signs from U+2000 on, which texts are full of, is followed by what tells them apart.
const LEADS: [&[u8]; 22] = [
    b"\xC2\xAD",
    b"\xCD\x8F",
    b"\xE1\x85",
    b"\xE2\x80\x8B",
    b"\xE2\x80\x8C",
    b"\xE2\x80\x8D",
    b"\xE2\x80\x8E",
    b"\xE2\x80\x8F",
    b"\xE2\x80\xAA",
    b"\xE2\x80\xAB",
    b"\xE2\x80\xAC",
    b"\xE2\x80\xAD",
    b"\xE2\x80\xAE",
    b"\xE2\x81",
    b"\xE3\x85",
    b"\xEF\xB8",
    b"\xEF\xBB",
    b"\xEF\xBC",
    b"\xEF\xBD",
    b"\xEF\xBE",
    b"\xF0\x9D",
    b"\xF3\xA0",
];

static SEARCH: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(&LEADS));

/// Walks the characters of a text that may be hidden or have an odd width. Their first bytes are asked for, which is much
/// quicker than to ask for characters.
pub fn suspects(text: &[u8]) -> impl Iterator<Item = char> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let (_, at) = SEARCH.find(text, from)?;
        from = at.start + 1;
        Some(at.start)
    })
    .filter_map(|at| {
        let len = match text[at] {
            ..=0xDF => 2,
            0xE0..=0xEF => 3,
            _ => 4,
        };
        let letter = text.get(at..at + len).and_then(|it| std::str::from_utf8(it).ok());
        letter.and_then(|it| it.chars().next())
    })
}

/// Tells whether a character is one of those that are not seen.
pub fn is_hidden(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}'
            | '\u{34F}'
            | '\u{115F}'..='\u{1160}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{E0000}'..='\u{E01EF}'
    )
}

/// Tells whether a character only chooses between two looks of the sign before it, as people type it without knowing.
fn chooses_look(before: &str, letter: char, from: &str) -> bool {
    let has_two = |sign: char| {
        matches!(sign, '©' | '®' | '\u{203C}'..) && !sign.is_alphabetic() && !sign.is_whitespace()
    };
    let is_key = || from.chars().nth(1) == Some('\u{20E3}');
    matches!(letter, '\u{FE0E}' | '\u{FE0F}')
        && before
            .chars()
            .next_back()
            .is_some_and(|sign| has_two(sign) && !is_hidden(sign) || is_key())
}

#[cfg(test)]
mod tests {
    use super::{hidden, odd_control};

    #[test]
    fn controls_are_found_and_line_ends_pass() {
        for (text, found) in [
            ("một\tdòng\r\n", None),
            ("ố\0", Some((3, '\0'))),
            ("a\u{7F}\u{1}", Some((1, '\u{7F}'))),
            ("a\u{85}", Some((1, '\u{85}'))),
            ("a\u{B}", Some((1, '\u{B}'))),
            ("\u{A0}\u{AD}\u{2028}", None),
            ("", None),
        ] {
            assert_eq!(odd_control(text), found, "{text:?}");
        }
    }

    #[test]
    fn hidden_characters_are_listed_in_their_order() {
        for (text, found) in [
            ("Nam\u{200B} Hồng\u{202E}", vec![(3, '\u{200B}'), (13, '\u{202E}')]),
            ("\u{FEFF}a\u{AD}", vec![(0, '\u{FEFF}'), (4, '\u{AD}')]),
            ("\u{2060}\u{206A}", vec![(0, '\u{2060}'), (3, '\u{206A}')]),
            ("a\u{34F}\u{3164}", vec![(1, '\u{34F}'), (3, '\u{3164}')]),
            ("Hạ\u{FE0F}\u{E0041}", vec![(4, '\u{FE0F}'), (7, '\u{E0041}')]),
            ("ế\u{1160}\u{E0100}", vec![(3, '\u{1160}'), (6, '\u{E0100}')]),
            ("Đậu\u{A0}Liêu", vec![]),
        ] {
            assert_eq!(hidden(text).collect::<Vec<_>>(), found, "{text:?}");
        }
    }

    #[test]
    fn the_look_of_a_sign_may_be_chosen() {
        for text in ["☎\u{FE0F} 0239", "1\u{FE0F}\u{20E3}", "©\u{FE0E}"] {
            assert_eq!(hidden(text).count(), 0, "{text:?}");
        }
        for text in ["☎ \u{FE0F}a", "1\u{FE0F}", "☎\u{FE0F}\u{FE0F}"] {
            assert_eq!(hidden(text).count(), 1, "{text:?}");
        }
    }
}
