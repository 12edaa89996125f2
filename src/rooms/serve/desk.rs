//! What all requests share: the view that is shown, and the pages that are open in browsers.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use rayon::prelude::*;
use tokio::sync::watch;

use super::Settings;
use super::view::{Problem, View};
use crate::build::preview::answer::{Answer, Answered, Shown, Soundness};
use crate::build::source::Source;
use crate::ground::diagnostic::{Diagnostic, Level, Report, Value};
use crate::ground::digest::Digest;

/// The most problems that rendering adds: who has more has enough to mend.
const MOST_FOUND: usize = 100;

/// The most event streams at once.
const MOST_STREAMS: usize = 1000;

/// What all requests share.
pub(super) struct Desk {
    /// The address that the server is bound to.
    pub(super) bound: SocketAddr,
    /// How it is to behave.
    pub(super) settings: Settings,
    shown: watch::Sender<Arc<Current>>,
    tabs: Mutex<Tabs>,
    answering: AtomicUsize,
}

/// The view that is shown, with what was worked out of it once for all tabs.
#[derive(Clone, Default)]
pub(super) struct Current {
    /// The view.
    pub(super) view: View,
    /// All problems, those that rendering found too.
    pub(super) problems: Vec<Problem>,
    /// What rendering found, each fault once.
    pub(super) found: Vec<Found>,
    /// Whether all pages were rendered, the one or the other way.
    is_rendered: bool,
    /// The fingerprints of the open pages.
    fingerprints: Arc<HashMap<String, Digest>>,
    /// The addresses of pictures and files that ever changed, each with the version that it changed in last.
    changed_files: Arc<BTreeMap<String, u64>>,
}

/// What rendering found at an address.
#[derive(Clone)]
pub(super) struct Found {
    address: String,
    /// What is wrong.
    pub(super) problem: Diagnostic,
}

#[derive(Default)]
struct Tabs {
    next: u64,
    open: BTreeMap<u64, Tab>,
}

/// A page in a browser.
struct Tab {
    page: String,
    /// None until it is known.
    fingerprint: Option<Digest>,
}

/// An event stream's place among the open tabs; it is given up when the stream ends.
pub(super) struct OpenTab {
    desk: Arc<Desk>,
    number: u64,
}

/// A request that is being answered.
pub(super) struct Answering<'d>(&'d AtomicUsize);

impl Desk {
    pub(super) fn new(bound: SocketAddr, settings: Settings) -> Self {
        let (shown, _) = watch::channel(Arc::default());
        Self { bound, settings, shown, tabs: Mutex::default(), answering: AtomicUsize::new(0) }
    }

    /// Returns what is shown.
    pub(super) fn current(&self) -> Arc<Current> {
        self.shown.borrow().clone()
    }

    /// Returns what tells of each new view.
    pub(super) fn subscribe(&self) -> watch::Receiver<Arc<Current>> {
        self.shown.subscribe()
    }

    /// Shows a view, and counts the open pages that it changes. They are rendered once for all tabs, before any tab
    /// is told.
    pub(super) fn show(&self, view: View) -> usize {
        let open: BTreeMap<String, BTreeSet<Digest>> = self.open_pages();
        let pages: Vec<&String> = open.keys().collect();
        let render = |page: &&String| ((*page).clone(), fingerprint(&view.shown, page));
        let rendered: Vec<_> = pages.par_iter().map(render).collect();
        // What was amiss is looked at again, so that it neither goes for a moment nor stays when it is mended.
        let known: Vec<String> = self.current().found.iter().map(|it| it.address.clone()).collect();
        let again = known.par_iter().filter(|address| !open.contains_key(*address));
        let again = again.map(|address| (address.clone(), fingerprint(&view.shown, address)));
        let again: Vec<_> = again.collect();
        let mut problems_found = Vec::new();
        let mut fingerprints = HashMap::new();
        for (page, (fingerprint, problem)) in rendered {
            problems_found.extend(problem.map(|problem| (page.clone(), problem)));
            fingerprints.insert(page, fingerprint);
        }
        let still = again.into_iter().filter_map(|(page, (_, problem))| Some((page, problem?)));
        problems_found.extend(still);
        let is_changed = |(page, known): &(&String, &BTreeSet<Digest>)| {
            fingerprints.get(*page).is_some_and(|now| known.iter().any(|known| known != now))
        };
        let changed = open.iter().filter(is_changed).count();
        let version = view.version;
        let mut changed_files = self.current().changed_files.clone();
        for file in &view.files {
            Arc::make_mut(&mut changed_files).insert(file.clone(), version);
        }
        let mut current = Current {
            problems: view.problems.clone(),
            view,
            found: Vec::new(),
            is_rendered: false,
            fingerprints: Arc::new(fingerprints),
            changed_files,
        };
        for (address, problem) in problems_found {
            current = current.with(&address, &problem, &self.settings).unwrap_or(current);
        }
        self.shown.send_replace(Arc::new(current));
        changed
    }

    /// Adds what rendering at an address of a version has found.
    pub(super) fn found(&self, version: u64, address: &str, problem: &Diagnostic) -> bool {
        self.shown.send_if_modified(|current| {
            let is_shown = current.view.version == version;
            let with = is_shown.then(|| current.with(address, problem, &self.settings)).flatten();
            let is_new = with.is_some();
            *current = with.map_or_else(|| current.clone(), Arc::new);
            is_new
        })
    }

