//! A session to bytes: one page or file, or all of them into a sink.
//!
//! Texts are read again when their page is rendered; when one is no longer the text that was checked, the run
//! has to start over.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use rayon::prelude::*;

use super::output::Sink;
use super::session::{Fault, Session};
use super::source::Source;
use super::tree::FileClass;
use super::weight::Scales;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::digest::Digest;
use crate::ground::source::{FileId, Span};
use crate::plan::page::{Page, PageKind};
use crate::plan::route::Route;
use crate::render::page::Renderer;
use crate::render::picture;
use crate::render::theme::Theme;

/// Rendered bytes, or what is wrong with them.
pub type Rendered = Result<Vec<u8>, Diagnostic>;

impl Session {
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
        if self.report().has_errors() {
            return Ok(Report::new());
        }
        let Some(rendering) = self.rendering(source) else { return Ok(Report::new()) };
        let found = Mutex::default();
        let put = |path: &str, class, rendered: Rendered| -> Result<(), Fault> {
            match rendered {
                Ok(bytes) => drop(sink.put(path, class, &bytes)?),
                Err(problem) => push(&found, problem),
            }
            done();
            Ok(())
        };
        for (route, bytes) in &rendering.theme.assets {
            sink.put(&route.output(), FileClass::Asset, bytes)?;
            done();
        }
        self.plan.files.par_iter().try_for_each(|(route, file)| {
            put(&route.output(), FileClass::Asset, rendering.file(route, *file)?)
        })?;
        let scales = Scales::new(rendering.theme, self.bulletin.site.base.path());
        self.plan.pages().par_iter().try_for_each(|page| {
            let rendered = rendering.page(page)?;
            rendered.iter().for_each(|html| scales.weigh(page, html));
            put(&page.route.output(), class(page.kind), rendered)
        })?;
        let mut report = found.into_inner().expect("no thread panics while it holds the report");
        report.absorb(scales.report());
        report.join("page", "more", |others| {
            Value::words(format!(" và {others} trang khác"), format!(" and {others} more"))
        });
        report.apply_levels(&self.bulletin.site.levels);
        Ok(report)
    }

    /// Returns what renders single pages; none where the theme cannot render any.
    pub fn rendering<'r>(&'r self, source: &'r dyn Source) -> Option<Rendering<'r>> {
        Some(Rendering { session: self, source, theme: self.theme.as_deref()? })
    }
}

fn push(found: &Mutex<Report>, problem: Diagnostic) {
    found.lock().expect("no thread panics while it holds the report").push(problem);
}

/// A session that is being rendered.
#[derive(Clone, Copy)]
pub struct Rendering<'r> {
    session: &'r Session,
    source: &'r dyn Source,
    theme: &'r Theme,
}

impl Rendering<'_> {
    /// Renders a page.
    ///
    /// # Errors
    ///
    /// A text that could not be read or is no longer the one that was checked.
    pub fn page(&self, page: &Page) -> Result<Rendered, Fault> {
        let renderer = Renderer {
            bulletin: &self.session.bulletin,
            plan: &self.session.plan,
            theme: self.theme,
            files: self.source.files(),
        };
        let markdown = self.markdown(&renderer, page)?;
        let rendered = catch_unwind(AssertUnwindSafe(|| renderer.render(page, &markdown)));
        Ok(rendered.unwrap_or_else(|panic| Err(panicked(page, panic.as_ref()))))
    }

    /// Reads a page's text again, and makes sure that it is still the one that was checked.
    fn markdown(&self, renderer: &Renderer<'_>, page: &Page) -> Result<String, Fault> {
        let Some(text) = renderer.text_of(page) else { return Ok(String::new()) };
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

    /// Makes a file that is published ready: of a picture what may leave the house, of any other its bytes.
    ///
    /// # Errors
    ///
    /// A file that could not be read.
    pub fn file(&self, route: &Route, file: FileId) -> Result<Rendered, Fault> {
        let bytes = self.source.read(file)?;
        if !picture::is_picture(route.as_str()) {
            return Ok(Ok(bytes));
        }
        Ok(picture::publishable(route.as_str(), &bytes).map_err(|why| {
            Diagnostic::at(Code::BadPicture, Span::top(file))
                .with("value", self.source.files().path(file))
                .with("why", why)
        }))
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
