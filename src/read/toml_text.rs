//! TOML 1.0 to a tree of values with their places; what is not TOML becomes findings.
//!
//! The parser recovers, so that one slip does not hide the rest of a file. Values that it made up in
//! doing so are told apart by their place: see [`Toml::is_damaged`].

use std::ops::Range;

use toml::de::DeTable;
use toml_parser::lexer::TokenKind;

use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{FileId, Span};
use crate::model::time::PartialDate;

/// A text in TOML, parsed as far as it goes.
pub struct Toml<'t> {
    /// Its file.
    pub file: FileId,
    /// The whole text of the file.
    pub text: &'t str,
    /// Where the TOML starts in the text.
    pub offset: usize,
    /// The values.
    pub root: DeTable<'t>,
    /// Where the parser had to guess.
    damaged: Vec<Range<usize>>,
    /// Whether keys may have been swallowed by an unclosed bracket or the like.
    pub is_torn: bool,
}

impl<'t> Toml<'t> {
    /// Parses the part `range` of the text of a file.
    pub fn parse(file: FileId, text: &'t str, range: Range<usize>, report: &mut Report) -> Self {
        let part = &text[range.clone()];
        let (root, errors) = DeTable::parse_recoverable(part);
        let mut toml = Self {
            file,
            text,
            offset: range.start,
            root: root.into_inner(),
            damaged: Vec::new(),
            is_torn: false,
        };
        toml.take_errors(part, &errors, report);
        if errors.is_empty() {
            toml.refuse_newer_syntax(part, report);
        }
        toml
    }

    /// Turns a range of the parsed part into a span of the file.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.offset..range.end + self.offset)
    }

    /// Returns what was written in a range of the parsed part, clipped to a readable length.
    pub fn written(&self, range: Range<usize>) -> String {
        clip(self.text.get(range.start + self.offset..range.end + self.offset).unwrap_or(""))
    }

    /// Tells whether a value is the parser's guess: what is wrong with it has been reported.
    pub fn is_damaged(&self, range: &Range<usize>) -> bool {
        self.damaged.iter().any(|damage| damage.start <= range.end && range.start <= damage.end)
    }

    fn take_errors(&mut self, part: &str, errors: &[toml::de::Error], report: &mut Report) {
        let mut last_line = None;
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            let line = part[..range.start.min(part.len())].matches('\n').count();
            let written = part.get(range.clone()).unwrap_or("");
            self.damaged.push(range.clone());
            self.is_torn |= !is_about_a_value(error.message());
            // What follows on the same or the next line is the echo of the first slip.
            let is_echo = last_line.is_some_and(|last| line <= last + 1);
            last_line = Some(line);
            if !is_echo {
                report.push(explain(error.message(), written, self.span(range)));
            }
        }
    }

    /// Finds what TOML 1.1 allows and 1.0 does not: editors would refuse the file.
    fn refuse_newer_syntax(&self, part: &str, report: &mut Report) {
        let mut open = Vec::new();
        let mut comma: Option<Range<usize>> = None;
        for token in toml_parser::Source::new(part).lex() {
            let range = token.span().start()..token.span().end();
            match token.kind() {
                kind @ (TokenKind::LeftCurlyBracket | TokenKind::LeftSquareBracket) => {
                    open.push(kind)
                }
                TokenKind::RightSquareBracket => drop(open.pop()),
                TokenKind::RightCurlyBracket => {
                    open.pop();
                    if let Some(comma) = comma.take() {
                        report.push(self.newer(comma, NEWER_COMMA));
                    }
                }
                TokenKind::Newline if open.last() == Some(&TokenKind::LeftCurlyBracket) => {
                    report.push(self.newer(range.clone(), NEWER_LINE));
                    return;
                }
                TokenKind::BasicString | TokenKind::MlBasicString => {
                    if let Some(at) = newer_escape(&part[range.clone()]) {
                        let at = range.start + at;
                        report.push(self.newer(at..at + 2, NEWER_ESCAPE));
                    }
                }
                _ => {}
            }
            comma = match token.kind() {
                TokenKind::Comma => Some(range),
                TokenKind::Whitespace => comma,
                _ => None,
            };
        }
    }

    fn newer(&self, range: Range<usize>, [vi, en, help_vi, help_en]: [&str; 4]) -> Diagnostic {
        Diagnostic::at(Code::TomlNewer, self.span(range))
            .with("what", Value::words(vi, en))
            .with("help", Value::words(help_vi, help_en))
    }
}

const NEWER_COMMA: [&str; 4] =
    ["dấu phẩy cuối trong `{ }`", "a comma before `}`", "bỏ dấu phẩy ấy", "take the comma away"];
