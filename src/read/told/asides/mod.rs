//! Figures in sentences of honours that count something else: who came, who handed over, who was thought of, a part of a
//! total, other places and times.
//!
//! Each is told by words right beside the figure, or by how its clause opens. Who is said to have been honoured is never
//! passed over for what else is said of them: "18 cá nhân tham dự hội nghị được tặng giấy khen".

mod phrases;
#[cfg(test)]
mod tests;
mod times;

use std::ops::Range;

use super::counts::Figure;
use super::honours::{HONOURS, is_stem};
use super::kinds::JOINTS;
use super::number::number_before;
use super::spoken;
use super::words::Words;
use crate::model::recipient::RecipientType;
use phrases::{
    ALLOWED, ARE, BEFORE, BEHIND, EACH, FILLERS, GIFTS, GIVEN, LISTS, NO_RECEIPTS, OUT_OF, PARTS,
    PRAISES, RECEIPTS, RELATIVES, SUBJECTS, THANKS, TOTALS,
};

/// How many words before figures what they are given is said at the most.
const GIVEN_IN: usize = 12;

/// How many words behind "tặng" a gift is said at the most.
const GIFT_IN: usize = 4;

/// How many figures behind others are asked at the most whether they are honoured.
const NEXT: usize = 3;

/// Figures that are joined, which count alike.
struct Group {
    /// How many there are.
    count: usize,
    /// Their words.
    at: Range<usize>,
    /// Where the figures before it end, and those behind it begin.
    between: Range<usize>,
    /// Whether they count households alone.
    is_of_homes: bool,
}

/// Leaves the figures that may be of honours.
pub(super) fn drop_from(words: &Words<'_>, figures: &mut Vec<Figure>) {
    let groups = groups_of(words, figures);
    let mut stay: Vec<bool> = Vec::with_capacity(figures.len());
    for (no, group) in groups.iter().enumerate() {
        let stays = !is_aside(words, group) && !is_beside(words, group, &groups[no + 1..]);
        stay.extend(std::iter::repeat_n(stays, group.count));
    }
    let mut stay = stay.into_iter();
    figures.retain(|_| stay.next() == Some(true));
}

fn groups_of(words: &Words<'_>, figures: &[Figure]) -> Vec<Group> {
    // "Gifts for 36 households; 12 individuals commended": news count households for many things.
    let ends = |figure: &Figure| {
        is_of_homes(figure)
            && is_gift_nearest(words, words.sentence(figure.words.start), figure.words.start)
    };
    let goes_on =
        |last: &Figure, next: &Figure| next.count.is_joined && (is_of_homes(next) || !ends(last));
    let groups: Vec<_> = figures.chunk_by(goes_on).collect();
    let places: Vec<_> = groups.iter().map(|group| range_of(group)).collect();
    let of = |no: usize| {
        let before = no.checked_sub(1).map_or(0, |no| places[no].end);
        let behind = places.get(no + 1).map_or(words.len(), |next| next.start);
        Group {
            count: groups[no].len(),
            at: places[no].clone(),
            between: before..behind,
            is_of_homes: groups[no].iter().all(is_of_homes),
        }
    };
    (0..groups.len()).map(of).collect()
}

/// Tells whether a figure counts households alone.
fn is_of_homes(figure: &Figure) -> bool {
    figure.count.of == [RecipientType::Household]
}

/// Returns the words of some figures that are joined.
fn range_of(group: &[Figure]) -> Range<usize> {
    let start = group.first().map_or(0, |first| first.words.start);
    start..group.last().map_or(start, |last| last.words.end)
}

/// Tells whether figures count something else.
fn is_aside(words: &Words<'_>, group: &Group) -> bool {
    let Range { start: first, end } = group.at;
    let told = end..told_end(words, group);
    let is_behind = |table: &[&str]| words.is_next(end) && words.first_of(end, table).is_some();
    if is_behind(&EACH)
        || is_of_part(words, first)
        || is_drawn_from(words, first)
        || is_opened(words, first, times::elsewhere)
        || times::is_elsewhere_behind(words, &told)
    {
        return true;
    }
    if is_received(words, &told) {
        return false;
    }
    // News count households for many things, and what stands nearest tells which.
    let from = group.between.start.max(words.sentence(first));
    if group.is_of_homes && (!is_praised(words, group) || is_gift_nearest(words, from, first)) {
        return true;
    }
    is_thanked(words, first)
        || is_of_gifts(words, group)
        || !is_given(words, first)
            && (is_right_behind(words, first, &BEFORE)
                || is_said_behind(words, end)
                || is_of_those_present(words, first)
                || (is_of_total(words, group) && is_more_said(words, group))
                || is_of_others(words, group))
}

