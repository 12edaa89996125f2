//! Words of the heads of mails, which are written in signs of ASCII.

use super::bytes::{base64, hex};

/// The longest word of a head, with its signs.
const LONGEST: usize = 200;

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
        let byte = rest.strip_prefix('=').and_then(hex);
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