    /// Says that all pages of a version were rendered, those too that nobody asked for.
    pub(super) fn rendered(&self, version: u64) {
        self.shown.send_if_modified(|current| {
            if current.view.version == version {
                *current = Arc::new(Current { is_rendered: true, ..Current::clone(current) });
            }
            // No browser need hear of it.
            false
        });
    }

    fn open_pages(&self) -> BTreeMap<String, BTreeSet<Digest>> {
        let mut pages: BTreeMap<String, BTreeSet<Digest>> = BTreeMap::new();
        for tab in self.tabs().open.values() {
            pages.entry(tab.page.clone()).or_default().extend(tab.fingerprint);
        }
        pages
    }

    fn tabs(&self) -> MutexGuard<'_, Tabs> {
        self.tabs.lock().expect("no thread panics while it holds the tabs")
    }

    /// Tells whether a request is being answered.
    pub(super) fn is_busy(&self) -> bool {
        self.answering.load(Ordering::Relaxed) > 0
    }

    /// Says that a request is being answered, until what is returned is dropped.
    pub(super) fn answering(&self) -> Answering<'_> {
        self.answering.fetch_add(1, Ordering::Relaxed);
        Answering(&self.answering)
    }
}

impl Drop for Answering<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Current {
    /// Tells what is known of its pages.
    pub(super) fn soundness(&self) -> Soundness {
        match self.found.iter().any(|found| found.problem.level == Level::Error) {
            true => Soundness::Broken,
            false if self.is_rendered => Soundness::Sound,
            false => Soundness::Unknown,
        }
    }

    /// Lists the addresses of pictures and files that changed after a version.
    pub(super) fn files_since(&self, version: u64) -> Vec<&str> {
        let changed = self.changed_files.iter().filter(|(_, changed)| **changed > version);
        changed.map(|(address, _)| address.as_str()).collect()
    }

    /// Returns the fingerprint of a page as it is now, worked out before or just now; then with what is wrong with it.
    pub(super) fn fingerprint(&self, page: &str) -> (Digest, Option<Box<Diagnostic>>) {
        match self.fingerprints.get(page) {
            Some(known) => (*known, None),
            None => fingerprint(&self.view.shown, page),
        }
    }

    /// Adds a problem; of one that is known from another page it is said that there are more, once. `None` where
    /// that is known too: a slip in a template is one problem, not one for each page.
    fn with(&self, address: &str, problem: &Diagnostic, settings: &Settings) -> Option<Self> {
        let mut found = self.found.clone();
        match found.iter().position(|known| known.problem.is_same_fault(problem)) {
            None if found.len() < MOST_FOUND => {
                found.push(Found { address: address.to_owned(), problem: problem.clone() });
            }
            Some(at) if found[at].problem.values.get("more") == Some(&Value::from("")) => {
                let more = Value::words(" và các trang khác", " and other pages");
                found[at].problem.values.insert("more", more);
            }
            _ => return None,
        }
        let mut report = Report::new();
        found.iter().for_each(|found| report.push(found.problem.clone()));
        let mut problems = self.view.problems.clone();
        if let Some(now) = &self.view.shown.now {
            let source: &dyn Source = &**now;
            problems.extend((settings.explain)(&report, source));
            problems.sort_by_key(|problem| problem.level);
        }
        Some(Self { problems, found, ..self.clone() })
    }
}

impl OpenTab {
    /// Takes a place among the open tabs; none where there are too many.
    pub(super) fn open(desk: &Arc<Desk>, page: &str) -> Option<Self> {
        let mut tabs = desk.tabs();
        if tabs.open.len() >= MOST_STREAMS {
            return None;
        }
        tabs.next += 1;
        let number = tabs.next;
        tabs.open.insert(number, Tab { page: page.to_owned(), fingerprint: None });
        Some(Self { desk: desk.clone(), number })
    }

    /// Says what the tab shows from now on.
    pub(super) fn shows(&self, fingerprint: Digest) {
        if let Some(tab) = self.desk.tabs().open.get_mut(&self.number) {
            tab.fingerprint = Some(fingerprint);
        }
    }
}

impl Drop for OpenTab {
    fn drop(&mut self) {
        self.desk.tabs().open.remove(&self.number);
    }
}

/// Renders a page and fingerprints it; what is no page has a fingerprint of its kind. With it comes what is wrong with
/// the page as it would be now.
fn fingerprint(shown: &Shown, page: &str) -> (Digest, Option<Box<Diagnostic>>) {
    match shown.answer(page) {
        Ok(answered) => (fingerprint_of(&answered), answered.problem),
        Err(_) => (Digest::of(b"unreadable"), None),
    }
}

/// Fingerprints an answer.
pub(super) fn fingerprint_of(answered: &Answered) -> Digest {
    match (&answered.answer, &answered.of) {
        (Answer::Page { bytes, .. }, Some(of)) => of.fingerprint(bytes),
        (Answer::File { bytes, .. }, _) => Digest::of(bytes),
        (Answer::Moved(to), _) => Digest::of(to.as_bytes()),
        (Answer::Failed(_), _) => Digest::of(b"failed"),
        _ => Digest::of(b"nothing"),
    }
}
