//! Findings as JSON of our own: every word in both languages, every place in numbers.

use serde_json::{Value, json};

use super::told::{Telling, Told};
use crate::cli::excerpt::Position;
use crate::ground::diagnostic::{Diagnostic, Waived};

/// The generation of this form: it rises when something that was there goes or means something else.
const SCHEMA: u32 = 1;

/// Writes the object.
pub(super) fn write(telling: &Telling<'_>) -> String {
    let waived = telling.waived.iter().map(|(told, it, at)| accepted(told, it, at.as_ref()));
    let [errors, warnings] = telling.totals;
    let object = json!({
        "schema": SCHEMA,
        "version": env!("CARGO_PKG_VERSION"),
        "day": telling.day.to_string(),
        "findings": telling.findings.iter().map(finding).collect::<Vec<_>>(),
        "waived": waived.collect::<Vec<_>>(),
        "totals": { "errors": errors, "warnings": warnings, "waived": telling.waived.len() },
    });
    format!("{object:#}\n")
}

fn finding(told: &Told<'_>) -> Value {
    let Diagnostic { code, nearest, .. } = told.finding;
    let [vi, en] = [true, false].map(|vietnamese| told.finding.message(vietnamese));
    json!({
        "code": code.id(),
        "level": told.level(),
        "message": { "vi": vi.message, "en": en.message },
        "help": { "vi": vi.help, "en": en.help },
        "nearest": nearest,
        "at": told.at.as_ref().map(position),
        "and_at": told.other.as_ref().map(position),
    })
}

fn accepted(told: &Told<'_>, waived: &Waived, at: Option<&Position>) -> Value {
    let mut object = finding(told);
    object["waiver"] = json!({
        "reason": waived.reason,
        "by": waived.by,
        "until": waived.until,
        "at": at.map(position),
    });
    object
}

fn position(position: &Position) -> Value {
    let file = &position.path;
    match position.range {
        None => json!({ "file": file }),
        Some([(line, column), (end_line, end_column)]) => json!({
            "file": file,
            "line": line,
            "column": column,
            "end_line": end_line,
            "end_column": end_column,
        }),
    }
}