/// Returns where what is said of figures ends: with the sentence, before the next figure or number ("Of 42 nominated, 15 were
/// commended"), and before what is said of something else ("attended the ceremony at which awards were presented").
fn told_end(words: &Words<'_>, group: &Group) -> usize {
    let end = group.at.end;
    let sentence_end = words.sentence_end(end.saturating_sub(1)).min(group.between.end);
    let is_number = |no: usize| words.is_numbered(no) || spoken::begins(words.word(no));
    let is_over = |no: &usize| {
        words.gap(*no).contains(';')
            || words.is_one_of(*no, &RELATIVES)
            || (words.gap(*no) == "," && is_number(*no))
    };
    (end..sentence_end).find(is_over).unwrap_or(sentence_end)
}

/// Returns the words of a clause right before figures, the nearest first, as far as no sign but a colon stands among them.
fn clause_before<'w>(words: &'w Words<'_>, group: &Group) -> impl Iterator<Item = usize> + use<'w> {
    let first = group.at.start;
    before_in_clause(words, words.sentence(first).max(group.between.start), first)
}

/// The same from a word on.
fn before_in_clause<'w>(
    words: &'w Words<'_>,
    from: usize,
    first: usize,
) -> impl Iterator<Item = usize> + use<'w> {
    let goes_on = |no: usize| matches!(words.gap(no), "" | ":");
    (from..first).rev().take_while(move |no| goes_on(no + 1))
}

/// Tells whether what the figures count is given, or done to them, as an honour: "tặng bằng khen cho", not "tặng quà cho".
fn is_praised(words: &Words<'_>, group: &Group) -> bool {
    !is_joined_on(words, group)
        && clause_before(words, group).take(GIVEN_IN).any(|no| is_praise(words, no))
}

/// Tells whether a clause of its own begins with figures behind "and": what stands before that is said of the figures before,
/// "12 individuals commended and 30 households helped".
fn is_joined_on(words: &Words<'_>, group: &Group) -> bool {
    let Range { start: first, .. } = group.at;
    group.between.start > words.sentence(first)
        && words.is_next(first)
        && words.is_one_of(first - 1, &JOINTS)
}

/// Tells whether of the honours and gifts in the words before figures a gift is the nearest: "bằng khen và nhà đại đoàn kết
/// cho 5 hộ".
fn is_gift_nearest(words: &Words<'_>, from: usize, first: usize) -> bool {
    let mut given = before_in_clause(words, from, first).take(GIVEN_IN);
    let nearest = given.find(|no| is_gift(words, *no) || is_praise(words, *no));
    nearest.is_some_and(|no| is_gift(words, no))
}

/// Tells whether those that are counted are given something that is no honour.
fn is_of_gifts(words: &Words<'_>, group: &Group) -> bool {
    !is_praised(words, group)
        && clause_before(words, group).take(GIVEN_IN).any(|no| is_gift(words, no))
}

/// Tells whether figures are the subject of a clause that tells something else of them: "36 cá nhân hiến máu".
fn is_of_others(words: &Words<'_>, group: &Group) -> bool {
    is_more_said(words, group) && !clause_before(words, group).any(|no| is_of_honour(words, no))
}

/// Tells whether something is said of figures right behind them that no rows tell.
fn is_more_said(words: &Words<'_>, group: &Group) -> bool {
    let mut places = group.at.end..words.len();
    let said = places.find(|no| !words.is_next(*no) || !words.is_one_of(*no, &FILLERS));
    said.is_some_and(|no| {
        words.is_next(no) && words.first_of(no, &ALLOWED).is_none() && !is_of_honour(words, no)
    })
}

/// Tells whether nothing of honours is said of figures, while others behind them in their sentence are honoured: "Tập huấn cho
/// 60 cá nhân, khen 15 cá nhân".
fn is_beside(words: &Words<'_>, group: &Group, behind: &[Group]) -> bool {
    let end = words.sentence_end(group.at.start);
    let mut others = behind.iter().take(NEXT).take_while(|other| other.at.start < end);
    let behind_it = (group.at.end..end).take_while(|no| words.is_next(*no));
    !clause_before(words, group).chain(behind_it).any(|no| is_of_honour(words, no))
        && others.any(|other| {
            is_praised(words, other) || is_received(words, &(other.at.end..told_end(words, other)))
        })
}

/// Tells whether the clause of a figure says who came, or who is in a council.
fn is_of_those_present(words: &Words<'_>, first: usize) -> bool {
    let subject =
        |words: &Words<'_>, no: usize| words.first_of(no, &SUBJECTS).map(|(_, next)| next);
    let has_list = || (words.sentence(first)..first).any(|no| words.first_of(no, &LISTS).is_some());
    is_right_behind(words, first, &ARE) && is_opened(words, first, subject) && !has_list()
}

