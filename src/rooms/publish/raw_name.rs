//! Names of files that are no text, as paths that are: what others put at a place may come from an old system.
//!
//! A byte that no text has stands as a letter of the last private range of Unicode, and is that byte again on the disk.

use std::ffi::OsString;
use std::path::PathBuf;

/// The letter that stands for the byte 0.
const FIRST: u32 = 0x10_FF00;

/// Returns a name as text.
#[cfg(unix)]
pub(super) fn text(name: OsString) -> String {
    use std::os::unix::ffi::OsStringExt as _;
    let bytes = match name.into_string() {
        Ok(text) => return text,
        Err(name) => name.into_vec(),
    };
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let letters = chunk.invalid().iter().map(|byte| char::from_u32(FIRST + u32::from(*byte)));
        text.extend(letters.flatten());
    }
    text
}

/// Returns the path that a text stands for.
#[cfg(unix)]
pub(super) fn path(text: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    let byte = |letter: char| u8::try_from(u32::from(letter).checked_sub(FIRST)?).ok();
    if !text.chars().any(|letter| byte(letter).is_some()) {
        return PathBuf::from(text);
    }
    let mut bytes = Vec::new();
    for letter in text.chars() {
        match byte(letter) {
            Some(byte) => bytes.push(byte),
            None => bytes.extend(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    PathBuf::from(OsString::from_vec(bytes))
}

#[cfg(not(unix))]
pub(super) fn text(name: OsString) -> String {
    name.to_string_lossy().into_owned()
}

#[cfg(not(unix))]
pub(super) fn path(text: &str) -> PathBuf {
    PathBuf::from(text)
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt as _;

    use super::{path, text};

    #[test]
    fn each_name_comes_back() {
        for name in [&b"v\xE0o.pdf"[..], b"\xFF", "văn bản.pdf".as_bytes(), b"a\xC3", b"a"] {
            let name = OsString::from_vec(name.to_vec());
            assert_eq!(path(&text(name.clone())).as_os_str(), name);
        }
    }
}
