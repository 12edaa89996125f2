//! `[[batch]]`: a batch of awards with its rows.

use std::collections::BTreeSet;

use super::common;
use super::table::Table;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::model::award::{Award, Batch, Decision, Recipient, Stated};
use crate::model::id::Origin;
use crate::model::recipient::RecipientType;
use crate::model::vocabulary::List;

/// Reads a batch.
pub fn read(mut table: Table<'_, '_>, stem: Option<&str>) -> Batch {
    let t = &mut table;
    let mut batch = Batch {
        id: common::id(t, stem),
        slugs: common::slugs(t),
        date: t.required("date"),
        title: t.optional("title"),
        meeting: t.optional("meeting"),
        article: t.optional("article"),
        decision: t.table("decision", Value::from("decision"), decision),
        stated: Stated {
            total: t.optional("stated_total"),
            collectives: t.optional("stated_collectives"),
            individuals: t.optional("stated_individuals"),
            households: t.optional("stated_households"),
        },
        awards: rows(t),
        provenance: common::provenance(t),
        publishing: common::publishing(t),
        origin: Origin { at: t.span, flaws: Vec::new() },
    };
    common::check_named_fields(&table, &batch.provenance);
    batch.origin = table.origin();
    batch
}

fn rows(table: &mut Table<'_, '_>) -> Vec<Award> {
    if !table.has("awards") {
        table.lacks_rows("awards");
    }
    let rows = table.tables("awards", &Value::words("dòng khen thưởng", "the row of awards"), row);
    if rows.is_empty() && table.has("awards") && !table.is_flawed("awards") {
        table.empty("awards");
    }
    rows
}

fn decision(table: &mut Table<'_, '_>) -> Decision {
    Decision {
        number: table.optional("number"),
        date: table.optional("date"),
        document: table.optional("document"),
    }
}

fn row(table: &mut Table<'_, '_>) -> Award {
    let row = Award {
        n: table.required("n"),
        kind: table.required_word("kind", List::AwardKind),
        level: table.optional_word("level", List::AwardLevel),
        class: table.optional_word("class", List::AwardClass),
        issuer: table.required("issuer"),
        issuer_as_stated: table.optional("issuer_as_stated"),
        recipient_type: recipient_type(table),
        recipient: Recipient {
            person: table.optional("recipient_person"),
            body: table.optional("recipient_body"),
            name: table.optional("recipient_name"),
        },
        count: table.required("count"),
        ward: table.optional("ward"),
        reason: table.optional("reason"),
        decision: table.optional("decision"),
        presented_by: table.optional("presented_by"),
        presented_by_as_stated: table.optional("presented_by_as_stated"),
        posthumous: table.or_default("posthumous"),
        amount: table.optional("amount"),
        figure: table.optional("figure"),
        revoked: table.table("revoked", Value::from("revoked"), |table| Decision {
            number: table.optional("decision"),
            date: table.optional("date"),
            document: None,
        }),
        status: table.optional_word("status", List::AwardStatus),
    };
    check_recipient(table, &row);
    row
}

fn recipient_type(table: &mut Table<'_, '_>) -> RecipientType {
    let word = table.required_word("recipient_type", List::RecipientType);
    let of_word = RecipientType::ALL.into_iter().find(|of| word.is(of.id()));
    of_word.unwrap_or(RecipientType::Collective)
}

/// A row is for one who is named, or for a counted group; a name is a person's or a body's.
fn check_recipient(table: &mut Table<'_, '_>, row: &Award) {
    if row.recipient.person.is_some() && row.recipient.body.is_some() {
        let name = Value::words("dòng khen thưởng", "the row of awards");
        common::one_of(table, name, ["recipient_person", "recipient_body"]);
    }
    check_type(table, row);
    if row.recipient.is_named() && row.count.value != 1 {
        table.flaw("count");
        table.reading.push(
            Diagnostic::at(Code::NamedCount, row.count.span)
                .with("n", row.n.value)
                .with("value", row.count.value),
        );
    }
    if row.count.value == 0 {
        table.flaw("count");
        table.reading.push(
            Diagnostic::at(Code::BadValue, row.count.span)
                .with("key", "count")
                .with("value", 0)
                .with("why", Value::words("dòng không có ai", "the row is for nobody"))
                .with("expected", Value::words("một số từ 1 trở lên", "a number from 1 on")),
        );
    }
}

/// A person is no collective, and a body is nothing else: either would go into the wrong total.
fn check_type(table: &mut Table<'_, '_>, row: &Award) {
    let (key, is) = match (&row.recipient.person, &row.recipient.body, row.recipient_type) {
        (Some(_), None, RecipientType::Collective) => {
            ("recipient_person", RecipientType::Individual)
        }
        (None, Some(_), RecipientType::Individual | RecipientType::Household) => {
            ("recipient_body", RecipientType::Collective)
        }
        _ => return,
    };
    let Some(span) =
        table.key_span("recipient_type").filter(|_| !table.is_flawed("recipient_type"))
    else {
        return;
    };
    table.flaw("recipient_type");
    table.reading.push(
        Diagnostic::at(Code::BadValue, span)
            .with("key", "recipient_type")
            .with("value", row.recipient_type.id())
            .with(
                "why",
                Value::words(
                    format!("người nhận được nêu ở `{key}`"),
                    format!("the recipient is named by `{key}`"),
                ),
            )
            .with("expected", format!("`{}`", is.id())),
    );
}

/// Finds numbers that two rows share: their addresses would be one.
pub fn doubled_numbers(
    numbers: impl Iterator<Item = crate::ground::source::Spanned<u32>>,
    key: &str,
) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let doubled = numbers.filter(|n| !seen.insert(n.value));
    doubled
        .map(|n| {
            Diagnostic::at(Code::DuplicateNumber, n.span).with("key", key).with("value", n.value)
        })
        .collect()
}
