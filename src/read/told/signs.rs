//! What each line of a text may tell, found by the parts of words that lines of its kind hold: most tell nothing, and are
//! done with by this. A text is asked as a whole, since to ask it line by line took longer than all grammars did.
//!
//! It may say yes wrongly, never no.

use std::ops::Range;
use std::sync::LazyLock;

use super::kinds;
use super::place::Line;
use super::private::{Hints, births, hints, homes};
use super::stems::Stems;
use crate::ground::text::bare::Bare;
use crate::read::watch::Watch;

/// What a line may tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs {
    /// Figures of honours.
    pub(super) honours: bool,
    /// What is private.
    pub(super) private: Hints,
    /// A name that is looked for.
    pub(super) names: bool,
    /// Whether it may hold characters that nobody sees.
    pub(super) unseen: bool,
}

/// What stands at a place of a text.
#[derive(Clone, Copy)]
enum Sign {
    Honours,
    Private(Hints),
    Name,
}

/// What is asked for, and what it is a sign of.
static STEMS: LazyLock<(Stems, Vec<Sign>)> = LazyLock::new(|| {
    let honours = kinds::BEGUN.iter().map(|stem| (*stem, Sign::Honours));
    let homes = [(homes::TRU, Sign::Private(Hints { homes: true, ..Hints::NONE }))];
    let births = Sign::Private(Hints { births: true, ..Hints::NONE });
    let births = births::STEMS.iter().map(|stem| (*stem, births));
    let (stems, mut signs): (Vec<_>, Vec<_>) = honours.chain(homes).chain(births).unzip();
    signs.extend(kinds::WITHIN.map(|_| Sign::Honours));
    (Stems::new(&stems, &kinds::WITHIN), signs)
});

impl Signs {
    /// Finds the signs of a line by itself; names and what is unseen are not asked for.
    pub(super) fn of(line: &str) -> Self {
        let mut signs = Self::default();
        signs_of(line, true).for_each(|(_, sign)| signs.add(sign));
        signs
    }

    /// Returns what either of two lines may tell.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            honours: self.honours | other.honours,
            private: self.private.or(other.private),
            names: self.names | other.names,
            unseen: self.unseen | other.unseen,
        }
    }

    fn add(&mut self, sign: Sign) {
        match sign {
            Sign::Honours => self.honours = true,
            Sign::Private(hints) => self.private = self.private.or(hints),
            Sign::Name => self.names = true,
        }
    }
}

/// Walks the signs of a text, or of a line by itself, those of each kind in their order.
fn signs_of(text: &str, is_line: bool) -> impl Iterator<Item = (usize, Sign)> {
    let hints = hints::places(text, is_line).map(|(at, hints)| (at, Sign::Private(hints)));
    stems_of(text).chain(hints)
}

fn stems_of(text: &str) -> impl Iterator<Item = (usize, Sign)> {
    let (stems, signs) = &*STEMS;
    let places = stems.places(text).map(|(no, at)| (at, signs[no]));
    // Of most such stems the words are others: lập, tập trung, giá cá; học sinh.
    places.filter(|(at, sign)| match sign {
        Sign::Honours => kinds::is_noun(text, *at),
        Sign::Private(hints) => !hints.births || !births::is_pupil(text, *at),
        Sign::Name => true,
    })
}

/// The signs of a whole text.
pub(super) struct TextSigns<'w> {
    watch: &'w Watch,
    /// Where they stand in the file, in their order.
    places: Vec<(usize, Sign)>,
    has_unseen: bool,
    /// Whether a name may stand anywhere.
    all_names: bool,
    /// Whether one may stand somewhere.
    has_names: bool,
}

impl<'w> TextSigns<'w> {
    /// Looks through a text that begins at a place of its file.
    pub(super) fn of(text: &str, offset: usize, watch: &'w Watch) -> Self {
        let has_unseen = Bare::is_needed(text.as_bytes());
        let mut places: Vec<_> = signs_of(text, false).collect();
        let names = watch.places(text).filter(|_| !has_unseen);
        let all_names = names.is_none();
        let has_names = names.as_ref().is_none_or(|names| !names.is_empty());
        places.extend(names.into_iter().flatten().map(|at| (at, Sign::Name)));
        places.iter_mut().for_each(|(at, _)| *at += offset);
        places.sort_by_key(|(at, _)| *at);
        Self { watch, places, has_unseen, all_names, has_names }
    }

