//! When somebody was born: "sinh ngày 12/3/1980", "Ngày, tháng, năm sinh: 12/3/1980", "born on 12 March 1980".
//!
//! A head, then what leads to a day, then a whole day with its year. A year alone tells an age and no birthday; whom
//! history knows was born before 1915, and what is said of many, or of all from a day on, is of no single person.

use std::ops::Range;
use std::sync::LazyLock;

use super::places::is_place;
use super::subject::{is_of_many, is_of_named, is_of_thing, named};
use super::{Found, before};
use crate::model::told::PrivateKind;
use crate::read::told::firsts::Firsts;
use crate::read::told::number::MONTHS;
use crate::read::told::stems::{Stem, holds};
use crate::read::told::words::Words;

/// Who was born before belongs to history.
const FIRST_YEAR: u32 = 1915;

/// What comes before the day; the longer of two that begin alike comes first.
const HEADS: [&str; 19] = [
    "ngày, tháng, năm sinh",
    "ngày tháng năm sinh",
    "ngày sinh",
    "năm sinh",
    "sinh nhật",
    "sinh ra",
    "sinh",
    "chào đời",
    "ra đời",
    "sn",
    "ns",
    "born",
    "date of birth",
    "birth date",
    "birthdate",
    "birthday",
    "day of birth",
    "dob",
    "b",
];

/// What is written with a full stop behind each letter: s.n., D.O.B.
const DOTTED: [&[&str]; 2] = [&["s", "n"], &["d", "o", "b"]];

/// What may stand between.
const LEADS: [&str; 25] = [
    "ngày",
    "vào",
    "hôm",
    "mùng",
    "mồng",
    "là",
    "của",
    "ông",
    "bà",
    "anh",
    "chị",
    "em",
    "cháu",
    "cô",
    "bé",
    "on",
    "the",
    "is",
    "was",
    "of",
    "in",
    "đồng chí",
    "tôi",
    "dương lịch",
    "âm lịch",
];

/// What such heads hold in any case, but for those that are known by their capitals or signs.
pub(in crate::read::told) const STEMS: [Stem; 3] = [*b"sinh", *b"born", *b"birt"];

/// What makes of "sinh" something else, right before it: học sinh, tuyển sinh, Giáng sinh.
const COMPOUNDS: [&str; 19] = [
    "học", "giáng", "thí", "giáo", "tuyển", "khai", "phát", "hy", "hi", "vệ", "nữ", "sản", "tân",
    "đản", "tái", "ký", "dân", "hồi", "hạ",
];

/// What makes of it a person who was born: "ông An, người sinh ngày", "được sinh ngày".
const BORN: [&str; 20] = [
    "ông", "bà", "anh", "chị", "cô", "em", "cháu", "bé", "con", "người", "được", "tôi", "và", "là",
    "đã", "trai", "gái", "cụ", "bác", "chú",
];

/// What follows a day from which on, or until which, many were born.
const RANGES: [&str; 14] = [
    "trở",
    "đến",
    "tới",
    "về",
    "hoặc",
    "đổ",
    "or",
    "to",
    "through",
    "until",
    "onward",
    "onwards",
    "and later",
    "and earlier",
];

/// What is said of days to remember.
const REMEMBERED: [&str; 5] = ["kỷ niệm", "kỉ niệm", "anniversary", "commemorate", "commemorates"];

/// What "SN" is said of where it stands for public services: "kinh phí SN 05/4/2026".
const MONEY: [&str; 9] = ["phí", "vốn", "nguồn", "chi", "tiền", "sách", "khoản", "toán", "nsnn"];

/// From this year on "SN" is that of a child or of a budget.
const FIRST_OF_BUDGETS: u32 = 2018;

/// What may stand between the birth of somebody and how he fell, beside the names of places.
const BEFORE_FALLEN: [&str; 5] = ["tại", "ở", "quê", "quán", "đã"];

/// What follows "hy sinh" where somebody fell: "luôn hy sinh vì mọi người" is said of the living.
const WHEN_FALLEN: [&str; 7] = ["ngày", "năm", "tháng", "tại", "trong", "ở", "khi"];

/// So many words such a note may have.
const LONGEST_NOTE: usize = 4;

