//! The pages of an archive made again from its own sources, and compared with those that it holds.

use std::collections::BTreeSet;
use std::sync::Mutex;

use super::bag::{self, INFO, Marks, PAYLOAD, SITE, SOURCES};
use super::finding::{Checked, Finding, Subject};
use super::held::{Held, HeldSources};
use super::readme;
use crate::build::fault::OutputFault;
use crate::build::output::{Show, Sink};
use crate::build::session::{Fault, Session};
use crate::build::source::Source as _;
use crate::build::tree::{Fate, FileClass};
use crate::ground::diagnostic::{Level, Report};
use crate::ground::source::FileTable;
use crate::model::archive::Archive;
use crate::model::stored::Stored;
use crate::model::time::Day;
use crate::read::file_name::ARCHIVE_FILE;

/// Makes the pages again, and returns what is not the same; `today` stands in where the sources do not say their day.
///
/// # Errors
///
/// Sources that could not be read.
pub fn rebuild(
    held: &dyn Held,
    checked: &Checked,
    program: &str,
    today: Day,
) -> Result<Vec<Finding>, Fault> {
    let sources = HeldSources::new(held);
    let session = Session::read(&sources, today)?;
    let Some(archive) = session.bulletin.archive.clone() else {
        return Ok(without_record(&session, sources.files()));
    };
    let mut findings = Vec::new();
    if archive.made_with != program {
        findings.push(Finding::OtherProgram(archive.made_with.clone()));
    }
    if session.report().has_errors() {
        findings.extend(unsound(session.report(), sources.files()));
        return Ok(findings);
    }
    let comparing = Comparing { checked, unlike: Mutex::default(), put: Mutex::default() };
    let found = session.render(&sources, &comparing, &|| {})?;
    findings.extend(unsound(&found, sources.files()));
    for (path, text) in around(held, checked, &session, &archive) {
        comparing.compare(&path, Marks::of(text.as_bytes()).sha256());
    }
    let Comparing { unlike, put, .. } = comparing;
    let mut unlike = unlike.into_inner().expect("no thread panics while it holds the findings");
    let put = put.into_inner().expect("no thread panics while it holds the paths");
    let own = held.files().iter().map(|(path, _)| path);
    let own = own.filter(|path| path.strip_prefix(SITE).is_some_and(|it| it.starts_with('/')));
    unlike.extend(own.filter(|path| !put.contains(*path)).cloned().map(Finding::NotRebuilt));
    // What is missing, was added or was changed is told already.
    let told: BTreeSet<&str> = checked.findings.iter().filter_map(path_of).collect();
    unlike.retain(|finding| path_of(finding).is_none_or(|path| !told.contains(path)));
    unlike.sort_by_key(|finding| format!("{finding:?}"));
    findings.extend(unlike);
    Ok(findings)
}

/// What is there instead of the record that makes a site an archive copy.
fn without_record(session: &Session, files: &FileTable) -> Vec<Finding> {
    if files.find(ARCHIVE_FILE).is_none() {
        // What other programs put there need not build.
        return vec![Finding::NoSources(Subject::Bag)];
    }
    let list = format!("{SOURCES}/{ARCHIVE_FILE}");
    let damaged = Finding::Damaged { list, line: None };
    [damaged].into_iter().chain(unsound(session.report(), files)).collect()
}

/// Makes again what is around the pages: how to read them, and what is said of the bag.
fn around(
    held: &dyn Held,
    checked: &Checked,
    session: &Session,
    archive: &Archive,
) -> Vec<(String, String)> {
    let (b, plan) = (&session.bulletin, &session.plan);
    let payload = held.files().iter().filter(|(path, _)| path.starts_with(PAYLOAD));
    let sum = |[octets, files]: [u64; 2], (_, size): &(String, u64)| [octets + size, files + 1];
    let info = bag::info(b, archive, payload.fold([0, 0], sum));
    let readmes = readme::readmes(b, plan, archive).map(|(path, text)| (path.to_owned(), text));
    // Files that are told of by name change what it counts.
    let is_right = checked.findings.iter().all(|it| path_of(it).is_none());
    let info = is_right.then(|| (INFO.to_owned(), bag::info_text(&info)));
    readmes.into_iter().chain(info).collect()
}

fn path_of(finding: &Finding) -> Option<&str> {
    match finding {
        Finding::Missing(path)
        | Finding::Added(path)
        | Finding::Changed { path, .. }
        | Finding::Rebuilt(path)
        | Finding::NotRebuilt(path)
        | Finding::OnlyRebuilt(path) => Some(path),
        _ => None,
    }
}

fn unsound(report: &Report, files: &FileTable) -> Vec<Finding> {
    let errors = report.findings().iter().filter(|found| found.level == Level::Error);
    let each = errors.map(|found| {
        let path = found.at.map_or("", |at| files.path(at.file));
        let path = format!("{SOURCES}/{path}");
        Finding::Unsound(
            path,
            [true, false].map(|is_vietnamese| found.message(is_vietnamese).message),
        )
    });
    each.collect()
}

/// A sink that compares with what an archive holds.
struct Comparing<'c> {
    checked: &'c Checked,
    unlike: Mutex<Vec<Finding>>,
    put: Mutex<BTreeSet<String>>,
}

impl Comparing<'_> {
    /// Compares what was made again with what is there, by its digest in hex.
    fn compare(&self, path: &str, digest: &str) -> Fate {
        let path = path.to_owned();
        let there = self.checked.digests.get(&path);
        let is_same = there.is_some_and(|there| there == digest);
        if !is_same {
            let finding = match there {
                Some(_) => Finding::Rebuilt(path.clone()),
                None => Finding::OnlyRebuilt(path.clone()),
            };
            self.unlike.lock().expect("no thread panics while it holds the findings").push(finding);
        }
        self.put.lock().expect("no thread panics while it holds the paths").insert(path);
        if is_same { Fate::Unchanged } else { Fate::Changed }
    }
}

impl Sink for Comparing<'_> {
    fn put(&self, path: &str, _: FileClass, bytes: &[u8]) -> Result<Fate, OutputFault> {
        Ok(self.compare(&format!("{SITE}/{path}"), Marks::of(bytes).sha256()))
    }

    fn put_stored(
        &self,
        path: &str,
        _: FileClass,
        stored: Stored,
        _: Show<'_>,
    ) -> Result<Fate, Fault> {
        Ok(self.compare(&format!("{SITE}/{path}"), &stored.digest.to_string()))
    }
}
