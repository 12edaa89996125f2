//! The forms of telephone numbers: `0912 345 678`, `(0239) 3.835.123`, `+84 912 345 678`, `0084912345678`.

/// A mobile number has nine digits behind the 0.
pub(super) fn is_mobile(inside: &str) -> bool {
    inside.len() == 9 && inside.starts_with(['3', '5', '7', '8', '9'])
}

/// Until 2018 some mobile numbers had ten: 0168 912 3456.
pub(super) fn was_mobile(inside: &str) -> bool {
    let is_old = |it: &str| {
        matches!(it, "186" | "188" | "199")
            || ("120".."130").contains(&it)
            || ("162".."170").contains(&it)
    };
    inside.len() == 10 && inside.get(..3).is_some_and(is_old)
}

/// A number of a house has ten digits behind the 0.
pub(super) fn is_fixed(inside: &str) -> bool {
    inside.len() == 10 && inside.starts_with('2')
}

/// Until 2017 some had nine.
pub(super) fn was_fixed(inside: &str) -> bool {
    inside.len() == 9 && inside.starts_with('2')
}

/// Returns the digits behind the 0, or what stands for it: +84, 84 in one piece with the number, 0084.
pub(super) fn inside(digits: &str, is_foreign: bool) -> Option<&str> {
    if is_foreign {
        let inside = digits.strip_prefix("84")?;
        return Some(inside.strip_prefix('0').unwrap_or(inside));
    }
    digits.strip_prefix("0084").or_else(|| digits.strip_prefix('0'))
}
