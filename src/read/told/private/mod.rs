//! What belongs to a person alone in a line: numbers of papers and telephones, where somebody lives, when somebody was born.
//!
//! The forms are those that Vietnamese papers have, each in a file of its own as a table with a small engine. A false
//! finding holds up a whole bulletin, so that what may be of an office or of many (cử tri, các hộ) is passed over. Whose
//! a number is, is not known here.

mod births;
mod homes;
mod labels;
mod numbers;
mod papers;
mod phones;
mod places;
mod subject;

use std::ops::Range;
use std::sync::LazyLock;

use super::stems::Stems;
use super::words::Words;
use crate::model::told::PrivateKind;

/// What was found, and where.
pub(super) type Found = (PrivateKind, Range<usize>);

/// What most homes and births of a line are told by, asked for at once: trú; sinh, born, birth.
static STEMS: LazyLock<Stems> = LazyLock::new(|| {
    Stems::new(&[homes::TRU, births::STEMS[0], births::STEMS[1], births::STEMS[2]])
});

/// What homes alone are told by.
static TRU: LazyLock<Stems> = LazyLock::new(|| Stems::new(&[homes::TRU]));

/// Finds what is private in a line, in its order.
pub(super) fn find(line: &str) -> Vec<Found> {
    let groups = numbers::groups(line);
    let mut found = papers::find(line, &groups, false);
    // Births are told with their year, and most lines have none.
    let has_stem = match groups.iter().any(|group| births::may_be_year(line, group)) {
        true => STEMS.are_in(line),
        false => TRU.are_in(line),
    };
    let homes = homes::may_be_in(line, &groups, has_stem);
    let births = births::may_be_in(line, &groups, has_stem);
    if homes || births {
        let words = Words::new(line);
        found.extend(homes.then(|| homes::find(&words)).into_iter().flatten());
        found.extend(births.then(|| births::find(&words)).into_iter().flatten());
        found.sort_by_key(|(_, at)| at.start);
    }
    found
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
mod tests;
