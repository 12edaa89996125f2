//! A guess at the encoding of bytes that are not UTF-8, for the help line of an error.
//!
//! Nothing is converted here: a text in an old encoding is refused, and its writer saves it again.
//! A guess is made only where it is convincing: a wrong name would send the writer astray.

use super::syllable::is_syllable;

/// A single-byte encoding: its name and the letters of its bytes from 0x80 on.
struct Legacy {
    name: &'static str,
    /// The folded letter of each byte, a capital where Western Europe's encoding has another sign;
    /// `^` for a tone that follows its vowel, `.` for what is no Vietnamese letter.
    letters: &'static [u8; 128],
}

/// The legacy encodings that Vietnamese text still comes in.
const LEGACY: [Legacy; 2] = [
    Legacy {
        name: "windows-1258",
        letters: b"................................................................\
                   aaaA....eee.^i..D.^ooO...uu..U^.aaaA....eee.^i..D.^ooO...uu..U..",
    },
    Legacy {
        name: "TCVN3 (ABC)",
        letters: b".................................AAEOOUDAAEOOUD......AAAAA.AAAA.\
                   ......AAAAAAE.EEEEEEEEEII...IIIO.OOOOOOOOOOOOOOU.UUUUUUUUUYYYYY.",
    },
];

/// The fewest words with high bytes that are worth a guess.
const FEWEST_WORDS: usize = 2;

/// Names the encoding of `bytes`, which are not UTF-8: `UTF-16LE`, `UTF-16BE`, `windows-1258` or
/// `TCVN3 (ABC)`; `None` when none of them is likely.
pub fn guess(bytes: &[u8]) -> Option<&'static str> {
    utf16(bytes).or_else(|| legacy(bytes))
}

/// Text in UTF-16 begins with its mark, or holds a NUL beside each ASCII letter, always on one side.
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some("UTF-16LE"),
        [0xFE, 0xFF, ..] => return Some("UTF-16BE"),
        _ => {}
    }
    let pairs = bytes.as_chunks::<2>().0;
    let nuls = |side: usize| pairs.iter().filter(|pair| pair[side] == 0).count();
    let (first, second) = (nuls(0), nuls(1));
    let one_sided = |many: usize, few: usize| many * 4 > pairs.len() && few * 20 < pairs.len();
    if one_sided(second, first) {
        Some("UTF-16LE")
    } else if one_sided(first, second) {
        Some("UTF-16BE")
    } else {
        None
    }
}

/// Takes the encoding in which most words are Vietnamese syllables, if it is well ahead.
fn legacy(bytes: &[u8]) -> Option<&'static str> {
    let words: Vec<&[u8]> =
        bytes.split(|&byte| is_separator(byte)).filter(|word| !word.is_ascii()).collect();
    if words.len() < FEWEST_WORDS {
        return None;
    }
    let scores = LEGACY.each_ref().map(|encoding| encoding.score(&words));
    let (best, next) = if scores[0] >= scores[1] { (0, 1) } else { (1, 0) };
    let convincing = scores[best] * 5 >= words.len() * 4;
    let ahead = (scores[best] - scores[next]) * 5 > words.len();
    (convincing && ahead).then_some(LEGACY[best].name)
}

/// In all of these encodings the bytes up to 0xA0 are Windows' quotes, dashes and blanks.
fn is_separator(byte: u8) -> bool {
    byte <= 0xA0 && !byte.is_ascii_alphabetic()
}

impl Legacy {
    /// Counts the words that are syllables here, all or nothing: without one letter that Western
    /// Europe does not have, the text may as well be French.
    fn score(&self, words: &[&[u8]]) -> usize {
        let (mut right, mut telling) = (0, false);
        for word in words {
            if let Some(letters) = self.letters_of(word)
                && is_syllable(&letters.to_ascii_lowercase())
            {
                right += 1;
                telling |= word.iter().any(|&byte| self.is_telling(byte));
            }
        }
        if telling { right } else { 0 }
    }

    fn sign(&self, byte: u8) -> u8 {
        if byte.is_ascii() { byte } else { self.letters[usize::from(byte & 0x7F)] }
    }

    fn is_telling(&self, byte: u8) -> bool {
        !byte.is_ascii() && (self.sign(byte) == b'^' || self.sign(byte).is_ascii_uppercase())
    }

    /// Reads a word's letters without their marks; `None` when one is no letter or a tone is astray.
    fn letters_of(&self, word: &[u8]) -> Option<String> {
        let mut letters = String::with_capacity(word.len());
        for &byte in word {
            match self.sign(byte) {
                b'^' if letters.ends_with(is_vowel) => {}
                b'^' | b'.' => return None,
                letter => letters.push(char::from(letter)),
            }
        }
        Some(letters)
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::guess;

    /// Turns each character into the byte of its number, as a text in an old encoding looks to a
    /// Western editor.
    fn bytes(seen: &str) -> Vec<u8> {
        seen.chars().map(|letter| u8::try_from(u32::from(letter)).expect("one byte")).collect()
    }

    #[test]
    fn old_encodings_are_known_by_their_syllables() {
        for (seen, name) in [
            ("Ph\u{AD}êng Nam Hång, thÞ x· Hång LÜnh", Some("TCVN3 (ABC)")),
            ("title = \"Tæ liªn gia\"\nward = \"§Ëu Liªu\"", Some("TCVN3 (ABC)")),
            ("\u{93}Tæ liªn gia\u{94} \u{96} §Ëu Liªu", Some("TCVN3 (ABC)")),
            ("PhýõÌng Nam HôÌng, thiò xaÞ HôÌng LiÞnh", Some("windows-1258")),
            ("title = \"TôÒ liên gia\"\nward = \"Ðâòu Liêu\"", Some("windows-1258")),
            ("Les événements présentés à la mairie, là où l'été commence", None),
            ("là, à, né", None),
            ("Straße, für, München, größer, Übung", None),
            ("não são informações, atenção, você está", None),
            ("caf\u{E9}", None),
            ("plain", None),
            ("", None),
        ] {
            assert_eq!(guess(&bytes(seen)), name, "{seen}");
        }
    }

    #[test]
    fn utf_16_is_known_by_its_mark_or_its_nuls() {
        let text = "title = \"Phường Nam Hồng\"\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(guess(&little), Some("UTF-16LE"));
        assert_eq!(guess(&big), Some("UTF-16BE"));
        assert_eq!(guess(&[&[0xFF, 0xFE], &little[..6]].concat()), Some("UTF-16LE"));
        assert_eq!(guess(&[&[0xFE, 0xFF], &big[..6]].concat()), Some("UTF-16BE"));
        assert_eq!(guess(&[0, 0, 0, 0, 0xFF]), None);
    }

    #[test]
    fn broken_utf_8_is_not_taken_for_an_old_encoding() {
        let text = "Phường Nam Hồng và phường Đậu Liêu của thị xã Hồng Lĩnh được khen thưởng";
        let broken = [text.as_bytes(), &[0xE1, 0xBB]].concat();
        assert_eq!(guess(&broken), None);
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_guess(bytes in any::<Vec<u8>>()) {
            guess(&bytes);
        }
    }
}
