//! The watch over a site's folder: says where to look again, after a little quiet. It never says what
//! happened: editors save in many ways, and events come doubled, late or not at all.
//!
//! Where the system cannot watch (no watches left, a network drive), it says to look everywhere from time to
//! time. Nothing here reads a file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::build::preview::look::Look;

/// How long nothing must happen before a look: editors save in several steps.
const QUIET: Duration = Duration::from_millis(15);

/// How long a look is put off while things keep happening.
const LONGEST_WAIT: Duration = Duration::from_millis(100);

/// How long after a folder came it is looked at once more: files may have come into it before it was watched.
const SECOND_LOOK: Duration = Duration::from_millis(250);

/// How often it is asked whether the watched folders are still the same ones: the longest that a wait lasts.
pub const HEARTBEAT: Duration = Duration::from_secs(2);

/// How often everything is looked at where the system cannot watch.
const POLL: Duration = Duration::from_secs(1);

/// A watch over one site.
pub struct Watch {
    root: PathBuf,
    /// The files of the site's root that count.
    files: &'static [&'static str],
    /// The folders that count, whole.
    folders: &'static [&'static str],
    watcher: Option<RecommendedWatcher>,
    events: Receiver<notify::Result<Event>>,
    /// The folders as they were when the watch on them began: a folder that went and came back is another.
    watched: BTreeMap<PathBuf, Option<u64>>,
    /// What to look at once more, and when.
    again: Option<(Instant, Look)>,
    trouble: Option<notify::Error>,
}

impl Watch {
    /// Starts to watch some files and folders of a site.
    pub fn start(
        root: &Path,
        files: &'static [&'static str],
        folders: &'static [&'static str],
    ) -> Self {
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(sender);
        let (watcher, trouble) = match watcher {
            Ok(watcher) => (Some(watcher), None),
            Err(error) => (None, Some(error)),
        };
        let root = root.to_owned();
        let mut watch = Self {
            root,
            files,
            folders,
            watcher,
            events,
            watched: BTreeMap::new(),
            again: None,
            trouble,
        };
        watch.watch_all();
        watch
    }

    /// Returns why the system cannot watch, where it cannot.
    pub fn trouble(&self) -> Option<&notify::Error> {
        self.trouble.as_ref()
    }

    /// Waits until there is something to look at, at most for a time; then it returns an empty look.
    pub fn next(&mut self, patience: Duration) -> Look {
        let mut look = Look::default();
        if self.trouble.is_some() {
            // What it still tells would wait for ever to be heard.
            self.watcher = None;
            while self.events.try_recv().is_ok() {}
            std::thread::sleep(POLL);
            return Look::Everywhere;
        }
        let first = self.wait(patience.min(HEARTBEAT));
        let began = Instant::now();
        let mut next = first;
        while let Some(event) = next {
            self.take(event, &mut look);
            let left = LONGEST_WAIT.saturating_sub(began.elapsed());
            next = self.events.recv_timeout(QUIET.min(left)).ok();
        }
        look.join(self.due());
        if !self.is_whole() {
            self.watch_all();
            return Look::Everywhere;
        }
        look
    }

    /// Waits for the first event, a second look that is due, or a heartbeat.
    fn wait(&mut self, patience: Duration) -> Option<notify::Result<Event>> {
        let due = self.again.as_ref().map(|(at, _)| at.saturating_duration_since(Instant::now()));
        match self.events.recv_timeout(due.unwrap_or(patience).min(patience)) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => {
                self.trouble = Some(notify::Error::generic("the watch has ended"));
                None
            }
        }
    }

    fn due(&mut self) -> Look {
        match self.again.take_if(|(at, _)| *at <= Instant::now()) {
            Some((_, look)) => look,
            None => Look::default(),
        }
    }

    fn take(&mut self, event: notify::Result<Event>, look: &mut Look) {
        let event = match event {
            Ok(event) if event.need_rescan() => return *look = Look::Everywhere,
            Ok(event) => event,
            Err(error) if is_exhausted(&error) => {
                self.trouble = Some(error);
                return *look = Look::Everywhere;
            }
            Err(_) => return *look = Look::Everywhere,
        };
        if is_reading(event.kind) {
            return;
        }
        let is_new_folder = matches!(
            event.kind,
            EventKind::Create(CreateKind::Folder | CreateKind::Any)
                | EventKind::Modify(ModifyKind::Name(_))
        );
        let counting: Vec<_> = event.paths.into_iter().filter(|path| self.counts(path)).collect();
        for path in counting {
            // A folder that was made anew may have the number of the one that went.
            if !matches!(
                event.kind,
                EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_))
            ) {
                self.watched.remove(&path);
            }
            if is_new_folder {
                // All wait for the latest: a look that is due early finds nothing yet.
                let (_, mut again) = self.again.take().unwrap_or((Instant::now(), Look::default()));
                again.add(path.clone());
                self.again = Some((Instant::now() + SECOND_LOOK, again));
            }
            look.add(path);
        }
    }

    /// Tells whether a path is one that the site is read from.
    fn counts(&self, path: &Path) -> bool {
        let first = path.strip_prefix(&self.root).ok().and_then(|inside| inside.iter().next());
        first
            .is_some_and(|first| self.files.iter().chain(self.folders).any(|known| first == *known))
    }

    fn is_whole(&self) -> bool {
        let is_watched = self.watched.len() == 1 + self.folders.len();
        is_watched && self.watched.iter().all(|(folder, was)| identity_of(folder) == *was)
    }

    /// Watches the folders, those too that came back under the same name.
    fn watch_all(&mut self) {
        let own = (self.root.clone(), RecursiveMode::NonRecursive);
        let folders = self.folders.iter().map(|name| self.root.join(name));
        let folders = folders.map(|folder| (folder, RecursiveMode::Recursive));
        for (folder, mode) in [own].into_iter().chain(folders).collect::<Vec<_>>() {
            let identity = identity_of(&folder);
            let before = self.watched.insert(folder.clone(), identity);
            let Some(watcher) = self.watcher.as_mut().filter(|_| before != Some(identity)) else {
                continue;
            };
            // What is not watched any more cannot be let go, and need not be.
            let _gone = watcher.unwatch(&folder);
            if identity.is_none() {
                continue;
            }
            match watcher.watch(&folder, mode) {
                Ok(()) => {}
                // It went meanwhile: the next heartbeat sees it.
                Err(_) if identity_of(&folder) != identity => {}
                Err(error) => self.trouble = Some(error),
            }
        }
    }
}

/// Our own reading makes events too.
fn is_reading(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        _ => false,
    }
}

fn is_exhausted(error: &notify::Error) -> bool {
    matches!(error.kind, notify::ErrorKind::MaxFilesWatch)
}

/// Tells folders of one name apart where the system can; nothing where there is none.
fn identity_of(folder: &Path) -> Option<u64> {
    let meta = fs::symlink_metadata(folder).ok().filter(fs::Metadata::is_dir)?;
    Some(number(&meta))
}

#[cfg(unix)]
fn number(meta: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> u64 {
    0
}
