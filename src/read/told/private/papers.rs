//! Numbers that are a person's: of cards, passports and insurance, and of telephones.
//!
//! A citizen's card has 12 digits, of which the first three are a province's (001 to 096), or 9 on older ones; a
//! telephone number begins with 0 or +84. Which of them a number is, its digits say, and the words before it.

use std::ops::Range;

use super::labels::{Label, is_dialled, label};
use super::numbers::{chains, goes_on, is_part, joint};
use super::phones::{inside, is_fixed, is_mobile, was_fixed, was_mobile};
use super::{Found, before};
use crate::model::told::PrivateKind;
use crate::read::told::words::{Words, is_blank, says};

/// A form of a number.
struct Form {
    kind: PrivateKind,
    /// What must be said before it.
    label: Option<Label>,
    fits: fn(&Run<'_>) -> bool,
}

/// The forms, the likelier of two first: ten digits of a telephone before twelve of a card in `0912345678 24 giờ`.
const FORMS: [Form; 18] = {
    use PrivateKind::{CitizenNumber, PaperNumber, Telephone};
    const fn form(kind: PrivateKind, label: Option<Label>, fits: fn(&Run<'_>) -> bool) -> Form {
        Form { kind, label, fits }
    }
    [
        form(CitizenNumber, Some(Label::Card), |run| run.is_card()),
        form(CitizenNumber, Some(Label::Card), |run| run.is_card_without_zero()),
        form(CitizenNumber, Some(Label::Card), |run| run.digits.len() == 9),
        form(PaperNumber, Some(Label::Passport), |run| run.is_passport()),
        form(PaperNumber, Some(Label::Insurance), |run| {
            run.digits.len() == 10 && !run.is_grouped_by(&[1, 3, 3, 3])
        }),
        form(PaperNumber, Some(Label::Insurance), |run| run.is_health_card()),
        form(PaperNumber, Some(Label::Health), |run| run.is_health_card()),
        form(PaperNumber, Some(Label::Licence), |run| run.digits.len() == 12),
        form(Telephone, Some(Label::Phone), |run| run.inside().is_some_and(is_mobile)),
        form(Telephone, Some(Label::Phone), |run| run.inside().is_some_and(was_mobile)),
        form(Telephone, Some(Label::Phone), |run| run.groups.len() == 1 && is_mobile(&run.digits)),
        form(Telephone, Some(Label::Phone), |run| {
            run.is_grouped_by(&[3, 3, 3])
                && is_mobile(&run.digits)
                && is_dialled(run.line, run.start)
        }),
        form(Telephone, None, |run| run.is_grouped() && run.inside().is_some_and(is_mobile)),
        form(Telephone, None, |run| {
            run.is_grouped_by(&[4, 3, 4]) && run.inside().is_some_and(was_mobile)
        }),
        form(Telephone, None, |run| run.is_grouped() && run.inside().is_some_and(is_fixed)),
        form(CitizenNumber, None, |run| run.is_grouped() && run.is_card_alone()),
        form(Telephone, None, |run| run.is_grouped() && run.inside().is_some_and(was_fixed)),
        form(CitizenNumber, None, |run| run.digits.len() == 9 && run.is_issued_by_police()),
    ]
};

/// The fewest digits of such a number, and of one behind a letter.
pub(super) const FEWEST: (usize, usize) = (9, 7);

/// The most digits, and the most groups that they are written in unless each digit stands alone: 0 4 2 0 8 5.
const MOST: (usize, usize) = (14, 6);

/// So many bytes behind a number it is said who issued what has it.
const REACH: usize = 80;

/// The longest address of the net that a number is looked for in, in bytes.
const LONGEST: usize = 2048;

/// Finds such numbers among the groups of digits of a line, or of the address of a link.
pub(super) fn find(line: &str, groups: &[Range<usize>], is_address: bool) -> Vec<Found> {
    let (mut found, mut from) = (Vec::new(), 0);
    for chain in chains(line, groups) {
        let digits: usize = chain.iter().map(Range::len).sum();
        let is_lettered = || letter_before(line, chain[0].start) > 0;
        if digits >= FEWEST.0 || (digits >= FEWEST.1 && is_lettered()) {
            of_chain(line, chain, from, is_address, &mut found);
        }
        // Words belong to the first number behind them, which that of a class is not: "hạng A1, số 420123004567".
        if !is_class(line, chain) {
            from = chain.last().map_or(from, |last| last.end);
        }
    }
    found
}

/// Tells whether a chain is the digit of a class: A1, B2.
fn is_class(line: &str, chain: &[Range<usize>]) -> bool {
    let start = chain[0].start;
    if chain.len() > 1 || chain[0].len() > 1 {
        return false;
    }
    let before = line[..start].strip_suffix(|c: char| matches!(c, 'A'..='F'));
    before.is_some_and(|it| !it.ends_with(char::is_alphanumeric))
}

/// Finds the numbers of a chain of groups, each after the one before.
fn of_chain(
    line: &str,
    chain: &[Range<usize>],
    mut from: usize,
    is_address: bool,
    found: &mut Vec<Found>,
) {
    let mut at = 0;
    while at < chain.len() {
        let dashed =
            at > 0 && joint(line, &chain[at - 1], &chain[at]).is_some_and(|it| !it.is_empty());
        let number = (!dashed || chain[at - 1].end == from)
            .then(|| number(line, &chain[at..], from))
            .flatten()
            .filter(|(_, range, _)| is_apart(line, range, is_address));
        let Some((kind, range, len)) = number else {
            at += 1;
            continue;
        };
        (from, at) = (range.end, at + len);
        found.push((kind, range));
    }
}

/// Reads the number that begins with the first of some groups: what it is, where it stands, of how many groups it is.
fn number(
    line: &str,
    chain: &[Range<usize>],
    from: usize,
) -> Option<(PrivateKind, Range<usize>, usize)> {
    if is_part(line, &chain[0]) {
        return None;
    }
    let start = opening(line, chain[0].start);
    let label = label_of(line, from, start)?;
    let is_spaced = label.is_some() && chain.iter().take(MOST.1 + 1).all(|group| group.len() == 1);
    let most = if is_spaced { MOST.0 } else { MOST.1 };
    let fit = |form: &Form| {
        let runs =
            (1..=chain.len().min(most)).map(|len| Run::new(line, &chain[..len], start, label));
        let mut runs = runs.take_while(|run| run.digits.len() <= MOST.0);
        runs.find(|run| (form.fits)(run) && run.is_whole())
            .map(|run| (form.kind, run.range(), run.groups.len()))
    };
    FORMS.iter().filter(|form| form.label.is_none() || form.label == label).find_map(fit)
}

/// Returns where a number begins whose digits do so at a place: with +, (, or the letter of a passport.
fn opening(line: &str, digits: usize) -> usize {
    let before = line[..digits].strip_suffix('+').unwrap_or(&line[..digits]);
    before.strip_suffix('(').unwrap_or(before).len()
}

/// Finds what is said before a number. `None` where it is said that it is none of a person, or where it is a part of a code.
fn label_of(line: &str, from: usize, start: usize) -> Option<Option<Label>> {
    let letters = letters_before(line, start);
    let letter = letter_before(line, start);
    let mut before = line[..start].chars().rev();
    let (last, other) = (before.next(), before.next());
    let is_tied = match last {
        Some('-') => other.is_some_and(char::is_uppercase),
        last => last.is_some_and(|c| c.is_alphanumeric() || c == '_'),
    };
    match label(line, from, start - letter) {
        Some((Label::Other, _)) => None,
        Some((Label::Passport, _)) => (letter > 0).then_some(Some(Label::Passport)),
        Some((Label::Member, _)) => (letters > 0).then_some(Some(Label::Health)),
        Some((label @ (Label::Health | Label::Insurance), _)) if letters > 0 => Some(Some(label)),
        Some((label, _)) if !is_tied => Some(Some(label)),
        Some((label, true)) if letter == 0 => Some(Some(label)),
        _ => (!is_tied).then_some(None),
    }
}

/// Returns how many bytes the letter of a passport before its digits takes, with a blank between: C1234567, C 1234567.
pub(super) fn letter_before(line: &str, digits: usize) -> usize {
    let before = &line[..digits];
    let word = before.strip_suffix(' ').unwrap_or(before);
    let rest = word.strip_suffix(|c: char| c.is_ascii_uppercase());
    let rest = rest.filter(|rest| !rest.ends_with(char::is_alphanumeric));
    rest.map_or(0, |rest| digits - rest.len())
}

/// Returns how many bytes the two letters of a card of health insurance before its digits take: DN4420112345678, HN 2 42.
fn letters_before(line: &str, digits: usize) -> usize {
    let before = &line[..digits];
    let word = before.strip_suffix(' ').unwrap_or(before);
    let rest = word.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let is_word = rest.ends_with(char::is_alphanumeric);
    if word.len() - rest.len() == 2 && !is_word { digits - rest.len() } else { 0 }
}

/// Tells whether a number that stands in an address of the net is a whole part of it: `/0912345678`, `=0912345678`.
fn is_apart(line: &str, range: &Range<usize>, is_address: bool) -> bool {
    let is_end = |c: char| is_blank(c) || c == '\n';
    let before = before(line, 0, range.start, LONGEST);
    let before = &before[before.rfind(is_end).unwrap_or(0)..];
    if !is_address && !before.contains("://") && !before.contains("www.") {
        return true;
    }
    let after = line[range.end..].chars().next();
    // Such an address has many parts: /0912/345/678.
    if line[range.clone()].contains('/') {
        return false;
    }
    before.ends_with(['/', '=', ':', '?', '&', '#', ' '])
        && after.is_none_or(|c| {
            is_end(c) || matches!(c, '/' | '?' | '&' | '#' | '@' | '>' | ')' | ',' | ';')
        })
}

/// Groups that are looked at as one number.
struct Run<'r> {
    line: &'r str,
    groups: &'r [Range<usize>],
    start: usize,
    label: Option<Label>,
    digits: String,
}

impl<'r> Run<'r> {
    fn new(line: &'r str, groups: &'r [Range<usize>], start: usize, label: Option<Label>) -> Self {
        let digits = groups.iter().map(|group| &line[group.clone()]).collect();
        Self { line, groups, start, label, digits }
    }

