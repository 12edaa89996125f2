//! The keys that every record has: id, slug, where its facts come from, how it is published.

use super::address::WebAddress;
use super::example::Expected;
use super::field::{Field, Named};
use super::ids::{self, OwnId};
use super::table::Table;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::{Span, Spanned};
use crate::ground::text::clip::clip;
use crate::ground::text::nearest::nearest;
use crate::ground::text::{device, fold};
use crate::model::id::{Id, Kind};
use crate::model::language::Loc;
use crate::model::record::{
    Attachment, Correction, Provenance, Publication, Publishing, Slugs, SourceNote, Waiver,
};
use crate::model::time::{Period, Term};
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
        Some(stem) => match (table.optional("id"), table.has("id")) {
            (Some(OwnId(id)), _) => id,
            (None, true) => Id::new(""),
            (None, false) => of_file(table, stem),
        },
        None => table.required::<OwnId<T>>("id").0,
    }
}

/// A record that gives no id has that of its file's name, which then must be able to be one.
fn of_file<T>(table: &mut Table<'_, '_>, stem: &str) -> Id<T> {
    let Some(why) = ids::bad_id(stem) else { return Id::new(stem) };
    table.flaw("id");
    let source = Value::words(" (lấy từ tên tệp)", " (from the name of the file)");
    let found = ids::id_finding(stem, why, table.span);
    table.reading.push(found.with("source", source));
    Id::new("")
}

