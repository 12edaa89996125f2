//! What pages want of the plan, before it is known whether they get it.

use super::page::PageKind;
use super::route::{BadPart, Route};
use crate::ground::diagnostic::Value;
use crate::ground::source::Span;
use crate::model::language::Language;

/// A page that is wanted at an address, and who wants it.
pub struct Claim {
    /// The page's parts, or why it has none.
    pub route: Result<Route, BadPart>,
    /// The language.
    pub language: Language,
    /// What the page is about.
    pub kind: PageKind,
    /// What messages call it.
    pub name: Value,
    /// Where its address is decided.
    pub at: Option<Span>,
}

/// A part of the site map.
#[derive(Clone, Debug)]
pub struct SitemapPart {
    /// Its year; none for pages that belong to no year.
    pub year: Option<u16>,
    /// Which of the year's parts, from 1.
    pub part: usize,
    /// The places of its pages in the plan.
    pub pages: Vec<usize>,
}
