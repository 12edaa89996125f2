//! An article's two parts: its keys between two lines `+++`, and its text.

use std::ops::Range;

use crate::ground::diagnostic::{Code, Diagnostic};
use crate::ground::source::{FileId, Span};

const FENCE: &str = "+++";

/// Where the parts lie in the text of the file, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts {
    /// The keys, without the fences.
    pub keys: Range<usize>,
    /// The text, after the second fence.
    pub body: Range<usize>,
}

/// Finds the parts of a file.
///
/// # Errors
///
/// No fence at the top, none after it, or YAML's fence; the finding says how to mend it.
pub fn split(file: FileId, text: &str) -> Result<Parts, Diagnostic> {
    let first = text.lines().next().unwrap_or("");
    let first_line = Span::new(file, 0..first.len());
    match first.trim_end() {
        FENCE => {}
        "---" => return Err(Diagnostic::at(Code::YamlFrontMatter, first_line)),
        _ => return Err(Diagnostic::at(Code::NoFrontMatter, first_line)),
    }
    let keys_start = after_line(text, 0);
    let mut line_start = keys_start;
    while line_start < text.len() {
        let next = after_line(text, line_start);
        if text[line_start..next].trim_end() == FENCE {
            return Ok(Parts { keys: keys_start..line_start, body: next..text.len() });
        }
        line_start = next;
    }
    Err(Diagnostic::at(Code::UnclosedFrontMatter, first_line))
}

/// Returns where the line after the one at `from` starts.
fn after_line(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |newline| from + newline + 1)
}

#[cfg(test)]
mod tests {
    use super::{Parts, split};
    use crate::ground::diagnostic::Code;
    use crate::ground::source::FileId;

    #[test]
    fn parts_are_found_with_either_end_of_line() {
        let parts = |text: &str| split(FileId(0), text).map_err(|found| found.code);
        assert_eq!(parts("+++\na = 1\n+++\nText"), Ok(Parts { keys: 4..10, body: 14..18 }));
        assert_eq!(parts("+++\r\na = 1\r\n+++\r\nT"), Ok(Parts { keys: 5..12, body: 17..18 }));
        assert_eq!(parts("+++\n+++"), Ok(Parts { keys: 4..4, body: 7..7 }));
        assert_eq!(parts("+++\na = 1\n"), Err(Code::UnclosedFrontMatter));
        assert_eq!(parts("---\na: 1\n---\n"), Err(Code::YamlFrontMatter));
        assert_eq!(parts("Text"), Err(Code::NoFrontMatter));
        assert_eq!(parts(""), Err(Code::NoFrontMatter));
    }
}
