//! The words of a file that programs read: what is escaped in it as letters, its cells as words beside each other.
//!
//! It is for looking for words and never for showing. Nothing of a format is checked: JSON, CSV, XML are read alike, RTF but
//! for its own way to write letters, and what is no escape stays as it is.

/// The longest escape, in bytes: `&#x01EA1;`.
const LONGEST: usize = 10;

/// What a text in RTF begins with.
pub const RTF: &[u8] = b"{\\rtf";

/// Returns the words of a text.
pub fn plain(text: &str, is_rtf: bool) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&', '%', ',', ';', '|', '"', '{', '}']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = match escape(rest, is_rtf) {
            Some((letters, len)) => {
                plain.push_str(&letters);
                len
            }
            None => {
                let cells = between_cells(rest);
                plain.push_str(if cells > 0 { " " } else { &rest[..1] });
                cells.max(1)
            }
        };
        rest = &rest[taken..];
    }
    plain.push_str(rest);
    plain
}

/// Reads an escape that a text begins with, and tells how long it is.
fn escape(text: &str, is_rtf: bool) -> Option<(String, usize)> {
    match text.as_bytes()[0] {
        b'\\' if is_rtf => of_rtf(text).or_else(|| mark_of_rtf(text)),
        b'{' | b'}' if is_rtf => Some((String::new(), 1)),
        b'\\' => of_json(text),
        b'&' => of_xml(text),
        b'%' => of_address(text),
        _ => None,
    }
}

/// `\u1EA1`; letters beyond the first plane are no letters of names.
fn of_json(text: &str) -> Option<(String, usize)> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    Some((letter(digits, 16)?, 6))
}

/// `\u7841?`, with the sign that stands in for it where letters are few; numbers above 32767 are written below zero.
fn of_rtf(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix("\\u")?;
    let end = rest.find(|it: char| !it.is_ascii_digit() && it != '-')?;
    let number: i32 = rest[..end].parse().ok()?;
    let number = u32::try_from(if number < 0 { number + 0x1_0000 } else { number }).ok()?;
    let letter = char::from_u32(number)?.to_string();
    let instead = match &rest.as_bytes()[end..] {
        [b'\\', b'\'', _, _, ..] => 4,
        [b' ' | b'?', ..] => 1,
        _ => 0,
    };
    Some((letter, 2 + end + instead))
}

/// A mark of RTF is no part of a word, whatever it says of how letters look: `\b`, `\f0`; one that ends a line or a cell leaves a
/// blank.
fn mark_of_rtf(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix('\\')?;
    let name = rest.len() - rest.trim_start_matches(|it: char| it.is_ascii_alphabetic()).len();
    if name == 0 {
        let blanks = usize::from(rest.starts_with(['~', '_']));
        return rest.starts_with(['~', '_', '-', '*']).then(|| (" ".repeat(blanks), 2));
    }
    let number = rest[name..].trim_start_matches('-');
    let behind = number.trim_start_matches(|it: char| it.is_ascii_digit());
    let behind = behind.strip_prefix(' ').unwrap_or(behind);
    let ends = ["par", "line", "tab", "cell", "row"].contains(&&rest[..name]);
    Some((" ".repeat(usize::from(ends)), text.len() - behind.len()))
}

/// `&#7841;`, `&#x1EA1;` and the blank that holds words together.
fn of_xml(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(LONGEST).position(|it| it == b';')?;
    let name = text.get(1..end)?;
    let number = name.strip_prefix('#');
    let found = match number.map(|number| (number.strip_prefix(['x', 'X']), number)) {
        Some((Some(digits), _)) => letter(digits, 16)?,
        Some((None, digits)) => letter(digits, 10)?,
        None if name == "nbsp" => " ".to_owned(),
        None => return None,
    };
    Some((found, end + 1))
}

/// `%E1%BA%A1`: all bytes of a letter.
fn of_address(text: &str) -> Option<(String, usize)> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(digits) = rest.strip_prefix('%').and_then(|it| it.get(..2)) {
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &rest[3..];
        if let Ok(letters) = std::str::from_utf8(&bytes) {
            return Some((letters.to_owned(), 3 * bytes.len()));
        }
    }
    None
}

fn letter(digits: &str, radix: u32) -> Option<String> {
    let is_number = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_alphanumeric());
    let number = u32::from_str_radix(digits, radix).ok().filter(|_| is_number)?;
    Some(char::from_u32(number)?.to_string())
}

/// Counts the bytes of what parts two cells, with their quotation marks; none where it is a comma of prose, with a blank behind
/// it.
fn between_cells(text: &str) -> usize {
    let unquoted = text.strip_prefix('"').unwrap_or(text);
    let Some(behind) = unquoted.strip_prefix([',', ';', '|']) else { return 0 };
    let next = behind.strip_prefix('"').unwrap_or(behind);
    if next.starts_with(char::is_whitespace) { 0 } else { text.len() - next.len() }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn escapes_are_letters() {
        for (text, wanted) in [
            (r"H\u1ea1nh", "Hạnh"),
            ("H&#7841;nh&nbsp;H&#x1EA1;nh", "Hạnh Hạnh"),
            ("H%E1%BA%A1nh%20An 5% và %E1", "Hạnh An 5% và %E1"),
            (r"C:\user\ud800 &amp; &#; &#99999999; ", r"C:\user\ud800 &amp; &#; &#99999999; "),
        ] {
            assert_eq!(plain(text, false), wanted, "{text}");
        }
        for (text, wanted) in [
            (r"{\rtf1 H\u7841?nh \u-5000?}", "Hạnh \u{EC78}"),
            (r"H\u7841\'61nh", "Hạnh"),
            (r"{\f0 Nguy\u7877?n {\b H\u242?a}\~\u272?\u7841?t\par An\", "Nguyễn Hòa Đạt An\\"),
        ] {
            assert_eq!(plain(text, true), wanted, "{text}");
        }
    }

    #[test]
    fn cells_stand_beside_each_other() {
        assert_eq!(plain("\"Nguyễn Hòa\",\"Đạt\";7|x", false), "\"Nguyễn Hòa Đạt 7 x");
        assert_eq!(plain("Nguyễn Hòa,Đạt", false), "Nguyễn Hòa Đạt");
        assert_eq!(plain("bà Hòa, Đạt và em", false), "bà Hòa, Đạt và em");
        assert_eq!(plain("\"a\": \"b\", \"c\"", false), "\"a\": \"b\", \"c\"");
    }

    #[test]
    fn nothing_of_it_ends_in_the_middle_of_a_letter() {
        for text in ["%é", "\\u", "\\uđđđđ", "&đđđđđ;", "\"", "%E1%", "&#"] {
            let _are_read = [plain(text, true), plain(text, false)];
        }
    }
}
