//! Findings as a browser shows them: the words of the terminal and the lines of files, as data.

use annotate_snippets::AnnotationKind;

use super::excerpt::Shown;
use super::language::Speech;
use crate::build::source::Source;
use crate::ground::diagnostic::{Diagnostic, Report};
use crate::rooms::serve::view::{Excerpt, Problem};

/// Turns findings into problems, with the lines that `source` holds; the errors first.
pub(super) fn problems(speech: Speech, report: &Report, source: &dyn Source) -> Vec<Problem> {
    let mut shown = Shown::new(source);
    let found = report.findings().iter();
    let mut all: Vec<Problem> = found.map(|found| problem(speech, found, &mut shown)).collect();
    all.sort_by_key(|problem| problem.level);
    all
}

fn problem(speech: Speech, found: &Diagnostic, shown: &mut Shown<'_>) -> Problem {
    let message = found.message(speech.is_vietnamese());
    let places = [found.at, found.other].into_iter().flatten();
    Problem {
        level: found.level.word(),
        code: found.code.id(),
        message: message.message,
        near: message.suggestion,
        help: message.help,
        places: places
            .map(|span| {
                let (path, at, line) = shown.excerpt(span, AnnotationKind::Primary).into_parts();
                Excerpt { path, at, line }
            })
            .collect(),
    }
}
