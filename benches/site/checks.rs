//! The checks alone: what they take of a build, in this process, on one thread: what agrees between records, upon a site
//! that was read before; what texts say that is checked, which a build finds while it reads them; and names in pages, which
//! a build looks for when each is made. Each text and page lies in the processor's memory as it does there: the one was
//! parsed right before, the other written.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use bantin::build::session::Session;
use bantin::build::source::Source as _;
use bantin::ground::diagnostic::Report;
use bantin::ground::source::FileId;
use bantin::model::time::Day;
use bantin::read::checks;
use bantin::read::checks::hidden::Hidden;
use bantin::read::checks::scope::Scope;
use bantin::read::pieces::parse;
use bantin::read::told;
use bantin::read::watch::Watch;
use bantin::rooms::disk::site_folder::SiteFolder;
use walkdir::WalkDir;

use crate::maker;

/// Runs the checks so often.
const RUNS: usize = 5;

/// Measures the checks of records, several times.
pub(crate) fn of_records(site: &Path) -> anyhow::Result<Vec<Duration>> {
    let (folder, session) = read(site)?;
    let once = |_| {
        let mut report = Report::new();
        let began = Instant::now();
        let scope = Scope::whole(&session.bulletin);
        checks::run(scope, folder.files.files(), &BTreeSet::new(), &mut report);
        std::hint::black_box(report);
        began.elapsed()
    };
    Ok((0..RUNS).map(once).collect())
}

/// Measures how long it takes to look for withheld names in all pages of an output, several times.
pub(crate) fn of_pages(site: &Path, output: &Path) -> anyhow::Result<Vec<Duration>> {
    let (_, session) = read(site)?;
    let hidden = Hidden::of(&session.bulletin);
    anyhow::ensure!(!hidden.is_empty(), "somebody is withheld");
    let mut pages = Vec::new();
    for entry in WalkDir::new(output) {
        let entry = entry?;
        if entry.path().extension().is_some_and(|it| it == "html") {
            pages.push(fs::read(entry.path())?);
        }
    }
    let mut written = Vec::new();
    let once = |_| {
        let (mut took, mut named) = (Duration::ZERO, 0);
        for page in &pages {
            written.clear();
            written.extend_from_slice(page);
            let began = Instant::now();
            named += usize::from(hidden.in_output("/", &written).is_some());
            took += began.elapsed();
        }
        anyhow::ensure!(named == 0, "nobody is named");
        Ok(took)
    };
    (0..RUNS).map(once).collect()
}

/// Measures how long it takes to find figures, names and private data in all texts, several times.
pub(crate) fn of_texts(site: &Path) -> anyhow::Result<Vec<Duration>> {
    let (_, session) = read(site)?;
    let hidden = session.bulletin.persons.iter().filter(|person| !person.is_named());
    let watch = Watch::of(hidden.map(|person| &*person.name));
    let mut texts = Vec::new();
    for entry in WalkDir::new(site.join("content")) {
        let entry = entry?;
        if entry.path().extension().is_some_and(|it| it == "md") {
            texts.push(fs::read_to_string(entry.path())?);
        }
    }
    let once = |_| {
        let mut took = Duration::ZERO;
        for text in &texts {
            let pieces = parse(text);
            let began = Instant::now();
            std::hint::black_box(told::of_text(text, &pieces, FileId(0), 0, &watch));
            took += began.elapsed();
        }
        took
    };
    Ok((0..RUNS).map(once).collect())
}

fn read(site: &Path) -> anyhow::Result<(SiteFolder, Session)> {
    let folder = SiteFolder::walk(site)?;
    let today = Day::parse(maker::TODAY).ok_or_else(|| anyhow::anyhow!("the day is one"))?;
    let session = Session::read(&folder.files, today).map_err(|_| anyhow::anyhow!("it is read"))?;
    Ok((folder, session))
}
