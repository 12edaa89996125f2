//! Labels in both languages: `{ vi = "...", en = "..." }`, the Vietnamese always, the English where there
//! is one.

use toml::Spanned as TomlSpanned;
use toml::de::DeValue;

use super::example::Expected;
use super::field::{Field, Named};
use super::table::Table;
use crate::ground::diagnostic::Value;
use crate::ground::source::Span;
use crate::model::language::Loc;

impl Field for Loc {
    const EXPECTED: Expected = Expected {
        vi: "chữ ghi riêng cho từng ngôn ngữ",
        en: "words by language",
        example: "{ vi = \"...\", en = \"...\" }",
    };

    fn read<'t>(named: &Named<'_, 't>, value: &TomlSpanned<DeValue<'t>>) -> Option<Self> {
        let DeValue::Table(entries) = value.get_ref() else {
            named.wrong_type(value, &Self::EXPECTED);
            return None;
        };
        let name = Value::words(format!("`{}`", named.key), format!("`{}`", named.key));
        let mut table = Table::new(named.reading, entries, named.span(value), name);
        let loc = Self::new(table.required("vi"), table.optional("en"), named.span(value));
        table.finish().is_empty().then_some(loc)
    }

    fn stand_in(at: Span) -> Self {
        Self::new(String::new(), None, at)
    }
}
