//! The digits of a line in groups, and the groups that may be one number: `0912 345 678`, `042-089-001234`.

use std::ops::Range;

use crate::read::told::starts::starts;
use crate::read::told::words::is_blank;

/// The longest signs between two groups of one number, in bytes.
pub(super) const WIDEST: usize = 8;

/// What joins the groups of a number; blanks may stand around each.
const JOINTS: [&str; 6] = ["", ".", "-", "\u{2010}", "\u{2011}", "\u{2013}"];

/// What joins the groups of a mobile number that is written 4-3-3, and else stands between numbers: `0912/345/678`.
const ODD_JOINTS: [&str; 5] = ["_", "/", ",", "…", "·"];

/// Finds the runs of digits of a line.
pub(super) fn groups(line: &str) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let starts = starts(line, |before, byte| !before.is_ascii_digit() & byte.is_ascii_digit());
    let groups = starts.map(|start| {
        let len = bytes[start..].iter().position(|byte| !byte.is_ascii_digit());
        start..len.map_or(bytes.len(), |len| start + len)
    });
    groups.collect()
}

/// Walks the groups that may be one number, or several after one another.
pub(super) fn chains<'g>(
    line: &'g str,
    groups: &'g [Range<usize>],
) -> impl Iterator<Item = &'g [Range<usize>]> {
    groups.chunk_by(|left, right| joint(line, left, right).is_some())
}

/// Returns the sign that joins two groups; `None` where they are no one number.
pub(super) fn joint<'l>(
    line: &'l str,
    left: &Range<usize>,
    right: &Range<usize>,
) -> Option<&'l str> {
    let signs = &line[left.end..right.start];
    // Most groups stand far apart.
    if signs.len() > WIDEST {
        return None;
    }
    // A code in brackets, and the number that it belongs to: (0239) 3.835.123.
    let is_code = || line[..left.start].trim_end_matches('+').ends_with('(');
    let behind = signs.strip_prefix(')').filter(|_| is_code());
    let sign = behind.unwrap_or(signs).trim_matches(is_blank);
    // What is left out when the number is called from abroad: +84 (0) 912 345 678.
    if sign == "(" && &line[right.clone()] == "0" && line[right.end..].starts_with(')') {
        return matches!(&line[left.clone()], "84" | "0084").then_some("");
    }
    // A sentence ends with a full stop that has a blank behind it and none before.
    let is_apart = signs.starts_with(is_blank) && signs.ends_with(is_blank);
    let is_joint = JOINTS.contains(&sign) && (sign != "." || signs.len() == 1 || is_apart);
    (is_joint || is_odd_joint(line, left, right)).then_some(sign)
}

/// Tells whether two groups are the first or the last two of `0912_345_678`: its first begins with 0, as no sum does.
fn is_odd_joint(line: &str, left: &Range<usize>, right: &Range<usize>) -> bool {
    let sign = &line[left.end..right.start];
    if right.len() != 3 || !ODD_JOINTS.contains(&sign) {
        return false;
    }
    let first = match left.len() {
        3 => left.start.checked_sub(sign.len() + 4),
        4 => Some(left.start),
        _ => None,
    };
    // A sign or digit before it, and it is a part of something longer.
    let is_first = |start: usize| {
        let digits = line.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit());
        let before = &line[..start];
        let is_longer =
            before.strip_suffix(sign).unwrap_or(before).ends_with(|c: char| c.is_ascii_digit());
        line[start..].starts_with('0')
            && digits.count() == 4
            && !is_longer
            && line[start + 4..].starts_with(sign)
    };
    first.is_some_and(|start| line.is_char_boundary(start) && is_first(start))
}

/// Tells whether what stands before a group makes it a part of a number that began before: the thousands of 1.091.234.
pub(super) fn is_part(line: &str, group: &Range<usize>) -> bool {
    let before = &line.as_bytes()[..group.start];
    matches!(before, [.., b'0'..=b'9', b'.' | b','] if group.len() <= 3)
}

/// Tells whether a number goes on behind a place, after a full stop or comma.
pub(super) fn goes_on(line: &str, end: usize) -> bool {
    let bytes = &line.as_bytes()[end..];
    let digits = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    matches!(bytes, [b'.' | b',', rest @ ..] if (1..=3).contains(&digits(rest)))
}

#[cfg(test)]
mod tests {
    use super::{chains, groups};

    #[test]
    fn groups_are_joined_by_blanks_dashes_and_codes_in_brackets() {
        for (line, wanted) in [
            ("0912\u{A0}345\u{A0}678, 24", vec!["0912\u{A0}345\u{A0}678", "24"]),
            ("0912–345 - 678", vec!["0912–345 - 678"]),
            ("(0239) 3.835.123/124", vec!["0239) 3.835.123", "124"]),
            ("(02 cá nhân) 345", vec!["02", "345"]),
            ("năm 2022. 17 cá nhân", vec!["2022", "17"]),
            ("0912/345/678, 0912…345…678", vec!["0912/345/678", "0912…345…678"]),
            ("0,912,345", vec!["0", "912", "345"]),
            ("12/345/678", vec!["12", "345", "678"]),
            ("3/0912/345/678", vec!["3", "0912", "345", "678"]),
            ("1912,345,678", vec!["1912", "345", "678"]),
        ] {
            let groups = groups(line);
            let chains = chains(line, &groups).map(|it| &line[it[0].start..it[it.len() - 1].end]);
            assert_eq!(chains.collect::<Vec<_>>(), wanted, "{line}");
        }
    }
}