/// The months in words; the longer of two that begin alike comes first.
const SPOKEN_MONTHS: [&str; 14] = [
    "giêng",
    "một",
    "hai",
    "ba",
    "tư",
    "bốn",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mười một",
    "mười hai",
    "mười",
];

/// So many bytes before a year the words for it are asked for.
pub(super) const REACH: usize = 80;

/// Tells whether a birth may be told in a line: a year, and words not far from it. Most lines are done with here.
pub(super) fn may_be_in(line: &str, groups: &[Range<usize>]) -> bool {
    groups.iter().filter(|group| may_be_year(line, group)).any(|group| {
        let words = before(line, 0, group.start, REACH);
        holds(words, &STEMS) || holds_letters(words) || may_be_welcomed(words)
    })
}

/// Tells whether words hold a head that is known by its capitals or signs: SN, NS:, DOB, b., s.n, d.o.b, and sn where no
/// letter is before it. All bytes are asked, many at once.
pub(super) fn holds_letters(words: &str) -> bool {
    let bytes = words.as_bytes();
    let Some(count) = bytes.len().checked_sub(2) else { return false };
    let from = |no: usize| &bytes[no..no + count];
    let (first, second, third) = (from(0), from(1), from(2));
    let mut any = false;
    for at in 0..count {
        let (a, b, c) = (first[at], second[at], third[at]);
        let (small_a, small_b, small_c) = (a | CASE, b | CASE, c | CASE);
        let is_begun = !small_a.is_ascii_lowercase() & a.is_ascii() & !a.is_ascii_digit();
        any |= (a == b'S') & (b == b'N');
        any |= (a == b'N') & (b == b'S') & (c == b':');
        any |= (a == b'D') & (b == b'O') & (c == b'B');
        any |= is_begun & (b == b'b') & (c == b'.');
        any |= is_begun & (small_b == b's') & (small_c == b'n');
        any |= (b == b'.') & ((small_a == b's') & (small_c == b'n'));
        any |= (b == b'.') & ((small_a == b'd') & (small_c == b'o'));
    }
    any || words.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("sn")) || words.ends_with("SN")
}

/// The bit by which capitals differ.
const CASE: u8 = 0x20;

/// Tells whether words may hold "chào đời" or "ra đời", and not "chào mừng" alone.
pub(super) fn may_be_welcomed(words: &str) -> bool {
    holds(words, &[*b"h\xC3\xA0o", *b"\xC4\x91\xE1\xBB", *b"\xC4\x90\xE1\xBB"])
        && ["ời", "ỜI"].iter().any(|part| words.contains(part))
}

/// Tells whether a year may be that of a birth where a column is called so, beside what [`STEMS`] tell.
pub(super) fn may_be_called(head: &str) -> bool {
    holds_letters(head)
}

/// Tells whether "sinh" at a place of a text is a part of "học sinh", which stands in most texts.
pub(in crate::read::told) fn is_pupil(text: &str, at: usize) -> bool {
    let is_birthday = |behind: &str| behind.trim_start().starts_with(['n', 'N']);
    text[..at].ends_with("học ") && text.get(at + 4..).is_some_and(|behind| !is_birthday(behind))
}

/// Tells whether a group may be the year of a day: the last of 12/3/1980 or 12/3/80, or the first of 1980-03-12.
pub(super) fn may_be_year(line: &str, group: &Range<usize>) -> bool {
    match group.len() {
        4 => line[group.clone()].starts_with(['1', '2']),
        2 => is_behind_sign(line, group),
        _ => false,
    }
}

/// Tells whether a group may be the last of a day: 12/3/80.
fn is_behind_sign(line: &str, group: &Range<usize>) -> bool {
    let before = line[..group.start].strip_suffix(['/', '-', '.']);
    let before = before.map(|it| it.trim_end_matches(|c: char| c.is_ascii_digit()));
    before.is_some_and(|it| it.ends_with(['/', '-', '.']))
}

/// Finds the births that a line tells.
pub(super) fn find(words: &Words<'_>) -> Vec<Found> {
    let (mut found, mut no) = (Vec::new(), 0);
    while no < words.len() {
        let birth = birth(words, no).filter(|_| !is_of_many(words, no));
        found.extend(
            birth.map(|next| (PrivateKind::BirthDate, words.start(no)..words.end_before(next))),
        );
        no = birth.unwrap_or(no + 1);
    }
    found
}

