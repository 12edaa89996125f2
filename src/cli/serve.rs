//! `bantin serve`: joins the site's folder, the watch over it, the preview and the server.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::net::{IpAddr, TcpListener};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::arguments::ServeArguments;
use super::build::clock;
use super::edits::Edit;
use super::exit::Exit;
use super::faults;
use super::language::Speech;
use super::opening::Opening;
use super::print::Printer;
use super::problems::problems;
use super::run::{Run, today};
use crate::build::preview::answer::Shown;
use crate::build::preview::change::{Change, Kind, Part};
use crate::build::preview::look::Look;
use crate::build::preview::{Held, Looked, Preview, Update};
use crate::build::session::Fault;
use crate::build::source::{Source as _, SourceFault};
use crate::ground::diagnostic::{Diagnostic, Level, Report};
use crate::ground::source::FileId;
use crate::model::bulletin::Purpose;
use crate::read::file_name::ROOT_FILES;
use crate::rooms::disk::made_pictures::{PictureFolder, Use};
use crate::rooms::disk::site_folder::{self, SOURCES, SiteFolder};
use crate::rooms::serve::view::View;
use crate::rooms::serve::{self, Server, Settings};
use crate::rooms::watch::{HEARTBEAT, Watch};

/// How many ports are tried when the wanted one is taken.
const PORTS: u16 = 20;

/// How long to wait when a file went while it was read.
const BREATH: Duration = Duration::from_millis(50);

/// How long to wait when it has lasted.
const SLOW_BREATH: Duration = Duration::from_secs(1);

/// How long it must last to be told of.
const LASTING: Duration = Duration::from_secs(1);

/// Shows the site until somebody ends the program.
pub(super) fn run(run: Run, arguments: &ServeArguments) -> Exit {
    let speech = run.speech;
    match Serving::open(run, arguments) {
        Ok(mut serving) => loop {
            serving.turn();
        },
        Err(fault) => {
            Printer::new(speech).print(&faults::report(&fault), None);
            Exit::World
        }
    }
}

/// The site's folder, the watch over it, the preview and the server together.
struct Serving {
    run: Run,
    watch: Watch,
    folder: SiteFolder,
    made: Arc<PictureFolder>,
    preview: Preview,
    server: Server,
    shown: Shown,
    version: u64,
    /// What could not be looked at yet.
    pending: Look,
    unreadable: Option<Unreadable>,
    printed: Report,
    /// What rendering found in this version and was printed.
    rendering_printed: Vec<Diagnostic>,
    is_polling_told: bool,
}

/// What could not be read at the last look.
struct Unreadable {
    files: BTreeSet<FileId>,
    since: Instant,
    is_told: bool,
}

impl Serving {
    fn open(run: Run, arguments: &ServeArguments) -> Result<Self, Fault> {
        let began = clock();
        let failed = |error| Fault::Listen(format!("{}:{}", arguments.host, arguments.port), error);
        let (listener, is_other) = listen(arguments.host, arguments.port).map_err(failed)?;
        let bound = listener.local_addr().map_err(failed)?;
        // The watch comes first, so that nothing is missed that changes while the site is read.
        let root = site_folder::canonical(&run.site);
        let watch = Watch::start(&root, &ROOT_FILES, &SOURCES);
        let mut folder = SiteFolder::walk(&root)?;
        let made = Arc::new(PictureFolder::of(&root, Use::Read));
        folder.files.made = made.clone();
        let purpose = Purpose { today: run.today, drafts: !arguments.no_drafts };
        let source = Arc::new(folder.files.clone());
        let (preview, update) = Preview::open(source, &folder.report(), purpose)?;
        let server = Server::start(listener, settings(run.speech, arguments)).map_err(failed)?;
        let mut serving = Self {
            run,
            watch,
            folder,
            made,
            preview,
            server,
            shown: Shown::default(),
            version: 0,
            pending: Look::default(),
            unreadable: None,
            printed: Report::new(),
            rendering_printed: Vec::new(),
            is_polling_told: false,
        };
        serving.show(&update);
        serving.print(&update.report);
        let base = serving.shown.now.as_ref().map(|now| now.session.bulletin.site.base.path());
        let address = serve::address(bound, base.unwrap_or("/"));
        let opening = Opening {
            address: &address,
            taken: is_other.then_some(arguments.port),
            is_public: !bound.ip().is_loopback(),
            has_drafts: !arguments.no_drafts,
            took: began.elapsed(),
        };
        serving.say(&opening.words(serving.run.speech, &update));
        let speech = serving.run.speech;
        if arguments.open && open::that_detached(&address).is_err() {
            serving.say(speech.pick("Không mở được trình duyệt.", "No browser could be opened."));
        }
        Ok(serving)
    }

