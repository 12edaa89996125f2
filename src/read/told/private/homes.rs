//! Where somebody lives: "thường trú tại tổ dân phố 5", "HKTT: 12 Trần Phú", "lives at 12 Tran Phu Street".
//!
//! A head, then what leads to a place, then a place that is small enough to be a home. A ward alone is none, and neither is
//! what is said of many.

use std::ops::Range;

use super::places::{Closeness, private_place};
use super::subject::{is_of_many, is_of_named, named};
use super::{Found, before};
use crate::model::told::PrivateKind;
use crate::read::told::stems::{Stem, holds};
use crate::read::told::words::{Words, is_blank, says};

/// What leads from a head to a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// Nothing, or any of the words that may.
    Any,
    /// One of them or a colon: "Luật Cư trú số 68" tells no place.
    Said,
    /// A colon or "là": places are found for many ("bố trí chỗ ở tại thôn 3").
    Told,
}

/// What comes before a place where somebody lives; the longer of two that begin alike comes first.
const HEADS: [(&str, Lead, Closeness); 34] = [
    ("thường trú", Lead::Said, Closeness::Small),
    ("cư trú", Lead::Said, Closeness::Small),
    ("tạm trú", Lead::Said, Closeness::Small),
    ("trú quán", Lead::Any, Closeness::Small),
    ("trú", Lead::Any, Closeness::Small),
    ("ngụ", Lead::Any, Closeness::Small),
    ("hktt", Lead::Any, Closeness::Small),
    ("hộ khẩu thường trú", Lead::Any, Closeness::Small),
    ("hộ khẩu", Lead::Told, Closeness::Small),
    ("nơi ở hiện nay", Lead::Told, Closeness::Small),
    ("nơi ở hiện tại", Lead::Told, Closeness::Small),
    ("nơi ở", Lead::Told, Closeness::Small),
    ("chỗ ở hiện nay", Lead::Told, Closeness::Small),
    ("chỗ ở hiện tại", Lead::Told, Closeness::Small),
    ("chỗ ở", Lead::Told, Closeness::Small),
    ("địa chỉ nhà riêng", Lead::Any, Closeness::Small),
    ("địa chỉ nhà", Lead::Told, Closeness::Small),
    ("nhà riêng", Lead::Any, Closeness::Small),
    ("nhà", Lead::Said, Closeness::House),
    ("địa chỉ", Lead::Told, Closeness::House),
    ("sống tại", Lead::Any, Closeness::House),
    ("sống ở", Lead::Any, Closeness::House),
    ("home address", Lead::Any, Closeness::Small),
    ("residential address", Lead::Any, Closeness::Small),
    ("permanent residence", Lead::Told, Closeness::Small),
    ("temporary residence", Lead::Told, Closeness::Small),
    ("place of residence", Lead::Told, Closeness::Small),
    ("house", Lead::Said, Closeness::House),
    ("lives", Lead::Said, Closeness::Small),
    ("living at", Lead::Any, Closeness::House),
    ("resides", Lead::Said, Closeness::Small),
    ("residing", Lead::Said, Closeness::Small),
    ("resident of", Lead::Any, Closeness::Small),
    ("số nhà", Lead::Any, Closeness::House),
];

/// "Trú", which is asked for in each text: what follows it may have no number.
pub(in crate::read::told) const TRU: Stem = [b't', b'r', 0xC3, 0xBA];

/// What the other heads hold: hktt, khẩu, sống, nhà, nơi, chỗ, ngụ, lives, living, resides, address.
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

/// What heads hold that tell a home only with whose it is, and are no heads of columns: chỉ, house. "Chỉ tiêu" and
/// "Households" have the most numbers below them.
const OWNED_STEMS: [Stem; 3] = [[b'h', 0xE1, 0xBB, 0x89], [b'h', 0xE1, 0xBB, 0x88], *b"hous"];

/// What makes of a head something else, right before it: nội trú, lưu trú; hải sản sống.
const OTHER_HEADS: [(&str, &[&str]); 5] = [
    ("trú", &["nội", "ngoại", "bán", "đồn", "lưu", "tránh", "cư", "thường", "tạm", "di"]),
    ("ngụ", &["hàm"]),
    ("sống tại", &["sản", "tươi", "rau", "đồ", "hàng", "đời", "cuộc", "trường"]),
    ("sống ở", &["sản", "tươi", "rau", "đồ", "hàng", "đời", "cuộc", "trường"]),
    ("số nhà", &["từ", "đến", "tới", "biển", "đánh", "gắn", "tổng", "một", "và"]),
];

/// Words that lead to a place.
const LEADS: [&str; 12] =
    ["tại", "ở", "là", "hiện", "nay", "hiện nay", "theo", "is", "at", "in", "of", "was"];

/// What follows the first of two numbers between which houses are meant: "số nhà 12 đến số nhà 40".
const RANGES: [&str; 4] = ["đến", "tới", "to", "và"];

/// Words right before the number of a home.
const BEFORE_NUMBER: [&str; 33] = [
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
];