    fn end(&self) -> usize {
        self.groups.last().map_or(self.start, |last| last.end)
    }

    /// Returns where it stands: with a bracket before it only where that closes within it.
    fn range(&self) -> Range<usize> {
        let written = &self.line[self.start..self.end()];
        let is_open = written.starts_with('(') && !written.contains(')');
        let letter = match self.label {
            Some(Label::Passport) => letter_before(self.line, self.start),
            Some(Label::Health | Label::Insurance) => letters_before(self.line, self.start),
            _ => 0,
        };
        self.start + usize::from(is_open) - letter..self.end()
    }

    /// Returns the digits behind the 0 of a telephone number.
    fn inside(&self) -> Option<&str> {
        let written = &self.line[self.start..];
        let is_alone = self.groups.len() == 1 && self.digits.len() > 10;
        // 84.912345678 is no telephone, and 84 912 345 678 may be a sum, unless one is spoken of.
        let is_spaced = match self.label {
            Some(Label::Phone) => self.groups[0].len() == 2,
            _ => self.is_grouped_by(&[2, 9]) && self.joint(self.groups).is_empty(),
        };
        let is_foreign = written.starts_with(['+', '('])
            || ((is_alone || is_spaced) && self.digits.starts_with("84"));
        match is_foreign && self.digits.starts_with("84") {
            true => inside(&self.digits, true),
            false => inside(&self.digits, false),
        }
    }

