//! What may stand beside an anchor, and what does: the letters of the word next to it, as far as they are seen at once.
//!
//! It may say yes wrongly, never no where the name goes on: what it cannot read is taken for what it wants.

use std::ops::Range;

use super::name::Name;
use super::words::{is_begun, is_letter, may_join};
use crate::ground::text::fold::fold_letter;

/// So many bytes are looked at for the word beside.
const GAP: usize = 40;

/// The longest letter, in bytes.
const LETTER: usize = 4;

/// So many letters are held against those of the name: nearly no other word has as many in common with it.
const HELD: usize = 6;

/// A letter that is not known, and all behind it.
const UNKNOWN: u8 = 0;

/// The end of a word.
const OVER: u8 = b' ';

/// A letter that is none of ASCII without its marks.
const OTHER: u8 = 0xFF;

/// Signs that end a word for sure.
const ENDS: [char; 10] = ['-', '_', '/', '.', ',', '"', ':', '(', ')', '!'];

/// What may stand beside an anchor, as the names of which it is the anchor have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beside {
    before: Next,
    behind: Next,
    /// Whether it stands in an address, in which no sign of HTML is.
    is_address: bool,
    /// Whether other letters may be right before the name where it is run together.
    runs_on: bool,
}

/// What a name has on one side of its anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Next {
    /// Nothing: any other word may be there, but nothing right beside the anchor.
    Nothing,
    /// Words: their letters without marks, the nearest first.
    Words(Box<[Held]>),
}

/// What is held against a letter of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    Letter(u8),
    /// The first letter of the next word, which may be run together with the one before.
    Next(u8),
    /// The name is over.
    Nothing,
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
        Self { before: Next::Nothing, behind: Next::Nothing, is_address: false, runs_on: false };

    /// Returns what may stand beside a word of a name.
    pub(super) fn at(name: &Name, no: usize) -> Self {
        let words = &name.words;
        let before = words[..no].iter().rev().map(|[_, bare]| bare.bytes().rev().collect());
        let behind = words[no + 1..].iter().map(|[_, bare]| bare.bytes().collect());
        let (before, behind) = (Next::of(before), Next::of(behind));
        Self { before, behind, is_address: false, runs_on: name.runs_on() }
    }

    /// The same within an address.
    pub(super) fn in_address(name: &Name, no: usize) -> Self {
        Self { is_address: true, ..Self::at(name, no) }
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
    let goes = |it: &&Beside| it.before.fits(before, it.is_address, it.runs_on);
    let mut open = beside.iter().filter(goes).peekable();
    // Most are done with here.
    open.peek().is_some() && {
        let behind = taken_for(Side::behind(text, at.end));
        open.any(|it| it.behind.fits(behind, it.is_address, false))
    }
}

/// Tells whether letters are right beside a place, on either side.
pub(super) fn is_within_word(text: &[u8], at: &Range<usize>) -> bool {
    let is_joined = |side: Side| matches!(side, Side::Word { is_joined: true, .. });
    is_joined(Side::before(text, at.start)) || is_joined(Side::behind(text, at.end))
}

impl Next {
    /// Makes ready the words on one side, the nearest first, each with its nearest letter first.
    fn of(words: impl Iterator<Item = Vec<u8>>) -> Self {
        let letter = |it: u8| if it.is_ascii_alphanumeric() { it } else { UNKNOWN };
        let mut held = Vec::new();
        for word in words {
            let first = word.first().map(|first| match held.is_empty() {
                true => Held::Letter(letter(*first)),
                false => Held::Next(letter(*first)),
            });
            held.extend(first);
            held.extend(word.iter().skip(1).map(|it| Held::Letter(letter(*it))));
        }
        if held.is_empty() {
            return Self::Nothing;
        }
        held.push(Held::Nothing);
        held.truncate(HELD);
        Self::Words(held.into())
    }

    /// Tells whether the name may go on to one side.
    fn fits(&self, side: Side, is_address: bool, runs_on: bool) -> bool {
        match (self, side) {
            (Self::Nothing, Side::Word { is_joined, .. }) => !is_joined || runs_on,
            (Self::Nothing, _) => true,
            (Self::Words(_), Side::Unknown) => !is_address,
            (Self::Words(_), Side::End) => false,
            (Self::Words(held), Side::Word { letters, is_joined }) => {
                are_same(held, &letters, runs_on && is_joined)
            }
        }
    }
}

