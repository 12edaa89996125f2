//! The keys that every record has: id, slug, where its facts come from, how it is published.

use super::field::{Field, Named};
use super::table::Table;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Spanned;
use crate::ground::text::fold;
use crate::ground::text::nearest::nearest;
use crate::model::id::{Id, Kind};
use crate::model::language::Loc;
use crate::model::record::{
    Attachment, Correction, Provenance, Publication, Publishing, Slugs, SourceNote, Waiver,
};
use crate::model::time::Period;
use crate::model::vocabulary::List;

/// The newest generation of record files that this program reads.
pub const SCHEMA: u32 = 1;

/// Names a kind of record in messages.
pub fn kind_name(kind: Kind) -> Value {
    let (vi, en) = kind.names();
    Value::words(vi, format!("the {en}"))
}

/// Reads the id: the key, else the stem of the file where it holds one record.
pub fn id<T>(table: &mut Table<'_, '_>, stem: Option<&str>) -> Id<T> {
    match stem {
        Some(stem) => table.optional("id").unwrap_or_else(|| Id::new(stem)),
        None => table.required("id"),
    }
}

/// Reads where a record's facts come from.
pub fn provenance(table: &mut Table<'_, '_>) -> Provenance {
    Provenance {
        not_stated: table.or_default("not_stated"),
        source: table.table("source", Value::from("source"), |table| SourceNote {
            name: table.required("name"),
            url: table.optional("url"),
            date: table.optional("date"),
            note: table.optional("note"),
        }),
        from_elsewhere: table.or_default("from_elsewhere"),
        note: table.optional("note"),
    }
}

/// Checks that the fields that a record names of itself are fields that it has. Called when all keys
/// have been asked for.
pub fn check_named_fields(table: &Table<'_, '_>, provenance: &Provenance) {
    let lists =
        [("not_stated", &provenance.not_stated), ("from_elsewhere", &provenance.from_elsewhere)];
    for (key, fields) in lists {
        for field in fields {
            let first = field.split('.').next().unwrap_or_default();
            if !table.known().contains(&first) {
                table.reading.push(
                    Diagnostic::at(Code::UnknownField, field.span)
                        .with("key", key)
                        .with("value", &field.value)
                        .with("known", table.known().join(", "))
                        .nearest(nearest(first, table.known().iter().copied())),
                );
            }
        }
    }
}

/// Reads how a record is published.
pub fn publishing(table: &mut Table<'_, '_>) -> Publishing {
    let publication = match table.optional_word("publication", List::Publication) {
        Some(word) if word.is("draft") => Publication::Draft,
        Some(word) if word.is("withdrawn") => Publication::Withdrawn,
        _ => Publication::Published,
    };
    let reason = match publication {
        Publication::Withdrawn => Some(table.required::<Loc>("reason")),
        _ => table.optional("reason"),
    };
    let aliases: Vec<Spanned<String>> = table.or_default("aliases");
    for alias in &aliases {
        check_alias(table, alias);
    }
    Publishing {
        publication,
        reason,
        publish_at: table.optional("publish_at"),
        expires: table.optional("expires"),
        updated: table.optional("updated"),
        corrections: corrections(table),
        aliases,
        illustration: table.or_default("illustration"),
        attachments: table.tables(
            "attachments",
            &Value::words("tệp đính kèm", "the attachment"),
            |table| Attachment { file: table.required("file"), title: table.required("title") },
        ),
        waivers: table.tables("waivers", &Value::words("miễn trừ", "the waiver"), |table| {
            let rule: Spanned<String> = table.required("rule");
            check_rule(table, &rule);
            Waiver {
                rule,
                reason: table.required("reason"),
                until: table.optional("until"),
                by: table.optional("by"),
            }
        }),
    }
}

/// The oldest first, however they are written: the number of one, which its place on the page and its entry
/// in the feed are known by, stays when another is added.
fn corrections(table: &mut Table<'_, '_>) -> Vec<Correction> {
    let what = Value::words("đính chính", "the correction");
    let mut all = table.tables("corrections", &what, |table| Correction {
        date: table.required("date"),
        text: table.required("text"),
        by: table.optional("by"),
    });
    all.sort_by_key(|correction| correction.date);
    all
}

