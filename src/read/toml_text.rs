//! TOML 1.0 to a tree of values with their places; what is not TOML becomes findings.
//!
//! The parser recovers, so that one slip does not hide the rest of a file. Values that it made up in
//! doing so are told apart by their place: see [`Toml::is_damaged`].

use std::ops::Range;

use toml::de::DeTable;
use toml_parser::lexer::TokenKind;

use super::toml_words::{self, Slip};
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{FileId, Span};
use crate::ground::text::clip::clip;

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
    /// Where the parser had to guess, sorted and apart.
    damaged: Vec<Range<usize>>,
    /// From where on keys may have been swallowed or moved by an unclosed bracket or the like.
    torn_at: Option<usize>,
    /// Where a bracket was left open: what is said of the rest may be wrong.
    open_at: Option<usize>,
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
            torn_at: None,
            open_at: None,
        };
        toml.take_errors(part, &errors, report);
        if errors.is_empty() {
            toml.refuse_newer_syntax(part, report);
        }
        toml.damaged = apart(toml.damaged);
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
        // What the parser makes up has no place of its own.
        if range.is_empty() {
            return true;
        }
        // They are sorted and apart, so the last that starts before the value's end decides.
        let before = self.damaged.partition_point(|damage| damage.start <= range.end);
        before.checked_sub(1).is_some_and(|last| range.start <= self.damaged[last].end)
    }

    /// Tells whether keys may have been swallowed by an unclosed bracket or the like.
    pub fn is_torn(&self) -> bool {
        self.torn_at.is_some()
    }

    /// Returns the place in the file from which on nothing is sure, where a bracket was left open.
    pub fn unsure_from(&self) -> Option<usize> {
        self.open_at.map(|at| at + self.offset)
    }

    /// Tells whether a key may stand in another table than it was written for, or is no key at all.
    pub fn is_unsure(&self, key: &Range<usize>) -> bool {
        self.torn_at.is_some_and(|at| key.start >= at) || self.is_damaged(key)
    }

    fn take_errors(&mut self, part: &str, errors: &[toml::de::Error], report: &mut Report) {
        let lines = Lines::new(part);
        let mut last: Option<(usize, bool, &str)> = None;
        // The parser tells of brackets and lines first, then of values.
        let mut errors: Vec<_> = errors.iter().collect();
        errors.sort_by_key(|error| error.span().map(|span| lines.at(span.start)));
        for error in errors {
            // What has no place is about the whole: its first line stands for it.
            let range = error.span().unwrap_or_else(|| lines.range(0));
            let range = whole_word(part, range);
            let line = lines.at(range.start);
            // Of what is nested without end the parser keeps the outer part: all of its line is damaged.
            self.damaged.push(match error.message().starts_with("cannot recurse") {
                true => lines.range(line),
                false => range.clone(),
            });
            if !toml_words::is_about_a_value(error.message()) {
                self.torn_at.get_or_insert(range.start);
            }
            // What follows on the same line is the echo of the first slip; on the next, of one that may not end with its line.
            // A text line after line is one slip.
            let ends = toml_words::is_within_its_line(error.message());
            let is_echo = last.is_some_and(|(last, ended, message)| {
                let is_same = message == error.message() && toml_words::runs_on(message);
                line == last || (line == last + 1 && (!ended || is_same))
            });
            last = Some((line, ends, error.message()));
            let is_sure = self.open_at.is_none() || toml_words::is_within_a_word(error.message());
            if !ends {
                self.open_at.get_or_insert(range.start);
            }
            if !is_echo && is_sure {
                let slip = Slip {
                    message: error.message(),
                    written: part.get(range.clone()).unwrap_or(""),
                    line: &part[lines.range(line)],
                    at: range.start.saturating_sub(lines.range(line).start),
                    is_front_matter: self.offset > 0,
                };
                report.push(toml_words::explain(slip, self.span(range)));
            }
        }
    }

    /// Finds what TOML 1.1 allows and 1.0 does not: editors would refuse the file.
    fn refuse_newer_syntax(&mut self, part: &str, report: &mut Report) {
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
                    if let Some(at) = find_escape(&part[range.clone()], b"ex") {
                        let at = range.start + at;
                        self.damaged.push(range.clone());
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

    /// Names a list of tables as its headers do, that belongs to the table of a place: `meeting.agenda` below `[[meeting]]`. Where
    /// the place is such a header itself, that one is meant.
    pub fn header(&self, at: Span, key: &str) -> String {
        let start = at.range().start;
        let end = self.text[start..].find('\n').map_or(self.text.len(), |end| start + end);
        let mut lines = self.text[self.offset.min(end)..end].lines().rev();
        let name = lines.find_map(header_name);
        match name {
            Some(name) if name == key || name.ends_with(&format!(".{key}")) => name.to_owned(),
            Some(name) => format!("{name}.{key}"),
            None => key.to_owned(),
        }
    }

    /// Returns the line in which a key opens a table, with its place in the file; none where the key stands before a value.
    pub fn header_at(&self, key: Range<usize>) -> Option<(usize, &'t str)> {
        let at = key.start + self.offset;
        let start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line = self.text[start..].lines().next().unwrap_or("");
        header_name(line).map(|_| (start, line.trim()))
    }

    /// Makes the finding about a time without seconds.
    pub fn short_time(&self, range: Range<usize>) -> Diagnostic {
        self.newer(range, NEWER_TIME)
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
const NEWER_TIME: [&str; 4] =
    ["giờ không có giây", "a time without seconds", "thêm `:00`", "add `:00`"];
const NEWER_ESCAPE: [&str; 4] = [
    "`\\e` hoặc `\\x`",
    "`\\e` or `\\x`",
    "viết `\\u` và bốn chữ số",
    "write `\\u` and four digits",
];

/// Finds a backslash of a string that one of a few letters follows.
pub(super) fn find_escape(string: &str, letters: &[u8]) -> Option<usize> {
    let bytes = string.as_bytes();
    let mut at = 0;
    while at + 1 < bytes.len() {
        match (bytes[at], bytes[at + 1]) {
            (b'\\', letter) if letters.contains(&letter) => return Some(at),
            (b'\\', _) => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// Returns the name in a line that opens a table: `[name]` or `[[name]]`.
fn header_name(line: &str) -> Option<&str> {
    let line = line.split('#').next().unwrap_or(line).trim();
    let name = line.strip_prefix('[')?.strip_suffix(']')?.trim_matches(['[', ']']).trim();
    let is_of_name = |c: char| c.is_alphanumeric() || "._-".contains(c);
    (!name.is_empty() && name.chars().all(is_of_name)).then_some(name)
}

/// Sorts ranges and joins those that touch.
fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// Where the lines of a text start.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        let after_newlines = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_newlines).collect() }
    }

    /// Returns the number of the line that a byte stands in, from 0.
    fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// Returns where a line lies, without its end.
    fn range(&self, line: usize) -> Range<usize> {
        let start = self.starts[line];
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        start..end
    }
}

/// The parser points at the 0 of `012` and at the end of `1.250.000`; who reads looks for the whole number.
fn whole_word(part: &str, range: Range<usize>) -> Range<usize> {
    let found = part.get(range.clone()).unwrap_or("");
    if found != "0" && !found.starts_with('.') {
        return range;
    }
    let is_of_number = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'.';
    let rest = part[range.end..].bytes().take_while(is_of_number).count();
    let before = part.as_bytes()[..range.start].iter().rev().take_while(|it| is_of_number(it));
    range.start - before.count()..range.end + rest
}