/// Holds letters of a name against those of a text, which may go on behind those of the name.
fn are_same(held: &[Held], letters: &[u8], runs_on: bool) -> bool {
    for (held, letter) in held.iter().zip(letters) {
        match (*held, *letter) {
            (_, UNKNOWN) | (Held::Letter(UNKNOWN) | Held::Next(UNKNOWN), _) => return true,
            (Held::Next(_) | Held::Nothing, OVER) => return true,
            (Held::Nothing, _) => return runs_on,
            (Held::Letter(own) | Held::Next(own), other) if own == other => {}
            _ => return false,
        }
    }
    true
}

impl Side {
    fn before(text: &[u8], at: usize) -> Self {
        let own = whole_letters(&text[at..text.len().min(at + LETTER)]).chars().next();
        let start = at.saturating_sub(GAP);
        Self::of(
            whole_letters(&text[start..at]).chars().rev(),
            own,
            |before, it| is_begun(it, before),
            start == 0,
        )
    }

    fn behind(text: &[u8], at: usize) -> Self {
        let own = whole_letters(&text[at.saturating_sub(LETTER)..at]).chars().next_back();
        let end = text.len().min(at + GAP);
        Self::of(whole_letters(&text[at..end]).chars(), own, is_begun, end == text.len())
    }

    /// Looks at the letters on one side, the nearest first, and all there are or not: whether one begins another word than that
    /// of the one before, and the first of them than that of the anchor's `own`, is told by their capitals.
    fn of(
        letters: impl Iterator<Item = char>,
        own: Option<char>,
        is_apart: impl Fn(char, char) -> bool,
        are_all: bool,
    ) -> Self {
        let mut letters = letters.enumerate();
        let first = letters.find(|(_, it)| !may_join(*it) && !it.is_numeric());
        match first {
            None => Self::End,
            Some((_, '<' | '>' | '&' | ';' | '\u{300}'..='\u{36F}')) => Self::Unknown,
            Some((no, first)) if is_letter(first) => {
                let is_joined = no == 0 && !own.is_some_and(|own| is_apart(own, first));
                let letters = letters_from(first, letters.map(|(_, it)| it), is_apart, are_all);
                Self::Word { letters, is_joined }
            }
            Some(_) => Self::End,
        }
    }
}

/// Returns the letters of a word without their marks, and where it is over, as it is at the end of a text; what may be within
/// a word ends what is known of it: a mark by itself, a sign that nobody sees, an apostrophe, a sign of HTML, a capital.
fn letters_from(
    first: char,
    rest: impl Iterator<Item = char>,
    is_apart: impl Fn(char, char) -> bool,
    are_all: bool,
) -> [u8; HELD] {
    let (mut letters, mut fold, mut last) = ([UNKNOWN; HELD], String::new(), first);
    let end = are_all.then_some(' ');
    for (no, letter) in std::iter::once(first).chain(rest).chain(end).enumerate().take(HELD) {
        if is_apart(last, letter) {
            break;
        }
        last = letter;
        fold.clear();
        if is_letter(letter) && !letter.is_numeric() {
            fold_letter(letter, &mut fold);
        }
        letters[no] = match fold.as_bytes() {
            [byte] => *byte,
            [_, ..] if fold.chars().nth(1).is_none() => OTHER,
            // A letter that stands apart may be the first of a word: "N g u".
            [] if no > 1 && (letter.is_ascii_whitespace() || ENDS.contains(&letter)) => OVER,
            _ => UNKNOWN,
        };
        if matches!(letters[no], OVER | UNKNOWN) {
            break;
        }
    }
    letters
}

/// Returns the letters of some bytes that may begin or end within one.
fn whole_letters(bytes: &[u8]) -> &str {
    let start = bytes.iter().position(|it| !matches!(it, 0x80..=0xBF)).unwrap_or(bytes.len());
    let bytes = &bytes[start..];
    std::str::from_utf8(bytes).unwrap_or_else(|error| {
        std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default()
    })
}
