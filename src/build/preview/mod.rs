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

use self::answer::Shown;
use self::change::Change;
use super::readings::{Reading, Readings, Texts};
use super::session::Session;
use super::source::{Source, SourceFault};
use crate::ground::diagnostic::{Level, Report};
use crate::ground::source::FileId;
use crate::model::bulletin::Purpose;
use crate::model::time::Day;

/// How often files are put back to what they last were when the rest still holds an error.
const ROUNDS: usize = 4;

/// A site that is looked at while it is written.
pub struct Preview {
    purpose: Purpose,
    now: Readings,
    /// What is wrong with the files as files.
    found: Report,
    shown: Shown,
}

/// What looking at files again gave.
pub struct Looked {
    /// What became of the site, where anything changed.
    pub update: Option<Update>,
    /// The files that could not be read, and why.
    pub unread: Vec<(FileId, SourceFault)>,
}

/// What is shown of a site from now on, and why.
pub struct Update {
    /// What changed in its files.
    pub changes: Vec<Change>,
    /// All that is wrong with it now, but for what only rendering finds.
    pub report: Report,
    /// What is shown; nothing while the site never was without an error.
    pub shown: Shown,
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
        let mut preview = Self { purpose, now, found: found.clone(), shown: Shown::default() };
        let update = preview.update(source, found, Vec::new(), true);
        Ok((preview, update))
    }

    /// Reads files again which may have changed, came or went; nothing where none says anything else
    /// than before. `was_sound` tells whether no page of what is shown is known that could not be rendered.
    ///
    /// A file that could not be read stays as it was, and is to be looked at again; the rest goes on.
    pub fn look_again(
        &mut self,
        source: Arc<dyn Source>,
        found: &Report,
        files: &[FileId],
        was_sound: bool,
    ) -> Looked {
        let read = files.par_iter().map(|file| (*file, self.read_again(&*source, *file)));
        let (mut changes, mut unread) = (Vec::new(), Vec::new());
        for (file, reading) in read.collect::<Vec<_>>() {
            let reading = match reading {
                Ok(reading) => reading,
                Err(fault) => {
                    unread.push((file, fault));
                    continue;
                }
            };
            let path = source.files().path(file);
            let change = Change::between(path, self.now.get(file), reading.as_ref());
            if let Some(change) = change {
                changes.push(change);
                self.now.set(file, reading);
            }
        }
        let is_changed = !changes.is_empty() || found.findings() != self.found.findings();
        self.found = found.clone();
        let update = is_changed.then(|| self.update(source, found, changes, was_sound));
        Looked { update, unread }
    }

    /// Goes on to another day: pages change with it though no file did.
    pub fn go_to(
        &mut self,
        today: Day,
        source: Arc<dyn Source>,
        found: &Report,
        was_sound: bool,
    ) -> Update {
        self.purpose.today = today;
        self.update(source, found, Vec::new(), was_sound)
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
    /// were when they last were good; where that does not help, all stays as it was.
    fn update(
        &mut self,
        source: Arc<dyn Source>,
        found: &Report,
        changes: Vec<Change>,
        was_sound: bool,
    ) -> Update {
        let session = self.session(&*source, &self.now);
        let mut report = session.report().clone();
        report.absorb(found.clone());
        report.sort();
        // Where there never was a sound moment, the one that is shown is the best there is.
        let before = self.shown.before.clone().filter(|_| !was_sound);
        let good = before.or_else(|| self.shown.now.clone());
        let (now, held) = match (report.has_errors(), &good) {
            (false, _) => {
                (Some(Arc::new(Moment::new(session, self.now.clone(), source))), Held::Nothing)
            }
            (true, None) => (None, Held::Everything),
            (true, Some(good)) => {
                let (now, held) = self.hold(source, found, &report, good);
                (Some(now), held)
            }
        };
        self.shown = Shown { now, before: good };
        Update { changes, report, shown: self.shown.clone(), held }
    }

    fn session(&self, source: &dyn Source, readings: &Readings) -> Session {
        let before = self.shown.now.as_ref().map(|shown| (&shown.session, &shown.readings));
        Session::new(source.files(), readings, self.purpose, before)
    }

    /// Puts the files that hold errors back to what they were when the site was good, as long as that leads on.
    fn hold(
        &self,
        source: Arc<dyn Source>,
        found: &Report,
        report: &Report,
        good: &Arc<Moment>,
    ) -> (Arc<Moment>, Held) {
        let mut held = BTreeSet::new();
        let mut tried = self.now.clone();
        let mut report = report.clone();
        for _ in 0..ROUNDS {
            let back = self.blamed(&tried, good, &report);
            if back.is_empty() {
                break;
            }
            for file in back {
                tried.set(file, good.readings.get(file).cloned());
                held.insert(file);
            }
            let is_good_again = good.session.bulletin.purpose() == self.purpose
                && tried.differing(&good.readings).is_empty();
            if is_good_again {
                return (good.clone(), Held::Files(held));
            }
            let session = self.session(&*source, &tried);
            report = session.report().clone();
            if !report.has_errors() && errors_at(found).is_subset(&held) {
                let moment = Moment::new(session, tried, source);
                return (Arc::new(moment), Held::Files(held));
            }
            report.absorb(found.clone());
        }
        (good.clone(), Held::Everything)
    }

    /// Lists the files that errors point at and that are not as they were. A file that came while another went may
    /// be that one under a new name: then putting it back would lose its page, and none is listed.
    fn blamed(&self, tried: &Readings, good: &Moment, report: &Report) -> Vec<FileId> {
        let (errors, differing) = (errors_at(report), tried.differing(&good.readings));
        let any_went = differing.iter().any(|file| tried.get(*file).is_none());
        let blamed: Vec<FileId> =
            differing.into_iter().filter(|file| errors.contains(file)).collect();
        let is_renamed = any_went && blamed.iter().any(|file| good.readings.get(*file).is_none());
        if is_renamed { Vec::new() } else { blamed }
    }
}

/// Lists the files that errors point at.
fn errors_at(report: &Report) -> BTreeSet<FileId> {
    let errors = report.findings().iter().filter(|found| found.level == Level::Error);
    errors.flat_map(|found| [found.at, found.other]).flatten().map(|span| span.file).collect()
}
