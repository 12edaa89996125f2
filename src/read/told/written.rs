//! Signs that a text has where its lines have none. What asks a text as it is written, before its lines are put together,
//! does not know what a line has at these, and has to say yes.

use super::words::is_blank;

/// Tells whether a character may be a sign of Markdown, or a break of the file.
pub(super) fn is_markup(c: char) -> bool {
    matches!(c, '*' | '_' | '~' | '`' | '[' | ']' | '<' | '>' | '\\' | '#') || is_break(c)
}

/// Tells whether what a line has at a place is not known, by the character beside it: a sign of Markdown, or the end of a
/// link.
pub(super) fn may_hide(c: char) -> bool {
    is_markup(c) || c == ')'
}

/// Tells whether a character is a blank of a line, or a break of the file, which is one.
pub(super) fn is_between(c: char) -> bool {
    is_blank(c) || is_break(c)
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r')
}
