//! Many short patterns that are looked for in all bytes of an archive at once.
//!
//! The library's own choice is not taken where there are few of them: it would look for single bytes first, which stand in
//! every line of Vietnamese, and takes several times as long.

use std::ops::Range;

use aho_corasick::packed::{self, Searcher};
use aho_corasick::{AhoCorasick, Input, MatchKind};

/// Patterns that are looked for; of those that begin at one place the longest is found.
#[derive(Clone, Debug)]
pub struct Patterns(Search);

#[derive(Clone, Debug)]
enum Search {
    /// Many bytes at once, where the processor can and the patterns are not too many.
    AtOnce(Searcher),
    /// Byte by byte.
    ByByte(AhoCorasick),
}

impl Patterns {
    /// Makes ready to look for some patterns, none of which is empty.
    pub fn new<P: AsRef<[u8]>>(patterns: &[P]) -> Self {
        let mut config = packed::Config::new();
        let mut at_once = config.match_kind(packed::MatchKind::LeftmostLongest).builder();
        let at_once = at_once.extend(patterns).build();
        Self(at_once.map(Search::AtOnce).unwrap_or_else(|| {
            let mut search = AhoCorasick::builder();
            let search = search.match_kind(MatchKind::LeftmostLongest).build(patterns);
            Search::ByByte(search.expect("so few patterns fit into memory"))
        }))
    }

    /// Finds the first pattern that begins at a place or behind it: its number, and where it stands.
    pub fn find(&self, text: &[u8], from: usize) -> Option<(usize, Range<usize>)> {
        match &self.0 {
            Search::AtOnce(search) => {
                let found = search.find_in(text, (from..text.len()).into())?;
                Some((found.pattern().as_usize(), found.range()))
            }
            Search::ByByte(search) => {
                let found = search.find(Input::new(text).range(from..))?;
                Some((found.pattern().as_usize(), found.range()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Patterns;

    /// Few patterns are looked for in another way than many, and short texts in another way than long ones.
    #[test]
    fn few_and_many_patterns_are_found_in_short_and_long_texts() {
        let filling: Vec<String> = (0..400).map(|n| format!("#{n:03}")).collect();
        for count in [0, 1, 40, 400] {
            let mut patterns: Vec<&str> = vec!["trú", "trúc", "qu\u{79}ên"];
            patterns.extend(filling.iter().take(count).map(String::as_str));
            let many = Patterns::new(&patterns);
            for around in ["", " ", &"tru ".repeat(50)] {
                let text = format!("{around}trúc, quyên{around}");
                let (no, at) = many.find(text.as_bytes(), 0).expect("it is there");
                assert_eq!((no, &text[at.clone()]), (1, "trúc"), "{count}");
                let (no, at) = many.find(text.as_bytes(), at.end).expect("the other is, too");
                assert_eq!((no, &text[at]), (2, "quyên"), "{count}");
                assert!(many.find(around.as_bytes(), 0).is_none());
            }
        }
    }
}
