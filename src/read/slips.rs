//! Slips of the hand in a text: characters that deceive, and names of links and notes that it defines nowhere.

use std::collections::BTreeSet;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::decode;
use super::pieces::{Defined, Piece};
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::Span;
use crate::ground::text::clip::clip;
use crate::ground::text::like_d::{dd, holds_like_d};
use crate::ground::text::nearest::nearest;
use crate::ground::text::scan::{hidden, suspects};

/// Reports in each line the characters that nobody sees, and the letters that are taken for Đ, each once.
pub(super) fn letters(text: &str, place: &dyn Fn(&Range<usize>) -> Span, report: &mut Report) {
    // Most texts hold none.
    if suspects(text.as_bytes()).next().is_none() && !holds_like_d(text) {
        return;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = |at: usize, c: char| place(&(start + at..start + at + c.len_utf8()));
        let mut told = BTreeSet::new();
        let odd = hidden(line).filter(|(at, c)| is_odd(&line[..*at], *c));
        for (at, c) in odd.filter(|(_, c)| told.insert(*c)) {
            let found = Diagnostic::at(Code::HiddenCharacter, span(at, c));
            let found = found.with("character", decode::name(c));
            report.push(found.with("key", Value::words("văn bản", "the text")));
        }
        let like_d = line.char_indices().filter(|(_, c)| dd(*c).is_some());
        for (at, c) in like_d.filter(|(_, c)| told.insert(*c)) {
            let found = Diagnostic::at(Code::LookAlikeLetter, span(at, c));
            report.push(found.with("character", format!("{c} ({})", decode::name(c))));
        }
        start += line.len();
    }
}

/// Tells whether a character that is not seen has no place behind a text: within a picture of signs it joins them.
fn is_odd(before: &str, character: char) -> bool {
    character != '\u{200D}' || before.ends_with(char::is_alphanumeric)
}

/// Reports names of links and footnotes that the text defines nowhere: readers would see their brackets.
pub(super) fn labels(
    text: &str,
    pieces: &[Piece<'_>],
    defined: &Defined,
    place: &dyn Fn(&Range<usize>) -> Span,
    report: &mut Report,
) {
    let mut unknown = |label: &str, near: Option<&str>, range: &Range<usize>| {
        let found = Diagnostic::at(Code::UnknownReference, place(range));
        report.push(found.with("value", clip(label)).nearest(near));
    };
    for (label, range) in &defined.missing {
        unknown(label, nearest(label, defined.labels.iter().map(String::as_str)), range);
    }
    let notes = pieces.iter().filter_map(|(event, _)| match event {
        Event::Start(Tag::FootnoteDefinition(label)) => Some(format!("^{label}")),
        _ => None,
    });
    let notes: BTreeSet<String> = notes.collect();
    for range in undefined_notes(pieces, text) {
        let label = &text[range.start + 1..range.end - 1];
        unknown(label, nearest(label, notes.iter().map(String::as_str)), &range);
    }
}

/// Finds the brackets of footnotes that stayed words, `[^9]`: of no such note is there a text.
fn undefined_notes(pieces: &[Piece<'_>], text: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 80;
    let (mut found, mut is_code) = (Vec::new(), false);
    let marks: Vec<usize> = memmem::find_iter(text.as_bytes(), "[^").collect();
    if marks.is_empty() {
        return found;
    }
    for (event, range) in pieces {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            _ => {}
        }
        if is_code || !matches!(event, Event::Text(_)) {
            continue;
        }
        let starts = &marks[marks.partition_point(|at| *at < range.start)..];
        let starts = starts.iter().copied().take_while(|at| *at < range.end);
        for start in starts.filter(|start| !text[..*start].ends_with('\\')) {
            let Some(label) = text[start..].strip_prefix("[^") else { continue };
            let is_end = |c: char| c.is_whitespace() || matches!(c, '[' | ']');
            let end = label[..label.floor_char_boundary(LONGEST)].find(is_end).unwrap_or(0);
            if end > 0 && label[end..].starts_with(']') {
                found.push(start..start + "[^".len() + end + 1);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::pieces::parse_noting;
    use super::{Code, Report, Span, labels, letters};
    use crate::ground::source::FileId;

    fn codes(text: &str) -> Vec<Code> {
        let mut report = Report::new();
        let place = |range: &std::ops::Range<usize>| Span::new(FileId(0), range.clone());
        let (pieces, defined) = parse_noting(text);
        letters(text, &place, &mut report);
        labels(text, &pieces, &defined, &place, &mut report);
        report.findings().iter().map(|found| found.code).collect()
    }

    #[test]
    fn characters_that_deceive_are_told_once_a_line() {
        for (text, wanted) in [
            ("Hạ\u{AD}nh Hạ\u{AD}nh\nH\u{200B}ạnh", vec![Code::HiddenCharacter; 2]),
            ("\u{D0}ức và \u{D0}ức, \u{189}ức", vec![Code::LookAlikeLetter; 2]),
            ("Hạ\u{AD}nh H\u{200B}ạnh", vec![Code::HiddenCharacter; 2]),
            ("Xe \u{F0}i, \u{256}i", vec![Code::LookAlikeLetter; 2]),
            ("👩\u{200D}🌾 – “Đức”\u{A0}…", vec![]),
        ] {
            assert_eq!(codes(text), wanted, "{text}");
        }
    }

    #[test]
    fn names_of_links_and_notes_are_defined() {
        for (text, wanted) in [
            ("[a][x]", 1),
            ("[a][]", 1),
            ("![a][x]", 1),
            ("một[^9] **hai[^9]**", 2),
            ("![^9]", 1),
            ("[a][x] [x][]\n\n[x]: /tin/", 0),
            ("một[^9]\n\n[^9]: chú thích", 0),
            ("[sic] `[^9]` \\[^9] [^ 9]", 0),
            ("```\n[a][x] [^9]\n```", 0),
        ] {
            assert_eq!(codes(text), vec![Code::UnknownReference; wanted], "{text}");
        }
    }
}
