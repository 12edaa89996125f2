//! The figures of titles and texts agree with the batches of awards that they report: "17 tập thể, cá nhân".
//!
//! A figure is right when it is the sum of all rows ("12 tập thể, cá nhân" may speak of the two households as well, and "12
//! cá nhân và gia đình" of persons with their families), of those of one giver, one reason, one kind of award or one ward,
//! or of a single row; of one batch, or of all that the article names.

use std::collections::BTreeMap;
use std::ops::Range;

use super::counts::{is_sound, sum_in_words};
use super::scope::Scope;
use crate::ground::diagnostic::{Code, Diagnostic, Report};
use crate::ground::source::{Span, Spanned};
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
        for line in [Some(&title.vi), title.en.as_ref()].into_iter().flatten() {
            let told = counts_of(line).into_iter().map(|count| (count, title.at.span));
            rows.compare_all(Code::TitleCountMismatch, &told.collect::<Vec<_>>(), report);
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
        let told: Vec<_> =
            told_in(&text.title).filter(|(count, _)| rows.may_be_of(count.year)).collect();
        rows.compare_all(Code::TitleCountMismatch, &told, report);
        let figures = text.figures.values().flat_map(|words| [&words.caption, &words.alt]);
        let said = text.summary.iter().chain(figures.flatten());
        let said = said.flat_map(told_in);
        let prose = text.prose.told.counts.iter().cloned();
        let all = said.chain(prose);
        let all: Vec<_> = all.filter(|(count, _)| rows.may_be_of(count.year)).collect();
        rows.compare_all(Code::TextCountMismatch, &all, report);
    }
}

/// Finds the figures of honours in a value, each where it stands.
fn told_in(value: &Spanned<String>) -> impl Iterator<Item = (ToldCount, Span)> {
    honours_of(value).into_iter().map(|(count, at)| (count, place_in(value, at)))
}

/// Returns where a part of a value stands in its file: where nothing but two quotation marks was written besides the value,
/// all letters are its own; else the place of the whole.
fn place_in(value: &Spanned<String>, part: Range<usize>) -> Span {
    let whole = value.span.range();
    if whole.len() != value.len() + 2 {
        return value.span;
    }
    let at = |offset: usize| whole.start + 1 + offset;
    Span::new(value.span.file, at(part.start)..at(part.end))
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

    fn compare_all(&self, code: Code, told: &[(ToldCount, Span)], report: &mut Report) {
        for joined in told.chunk_by(|_, (next, _)| next.is_joined) {
            // Rows that know of no households count families as collectives or not at all.
            if joined.iter().all(|(count, _)| self.total(&count.of) == 0 && is_of_homes(count)) {
                continue;
            }
            let (right, wrong): (Vec<_>, Vec<_>) =
                joined.iter().partition(|(count, _)| self.is_right(count));
            wrong.iter().for_each(|(count, span)| self.mismatch(code, count, *span, report));
            if wrong.is_empty() && right.len() > 1 && !self.agree(joined) {
                let others = right.iter().filter(|(count, _)| !self.is_all(count));
                others.for_each(|(count, span)| self.mismatch(code, count, *span, report));
            }
        }
    }

    /// Tells whether some rows come to a figure.
    fn is_right(&self, count: &ToldCount) -> bool {
        let is_sum = |of: &[RecipientType]| self.sums(of).values().any(|sum| *sum == count.number);
        !count.is_contradicted && readings(count).iter().any(|of| is_sum(of))
    }

    /// Tells whether all rows together come to a figure.
    fn is_all(&self, count: &ToldCount) -> bool {
        readings(count).iter().any(|of| self.total(of) == count.number)
    }

    /// Tells whether there are rows for which all of some figures are right.
    fn agree(&self, joined: &[(ToldCount, Span)]) -> bool {
        let sums_of = |count: &ToldCount| -> Vec<_> {
            readings(count).iter().map(|of| self.sums(of)).collect()
        };
        let sums: Vec<_> = joined.iter().map(|(count, _)| sums_of(count)).collect();
        let holds = |group: &Group<'_>| {
            let mut pairs = joined.iter().zip(&sums);
            pairs.all(|((count, _), sums)| {
                sums.iter().any(|sums| sums.get(group) == Some(&count.number))
            })
        };
        let groups = sums.first().into_iter().flatten().flat_map(BTreeMap::keys);
        groups.filter(|group| !matches!(group, Group::Row(_))).any(holds)
    }

    fn total(&self, types: &[RecipientType]) -> u64 {
        self.of(types).map(|(_, row)| u64::from(row.count.value)).sum()
    }

    fn mismatch(&self, code: Code, count: &ToldCount, span: Span, report: &mut Report) {
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
    fn sums(&self, types: &[RecipientType]) -> BTreeMap<Group<'r>, u64> {
        let mut groups: BTreeMap<Group<'r>, u64> = BTreeMap::new();
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
        groups
    }
}

/// Lists which kinds of recipients a figure may count: where it names several it may speak of households without naming
/// them, and of families who are not counted.
fn readings(count: &ToldCount) -> Vec<Vec<RecipientType>> {
    let mut all = vec![count.of.clone()];
    if count.of.len() > 1 {
        let others = count.of.iter().copied().filter(|it| *it != RecipientType::Household);
        all.extend([RecipientType::ALL.to_vec(), others.collect()]);
    }
    all
}

/// Tells whether a figure counts households alone.
fn is_of_homes(count: &ToldCount) -> bool {
    count.of == [RecipientType::Household]
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

#[cfg(test)]
mod tests {
    use super::{Span, Spanned, told_in};
    use crate::ground::source::FileId;

    #[test]
    fn a_figure_stands_within_its_value_where_that_is_written_letter_by_letter() {
        for (written, value, wanted) in [
            ("\"Khen 18 tập thể\"", "Khen 18 tập thể", "18 tập thể"),
            ("'Khen 18 tập thể'", "Khen 18 tập thể", "18 tập thể"),
            ("\"Kh\\u0065n 18 tập thể\"", "Khen 18 tập thể", "\"Kh\\u0065n 18 tập thể\""),
            ("\"\"\"Khen 18 tập thể\"\"\"", "Khen 18 tập thể", "\"\"\"Khen 18 tập thể\"\"\""),
        ] {
            let file = format!("title = {written}");
            let span = Span::new(FileId(0), 8..file.len());
            let value = Spanned::new(value.to_owned(), span);
            let places: Vec<_> = told_in(&value).map(|(_, at)| &file[at.range()]).collect();
            assert_eq!(places, [wanted], "{written}");
        }
    }
}
