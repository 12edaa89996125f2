//! What is shown while a site has errors: the files that they lie in as they last were, all others as they are now.
//!
//! Files are put back whole and never mended; what is shown is always a site without an error.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Moment, Preview};
use crate::build::readings::{Reading, Readings};
use crate::build::session::Session;
use crate::build::source::Source;
use crate::ground::diagnostic::{Level, Report};
use crate::ground::source::{FileId, FileTable};
use crate::model::bulletin::Purpose;
use crate::model::id::Kind;

/// How often files are put back when the rest still holds an error.
const ROUNDS: usize = 4;

/// The most files that lost something which are tried one by one.
const MOST_RELEASED: usize = 8;

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

/// A site with errors, and the last moment without one.
pub(super) struct Hold<'h> {
    /// For whom and for which day.
    purpose: Purpose,
    /// The files.
    source: &'h Arc<dyn Source>,
    /// What is wrong with them as files.
    found: &'h Report,
    /// What they say now.
    now: &'h Readings,
    /// What they said when they were good.
    good: Readings,
    /// The moment to go back to where nothing else helps.
    last: &'h Arc<Moment>,
}

impl<'h> Hold<'h> {
    /// Makes ready to put back what a preview shows; of a theme whose pages could not be rendered, what they were when
    /// they could.
    pub(super) fn of(
        preview: &'h Preview,
        source: &'h Arc<dyn Source>,
        found: &'h Report,
        last: &'h Arc<Moment>,
        stand_in: Option<&Moment>,
    ) -> Self {
        let good = with_theme_of(&last.readings, stand_in);
        Self { purpose: preview.purpose, source, found, now: &preview.now, good, last }
    }

    /// Puts as few files back as leads to a site without an error. `report` is what is wrong with it now;
    /// `edited` are the files of the last edit: where nothing else helps, that alone is shown, upon what was good.
    pub(super) fn moment(&self, report: &Report, edited: &[FileId]) -> (Arc<Moment>, Held) {
        let ways = [self.put_back(self.now.clone(), Some(report)), self.put_lost_back()];
        let best = ways.into_iter().flatten().min_by_key(|way| self.held(&way.readings).len());
        match best.map(|best| self.release(best)).or_else(|| self.only(edited)) {
            Some(moment) => {
                let held = self.held(&moment.readings);
                (moment, Held::Files(held))
            }
            None => (self.last.clone(), Held::Everything),
        }
    }

    /// Puts first those files back that had something which others may name: an error at a name is seldom the fault
    /// of the file that it stands in.
    fn put_lost_back(&self) -> Option<Arc<Moment>> {
        let lost = self.lost(self.now);
        let mut tried = self.now.clone();
        self.back(&mut tried, &lost);
        if lost.is_empty() { None } else { self.put_back(tried, None) }
    }

    /// Shows some files as they are now, upon what was good.
    fn only(&self, edited: &[FileId]) -> Option<Arc<Moment>> {
        let mut tried = self.good.clone();
        edited.iter().for_each(|file| tried.set(*file, self.now.get(*file).cloned()));
        self.put_back(tried, None)
    }

    /// Puts the files that errors hang on back to what they were, as long as that leads on.
    fn put_back(&self, mut tried: Readings, report: Option<&Report>) -> Option<Arc<Moment>> {
        let mut known = report.cloned();
        for _ in 0..=ROUNDS {
            let report = match known.take() {
                Some(report) => report,
                None => match self.attempt(&tried) {
                    Ok(moment) => return Some(moment),
                    Err(report) => report,
                },
            };
            let back = self.blamed(&tried, &report);
            if back.is_empty() {
                return None;
            }
            self.back(&mut tried, &back);
        }
        None
    }

    /// Joins what files say into a moment without an error, or tells the errors.
    fn attempt(&self, tried: &Readings) -> Result<Arc<Moment>, Report> {
        let is_last_again = tried.differing(&self.last.readings).is_empty();
        if is_last_again && self.last.session.bulletin.purpose() == self.purpose {
            let is_free = self.is_free_of_odd_files(tried);
            return if is_free { Ok(self.last.clone()) } else { Err(Report::new()) };
        }
        let before = Some((&self.last.session, &self.last.readings));
        let files = files_of(&**self.source, self.now, tried);
        let session = Session::new(&files, tried, self.purpose, before);
        if session.report().has_errors() || !self.is_free_of_odd_files(tried) {
            return Err(session.report().clone());
        }
        let source = self.source.clone();
        Ok(Arc::new(Moment::new(session, tried.clone(), files, source)))
    }

