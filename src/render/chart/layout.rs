//! Where everything of a chart lies, in whole units of the view box.
//!
//! Short labels stand before their bars, long ones above them. What is more than nothing is at least a hair long: a bar of
//! several small parts may come out a few hairs longer than it is.

use super::bars::{Bar, Bars, Label};
use crate::render::lettering::{width_of, wrap};

/// The width of the view box: what a phone of 360 pixels leaves of its width.
pub const WIDTH: i32 = 320;
/// How high a bar is.
pub const BAR: i32 = 14;
/// The size of labels and numbers, and of the legend.
pub const FONT: (i32, i32) = (14, 12);
/// From line to line.
const LINE: i32 = 18;
/// Between rows, and between what stands beside each other.
const GAP: i32 = 6;
/// The widest column of labels before bars.
const WIDEST_LABEL: i32 = 112;
/// The least that a part is drawn, of what is more than nothing.
const HAIR: i32 = 2;

/// A chart with its places.
pub struct Layout {
    /// The height of the view box.
    pub height: i32,
    /// Where bars begin.
    pub left: i32,
    /// The upper edge of the line that bars begin at, and its lower edge.
    pub axis: (i32, i32),
    /// The parts of all bars, each with the number of its pattern.
    pub parts: Vec<(usize, Part)>,
    /// The samples of the legend.
    pub samples: Vec<(usize, Part)>,
    /// Labels, numbers and the legend.
    pub words: Vec<Words>,
}

/// A part of a bar: a box as high as a bar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
    /// How long it is.
    pub length: i32,
}

/// A line of words; `x` and `y` are the beginning of its base line.
#[derive(Debug)]
pub struct Words {
    /// The words.
    pub label: Label,
    /// What they are.
    pub role: Role,
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// What words of a chart are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What a bar stands for.
    Label,
    /// How much it is.
    Number,
    /// What a pattern stands for.
    Legend,
}

/// Where labels stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Labels {
    Before,
    Above,
}

/// Tells whether bars can be told apart in so much room.
fn has_room(room: i32) -> bool {
    room >= WIDTH / 4
}

impl Layout {
    /// Places bars; `None` where they are not worth drawing, or their numbers leave no room for them.
    pub fn new(bars: &Bars) -> Option<Self> {
        if !bars.are_worth_drawing() {
            return None;
        }
        let widest = |of: fn(&Bar) -> &Label| {
            let widths = bars.rows.iter().map(|bar| width_of(&of(bar).text, FONT.0));
            widths.max().unwrap_or(0)
        };
        let hairs = HAIR * i32::try_from(bars.parts.len()).unwrap_or(0);
        let beside = 2 * GAP + widest(|bar| &bar.number) + hairs;
        let label = widest(|bar| &bar.label);
        let (labels, left) = match label {
            label if label <= WIDEST_LABEL && has_room(WIDTH - label - GAP - beside) => {
                (Labels::Before, label + GAP)
            }
            _ => (Labels::Above, 1),
        };
        let room = WIDTH - left - beside;
        if !has_room(room) {
            return None;
        }
        let mut layout = Self {
            height: 0,
            left,
            axis: (0, 0),
            parts: Vec::new(),
            samples: Vec::new(),
            words: Vec::new(),
        };
        layout.explain(&bars.parts);
        layout.axis.0 = layout.height;
        let scale = Scale { room, longest: bars.longest() };
        bars.rows.iter().for_each(|bar| layout.place(bar, labels, scale));
        layout.axis.1 = layout.height;
        layout.height += 1;
        Some(layout)
    }

    /// Says what each pattern stands for, in the order of the parts.
    fn explain(&mut self, parts: &[Label]) {
        for (pattern, label) in parts.iter().enumerate() {
            let top = self.height;
            let sample = Part { x: 1, y: top + (LINE - BAR) / 2, length: 2 * BAR };
            self.samples.push((pattern, sample));
            let x = 2 * BAR + 2 * GAP;
            for text in wrap(&label.text, FONT.1, WIDTH - x) {
                self.height += LINE;
                self.write(Label { text, lang: label.lang }, Role::Legend, x);
            }
            self.height = self.height.max(top + LINE) + 2;
        }
        if !parts.is_empty() {
            self.height += GAP;
        }
    }

    fn place(&mut self, bar: &Bar, labels: Labels, scale: Scale) {
        if labels == Labels::Above {
            // Clear of the line that bars begin at.
            for text in wrap(&bar.label.text, FONT.0, WIDTH - GAP) {
                self.height += LINE;
                self.write(Label { text, lang: bar.label.lang }, Role::Label, GAP);
            }
        }
        self.height += LINE;
        if labels == Labels::Before {
            self.write(bar.label.clone(), Role::Label, 0);
        }
        let y = self.height - LINE + (LINE - BAR) / 2;
        let mut x = self.left;
        let mut sum = 0_u64;
        for (pattern, more) in bar.lengths.iter().enumerate().filter(|(_, more)| **more > 0) {
            sum = sum.saturating_add(*more);
            let length = (self.left + scale.of(sum) - x).max(HAIR);
            self.parts.push((pattern, Part { x, y, length }));
            x += length;
        }
        self.write(bar.number.clone(), Role::Number, x + GAP);
        self.height += GAP;
    }

    /// Writes words on the line that ends at the height.
    fn write(&mut self, label: Label, role: Role, x: i32) {
        self.words.push(Words { label, role, x, y: self.height - LINE / 4 });
    }
}

/// How long a number is drawn.
#[derive(Clone, Copy)]
struct Scale {
    room: i32,
    longest: u64,
}

impl Scale {
    fn of(self, length: u64) -> i32 {
        let room = u128::try_from(self.room).unwrap_or(0);
        let longest = u128::from(self.longest.max(1));
        let drawn = (u128::from(length) * room * 2 + longest) / (2 * longest);
        i32::try_from(drawn).unwrap_or(self.room)
    }
}
