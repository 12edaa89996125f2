//! Figures of honours in a line: "17 tập thể, cá nhân", "4 tập thể và 5 cá nhân", "17 collectives and individuals".
//!
//! A small grammar: a number, then what is counted; kinds that are joined by a comma, "và" or "and" are counted together,
//! and a kind that has a number of its own begins a figure of its own. What is only about right ("hơn 20 cá nhân") is no
//! figure, and neither are households by themselves: news count them for many things ("1.240 hộ gia đình hiến đất").

use std::ops::Range;

use super::line::{Word, words};
use super::number::{begins, is_spoken, of_digits, of_words};
use crate::model::recipient::RecipientType;
use crate::model::told::ToldCount;

/// What is counted; the longer of two that begin alike comes first.
const NOUNS: [(&str, RecipientType); 9] = [
    ("tập thể", RecipientType::Collective),
    ("cá nhân", RecipientType::Individual),
    ("hộ gia đình", RecipientType::Household),
    ("collectives", RecipientType::Collective),
    ("collective", RecipientType::Collective),
    ("individuals", RecipientType::Individual),
    ("individual", RecipientType::Individual),
    ("households", RecipientType::Household),
    ("household", RecipientType::Household),
];

/// What each line with a figure holds; households alone are none.
const HONOURED: [&str; 4] = ["tập thể", "cá nhân", "collective", "individual"];

/// What joins kinds that are counted together; the longer of two that begin alike comes first.
const JOINTS: [&str; 7] = [", và ", ", and ", " và ", " and ", ", ", " & ", "/"];

/// What may stand between a number and what it counts.
const BETWEEN: [&str; 3] = ["lượt ", "outstanding ", "other "];

/// What makes a number one that is only about right.
const ABOUT: [&str; 11] =
    ["hơn", "gần", "trên", "dưới", "khoảng", "chừng", "over", "about", "nearly", "almost", "than"];

/// Finds the figures of a line, each with the place of its words.
pub(super) fn find(line: &str) -> Vec<(ToldCount, Range<usize>)> {
    // Most lines honour nobody, and this is asked of each line of an archive.
    if !HONOURED.iter().any(|noun| line.contains(noun)) {
        return Vec::new();
    }
    let mut found: Vec<(ToldCount, Range<usize>)> = Vec::new();
    let mut numeral = Numeral::default();
    for Word { text, at } in words(line) {
        let end = at + text.len();
        let Some(number) = numeral.push(line, text, at) else { continue };
        if let Some((of, end)) = kinds(line, end) {
            let at = numeral.at;
            let goes_on = |(_, former): &(_, Range<usize>)| JOINTS.contains(&&line[former.end..at]);
            if of != [RecipientType::Household] || found.last().is_some_and(goes_on) {
                let written = line[at..end].into();
                found.push((ToldCount { number, of, written }, at..end));
            }
        }
    }
    found
}

/// The number that ends in the last word of a line as far as it was read: digits, or words after one another.
#[derive(Default)]
struct Numeral {
    /// The words, in small letters; empty where the last word is in digits, or no number.
    words: Vec<String>,
    /// Where it begins.
    at: usize,
    /// Where it ends.
    end: usize,
    /// What it is, where it can be told.
    number: Option<u64>,
    /// Whether what stands before it makes it a number that is only about right.
    is_about: bool,
    /// The word before, in small letters.
    before: String,
}

impl Numeral {
    /// Takes the next word of a line, and returns the exact number that ends with it.
    fn push(&mut self, line: &str, text: &str, at: usize) -> Option<u64> {
        let word = text.to_lowercase();
        let goes_on = !self.words.is_empty() && &line[self.end..at] == " ";
        let digits = of_digits(&word);
        // "Bảy (07) tập thể" says it twice.
        let again = digits.is_some() && digits == self.number && &line[self.end..at] == " (";
        if is_spoken(&word) && goes_on {
            self.words.push(word.clone());
            self.number = of_words(&self.words);
        } else if again {
            self.words.clear();
        } else {
            self.words.clear();
            let is_word = begins(&word);
            if is_word {
                self.words.push(word.clone());
            }
            // "Hai, ba tập thể" is about right as well.
            self.is_about = ABOUT.contains(&&*self.before) || (is_word && begins(&self.before));
            (self.at, self.number) = (at, digits.or_else(|| of_words(&self.words)));
        }
        self.end = at + text.len();
        self.before = word;
        self.number.filter(|_| !self.is_about)
    }
}

