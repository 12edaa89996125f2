//! Whole numbers as readers write them: `1.234` in Vietnamese, `1,234` in English.
//!
//! No money, no fractions, no plurals: those are words, and belong to the theme.

/// Writes `n` with `separator` between groups of three digits.
pub fn whole(n: u64, separator: char) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// Writes `n` as Vietnamese does: `1.234`.
pub fn vi(n: u64) -> String {
    whole(n, '.')
}

/// Writes `n` as English does: `1,234`.
pub fn en(n: u64) -> String {
    whole(n, ',')
}

#[cfg(test)]
mod tests {
    use super::{en, vi};

    #[test]
    fn digits_stand_in_threes() {
        for (n, in_vi, in_en) in [
            (0, "0", "0"),
            (17, "17", "17"),
            (999, "999", "999"),
            (1_234, "1.234", "1,234"),
            (100_000, "100.000", "100,000"),
            (u64::MAX, "18.446.744.073.709.551.615", "18,446,744,073,709,551,615"),
        ] {
            assert_eq!((vi(n).as_str(), en(n).as_str()), (in_vi, in_en));
        }
    }
}
