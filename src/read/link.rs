//! Where a link of a text may lead: to the web, by mail or telephone, or to a place of this site.
//!
//! Whether that place exists is found when the pages are planned.

use crate::ground::diagnostic::Value;
use crate::ground::text::nearest::nearest;
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

/// Finds the word of a link by record, or the scheme, that another one was probably meant to be: `meeting` of `mettings`.
pub fn near_word(word: &str) -> Option<&'static str> {
    let singular = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    nearest(singular.as_deref().unwrap_or(word), words())
}

/// Puts a link right whose first word is none that is taken and like one that is.
pub fn near(written: &str) -> Option<String> {
    refuse_disguise(written).ok()?;
    let scheme = scheme(written)?;
    let near = near_word(&scheme).filter(|near| *near != scheme)?;
    Some(format!("{near}{}", &written[written.find(':')?..]))
}

/// Tells whether words in round brackets behind others in square ones are meant as an address, and not as a remark.
pub fn is_meant(written: &str) -> bool {
    let first = written.split_whitespace().next().unwrap_or("");
    let is_word = |word: String| word == "figure" || near_word(&word).is_some();
    let is_named = scheme(first).is_some_and(|word| word.len() + 1 < first.len() && is_word(word));
    let is_path = ["/", "./", "../", "#", "<"].iter().any(|start| first.starts_with(start));
    is_named || is_path || has_ending(written)
}

/// Tells whether a text ends as names of files do: `.odt`.
fn has_ending(written: &str) -> bool {
    let last = written.split_whitespace().next_back().unwrap_or("");
    last.rsplit_once('.').is_some_and(|(name, ending)| {
        let is_of_file = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit();
        let is_number = ending.bytes().all(|c| c.is_ascii_digit());
        !name.is_empty()
            && (2..=4).contains(&ending.len())
            && ending.bytes().all(is_of_file)
            && !is_number
    })
}

/// Lists the words that links with a colon begin with.
fn words() -> impl Iterator<Item = &'static str> {
    OUTSIDE.into_iter().chain(Kind::WITH_PAGES.map(Kind::word))
}

/// Says which links there are.
pub fn mend() -> Value {
    let records = Kind::WITH_PAGES.map(|kind| format!("{}:", kind.word())).join(", ");
    Value::words(
        format!(
            "dùng https://, http://, mailto:, tel:, đường dẫn trong trang, hoặc mã của một hồ sơ sau {records}"
        ),
        format!(
            "use https://, http://, mailto:, tel:, a path of this site, or the id of a record after {records}"
        ),
    )
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
