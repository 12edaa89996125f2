//! What belongs to a person alone in a line: numbers of papers and telephones, where somebody lives, when somebody was born.
//!
//! The forms are those that Vietnamese papers have, each in a file of its own as a table with a small engine. A false
//! finding holds up a whole bulletin, so that what may be of an office or of many (cử tri, các hộ) is passed over. Whose
//! a number is, is not known here.

mod asked;
pub(super) mod births;
pub(super) mod columns;
pub(super) mod hints;
pub(super) mod homes;
mod labels;
mod numbers;
mod owners;
mod papers;
mod phones;
mod places;
mod subject;

use std::ops::Range;

use super::words::Words;
use crate::model::told::PrivateKind;

/// What was found, and where.
pub(super) type Found = (PrivateKind, Range<usize>);

/// What a line may tell, as its numbers, its signs and the parts of its words show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hints {
    /// Numbers of papers and telephones, or of homes by the words before them.
    pub(super) numbers: bool,
    /// Where somebody lives, by a head that may have no number behind it.
    pub(super) homes: bool,
    /// When somebody was born.
    pub(super) births: bool,
}

impl Hints {
    /// No hint at all, as of nearly every line.
    pub(super) const NONE: Self = Self { numbers: false, homes: false, births: false };

    /// Returns what either of two lines may tell.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            numbers: self.numbers | other.numbers,
            homes: self.homes | other.homes,
            births: self.births | other.births,
        }
    }
}

/// Finds what is private in a line, in its order, where it is known what it may tell.
pub(super) fn find(line: &str, hints: Hints) -> Vec<Found> {
    if hints == Hints::NONE {
        return Vec::new();
    }
    let groups = numbers::groups(line);
    let papers = hints.numbers.then(|| papers::find(line, &groups, false));
    let mut found = papers.unwrap_or_default();
    let homes = asked::may_be_in(line, &groups, hints);
    let births = hints.births && births::may_be_in(line, &groups);
    if homes || births {
        let words = Words::new(line);
        found.extend(homes.then(|| homes::find(&words)).into_iter().flatten());
        found.extend(births.then(|| births::find(&words)).into_iter().flatten());
        found.sort_by_key(|(_, at)| at.start);
    }
    found
}

/// Tells whether nothing of a cell is private but what its column says: a number that is too short for a person's.
pub(super) fn is_short_number(cell: &str) -> bool {
    let is_sign = |it: u8| it.is_ascii_digit() || matches!(it, b' ' | b'.' | b',' | b'%' | b'-');
    cell.len() < papers::FEWEST.1 && cell.bytes().all(is_sign)
}

/// Tells what a column or row hints at in its cells by what it is called, beside its own [`hints::places`].
pub(super) fn called(head: &str) -> Hints {
    Hints {
        numbers: asked::may_lead(head),
        homes: asked::ends_head(head),
        births: births::may_be_called(head),
    }
}

/// Tells whether a column is called so that a short number in it may be private, beside what [`Hints`] show.
pub(super) fn may_be_called(head: &str) -> bool {
    asked::may_be_called(head) || births::may_be_called(head)
}

/// Finds the numbers that the address of a link holds: `tel:0912345678`, `https://zalo.me/0912345678`.
pub(super) fn find_in_address(address: &str) -> Vec<Found> {
    papers::find(address, &numbers::groups(address), true)
}

/// Returns the text before a place, so many bytes of it at the most, and not from before another place.
fn before(line: &str, from: usize, to: usize, most: usize) -> &str {
    let start = line.ceil_char_boundary(to.saturating_sub(most)).max(from.min(to));
    &line[start..to]
}

#[cfg(test)]
mod innocent;
#[cfg(test)]
mod tests;
