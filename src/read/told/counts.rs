//! Figures in a line: "17 tập thể, cá nhân", "4 tập thể và 5 cá nhân", "Tập thể: 4; cá nhân: 5".
//!
//! A small grammar: a number, then what is counted; kinds that are joined are counted together (see `kinds.rs`), and a kind
//! that has a number of its own begins a figure of its own. What is only about right ("hơn 20 cá nhân") is no figure, and
//! neither is a number of something else ("Tổ 9 cá nhân ..."). Whether a sentence speaks of honours at all is told by
//! `honours.rs`, and whether a figure counts them by `asides/`.

use std::ops::Range;

use super::kinds::{JOINTS, Kinds, kinds, may_be_between};
use super::number::{Number, is_named, number_at, number_before};
use super::words::{Words, is_blank, says};
use crate::model::told::ToldCount;

/// What joins figures, by signs.
const JOINT_SIGNS: [&str; 5] = [",", "/", "&", "+", ";"];

/// What makes a number one that is only about right, or a difference.
const ABOUT: [&str; 26] = [
    "quá", "some", "hơn", "gần", "trên", "dưới", "khoảng", "chừng", "nhất", "đa", "tăng", "giảm",
    "thêm", "over", "about", "nearly", "almost", "than", "least", "most", "thiểu", "minimum",
    "maximum", "ngót", "xỉ", "ngoài",
];

/// The same in two words.
const ABOUT_OF: [&str; 3] = ["up to", "minimum of", "maximum of"];

/// The same behind what is counted.
const ABOUT_BEHIND: [&str; 5] = ["trở lên", "trở xuống", "or more", "or so", "or fewer"];

/// How many words before a number it is told to be that of each of many.
const FAR: usize = 6;

/// A figure, and which words it is.
pub(super) struct Figure {
    pub(super) count: ToldCount,
    /// Where it stands in the line.
    pub(super) at: Range<usize>,
    /// Its words.
    pub(super) words: Range<usize>,
}

/// Finds the figures of a line.
pub(super) fn find(words: &Words<'_>) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    // Where the last number ends that is only about right: what is joined to it is so too.
    let mut about: Option<usize> = None;
    let mut no = 0;
    while no < words.len() {
        let Some(Kinds { of, next, is_open }) = kinds(words, no) else {
            no += 1;
            continue;
        };
        let said = before(words, no, next).or_else(|| behind(words, no, next));
        no = said.as_ref().map_or(next, |said| said.words.end);
        let Some(Said { number, is_contradicted, at, words: said }) = said else { continue };
        let goes_on_from = |end: usize| is_joint(&words.line()[end..at.start]);
        if is_open || is_about(words, &said) || about.is_some_and(goes_on_from) {
            about = Some(at.end);
            continue;
        }
        // "36 cá nhân, 15 cá nhân được khen" are no list: what is said of the second is not said of the first.
        let goes_on = |former: &Figure| {
            goes_on_from(former.at.end) && !of.iter().any(|kind| former.count.of.contains(kind))
        };
        let is_joined = found.last().is_some_and(goes_on);
        let written = words.line()[at.clone()].into();
        let count = ToldCount { number, of, is_joined, is_contradicted, year: None, written };
        found.push(Figure { count, at, words: said });
    }
    found
}

/// A number with what it counts.
struct Said {
    number: u64,
    is_contradicted: bool,
    /// Where both stand.
    at: Range<usize>,
    /// Their words.
    words: Range<usize>,
}

/// Reads the number before what it counts, the words from `noun` to `next`.
fn before(words: &Words<'_>, noun: usize, next: usize) -> Option<Said> {
    let is_between = |no: &usize| words.is_next(*no) && *no > 0 && may_be_between(words, no - 1);
    let end = (0..=noun).rev().find(|no| !is_between(no))?;
    let Number { number, mut first } = number_before(words, end)?;
    let (mut start, mut is_contradicted) = (words.start(first), false);
    if words.gap(end) == ")" {
        // "Bảy (07) tập thể" says it twice.
        let outer = number_before(words, first)
            .filter(|outer| words.gap(first) == "(" && !is_named(words, outer.first));
        start = bracket_before(words, first)?;
        if let Some(outer) = outer {
            let is_said_otherwise = words.is_numbered(first) != words.is_numbered(outer.first);
            is_contradicted = is_said_otherwise && outer.number != number;
            (first, start) = (outer.first, words.start(outer.first));
        }
    } else if !words.is_next(end) || is_named(words, first) {
        return None;
    }
    Some(Said { number, is_contradicted, at: start..words.end_before(next), words: first..next })
}

