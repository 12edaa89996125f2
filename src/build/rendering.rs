//! A session to bytes: one page or file, or all of them into a sink.
//!
//! Texts are read again when their page is rendered; when one is no longer the text that was checked, the run
//! has to start over.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use rayon::prelude::*;

use super::archive::relative::Copy;
use super::output::Sink;
use super::session::{Fault, Session};
use super::source::Source;
use super::tree::FileClass;
use super::weight::Scales;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::digest::{Digest, Digesting};
use crate::ground::source::FileId;
use crate::model::picture::{Form, Format};
use crate::model::stored::{Stored, Words};
use crate::plan::page::{Page, PageKind};
use crate::plan::route::Route;
use crate::plan::site_plan::Place;
use crate::read::checks::hidden::{Hidden, Looking};
use crate::read::stored::{MOST_PACKED, Reader as _, show_words};
use crate::render::page::Renderer;
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
            let bytes = rendering.asset(route, bytes).into_owned();
            put(&route.output(), FileClass::Asset, rendering.without_hidden(route, bytes))?;
        }
        self.plan.published().par_iter().try_for_each(|(file, outputs)| {
            let named = rendering.named(*file, outputs)?;
            if named.is_none() && sink.takes_files() {
                return rendering.put_file(*file, outputs, sink, &put, done);
            }
            let problem = named.map_or_else(|| rendering.prove(*file), |it| Ok(Some(it)))?;
            problem.into_iter().for_each(|problem| push(&found, problem));
            outputs.iter().for_each(|_| done());
            Ok::<(), Fault>(())
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
        let hidden = Hidden::of(&self.bulletin);
        let theme = self.theme.as_deref()?;
        let copy = self.bulletin.archive.as_ref().map(|_| self.copy(theme));
        Some(Rendering { session: self, source, theme, hidden, copy })
    }

    /// Lists what an archive copy holds, so that its pages lead there from a folder.
    fn copy(&self, theme: &Theme) -> Copy<'_> {
        let base = &self.bulletin.site.base;
        let published = self.plan.published();
        let places = published.iter().flat_map(|(_, places)| places);
        let files = places.map(|place| self.plan.route_of(*place));
        let assets = theme.assets.iter().map(|(route, _)| route);
        let pages = self.plan.pages().iter().map(|page| &page.route);
        let files = pages.chain(files).chain(assets).map(Route::output).collect();
        Copy { base: base.path(), origin: base.origin(), files }
    }
}

fn push(found: &Mutex<Report>, problem: Diagnostic) {
    found.lock().expect("no thread panics while it holds the report").push(problem);
}

/// A session that is being rendered.
pub struct Rendering<'r> {
    pub(super) session: &'r Session,
    pub(super) source: &'r dyn Source,
    theme: &'r Theme,
    hidden: Hidden<'r>,
    /// Of an archive copy: what it holds.
    copy: Option<Copy<'r>>,
}

