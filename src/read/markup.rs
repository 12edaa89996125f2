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

/// Finds all markup of a text, in its order; what lies within other markup is not told beside it.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let is_sign = |it: u8| (it == b'*') | (it == b'_') | (it == b'<') | (it == b'[');
    // Nearly all words hold none; all bytes are asked at once.
    if !text.bytes().fold(false, |any, it| any | is_sign(it)) {
        return Vec::new();
    }
    let mut all = [strong(text, "**"), strong(text, "__"), links(text), elements(text)].concat();
    all.sort_by_key(|found| found.start);
    let mut end = 0;
    all.retain(|found| {
        let is_apart = found.start >= end;
        end = end.max(found.end);
        is_apart
    });
    all
}

/// Finds words between two pairs of signs: `**words**`.
fn strong(text: &str, signs: &str) -> Vec<Range<usize>> {
    let (mut all, mut from) = (Vec::new(), 0);
    while let Some(start) = text[from..].find(signs).map(|at| from + at) {
        from = start + signs.len();
        let inner = &text[from..];
        let Some(end) = inner.find(signs) else { break };
        let words = &inner[..end];
        // Within a word `__` is a part of it.
        let is_in_word = signs == "__" && text[..start].ends_with(char::is_alphanumeric);
        let is_close = !words.is_empty() && words.trim() == words;
        if !is_in_word && is_close && words.chars().any(char::is_alphanumeric) {
            from += end + signs.len();
            all.push(start..from);
        }
    }
    all
}

/// Finds each `[words](address)`.
fn links(text: &str) -> Vec<Range<usize>> {
    let (mut all, mut from) = (Vec::new(), 0);
    for (middle, between) in text.match_indices("](") {
        let inner = middle + between.len();
        let Some(start) = text[from.min(middle)..middle].rfind('[').map(|at| from.min(middle) + at)
        else {
            continue;
        };
        let Some(end) = text[inner..].find(')').map(|at| inner + at) else { break };
        if link::is_meant(&text[inner..end]) {
            from = end + 1;
            all.push(start..from);
        }
    }
    all
}

/// Finds the tags of elements. One that closes is told by the one that opens.
fn elements(text: &str) -> Vec<Range<usize>> {
    let (mut all, mut open) = (Vec::new(), Vec::new());
    for (start, _) in text.match_indices('<') {
        let rest = &text[start + 1..];
        let Some(end) = rest.find('>') else { break };
        let inner = rest[..end].trim_start_matches('/').trim_end_matches('/').trim_end();
        let name = inner.split(char::is_whitespace).next().unwrap_or("").to_ascii_lowercase();
        let is_told = rest.starts_with('/') && open.contains(&name);
        if !is_told && ELEMENTS.contains(&name.as_str()) {
            all.push(start..start + 1 + end + 1);
            open.push(name);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn markup_is_found_and_words_pass() {
        for (text, wanted) in [
            ("Xã **Nam Hồng** họp", &["**Nam Hồng**"][..]),
            ("__Thông báo__", &["__Thông báo__"][..]),
            ("Xem [hội nghị](meeting:khong)", &["[hội nghị](meeting:khong)"][..]),
            ("Xem [kế hoạch](/tep/a.pdf)", &["[kế hoạch](/tep/a.pdf)"][..]),
            ("Một<br>hai <b>ba</b>", &["<br>", "<b>"]),
            ("Hai <BR /> ba", &["<BR />"][..]),
            ("a < b, <a href=\"x\">c</a>", &["<a href=\"x\">"][..]),
            ("[Infographic] Xã họp (xem trang 5)", &[]),
            ("5 * 3 ** 2 ** 1", &[]),
            ("a_b __ c__d", &[]),
            ("tep__so__1", &[]),
            ("**** và ________", &[]),
            ("Điểm (***) của 3* và 4*", &[]),
            ("x < y > z, <3, <tên>", &[]),
            ("Mục [1](xem trang 5)", &[]),
            ("Họp tổ", &[]),
            ("2 ** 3, xã **Nam Hồng** họp", &["**Nam Hồng**"]),
            ("Mục [1](xem trang 5) và [kế hoạch](/tep/a.pdf)", &["[kế hoạch](/tep/a.pdf)"]),
            ("**Một** [a](/b/) **hai [c](/d/)**", &["**Một**", "[a](/b/)", "**hai [c](/d/)**"]),
            ("a](x) <b [c](/d/)", &["[c](/d/)"]),
            ("</b> và <i>", &["</b>", "<i>"]),
        ] {
            let found: Vec<_> = find(text).into_iter().map(|found| &text[found]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
