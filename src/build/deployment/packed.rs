//! Packed twins: beside a file of text that is published lies the same file packed, which web servers send to
//! browsers that take it.
//!
//! An output has none: they are made when a file is sent, and follow from its bytes alone.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

/// How hard packing tries: the levels above this one take half as long again for a thousandth of the bytes.
const LEVEL: Compression = Compression::new(6);

/// Packs bytes; the same bytes always give the same ones, since no time and no name is kept.
pub fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), LEVEL);
    encoder.write_all(bytes).expect("a vector takes all bytes");
    encoder.finish().expect("a vector takes all bytes")
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::pack;

    #[test]
    fn what_is_packed_is_unpacked_the_same() {
        let text = "Hội nghị tổng kết năm 2022. ".repeat(200);
        let packed = pack(text.as_bytes());
        assert!(packed.len() < text.len() / 10);
        assert_eq!(packed, pack(text.as_bytes()));
        assert_eq!(packed[4..8], [0; 4], "no time");
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&*packed).read_to_string(&mut unpacked).expect("it is whole");
        assert_eq!(unpacked, text);
    }
}
