//! Names in any text, however they are written: in capitals, without marks, composed or not, with the tone on either vowel,
//! with a dash, a dot, a break or several blanks between the words, in bold, in an address, and some of the words or all
//! run together, as in one of electronic mail.
//!
//! Whose names those are is not known here. It is asked of pages of HTML as of plain lines.

mod anchor;
mod beside;
mod name;
mod rows;
mod words;
mod writing;

use std::collections::BTreeSet;
use std::ops::Range;

use anchor::{Anchors, Parts};
use memchr::memmem;
pub use name::LEAST_RUN_TOGETHER;
use name::{Name, without_number};
use rows::Rows;
use words::Words;

use super::bare::Bare;
use super::fold::fold;
use super::plain::Plain;

/// Tells whether a name can be looked for: it has several words that stand together.
pub fn is_name(name: &str) -> bool {
    Name::all_of(0, name).next().is_some()
}

/// Some names that are looked for.
#[derive(Clone, Debug, Default)]
pub struct NameSearch {
    /// In the order of [`Name::run`]: names that begin with the same letters stand together.
    wanted: Vec<Name>,
    /// What tells where one of them may stand; none where nothing is looked for.
    anchors: Option<Anchors>,
    /// What must stand in a table beside an anchor.
    seconds: Option<Anchors>,
    /// What cells of tables may hold of them.
    rows: Rows,
    /// So long is the shortest word that may end with one run together, with other letters before it.
    least_run: usize,
    /// Their first letters without marks: nearly every word of a text begins with another one.
    firsts: BTreeSet<char>,
    /// Longer names of others that hold one of those.
    around: Vec<Name>,
}

