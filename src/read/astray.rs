//! Keys that were written below another table than theirs: in TOML all that follows a line `[[agenda]]` belongs to it.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::reading::Reading;
use crate::ground::diagnostic::{Code, Value};

/// Says of each unknown key of a table within this one, which is a key of this one that it lacks, where it goes; returns those.
pub(super) fn told<'k>(
    reading: &Reading<'_>,
    entries: &DeTable<'_>,
    absent: &[&'k str],
) -> Vec<&'k str> {
    // Nearly no record has any.
    if !reading.has(Code::UnknownKey) {
        return Vec::new();
    }
    let Some(first) = first_header(reading, entries) else { return Vec::new() };
    let is_told = |key: &&&str| {
        let Some(at) = below(entries, key) else { return false };
        reading.amend(Code::UnknownKey, reading.toml.span(at), |found| {
            let mend = Value::words(
                format!("chuyển dòng `{key} = ...` lên trên dòng `{first}`: khóa đứng sau dòng ấy thuộc về bảng của nó"),
                format!("move the line `{key} = ...` above the line `{first}`: keys below that line are those of its table"),
            );
            found.with("mend", mend).nearest(None)
        })
    };
    absent.iter().filter(is_told).copied().collect()
}

/// Returns the first line of a table that opens another one within it.
fn first_header<'t>(reading: &Reading<'t>, entries: &DeTable<'_>) -> Option<&'t str> {
    let keys = entries.iter().filter(|(_, value)| holds_table(value.get_ref()));
    let lines = keys.filter_map(|(key, _)| reading.toml.header_at(key.span()));
    lines.min_by_key(|(at, _)| *at).map(|(_, line)| line)
}

/// Tells whether a value is a table or a list of them.
fn holds_table(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Table(_) => true,
        DeValue::Array(rows) => rows.iter().any(|row| row.get_ref().is_table()),
        _ => false,
    }
}

/// Finds the first place of a key in the tables below a table.
fn below(entries: &DeTable<'_>, key: &str) -> Option<Range<usize>> {
    let inner = entries.iter().flat_map(|(_, value)| match value.get_ref() {
        DeValue::Table(entries) => vec![entries],
        DeValue::Array(rows) => rows.iter().filter_map(|row| row.get_ref().as_table()).collect(),
        _ => vec![],
    });
    inner.into_iter().find_map(|entries| {
        let here = entries.get_key_value(key).map(|(written, _)| written.span());
        here.or_else(|| below(entries, key))
    })
}
