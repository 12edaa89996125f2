//! Telephone numbers of contacts, each one however it is written: with blanks, from abroad, without its first 0.
//!
//! What makes of digits a telephone number is told elsewhere.

use crate::model::told::PrivateKind;
use crate::read::told::private_of;

/// Lists the telephone numbers that the registry writes for a contact, and all of it as one, whatever its form is.
pub(super) fn numbers(written: &str) -> Vec<String> {
    let found = private_of(written).into_iter();
    let phones = found.filter(|private| private.kind == PrivateKind::Telephone);
    phones.map(|phone| number(&phone.written)).chain([number(written)]).collect()
}

/// Returns the digits of a telephone number, as they are dialled at home: in front of them stands a 0, what stands for it
/// abroad (+84, 0084), or nothing where it was left out. A number with 84 has two digits more than the shortest.
pub(super) fn number(written: &str) -> String {
    const SHORTEST: usize = 9;
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let foreign = || digits.strip_prefix("84").filter(|inside| inside.len() >= SHORTEST);
    let inside = digits.strip_prefix("0084").or_else(foreign).unwrap_or(&digits);
    format!("0{}", inside.trim_start_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::{number, numbers};

    #[test]
    fn numbers_are_one_however_they_are_written() {
        for written in [
            "0239 3835 123",
            "+84 239 3835 123",
            "(+84) 239 3835 123",
            "842393835123",
            "0084 239 3835 123",
            "0239.3835.123",
        ] {
            assert_eq!(number(written), "02393835123", "{written}");
        }
        for written in ["912.345.678", "0912345678", "84 912 345 678"] {
            assert_eq!(number(written), "0912345678", "{written}");
        }
        assert_eq!(number("842345678"), "0842345678");
    }

    #[test]
    fn a_contact_may_have_several_numbers() {
        for written in [
            "0239 3 835 123 - 0912 345 678",
            "0239 3 835 123; 0912 345 678",
            "0239 3 835 123, 0912345678",
            "0239 3 835 123 (máy lẻ 12) hoặc 0912 345 678",
        ] {
            let found = numbers(written);
            assert_eq!(found[..2], ["02393835123", "0912345678"], "{written}");
        }
    }
}
