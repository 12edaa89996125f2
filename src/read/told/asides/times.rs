//! Other places and other times than those that are reported: "Trong 5 năm qua, ...", "Toàn tỉnh ...", "từ đầu năm đến nay".

use std::ops::Range;

use crate::read::told::honours::is_of_years;
use crate::read::told::number::MONTHS;
use crate::read::told::spoken;
use crate::read::told::words::Words;

/// What opens a clause about other places, about honours that are still to come, or about those of a longer time.
const ELSEWHERE: [&str; 62] = [
    "toàn tỉnh",
    "trong toàn tỉnh",
    "trên toàn tỉnh",
    "cả tỉnh",
    "cả nước",
    "trong cả nước",
    "trên cả nước",
    "toàn quốc",
    "trên toàn quốc",
    "nationwide",
    "across the country",
    "across the province",
    "the whole province",
    "the whole country",
    "năm tới",
    "năm sau",
    "sang năm",
    "đợt tới",
    "thời gian tới",
    "trong thời gian tới",
    "next year",
    "tuần trước",
    "tháng trước",
    "quý trước",
    "tháng qua",
    "last week",
    "in the coming year",
    "những năm qua",
    "nhiều năm qua",
    "đến nay",
    "tính đến nay",
    "từ trước đến nay",
    "từ trước tới nay",
    "từ đầu năm học",
    "từ đầu năm",
    "từ đầu nhiệm kỳ",
    "từ đầu nhiệm kì",
    "kể từ đầu năm",
    "trong nhiệm kỳ qua",
    "nhiệm kỳ qua",
    "trong nhiệm kỳ",
    "tính từ đầu năm",
    "tính từ đầu nhiệm kỳ",
    "lũy kế",
    "luỹ kế",
    "cộng dồn",
    "tính đến hết",
    "tính đến ngày",
    "tính đến tháng",
    "tính đến",
    "tới nay",
    "so far this year",
    "so far",
    "to date",
    "up to now",
    "until now",
    "since the start of the year",
    "since the beginning of the year",
    "since the start of",
    "since the beginning of",
    "this term",
    "over the term",
];

/// What opens a part of the year that is named, and what that is: a batch is that of a day, and its text has no need to name
/// the month or the quarter that more was honoured in.
const PARTS_OF_YEAR: [&str; 4] = ["quý", "trong quý", "tháng", "trong tháng"];
const QUARTERS: [&str; 4] = ["i", "ii", "iii", "iv"];

/// The same right behind a figure; "từng được khen" was before, and "được các cấp khen" by others too.
const WIDE: [&str; 25] = [
    "được các cấp",
    "trên toàn quốc",
    "trong toàn quốc",
    "trên cả nước",
    "trong cả nước",
    "trên toàn tỉnh",
    "trong toàn tỉnh",
    "nationwide",
    "across the country",
    "từng được",
    "đã từng",
    "toàn tỉnh",
    "cả nước",
    "các năm",
    "qua các năm",
    "trong các năm",
    "nhiều năm",
    "trong nhiều năm",
    "những năm",
    "các đợt",
    "hằng năm",
    "hàng năm",
    "over the years",
    "in recent years",
    "since",
];

/// What opens a span of time that ends today, how many words that say how long it is follow at the least, and what ends it.
/// "Trong năm qua" may be this year.
const SPANS: [(&[&str], usize, &[&str]); 6] = [
    (
        &["trong", "suốt", "sau", "qua", "trải qua", "trong suốt", "trong vòng"],
        1,
        &["năm qua", "năm trở lại", "tháng đầu năm", "tháng năm", "tháng qua", "năm"],
    ),
    (
        &["từ năm", "từ tháng", "từ ngày", "từ đầu năm", "kể từ năm", "tính từ năm", "từ"],
        1,
        &["đến nay", "tới nay", "đến năm"],
    ),
    (
        &[
            "over the past",
            "over the last",
            "in the past",
            "in the last",
            "during the past",
            "for the past",
        ],
        0,
        &["years", "decade", "decades"],
    ),
    (
        &["in", "over", "within", "in the first", "during the first", "the first"],
        1,
        &["years", "months of the year", "months of this year", "months of", "months", "decades"],
    ),
    (&["từ năm", "từ"], 1, &["đến"]),
    (&["since", "by", "by the end of", "as of"], 0, &MONTHS),
];

