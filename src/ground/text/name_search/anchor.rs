//! Where in a text a name may stand, told fast: of each name one word is looked for, the anchor, in all its writings at
//! once, and the letters beside it are held against the words beside it in the name.
//!
//! It may say yes wrongly. It says no to what walking all words would find in one case only: an anchor with marks that are
//! neither all its own nor none, within words that are run together. An archive has hundreds of millions of bytes to be looked through, and to walk the
//! words of all of them took longer than to make its pages.

use std::collections::BTreeMap;
use std::ops::{ControlFlow, Range};

use aho_corasick::{AhoCorasick, Input, MatchKind};

use super::words::{Words, is_letter};
use super::writing;
use crate::ground::text::fold::{fold, fold_letter};

/// So many bytes before and behind an anchor are looked at: no name is longer, with all that may stand in it.
const AROUND: usize = 400;

/// So many bytes are looked at for the letter of the word beside.
const GAP: usize = 32;

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
    search: AhoCorasick,
    /// The length of the longest writing, in bytes.
    longest: usize,
    /// What may stand beside each writing.
    beside: Vec<Beside>,
}

/// The letters that may stand beside an anchor, as the names of which it is the anchor have them.
#[derive(Clone, Copy, Debug, Default)]
struct Beside {
    before: Letters,
    behind: Letters,
}

/// Which letters may stand on one side.
#[derive(Clone, Copy, Debug, Default)]
struct Letters {
    /// Those right beside the anchor, where words are run together.
    joined: Set,
    /// Those of the next word.
    apart: Set,
}

/// Letters of ASCII, a bit for each; the bit behind those stands for all others, and for the end of the text.
#[derive(Clone, Copy, Debug, Default)]
struct Set(u32);

impl Set {
    const NONE: Self = Self(0);
    const ALL: Self = Self(u32::MAX);
    const OTHERS: u32 = 1 << 26;

    fn of(letter: Option<char>) -> Self {
        match letter {
            Some(letter) if letter.is_ascii_lowercase() => Self(Self::bit(letter as u8)),
            _ => Self::ALL,
        }
    }

