//! Where in a text a name may stand, told fast: of each name one word is looked for, the anchor, in all its writings at
//! once, and the letters beside it are held against the words beside it in the name.
//!
//! It may say yes wrongly. It says no to what walking all words would find in one case only: an anchor with marks that are
//! neither all its own nor none, within words that are run together. An archive has hundreds of millions of bytes to be looked through, and to walk the
//! words of all of them took longer than to make its pages.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{ControlFlow, Range};

use super::beside::{Beside, fits, fits_over_signs, is_within_word};
use super::name::Name;
use super::writing;
use crate::ground::text::patterns::Patterns;

/// So many bytes before and behind an anchor are looked at: no name is longer, with all that may stand in it.
const AROUND: usize = 400;

/// So many bytes of a writing are looked for, and of one whose letters stand apart: few patterns are looked for fastest.
const LEAD: usize = 5;
const SPACED_LEAD: usize = 4;

/// A word of so many letters is a better anchor than any shorter one, however common it is.
const LONG: usize = 4;

/// So many bytes of a text are made small at once; more where a word is nearly as long.
const WINDOW: usize = 2 << 10;

/// Words that stand in most pages, names or not, as words or as parts of others ("date", "translate"), and are no good
/// anchors: the worst first, as pages of the example have them.
const COMMON: [&str; 38] = [
    "an", "la", "le", "ho", "hong", "nam", "dat", "ha", "do", "thu", "to", "tran", "thi", "linh",
    "lan", "mai", "chi", "van", "nguyen", "anh", "hoa", "dung", "duc", "thanh", "hai", "minh",
    "vu", "dinh", "duong", "pham", "hoang", "phan", "dang", "ngo", "bui", "quang", "huu", "vo",
];

/// The anchors of some names.
#[derive(Clone, Debug)]
pub(super) struct Anchors {
    /// Looks for the first bytes of writings.
    search: Patterns,
    /// The length of the longest writing, in bytes.
    longest: usize,
    /// The writings that may stand where each lead does, and what may stand beside each of them.
    begun: Vec<Vec<(Vec<u8>, Vec<Beside>)>>,
}

/// What anchors tell of a text.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Where a name may stand.
    pub(super) ranges: Vec<Range<usize>>,
    /// Where an anchor is a word, whatever stands beside it.
    pub(super) words: Vec<usize>,
}

impl Anchors {
    /// Chooses the anchors of some names.
    pub(super) fn of(names: &[Name]) -> Self {
        Self::chosen(names, best)
    }

    /// Chooses another word of each, which must be there too where the name is.
    pub(super) fn second(names: &[Name]) -> Self {
        Self::chosen(names, |words| {
            let first = best(words)?;
            (0..words.len()).filter(|no| *no != first).max_by_key(|no| worth(words, *no))
        })
    }

    fn chosen(names: &[Name], choose: impl Fn(&[[String; 2]]) -> Option<usize>) -> Self {
        let mut all: BTreeMap<Vec<u8>, Vec<Beside>> = BTreeMap::new();
        let mut add = |writing: String, beside: Beside| {
            let known = all.entry(writing.into_bytes()).or_default();
            if !known.contains(&beside) {
                known.push(beside);
            }
        };
        for name in names {
            let Some(no) = choose(&name.words) else { continue };
            let beside = Beside::at(name, no);
            writing::all(&name.given[no]).into_iter().for_each(|it| add(it, beside.clone()));
            let spaced = writing::spaced(&name.given[no]).into_iter();
            spaced.for_each(|it| add(it, Beside::ANYTHING));
            // In addresses, without marks.
            let bare = &name.words[no][1];
            for turned in name.turned() {
                let places = (0..turned.words.len()).filter(|it| turned.words[*it][1] == *bare);
                places.for_each(|it| add(bare.clone(), Beside::in_address(&turned, it)));
            }
        }
        let longest = all.keys().map(Vec::len).max().unwrap_or_default();
        let leads: BTreeSet<&[u8]> = all.keys().map(|writing| lead(writing)).collect();
        let is_least = |it: &&[u8]| !(1..it.len()).any(|len| leads.contains(&it[..len]));
        let leads: Vec<&[u8]> = leads.iter().copied().filter(is_least).collect();
        let begun = |it: &&[u8]| {
            let of = all.iter().filter(|(writing, _)| writing.starts_with(it));
            of.map(|(writing, beside)| (writing.clone(), beside.clone())).collect()
        };
        let begun = leads.iter().map(begun).collect();
        Self { search: Patterns::new(&leads), longest, begun }
    }

