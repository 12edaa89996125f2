//! Characters that do not show: what a text file must not hold, and what may hide in a name.
//!
//! It finds them and judges nothing: whether one is an error or a warning is the reader's rule.

use memchr::memchr3_iter;

pub use super::encoding::guess as guess_encoding;

/// Finds the first control character that has no place in a text file, with its byte offset: any
/// of C0 but tab, line feed and carriage return, DEL, and any of C1.
pub fn odd_control(text: &str) -> Option<(usize, char)> {
    text.char_indices()
        .find(|&(_, letter)| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r'))
}

/// Lists the characters that are not seen but change what is: bidi and zero-width controls, soft
/// hyphens and byte order marks, each with its byte offset.
///
/// The mark at the start of a file is taken off before its text gets here, so any is reported.
pub fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().filter(|&(_, letter)| is_hidden(letter))
}

/// Tells whether a text holds a character that is not seen. The bytes that they begin with are asked for first, which is much
/// quicker than to ask for characters.
pub fn holds_hidden(text: &[u8]) -> bool {
    let mut places = memchr3_iter(0xC2, 0xE2, 0xEF, text);
    places.any(|at| {
        let len = if text[at] == 0xC2 { 2 } else { 3 };
        let letter = text.get(at..at + len).and_then(|it| std::str::from_utf8(it).ok());
        letter.and_then(|it| it.chars().next()).is_some_and(is_hidden)
    })
}

/// Tells whether a character is one of those that are not seen.
pub fn is_hidden(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::{hidden, holds_hidden, odd_control};

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
            ("\u{2060}\u{2069}\u{206A}", vec![(0, '\u{2060}'), (3, '\u{2069}')]),
            ("Đậu\u{A0}Liêu", vec![]),
        ] {
            assert_eq!(hidden(text).collect::<Vec<_>>(), found, "{text:?}");
            assert_eq!(holds_hidden(text.as_bytes()), !found.is_empty(), "{text:?}");
        }
    }
}
