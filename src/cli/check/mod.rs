//! `bantin check`: all that a build does but the writing, told to people or to machines.

mod github;
mod json;
mod sarif;
mod told;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use super::arguments::{CheckArguments, FindingFormat};
use super::exit::Exit;
use super::explain;
use super::faults;
use super::print::Printer;
use super::progress;
use super::run::{Over, Run};
use super::summary::Summary;
use crate::build::fault::OutputFault;
use crate::build::output::Sink;
use crate::build::session::Session;
use crate::build::source::Source;
use crate::build::tree::{Fate, FileClass};
use crate::ground::diagnostic::Report;
use crate::rooms::disk::made_pictures::{PictureFolder, Use};
use crate::rooms::publish::Directory;
use crate::rooms::publish::look::manifest_of;
use told::told;

/// Finds all problems of the site.
pub(super) fn run(run: &Run, arguments: &CheckArguments) -> Exit {
    let only = match explain::codes(run.speech, &arguments.only) {
        Ok(only) => only,
        Err(exit) => return exit,
    };
    let clock = super::build::clock();
    let mut over = match look(run) {
        Ok(over) => over,
        Err(report) => {
            tell(run, arguments.format, &report, None);
            return Exit::of(&report);
        }
    };
    over.report.absorb(over.done.take().unwrap_or_default());
    over.report.sort();
    if !only.is_empty() {
        over.report.keep_only(&only);
    }
    tell(run, arguments.format, &over.report, Some(&over.folder));
    if arguments.format == FindingFormat::Text {
        let pages = super::build::readers_pages(&over.session);
        Summary::new(pages, &over.report, clock.elapsed()).print(run.speech);
    }
    match arguments.deny_warnings {
        true => Exit::of_strict(&over.report),
        false => Exit::of(&over.report),
    }
}

/// Reads and renders the site; where the world is at fault, that is the report.
fn look(run: &Run) -> Result<Over<Report>, Report> {
    let made = Arc::new(PictureFolder::of(&run.site, Use::Read));
    let over = run.over(&made, |folder, session| {
        let bar = progress::bar(run.speech, session.file_count());
        let found = session.render(folder, &Nowhere, &|| bar.inc(1));
        bar.finish_and_clear();
        let mut found = found?;
        found.absorb(session.warn_of_removed(&gone(&run.site.join("public"), session)));
        Ok(found)
    });
    let mut over = over.map_err(|fault| faults::report(&fault))?;
    over.report.absorb(faults::of_made_pictures(&made.notes()));
    Ok(over)
}

/// Lists what the last build wrote and this one would not. Where nothing was built, or its records cannot be read, nothing is
/// known: that is a build's matter.
fn gone(output: &Path, session: &Session) -> Vec<String> {
    let known = manifest_of(&Directory::at(output)).ok().flatten().unwrap_or_default();
    let pages = session.plan.pages().iter().map(|page| page.route.output());
    let files = session.plan.files.iter().map(|(route, _)| route.output());
    let planned: BTreeSet<String> = pages.chain(files).collect();
    known.files.into_keys().filter(|path| !planned.contains(path)).collect()
}

/// Tells what was found: words go to the standard error, the forms of machines to the standard output.
fn tell(run: &Run, format: FindingFormat, report: &Report, source: Option<&dyn Source>) {
    if format == FindingFormat::Text {
        return Printer::new(run.speech).print(report, source);
    }
    let telling = told(run, report, source);
    let text = match format {
        FindingFormat::Json => json::write(&telling),
        FindingFormat::Sarif => sarif::write(&telling),
        _ => github::write(&telling),
    };
    let _closed_pipe = write!(anstream::stdout(), "{text}");
}

/// A sink that takes everything and keeps nothing.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &str, _: FileClass, _: &[u8]) -> Result<Fate, OutputFault> {
        Ok(Fate::Unchanged)
    }

    fn takes_files(&self) -> bool {
        false
    }
}
