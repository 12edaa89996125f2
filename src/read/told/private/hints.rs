//! What numbers and colons hint at in a text as it is written, before any line of it is put together: that a number may be a
//! person's or lead to a home, that a birth may be told before a year, that a head of a home ends. Most lines show nothing
//! of this, and are done with.
//!
//! Signs of Markdown may stand where a line has none. Those right behind a letter or digit need no thought: such a line is
//! asked by itself. It may say yes wrongly, never no.

use std::ops::Range;

use memchr::{memchr2, memchr3};

use super::numbers::{WIDEST, joint};
use super::{Hints, asked, before, births, papers};
use crate::read::told::starts::starts;
use crate::read::told::written::{is_markup, may_hide};

/// So many bytes before a number the words for a birth or a home are asked for, with signs of Markdown among them.
const REACH: usize = if births::REACH > asked::REACH { births::REACH } else { asked::REACH } + 24;

/// Walks the places of a text as it is written, or of a line by itself, that hint at something: where a number begins or a
/// head ends.
pub(in crate::read::told) fn places(
    text: &str,
    is_line: bool,
) -> impl Iterator<Item = (usize, Hints)> {
    let may_hide: fn(char) -> bool = if is_line { |_| false } else { may_hide };
    let bytes = text.as_bytes();
    let is_start = |before: u8, byte: u8| {
        (byte == b':') | (byte == b'K') | (!before.is_ascii_digit() & byte.is_ascii_digit())
    };
    let mut chain = Chain { is_line, ..Chain::default() };
    let hints = starts(text, is_start).map(move |at| {
        if !bytes[at].is_ascii_digit() {
            return (at, Hints { homes: asked::is_head_at(text, at, may_hide), ..Hints::NONE });
        }
        let len = bytes[at..].iter().position(|byte| !byte.is_ascii_digit());
        let group = at..len.map_or(bytes.len(), |len| at + len);
        // Before a number there is a blank, most times, or another sign of one byte.
        let is_hidden = at > 0 && may_hide(char::from(bytes[at - 1]));
        let is_year = is_hidden || births::may_be_year(text, &group);
        let is_home = asked::is_near(text, &group, may_hide) && is_home_before(text, at, is_line);
        let numbers = chain.add(text, &group) || is_home;
        (
            at,
            Hints { numbers, births: is_year && is_birth_before(text, at, is_line), ..Hints::NONE },
        )
    });
    hints.filter(|(_, hints)| *hints != Hints::NONE)
}

/// The groups of digits behind one another that may be one number.
#[derive(Default)]
struct Chain {
    first: usize,
    last: Range<usize>,
    digits: usize,
    /// Whether signs of Markdown or breaks are among them: then what joins them is not known here.
    is_loose: bool,
    /// Whether the last may be of an address, of which a line shows nothing.
    is_within: bool,
    /// Whether they are those of a line, which has no such signs.
    is_line: bool,
}

impl Chain {
    /// Adds the next group of a text, and tells whether there are enough of them for a number that is a person's.
    fn add(&mut self, text: &str, group: &Range<usize>) -> bool {
        if self.digits > 0 && self.goes_on(text, group) {
            self.digits += group.len();
        } else {
            let before = text.as_bytes()[..group.start].last();
            self.is_loose = !self.is_line && before.is_some_and(|it| may_hide(char::from(*it)));
            self.is_within = false;
            (self.first, self.digits) = (group.start, group.len());
        }
        self.last = group.clone();
        let is_lettered = || self.is_loose || papers::letter_before(text, self.first) > 0;
        self.digits >= papers::FEWEST.0 || (self.digits >= papers::FEWEST.1 && is_lettered())
    }

    /// Tells whether a group may go on with the ones before it. Nearly all stand far apart, with a word between.
    fn goes_on(&mut self, text: &str, group: &Range<usize>) -> bool {
        let bytes = &text.as_bytes()[self.last.end..group.start];
        if !self.is_within && !self.is_loose {
            match bytes {
                [b'.' | b'-' | b' '] => return true,
                // Days, years and sums are of most groups that stand beside one another.
                [b'/' | b',' | b':'] if group.len() != 3 => return false,
                [first, ..] if is_of_word(first) => return false,
                [b' ' | b',' | b'.', second, ..] if is_of_word(second) => return false,
                [b' ' | b',' | b'.', b' ', third, ..] if is_of_word(third) => return false,
                _ => {}
            }
        }
        let signs = &bytes[..bytes.iter().position(is_of_word).unwrap_or(bytes.len())];
        let is_loose = !self.is_line && signs.iter().any(|byte| is_markup(char::from(*byte)));
        if is_loose || self.is_within {
            self.is_loose = true;
            let bracket = bytes.iter().rfind(|byte| b"()<>".contains(byte));
            self.is_within = bracket.map_or(self.is_within, |it| matches!(it, b'(' | b'<'));
            // Nothing goes on from one cell to the next.
            return !signs.contains(&b'|') || signs.iter().any(|it| b"<[`".contains(it));
        }
        match signs.len() == bytes.len() && bytes.len() <= WIDEST {
            true => self.is_loose || joint(text, &self.last, group).is_some(),
            false => false,
        }
    }
}

/// Tells whether a byte is of a word, and none of a sign that may join groups of digits.
fn is_of_word(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || (!byte.is_ascii() && !matches!(byte, 0x80..=0xBF | 0xC2 | 0xE2))
}

/// Tells whether a birth may be told before a year.
fn is_birth_before(text: &str, year: usize, is_line: bool) -> bool {
    let words = before(text, 0, year, REACH);
    births::holds_letters(words)
        || births::may_be_welcomed(words)
        || (!is_line && may_reach_farther(words))
}

/// Tells whether a home may be told before a number.
fn is_home_before(text: &str, number: usize, is_line: bool) -> bool {
    let words = before(text, 0, number, REACH);
    asked::may_lead(words) || (!is_line && may_reach_farther(words))
}

/// Tells whether an address may be among words: then those of a line reach farther back than is looked.
fn may_reach_farther(words: &str) -> bool {
    let bytes = words.as_bytes();
    let is_cut = || memchr2(b'(', b')', bytes).is_some_and(|at| bytes[at] == b')');
    memchr3(b']', b'<', b'>', bytes).is_some() || is_cut()
}
