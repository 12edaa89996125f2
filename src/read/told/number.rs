//! Numbers as news write them: in digits with signs between thousands, and below a thousand in words, in both languages.
//!
//! Larger ones are written in digits everywhere.

use super::words::Words;

/// A number before a word.
pub(super) struct Number {
    pub(super) number: u64,
    /// The first of its words.
    pub(super) first: usize,
}

/// Reads the number whose last word is the one before another.
pub(super) fn number_before(words: &Words<'_>, end: usize) -> Option<Number> {
    let last = end.checked_sub(1)?;
    match words.digits(last) {
        Some(_) => digits_before(words, last),
        None => spoken_before(words, last),
    }
}

/// Reads the number in digits that begins at a word, and the word behind it.
pub(super) fn number_at(words: &Words<'_>, no: usize) -> Option<(u64, usize)> {
    words.digits(no)?;
    let end = (no + 1..words.len()).find(|no| !is_thousand(words, *no)).unwrap_or(words.len());
    Some((of_digits(&words.line()[words.start(no)..words.end_before(end)])?, end))
}

/// Tells whether a word goes on with the number before it.
fn is_thousand(words: &Words<'_>, no: usize) -> bool {
    no > 0
        && matches!(words.signs(no), "." | ",")
        && words.digits(no - 1).is_some()
        && words.digits(no).is_some()
}

fn digits_before(words: &Words<'_>, last: usize) -> Option<Number> {
    let first = (0..=last).rev().find(|no| !is_thousand(words, *no))?;
    // Of 12/17 and 9-10 the last is no number by itself.
    let is_part = first > 0
        && matches!(words.gap(first), "/" | "-" | "–")
        && words.digits(first - 1).is_some();
    let number = of_digits(&words.line()[words.start(first)..words.end_before(last + 1)])?;
    (!is_part).then_some(Number { number, first })
}

fn spoken_before(words: &Words<'_>, last: usize) -> Option<Number> {
    let goes_on =
        |no: &usize| *no > 0 && matches!(words.gap(*no), "" | "-") && is_spoken(words.word(no - 1));
    let first = (0..=last).rev().find(|no| !goes_on(no))?;
    let first = (first..=last).find(|no| begins(words.word(*no)))?;
    // "Hai, ba tập thể" is only about right.
    let is_about = first > 0 && words.gap(first) == "," && begins(words.word(first - 1));
    let spoken: Vec<&str> = (first..=last).map(|no| words.word(no)).collect();
    Some(Number { number: of_words(&spoken).filter(|_| !is_about)?, first })
}

/// Reads digits, with signs between thousands.
fn of_digits(word: &str) -> Option<u64> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut parts = word.split(['.', ',']);
    let first = parts.next()?;
    // What begins with a zero and is long is a number of a telephone or a card.
    let is_sound =
        parts.all(|part| part.len() == 3) && !(first.len() > 8 && first.starts_with('0'));
    let digits: String = word.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    let is_sound = is_sound && digits.bytes().all(|digit| digit.is_ascii_digit());
    // One that is too long to be counted is no less wrong.
    let number = digits.parse().unwrap_or(u64::MAX);
    (is_sound && (first.len() <= 3 || first.len() == word.len())).then_some(number)
}

/// Tells whether a word, in small letters, may be a part of a number in words.
fn is_spoken(word: &str) -> bool {
    VI.digit(word).is_some() || PARTS.contains(&word) || en(word).is_some()
}

/// Tells whether a word, in small letters, may be the first of a number in words.
fn begins(word: &str) -> bool {
    is_spoken(word) && !JOINTS.contains(&word)
}

/// Reads a number in words, each in small letters. "Một cá nhân" is somebody and no figure, and "năm" alone is a year as
/// well.
fn of_words(words: &[&str]) -> Option<u64> {
    match *words {
        ["một" | "mốt" | "tư" | "lăm" | "năm" | "one"] => None,
        _ => vietnamese(words).or_else(|| english(words)),
    }
}

/// What stands between digits in words.
const PARTS: [&str; 7] = ["mười", "mươi", "trăm", "linh", "lẻ", "hundred", "and"];

/// Of these, those that begin none.
const JOINTS: [&str; 6] = ["mươi", "trăm", "linh", "lẻ", "hundred", "and"];

