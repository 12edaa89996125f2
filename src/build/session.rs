//! A site that was read: its records joined, its pages planned, its theme made, all checked.
//!
//! A session is one moment of a site and never changes. Rendering it is `rendering`'s; what of it outlives a
//! change is `readings`'.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fault::OutputFault;
use super::lost;
use super::readings::{Readings, Texts};
use super::removed;
use super::revise::{Content, revise};
use super::source::{Source, SourceFault};
use super::waivers;
use crate::ground::diagnostic::Report;
use crate::ground::digest::Digest;
use crate::ground::source::{FileId, FileTable, Span, Spanned};
use crate::model::bulletin::{Bulletin, Purpose};
use crate::model::language::Language;
use crate::model::ledger::Ledger;
use crate::model::site::Site;
use crate::model::time::Day;
use crate::plan::site_plan::Plan;
use crate::plan::{links, redirects};
use crate::read::assemble::{Assembled, assemble};
use crate::read::checks;
use crate::read::checks::scope::Scope;
use crate::read::file_name::{LEDGER_FILE, REDIRECTS_FILE, SITE_FILE};
use crate::read::ledger::WrittenLedger;
use crate::read::records::Found;
use crate::render::standard_theme;
use crate::render::theme::{Theme, ThemeFile, ThemeFiles, Themes};

/// A site that was read, with all that is wrong with it so far.
pub struct Session {
    /// The bulletin.
    pub bulletin: Bulletin,
    /// Its pages.
    pub plan: Arc<Plan>,
    /// Its theme; none where no page could be rendered.
    pub theme: Option<Arc<Theme>>,
    made: Arc<MadeTheme>,
    /// What was found in the records and the plan, before anything of it is waived.
    found: Report,
    /// Whether no error of those stands that is not waived.
    is_sound: bool,
    /// The permanence ledger, as it was written by the last publication.
    written: Arc<WrittenLedger>,
    /// What was found in all.
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
    /// The preview cannot listen on an address.
    #[error("cannot listen on {0}")]
    Listen(String, #[source] std::io::Error),
    /// A text changed after it was read: start over.
    #[error("{0} changed while the site was built")]
    Changed(String),
}

impl Session {
    /// Reads a site for a build on a day.
    ///
    /// # Errors
    ///
    /// Files that could not be read. What is wrong in them goes into the report.
    pub fn read(source: &dyn Source, today: Day) -> Result<Self, Fault> {
        let readings = Readings::of(source, Texts::Dropped)?;
        Ok(Self::new(source.files(), &readings, Purpose { today, drafts: false }, None))
    }

    /// Joins, plans and checks what the files of a site gave. What did not change since the session `before` and
    /// its readings is shared with it.
    pub fn new(
        files: &FileTable,
        readings: &Readings,
        purpose: Purpose,
        before: Option<(&Self, &Readings)>,
    ) -> Self {
        let same_purpose = |it: &&(&Self, &Readings)| it.0.bulletin.purpose() == purpose;
        let revised = before.as_ref().filter(same_purpose).and_then(|(before, then)| {
            let (bulletin, found) = revise(&before.content(then), readings, files)?;
            Some((bulletin, before.plan.clone(), found))
        });
        let before = before.map(|(before, _)| before);
        let (bulletin, plan, found) =
            revised.unwrap_or_else(|| join(files, readings, purpose, before));
        let ground = ThemeGround::new(files, readings, &bulletin.site);
        let kept = before.map(|before| before.made.clone()).filter(|made| made.ground == ground);
        let made = kept.unwrap_or_else(|| Arc::new(MadeTheme::new(ground, files, readings)));
        let written = ledger_of(files, readings);
        let mut report = made.report.clone();
        report.apply_levels(&bulletin.site.levels);
        let mut standing = found.clone();
        waivers::apply(&bulletin, files, &mut standing);
        let is_sound = !standing.has_errors();
        report.absorb(standing);
        report.sort();
        let theme = made.theme.clone();
        Self { bulletin, plan, theme, made, found, is_sound, written, report }
    }

    fn content<'c>(&'c self, readings: &'c Readings) -> Content<'c> {
        let Self { bulletin, plan, found, is_sound, .. } = self;
        Content { bulletin, plan, found, is_sound: *is_sound, readings }
    }

    /// Returns what was found.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Returns the permanence ledger, as the last publication wrote it; an empty one where there is none.
    pub fn ledger(&self) -> &Ledger {
        &self.written.ledger
    }