/// So many bytes before a number the words for it are asked for.
const REACH: usize = 80;

/// Tells whether a home may be told in a line, where it is known whether [`TRU`] may stand in it. Most lines are done with
/// here.
pub(super) fn may_be_in(line: &str, groups: &[Range<usize>], has_stem: bool) -> bool {
    (has_stem && holds(line, &[TRU])) || groups.iter().any(|group| is_led_to(line, group))
}

/// Tells whether a number may be that of a home where a column is called so.
pub(super) fn may_be_called(head: &str) -> bool {
    holds(head, &STEMS)
}

/// Tells whether a number may be that of a home by the words before it.
fn is_led_to(line: &str, group: &Range<usize>) -> bool {
    // Of days, years and sums there are most.
    if group.len() > 3 || !line[..group.start].ends_with([' ', '\u{A0}', ':']) {
        return false;
    }
    // "At No. 12".
    let text = line[..group.start].trim_end_matches(|c: char| is_blank(c) || c == '.');
    let word = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_near = text.ends_with(':') || BEFORE_NUMBER.iter().any(|near| says(word, near));
    let words = before(text, 0, text.len(), REACH);
    is_near && (holds(words, &STEMS) || holds(words, &OWNED_STEMS))
}

/// Finds the homes that a line tells.
pub(super) fn find(words: &Words<'_>) -> Vec<Found> {
    let (mut found, mut no) = (Vec::new(), 0);
    while no < words.len() {
        let home = home(words, no).filter(|_| !is_of_many(words, no));
        found.extend(
            home.map(|next| (PrivateKind::HomeAddress, words.start(no)..words.end_before(next))),
        );
        no = home.unwrap_or(no + 1);
    }
    found
}

/// Reads the home that is told from a word on, and returns the word behind it.
fn home(words: &Words<'_>, no: usize) -> Option<usize> {
    let ((head, lead, close), next) = words.row_of(no, &HEADS, |head| head.0)?;
    let is_other = |(other, before): &(&str, &[&str])| {
        other == head && no > 0 && words.is_next(no) && words.is_one_of(no - 1, before)
    };
    if OTHER_HEADS.iter().any(is_other) {
        return None;
    }
    let next = owned(words, no, head, next)?;
    let is_named = matches!(*head, "sống tại" | "sống ở") && is_of_named(words, no);
    let close = if is_named { Closeness::Small } else { *close };
    let (place, close) = led_to(words, next, *lead, close)?;
    // The number of a house belongs to its head there.
    let place = if *head == "số nhà" { no } else { place };
    let behind = private_place(words, place, close)?;
    let is_range = *head == "số nhà"
        && (words.is_one_of(behind, &RANGES) || matches!(words.gap(behind), "-" | "–"));
    let is_persons = *head != "địa chỉ" || is_said_to_be_owned(words, behind);
    (!is_range && is_persons).then_some(behind)
}

/// Passes over whose home a head tells, "của bà Lan"; `None` where it must be a person's, as of "nhà" and "house", and is not.
fn owned(words: &Words<'_>, no: usize, head: &str, next: usize) -> Option<usize> {
    let of = if words.is_one_of(next, &["của", "of"]) { next + 1 } else { next };
    let owner = named(words, of).filter(|_| words.is_next(next) && words.is_next(of));
    match head {
        // Those of old worthies, "nhà cụ Phan", are open to all.
        "nhà" => owner.filter(|_| words.word(of) != "cụ"),
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

/// Tells whether it is said in brackets behind a house whose that is: "số 12 đường Trần Phú (nhà ông Bình)".
fn is_said_to_be_owned(words: &Words<'_>, behind: usize) -> bool {
    let bracket = (behind..words.sentence_end(behind)).find(|no| !words.is_next(*no));
    let bracket = bracket.filter(|no| words.gap(*no) == "(" && words.word(*no) == "nhà");
    bracket.is_some_and(|no| owned(words, no, "nhà", no + 1).is_some())
}

/// Passes over what leads to a place, and returns where that begins and how close it must be.
fn led_to(
    words: &Words<'_>,
    mut no: usize,
    lead: Lead,
    close: Closeness,
) -> Option<(usize, Closeness)> {
    let (mut is_said, mut is_told, mut close) = (false, false, close);
    loop {
        let is_colon = words.gap(no).contains(':');
        if !matches!(words.gap(no), "" | ":" | "-" | "–" | "):") {
            return None;
        }
        (is_said, is_told) = (is_said || is_colon, is_told || is_colon);
        let Some((word, next)) = words.first_of(no, &LEADS) else { break };
        (is_said, is_told) = (true, is_told || matches!(word, "là" | "is"));
        // "Living in 12 Wards" counts something.
        if matches!(word, "in" | "of") {
            close = Closeness::Named;
        }
        no = next;
    }
    let is_led = match lead {
        Lead::Any => true,
        Lead::Said => is_said,
        Lead::Told => is_told,
    };
    is_led.then_some((no, close))
}
