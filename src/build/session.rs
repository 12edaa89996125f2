//! One run over a site: read everything, join it, plan it, check it; then render it, page by page.
//!
//! A session keeps headers, links and digests, never texts or pages: a text is read again when its page
//! is rendered, and when it is no longer the one that was read first, the run has to start over.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use rayon::prelude::*;

use super::fault::OutputFault;
use super::output::Sink;
use super::source::{Source, SourceFault};
use super::tree::FileClass;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::digest::Digest;
use crate::ground::source::{FileId, Span};
use crate::model::bulletin::Bulletin;
use crate::model::time::Day;
use crate::plan::links;
use crate::plan::page::{Page, PageKind};
use crate::plan::site_plan::Plan;
use crate::read::assemble::{Assembled, assemble};
use crate::read::file_name::{self, Role};
use crate::read::records::{self, FileRead};
use crate::render::page::Renderer;
use crate::render::picture;
use crate::render::standard_theme;
use crate::render::theme::{Theme, ThemeFile, ThemeFiles, Themes};

/// A site that was read, with all that is wrong with it so far.
pub struct Session {
    /// The bulletin.
    pub bulletin: Bulletin,
    /// Its pages.
    pub plan: Plan,
    theme: Option<Theme>,
    report: Report,
}

/// Why a run ended before its end.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file could not be read.
    #[error(transparent)]
    Source(#[from] SourceFault),
    /// The output could not be written.
    #[error(transparent)]
    Output(#[from] OutputFault),
    /// A text changed after it was read: start over.
    #[error("{0} changed while the site was built")]
    Changed(String),
}

impl Session {
    /// Reads a site for a day.
    ///
    /// # Errors
    ///
    /// Files that could not be read. What is wrong in them goes into the report.
    pub fn read(source: &dyn Source, today: Day) -> Result<Self, Fault> {
        let files = source.files();
        let mut report = Report::new();
        let roles = roles(source, &mut report);
        let reads = read_records(source, &roles)?;
        let Assembled { bulletin, report: found, lost } = assemble(files, reads, today);
        report.absorb(found);
        let (plan, found) = Plan::new(&bulletin, files);
        report.absorb(found);
        links::check(&bulletin, &plan, &lost, &mut report);
        let themes = read_themes(source, &roles)?;
        let site = &bulletin.site;
        let base = site.base.path();
        let theme = Theme::new(&site.theme, &themes, &site.languages, base, &mut report);
        report.apply_levels(&bulletin.site.levels);
        report.sort();
        Ok(Self { bulletin, plan, theme, report })
    }

    /// Returns what was found.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Counts the files that rendering will put.
    pub fn file_count(&self) -> usize {
        let assets = self.theme.as_ref().map_or(0, |theme| theme.assets.len());
        self.plan.pages().len() + self.plan.files.len() + assets
    }

    /// Renders every page and file into a sink, on all threads; `done` is called after each. Where the
    /// report holds an error there is nothing to render, and nothing is.
    ///
    /// # Errors
    ///
    /// Faults of reading and writing, and a text that changed. What templates and pictures do wrong is
    /// in the report that is returned.
    pub fn render(
        &self,
        source: &dyn Source,
        sink: &dyn Sink,
        done: &(dyn Fn() + Sync),
    ) -> Result<Report, Fault> {
        let Some(theme) = self.theme.as_ref().filter(|_| !self.report.has_errors()) else {
            return Ok(Report::new());
        };
        let renderer =
            Renderer { bulletin: &self.bulletin, plan: &self.plan, theme, files: source.files() };
        let run = Rendering { source, sink, renderer, found: Mutex::default() };
        for (route, bytes) in &theme.assets {
            run.sink.put(&route.output(), FileClass::Asset, bytes)?;
            done();
        }
        let files = self.plan.files.par_iter();
        files
            .try_for_each(|(route, file)| run.file(&route.output(), *file).inspect(|()| done()))?;
        let pages = self.plan.pages().par_iter();
        pages.try_for_each(|page| run.page(page).inspect(|()| done()))?;
        let mut report =
            run.found.into_inner().expect("no thread panics while it holds the report");
        report.join("page", "more", |others| {
            Value::words(format!(" và {others} trang khác"), format!(" and {others} more"))
        });
        Ok(report)
    }

    /// Warns of pages of records that the last build wrote and this one does not.
    pub fn warn_of_removed(&self, removed: &[String]) -> Report {
        let mut report = Report::new();
        for path in removed.iter().filter(|path| is_record_page(path, removed)) {
            let route = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
            if !self.plan.is_withdrawn(&route) {
                report.push(Diagnostic::of_run(Code::PageRemoved).with("route", route));
            }
        }
        report.apply_levels(&self.bulletin.site.levels);
        report.sort();
        report
    }
}

/// Lists come and go with their items; the pages of records are what people keep the address of. They are
/// told by their shape (`tin/2022/bai/`, `don-vi/nam-hong/`), since the site may have just renamed the first
/// part of them all; a standing page by that nothing went with it from below it, as from below a list.
fn is_record_page(path: &str, removed: &[String]) -> bool {
    let parts: Vec<&str> = path.strip_prefix("en/").unwrap_or(path).split('/').collect();
    let is_number = |part: &str, digits| part.len() == digits && part.parse::<u16>().is_ok();
    match parts.as_slice() {
        [_, year, slug, "index.html"] => is_number(year, 4) && !is_number(slug, 2),
        [_, slug, "index.html"] => !is_number(slug, 4),
        [_, name] => path.strip_suffix("index.html").is_some_and(|folder| {
            let below = removed.iter().filter(|other| other.starts_with(folder));
            *name == "index.html" && below.count() == 1
        }),
        _ => false,
    }
}

type Roles = Vec<(FileId, Role)>;

fn roles(source: &dyn Source, report: &mut Report) -> Roles {
    let mut roles = Vec::new();
    for (file, path) in source.files().iter() {
        match file_name::role(file, path) {
            Ok(Some(role)) => roles.push((file, role)),
            Ok(None) => {}
            // What is no ordinary file was reported as that.
            Err(found) if source.is_ordinary(file) => report.push(found),
            Err(_) => {}
        }
    }
    roles
}

fn read_records(source: &dyn Source, roles: &Roles) -> Result<Vec<FileRead>, SourceFault> {
    let with_records = roles
        .par_iter()
        .filter(|(_, role)| !matches!(role, Role::Picture | Role::File | Role::Theme));
    with_records
        .map(|(file, role)| {
            let path = source.files().path(*file);
            if !source.is_ordinary(*file) {
                return Ok(FileRead {
                    lost: vec![records::id_of_path(path, role)],
                    ..FileRead::default()
                });
            }
            Ok(records::read(*file, path, role, &source.read(*file)?))
        })
        .collect()
}

/// Reads the site's themes.
fn read_themes(source: &dyn Source, roles: &Roles) -> Result<Themes, SourceFault> {
    let mut themes: BTreeMap<String, ThemeFiles> = BTreeMap::new();
    let of_themes = roles.iter().filter(|(_, role)| *role == Role::Theme);
    for (file, _) in of_themes.filter(|(file, _)| source.is_ordinary(*file)) {
        let inside = source.files().path(*file).strip_prefix("themes/");
        let Some((name, path)) = inside.and_then(|inside| inside.split_once('/')) else { continue };
        let file = ThemeFile { bytes: source.read(*file)?, file: Some(*file) };
        themes.entry(name.to_owned()).or_default().insert(path.to_owned(), file);
    }
    Ok(Themes { own: themes, standard: standard_theme::files() })
}

struct Rendering<'r> {
    source: &'r dyn Source,
    sink: &'r dyn Sink,
    renderer: Renderer<'r>,
    found: Mutex<Report>,
}

