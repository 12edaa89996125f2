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
    let (mut plain, mut rest) = (Vec::with_capacity(address.len()), address.as_bytes());
    while let [first, behind @ ..] = rest {
        let byte = escaped(rest);
        plain.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &behind[2..] } else { behind };
    }
    Cow::Owned(String::from_utf8_lossy(&plain).into_owned())
}

/// Reads the byte that is written as an escape at the beginning of an address.
fn escaped(address: &[u8]) -> Option<u8> {
    let digit = |it: &u8| char::from(*it).to_digit(16);
    let [b'%', high, low, ..] = address else { return None };
    u8::try_from(digit(high)? << 4 | digit(low)?).ok()
}

/// The same of an address that was written so more than once: `%25C4%2591`.
pub fn wholly_decoded(address: &str) -> Cow<'_, str> {
    let mut plain = decoded(address);
    for _ in 0..MOST_TIMES {
        let Cow::Owned(again) = decoded(&plain) else { break };
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
