//! The shape of a Vietnamese syllable: what may begin it and what may rhyme.
//!
//! It tells Vietnamese from letters that fell together by chance (a wrong encoding). It is no
//! dictionary: many syllables of the right shape mean nothing, and tones are not looked at.

/// Every way that a syllable begins; `gi` and `qu` are one sound each.
const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
    "p", "ph", "q", "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// Every way that a syllable goes on, folded, in byte order.
const RHYMES: [&str; 106] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec",
    "ech", "em", "en", "eng", "enh", "eo", "ep", "et", "eu", "i", "ia", "ich", "iec", "iem", "ien",
    "ieng", "iep", "iet", "ieu", "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach",
    "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe", "oen", "oeo",
    "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "u", "ua", "uan", "uang", "uat",
    "uay", "uc", "ue", "uech", "uenh", "ui", "um", "un", "ung", "uo", "uoc", "uoi", "uom", "uon",
    "uong", "uop", "uot", "uou", "up", "ut", "uu", "uy", "uya", "uych", "uyen", "uyet", "uynh",
    "uyt", "uyu", "y", "yem", "yen", "yeng", "yet", "yeu",
];

/// Says whether `folded` (lower case, no marks, đ as d) has the shape of one syllable.
pub fn is_syllable(folded: &str) -> bool {
    ONSETS.iter().any(|onset| {
        let rhyme = folded.strip_prefix(onset);
        rhyme.is_some_and(|rhyme| RHYMES.binary_search(&rhyme).is_ok())
    })
}

/// Rhymes that no syllable has without a mark: what ends with a stop has a tone, and these vowels have marks of their own.
const MARKED: [&str; 20] = [
    "c", "ch", "p", "t", "iem", "ien", "ieng", "ieu", "yem", "yen", "yeng", "yeu", "uoi", "uom",
    "uon", "uong", "uou", "uu", "uo", "uech",
];

/// Says whether a syllable without marks is a word as it stands: "thanh" is one, "dat" and "quyen" have lost their marks.
pub fn is_word_without_marks(folded: &str) -> bool {
    is_syllable(folded) && !MARKED.iter().any(|rhyme| folded.ends_with(rhyme))
}

#[cfg(test)]
mod tests {
    use super::{RHYMES, is_syllable, is_word_without_marks};
    use crate::ground::text::fold::fold;

    #[test]
    fn the_rhymes_stand_in_order_for_the_search() {
        assert!(RHYMES.is_sorted());
    }

    #[test]
    fn what_has_lost_its_marks_is_no_word() {
        assert!(
            ["thanh", "hoa", "nam", "lieu"].map(is_word_without_marks) == [true, true, true, false]
        );
        assert!(
            !["dat", "quyen", "duc", "viet", "h", "nguyen"].into_iter().any(is_word_without_marks)
        );
    }

    #[test]
    fn vietnamese_has_its_shape_and_other_languages_do_not() {
        let text = "Phường Nam Hồng khen thưởng tập thể ở cơ sở nghiêng huỳnh quyết giữ gìn yêu \
                    khuya ngoằn khuỷu thuở xoèn giếng quý Đức Thuận";
        for word in text.split_whitespace() {
            assert!(is_syllable(&fold(word)), "{word}");
        }
        for word in ["", "été", "français", "für", "ward", "hueng", "HĐND", "str", "ân cần"]
        {
            assert!(!is_syllable(&fold(word)), "{word}");
        }
    }
}