fn check_rule(table: &Table<'_, '_>, rule: &Spanned<String>) {
    if rule.is_empty() || Code::parse(rule).is_some() {
        return;
    }
    let codes = || Code::ALL.iter().map(|code| code.id());
    table.reading.push(
        Diagnostic::at(Code::UnknownWord, rule.span)
            .with("key", "rule")
            .with("value", &rule.value)
            .with("known", codes().collect::<Vec<_>>().join(", "))
            .nearest(nearest(rule, codes())),
    );
}

/// Reads the slugs of a record in a data file: `slug = { vi, en }`, each where it is not the id.
pub fn slugs(table: &mut Table<'_, '_>) -> Slugs {
    table
        .table("slug", Value::from("slug"), |table| Slugs {
            vi: table.optional::<Slug>("vi").map(|slug| slug.0),
            en: table.optional::<Slug>("en").map(|slug| slug.0),
        })
        .unwrap_or_default()
}

/// The last part of an address.
pub struct Slug(pub Spanned<String>);

impl Field for Slug {
    const EXPECTED: super::field::Expected =
        super::field::Expected {
            vi: "một đường dẫn", en: "a path", example: "\"ten-trang\""
        };

    fn read<'t>(
        named: &Named<'_, 't>,
        value: &toml::Spanned<toml::de::DeValue<'t>>,
    ) -> Option<Self> {
        let text = named.string(value, &Self::EXPECTED)?;
        if let Some(why) = bad_slug(text) {
            named
                .reading
                .push(slug_finding(&Spanned::new(text.to_owned(), named.span(value)), why));
            return None;
        }
        Some(Self(Spanned::new(text.to_owned(), named.span(value))))
    }

    fn stand_in(at: crate::ground::source::Span) -> Self {
        Self(Spanned::new(String::new(), at))
    }
}

fn bad_slug(text: &str) -> Option<Value> {
    const LONGEST: usize = 80;
    if text.is_empty() {
        Some(Value::words("để trống", "it is empty"))
    } else if text.len() > LONGEST {
        Some(Value::words("dài hơn 80 ký tự", "it is longer than 80 characters"))
    } else if !fold::is_slug(text) {
        Some(Value::words("có ký tự không được dùng", "it holds characters that are not allowed"))
    } else {
        None
    }
}

/// An alias is a path from the site's root whose parts are slugs, or a file of former days.
fn check_alias(table: &Table<'_, '_>, alias: &Spanned<String>) {
    let inner = alias.strip_prefix('/').map(|rest| rest.strip_suffix('/').unwrap_or(rest));
    let why = match inner {
        None => Some(Value::words("phải mở đầu bằng `/`", "it must begin with `/`")),
        Some(inner) => inner.split('/').find_map(bad_slug),
    };
    if let Some(why) = why {
        table.reading.push(slug_finding(alias, why));
    }
}

fn slug_finding(written: &Spanned<String>, why: Value) -> Diagnostic {
    let last = written.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    Diagnostic::at(Code::BadSlug, written.span)
        .with("value", super::toml_text::clip(written))
        .with("why", why)
        .with("example", fold::slug(last).unwrap_or_else(|| "ten-trang".to_owned()))
}

/// Reads a period of two keys, and reports one that ends before it starts.
pub fn period(table: &mut Table<'_, '_>, from: &'static str, to: &'static str) -> Spanned<Period> {
    let period = Period { from: table.optional(from), to: table.optional(to) };
    let span = table.key_span(from).or_else(|| table.key_span(to)).unwrap_or(table.span);
    if let (Period { from: Some(start), to: Some(end) }, true) = (period, period.is_backwards()) {
        table.flaw(from);
        table.reading.push(
            Diagnostic::at(Code::BackwardsPeriod, span)
                .with("from", from)
                .with("to", to)
                .with("start", start)
                .with("end", end),
        );
    }
    Spanned::new(period, span)
}

/// Reads `schema`, which may stand at the top of every file.
pub fn schema(table: &mut Table<'_, '_>) {
    let Some(schema) = table.optional::<u32>("schema") else { return };
    if schema > SCHEMA {
        table.reading.push(
            Diagnostic::at(Code::NewerSchema, table.key_span("schema").unwrap_or(table.span))
                .with("value", schema)
                .with("known", SCHEMA),
        );
    }
}
