//! What records accept of what was found in them: `[[waivers]]`, applied when everything is known.
//!
//! A waiver takes one finding of its rule, so that a second one does not slip in behind it: that of the words which it states, else
//! the first; several in one record go by the order of places in it. Which rules can be waived is the catalogue's; that a rule can be waived at all was checked when it was
//! read.

use std::collections::{BTreeMap, BTreeSet};

use crate::ground::diagnostic::{Code, Diagnostic, Report, Value, Waived};
use crate::ground::source::{FileId, FileTable, Span};
use crate::ground::text::clip::clip;
use crate::model::article::{Article, Page, Worded};
use crate::model::bulletin::Bulletin;
use crate::model::id::Record;
use crate::model::record::Waiver;
use crate::model::shelf::Shelf;
use crate::model::time::Day;

/// Moves what records accept out of the findings, and adds what is wrong with the waivers themselves.
pub(super) fn apply(bulletin: &Bulletin, files: &FileTable, report: &mut Report) {
    let mut waivers = Waivers::of(bulletin, report);
    if waivers.all.is_empty() {
        return;
    }
    // The numbers of files in a preview go by when they came; which finding is taken must not.
    report.sort_by_path(files);
    report.waive(|found| waivers.take(found));
    // An error may keep a check from being run at all, and what it would find from being there to be waived.
    let is_all_known = !report.has_errors();
    let mut about = waivers.about(is_all_known);
    about.apply_levels(&bulletin.site.levels);
    report.absorb(about);
}

/// All waivers of a bulletin, and which record each place belongs to.
struct Waivers<'b> {
    today: Day,
    all: Vec<Held<'b>>,
    /// The files with findings that can be waived.
    files: BTreeSet<FileId>,
    /// The records of each of those by where they start.
    records: BTreeMap<FileId, Vec<(u32, RecordNo)>>,
    /// The number that the next record has.
    next: RecordNo,
}

/// The number of a record among all that were looked at.
type RecordNo = u32;

/// A waiver of a record.
struct Held<'b> {
    record: RecordNo,
    code: Code,
    waiver: &'b Waiver,
    is_used: bool,
    /// Whether another record's waiver took a finding that points at this one too, and that it would have taken.
    is_seconded: bool,
}

impl<'b> Waivers<'b> {
    fn of(b: &'b Bulletin, report: &Report) -> Self {
        let waivable = report.findings().iter().filter(|found| found.code.entry().waivable);
        let files = waivable.flat_map(places).map(|at| at.file).collect();
        let (all, records) = (Vec::new(), BTreeMap::new());
        let mut waivers = Self { today: b.today, all, files, records, next: 0 };
        waivers.shelf(&b.units, |it| &it.publishing.waivers);
        waivers.shelf(&b.bodies, |it| &it.publishing.waivers);
        waivers.shelf(&b.persons, |_| &[]);
        waivers.shelf(&b.documents, |it| &it.publishing.waivers);
        waivers.shelf(&b.meetings, |it| &it.publishing.waivers);
        waivers.shelf(&b.batches, |it| &it.publishing.waivers);
        waivers.texts::<Article>(&b.articles, |it| &it.publishing.waivers);
        waivers.texts::<Page>(&b.pages, |it| &it.publishing.waivers);
        // Of a record, what states its words goes before what would take any.
        waivers.all.sort_by_key(|held| (held.record, held.waiver.value.is_none()));
        waivers.records.values_mut().for_each(|records| records.sort_unstable());
        waivers
    }

