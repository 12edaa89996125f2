//! A site under a preview, in this process: the folder is looked at as the program does, and each answer is held
//! against a fresh build.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use bantin::build::fault::OutputFault;
use bantin::build::output::Sink;
use bantin::build::preview::answer::{Answer, Shown, Soundness};
use bantin::build::preview::look::Look;
use bantin::build::preview::{Held, Moment, Preview, Update};
use bantin::build::session::Session;
use bantin::build::source::Source;
use bantin::build::tree::{Fate, FileClass};
use bantin::ground::diagnostic::{Diagnostic, Report};
use bantin::ground::source::{FileTable, Span};
use bantin::model::bulletin::Purpose;
use bantin::model::time::Day;
use bantin::rooms::disk::site_folder::SiteFolder;

use crate::site::fixture::{Site, TODAY, Tree};

/// A site under a preview.
pub struct World {
    pub site: Site,
    folder: SiteFolder,
    preview: Preview,
    pub shown: Shown,
    pub held: Held,
    /// What was last said of the site.
    pub findings: Vec<Finding>,
    soundness: Soundness,
}

impl World {
    /// Opens a preview of a site, with drafts or without.
    pub fn open(site: Site, drafts: bool) -> Self {
        let folder = SiteFolder::walk(site.path()).unwrap();
        let purpose = Purpose { today: Day::parse(TODAY).unwrap(), drafts };
        let source = Arc::new(folder.files.clone());
        let (preview, update) = Preview::open(source, &folder.report(), purpose).unwrap();
        let findings = of_report(&update.report, folder.files.files());
        let Update { shown, held, .. } = update;
        let soundness = Soundness::Unknown;
        Self { site, folder, preview, shown, held, findings, soundness }
    }

    /// Looks again at the files of paths; where none is named, at everything.
    pub fn look(&mut self, paths: &[&str]) -> Option<Update> {
        let mut look = Look::default();
        paths.iter().for_each(|path| look.add(self.site.path().join(path)));
        if paths.is_empty() {
            look = Look::Everywhere;
        }
        self.look_at(&look)
    }

    /// Looks again.
    pub fn look_at(&mut self, look: &Look) -> Option<Update> {
        let files = self.folder.look(look).unwrap();
        let source = Arc::new(self.folder.files.clone());
        let source: Arc<dyn Source> = source;
        let looked = self.preview.look_again(source, &self.folder.report(), &files, self.soundness);
        assert!(looked.unread.is_empty());
        let update = looked.update?;
        self.shown = update.shown.clone();
        self.held = update.held.clone();
        self.findings = of_report(&update.report, self.folder.files.files());
        self.soundness = Soundness::Unknown;
        Some(update)
    }

    /// Returns every file that the preview answers with, by its path in an output.
    pub fn served(&mut self) -> Tree {
        let Some(now) = self.shown.now.clone() else { return Tree::new() };
        let routes = routes(&now);
        let mut is_sound = true;
        let answers = routes.into_iter().filter_map(|(output, route)| {
            let answered = self.shown.answer(&route).unwrap();
            is_sound &= answered.problem.is_none();
            match answered.answer {
                Answer::Page { bytes, .. } | Answer::File { bytes, .. } => Some((output, bytes)),
                _ => None,
            }
        });
        let tree = answers.collect();
        self.soundness = if is_sound { Soundness::Sound } else { Soundness::Broken };
        tree
    }

    /// Returns the text of a page.
    pub fn page(&mut self, route: &str) -> String {
        match self.shown.answer(route).unwrap().answer {
            Answer::Page { bytes, .. } => String::from_utf8(bytes).unwrap(),
            _ => panic!("there is no page at {route}"),
        }
    }
}

impl World {
    /// Returns the bytes of a file that is no page.
    pub fn file(&mut self, route: &str) -> Vec<u8> {
        match self.shown.answer(route).unwrap().answer {
            Answer::File { bytes, .. } => bytes,
            _ => panic!("there is no file at {route}"),
        }
    }
}

/// Lists the places in an output of all that a moment has, with their addresses.
fn routes(now: &Moment) -> Vec<(String, String)> {
    let session = &now.session;
    let pages = session.plan.pages().iter().map(|page| &page.route);
    let files = session.plan.files.iter().map(|(route, _)| route);
    let sizes = session.plan.sizes.all.iter().map(|size| &size.route);
    let files = files.chain(sizes);
    let assets = session.theme.iter().flat_map(|theme| theme.assets.iter().map(|(route, _)| route));
    let all = pages.chain(files).chain(assets);
    all.map(|route| (route.output(), route.as_str().to_owned())).collect()
}

/// Builds a site anew, in memory; nothing where it holds an error.
pub fn fresh(root: &Path) -> Option<Tree> {
    let folder = SiteFolder::walk(root).unwrap();
    let session = Session::read(&folder.files, Day::parse(TODAY).unwrap()).unwrap();
    if session.report().has_errors() || folder.report().has_errors() {
        return None;
    }
    let collected = Collected::default();
    let found = session.render(&folder.files, &collected, &|| {}).unwrap();
    (!found.has_errors()).then(|| collected.0.into_inner().unwrap())
}

/// A finding with its places as paths and bytes: the numbers of files are a run's own.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    at: Option<(String, u32, u32)>,
    other: Option<(String, u32, u32)>,
    /// The finding without its places.
    what: Diagnostic,
    /// Why it was accepted, where it was.
    accepted: Option<String>,
}

/// Returns what a fresh look at a site finds without rendering it.
pub fn findings(root: &Path) -> Vec<Finding> {
    let folder = SiteFolder::walk(root).unwrap();
    let session = Session::read(&folder.files, Day::parse(TODAY).unwrap()).unwrap();
    let mut report = session.report().clone();
    report.absorb(folder.report());
    of_report(&report, folder.files.files())
}

fn of_report(report: &Report, files: &FileTable) -> Vec<Finding> {
    let place = |span: Span| (files.path(span.file).to_owned(), span.start, span.end);
    let found = report.findings().iter().map(|found| (found, None));
    let waived = report.waived().iter().map(|it| (&it.finding, Some(it.reason.clone())));
    let found = found.chain(waived).map(|(found, accepted)| Finding {
        at: found.at.map(place),
        other: found.other.map(place),
        what: Diagnostic { at: None, other: None, ..found.clone() },
        accepted,
    });
    let mut found: Vec<_> = found.collect();
    found.sort();
    found.dedup();
    found
}

/// A sink that keeps what it is given.
#[derive(Default)]
struct Collected(Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Collected {
    fn put(&self, path: &str, _: FileClass, bytes: &[u8]) -> Result<Fate, OutputFault> {
        self.0.lock().unwrap().insert(path.to_owned(), bytes.to_vec());
        Ok(Fate::Unchanged)
    }
}