const NEWER_LINE: [&str; 4] = [
    "xuống dòng trong `{ }`",
    "a new line within `{ }`",
    "viết cả `{ ... }` trên một dòng, hoặc tách thành bảng [tên]",
    "write `{ ... }` on one line, or make it a table [name]",
];
const NEWER_ESCAPE: [&str; 4] = [
    "`\\e` hoặc `\\x`",
    "`\\e` or `\\x`",
    "viết `\\u` và bốn chữ số",
    "write `\\u` and four digits",
];

/// Finds an escape that TOML 1.0 does not have.
fn newer_escape(string: &str) -> Option<usize> {
    let bytes = string.as_bytes();
    let mut at = 0;
    while at + 1 < bytes.len() {
        match (bytes[at], bytes[at + 1]) {
            (b'\\', b'e' | b'x') => return Some(at),
            (b'\\', _) => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// Tells whether an error damages one value only, so that the keys around it were all seen.
fn is_about_a_value(message: &str) -> bool {
    ["invalid date", "string values must be quoted", "unexpected leading zero", "duplicate key"]
        .iter()
        .any(|start| message.starts_with(start))
}

/// Says in our own words what the parser found.
fn explain(message: &str, written: &str, span: Span) -> Diagnostic {
    let written = written.trim();
    if message.starts_with("invalid date") {
        return match PartialDate::parse(written) {
            Some(_) => Diagnostic::at(Code::UnquotedDate, span).with("value", written),
            None => Diagnostic::at(Code::BadDate, span).with("value", clip(written)),
        };
    }
    let (reason, help) = syntax_words(message, written);
    Diagnostic::at(Code::TomlSyntax, span).with("reason", reason).with("help", help)
}

fn syntax_words(message: &str, written: &str) -> (Value, Value) {
    let shown = clip(written);
    if written.starts_with(['“', '”', '‘', '’', '«']) {
        return (
            Value::words("dấu ngoặc kép cong", "curly quotes"),
            Value::words("dùng dấu ngoặc kép thẳng \"...\"", "use straight quotes \"...\""),
        );
    }
    for (start, [vi, en, help_vi, help_en]) in SYNTAX {
        if message.starts_with(start) {
            let fill = |text: &str| text.replace("{}", &shown);
            return (Value::words(fill(vi), fill(en)), Value::words(fill(help_vi), fill(help_en)));
        }
    }
    (
        Value::words(format!("không hiểu được ở đây ({message})"), message),
        Value::words("xem lại dòng này", "look at this line again"),
    )
}

/// The parser's messages, by their first words, and what an officer can do about each.
const SYNTAX: &[(&str, [&str; 4])] = &[
    (
        "string values must be quoted",
        [
            "giá trị `{}` thiếu dấu ngoặc kép",
            "the value `{}` is not in quotes",
            "đặt giá trị trong dấu ngoặc kép thẳng: \"{}\"",
            "put the value into straight quotes: \"{}\"",
        ],
    ),
    (
        "duplicate key",
        [
            "`{}` được ghi hai lần",
            "`{}` is written twice",
            "giữ lại một dòng",
            "keep one of the lines",
        ],
    ),
    (
        "invalid basic string",
        [
            "chuỗi chữ không có dấu ngoặc kép đóng",
            "a string is not closed",
            "thêm dấu ngoặc kép ở cuối chuỗi; trong chuỗi viết \\\" cho dấu ngoặc kép",
            "add the closing quote; within a string write \\\" for a quote",
        ],
    ),
    (
        "missing comma",
        [
            "thiếu dấu phẩy giữa hai phần tử, hoặc thiếu dấu `]`",
            "a comma between two elements is missing, or a `]`",
            "thêm dấu phẩy hoặc đóng danh sách bằng `]`",
            "add the comma or close the list with `]`",
        ],
    ),
    (
        "unclosed array",
        [
            "danh sách mở bằng `[` mà không đóng",
            "a list opened with `[` is not closed",
            "đóng danh sách bằng `]`",
            "close the list with `]`",
        ],
    ),
    (
        "unclosed inline table",
        [
            "bảng mở bằng `{` mà không đóng",
            "a table opened with `{` is not closed",
            "đóng bảng bằng `}`",
            "close the table with `}`",
        ],
    ),
    (
        "unexpected leading zero",
        [
            "số `{}` mở đầu bằng 0",
            "the number `{}` begins with 0",
            "bỏ số 0 ở đầu, hoặc đặt trong dấu ngoặc kép nếu đó là mã",
            "drop the 0, or put it into quotes where it is a code",
        ],
    ),
    (
        "key with no value",
        [
            "khóa `{}` không có giá trị",
            "the key `{}` has no value",
            "viết `khóa = \"giá trị\"`",
            "write `key = \"value\"`",
        ],
    ),
];

/// Cuts what is shown of a long value.
pub fn clip(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().next().unwrap_or("");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None if line.len() < text.len() => format!("{line}…"),
        None => line.to_owned(),
    }
}
