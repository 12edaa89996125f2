//! The files of a theme, and its head, `theme.toml`: which theme it builds on, how wide it shows pictures,
//! and what its pages may weigh.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{FileId, Span, Spanned};
use crate::ground::text::nearest::nearest;
use crate::model::language::Loc;
use crate::read::reading::Reading;
use crate::read::table::{Table, known_keys};
use crate::read::toml_text::Toml;
use crate::read::{common, decode};

/// The templates that every theme must have.
pub const TEMPLATES: [&str; 22] = [
    "alias.html",
    "article.html",
    "batch.html",
    "bodies.html",
    "body.html",
    "corrections.html",
    "data.html",
    "document.html",
    "documents.html",
    "home.html",
    "list-year.html",
    "list.html",
    "meeting.html",
    "month.html",
    "not-found.html",
    "standing.html",
    "unit-month.html",
    "unit-year.html",
    "unit.html",
    "units.html",
    "year.html",
    "years.html",
];

/// A file of a theme.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Its number, where it is the site's own.
    pub file: Option<FileId>,
}

/// The files of one theme, by their path within it.
pub type ThemeFiles = BTreeMap<String, ThemeFile>;

/// How much a page of each kind may weigh with its style sheets and scripts, by the name of its template.
pub type Budget = BTreeMap<&'static str, Limit>;

/// The most bytes that a page may take on its way to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many, packed.
    pub bytes: u64,
    /// Where it stands, in a file that the site has of its own.
    pub at: Option<Span>,
}

/// What `theme.toml` says.
#[derive(Debug, Default)]
pub struct Head {
    /// The theme that it builds on.
    pub extends: Option<Spanned<String>>,
    /// How wide it shows the pictures of texts, as the attribute `sizes` says it.
    pub picture_sizes: Option<String>,
    /// What its pages may weigh.
    pub budget: Budget,
}

impl Head {
    /// Reads the head of a theme that is named `at` a place.
    pub fn read(files: &ThemeFiles, at: Span, report: &mut Report) -> Self {
        let Some(head) = files.get("theme.toml") else {
            report.push(Diagnostic::at(Code::ThemeFileMissing, at).with("value", "`theme.toml`"));
            return Self::default();
        };
        let file = head.file.unwrap_or(at.file);
        let Some(text) = decode::decode(file, &head.bytes, report) else { return Self::default() };
        let toml = Toml::parse(file, &text, 0..text.len(), report);
        let reading = Reading::new(&toml);
        let mut table = Table::root(&reading, Value::from("theme.toml"));
        common::schema(&mut table);
        let _name: Option<String> = table.optional("name");
        let _title: Option<Loc> = table.optional("title");
        let extends = table.optional("extends");
        let picture_sizes = table.optional("picture_sizes");
        let mut budget = budget(&mut table);
        if head.file.is_none() {
            budget.values_mut().for_each(|limit| limit.at = None);
        }
        table.finish();
        report.absorb(reading.into_report());
        Self { extends, picture_sizes, budget }
    }
}

/// Reads `[budget]`: kinds of pages, each with a number of bytes.
fn budget(table: &mut Table<'_, '_>) -> Budget {
    let kinds = || TEMPLATES.iter().filter_map(|template| template.strip_suffix(".html"));
    let mut budget = Budget::new();
    for (kind, at, bytes) in table.map::<u64>("budget") {
        match kinds().find(|known| *known == kind) {
            Some(kind) => drop(budget.insert(kind, Limit { bytes, at: Some(at) })),
            None => table.reading.push(
                Diagnostic::at(Code::UnknownKey, at)
                    .with("table", "[budget]")
                    .with("key", &kind)
                    .with("mend", known_keys(&kinds().collect::<Vec<_>>()))
                    .nearest(nearest(&kind, kinds())),
            ),
        }
    }
    budget
}