/// What ends such a span that opens with the number itself.
const SPAN_ENDS: [&str; 7] =
    ["năm qua", "năm vừa qua", "năm trở lại", "năm có", "năm đã", "tháng đầu năm", "tháng qua"];

/// The same where a sign follows: "5 năm, 350 cá nhân được khen".
const YEARS: [&str; 2] = ["năm", "years"];

/// What may be said of how many years there are, but for a number.
const SOME: [&str; 8] = ["hơn", "gần", "nhiều", "những", "các", "mấy", "few", "several"];

/// How many words such a number has at the most.
const LONGEST: usize = 4;

/// Behind what such a span may be said of those that are honoured; "có thành tích trong 5 năm" tells what for.
const AWARDED: [&str; 15] = [
    "khen thưởng",
    "khen",
    "thưởng",
    "tuyên dương",
    "biểu dương",
    "tôn vinh",
    "vinh danh",
    "commended",
    "honoured",
    "honored",
    "awarded",
    "praised",
    "recognised",
    "recognized",
    "awards",
];

/// Reads what opens a clause about other places or times, and the word behind it; one may follow another: "lũy kế đến nay".
pub(super) fn elsewhere(words: &Words<'_>, no: usize) -> Option<usize> {
    let mut end = phrase(words, no).or_else(|| part_of_year(words, no))?;
    loop {
        let from = (end..words.len()).find(|no| words.digits(*no).is_none());
        match from.filter(|no| words.is_next(*no)).and_then(|no| phrase(words, no)) {
            Some(next) => end = next,
            None => return Some(end),
        }
    }
}

/// Tells whether other places or times are said right behind figures, or behind what says that those are honoured: "được khen
/// trong 5 năm". Nobody can tell whether those were honoured within that time, or for it.
pub(super) fn is_elsewhere_behind(words: &Words<'_>, told: &Range<usize>) -> bool {
    let is_at = |no: usize| {
        let is_said = || words.first_of(no, &WIDE).is_some() || phrase(words, no).is_some();
        words.is_next(no) && (is_said() || is_of_years(words, no) || is_of_years(words, no + 1))
    };
    let is_behind = |no: usize| words.first_of(no, &AWARDED).is_some_and(|(_, next)| is_at(next));
    is_at(told.start) || told.clone().any(is_behind)
}

/// Reads a quarter or a month that is named, and the word behind it.
fn part_of_year(words: &Words<'_>, no: usize) -> Option<usize> {
    let vi = words.first_of(no, &PARTS_OF_YEAR).map(|(_, next)| next);
    let vi = vi.filter(|at| words.digits(*at).is_some() || words.is_one_of(*at, &QUARTERS));
    let en = || words.phrase(no, "in").filter(|at| words.is_one_of(*at, &MONTHS));
    vi.or_else(en).map(|at| at + 1)
}

/// Reads a single phrase of other places or times.
fn phrase(words: &Words<'_>, no: usize) -> Option<usize> {
    words.first_of(no, &ELSEWHERE).map(|(_, next)| next).or_else(|| span(words, no))
}

/// Reads a span of time that ends today, and the word behind it.
fn span(words: &Words<'_>, no: usize) -> Option<usize> {
    let says_many = |no: usize| {
        let is_number = words.digits(no).is_some() || spoken::is_spoken(words.word(no));
        is_number || words.is_one_of(no, &SOME)
    };
    let ends_in = |many: usize, least: usize, ends: &[&str]| {
        let mut tos = (many + least..=many + LONGEST).filter(|to| (many..*to).all(says_many));
        tos.find_map(|to| words.first_of(to, ends).map(|(_, next)| next))
    };
    let opened = SPANS.iter().find_map(|(openings, least, ends)| {
        let mut openings = openings.iter().filter_map(|opening| words.phrase(no, opening));
        openings.find_map(|many| ends_in(many, *least, ends))
    });
    // "Mười năm qua" needs nothing before it, and "5 năm," neither.
    let is_over = |next: &usize| *next < words.len() && !words.is_next(*next);
    let by_itself = || ends_in(no, 1, &SPAN_ENDS);
    opened.or_else(by_itself).or_else(|| ends_in(no, 1, &YEARS).filter(is_over))
}
