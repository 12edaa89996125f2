//! Days, and the periods and half-known dates that are made of them.
//!
//! A day is a day in Vietnam, always +07:00. There is no clock here: today is handed in. How dates
//! read in words stands in [`date_words`](super::date_words).

mod partial_date;
mod period;

use std::fmt;

use jiff::civil::Date;

pub use self::partial_date::{PartialDate, Year, YearMonth};
pub use self::period::{Period, Term};

/// The years that a bulletin can speak of; any other is a slip of the hand.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2200;

/// A day of the calendar, from 1900 to 2200.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// Makes the day; `None` when the calendar has none such or the year is out of bounds.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        if !YEARS.contains(&year) {
            return None;
        }
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year.cast_signed(), month, day).ok().map(Self)
    }

    /// Reads `2022-08-23`, and nothing looser.
    pub fn parse(text: &str) -> Option<Self> {
        match PartialDate::parse(text)? {
            PartialDate::Day(day) => Some(day),
            PartialDate::Year(_) | PartialDate::Month(_) => None,
        }
    }

    /// Returns the year, such as 2022.
    pub fn year(self) -> u16 {
        self.0.year().cast_unsigned()
    }

    /// Returns the month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().cast_unsigned()
    }

    /// Returns the day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day().cast_unsigned()
    }

    /// Returns the day of the week.
    pub fn weekday(self) -> Weekday {
        Weekday::ALL[usize::from(self.0.weekday().to_monday_zero_offset().cast_unsigned())]
    }

    /// Returns the month that the day lies in.
    pub fn year_month(self) -> YearMonth {
        YearMonth::of(self)
    }

    /// Returns the next day; `None` after the last that there is.
    pub fn tomorrow(self) -> Option<Self> {
        self.0.tomorrow().ok().and_then(Self::within)
    }

    /// Returns the day before; `None` before the first that there is.
    pub fn yesterday(self) -> Option<Self> {
        self.0.yesterday().ok().and_then(Self::within)
    }

    fn within(date: Date) -> Option<Self> {
        let year = u16::try_from(date.year()).ok()?;
        YEARS.contains(&year).then_some(Self(date))
    }

    /// The last day of the same month lies in the same year, so it is within bounds.
    fn last_of_month(self) -> Self {
        Self(self.0.last_of_month())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A day of the week, Monday first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// Thứ Hai.
    Monday,
    /// Thứ Ba.
    Tuesday,
    /// Thứ Tư.
    Wednesday,
    /// Thứ Năm.
    Thursday,
    /// Thứ Sáu.
    Friday,
    /// Thứ Bảy.
    Saturday,
    /// Chủ nhật.
    Sunday,
}

impl Weekday {
    /// Every day of the week, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::{Day, Weekday};

    #[test]
    fn only_days_of_the_calendar_are_days() {
        for (text, right) in [
            ("2022-08-23", true),
            ("2024-02-29", true),
            ("1900-01-01", true),
            ("2200-12-31", true),
            ("2022-02-30", false),
            ("2022-02-29", false),
            ("1899-12-31", false),
            ("2201-01-01", false),
            ("2022-13-01", false),
            ("2022-00-01", false),
            ("2022-08-00", false),
            ("2022-8-23", false),
            ("22-08-23", false),
            ("2022-08-23 ", false),
            ("+022-08-23", false),
            ("2022-08-23T00:00", false),
            ("2022/08/23", false),
            ("2022-08", false),
            ("", false),
        ] {
            assert_eq!(Day::parse(text).is_some(), right, "{text}");
        }
    }

    #[test]
    fn a_day_knows_its_parts_and_its_neighbours() {
        let day = Day::parse("2022-08-23").expect("a day");
        assert_eq!((day.year(), day.month(), day.day()), (2022, 8, 23));
        assert_eq!(day.weekday(), Weekday::Tuesday);
        let sunday = Day::parse("2022-08-28").expect("a day");
        assert_eq!(sunday.weekday(), Weekday::Sunday);
        let last = Day::parse("2025-06-30").expect("a day");
        let next = Day::parse("2025-07-01").expect("a day");
        assert_eq!((last.tomorrow(), next.yesterday()), (Some(next), Some(last)));
        assert!(last < next);
        assert_eq!(Day::new(2200, 12, 31).and_then(Day::tomorrow), None);
        assert_eq!(Day::new(1900, 1, 1).and_then(Day::yesterday), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(year in 1890_u16..2210, month in 0_u8..14, day in 0_u8..33) {
            if let Some(made) = Day::new(year, month, day) {
                assert_eq!((made.year(), made.month(), made.day()), (year, month, day));
                assert_eq!(Day::parse(&made.to_string()), Some(made));
            }
        }

        #[test]
        fn no_text_breaks_the_reading(text in any::<String>()) {
            if let Some(day) = Day::parse(&text) {
                assert_eq!(day.to_string(), text);
            }
        }
    }
}
