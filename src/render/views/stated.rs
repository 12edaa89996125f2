//! The figures that were stated at a meeting, and charts of those that can be compared.
//!
//! Figures are compared where they are of one unit of measure, or are numbers alone of one thing: labels whose Vietnamese
//! begins with the same two words, "tổng số" and the like apart. Where one of them is no exact number ("trên 90%") none of its
//! kind is drawn, for a chart would leave it out or make it look exact; nor are figures drawn that are all the same.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::ground::text::measure::{self, Measure};
use crate::ground::text::spelling::spelling;
use crate::model::language::Language;
use crate::model::meeting::FigureStated;
use crate::render::chart::{Bar, Bars, Label, draw};
use crate::render::filters::capital;
use crate::render::scene::Scene;
use crate::render::view::{Html, Text};

/// A figure that was stated.
#[derive(Debug, Serialize)]
pub struct FigureLine {
    /// What it counts.
    pub what: Text,
    /// The figure as stated.
    pub value: Text,
}

/// Writes figures as they were stated.
pub fn lines(scene: &Scene<'_>, figures: &[FigureStated]) -> Vec<FigureLine> {
    let line = |figure: &FigureStated| FigureLine {
        what: scene.loc(&figure.what),
        value: value(scene, &figure.value),
    };
    figures.iter().map(line).collect()
}

/// A figure is written in Vietnamese: a page in English shows one that is a number alone, or of percent, as English writes
/// numbers, and marks any other.
fn value(scene: &Scene<'_>, value: &str) -> Text {
    let is_number = |it: Measure| it.is_exact && ["", "%"].contains(&it.unit.as_str());
    if scene.language == Language::En && Measure::read(value).is_some_and(is_number) {
        return Text { text: in_english(value), lang: None };
    }
    match value.chars().all(|c| c.is_ascii_digit()) {
        true => Text { text: value.to_owned(), lang: None },
        false => scene.vietnamese(value),
    }
}

/// Writes a number of Vietnamese as English does: `1.234,5` as `1,234.5`.
fn in_english(number: &str) -> String {
    let swapped = number.chars().map(|c| match c {
        '.' => ',',
        ',' => '.',
        c => c,
    });
    swapped.collect()
}

/// Draws the figures that can be compared, those of each kind together, in the order of the first of each.
pub fn drawings(scene: &Scene<'_>, figures: &[FigureStated]) -> Vec<Html> {
    let groups = alike(figures).into_iter();
    groups.filter_map(|group| drawing(scene, &group)).collect()
}

/// Figures of one kind, each with its measure.
type Group<'f> = Vec<(&'f FigureStated, Measure)>;

/// What a figure is a number of: its unit of measure, or the thing where it has none. Both are spelled in one way; marks tell
/// words apart ("tổ", "tờ").
type Kind = (String, String);

fn alike(figures: &[FigureStated]) -> Vec<Group<'_>> {
    let unread = Unread::among(figures);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places: BTreeMap<Kind, usize> = BTreeMap::new();
    for figure in figures {
        let Some(measure) = Measure::read(&figure.value) else { continue };
        let place = *places.entry(kind(figure, &measure)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[place].push((figure, measure));
    }
    let is_whole = |group: &Group<'_>| !group.iter().any(|(of, by)| unread.have_one_like(of, by));
    groups.into_iter().filter(is_whole).collect()
}

fn kind(figure: &FigureStated, measure: &Measure) -> Kind {
    match measure.unit.as_str() {
        "" => (String::new(), thing(figure)),
        unit => (spelling(unit), String::new()),
    }
}

/// Words before the name of what is counted.
const COUNTING: [&str; 6] = ["tổng", "số", "lượng", "cộng", "trong", "đó"];

/// Tells what a figure counts: the first two words of its label, but for those that only say that it is counted.
fn thing(figure: &FigureStated) -> String {
    let words = figure.what.vi.split_whitespace().map(str::to_lowercase);
    let named = words.skip_while(|word| COUNTING.contains(&word.as_str()));
    spelling(&named.take(2).collect::<Vec<_>>().join(" "))
}

/// The figures that are no measure: "khoảng 300-400 hộ".
struct Unread {
    things: BTreeSet<String>,
    /// All that may be a unit in them.
    units: BTreeSet<String>,
}

impl Unread {
    fn among(figures: &[FigureStated]) -> Self {
        let unread = || figures.iter().filter(|figure| Measure::read(&figure.value).is_none());
        let units = unread().flat_map(|figure| {
            let value = spelling(&figure.value);
            let words: Vec<&str> = value.split_whitespace().collect();
            let runs = (1..=measure::MOST_WORDS).flat_map(|long| words.windows(long));
            runs.map(|run| run.join(" ")).collect::<Vec<_>>()
        });
        Self { things: unread().map(thing).collect(), units: units.collect() }
    }

    /// Tells whether one of them may be of the same kind as a figure.
    fn have_one_like(&self, figure: &FigureStated, measure: &Measure) -> bool {
        self.things.contains(&thing(figure)) || self.units.contains(&spelling(&measure.unit))
    }
}

fn drawing(scene: &Scene<'_>, group: &[(&FigureStated, Measure)]) -> Option<Html> {
    let (_, first) = group.first()?;
    let is_exact = group.iter().all(|(_, measure)| measure.is_exact);
    let differ = group.iter().any(|(_, measure)| measure.thousandths != first.thousandths);
    if !is_exact || !differ {
        return None;
    }
    let rows = group.iter().map(|(figure, measure)| {
        let what = scene.loc(&figure.what);
        let stated = value(scene, &figure.value);
        Bar {
            label: Label { text: capital(&what.text), lang: what.lang },
            lengths: vec![measure.thousandths],
            number: Label { text: stated.text, lang: stated.lang },
        }
    });
    draw(&Bars { parts: Vec::new(), rows: rows.collect() }).map(Html::new)
}
