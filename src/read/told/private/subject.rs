//! Of whom something is said: of a single person, or of many, as in "các hộ trú tại tổ dân phố 3".

use super::places::{is_behind_place, is_place};
use crate::read::told::words::Words;

/// Words for many, or for anybody.
const MANY: [&str; 48] = [
    "các",
    "những",
    "mọi",
    "hộ",
    "cử tri",
    "công dân",
    "nhân dân",
    "người dân",
    "bà con",
    "dân cư",
    "cư dân",
    "gia đình",
    "học sinh",
    "sinh viên",
    "thí sinh",
    "phụ huynh",
    "trẻ em",
    "trẻ",
    "thanh niên",
    "thiếu nhi",
    "phụ nữ",
    "hội viên",
    "đoàn viên",
    "đảng viên",
    "người cao tuổi",
    "người lao động",
    "lao động",
    "đối tượng",
    "ai",
    "household",
    "households",
    "family",
    "families",
    "voters",
    "residents",
    "citizens",
    "people",
    "persons",
    "children",
    "infants",
    "babies",
    "pupils",
    "students",
    "members",
    "men",
    "women",
    "those",
    "anyone",
];

/// What makes of "hộ" something else, right behind it: hộ khẩu, hộ chiếu.
const OTHER_MANY: [&str; 3] = ["khẩu", "chiếu", "tịch"];

/// What may stand between "người", which is anybody, and what is said of him.
const WITH_ANYBODY: [&str; 8] = ["người", "đang", "hiện", "đã", "có", "được", "nơi", "mới"];

/// What stands before the name of a person.
const TITLES: [&str; 21] = [
    "thầy",
    "ông",
    "bà",
    "anh",
    "chị",
    "cô",
    "chú",
    "bác",
    "cụ",
    "cháu",
    "em",
    "đồng chí",
    "chủ hộ",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "teacher",
    "comrade",
    "farmer",
];

/// The family names of nearly all people, by which a person is told who is named without a title.
const FAMILY_NAMES: [&str; 44] = [
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ",
    "hồ", "ngô", "dương", "lý", "đinh", "đoàn", "trương", "lương", "đào", "mai", "trịnh", "tô",
    "hà", "cao", "thái", "tạ", "phùng", "châu", "quách", "lâm", "lưu", "kiều", "đàm", "chu",
    "biện", "bạch", "văn", "nghiêm", "tống", "thân", "uông", "từ",
];

/// So many words such a name has.
const FULL_NAME: std::ops::RangeInclusive<usize> = 2..=4;

/// The last words of what stands right before the name of a person: "nạn nhân là", "thương binh", "Mẹ Việt Nam Anh hùng".
const BEFORE_PERSON: [&str; 12] =
    ["là", "hộ", "đình", "nhà", "nhân", "binh", "hùng", "vnah", "con", "dân", "cho", "victim"];

/// What a sentence speaks of where a name without a title is that of a business, or of who answers for one.
const BUSINESSES: [&str; 12] = [
    "giám đốc",
    "công ty",
    "doanh nghiệp",
    "hợp tác xã",
    "htx",
    "cơ sở",
    "cửa hàng",
    "đại lý",
    "quán",
    "văn phòng",
    "trụ sở",
    "liên hệ",
];

/// What a sentence may be of that is no person, though it was born, beside places: "The ward was born on 1 July 2025".
const THINGS: [&str; 37] = [
    "nation",
    "country",
    "state",
    "republic",
    "revolution",
    "movement",
    "campaign",
    "party",
    "union",
    "front",
    "association",
    "organisation",
    "organization",
    "department",
    "agency",
    "army",
    "force",
    "committee",
    "newspaper",
    "bulletin",
    "school",
    "club",
    "team",
    "festival",
    "tradition",
    "idea",
    "company",
    "programme",
    "charity",
    "foundation",
    "fund",
    "project",
    "cooperative",
    "model",
    "hospital",
    "library",
    "website",
];

/// What leads to such a thing.
const DETERMINERS: [&str; 6] = ["the", "this", "that", "our", "its", "a"];

/// What may stand between a thing and "born".
const WITH_BORN: [&str; 8] = ["was", "is", "were", "be", "been", "has", "had", "which"];

/// What may stand before the clause that tells when a thing was born.
const CONJUNCTIONS: [&str; 4] = ["when", "since", "and", "where"];

