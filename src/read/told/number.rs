//! Numbers as news write them: in digits, with signs or blanks between thousands, or in words, in both languages.

use std::ops::Range;

use super::spoken;
use super::words::{Words, is_blank};

/// What is numbered by what stands behind it: it counts nothing, and digits do not go on.
const NUMBERED: [&str; 41] = [
    "top",
    "cụm",
    "bài",
    "chương",
    "phần",
    "kỳ",
    "kì",
    "vòng",
    "đội",
    "nhóm",
    "giờ",
    "lúc",
    "hồi",
    "năm",
    "ngày",
    "tháng",
    "quý",
    "số",
    "thứ",
    "lần",
    "đợt",
    "khóa",
    "khoá",
    "điều",
    "khoản",
    "điểm",
    "mục",
    "trang",
    "lớp",
    "khối",
    "khu",
    "tổ",
    "phố",
    "thôn",
    "xóm",
    "phường",
    "quận",
    "year",
    "no",
    "number",
    "group",
];

/// The months, which days and years are told with.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The same as [`NUMBERED`] in two words.
const NUMBERED_TOO: [&str; 10] = [
    "quyết định",
    "nghị định",
    "nghị quyết",
    "chỉ thị",
    "thông tư",
    "kế hoạch",
    "công văn",
    "chương trình",
    "đề án",
    "kết luận",
];

/// What counts all the same, though its last word is one of those.
const TOTALS: [&str; 3] = ["tổng số", "trong số", "total number"];

/// So many words at the most stand before the last of a number.
const LONGEST: usize = 20;

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
    let end_of = |goes_on: fn(&Words<'_>, usize) -> bool| {
        (no + 1..words.len()).find(|no| !goes_on(words, *no)).unwrap_or(words.len())
    };
    let end = match end_of(is_thousand) {
        end if end == no + 1 && begins_groups(words, no) => end_of(is_group),
        end => end,
    };
    Some((of_digits(&words.line()[words.start(no)..words.end_before(end)])?, end))
}

/// Tells whether a word goes on with the number before it.
fn is_thousand(words: &Words<'_>, no: usize) -> bool {
    no > 0
        && matches!(words.signs(no), "." | ",")
        && words.digits(no - 1).is_some()
        && words.digits(no).is_some()
}

/// Tells whether a word may go on with the number before it as three digits behind a single blank: 1 017.
fn is_group(words: &Words<'_>, no: usize) -> bool {
    let has_len = |no: usize, len: Range<usize>| {
        words.digits(no).is_some_and(|digits| len.contains(&digits.len()))
    };
    let mut between = words.line()[words.end_before(no)..words.start(no)].chars();
    let is_blank_alone = between.next().is_some_and(is_blank) && between.next().is_none();
    no > 0 && is_blank_alone && has_len(no, 3..4) && has_len(no - 1, 1..4)
}

/// Tells whether a word may be the first of a number with blanks between thousands: "ngày 23 100 tập thể" are two numbers,
/// and so are "23/8 100 tập thể".
fn begins_groups(words: &Words<'_>, no: usize) -> bool {
    let is_short = words.digits(no).is_some_and(|it| it.len() <= 3 && !it.starts_with('0'));
    is_short && !is_named(words, no) && !words.signs(no).ends_with(['/', '.', ',', '-', '–', ':'])
}

/// Tells whether a number that begins at a word names what stands before it: "Tổ 9", "Thứ 6", "Quyết định 16".
pub(super) fn is_named(words: &Words<'_>, no: usize) -> bool {
    let has_two = |table: &[&str]| no > 1 && words.first_of(no - 2, table).is_some();
    let is_kind = |no: usize| words.is_one_of(no, &NUMBERED) || words.is_one_of(no, &MONTHS);
    let is_numbered = || no > 0 && is_kind(no - 1) && !has_two(&TOTALS);
    words.is_next(no) && (is_numbered() || has_two(&NUMBERED_TOO))
}

