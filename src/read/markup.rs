//! Markdown and HTML in words that take none: titles, summaries, captions and names are shown as they are written.
//!
//! Only what cannot be meant as words is found: `5 * 3`, `a_b`, `[Infographic] ...` and `x < y` are words.

use std::ops::Range;

use super::link;

/// The elements that people write by hand.
const ELEMENTS: [&str; 22] = [
    "a", "b", "br", "center", "div", "em", "font", "h1", "h2", "h3", "hr", "i", "img", "li", "ol",
    "p", "s", "span", "strong", "sub", "sup", "u",
];

/// Finds the first markup of a text.
pub(super) fn find(text: &str) -> Option<Range<usize>> {
    let is_sign = |it: u8| (it == b'*') | (it == b'_') | (it == b'<') | (it == b'[');
    // Nearly all words hold none; all bytes are asked at once.
    if !text.bytes().fold(false, |any, it| any | is_sign(it)) {
        return None;
    }
    let all = [strong(text, "**"), strong(text, "__"), link(text), element(text)];
    all.into_iter().flatten().min_by_key(|found| found.start)
}

/// Finds words between two pairs of signs: `**words**`.
fn strong(text: &str, signs: &str) -> Option<Range<usize>> {
    let start = text.find(signs)?;
    let inner = &text[start + signs.len()..];
    let end = inner.find(signs)?;
    let words = &inner[..end];
    // Within a word `__` is a part of it.
    if signs == "__" && text[..start].ends_with(char::is_alphanumeric) {
        return None;
    }
    let is_close = !words.is_empty() && words.trim() == words;
    let has_words = words.chars().any(char::is_alphanumeric);
    (is_close && has_words).then(|| start..start + 2 * signs.len() + end)
}

/// Finds `[words](address)`.
fn link(text: &str) -> Option<Range<usize>> {
    let middle = text.find("](")?;
    let start = text[..middle].rfind('[')?;
    let rest = &text[middle + "](".len()..];
    let end = rest.find(')')?;
    link::is_meant(&rest[..end]).then(|| start..middle + "](".len() + end + 1)
}

/// Finds the tag of an element.
fn element(text: &str) -> Option<Range<usize>> {
    text.match_indices('<').find_map(|(start, _)| {
        let rest = &text[start + 1..];
        let end = rest.find('>')?;
        let inner = rest[..end].trim_start_matches('/').trim_end_matches('/').trim_end();
        let name = inner.split(char::is_whitespace).next()?.to_ascii_lowercase();
        ELEMENTS.contains(&name.as_str()).then(|| start..start + 1 + end + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn markup_is_found_and_words_pass() {
        for (text, wanted) in [
            ("Xã **Nam Hồng** họp", Some("**Nam Hồng**")),
            ("__Thông báo__", Some("__Thông báo__")),
            ("Xem [hội nghị](meeting:khong)", Some("[hội nghị](meeting:khong)")),
            ("Xem [kế hoạch](/tep/a.pdf)", Some("[kế hoạch](/tep/a.pdf)")),
            ("Một<br>hai <b>ba</b>", Some("<br>")),
            ("Hai <BR /> ba", Some("<BR />")),
            ("a < b, <a href=\"x\">c</a>", Some("<a href=\"x\">")),
            ("[Infographic] Xã họp (xem trang 5)", None),
            ("5 * 3 ** 2 ** 1", None),
            ("a_b __ c__d", None),
            ("tep__so__1", None),
            ("**** và ________", None),
            ("Điểm (***) của 3* và 4*", None),
            ("x < y > z, <3, <tên>", None),
            ("Mục [1](xem trang 5)", None),
            ("Họp tổ", None),
        ] {
            assert_eq!(find(text).map(|found| &text[found]), wanted, "{text}");
        }
    }
}
