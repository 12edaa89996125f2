//! Letters that are written as something else, in whatever file: `\u1EA1`, `&#7841;`, `%E1%BA%A1`, `=E1=BA=A1`.

use memchr::memchr2_iter;

use super::bytes::hex;
use super::head_word::encoded_word;

/// The longest escape of XML, in bytes: `&#x01EA1;`.
const LONGEST: usize = 10;

/// How much before and behind an escape is read with it, in bytes: no name is longer, in whatever writing.
const AROUND: usize = 400;

/// Names of letters with a mark end in the name of the mark: `&ograve;`.
const MARKS: [(&str, char); 5] = [
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circ", '\u{302}'),
    ("tilde", '\u{303}'),
    ("caron", '\u{306}'),
];

/// Reads an escape that a text begins with, in whichever way it is written, and tells how long it is.
pub(super) fn any(text: &str) -> Option<(String, usize)> {
    match text.as_bytes()[0] {
        b'&' => of_xml(text),
        b'%' => of_address(text),
        // In other files than mails digits behind such a sign are a number more often.
        b'=' => of_mail(text).filter(|(letter, _)| !letter.is_ascii() || letter.is_empty()),
        _ => None,
    }
}

/// Returns a mark of XML with the letters of its addresses and other values, where any is written as something else.
pub(super) fn in_mark(mark: &str) -> Option<String> {
    let (mut plain, mut rest) = (String::new(), mark);
    let mut is_other = false;
    while let Some(at) = rest.find(['&', '%']) {
        plain.push_str(&rest[..at]);
        let read = any(&rest[at..]);
        is_other |= read.is_some();
        let (letter, len) = read.unwrap_or_else(|| (rest[at..=at].to_owned(), 1));
        plain.push_str(&letter);
        rest = &rest[at + len..];
    }
    is_other.then(|| plain + rest)
}

/// `=E1=BA=A1` and `=4E` of mails and cards, and words of their heads.
pub(super) fn of_mail(text: &str) -> Option<(String, usize)> {
    encoded_word(text).or_else(|| of_quoted(text))
}

/// `\u1EA1`; letters beyond the first plane are no letters of names.
pub(super) fn of_json(text: &str) -> Option<(String, usize)> {
    let escape = text.strip_prefix('\\')?;
    if let Some(digits) = escape.strip_prefix('u') {
        return Some((letter(digits.get(..4)?, 16)?, 6));
    }
    escape.starts_with('"').then(|| ("\"".to_owned(), 2))
}

/// `\u1EA1`, `\u{1EA1}` and `\xE2` of scripts, `\1EA1` of style sheets with the blank that may end it.
fn of_script(text: &str) -> Option<(String, usize)> {
    let escape = text.strip_prefix('\\')?;
    let (digits, behind) = if let Some(inside) = escape.strip_prefix("u{") {
        inside.split_once('}').filter(|(digits, _)| digits.len() <= 6)?
    } else if let Some(behind) = escape.strip_prefix('u') {
        behind.split_at_checked(4)?
    } else if let Some(behind) = escape.strip_prefix('x') {
        behind.split_at_checked(2)?
    } else {
        let len = escape.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let (digits, behind) = escape.split_at(len);
        (digits, behind.strip_prefix(' ').unwrap_or(behind))
    };
    Some((letter(digits, 16)?, text.len() - behind.len()))
}

/// Walks the parts of a page, a script or a style sheet in which letters are written as escapes, with those letters as such.
pub fn written_out(text: &[u8]) -> impl Iterator<Item = String> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let signs = memchr2_iter(b'&', b'\\', &text[from..]).map(|at| from + at);
        let at = signs.into_iter().find(|at| is_letter(&text[*at..]))?;
        let is_end = |it: &u8| it.is_ascii_whitespace() || it.is_ascii_punctuation();
        let start = at.saturating_sub(AROUND).max(from);
        // No part begins or ends within a word.
        let skipped = text[start..at].iter().position(is_end).filter(|_| start > 0);
        let end = (at + 2 * AROUND).min(text.len());
        let kept = text[at..end].iter().rposition(is_end).filter(|_| end < text.len());
        let part = &text[start + skipped.unwrap_or(0)..kept.map_or(end, |it| at + it)];
        // A name that lies across two parts is whole in the second.
        from = if end == text.len() { end } else { (at + AROUND).min(end) };
        Some(unescaped(&String::from_utf8_lossy(part)))
    })
}