/// Reads where a record's facts come from.
pub fn provenance(table: &mut Table<'_, '_>) -> Provenance {
    Provenance {
        not_stated: table.or_default("not_stated"),
        source: table.table("source", Value::from("source"), |table| SourceNote {
            name: table.required("name"),
            url: table.optional::<WebAddress>("url").map(|it| it.0),
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
    let mut aliases: Vec<Spanned<String>> = table.or_default("aliases");
    aliases.retain(|alias| is_alias(table, alias));
    let publish_at = table.optional("publish_at");
    let expires = table.optional("expires");
    check_order(table, ("publish_at", publish_at), ("expires", expires));
    Publishing {
        publication,
        reason,
        publish_at,
        expires,
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
            let RuleCode(rule) = table.required("rule");
            check_rule(table, &rule);
            Waiver {
                rule,
                value: table.optional("value"),
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

/// The code of a rule, such as `raw-html`.
struct RuleCode(Spanned<String>);

impl Field for RuleCode {
    const EXPECTED: Expected = Expected {
        vi: "mã của một quy tắc miễn trừ được",
        en: "the code of a rule that can be waived",
        example: "\"raw-html\"",
    };

    fn read<'t>(
        named: &Named<'_, 't>,
        value: &toml::Spanned<toml::de::DeValue<'t>>,
    ) -> Option<Self> {
        let code = named.closed_word(value, &Self::EXPECTED)?;
        Some(Self(Spanned::new(code, named.span(value))))
    }

    fn stand_in(at: Span) -> Self {
        Self(Spanned::new(String::new(), at))
    }
}

/// A waiver names a rule that there is, and that leaves the pages whole.
fn check_rule(table: &Table<'_, '_>, rule: &Spanned<String>) {
    let waivable = || Code::ALL.iter().filter(|code| code.entry().waivable).map(|code| code.id());
    let known = || waivable().collect::<Vec<_>>().join(", ");
    let found = match Code::parse(rule) {
        Some(code) if code.entry().waivable => return,
        Some(_) => Diagnostic::at(Code::RuleNotWaivable, rule.span),
        None if rule.is_empty() => return,
        None => Diagnostic::at(Code::UnknownWord, rule.span)
            .with("key", "rule")
            .nearest(nearest(rule, Code::ALL.iter().map(|code| code.id()))),
    };
    table.reading.push(found.with("value", &rule.value).with("known", known()));
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
    const EXPECTED: Expected =
        Expected { vi: "một đường dẫn", en: "a path", example: "\"ten-trang\"" };

    fn read<'t>(
        named: &Named<'_, 't>,
        value: &toml::Spanned<toml::de::DeValue<'t>>,
    ) -> Option<Self> {
        let text = named.string(value, &Self::EXPECTED)?;
        let written = Spanned::new(text.to_owned(), named.span(value));
        if let Some(why) = bad_slug(text) {
            let last = text.rsplit('/').find_map(fold::slug);
            let example = last.filter(|slug| bad_slug(slug).is_none());
            let example = example.unwrap_or_else(|| "ten-trang".to_owned());
            named.reading.push(slug_finding(&written, why, example));
            return None;
        }
        Some(Self(written))
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
    } else if device::is_reserved(text) {
        Some(Value::words("Windows giữ riêng tên này", "Windows keeps the name for itself"))
    } else {
        None
    }
}

/// An alias is a path from the site's root whose parts are slugs. One that is not is reported and left
/// out: what it would collide with is no matter.
fn is_alias(table: &Table<'_, '_>, alias: &Spanned<String>) -> bool {
    let inner = alias.strip_prefix('/').map(|rest| rest.strip_suffix('/').unwrap_or(rest));
    let why = match inner {
        None => Some(Value::words("phải mở đầu bằng `/`", "it must begin with `/`")),
        Some(inner) => inner.split('/').find_map(bad_slug),
    };
    let Some(why) = why else { return true };
    let parts: Vec<String> = alias.split('/').filter_map(fold::slug).collect();
    let example = match parts.as_slice() {
        [] => "/tin/2022/ten-cu/".to_owned(),
        parts => format!("/{}/", parts.join("/")),
    };
    table.reading.push(slug_finding(alias, why, example));
    false
}

fn slug_finding(written: &Spanned<String>, why: Value, example: String) -> Diagnostic {
    Diagnostic::at(Code::BadSlug, written.span)
        .with("value", clip(written))
        .with("why", why)
        .with("example", example)
}

/// Reads a period of two keys, and reports one that ends before it starts.
pub fn period(table: &mut Table<'_, '_>, from: &'static str, to: &'static str) -> Term {
    let period = Period { from: table.optional(from), to: table.optional(to) };
    let [start, end] = [from, to].map(|key| table.key_span(key));
    check_order(table, (from, period.from), (to, period.to));
    Term {
        period,
        start_at: start.or(end).unwrap_or(table.span),
        end_at: end.or(start).unwrap_or(table.span),
    }
}

/// Reports an end that comes before its start.
pub fn check_order<T: Ord + std::fmt::Display>(
    table: &mut Table<'_, '_>,
    (from, start): (&'static str, Option<T>),
    (to, end): (&'static str, Option<T>),
) {
    let (Some(start), Some(end)) = (start, end) else { return };
    if start <= end {
        return;
    }
    table.flaw(from);
    table.reading.push(
        Diagnostic::at(Code::BackwardsPeriod, table.key_span(to).unwrap_or(table.span))
            .with("from", from)
            .with("to", to)
            .with("start", start)
            .with("end", end),
    );
}

/// Reports a key that says nothing without another.
pub fn goes_with<T: Field>(table: &mut Table<'_, '_>, key: &str, other: &'static str) {
    if table.has(key) && !table.has(other) {
        table.lacks(other, T::EXPECTED.example);
    }
}

/// Reports that of two keys that exclude each other both stand, or none where one must.
pub fn one_of(table: &Table<'_, '_>, name: Value, keys: [&str; 2]) {
    let both = keys.iter().all(|key| table.has(key));
    // A slip in the name of one of them is reported as an unknown key.
    let is_slip = |key: &str| nearest(key, keys).is_some();
    if !both && table.rest().any(|(key, ..)| is_slip(key)) {
        return;
    }
    let (rule, mend) = match both {
        true => (
            Value::words("chỉ được có", "may hold only"),
            Value::words("giữ lại một khóa, bỏ khóa kia", "keep one, drop the other"),
        ),
        false => (
            Value::words("phải có", "must hold"),
            Value::words("thêm một trong hai khóa", "add one of the two"),
        ),
    };
    let at = if both { table.key_span(keys[1]).unwrap_or(table.span) } else { table.span };
    table.reading.push(
        Diagnostic::at(Code::OneOf, at)
            .with("table", name)
            .with("rule", rule)
            .with("mend", mend)
            .with("keys", format!("`{}`, `{}`", keys[0], keys[1])),
    );
}

/// Reads `schema`, which may stand at the top of every file.
pub fn schema(table: &mut Table<'_, '_>) {
    let Some(schema) = table.optional::<u32>("schema") else { return };
    if schema == 0 {
        table.reading.push(
            Diagnostic::at(Code::BadValue, table.key_span("schema").unwrap_or(table.span))
                .with("key", "schema")
                .with("value", schema)
                .with("why", Value::words("lược đồ đánh số từ 1", "schemas are numbered from 1"))
                .with("expected", SCHEMA),
        );
    }
    if schema > SCHEMA {
        table.reading.push(
            Diagnostic::at(Code::NewerSchema, table.key_span("schema").unwrap_or(table.span))
                .with("value", schema)
                .with("known", SCHEMA),
        );
    }
}
