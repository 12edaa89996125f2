//! Bytes that are kept for long and looked at seldom, packed. The form is for this run alone and goes into no file.

use std::sync::Arc;

/// Packed bytes, shared by all who hold them.
#[derive(Clone, Debug)]
pub struct Packed(Arc<[u8]>);

impl Packed {
    /// Packs bytes.
    pub fn new(bytes: &[u8]) -> Self {
        Self(lz4_flex::compress_prepend_size(bytes).into())
    }

    /// Returns the bytes.
    pub fn unpack(&self) -> Vec<u8> {
        lz4_flex::decompress_size_prepended(&self.0)
            .expect("these bytes were packed by this program")
    }
}

#[cfg(test)]
mod tests {
    use super::Packed;

    #[test]
    fn what_is_packed_comes_out_as_it_was() {
        for text in ["", "a", &"Hội nghị tổng kết. ".repeat(500)] {
            assert_eq!(Packed::new(text.as_bytes()).unpack(), text.as_bytes());
        }
    }
}
