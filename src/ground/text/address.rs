//! Addresses as they are read: `%C4%91` is a letter there.

use std::borrow::Cow;

use memchr::memchr_iter;

/// How often an address may be written in escapes once more.
const MOST_TIMES: usize = 3;

/// Returns an address with its letters written as such; as it is where they are none.
pub fn decoded(address: &str) -> Cow<'_, str> {
    if !address.contains('%') {
        return Cow::Borrowed(address);
    }
    let bytes = address.as_bytes();
    let (mut plain, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let digits = address.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        // A sign would be read as a part of the number.
        let digits = digits.filter(|it| it.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let byte = digits.and_then(|it| u8::from_str_radix(it, 16).ok());
        plain.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    Cow::Owned(String::from_utf8_lossy(&plain).into_owned())
}

/// The same of an address that was written so more than once: `%25C4%2591`.
pub fn wholly_decoded(address: &str) -> Cow<'_, str> {
    let mut plain = decoded(address);
    for _ in 0..MOST_TIMES {
        let again = decoded(&plain).into_owned();
        if *plain == again {
            break;
        }
        plain = Cow::Owned(again);
    }
    plain
}

/// Walks the parts of a text that hold escapes of addresses, up to the blanks and quotation marks around them.
pub fn encoded(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let is_end = |it: u8| it.is_ascii_whitespace() || b"\"'<>`".contains(&it);
    let mut from = 0;
    std::iter::from_fn(move || {
        let is_escape =
            |at: &usize| text[at + 1..].iter().take_while(|it| it.is_ascii_hexdigit()).count() > 1;
        let at = memchr_iter(b'%', &text[from..]).map(|at| from + at).find(is_escape)?;
        let start =
            text[from..at].iter().rposition(|it| is_end(*it)).map_or(from, |it| from + it + 1);
        let end = text[at..].iter().position(|it| is_end(*it)).map_or(text.len(), |it| at + it);
        from = end;
        Some(&text[start..end])
    })
}

/// Tells whether a part of an address has several words: `/tep/giay-khen.pdf`.
pub fn has_words(address: &str) -> bool {
    let is_word = |word: &&str| word.starts_with(char::is_alphabetic);
    let words = |part: &str| part.split(['-', '_', '+', ' ']).filter(is_word).count();
    address.split('/').any(|part| words(part) > 1)
}

#[cfg(test)]
mod tests {
    use super::{decoded, encoded, has_words, wholly_decoded};

    #[test]
    fn letters_are_read_and_what_is_none_stays() {
        for (address, wanted) in [
            ("/tep/h%E1%BA%A1nh%20an", "/tep/hạnh an"),
            ("/giam-50%-phi", "/giam-50%-phi"),
            ("/%", "/%"),
            ("/%+1", "/%+1"),
            ("/%E1", "/\u{FFFD}"),
            ("/%é9", "/%é9"),
        ] {
            assert_eq!(decoded(address), wanted, "{address}");
            assert_eq!(wholly_decoded(address), wanted, "{address}");
        }
        assert_eq!(wholly_decoded("/h%2525E1%2525BA%2525A1nh"), "/hạnh");
    }

    #[test]
    fn parts_with_escapes_end_at_blanks_and_quotation_marks() {
        let text = "<a href=\"/t%E1%BA%A1/\">5% giảm</a> mailto:a?subject=%20b c%4 %41";
        let parts: Vec<_> = encoded(text.as_bytes()).collect();
        assert_eq!(parts, [&b"/t%E1%BA%A1/"[..], b"mailto:a?subject=%20b", b"%41"]);
    }

    #[test]
    fn several_words_are_told_from_one() {
        assert!(has_words("/tep/giay-khen.pdf") && has_words("/tran hanh"));
        assert!(!has_words("https://bao.vn/tin/2022-08/"));
    }
}
