//! A text as the pieces of its Markdown: which parts of the language a bulletin uses. What they mean is told elsewhere.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

/// An event of a text with the bytes that it was read from.
pub type Piece<'t> = (Event<'t>, Range<usize>);

/// Parses a text. Smart punctuation and metadata blocks are off: a text shows what was typed.
pub fn parse(text: &str) -> Vec<Piece<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES;
    Parser::new_ext(text, options).into_offset_iter().collect()
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