    fn bit(byte: u8) -> u32 {
        match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            _ => Self::OTHERS,
        }
    }

    fn has(self, byte: u8) -> bool {
        self.0 & Self::bit(byte) != 0
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl Letters {
    /// Nothing of the name is there: any other word may be, and nothing right beside the anchor.
    const END: Self = Self { joined: Set::NONE, apart: Set::ALL };

    /// Where the name begins or ends, or the letter of its next word.
    fn of(word: Option<&String>, letter: impl Fn(&str) -> Option<char>) -> Self {
        let set = |word: &String| Set::of(letter(word));
        word.map_or(Self::END, |word| Self { joined: set(word), apart: set(word) })
    }

    fn add(&mut self, other: Self) {
        self.joined.add(other.joined);
        self.apart.add(other.apart);
    }

    /// Tells whether the name may go on to one side, of which `letters` are those beside the anchor, the nearest first. Behind
    /// a sign of HTML anything may follow.
    fn fit(self, letters: impl Iterator<Item = char>) -> bool {
        let mut fold = String::new();
        for (no, letter) in letters.enumerate() {
            if matches!(letter, '<' | '>' | '&' | ';' | '\u{300}'..='\u{36F}') {
                return true;
            }
            if is_letter(letter) && !letter.is_numeric() {
                fold_letter(letter, &mut fold);
                let set = if no == 0 { self.joined } else { self.apart };
                return fold.bytes().next().is_none_or(|byte| set.has(byte));
            }
        }
        self.apart.has(0)
    }
}

impl Anchors {
    /// Chooses the anchors of some names.
    pub(super) fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut all: BTreeMap<Vec<u8>, Beside> = BTreeMap::new();
        for name in names {
            let words: Vec<&str> = Words::of(name).map(|(at, _)| &name[at]).collect();
            let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
            let Some(no) = best(&folded) else { continue };
            let beside = Beside {
                before: Letters::of(no.checked_sub(1).map(|no| &folded[no]), |it| {
                    it.chars().last()
                }),
                behind: Letters::of(folded.get(no + 1), |it| it.chars().next()),
            };
            for writing in writing::all(words[no]) {
                all.entry(writing.into_bytes()).or_default().add(beside);
            }
        }
        shorten(&mut all);
        let mut search = AhoCorasick::builder();
        let search = search.match_kind(MatchKind::LeftmostLongest).build(all.keys());
        let search = search.expect("so few words fit into memory");
        let longest = all.keys().map(Vec::len).max().unwrap_or_default();
        Self { search, longest, beside: all.into_values().collect() }
    }

    /// Lists the parts of a text in which a name may stand; none of them ends within a letter.
    pub(super) fn parts(&self, text: &[u8]) -> Vec<Range<usize>> {
        let is_within = |at: &usize| text.get(*at).is_some_and(|it| matches!(it, 0x80..=0xBF));
        let mut parts: Vec<Range<usize>> = Vec::new();
        let _whole = self.walk(text, |found| {
            let start = found.start.saturating_sub(AROUND);
            let start = (start..found.start).find(|at| !is_within(at)).unwrap_or(start);
            let end = (found.end + AROUND).min(text.len());
            let end = (end..text.len()).find(|at| !is_within(at)).unwrap_or(text.len());
            match parts.last_mut().filter(|last| start <= last.end) {
                Some(last) => last.end = end,
                None => parts.push(start..end),
            }
            ControlFlow::Continue(())
        });
        parts
    }

    /// Tells whether there is any such part.
    pub(super) fn are_in(&self, text: &[u8]) -> bool {
        self.walk(text, |_| ControlFlow::Break(())).is_break()
    }

    /// Walks the anchors of a text, in their order, beside which a name may go on. The text is made small window by window: a
    /// copy of the whole would not stay near the processor.
    fn walk(
        &self,
        text: &[u8],
        mut take: impl FnMut(Range<usize>) -> ControlFlow<()>,
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
            small.copy_from_slice(&text[start..start + len]);
            small.make_ascii_lowercase();
            // What begins so near the end that it may go on beyond is left to the next window.
            let next = if is_last { len } else { len - self.longest };
            let mut from = 0;
            while let Some(found) = self.search.find(Input::new(&*small).range(from..)) {
                if found.start() >= next {
                    break;
                }
                from = found.start() + 1;
                let at = start + found.start()..start + found.end();
                if self.beside[found.pattern().as_usize()].fits(text, at.clone()) {
                    take(at)?;
                }
            }
            start += next;
        }
        ControlFlow::Continue(())
    }
}

impl Beside {
    fn add(&mut self, other: Self) {
        self.before.add(other.before);
        self.behind.add(other.behind);
    }

    fn fits(self, text: &[u8], at: Range<usize>) -> bool {
        let before = whole_letters(&text[at.start.saturating_sub(GAP)..at.start]);
        let behind = whole_letters(&text[at.end..text.len().min(at.end + GAP)]);
        self.before.fit(before.chars().rev()) && self.behind.fit(behind.chars())
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

/// Of two writings of which one begins with the other only the longer is told: so it has to fit what fits the shorter.
fn shorten(all: &mut BTreeMap<Vec<u8>, Beside>) {
    let mut begun: Vec<(Vec<u8>, Beside)> = Vec::new();
    for (writing, beside) in all.iter_mut() {
        begun.retain(|(shorter, _)| writing.starts_with(shorter));
        for (_, shorter) in &begun {
            beside.before.add(shorter.before);
            beside.behind = Letters { joined: Set::ALL, apart: Set::ALL };
        }
        begun.push((writing.clone(), *beside));
    }
}

/// Chooses the word of a name that stands in the fewest texts: a long one that is not common.
fn best(folded: &[String]) -> Option<usize> {
    let rank = |word: &str| COMMON.iter().position(|it| *it == word).unwrap_or(COMMON.len());
    let worth = |word: &str| (rank(word), word.len());
    (0..folded.len()).max_by_key(|no| worth(&folded[*no]))
}
