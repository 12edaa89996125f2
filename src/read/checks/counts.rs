//! Totals agree with their rows, rows are numbered apart, and nobody votes who is not there.

use super::scope::Scope;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{Span, Spanned};
use crate::model::award::Batch;
use crate::model::meeting::Meeting;
use crate::model::recipient::RecipientType;
use crate::read::award::doubled_numbers;

/// Reports totals that disagree with their rows, and numbers that stand twice.
pub fn check(scope: Scope<'_>, report: &mut Report) {
    for (_, batch) in scope.batches() {
        totals(batch, report);
        if !batch.origin.sound(&["awards"]) {
            continue;
        }
        let numbers = batch.awards.iter().map(|row| row.n.clone());
        doubled_numbers(numbers, "awards").into_iter().for_each(|found| report.push(found));
    }
    for (_, meeting) in scope.meetings().filter(|(_, it)| it.origin.sound(&["agenda"])) {
        let numbers = meeting.agenda.iter().map(|item| item.n.clone());
        doubled_numbers(numbers, "agenda").into_iter().for_each(|found| report.push(found));
    }
    for (_, meeting) in scope.meetings().filter(|(_, it)| it.origin.sound(&["present", "outcomes"]))
    {
        attendance(meeting, report);
    }
}

/// No more come than belong, and no more vote than came.
fn attendance(meeting: &Meeting, report: &mut Report) {
    let Some(present) = &meeting.present else { return };
    let too_high = |at: Span, what: Value, n: u64, most: Value| {
        let words = Value::words(
            format!("cuộc họp `{}`", meeting.id),
            format!("the meeting `{}`", meeting.id),
        );
        let found = Diagnostic::at(Code::CountTooHigh, at).with("meeting", words);
        found.with("what", what).with("n", n).with("most", most)
    };
    if let Some(of) = present.of.filter(|of| *of < present.n) {
        let what = Value::words("số có mặt (`n`)", "those present (`n`)");
        let most = Value::words(
            format!("số phải dự, {of} (`of`)"),
            format!("those who belong, {of} (`of`)"),
        );
        let found = too_high(present.span, what, present.n.into(), most);
        report.push(found.with("sum", ""));
    }
    for votes in meeting.outcomes.iter().filter_map(|outcome| outcome.votes.as_ref()) {
        if votes.total() > u64::from(present.n) {
            let what = Value::words("số phiếu", "the votes");
            let n = present.n;
            let most = Value::words(format!("số có mặt, {n}"), format!("those present, {n}"));
            let counts = [votes.in_favour, votes.against, votes.abstain].map(u64::from);
            let found = too_high(votes.span, what, votes.total(), most);
            report.push(found.with("sum", sum_in_words(&counts)).and_at(present.span));
        }
    }
}

/// Tells whether the rows of a batch can be taken at their word: all were read, and come to what is stated.
pub(super) fn is_sound(batch: &Batch) -> bool {
    let mut report = Report::new();
    totals(batch, &mut report);
    batch.origin.sound(&["awards"]) && report.findings().is_empty()
}

fn totals(batch: &Batch, report: &mut Report) {
    // A row that could not be read would make each sum a consequence of its own error.
    if !batch.origin.sound(&["awards"]) {
        return;
    }
    let stated = &batch.stated;
    let parts = [
        ("stated_total", &stated.total, None),
        ("stated_collectives", &stated.collectives, Some(RecipientType::Collective)),
        ("stated_individuals", &stated.individuals, Some(RecipientType::Individual)),
        ("stated_households", &stated.households, Some(RecipientType::Household)),
    ];
    for (key, stated, part) in parts {
        if let Some(stated) = stated {
            report_sum(batch, key, stated, part, report);
        }
    }
}

fn report_sum(
    batch: &Batch,
    key: &'static str,
    stated: &Spanned<u32>,
    part: Option<RecipientType>,
    report: &mut Report,
) {
    let rows = batch.awards.iter().filter(|row| part.is_none_or(|part| row.recipient_type == part));
    let counts: Vec<u64> = rows.map(|row| u64::from(row.count.value)).collect();
    let sum: u64 = counts.iter().sum();
    if sum == u64::from(stated.value) {
        return;
    }
    report.push(
        Diagnostic::at(Code::CountMismatch, stated.span)
            .with(
                "batch",
                Value::words(format!("đợt `{}`", batch.id), format!("the batch `{}`", batch.id)),
            )
            .with("key", key)
            .with("stated", stated.value)
            .with("sum", sum)
            .with("rows", sum_in_words(&counts)),
    );
}

/// Writes a sum out behind its result: ` = 1 + 4 + 5`.
pub(super) fn sum_in_words(counts: &[u64]) -> Value {
    let written: Vec<_> = counts.iter().map(u64::to_string).collect();
    match written.as_slice() {
        [] => Value::words(" (không có dòng nào như vậy)", " (there is no such row)"),
        [_] => Value::from(""),
        rows => Value::from(format!(" = {}", rows.join(" + "))),
    }
}
