//! A line as the grammars look at it: its words in small letters, each where it stands in the line itself.
//!
//! It is made of those lines alone in which a grammar may find something: most lines of an archive are never looked at so.

use std::ops::Range;

/// A sentence is looked through so many words to either side: what stands farther away says nothing of a word, and a line
/// that never ends would be looked through again for each finding.
pub(super) const REACH: usize = 100;

/// A line and its words: runs of letters and digits.
pub(super) struct Words<'l> {
    line: &'l str,
    /// The line in small letters, byte for byte as long as it is; blanks of all kinds are spaces.
    small: String,
    places: Vec<Range<usize>>,
}

impl<'l> Words<'l> {
    /// Takes the words of a line.
    pub(super) fn new(line: &'l str) -> Self {
        let mut small = String::with_capacity(line.len());
        let mut places: Vec<Range<usize>> = Vec::with_capacity(line.len() / 4);
        let (mut is_within, mut from) = (false, 0);
        for (at, c) in line.char_indices() {
            if is_letter(c) != is_within {
                is_within = !is_within;
                match is_within {
                    true => from = at,
                    false => places.push(from..at),
                }
            }
            push_small(c, &mut small);
        }
        places.extend(is_within.then_some(from..line.len()));
        Self { line, small, places }
    }

    /// Returns the line itself.
    pub(super) fn line(&self) -> &'l str {
        self.line
    }

    /// Returns the number of words.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Returns a word in small letters; nothing behind the last.
    pub(super) fn word(&self, no: usize) -> &str {
        self.places.get(no).map_or("", |place| &self.small[place.clone()])
    }

    /// Returns where a word begins; behind the last, the end of the line.
    pub(super) fn start(&self, no: usize) -> usize {
        self.places.get(no).map_or(self.line.len(), |place| place.start)
    }

    /// Returns where the words before one end.
    pub(super) fn end_before(&self, no: usize) -> usize {
        no.checked_sub(1).and_then(|last| self.places.get(last)).map_or(0, |place| place.end)
    }

    /// Returns the signs before a word, with the blanks among them.
    pub(super) fn signs(&self, no: usize) -> &str {
        &self.small[self.end_before(no)..self.start(no)]
    }

    /// Returns the signs before a word without the blanks around them.
    pub(super) fn gap(&self, no: usize) -> &str {
        self.signs(no).trim_matches(' ')
    }

    /// Tells whether nothing but blanks stands before a word.
    pub(super) fn is_next(&self, no: usize) -> bool {
        self.signs(no).bytes().all(|byte| byte == b' ')
    }

    /// Finds out whether a phrase begins at a word, and which word follows it. A comma of the phrase is one of the line.
    pub(super) fn phrase(&self, no: usize, phrase: &str) -> Option<usize> {
        // Nearly all are done with here, before any is taken apart.
        if !phrase.starts_with(self.word(no)) {
            return None;
        }
        let (mut next, mut sign) = (no, None);
        for part in phrase.split(' ') {
            let word = part.trim_end_matches(',');
            if self.word(next) != word || sign.is_some_and(|sign| self.gap(next) != sign) {
                return None;
            }
            (next, sign) = (next + 1, Some(&part[word.len()..]));
        }
        Some(next)
    }

    /// Finds the first of some phrases that begins at a word, and which word follows it.
    pub(super) fn first_of<'p>(&self, no: usize, phrases: &[&'p str]) -> Option<(&'p str, usize)> {
        let (phrase, next) = self.row_of(no, phrases, |phrase| phrase)?;
        Some((phrase, next))
    }

    /// Finds the first row of a table whose phrase begins at a word, and which word follows it.
    pub(super) fn row_of<'t, T>(
        &self,
        no: usize,
        table: &'t [T],
        phrase: impl Fn(&T) -> &str,
    ) -> Option<(&'t T, usize)> {
        // Nearly all begin with another letter.
        let first = self.word(no).as_bytes().first()?;
        let rows = table.iter().filter(|row| phrase(row).as_bytes().first() == Some(first));
        rows.filter_map(|row| Some((row, self.phrase(no, phrase(row))?))).next()
    }

    /// Tells whether a word begins with one of some stems.
    pub(super) fn begins_with(&self, no: usize, stems: &[&str]) -> bool {
        let word = self.word(no);
        stems.iter().any(|stem| word.starts_with(stem))
    }

    /// Tells whether a word is one of some.
    pub(super) fn is_one_of(&self, no: usize, words: &[&str]) -> bool {
        words.contains(&self.word(no))
    }

    /// Tells whether a word begins with a capital.
    pub(super) fn is_capital(&self, no: usize) -> bool {
        self.line[self.start(no)..].starts_with(char::is_uppercase)
    }

    /// Tells whether a word begins with a capital and goes on in small letters, as a name does where not all is in capitals.
    pub(super) fn is_name(&self, no: usize) -> bool {
        let mut letters = self.line[self.start(no)..].chars();
        letters.next().is_some_and(char::is_uppercase)
            && !letters.next().is_some_and(char::is_uppercase)
    }

    /// Returns a word that is a number of digits alone.
    pub(super) fn digits(&self, no: usize) -> Option<&str> {
        let word = Some(self.word(no)).filter(|word| !word.is_empty());
        word.filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// Tells whether a word begins with a digit: `12`, `12A`.
    pub(super) fn is_numbered(&self, no: usize) -> bool {
        self.word(no).starts_with(|c: char| c.is_ascii_digit())
    }

    /// Returns the first word of the sentence that a word stands in, or of the line, within [`REACH`].
    pub(super) fn sentence(&self, no: usize) -> usize {
        let first = no.saturating_sub(REACH);
        (first + 1..=no).rev().find(|no| self.ends_sentence(*no)).unwrap_or(first)
    }

    /// Returns the word behind the sentence that a word stands in, within [`REACH`].
    pub(super) fn sentence_end(&self, no: usize) -> usize {
        let end = self.len().min(no + REACH);
        (no + 1..end).find(|no| self.ends_sentence(*no)).unwrap_or(end)
    }

    /// Tells whether a sentence ends right before a word: "1.017" and "v.v. và" go on.
    fn ends_sentence(&self, no: usize) -> bool {
        let signs = self.signs(no);
        // Most words have a blank between them.
        if signs == " " {
            return false;
        }
        let is_end = signs.contains(['.', '!', '?', '…']) && signs.contains(' ');
        signs.contains('\n') || (is_end && (self.is_capital(no) || self.is_numbered(no)))
    }
}

