//! Figures as sources state them: a number as Vietnamese writes it, and what it is a number of: `1.234,5 km`, `trên 90%`.
//!
//! What is not understood is no measure; it is still shown as it was stated.

/// A number with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The number in thousandths.
    pub thousandths: u64,
    /// What stands after it: `%`, `km`, `hộ`; nothing of a number that stands alone.
    pub unit: String,
    /// Whether it is the number itself: "trên 90%" says only that it is more.
    pub is_exact: bool,
}

/// Words behind a number that say that it is not the number itself.
const ABOUT: [[&str; 2]; 5] =
    [["trở", "lên"], ["trở", "xuống"], ["đổ", "lên"], ["ước", "tính"], ["dự", "kiến"]];

/// The most words of a unit; what is longer is a sentence.
pub const MOST_WORDS: usize = 3;

impl Measure {
    /// Reads a figure that holds one number.
    pub fn read(stated: &str) -> Option<Self> {
        let stated = stated.trim();
        let from = stated.find(|c: char| c.is_ascii_digit())?;
        let is_number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
        let rest = &stated[from..];
        let end = rest.find(|c| !is_number(c)).unwrap_or(rest.len());
        let number = rest[..end].trim_end_matches(['.', ',']);
        let mut unit = rest[number.len()..].split_whitespace().collect::<Vec<_>>();
        let is_about = ABOUT.iter().any(|words| unit.ends_with(words));
        if is_about {
            unit.truncate(unit.len() - 2);
        }
        let is_unit = |word: &&str| word.chars().all(|c| c.is_alphabetic() || "%/²³".contains(c));
        if unit.len() > MOST_WORDS || !unit.iter().all(is_unit) {
            return None;
        }
        let thousandths = thousandths(number)?;
        Some(Self { thousandths, unit: unit.join(" "), is_exact: from == 0 && !is_about })
    }
}

/// Reads `1.234,5`: points between groups of three digits, at most three digits after a comma.
fn thousandths(number: &str) -> Option<u64> {
    let (whole, fraction) = number.split_once(',').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.is_empty() || (1..=3).contains(&first.len());
    if !is_grouped || first.is_empty() || !digits(first) || fraction.len() > 3 || !digits(fraction)
    {
        return None;
    }
    if rest.iter().any(|group| group.len() != 3 || !digits(group)) {
        return None;
    }
    let whole: u64 = whole.replace('.', "").parse().ok()?;
    let fraction: u64 = format!("{fraction:0<3}").parse().ok()?;
    whole.checked_mul(1000)?.checked_add(fraction)
}

#[cfg(test)]
mod tests {
    use super::Measure;

    #[test]
    fn a_number_is_read_with_its_unit() {
        for (stated, thousandths, unit, is_exact) in [
            ("495", 495_000, "", true),
            ("3.650.000 đồng", 3_650_000_000, "đồng", true),
            ("1,4 km", 1_400, "km", true),
            ("98,25%", 98_250, "%", true),
            ("100 %", 100_000, "%", true),
            ("trên 90%", 90_000, "%", false),
            ("90% trở lên", 90_000, "%", false),
            ("700 hộ gia đình trở lên", 700_000, "hộ gia đình", false),
            ("5 đổ lên", 5_000, "", false),
            (" 12 hộ gia đình ", 12_000, "hộ gia đình", true),
        ] {
            let measure = Measure { thousandths, unit: unit.to_owned(), is_exact };
            assert_eq!(Measure::read(stated), Some(measure), "{stated}");
        }
    }

    #[test]
    fn what_holds_no_number_or_several_is_no_measure() {
        for stated in [
            "",
            "đạt",
            "từ 5 đến 7",
            "5/7",
            "23/8/2022",
            "1.23",
            "1.2345",
            "1234.567",
            "1,2345",
            "1,2,3",
            "99999999999999999999",
            "18.446.744.073.709.551.615",
            "7 hộ đã được nhận hỗ trợ",
        ] {
            assert_eq!(Measure::read(stated), None, "{stated}");
        }
    }
}