impl NameSearch {
    /// Makes ready to look for `wanted`, where nobody else is meant who may be named: a name that is among `others` too is not
    /// looked for, and neither is one that is a part of a longer name of theirs. Single words are no names.
    pub fn new<'n>(
        wanted: impl Iterator<Item = &'n str>,
        others: impl Iterator<Item = &'n str>,
    ) -> Self {
        let wanted = (0..).zip(wanted).flat_map(|(no, name)| Name::all_of(no, name));
        let mut wanted: Vec<_> = wanted.collect();
        if wanted.is_empty() {
            return Self::default();
        }
        let others: Vec<_> = others.flat_map(|name| Name::all_of(0, name)).collect();
        let known: BTreeSet<&[[String; 2]]> = others.iter().map(|other| &*other.words).collect();
        wanted.retain(|name| !known.contains(&*name.words));
        let rows = Rows::of(&wanted);
        let anchors = Anchors::of(&wanted);
        let seconds = Anchors::second(&wanted);
        let turned: Vec<_> = wanted.iter().flat_map(Name::turned).collect();
        wanted.extend(turned);
        wanted.sort_by(|one, other| one.run.cmp(&other.run));
        let firsts = wanted.iter().filter_map(|name| name.run.chars().next()).collect();
        let (anchors, seconds) = (Some(anchors), Some(seconds));
        let runs = wanted.iter().filter(|name| name.runs_on());
        let least_run = runs.map(|name| name.run.len() + 1).min().unwrap_or(usize::MAX);
        let search = Self { wanted, anchors, seconds, rows, least_run, firsts, around: Vec::new() };
        // Whether one of the names stands within a longer one of somebody else.
        let is_around = |other: &&Name| {
            let run_of = |words: &[[String; 2]]| -> String {
                words.iter().map(|[_, word]| &**word).collect()
            };
            let pairs =
                (1..other.words.len()).map(|end| (end - 1, run_of(&other.words[end - 1..=end])));
            pairs.into_iter().any(|(at, pair)| {
                let rest = run_of(&other.words[at..]);
                search.beginning(&pair).iter().any(|name| rest.starts_with(&name.run))
            })
        };
        let around = others.iter().filter(is_around).cloned().collect();
        Self { around, ..search }
    }

    /// Returns the names that begin with these letters.
    fn beginning(&self, letters: &str) -> &[Name] {
        let from = self.wanted.partition_point(|name| *name.run < *letters);
        let here = &self.wanted[from..];
        &here[..here.partition_point(|name| name.run.starts_with(letters))]
    }

    /// Tells whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// Tells whether a text may hold any: it never says no where [`Self::find`] finds one, and is much quicker.
    pub fn may_be_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        self.anchors
            .as_ref()
            .is_some_and(|anchors| anchors.have_part(bytes) || Bare::is_needed(bytes))
    }

    /// Lists the places of a text at which a word of each name stands that [`Self::find`] finds in any of its lines, in any
    /// writing that has no character which nobody sees; signs of Markdown may stand between the words.
    pub fn anchors_in(&self, text: &str) -> Vec<usize> {
        self.anchors.as_ref().map_or_else(Vec::new, |anchors| anchors.places(text.as_bytes()))
    }

    /// Finds the first that is looked for in bytes that are most likely text: the place of the name among those that were
    /// given, and what is written. Nearly all bytes are done with before they would be text.
    pub fn find_in_bytes(&self, bytes: &[u8]) -> Option<(usize, String)> {
        self.look_through(bytes).0
    }

    /// The same of a page of HTML, over cells of its tables as well.
    pub fn find_in_page(&self, page: &[u8]) -> Option<(usize, String)> {
        let (found, words) = self.look_through(page);
        found.or_else(|| self.find_in_tables(page, &words))
    }

    /// Looks through bytes, and lists where an anchor is a word among them.
    fn look_through(&self, bytes: &[u8]) -> (Option<(usize, String)>, Vec<usize>) {
        let Some(anchors) = &self.anchors else { return (None, Vec::new()) };
        if Bare::is_needed(bytes) {
            let text = String::from_utf8_lossy(bytes);
            let found = self.find(&text).into_iter().next();
            let found = found.map(|(no, at)| (no, text[at].to_owned()));
            return (found, anchors.words(bytes));
        }
        let Parts { ranges, words } = anchors.parts(bytes);
        let found = ranges.into_iter().find_map(|part| {
            let ends = [part.start > 0, part.end < bytes.len()];
            let text = String::from_utf8_lossy(&bytes[part]);
            let found = self.find_in_part(&text, ends).into_iter().next();
            found.map(|(no, at)| (no, text[at].to_owned()))
        });
        (found, words)
    }

    /// Looks through the rows of tables in which anchors stand. Nearly none of them holds the word that must stand beside.
    fn find_in_tables(&self, page: &[u8], anchors: &[usize]) -> Option<(usize, String)> {
        let seconds = self.seconds.as_ref().filter(|_| !anchors.is_empty())?;
        // Most pages have no table.
        let mut done = memmem::find(page, b"<tr")?;
        for at in anchors {
            if *at < done {
                continue;
            }
            let find = |sign: &str| memmem::find(&page[*at..], sign.as_bytes());
            let end = at + find("</tr").or_else(|| find("</table"))?;
            // From behind, which is slow, but no farther than a row is long.
            // Behind a row that stands within another there is none.
            let Some(start) = memmem::rfind(&page[done..end], b"<tr") else {
                done = end;
                continue;
            };
            let start = done + start;
            if start > *at {
                done = start;
                continue;
            }
            done = end;
            if seconds.are_in(&page[start..end]) {
                let mut plain = Plain::default();
                let row = plain.take(&String::from_utf8_lossy(&page[start..end])) + &plain.end();
                if let Some(found) = self.find_in_rows(&row) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// Finds the first whose words stand in several cells of one row: the place of the name among those that were given, and
    /// its words. Between cells and rows are the signs of `plain`.
    pub fn find_in_rows(&self, text: &str) -> Option<(usize, String)> {
        self.rows.find(text)
    }

    /// Finds all that is looked for in a text: the place of the name among those that were given, and where it stands.
    pub fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut found = self.find_as_it_is(text);
        // What is not seen may stand between the words of a name, and within them.
        if let Some(bare) = Bare::of(text) {
            add(&mut found, &bare, self.find_as_it_is(bare.text()));
        }
        found
    }

    fn find_as_it_is(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let parts = self.anchors.iter().flat_map(|it| it.parts(text.as_bytes()).ranges);
        let found = parts.flat_map(|part| {
            let ends = [part.start > 0, part.end < text.len()];
            let found = self.find_in_part(&text[part.clone()], ends).into_iter();
            found.map(move |(no, at)| (no, at.start + part.start..at.end + part.start))
        });
        found.collect()
    }

    /// Looks through a part of a text, once more with its words whole whose letters stand apart, "N g u y ễ n", and once more
    /// with those apart that are run together: "BàNguyễn Thị Hoa".
    fn find_in_part(&self, text: &str, goes_on: [bool; 2]) -> Vec<(usize, Range<usize>)> {
        let mut found = self.find_between(text, Words::of(text), goes_on);
        if let Some(bare) = Bare::without_blanks(text) {
            add(&mut found, &bare, self.find_between(bare.text(), Words::of(bare.text()), goes_on));
        }
        if words::has_capital_within(text) {
            let mut others = self.find_between(text, Words::by_capitals(text), goes_on);
            let is_known = |(no, at): &(usize, Range<usize>)| {
                found
                    .iter()
                    .any(|(other, its)| other == no && its.start < at.end && at.start < its.end)
            };
            others.retain(|it| !is_known(it));
            found.extend(others);
        }
        found
    }

    /// Looks through a part of a text, and tells whether it goes on before and behind it: what stands right at such an end may
    /// be a part of a word.
    fn find_between(
        &self,
        text: &str,
        words: Words<'_>,
        goes_on: [bool; 2],
    ) -> Vec<(usize, Range<usize>)> {
        let (mut found, mut run) = (Vec::new(), Vec::new());
        for (word, is_joined) in words {
            if !is_joined {
                self.find_in(text, &run, &mut found);
                run.clear();
            }
            run.push(word);
        }
        self.find_in(text, &run, &mut found);
        let is_cut = |at: &Range<usize>| {
            (at.start == 0 && goes_on[0]) || (at.end == text.len() && goes_on[1])
        };
        found.retain(|(_, at)| !is_cut(at));
        found
    }

    /// Looks through words that stand after one another.
    fn find_in(&self, text: &str, run: &[Range<usize>], found: &mut Vec<(usize, Range<usize>)>) {
        for (at, word) in run.iter().enumerate() {
            found.extend(self.at_end_of(&text[word.clone()]).map(|no| (no, word.clone())));
            let first = first_letter(&text[word.clone()]);
            if !first.is_some_and(|first| self.firsts.contains(&first)) {
                continue;
            }
            for name in self.candidates(text, run, at) {
                let Some(end) = name.reach(text, run, at) else { continue };
                let is_meant = name.is_meant(text, &run[at..end]);
                if is_meant && !self.is_of_other(text, run, at..end) {
                    found.push((name.no, word.start..run[end - 1].end));
                }
            }
        }
    }

    /// Finds the name that a long word of an address ends with, and other letters before it.
    fn at_end_of(&self, word: &str) -> Option<usize> {
        if word.len() < self.least_run || !word.is_ascii() {
            return None;
        }
        let word = word.to_ascii_lowercase();
        self.wanted.iter().find(|name| name.ends_run(&word)).map(|name| name.no)
    }

    /// Returns the names that a word begins, by itself or with the one behind it.
    fn candidates(
        &self,
        text: &str,
        run: &[Range<usize>],
        at: usize,
    ) -> impl Iterator<Item = &Name> {
        let mut letters = fold(&text[run[at].clone()]);
        let alone = without_number(&letters);
        let here = self.beginning(alone);
        // Those that have no more letters come first.
        let len = alone.len();
        let whole = here.iter().take_while(move |name| name.run.len() == len);
        let next = run.get(at + 1).filter(|_| !here.is_empty());
        let longer = next.map_or(&[][..], |next| {
            letters.push_str(&fold(&text[next.clone()]));
            self.beginning(without_number(&letters))
        });
        whole.chain(longer)
    }

    /// Tells whether some words of a run are a part of the longer name of somebody else.
    fn is_of_other(&self, text: &str, run: &[Range<usize>], words: Range<usize>) -> bool {
        self.around.iter().any(|other| {
            let mut starts = (words.start + 1).saturating_sub(other.words.len())..=words.start;
            starts.any(|start| other.reach(text, run, start).is_some_and(|end| end >= words.end))
        })
    }
}

/// Adds what was found in a bare text, where it stood in the text that it was made of.
fn add(found: &mut Vec<(usize, Range<usize>)>, bare: &Bare, others: Vec<(usize, Range<usize>)>) {
    for (no, at) in others {
        let other = (no, bare.from(&at));
        if !found.contains(&other) {
            found.push(other);
        }
    }
}

/// Returns the first letter of a word in small letters and without marks.
fn first_letter(word: &str) -> Option<char> {
    let first = word.chars().next()?;
    match first.is_ascii() {
        true => Some(first.to_ascii_lowercase()),
        false => fold(&word[..first.len_utf8()]).chars().next(),
    }
}

#[cfg(test)]
mod tests;
