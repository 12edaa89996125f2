//! The figures of titles and texts agree with the batches of awards that they report: "17 tập thể, cá nhân".
//!
//! A figure is right when it is the sum of all rows, of those of one giver, one reason, one kind of award or one ward, or
//! of a single row; of one batch, or of all that the article names.

use std::collections::{BTreeMap, BTreeSet};

use super::counts::{is_sound, sum_in_words};
use super::scope::Scope;
use crate::ground::diagnostic::{Code, Diagnostic, Report};
use crate::ground::source::Span;
use crate::model::article::Article;
use crate::model::award::{Award, Batch};
use crate::model::bulletin::{Bulletin, Item};
use crate::model::recipient::RecipientType;
use crate::model::shelf::No;
use crate::model::told::ToldCount;
use crate::read::told::{counts_of, honours_of};

/// Reports figures that no rows come to.
pub fn check(scope: Scope<'_>, report: &mut Report) {
    for (no, article) in scope.articles() {
        let batches = batches_of(scope.b, no);
        // Where the rows are wrong themselves, a figure that disagrees may be right.
        if !batches.iter().all(|batch| is_sound(batch)) {
            continue;
        }
        if let Some(rows) = Rows::new(batches) {
            of_article(&rows, article, report);
        }
    }
    for (_, batch) in scope.batches().filter(|(_, it)| is_sound(it)) {
        let (Some(title), Some(rows)) = (&batch.title, Rows::new(vec![batch])) else { continue };
        // What the title of a batch counts it honours.
        let lines = [Some(&title.vi), title.en.as_ref()].into_iter().flatten();
        for count in lines.flat_map(|line| counts_of(line)) {
            rows.compare(Code::TitleCountMismatch, &count, title.at.span, report);
        }
    }
}

/// Finds the batches that an article reports, from whichever end it was written.
fn batches_of(b: &Bulletin, no: No<Article>) -> Vec<&Batch> {
    let related = b.related(Item::Article(no));
    let batches = related.filter_map(|item| match item {
        Item::Batch(no) => Some(&b.batches[no]),
        _ => None,
    });
    batches.collect()
}

fn of_article(rows: &Rows<'_>, article: &Article, report: &mut Report) {
    for text in article.texts.all() {
        let told = honours_of(&text.title);
        for count in told.iter().filter(|count| rows.may_be_of(count.year)) {
            rows.compare(Code::TitleCountMismatch, count, text.title.span, report);
        }
        let figures = text.figures.values().flat_map(|words| [&words.caption, &words.alt]);
        let said = text.summary.iter().chain(figures.flatten());
        let said = said.flat_map(|line| honours_of(line).into_iter().map(|it| (it, line.span)));
        let prose = text.prose.told.counts.iter().cloned();
        let all = said.chain(prose);
        for (count, span) in all.filter(|(count, _)| rows.may_be_of(count.year)) {
            rows.compare(Code::TextCountMismatch, &count, span, report);
        }
    }
}

/// The rows of the batches that figures are compared with.
struct Rows<'r> {
    batches: Vec<&'r Batch>,
    /// Each with the place of its batch.
    all: Vec<(usize, &'r Award)>,
}

impl<'r> Rows<'r> {
    /// Takes the rows of some batches; nothing where there are none.
    fn new(batches: Vec<&'r Batch>) -> Option<Self> {
        let rows = |(at, batch): (usize, &&'r Batch)| batch.awards.iter().map(move |row| (at, row));
        let all: Vec<_> = batches.iter().enumerate().flat_map(rows).collect();
        (!all.is_empty()).then_some(Self { batches, all })
    }

    /// Tells whether a batch is of the year that a text names: of another year the text counts other honours.
    fn may_be_of(&self, year: Option<u16>) -> bool {
        year.is_none_or(|year| self.batches.iter().any(|it| it.date.value.year() == year))
    }

    fn compare(&self, code: Code, count: &ToldCount, span: Span, report: &mut Report) {
        if self.sums(&count.of).contains(&count.number) {
            return;
        }
        let counts: Vec<u64> =
            self.of(&count.of).map(|(_, row)| u64::from(row.count.value)).collect();
        let batches = self.batches.iter().map(|batch| format!("`{}`", batch.id));
        let found = Diagnostic::at(code, span)
            .with("value", &*count.written)
            .with("batch", batches.collect::<Vec<_>>().join(", "))
            .with("sum", counts.iter().sum::<u64>())
            .with("rows", sum_in_words(&counts));
        report.push(match self.batches.first() {
            Some(batch) => found.and_at(batch.origin.at),
            None => found,
        });
    }

    fn of(&self, types: &[RecipientType]) -> impl Iterator<Item = (usize, &'r Award)> {
        self.all.iter().copied().filter(|(_, row)| types.contains(&row.recipient_type))
    }

    /// Lists all sums that a figure of these kinds of recipients may state.
    fn sums(&self, types: &[RecipientType]) -> BTreeSet<u64> {
        let mut groups: BTreeMap<Group<'_>, u64> = BTreeMap::new();
        for (at, (batch, row)) in self.of(types).enumerate() {
            let reason = row.reason.as_ref().map_or("", |reason| &reason.vi);
            let issuer = row.issuer.as_str();
            let ward = row.ward.as_ref().map_or("", |ward| ward.as_str());
            let several = [
                Group::All,
                Group::Batch(batch),
                Group::Giver(issuer),
                Group::Reason(reason),
                Group::GiverAndReason(issuer, reason),
                Group::Kind(row.kind.id()),
                Group::Ward(ward),
                Group::Row(at),
            ];
            for group in several {
                *groups.entry(group).or_default() += u64::from(row.count.value);
            }
        }
        groups.into_values().collect()
    }
}

/// Rows that are counted together.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Group<'g> {
    All,
    Batch(usize),
    Giver(&'g str),
    Reason(&'g str),
    GiverAndReason(&'g str, &'g str),
    Kind(&'g str),
    Ward(&'g str),
    Row(usize),
}
