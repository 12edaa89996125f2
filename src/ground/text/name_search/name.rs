//! A name by its words: where it stands among the words of a text, and whether those words mean it.

use std::ops::Range;

use super::words::{APOSTROPHES, Words};
use crate::ground::text::fold::fold;
use crate::ground::text::spelling::spelling;
use crate::ground::text::syllable::is_word_without_marks;

/// A name of two words that is written as one is looked for from so many letters on: "Lê An" would be found in "lean".
pub const LEAST_RUN_TOGETHER: usize = 9;

/// The same of a name whose words an apostrophe parts: "KBrêu" is how many write K'Brêu.
const LEAST_WITHOUT_APOSTROPHE: usize = 4;

/// What stands right behind a word of a name or before it, with a blank on its other side: K. Sơn, Y' Thu.
const STICKS: [char; 8] =
    ['.', '\'', '\u{2019}', '\u{2018}', '\u{2BC}', '\u{2B9}', '\u{2032}', '\u{B4}'];

/// The fewest words of a name that is looked for with its words turned round: "an-le" are words of other things too.
const LEAST_TURNED: usize = 3;

/// A name by its words.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// The place of the name among those that were given.
    pub(super) no: usize,
    /// Each word in its one spelling and without marks. Where a text has marks they must be the name's own: Hân is not Hạn.
    pub(super) words: Vec<[String; 2]>,
    /// All words run together, without marks.
    pub(super) run: String,
    /// Each word as it was given.
    pub(super) given: Vec<String>,
    /// Whether some of the words may be written as one.
    may_run: bool,
    /// Whether the words stand in another order than that of the name, as in addresses only.
    is_turned: bool,
}

impl Name {
    /// Makes ready the names that are written as one: that before a bracket, a quotation mark, a comma or a dash with blanks,
    /// and that behind it. Single words are no names.
    pub(super) fn all_of(no: usize, name: &str) -> impl Iterator<Item = Self> {
        let mut parts: Vec<(usize, usize)> = Vec::new();
        for (at, is_joined) in Words::of(name) {
            let before = &name[parts.last().map_or(0, |last| last.1)..at.start];
            let is_dash = before.contains(|it: char| !it.is_whitespace() && !STICKS.contains(&it))
                && before.contains(char::is_whitespace);
            match parts.last_mut().filter(|_| is_joined && !is_dash) {
                Some(last) => last.1 = at.end,
                None => parts.push((at.start, at.end)),
            }
        }
        let names = parts.into_iter().map(move |(start, end)| Self::new(no, &name[start..end]));
        names.filter(|name| name.words.len() > 1)
    }

    pub(super) fn new(no: usize, name: &str) -> Self {
        let given: Vec<String> = Words::of(name).map(|(at, _)| name[at].to_owned()).collect();
        let words: Vec<_> = given.iter().map(|word| [spelling(word), fold(word)]).collect();
        let run: String = words.iter().map(|[_, folded]| &**folded).collect();
        let least = match name.contains(APOSTROPHES) {
            true => LEAST_WITHOUT_APOSTROPHE,
            false => LEAST_RUN_TOGETHER,
        };
        let may_run = words.len() > 2 || run.len() >= least;
        Self { no, may_run, words, run, given, is_turned: false }
    }

    /// Lists the name with its words turned round: the given name first, then the others as they are or backwards, and the
    /// family name last.
    pub(super) fn turned(&self) -> Vec<Self> {
        let len = self.given.len();
        if len < LEAST_TURNED {
            return Vec::new();
        }
        let given_first = std::iter::once(len - 1).chain(0..len - 1).collect();
        let backwards = (0..len).rev().collect();
        let family_last = (1..len).chain([0]).collect();
        let orders: [Vec<usize>; 3] = [given_first, backwards, family_last];
        let turned = orders.into_iter().map(|order| {
            let words: Vec<&str> = order.into_iter().map(|no| &*self.given[no]).collect();
            Self { is_turned: true, ..Self::new(self.no, &words.join(" ")) }
        });
        turned.collect()
    }

    /// Tells whether the name stands in a run of words from one of them on, and returns the place behind it.
    pub(super) fn reach(&self, text: &str, run: &[Range<usize>], at: usize) -> Option<usize> {
        let (mut at, mut done) = (at, 0);
        while done < self.words.len() {
            let word = &text[run.get(at)?.clone()];
            done += match is_word(&self.words[done], word) {
                true => 1,
                false => self.run_together(done, &fold(word))?,
            };
            at += 1;
        }
        Some(at)
    }

