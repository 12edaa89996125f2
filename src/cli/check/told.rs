//! Findings with their places in numbers: what every form for machines is written from.

use std::path::Path;

use crate::build::source::Source;
use crate::cli::excerpt::{Position, Shown};
use crate::cli::language::Speech;
use crate::cli::run::Run;
use crate::ground::diagnostic::{Diagnostic, Level, Report, Waived};
use crate::ground::source::Span;
use crate::model::time::Day;

/// A report, ready to be told.
pub(super) struct Telling<'r> {
    /// The language, where a form has one alone.
    pub(super) speech: Speech,
    /// The day that the site was checked for.
    pub(super) day: Day,
    /// The way from where the command runs to the site, with `/` at its end; empty where there is none.
    pub(super) way: String,
    /// What was found.
    pub(super) findings: Vec<Told<'r>>,
    /// What was found and accepted, each with the place of its waiver.
    pub(super) waived: Vec<(Told<'r>, &'r Waived, Option<Position>)>,
    /// Errors and warnings.
    pub(super) totals: [usize; 2],
}

/// A finding with its places.
pub(super) struct Told<'r> {
    /// The finding.
    pub(super) finding: &'r Diagnostic,
    /// Where.
    pub(super) at: Option<Position>,
    /// The second place.
    pub(super) other: Option<Position>,
}

/// Looks up the places of all findings.
pub(super) fn told<'r>(run: &Run, report: &'r Report, source: Option<&dyn Source>) -> Telling<'r> {
    let mut shown = source.map(Shown::new);
    let mut place = |span: Option<Span>| Some(shown.as_mut()?.position(span?));
    let mut tell = |finding: &'r Diagnostic| Told {
        finding,
        at: place(finding.at),
        other: place(finding.other),
    };
    let findings = report.findings().iter().map(&mut tell).collect();
    let waived: Vec<_> = report.waived().iter().map(|it| (tell(&it.finding), it)).collect();
    let mut shown = source.map(Shown::new);
    let mut waiver = |it: &Waived| Some(shown.as_mut()?.position(it.at));
    Telling {
        speech: run.speech,
        day: run.today,
        way: way(&run.site),
        findings,
        waived: waived.into_iter().map(|(told, it)| (told, it, waiver(it))).collect(),
        totals: [Level::Error, Level::Warning].map(|level| report.count(level)),
    }
}

impl Told<'_> {
    /// Returns the word of its level.
    pub(super) fn level(&self) -> &'static str {
        self.finding.level.word()
    }

    /// Writes what is wrong and how to mend it, as lines.
    pub(super) fn text(&self, speech: Speech) -> String {
        let message = self.finding.message(speech.is_vietnamese());
        let near = message.suggestion.into_iter();
        let lines = std::iter::once(message.message).chain(near).chain([message.help]);
        lines.collect::<Vec<_>>().join("\n")
    }
}

#[expect(clippy::disallowed_methods, reason = "paths are told from where the command runs")]
fn way(site: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let (Ok(here), Ok(site)) = (here, site.canonicalize()) else { return String::new() };
    way_from(&here, &site)
}

/// Writes the way from one whole path to another: up to what they share, then down.
fn way_from(here: &Path, site: &Path) -> String {
    let shared = here.iter().zip(site).take_while(|(here, site)| here == site).count();
    let up = here.iter().skip(shared).map(|_| "../".to_owned());
    let down = site.iter().skip(shared).map(|part| format!("{}/", part.to_string_lossy()));
    up.chain(down).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::way_from;

    #[test]
    fn a_way_goes_up_to_what_is_shared_and_down() {
        for (here, site, way) in [
            ("/a/site", "/a/site", ""),
            ("/a", "/a/b/site", "b/site/"),
            ("/a/site/content", "/a/site", "../"),
            ("/a/x/y", "/a/b/site", "../../b/site/"),
            ("/a/sit", "/a/site", "../site/"),
        ] {
            assert_eq!(way_from(Path::new(here), Path::new(site)), way, "{here} {site}");
        }
    }
}
