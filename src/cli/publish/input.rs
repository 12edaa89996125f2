//! What a publication starts from: the site's own record, the site, the address that an output was built for; and how
//! it ends where one of them is not as it must be.

use std::collections::HashMap;
use std::sync::Arc;

use crate::build::deployment::fault::DeployFault;
use crate::build::fault::OutputFault;
use crate::build::manifest::{Entry, Manifest};
use crate::build::session::{Fault, Session};
use crate::build::source::Source as _;
use crate::cli::exit::Exit;
use crate::cli::faults;
use crate::cli::print::Printer;
use crate::cli::run::Run;
use crate::ground::diagnostic::{Code, Diagnostic, Level, Report};
use crate::ground::source::{FileId, Span};
use crate::model::site::Site;
use crate::read::file_name::{Role, SITE_FILE};
use crate::read::records::{self, Found};
use crate::read::site::stand_in;
use crate::read::watch::Watch;
use crate::rooms::disk::site_folder::SiteFolder;
use crate::rooms::publish::Directory;
use crate::rooms::publish::place::Place;

/// Why a run ends before its end; what it was is printed already.
pub(in crate::cli) struct Ended(pub(in crate::cli) Exit);

/// A step that may end the run.
pub(in crate::cli) type Step<T> = Result<T, Ended>;

/// Finds the address that an output was built for, where it is not that of the site: its `robots.txt` names the site map.
pub(in crate::cli) fn other_site(
    output: &dyn Place,
    base: &str,
) -> Result<Option<String>, OutputFault> {
    let robots = output.read("robots.txt")?.unwrap_or_default();
    let robots = String::from_utf8_lossy(&robots).into_owned();
    let map = robots.lines().find_map(|line| line.strip_prefix("Sitemap: "));
    let site = map.and_then(|map| map.strip_suffix("sitemap.xml"));
    Ok(site.filter(|site| *site != base).map(str::to_owned))
}

/// Finds a file of an output that was built before and is no longer what its records say, as far as names and sizes tell:
/// what the place has already is read by nobody.
pub(in crate::cli) fn changed_since_built(
    output: &dyn Place,
    manifest: &Manifest,
) -> Result<Option<String>, OutputFault> {
    let found = output.list("")?.into_iter().map(|found| (found.path, found.size));
    let sizes: HashMap<String, Option<u64>> = found.collect();
    let is_as_built =
        |path: &str, entry: &Entry| sizes.get(path).copied().flatten() == Some(entry.size);
    let mut changed = manifest.files.iter().filter(|(path, entry)| !is_as_built(path, entry));
    Ok(changed.next().map(|(path, _)| path.clone()))
}

/// Reads the site's own record alone, and tells whether nothing is wrong in it.
pub(in crate::cli) fn site_of(run: &Run) -> Step<(Arc<Site>, bool)> {
    let bytes = Directory::at(&run.site).read(SITE_FILE).map_err(|it| failed(run, &it.into()))?;
    let read =
        records::read(FileId(0), SITE_FILE, &Role::Site, &bytes.unwrap_or_default(), &Watch::ALL);
    let is_whole = !read.report.has_errors();
    let site = read.found.into_iter().find_map(|found| match found {
        Found::Site(site) => Some(site),
        _ => None,
    });
    Ok((site.unwrap_or_else(|| Arc::new(stand_in(Span::top(FileId(0))))), is_whole))
}

/// Reads the site as it is now; what is wrong with its content does not count where a folder that was built before is
/// published. What the publication itself goes by must be right: the targets of `bulletin.toml`, and the ledger, which is
/// written anew.
pub(in crate::cli) fn read(run: &Run) -> Step<Session> {
    let answered = SiteFolder::walk(&run.site).map_err(Fault::from).and_then(|folder| {
        let session = Session::read(&folder.files, run.today)?;
        Ok((folder, session))
    });
    let (folder, session) = answered.map_err(|fault| {
        Printer::new(run.speech).print(&faults::report(&fault), None);
        Ended(Exit::World)
    })?;
    let (_, is_whole) = site_of(run)?;
    let stands_against = |found: &&Diagnostic| {
        let is_in_site =
            || found.at.is_some_and(|at| folder.files.files().path(at.file) == SITE_FILE);
        found.code == Code::LedgerDamaged
            || (!is_whole && found.level == Level::Error && is_in_site())
    };
    let mut report = Report::new();
    session
        .report()
        .findings()
        .iter()
        .filter(stands_against)
        .cloned()
        .for_each(|it| report.push(it));
    if report.has_errors() {
        Printer::new(run.speech).print(&report, Some(&folder.files));
        return Err(Ended(Exit::Content));
    }
    Ok(session)
}

/// Says what the place or the output answered.
pub(in crate::cli) fn failed(run: &Run, fault: &DeployFault) -> Ended {
    Printer::new(run.speech).print(&faults::of_deployment(fault), None);
    Ended(Exit::World)
}

/// Says why nothing is published.
pub(in crate::cli) fn refuse(run: &Run, found: Diagnostic, exit: Exit) -> Ended {
    let mut report = Report::new();
    report.push(found);
    refuse_all(run, &report, exit)
}

/// Says all that stands against publishing.
pub(in crate::cli) fn refuse_all(run: &Run, report: &Report, exit: Exit) -> Ended {
    Printer::new(run.speech).print(report, None);
    Ended(exit)
}