/// So many words a thing may have, and the name of a person: "the Ho Chi Minh Communist Youth Union".
const LONGEST: (usize, usize) = (9, 6);

/// Words by which a person lives somewhere: "ông Bình, hiện sinh sống ở".
const LIVING: [&str; 7] = ["sinh", "hiện", "đang", "vẫn", "nay", "tuổi", "cùng"];

/// What may stand beside those between a person and the address: "ông Bình, 72 tuổi, nhà ở tại".
const ADDRESSED: [&str; 7] = ["ở", "tại", "nhà", "địa", "chỉ", "có", "ngụ"];

/// What has the name of its owner and is no home.
const SHOPS: [&str; 12] =
    ["quán", "hàng", "tiệm", "xưởng", "trại", "hiệu", "khám", "học", "chợ", "sở", "ty", "xã"];

/// Tells whether "born" is said of a thing: one that a sentence or its clause begins with, and no "head of the ward".
pub(super) fn is_of_thing(words: &Words<'_>, no: usize) -> bool {
    let sentence = words.sentence(no);
    let is_thing = |no: &usize| words.is_one_of(*no, &THINGS) || is_place(words, *no);
    let thing = (sentence..no).rev().find(|no| !words.is_one_of(*no, &WITH_BORN));
    let Some(thing) = thing.filter(is_thing) else { return false };
    let from = sentence.max(thing.saturating_sub(LONGEST.0));
    let leader = (from..thing).rev().find(|no| words.is_one_of(*no, &DETERMINERS));
    let begins =
        |no: usize| no == sentence || !words.is_next(no) || words.is_one_of(no - 1, &CONJUNCTIONS);
    // "Vietnam Women's Union was born", and not "Mr An, Nam Hong Ward, born".
    let is_of_name = |no: usize| {
        (words.is_capital(no) || words.word(no) == "s") && !words.signs(no).contains(',')
    };
    let is_called = || named(words, sentence).is_none() && (sentence..=thing).all(is_of_name);
    leader.map_or_else(is_called, begins)
}

/// Reads a title and the name behind it, "bà Lan", and returns the word behind them. "Bác Hồ" belongs to history.
pub(super) fn named(words: &Words<'_>, no: usize) -> Option<usize> {
    let (title, first) = title(words, no)?;
    let is_name = |no: &usize| words.is_next(*no) && words.is_name(*no);
    let len = (first..first + LONGEST.1).take_while(|no| *no < words.len() && is_name(no)).count();
    let is_of_history = title == "bác" && words.word(first) == "hồ";
    (len > 0 && !is_of_history).then_some(first + len)
}

/// Reads what stands before the name of a person, "đ/c" with its sign as well, and returns the word behind it.
fn title<'t>(words: &Words<'_>, no: usize) -> Option<(&'t str, usize)> {
    let is_short = || {
        words.word(no) == "đ"
            && words.word(no + 1) == "c"
            && matches!(words.signs(no + 1), "/" | ".")
    };
    words.first_of(no, &TITLES).or_else(|| is_short().then_some(("đ/c", no + 2)))
}

/// Tells whether a person is named in full and without a title right before a word: where a name stands by itself, or behind
/// what is said of persons. Streets and businesses have such names too, behind words of their own.
pub(super) fn is_beside_full_name(words: &Words<'_>, no: usize) -> bool {
    let sentence = words.sentence(no);
    let behind = behind_passed(words, sentence, no, &ADDRESSED);
    let is_full_name = |len: usize| {
        let first = behind.checked_sub(len).filter(|first| *first >= sentence);
        first.is_some_and(|first| {
            words.is_one_of(first, &FAMILY_NAMES)
                && (first..behind).all(|no| words.is_name(no) && (no == first || words.is_next(no)))
                && is_place_of_person(words, sentence, first)
        })
    };
    let is_of_business = |no: usize| words.first_of(no, &BUSINESSES).is_some();
    FULL_NAME.into_iter().any(is_full_name)
        && !(sentence..words.sentence_end(no)).any(is_of_business)
}

/// Tells whether the name of a person may begin at a word by what stands before it. Behind a comma a list of streets may go on.
fn is_place_of_person(words: &Words<'_>, sentence: usize, first: usize) -> bool {
    first == sentence
        || words.signs(first).contains([':', ';', '(', '-', '–'])
        || (words.is_next(first) && words.is_one_of(first - 1, &BEFORE_PERSON))
}