impl<'r> Rendering<'r> {
    /// Returns the files that it is made from.
    pub fn source(&self) -> &'r dyn Source {
        self.source
    }

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
        let rendered = rendered.unwrap_or_else(|panic| Err(panicked(page, panic.as_ref())));
        let rendered = rendered.map(|bytes| self.in_copy(page, bytes));
        Ok(rendered.and_then(|bytes| self.without_hidden(&page.route, bytes)))
    }

    /// Makes a page open from a folder, where it is part of an archive copy.
    fn in_copy(&self, page: &Page, bytes: Vec<u8>) -> Vec<u8> {
        let Some(copy) = self.copy.as_ref().filter(|_| page.kind.is_for_readers()) else {
            return bytes;
        };
        match std::str::from_utf8(&bytes) {
            Ok(html) => copy.html(&page.route.output(), html).into_bytes(),
            Err(_) => bytes,
        }
    }

    /// Makes an asset of the theme open from a folder, where it is part of an archive copy.
    fn asset<'a>(&self, route: &Route, bytes: &'a [u8]) -> Cow<'a, [u8]> {
        let Some(copy) = self.copy.as_ref().filter(|_| route.as_str().ends_with(".css")) else {
            return Cow::Borrowed(bytes);
        };
        match std::str::from_utf8(bytes) {
            Ok(css) => Cow::Owned(copy.css(&route.output(), css).into_bytes()),
            Err(_) => Cow::Borrowed(bytes),
        }
    }

    /// Refuses what names a person who must not be named, wherever the name came from.
    fn without_hidden(&self, route: &Route, bytes: Vec<u8>) -> Rendered {
        self.hidden.in_output(route.as_str(), &bytes).map_or(Ok(bytes), Err)
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

    /// Makes what lies at a place ready: a page, a file with its bytes, a picture with what may leave the house.
    ///
    /// # Errors
    ///
    /// A file that could not be read, or is no longer the one that was checked.
    pub fn at(&self, place: Place) -> Result<Rendered, Fault> {
        let plan = &self.session.plan;
        let file = match place {
            Place::Page(at) => return self.page(&plan.pages()[at]),
            Place::File(at) => plan.files[at].1,
            Place::Size(at) => plan.sizes.all[at].file,
        };
        Ok(self.outputs(file, &[place])?.swap_remove(0))
    }

    /// Puts the outputs of one file: of a picture each of its forms, of any other its bytes as they are.
    fn put_file(
        &self,
        file: FileId,
        outputs: &[Place],
        sink: &dyn Sink,
        put: &(dyn Fn(&str, FileClass, Rendered) -> Result<(), Fault> + Sync),
        done: &(dyn Fn() + Sync),
    ) -> Result<(), Fault> {
        let paths = outputs.iter().map(|place| self.session.plan.route_of(*place).output());
        let Some(stored) = self.session.stored(file) else {
            let made = self.outputs(file, outputs)?;
            return paths.zip(made).try_for_each(|(path, made)| put(&path, FileClass::Asset, made));
        };
        let show = |take: &mut dyn FnMut(&[u8])| self.show(file, stored, take);
        for path in paths {
            sink.put_stored(&path, FileClass::Asset, stored, &show)?;
            done();
        }
        Ok(())
    }

    /// Makes several outputs of one file ready, in their order.
    fn outputs(&self, file: FileId, places: &[Place]) -> Result<Vec<Rendered>, Fault> {
        if let Some(found) = self.named(file, places)? {
            return Ok(places.iter().map(|_| Err(found.clone())).collect());
        }
        let forms: Option<Vec<Form>> = places.iter().map(|at| self.session.form(*at)).collect();
        let Some(forms) = forms else {
            let mut bytes = Vec::new();
            let stored = self.session.stored(file).ok_or_else(|| self.changed(file))?;
            self.show(file, stored, &mut |piece| bytes.extend(piece))?;
            return Ok(std::iter::repeat_n(Ok(bytes), places.len()).collect());
        };
        Ok(match self.forms(file, &forms)? {
            Ok(made) => made.into_iter().map(Ok).collect(),
            Err(found) => places.iter().map(|_| Err(found.clone())).collect(),
        })
    }

    /// Tells whether a file names a person who must not be named, by its address or in its words.
    fn named(&self, file: FileId, places: &[Place]) -> Result<Option<Diagnostic>, Fault> {
        let routes = places.iter().map(|place| self.session.plan.route_of(*place));
        let mut by_address = routes.filter_map(|route| self.hidden.in_output(route.as_str(), &[]));
        match by_address.next() {
            Some(found) => Ok(Some(found)),
            None => self.named_within(file),
        }
    }

    /// Reports that the words of a file that is published as it is name a person who must not be named.
    ///
    /// # Errors
    ///
    /// A file that could not be read.
    pub fn named_within(&self, file: FileId) -> Result<Option<Diagnostic>, Fault> {
        let words = self.session.stored(file).map_or(Words::Unread, |stored| stored.words);
        if self.hidden.is_empty() {
            return Ok(None);
        }
        let mut looking = Looking::new(&self.hidden);
        match words {
            Words::Plain => self.source.stream(file, &mut |piece| {
                looking.take(piece);
                Ok(())
            })?,
            Words::Packed if self.source.files().size(file) <= MOST_PACKED => {
                let bytes = self.source.read(file)?;
                show_words(&bytes, &mut looking);
            }
            Words::Packed | Words::Unread => {}
        }
        Ok(looking.end(file, self.source.files().path(file)))
    }

    /// Shows a file in pieces. What came in the place of the one that was looked at may be anything, and its digest is told
    /// elsewhere.
    fn show(&self, file: FileId, stored: Stored, take: &mut dyn FnMut(&[u8])) -> Result<(), Fault> {
        let mut digesting = Digesting::new();
        self.source.stream(file, &mut |piece| {
            digesting.take(piece);
            take(piece);
            Ok(())
        })?;
        match digesting.finish() == stored.digest {
            true => Ok(()),
            false => Err(self.changed(file)),
        }
    }

    fn changed(&self, file: FileId) -> Fault {
        Fault::Changed(self.source.files().path(file).to_owned())
    }

    /// Tells what is wrong with a file that is published, without making anything of it.
    ///
    /// # Errors
    ///
    /// A file that could not be read, or is no longer the one that was checked.
    pub fn prove(&self, file: FileId) -> Result<Option<Diagnostic>, Fault> {
        match self.session.is_picture(file) {
            true => Ok(self.prove_picture(file)?.err()),
            false => self.source.head(file, 1).map(|_| None).map_err(Fault::from),
        }
    }
}

impl Session {
    /// Returns what is known of a file that is published byte by byte.
    fn stored(&self, file: FileId) -> Option<Stored> {
        self.bulletin.stored.get(&file)?.as_ref().ok().copied()
    }

    /// Tells whether a file is a picture.
    pub fn is_picture(&self, file: FileId) -> bool {
        self.bulletin.pictures.contains_key(&file)
    }

    /// Returns the form of a picture that lies at a place; none where anything else does.
    fn form(&self, place: Place) -> Option<Form> {
        match place {
            Place::Page(_) => None,
            Place::Size(at) => Some(self.plan.sizes.all[at].form),
            Place::File(at) => {
                let (route, file) = &self.plan.files[at];
                let format = Format::of_name(route.as_str())?;
                Some(self.bulletin.pictures.get(file)?.as_ref().ok()?.own_form(format))
            }
        }
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
