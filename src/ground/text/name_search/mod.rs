//! Names in any text, however they are written: in capitals, without marks, composed or not, with the tone on either vowel,
//! with a dash, a dot, a break or several blanks between the words, in bold, in an address, and some of the words or all
//! run together, as in one of electronic mail.
//!
//! Whose names those are is not known here. It is asked of pages of HTML as of plain lines.

mod anchor;
mod rows;
mod words;
mod writing;

use std::collections::BTreeSet;
use std::ops::Range;

use anchor::Anchors;
use rows::Rows;
use words::{APOSTROPHES, Words};

use super::bare::Bare;
use super::fold::fold;
use super::scan::holds_hidden;
use super::spelling::spelling;

/// A name of two words that is written as one is looked for from so many letters on: "Lê An" would be found in "lean".
const LEAST_RUN_TOGETHER: usize = 9;

/// The same of a name whose words an apostrophe parts: "KBrêu" is how many write K'Brêu.
const LEAST_WITHOUT_APOSTROPHE: usize = 4;

/// Some names that are looked for.
#[derive(Clone, Debug, Default)]
pub struct NameSearch {
    /// In the order of [`Name::run`]: names that begin with the same letters stand together.
    wanted: Vec<Name>,
    /// What tells where one of them may stand; none where nothing is looked for.
    anchors: Option<Anchors>,
    /// What cells of tables may hold of them.
    rows: Rows,
    /// Their first letters without marks: nearly every word of a text begins with another one.
    firsts: BTreeSet<char>,
    /// Longer names of others that hold one of those.
    around: Vec<Name>,
}

/// A name by its words.
#[derive(Clone, Debug)]
struct Name {
    /// The place of the name among those that were given.
    no: usize,
    /// Each word in its one spelling and without marks. Where a text has marks they must be the name's own: Hân is not Hạn.
    words: Vec<[String; 2]>,
    /// All words run together, without marks.
    run: String,
    /// Whether some of the words may be written as one.
    may_run: bool,
}