/// Tells whether a person is named right before a word, but for what leads to where he lives or his age.
pub(super) fn is_of_named(words: &Words<'_>, no: usize) -> bool {
    is_behind_named(words, no, &[])
}

/// Tells whether a person is named right before a word, but for his age and what leads to an address.
pub(super) fn is_beside_named(words: &Words<'_>, no: usize) -> bool {
    is_behind_named(words, no, &ADDRESSED)
}

/// Tells whether a person is named right before a word, but for some words and numbers.
fn is_behind_named(words: &Words<'_>, no: usize, between: &[&str]) -> bool {
    let sentence = words.sentence(no);
    let behind = behind_passed(words, sentence, no, between);
    (sentence..behind).any(|no| named(words, no) == Some(behind) && !is_of_shop(words, no))
}

/// Returns the word behind the last before another that is none of some words, and neither an age nor of living somewhere.
fn behind_passed(words: &Words<'_>, sentence: usize, no: usize, between: &[&str]) -> usize {
    let passes = |no: &usize| {
        words.is_one_of(*no, between) || words.is_one_of(*no, &LIVING) || words.is_numbered(*no)
    };
    (sentence..no).rev().find(|no| !passes(no)).map_or(sentence, |last| last + 1)
}

/// Tells whether a shop or class has the name that begins at a word, "quán bà Lan", "cửa hàng của bà Lan", or the house of an
/// old worthy, which is open to all: "nhà cụ Phan".
fn is_of_shop(words: &Words<'_>, no: usize) -> bool {
    let is_of = no > 0 && words.word(no - 1) == "của";
    let before = no - usize::from(is_of);
    let is_of_worthy = || words.word(no) == "cụ" && words.word(before - 1) == "nhà";
    before > 0 && words.is_next(before) && (words.is_one_of(before - 1, &SHOPS) || is_of_worthy())
}

/// Tells whether what begins at a word is said of many.
pub(super) fn is_of_many(words: &Words<'_>, no: usize) -> bool {
    let sentence = words.sentence(no);
    let clause = (sentence + 1..=no).rev().find(|no| words.gap(*no).contains([',', '(', ':']));
    let clause = clause.unwrap_or(sentence);
    let anybody = (clause..no).rev().find(|no| !words.is_one_of(*no, &WITH_ANYBODY));
    if (anybody.map_or(clause, |last| last + 1)..no).any(|no| words.word(no) == "người") {
        return true;
    }
    match behind_many(words, clause, no) {
        Some(behind) => !is_person_in(words, behind, behind, no),
        None => {
            let behind = behind_many(words, sentence, no);
            behind.is_some_and(|behind| !is_person_in(words, sentence, behind, no))
        }
    }
}

/// Finds the word behind the last one for many between two.
fn behind_many(words: &Words<'_>, from: usize, to: usize) -> Option<usize> {
    let many = (from..to).filter_map(|no| words.first_of(no, &MANY).map(|(_, next)| next));
    many.filter(|next| *next <= to && !words.is_one_of(*next, &OTHER_MANY)).max()
}

/// Tells whether a single person is named between two words; right `behind` a word for many a name may be short.
fn is_person_in(words: &Words<'_>, from: usize, behind: usize, to: usize) -> bool {
    let is_titled = |no: usize| {
        let title = title(words, no).map(|(_, next)| next);
        title.is_some_and(|next| next < to && words.is_next(next) && words.is_name(next))
    };
    let is_name = |no: usize| {
        let len = (no..to).take_while(|it| words.is_name(*it) && (*it == no || words.is_next(*it)));
        let least = if no == behind { 2 } else { 3 };
        let end = no + len.count();
        let holds_place = || (no..end).any(|no| is_place(words, no));
        end - no >= least && !is_behind_place(words, no) && !holds_place()
    };
    (from..to).any(|no| is_titled(no) || (is_start(words, no) && is_name(no)))
}

/// Tells whether a run of words with capitals may begin at a word.
fn is_start(words: &Words<'_>, no: usize) -> bool {
    no == 0 || !words.is_next(no) || !words.is_name(no - 1)
}

#[cfg(test)]
mod tests {
    use super::{MANY, TITLES};
    use crate::read::told::firsts::hidden_in;

    #[test]
    fn no_row_is_hidden_by_a_shorter_one_before_it() {
        assert_eq!(hidden_in(MANY), [""; 0]);
        assert_eq!(hidden_in(TITLES), [""; 0]);
    }
}