    /// Tells whether the digits are grouped as in a number, and not as in times and days after one another: 07 30 11 30.
    fn is_grouped(&self) -> bool {
        let (first, second) = (self.groups[0].len(), self.groups.get(1).map_or(0, Range::len));
        let is_foreign = self.line[..self.groups[0].start].ends_with('+');
        self.label.is_some() || is_foreign || first >= 3 || (first == 2 && second >= 3)
    }

    /// Tells whether the groups have so many digits.
    fn is_grouped_by(&self, digits: &[usize]) -> bool {
        self.groups.iter().map(Range::len).eq(digits.iter().copied())
    }

    fn is_card(&self) -> bool {
        self.digits.len() == 12 && is_province(&self.digits)
    }

    /// Tells whether it is a card's number whose first zeros a table left out, and no sum with signs between thousands.
    fn is_card_without_zero(&self) -> bool {
        let whole = format!("{:0>12}", self.digits);
        let is_sum = self.is_grouped_by(&[2, 3, 3, 3]) || self.is_grouped_by(&[1, 3, 3, 3]);
        matches!(self.digits.len(), 10 | 11)
            && !self.digits.starts_with('0')
            && is_province(&whole)
            && matches!(whole.as_bytes()[3], b'0'..=b'3')
            && !is_sum
    }

