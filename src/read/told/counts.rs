//! Figures of honours in a line: "17 tập thể, cá nhân", "4 tập thể và 5 cá nhân", "Tập thể: 4; cá nhân: 5".
//!
//! A small grammar: a number, then what is counted; kinds that are joined by a comma, "và" or "and" are counted together,
//! and a kind that has a number of its own begins a figure of its own. What is only about right ("hơn 20 cá nhân") is no
//! figure, and neither are households by themselves: news count them for many things ("1.240 hộ gia đình hiến đất").
//! Whether a sentence speaks of honours at all is told by `honours.rs`.

use std::ops::Range;

use super::number::{Number, number_at, number_before};
use super::stems::Stem;
use super::words::{Words, is_blank, says};
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

/// What makes of them something else, right behind: tập thể dục.
const OTHER_NOUNS: [&str; 3] = ["dục", "hóa", "hoá"];

/// What each line with a figure holds: "tập", "cá" and a blank of any kind, "collec", "individ"; households alone are none.
pub(super) const HONOURED: [Stem; 7] = [
    [0xE1, 0xBA, 0xAD, b'p'],
    [0xE1, 0xBA, 0xAC, b'p'],
    [b'c', 0xC3, 0xA1, b' '],
    [b'c', 0xC3, 0xA1, b'\n'],
    [b'c', 0xC3, 0xA1, 0xC2],
    *b"llec",
    *b"ivid",
];

/// The words for them that are asked for where such a stem is: most are of others (lập, tập trung, giá cá).
const SECONDS: [(&str, &str); 2] = [("ập", "thể"), ("cá", "nhân")];

/// What joins kinds that are counted together.
const JOINTS: [&str; 2] = ["và", "and"];

/// The same by signs.
const JOINT_SIGNS: [&str; 4] = [",", "/", "&", ";"];

/// What may stand between a number and what it counts.
const BETWEEN: [&str; 24] = [
    "lượt",
    "gương",
    "điển",
    "hình",
    "outstanding",
    "exemplary",
    "excellent",
    "other",
    "different",
    "deserving",
    "distinguished",
    "leading",
    "typical",
    "model",
    "local",
    "more",
    "named",
    "honoured",
    "commended",
    "and",
    "advanced",
    "various",
    "further",
    "of",
];

/// What makes a number one that is only about right, or a difference.
const ABOUT: [&str; 23] = [
    "quá", "some", "hơn", "gần", "trên", "dưới", "khoảng", "chừng", "nhất", "đa", "tăng", "giảm",
    "thêm", "over", "about", "nearly", "almost", "than", "least", "most", "thiểu", "minimum",
    "maximum",
];

/// The same in two words.
const ABOUT_OF: [&str; 3] = ["up to", "minimum of", "maximum of"];

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

/// Tells whether what is counted may stand in a text that begins with one of [`HONOURED`]; what begins a line of a quotation
/// may be between its words.
pub(super) fn is_noun(text: &str) -> bool {
    let Some((word, second)) = SECONDS.iter().find(|(word, _)| begins_with(text, word)) else {
        return true;
    };
    let is_between = |c: char| is_blank(c) || matches!(c, '\n' | '>');
    begins_with(text[word.len()..].trim_start_matches(is_between), second)
}

fn begins_with(text: &str, small_words: &str) -> bool {
    text.get(..small_words.len()).is_some_and(|it| says(it, small_words))
}

/// Finds the figures of a line.
pub(super) fn find(words: &Words<'_>) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    // Where the last number ends that is only about right: what is joined to it is so too.
    let mut about: Option<usize> = None;
    let mut no = 0;
    while no < words.len() {
        let Some((of, next)) = kinds(words, no) else {
            no += 1;
            continue;
        };
        let figure = before(words, no, next).or_else(|| behind(words, no, next));
        no = figure.as_ref().map_or(next, |(_, _, said)| said.end);
        let Some((number, at, said)) = figure else { continue };
        let goes_on_from = |end: usize| is_joint(&words.line()[end..at.start]);
        if is_about(words, said.start) || about.is_some_and(goes_on_from) {
            about = Some(at.end);
            continue;
        }
        let goes_on = |former: &Figure| goes_on_from(former.at.end);
        let is_joined = found.last().is_some_and(goes_on);
        if of != [RecipientType::Household] || is_joined {
            let written = words.line()[at.clone()].into();
            let count = ToldCount { number, of, is_joined, year: None, written };
            found.push(Figure { count, at, words: said });
        }
    }
    found
}

