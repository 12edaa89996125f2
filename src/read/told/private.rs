//! What belongs to a person alone in a line: numbers of citizens' cards, telephone numbers, where somebody lives, when
//! somebody was born.
//!
//! The forms are those that Vietnamese papers and numbers have: a card has 12 digits, of which the first three are a
//! province's (001 to 096), or 9 on older ones; a telephone number begins with 0 or +84. Whose it is, is not known here.

use std::ops::Range;

use crate::model::told::PrivateKind;

/// What comes before the number of an older card.
const CARDS: [&str; 6] =
    ["cmnd", "cccd", "chứng minh nhân dân", "chứng minh thư", "căn cước", "identity card"];

/// What comes before a place where somebody lives.
const HOMES: [&str; 10] = [
    "thường trú tại",
    "thường trú:",
    "cư trú tại",
    "tạm trú tại",
    "trú tại",
    "trú ở",
    "ngụ tại",
    "residing at",
    HOUSES[0],
    HOUSES[1],
];

/// Those that are followed by the number of a house alone.
const HOUSES: [&str; 2] = ["số nhà", "home address"];

/// What such words hold in any case: it is asked for first, at each number of an archive.
const HOME_STEMS: [&str; 5] = ["trú", "ngụ", "nhà", "ome addr", "esiding"];

/// What stands right before the number of a place where somebody lives: "trú tại 3 phường" names none.
const PLACES: [&str; 14] = [
    "số",
    "nhà",
    "tổ",
    "phố",
    "tdp",
    "thôn",
    "xóm",
    "ngõ",
    "ngách",
    "hẻm",
    "kiệt",
    "khối",
    "đường",
    "address",
];

/// What comes before the day on which somebody was born.
const BIRTHS: [&str; 4] = ["sinh ngày", "ngày sinh", "born on", "date of birth"];

/// What such words hold in any case.
const BIRTH_STEMS: [&str; 4] = ["inh ngày", "gày sinh", "orn on", "of birth"];

/// What may stand between such words and the day. The birthday of somebody who is named in between is a day to remember:
/// "Ngày sinh Chủ tịch Hồ Chí Minh (19/5)".
const DAYS: [&str; 5] = ["ngày", "vào", "là", "is", "was"];

/// So many bytes before a number such words may begin.
const REACH: usize = 80;

/// Finds what is private in a line.
pub(super) fn find(line: &str) -> Vec<(PrivateKind, Range<usize>)> {
    let (mut found, mut end) = (Vec::new(), 0);
    for range in numbers(line) {
        // Words belong to the first number behind them.
        let start = before(line, end, range.start);
        end = range.end;
        let words = &line[start..range.start];
        let digits = line[range.clone()].bytes().filter(u8::is_ascii_digit).count();
        let may_be = |stems: &[&str]| stems.iter().any(|stem| words.contains(stem));
        let found_here = if digits >= 9 {
            let is_document = line[range.end..].starts_with('/');
            let kind = kind(&line[range.clone()], words).filter(|_| !is_document);
            kind.map(|kind| (kind, range.clone()))
        } else if may_be(&HOME_STEMS) {
            let home = behind(words, &HOMES).filter(|found| is_home(found, &line[range.end..]));
            home.map(|found| (PrivateKind::HomeAddress, start + found.at..range.end))
        } else if may_be(&BIRTH_STEMS) {
            let birth = behind(words, &BIRTHS).filter(|found| found.is_followed_by(&DAYS));
            birth.map(|found| (PrivateKind::BirthDate, start + found.at..range.end))
        } else {
            None
        };
        found.extend(found_here);
    }
    found
}

/// Words that were found before a number.
struct Behind {
    /// Where they begin.
    at: usize,
    /// Whether they are followed by the number of a house alone.
    is_house: bool,
    /// What stands between them and the number, in small letters.
    between: Vec<String>,
}

impl Behind {
    /// Tells whether nothing but such words stands between.
    fn is_followed_by(&self, words: &[&str]) -> bool {
        self.between.iter().all(|word| words.contains(&&**word))
    }
}

/// Tells whether the number behind words is that of a home: "trú tại 3 phường" counts something, and "số nhà 12" does not.
fn is_home(found: &Behind, after: &str) -> bool {
    let counts = after.strip_prefix(' ').is_some_and(|after| after.starts_with(char::is_lowercase));
    match found.between.last() {
        Some(last) => PLACES.contains(&&**last),
        None => found.is_house || !counts,
    }
}

/// Finds words not far before a number, whose end is where the number begins.
fn behind(before: &str, words: &[&str]) -> Option<Behind> {
    let lower = before.to_lowercase();
    let (at, word) = words.iter().find_map(|word| lower.rmatch_indices(word).next())?;
    let between = &lower[at + word.len()..];
    if between.contains(['.', ';']) {
        return None;
    }
    let between = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // Where a letter is longer in small letters, the place is that of another text: then all of it is named.
    let at = if lower.len() == before.len() { at } else { 0 };
    let between = between.map(str::to_owned).collect();
    Some(Behind { at, is_house: HOUSES.contains(&word), between })
}

/// Tells what a number is by its digits, and by what stands before it.
fn kind(written: &str, before: &str) -> Option<PrivateKind> {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 9 || written.contains('/') {
        return None;
    }
    match digits.len() {
        12 if is_province(&digits) => Some(PrivateKind::CitizenNumber),
        9 if behind(before, &CARDS).is_some() => Some(PrivateKind::CitizenNumber),
        _ => is_telephone(written, &digits).then_some(PrivateKind::Telephone),
    }
}

