//! Dates that are none: what is said of them, and the date that was probably meant.

use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Span;
use crate::ground::text::clip::clip;
use crate::model::time::{Day, PartialDate};

/// Makes the finding about a text that is no date.
pub fn not_a_date(written: &str, span: Span) -> Diagnostic {
    let meant = meant(written).map(|date| match date {
        PartialDate::Day(day) => day.to_string(),
        partial => format!("\"{partial}\""),
    });
    let partial = Value::words(
        ", hoặc \"2022-08\", \"2022\" khi không rõ ngày",
        ", or \"2022-08\", \"2022\" where the day is not known",
    );
    let found = Diagnostic::at(Code::BadDate, span).with("value", clip(written));
    found.with("partial", partial).nearest(meant.as_deref())
}

/// Makes the finding about a text that is no date where a whole day must stand: no month and no year is offered.
pub fn not_a_day(written: &str, span: Span) -> Diagnostic {
    let found = not_a_date(written, span).with("partial", "");
    let near = found.nearest.clone().filter(|near| Day::parse(near).is_some());
    found.nearest(near.as_deref())
}

/// Makes the finding about a month or a year where a whole day must stand.
pub fn lacks_the_day(key: &str, written: &str, span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span)
        .with("key", key)
        .with("value", clip(written))
        .with("why", Value::words("thiếu ngày", "it lacks the day"))
        .with(
            "expected",
            Value::words("một ngày đủ, như 2022-08-23", "a whole date, such as 2022-08-23"),
        )
}

/// Reads a date as people write it: `23/8/2022`, `tháng 8/2022`, `2022/8/23`.
pub(super) fn meant(written: &str) -> Option<PartialDate> {
    let numbers = written.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let numbers: Vec<u16> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
    let text = match numbers[..] {
        [day, month, year @ (1000..)] | [year @ (1000..), month, day] => {
            format!("{year}-{month:02}-{day:02}")
        }
        [month, year @ (1000..)] | [year @ (1000..), month] => format!("{year}-{month:02}"),
        _ => return None,
    };
    PartialDate::parse(&text)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_date_is_known_in_the_ways_people_write_it() {
        for (written, date) in [
            ("10/5/2024", Some("2024-05-10")),
            ("ngày 10 tháng 5 năm 2024", Some("2024-05-10")),
            ("2024/5/10", Some("2024-05-10")),
            ("2024-5-1", Some("2024-05-01")),
            ("tháng 3/2024", Some("2024-03")),
            ("2024-02-30", None),
            ("2024-13", None),
            ("hôm qua", None),
            ("99999999999/1/2024", None),
        ] {
            assert_eq!(meant(written).map(|date| date.to_string()).as_deref(), date, "{written}");
        }
    }
}