impl NameSearch {
    /// Makes ready to look for `wanted`, where nobody else is meant who may be named: a name that is among `others` too is not
    /// looked for, and neither is one that is a part of a longer name of theirs. Single words are no names.
    pub fn new<'n>(
        wanted: impl Iterator<Item = &'n str>,
        others: impl Iterator<Item = &'n str>,
    ) -> Self {
        let names: Vec<&str> = wanted.collect();
        let wanted = (0..).zip(&names).map(|(no, name)| Name::new(no, name));
        let mut wanted: Vec<_> = wanted.collect();
        wanted.retain(|name| name.words.len() > 1);
        if wanted.is_empty() {
            return Self::default();
        }
        let others: Vec<_> = others.map(|name| Name::new(0, name)).collect();
        let known: BTreeSet<&[[String; 2]]> = others.iter().map(|other| &*other.words).collect();
        wanted.retain(|name| !known.contains(&*name.words));
        wanted.sort_by(|one, other| one.run.cmp(&other.run));
        let firsts = wanted.iter().filter_map(|name| name.run.chars().next()).collect();
        let anchors = Anchors::of(wanted.iter().map(|name| names[name.no]));
        let rows = Rows::of(&wanted);
        let search = Self { wanted, anchors: Some(anchors), rows, firsts, around: Vec::new() };
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

    /// Finds the first that is looked for in bytes that are most likely text: the place of the name among those that were
    /// given, and what is written. Nearly all bytes are done with before they would be text.
    pub fn find_in_bytes(&self, bytes: &[u8]) -> Option<(usize, String)> {
        let anchors = self.anchors.as_ref()?;
        if holds_hidden(bytes) {
            let text = String::from_utf8_lossy(bytes);
            return self.find(&text).into_iter().next().map(|(no, at)| (no, text[at].to_owned()));
        }
        anchors.parts(bytes).into_iter().find_map(|part| {
            let ends = [part.start > 0, part.end < bytes.len()];
            let text = String::from_utf8_lossy(&bytes[part]);
            let found = self.find_in_part(&text, ends).into_iter().next();
            found.map(|(no, at)| (no, text[at].to_owned()))
        })
    }

    /// Finds the first whose words stand in several cells of one row: the place of the name among those that were given, and
    /// its words. Between cells and rows are the signs of `plain`.
    pub fn find_in_rows(&self, text: &str) -> Option<(usize, String)> {
        let (at, words) = self.rows.find(text, &self.wanted)?;
        Some((self.wanted[at].no, words))
    }

    /// Finds all that is looked for in a text: the place of the name among those that were given, and where it stands.
    pub fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut found = self.find_as_it_is(text);
        // What is not seen may stand between the words of a name, and within them.
        if let Some(bare) = Bare::of(text) {
            let others = self.find_as_it_is(bare.text()).into_iter();
            let others = others.map(|(no, at)| (no, bare.from(&at)));
            let is_new = |it: &(usize, Range<usize>)| !found.contains(it);
            let others: Vec<_> = others.filter(is_new).collect();
            found.extend(others);
        }
        found
    }

    fn find_as_it_is(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let parts = self.anchors.iter().flat_map(|anchors| anchors.parts(text.as_bytes()));
        let found = parts.flat_map(|part| {
            let ends = [part.start > 0, part.end < text.len()];
            let found = self.find_in_part(&text[part.clone()], ends).into_iter();
            found.map(move |(no, at)| (no, at.start + part.start..at.end + part.start))
        });
        found.collect()
    }

    /// Looks through a part of a text, and tells whether it goes on before and behind it: what stands right at such an end may
    /// be a part of a word.
    fn find_in_part(&self, text: &str, goes_on: [bool; 2]) -> Vec<(usize, Range<usize>)> {
        let (mut found, mut run) = (Vec::new(), Vec::new());
        for (word, is_joined) in Words::of(text) {
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
            let first = first_letter(&text[word.clone()]);
            if !first.is_some_and(|first| self.firsts.contains(&first)) {
                continue;
            }
            for name in self.candidates(text, run, at) {
                let Some(end) = name.reach(text, run, at) else { continue };
                if !self.is_of_other(text, run, at..end) {
                    found.push((name.no, word.start..run[end - 1].end));
                }
            }
        }
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

impl Name {
    fn new(no: usize, name: &str) -> Self {
        let words = Words::of(name).map(|(at, _)| [spelling(&name[at.clone()]), fold(&name[at])]);
        let words: Vec<_> = words.collect();
        let run: String = words.iter().map(|[_, folded]| &**folded).collect();
        let least = match name.contains(APOSTROPHES) {
            true => LEAST_WITHOUT_APOSTROPHE,
            false => LEAST_RUN_TOGETHER,
        };
        Self { no, may_run: words.len() > 2 || run.len() >= least, words, run }
    }

    /// Tells whether the name stands in a run of words from one of them on, and returns the place behind it.
    fn reach(&self, text: &str, run: &[Range<usize>], at: usize) -> Option<usize> {
        let (mut at, mut done) = (at, 0);
        while done < self.words.len() {
            let word = &text[run.get(at)?.clone()];
            done += match self.words[done].contains(&spelling(word)) {
                true => 1,
                false => self.run_together(done, &fold(word))?,
            };
            at += 1;
        }
        Some(at)
    }

    /// Counts the words of the name, from one on, that are written as one: "hoadat", and "dat85" at the end.
    fn run_together(&self, from: usize, word: &str) -> Option<usize> {
        let mut rest = word;
        for (count, [_, name]) in (1..).zip(&self.words[from..]) {
            rest = rest.strip_prefix(&**name)?;
            let is_end = match from + count == self.words.len() {
                true => without_number(rest).is_empty(),
                false => rest.is_empty(),
            };
            if is_end {
                // A word by itself is another one where its marks are others; a number has none.
                let is_one = count > 1 || !rest.is_empty();
                return (is_one && self.may_run).then_some(count);
            }
        }
        None
    }
}

/// Returns a word without the digits at its end, where it is more than those.
fn without_number(word: &str) -> &str {
    word.trim_end_matches(|it: char| it.is_ascii_digit())
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
mod tests {
    use super::NameSearch;

    fn find<'t>(wanted: &[&str], others: &[&str], text: &'t str) -> Vec<&'t str> {
        let search = NameSearch::new(wanted.iter().copied(), others.iter().copied());
        search.find(text).into_iter().map(|(_, at)| &text[at]).collect()
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        for text in [
            "bà Trần Thị Hạnh Quyên, Tổ trưởng",
            "TRẦN THỊ HẠNH QUYÊN",
            "Trần thị Hạnh Quyên",
            "tran thi hanh quyen",
            "Trần  Thị\u{A0}Hạnh&nbsp;Quyên",
            "Trần Thị Hạnh Quyên's speech",
            "Trần-Thị-Hạnh-Quyên–Trưởng đoàn",
            "Lê Hồng Nhân/Trần Thị Hạnh Quyên",
            "/tep/giay-khen-tran-thi-hanh-quyen.pdf",
            "Trần Thị <strong>Hạnh</strong> Quyên",
            "Trần Thị \\\nHạnh Quyên",
            "Trần Thị\u{200B}Hạnh Quyên",
            "Trần Thị\u{2060}Hạnh\u{AD}Quyên",
            "Trần Thị Hạ\u{AD}nh Quy\u{200B}ên",
            "Tra\u{302}\u{300}n Thi\u{323} Ha\u{323}nh Quye\u{302}n",
            "<img alt=\"Trần Thị Hạnh Quyên\">",
        ] {
            assert_eq!(find(&["Trần Thị Hạnh Quyên"], &[], text).len(), 1, "{text}");
        }
    }

    #[test]
    fn apostrophes_and_initials_are_parts_of_names() {
        for (name, text) in [
            ("H'Hen Niê", "Cháu H'Hen Niê dự"),
            ("H'Hen Niê", "Cháu H’Hen Niê, H&#x27;hen"),
            ("H’Hen Niê", "H'HEN NIÊ"),
            ("Hồ Thị K'Hường", "Hồ Thị K\u{2BC}Hường"),
            ("Hồ Thị K'Hường", "ho-thi-k-huong"),
            ("Rơ Châm H'Phik", "Rơ Châm HPhik"),
            ("Rơ Châm H'Phik", "Rơ Châm H\u{2032}Phik"),
            ("K'Brêu", "em KBrêu"),
            ("K'Brêu", "em K'Brêu"),
            ("K. Sơn", "anh K. Sơn"),
            ("K. Sơn", "anh K Sơn"),
        ] {
            assert_eq!(find(&[name], &[], text).len(), 1, "{name}: {text}");
        }
        assert_eq!(find(&["An Sơn"], &[], "ở An. Sơn"), Vec::<&str>::new());
    }

    #[test]
    fn names_that_are_run_together_are_found() {
        for text in [
            "NguyenHoaDat.pdf",
            "nguyenhoadat@thu.vn",
            "#NguyễnHòaĐạt",
            "https://mang.vn/nguyenhoadat85",
            "2026-khen-nguyenhoadat",
            "nguyen.hoa.dat@thu.vn",
            "nguyen.hoa.dat85@thu.vn",
            "Nguyễn.Hòa.Đạt",
            "nguyen_hoadat",
            "nguyenhoa.dat.pdf",
            "NguyễnHòa Đạt",
            "Nguyễn HòaĐạt",
            "Nguyễn·Hòa·Đạt",
        ] {
            assert_eq!(find(&["Nguyễn Hòa Đạt"], &[], text).len(), 1, "{text}");
        }
        assert_eq!(find(&["Lê An"], &[], "lean"), Vec::<&str>::new());
    }

    #[test]
    fn look_alikes_of_letters_are_those_letters() {
        for text in ["Lê Đức", "Lê \u{D0}ức", "LÊ \u{D0}ỨC", "Lê \u{189}ức"] {
            assert_eq!(find(&["Lê Đức"], &[], text).len(), 1, "{text}");
        }
    }

    #[test]
    fn other_words_are_no_name() {
        for text in [
            "Trần Thị Hạnh. Quyên góp",
            "Trần Thị Hạnh (Quyên)",
            "Trần Thị Hạnh Quyến",
            "Trần Thị Hạnh",
            "Trần Thị và Hạnh Quyên",
            "Trần Thị <a href=\"/x/\">Hạnh Quyến</a>",
            "Trần ThịHạnh Quyến",
            "tranthi hanhq uyen",
        ] {
            assert_eq!(find(&["Trần Thị Hạnh Quyên"], &[], text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn who_may_be_named_is_not_taken_for_another() {
        assert_eq!(find(&["Bùi Quang Liêm"], &["Bùi Quang Liêm"], "ông Bùi Quang Liêm").len(), 0);
        let text = "ông Phùng Hòa Bình và em Phùng Hoà";
        assert_eq!(find(&["Phùng Hòa"], &["Phùng Hòa Bình"], text), ["Phùng Hoà"]);
        assert_eq!(find(&["Hòa Bình"], &["Phùng Hòa Bình"], text), Vec::<&str>::new());
        assert_eq!(find(&["Nhân"], &[], "Nhân dân"), Vec::<&str>::new());
    }

    /// Texts of words of the names in many writings and with many joints, made by counting.
    fn mixed(seed: usize) -> String {
        const WORDS: [&str; 18] = [
            "Nguyễn",
            "HÒA",
            "hoà",
            "Đạt",
            "dat",
            "nguyen",
            "Trần",
            "THỊ",
            "Ha\u{323}nh",
            "Quyên",
            "QUYEN",
            "lê",
            "An",
            "data",
            "H'Hen",
            "Niê",
            "đoàn",
            "K",
        ];
        const JOINTS: [&str; 14] = [
            " ", "", "-", ".", ". ", "&nbsp;", "</b> <i>", "\u{200B}", ", ", "  ", "_", "'", "·",
            "7",
        ];
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut next = |of: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % of
        };
        (0..40).map(|_| format!("{}{}", WORDS[next(18)], JOINTS[next(14)])).collect()
    }

    #[test]
    fn anchors_lose_nothing_that_walking_all_words_finds() {
        let names =
            ["Nguyễn Hòa Đạt", "Trần Thị Hạnh Quyên", "Lê An", "H'Hen Niê", "Hòa Đạt", "Lê Hòa"];
        let search = NameSearch::new(names.into_iter(), ["Trần Lê An"].into_iter());
        let mut count = 0;
        for seed in 0..3000 {
            let text = mixed(seed);
            let all = search.find_in_part(&text, [false; 2]);
            let fast = search.find_as_it_is(&text);
            let lost: Vec<_> = all.iter().filter(|it| !fast.contains(it)).collect();
            assert!(lost.is_empty(), "{text}: {lost:?}");
            let first = search.find_in_bytes(text.as_bytes()).map(|(no, _)| no);
            assert_eq!(first, search.find(&text).first().map(|(no, _)| *no), "{text}");
            count += all.len();
        }
        assert!(count > 500, "{count}");
    }
}
