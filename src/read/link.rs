//! Where a link of a text may lead: to the web, by mail or telephone, or to a place of this site.
//!
//! Whether that place exists is found when the pages are planned.

use crate::ground::diagnostic::Value;
use crate::model::id::Kind;

/// A link that is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Out of the site; it is not followed.
    Outside,
    /// A path of the site, a record, or a place on the same page.
    Inside,
}

/// The schemes that lead out.
const OUTSIDE: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Classes a link by its decoded text.
///
/// # Errors
///
/// A link that could carry code or lead elsewhere than it says; the words say why.
pub fn target(written: &str) -> Result<Target, Value> {
    refuse_disguise(written)?;
    match scheme(written) {
        None => Ok(Target::Inside),
        Some(scheme) if OUTSIDE.contains(&scheme.as_str()) => {
            match written[scheme.len() + 1..].trim_start_matches('/').is_empty() {
                true => Err(empty()),
                false => Ok(Target::Outside),
            }
        }
        // A record of the site: `meeting:<id>`.
        Some(scheme) if Kind::with_page(&scheme).is_some() => Ok(Target::Inside),
        Some(scheme) => Err(Value::words(
            format!("không nhận `{scheme}:`"),
            format!("`{scheme}:` is not taken"),
        )),
    }
}

/// Checks the whole address of a page on the web.
///
/// # Errors
///
/// Anything else than an http or https address; the words say why.
pub fn web(written: &str) -> Result<(), Value> {
    refuse_disguise(written)?;
    match scheme(written).as_deref() {
        Some("http" | "https") if written.contains("://") => Ok(()),
        _ => Err(Value::words(
            "không mở đầu bằng https:// hay http://",
            "it does not begin with https:// or http://",
        )),
    }
}

/// Checks the path of a picture: a file of the site.
///
/// # Errors
///
/// An address, or a path that leaves the site.
pub fn picture(written: &str) -> Result<(), Value> {
    refuse_disguise(written)?;
    if scheme(written).is_some() {
        return Err(Value::words(
            "ảnh phải là tệp của trang",
            "a picture must be a file of the site",
        ));
    }
    Ok(())
}

fn refuse_disguise(written: &str) -> Result<(), Value> {
    let odd = |c: char| c.is_control() || c.is_whitespace() || c == '\\';
    if written.chars().any(odd) {
        return Err(Value::words(
            "có khoảng trắng, ký tự điều khiển hoặc dấu `\\`",
            "it holds a blank, a control character or a `\\`",
        ));
    }
    if written.starts_with("//") {
        return Err(Value::words("thiếu https: ở đầu", "it lacks https: in front"));
    }
    if written.is_empty() {
        return Err(empty());
    }
    Ok(())
}

fn empty() -> Value {
    Value::words("để trống", "it is empty")
}

/// Returns the scheme in lower case: what stands before a colon that comes before any `/`, `?`, `#`.
fn scheme(written: &str) -> Option<String> {
    let end = written.find([':', '/', '?', '#'])?;
    (written.as_bytes()[end] == b':').then(|| written[..end].to_lowercase())
}