/// A number, where it and what it counts stand, and their words.
type Said = (u64, Range<usize>, Range<usize>);

/// Reads the number before what it counts, the words from `noun` to `next`.
fn before(words: &Words<'_>, noun: usize, next: usize) -> Option<Said> {
    let is_between =
        |no: &usize| words.is_next(*no) && *no > 0 && words.is_one_of(no - 1, &BETWEEN);
    let end = (0..=noun).rev().find(|no| !is_between(no))?;
    let Number { number, mut first } = number_before(words, end)?;
    let mut start = words.start(first);
    if words.gap(end) == ")" {
        // "Bảy (07) tập thể" says it twice.
        let outer = number_before(words, first).filter(|_| words.gap(first) == "(");
        start = bracket_before(words, first)?;
        if let Some(outer) = outer {
            (first, start) = (outer.first, words.start(outer.first));
        }
    } else if !words.is_next(end) {
        return None;
    }
    Some((number, start..words.end_before(next), first..next))
}

/// Tells whether the words before a number make it one that is only about right: hơn, khoảng, up to, từ 3 đến; or one of
/// many alike: mỗi tổ chọn.
fn is_about(words: &Words<'_>, first: usize) -> bool {
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
    is_over.then(|| (number, words.start(noun)..words.end_before(end), noun..end))
}

/// Reads the kinds that are counted together from a word on, and the word behind them.
fn kinds(words: &Words<'_>, no: usize) -> Option<(Vec<RecipientType>, usize)> {
    let (first, mut next) = noun(words, no)?;
    let mut of = vec![first];
    while let Some((kind, behind)) = joined(words, next) {
        if !of.contains(&kind) {
            of.push(kind);
        }
        next = behind;
    }
    of.sort();
    Some((of, next))
}

/// Reads a kind that is joined to the one before.
fn joined(words: &Words<'_>, no: usize) -> Option<(RecipientType, usize)> {
    let is_joined = JOINT_SIGNS[..3].contains(&words.gap(no));
    let has_word = words.is_one_of(no, &JOINTS) && (is_joined || words.is_next(no));
    let first = if has_word { no + 1 } else { no };
    let is_between = |no: &usize| words.is_next(*no + 1) && words.is_one_of(*no, &BETWEEN);
    let noun_at = (first..).find(|no| !is_between(no))?;
    let is_close = !has_word || words.is_next(first);
    noun(words, noun_at).filter(|_| (is_joined || has_word) && is_close)
}

/// Reads what is counted at a word.
fn noun(words: &Words<'_>, no: usize) -> Option<(RecipientType, usize)> {
    let noun = words.row_of(no, &NOUNS, |row| row.0).map(|(row, next)| (row.1, next));
    noun.filter(|(_, next)| !(words.is_next(*next) && words.is_one_of(*next, &OTHER_NOUNS)))
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
    use super::{RecipientType, Words, find};

    #[test]
    fn figures_are_found_with_what_they_count() {
        use RecipientType::{Collective as C, Household as H, Individual as I};
        type Figures<'f> = &'f [(u64, &'f [RecipientType])];
        let cases: [(&str, Figures<'_>); 81] = [
            ("hơn 250 tập thể và 480 cá nhân", &[]),
            ("hơn 250 tập thể; khen 4 cá nhân", &[(4, &[I])]),
            ("hơn 250 tập thể được biết, 4 cá nhân", &[(4, &[I])]),
            ("không quá 2 tập thể và 3 cá nhân", &[]),
            ("Some 20 collectives and individuals", &[]),
            ("Up to 5 collectives", &[]),
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
    fn a_figure_is_told_from_its_number_to_what_it_counts() {
        for (line, wanted) in [
            ("gồm 4 tập thể, 5 cá nhân", vec!["4 tập thể", "5 cá nhân"]),
            ("khen 18 (mười tám) tập thể.", vec!["18 (mười tám) tập thể"]),
            ("khen Bảy (08) tập thể", vec!["Bảy (08) tập thể"]),
            ("gồm (04) tập thể", vec!["(04) tập thể"]),
            ("Tập thể: 9; cá nhân: 12.", vec!["Tập thể: 9", "cá nhân: 12"]),
            ("1.017 Tập thể", vec!["1.017 Tập thể"]),
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
