//! Dates in words, as a Vietnamese office and an English reader write them.
//!
//! Which form stands where is the theme's choice. Languages are written out here because a general
//! library follows other rules than Vietnamese offices do.

use super::language::Language;
use super::time::{Day, PartialDate, Weekday, YearMonth};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Writes a date as far as it is known: a day short, a month or a year alone.
pub fn shown(date: PartialDate, language: Language) -> String {
    match date {
        PartialDate::Year(number) => year(number.number(), language),
        PartialDate::Month(of_year) => month(of_year, language),
        PartialDate::Day(day) => short(day, language),
    }
}

/// Writes a day short: `23/8/2022`, `23 August 2022`.
pub fn short(day: Day, language: Language) -> String {
    match language {
        Language::Vi => {
            format!("{}/{}/{}", day_digits(day), month_digits(day.month()), day.year())
        }
        Language::En => in_english(day),
    }
}

/// Writes a day in full: "ngày 23 tháng 8 năm 2022", "23 August 2022".
pub fn long(day: Day, language: Language) -> String {
    match language {
        Language::Vi => {
            let month = month_digits(day.month());
            format!("ngày {} tháng {month} năm {}", day_digits(day), day.year())
        }
        Language::En => in_english(day),
    }
}

/// Writes a day with its day of the week: "thứ Ba, ngày 23/8/2022", "Tuesday, 23 August 2022".
pub fn with_weekday(day: Day, language: Language) -> String {
    let name = weekday(day.weekday(), language);
    match language {
        Language::Vi => format!("{name}, ngày {}", short(day, language)),
        Language::En => format!("{name}, {}", in_english(day)),
    }
}

/// Writes a day with its part in words, as the vocabulary names it: "chiều 23/8/2022",
/// "on the afternoon of 23 August 2022", "at midday on 23 August 2022".
pub fn with_part(part: &str, day: Day, language: Language) -> String {
    let day = short(day, language);
    match (language, part) {
        (Language::Vi, _) => format!("{part} {day}"),
        (Language::En, "midday" | "noon") => format!("at {part} on {day}"),
        (Language::En, _) => format!("on the {part} of {day}"),
    }
}

/// Writes a month of a year: "tháng 8/2022", "August 2022".
pub fn month(month: YearMonth, language: Language) -> String {
    match language {
        Language::Vi => format!("tháng {}/{}", month_digits(month.month()), month.year()),
        Language::En => format!("{} {}", month_name(month, language), month.year()),
    }
}

/// Writes a month alone, under a heading that names the year: "Tháng 8", "August".
pub fn month_name(month: YearMonth, language: Language) -> String {
    match language {
        Language::Vi => format!("Tháng {}", month.month()),
        Language::En => english_month(month).to_owned(),
    }
}

/// Writes a year: "năm 2022", "2022".
pub fn year(year: u16, language: Language) -> String {
    match language {
        Language::Vi => format!("năm {year}"),
        Language::En => year.to_string(),
    }
}

/// Writes the moment that a feed gives a date: its first day, 00:00 in Vietnam,
/// `2022-08-23T00:00:00+07:00`.
pub fn stamp(date: PartialDate) -> String {
    format!("{}T00:00:00+07:00", date.first_day())
}

/// Names a day of the week: "thứ Ba", "Tuesday".
pub fn weekday(weekday: Weekday, language: Language) -> &'static str {
    let (vi, en) = match weekday {
        Weekday::Monday => ("thứ Hai", "Monday"),
        Weekday::Tuesday => ("thứ Ba", "Tuesday"),
        Weekday::Wednesday => ("thứ Tư", "Wednesday"),
        Weekday::Thursday => ("thứ Năm", "Thursday"),
        Weekday::Friday => ("thứ Sáu", "Friday"),
        Weekday::Saturday => ("thứ Bảy", "Saturday"),
        Weekday::Sunday => ("Chủ nhật", "Sunday"),
    };
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