/// Tells whether the clause of a figure opens with certain words. A sign may stand right behind them, and digits.
fn is_opened(
    words: &Words<'_>,
    first: usize,
    read: fn(&Words<'_>, usize) -> Option<usize>,
) -> bool {
    let sentence = words.sentence(first);
    let openings = (sentence..first).filter(|no| *no == sentence || !words.is_next(*no));
    let mut ends = openings.filter_map(|no| read(words, no)).filter(|end| *end <= first);
    ends.any(|end| {
        let rest = (end..first).find(|no| words.digits(*no).is_none()).unwrap_or(first);
        (rest + 1..=first).all(|no| words.is_next(no))
    })
}

/// Tells whether a figure stands right behind one of some phrases.
fn is_right_behind(words: &Words<'_>, first: usize, phrases: &[&str]) -> bool {
    let is_before = |phrase: &&str| {
        let start = first.checked_sub(phrase.split(' ').count());
        start.is_some_and(|start| words.phrase(start, phrase).is_some())
    };
    words.is_next(first) && phrases.iter().any(is_before)
}

/// Tells whether a figure is that of a part of those before it, which is named before a colon: "12 cá nhân (nữ: 8 cá nhân)".
fn is_of_part(words: &Words<'_>, first: usize) -> bool {
    first > 0 && words.gap(first) == ":" && words.is_one_of(first - 1, &PARTS)
}

/// Tells whether another number is taken out of a figure: "15 trong số 42 cá nhân", "15 of the 42 individuals".
fn is_drawn_from(words: &Words<'_>, first: usize) -> bool {
    let starts = OUT_OF.iter().filter_map(|it| first.checked_sub(it.split(' ').count()));
    let mut starts = starts.zip(&OUT_OF).filter(|(no, it)| words.phrase(*no, it) == Some(first));
    words.is_next(first)
        && starts.any(|(no, _)| words.is_next(no) && number_before(words, no).is_some())
}

/// Tells whether what is said of a figure right behind it is something else than honours.
fn is_said_behind(words: &Words<'_>, end: usize) -> bool {
    let mut places = end..words.len();
    let said = places.find(|no| !words.is_next(*no) || !words.is_one_of(*no, &FILLERS));
    said.is_some_and(|no| words.is_next(no) && words.first_of(no, &BEHIND).is_some())
}

/// Tells whether figures are a part of a total in their sentence: one that is named, or a figure before them that has them.
fn is_of_total(words: &Words<'_>, group: &Group) -> bool {
    let Range { start: first, .. } = group.at;
    let sentence = words.sentence(first);
    (sentence..first).any(|no| words.first_of(no, &TOTALS).is_some())
        || (group.between.start > sentence && is_right_behind(words, first, &ARE))
}

/// Tells whether thanks are said to those that are counted.
fn is_thanked(words: &Words<'_>, first: usize) -> bool {
    let thanks = |no: usize| {
        words.first_of(no, &["cảm ơn", "cám ơn"]).is_some()
            || words.is_one_of(no, &["thank", "thanked", "thanks"])
    };
    let close = (first.saturating_sub(THANKS)..first).rev();
    let mut close = close.take_while(|no| words.is_next(no + 1) && !is_of_honour(words, *no));
    close.any(thanks)
}

/// Tells whether a figure stands right behind what says that it is honoured.
fn is_given(words: &Words<'_>, first: usize) -> bool {
    let before = first.checked_sub(1).filter(|_| words.is_next(first));
    before.is_some_and(|no| words.is_one_of(no, &GIVEN) || is_stem(words, no))
}

/// Tells whether those that are counted are said to have received what honours them, in the words behind.
fn is_received(words: &Words<'_>, told: &Range<usize>) -> bool {
    let Range { start: end, end: until } = *told;
    let is_receipt = |no: usize| {
        let row = RECEIPTS.iter().find(|(receipts, _)| words.is_one_of(no, receipts));
        let reach = row.map_or(0, |(_, reach)| *reach);
        let mut behind = no + 1..until.min(no + 1 + reach);
        let found = behind.find(|no| is_no_receipt(words, *no) || is_given_at(words, *no));
        found.is_some_and(|no| !is_no_receipt(words, no))
    };
    (end..until).any(is_receipt) || (end < until && words.is_next(end) && is_stem(words, end))
}

/// Tells whether a word says what else somebody did or got.
fn is_no_receipt(words: &Words<'_>, no: usize) -> bool {
    words.is_one_of(no, &NO_RECEIPTS) || is_gift(words, no)
}

fn is_gift(words: &Words<'_>, no: usize) -> bool {
    words.first_of(no, &GIFTS).is_some()
}

/// Tells whether a word is one of honours, and no gift follows it: "được tặng 5 suất quà".
fn is_given_at(words: &Words<'_>, no: usize) -> bool {
    let has_gift = || (no + 1..=no + GIFT_IN).any(|no| is_gift(words, no));
    is_praise(words, no) || (is_of_honour(words, no) && !has_gift())
}

fn is_of_honour(words: &Words<'_>, no: usize) -> bool {
    words.first_of(no, &HONOURS).is_some() || is_stem(words, no)
}

/// Tells whether a word is of honours alone: "trao" and "tặng" are said of gifts too.
fn is_praise(words: &Words<'_>, no: usize) -> bool {
    words.first_of(no, &PRAISES).is_some() || is_stem(words, no)
}
