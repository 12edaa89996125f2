//! What is drawn: units in rows, and the ways from one to the next.

use std::cmp::Reverse;

/// Units and what became of what.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The units, in the order that they have among their likes.
    pub rows: Vec<Row>,
    /// Which became which, as places in `rows`.
    pub ways: Vec<Way>,
    /// What the signs mean, for those that are explained.
    pub legend: Vec<(Sign, String)>,
}

/// A unit.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// The language of the name, where it is not the page's.
    pub lang: Option<&'static str>,
    /// Its days, as far as they are known.
    pub time: String,
    /// Whether the page is its own.
    pub here: bool,
}

/// A unit that went into another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// The unit before.
    pub from: usize,
    /// The unit after.
    pub to: usize,
    /// How much of it.
    pub sign: Sign,
}

/// How much of a unit went into another, as a shape that needs no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// All of it: a full circle.
    Whole,
    /// All of its area: a full square.
    WholeArea,
    /// A part: a half circle in a ring.
    Part,
    /// A part of its people: a half square in a frame.
    PartPopulation,
    /// It stayed as it was: a ring.
    Unchanged,
}

impl Sign {
    /// Returns the sign of a word of the list `successor_how`.
    pub fn of(how: &str) -> Self {
        match how {
            "whole-area" => Self::WholeArea,
            "part" => Self::Part,
            "part-population" => Self::PartPopulation,
            "unchanged" => Self::Unchanged,
            _ => Self::Whole,
        }
    }
}

impl Graph {
    /// Returns the rows from the top: each below all that it came from, and as far down as what it became
    /// allows. What flows into a lower row stands higher, so that lanes lie in one another and seldom cross.
    pub fn order(&self) -> Vec<usize> {
        let heights = self.generations();
        let mut order: Vec<usize> = Vec::with_capacity(self.rows.len());
        for generation in (0..=heights.iter().copied().max().unwrap_or(0)).rev() {
            let members = (0..self.rows.len()).filter(|row| heights[*row] == generation);
            let mut members: Vec<usize> = members.collect();
            members.sort_by_key(|row| {
                let places =
                    || self.after(*row).filter_map(|to| order.iter().position(|it| *it == to));
                (Reverse(places().max()), Reverse(places().min()), *row)
            });
            order.splice(0..0, members);
        }
        order
    }

    fn after(&self, row: usize) -> impl Iterator<Item = usize> {
        self.ways.iter().filter(move |way| way.from == row).map(|way| way.to)
    }

    /// Counts for each row how many come before it. It goes over the ways at most once a row, so that a
    /// circle ends too.
    fn generations(&self) -> Vec<usize> {
        let mut generation = vec![0_usize; self.rows.len()];
        for _ in 0..self.rows.len() {
            for way in self.ways.iter().filter(|way| way.from != way.to) {
                generation[way.to] = generation[way.to].max(generation[way.from] + 1);
            }
        }
        for _ in 0..self.rows.len() {
            for row in 0..self.rows.len() {
                if let Some(next) = self.after(row).map(|to| generation[to]).min() {
                    generation[row] = generation[row].max(next.saturating_sub(1));
                }
            }
        }
        generation
    }
}