fn in_english(day: Day) -> String {
    format!("{} {} {}", day.day(), english_month(day.year_month()), day.year())
}

fn english_month(month: YearMonth) -> &'static str {
    MONTHS[usize::from(month.month()) - 1]
}

/// Offices write days below 10 with a zero, so that no digit can be put before them.
fn day_digits(day: Day) -> String {
    format!("{:02}", day.day())
}

/// For the same reason months 1 and 2 have a zero; 3 to 9 cannot be made into another month.
fn month_digits(month: u8) -> String {
    if month <= 2 { format!("{month:02}") } else { month.to_string() }
}

#[cfg(test)]
mod tests {
    use super::{long, month, month_name, shown, stamp, weekday, with_part, with_weekday};
    use crate::model::language::Language::{En, Vi};
    use crate::model::time::{Day, PartialDate, Weekday};

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn a_date_is_shown_as_far_as_it_is_known() {
        for (date, vi, en) in [
            ("2022-08-23", "23/8/2022", "23 August 2022"),
            ("2022-06-02", "02/6/2022", "2 June 2022"),
            ("2026-01-05", "05/01/2026", "5 January 2026"),
            ("2022-02-28", "28/02/2022", "28 February 2022"),
            ("2022-03-10", "10/3/2022", "10 March 2022"),
            ("2022-12-31", "31/12/2022", "31 December 2022"),
            ("2022-08", "tháng 8/2022", "August 2022"),
            ("2022-01", "tháng 01/2022", "January 2022"),
            ("2022", "năm 2022", "2022"),
        ] {
            let date = PartialDate::parse(date).expect("a date");
            assert_eq!((shown(date, Vi).as_str(), shown(date, En).as_str()), (vi, en));
        }
    }

    #[test]
    fn a_day_has_a_long_form_and_one_with_the_day_of_the_week() {
        for (date, language, in_full, weekday) in [
            ("2022-08-23", Vi, "ngày 23 tháng 8 năm 2022", "thứ Ba, ngày 23/8/2022"),
            ("2022-02-06", Vi, "ngày 06 tháng 02 năm 2022", "Chủ nhật, ngày 06/02/2022"),
            ("2022-08-23", En, "23 August 2022", "Tuesday, 23 August 2022"),
            ("2022-02-06", En, "6 February 2022", "Sunday, 6 February 2022"),
        ] {
            assert_eq!(long(day(date), language), in_full);
            assert_eq!(with_weekday(day(date), language), weekday);
        }
        assert_eq!(weekday(Weekday::Saturday, Vi), "thứ Bảy");
    }

    #[test]
    fn a_part_of_the_day_stands_beside_it() {
        for (part, language, words) in [
            ("chiều", Vi, "chiều 23/8/2022"),
            ("trưa", Vi, "trưa 23/8/2022"),
            ("morning", En, "on the morning of 23 August 2022"),
            ("afternoon", En, "on the afternoon of 23 August 2022"),
            ("evening", En, "on the evening of 23 August 2022"),
            ("midday", En, "at midday on 23 August 2022"),
        ] {
            assert_eq!(with_part(part, day("2022-08-23"), language), words);
        }
    }

    #[test]
    fn months_and_stamps() {
        let august = day("2022-08-23").year_month();
        assert_eq!(
            (month(august, Vi).as_str(), month(august, En).as_str()),
            ("tháng 8/2022", "August 2022")
        );
        assert_eq!(
            (month_name(august, Vi).as_str(), month_name(august, En).as_str()),
            ("Tháng 8", "August")
        );
        for (date, moment) in [
            ("2022-08-23", "2022-08-23T00:00:00+07:00"),
            ("2022-08", "2022-08-01T00:00:00+07:00"),
            ("2022", "2022-01-01T00:00:00+07:00"),
        ] {
            assert_eq!(stamp(PartialDate::parse(date).expect("a date")), moment);
        }
    }
}
