//! What is wrong, as data: a code, a place, and the values that the message will name.
//!
//! Words stand in `catalogue`; printing is the command line's. Nothing here decides what is wrong.

mod catalogue;
mod code;

use std::collections::BTreeMap;

pub use catalogue::{Catalogue, Entry, Message, Wording};
pub use code::Code;

use super::source::{FileTable, Span};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing is written while one of these stands.
    Error,
    /// The run goes on.
    Warning,
}

impl Level {
    /// Returns the word of the level in files and in forms for machines.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A value that a message names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// The same in each language: what was written, an id, a number.
    Plain(String),
    /// Words that differ by language.
    Words {
        /// In Vietnamese.
        vi: String,
        /// In English.
        en: String,
    },
}

impl<T: ToString> From<T> for Value {
    fn from(value: T) -> Self {
        Self::Plain(value.to_string())
    }
}

impl Value {
    /// Makes a value that reads differently in each language.
    pub fn words(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Words { vi: vi.into(), en: en.into() }
    }
}

/// One finding.
///
/// Two findings are the same when all their fields are; a report holds each once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where; `None` for a finding about the run as a whole.
    pub at: Option<Span>,
    /// What kind of finding.
    pub code: Code,
    /// Its weight, from the catalogue until the site's levels say otherwise.
    pub level: Level,
    /// The values that the message names, by the name of their place in it.
    pub values: BTreeMap<&'static str, Value>,
    /// The right name that is nearest to what was written.
    pub nearest: Option<String>,
    /// A second place that belongs to the finding.
    pub other: Option<Span>,
}

impl Diagnostic {
    /// Makes a finding at a place.
    pub fn at(code: Code, span: Span) -> Self {
        Self { at: Some(span), ..Self::of_run(code) }
    }

    /// Makes a finding about the run as a whole.
    pub fn of_run(code: Code) -> Self {
        let level = code.entry().level;
        Self { at: None, code, level, values: BTreeMap::new(), nearest: None, other: None }
    }

    /// Names a value of the message.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.insert(name, value.into());
        self
    }

    /// Suggests the right name.
    pub fn nearest(mut self, name: Option<&str>) -> Self {
        self.nearest = name.map(str::to_owned);
        self
    }

    /// Points at a second place.
    pub fn and_at(mut self, span: Span) -> Self {
        self.other = Some(span);
        self
    }

    /// Tells whether two are one fault, seen from two pages: a slip of a template is found by each of its pages.
    pub fn is_same_fault(&self, other: &Self) -> bool {
        let fault = |it: &'_ Self| (it.code, it.at, it.values.get("reason").cloned());
        fault(self) == fault(other)
    }
}

/// A finding that somebody accepted: it is told, and weighs nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waived {
    /// The finding.
    pub finding: Diagnostic,
    /// Where it was accepted.
    pub at: Span,
    /// Why.
    pub reason: String,
    /// Who accepted it.
    pub by: Option<String>,
    /// The last day of the acceptance, such as `2026-11-24`.
    pub until: Option<String>,
}

/// All findings of a run or of a part of one.
#[derive(Clone, Debug, Default)]
pub struct Report {
    found: Vec<Diagnostic>,
    /// What was accepted; nothing here counts as found.
    waived: Vec<Waived>,
}

impl Report {
    /// Makes an empty report.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Says something else of the finding of a code at a place; tells whether there was one.
    pub fn amend(
        &mut self,
        code: Code,
        at: Span,
        anew: impl FnOnce(Diagnostic) -> Diagnostic,
    ) -> bool {
        let found = self.found.iter().position(|it| it.code == code && it.at == Some(at));
        let taken = found.map(|found| self.found.swap_remove(found));
        let is_found = taken.is_some();
        self.found.extend(taken.map(anew));
        is_found
    }

    /// Takes all findings of another report.
    pub fn absorb(&mut self, other: Report) {
        self.found.extend(other.found);
        self.waived.extend(other.waived);
    }

    /// Gives each rule that may be changed the level that the site wants; `None` silences it.
    pub fn apply_levels(&mut self, levels: &BTreeMap<Code, Option<Level>>) {
        self.found.retain_mut(|diagnostic| match levels.get(&diagnostic.code) {
            None => true,
            Some(None) => false,
            Some(Some(level)) => {
                diagnostic.level = *level;
                true
            }
        });
    }

    /// Takes the findings out that `accept` accepts; it is asked in the order of the report.
    pub fn waive(&mut self, mut accept: impl FnMut(&Diagnostic) -> Option<Waived>) {
        let waived = &mut self.waived;
        self.found.retain(|found| match accept(found) {
            Some(accepted) => {
                waived.push(accepted);
                false
            }
            None => true,
        });
    }

    /// Keeps the findings that pass.
    pub fn retain(&mut self, passes: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(passes);
    }

    /// Keeps the findings of these codes alone.
    pub fn keep_only(&mut self, codes: &[Code]) {
        self.found.retain(|found| codes.contains(&found.code));
        self.waived.retain(|waived| codes.contains(&waived.finding.code));
    }

    /// Sorts by place, then code, and drops what was found twice.
    pub fn sort(&mut self) {
        self.found.sort();
        self.found.dedup();
        self.waived.sort();
        self.waived.dedup();
    }

    /// Sorts as `sort` does, by the paths of files in place of their numbers: they differ where files came later.
    pub fn sort_by_path(&mut self, files: &FileTable) {
        self.sort();
        self.found.sort_by_key(|found| found.at.map(|span| files.path(span.file)));
    }

    /// Sorts, and makes one of the findings that differ in the value `by` alone: the first stays, and its
    /// value `more` says how many others there are.
    pub fn join(&mut self, by: &'static str, more: &'static str, words: impl Fn(usize) -> Value) {
        self.sort();
        let same = |one: &Diagnostic, other: &Diagnostic| {
            let mut other = other.clone();
            other.values.insert(by, one.values.get(by).cloned().unwrap_or(Value::from("")));
            *one == other && one.values.contains_key(more)
        };
        let mut joined: Vec<(Diagnostic, usize)> = Vec::new();
        for found in std::mem::take(&mut self.found) {
            match joined.last_mut() {
                Some((first, others)) if same(first, &found) => *others += 1,
                _ => joined.push((found, 0)),
            }
        }
        self.found.extend(joined.into_iter().map(|(first, others)| match others {
            0 => first,
            _ => first.with(more, words(others)),
        }));
    }

    /// Tells whether an error stands.
    pub fn has_errors(&self) -> bool {
        self.count(Level::Error) > 0
    }

    /// Counts the findings of a level.
    pub fn count(&self, level: Level) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.level == level).count()
    }

    /// Returns the findings that were accepted.
    pub fn waived(&self) -> &[Waived] {
        &self.waived
    }

    /// Returns the findings.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.found
    }
}
