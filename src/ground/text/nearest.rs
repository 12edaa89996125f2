//! "Did you mean ...?": the right name that a wrong one was probably meant to be.
//!
//! It measures typing slips in short names (keys, ids). It knows no meaning and no language.

use super::fold::fold;

/// The fewest letters that make the beginning of a name a sign of the name.
const PREFIX_LETTERS: usize = 3;

/// More slips than any two names have, and still safe to add to.
const FAR: usize = usize::MAX / 2;

/// Finds the candidate nearest to `word`, when one is near; ties go to the first in byte order.
///
/// Distance is counted on folded text in slips: a letter missing, added, changed, or two
/// neighbours swapped (optimal string alignment). Near is at most a third of the word's letters
/// and at least one slip; what is equal after folding is always near, and so is a name where one
/// of the two begins with the other, from three letters on (`tit` and `title`). Where none is near, it is the only one that
/// ends in the word behind a hyphen: ids of records have a day in front, which is left out easily.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut ruler = Ruler::new(word);
    let mut best: Option<(usize, &str)> = None;
    let (ending, mut ending_so) = (format!("-{}", fold(word)), Vec::new());
    for candidate in candidates {
        if ending.len() > PREFIX_LETTERS && candidate.ends_with(&ending) {
            ending_so.push(candidate);
        }
        let limit = best.map_or(usize::MAX, |(slips, _)| slips);
        let Some(slips) = ruler.slips_to(candidate, limit) else {
            continue;
        };
        if best.is_none_or(|found| (slips, candidate) < found) {
            best = Some((slips, candidate));
        }
    }
    let only = match *ending_so {
        [only] => Some(only),
        _ => None,
    };
    best.map(|(_, candidate)| candidate).or(only)
}

/// One word and the room to measure many names against it.
struct Ruler {
    word: Vec<char>,
    other: Vec<char>,
    /// The rows of the last two letters of the other name and of the one being measured.
    rows: [Vec<usize>; 3],
}

impl Ruler {
    fn new(word: &str) -> Self {
        let word: Vec<char> = fold(word).chars().collect();
        let row = vec![0; word.len() + 1];
        Self { word, other: Vec::new(), rows: [row.clone(), row.clone(), row] }
    }

    /// Counts the slips to `candidate`; `None` when it is not near or above `limit`.
    fn slips_to(&mut self, candidate: &str, limit: usize) -> Option<usize> {
        self.other.clear();
        self.other.extend(fold(candidate).chars());
        let gap = self.gap();
        if gap > limit {
            return None;
        }
        if self.one_begins_with_the_other() {
            return Some(gap);
        }
        // A slip in each letter is another word, not a mistyped one ("n" is not near "i").
        let longer = self.word.len().max(self.other.len());
        let near = (self.word.len() / 3).max(1).min(longer.saturating_sub(1));
        self.alignment(limit.min(near))
    }

    fn gap(&self) -> usize {
        self.word.len().abs_diff(self.other.len())
    }

    fn one_begins_with_the_other(&self) -> bool {
        let shorter = self.word.len().min(self.other.len());
        let equal = self.word.len() == self.other.len();
        (equal || shorter >= PREFIX_LETTERS) && self.word[..shorter] == self.other[..shorter]
    }

    /// Counts the slips letter by letter and gives up once every way is above `limit`.
    fn alignment(&mut self, limit: usize) -> Option<usize> {
        if self.gap() > limit {
            return None;
        }
        let (mut slips, mut least_before) = (self.word.len(), 0);
        for (column, entry) in self.rows[1].iter_mut().enumerate() {
            *entry = column;
        }
        for at in 0..self.other.len() {
            let least = self.next_row(at, limit);
            // A swap reaches back two rows, so one row above the limit proves nothing yet.
            if least > limit && least_before > limit {
                return None;
            }
            (slips, least_before) = (self.rows[2][self.word.len()], least);
            self.rows.rotate_left(1);
        }
        (slips <= limit).then_some(slips)
    }