    /// Counts the words of the name, from one on, that are written as one: "hoadat", and "dat85" at the end.
    fn run_together(&self, from: usize, word: &str) -> Option<usize> {
        let mut rest = word;
        for (count, [_, name]) in (1..).zip(&self.words[from..]) {
            rest = rest.strip_prefix(&**name)?;
            let is_end = match from + count == self.words.len() {
                true => without_number(rest).is_empty(),
                false => rest.is_empty(),
            };
            if is_end {
                // A word by itself is another one where its marks are others; a number has none.
                let is_one = count > 1 || !rest.is_empty();
                return (is_one && self.may_run).then_some(count);
            }
        }
        None
    }

    /// Tells whether a word is the whole name run together, with other words or a number before it: "giaykhennguyenhoadat".
    pub(super) fn ends_run(&self, word: &str) -> bool {
        let word = without_number(word);
        self.runs_on() && word.len() > self.run.len() && word.ends_with(&self.run)
    }

    /// Tells whether the name is one of so many letters that no other words end so.
    pub(super) fn runs_on(&self) -> bool {
        !self.is_turned && self.words.len() > 2 && self.run.len() >= LEAST_RUN_TOGETHER
    }

    /// Tells whether words that are spelled as the name mean it. In small letters, with blanks between them as in any
    /// sentence, two words are other words more often, "hoa mai", "lý tưởng", and so are words of which some have their marks
    /// and some have not; and so is a last word in small letters behind capitals, "bà Trần Thị Hạnh quyên góp". Turned round is
    /// a name in an address alone. "Nguyễn Văn Thanh" is another man than Nguyễn Văn Thành.
    pub(super) fn is_meant(&self, text: &str, words: &[Range<usize>]) -> bool {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
        let written = &text[first.start..last.end];
        let is_apart = |pair: &[Range<usize>]| {
            let between = &text[pair[0].end..pair[1].start];
            between.contains(|it: char| it.is_whitespace() || matches!(it, '<' | '&'))
        };
        let is_sentence = words.windows(2).any(is_apart);
        if self.is_turned {
            return written.is_ascii() && !is_sentence;
        }
        if self.is_of_other_given_name(text, words) {
            return false;
        }
        if !is_sentence {
            return true;
        }
        let is_capital = |word: &Range<usize>| text[word.clone()].starts_with(char::is_uppercase);
        if written.chars().any(char::is_uppercase) {
            // "Nguyễn hòa đạt" at the beginning of a sentence may be the name.
            let capitals = words.iter().filter(|word| is_capital(word)).count();
            let is_begun = capitals == 1 && words.len() > 2 && is_capital(first);
            return is_capital(last) || is_begun;
        }
        let is_bare = |word: &Range<usize>| {
            let word = &text[word.clone()];
            fold(word) == word.replace('đ', "d")
        };
        // A word that has no marks at all is whole without them.
        let lacks =
            |(word, [own, bare]): (&Range<usize>, &[String; 2])| is_bare(word) && own != bare;
        let is_mixed =
            || words.len() == self.words.len() && words.iter().zip(&self.words).any(lacks);
        self.words.len() > 2 && (words.iter().all(is_bare) || !is_mixed())
    }

    /// Tells whether the last of some words is another given name than this one: without the marks of this one, which the
    /// words before it have, and a word all the same.
    fn is_of_other_given_name(&self, text: &str, words: &[Range<usize>]) -> bool {
        let (Some([own, bare]), Some(last)) = (self.words.last(), words.last()) else {
            return false;
        };
        if words.len() != self.words.len() || own == bare {
            return false;
        }
        let has_marks = |(word, [own, bare]): (&Range<usize>, &[String; 2])| {
            own != bare && spelling(&text[word.clone()]) == *own
        };
        spelling(&text[last.clone()]) == *bare
            && is_word_without_marks(bare)
            && words.iter().zip(&self.words).any(has_marks)
    }
}

/// Tells whether a word is one of a name: in its one spelling, without marks, or with no mark but that of đ.
pub(super) fn is_word(own: &[String; 2], word: &str) -> bool {
    let [own, bare] = own;
    let word = spelling(word);
    word == *own || word == *bare || (word.contains('đ') && word.replace('đ', "d") == *bare)
}

/// Returns a word without the digits at its end, where it is more than those.
pub(super) fn without_number(word: &str) -> &str {
    word.trim_end_matches(|it: char| it.is_ascii_digit())
}