fn is_province(digits: &str) -> bool {
    digits[..3].parse().is_ok_and(|province: u32| (1..=96).contains(&province))
}

/// A mobile number has 10 digits, one of a house 11, each with a 0 in front; +84 stands for it.
fn is_telephone(written: &str, digits: &str) -> bool {
    let inside = match written.strip_prefix("+84") {
        Some(_) => digits.strip_prefix("84"),
        None => digits.strip_prefix('0'),
    };
    inside.is_some_and(|inside| match inside.as_bytes().first() {
        Some(b'3' | b'5' | b'7' | b'8' | b'9') => inside.len() == 9,
        Some(b'2') => inside.len() == 10 || inside.len() == 9,
        _ => false,
    })
}

/// Returns where words begin that can belong to a number: not before the end of the last one, and not far away.
fn before(line: &str, end: usize, number: usize) -> usize {
    let mut start = number.saturating_sub(REACH).max(end);
    while !line.is_char_boundary(start) {
        start += 1;
    }
    start
}

/// Finds the numbers of a line: digits with single signs between them, as in `0912 345 678` and `12/3/1980`.
fn numbers(line: &str) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(first) = first_digit(&bytes[at..]) {
        let start = at + first;
        let mut end = start + 1;
        while end < bytes.len() {
            let is_sign = matches!(bytes[end], b' ' | b'.' | b'-' | b'/');
            let joins = match (is_sign, code_ends(bytes, start, end)) {
                (true, _) => bytes.get(end + 1).is_some_and(u8::is_ascii_digit),
                (false, is_code) => is_code,
            };
            if !bytes[end].is_ascii_digit() && !joins {
                break;
            }
            end += 1;
        }
        let is_part = match bytes[..start].last() {
            Some(b'+') => true,
            Some(b'(') => bytes[start..end].contains(&b')'),
            _ => false,
        };
        found.push(start - usize::from(is_part)..end);
        at = end;
    }
    found
}

/// Tells whether a code in brackets ends at a place, and the number that it belongs to follows: `(0239) 3.835.123`.
fn code_ends(bytes: &[u8], start: usize, end: usize) -> bool {
    let is_open = bytes[start] == b'0' && start > 0 && bytes[start - 1] == b'(';
    let is_number = |bytes: &[u8]| matches!(bytes, [b'0'..=b'9', ..] | [b' ', b'0'..=b'9', ..]);
    is_open && bytes[end] == b')' && is_number(&bytes[end + 1..])
}

/// Finds the first digit. Most of a text has none, and many bytes at once are asked more quickly than one after the other.
fn first_digit(bytes: &[u8]) -> Option<usize> {
    let has_digit = |bytes: &[u8]| bytes.iter().fold(false, |any, it| any | it.is_ascii_digit());
    let chunk = bytes.chunks(CHUNK).position(has_digit)? * CHUNK;
    Some(chunk + bytes[chunk..].iter().position(u8::is_ascii_digit)?)
}

/// So many bytes are asked at once for a digit.
const CHUNK: usize = 32;

#[cfg(test)]
mod tests {
    use super::{PrivateKind, find};

    #[test]
    fn what_is_private_is_found() {
        use PrivateKind::{BirthDate, CitizenNumber, HomeAddress, Telephone};
        for (line, wanted) in [
            ("CCCD 042 089 001234", vec![(CitizenNumber, "042 089 001234")]),
            ("số 042089001234.", vec![(CitizenNumber, "042089001234")]),
            ("CMND số 183456789", vec![(CitizenNumber, "183456789")]),
            ("gọi 0912 345 678", vec![(Telephone, "0912 345 678")]),
            ("gọi +84 912.345.678 nhé", vec![(Telephone, "+84 912.345.678")]),
            ("điện thoại 0239 3835 123", vec![(Telephone, "0239 3835 123")]),
            (
                "Thường trú tại tổ dân phố 5, phường",
                vec![(HomeAddress, "Thường trú tại tổ dân phố 5")],
            ),
            ("Số nhà 12 đường", vec![(HomeAddress, "Số nhà 12")]),
            ("sinh ngày 12/3/1980", vec![(BirthDate, "sinh ngày 12/3/1980")]),
            ("sinh ngày 1 tháng 5 năm 1980", vec![(BirthDate, "sinh ngày 1")]),
            ("Ngày sinh: 12/3/1980", vec![(BirthDate, "Ngày sinh: 12/3/1980")]),
            ("born on 12 March 1980", vec![(BirthDate, "born on 12")]),
            ("kỷ niệm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024)", vec![]),
            ("(0239) 3.835.123", vec![(Telephone, "(0239) 3.835.123")]),
            ("số (0912) và 345678", vec![]),
            ("Quyết định 0912345678/QĐ-UBND", vec![]),
            ("trú tại số 5, ngõ 3", vec![(HomeAddress, "trú tại số 5")]),
            ("trú tại 12 Trần Phú", vec![(HomeAddress, "trú tại 12")]),
            ("người dân cư trú tại 3 phường", vec![]),
            ("người cư trú tại phường từ năm 2019", vec![]),
            ("183456789 đồng", vec![]),
            ("1.234.567.890.123 đồng", vec![]),
            ("Quyết định số 1234/QĐ-UBND ngày 02/6/2022", vec![]),
            ("ngày 23/8/2022, 17 tập thể", vec![]),
            ("công dân cư trú tại phường. Có 5 người", vec![]),
            ("999 089 001234", vec![]),
        ] {
            let found: Vec<_> = find(line).into_iter().map(|(k, at)| (k, &line[at])).collect();
            assert_eq!(found, wanted, "{line}");
        }
    }
}
