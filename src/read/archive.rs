//! `archive.toml`: what an archive copy says of itself. The program writes it into the sources of an archive; a living site
//! has none.

use super::common;
use super::table::Table;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Spanned;
use crate::model::archive::{Archive, Beyond, Period};
use crate::model::time::Day;

/// Reads an archive copy's record; none where it could not be read.
pub fn read(mut table: Table<'_, '_>) -> Option<Archive> {
    let t = &mut table;
    common::schema(t);
    let period = t.required::<Spanned<String>>("period");
    let day: Option<Day> = t.optional("day");
    if day.is_none() {
        t.lacks("day", "2026-11-24");
    }
    let made_with = t.required("made_with");
    let beyond = t.tables("beyond", &Value::from("[[beyond]]"), |table| {
        let link: String = table.required("link");
        (link, [table.optional("vi"), table.optional("en")])
    });
    let parsed = Period::parse(&period);
    if parsed.is_none() && !t.is_flawed("period") {
        t.reading.push(
            Diagnostic::at(Code::BadValue, period.span)
                .with("key", "period")
                .with("value", &period.value)
                .with("why", Value::words("đó không phải một năm", "it is no year"))
                .with("expected", "\"2022\", \"all\""),
        );
    }
    table.finish();
    let beyond = Beyond(beyond.into_iter().collect());
    Some(Archive { period: parsed?, day: day?, made_with, beyond })
}
