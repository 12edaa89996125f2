//! Counts of pages as charts. A chart shows the numbers of a table or a list of its page, and no others.

use std::cmp::Ordering;

use crate::model::time::YearMonth;
use crate::plan::index::Dated;
use crate::render::chart::{Bar, Bars, Label, draw};
use crate::render::filters::capital;
use crate::render::scene::Scene;
use crate::render::view::{Count, Html, Link, Period};

/// Draws numbers, each with what it counts.
pub fn of_counts<'c>(counts: impl Iterator<Item = (&'c Link, &'c Count)>) -> Option<Html> {
    drawn(counts.map(|(label, count)| bar(link(label), count)).collect())
}

/// Draws all that each period holds.
pub fn of_periods(periods: &[Period]) -> Option<Html> {
    let label = |period: &Period| Label { text: period.stamp.text.clone(), lang: None };
    drawn(periods.iter().map(|period| bar(label(period), &period.counts.all)).collect())
}

/// Draws the items of a year month by month, January first, also those months that hold none; of this year the months that
/// have begun, and those to come that hold some. Items whose month is not known come last.
pub fn of_months(scene: &Scene<'_>, year: u16, dated: &Dated) -> Option<Html> {
    let today = scene.b.today.year_month();
    let last = dated.months.keys().next_back().map_or(1, |month| month.month());
    let last = match year.cmp(&today.year()) {
        Ordering::Less => 12,
        Ordering::Equal => last.max(today.month()),
        Ordering::Greater => last,
    };
    let months = (1..=last).filter_map(|month| YearMonth::new(year, month));
    let count = |items: usize| scene.count(items as u64);
    let mut bars: Vec<Bar> = months
        .map(|month| {
            let items = dated.months.get(&month).map_or(0, Vec::len);
            bar(Label { text: scene.month_name(month), lang: None }, &count(items))
        })
        .collect();
    if !dated.without_month.is_empty() {
        let text = scene.own(["Không rõ", "Not known"]).text;
        bars.push(bar(Label { text, lang: None }, &count(dated.without_month.len())));
    }
    drawn(bars)
}

/// Draws whole bars.
fn drawn(rows: Vec<Bar>) -> Option<Html> {
    draw(&Bars { parts: Vec::new(), rows }).map(Html::new)
}

/// Makes a whole bar of a number.
fn bar(label: Label, count: &Count) -> Bar {
    Bar { label, lengths: vec![count.n], number: number(count) }
}

/// Writes a number at the end of a bar.
pub fn number(count: &Count) -> Label {
    Label { text: count.text.clone(), lang: None }
}

/// Labels a bar or a part with the words of a link; a label begins a line.
pub fn link(link: &Link) -> Label {
    Label { text: capital(&link.text), lang: link.lang }
}