    /// Waits for a change, and shows what it made of the site.
    fn turn(&mut self) {
        let look = self.watch.next(self.patience());
        self.tell_of_polling();
        self.tell_of_rendering();
        let of_made = faults::of_made_pictures(&self.made.notes());
        Printer::new(self.run.speech).print(&of_made, None);
        self.pending.join(look);
        let began = clock();
        let updated = self.look_again().or_else(|| self.new_day());
        if let Some(update) = updated {
            let open_pages = self.show(&update);
            let (changes, held) = (&update.changes[..], &update.held);
            let is_shown = update.shown.now.is_some();
            let edit = Edit { changes, open_pages, held, is_shown, took: began.elapsed() };
            self.print(&update.report);
            self.say(&edit.words(self.run.speech));
        }
    }

    /// What could not be read is looked at once more: soon, since it may just be written, and seldom where that does
    /// not help.
    fn patience(&self) -> Duration {
        match &self.unreadable {
            None if self.pending.is_empty() => HEARTBEAT,
            Some(unreadable) if unreadable.is_told => SLOW_BREATH,
            _ => BREATH,
        }
    }

    /// Says once that the system cannot watch, where it cannot.
    fn tell_of_polling(&mut self) {
        let Some(trouble) = self.watch.trouble().filter(|_| !self.is_polling_told) else { return };
        let words = self.run.speech.pick(
            "Hệ thống không theo dõi được thư mục ({reason}); chương trình sẽ tự xem lại mỗi giây.",
            "The system cannot watch the folder ({reason}); the program looks at it every second.",
        );
        let words = words.replace("{reason}", &trouble.to_string());
        self.say(&words);
        self.is_polling_told = true;
    }

    /// Prints what only rendering found, each fault once; that others have it too is said in the browser.
    fn tell_of_rendering(&mut self) {
        let found = self.server.found();
        let had_errors = self.has_errors();
        self.rendering_printed.retain(|printed| found.iter().any(|it| it.is_same_fault(printed)));
        for found in found {
            if !self.rendering_printed.iter().any(|printed| printed.is_same_fault(&found)) {
                let mut report = Report::new();
                report.push(found.clone());
                Printer::new(self.run.speech).print(&report, Some(&self.folder.files));
                self.rendering_printed.push(found);
            }
        }
        self.tell_when_mended(had_errors);
    }

    /// Tells whether errors stand on the terminal that are not mended.
    fn has_errors(&self) -> bool {
        let is_error = |found: &Diagnostic| found.level == Level::Error;
        self.printed.has_errors() || self.rendering_printed.iter().any(is_error)
    }

    fn tell_when_mended(&self, had_errors: bool) {
        if had_errors && !self.has_errors() {
            self.say(self.run.speech.pick("Không còn lỗi.", "No errors any more."));
        }
    }

    /// Looks at what is pending; what cannot be read stays pending, and is told of when it lasts.
    fn look_again(&mut self) -> Option<Update> {
        let unread = self.unreadable.as_ref().map(|it| it.files.clone()).unwrap_or_default();
        if self.pending.is_empty() && unread.is_empty() {
            return None;
        }
        let mut files: BTreeSet<FileId> = match self.folder.look(&self.pending) {
            Ok(files) => files.into_iter().collect(),
            Err(fault) => {
                self.wait_for(unread, fault);
                return None;
            }
        };
        self.pending = Look::default();
        files.extend(unread);
        let files: Vec<FileId> = files.into_iter().collect();
        let source = Arc::new(self.folder.files.clone());
        let (found, soundness) = (self.folder.report(), self.server.soundness());
        let Looked { update, unread } = self.preview.look_again(source, &found, &files, soundness);
        let waiting: BTreeSet<FileId> = unread.iter().map(|(file, _)| *file).collect();
        match unread.into_iter().next() {
            Some((_, fault)) => self.wait_for(waiting, fault),
            None => self.unreadable = None,
        }
        update
    }

