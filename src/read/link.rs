//! Where a link of a text may lead: to the web, by mail or telephone, or to a place of this site.
//!
//! Whether that place exists is found when the pages are planned.

use crate::ground::diagnostic::Value;
use crate::ground::text::fold::slug;
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
            outside(&scheme, &written[scheme.len() + 1..]).map(|()| Target::Outside)
        }
        // A record of the site: `meeting:<id>`.
        Some(scheme) if Kind::with_page(&scheme).is_some() => Ok(Target::Inside),
        Some(scheme) => Err(Value::words(
            format!("không nhận `{scheme}:`"),
            format!("`{scheme}:` is not taken"),
        )),
    }
}

/// Checks what stands behind the scheme of a link that leads out.
fn outside(scheme: &str, rest: &str) -> Result<(), Value> {
    if rest.trim_start_matches('/').is_empty() {
        return Err(empty());
    }
    let is_right = match scheme {
        "mailto" => {
            let to = rest.split('?').next().unwrap_or(rest);
            to.split(',').all(is_mail)
        }
        "tel" => {
            let number = rest.split(';').next().unwrap_or(rest);
            let digits = number.bytes().filter(u8::is_ascii_digit).count();
            digits >= 3 && number.chars().all(|c| c.is_ascii_digit() || "+-.()".contains(c))
        }
        _ => rest
            .strip_prefix("//")
            .is_some_and(|rest| is_host(&rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())])),
    };
    let why = match scheme {
        _ if is_right => return Ok(()),
        "mailto" => Value::words(
            "sau `mailto:` không phải địa chỉ thư",
            "what follows `mailto:` is no mail address",
        ),
        "tel" => Value::words(
            "sau `tel:` không phải số điện thoại",
            "what follows `tel:` is no telephone number",
        ),
        _ if !rest.starts_with("//") => Value::words(
            format!("sau `{scheme}:` phải có hai dấu gạch chéo `//`"),
            format!("two slashes `//` must follow `{scheme}:`"),
        ),
        _ => Value::words(
            "tên máy chủ có dấu không được dùng",
            "the name of its host holds signs that none has",
        ),
    };
    Err(why)
}

/// A name, `@` and a host, of letters that need no quoting: nothing that could add to a `mailto:` link.
pub fn is_mail(text: &str) -> bool {
    let plain = |part: &str| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
        !part.is_empty() && part.chars().all(is_plain)
    };
    text.split_once('@').is_some_and(|(name, host)| plain(name) && plain(host))
}

/// Tells whether a text may be the host of a web address, with a port or without. Names in other letters are some too.
fn is_host(host: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || "-._:[]@%".contains(c);
    !host.is_empty() && !host.starts_with(['.', ':']) && host.chars().all(is_plain)
}

/// Finds the word of a link by record, or the scheme, that another one was probably meant to be: `meeting` of `mettings`.
pub fn near_word(word: &str) -> Option<&'static str> {
    let singular = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    nearest(singular.as_deref().unwrap_or(word), words()).or_else(|| named(word))
}

/// Finds the word of the kind that another one names in words: `batch` of `award`, `meeting` of `cuoc-hop`.
fn named(word: &str) -> Option<&'static str> {
    let word = word.trim_end_matches('s');
    let is_of = |name: &str| {
        let name = slug(name).unwrap_or_default();
        let edges = [name.strip_prefix(word), name.strip_suffix(word)];
        let [before, behind] = edges.map(Option::unwrap_or_default);
        name == word || before.starts_with('-') || behind.ends_with('-')
    };
    let is_named = |kind: &Kind| {
        let (vi, en) = kind.names();
        is_of(vi) || is_of(en)
    };
    let kind = Kind::WITH_PAGES.into_iter().find(|kind| word.len() > 2 && is_named(kind));
    kind.map(Kind::word)
}

/// Puts a link right whose first word is none that is taken and like one that is.
pub fn near(written: &str) -> Option<String> {
    refuse_disguise(written).ok()?;
    let scheme = scheme(written)?;
    let rest = &written[written.find(':')? + 1..];
    if matches!(scheme.as_str(), "http" | "https") {
        let right = format!("{scheme}://{}", rest.trim_start_matches('/').replace(',', "."));
        return (right != written && target(&right).is_ok()).then_some(right);
    }
    let near = near_word(&scheme).filter(|near| *near != scheme)?;
    Some(format!("{near}:{rest}"))
}

/// Tells whether words in round brackets behind others in square ones are meant as an address, and not as a remark.
pub fn is_meant(written: &str) -> bool {
    let first = written.split_whitespace().next().unwrap_or("");
    let is_word = |word: String| word == "figure" || near_word(&word).is_some();
    let is_named = scheme(first).is_some_and(|word| word.len() + 1 < first.len() && is_word(word));
    let is_path = ["/", "./", "../", "#", "<"].iter().any(|start| first.starts_with(start));
    is_named || is_path || has_ending(written) || parted(written).is_some()
}

