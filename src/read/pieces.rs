//! A text as the pieces of its Markdown: which parts of the language a bulletin uses. What they mean is told elsewhere.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser};

/// An event of a text with the bytes that it was read from.
pub type Piece<'t> = (Event<'t>, Range<usize>);

/// What of Markdown is on. Smart punctuation and metadata blocks are off: a text shows what was typed.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Parses a text.
pub fn parse(text: &str) -> Vec<Piece<'_>> {
    Parser::new_ext(text, OPTIONS).into_offset_iter().collect()
}

/// The names that a text gives to addresses.
pub struct Defined {
    /// Those that it gives.
    pub labels: Vec<String>,
    /// Those that it uses and gives nowhere, each with the link that does: `[words][name]`.
    pub missing: Vec<(String, Range<usize>)>,
}

/// Parses a text as [`parse`] does, and notes the names that it defines and those that it lacks.
pub fn parse_noting(text: &str) -> (Vec<Piece<'_>>, Defined) {
    let mut missing = Vec::new();
    let note = |link: BrokenLink<'_>| {
        // Brackets by themselves are words: [sic].
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            missing.push((link.reference.to_string(), link.span));
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, OPTIONS, Some(note));
    let labels = parser.reference_definitions().iter().map(|(label, _)| label.to_owned());
    let labels = labels.collect();
    let pieces = parser.into_offset_iter().collect();
    (pieces, Defined { labels, missing })
}

/// Returns the words between the piece at `start` and its end, without any markup.
pub fn words_of(pieces: &[Piece<'_>], start: usize) -> String {
    let mut depth = 0_usize;
    let mut words = String::new();
    for (event, _) in &pieces[start..] {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    words
}
