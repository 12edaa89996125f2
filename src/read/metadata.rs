//! What a picture holds beside what is needed to show it: the places, times and words that cameras and programs write there.
//!
//! Its parts are walked and nothing of them is understood. What cannot be walked to its end counts as holding more.

use crate::ground::diagnostic::Value;

/// Says that a picture holds more than what shows it.
pub fn words() -> Value {
    Value::words(
        "ảnh của giao diện còn chứa thông tin của máy ảnh hoặc phần mềm (nơi chụp, giờ chụp, ghi chú); hãy xuất lại ảnh không kèm thông tin ấy",
        "this picture of a theme still holds what a camera or a program wrote (place, time, notes); export it anew without them",
    )
}

/// Tells whether a JPEG, PNG or WebP holds anything beside what is needed to show it; nothing else is ever without.
pub fn is_in(bytes: &[u8]) -> bool {
    let is_bare = match bytes {
        [0xFF, 0xD8, rest @ ..] => is_bare_jpeg(rest),
        [0x89, b'P', b'N', b'G', ..] => is_bare_png(bytes),
        [b'R', b'I', b'F', b'F', ..] => is_bare_webp(bytes),
        _ => None,
    };
    is_bare != Some(true)
}

/// Walks from marker to marker, over the pixels between them too.
fn is_bare_jpeg(mut rest: &[u8]) -> Option<bool> {
    loop {
        let [0xFF, marker] = *rest.first_chunk()? else { return None };
        match marker {
            // Filling, and markers that stand alone.
            0xFF => rest = &rest[1..],
            0x01 | 0xD0..=0xD7 => rest = &rest[2..],
            0xD9 => return Some(rest.len() == 2),
            _ => {
                let len = usize::from(u16::from_be_bytes(*rest.get(2..)?.first_chunk()?));
                let content = rest.get(4..2 + len)?;
                if !shows_jpeg(marker, content) {
                    return Some(false);
                }
                rest = &rest[2 + len..];
                if marker == 0xDA {
                    rest = &rest[end_of_scan(rest)?..];
                }
            }
        }
    }
}

/// The heads of JFIF and Adobe, profiles, and all that tells how pixels are packed; no comments, no other program's parts.
fn shows_jpeg(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xE0 => content.starts_with(b"JFIF\0"),
        0xE2 => content.starts_with(b"ICC_PROFILE\0"),
        0xEE => content.starts_with(b"Adobe"),
        0xC0..=0xDF => true,
        _ => false,
    }
}

/// Finds the marker that ends the pixels: within them none stands but those that restart.
fn end_of_scan(rest: &[u8]) -> Option<usize> {
    rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7))
}

fn is_bare_png(bytes: &[u8]) -> Option<bool> {
    const BESIDE: [&[u8]; 8] =
        [b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"];
    let mut rest = bytes.get(8..)?;
    loop {
        let len = u32::from_be_bytes(*rest.first_chunk()?) as usize;
        let kind = rest.get(4..8)?;
        rest = rest.get(len.checked_add(12)?..)?;
        if kind == b"IEND" {
            return Some(rest.is_empty());
        }
        // What a picture cannot be shown without begins with a capital.
        if !kind[0].is_ascii_uppercase() && !BESIDE.contains(&kind) {
            return Some(false);
        }
    }
}

fn is_bare_webp(bytes: &[u8]) -> Option<bool> {
    const SHOWN: [&[u8]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
    let len = u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?) as usize;
    let mut rest = bytes.get(12..)?;
    if bytes.len() != len.checked_add(8)? {
        return Some(false);
    }
    while !rest.is_empty() {
        let kind = rest.get(..4)?;
        let len = u32::from_le_bytes(*rest.get(4..)?.first_chunk()?) as usize;
        if !SHOWN.contains(&kind) {
            return Some(false);
        }
        rest = rest.get(len.checked_add(len % 2)?.checked_add(8)?..)?;
    }
    Some(true)
}
