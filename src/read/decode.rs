//! Bytes to text: UTF-8 without a mark at its front, of a sane length, free of control characters.

use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{FileId, Span};
use crate::ground::text::scan;

/// The longest text that is read, in bytes.
pub const LIMIT: usize = 2 << 20;

/// Reads the text of a file; what is wrong with it goes into the report.
pub fn decode(file: FileId, bytes: &[u8], report: &mut Report) -> Option<String> {
    decode_within(LIMIT, file, bytes, report)
}

/// Reads the text of a file that may be as long as `limit`, in bytes.
pub fn decode_within(
    limit: usize,
    file: FileId,
    bytes: &[u8],
    report: &mut Report,
) -> Option<String> {
    if bytes.len() > limit {
        report.push(
            Diagnostic::at(Code::TextTooLong, Span::top(file))
                .with("size", bytes.len())
                .with("limit", limit),
        );
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            report.push(not_utf8(file, bytes, error.valid_up_to()));
            return None;
        }
    };
    if let Some((offset, character)) = scan::odd_control(text) {
        let span = Span::new(file, offset..offset + character.len_utf8());
        report
            .push(Diagnostic::at(Code::ControlCharacter, span).with("character", name(character)));
        return None;
    }
    Some(text.to_owned())
}

fn not_utf8(file: FileId, bytes: &[u8], offset: usize) -> Diagnostic {
    let guess = match scan::guess_encoding(bytes) {
        Some(encoding) => Value::words(
            format!("; tệp trông như đang theo {encoding}"),
            format!("; it looks like {encoding}"),
        ),
        None => Value::from(""),
    };
    Diagnostic::at(Code::NotUtf8, Span::new(file, offset..offset + 1))
        .with("offset", offset)
        .with("byte", format!("0x{:02X}", bytes[offset]))
        .with("guess", guess)
}

/// Names a character that cannot be seen: `U+200B`.
pub fn name(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}