    /// Tells whether a name may stand anywhere in the text.
    pub(super) fn may_name(&self) -> bool {
        self.has_names
    }

    /// Tells what a line of the text may tell. One whose words stand otherwise in the file is asked by itself.
    pub(super) fn of_line(&self, line: &Line) -> Signs {
        let Some(range) = line.same_in_file() else {
            return self.alone(line.text());
        };
        let mut signs =
            Signs { names: self.all_names, unseen: self.has_unseen, ..Signs::default() };
        self.within(&range).for_each(|sign| signs.add(sign));
        debug_assert_eq!(signs, signs.or(self.alone(line.text())), "{}", line.text());
        signs
    }

    /// Tells whether a row of a table may hold a name, over several of its cells.
    pub(super) fn may_name_in(&self, row: &Line) -> bool {
        let has_sign = row.same_in_file().is_none_or(|range| {
            self.all_names || self.within(&range).any(|sign| matches!(sign, Sign::Name))
        });
        let may_be = || self.watch.may_be_in(row.text());
        debug_assert!(has_sign || !may_be(), "{}", row.text());
        has_sign && may_be()
    }

    fn within(&self, range: &Range<usize>) -> impl Iterator<Item = Sign> {
        let from = self.places.partition_point(|(at, _)| *at < range.start);
        let places = self.places[from..].iter().take_while(|(at, _)| *at < range.end);
        places.map(|(_, sign)| *sign)
    }

    /// Tells what a line may tell by itself.
    fn alone(&self, line: &str) -> Signs {
        let names = self.watch.may_be_in(line);
        let unseen = Bare::is_needed(line.as_bytes());
        Signs { names, unseen, ..Signs::of(line) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::of_text;
    use crate::ground::source::FileId;
    use crate::model::told::Told;
    use crate::read::pieces::parse;
    use crate::read::watch::Watch;

    fn told(text: &str) -> Told {
        let watch = Watch::of(["Nguyễn Hòa Đạt", "H'Hen Niê"].into_iter());
        of_text(text, &parse(text), FileId(0), 0, &watch)
    }

    /// A text of parts of words and signs of Markdown, made by counting.
    fn mixed(seed: usize) -> String {
        const PARTS: [&str; 54] = [
            "hộ",
            "gia",
            "đình",
            "các",
            "Nguyễn",
            "Yễn",
            "hoạ",
            "Hòa",
            "Đạt",
            "hòa đạt",
            "Hoà",
            "N g u y ễ n",
            "H ò a",
            "Đ ạ t",
            "H'Hen",
            "Niê",
            "Khen 5 tập",
            "thể",
            "cá",
            "nhân",
            "collec",
            "tives",
            "trú tại tổ 5",
            "sinh ngày 12/3/",
            "1980",
            "born",
            "Hò",
            "a",
            "t\u{E2}\u{323}p thể",
            "&nbsp;",
            "\\*",
            "`Hòa`",
            "\u{AD}",
            "ở",
            "12",
            "|",
            "0912",
            "345",
            "678",
            "/345/678",
            "-",
            "số",
            "nơi ở",
            ":",
            "(",
            ")",
            "SN",
            "sn",
            "b.",
            "C",
            "1234567",
            "chào đời",
            "/80",
            "HKTT",
        ];
        const JOINTS: [&str; 15] = [
            " ",
            " ",
            " ",
            "",
            "**",
            "*",
            "\n",
            "  \n",
            "\n\n",
            " | ",
            "](/a/) [",
            "\n> ",
            " **",
            " [](/2/b) ",
            "<b> ",
        ];
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut next = |of: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % of
        };
        let mut text = ["", "|A|B|\n|-|-|\n|", "[", "- "][next(4)].to_owned();
        (0..16).for_each(|_| text += &format!("{}{}", PARTS[next(54)], JOINTS[next(15)]));
        text
    }

    /// That no line tells by itself what the whole text does not show is asked wherever debug assertions are on.
    #[test]
    fn a_text_shows_all_signs_that_its_lines_show() {
        let count = |seed| told(&mixed(seed)).names.len();
        assert!((0..8000).map(count).sum::<usize>() > 100);
    }
}
