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
    "trẻ",
    "trẻ em",
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
    "đ c",
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
        let title = words.first_of(no, &TITLES).map(|(_, next)| next);
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
