//! Ids as they are written: what can be one, and what is said of what cannot.

use toml::Spanned as TomlSpanned;
use toml::de::DeValue;

use super::example::Expected;
use super::field::{Field, Named};
use super::reading::Reading;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Span;
use crate::ground::text::clip::clip;
use crate::ground::text::{device, fold};
use crate::model::id::Id;

/// The id of another record. What could be none is told when no record has it, by then with the right one beside it: people
/// write names.
impl<T> Field for Id<T> {
    const EXPECTED: Expected =
        Expected { vi: "một mã", en: "an id", example: "\"ma-cua-ho-so\"" };

    fn read<'t>(named: &Named<'_, 't>, value: &TomlSpanned<DeValue<'t>>) -> Option<Self> {
        let text = named.string(value, &Self::EXPECTED)?;
        match text.trim().is_empty() {
            true => OwnId::read(named, value).map(|id: OwnId<T>| id.0),
            false => Some(Self::new(text)),
        }
    }

    fn stand_in(_: Span) -> Self {
        Self::new("")
    }
}

/// The id that something gives itself.
pub struct OwnId<T>(pub Id<T>);

impl<T> Field for OwnId<T> {
    const EXPECTED: Expected = Id::<T>::EXPECTED;

    fn read<'t>(named: &Named<'_, 't>, value: &TomlSpanned<DeValue<'t>>) -> Option<Self> {
        let text = named.string(value, &Self::EXPECTED)?;
        let Some(why) = bad_id(text) else { return Some(Self(Id::new(text))) };
        let found = id_finding(text, why, named.span(value));
        named.reading.push(found.with("source", ""));
        None
    }

    fn stand_in(at: Span) -> Self {
        Self(Id::stand_in(at))
    }
}

/// Tells why a text cannot be an id: it could not stand in an address or in the name of a file.
pub fn bad_id(text: &str) -> Option<Value> {
    const LONGEST: usize = 120;
    if text.is_empty() {
        Some(Value::words("để trống", "it is empty"))
    } else if !fold::is_slug(text) {
        Some(Value::words(
            "có chữ hoa, dấu, khoảng trắng hoặc ký tự khác",
            "it holds capitals, marks, blanks or other characters",
        ))
    } else if text.len() > LONGEST {
        Some(Value::words("dài hơn 120 ký tự", "it is longer than 120 characters"))
    } else if device::is_reserved(text) {
        Some(Value::words("Windows giữ riêng tên này", "Windows keeps the name for itself"))
    } else {
        None
    }
}

/// Reports a key of a table that names its entries, such as `[figures.ID]`, where it cannot be an id.
pub fn check_key(reading: &Reading<'_>, id: &str, at: Span) {
    if let Some(why) = bad_id(id) {
        reading.push(id_finding(id, why, at).with("source", ""));
    }
}

/// Makes the finding about an id that cannot be used.
pub fn id_finding(text: &str, why: Value, at: Span) -> Diagnostic {
    let example = fold::slug(text).filter(|slug| bad_id(slug).is_none());
    Diagnostic::at(Code::BadId, at)
        .with("value", clip(text))
        .with("why", why)
        .with("example", example.unwrap_or_else(|| "nam-hong".to_owned()))
}
