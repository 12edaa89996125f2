//! Whole numbers as people write them: `1.250`, `1 250`, `12 người`. What is offered in their place must be the number that was
//! meant: a help that can be copied and says another one would publish it.

/// Reads the only number of a text, with marks or blanks between thousands; none where it has a fraction, or two readings.
pub(super) fn meant(written: &str) -> Option<u64> {
    let start = written.find(|c: char| c.is_ascii_digit())?;
    let end = written.rfind(|c: char| c.is_ascii_digit())? + 1;
    let is_signed = written[..start].ends_with(['-', '−', '+', '.', ',']);
    let number = &written[start..end];
    if is_signed {
        return None;
    }
    let is_mark = |c: char| matches!(c, '.' | ',' | '\'' | '_') || c.is_whitespace();
    // Thousands are parted by one sign throughout: `1.250,5` has a fraction.
    let mark = number.chars().find(|c| !c.is_ascii_digit());
    if let Some(mark) = mark {
        let mut groups = number.split(mark);
        let first = groups.next()?;
        let is_right = is_mark(mark)
            && (1..=3).contains(&first.len())
            && !first.starts_with('0')
            && groups.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()));
        if !is_right {
            return whole_of_nothing(number);
        }
    }
    number.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
}

/// Reads `4.0`, as spreadsheets write whole numbers.
fn whole_of_nothing(number: &str) -> Option<u64> {
    number.strip_suffix(".0").or_else(|| number.strip_suffix(".00"))?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_number_is_known_in_the_ways_people_write_it() {
        for (written, number) in [
            ("12", Some(12)),
            ("12 người", Some(12)),
            ("khoảng 12", Some(12)),
            ("1.250", Some(1250)),
            ("1,250", Some(1250)),
            ("1 250", Some(1250)),
            ("1\u{a0}250 lượt", Some(1250)),
            ("1.250.000 đồng", Some(1_250_000)),
            ("4.0", Some(4)),
            ("12.00", Some(12)),
            ("007", Some(7)),
            ("4.5", None),
            ("1.25", None),
            ("0.125", None),
            ("1.250,5", None),
            ("1.250 000", None),
            ("1250.000", None),
            ("12 người, 3 hộ", None),
            ("10-12", None),
            ("-12", None),
            ("một trăm", None),
            ("", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(meant(written), number, "{written}");
        }
    }
}