    /// Counts the files that rendering will put.
    pub fn file_count(&self) -> usize {
        let assets = self.theme.as_ref().map_or(0, |theme| theme.assets.len());
        self.plan.pages().len() + self.plan.files.len() + self.plan.sizes.all.len() + assets
    }

    /// Warns of pages of records that the last build wrote and this one does not.
    pub fn warn_of_removed(&self, paths: &[String]) -> Report {
        let mut report = removed::warn(&self.plan, paths);
        report.apply_levels(&self.bulletin.site.levels);
        report.sort();
        report
    }
}

/// Finds the ledger in what the files gave.
fn ledger_of(files: &FileTable, readings: &Readings) -> Arc<WrittenLedger> {
    let reading = files.find(LEDGER_FILE).and_then(|file| readings.get(file));
    let found = reading.into_iter().flat_map(|reading| &reading.records.found);
    let mut written = found.filter_map(|found| match found {
        Found::Ledger(written) => Some(written.clone()),
        _ => None,
    });
    written.next().unwrap_or_default()
}

/// Tells whether a file holds no error, or is not there.
fn is_sound(files: &FileTable, readings: &Readings, path: &str) -> bool {
    let reading = files.find(path).and_then(|file| readings.get(file));
    reading.is_none_or(|reading| !reading.records.report.has_errors())
}

/// Joins, plans and checks everything.
fn join(
    files: &FileTable,
    readings: &Readings,
    purpose: Purpose,
    before: Option<&Session>,
) -> (Bulletin, Arc<Plan>, Report) {
    let reads = readings.iter(files).map(|(_, reading)| &reading.records);
    let assembled = assemble(files, reads, purpose, before.map(|before| &before.bulletin));
    let Assembled { bulletin, mut report, lost } = assembled;
    let whole = Scope::whole(&bulletin);
    let (of_records, (plan, of_plan)) = rayon::join(
        || {
            let mut found = Report::new();
            checks::run(whole, files, &lost, &mut found);
            found
        },
        || {
            let (mut plan, mut found) = Plan::new(&bulletin, files);
            let unsure = links::unsure(&bulletin, &lost);
            redirects::plan(&bulletin, &mut plan, &unsure, &mut found);
            links::check(whole, &plan, &unsure, &mut found);
            // Where these are not sound, any address may be another one, or lead on.
            if [SITE_FILE, REDIRECTS_FILE].iter().all(|path| is_sound(files, readings, path)) {
                found.absorb(lost::find(&ledger_of(files, readings), &bulletin, &plan, &unsure));
            }
            (plan, found)
        },
    );
    report.absorb(of_records);
    report.absorb(of_plan);
    report.apply_levels(&bulletin.site.levels);
    (bulletin, Arc::new(plan), report)
}

/// All that a theme is made from: where it is the same, so is the theme.
#[derive(PartialEq)]
struct ThemeGround {
    name: Spanned<String>,
    /// Findings about the theme as a whole point there.
    at: Span,
    languages: Vec<Language>,
    base: String,
    files: Vec<(FileId, Digest)>,
}

impl ThemeGround {
    fn new(files: &FileTable, readings: &Readings, site: &Site) -> Self {
        let of_themes = readings.iter(files).filter(|(_, reading)| reading.theme.is_some());
        Self {
            name: site.theme.clone(),
            at: site.theme.span,
            languages: site.languages.clone(),
            base: site.base.path().to_owned(),
            files: of_themes.filter_map(|(file, it)| Some((file, it.digest?))).collect(),
        }
    }
}

/// A theme with what it was made from, and what is wrong with it.
struct MadeTheme {
    ground: ThemeGround,
    theme: Option<Arc<Theme>>,
    report: Report,
}

impl MadeTheme {
    fn new(ground: ThemeGround, files: &FileTable, readings: &Readings) -> Self {
        let mut own: BTreeMap<String, ThemeFiles> = BTreeMap::new();
        for (file, _) in &ground.files {
            let inside = files.path(*file).strip_prefix("themes/");
            let Some((name, path)) = inside.and_then(|inside| inside.split_once('/')) else {
                continue;
            };
            let Some(bytes) = readings.get(*file).and_then(|it| it.theme.clone()) else { continue };
            let theme_file = ThemeFile { bytes, file: Some(*file) };
            own.entry(name.to_owned()).or_default().insert(path.to_owned(), theme_file);
        }
        let themes = Themes { own, standard: standard_theme::files() };
        let mut report = Report::new();
        let theme = Theme::new(&ground.name, &themes, &ground.languages, &ground.base, &mut report);
        Self { ground, theme: theme.map(Arc::new), report }
    }
}
