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

/// What comes before a place where somebody lives; a number follows.
const HOMES: [&str; 8] = [
    "thường trú tại",
    "thường trú:",
    "cư trú tại",
    "tạm trú tại",
    "trú ở",
    "số nhà",
    "home address",
    "residing at",
];

/// What such words hold in any case: it is asked for first, at each number of an archive.
const HOME_STEMS: [&str; 4] = ["trú", "nhà", "ome addr", "esiding"];

/// What comes before the day on which somebody was born.
const BIRTHS: [&str; 4] = ["sinh ngày", "ngày sinh", "born on", "date of birth"];

/// What such words hold in any case.
const BIRTH_STEMS: [&str; 4] = ["inh ngày", "gày sinh", "orn on", "of birth"];

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
            kind(&line[range.clone()], words).map(|kind| (kind, range.clone()))
        } else if may_be(&HOME_STEMS) {
            behind(words, &HOMES).map(|at| (PrivateKind::HomeAddress, start + at..range.end))
        } else if digits >= 5 && may_be(&BIRTH_STEMS) {
            behind(words, &BIRTHS).map(|at| (PrivateKind::BirthDate, start + at..range.end))
        } else {
            None
        };
        found.extend(found_here);
    }
    found
}

/// Finds words not far before a number, whose end is where the number begins; where they begin.
fn behind(before: &str, words: &[&str]) -> Option<usize> {
    let lower = before.to_lowercase();
    let (at, word) = words.iter().find_map(|word| lower.rmatch_indices(word).next())?;
    let is_near = !lower[at + word.len()..].contains(['.', ';']);
    // Where a letter is longer in small letters, the place is that of another text: then all of it is named.
    is_near.then_some(if lower.len() == before.len() { at } else { 0 })
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
            let joins = is_sign && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
            if !bytes[end].is_ascii_digit() && !joins {
                break;
            }
            end += 1;
        }
        let plus = usize::from(start > 0 && bytes[start - 1] == b'+');
        found.push(start - plus..end);
        at = end;
    }
    found
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
            ("born on 12 March 1980", vec![]),
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
