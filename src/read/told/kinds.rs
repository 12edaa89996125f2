//! What is counted: "tập thể", "cá nhân", "hộ gia đình", alone or as a list that has one number: "27 tập thể, hộ và cá nhân".

use super::spoken;
use super::stems::Stem;
use super::words::{Words, says};
use super::written::{is_between, may_hide};
use crate::model::recipient::RecipientType;

/// What is counted; the longer of two that begin alike comes first.
const NOUNS: [(&str, RecipientType); 13] = [
    ("tập thể", RecipientType::Collective),
    ("cá nhân", RecipientType::Individual),
    ("hộ gia đình", RecipientType::Household),
    ("hộ", RecipientType::Household),
    ("gia đình", RecipientType::Household),
    ("collectives", RecipientType::Collective),
    ("collective", RecipientType::Collective),
    ("individuals", RecipientType::Individual),
    ("individual", RecipientType::Individual),
    ("households", RecipientType::Household),
    ("household", RecipientType::Household),
    ("families", RecipientType::Household),
    ("family", RecipientType::Household),
];

/// What begins like them and is something else.
const OTHER_WORDS: [&str; 11] = [
    "tập thể dục",
    "cá nhân hóa",
    "cá nhân hoá",
    "hộ chiếu",
    "hộ khẩu",
    "hộ tịch",
    "hộ lý",
    "hộ lí",
    "hộ sinh",
    "hộ vệ",
    "hộ tống",
];

/// What lists name besides, of which rows may be of any kind.
const OTHER_KINDS: [&str; 14] = [
    "đơn vị",
    "tổ chức",
    "cơ quan",
    "doanh nghiệp",
    "nhóm",
    "dòng họ",
    "khu dân cư",
    "organisations",
    "organizations",
    "agencies",
    "units",
    "groups",
    "businesses",
    "clans",
];

/// What each line with a figure holds: "nhân", "đình", "hộ" at the beginning of a word, and within one "tập", "collec",
/// "individ", "households", "families".
pub(super) const BEGUN: [Stem; 3] =
    [[b'n', b'h', 0xC3, 0xA2], [0xC4, 0x91, 0xC3, 0xAC], [b'h', 0xE1, 0xBB, 0x99]];
pub(super) const WITHIN: [Stem; 5] =
    [[0xE1, 0xBA, 0xAD, b'p'], *b"llec", *b"ivid", *b"seho", *b"mili"];

/// The words for them that are asked for where such a stem is.
const UNITED: [&str; 2] = ["ập", "thể"];
const PERSONS: [&str; 2] = ["cá", "nhân"];

/// What begins with such a stem, and has a number beside it where it is counted: news speak of families everywhere.
const HOMES: [&str; 2] = ["đình", "hộ"];

/// The same with other letters before the stem.
const ENGLISH_HOMES: [&str; 2] = ["seho", "mili"];

/// What joins kinds that are counted together.
pub(super) const JOINTS: [&str; 3] = ["và", "cùng", "and"];

/// The same by signs.
const JOINT_SIGNS: [&str; 6] = [",", "/", "&", "+", "-", "–"];

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

/// What is said of those of one kind before the list goes on: "tập thể lao động xuất sắc và cá nhân".
const QUALITIES: [&str; 25] = [
    "xuất", "sắc", "tiêu", "biểu", "điển", "hình", "tiên", "tiến", "gương", "mẫu", "có", "thành",
    "tích", "lao", "động", "sản", "kinh", "doanh", "giỏi", "hiếu", "học", "văn", "hóa", "hoá",
    "dân",
];

/// What is said of those whose number nobody says, or who are counted before: "27 tập thể cùng các cá nhân".
const MANY: [&str; 6] = ["các", "những", "nhiều", "their", "the", "many"];

/// So many words of "hộ gia đình" stand before its last.
const MOST_BEFORE: usize = 2;

/// How many words are said so at the most.
const LONGEST: usize = 6;

/// What is counted together.
pub(super) struct Kinds {
    pub(super) of: Vec<RecipientType>,
    /// The word behind them.
    pub(super) next: usize,
    /// Whether the list may go on with what is not known, so that nobody can tell what the number counts.
    pub(super) is_open: bool,
}

/// Tells whether what is counted may stand in a text at the place of one of [`BEGUN`] and [`WITHIN`]. Most such words are
/// others: lập, tập trung, nhân dân.
pub(super) fn is_noun(text: &str, at: usize) -> bool {
    let (before, text) = text.split_at(at);
    if ENGLISH_HOMES.iter().any(|home| begins_with(text, home)) {
        let before = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        return has_number(before, text.trim_start_matches(|c: char| c.is_ascii_alphabetic()));
    }
    if let Some(home) = HOMES.iter().find(|home| begins_with(text, home)) {
        let behind = &text[home.len()..];
        // "Hội" stands in most texts.
        return !behind.starts_with(char::is_alphanumeric) && has_number(before, behind);
    }
    if begins_with(text, PERSONS[1]) {
        let before = before.trim_end_matches(is_between);
        return ends_with(before, PERSONS[0]) || before.ends_with(may_hide);
    }
    begins_with(text, UNITED[0])
        .then(|| text[UNITED[0].len()..].trim_start_matches(is_between))
        .is_none_or(|behind| begins_with(behind, UNITED[1]) || behind.starts_with(may_hide))
}

fn ends_with(text: &str, small_words: &str) -> bool {
    let start = text.len().checked_sub(small_words.len());
    start.and_then(|start| text.get(start..)).is_some_and(|it| says(it, small_words))
}