/// Tells whether the words around a figure make it one that is only about right: hơn, khoảng, up to, từ 3 đến, trở lên; or
/// one of many alike: mỗi tổ chọn.
fn is_about(words: &Words<'_>, said: &Range<usize>) -> bool {
    let first = said.start;
    if words.is_next(said.end) && words.first_of(said.end, &ABOUT_BEHIND).is_some() {
        return true;
    }
    if first == 0 || !words.is_next(first) {
        return false;
    }
    let is_about = |phrase: &&str| first > 1 && words.phrase(first - 2, phrase).is_some();
    ABOUT_OF.iter().any(is_about)
        || words.is_one_of(first - 1, &ABOUT)
        || is_end_of_range(words, first)
        || is_of_each(words, first)
}

/// Tells whether a number ends a range: "từ 3 đến 5", "between 3 and 5".
fn is_end_of_range(words: &Words<'_>, first: usize) -> bool {
    let Some(lower) = number_before(words, first - 1) else { return false };
    let is_between = || lower.first > 0 && words.is_one_of(lower.first - 1, &["between"]);
    words.is_one_of(first - 1, &["đến", "tới", "to"])
        || (words.is_one_of(first - 1, &["and"]) && is_between())
}

/// Tells whether a number is said of each of many, in the words right before it.
fn is_of_each(words: &Words<'_>, first: usize) -> bool {
    let before = (first.saturating_sub(FAR)..first).rev();
    let mut close = before.take_while(|no| words.is_next(no + 1));
    close.any(|no| words.is_one_of(no, &["mỗi", "each", "every"]))
}

/// Returns where the bracket before a word is.
fn bracket_before(words: &Words<'_>, no: usize) -> Option<usize> {
    let bracket = words.signs(no).rfind('(')?;
    Some(words.end_before(no) + bracket)
}

/// Reads the number behind what it counts: "Tập thể: 9; cá nhân: 12". What the number counts itself is no figure, and
/// neither is that of a list: "Cá nhân: 3 triệu đồng", "Tập thể: 1. UBND phường".
fn behind(words: &Words<'_>, noun: usize, next: usize) -> Option<Said> {
    let (number, end) = number_at(words, next).filter(|_| words.gap(next) == ":")?;
    let is_over = end == words.len() || words.gap(end).starts_with([';', ',', ')']);
    is_over.then(|| {
        let at = words.start(noun)..words.end_before(end);
        Said { number, is_contradicted: false, at, words: noun..end }
    })
}

/// Tells whether what stands between two figures joins them.
fn is_joint(between: &str) -> bool {
    let between = between.trim_matches(is_blank);
    let rest = between.strip_prefix(',').map_or(between, |rest| rest.trim_start_matches(is_blank));
    JOINT_SIGNS.contains(&between) || JOINTS.iter().any(|joint| says(rest, joint))
}

#[cfg(test)]
mod tests {
    use super::super::signs::Signs;
    use super::{Words, find};
    use crate::model::recipient::RecipientType;

