//! Bytes that are written in letters: two digits each, or base64.

/// Reads the two digits that a text begins with.
pub(super) fn hex(text: &str) -> Option<u8> {
    let digits = text.get(..2).filter(|it| it.bytes().all(|it| it.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

/// Reads base64; nothing where a letter is none of it.
pub(super) fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let text = text.trim_ascii_end();
    let padding = text.iter().rev().take_while(|it| **it == b'=').count();
    let letters = &text[..text.len() - padding];
    let value = |it: &u8| {
        Some(match it {
            b'A'..=b'Z' => it - b'A',
            b'a'..=b'z' => it - b'a' + 26,
            b'0'..=b'9' => it - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        })
    };
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(text.len()), 0u32, 0);
    for letter in letters {
        bits = bits << 6 | u32::from(value(letter)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
        }
    }
    (!letters.is_empty() && text.len() % 4 != 1).then_some(bytes)
}
