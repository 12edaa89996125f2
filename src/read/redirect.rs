//! `[[redirect]]`: former addresses of the site that this one took the place of.

use toml::Spanned as TomlSpanned;
use toml::de::DeValue;

use super::common;
use super::example::Expected;
use super::field::{Field, Named};
use super::table::Table;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Span;
use crate::ground::text::clip::clip;
use crate::model::redirect::{BadAddress, FormerAddress, Redirect};

/// The longest file of former addresses that is read, in bytes: a hundred thousand of them.
pub const LIMIT: usize = 16 << 20;

/// Reads the file of former addresses. What could not be read of one was reported, and it leads nowhere.
pub fn read(mut table: Table<'_, '_>) -> Vec<Redirect> {
    common::schema(&mut table);
    let name = Value::words("lối chuyển", "the redirect");
    let mut all = Vec::new();
    for mut row in table.rows("redirect", &name) {
        let redirect = Redirect { from: row.required("from"), to: row.required("to") };
        if row.finish().is_empty() {
            all.push(redirect);
        }
    }
    table.finish();
    all
}

impl Field for FormerAddress {
    const EXPECTED: Expected =
        Expected {
            vi: "một địa chỉ cũ", en: "a former address", example: "\"/portal/tin.aspx\""
        };

    fn read<'t>(named: &Named<'_, 't>, value: &TomlSpanned<DeValue<'t>>) -> Option<Self> {
        let text = named.string(value, &Self::EXPECTED)?;
        let read = Self::parse(text);
        read.map_err(|why| named.reading.push(refused(text, why, named.span(value)))).ok()
    }

    fn stand_in(_: Span) -> Self {
        Self::stand_in()
    }
}

/// Makes the finding about a text that cannot be a former address.
pub fn refused(text: &str, why: BadAddress, at: Span) -> Diagnostic {
    let why = match why {
        BadAddress::NoPath => Value::words(
            "phải mở đầu bằng một dấu `/`, không kèm tên máy chủ",
            "it must begin with one `/`, without a host",
        ),
        BadAddress::Character(c) if c.is_ascii() => Value::words(
            format!("có ký tự không đứng được trong địa chỉ: {c:?}"),
            format!("it holds what no address holds: {c:?}"),
        ),
        BadAddress::Character(c) => Value::words(
            format!("có ký tự {c:?} chưa mã hóa bằng dấu `%`"),
            format!("it holds {c:?}, which is to be written with `%`"),
        ),
        BadAddress::Anchor => Value::words(
            "có dấu `#`, phần mà trình duyệt không gửi đi",
            "it holds a `#`, which browsers never send",
        ),
        BadAddress::Long => Value::words(
            format!("dài hơn {} ký tự", FormerAddress::LONGEST),
            format!("it is longer than {} characters", FormerAddress::LONGEST),
        ),
    };
    Diagnostic::at(Code::BadFormerAddress, at).with("value", clip(text)).with("why", why)
}
