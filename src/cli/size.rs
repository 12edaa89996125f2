//! Numbers of bytes in words.

use super::language::Speech;

/// Says a number of bytes.
pub(super) fn size(speech: Speech, bytes: u64) -> String {
    let tenths = |unit: u64| (bytes * 10 + unit / 2) / unit;
    // What would be rounded to a thousand is said in the next unit.
    let (tenths, unit) = match bytes {
        1 => return "1 byte".to_owned(),
        0..1_000 => return format!("{bytes} {}", speech.pick("byte", "bytes")),
        1_000..999_950 => (tenths(1_000), "KB"),
        999_950..999_950_000 => (tenths(1_000_000), "MB"),
        _ => (tenths(1_000_000_000), "GB"),
    };
    format!("{}{}{} {unit}", tenths / 10, speech.pick(",", "."), tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::size;
    use crate::cli::language::Speech;

    #[test]
    fn sizes_are_said_with_their_unit() {
        assert_eq!(size(Speech::Vi, 999), "999 byte");
        assert_eq!([0, 1, 877].map(|n| size(Speech::En, n)), ["0 bytes", "1 byte", "877 bytes"]);
        assert_eq!(size(Speech::Vi, 12_340), "12,3 KB");
        assert_eq!(size(Speech::En, 2_000_000), "2.0 MB");
        assert_eq!(size(Speech::En, 3_316_740), "3.3 MB");
        assert_eq!([999_949, 999_950].map(|n| size(Speech::En, n)), ["999.9 KB", "1.0 MB"]);
    }
}
