//! A line of a text as words with their places.

/// A word without the signs around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'l> {
    /// Its letters.
    pub(super) text: &'l str,
    /// Where it begins in its line.
    pub(super) at: usize,
}

/// Walks the words of a line.
pub(super) fn words(line: &str) -> impl Iterator<Item = Word<'_>> {
    line.split([' ', '\u{A0}']).filter_map(move |part| {
        let text = match part.as_bytes() {
            // Most words have no signs around them, and are asked for by the million.
            [b'a'..=b'z', .., b'a'..=b'z'] => part,
            _ => part.trim_matches(|c: char| !c.is_alphanumeric()),
        };
        // A part of the line begins where its bytes do.
        let at = text.as_ptr() as usize - line.as_ptr() as usize;
        (!text.is_empty()).then_some(Word { text, at })
    })
}
