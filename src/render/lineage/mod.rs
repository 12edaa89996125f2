//! The drawing of what units became: rows with time going down, and a lane for each unit that was made of
//! others.
//!
//! It knows names and ways alone; which units belong on a drawing is decided by the views.

pub mod graph;
pub mod layout;
pub mod svg;
#[cfg(test)]
mod tests;

pub use graph::{Graph, Row, Sign, Way};

/// Draws a graph as SVG; `None` where it has no ways, or too many units or lanes to be read on a phone.
pub fn draw(graph: &Graph) -> Option<String> {
    layout::Layout::new(graph).map(|layout| svg::write(&layout))
}
