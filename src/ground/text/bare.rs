//! A text without the characters that nobody sees: who writes "Hạnh" with a soft hyphen in it still names somebody.

use std::ops::Range;

use super::scan::{hidden, holds_hidden};

/// A text that held characters which are not seen, without them.
pub struct Bare {
    text: String,
    /// From where on in it so many bytes are missing.
    cuts: Vec<(usize, usize)>,
}

impl Bare {
    /// Takes what is not seen out of a text; `None` where nothing is, as in nearly all.
    pub fn of(text: &str) -> Option<Self> {
        if !holds_hidden(text.as_bytes()) {
            return None;
        }
        let (mut bare, mut cuts, mut from) = (String::with_capacity(text.len()), Vec::new(), 0);
        for (at, character) in hidden(text) {
            bare.push_str(&text[from..at]);
            from = at + character.len_utf8();
            cuts.push((bare.len(), from - bare.len()));
        }
        bare.push_str(&text[from..]);
        Some(Self { text: bare, cuts })
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns where a range of it stood in the text that it was made of.
    pub fn from(&self, range: &Range<usize>) -> Range<usize> {
        let missing = |cuts: usize| cuts.checked_sub(1).map_or(0, |last| self.cuts[last].1);
        let start = missing(self.cuts.partition_point(|(at, _)| *at <= range.start));
        let end = missing(self.cuts.partition_point(|(at, _)| *at < range.end));
        range.start + start..range.end + end
    }
}

#[cfg(test)]
mod tests {
    use super::Bare;

    #[test]
    fn what_is_found_without_them_is_shown_where_it_stood() {
        let text = "\u{200B}em Hạ\u{AD}n\u{2060}\u{200B}h\u{200D} An";
        let bare = Bare::of(text).expect("it holds some");
        assert_eq!(bare.text(), "em Hạnh An");
        let at = bare.text().find("Hạnh").expect("it is there");
        let found = bare.from(&(at..at + "Hạnh".len()));
        assert_eq!(&text[found], "Hạ\u{AD}n\u{2060}\u{200B}h");
        assert!(Bare::of("Hạnh – “An”").is_none());
    }
}