    /// Tells whether one of them is a word of a text, whatever the words beside it are.
    pub(super) fn are_in(&self, text: &[u8]) -> bool {
        let is_word = |_: &[Beside], at: Range<usize>| match is_within_word(text, &at) {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        };
        self.walk(text, is_word).is_break()
    }

    /// Lists where they stand in a text with no other word beside them than names have there; signs may be between.
    pub(super) fn places(&self, text: &[u8]) -> Vec<usize> {
        let mut places = Vec::new();
        let _whole = self.walk(text, |beside, at| {
            places.extend(fits_over_signs(beside, text, &at).then_some(at.start));
            ControlFlow::Continue(())
        });
        places
    }

    /// Lists where they are words of a text, whatever stands beside them.
    pub(super) fn words(&self, text: &[u8]) -> Vec<usize> {
        let mut words = Vec::new();
        let _whole = self.walk(text, |_, at| {
            words.extend((!is_within_word(text, &at)).then_some(at.start));
            ControlFlow::Continue(())
        });
        words
    }

    /// Finds the parts of a text in which a name may stand; none of them ends within a letter.
    pub(super) fn parts(&self, text: &[u8]) -> Parts {
        let is_within = |at: &usize| text.get(*at).is_some_and(|it| matches!(it, 0x80..=0xBF));
        let mut parts = Parts::default();
        let _whole = self.walk(text, |beside, found| {
            parts.words.extend((!is_within_word(text, &found)).then_some(found.start));
            if !fits(beside, text, &found) {
                return ControlFlow::Continue(());
            }
            let start = found.start.saturating_sub(AROUND);
            let start = (start..found.start).find(|at| !is_within(at)).unwrap_or(start);
            let end = (found.end + AROUND).min(text.len());
            let end = (end..text.len()).find(|at| !is_within(at)).unwrap_or(text.len());
            match parts.ranges.last_mut().filter(|last| start <= last.end) {
                Some(last) => last.end = end,
                None => parts.ranges.push(start..end),
            }
            ControlFlow::Continue(())
        });
        parts
    }

    /// Tells whether there is any such part.
    pub(super) fn have_part(&self, text: &[u8]) -> bool {
        let is_part = |beside: &[Beside], at: Range<usize>| match fits(beside, text, &at) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        };
        self.walk(text, is_part).is_break()
    }

    /// Walks the anchors of a text, in their order, with what may stand beside each. The text is made small window by window: a copy of the
    /// whole would not stay near the processor.
    fn walk(
        &self,
        text: &[u8],
        mut take: impl FnMut(&[Beside], Range<usize>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let (mut ordinary, mut long) = ([0; WINDOW], Vec::new());
        let window = match self.longest < WINDOW / 2 {
            true => &mut ordinary[..],
            false => {
                long.resize(self.longest * 2, 0);
                &mut long[..]
            }
        };
        let mut start = 0;
        while start < text.len() {
            let len = window.len().min(text.len() - start);
            let is_last = start + len == text.len();
            let small = &mut window[..len];
            small.iter_mut().zip(&text[start..]).for_each(|(to, it)| *to = it.to_ascii_lowercase());
            // What begins so near the end that it may go on beyond is left to the next window.
            let next = if is_last { len } else { len - self.longest };
            let mut from = 0;
            while let Some((no, found)) = self.search.find(small, from) {
                if found.start >= next {
                    break;
                }
                from = found.start + 1;
                for (writing, beside) in &self.begun[no] {
                    if small[found.start..].starts_with(writing) {
                        let at = start + found.start;
                        take(beside, at..at + writing.len())?;
                    }
                }
            }
            start += next;
        }
        ControlFlow::Continue(())
    }
}

/// Returns what a writing is looked for by: those of one word begin alike, and few patterns are looked for faster.
fn lead(writing: &[u8]) -> &[u8] {
    let most = if writing.get(1) == Some(&b' ') { SPACED_LEAD } else { LEAD };
    &writing[..writing.len().min(most)]
}

/// Chooses the word of a name that stands in the fewest texts and is looked for fastest: a long one that is not common.
fn best(words: &[[String; 2]]) -> Option<usize> {
    (0..words.len()).max_by_key(|no| worth(words, *no))
}

fn worth(words: &[[String; 2]], no: usize) -> (bool, usize, usize) {
    let word = &words[no][1];
    let rank = COMMON.iter().position(|it| it == word).unwrap_or(COMMON.len());
    // Shorter ones are parts of many others, and are told from those by fewer bytes.
    (word.len() >= LONG, rank, word.len())
}
