//! Whether a sentence with a figure speaks of honours, and of which year: news count persons for many things.
//!
//! Here is read what a sentence says, and no year is compared.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::counts::Figure;
use super::words::Words;
use crate::ground::text::patterns::Patterns;

/// Words of honours; one of them stands in the sentence of a figure that is one of honours.
pub(super) const HONOURS: [&str; 18] = [
    "khen",
    "tặng",
    "trao",
    "thưởng",
    "biểu dương",
    "tuyên dương",
    "vinh danh",
    "tôn vinh",
    "danh hiệu",
    "thành tích",
    "xuất sắc",
    "tiêu biểu",
    "điển hình",
    "huân chương",
    "huy chương",
    "gương",
    "presented",
    "presenting",
];

/// What English words of honours begin with.
const STEMS: [&str; 13] = [
    "commend",
    "honour",
    "honor",
    "award",
    "merit",
    "certificate",
    "recogni",
    "praise",
    "outstanding",
    "exemplary",
    "achievement",
    "distinguish",
    "medal",
];

/// What makes of a certificate one of something else, right before it: a land certificate.
const OTHER_CERTIFICATES: [&str; 8] =
    ["land", "use", "right", "rights", "ownership", "birth", "marriage", "insurance"];

/// What makes of "trao" something else, right behind it: trao đổi.
const EXCHANGE: &str = "đổi";

/// Words for a year that is over, or for what was before this time.
const FORMER: [&str; 19] = [
    "năm ngoái",
    "năm trước đó",
    "năm trước",
    "năm kia",
    "cùng kỳ",
    "cùng kì",
    "last year",
    "previous year",
    "previous years",
    "year before",
    "years before",
    "đợt trước",
    "lần trước",
    "kỳ trước",
    "kì trước",
    "last time",
    "last month",
    "last quarter",
    "năm học trước",
];

/// Words for the year of the text.
const PRESENT: [&str; 8] =
    ["năm nay", "dịp này", "lần này", "đợt này", "kỳ này", "this year", "this time", "năm học này"];

/// What stands before a year that is named.
const BEFORE_YEAR: [&str; 6] = ["năm", "in", "for", "year", "the", "since"];

/// What stands before several years, in which more was honoured than is reported.
const BEFORE_YEARS: [&str; 13] = [
    "giai đoạn",
    "thời kỳ",
    "thời kì",
    "nhiệm kỳ",
    "nhiệm kì",
    "năm học",
    "niên khóa",
    "niên khoá",
    "period",
    "term",
    "years",
    "from",
    "từ",
];

/// What is said of honours that are still to come.
const PLANNED: [&str; 21] = [
    "đề nghị",
    "đề xuất",
    "kiến nghị",
    "dự kiến",
    "sẽ",
    "will",
    "propose",
    "proposes",
    "plans to",
    "expects to",
    "dự định",
    "phấn đấu khen",
    "phấn đấu có",
    "phấn đấu biểu",
    "hopes to",
    "hope to",
    "aims to",
    "aim to",
    "plan to",
    "intends to",
    "intend to",
];

/// Of which year a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Nothing is said.
    Unsaid,
    /// It is over.
    Former,
    /// This one.
    Named(u16),
}

/// What words of honours begin with, in small letters, in capitals, or with a capital at the beginning.
static BEGUN: LazyLock<Patterns> = LazyLock::new(|| {
    let words = HONOURS.iter().chain(&STEMS).filter_map(|phrase| phrase.split(' ').next());
    // The look-alike of Đ is one, which official texts often hold.
    let words = words.flat_map(|word| [word.to_owned(), word.replace('đ', "ð")]);
    let cases = words.flat_map(|word| {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        [first.to_uppercase() + rest, word.to_uppercase(), word]
    });
    Patterns::new(&cases.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>())
});

/// Tells whether a line may speak of honours, before its words are taken apart: of most with figures it is not so.
pub(super) fn may_be_in(line: &str) -> bool {
    BEGUN.find(line.as_bytes(), 0).is_some()
}

/// Tells whether the sentence of a figure speaks of honours.
pub(super) fn is_honour(words: &Words<'_>, figure: &Figure) -> bool {
    let first = figure.words.start;
    if (words.sentence(first)..first).any(|no| is_planned(words, no)) {
        return false;
    }
    (words.sentence(first)..words.sentence_end(first)).any(|no| {
        match words.first_of(no, &HONOURS) {
            Some(("trao", next)) => words.word(next) != EXCHANGE,
            Some(_) => true,
            None => is_stem(words, no),
        }
    })
}

