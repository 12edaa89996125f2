//! A placed chart as SVG: bars and words in the colour of the text around them, with classes for the theme.
//!
//! Parts are told apart by their pattern and by their order. It holds no script, no style and no link; a table or a list beside
//! it says the same, so it is hidden from whoever listens to the page.

use std::fmt::Write as _;

use super::bars::MOST_PARTS;
use super::layout::{BAR, FONT, Layout, Part, Role, WIDTH, Words};
use crate::render::xml::escape;

/// Writes a chart.
pub fn write(layout: &Layout) -> String {
    let height = layout.height;
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" aria-hidden=\"true\">\n"
    );
    for pattern in 0..MOST_PARTS {
        let all = layout.samples.iter().chain(&layout.parts);
        let of_pattern = all.filter(|(of, _)| *of == pattern).map(|(_, part)| *part);
        let parts: Vec<Part> = of_pattern.collect();
        if !parts.is_empty() {
            write_parts(&mut svg, pattern, &parts);
        }
    }
    let (top, bottom) = layout.axis;
    svg.push_str(&format!(
        "<path class=\"chart-axis\" stroke=\"currentColor\" d=\"M{} {top}V{bottom}\"/>\n",
        layout.left
    ));
    layout.words.iter().for_each(|line| svg.push_str(&words(line)));
    svg.push_str("</svg>");
    svg
}

/// How the inside of a part is filled: where lines lie, as parts of its height, how thick they are, and how they are broken.
struct Pattern {
    lines: &'static [i32],
    thick: i32,
    dashes: &'static str,
}

/// A bar without parts, and the first of several, is full; the second is empty, the others have stripes, lines and dots.
const PATTERNS: [Option<Pattern>; MOST_PARTS] = [
    None,
    None,
    Some(Pattern { lines: &[7], thick: 12, dashes: " stroke-dasharray=\"2 4\"" }),
    Some(Pattern { lines: &[5, 9], thick: 2, dashes: "" }),
    Some(Pattern { lines: &[4, 10], thick: 3, dashes: " stroke-dasharray=\"3 4\"" }),
];

/// Writes all parts of one pattern: their boxes, and in them the lines of the pattern.
fn write_parts(svg: &mut String, pattern: usize, parts: &[Part]) {
    let full = pattern == 0;
    let mut boxes = String::new();
    for Part { x, y, length } in parts {
        // A line around a box would lie half outside of it.
        let (x, y, length) = (f64::from(*x) + 0.5, f64::from(*y) + 0.5, length - 1);
        write_to(&mut boxes, format_args!("M{x} {y}h{length}v{}h-{length}z", BAR - 1));
    }
    let (class, fill) = if full { ("chart-full", "currentColor") } else { ("chart-open", "none") };
    svg.push_str(&format!(
        "<path class=\"{class} chart-part-{pattern}\" fill=\"{fill}\" stroke=\"currentColor\" d=\"{boxes}\"/>\n"
    ));
    let Some(Pattern { lines, thick, dashes }) = &PATTERNS[pattern] else { return };
    let mut inside = String::new();
    for Part { x, y, length } in parts.iter().filter(|part| part.length > 3) {
        for line in *lines {
            write_to(&mut inside, format_args!("M{} {}h{}", x + 2, y + line, length - 3));
        }
    }
    if !inside.is_empty() {
        svg.push_str(&format!(
            "<path class=\"chart-lines chart-part-{pattern}\" fill=\"none\" stroke=\"currentColor\" \
             stroke-width=\"{thick}\"{dashes} d=\"{inside}\"/>\n"
        ));
    }
}

fn words(line: &Words) -> String {
    let Words { label, role, x, y } = line;
    let lang = label.lang.map_or_else(String::new, |lang| format!(" lang=\"{}\"", escape(lang)));
    let (class, font) = match role {
        Role::Label => ("chart-label", FONT.0),
        Role::Number => ("chart-number", FONT.0),
        Role::Legend => ("chart-legend", FONT.1),
    };
    let text = escape(&label.text);
    format!(
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" font-size=\"{font}\" \
         fill=\"currentColor\"{lang}>{text}</text>\n"
    )
}

/// A `String` takes whatever is written.
fn write_to(text: &mut String, words: std::fmt::Arguments<'_>) {
    text.write_fmt(words).expect("a string takes all that is written");
}
