//! The seventeen years of the bulletin, and how its records are spread over them.

use bantin::model::date_words;
use bantin::model::language::Language;
use bantin::model::time::Day;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::two::Two;

/// The day to build for.
pub(crate) const TODAY: &str = "2026-11-24";

const FIRST: Date = date(2010, 1, 4);
const LAST: Date = date(2026, 11, 20);

/// Returns the day of the record of a number among all of its kind: they follow each other evenly.
pub(crate) fn day_of(number: usize, of: usize) -> Date {
    let days = (LAST - FIRST).get_days().unsigned_abs() as usize;
    after(FIRST, number * days / of)
}

/// Returns the day so many days later.
pub(crate) fn after(day: Date, days: usize) -> Date {
    day + (days as i32).days()
}

/// Returns the day so many days earlier.
pub(crate) fn before(day: Date, days: usize) -> Date {
    day - (days as i32).days()
}

/// Writes a day within a sentence: `23/8/2022`, `23 August 2022`.
pub(crate) fn words(day: Date) -> Two {
    let day = of_bulletin(day);
    Two::new(date_words::short(day, Language::Vi), date_words::short(day, Language::En))
}

/// Writes the month of a day within a sentence: `tháng 8/2022`, `August 2022`.
pub(crate) fn month_words(day: Date) -> Two {
    let month = of_bulletin(day).year_month();
    Two::new(date_words::month(month, Language::Vi), date_words::month(month, Language::En))
}

fn of_bulletin(day: Date) -> Day {
    let part = |part: i8| part.unsigned_abs();
    Day::new(day.year().unsigned_abs(), part(day.month()), part(day.day()))
        .expect("the bulletin's years lie between 1900 and 2200")
}
