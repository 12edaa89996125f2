//! The figures that were stated at a meeting, and charts of those that can be compared.
//!
//! Figures are compared where they are of one unit of measure, or are numbers alone of one thing: labels whose Vietnamese
//! begins with the same two words. Where one of them is no exact number ("trên 90%") none of its kind is drawn, for a chart would
//! leave it out or make it look exact; nor are figures drawn that are all the same.

use serde::Serialize;

use crate::ground::text::fold::fold;
use crate::ground::text::measure::Measure;
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

/// A figure is written in Vietnamese; one in digits alone is of no language.
fn value(scene: &Scene<'_>, value: &str) -> Text {
    match value.contains(char::is_alphabetic) {
        true => scene.vietnamese(value),
        false => Text { text: value.to_owned(), lang: None },
    }
}

/// Draws the figures that can be compared, those of each kind together, in the order of the first of each.
pub fn drawings(scene: &Scene<'_>, figures: &[FigureStated]) -> Vec<Html> {
    let groups = alike(figures).into_iter();
    groups.filter_map(|group| drawing(scene, &group)).collect()
}

/// Figures of one kind, each with its measure.
type Group<'f> = Vec<(&'f FigureStated, Measure)>;

fn alike(figures: &[FigureStated]) -> Vec<Group<'_>> {
    let mut groups: Vec<([String; 2], Group<'_>)> = Vec::new();
    for figure in figures {
        let Some(measure) = Measure::read(&figure.value) else { continue };
        let key = kind(figure, &measure);
        match groups.iter_mut().find(|(of, _)| *of == key) {
            Some((_, group)) => group.push((figure, measure)),
            None => groups.push((key, vec![(figure, measure)])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Tells what a figure is a number of: its unit, else what its label begins with.
fn kind(figure: &FigureStated, measure: &Measure) -> [String; 2] {
    let what = fold(&figure.what.vi);
    let thing = match measure.unit.as_str() {
        "" => what.split_whitespace().take(2).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    };
    [fold(&measure.unit), thing]
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
