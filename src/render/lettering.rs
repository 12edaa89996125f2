//! How much room the words of drawings take, and where their lines break.
//!
//! How wide words are is estimated, on the safe side: fonts are the reader's. SVG breaks no line by itself.

use crate::ground::text::fold::without_marks;

/// Breaks words into lines of at most `width`; a word that is longer than a line is broken too.
pub fn wrap(text: &str, font: i32, width: i32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last().map_or("", String::as_str);
        if !line.is_empty() && width_of(&format!("{line} {word}"), font) > width {
            lines.push(String::new());
        }
        for (n, letter) in word.chars().enumerate() {
            let line = lines.last().map_or("", String::as_str);
            let blank = if n == 0 && !line.is_empty() { " " } else { "" };
            let longer = format!("{line}{blank}{letter}");
            match width_of(&longer, font) > width {
                true => lines.push(letter.to_string()),
                false => *lines.last_mut().expect("there is always a line") = longer,
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Estimates how wide words are, as wide as a wide and bold font makes them (DejaVu Sans Bold).
pub fn width_of(text: &str, font: i32) -> i32 {
    let hundredths = |letter: char| match letter {
        'i' | 'l' | 'j' | 't' | 'f' | 'r' | ' ' | '.' | ',' | '/' | '-' | '(' | ')' | 'I' => 42,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 105,
        '&' | '+' | '=' | '<' | '>' => 88,
        letter if letter.is_uppercase() => 80,
        letter if letter.is_ascii() || !letter.is_alphabetic() => 68,
        // Writing of which nothing is known here.
        _ => 110,
    };
    let all: i64 = without_marks(text).chars().map(hundredths).sum();
    // What is too long for any drawing may still be added to.
    i32::try_from(all * i64::from(font) / 100).map_or(WIDEST, |width| width.min(WIDEST))
}

/// The most that words are said to take, far above the width of any drawing.
const WIDEST: i32 = 1 << 24;