    #[test]
    fn figures_are_found_with_what_they_count() {
        use RecipientType::{Collective as C, Household as H, Individual as I};
        type Figures<'f> = &'f [(u64, &'f [RecipientType])];
        let cases: [(&str, Figures<'_>); 121] = [
            ("hơn 250 tập thể và 480 cá nhân", &[]),
            ("hơn 250 tập thể; khen 4 cá nhân", &[(4, &[I])]),
            ("hơn 250 tập thể được biết, 4 cá nhân", &[(4, &[I])]),
            ("không quá 2 tập thể và 3 cá nhân", &[]),
            ("Some 20 collectives and individuals", &[]),
            ("Up to 5 collectives", &[]),
            ("khen thưởng 17 tập thể, cá nhân", &[(17, &[C, I])]),
            ("cho 4 tập thể, 5 cá nhân có thành tích", &[(4, &[C]), (5, &[I])]),
            ("cho 4 tập thể và 5 cá nhân.", &[(4, &[C]), (5, &[I])]),
            ("cho (02 cá nhân), 3 hộ gia đình", &[(2, &[I]), (3, &[H])]),
            ("4 tập thể, 2 hộ gia đình", &[(4, &[C]), (2, &[H])]),
            ("1.240 hộ gia đình hiến đất", &[(1240, &[H])]),
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
            ("Khen 18\u{A0}tập thể, cá nhân", &[(18, &[C, I])]),
            ("Khen 18 tập\u{A0}thể", &[(18, &[C])]),
            ("mười tám  tập thể", &[(18, &[C])]),
            ("18  cá   nhân", &[(18, &[I])]),
            ("18 Tập thể, Cá nhân", &[(18, &[C, I])]),
            ("KHEN 18 TẬP THỂ, CÁ NHÂN.", &[(18, &[C, I])]),
            ("MƯỜI TÁM TẬP THỂ", &[(18, &[C])]),
            ("18 Collectives and Individuals", &[(18, &[C, I])]),
            ("18 COLLECTIVES AND INDIVIDUALS", &[(18, &[C, I])]),
            ("18 exemplary collectives and individuals", &[(18, &[C, I])]),
            ("18 different collectives", &[(18, &[C])]),
            ("18 exemplary and outstanding individuals", &[(18, &[I])]),
            ("18 collectives and outstanding individuals", &[(18, &[C, I])]),
            ("18 gương tập thể", &[(18, &[C])]),
            ("Tập thể: 9; cá nhân: 12", &[(9, &[C]), (12, &[I])]),
            ("(Tập thể, cá nhân: 21)", &[(21, &[C, I])]),
            ("Tập thể: 1. UBND phường", &[]),
            ("Cá nhân: 3 triệu đồng", &[]),
            ("18 (mười tám) tập thể", &[(18, &[C])]),
            ("gồm (04) tập thể", &[(4, &[C])]),
            ("9-10 tập thể", &[]),
            ("tăng 3 tập thể", &[]),
            ("4 tập thể và 2 hộ gia đình", &[(4, &[C]), (2, &[H])]),
            ("5 tập thể dục", &[]),
            ("ít nhất 5 cá nhân", &[]),
            ("từ 3 đến 5 tập thể", &[]),
            ("3 tới 5 tập thể và 2 cá nhân", &[]),
            ("between 3 and 5 collectives", &[]),
            ("mỗi tổ dân phố bình chọn 1 tập thể", &[]),
            ("Each ward names 2 individuals", &[]),
            ("năm 2022 đến nay, 5 tập thể", &[(5, &[C])]),
            ("khen mỗi tổ; khen 5 tập thể", &[(5, &[C])]),
            ("một nghìn không trăm mười bảy tập thể, cá nhân", &[(1017, &[C, I])]),
            ("hai ngàn không trăm mười một cá nhân", &[(2011, &[I])]),
            ("một trăm mười tập thể", &[(110, &[C])]),
            ("hàng nghìn cá nhân", &[]),
            ("hàng trăm hai mươi cá nhân", &[]),
            ("hai trăm, ba trăm cá nhân", &[]),
            ("1 017 tập thể, cá nhân", &[(1017, &[C, I])]),
            ("2\u{A0}018 tập thể", &[(2018, &[C])]),
            ("Tập thể: 1 009; cá nhân: 12", &[(1009, &[C]), (12, &[I])]),
            ("ngày 23/8/2022 100 tập thể", &[(100, &[C])]),
            ("năm 2022 017 cá nhân", &[(17, &[I])]),
            ("One thousand and seventeen collectives and individuals", &[(1017, &[C, I])]),
            ("A hundred and five individuals", &[(105, &[I])]),
            ("27 tập thể, gia đình và cá nhân", &[(27, &[C, I, H])]),
            ("27 tập thể, hộ và cá nhân", &[(27, &[C, I, H])]),
            ("38 tập thể, cá nhân, hộ", &[(38, &[C, I, H])]),
            ("12 tập thể, hộ gia đình", &[(12, &[C, H])]),
            ("20 cá nhân, hộ", &[(20, &[I, H])]),
            ("22 tập thể xuất sắc và cá nhân tiêu biểu", &[(22, &[C, I])]),
            ("22 tập thể lao động xuất sắc, cá nhân", &[(22, &[C, I])]),
            ("22 tập thể có thành tích và cá nhân", &[(22, &[C, I])]),
            ("22 tập thể - cá nhân", &[(22, &[C, I])]),
            ("22 tập thể – cá nhân", &[(22, &[C, I])]),
            ("27 collectives, families and individuals", &[(27, &[C, I, H])]),
            ("27 collectives, individuals, and households", &[(27, &[C, I, H])]),
            ("7 tập thể tiêu biểu và 15 cá nhân", &[(7, &[C]), (15, &[I])]),
            ("27 tập thể, đơn vị và cá nhân", &[]),
            ("27 tập thể cùng các cá nhân", &[]),
            ("27 tập thể + cá nhân", &[(27, &[C, I])]),
            ("Top 10 cá nhân", &[]),
            ("27 tập thể, câu lạc bộ và cá nhân", &[]),
            ("27 tập thể đạt nhiều kết quả và cá nhân", &[]),
            ("15 cá nhân làm công tác dân số và gia đình", &[(15, &[I])]),
            ("7 tập thể, mười lăm cá nhân và hộ", &[(7, &[C]), (15, &[I, H])]),
            ("6 hộ được khen", &[(6, &[H])]),
            ("sáu gia đình", &[(6, &[H])]),
            ("5 hộ chiếu", &[]),
            ("5 hội viên", &[]),
            ("20 cá nhân trở lên", &[]),
            ("20 individuals or more", &[]),
            ("ngót 20 cá nhân", &[]),
            ("xấp xỉ 20 cá nhân", &[]),
            ("Thứ 6 cá nhân được khen", &[]),
            ("Thứ sáu cá nhân được khen", &[]),
            ("Lúc 8 giờ 30 cá nhân nhận giấy khen", &[]),
            ("Tổ dân phố 9 cá nhân", &[]),
            ("Quyết định 16 cá nhân", &[]),
            ("Điều 10 cá nhân", &[]),
            ("Covid-19 cá nhân", &[]),
            ("Trong số 15 cá nhân", &[(15, &[I])]),
            ("Khen thưởng - 15 cá nhân", &[(15, &[I])]),
            ("Năm 2024 15 cá nhân", &[(15, &[I])]),
            ("16 (mười lăm) cá nhân", &[(15, &[I])]),
        ];
        for (line, wanted) in cases {
            let found = find(&Words::new(line));
            let found: Vec<_> =
                found.iter().map(|it| (it.count.number, it.count.of.as_slice())).collect();
            assert_eq!(found, wanted, "{line}");
            assert!(Signs::of(line).honours || wanted.is_empty(), "{line}");
        }
    }

    #[test]
    fn a_number_in_digits_and_in_words_contradicts_itself_where_they_disagree() {
        for (line, wanted) in [
            ("16 (mười lăm) cá nhân", true),
            ("mười sáu (15) cá nhân", true),
            ("15 (mười lăm) cá nhân", false),
            ("Bảy (07) tập thể", false),
            ("16 (15) cá nhân", false),
            ("Tổ 9 (mười lăm) cá nhân", false),
        ] {
            let found = find(&Words::new(line));
            assert!(found.iter().map(|it| it.count.is_contradicted).eq([wanted]), "{line}");
        }
    }

    #[test]
    fn a_figure_is_told_from_its_number_to_what_it_counts() {
        for (line, wanted) in [
            ("gồm 4 tập thể, 5 cá nhân", vec!["4 tập thể", "5 cá nhân"]),
            ("khen 18 (mười tám) tập thể.", vec!["18 (mười tám) tập thể"]),
            ("khen Bảy (08) tập thể", vec!["Bảy (08) tập thể"]),
            ("gồm (04) tập thể", vec!["(04) tập thể"]),
            ("Tập thể: 9; cá nhân: 12.", vec!["Tập thể: 9", "cá nhân: 12"]),
            ("1.017 Tập thể", vec!["1.017 Tập thể"]),
            ("khen 38 tập thể, cá nhân, hộ.", vec!["38 tập thể, cá nhân, hộ"]),
            ("khen 16 (mười lăm) cá nhân", vec!["16 (mười lăm) cá nhân"]),
            ("khen 1 017 tập thể", vec!["1 017 tập thể"]),
            (
                "khen hai nghìn không trăm mười một cá nhân",
                vec!["hai nghìn không trăm mười một cá nhân"],
            ),
            (
                "commended one thousand, two hundred individuals",
                vec!["one thousand, two hundred individuals"],
            ),
        ] {
            let found = find(&Words::new(line)).into_iter().map(|it| &line[it.at]);
            assert_eq!(found.collect::<Vec<_>>(), wanted, "{line}");
        }
    }
}
