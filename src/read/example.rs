//! What a key expects, and what to write in place of a value of the wrong type: the value itself put
//! right, where that can be told, so that the help can be copied.

use toml::Spanned as TomlSpanned;
use toml::de::DeValue;

use super::whole_number;

/// What a key expects, in words and as an example to copy.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    /// In Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
    /// In TOML.
    pub example: &'static str,
}

/// The example of a number: as of words, nothing that could be copied as it is. What is copied would be published.
pub(super) const NUMBER: &str = "...";

/// Puts a value right; `None` where the usual example says more.
///
/// `written` gives a value as it stands in the file.
pub(super) fn put_right(
    value: &TomlSpanned<DeValue<'_>>,
    example: &str,
    written: impl Fn(&TomlSpanned<DeValue<'_>>) -> String,
) -> Option<String> {
    let text = written(value);
    match (value.get_ref(), example) {
        (DeValue::String(_), "[\"...\"]") => Some(format!("[{text}]")),
        (DeValue::String(_), "{ vi = \"...\", en = \"...\" }") => {
            Some(format!("{{ vi = {text}, en = \"...\" }}"))
        }
        (DeValue::String(words), NUMBER) => whole_number::meant(words).map(|n| n.to_string()),
        (DeValue::Float(_), NUMBER) => whole_number::meant(&text).map(|n| n.to_string()),
        (DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_), example)
            if example.starts_with('"') =>
        {
            Some(format!("\"{text}\""))
        }
        (DeValue::Array(elements), example) if example.starts_with('"') => match &elements[..] {
            [only] if only.get_ref().is_str() => Some(written(only)),
            _ => None,
        },
        (DeValue::Datetime(stamp), "2022-08-23") => stamp.date.map(|date| date.to_string()),
        _ => None,
    }
}