/// Tells whether a word begins as English words of honours do, and is no certificate of something else.
pub(super) fn is_stem(words: &Words<'_>, no: usize) -> bool {
    let is_other = || {
        no > 0
            && words.begins_with(no, &["certificate"])
            && words.is_next(no)
            && words.is_one_of(no - 1, &OTHER_CERTIFICATES)
    };
    words.begins_with(no, &STEMS) && !is_other()
}

/// Tells whether honours that are still to come are spoken of at a word. "Theo đề nghị của" tells who asked for them.
fn is_planned(words: &Words<'_>, no: usize) -> bool {
    let Some((_, next)) = words.first_of(no, &PLANNED) else { return false };
    words.word(next) != "của" && !(no > 0 && words.word(no - 1) == "theo")
}

/// Reads of which year a figure is: by the words before it in its sentence or its brackets, the nearest first, or right
/// behind it.
pub(super) fn year(words: &Words<'_>, figure: &Figure) -> Year {
    let first = figure.words.start;
    if words.first_of(figure.words.end, &FORMER).is_some() {
        return Year::Former;
    }
    let mut depth = 0_usize;
    for no in (words.sentence(first)..first).rev() {
        for sign in words.signs(no + 1).chars().rev() {
            match sign {
                ')' => depth += 1,
                // Words before the brackets of the figure are said of another one, but for a year right before them.
                '(' if depth == 0 => return year_that_ends(words, no),
                '(' => depth -= 1,
                _ => {}
            }
        }
        if let Some(said) = (depth == 0).then(|| year_at(words, no)).flatten() {
            return said;
        }
    }
    Year::Unsaid
}

/// Reads which year the words say that end with one.
fn year_that_ends(words: &Words<'_>, last: usize) -> Year {
    const LONGEST: usize = 3;
    let is_former =
        |first: &usize| words.first_of(*first, &FORMER).is_some_and(|(_, next)| next == last + 1);
    match (last.saturating_sub(LONGEST)..=last).find(is_former) {
        Some(_) => Year::Former,
        None => year_at(words, last).unwrap_or(Year::Unsaid),
    }
}

/// Reads what a word, or a phrase that begins with it, says of the year.
fn year_at(words: &Words<'_>, no: usize) -> Option<Year> {
    if words.first_of(no, &FORMER).is_some() {
        return Some(Year::Former);
    }
    if is_of_years(words, no) {
        return Some(Year::Former);
    }
    if words.first_of(no, &PRESENT).is_some() {
        return Some(Year::Unsaid);
    }
    let year = words.digits(no).filter(|it| it.len() == 4).and_then(|it| it.parse().ok())?;
    let is_named =
        words.gap(no).ends_with('(') || (no > 0 && words.is_one_of(no - 1, &BEFORE_YEAR));
    (is_named && (1945..2200).contains(&year)).then_some(Year::Named(year))
}

/// Tells whether a word begins what names several years: giai đoạn 2012-2022, nhiệm kỳ 2020-2025.
pub(super) fn is_of_years(words: &Words<'_>, no: usize) -> bool {
    words.first_of(no, &BEFORE_YEARS).is_some_and(|(_, next)| is_span(words, next))
}

/// Tells whether a span of years begins at a word: 2012-2022.
fn is_span(words: &Words<'_>, no: usize) -> bool {
    let is_year = |no: usize| words.digits(no).is_some_and(|it| it.len() == 4);
    is_year(no) && is_year(no + 1) && matches!(words.gap(no + 1), "-" | "–")
}

#[cfg(test)]
mod tests {
    use super::super::counts::find;
    use super::super::firsts::hidden_in;
    use super::super::signs::Signs;
    use super::{FORMER, Words, Year, is_honour, may_be_in, year};

    /// The numbers that count honours, with the years that are named for them.
    fn honours(line: &str) -> Vec<(u64, Option<u16>)> {
        let words = Words::new(line);
        let figures = if Signs::of(line).honours { find(&words) } else { Vec::new() };
        let figures = figures.iter().filter(|figure| is_honour(&words, figure));
        let figures = figures.filter_map(|figure| match year(&words, figure) {
            Year::Unsaid => Some((figure.count.number, None)),
            Year::Named(year) => Some((figure.count.number, Some(year))),
            Year::Former => None,
        });
        figures.collect()
    }