fn digits_before(words: &Words<'_>, last: usize) -> Option<Number> {
    let first_of =
        |goes_on: fn(&Words<'_>, usize) -> bool| (0..=last).rev().find(|no| !goes_on(words, *no));
    let first = match first_of(is_thousand)? {
        first if first == last => {
            (first_of(is_group)?..last).find(|no| begins_groups(words, *no)).unwrap_or(last)
        }
        first => first,
    };
    // Of 12/17, 9-10 and Covid-19 the last is no number by itself.
    let is_part = first > 0
        && (words.signs(first) == "-"
            || (matches!(words.gap(first), "/" | "-" | "–") && words.digits(first - 1).is_some()));
    let number = of_digits(&words.line()[words.start(first)..words.end_before(last + 1)])?;
    (!is_part).then_some(Number { number, first })
}

/// Tells whether a word may go on with a number in words before it.
fn goes_on(words: &Words<'_>, no: usize) -> bool {
    let Some(before) = no.checked_sub(1).map(|no| words.word(no)) else { return false };
    match words.gap(no) {
        "" | "-" => spoken::is_spoken(before),
        // "One thousand, two hundred".
        "," => spoken::is_english_scale(before),
        _ => false,
    }
}

fn spoken_before(words: &Words<'_>, last: usize) -> Option<Number> {
    let mut window = (last.saturating_sub(LONGEST)..=last).rev();
    let run = window.find(|no| !goes_on(words, *no))?;
    let mut spoken: Vec<&str> = (run..=last).map(|no| words.word(no)).collect();
    if spoken::is_scale(spoken[0]) {
        // "A hundred" is one, "2 nghìn" are two; of "hàng trăm" nobody knows how many.
        let before = run.checked_sub(1).filter(|_| words.is_next(run))?;
        let many = match words.word(before) {
            "a" => Number { number: 1, first: before },
            _ => digits_before(words, before)?,
        };
        let number = spoken::of_many(many.number, &spoken)?;
        return Some(Number { number, first: many.first });
    }
    let skipped = spoken.iter().position(|word| spoken::begins(word))?;
    if spoken[..skipped].iter().any(|word| spoken::is_scale(word)) {
        return None;
    }
    let first = run + skipped;
    let spoken = spoken.split_off(skipped);
    // "Hai, ba tập thể" is only about right.
    let is_about = first > 0 && words.gap(first) == "," && {
        let before = words.word(first - 1);
        spoken::begins(before) || spoken::is_scale(before)
    };
    Some(Number { number: spoken::of_words(&spoken).filter(|_| !is_about)?, first })
}

/// Reads digits, with signs or blanks between thousands.
fn of_digits(word: &str) -> Option<u64> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let is_between = |c: char| matches!(c, '.' | ',') || is_blank(c);
    let mut parts = word.split(is_between);
    let first = parts.next()?;
    // What begins with a zero and is long is a number of a telephone or a card.
    let is_sound =
        parts.all(|part| part.len() == 3) && !(first.len() > 8 && first.starts_with('0'));
    let digits: String = word.chars().filter(|c| !is_between(*c)).collect();
    let is_sound = is_sound && digits.bytes().all(|digit| digit.is_ascii_digit());
    // One that is too long to be counted is no less wrong.
    let number = digits.parse().unwrap_or(u64::MAX);
    (is_sound && (first.len() <= 3 || first.len() == word.len())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::super::words::Words;
    use super::{number_at, number_before, of_digits};

    /// The number before the last word of a line, and its words.
    #[test]
    fn a_number_is_read_from_its_first_word() {
        for (line, wanted) in [
            ("khen một nghìn không trăm mười bảy tập", Some((1017, 1))),
            ("năm 2022 có một trăm mười tập", Some((110, 3))),
            ("hàng nghìn hai trăm tập", None),
            ("hàng trăm tập", None),
            ("có không trăm mười tập", None),
            ("khen 2 nghìn tập", Some((2000, 1))),
            ("khen 1 nghìn không trăm mười bảy cá", Some((1017, 1))),
            ("12 thousand and five individuals", Some((12_005, 0))),
            ("99999999999999999999 nghìn cá", Some((u64::MAX, 0))),
            ("0 nghìn cá", None),
            ("2 trăm cá", None),
            ("3,5 nghìn cá", None),
            ("A hundred and five individuals", Some((105, 0))),
            ("For a thousand individuals", Some((1000, 1))),
            ("one thousand, two hundred individuals", Some((1200, 0))),
            ("one hundred, two individuals", None),
            ("collectives and two individuals", Some((2, 2))),
            ("không mười cá", Some((10, 1))),
            ("khen 1 017 tập", Some((1017, 1))),
            ("khen 1\u{A0}017 tập", Some((1017, 1))),
            ("khen 1\u{202F}017 tập", Some((1017, 1))),
            ("12 345 678 tập", Some((12_345_678, 0))),
            ("12 345 tập", Some((12_345, 0))),
            ("tổng số 1 017 tập", Some((1017, 2))),
            ("(1 017 tập", Some((1017, 0))),
            ("năm 2022, 1 017 tập", Some((1017, 2))),
            ("1  017 tập", Some((17, 1))),
            ("1 17 tập", Some((17, 1))),
            ("năm 2022 017 cá", Some((17, 2))),
            ("ngày 23/8/2022 100 tập", Some((100, 4))),
            ("ngày 23/8 100 tập", Some((100, 3))),
            ("ngày 23.8 100 tập", Some((100, 3))),
            ("ngày 23 100 tập", Some((100, 2))),
            ("ngày 23 100 200 tập", Some((100_200, 2))),
            ("trong tháng 8 100 tập", Some((100, 3))),
            ("Quyết định số 34 100 tập", Some((100, 4))),
            ("tổ dân phố 3 100 tập", Some((100, 4))),
            ("On August 23 100 individuals", Some((100, 3))),
            ("COVID-19 100 tập", Some((100, 2))),
            ("091 234 567 tập", Some((234_567, 1))),
        ] {
            let words = Words::new(line);
            let found = number_before(&words, words.len() - 1);
            assert_eq!(found.map(|it| (it.number, it.first)), wanted, "{line}");
        }
    }

    #[test]
    fn numbers_without_end_are_none() {
        for number in ["một trăm ", "hundred and ", "one thousand, "] {
            let line = number.repeat(100_000);
            let words = Words::new(&line);
            assert!(number_before(&words, words.len()).is_none(), "{number}");
        }
    }

    #[test]
    fn a_number_in_digits_is_read_to_its_last_word() {
        for (line, wanted) in [
            ("1.017; 12", (1017, 2)),
            ("1 017; 12", (1017, 2)),
            ("1\u{A0}017 345", (1_017_345, 3)),
            ("1 17", (1, 1)),
            ("2022 100", (2022, 1)),
        ] {
            assert_eq!(number_at(&Words::new(line), 0), Some(wanted), "{line}");
        }
    }

    #[test]
    fn digits_have_signs_between_thousands_alone() {
        for (text, wanted) in [
            ("07", Some(7)),
            ("1.017", Some(1017)),
            ("1,017", Some(1017)),
            ("1 017", Some(1017)),
            ("1\u{A0}017", Some(1017)),
            ("1 17", None),
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
