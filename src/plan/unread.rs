//! What is said of links that Markdown leaves as words: why, and which record or file was probably meant.

use super::record;
use super::site_plan::Plan;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Spanned;
use crate::ground::text::clip::clip;
use crate::ground::text::fold::slug;
use crate::model::bulletin::Bulletin;
use crate::model::language::Language;
use crate::model::prose::Unread;
use crate::read::link::{self, Target};

/// Makes the finding about such a link.
pub(super) fn told(
    b: &Bulletin,
    plan: &Plan,
    language: Language,
    unread: &Spanned<Unread>,
) -> Diagnostic {
    let (why, mend) = words(unread);
    let near = near(b, plan, language, &unread.address).filter(|near| *near != unread.address);
    Diagnostic::at(Code::LinkNotRead, unread.span)
        .with("value", &unread.written)
        .with("why", why)
        .with("mend", mend)
        .nearest(near.as_deref())
}

fn words(unread: &Unread) -> (Value, Value) {
    let address = clip(&unread.address);
    match () {
        () if unread.is_apart => (
            Value::words(
                "có khoảng trắng giữa dấu `]` và dấu `(`",
                "a blank stands between `]` and `(`",
            ),
            Value::words(
                "xóa khoảng trắng ấy, để dấu `(` đứng liền sau dấu `]`. Nếu chỉ là chữ, viết `\\[`",
                "take that blank out, so that `(` follows `]` at once. Where it is words alone, write `\\[`",
            ),
        ),
        () if !unread.is_closed => (
            Value::words("thiếu dấu `)` sau địa chỉ", "the `)` behind the address is missing"),
            Value::words(
                format!("đóng ngoặc ngay sau địa chỉ: `({address})`"),
                format!("close the bracket right behind the address: `({address})`"),
            ),
        ),
        () if unread.address.contains(char::is_whitespace) => (
            Value::words("địa chỉ có khoảng trắng", "the address holds a blank"),
            Value::words(
                "bỏ khoảng trắng: mã và tên tệp của trang không có; trong địa chỉ web ghi `%20`. Nếu chỉ là chữ, viết `\\[`",
                "take the blank out: no id and no file name of the site has one; in an address of the web write `%20`. Where it is words alone, write `\\[`",
            ),
        ),
        () => (
            Value::words(
                "trong nó có liên kết khác, hoặc dấu ngoặc không đủ đôi",
                "it holds another link, or its brackets are not in pairs",
            ),
            Value::words(
                "tách các liên kết ra khỏi nhau, hoặc sửa các dấu ngoặc. Nếu chỉ là chữ, viết `\\[`",
                "part the links from each other, or mend the brackets. Where it is words alone, write `\\[`",
            ),
        ),
    }
}

/// Puts a link right that leads out, of which a blank stands behind the colon alone.
fn outward(word: &str, rest: &str) -> Option<String> {
    let right = format!("{word}:{}", rest.trim());
    (link::target(&right) == Ok(Target::Outside)).then_some(right)
}

/// Finds the record, or the page or file, that is nearest to an address.
fn near(b: &Bulletin, plan: &Plan, language: Language, address: &str) -> Option<String> {
    match address.split_once(':') {
        Some((kind, id)) if !kind.contains('/') => {
            let word = link::near_word(kind.trim())?;
            record::near(b, word, &slug(id)?).or_else(|| outward(word, id))
        }
        _ => plan.near(&address.split_whitespace().collect::<Vec<_>>().join("-"), language),
    }
}
