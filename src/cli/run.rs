//! What the arguments mean: the site, the day, the language. The clock is read here and nowhere else.

use std::path::PathBuf;
use std::sync::Arc;

use super::arguments::Global;
use super::exit::Exit;
use super::language::Speech;
use super::print::Printer;
use crate::build::fault::{OutputFault, Refusal};
use crate::build::session::{Fault, Session};
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::model::time::Day;
use crate::rooms::disk::made_pictures::PictureFolder;
use crate::rooms::disk::sealed::bag_around;
use crate::rooms::disk::site_files::SiteFiles;
use crate::rooms::disk::site_folder::{SiteFolder, find_site, site_at};

/// How often a run starts over when the content changes under it.
const TRIES: usize = 5;

/// A run over one site.
pub(super) struct Run {
    /// The site's folder.
    pub(super) site: PathBuf,
    /// The day to build for.
    pub(super) today: Day,
    /// Whether the day was given, and does not go on with the clock.
    pub(super) is_day_given: bool,
    /// The language of messages.
    pub(super) speech: Speech,
}

impl Run {
    /// Finds the site and the day; where there is no site, says so. A folder that was named is the site
    /// itself, so that a slip of the hand does not build one above it.
    pub(super) fn new(global: &Global, speech: Speech) -> Result<Self, Exit> {
        let from = global.site.clone().unwrap_or_else(|| PathBuf::from("."));
        let found = match &global.site {
            Some(site) => site_at(site),
            None => find_site(&from),
        };
        match found {
            Some(site) => Ok(Self {
                site,
                today: global.today.unwrap_or_else(today),
                is_day_given: global.today.is_some(),
                speech,
            }),
            None => {
                let path = std::path::absolute(&from).unwrap_or(from);
                let mut report = Report::new();
                let above = match global.site.is_some() {
                    true => Value::from(""),
                    false => Value::words(" hoặc các thư mục trên nó", " or above it"),
                };
                let found = Diagnostic::of_run(Code::NoSite).with("path", path.display());
                report.push(found.with("above", above));
                Printer::new(speech).print(&report, None);
                Err(Exit::Usage)
            }
        }
    }

    /// Returns the fault of a command that would write into a site which lies in a sealed bag.
    pub(super) fn sealed(&self) -> Option<Fault> {
        let bag = bag_around(&self.site)?;
        Some(OutputFault::Refused { path: self.site.clone(), why: Refusal::Sealed(bag) }.into())
    }

    /// Reads the site, does something with it and the pictures `made` before, and starts over while texts change meanwhile.
    pub(super) fn over<T>(
        &self,
        made: &Arc<PictureFolder>,
        mut act: impl FnMut(&SiteFiles, &Session) -> Result<T, Fault>,
    ) -> Result<Over<T>, Fault> {
        let mut tries = 0;
        loop {
            tries += 1;
            let folder = SiteFolder::walk(&self.site)?;
            let mut report = folder.report();
            let mut folder = folder.files;
            folder.made = made.clone();
            let session = Session::read(&folder, self.today)?;
            report.absorb(session.report().clone());
            report.sort();
            if report.has_errors() {
                return Ok(Over { folder, session, report, done: None });
            }
            match act(&folder, &session) {
                Err(Fault::Changed(_)) if tries < TRIES => {}
                done => return Ok(Over { folder, session, report, done: Some(done?) }),
            }
        }
    }
}

/// A site that was read, and what was done with it where it has no error.
pub(super) struct Over<T> {
    /// The site's files.
    pub(super) folder: SiteFiles,
    /// The site.
    pub(super) session: Session,
    /// What was found.
    pub(super) report: Report,
    /// What was done.
    pub(super) done: Option<T>,
}

/// The day in Vietnam.
pub(super) fn today() -> Day {
    let date = clock().date();
    let part = |part: i8| part.unsigned_abs();
    Day::new(date.year().unsigned_abs(), part(date.month()), part(date.day()))
        .expect("the clock stands between 1900 and 2200")
}

/// The time in Vietnam, as `2026-11-24T20:15:00+07:00`.
pub(super) fn now() -> String {
    clock().strftime("%Y-%m-%dT%H:%M:%S+07:00").to_string()
}

/// Vietnam has one time zone and no summer time.
#[expect(clippy::disallowed_methods, reason = "the command line is where the clock is read")]
fn clock() -> jiff::civil::DateTime {
    jiff::tz::offset(7).to_datetime(jiff::Timestamp::now())
}
