//! Findings on a terminal: place, excerpt, what is wrong, how to mend it.

use std::io::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level as Mark, Renderer};

use super::excerpt::{Excerpt, Shown};
use super::language::Speech;
use crate::build::source::Source;
use crate::ground::diagnostic::{Diagnostic, Level, Report, Waived};

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
        let mut shown = source.map(Shown::new);
        for finding in report.findings() {
            let text = self.render(finding, shown.as_mut());
            let _closed_pipe = writeln!(out, "{text}\n");
        }
        let mut shown = source.map(Shown::new);
        for waived in report.waived() {
            let text = self.waived(waived, shown.as_mut());
            let _closed_pipe = writeln!(out, "{text}\n");
        }
    }

    /// Writes a finding that was accepted: what, where and why, without the lines of the file.
    fn waived(&self, waived: &Waived, shown: Option<&mut Shown<'_>>) -> String {
        let Waived { finding, reason, by, until, .. } = waived;
        let word = self.speech.pick("được miễn trừ", "waived");
        let message = finding.message(self.speech.is_vietnamese()).message;
        let position = shown.zip(finding.at).map(|(shown, at)| shown.position(at));
        let place = position.map_or_else(String::new, |at| match at.range {
            Some([(line, column), _]) => format!("\n  --> {}:{line}:{column}", at.path),
            None => format!("\n  --> {}", at.path),
        });
        let by =
            by.as_ref().map(|by| format!("{}: {by}", self.speech.pick("người cho phép", "by")));
        let until =
            until.as_ref().map(|day| format!("{} {day}", self.speech.pick("đến hết", "until")));
        let more: Vec<String> = by.into_iter().chain(until).collect();
        let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
        let why = self.speech.pick("lý do", "reason");
        format!("{word}[{}]: {message}{place}\n  = {why}: {reason}{more}", finding.code.id())
    }

    /// Lays one finding out, with the styles of a terminal.
    pub(super) fn render(&self, finding: &Diagnostic, shown: Option<&mut Shown<'_>>) -> String {
        let message = finding.message(self.speech.is_vietnamese());
        let places =
            [(finding.at, AnnotationKind::Primary), (finding.other, AnnotationKind::Context)];
        let places = places.into_iter().filter_map(|(span, kind)| Some((span?, kind)));
        let excerpts: Vec<Excerpt> = match shown {
            Some(shown) => places.map(|(span, kind)| shown.excerpt(span, kind)).collect(),
            None => Vec::new(),
        };
        let title = self.mark(finding.level).primary_title(&message.message).id(finding.code.id());
        let group = Group::with_title(title).elements(excerpts.iter().map(Excerpt::element));
        let help = Mark::HELP.with_name(self.speech.pick("cách sửa", "help"));
        let near = message.suggestion.iter().map(|near| help.clone().message(near.as_str()));
        let group = group.elements(near).element(help.clone().message(&message.help));
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