    #[test]
    fn a_sentence_of_honours_is_told_by_its_words() {
        for (line, wanted) in [
            ("Thị xã khen 18 tập thể, cá nhân.", vec![(18, None)]),
            ("Biểu dương 5 cá nhân tiêu biểu.", vec![(5, None)]),
            ("TRAO GIẤY KHEN CHO 4 TẬP THỂ", vec![(4, None)]),
            ("The town commended 17 collectives and individuals.", vec![(17, None)]),
            ("Two individuals received certificates of merit.", vec![(2, None)]),
            ("Năm 2022, thị xã khen 18 tập thể.", vec![(18, Some(2022))]),
            (
                "Năm 2021 khen 12 tập thể, năm 2022 khen 18 cá nhân.",
                vec![(12, Some(2021)), (18, Some(2022))],
            ),
            (
                "Năm nay khen 18 tập thể (năm 2021 là 12 tập thể, cá nhân).",
                vec![(18, None), (12, Some(2021))],
            ),
            ("Năm nay (năm 2021: 12 cá nhân) khen 18 tập thể.", vec![(12, Some(2021)), (18, None)]),
            ("Năm ngoái khen 21 tập thể, năm nay khen 18 tập thể.", vec![(18, None)]),
            ("Theo Quyết định ngày 28/12/2021, thị xã khen 17 cá nhân.", vec![(17, None)]),
            ("So với năm 2021 (12 tập thể), số được khen tăng.", vec![(12, Some(2021))]),
            ("So với năm ngoái (12 tập thể), số được khen tăng.", vec![]),
            ("The 2019 awards went to 33 individuals.", vec![(33, Some(2019))]),
            ("Theo đề nghị của Phòng Nội vụ, UBND khen 4 tập thể.", vec![(4, None)]),
            ("Kế hoạch 2021-2025 nêu rõ; năm 2022 khen 4 tập thể.", vec![(4, Some(2022))]),
        ] {
            assert_eq!(honours(line), wanted, "{line}");
            assert!(may_be_in(line), "{line}");
        }
        assert!(["Ðiển hình", "TẶNG", "Awards"].into_iter().all(may_be_in));
        assert!(!may_be_in("Of 2,143 households asked, 52 find it easier"));
    }

    #[test]
    fn what_is_counted_for_something_else_is_no_honour() {
        for line in INNOCENT {
            assert_eq!(honours(line), [], "{line}");
        }
    }

    #[test]
    fn no_row_is_hidden_by_a_shorter_one_before_it() {
        assert_eq!(hidden_in(FORMER), [""; 0]);
    }

    /// Sentences of texts that report a batch of awards.
    const INNOCENT: [&str; 34] = [
        "Giai đoạn 2012-2022, xã có 312 tập thể, 540 cá nhân được các cấp khen thưởng.",
        "Đề nghị thị xã tặng bằng khen cho 2 tập thể.",
        "Dự kiến cuối năm khen thưởng 8 tập thể.",
        "The town will commend 3 individuals.",
        "35 cá nhân là đảng viên cao tuổi.",
        "Tiếp nhận 45 hồ sơ của 40 cá nhân và 5 tổ chức.",
        "Xử phạt 8 cá nhân vi phạm.",
        "3 cá nhân nộp hồ sơ trực tuyến.",
        "12 tập thể và 30 cá nhân đăng ký thi đua.",
        "Năm ngoái, thị xã khen 21 tập thể, 30 cá nhân.",
        "Eight individuals were fined.",
        "Forty individuals and five organisations handed in files.",
        "Last year the town commended 21 collectives and 30 individuals.",
        "Có 3 cá nhân vắng mặt.",
        "Hội nghị nghe 6 cá nhân trao đổi kinh nghiệm.",
        "Twelve individuals were present.",
        "Phạt 8 cá nhân. Dịp này, lãnh đạo thị xã tặng quà các gia đình.",
        "Kiểm tra 14 tập thể, 22 cá nhân về phòng cháy.",
        "Thu hồi đất của 9 cá nhân và 2 tổ chức để làm đường.",
        "Có 31 tập thể, cá nhân gửi góp ý.",
        "Cho 120 cá nhân vay vốn, tổng 3,6 tỷ đồng.",
        "Hơn 200 cá nhân hiến máu.",
        "Bảy cá nhân được xét nghiệm lại.",
        "Tập thể: 9; cá nhân: 12 đã nộp báo cáo.",
        "UBND phường hòa giải 4 vụ giữa 8 cá nhân.",
        "Công an làm việc với 2 cá nhân đưa tin sai.",
        "Có 17 tập thể cam kết không xả rác.",
        "So với năm trước, giấy khen tăng 3 tập thể.",
        "Three collectives sent their plans late.",
        "Sixteen individuals and four households moved to higher ground.",
        "The court heard five individuals.",
        "Loans went to 45 individuals.",
        "Mười cá nhân dự lớp tập huấn.",
        "5 tập thể dục giữa giờ.",
    ];
}
