//! What may stand beside an anchor, and what does: the letters of the word next to it, as far as they are seen at once.
//!
//! It may say yes wrongly, never no where the name goes on: what it cannot read is taken for what it wants.

use std::ops::Range;

use super::words::{is_letter, may_join};
use crate::ground::text::fold::fold_letter;

/// So many bytes are looked at for the word beside.
const GAP: usize = 40;

/// So many letters of it are held against those of the name: nearly no other word has as many in common with it.
const HELD: usize = 4;

/// A letter that is not known, and all behind it.
const UNKNOWN: u8 = 0;

/// A letter that no name begins or ends with which is written in ASCII.
const OTHER: u8 = 0xFF;

/// What may stand beside an anchor, as the names of which it is the anchor have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beside {
    before: Next,
    behind: Next,
    /// Whether it stands in an address, in which no sign of HTML is.
    is_address: bool,
}

/// What a name has on one side of its anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Next {
    /// Nothing: any other word may be there, but nothing right beside the anchor.
    Nothing,
    /// A word: its letters without marks, the nearest first.
    Word(Box<[u8]>),
}

/// What stands on one side of an anchor in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// Anything may follow behind a sign of HTML.
    Unknown,
    /// A sign that stands in no name, or the end of the text.
    End,
    /// The nearest letters of the nearest word, and whether it is right beside the anchor.
    Word { letters: [u8; HELD], is_joined: bool },
}

impl Beside {
    /// What stands beside a word that is looked for by itself.
    pub(super) const ANYTHING: Self =
        Self { before: Next::Nothing, behind: Next::Nothing, is_address: false };

    /// Returns what may stand beside a word of a name.
    pub(super) fn at(words: &[[String; 2]], no: usize) -> Self {
        let bare = |no: usize| words.get(no).map(|[_, bare]| bare.chars());
        Self {
            before: Next::of(no.checked_sub(1).and_then(bare).map(Iterator::rev)),
            behind: Next::of(bare(no + 1)),
            is_address: false,
        }
    }

    /// The same within an address.
    pub(super) fn in_address(words: &[[String; 2]], no: usize) -> Self {
        Self { is_address: true, ..Self::at(words, no) }
    }
}

/// Tells whether a name may go on beside an anchor that stands at a place.
pub(super) fn fits(beside: &[Beside], text: &[u8], at: &Range<usize>) -> bool {
    fit(beside, text, at, |side| side)
}

/// The same where signs of Markdown may stand between the words.
pub(super) fn fits_over_signs(beside: &[Beside], text: &[u8], at: &Range<usize>) -> bool {
    fit(beside, text, at, |side| if side == Side::End { Side::Unknown } else { side })
}

fn fit(
    beside: &[Beside],
    text: &[u8],
    at: &Range<usize>,
    taken_for: impl Fn(Side) -> Side,
) -> bool {
    let before = taken_for(Side::before(text, at.start));
    let goes = |it: &&Beside| it.before.fits(before, it.is_address);
    let mut open = beside.iter().filter(goes).peekable();
    // Most are done with here.
    open.peek().is_some() && {
        let behind = taken_for(Side::behind(text, at.end));
        open.any(|it| it.behind.fits(behind, it.is_address))
    }
}

/// Tells whether letters are right beside a place, on either side.
pub(super) fn is_within_word(text: &[u8], at: &Range<usize>) -> bool {
    let is_joined = |side: Side| matches!(side, Side::Word { is_joined: true, .. });
    is_joined(Side::before(text, at.start)) || is_joined(Side::behind(text, at.end))
}

impl Next {
    fn of(letters: Option<impl Iterator<Item = char>>) -> Self {
        let byte = |it: char| if it.is_ascii_lowercase() { it as u8 } else { UNKNOWN };
        letters.map_or(Self::Nothing, |it| Self::Word(it.take(HELD).map(byte).collect()))
    }

    /// Tells whether the name may go on to one side.
    fn fits(&self, side: Side, is_address: bool) -> bool {
        match (self, side) {
            (Self::Nothing, Side::Word { is_joined, .. }) => !is_joined,
            (Self::Nothing, _) => true,
            (Self::Word(_), Side::Unknown) => !is_address,
            (Self::Word(_), Side::End) => false,
            (Self::Word(own), Side::Word { letters, .. }) => {
                let pairs = own.iter().zip(letters);
                let mut known =
                    pairs.take_while(|(own, other)| **own != UNKNOWN && *other != UNKNOWN);
                known.all(|(own, other)| *own == other)
            }
        }
    }
}

impl Side {
    fn before(text: &[u8], at: usize) -> Self {
        Self::of(whole_letters(&text[at.saturating_sub(GAP)..at]).chars().rev())
    }

    fn behind(text: &[u8], at: usize) -> Self {
        Self::of(whole_letters(&text[at..text.len().min(at + GAP)]).chars())
    }

    /// Looks at the letters on one side, the nearest first.
    fn of(letters: impl Iterator<Item = char>) -> Self {
        let mut letters = letters.enumerate();
        let first = letters.find(|(_, it)| !may_join(*it) && !it.is_numeric());
        match first {
            None => Self::End,
            Some((_, '<' | '>' | '&' | ';' | '\u{300}'..='\u{36F}')) => Self::Unknown,
            Some((no, first)) if is_letter(first) => {
                let (mut near, mut fold) = ([UNKNOWN; HELD], String::new());
                let rest =
                    letters.map(|(_, it)| it).take_while(|it| is_letter(*it) && !it.is_numeric());
                for (place, letter) in near.iter_mut().zip([first].into_iter().chain(rest)) {
                    fold.clear();
                    fold_letter(letter, &mut fold);
                    match fold.as_bytes() {
                        [byte] => *place = *byte,
                        [_, ..] if fold.chars().nth(1).is_none() => *place = OTHER,
                        _ => break,
                    }
                }
                Self::Word { letters: near, is_joined: no == 0 }
            }
            Some(_) => Self::End,
        }
    }
}

/// Returns the letters of some bytes that may begin or end within one.
fn whole_letters(bytes: &[u8]) -> &str {
    let start = bytes.iter().position(|it| !matches!(it, 0x80..=0xBF)).unwrap_or(bytes.len());
    let bytes = &bytes[start..];
    std::str::from_utf8(bytes).unwrap_or_else(|error| {
        std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default()
    })
}
