//! One spelling of a name for all in which it is written: "Hoà" and "Hòa", composed or not, in capitals or small letters,
//! with blanks of either kind.
//!
//! Marks stay different here: Hân is not Hạn. What forgets them is `fold`.

use unicode_normalization::char::decompose_canonical;

use super::like_d::dd;

/// Writes `text` in its one spelling, which is for comparing and never for showing: small letters, đ for its look-alikes, decomposed, the tone of
/// each word as a digit at its end, since writers differ in the vowel that carries it, and one blank between words.
pub fn spelling(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len() + 8);
    for word in text.split_whitespace() {
        if !spelled.is_empty() {
            spelled.push(' ');
        }
        let mut tone = None;
        for letter in word.chars().flat_map(char::to_lowercase) {
            let letter = dd(letter).unwrap_or(letter);
            decompose_canonical(letter, |part| match digit(part) {
                Some(digit) => tone = Some(digit),
                None if part.is_alphanumeric() || is_shape(part) => spelled.push(part),
                None => {
                    // A sign ends what bears the tone: "Hoà, Bình" and "Hoà-Bình".
                    spelled.extend(tone.take());
                    spelled.push(part);
                }
            });
        }
        spelled.extend(tone);
    }
    spelled
}

/// Returns the digit that stands for a tone: grave, acute, hook, tilde, dot below.
fn digit(mark: char) -> Option<char> {
    Some(match mark {
        '\u{300}' => '1',
        '\u{301}' => '2',
        '\u{309}' => '3',
        '\u{303}' => '4',
        '\u{323}' => '5',
        _ => return None,
    })
}

/// Tells whether a mark makes another letter: â, ă, ơ.
fn is_shape(mark: char) -> bool {
    matches!(mark, '\u{302}' | '\u{306}' | '\u{31B}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::spelling;

    #[test]
    fn all_ways_to_write_a_name_are_one() {
        let name = "Trần Thị Thuý Hoà";
        let decomposed: String = name.nfd().collect();
        for written in
            ["Trần Thị Thúy Hòa", "TRẦN THỊ THUÝ HÒA", "Trần\u{A0}Thị  Thuý\nHoà", &decomposed]
        {
            assert_eq!(spelling(written), spelling(name), "{written}");
        }
    }

    #[test]
    fn other_names_stay_others() {
        for other in ["Hoa", "Hoá", "Hoạ", "Hoàng", "Hào"] {
            assert_ne!(spelling(other), spelling("Hoà"), "{other}");
        }
        assert_ne!(spelling("Hân"), spelling("Hạn"));
        assert_ne!(spelling("Dũng"), spelling("Đũng"));
        assert_eq!(spelling("\u{D0}ức \u{189}ức"), spelling("Đức Đức"));
        assert_eq!(spelling("(Hoà, Bình)"), "(hoa1, binh1)");
    }
}
