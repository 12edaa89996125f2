//! Places as addresses name them, from a house to a province.

use crate::read::told::words::Words;

/// What has the number of a house behind it.
const HOUSES: [&str; 10] =
    ["số nhà", "nhà số", "số", "sn", "lô", "căn hộ", "phòng", "no", "house", "apartment"];

/// What has a number behind it, and is something larger with a name: "khu 3", and not "khu Công nghiệp".
const NUMBERED: [&str; 3] = ["khu", "đội", "kp"];

/// The room of a block, "P. 305", which has so many digits at the least: "P. 3" is a ward.
const ROOM: (&str, usize) = ("p", 3);

/// What is written in one with its number: TDP3.
const RUN_TOGETHER: [&str; 3] = ["tdp", "kp", "sn"];

/// What is named before it is told what it is: "Hong Lam residential group".
const NAMED_BEFORE: [&str; 4] = ["residential group", "residential area", "hamlet", "village"];

/// What is counted by a number that seems to be that of a place: "tạm trú đội 3 người".
const COUNTED: [&str; 4] = ["người", "hộ", "gia", "nhân"];

/// Who makes laws and forms, which have numbers too: "mẫu đăng ký tạm trú số 5 Bộ Công an".
const AUTHORS: [&str; 6] = ["bộ", "công an", "quốc hội", "chính phủ", "ubnd", "hđnd"];

/// What has a number or a name behind it and is small enough that a home in it is private.
const SMALL: [&str; 31] = [
    "tổ dân phố",
    "tổ dân cư",
    "khu dân cư",
    "khu phố",
    "khối phố",
    "tổ",
    "tdp",
    "thôn",
    "xóm",
    "ấp",
    "bản",
    "buôn",
    "làng",
    "khóm",
    "khối",
    "ngõ",
    "ngách",
    "hẻm",
    "kiệt",
    "đường",
    "phố",
    "chung cư",
    "residential group",
    "residential area",
    "hamlet",
    "village",
    "lane",
    "alley",
    "street",
    "road",
    "group",
];

/// What stands before the name or number of a street.
const STREETS: [&str; 6] = ["đường", "phố", "ngõ", "ngách", "hẻm", "kiệt"];

/// What is too large for that.
const LARGE: [&str; 22] = [
    "phường",
    "xã",
    "thị trấn",
    "thị xã",
    "huyện",
    "quận",
    "tỉnh",
    "thành phố",
    "tp",
    "khu vực",
    "đơn vị",
    "ward",
    "wards",
    "commune",
    "communes",
    "town",
    "district",
    "province",
    "city",
    "units",
    "hamlets",
    "villages",
];

/// So many places may follow one another until one is small.
const MOST: usize = 4;

/// So many words may name the kind of one place: "căn hộ số", "số nhà: số".
const MOST_KINDS: usize = 6;

/// So many words with a capital are looked at as one name.
const LONGEST_NAME: usize = 12;

/// How close to the front door a place must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closeness {
    /// A house with its number.
    House,
    /// A house, or a small place such as a hamlet that is named.
    Small,
    /// A small place that is told to be one: a number alone may count something.
    Named,
}

/// Reads the places that begin at a word, and returns the word behind the first that is private.
pub(super) fn private_place(words: &Words<'_>, mut no: usize, close: Closeness) -> Option<usize> {
    for _ in 0..MOST {
        if let Some(next) = small_place(words, no, close) {
            return Some(next);
        }
        no = large_place(words, no)?;
    }
    None
}

/// Tells whether the kind of a place, small or large, is named at a word.
pub(super) fn is_place(words: &Words<'_>, no: usize) -> bool {
    [&HOUSES[..], &SMALL, &LARGE].iter().any(|all| words.first_of(no, all).is_some())
}

/// Tells whether a small place with its kind begins at a word, and no number of a house: "TDP 3", "thôn Hồng Lam".
pub(super) fn is_small_itself(words: &Words<'_>, no: usize) -> bool {
    let is_kind = [&SMALL[..], &NUMBERED].iter().any(|all| words.first_of(no, all).is_some());
    is_kind || is_run_together(words, no)
}

/// Tells whether the number of a house begins at a word and its street follows: "số 5 Trần Phú", "số 5, ngõ 3".
pub(super) fn is_street_number(words: &Words<'_>, no: usize) -> bool {
    let street = no + 2;
    let is_named = words.is_next(street) && words.is_name(street);
    words.word(no) == "số"
        && words.is_numbered(no + 1)
        && (words.first_of(street, &STREETS).is_some() || is_named)
        && words.first_of(street, &AUTHORS).is_none()
}

/// Tells whether the number of a house begins at a word and a street follows that is told to be one or has a name of several
/// words: "số 15/3 đường Trần Phú", "số 5 Trần Phú", and not "số 15 Danh sách".
pub(super) fn is_house_in_street(words: &Words<'_>, no: usize) -> bool {
    let Some(street) = number(words, no + 1).filter(|_| words.is_numbered(no + 1)) else {
        return false;
    };
    let is_named =
        (street..street + 2).all(|no| words.is_name(no) && (no == street || words.is_next(no)));
    matches!(words.gap(street), "" | ",")
        && (words.first_of(street, &STREETS).is_some() || is_named)
        && words.first_of(street, &AUTHORS).is_none()
        && words.first_of(street, &LARGE).is_none()
}