    /// Tells whether it is said behind a number that the police issued what has it: "cấp tại Công an Hà Tĩnh".
    fn is_issued_by_police(&self) -> bool {
        if self.groups.len() != 1 {
            return false;
        }
        let behind = &self.line[self.end()..];
        let words = Words::new(&behind[..behind.floor_char_boundary(REACH)]);
        let end = if words.len() > 0 { words.sentence_end(0) } else { 0 };
        let finds = |phrase: &str| (0..end).any(|no| words.phrase(no, phrase).is_some());
        words.is_one_of(0, &["cấp", "do", "ngày", "nơi", "công"])
            && finds("cấp")
            && finds("công an")
    }

    /// Tells whether it is a card's number without a word before it: the fourth digit tells the century, and no dash is in
    /// it as there is in numbers of files.
    fn is_card_alone(&self) -> bool {
        let is_dashed = self.groups.windows(2).any(|pair| self.joint(pair).contains(['-', '–']));
        self.is_card() && matches!(self.digits.as_bytes()[3], b'0'..=b'3') && !is_dashed
    }

    /// Two letters and 13 digits.
    fn is_health_card(&self) -> bool {
        self.digits.len() == 13 && letters_before(self.line, self.start) > 0
    }

    /// A letter and seven digits, or eight.
    fn is_passport(&self) -> bool {
        matches!(self.digits.len(), 7 | 8) && self.groups.len() <= 3
    }

    fn joint(&self, pair: &[Range<usize>]) -> &'r str {
        joint(self.line, &pair[0], &pair[1]).unwrap_or_default()
    }

    /// Tells whether the number ends here: neither its digits go on nor a code, and no money is counted.
    fn is_whole(&self) -> bool {
        let behind = &self.line[self.end()..];
        let goes_on_behind = |sign: &str| {
            let rest = behind.strip_prefix(sign).filter(|_| !matches!(sign, "" | "."));
            rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        let mut pairs = self.groups.windows(2);
        let is_longer = pairs.any(|pair| goes_on_behind(self.joint(pair)));
        let is_code = match behind.strip_prefix(['/', '-']) {
            Some(rest) => {
                self.label.is_none()
                    && rest.chars().take(2).filter(|c| c.is_uppercase()).count() == 2
            }
            None => behind.starts_with(|c: char| c.is_alphabetic() || c == '_'),
        };
        let word = behind.trim_start_matches(is_blank);
        let word = &word[..word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len())];
        let is_money = MONEY.iter().any(|money| says(word, money));
        !is_longer && !is_code && !is_money && !goes_on(self.line, self.end())
    }
}

/// Tells whether the first three digits are those of a province.
fn is_province(digits: &str) -> bool {
    let province = digits.get(..3).and_then(|it| it.parse::<u32>().ok());
    province.is_some_and(|it| (1..=96).contains(&it))
}

/// What is counted by numbers that are as long.
const MONEY: [&str; 6] = ["đồng", "đ", "vnđ", "vnd", "usd", "dong"];