    /// Lets go what was put back for its lost records and that nobody names. Where much went at once, a folder
    /// is about to come back.
    fn release(&self, moment: Arc<Moment>) -> Arc<Moment> {
        let lost = self.lost(self.now);
        if !(2..=MOST_RELEASED).contains(&lost.len()) {
            return moment;
        }
        lost.into_iter().fold(moment, |best, file| {
            let mut tried = best.readings.clone();
            tried.set(file, self.now.get(file).cloned());
            self.attempt(&tried).unwrap_or(best)
        })
    }

    /// Tells whether every file that is wrong as a file is put back.
    fn is_free_of_odd_files(&self, tried: &Readings) -> bool {
        errors_at(self.found).is_subset(&self.held(tried))
    }

    fn held(&self, shown: &Readings) -> BTreeSet<FileId> {
        self.now.differing(shown).into_iter().collect()
    }

    fn back(&self, tried: &mut Readings, files: &[FileId]) {
        files.iter().for_each(|file| tried.set(*file, self.good.get(*file).cloned()));
    }

    /// Lists the files to put back: those that errors point at and that are not as they were. Where there is none,
    /// records or files went that others name; and a file that came may be one that went, under a new name.
    fn blamed(&self, tried: &Readings, report: &Report) -> Vec<FileId> {
        let mut errors = errors_at(report);
        errors.extend(errors_at(self.found));
        let mut blamed = tried.differing(&self.good);
        blamed.retain(|file| errors.contains(file));
        if blamed.is_empty() || blamed.iter().any(|file| self.good.get(*file).is_none()) {
            blamed.extend(self.lost(tried));
        }
        blamed
    }

    /// Lists the files that went, or that had a record which they have no more.
    fn lost(&self, tried: &Readings) -> Vec<FileId> {
        let mut lost = tried.differing(&self.good);
        lost.retain(|file| lacks(self.good.get(*file), tried.get(*file)));
        lost
    }
}

/// Takes the files of the theme from a moment whose pages could be rendered, where there is one.
pub(super) fn with_theme_of(now: &Readings, stand_in: Option<&Moment>) -> Readings {
    let mut mixed = now.clone();
    for file in stand_in.map(|it| now.differing(&it.readings)).unwrap_or_default() {
        let then = stand_in.and_then(|it| it.readings.get(file));
        let both = [then, now.get(file)].into_iter().flatten();
        if both.into_iter().any(|reading| reading.theme.is_some()) {
            mixed.set(file, then.cloned());
        }
    }
    mixed
}

/// Lists the files that are there, and those that went since and are read none the less.
pub(super) fn files_of(source: &dyn Source, now: &Readings, shown: &Readings) -> FileTable {
    let mut files = source.files().clone();
    for file in now.differing(shown).into_iter().filter(|file| shown.get(*file).is_some()) {
        files.restore(file);
    }
    files
}

/// Tells whether a file had a record, or was there to be shown, and is so no more.
fn lacks(then: Option<&Arc<Reading>>, now: Option<&Arc<Reading>>) -> bool {
    let ids = |reading: Option<&Arc<Reading>>| -> BTreeSet<(Kind, String)> {
        let found = reading.into_iter().flat_map(|reading| &reading.records.found);
        found.filter_map(|found| found.id()).map(|(kind, id)| (kind, id.to_owned())).collect()
    };
    (then.is_some() && now.is_none()) || !ids(then).is_subset(&ids(now))
}

/// Lists the files that errors point at.
fn errors_at(report: &Report) -> BTreeSet<FileId> {
    let errors = report.findings().iter().filter(|found| found.level == Level::Error);
    errors.flat_map(|found| [found.at, found.other]).flatten().map(|span| span.file).collect()
}
