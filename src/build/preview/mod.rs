//! A site that is looked at while it is written: what its files say now, and the last moment of it without an
//! error, which is what is shown.
//!
//! A change is never traced to the pages that it touches: the records are joined, planned and checked anew, in
//! memory, and pages are rendered when somebody asks. Nothing here watches a folder or speaks to a browser.

pub mod answer;
pub mod backstage;
pub mod change;
mod hold;
pub mod look;
mod moment;

use std::sync::Arc;

use rayon::prelude::*;

pub use hold::Held;
pub use moment::Moment;

use self::answer::{Shown, Soundness};
use self::change::Change;
use self::hold::{Hold, files_of, with_theme_of};
use super::readings::{Reading, Readings, Texts};
use super::session::Session;
use super::source::{Source, SourceFault};
use crate::ground::diagnostic::{Code, Report};
use crate::ground::source::FileId;
use crate::model::bulletin::Purpose;
use crate::model::time::Day;
use crate::read::watch::Watch;

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

/// The files of an edit, and what changed in each.
#[derive(Default)]
struct Edit {
    files: Vec<FileId>,
    changes: Vec<Change>,
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
        let update = preview.update(source, found, Edit::default(), Soundness::Unknown);
        Ok((preview, update))
    }

    /// Reads files again which may have changed, came or went; nothing where none says anything else
    /// than before. `soundness` is that of what is shown.
    ///
    /// A file that could not be read stays as it was, and is to be looked at again; the rest goes on.
    pub fn look_again(
        &mut self,
        source: Arc<dyn Source>,
        found: &Report,
        files: &[FileId],
        soundness: Soundness,
    ) -> Looked {
        let read = files.par_iter().map(|file| (*file, self.read_again(&*source, *file)));
        let (mut edit, mut unread) = (Edit::default(), Vec::new());
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
                edit.files.push(file);
                edit.changes.push(change);
                self.now.set(file, reading);
            }
        }
        let is_changed = !edit.changes.is_empty() || found.findings() != self.found.findings();
        self.found = found.clone();
        let update = is_changed.then(|| self.update(source, found, edit, soundness));
        Looked { update, unread }
    }

    /// Goes on to another day: pages change with it though no file did.
    pub fn go_to(
        &mut self,
        today: Day,
        source: Arc<dyn Source>,
        found: &Report,
        soundness: Soundness,
    ) -> Update {
        self.purpose.today = today;
        self.update(source, found, Edit::default(), soundness)
    }

    fn read_again(
        &self,
        source: &dyn Source,
        file: FileId,
    ) -> Result<Option<Arc<Reading>>, SourceFault> {
        let is_there = source.files().find(source.files().path(file)) == Some(file);
        is_there
            .then(|| Reading::of(source, file, Texts::Kept, &Watch::ALL).map(Arc::new))
            .transpose()
    }

    /// Joins what the files say now. Where that holds an error, the files that it lies in are taken as they
    /// were when they last were good; where that does not help, all stays as it was.
    fn update(
        &mut self,
        source: Arc<dyn Source>,
        found: &Report,
        edit: Edit,
        soundness: Soundness,
    ) -> Update {
        let session = self.session(&*source);
        let mut report = found.clone();
        // Without the site's own record all else is a consequence.
        if !found.findings().iter().any(|found| found.code == Code::NoSite) {
            report.absorb(session.report().clone());
        }
        report.sort_by_path(source.files());
        let is_broken = soundness == Soundness::Broken;
        let before = self.shown.stand_in().filter(|_| is_broken).cloned();
        let (now, held) = match (report.has_errors(), &self.shown.now) {
            (false, _) => {
                let files = source.files().clone();
                let now = Moment::new(session, self.now.clone(), files, source.clone());
                (Some(Arc::new(now)), Held::Nothing)
            }
            (true, None) => (None, Held::Everything),
            (true, Some(last)) => {
                let hold = Hold::of(self, &source, found, last, before.as_deref());
                let (now, held) = hold.moment(&report, &edit.files);
                (Some(now), held)
            }
        };
        let stand_in =
            before.zip(now.as_ref()).map(|(before, now)| self.stand_in(&source, now, before));
        self.shown = self.shown.next(now, soundness, stand_in);
        Update { changes: edit.changes, report, shown: self.shown.clone(), held }
    }

    /// Returns what stands in for pages that the theme as it is now cannot render: what is shown now, under the theme as it
    /// was when it last could.
    fn stand_in(&self, source: &Arc<dyn Source>, now: &Moment, before: Arc<Moment>) -> Arc<Moment> {
        let readings = with_theme_of(&now.readings, Some(&before));
        let known = Some((&before.session, &before.readings));
        let files = files_of(&**source, &self.now, &readings);
        let session = Session::new(&files, &readings, self.purpose, known);
        if session.report().has_errors() {
            return before;
        }
        Arc::new(Moment::new(session, readings, files, source.clone()))
    }

    fn session(&self, source: &dyn Source) -> Session {
        let before = self.shown.now.as_ref().map(|shown| (&shown.session, &shown.readings));
        Session::new(source.files(), &self.now, self.purpose, before)
    }
}
