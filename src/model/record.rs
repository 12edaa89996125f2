//! What every record may say of itself: where its facts come from, and how it is published.

use super::id::Reference;
use super::language::{Language, Loc};
use super::time::Day;
use crate::ground::source::{Span, Spanned};

/// Where a record's facts come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Provenance {
    /// The fields that the source does not state, dotted below a table: silent is not forgotten.
    pub not_stated: Vec<Spanned<String>>,
    /// The source.
    pub source: Option<SourceNote>,
    /// The fields whose values come from somewhere else than the source.
    pub from_elsewhere: Vec<Spanned<String>>,
    /// A remark for those who keep the records; it is on no page.
    pub note: Option<String>,
}

/// The publication that a record was taken from.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceNote {
    /// Its name.
    pub name: Spanned<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its day.
    pub date: Option<Day>,
    /// A remark.
    pub note: Option<Spanned<String>>,
}

/// Whether a record is out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Publication {
    /// Being written: in no build.
    Draft,
    /// Out, from its `publish_at` on where it has one.
    #[default]
    Published,
    /// Taken back, with a reason.
    Withdrawn,
}

/// How a record that has a page is published.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Publishing {
    /// Whether it is out.
    pub publication: Publication,
    /// Why it was withdrawn.
    pub reason: Option<Loc>,
    /// The first day on which it is out.
    pub publish_at: Option<Day>,
    /// The last day on which a notice counts.
    pub expires: Option<Day>,
    /// The day of the last change.
    pub updated: Option<Day>,
    /// What was corrected, oldest first; those of one day as written.
    pub corrections: Vec<Correction>,
    /// Former addresses, each a path from the site's root: `/tin/2022/ten-cu/`.
    pub aliases: Vec<Spanned<String>>,
    /// Invented to illustrate; its page says so.
    pub illustration: bool,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
    /// Findings that are accepted for a reason.
    pub waivers: Vec<Waiver>,
}

impl Publishing {
    /// Tells whether the record is in a build of `today`.
    pub fn is_shown(&self, today: Day) -> bool {
        self.publication == Publication::Published
            && self.publish_at.is_none_or(|first| first <= today)
    }

    /// Tells whether the record is still to come: a draft, or out on a later day.
    pub fn is_waiting(&self, today: Day) -> bool {
        self.publication != Publication::Withdrawn && !self.is_shown(today)
    }

    /// Returns the day of the last change: the latest of `updated` and the corrections.
    pub fn last_change(&self) -> Option<Day> {
        self.corrections.iter().map(|correction| correction.date).chain(self.updated).max()
    }
}

/// A correction of what was published.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// Its day.
    pub date: Day,
    /// What was wrong and what is right.
    pub text: Loc,
    /// Who corrected.
    pub by: Option<String>,
}

/// A file that belongs to a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    /// Its path below `content/files`.
    pub file: Spanned<String>,
    /// Its title.
    pub title: Loc,
}

/// A finding that is accepted, with its reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver {
    /// The code of the finding.
    pub rule: Spanned<String>,
    /// The words that the finding is about; without them, whichever finding of the rule comes first.
    pub value: Option<String>,
    /// Why it is accepted.
    pub reason: String,
    /// The last day of the acceptance.
    pub until: Option<Day>,
    /// Who accepted it.
    pub by: Option<String>,
}

/// The last part of a record's address in each language, where it is not the id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slugs {
    /// In Vietnamese.
    pub vi: Option<Spanned<String>>,
    /// In English.
    pub en: Option<Spanned<String>>,
}

impl Slugs {
    /// Returns the slug of a language, else `id`.
    pub fn of<'a>(&'a self, language: Language, id: &'a str) -> &'a str {
        self.given(language).map_or(id, |slug| slug.value.as_str())
    }

    /// Returns where the slug of a language was written, if it was.
    pub fn span(&self, language: Language) -> Option<Span> {
        self.given(language).map(|slug| slug.span)
    }

    fn given(&self, language: Language) -> Option<&Spanned<String>> {
        match language {
            Language::Vi => self.vi.as_ref(),
            Language::En => self.en.as_ref(),
        }
    }
}

/// References to records of one kind, as written.
pub type References<T> = Vec<Reference<T>>;