/// Tells whether the word before another ends the kind of a place: "phường Nam Hồng".
pub(super) fn is_behind_place(words: &Words<'_>, no: usize) -> bool {
    let last = |phrase: &&str| phrase.rsplit(' ').next() == Some(words.word(no - 1));
    no > 0 && words.is_next(no) && SMALL.iter().chain(&LARGE).any(last)
}

/// Reads a house or a small place: what it is called, and its number or name.
fn small_place(words: &Words<'_>, first: usize, close: Closeness) -> Option<usize> {
    if is_run_together(words, first)
        && (close != Closeness::House || words.word(first).starts_with("sn"))
    {
        return Some(first + 1);
    }
    let (mut no, mut is_named) = (first, false);
    for _ in 0..MOST_KINDS {
        let Some(next) = kind_of_place(words, no, close, &mut is_named) else { break };
        no = next;
        if !matches!(words.gap(no), "" | "." | ":") {
            return None;
        }
    }
    let has_kind = no > first;
    let is_count = has_kind && words.is_next(no + 1) && words.is_one_of(no + 1, &COUNTED);
    if is_count {
        return None;
    }
    if words.is_numbered(no) {
        let next = number(words, no)?;
        let may_be_bare = close != Closeness::Named && is_house(words, next);
        return (has_kind || may_be_bare).then_some(next);
    }
    let has_name = has_kind && is_named && words.is_name(no);
    if has_name {
        return Some(behind_name(words, no));
    }
    (close != Closeness::House && !has_kind).then(|| named_before(words, no)).flatten()
}

/// Reads a place whose name stands before its kind, and returns the word behind that.
fn named_before(words: &Words<'_>, no: usize) -> Option<usize> {
    let names = (no..no + LONGEST_NAME)
        .take_while(|at| words.is_name(*at) && (*at == no || words.is_next(*at)));
    let mut kinds = names.map(|at| at + 1).filter(|at| words.is_next(*at));
    kinds.find_map(|at| Some(words.first_of(at, &NAMED_BEFORE)?.1))
}

/// Tells whether a word is the kind of a place and its number in one: TDP3.
fn is_run_together(words: &Words<'_>, no: usize) -> bool {
    let word = words.word(no);
    let number = RUN_TOGETHER.iter().find_map(|kind| word.strip_prefix(kind));
    number.is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Takes what a small place is called; `is_named` is set to whether a name may follow, as none does behind "số".
fn kind_of_place(
    words: &Words<'_>,
    no: usize,
    close: Closeness,
    is_named: &mut bool,
) -> Option<usize> {
    if let Some((_, next)) = words.first_of(no, &HOUSES) {
        *is_named = false;
        return Some(next);
    }
    if words.word(no) == ROOM.0 && words.digits(no + 1).is_some_and(|it| it.len() >= ROOM.1) {
        *is_named = false;
        return Some(no + 1);
    }
    if close == Closeness::House {
        return None;
    }
    let small = words.first_of(no, &SMALL);
    *is_named |= small.is_some();
    small.or_else(|| words.first_of(no, &NUMBERED)).map(|(_, next)| next)
}

/// Reads the number of a house, 12A or 12/5; that of a document, 68/2020/QH14, is none.
fn number(words: &Words<'_>, no: usize) -> Option<usize> {
    let mut next = no + 1;
    while next < words.len() && words.signs(next) == "/" {
        let is_short = words.word(next).len() <= 3 && words.is_numbered(next);
        if !is_short && words.word(next).len() != 1 {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// Tells whether what follows a bare number is the name of a street: "12 Trần Phú" or "12 đường 3/2", and not "12 phường" or
/// "12 XÃ".
fn is_house(words: &Words<'_>, next: usize) -> bool {
    if let Some((_, street)) = words.first_of(next, &STREETS) {
        let is_named = words.is_capital(street) || words.is_numbered(street);
        return words.is_next(next) && words.is_next(street) && is_named;
    }
    matches!(words.gap(next), "" | ",")
        && words.is_capital(next)
        && words.first_of(next, &LARGE).is_none()
}

/// Reads a place that is too large and goes on behind a comma: "phường Nam Hồng, số 12".
fn large_place(words: &Words<'_>, no: usize) -> Option<usize> {
    let (_, no) = words.first_of(no, &LARGE)?;
    let next = match words.is_numbered(no) {
        true => no + 1,
        false => words.is_capital(no).then(|| behind_name(words, no))?,
    };
    (next < words.len() && matches!(words.gap(next), "," | "-" | "(" | "–")).then_some(next)
}

/// Returns the word behind words that begin with a capital.
fn behind_name(words: &Words<'_>, no: usize) -> usize {
    let goes_on = |no: &usize| words.is_next(*no) && words.is_capital(*no);
    let end = words.len().min(no + LONGEST_NAME);
    (no + 1..end).find(|no| !goes_on(no)).unwrap_or(end)
}
