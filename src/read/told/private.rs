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

/// What comes before the day on which somebody was born.
const BIRTHS: [&str; 4] = ["sinh ngày", "ngày sinh", "born on", "date of birth"];

/// How many bytes may lie between such words and their number.
const REACH: usize = 60;

/// Finds what is private in a line.
pub(super) fn find(line: &str) -> Vec<(PrivateKind, Range<usize>)> {
    let numbers = numbers(line);
    if numbers.is_empty() {
        return Vec::new();
    }
    let lower = line.to_lowercase();
    // Where a letter is longer in lower case, places would be those of another text.
    let lower = if lower.len() == line.len() { lower } else { line.to_owned() };
    let mut found: Vec<_> =
        numbers.iter().filter_map(|range| Some((kind(&lower, range)?, range.clone()))).collect();
    found.extend(after(&lower, &HOMES, &numbers, PrivateKind::HomeAddress, |_| true));
    found.extend(after(&lower, &BIRTHS, &numbers, PrivateKind::BirthDate, |digits| digits >= 5));
    found.sort_by_key(|(_, range)| range.start);
    found
}

/// Tells what a number is by its digits, and by what stands before it.
fn kind(line: &str, range: &Range<usize>) -> Option<PrivateKind> {
    let written = &line[range.clone()];
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let is_joined = !written.contains('/');
    match digits.len() {
        12 if is_joined && is_province(&digits) => Some(PrivateKind::CitizenNumber),
        9 if is_joined && CARDS.iter().any(|word| before(line, range).contains(word)) => {
            Some(PrivateKind::CitizenNumber)
        }
        _ if is_joined && is_telephone(written, &digits) => Some(PrivateKind::Telephone),
        _ => None,
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

/// Returns what stands before a number, as far as it can belong to it.
fn before<'l>(line: &'l str, range: &Range<usize>) -> &'l str {
    let mut start = range.start.saturating_sub(REACH);
    while !line.is_char_boundary(start) {
        start += 1;
    }
    &line[start..range.start]
}

/// Finds words with a number not far behind them; each goes from the words to the end of the number.
fn after(
    line: &str,
    words: &[&'static str],
    numbers: &[Range<usize>],
    kind: PrivateKind,
    is_it: impl Fn(usize) -> bool,
) -> Vec<(PrivateKind, Range<usize>)> {
    let ends = words.iter().flat_map(|word| line.match_indices(word));
    let reach = ends.filter_map(|(at, word)| {
        let end = at + word.len();
        let number = numbers.iter().find(|range| range.start >= end)?;
        let gap = &line[end..number.start];
        let digits = line[number.clone()].bytes().filter(u8::is_ascii_digit).count();
        let is_near = gap.len() <= REACH && !gap.contains(['.', ';']);
        (is_near && is_it(digits)).then_some((kind, at..number.end))
    });
    reach.collect()
}

/// Finds the numbers of a line: digits with single signs between them, as in `0912 345 678` and `12/3/1980`.
fn numbers(line: &str) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(first) = bytes[at..].iter().position(u8::is_ascii_digit) {
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
