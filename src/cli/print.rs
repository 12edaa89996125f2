//! Findings on a terminal: place, excerpt, what is wrong, how to mend it.

use std::io::Write as _;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Element, Group, Level as Mark, Origin, Renderer, Snippet};

use super::language::Speech;
use crate::build::source::Source;
use crate::ground::diagnostic::{Diagnostic, Level, Report};
use crate::ground::source::{SourceText, Span};

/// The longest line that is shown in an excerpt, in bytes.
const LONGEST_LINE: usize = 4000;

/// A printer of findings in one language.
pub(super) struct Printer {
    speech: Speech,
}

impl Printer {
    /// Makes a printer.
    pub(super) fn new(speech: Speech) -> Self {
        Self { speech }
    }

    /// Prints every finding to the standard error, with excerpts of the files that `source` holds.
    pub(super) fn print(&self, report: &Report, source: Option<&dyn Source>) {
        let mut out = anstream::stderr().lock();
        for finding in report.findings() {
            let text = self.render(finding, source);
            let _closed_pipe = writeln!(out, "{text}\n");
        }
    }

    fn render(&self, finding: &Diagnostic, source: Option<&dyn Source>) -> String {
        let message = finding.message(self.speech.is_vietnamese());
        let places =
            [(finding.at, AnnotationKind::Primary), (finding.other, AnnotationKind::Context)];
        let texts: Vec<_> = places
            .into_iter()
            .filter_map(|(span, kind)| {
                let span = span?;
                Some((text_of(source?, span), span, kind))
            })
            .collect();
        let title = self.mark(finding.level).primary_title(&message.message).id(finding.code.id());
        let mut group = Group::with_title(title);
        for (text, span, kind) in &texts {
            group = group.element(excerpt(text, *span, *kind));
        }
        let help = Mark::HELP.with_name(self.speech.pick("cách sửa", "help"));
        let near = message.suggestion.iter().map(|near| help.clone().message(near.as_str()));
        group = group.elements(near).element(help.clone().message(&message.help));
        Renderer::styled().render(&[group])
    }

    fn mark(&self, level: Level) -> Mark<'static> {
        match level {
            Level::Error => Mark::ERROR.with_name(self.speech.pick("lỗi", "error").to_owned()),
            Level::Warning => {
                Mark::WARNING.with_name(self.speech.pick("cảnh báo", "warning").to_owned())
            }
        }
    }
}

/// Reads a file again to show a part of it. What cannot be shown as text is shown by its name alone.
fn text_of(source: &dyn Source, span: Span) -> SourceText {
    let path = source.files().path(span.file).to_owned();
    let bytes = match is_text(&path) && source.is_ordinary(span.file) {
        true => source.read(span.file).unwrap_or_default(),
        false => Vec::new(),
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let text = String::from_utf8(bytes.to_vec()).unwrap_or_default();
    SourceText { path: path.into(), text: text.into() }
}

fn is_text(path: &str) -> bool {
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str());
    matches!(ending, Some("toml" | "md" | "html" | "css"))
}

fn excerpt<'e>(text: &'e SourceText, span: Span, kind: AnnotationKind) -> Element<'e> {
    let path = text.path.as_ref();
    if span.start == 0 && span.end == 0 || text.text.is_empty() {
        return Origin::path(path).into();
    }
    let position = text.position(span.start as usize);
    let (line_start, line_end) = line_around(&text.text, span.start as usize);
    if line_end - line_start > LONGEST_LINE {
        return Origin::path(path).line(position.line).char_column(position.column).into();
    }
    let line = &text.text[line_start..line_end];
    let start = span.start as usize - line_start;
    let end = (span.end as usize).clamp(line_start + start, line_end) - line_start;
    let annotation = kind.span(start.min(line.len())..end.min(line.len()));
    Snippet::source(line).line_start(position.line).path(path).annotation(annotation).into()
}

/// Finds the line that a byte stands in, without its end.
fn line_around(text: &str, at: usize) -> (usize, usize) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |newline| at + newline);
    (start, end)
}
