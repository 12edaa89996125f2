//! An article's two parts: its keys between two lines `+++`, and its text.

use std::ops::Range;

use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::{FileId, Span};

/// The line that opens and closes the keys.
pub const FENCE: &str = "+++";

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
    let first_line = Span::new(file, 0..first.len().max(1).min(text.len()));
    match first.trim_end() {
        FENCE => {}
        "---" => return Err(Diagnostic::at(Code::YamlFrontMatter, first_line)),
        _ => return Err(Diagnostic::at(Code::NoFrontMatter, first_line).with("help", mend(text))),
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

/// Says what is to be done where the keys do not open at the first line.
fn mend(text: &str) -> Value {
    if text.contains('\r') && !text.contains('\n') {
        return Value::words(
            "lưu lại tệp với kiểu xuống dòng LF (Unix) hoặc CRLF (Windows): các dòng kết thúc bằng CR, như trên máy Mac đời cũ",
            "save the file anew with line ends LF (Unix) or CRLF (Windows): its lines end in CR, as on old Macs",
        );
    }
    if text.lines().next().is_some_and(|first| first.trim() == FENCE) {
        return Value::words(
            "xóa khoảng trắng trước dấu `+++` ở dòng đầu tiên",
            "delete the blank before `+++` on the first line",
        );
    }
    let opens_later = text.trim_start().starts_with(FENCE) && !text.starts_with(FENCE);
    match opens_later {
        true => Value::words(
            "xóa các dòng trống ở đầu tệp: dòng `+++` phải là dòng đầu tiên",
            "delete the empty lines at the top: the line `+++` must be the first",
        ),
        false => Value::words(
            "thêm dòng `+++` ở đầu tệp, rồi `title = \"...\"`, các khóa khác, và một dòng `+++` nữa",
            "add a line `+++` at the top, then `title = \"...\"` and the other keys, and one more line `+++`",
        ),
    }
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
