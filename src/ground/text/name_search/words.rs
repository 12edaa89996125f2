//! The words of a text as names hold them, and what may stand between two words of a name.

use std::ops::Range;

use crate::ground::text::scan::is_hidden;

/// The most bytes between two words of a name.
const GAP: usize = 12;

/// What may stand between the words of a name beside blanks.
const JOINTS: [char; 13] =
    ['-', '_', '/', '\\', '*', '`', '~', '+', '·', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}'];

/// What stands within names of the Central Highlands, in whichever form it is typed: H'Hen Niê, K’Brêu.
pub(super) const APOSTROPHES: [char; 7] =
    ['\'', '\u{2019}', '\u{2018}', '\u{2BC}', '\u{2B9}', '\u{2032}', '\u{B4}'];

/// Blanks and apostrophes as pages write them.
const ENTITIES: [&str; 6] = ["&nbsp;", "&#39;", "&#x27;", "&apos;", "&rsquo;", "&lsquo;"];

/// The words of a text, each with whether it may go on with a name that the word before it belongs to.
pub(super) struct Words<'t> {
    text: &'t str,
    at: usize,
    /// Whether a capital begins another word.
    by_capitals: bool,
}

impl<'t> Words<'t> {
    /// Walks the words of a text.
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: 0, by_capitals: false }
    }

    /// Walks them with a capital behind a small letter or a digit as the first of another word: "BàNguyễn", "10Nguyễn".
    pub(super) fn by_capitals(text: &'t str) -> Self {
        Self { text, at: 0, by_capitals: true }
    }

    /// Passes over what is no word, and tells whether it may stand within a name.
    fn gap(&mut self) -> bool {
        let (start, mut joins) = (self.at, true);
        while let Some(sign) = self.text[self.at..].chars().next().filter(|it| !is_letter(*it)) {
            let rest = &self.text[self.at..];
            let entity = ENTITIES.iter().find(|it| rest.starts_with(**it)).map(|it| it.len());
            let unseen = bare_tag(rest).or(entity);
            let is_joint = may_join(sign)
                && (sign != '.' || self.is_behind_initial(start) || self.is_within(start));
            joins &= unseen.is_some() || is_joint;
            self.at += unseen.unwrap_or(sign.len_utf8());
        }
        joins && self.at - start <= GAP + tags(&self.text[start..self.at])
    }

    /// Tells whether words stand right before a sign and right behind it: "nguyen.hoa.dat". Behind a sentence is a blank.
    fn is_within(&self, start: usize) -> bool {
        let mut behind = self.text[self.at..].chars().skip(1);
        self.at == start && start > 0 && behind.next().is_some_and(is_letter)
    }

    /// Tells whether a single letter stands before a place: "K. Sơn".
    fn is_behind_initial(&self, at: usize) -> bool {
        let mut before = self.text[..at].chars().rev();
        before.next().is_some_and(is_letter) && !before.next().is_some_and(is_letter)
    }
}

impl Iterator for Words<'_> {
    type Item = (Range<usize>, bool);

    fn next(&mut self) -> Option<Self::Item> {
        let joins = self.gap();
        let start = self.at;
        let rest = &self.text[start..];
        let len = rest.find(|it| !is_letter(it)).unwrap_or(rest.len());
        let capital = capital_within(&rest[..len]).filter(|_| self.by_capitals);
        self.at += capital.unwrap_or(len);
        (self.at > start).then_some((start..self.at, joins))
    }
}

/// Finds the first capital of a text that stands right behind a small letter or a digit.
fn capital_within(text: &str) -> Option<usize> {
    let pairs = text.char_indices().zip(text.char_indices().skip(1));
    let mut within = pairs.filter(|((_, before), (_, it))| is_begun(*before, *it));
    within.next().map(|(_, (at, _))| at)
}

/// Tells whether a text has such a capital.
pub(super) fn has_capital_within(text: &str) -> bool {
    capital_within(text).is_some()
}

/// Tells whether a letter begins another word than the one right before it: it is a capital, and that is none.
pub(super) fn is_begun(before: char, letter: char) -> bool {
    (before.is_lowercase() || before.is_numeric() || matches!(before, '\u{300}'..='\u{36F}'))
        && letter.is_uppercase()
}

/// Tells whether a character belongs to a word; marks of decomposed letters do, apostrophes do not, though some are letters.
pub(super) fn is_letter(it: char) -> bool {
    (it.is_alphanumeric() && !APOSTROPHES.contains(&it)) || matches!(it, '\u{300}'..='\u{36F}')
}

/// Tells whether a sign may stand between two words of a name; a full stop does so behind an initial alone, and within an
/// address.
pub(super) fn may_join(sign: char) -> bool {
    sign.is_whitespace()
        || sign == '.'
        || JOINTS.contains(&sign)
        || APOSTROPHES.contains(&sign)
        || is_hidden(sign)
}

/// Tags between which a name ends: those of blocks, rows and cells. What stands over several cells is found row by row.
const BLOCKS: [&str; 23] = [
    "article", "caption", "dd", "div", "dl", "dt", "figure", "h1", "h2", "h3", "h4", "li", "ol",
    "p", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
];

/// Returns how long the tag is that a text begins with, where it has nothing but a name and parts no blocks: `<strong>`,
/// `</em>`.
fn bare_tag(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('<')?;
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let end = name.find(|it: char| !it.is_ascii_alphanumeric())?;
    let is_bare = end > 0 && name[end..].starts_with('>') && !BLOCKS.contains(&&name[..end]);
    is_bare.then_some(text.len() - name.len() + end + 1)
}

/// Counts the bytes of the tags of a gap: nobody sees them.
fn tags(gap: &str) -> usize {
    gap.match_indices('<').filter_map(|(at, _)| bare_tag(&gap[at..])).sum()
}
