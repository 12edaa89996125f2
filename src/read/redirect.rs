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
use crate::model::former::{BadFormer, FormerAddress};
use crate::model::redirect::Redirect;

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
pub fn refused(text: &str, why: BadFormer, at: Span) -> Diagnostic {
    let why = match why {
        BadFormer::Start => Value::words(
            "phải mở đầu bằng một dấu `/`, không kèm tên máy chủ",
            "it must begin with one `/`, without a host",
        ),
        BadFormer::Encoding => Value::words(
            "sau dấu `%` phải là hai chữ số thập lục phân của chữ viết bằng UTF-8",
            "after a `%` there must be two hexadecimal digits, of letters in UTF-8",
        ),
        BadFormer::Control => Value::words(
            "có ký tự không nhìn thấy được",
            "it holds a character that cannot be seen",
        ),
        BadFormer::Unreachable => Value::words(
            "có `//`, `/./` hoặc `/../`, những phần mà máy chủ rút gọn trước khi tìm",
            "it holds `//`, `/./` or `/../`, which servers put right before they look",
        ),
        BadFormer::Fragment => Value::words(
            "có dấu `#`, phần mà trình duyệt không gửi đi",
            "it holds a `#`, which browsers never send",
        ),
        BadFormer::Long => Value::words(
            format!("dài hơn {} byte", FormerAddress::LONGEST),
            format!("it is longer than {} bytes", FormerAddress::LONGEST),
        ),
    };
    Diagnostic::at(Code::BadFormerAddress, at).with("value", clip(text)).with("why", why)
}