/// What heads begin with.
static FIRSTS: LazyLock<Firsts> =
    LazyLock::new(|| Firsts::of(HEADS.into_iter().chain(DOTTED.iter().map(|letters| letters[0]))));

/// Reads the birth that is told from a word on, and returns the word behind its day.
fn birth(words: &Words<'_>, no: usize) -> Option<usize> {
    if !FIRSTS.may_hold(words.word(no)) {
        return None;
    }
    let dotted = || DOTTED.iter().find_map(|head| Some(("", dotted(words, no, head)?)));
    let (head, mut next) = words.first_of(no, &HEADS).or_else(dotted)?;
    if !is_head(words, no, head, next) {
        return None;
    }
    loop {
        if !matches!(words.gap(next), "" | ":" | "." | ".:" | "-" | "–" | "(" | "):") {
            return None;
        }
        let Some(after) = behind_lead(words, next) else { break };
        next = after;
    }
    let (year, end) = day(words, next)?;
    let is_range = words.is_next(end) && words.first_of(end, &RANGES).is_some();
    let is_span = matches!(words.gap(end), "-" | "–") && words.is_numbered(end);
    let is_living = year >= FIRST_YEAR && !is_fallen(words, end);
    let is_day_of_one = !is_range && !is_span && !is_remembered(words, no);
    let is_told = is_living && is_day_of_one && !(head == "sn" && is_of_budget(words, no, year));
    is_told.then_some(end)
}

/// Tells whether "SN" stands for public services (sự nghiệp) beside a day: of money, or of these years and of nobody.
fn is_of_budget(words: &Words<'_>, no: usize, year: u32) -> bool {
    let is_of_money = no > 0 && words.is_next(no) && words.is_one_of(no - 1, &MONEY);
    let is_of_name =
        no > 0 && words.is_name(no - 1) && matches!(words.gap(no), "" | "," | "-" | "–");
    is_of_money || (year >= FIRST_OF_BUDGETS && !is_of_name && !words.gap(no).ends_with('('))
}

/// Tells whether it is said behind a day of birth when or where its person fell: who did belongs to history.
fn is_fallen(words: &Words<'_>, end: usize) -> bool {
    let goes_on = |no: &usize| {
        words.is_capital(*no) || is_place(words, *no) || words.is_one_of(*no, &BEFORE_FALLEN)
    };
    let last = (end..words.sentence_end(end)).find(|no| !goes_on(no)).unwrap_or(end);
    let fallen = words.first_of(last, &["hy sinh", "hi sinh"]);
    fallen.is_some_and(|(_, next)| words.is_numbered(next) || words.is_one_of(next, &WHEN_FALLEN))
}

/// Returns the word behind letters that have full stops between them.
fn dotted(words: &Words<'_>, no: usize, letters: &[&str]) -> Option<usize> {
    let is_letter = |(at, letter): (usize, &&str)| {
        words.word(no + at) == *letter && (at == 0 || words.signs(no + at) == ".")
    };
    letters.iter().enumerate().all(is_letter).then_some(no + letters.len())
}

/// Passes over a word that leads to a day, or over whose day it is: "của bà Lan là".
fn behind_lead(words: &Words<'_>, no: usize) -> Option<usize> {
    let is_told = |no: &usize| words.is_one_of(*no, &["là", "ngày"]) || words.gap(*no) == ":";
    let lead = || words.first_of(no, &LEADS).map(|(_, next)| next);
    named(words, no).filter(is_told).or_else(lead).or_else(|| behind_bracket(words, no))
}

/// Passes over a note in brackets on how a day is written: "Ngày sinh (dương lịch): ".
fn behind_bracket(words: &Words<'_>, no: usize) -> Option<usize> {
    let is_note = words.gap(no) == "(" && !words.is_numbered(no);
    (no + 1..=no + LONGEST_NOTE).find(|no| is_note && words.gap(*no) == "):")
}

/// Tells whether a head is one where it stands, since some are other words too.
fn is_head(words: &Words<'_>, no: usize, head: &str, next: usize) -> bool {
    let is_first = no == 0 || !words.is_next(no);
    match head {
        "b" => words.gap(no).ends_with(['(', ',']) && words.gap(next) == ".",
        "sinh" | "sinh ra" => is_birth(words, no),
        // Laws and models come to be so too.
        "ra đời" => is_of_named(words, no),
        // A newspaper and a movement are said to be born so too.
        "chào đời" => no == 0 || is_of_named(words, no),
        "born" => !is_of_thing(words, no),
        // "Thu NS 31/12/2022" is of a budget.
        "ns" => is_first && words.gap(next) == ":",
        _ => true,
    }
}

