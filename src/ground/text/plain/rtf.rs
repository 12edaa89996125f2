//! RTF: letters by number with what stands in for them, bytes of a code page, marks that are no part of words.

use super::bytes::hex;
use super::{CELL, ROW, code_page};

/// Groups deeper than this are read as the one around them.
const DEEPEST: usize = 200;

/// What is known of the text up to a place.
pub(super) struct Rtf {
    page: u32,
    /// How many signs stand in for a letter that is written by its number, in the groups around.
    instead: Vec<usize>,
    /// Groups that are too deep.
    deeper: usize,
}

impl Rtf {
    /// Begins with the first letters, which name the code page.
    pub(super) fn of(head: &str) -> Self {
        let number = head.split_once("\\ansicpg").map(|(_, number)| number);
        let number = number.and_then(|it| it.split(|it: char| !it.is_ascii_digit()).next());
        let page = number.and_then(|it| it.parse().ok()).unwrap_or(1252);
        Self { page, instead: vec![1], deeper: 0 }
    }

    /// Reads what a sign begins: what it says, and how long it is.
    pub(super) fn read(&mut self, text: &str) -> Option<(String, usize)> {
        match text.as_bytes()[0] {
            // Where a line ends in the file is no matter of the text.
            b'\r' | b'\n' => Some((String::new(), 1)),
            b'{' => {
                self.open();
                Some((String::new(), 1))
            }
            b'}' => {
                self.close();
                Some((String::new(), 1))
            }
            b'\\' => self.letter(text).or_else(|| self.byte(text)).or_else(|| self.mark(text)),
            _ => None,
        }
    }

    fn open(&mut self) {
        match self.instead.len() < DEEPEST {
            true => self.instead.push(self.instead()),
            false => self.deeper += 1,
        }
    }

    fn close(&mut self) {
        match self.deeper {
            0 if self.instead.len() > 1 => drop(self.instead.pop()),
            _ => self.deeper = self.deeper.saturating_sub(1),
        }
    }

    fn instead(&self) -> usize {
        self.instead.last().copied().unwrap_or(1)
    }

    /// `\u7841?`, with what stands in for it where letters are few; numbers above 32767 are written below zero.
    fn letter(&self, text: &str) -> Option<(String, usize)> {
        let rest = text.strip_prefix("\\u")?;
        let end = rest.find(|it: char| !it.is_ascii_digit() && it != '-').unwrap_or(rest.len());
        let number: i32 = rest[..end].parse().ok()?;
        let number = u32::try_from(if number < 0 { number + 0x1_0000 } else { number }).ok()?;
        let letter = char::from_u32(number)?.to_string();
        let behind = rest[end..].strip_prefix(' ').unwrap_or(&rest[end..]);
        Some((letter, text.len() - without(behind, self.instead()).len()))
    }

    /// `\'e1`: a byte of the code page.
    fn byte(&self, text: &str) -> Option<(String, usize)> {
        let byte = hex(text.strip_prefix("\\'")?)?;
        Some((code_page::letter(byte, self.page).to_string(), 4))
    }

    /// A mark is no part of a word, whatever it says of how letters look: `\b`, `\f0`; one that ends a line leaves a blank.
    fn mark(&mut self, text: &str) -> Option<(String, usize)> {
        let rest = text.strip_prefix('\\')?;
        let name = rest.len() - rest.trim_start_matches(|it: char| it.is_ascii_alphabetic()).len();
        if name == 0 {
            return sign(rest);
        }
        let number = rest[name..].trim_start_matches('-');
        let behind = number.trim_start_matches(|it: char| it.is_ascii_digit());
        let digits = &number[..number.len() - behind.len()];
        let behind = behind.strip_prefix(' ').unwrap_or(behind);
        let said = match &rest[..name] {
            "par" | "line" => " ".to_owned(),
            "tab" | "cell" | "nestcell" => CELL.to_string(),
            "row" | "nestrow" | "trowd" => ROW.to_string(),
            "uc" => {
                let count: usize = digits.parse().unwrap_or(1);
                self.instead.last_mut().into_iter().for_each(|it| *it = count.min(8));
                String::new()
            }
            _ => String::new(),
        };
        Some((said, text.len() - behind.len()))
    }
}

/// A mark of one sign: blanks and dashes of several kinds, and signs that mean themselves.
fn sign(rest: &str) -> Option<(String, usize)> {
    let said = match rest.chars().next()? {
        '~' | '_' => " ".to_owned(),
        '-' | '*' => String::new(),
        itself @ ('{' | '}' | '\\') => itself.to_string(),
        _ => return None,
    };
    Some((said, 2))
}

/// Passes over so many signs that stand in for a letter; a mark and the end of a group are none.
fn without(text: &str, count: usize) -> &str {
    let mut rest = text;
    for _ in 0..count {
        rest = match rest.as_bytes() {
            [b'\\', b'\'', _, _, ..] => rest.get(4..).unwrap_or(""),
            [b'\\' | b'{' | b'}', ..] | [] => return rest,
            _ => &rest[rest.chars().next().map_or(0, char::len_utf8)..],
        };
    }
    rest
}
