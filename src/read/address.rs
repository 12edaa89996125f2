//! Addresses in records: of pages on the web, and of letters. Both stand as links on pages, so that
//! nothing else may stand in them.

use toml::Spanned as TomlSpanned;
use toml::de::DeValue;

use super::example::Expected;
use super::field::{Field, Named};
use super::link;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Span;
use crate::ground::text::clip::clip;
use crate::model::site::FrameAncestor;

/// The whole address of a page on the web.
pub struct WebAddress(pub String);

/// An address for letters on the net.
pub struct MailAddress(pub String);

impl Field for WebAddress {
    const EXPECTED: Expected =
        Expected { vi: "một địa chỉ web", en: "a web address", example: "\"https://...\"" };

    fn read<'t>(named: &Named<'_, 't>, value: &TomlSpanned<DeValue<'t>>) -> Option<Self> {
        let text = named.string(value, &Self::EXPECTED)?;
        if let Err(why) = link::web(text) {
            let mend = Value::words(
                format!("viết địa chỉ đầy đủ: `{} = \"https://...\"`", named.key),
                format!("write the whole address: `{} = \"https://...\"`", named.key),
            );
            named.reading.push(refused(named.span(value), text, why, mend));
            return None;
        }
        Some(Self(text.to_owned()))
    }

    fn stand_in(_: Span) -> Self {
        Self(String::new())
    }
}

impl Field for MailAddress {
    const EXPECTED: Expected =
        Expected {
            vi: "một địa chỉ thư", en: "a mail address", example: "\"ten@co-quan.vn\""
        };

    fn read<'t>(named: &Named<'_, 't>, value: &TomlSpanned<DeValue<'t>>) -> Option<Self> {
        let text = named.string(value, &Self::EXPECTED)?;
        if !link::is_mail(text) {
            let why = Value::words("không phải địa chỉ thư", "it is no mail address");
            let mend = Value::words("viết như `ten@co-quan.vn`", "write as in `ten@co-quan.vn`");
            named.reading.push(refused(named.span(value), text, why, mend));
            return None;
        }
        Some(Self(text.to_owned()))
    }

    fn stand_in(_: Span) -> Self {
        Self(String::new())
    }
}

impl Field for FrameAncestor {
    const EXPECTED: Expected = Expected {
        vi: "địa chỉ một máy chủ",
        en: "the address of a host",
        example: "\"https://...\"",
    };

    fn read<'t>(named: &Named<'_, 't>, value: &TomlSpanned<DeValue<'t>>) -> Option<Self> {
        let text = named.string(value, &Self::EXPECTED)?;
        let read = Self::parse(text);
        if read.is_none() {
            let why = Value::words("không phải địa chỉ máy chủ", "it is no address of a host");
            let expected = Value::words(
                "`'self'`, `'none'`, hoặc như `https://cong.example`, không có đường dẫn",
                "`'self'`, `'none'`, or as in `https://portal.example`, without a path",
            );
            named.bad_value(value, why, expected);
        }
        read
    }

    fn stand_in(_: Span) -> Self {
        Self::parse("'self'").expect("it is one of the two words")
    }
}

fn refused(at: Span, text: &str, why: Value, mend: Value) -> Diagnostic {
    Diagnostic::at(Code::BadLink, at).with("value", clip(text)).with("why", why).with("mend", mend)
}
