//! The one form that text has inside the program: Unicode NFC.
//!
//! It changes no letter that a reader could tell apart, and leaves the place of the tone alone
//! ("hoà" and "hòa" stay two spellings; [`fold`](super::fold) makes them equal).

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

/// Brings `text` to NFC; text that is in NFC already is borrowed.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// Says whether `text` is in NFC.
pub fn is_nfc(text: &str) -> bool {
    text.is_ascii() || unicode_normalization::is_nfc(text)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::{any, proptest};
    use unicode_normalization::UnicodeNormalization as _;

    use super::{is_nfc, nfc};

    #[test]
    fn composed_text_is_borrowed_and_decomposed_text_is_composed() {
        for text in ["", "ward", "Đậu Liêu, Hồng Lĩnh", "\u{D0}"] {
            assert!(matches!(nfc(text), Cow::Borrowed(same) if same == text), "{text}");
        }
        for text in ["Đậu Liêu", "Nguyễn Thị Hường"] {
            let decomposed: String = text.nfd().collect();
            assert!(!is_nfc(&decomposed), "{text}");
            assert_eq!(nfc(&decomposed), text);
        }
    }

    proptest! {
        #[test]
        fn what_nfc_gives_is_nfc(text in any::<String>()) {
            assert!(is_nfc(&nfc(&text)));
        }
    }
}