    /// Keeps files for another look; says once why, when it lasts.
    fn wait_for(&mut self, files: BTreeSet<FileId>, fault: SourceFault) {
        let before = self.unreadable.take();
        let since = before.as_ref().map_or_else(clock, |before| before.since);
        let was_told = before.is_some_and(|before| before.is_told);
        let is_told = was_told || since.elapsed() > LASTING;
        if is_told && !was_told {
            let report = faults::report(&Fault::Source(fault));
            Printer::new(self.run.speech).print(&report, None);
        }
        self.unreadable = Some(Unreadable { files, since, is_told });
    }

    /// Goes on with the clock, where no day was given.
    fn new_day(&mut self) -> Option<Update> {
        let day = today();
        if self.run.is_day_given || day == self.run.today {
            return None;
        }
        self.run.today = day;
        let source = Arc::new(self.folder.files.clone());
        let soundness = self.server.soundness();
        Some(self.preview.go_to(day, source, &self.folder.report(), soundness))
    }

    /// Hands what is to be shown to the server, and counts the open pages that it changes.
    fn show(&mut self, update: &Update) -> usize {
        self.shown = update.shown.clone();
        self.version += 1;
        let path = |file: &FileId| self.folder.files.files().path(*file).to_owned();
        let held: &BTreeSet<FileId> = match &update.held {
            Held::Files(files) => files,
            Held::Nothing | Held::Everything => &BTreeSet::new(),
        };
        self.server.show(View {
            version: self.version,
            shown: self.shown.clone(),
            problems: problems(self.run.speech, &update.report, &self.folder.files),
            held: held.iter().map(path).collect(),
            held_whole: update.held == Held::Everything,
            files: self.published(&update.changes),
        })
    }

    /// Finds the addresses of pictures and files that changed.
    fn published(&self, changes: &[Change]) -> Vec<String> {
        let Some(now) = &self.shown.now else { return Vec::new() };
        let changed =
            changes.iter().filter(|it| it.part == Part::Published && it.kind != Kind::Removed);
        let files = changed.filter_map(|change| self.folder.files.files().find(&change.path));
        // One that is torn stays in the browsers as it was.
        let is_whole =
            |file: &FileId| now.rendering().is_some_and(|it| matches!(it.prove(*file), Ok(None)));
        let (plan, base) = (&now.session.plan, now.session.bulletin.site.base.path());
        let routes = files.filter(is_whole).flat_map(|file| {
            let sizes = plan.sizes.of(file).iter().map(|size| &size.route);
            plan.file_route(file).into_iter().chain(sizes)
        });
        routes.map(|route| route.href(base)).collect()
    }

    /// Prints the problems, where they are not those that were printed last.
    fn print(&mut self, report: &Report) {
        if report.findings() != self.printed.findings() {
            Printer::new(self.run.speech).print(report, Some(&self.folder.files));
            let had_errors = self.has_errors();
            self.printed = report.clone();
            self.tell_when_mended(had_errors);
        }
    }

    fn say(&self, words: &str) {
        let mut out = anstream::stdout().lock();
        let _closed_pipe = writeln!(out, "{words}").and_then(|()| out.flush());
    }
}

fn settings(speech: Speech, arguments: &ServeArguments) -> Settings {
    Settings {
        hosts: arguments.allow_host.clone(),
        language: speech.pick("vi", "en"),
        explain: Box::new(move |report, source| problems(speech, report, source)),
    }
}

/// Binds the wanted port, else the next that is free; tells whether it is another one.
fn listen(host: IpAddr, port: u16) -> std::io::Result<(TcpListener, bool)> {
    let mut refused = None;
    for tried in (port..=port.saturating_add(PORTS)).take(if port == 0 { 1 } else { usize::MAX }) {
        match TcpListener::bind((host, tried)) {
            Ok(listener) => return Ok((listener, tried != port)),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => refused = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(refused.unwrap_or_else(|| std::io::ErrorKind::AddrInUse.into()))
}
