//! Mails, and their bodies in base64.

use super::ROW;
use super::bytes::base64;

/// What the head of a mail has in it.
const HEADS: [&str; 4] =
    ["mime-version:", "content-transfer-encoding:", "content-type:", "message-id:"];

/// The fewest letters of a first line of base64: a shorter one may be a word.
const LEAST: usize = 12;

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