    /// Fills the row of the other name's letter `at` and returns its least entry.
    ///
    /// Only entries within `limit` of the diagonal can count; the one on either side is set far
    /// away, since the next row looks at it.
    fn next_row(&mut self, at: usize, limit: usize) -> usize {
        let [two_back, one_back, row] = &mut self.rows;
        let (word, other) = (&self.word, &self.other);
        let first = (at + 1).saturating_sub(limit).max(1);
        let last = (at + 1 + limit).min(word.len());
        row[first - 1] = if first == 1 { at + 1 } else { FAR };
        let mut least = row[first - 1];
        for column in first..=last {
            let changed = usize::from(word[column - 1] != other[at]);
            let step = (one_back[column] + 1).min(row[column - 1] + 1);
            row[column] = step.min(one_back[column - 1] + changed);
            if swapped(word, column, other, at) {
                row[column] = row[column].min(two_back[column - 2] + 1);
            }
            least = least.min(row[column]);
        }
        if let Some(beyond) = row.get_mut(last + 1) {
            *beyond = FAR;
        }
        least
    }
}

fn swapped(word: &[char], column: usize, other: &[char], at: usize) -> bool {
    column > 1 && at > 0 && word[column - 1] == other[at - 1] && word[column - 2] == other[at]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{Ruler, nearest};

    const KEYS: [&str; 6] = ["date", "kind", "summary", "title", "unit", "wards"];
    const UNITS: [&str; 5] = ["bac-hong", "dau-lieu", "duc-thuan", "nam-hong", "nam-hong-linh"];

    #[test]
    fn slips_of_the_hand_are_understood() {
        for (word, names, right) in [
            ("titel", &KEYS[..], Some("title")),
            ("tit", &KEYS, Some("title")),
            ("titles_of_all", &KEYS, Some("title")),
            ("Dâte", &KEYS, Some("date")),
            ("ti", &KEYS, None),
            ("ngay", &KEYS, None),
            ("", &KEYS, None),
            ("nam-hogn", &UNITS, Some("nam-hong")),
            ("Nam Hồng", &UNITS, Some("nam-hong")),
            ("đậu-liêu", &UNITS, Some("dau-lieu")),
            ("nam-hong-lihn", &UNITS, Some("nam-hong-linh")),
            ("nam", &UNITS, Some("nam-hong")),
            ("trung-luong", &UNITS, None),
            (
                "mung-tho-cao-tuoi",
                &["2022-09-30-mung-tho-cao-tuoi", "2023-hop"],
                Some("2022-09-30-mung-tho-cao-tuoi"),
            ),
            (
                "mung-tho-cao-tuoi",
                &["2022-09-mung-tho-cao-tuoi", "2023-09-mung-tho-cao-tuoi"],
                None,
            ),
            ("n", &["2022-n"], None),
        ] {
            assert_eq!(nearest(word, names.iter().copied()), right, "{word}");
        }
    }

    #[test]
    fn ties_go_to_the_first_in_byte_order_whatever_order_they_come_in() {
        assert_eq!(nearest("dat", ["date", "data"]), Some("data"));
        assert_eq!(nearest("dat", ["data", "date"]), Some("data"));
        assert_eq!(nearest("n", ["i", "o"]), None);
        assert_eq!(nearest("no", ["on"]), Some("on"));
    }

    /// The textbook form, without rows, limits or shortcuts.
    fn plain(a: &[u8], b: &[u8]) -> usize {
        let (Some((x, a_rest)), Some((y, b_rest))) = (a.split_last(), b.split_last()) else {
            return a.len() + b.len();
        };
        let changed = plain(a_rest, b_rest) + usize::from(x != y);
        let step = (plain(a_rest, b) + 1).min(plain(a, b_rest) + 1).min(changed);
        match (a_rest.split_last(), b_rest.split_last()) {
            (Some((u, a_rest)), Some((v, b_rest))) if u == y && x == v => {
                step.min(plain(a_rest, b_rest) + 1)
            }
            _ => step,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn the_bounded_count_is_the_plain_one(a in "[abc]{0,6}", b in "[abc]{0,6}", limit in 0..7_usize) {
            let mut ruler = Ruler::new(&a);
            ruler.other = b.chars().collect();
            let slips = plain(a.as_bytes(), b.as_bytes());
            assert_eq!(ruler.alignment(limit), (slips <= limit).then_some(slips), "{a} {b}");
        }
    }
}
