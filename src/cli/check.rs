//! `bantin check`: all that a build does but the writing.

use super::exit::Exit;
use super::faults;
use super::print::Printer;
use super::progress;
use super::run::Run;
use super::summary::Summary;
use crate::build::fault::OutputFault;
use crate::build::output::Sink;
use crate::build::tree::{Fate, FileClass};

/// Finds all problems of the site.
pub(super) fn run(run: &Run) -> Exit {
    let clock = super::build::clock();
    let over = run.over(|folder, session| {
        let bar = progress::bar(run.speech, session.file_count());
        let found = session.render(folder, &Nowhere, &|| bar.inc(1));
        bar.finish_and_clear();
        found
    });
    let mut over = match over {
        Ok(over) => over,
        Err(fault) => {
            Printer::new(run.speech).print(&faults::report(&fault), None);
            return Exit::World;
        }
    };
    over.report.absorb(over.done.take().unwrap_or_default());
    over.report.sort();
    Printer::new(run.speech).print(&over.report, Some(&over.folder));
    let pages = super::build::readers_pages(&over.session);
    Summary::new(pages, &over.report, clock.elapsed()).print(run.speech);
    Exit::of(&over.report)
}

/// A sink that takes everything and keeps nothing.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &str, _: FileClass, _: &[u8]) -> Result<Fate, OutputFault> {
        Ok(Fate::Unchanged)
    }
}
