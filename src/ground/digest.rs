//! The one fingerprint of bytes: SHA-256, in the form that `sha256sum` prints.
//!
//! It says whether two texts are the same; it protects nothing and signs nothing. Every byte of a site goes through here:
//! on processors without instructions for it, this library takes half the time of others.

use std::fmt;

use ring::digest::{Context, SHA256, digest};

/// The SHA-256 of some bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Computes the digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(digest(&SHA256, bytes).as_ref().try_into().expect("SHA-256 has 32 bytes"))
    }

    /// Reads 64 lower-case hex digits, the form that [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.as_bytes();
        if hex.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(hex.chunks_exact(2)) {
            *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
        }
        Some(Self(bytes))
    }

    /// Appends the 64 hex digits to a text: what [`fmt::Display`] writes, without its detours. A manifest has them for each
    /// file of a site.
    pub fn push_to(&self, text: &mut String) {
        text.push_str(std::str::from_utf8(&self.hex()).expect("digits are text"));
    }

    fn hex(&self) -> [u8; 64] {
        let mut hex = [0; 64];
        for (pair, byte) in hex.chunks_exact_mut(2).zip(self.0) {
            pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
        }
        hex
    }

    /// Writes the first `len` hex digits, for the hash in an asset's file name.
    pub fn short(&self, len: usize) -> String {
        let mut hex = self.to_string();
        hex.truncate(len);
        hex
    }
}

/// The digest of bytes that come one piece after the other.
pub struct Digesting(Context);

impl Digesting {
    /// Begins with no byte.
    pub fn new() -> Self {
        Self(Context::new(&SHA256))
    }

    /// Takes the bytes that follow.
    pub fn take(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// Returns the digest of all of them.
    pub fn finish(self) -> Digest {
        let digest = self.0.finish();
        Digest(digest.as_ref().try_into().expect("SHA-256 has 32 bytes"))
    }
}

impl Default for Digesting {
    fn default() -> Self {
        Self::new()
    }
}

fn digit(nibble: u8) -> u8 {
    b"0123456789abcdef"[usize::from(nibble)]
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.hex()).expect("digits are text"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({})", self.short(12))
    }
}

#[cfg(test)]
mod tests {
    use super::{Digest, Digesting};

    #[test]
    fn pieces_have_the_digest_of_the_whole() {
        let mut digesting = Digesting::new();
        [&b"a"[..], b"", b"bc"].into_iter().for_each(|piece| digesting.take(piece));
        assert_eq!(digesting.finish(), Digest::of(b"abc"));
    }

    #[test]
    fn what_is_printed_is_what_is_read() {
        let digest = Digest::of(b"abc");
        assert_eq!(
            digest.to_string(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(Digest::parse(&digest.to_string()), Some(digest));
        assert_eq!(Digest::parse("BA78"), None);
        assert_eq!(digest.short(8), "ba7816bf");
    }
}
