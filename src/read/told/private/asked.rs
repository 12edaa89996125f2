//! The cheap question whether a home may be told in a line, before its words are taken apart. Most lines are done with here.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::{memchr2_iter, memrchr};

use super::homes::TRU;
use super::{Hints, before};
use crate::read::told::firsts::Firsts;
use crate::read::told::stems::{Stem, Stems, holds};
use crate::read::told::words::{is_blank, is_letter, says};

/// What the heads beside [`TRU`] hold: hktt, khẩu, sống, nhà, nơi, chỗ, ngụ, lives, living, resides, address.
const STEMS: [Stem; 16] = [
    *b"hktt",
    [b'h', 0xE1, 0xBA, 0xA9],
    [b'h', 0xE1, 0xBA, 0xA8],
    [b's', 0xE1, 0xBB, 0x91],
    [b's', 0xE1, 0xBB, 0x90],
    [b'n', b'h', 0xC3, 0xA0],
    [b'n', 0xC6, 0xA1, b'i'],
    [b'n', 0xC6, 0xA0, b'i'],
    [b'h', 0xE1, 0xBB, 0x97],
    [b'h', 0xE1, 0xBB, 0x96],
    [b'g', 0xE1, 0xBB, 0xA5],
    [b'g', 0xE1, 0xBB, 0xA4],
    *b"live",
    *b"livi",
    *b"esid",
    *b"addr",
];

/// What heads hold that are no heads of columns: chỉ and house, which tell a home only with whose it is; thuê trọ, trọ tại, tư gia.
/// "Chỉ tiêu" and "Households" have the most numbers below them.
const OTHER_STEMS: [Stem; 7] = [
    [b'h', 0xE1, 0xBB, 0x89],
    [b'h', 0xE1, 0xBB, 0x88],
    *b"hous",
    [b'h', b'u', 0xC3, 0xAA],
    [0xB0, b' ', b'g', b'i'],
    [0x8D, b' ', b't', 0xE1],
    [0x8D, b' ', 0xE1, 0xBB],
];

/// All of them, to be asked at once.
static ALL_STEMS: LazyLock<Stems> =
    LazyLock::new(|| Stems::new(&[&STEMS[..], &OTHER_STEMS].concat(), &[]));

/// The last words of heads that may have a name and no number behind their colon: "Nơi ở hiện tại: thôn Hồng Lam".
const LAST_WORDS: [&str; 6] = ["ở", "khẩu", "tại", "nay", "hktt", "residence"];

/// Words right before the number of a home.
const BEFORE_NUMBER: [&str; 47] = [
    "số",
    "nhà",
    "tổ",
    "phố",
    "tdp",
    "thôn",
    "xóm",
    "ấp",
    "bản",
    "làng",
    "khóm",
    "ngõ",
    "ngách",
    "hẻm",
    "kiệt",
    "khối",
    "khu",
    "đội",
    "lô",
    "kp",
    "sn",
    "p",
    "đường",
    "tại",
    "ở",
    "hktt",
    "hộ",
    "phòng",
    "là",
    "at",
    "is",
    "no",
    "address",
    "hamlet",
    "group",
    "house",
    "apartment",
    "lane",
    "alley",
    "buôn",
    "cư",
    "ngụ",
    "riêng",
    "area",
    "village",
    "street",
    "road",
];

/// The same, to be asked at once.
static NEAR: LazyLock<Firsts> = LazyLock::new(|| Firsts::of(BEFORE_NUMBER.into_iter()));

/// So many bytes before a number the words for it are asked for.
pub(super) const REACH: usize = 80;

/// The most digits that the number of a home has: of days, years and sums there are most.
const MOST_DIGITS: usize = 3;

/// Tells whether a home may be told in a line, where it is known what hints stand in it.
pub(super) fn may_be_in(line: &str, groups: &[Range<usize>], hints: Hints) -> bool {
    (hints.homes && (holds(line, &[TRU]) || is_headed(line)))
        || (hints.numbers && groups.iter().any(|group| is_led_to(line, group)))
}

/// Tells whether a number may be that of a home where a column is called so.
pub(super) fn may_be_called(head: &str) -> bool {
    holds(head, &STEMS)
}

/// Tells whether what a column is called may lead to a home that its cells tell more of.
pub(super) fn may_lead(words: &str) -> bool {
    ALL_STEMS.places(words).next().is_some()
}

/// Tells whether a number may be that of a home by the words before it.
fn is_led_to(line: &str, group: &Range<usize>) -> bool {
    is_near(line, group, |_| false) && may_lead(before(line, 0, group.start, REACH))
}

/// Tells whether the word right before a number may be one for a home; and says yes where it cannot know, at characters
/// that may hide what is before them.
pub(super) fn is_near(line: &str, group: &Range<usize>, may_hide: fn(char) -> bool) -> bool {
    let line = &line[..group.start];
    // Before a number there is a space, nearly always.
    let is_begun =
        line.ends_with(' ') || line.ends_with(|c| matches!(c, '\u{A0}' | ':') || may_hide(c));
    if group.len() > MOST_DIGITS || !is_begun {
        return false;
    }
    let end = line.trim_end_matches(' ').len();
    let start = memrchr(b' ', &line.as_bytes()[..end]).map_or(0, |blank| blank + 1);
    let word = &line[start..end];
    if word
        .bytes()
        .all(|byte| byte.is_ascii_alphabetic() || matches!(byte, 0x80..=0xBF | 0xC3..=0xE1))
    {
        return is_before_number(word);
    }
    // "At No. 12".
    let text = line.trim_end_matches(|c: char| is_blank(c) || c == '.');
    text.ends_with(|c| c == ':' || may_hide(c)) || is_before_number(last_word(text))
}

/// Tells whether a word is one of [`BEFORE_NUMBER`].
fn is_before_number(word: &str) -> bool {
    NEAR.may_hold(word) && is_one_of(word, &BEFORE_NUMBER)
}

/// Tells whether a head stands in a line that may have a name behind it: one with a colon, or HKTT and ĐKTT.
fn is_headed(line: &str) -> bool {
    memchr2_iter(b':', b'K', line.as_bytes()).any(|at| is_head_at(line, at, |_| false))
}

/// Tells whether such a head ends at the colon at a place, or stands at the K there.
pub(super) fn is_head_at(line: &str, at: usize, may_hide: fn(char) -> bool) -> bool {
    match line.as_bytes()[at] {
        b'K' => line[at..].starts_with("KTT"),
        _ => may_end_head(&line[..at], may_hide),
    }
}

/// Tells whether words end with a head that may have a name behind its colon.
pub(super) fn ends_head(words: &str) -> bool {
    may_end_head(words, |_| false)
}

/// The same, and says yes where it cannot know. Nearly all are done with by their last byte.
fn may_end_head(words: &str, may_hide: fn(char) -> bool) -> bool {
    let words = words.trim_end_matches(is_blank);
    let last = words.as_bytes().last().map(u8::to_ascii_lowercase);
    // The last bytes of "ở" and "Ở" are those of few other letters.
    match matches!(last, Some(b'u' | b'i' | b'y' | b't' | b'e' | 0x9E | 0x9F)) {
        true => is_one_of(last_word(words), &LAST_WORDS),
        false => words.ends_with(may_hide),
    }
}

/// Returns the letters that a text ends with.
fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !is_letter(c)).next().unwrap_or_default()
}

/// Tells whether a word is one of some in any case.
fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|it| says(word, it))
}