/// Reads the kinds that are counted together from what follows a number, and where they end.
fn kinds(line: &str, from: usize) -> Option<(Vec<RecipientType>, usize)> {
    let rest = line[from..].strip_prefix(')').unwrap_or(&line[from..]).strip_prefix(' ')?;
    let rest = BETWEEN.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let (first, mut rest) = noun(rest)?;
    let mut of = vec![first];
    while let Some((next, behind)) = JOINTS.iter().find_map(|it| noun(rest.strip_prefix(it)?)) {
        if !of.contains(&next) {
            of.push(next);
        }
        rest = behind;
    }
    of.sort();
    Some((of, line.len() - rest.len()))
}

/// Takes what is counted off the front of a text.
fn noun(text: &str) -> Option<(RecipientType, &str)> {
    let is_whole = |rest: &&str| !rest.starts_with(char::is_alphanumeric);
    NOUNS.iter().find_map(|(noun, kind)| Some((*kind, text.strip_prefix(noun).filter(is_whole)?)))
}

#[cfg(test)]
mod tests {
    use super::{RecipientType, find};

    #[test]
    fn figures_are_found_with_what_they_count() {
        use RecipientType::{Collective as C, Household as H, Individual as I};
        type Figures<'f> = &'f [(u64, &'f [RecipientType])];
        let cases: [(&str, Figures<'_>); 30] = [
            ("khen thưởng 17 tập thể, cá nhân", &[(17, &[C, I])]),
            ("cho 4 tập thể, 5 cá nhân có thành tích", &[(4, &[C]), (5, &[I])]),
            ("cho 4 tập thể và 5 cá nhân.", &[(4, &[C]), (5, &[I])]),
            ("cho (02 cá nhân), 3 hộ gia đình", &[(2, &[I])]),
            ("4 tập thể, 2 hộ gia đình", &[(4, &[C]), (2, &[H])]),
            ("1.240 hộ gia đình hiến đất", &[]),
            ("17 lượt tập thể và cá nhân", &[(17, &[C, I])]),
            ("1.017 tập thể, cá nhân và hộ gia đình", &[(1017, &[C, I, H])]),
            ("bốn tập thể", &[(4, &[C])]),
            ("mười bảy tập thể", &[(17, &[C])]),
            ("Mười bốn tập thể, cá nhân", &[(14, &[C, I])]),
            ("hai mươi mốt cá nhân", &[(21, &[I])]),
            ("Bảy (07) tập thể, 08 cá nhân", &[(7, &[C]), (8, &[I])]),
            ("Bảy (08) tập thể", &[(8, &[C])]),
            ("hai, ba tập thể", &[]),
            ("hai ba tập thể", &[]),
            ("trong năm mười tập thể", &[]),
            ("trong năm, 10 tập thể", &[(10, &[C])]),
            ("một cá nhân", &[]),
            ("hơn 20 cá nhân", &[]),
            ("Trên 20 cá nhân", &[]),
            ("17 cá nhânh", &[]),
            ("12/17 cá nhân", &[]),
            ("năm 2022, tập thể phường", &[]),
            ("17 collectives and individuals", &[(17, &[C, I])]),
            ("four collectives and five individuals", &[(4, &[C]), (5, &[I])]),
            ("more than 5 individuals", &[]),
            ("Twenty-one individuals and two collectives", &[(21, &[I]), (2, &[C])]),
            ("5 outstanding individuals", &[(5, &[I])]),
            ("1.5 cá nhân", &[]),
        ];
        for (line, wanted) in cases {
            let found = find(line);
            let found: Vec<_> = found.iter().map(|(it, _)| (it.number, it.of.as_slice())).collect();
            assert_eq!(found, wanted, "{line}");
        }
        let line = "gồm 4 tập thể, 5 cá nhân";
        let places: Vec<_> = find(line).into_iter().map(|(_, at)| &line[at]).collect();
        assert_eq!(places, ["4 tập thể", "5 cá nhân"]);
    }
}
