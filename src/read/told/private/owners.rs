//! Whose a house is: that of a person who is named, before it or behind. One whose owner is not named may be an office.

use super::places::is_place;
use super::subject::{is_beside_full_name, is_beside_named, named};
use crate::read::told::words::Words;

/// Who lives somewhere, right before "ở".
const DWELLERS: [&str; 10] =
    ["ông", "bà", "anh", "chị", "em", "cháu", "cụ", "người", "tuổi", "sống"];

/// What stands before the owner of a house behind it: "số nhà 12, hộ ông Bình".
const BEFORE_OWNER: [&str; 5] = ["của", "hộ", "nhà", "gia đình", "of"];

/// What a sentence speaks of where the address beside a person is that of his office.
const CONTACTS: [&str; 13] = [
    "contact",
    "send",
    "office",
    "liên hệ",
    "liên lạc",
    "gửi",
    "nộp",
    "đầu mối",
    "tiếp nhận",
    "tiếp dân",
    "trụ sở",
    "văn phòng",
    "ubnd",
];

/// So many words of an address are passed over on the way to its owner.
const LONGEST_ADDRESS: usize = 16;

/// Passes over whose home a head tells, "của bà Lan"; `None` where it must be a person's, as of "nhà" and "house", and is not.
pub(super) fn owned(words: &Words<'_>, no: usize, head: &str, next: usize) -> Option<usize> {
    let of = if words.is_one_of(next, &["của", "of"]) { next + 1 } else { next };
    let owner = named(words, of).filter(|_| words.is_next(next) && words.is_next(of));
    match head {
        // Those of old worthies, "nhà cụ Phan", are open to all.
        "nhà" if owner.is_some() => owner.filter(|_| words.word(of) != "cụ"),
        "nhà" => is_beside_named(words, no).then_some(next),
        "house" => owner.or(is_possessed(words, no).then_some(next)),
        _ => Some(owner.filter(|_| of > next).unwrap_or(next)),
    }
}

/// Tells whether a house is somebody's: "Mrs Lan's house", "his house".
fn is_possessed(words: &Words<'_>, no: usize) -> bool {
    if no > 0 && words.is_one_of(no - 1, &["his", "her"]) {
        return true;
    }
    let is_s = no > 1 && words.word(no - 1) == "s" && matches!(words.signs(no - 1), "'" | "’");
    is_s && (words.sentence(no)..no).any(|first| named(words, first) == Some(no - 1))
}

/// Tells whether the number of a house, which goes from one word to another, is told with who lives there.
pub(super) fn is_dwelling(words: &Words<'_>, no: usize, behind: usize) -> bool {
    let is_lived_in = no > 1 && words.word(no - 1) == "ở" && words.is_one_of(no - 2, &DWELLERS);
    is_lived_in
        || is_beside_named(words, no)
        || is_beside_full_name(words, no)
        || is_owned_behind(words, behind)
}

/// Tells whether an address, which goes from one word to another, is that of a person who is named and of no office.
pub(super) fn is_address_of_named(words: &Words<'_>, no: usize, behind: usize) -> bool {
    let is_contact = |no: usize| words.first_of(no, &CONTACTS).is_some();
    is_beside_named(words, no) && !(words.sentence(no)..words.sentence_end(behind)).any(is_contact)
}

/// Tells whether the number of a house and its street, "số 15 đường Trần Phú", are told right behind who lives there.
pub(super) fn is_street_of_named(words: &Words<'_>, no: usize, behind: usize) -> bool {
    is_address_of_named(words, no, behind) || is_beside_full_name(words, no)
}

/// Tells whether it is said in brackets behind a house whose that is: "số 12 đường Trần Phú (nhà ông Bình)".
pub(super) fn is_said_to_be_owned(words: &Words<'_>, behind: usize) -> bool {
    let bracket = (behind..words.sentence_end(behind)).find(|no| !words.is_next(*no));
    let bracket = bracket.filter(|no| words.gap(*no) == "(" && words.word(*no) == "nhà");
    bracket.is_some_and(|no| named(words, no + 1).is_some_and(|_| words.word(no + 1) != "cụ"))
}

/// Tells whether an owner is named right behind an address: "số nhà 12 ngõ 5 đường Trần Phú, hộ ông Bình".
fn is_owned_behind(words: &Words<'_>, behind: usize) -> bool {
    let end = words.sentence_end(behind).min(behind + LONGEST_ADDRESS);
    let is_owner = |no: usize| {
        words.first_of(no, &BEFORE_OWNER).is_some_and(|(_, of)| {
            let of = words.first_of(of, &BEFORE_OWNER).map_or(of, |(_, next)| next);
            named(words, of).is_some()
        })
    };
    let goes_on = |no: usize| {
        words.is_capital(no)
            || words.is_numbered(no)
            || is_place(words, no)
            || is_place_second(words, no)
    };
    (behind..end).find(|no| is_owner(*no) || !goes_on(*no)).is_some_and(is_owner)
}

/// Tells whether a word is the second of the two that name the kind of a place: "dân phố".
fn is_place_second(words: &Words<'_>, no: usize) -> bool {
    words.is_one_of(no, &["dân", "phố", "cư"])
}
