//! Dates of which only the year, or the year and the month, may be known.
//!
//! Nothing is guessed: a partial date is kept and written as it was given. It stands for all of
//! its days, and is sorted by the first of them.

use std::cmp::Ordering;
use std::fmt;

use super::{Day, YEARS};

/// A year of the calendar, from 1900 to 2200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

impl Year {
    /// Makes the year; `None` when it is out of bounds.
    pub fn new(year: u16) -> Option<Self> {
        YEARS.contains(&year).then_some(Self(year))
    }

    /// Returns the number of the year, such as 2022.
    pub fn number(self) -> u16 {
        self.0
    }

    fn month(self, month: u8) -> YearMonth {
        YearMonth { year: self, month }
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    year: Year,
    month: u8,
}

impl YearMonth {
    /// Makes the month; `None` when there is none such or the year is out of bounds.
    pub fn new(year: u16, month: u8) -> Option<Self> {
        let year = Year::new(year)?;
        (1..=12).contains(&month).then_some(Self { year, month })
    }

    /// Returns the month that `day` lies in.
    pub fn of(day: Day) -> Self {
        Self { year: Year(day.year()), month: day.month() }
    }

    /// Returns the number of the year, such as 2022.
    pub fn year(self) -> u16 {
        self.year.number()
    }

    /// Returns the number of the month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    fn first_day(self) -> Day {
        Day::new(self.year(), self.month, 1).expect("a month within bounds has a first day")
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.year, self.month)
    }
}

/// A date as far as it is known: a year, a month or a day.
///
/// The order is that of the first days; where these are equal, the less precise date comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// Only the year is known.
    Year(Year),
    /// Only the year and the month are known.
    Month(YearMonth),
    /// The day is known.
    Day(Day),
}

impl PartialDate {
    /// Reads `2022`, `2022-08` or `2022-08-23`, and nothing looser.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(two_digits);
        let day = parts.next().map(two_digits);
        if parts.next().is_some() {
            return None;
        }
        match (month, day) {
            (None, _) => Year::new(year).map(Self::Year),
            (Some(month), None) => YearMonth::new(year, month?).map(Self::Month),
            (Some(month), Some(day)) => Day::new(year, month?, day?).map(Self::Day),
        }
    }

    /// Returns the first of its days, by which it is sorted and stamped.
    pub fn first_day(self) -> Day {
        match self {
            Self::Year(year) => year.month(1).first_day(),
            Self::Month(month) => month.first_day(),
            Self::Day(day) => day,
        }
    }

    /// Returns the last of its days.
    pub fn last_day(self) -> Day {
        match self {
            Self::Year(year) => year.month(12).first_day().last_of_month(),
            Self::Month(month) => month.first_day().last_of_month(),
            Self::Day(day) => day,
        }
    }

    /// Returns the year, which is always known.
    pub fn year(self) -> u16 {
        self.first_day().year()
    }

    /// Returns the month, 1 to 12, where it is known.
    pub fn month(self) -> Option<u8> {
        self.year_month().map(YearMonth::month)
    }

    /// Returns the month of its year, where it is known.
    pub fn year_month(self) -> Option<YearMonth> {
        match self {
            Self::Year(_) => None,
            Self::Month(month) => Some(month),
            Self::Day(day) => Some(day.year_month()),
        }
    }

    /// Returns the day, where it is known.
    pub fn day(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Year(_) | Self::Month(_) => None,
        }
    }

    fn precision(self) -> u8 {
        match self {
            Self::Year(_) => 0,
            Self::Month(_) => 1,
            Self::Day(_) => 2,
        }
    }
}

fn digits(text: &str, count: usize) -> Option<u16> {
    let right = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| text.parse().ok()).flatten()
}

fn two_digits(text: &str) -> Option<u8> {
    digits(text, 2).and_then(|number| u8::try_from(number).ok())
}

impl From<Day> for PartialDate {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| (date.first_day(), date.precision());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => year.fmt(f),
            Self::Month(month) => month.fmt(f),
            Self::Day(day) => fmt::Display::fmt(day, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).expect("a date")
    }

    #[test]
    fn dates_are_written_as_they_were_read_and_span_their_days() {
        for (text, month, first, last) in [
            ("2022", None, "2022-01-01", "2022-12-31"),
            ("2022-08", Some(8), "2022-08-01", "2022-08-31"),
            ("2022-12", Some(12), "2022-12-01", "2022-12-31"),
            ("2024-02", Some(2), "2024-02-01", "2024-02-29"),
            ("2022-08-23", Some(8), "2022-08-23", "2022-08-23"),
            ("1900", None, "1900-01-01", "1900-12-31"),
            ("2200-12", Some(12), "2200-12-01", "2200-12-31"),
        ] {
            let date = date(text);
            assert_eq!(date.to_string(), text);
            assert_eq!((date.year().to_string().as_str(), date.month()), (&text[..4], month));
            assert_eq!(date.first_day().to_string(), first);
            assert_eq!(date.last_day().to_string(), last);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "22", "20220", "2022-", "2022-8", "2022-13", "2022-00", "2022-02-30"] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
        for text in ["2022-08-23-01", "1899", "2201-01", "2022-08-", "-2022", "２０２２", "2022-+8"]
        {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_order_is_by_first_day_and_then_from_vague_to_exact() {
        let sorted = ["2021-12-31", "2022", "2022-01", "2022-01-01", "2022-01-02", "2022-08"];
        let mut dates: Vec<_> = sorted.iter().rev().map(|text| date(text)).collect();
        dates.sort();
        assert_eq!(dates.iter().map(PartialDate::to_string).collect::<Vec<_>>(), sorted);
    }
}