/// The digits in words, from one.
struct Digits([&'static str; 9]);

const VI: Digits = Digits(["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]);

impl Digits {
    fn digit(&self, word: &str) -> Option<u64> {
        let word = match word {
            "mốt" => "một",
            "tư" => "bốn",
            "lăm" | "nhăm" => "năm",
            "bẩy" => "bảy",
            word => word,
        };
        self.0.iter().zip(1..).find(|(it, _)| **it == word).map(|(_, digit)| digit)
    }
}

fn vietnamese(words: &[&str]) -> Option<u64> {
    let digit = |word: &str| VI.digit(word);
    Some(match *words {
        [hundreds, "trăm"] => 100 * digit(hundreds)?,
        [hundreds, "trăm", "linh" | "lẻ", ones] => 100 * digit(hundreds)? + digit(ones)?,
        // What stands below a hundred has no more words; behind them another hundred would follow without end.
        [hundreds, "trăm", ref rest @ ..] if matches!(rest.len(), 2 | 3) => {
            100 * digit(hundreds)? + vietnamese(rest).filter(|rest| *rest < 100)?
        }
        ["mười"] => 10,
        ["mười", ones] => 10 + digit(ones)?,
        [tens, "mươi"] => 10 * digit(tens)?,
        [tens, "mươi", ones] => 10 * digit(tens)? + digit(ones)?,
        [ones] => digit(ones)?,
        _ => return None,
    })
}

fn english(words: &[&str]) -> Option<u64> {
    Some(match *words {
        [hundreds, "hundred"] => 100 * below_ten(hundreds)?,
        [hundreds, "hundred", "and", ref rest @ ..] | [hundreds, "hundred", ref rest @ ..]
            if matches!(rest.len(), 1 | 2) =>
        {
            100 * below_ten(hundreds)? + english(rest).filter(|rest| *rest < 100)?
        }
        [tens, ones] => en(tens).filter(|tens| *tens >= 20)? + below_ten(ones)?,
        [word] => en(word)?,
        _ => return None,
    })
}

fn below_ten(word: &str) -> Option<u64> {
    en(word).filter(|number| *number < 10)
}

/// Reads a single English word.
fn en(word: &str) -> Option<u64> {
    const WORDS: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let word_of = |all: &[&str], from: u64, by: u64| {
        let at = all.iter().zip(0..).find(|(it, _)| **it == word)?.1;
        Some(from + by * at)
    };
    word_of(&WORDS, 1, 1).or_else(|| word_of(&TENS, 20, 10))
}

#[cfg(test)]
mod tests {
    use super::{is_spoken, of_digits, of_words};

    #[test]
    fn words_are_numbers_below_a_thousand() {
        for (text, wanted) in [
            ("hai", Some(2)),
            ("bảy", Some(7)),
            ("mười", Some(10)),
            ("mười bốn", Some(14)),
            ("mười lăm", Some(15)),
            ("hai mươi", Some(20)),
            ("hai mươi mốt", Some(21)),
            ("ba mươi tư", Some(34)),
            ("năm mươi lăm", Some(55)),
            ("một trăm", Some(100)),
            ("một trăm linh hai", Some(102)),
            ("hai trăm lẻ năm", Some(205)),
            ("một trăm hai mươi ba", Some(123)),
            ("chín trăm mười sáu", Some(916)),
            ("hai ba", None),
            ("năm", None),
            ("một", None),
            ("năm mười", None),
            ("twelve", Some(12)),
            ("seventeen", Some(17)),
            ("twenty-one", Some(21)),
            ("twenty one", Some(21)),
            ("one hundred", Some(100)),
            ("two hundred and five", Some(205)),
            ("three hundred forty-two", Some(342)),
            ("one", None),
            ("and", None),
            ("two and three", None),
        ] {
            let words: Vec<&str> = text.split([' ', '-']).collect();
            assert!(words.iter().all(|word| is_spoken(word)), "{text}");
            assert_eq!(of_words(&words), wanted, "{text}");
        }
        assert!(!is_spoken("tập") && !is_spoken("") && !is_spoken("-"));
    }

    #[test]
    fn words_without_end_are_no_number() {
        for hundred in [["một", "trăm"], ["one", "hundred"], ["hundred", "and"]] {
            let words: Vec<&str> = hundred.into_iter().cycle().take(200_000).collect();
            assert_eq!(of_words(&words), None, "{hundred:?}");
        }
    }

    #[test]
    fn digits_have_signs_between_thousands_alone() {
        for (text, wanted) in [
            ("07", Some(7)),
            ("1.017", Some(1017)),
            ("1,017", Some(1017)),
            ("1017", Some(1017)),
            ("1.5", None),
            ("1017.000", None),
            ("12/17", None),
            ("hai", None),
            ("4294967303", Some(4_294_967_303)),
            ("99999999999999999999", Some(u64::MAX)),
            ("0912345678", None),
        ] {
            assert_eq!(of_digits(text), wanted, "{text}");
        }
    }
}
