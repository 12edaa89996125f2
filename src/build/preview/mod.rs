//! A site that is looked at while it is written: what its files say now, and the last moment of it without an
//! error, which is what is shown.
//!
//! A change is never traced to the pages that it touches: the records are joined, planned and checked anew, in
//! memory, and pages are rendered when somebody asks. Nothing here watches a folder or speaks to a browser.

pub mod answer;
pub mod backstage;
pub mod change;
pub mod look;
mod moment;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

pub use moment::Moment;

use self::change::Change;
use super::readings::{Reading, Readings, Texts};
use super::session::Session;
use super::source::{Source, SourceFault};
use crate::ground::diagnostic::{Level, Report};
use crate::ground::source::FileId;
use crate::model::time::Day;
use crate::read::assemble::Purpose;

/// How often files are put back to what they last were when the rest still holds an error.
const ROUNDS: usize = 4;

/// A site that is looked at while it is written.
pub struct Preview {
    purpose: Purpose,
    now: Readings,
    shown: Option<Arc<Moment>>,
}

/// What looking at a site again gave.
pub struct Update {
    /// What changed in its files.
    pub changes: Vec<Change>,
    /// All that is wrong with it now, but for what only rendering finds.
    pub report: Report,
    /// What is shown; nothing while the site never was without an error.
    pub shown: Option<Arc<Moment>>,
    /// Where that is not what the files say now.
    pub held: Held,
}

/// What is shown as it last was, since it has an error now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Held {
    /// Nothing: the files are shown as they are.
    #[default]
    Nothing,
    /// These files.
    Files(BTreeSet<FileId>),
    /// The whole site.
    Everything,
}

impl Preview {
    /// Reads a site. `found` is what is wrong with its files as files.
    ///
    /// # Errors
    ///
    /// Files that could not be read.
    pub fn open(
        source: Arc<dyn Source>,
        found: &Report,
        purpose: Purpose,
    ) -> Result<(Self, Update), SourceFault> {
        let now = Readings::of(&*source, Texts::Kept)?;
        let mut preview = Self { purpose, now, shown: None };
        let update = preview.update(source, found, Vec::new());
        Ok((preview, update))
    }

    /// Reads files again which may have changed, came or went; nothing where none says anything else
    /// than before.
    ///
    /// # Errors
    ///
    /// Files that could not be read; then nothing has changed, and they are to be looked at again.
    pub fn look_again(
        &mut self,
        source: Arc<dyn Source>,
        found: &Report,
        files: &[FileId],
    ) -> Result<Option<Update>, SourceFault> {
        let read = files.par_iter().map(|file| Ok((*file, self.read_again(&*source, *file)?)));
        let read = read.collect::<Result<Vec<_>, _>>()?;
        let mut changes = Vec::new();
        for (file, reading) in read {
            let path = source.files().path(file);
            let change = Change::between(path, self.now.get(file), reading.as_ref());
            if let Some(change) = change {
                changes.push(change);
                self.now.set(file, reading);
            }
        }
        Ok((!changes.is_empty()).then(|| self.update(source, found, changes)))
    }

    /// Goes on to another day: pages change with it though no file did.
    pub fn go_to(&mut self, today: Day, source: Arc<dyn Source>, found: &Report) -> Update {
        self.purpose.today = today;
        self.update(source, found, Vec::new())
    }

    fn read_again(
        &self,
        source: &dyn Source,
        file: FileId,
    ) -> Result<Option<Arc<Reading>>, SourceFault> {
        let is_there = source.files().find(source.files().path(file)) == Some(file);
        is_there.then(|| Reading::of(source, file, Texts::Kept).map(Arc::new)).transpose()
    }

    /// Joins what the files say now. Where that holds an error, the files that it lies in are taken as they
    /// were when they last were shown; where that does not help, all stays as it was.
    fn update(&mut self, source: Arc<dyn Source>, found: &Report, changes: Vec<Change>) -> Update {
        let session = self.session(&*source, &self.now);
        let mut report = session.report().clone();
        report.absorb(found.clone());
        report.sort();
        let held = match report.has_errors() {
            false => {
                self.shown = Some(Arc::new(Moment::new(session, self.now.clone(), source)));
                Held::Nothing
            }
            true => self.hold(source, found, &report),
        };
        Update { changes, report, shown: self.shown.clone(), held }
    }

    fn session(&self, source: &dyn Source, readings: &Readings) -> Session {
        let before = self.shown.as_ref().map(|shown| &shown.session);
        Session::new(source.files(), readings, self.purpose, before)
    }

    /// Puts the files that hold errors back to what they were, as long as that leads on.
    fn hold(&mut self, source: Arc<dyn Source>, found: &Report, report: &Report) -> Held {
        let Some(shown) = self.shown.clone() else { return Held::Everything };
        let mut held = BTreeSet::new();
        let mut tried = self.now.clone();
        let mut report = report.clone();
        for _ in 0..ROUNDS {
            let blamed = blamed(&report).into_iter().filter(|file| !held.contains(file));
            let back: Vec<FileId> = blamed.filter(|file| differs(&tried, &shown, *file)).collect();
            if back.is_empty() {
                return Held::Everything;
            }
            for file in back {
                tried.set(file, shown.readings.get(file).cloned());
                held.insert(file);
            }
            if source.files().iter().all(|(file, _)| !differs(&tried, &shown, file)) {
                return Held::Files(held);
            }
            let session = self.session(&*source, &tried);
            report = session.report().clone();
            let of_files = found.findings().iter().filter(|it| it.level == Level::Error);
            let unheld = |file| !held.contains(&file);
            let is_bad_file = of_files.filter_map(|it| it.at).any(|at| unheld(at.file));
            if !report.has_errors() && !is_bad_file {
                self.shown = Some(Arc::new(Moment::new(session, tried, source)));
                return Held::Files(held);
            }
            report.absorb(found.clone());
        }
        Held::Everything
    }
}

/// Lists the files that errors point at.
fn blamed(report: &Report) -> BTreeSet<FileId> {
    let errors = report.findings().iter().filter(|found| found.level == Level::Error);
    errors.flat_map(|found| [found.at, found.other]).flatten().map(|span| span.file).collect()
}

fn differs(tried: &Readings, shown: &Moment, file: FileId) -> bool {
    match (tried.get(file), shown.readings.get(file)) {
        (Some(now), Some(then)) => !Arc::ptr_eq(now, then),
        (None, None) => false,
        _ => true,
    }
}
