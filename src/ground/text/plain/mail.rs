//! Mails: words of their heads that are written in signs of ASCII, and bodies in base64.

use super::{ROW, escape};

/// What the head of a mail has in it.
const HEADS: [&str; 4] =
    ["mime-version:", "content-transfer-encoding:", "content-type:", "message-id:"];

/// The fewest letters of a first line of base64: a shorter one may be a word.
const LEAST: usize = 12;

/// The longest word of a head, with its signs.
const LONGEST: usize = 200;

/// The most that is looked at for the end of a line.
const MOST: usize = 1_000;

/// Tells whether a text begins as a mail does: with lines that have names.
pub(super) fn is_mail(head: &str) -> bool {
    let is_name = |it: &str| it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    let first = head.split_once(':').is_some_and(|(name, _)| !name.is_empty() && is_name(name));
    let lines = head.lines().take(200).map(str::to_ascii_lowercase);
    first && lines.into_iter().any(|line| HEADS.iter().any(|name| line.starts_with(name)))
}

/// What went by of a body in base64.
#[derive(Default)]
pub(super) struct Open {
    is_within: bool,
    /// The first bytes of a letter whose others come with the next line.
    bytes: Vec<u8>,
}

impl Open {
    /// Reads a line of base64 behind the end of another line.
    pub(super) fn read(&mut self, text: &str) -> Option<(String, usize)> {
        let behind = text.strip_prefix('\n')?;
        let end = behind.bytes().take(MOST).position(|it| it == b'\n').unwrap_or(behind.len());
        let line = behind[..end.min(behind.len())].trim_end_matches('\r');
        let least = if self.is_within { 2 } else { LEAST };
        let bytes = base64(line.as_bytes()).filter(|_| line.len() >= least);
        let Some(bytes) = bytes.filter(|it| !it.contains(&0)) else {
            *self = Self::default();
            return None;
        };
        self.bytes.extend(bytes);
        let whole = match std::str::from_utf8(&self.bytes) {
            Ok(_) => self.bytes.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => {
                *self = Self::default();
                return None;
            }
        };
        let rest = self.bytes.split_off(whole);
        let letters = String::from_utf8(std::mem::replace(&mut self.bytes, rest)).ok()?;
        let start = if self.is_within { String::new() } else { ROW.to_string() };
        self.is_within = true;
        Some((start + &letters, 1 + line.len()))
    }
}

/// Reads a word of a head, `=?UTF-8?Q?Nguy=E1=BB=85n?=`, and the blank between two of them.
pub(super) fn encoded_word(text: &str) -> Option<(String, usize)> {
    let word = text.strip_prefix("=?")?;
    // No such word is longer than a line.
    let near = word.char_indices().nth(LONGEST).map_or(word, |(at, _)| &word[..at]);
    let (charset, rest) = near.split_once('?')?;
    let (way, rest) = rest.split_at_checked(2)?;
    let (written, _) = rest.split_once("?=")?;
    let bytes = match way {
        "Q?" | "q?" => quoted(written),
        "B?" | "b?" => base64(written.as_bytes())?,
        _ => return None,
    };
    let behind = &word[charset.len() + 1 + way.len() + written.len() + 2..];
    let next = behind.trim_start();
    let behind = if next.starts_with("=?") { next } else { behind };
    Some((String::from_utf8_lossy(&bytes).into_owned(), text.len() - behind.len()))
}

fn quoted(written: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), written);
    while let Some(first) = rest.bytes().next() {
        let byte = rest.strip_prefix('=').and_then(escape::hex);
        let is_blank = first == b'_';
        bytes.push(byte.unwrap_or(if is_blank { b' ' } else { first }));
        let len = if byte.is_some() { 3 } else { 1 };
        rest = match rest.get(len..) {
            Some(rest) => rest,
            // Letters as such have no place here.
            None => return bytes,
        };
    }
    bytes
}

/// Reads base64; nothing where a letter is none of it.
fn base64(text: &[u8]) -> Option<Vec<u8>> {
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
