//! Where everything of a drawing lies, in whole units of the view box.
//!
//! The text of a row keeps clear of the lanes and of the rows beside it by construction.

use super::graph::{Graph, Row, Sign};
use crate::render::lettering::wrap;

/// The width of the view box: what a phone of 360 pixels leaves of its width.
pub const WIDTH: i32 = 320;
/// The most rows and lanes that can be read.
const MOST: (usize, usize) = (24, 6);
/// From lane to lane.
pub const LANE: i32 = 18;
/// Half the size of a sign.
pub const SIGN: i32 = 5;
/// The size of names and of days.
pub const FONT: (i32, i32) = (14, 12);
/// From line to line.
const LINE: i32 = 18;
/// Above and below the words of a row.
const ROOM: i32 = 7;
/// From the words to the frame of the page's own row, and to where ways begin.
pub const EDGE: i32 = 7;

/// A drawing with its places.
pub struct Layout {
    /// The height of the view box.
    pub height: i32,
    /// The units.
    pub rows: Vec<Placed>,
    /// The units that were made of others.
    pub lanes: Vec<Lane>,
    /// Ways across, from the words of a row to a lane.
    pub ties: Vec<Tie>,
    /// Where what is which sign: on lanes, and in the legend.
    pub signs: Vec<(Sign, i32, i32)>,
    /// The words of the legend.
    pub legend: Vec<Line>,
    /// Where the words of rows begin.
    pub left: i32,
}

/// A row with its place.
pub struct Placed {
    /// Its upper edge.
    pub top: i32,
    /// Its lower edge.
    pub bottom: i32,
    /// The lines of its name, and of its days at the end.
    pub lines: Vec<Line>,
    /// The language of the name, where it is not the page's.
    pub lang: Option<&'static str>,
    /// Whether the page is its own.
    pub here: bool,
}

/// A line of words; `x` and `y` are the beginning of its base line.
pub struct Line {
    /// The words.
    pub text: String,
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
    /// The size of its letters.
    pub font: i32,
}

/// The way down to a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// From the left.
    pub x: i32,
    /// Where the first unit comes in.
    pub from: i32,
    /// Where it turns to the unit that was made.
    pub to: i32,
}

/// A line across.
pub struct Tie {
    /// The height.
    pub y: i32,
    /// Its end at a lane.
    pub lane: i32,
    /// The lanes that it crosses on bridges, from the right.
    pub bridges: Vec<i32>,
    /// Whether it leads into the unit.
    pub arrives: bool,
}

impl Layout {
    /// Places a graph; `None` where nothing became anything, or more than can be read.
    pub fn new(graph: &Graph) -> Option<Self> {
        if graph.ways.is_empty() || graph.rows.len() > MOST.0 {
            return None;
        }
        let order = graph.order();
        let columns = columns(graph, &order)?;
        let lanes_wide = columns.iter().flatten().max().map_or(0, |last| last + 1);
        let left = EDGE + SIGN + 2 * EDGE + LANE * i32::try_from(lanes_wide).ok()?;
        let mut layout = Self {
            height: 0,
            rows: Vec::new(),
            lanes: Vec::new(),
            ties: Vec::new(),
            signs: Vec::new(),
            legend: Vec::new(),
            left,
        };
        for row in &order {
            layout.place(&graph.rows[*row]);
        }
        layout.draw_lanes(graph, &order, &columns);
        layout.tie(graph, &order, &columns);
        layout.explain(&graph.legend);
        Some(layout)
    }

    fn place(&mut self, row: &Row) {
        let top = self.height + 1;
        let mut y = top + ROOM;
        let mut lines = Vec::new();
        for (text, font) in [(&row.name, FONT.0), (&row.time, FONT.1)] {
            for text in wrap(text, font, WIDTH - self.left - EDGE) {
                y += LINE;
                lines.push(Line { text, x: self.left, y: y - LINE / 4, font });
            }
        }
        // Ways come in and leave one line apart, also where the days are not known.
        self.height = y.max(top + ROOM + 2 * LINE) + ROOM;
        let (lang, here) = (row.lang, row.here);
        self.rows.push(Placed { top, bottom: self.height, lines, lang, here });
    }