fn begins_with(text: &str, small_words: &str) -> bool {
    text.get(..small_words.len()).is_some_and(|it| says(it, small_words))
}

/// Tells whether a number may stand before "hộ", "gia đình" or "hộ gia đình", or behind. What stands before a line is none of
/// its own: a line that begins with them has no number there.
fn has_number(mut before: &str, behind: &str) -> bool {
    // "Hộ gia đình" has two words before the last: more are no name of anything, and would be walked for each of them.
    for _ in 0..=MOST_BEFORE {
        before = before.trim_end_matches(is_between);
        let start = before.trim_end_matches(char::is_alphanumeric).len();
        let word = before[start..].to_lowercase();
        if !matches!(&*word, "hộ" | "gia") {
            let is_word = word.starts_with(char::is_alphabetic);
            let is_number = spoken::is_spoken(&word) || BETWEEN.contains(&&*word);
            let may_be_behind = |c: char| c == ':' || may_hide(c);
            let behind = behind.trim_start_matches(is_between);
            return (!before.is_empty() && !is_word)
                || is_number
                || behind.starts_with(may_be_behind);
        }
        before = &before[..start];
    }
    true
}

/// Reads the kinds that are counted together from a word on.
pub(super) fn kinds(words: &Words<'_>, no: usize) -> Option<Kinds> {
    let (first, mut next) = noun(words, no)?;
    let mut of = vec![first];
    while let Some((kind, behind)) = joined(words, next) {
        if !of.contains(&kind) {
            of.push(kind);
        }
        next = behind;
    }
    of.sort();
    Some(Kinds { of, next, is_open: is_open(words, next) })
}

/// Reads a kind that is joined to the one before.
fn joined(words: &Words<'_>, no: usize) -> Option<(RecipientType, usize)> {
    let is_quality = |no: &usize| words.is_next(*no) && words.is_one_of(*no, &QUALITIES);
    let end = (no..=no + LONGEST).find(|no| !is_quality(no))?;
    let first = behind_joint(words, end)?;
    let is_between = |no: &usize| words.is_next(*no + 1) && words.is_one_of(*no, &BETWEEN);
    noun(words, (first..).find(|no| !is_between(no))?)
}

/// Reads what joins a kind to the one before, and returns the word behind it.
fn behind_joint(words: &Words<'_>, no: usize) -> Option<usize> {
    let is_joined = JOINT_SIGNS.contains(&words.gap(no));
    if words.is_one_of(no, &JOINTS) && (is_joined || words.is_next(no)) {
        return words.is_next(no + 1).then_some(no + 1);
    }
    is_joined.then_some(no)
}

/// Tells whether a list may go on with what is not known: "27 tập thể, đơn vị và cá nhân", "27 tập thể đạt danh hiệu và cá
/// nhân". What has a number of its own begins a figure of its own.
fn is_open(words: &Words<'_>, no: usize) -> bool {
    let is_other = |no: usize| {
        let of_many = || words.is_one_of(no, &MANY) && noun(words, no + 1).is_some();
        words.first_of(no, &OTHER_KINDS).is_some() || of_many()
    };
    if behind_joint(words, no).is_some_and(is_other) {
        return true;
    }
    let goes_on = |no: &usize| {
        let is_number = words.is_numbered(*no) || spoken::begins(words.word(*no));
        matches!(words.gap(*no), "" | ",") && !is_number && noun(words, *no).is_none()
    };
    let is_joint = |no: usize| words.is_one_of(no, &JOINTS) && words.is_next(no);
    let mut rest = (no..words.len().min(no + LONGEST)).take_while(goes_on);
    rest.any(|no| {
        let kind = noun(words, no + 1).filter(|_| is_joint(no) && words.is_next(no + 1));
        // What is done "for village and family" counts no families.
        kind.is_some_and(|(kind, _)| kind != RecipientType::Household)
    })
}

/// Reads what is counted at a word.
fn noun(words: &Words<'_>, no: usize) -> Option<(RecipientType, usize)> {
    let (row, next) = words.row_of(no, &NOUNS, |row| row.0)?;
    words.first_of(no, &OTHER_WORDS).is_none().then_some((row.1, next))
}

/// Tells whether a word may stand between a number and what it counts.
pub(super) fn may_be_between(words: &Words<'_>, no: usize) -> bool {
    words.is_one_of(no, &BETWEEN)
}

#[cfg(test)]
mod tests {
    use super::super::signs::Signs;

    #[test]
    fn households_are_asked_for_only_where_a_number_may_count_them() {
        for (line, wanted) in [
            ("tuyên dương 6 hộ", true),
            ("tuyên dương **6** hộ", true),
            ("tuyên dương 6&nbsp;hộ", true),
            ("TUYÊN DƯƠNG 6 HỘ GIA ĐÌNH", true),
            ("tuyên dương sáu hộ", true),
            ("tuyên dương 6\n> gia đình", true),
            ("6 gương hộ gia đình", true),
            ("Hộ: 5; tập", true),
            ("Gia đình: 5", true),
            ("6 households", true),
            ("Six Families", true),
            ("các hộ gia đình", false),
            ("UBND hội", false),
            ("bảo hộ lao động", false),
            ("gia đình văn hóa", false),
            ("danh hiệu gia đình văn hóa", false),
            ("5 hội viên", false),
            ("đình làng", false),
        ] {
            assert_eq!(Signs::of(line).honours, wanted, "{line}");
        }
    }
}