/// Tells whether words in round brackets that stand apart from others in square ones are an address: mostly they are a remark.
pub fn is_meant_apart(written: &str) -> bool {
    if written.contains(char::is_whitespace) {
        return parted(written).is_some_and(|(word, _)| Kind::with_page(word).is_some());
    }
    let is_of_record = |word: &str| word == "figure" || Kind::with_page(word).is_some();
    let is_named = scheme(written).is_some_and(|word| {
        let rest = &written[word.len() + 1..];
        match word.as_str() {
            "http" | "https" => rest.len() > 2 && rest.starts_with("//"),
            "mailto" => rest.contains('@'),
            word => is_of_record(word) && !rest.is_empty(),
        }
    });
    // `/m2` is a measure: a path has another part, or a name of several words.
    let is_path = ["/", "./", "../"].iter().any(|start| written.starts_with(start))
        && written[1..].contains(['/', '-'])
        && written.contains(|c: char| c.is_ascii_lowercase());
    is_named || (written.is_ascii() && is_path) || is_file(written)
}

/// Parts a link by record, or one that leads out, of which blanks stand around the colon: `meeting: 2022-08-23-hop`.
fn parted(written: &str) -> Option<(&str, &str)> {
    let (word, rest) = written.split_once(':')?;
    let is_parted = word.ends_with(char::is_whitespace) || rest.starts_with(char::is_whitespace);
    let (word, rest) = (word.trim(), rest.trim());
    let is_known = words().any(|known| known == word);
    // In English words such as `page: 12` are a remark.
    let is_number = rest.bytes().all(|byte| byte.is_ascii_digit());
    (is_parted && is_known && !is_number).then_some((word, rest))
}

/// Tells whether a word is the name of a file of the kinds that a site publishes most.
fn is_file(written: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "jpg", "jpeg", "png",
        "webp", "zip",
    ];
    let named = written.rsplit_once('.');
    named.is_some_and(|(name, ending)| {
        !name.is_empty() && ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
    })
}

/// Puts an address right that was meant to lead out of the site and does not say so: `hatinh.gov.vn`, `a@b.vn`.
pub fn outward(written: &str) -> Option<String> {
    const HIGHEST: [&str; 6] = ["vn", "com", "net", "org", "info", "edu"];
    if scheme(written).is_some() {
        return None;
    }
    if is_mail(written) {
        return Some(format!("mailto:{written}"));
    }
    let host = &written[..written.find(['/', '?', '#']).unwrap_or(written.len())];
    let (rest, highest) = host.rsplit_once('.')?;
    let is_known = HIGHEST.contains(&highest.to_ascii_lowercase().as_str());
    (is_known && !rest.is_empty() && is_host(host)).then(|| format!("https://{written}"))
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
        Some(scheme @ ("http" | "https")) if written.contains("://") => {
            outside(scheme, &written[scheme.len() + 1..])
        }
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

#[cfg(test)]
mod tests {
    use super::{Target, is_mail, is_meant_apart, near, outward, target};

    #[test]
    fn a_mail_address_adds_nothing_to_its_link() {
        assert!(is_mail("mot-cua@nam-hong.example.invalid"));
        for wrong in ["mot cua@x.vn", "a@b?bcc=c", "a@b&x", "a@b@c", "@b", "a@", "a"] {
            assert!(!is_mail(wrong), "{wrong}");
        }
    }

    #[test]
    fn what_leads_out_has_the_form_of_its_scheme() {
        for right in [
            "https://hatinh.gov.vn",
            "http://localhost:8080/a,b",
            "https://tỉnh.vn/a?b=c,d",
            "mailto:a@b.vn?subject=x",
            "mailto:a@b.vn,c@d.vn",
            "tel:+84-239.3855.123",
            "tel:113",
        ] {
            assert_eq!(target(right), Ok(Target::Outside), "{right}");
        }
        for (wrong, right) in [
            ("http:hatinh.gov.vn", Some("http://hatinh.gov.vn")),
            ("https:/hatinh.gov.vn", Some("https://hatinh.gov.vn")),
            ("https://hatinh,gov.vn", Some("https://hatinh.gov.vn")),
            ("https://.vn", None),
            ("tel:abc", None),
            ("mailto:abc", None),
            ("mailto:?subject=x", None),
        ] {
            assert!(target(wrong).is_err(), "{wrong}");
            assert_eq!(near(wrong).as_deref(), right, "{wrong}");
        }
    }

    #[test]
    fn an_address_without_its_scheme_is_known() {
        for (written, right) in [
            ("hatinh.gov.vn", Some("https://hatinh.gov.vn")),
            ("www.hatinh.gov.vn/tin?a=b", Some("https://www.hatinh.gov.vn/tin?a=b")),
            ("a@b.vn", Some("mailto:a@b.vn")),
            ("bien-ban.pdf", None),
            ("/tin/2022/a.vn/", None),
            ("../b.vn", None),
            (".vn", None),
            ("unit:b.vn", None),
        ] {
            assert_eq!(outward(written).as_deref(), right, "{written}");
        }
    }

    #[test]
    fn kinds_are_known_by_their_names() {
        for (written, right) in [
            ("award:khen-mot", Some("batch:khen-mot")),
            ("awards:khen-mot", Some("batch:khen-mot")),
            ("khen-thuong:khen-mot", Some("batch:khen-mot")),
            ("cuoc-hop:hop-mot", Some("meeting:hop-mot")),
            ("bai-viet:a", Some("article:a")),
            ("van-ban:a", Some("document:a")),
            ("co:a", None),
            ("ftp:a", None),
        ] {
            assert_eq!(near(written).as_deref(), right, "{written}");
        }
    }

    #[test]
    fn a_remark_that_stands_apart_is_no_address() {
        for remark in ["/m2", "/", "meeting:", "figure:", "http://", "#5", "vn", "a.b", "mailto:x"]
        {
            assert!(!is_meant_apart(remark), "{remark}");
        }
    }
}