/// Tells whether bytes begin with the escape of a letter; nearly all are of signs.
fn is_letter(bytes: &[u8]) -> bool {
    let near = &bytes[..bytes.len().min(LONGEST)];
    let near = near.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let read = (!near.is_empty()).then(|| of_xml(near).or_else(|| of_script(near))).flatten();
    read.is_some_and(|(letter, _)| letter.starts_with(char::is_alphabetic))
}

fn unescaped(text: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find(['&', '\\']) {
        plain.push_str(&rest[..at]);
        let read = of_xml(&rest[at..]).or_else(|| of_script(&rest[at..]));
        let (letter, len) = read.unwrap_or_else(|| (rest[at..=at].to_owned(), 1));
        plain.push_str(&letter);
        rest = &rest[at + len..];
    }
    plain + rest
}

/// `&#7841;`, `&#x1EA1;`, `&ograve;` and the blank that holds words together.
fn of_xml(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(LONGEST).position(|it| it == b';')?;
    let name = text.get(..end)?.strip_prefix('&')?;
    let number = name.strip_prefix('#');
    let found = match number.map(|number| (number.strip_prefix(['x', 'X']), number)) {
        Some((Some(digits), _)) => letter(digits, 16)?,
        Some((None, digits)) => letter(digits, 10)?,
        None if name == "nbsp" => " ".to_owned(),
        None => marked(name)?,
    };
    Some((found, end + 1))
}

/// `ograve` is an o and the grave, one after the other.
fn marked(name: &str) -> Option<String> {
    let (base, mark) = name.split_at_checked(1)?;
    let (_, mark) = MARKS.iter().find(|(it, _)| *it == mark)?;
    base.starts_with(|it: char| it.is_ascii_alphabetic()).then(|| format!("{base}{mark}"))
}

/// `%E1%BA%A1`: all bytes of a letter; each sign may be written so once more, `%25E1`.
pub(super) fn of_address(text: &str) -> Option<(String, usize)> {
    letter_of_bytes(text, |rest| {
        let mut digits = rest.strip_prefix('%')?;
        while let Some(inner) = digits.strip_prefix("25").filter(|it| hex(it).is_some()) {
            digits = inner;
        }
        Some(digits)
    })
}

/// `=E1=BA=A1` of mails, and the end of a line that is none.
fn of_quoted(text: &str) -> Option<(String, usize)> {
    let behind = text.strip_prefix('=')?;
    let line = behind.strip_prefix('\r').unwrap_or(behind);
    if let Some(next) = line.strip_prefix('\n') {
        return Some((String::new(), text.len() - next.len()));
    }
    letter_of_bytes(text, |rest| {
        // A letter may lie across two lines.
        let joined = rest.strip_prefix("=\r\n").or_else(|| rest.strip_prefix("=\n"));
        joined.unwrap_or(rest).strip_prefix('=')
    })
}

/// Reads the bytes of a letter, each as two digits behind a sign, which `sign` takes off.
fn letter_of_bytes(text: &str, sign: impl Fn(&str) -> Option<&str>) -> Option<(String, usize)> {
    let (mut bytes, mut rest) = (Vec::new(), text);
    while let Some(digits) = sign(rest).filter(|_| bytes.len() < 4) {
        bytes.push(hex(digits)?);
        rest = &digits[2..];
        if let Ok(letters) = std::str::from_utf8(&bytes) {
            return Some((letters.to_owned(), text.len() - rest.len()));
        }
    }
    None
}

fn letter(digits: &str, radix: u32) -> Option<String> {
    let is_number = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_alphanumeric());
    let number = u32::from_str_radix(digits, radix).ok().filter(|_| is_number)?;
    Some(char::from_u32(number)?.to_string())
}
