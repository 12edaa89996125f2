//! A text as it is read by people: without the characters that nobody sees, and with letters of odd width as ordinary ones.
//! Who writes "Hạnh" with a soft hyphen in it still names somebody.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

use super::scan::{hidden, is_hidden, suspects};

/// A text that held such characters, without them.
pub struct Bare {
    text: String,
    /// From where on in it so many bytes are missing.
    cuts: Vec<Cut>,
}

struct Cut {
    at: usize,
    missing: usize,
    /// Whether the letter right before it was longer.
    is_letter: bool,
}

impl Bare {
    /// Tells whether a text may hold such characters.
    pub fn is_needed(text: &[u8]) -> bool {
        suspects(text).any(|letter| is_hidden(letter) || ordinary(letter).is_some())
    }

    /// Takes what is not seen out of a text; `None` where nothing is, as in nearly all.
    pub fn of(text: &str) -> Option<Self> {
        if !Self::is_needed(text.as_bytes()) {
            return None;
        }
        let unseen = hidden(text).map(|(at, letter)| (at, letter.len_utf8(), None));
        let odd = text
            .char_indices()
            .filter_map(|(at, letter)| Some((at, letter.len_utf8(), Some(ordinary(letter)?))));
        let mut all: Vec<_> = unseen.chain(odd).collect();
        all.sort_unstable();
        (!all.is_empty()).then(|| Self::without(text, all))
    }

    /// Takes the blanks out of words whose letters stand apart; `None` where there are none.
    pub fn without_blanks(text: &str) -> Option<Self> {
        let (mut cuts, mut start, mut goes_on) = (Vec::new(), 0, false);
        for word in text.split_inclusive(' ') {
            let letters = word.strip_suffix(' ').unwrap_or(word);
            if goes_on && is_single(letters.chars()) {
                cuts.push((start - 1, 1, None));
            }
            goes_on = is_single(letters.chars().rev());
            start += word.len();
        }
        (!cuts.is_empty()).then(|| Self::without(text, cuts))
    }

    /// Takes out some bytes, each with the letter in their place.
    fn without(text: &str, all: Vec<(usize, usize, Option<char>)>) -> Self {
        let (mut bare, mut cuts, mut from) = (String::with_capacity(text.len()), Vec::new(), 0);
        for (at, len, instead) in all {
            bare.push_str(&text[from..at]);
            bare.extend(instead);
            from = at + len;
            let is_letter = instead.is_some();
            cuts.push(Cut { at: bare.len(), missing: from - bare.len(), is_letter });
        }
        bare.push_str(&text[from..]);
        Self { text: bare, cuts }
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns where a range of it stood in the text that it was made of.
    pub fn from(&self, range: &Range<usize>) -> Range<usize> {
        let missing = |cuts: usize| cuts.checked_sub(1).map_or(0, |last| self.cuts[last].missing);
        let is_before_end =
            |cut: &Cut| cut.at < range.end || (cut.at == range.end && cut.is_letter);
        let start = missing(self.cuts.partition_point(|cut| cut.at <= range.start));
        let end = missing(self.cuts.partition_point(is_before_end));
        range.start + start..range.end + end
    }
}

/// Returns the ordinary letter of one that is as wide as a sign of Chinese, or one of mathematics: Ｎ, 𝐍.
fn ordinary(letter: char) -> Option<char> {
    if !matches!(letter, '\u{FF10}'..='\u{FF5A}' | '\u{1D400}'..='\u{1D7FF}') {
        return None;
    }
    let mut ordinary = None;
    decompose_compatible(letter, |it| ordinary = Some(it));
    ordinary.filter(char::is_ascii_alphanumeric)
}

/// Tells whether some letters begin with one that stands alone.
pub fn is_single(letters: impl Iterator<Item = char>) -> bool {
    let is_mark = |it: &char| matches!(it, '\u{300}'..='\u{36F}');
    let mut letters = letters.filter(|it| !is_mark(it));
    letters.next().is_some_and(char::is_alphabetic)
        && !letters.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{Bare, is_hidden, ordinary};

    #[test]
    fn what_is_found_without_them_is_shown_where_it_stood() {
        let text = "\u{200B}em Hạ\u{AD}n\u{2060}\u{200B}h\u{200D} An";
        let bare = Bare::of(text).expect("it holds some");
        assert_eq!(bare.text(), "em Hạnh An");
        let at = bare.text().find("Hạnh").expect("it is there");
        let found = bare.from(&(at..at + "Hạnh".len()));
        assert_eq!(&text[found], "Hạ\u{AD}n\u{2060}\u{200B}h");
        assert!(Bare::of("Hạnh – “An”").is_none());
        // What only chooses the look of a sign is left.
        assert!(Bare::of("☎\u{FE0F} 0239").is_none());
    }

    #[test]
    fn every_character_that_is_taken_out_or_changed_is_asked_for() {
        for letter in '\0'..=char::MAX {
            let wanted = is_hidden(letter) || ordinary(letter).is_some();
            let text = letter.to_string();
            assert_eq!(Bare::is_needed(text.as_bytes()), wanted, "{letter:?}");
        }
    }

    #[test]
    fn letters_of_odd_width_are_ordinary() {
        let text = "em Ｈạｎ\u{200B}ｈ 𝐀n";
        let bare = Bare::of(text).expect("it holds some");
        assert_eq!(bare.text(), "em Hạnh An");
        for (part, wanted) in [("Hạnh", "Ｈạｎ\u{200B}ｈ"), ("Hạn", "Ｈạｎ"), ("A", "𝐀")]
        {
            let at = bare.text().find(part).expect("it is there");
            assert_eq!(&text[bare.from(&(at..at + part.len()))], wanted);
        }
    }

    #[test]
    fn letters_that_stand_apart_are_words() {
        for (text, wanted) in [
            ("em H ạ n h  A n h nhé", Some("em Hạnh  Anh nhé")),
            ("<b>N a m.</b>", Some("<b>Nam.</b>")),
            ("Nam a, Na", None),
            (" H ạ n h", Some(" Hạnh")),
            ("H a\u{323} n h", Some("Ha\u{323}nh")),
            ("1 2 3 4 5", None),
        ] {
            let bare = Bare::without_blanks(text);
            assert_eq!(bare.as_ref().map(Bare::text), wanted, "{text}");
        }
    }
}