/// Tells whether a text says words in any case. Nearly all are done with by their length and first letter.
#[inline]
pub(super) fn says(text: &str, small_words: &str) -> bool {
    text.len() == small_words.len()
        && may_begin_alike(text, small_words)
        && is_same_in_small(text, small_words)
}

fn is_same_in_small(text: &str, small_words: &str) -> bool {
    let is_same = |(c, wanted): (char, char)| c == wanted || small(c) == wanted;
    text.chars().zip(small_words.chars()).all(is_same)
}

/// Tells whether two texts may begin with one letter, as their first bytes tell.
#[inline]
fn may_begin_alike(one: &str, other: &str) -> bool {
    match (one.as_bytes(), other.as_bytes()) {
        ([one, ..], [other, ..]) if one.is_ascii() => one.eq_ignore_ascii_case(other),
        ([_, ..], [other, ..]) => !other.is_ascii(),
        _ => true,
    }
}

/// Tells whether a character is a blank within a line.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{202F}' | '\u{2000}'..='\u{200A}')
}

/// Adds a character in small letters, or as many spaces as bytes for a blank.
fn push_small(c: char, text: &mut String) {
    if is_blank(c) {
        text.extend(std::iter::repeat_n(' ', c.len_utf8()));
    } else {
        text.push(small(c));
    }
}

/// Makes a character small where that takes as many bytes. To look letters of Vietnamese up takes most of the time: of
/// those with two marks (U+1EA0 to U+1EF9) every second is small.
fn small(c: char) -> char {
    match c {
        '\0'..='\u{7F}' => c.to_ascii_lowercase(),
        // The look-alike of Đ, which official texts often hold.
        'Ð' | 'ð' => 'đ',
        'à'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => c,
        'Ạ'..='ỹ' => char::from_u32(u32::from(c) | 1).unwrap_or(c),
        _ => {
            let mut all = c.to_lowercase();
            let only = all.next().filter(|_| all.next().is_none());
            only.filter(|it| it.len_utf8() == c.len_utf8()).unwrap_or(c)
        }
    }
}

/// Tells whether a character is a letter or a digit. To look letters of Vietnamese up takes most of the time.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ư' | 'Ạ'..='ỹ' => true,
        _ => c.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::{REACH, Words, is_letter, says, small};

    /// What is told of letters without looking them up is what the tables say.
    #[test]
    fn letters_are_those_of_the_tables() {
        for c in '\0'..='\u{2FFF}' {
            assert_eq!(is_letter(c), c.is_alphanumeric(), "{c:?}");
            let lower: String = c.to_lowercase().collect();
            let is_one = lower.len() == c.len_utf8() && lower.chars().count() == 1;
            let wanted = if is_one { lower.chars().next() } else { Some(c) };
            let wanted = if matches!(c, 'Ð' | 'ð') { Some('đ') } else { wanted };
            assert_eq!(Some(small(c)), wanted, "{c:?}");
        }
    }

    #[test]
    fn words_stand_where_the_line_has_them() {
        let words = Words::new("ĐẬU\u{A0}LIÊU, İ 12/3  Ngày, tháng");
        let all: Vec<_> = (0..words.len()).map(|no| words.word(no)).collect();
        assert_eq!(all, ["đậu", "liêu", "İ", "12", "3", "ngày", "tháng"]);
        assert_eq!(&words.line()[words.start(5)..words.end_before(6)], "Ngày");
        assert!(words.is_next(1) && !words.is_next(2) && words.signs(4) == "/");
        assert_eq!(words.phrase(0, "đậu liêu"), Some(2));
        assert_eq!(words.phrase(5, "ngày, tháng"), Some(7));
        assert_eq!(words.phrase(5, "ngày tháng"), None);
        assert!(words.is_capital(0) && !words.is_name(0) && words.is_name(5));
        assert!(says("TRÚ", "trú") && !says("tru", "trú") && !says("trúc", "trú"));
    }

    #[test]
    fn sentences_end_before_capitals_and_not_within_numbers() {
        let words = Words::new("Khen 1.017 hộ v.v. và cả xã. Năm nay có thêm.");
        assert_eq!(words.word(words.sentence(10)), "năm");
        assert_eq!((words.sentence(4), words.word(words.sentence_end(4))), (0, "năm"));
    }

    /// Each finding asks for its sentence: looked for without a bound, a long line would take the square of its length.
    #[test]
    fn a_sentence_without_an_end_is_looked_for_no_farther_than_it_reaches() {
        let line = "trú tại số 5 ".repeat(10 * REACH);
        let words = Words::new(&line);
        let middle = words.len() / 2;
        assert_eq!(words.sentence(middle), middle - REACH);
        assert_eq!(words.sentence_end(middle), middle + REACH);
        assert_eq!((words.sentence(3), words.sentence_end(words.len() - 1)), (0, words.len()));
    }
}
