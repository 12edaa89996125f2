//! A text in TOML while it is read: the text, and what was found wrong in it so far.

use std::cell::RefCell;

use super::toml_text::Toml;
use crate::ground::diagnostic::{Code, Diagnostic, Report};
use crate::ground::source::Span;

/// A text in TOML that is being read, and what was found in it.
pub struct Reading<'t> {
    /// The text.
    pub toml: &'t Toml<'t>,
    report: RefCell<Report>,
}

impl<'t> Reading<'t> {
    /// Starts reading.
    pub fn new(toml: &'t Toml<'t>) -> Self {
        Self { toml, report: RefCell::default() }
    }

    /// Takes a finding.
    pub fn push(&self, diagnostic: Diagnostic) {
        self.report.borrow_mut().push(diagnostic);
    }

    /// Tells whether anything of a kind was found so far.
    pub fn has(&self, code: Code) -> bool {
        self.report.borrow().findings().iter().any(|found| found.code == code)
    }

    /// Says something else of what was found at a place; tells whether anything was.
    pub fn amend(&self, code: Code, at: Span, anew: impl FnOnce(Diagnostic) -> Diagnostic) -> bool {
        self.report.borrow_mut().amend(code, at, anew)
    }

    /// Returns all findings.
    pub fn into_report(self) -> Report {
        self.report.into_inner()
    }
}