    fn shelf<T: Record>(&mut self, shelf: &'b Shelf<T>, held: impl Fn(&'b T) -> &'b [Waiver]) {
        for record in shelf.iter() {
            self.record(record.origin().at, held(record));
        }
    }

    /// An article is one record in two files.
    fn texts<T: Record + Worded>(
        &mut self,
        shelf: &'b Shelf<T>,
        held: impl Fn(&'b T) -> &'b [Waiver],
    ) {
        for record in shelf.iter() {
            let no = self.record(record.origin().at, held(record));
            if let Some(english) = &record.texts().en {
                self.starts(no, Span::top(english.prose.file));
            }
        }
    }

    fn record(&mut self, at: Span, held: &'b [Waiver]) -> RecordNo {
        let record = self.next;
        self.next += 1;
        self.starts(record, at);
        let known = held.iter().filter_map(|waiver| {
            let code = Code::parse(&waiver.rule).filter(|code| code.entry().waivable)?;
            // Nothing is accepted for no reason: that the reason is missing is told already.
            if waiver.reason.trim().is_empty() {
                return None;
            }
            Some(Held { record, code, waiver, is_used: false, is_seconded: false })
        });
        self.all.extend(known);
        record
    }

    fn starts(&mut self, record: RecordNo, at: Span) {
        if self.files.contains(&at.file) {
            self.records.entry(at.file).or_default().push((at.start, record));
        }
    }

    /// Returns the record that a place lies in: the last that starts before it.
    fn record_at(&self, at: Span) -> Option<RecordNo> {
        let records = self.records.get(&at.file)?;
        let before = records.partition_point(|(start, _)| *start <= at.start);
        Some(records.get(before.saturating_sub(1))?.1)
    }

    /// Finds the waiver of a finding, which then is used up: in the record that it lies in, else in the other one that it
    /// points at.
    fn take(&mut self, found: &Diagnostic) -> Option<Waived> {
        let records: Vec<_> = places(found).filter_map(|at| self.record_at(at)).collect();
        let today = self.today;
        let takes = |held: &Held<'_>, record: RecordNo| {
            let is_meant = held.record == record && held.code == found.code && held.is_of(found);
            is_meant && !held.is_used && !held.is_over(today)
        };
        let mut takers = records
            .iter()
            .filter_map(|record| self.all.iter().position(|held| takes(held, *record)));
        let (taker, second) = (takers.next()?, takers.next());
        if let Some(second) = second.filter(|second| *second != taker) {
            self.all[second].is_seconded = true;
        }
        let held = &mut self.all[taker];
        held.is_used = true;
        let Waiver { rule, reason, until, by, .. } = held.waiver;
        Some(Waived {
            finding: found.clone(),
            at: rule.span,
            reason: reason.clone(),
            by: by.clone(),
            until: until.map(|day| day.to_string()),
        })
    }

    /// Reports the waivers that are over, and, where all is known that there is to waive, those that waive nothing.
    fn about(&self, is_all_known: bool) -> Report {
        let mut report = Report::new();
        for held in self.all.iter().filter(|held| !held.is_used && !held.is_seconded) {
            let rule = &held.waiver.rule;
            match held.waiver.until.filter(|_| held.is_over(self.today)) {
                Some(until) => report.push(
                    Diagnostic::at(Code::WaiverExpired, rule.span)
                        .with("rule", &rule.value)
                        .with("until", until),
                ),
                None if is_all_known => report.push(
                    Diagnostic::at(Code::WaiverUnused, rule.span)
                        .with("rule", &rule.value)
                        .with("such", held.such())
                        .with("more", self.beside(held))
                        .with("mend", held.mend()),
                ),
                None => {}
            }
        }
        report
    }

    /// Says that other waivers of the rule have taken all that there was.
    fn beside(&self, held: &Held<'_>) -> Value {
        let is_other = |it: &Held<'_>| (it.record, it.code) == (held.record, held.code);
        match self.all.iter().filter(|it| it.is_used && is_other(it)).count() {
            0 => Value::from(""),
            n => Value::words(
                format!(" ngoài số đã được miễn trừ ({n})"),
                format!(" beside those that are waived already ({n})"),
            ),
        }
    }
}

/// Returns where a finding lies, and the second place that it points at.
fn places(found: &Diagnostic) -> impl Iterator<Item = Span> {
    found.at.into_iter().chain(found.other)
}

/// Lists what a value of a message quotes: the whole of it, and what it has between two marks.
fn quotes(said: &str) -> impl Iterator<Item = &str> {
    std::iter::once(said.trim_matches('`')).chain(said.split('`').skip(1).step_by(2))
}

impl Held<'_> {
    /// Tells whether the message of a finding quotes the words that the waiver states, in either language; one that states
    /// none is of any.
    fn is_of(&self, found: &Diagnostic) -> bool {
        let Some(stated) = &self.waiver.value else { return true };
        let stated = stated.trim_matches('`');
        // What an office program wrote has blanks of other kinds in a number, which nobody sees.
        let is_stated = |said: &str| said.split_whitespace().eq(stated.split_whitespace());
        found.quoted().any(|value| match value {
            Value::Plain(said) => quotes(said).any(is_stated),
            Value::Words { vi, en } => quotes(vi).chain(quotes(en)).any(is_stated),
        })
    }

    /// Says which findings the waiver would accept. Others of its rule may be told beside it.
    fn such(&self) -> Value {
        match &self.waiver.value {
            None => Value::words("như vậy", "such finding"),
            Some(stated) => Value::words(
                format!("nói về `{}`", clip(stated)),
                format!("finding of the rule about `{}`", clip(stated)),
            ),
        }
    }

    fn mend(&self) -> Value {
        match self.waiver.value {
            None => Value::words("bỏ miễn trừ này", "take it out"),
            Some(_) => Value::words(
                "bỏ miễn trừ này, hoặc ghi `value` đúng như thông báo cần miễn trừ đã trích",
                "take it out, or write `value` as the message that it should accept quotes it",
            ),
        }
    }

    fn is_over(&self, today: Day) -> bool {
        self.waiver.until.is_some_and(|until| until < today)
    }
}
