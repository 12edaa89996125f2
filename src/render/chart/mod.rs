//! Charts: bars that lie below each other, whole or in parts, each with its words beside it.
//!
//! A chart knows labels and numbers alone. The views decide what is counted, and show the same numbers as a table or a list:
//! whoever does not see the chart misses nothing.

pub mod bars;
pub mod layout;
pub mod svg;
#[cfg(test)]
mod tests;

pub use bars::{Bar, Bars, Label};

/// Draws bars as SVG; `None` where there are not two to compare, or more than can be read on a phone.
pub fn draw(bars: &Bars) -> Option<String> {
    layout::Layout::new(bars).map(|layout| svg::write(&layout))
}