/// Tells whether "sinh" is said of somebody who was born, and is neither a part of another word nor a name.
fn is_birth(words: &Words<'_>, no: usize) -> bool {
    if no == 0 || !words.is_next(no) {
        return true;
    }
    // A sentence begins with a capital too: "Nam sinh".
    let has_name = words.is_capital(no - 1) && words.sentence(no) < no - 1;
    let is_person = has_name || words.is_one_of(no - 1, &BORN);
    let is_itself_name = words.is_name(no) && words.is_name(no - 1);
    is_person && !is_itself_name && !words.is_one_of(no - 1, &COMPOUNDS)
}

/// Tells whether the sentence before a word speaks of a day to remember; a "kỷ niệm chương" is a badge.
fn is_remembered(words: &Words<'_>, no: usize) -> bool {
    (words.sentence(no)..no).any(|no| {
        let remembered = words.first_of(no, &REMEMBERED);
        remembered.is_some_and(|(_, next)| words.word(next) != "chương")
    })
}

/// Reads a day in any of its forms: its year, and the word behind it.
fn day(words: &Words<'_>, no: usize) -> Option<(u32, usize)> {
    signs(words, no).or_else(|| in_vietnamese(words, no)).or_else(|| in_english(words, no))
}

/// 12/3/1980, 12-3-80, 1980-03-12.
fn signs(words: &Words<'_>, no: usize) -> Option<(u32, usize)> {
    let sign = words.gap(no + 1);
    if !matches!(sign, "/" | "-" | ".") || words.gap(no + 2) != sign {
        return None;
    }
    let year_first = year(words, no).filter(|_| is_month(words, no + 1) && is_day(words, no + 2));
    let year_last = || {
        let short =
            words.digits(no + 2).filter(|it| it.len() == 2).and_then(|it| it.parse::<u32>().ok());
        let year =
            year(words, no + 2).or(short.map(|year| 1900 + year).map(|it| it.max(FIRST_YEAR)));
        year.filter(|_| is_day(words, no) && is_month(words, no + 1))
    };
    Some((year_first.or_else(year_last)?, no + 3))
}

/// 12 tháng 3 năm 1980, 12 tháng ba năm 1980.
fn in_vietnamese(words: &Words<'_>, no: usize) -> Option<(u32, usize)> {
    let month = no + 2;
    let is_day = is_day(words, no) && words.word(no + 1) == "tháng";
    let behind = match is_month(words, month) {
        true => month + 1,
        false => words.first_of(month, &SPOKEN_MONTHS).filter(|_| is_day)?.1,
    };
    let at = if words.word(behind) == "năm" { behind + 1 } else { behind };
    Some((year(words, at).filter(|_| is_day)?, at + 1))
}

/// 12 March 1980, the 12th of March, 1980, March 12, 1980.
fn in_english(words: &Words<'_>, no: usize) -> Option<(u32, usize)> {
    let month = |no: usize| {
        let word = words.word(no);
        word.len() > 2 && MONTHS.iter().any(|month| month.starts_with(word))
    };
    let of = usize::from(words.word(no + 1) == "of");
    if is_day(words, no) && month(no + 1 + of) {
        return Some((year(words, no + 2 + of)?, no + 3 + of));
    }
    let is_day = month(no) && is_day(words, no + 1);
    Some((year(words, no + 2).filter(|_| is_day)?, no + 3))
}

/// Tells whether a word is the number of a day: 12, 12th.
fn is_day(words: &Words<'_>, no: usize) -> bool {
    let word = words.word(no).trim_end_matches(|c: char| c.is_ascii_lowercase());
    word.len() <= 2 && word.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day))
}

fn is_month(words: &Words<'_>, no: usize) -> bool {
    words.word(no).parse::<u32>().is_ok_and(|month| (1..=12).contains(&month))
}

fn year(words: &Words<'_>, no: usize) -> Option<u32> {
    let year = words.digits(no).filter(|year| year.len() == 4)?;
    year.parse().ok().filter(|year| (1000..2200).contains(year))
}
