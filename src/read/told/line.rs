//! A line of a text as words with their places.

use super::starts::starts;

/// A word without the signs around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'l> {
    /// Its letters.
    pub(super) text: &'l str,
    /// Where it begins in its line.
    pub(super) at: usize,
}

/// Walks the words of a line that may begin with a capital: the others, nearly all, are not looked at beyond their
/// first letter, and most not beyond its first byte.
pub(super) fn capitalised(line: &str) -> impl Iterator<Item = Word<'_>> {
    let bytes = line.as_bytes();
    let starts = starts(line, |before, byte| is_blank(before) & !byte.is_ascii_lowercase());
    let starts = starts.filter(|at| is_behind_blank(bytes, *at) && !is_small(&bytes[*at..]));
    let words = starts.filter_map(|start| word(line, start));
    words.filter(|word| word.text.starts_with(char::is_uppercase))
}

/// Tells whether a text begins with a small letter of Vietnamese, by its bytes: to ask for the character takes most of the
/// time. Of the letters with two marks (U+1EA0 to U+1EF9) every second is small.
fn is_small(text: &[u8]) -> bool {
    match text {
        [b'a'..=b'z', ..] | [0xC3, 0xA0..=0xBF, ..] => true,
        // ă, đ, ĩ, ũ, ơ, ư.
        [0xC4, 0x83 | 0x91 | 0xA9, ..] | [0xC5, 0xA9, ..] | [0xC6, 0xA1 | 0xB0, ..] => true,
        [0xE1, 0xBA | 0xBB, last, ..] => last % 2 == 1,
        _ => false,
    }
}

/// Tells whether a byte may be the last of a blank.
fn is_blank(byte: u8) -> bool {
    (byte == b' ') | (byte == NBSP[1])
}

/// Tells whether a blank ends at a place, where [`is_blank`] says so of the byte before it; one stands before the line.
fn is_behind_blank(bytes: &[u8], at: usize) -> bool {
    at == 0 || bytes[at - 1] == b' ' || (at > 1 && bytes[at - 2] == NBSP[0])
}

/// The bytes of a blank at which no line breaks.
const NBSP: [u8; 2] = [0xC2, 0xA0];

/// Takes the word of the part that begins at a place; nothing where there are but signs.
fn word(line: &str, start: usize) -> Option<Word<'_>> {
    let bytes = line.as_bytes();
    let ends = |at: &usize| bytes[*at] == b' ' || bytes[*at..].starts_with(&NBSP);
    let part = &line[start..(start..bytes.len()).find(ends).unwrap_or(bytes.len())];
    // Most words have no sign around them.
    let text = match part.as_bytes() {
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => part,
        _ => part.trim_matches(|c: char| !c.is_alphanumeric()),
    };
    // A part of the line begins where its bytes do.
    let at = text.as_ptr() as usize - line.as_ptr() as usize;
    (!text.is_empty()).then_some(Word { text, at })
}

#[cfg(test)]
mod tests {
    use super::is_small;

    #[test]
    fn all_letters_of_vietnamese_are_small_or_capital() {
        let marked = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
        for letter in marked.chars().chain('a'..='z') {
            let (small, capital) = (letter.to_string(), letter.to_uppercase().to_string());
            assert!(is_small(small.as_bytes()), "{small}");
            assert!(!is_small(capital.as_bytes()), "{capital}");
        }
    }
}
