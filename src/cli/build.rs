//! `bantin build`: renders the site, stages what differs, and commits it when no error was found.

use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::arguments::BuildArguments;
use super::exit::Exit;
use super::faults;
use super::language::Speech;
use super::print::Printer;
use super::progress;
use super::run::{Over, Run};
use super::summary::Summary;
use crate::build::commit::Commit;
use crate::build::output::Sink;
use crate::build::session::{Fault, Session};
use crate::ground::diagnostic::Report;
use crate::rooms::disk::made_pictures::{PictureFolder, Use};
use crate::rooms::disk::output_folder::{OutputFolder, Place};
use crate::rooms::disk::sealed::bag_around;
use crate::rooms::disk::site_folder;

/// Builds the site.
pub(super) fn run(run: &Run, arguments: &BuildArguments) -> Exit {
    let Attempt { exit, done } = attempt(run, arguments);
    if let Some((summary, _)) = done {
        summary.print(run.speech);
    }
    exit
}

/// How a build ended, and what it made of which site where it came that far.
pub(super) struct Attempt {
    pub(super) exit: Exit,
    pub(super) done: Option<(Summary, Session)>,
}

/// Builds the site and prints what was found; what was done is said by whoever asked.
pub(super) fn attempt(run: &Run, arguments: &BuildArguments) -> Attempt {
    let clock = clock();
    let built = with_threads(arguments.jobs, || build(run, arguments));
    let mut over = match built {
        Ok(over) => over,
        Err(fault) => {
            Printer::new(run.speech).print(&faults::report(&fault), None);
            return Attempt { exit: Exit::World, done: None };
        }
    };
    let commit = over.done.take().and_then(|(found, commit)| {
        over.report.absorb(found);
        over.report.sort();
        commit
    });
    Printer::new(run.speech).print(&over.report, Some(&over.folder));
    if let Some(commit) = commit.as_ref().filter(|_| arguments.dry_run) {
        let _closed_pipe = write!(anstream::stdout(), "{commit}");
    }
    let mut summary = Summary::new(readers_pages(&over.session), &over.report, clock.elapsed());
    if let Some(commit) = &commit {
        summary = summary.with_commit(commit, arguments.dry_run);
    }
    Attempt { exit: Exit::of(&over.report), done: Some((summary, over.session)) }
}

/// What rendering found, and the commit where it found no error.
type Built = (Report, Option<Commit>);

fn build(run: &Run, arguments: &BuildArguments) -> Result<Over<Built>, Fault> {
    let output = arguments.out.clone().unwrap_or_else(|| run.site.join("public"));
    let may_write = !arguments.dry_run && bag_around(&run.site).is_none();
    let allowed = if may_write { Use::ReadAndWrite } else { Use::Read };
    let made = Arc::new(PictureFolder::of(&run.site, allowed));
    let mut over = run.over(&made, |folder, session| {
        let output = open(&run.site, &output)?;
        let bar = progress::bar(run.speech, session.file_count());
        let render = |sink: &dyn Sink| session.render(folder, sink, &|| bar.inc(1));
        let built = match arguments.dry_run {
            true => try_out(session, &output, render),
            false => commit(run.speech, session, &output, render),
        };
        bar.finish_and_clear();
        built
    })?;
    // What other pictures left behind goes with the build that does without it.
    if matches!(over.done, Some((_, Some(_)))) {
        made.sweep();
    }
    over.report.absorb(faults::of_made_pictures(&made.notes()));
    Ok(over)
}

fn open(site: &Path, output: &Path) -> Result<OutputFolder, Fault> {
    let sources = site_folder::sources(site);
    let sources: Vec<&Path> = sources.iter().map(PathBuf::as_path).collect();
    let home = home();
    let place = Place { output, site, sources: &sources, home: home.as_deref() };
    Ok(OutputFolder::open(&place)?)
}

fn try_out(
    session: &Session,
    output: &OutputFolder,
    render: impl Fn(&dyn Sink) -> Result<Report, Fault>,
) -> Result<Built, Fault> {
    let comparing = output.comparing()?;
    let mut found = render(&comparing)?;
    let commit = comparing.commit()?;
    found.absorb(session.warn_of_removed(&commit.removed));
    Ok((found, Some(commit)))
}

fn commit(
    speech: Speech,
    session: &Session,
    output: &OutputFolder,
    render: impl Fn(&dyn Sink) -> Result<Report, Fault>,
) -> Result<Built, Fault> {
    let staging = output.staging(|holder| {
        say_waiting(speech, holder.pid);
        ControlFlow::Continue(())
    })?;
    let mut found = render(&staging)?;
    if found.has_errors() {
        staging.abandon()?;
        return Ok((found, None));
    }
    let decided = staging.decide()?;
    found.absorb(session.warn_of_removed(&decided.commit().removed));
    if found.has_errors() {
        decided.abandon()?;
        return Ok((found, None));
    }
    Ok((found, Some(decided.carry_out(|_| {})?)))
}

fn say_waiting(speech: Speech, pid: Option<u32>) {
    let pid = pid.map_or_else(|| "?".to_owned(), |pid| pid.to_string());
    let line = speech.pick(
        "Một lần dựng khác (tiến trình {pid}) đang dùng thư mục đầu ra; đang chờ nó xong...",
        "Another build (process {pid}) is using the output folder; waiting for it to end...",
    );
    let _closed_pipe = writeln!(anstream::stderr(), "{}", line.replace("{pid}", &pid));
}

/// Counts the pages for readers.
pub(super) fn readers_pages(session: &Session) -> usize {
    session.plan.pages().iter().filter(|page| page.kind.is_for_readers()).count()
}

fn with_threads<T: Send>(jobs: Option<u16>, act: impl FnOnce() -> T + Send) -> T {
    let threads = jobs.map_or(0, usize::from);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(act),
        // Without threads of its own the run still comes to its end.
        Err(_) => act(),
    }
}

#[expect(clippy::disallowed_methods, reason = "how long a run took is said at its end")]
pub(super) fn clock() -> Instant {
    Instant::now()
}

#[expect(clippy::disallowed_methods, reason = "the home folder must not become an output")]
fn home() -> Option<PathBuf> {
    std::env::home_dir()
}
