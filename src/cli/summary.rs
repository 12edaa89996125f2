//! The one line at the end of a run.

use std::io::Write as _;
use std::time::Duration;

use super::language::Speech;
use crate::build::commit::Commit;
use crate::ground::diagnostic::{Level, Report};

/// What a run did, in numbers.
pub(super) struct Summary {
    /// Pages for readers.
    pub(super) pages: usize,
    /// Files written, kept and removed; none where nothing was to be written.
    pub(super) files: Option<[usize; 3]>,
    /// Errors and warnings.
    pub(super) problems: [usize; 2],
    /// Findings that were accepted.
    pub(super) waived: usize,
    /// How long it took.
    pub(super) took: Duration,
    /// Whether nothing was really done.
    pub(super) dry: bool,
}

impl Summary {
    /// Counts what a run found.
    pub(super) fn new(pages: usize, report: &Report, took: Duration) -> Self {
        let problems = [report.count(Level::Error), report.count(Level::Warning)];
        let waived = report.waived().len();
        Self { pages, files: None, problems, waived, took, dry: false }
    }

    /// Adds what a commit changed.
    pub(super) fn with_commit(mut self, commit: &Commit, dry: bool) -> Self {
        self.files = Some([commit.written.len(), commit.unchanged, commit.removed.len()]);
        self.dry = dry;
        self
    }

    /// Prints the line to the standard output.
    pub(super) fn print(&self, speech: Speech) {
        let line = if speech.is_vietnamese() { self.vietnamese() } else { self.english() };
        let _closed_pipe = writeln!(anstream::stdout(), "{line}");
    }

    fn vietnamese(&self) -> String {
        let seconds = format!("{:.2}", self.took.as_secs_f64()).replace('.', ",");
        let [errors, warnings] = self.problems;
        let files = self.files.map_or_else(String::new, |[written, kept, removed]| {
            let verb = if self.dry { "sẽ ghi" } else { "ghi" };
            let gone = if self.dry { "sẽ gỡ" } else { "gỡ" };
            format!("; tệp: {written} {verb}, {kept} giữ nguyên, {removed} {gone}")
        });
        let pages = self.pages;
        let waived = match self.waived {
            0 => String::new(),
            n => format!(", {n} được miễn trừ"),
        };
        format!("{pages} trang{files}; {errors} lỗi, {warnings} cảnh báo{waived}; {seconds} giây")
    }

    fn english(&self) -> String {
        let [errors, warnings] = self.problems;
        let files = self.files.map_or_else(String::new, |[written, kept, removed]| {
            let would = if self.dry { "to be " } else { "" };
            format!("; files: {written} {would}written, {kept} unchanged, {removed} {would}removed")
        });
        let waived = match self.waived {
            0 => String::new(),
            n => format!(", {n} waived"),
        };
        let s = |n: usize| if n == 1 { "" } else { "s" };
        format!(
            "{} page{}{files}; {errors} error{}, {warnings} warning{}{waived}; {:.2} seconds",
            self.pages,
            s(self.pages),
            s(errors),
            s(warnings),
            self.took.as_secs_f64()
        )
    }
}