impl Rendering<'_> {
    fn page(&self, page: &Page) -> Result<(), Fault> {
        let markdown = self.markdown(page)?;
        let rendered =
            catch_unwind(AssertUnwindSafe(|| self.renderer.render(page, markdown.as_str())));
        match rendered {
            Ok(Ok(bytes)) => {
                self.sink.put(&page.route.output(), class(page.kind), &bytes)?;
            }
            Ok(Err(found)) => self.push(found),
            Err(panic) => self.push(panicked(page, panic.as_ref())),
        }
        Ok(())
    }

    /// Reads a page's text again, and makes sure that it is still the one that was checked.
    fn markdown(&self, page: &Page) -> Result<String, Fault> {
        let Some(text) = self.renderer.text_of(page) else { return Ok(String::new()) };
        let prose = &text.prose;
        let bytes = self.source.read(prose.file)?;
        let changed = || Fault::Changed(self.source.files().path(prose.file).to_owned());
        if Digest::of(&bytes) != prose.digest {
            return Err(changed());
        }
        let text = String::from_utf8(bytes).map_err(|_| changed())?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        text.get(prose.start..).map(str::to_owned).ok_or_else(changed)
    }

    fn file(&self, path: &str, file: FileId) -> Result<(), Fault> {
        let mut bytes = self.source.read(file)?;
        if picture::is_picture(path) {
            match picture::publishable(path, &bytes) {
                Ok(published) => bytes = published,
                Err(why) => {
                    let at = Span::top(file);
                    let value = self.source.files().path(file);
                    let found = Diagnostic::at(Code::BadPicture, at).with("value", value);
                    self.push(found.with("why", why));
                    return Ok(());
                }
            }
        }
        self.sink.put(path, FileClass::Asset, &bytes)?;
        Ok(())
    }

    fn push(&self, found: Diagnostic) {
        self.found.lock().expect("no thread panics while it holds the report").push(found);
    }
}

fn class(kind: PageKind) -> FileClass {
    match kind {
        PageKind::Article(_)
        | PageKind::Meeting(_)
        | PageKind::Batch(_)
        | PageKind::Body(_)
        | PageKind::Document(_)
        | PageKind::Standing(_)
        | PageKind::Alias(_) => FileClass::Page,
        _ => FileClass::List,
    }
}

fn panicked(page: &Page, panic: &(dyn std::any::Any + Send)) -> Diagnostic {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    let words = words.or_else(|| panic.downcast_ref::<String>().cloned());
    Diagnostic::of_run(Code::PagePanicked)
        .with("page", &page.route)
        .with("reason", words.unwrap_or_else(|| "?".to_owned()))
}

/// Lists the files that findings point at, so that their texts can be shown.
pub fn files_of(report: &Report) -> BTreeSet<FileId> {
    let places = report.findings().iter().flat_map(|found| [found.at, found.other]);
    places.flatten().map(|span| span.file).collect()
}