    /// The lane of a column; the first lies next to the words.
    fn lane_x(&self, column: usize) -> i32 {
        self.left - 3 * EDGE - LANE * i32::try_from(column).unwrap_or(0) - SIGN
    }

    /// Where ways come into a row, and where they leave it: a unit that came from others and went into others
    /// has both, one line apart.
    fn ends(&self, graph: &Graph, order: &[usize], at: usize) -> (i32, i32) {
        let first = self.rows[at].top + ROOM + LINE / 2;
        let comes = graph.ways.iter().any(|way| way.to == order[at]);
        (first, if comes { self.rows[at].bottom - ROOM - LINE / 2 } else { first })
    }

    fn draw_lanes(&mut self, graph: &Graph, order: &[usize], columns: &[Option<usize>]) {
        for (at, column) in columns.iter().enumerate() {
            let Some(column) = column else { continue };
            let sources = graph.ways.iter().filter(|way| way.to == order[at]);
            let sources: Vec<_> = sources
                .filter_map(|way| Some((place(order, way.from)?, way.sign)))
                .map(|(from, sign)| (self.ends(graph, order, from).1, sign))
                .collect();
            let x = self.lane_x(*column);
            let to = self.ends(graph, order, at).0;
            let from = sources.iter().map(|(y, _)| *y).min().unwrap_or(to);
            self.signs.extend(sources.iter().map(|(y, sign)| (*sign, x, *y)));
            self.lanes.push(Lane { x, from, to });
        }
    }

    fn tie(&mut self, graph: &Graph, order: &[usize], columns: &[Option<usize>]) {
        for at in 0..order.len() {
            let (arrival, departure) = self.ends(graph, order, at);
            let joined = graph.ways.iter().filter(|way| way.from == order[at]);
            let joined: Vec<_> = joined
                .filter_map(|way| columns[place(order, way.to)?])
                .map(|column| self.lane_x(column))
                .collect();
            if let Some(farthest) = joined.iter().copied().min() {
                self.tie_to(farthest, departure, &joined, false);
            }
            if let Some(column) = columns[at] {
                let x = self.lane_x(column);
                self.tie_to(x, arrival, &[x], true);
            }
        }
    }

    fn tie_to(&mut self, lane: i32, y: i32, joined: &[i32], arrives: bool) {
        let crossed = self.lanes.iter().filter(|it| lane < it.x && it.from < y && y < it.to);
        let mut bridges: Vec<_> = crossed.map(|it| it.x).filter(|x| !joined.contains(x)).collect();
        bridges.sort_by_key(|x| std::cmp::Reverse(*x));
        self.ties.push(Tie { y, lane, bridges, arrives });
    }

    fn explain(&mut self, legend: &[(Sign, String)]) {
        self.height += ROOM;
        for (sign, words) in legend {
            self.signs.push((*sign, EDGE + SIGN, self.height + LINE / 2));
            let x = 2 * EDGE + 2 * SIGN;
            for text in wrap(words, FONT.1, WIDTH - x - EDGE) {
                self.height += LINE;
                self.legend.push(Line { text, x, y: self.height - LINE / 4, font: FONT.1 });
            }
        }
        self.height += ROOM;
    }
}

fn place(order: &[usize], row: usize) -> Option<usize> {
    order.iter().position(|it| *it == row)
}

/// Gives each row that was made of others its own column from the first of them down to itself; a column is
/// used again below. `None` where they are too many.
fn columns(graph: &Graph, order: &[usize]) -> Option<Vec<Option<usize>>> {
    let mut columns = vec![None; order.len()];
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    for (at, row) in order.iter().enumerate() {
        let sources = graph.ways.iter().filter(|way| way.to == *row);
        let Some(first) = sources.filter_map(|way| place(order, way.from)).min() else { continue };
        let is_free = |column: &Vec<(usize, usize)>| {
            column.iter().all(|(from, to)| *to < first.min(at) || first.max(at) < *from)
        };
        let column = taken.iter().position(is_free).unwrap_or(taken.len());
        if column == taken.len() {
            taken.push(Vec::new());
        }
        taken[column].push((first.min(at), first.max(at)));
        columns[at] = Some(column);
    }
    (taken.len() <= MOST.1).then_some(columns)
}
