//! A stretch of days: how long a unit or an office was in force.
//!
//! Both ends belong to it, and an end that is missing is not known: it stops nothing.

use super::{Day, PartialDate};
use crate::ground::source::Span;

/// A stretch of days with both ends included; a missing end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day, where it is known.
    pub from: Option<Day>,
    /// The last day, where it is known.
    pub to: Option<Day>,
}

/// A period as a record states it, with the place of each of its ends; one that is not stated has that of the other. Two are
/// equal when their days are: where a thing was written is no part of what it says.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// The days.
    pub period: Period,
    /// Where its first day is written.
    pub start_at: Span,
    /// Where its last day is written.
    pub end_at: Span,
}

impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        self.period == other.period
    }
}

impl std::ops::Deref for Term {
    type Target = Period;

    fn deref(&self) -> &Period {
        &self.period
    }
}

impl Period {
    /// Says whether `day` lies in the period.
    pub fn contains(self, day: Day) -> bool {
        self.overlaps(Self { from: Some(day), to: Some(day) })
    }

    /// Says whether any of the days that `date` may mean lies in the period.
    pub fn touches(self, date: PartialDate) -> bool {
        self.overlaps(Self { from: Some(date.first_day()), to: Some(date.last_day()) })
    }

    /// Says whether the period ends before it starts, and so holds no day at all.
    pub fn is_backwards(self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if from > to)
    }

    /// Says whether the two periods share a day; a backwards one shares none.
    pub fn overlaps(self, other: Self) -> bool {
        // An unknown start is before every day, as `None` is; an unknown end is after every day.
        let start = self.from.max(other.from);
        let end = [self.to, other.to].into_iter().flatten().min();
        match (start, end) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, PartialDate, Period};

    fn period(from: &str, to: &str) -> Period {
        Period { from: Day::parse(from), to: Day::parse(to) }
    }

    #[test]
    fn both_ends_belong_to_the_period_and_a_missing_end_is_open() {
        for (from, to, day, inside) in [
            ("1992-03-02", "2025-06-30", "1992-03-01", false),
            ("1992-03-02", "2025-06-30", "1992-03-02", true),
            ("1992-03-02", "2025-06-30", "2025-06-30", true),
            ("1992-03-02", "2025-06-30", "2025-07-01", false),
            ("2025-07-01", "", "2022-08-23", false),
            ("2025-07-01", "", "2200-12-31", true),
            ("", "2025-06-30", "1900-01-01", true),
            ("", "", "2022-08-23", true),
            ("2025-07-01", "2025-06-30", "2025-06-30", false),
        ] {
            let day = Day::parse(day).expect("a day");
            assert_eq!(period(from, to).contains(day), inside, "{from}..{to} {day}");
        }
    }

    #[test]
    fn a_partial_date_touches_where_any_of_its_days_does() {
        for (from, to, date, touches) in [
            ("", "2025-06-30", "2025", true),
            ("2025-07-01", "", "2025", true),
            ("", "2025-06-30", "2025-07", false),
            ("2025-07-01", "", "2025-06", false),
            ("2025-07-01", "", "2025-07", true),
            ("2025-07-15", "2025-07-15", "2025-07", true),
        ] {
            let date = PartialDate::parse(date).expect("a date");
            assert_eq!(period(from, to).touches(date), touches, "{from}..{to} {date}");
        }
    }

    #[test]
    fn periods_overlap_where_they_share_a_day() {
        let old = period("1992-03-02", "2025-06-30");
        for (from, to, overlaps, backwards) in [
            ("2025-07-01", "", false, false),
            ("2025-06-30", "", true, false),
            ("", "1992-03-01", false, false),
            ("", "", true, false),
            ("2020-01-01", "2020-01-01", true, false),
            ("2021-01-01", "2020-01-01", false, true),
        ] {
            let other = period(from, to);
            assert_eq!(other.is_backwards(), backwards, "{from}..{to}");
            assert_eq!((old.overlaps(other), other.overlaps(old)), (overlaps, overlaps));
        }
    }
}
