//! Findings on a terminal: place, excerpt, what is wrong, how to mend it.

use std::io::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level as Mark, Renderer};

use super::excerpt::{Excerpt, Shown};
use super::language::Speech;
use crate::build::source::Source;
use crate::ground::diagnostic::{Diagnostic, Level, Report};

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
