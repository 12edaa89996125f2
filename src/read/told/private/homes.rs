//! Where somebody lives: "thường trú tại tổ dân phố 5", "HKTT: 12 Trần Phú", "lives at 12 Tran Phu Street".
//!
//! A head, then what leads to a place, then a place that is small enough to be a home. A ward alone is none, and neither is
//! what is said of many.

use std::sync::LazyLock;

use super::Found;
use super::owners::{
    is_address_of_named, is_dwelling, is_said_to_be_owned, is_street_of_named, owned,
};
use super::places::{
    Closeness, is_house_in_street, is_small_itself, is_street_number, private_place,
};
use super::subject::{is_beside_named, is_of_many, is_of_named};
use crate::model::told::PrivateKind;
use crate::read::told::firsts::Firsts;
use crate::read::told::stems::Stem;
use crate::read::told::words::Words;

/// What leads from a head to a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// Nothing, or any of the words that may.
    Any,
    /// One of them or a colon: "Luật Cư trú số 68" tells no place.
    Said,
    /// One of them, or a place that is told to be a small one: "thường trú TDP 3", and not "đăng ký thường trú số lượng".
    Placed,
    /// A colon or "là": places are found for many ("bố trí chỗ ở tại thôn 3").
    Told,
}

/// What comes before a place where somebody lives; the longer of two that begin alike comes first.
const HEADS: [(&str, Lead, Closeness); 46] = [
    ("thường trú", Lead::Placed, Closeness::Small),
    ("cư trú", Lead::Placed, Closeness::Small),
    ("tạm trú", Lead::Placed, Closeness::Small),
    ("trú quán", Lead::Any, Closeness::Small),
    ("trú", Lead::Any, Closeness::Small),
    ("ngụ", Lead::Any, Closeness::Small),
    ("hktt", Lead::Any, Closeness::Small),
    ("đktt", Lead::Any, Closeness::Small),
    ("đkhktt", Lead::Any, Closeness::Small),
    ("có hộ khẩu", Lead::Any, Closeness::Small),
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
    ("nhà số", Lead::Any, Closeness::House),
    ("nhà", Lead::Said, Closeness::House),
    ("địa chỉ", Lead::Told, Closeness::House),
    ("thuê trọ", Lead::Any, Closeness::House),
    ("trọ tại", Lead::Any, Closeness::House),
    ("trọ ở", Lead::Any, Closeness::House),
    ("tư gia", Lead::Any, Closeness::House),
    ("sống tại", Lead::Any, Closeness::House),
    ("sống ở", Lead::Any, Closeness::House),
    ("home address", Lead::Any, Closeness::Small),
    ("residential address", Lead::Any, Closeness::Small),
    ("address", Lead::Told, Closeness::House),
    ("permanent residence", Lead::Told, Closeness::Small),
    ("temporary residence", Lead::Told, Closeness::Small),
    ("place of residence", Lead::Told, Closeness::Small),
    ("house no", Lead::Any, Closeness::House),
    ("house", Lead::Said, Closeness::House),
    ("lives", Lead::Said, Closeness::Small),
    ("living at", Lead::Any, Closeness::House),
    ("resides", Lead::Said, Closeness::Small),
    ("residing", Lead::Said, Closeness::Small),
    ("resident at", Lead::Any, Closeness::Small),
    ("resident of", Lead::Any, Closeness::Small),
    ("số nhà", Lead::Any, Closeness::House),
    ("số", Lead::Any, Closeness::House),
];

/// "Trú", which is asked for in each text: what follows it may have no number.
pub(in crate::read::told) const TRU: Stem = [b't', b'r', 0xC3, 0xBA];

