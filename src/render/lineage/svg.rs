//! A placed drawing as SVG: shapes in the colour of the text around it, with classes for the theme.
//!
//! It holds no script, no style and no link; the words beside it say the same, so it is hidden from
//! whoever listens to the page.

use std::fmt::Write as _;

use super::graph::Sign;
use super::layout::{EDGE, Layout, Line, Placed, SIGN, Tie, WIDTH};
use crate::render::xml::escape;

/// The half width of a bridge, and the length of an arrow's head.
const BRIDGE: i32 = 5;

/// Writes a drawing.
pub fn write(layout: &Layout) -> String {
    let height = layout.height;
    let mut svg = format!(
        "<svg class=\"lineage-drawing\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" aria-hidden=\"true\">\n"
    );
    svg.push_str(&format!("<path class=\"lineage-way\" {STROKE} d=\"{}\"/>\n", ways(layout)));
    for (sign, x, y) in &layout.signs {
        svg.push_str(&shape(*sign, *x, *y));
    }
    layout.rows.iter().for_each(|row| write_row(&mut svg, row, layout.left));
    layout.legend.iter().for_each(|line| svg.push_str(&words(line, "lineage-legend", None)));
    svg.push_str("</svg>");
    svg
}

const STROKE: &str = "fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"";

fn ways(layout: &Layout) -> String {
    let mut path = String::new();
    for lane in &layout.lanes {
        write_to(&mut path, format_args!("M{} {}V{}", lane.x, lane.from, lane.to));
    }
    layout.ties.iter().for_each(|tie| write_tie(&mut path, tie, layout.left - EDGE));
    path
}

/// Goes from the words at `right` to the lane, over each bridge.
fn write_tie(path: &mut String, tie: &Tie, right: i32) {
    write_to(path, format_args!("M{right} {}", tie.y));
    for x in &tie.bridges {
        write_to(path, format_args!("H{}a{BRIDGE} {BRIDGE} 0 0 0 -{} 0", x + BRIDGE, 2 * BRIDGE));
    }
    write_to(path, format_args!("H{}", tie.lane - i32::from(tie.arrives)));
    if tie.arrives {
        let (x, y) = (right - BRIDGE, tie.y);
        write_to(path, format_args!("M{x} {}L{right} {y}L{x} {}", y - BRIDGE, y + BRIDGE));
    }
}

fn write_row(svg: &mut String, row: &Placed, left: i32) {
    if row.here {
        let (x, y) = (left - EDGE, row.top);
        let (width, height) = (WIDTH - x - 1, row.bottom - row.top);
        svg.push_str(&format!(
            "<rect class=\"lineage-frame\" x=\"{x}\" y=\"{y}\" width=\"{width}\" \
             height=\"{height}\" rx=\"3\" {STROKE}/>\n"
        ));
    }
    let last = row.lines.len().saturating_sub(1);
    for (n, line) in row.lines.iter().enumerate() {
        match n == last && n > 0 {
            true => svg.push_str(&words(line, "lineage-time", None)),
            false => svg.push_str(&words(line, "lineage-name", row.lang)),
        }
    }
}

fn words(line: &Line, class: &str, lang: Option<&str>) -> String {
    let lang = lang.map_or_else(String::new, |lang| format!(" lang=\"{}\"", escape(lang)));
    let Line { text, x, y, font } = line;
    let text = escape(text);
    format!(
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" font-size=\"{font}\" \
         fill=\"currentColor\"{lang}>{text}</text>\n"
    )
}

/// A sign is what it is by its shape and by how much of it is full.
fn shape(sign: Sign, x: i32, y: i32) -> String {
    let r = SIGN;
    let ring = |class: &str, fill: &str| {
        format!(
            "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"{fill}\" \
             stroke=\"currentColor\" stroke-width=\"2\"/>\n"
        )
    };
    let square = |class: &str, fill: &str| {
        let (left, top, size) = (x - r, y - r, 2 * r);
        format!(
            "<rect class=\"{class}\" x=\"{left}\" y=\"{top}\" width=\"{size}\" height=\"{size}\" \
             fill=\"{fill}\" stroke=\"currentColor\" stroke-width=\"2\"/>\n"
        )
    };
    let half =
        |d: String| format!("<path class=\"lineage-full\" fill=\"currentColor\" d=\"{d}\"/>\n");
    match sign {
        Sign::Whole => ring("lineage-full", "currentColor"),
        Sign::WholeArea => square("lineage-full", "currentColor"),
        Sign::Unchanged => ring("lineage-empty", "Canvas"),
        Sign::Part => {
            let d = format!("M{x} {}a{r} {r} 0 0 0 0 {}z", y - r, 2 * r);
            ring("lineage-empty", "Canvas") + &half(d)
        }
        Sign::PartPopulation => {
            let d = format!("M{x} {}h-{r}v{}h{r}z", y - r, 2 * r);
            square("lineage-empty", "Canvas") + &half(d)
        }
    }
}

/// A `String` takes whatever is written.
fn write_to(text: &mut String, words: std::fmt::Arguments<'_>) {
    text.write_fmt(words).expect("a string takes all that is written");
}