/// What makes of a head something else, right before it: nội trú, lưu trú; hải sản sống.
const OTHER_HEADS: [(&str, &[&str]); 8] = [
    ("trú", &["nội", "ngoại", "bán", "đồn", "lưu", "tránh", "cư", "thường", "tạm", "di"]),
    ("ngụ", &["hàm"]),
    ("sống tại", &["sản", "tươi", "rau", "đồ", "hàng", "đời", "cuộc", "trường"]),
    ("sống ở", &["sản", "tươi", "rau", "đồ", "hàng", "đời", "cuộc", "trường"]),
    ("trọ tại", &["thuê", "nhà", "phòng", "khu", "dãy"]),
    ("trọ ở", &["thuê", "nhà", "phòng", "khu", "dãy"]),
    ("thuê trọ", &["cho", "nhà", "phòng", "khu", "dãy"]),
    ("số nhà", &["từ", "đến", "tới", "biển", "đánh", "gắn", "tổng", "một", "và"]),
];

/// Words that lead to a place.
const LEADS: [&str; 12] =
    ["tại", "ở", "là", "hiện nay", "hiện", "nay", "theo", "is", "at", "in", "of", "was"];

/// What follows the first of two numbers between which houses are meant: "số nhà 12 đến số nhà 40".
const RANGES: [&str; 4] = ["đến", "tới", "to", "và"];

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

/// What heads begin with.
static FIRSTS: LazyLock<Firsts> = LazyLock::new(|| Firsts::of(HEADS.iter().map(|head| head.0)));

/// Reads the home that is told from a word on, and returns the word behind it.
fn home(words: &Words<'_>, no: usize) -> Option<usize> {
    if !FIRSTS.may_hold(words.word(no)) {
        return None;
    }
    let ((head, lead, close), next) = words.row_of(no, &HEADS, |head| head.0)?;
    let is_other = |(other, before): &(&str, &[&str])| {
        other == head && no > 0 && words.is_next(no) && words.is_one_of(no - 1, before)
    };
    if OTHER_HEADS.iter().any(is_other) {
        return None;
    }
    let next = owned(words, no, head, next)?;
    let is_named = match *head {
        "sống tại" | "sống ở" => is_of_named(words, no),
        "địa chỉ" | "address" => is_beside_named(words, no),
        _ => false,
    };
    let (lead, close) = match is_named {
        true => (Lead::Any, Closeness::Small),
        false => (*lead, *close),
    };
    let is_number = matches!(*head, "số nhà" | "nhà số" | "số" | "house no");
    let (place, close) = match is_number {
        // The number of a house belongs to its head there.
        true => (no, close),
        false => led_to(words, next, lead, close)
            .or_else(|| is_placed(words, head, next, lead).then_some((next, close)))?,
    };
    let behind = private_place(words, place, close)?;
    let is_range =
        is_number && (words.is_one_of(behind, &RANGES) || matches!(words.gap(behind), "-" | "–"));
    let is_persons = match *head {
        "địa chỉ" | "address" => {
            is_said_to_be_owned(words, behind) || is_address_of_named(words, no, behind)
        }
        "số" => is_house_in_street(words, no) && is_street_of_named(words, no, behind),
        "số nhà" | "nhà số" | "house no" => {
            is_said_to_be_owned(words, behind) || is_dwelling(words, no, behind)
        }
        _ => true,
    };
    (!is_range && is_persons).then_some(behind)
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
        Lead::Said | Lead::Placed => is_said,
        Lead::Told => is_told,
    };
    is_led.then_some((no, close))
}

/// Tells whether a place behind a head needs nothing that leads to it: a law of residence has a number as well, a street
/// has none.
fn is_placed(words: &Words<'_>, head: &str, no: usize, lead: Lead) -> bool {
    let is_near = match head {
        "tư gia" | "nhà riêng" => matches!(words.gap(no), "" | ","),
        _ => words.is_next(no),
    };
    let is_small = || lead == Lead::Placed && is_small_itself(words, no);
    let is_house = || match head {
        "thường trú" | "tạm trú" | "nhà" | "tư gia" | "nhà riêng" => {
            is_street_number(words, no)
        }
        _ => false,
    };
    is_near && (is_small() || is_house())
}

#[cfg(test)]
mod tests {
    use super::{HEADS, LEADS};
    use crate::read::told::firsts::hidden_in;

    #[test]
    fn no_row_is_hidden_by_a_shorter_one_before_it() {
        assert_eq!(hidden_in(HEADS.iter().map(|head| head.0)), [""; 0]);
        assert_eq!(hidden_in(LEADS), [""; 0]);
    }
}
