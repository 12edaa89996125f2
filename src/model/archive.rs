//! An archive copy: what a site says of itself that was taken out of a living one and put away.

use std::collections::BTreeMap;
use std::fmt;

use super::language::Language;
use super::time::Day;

/// An archive copy of a bulletin.
#[derive(Clone, Debug, PartialEq)]
pub struct Archive {
    /// What it holds.
    pub period: Period,
    /// The day for which it was made; it is always built for this one.
    pub day: Day,
    /// The program that made it, with its version.
    pub made_with: String,
    /// What texts of the copy link to that is not in it.
    pub beyond: Beyond,
}

/// What an archive holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// The records of a year, and what they refer to.
    Year(u16),
    /// All of the bulletin.
    All,
}

impl Period {
    /// The word for all.
    pub const ALL: &'static str = "all";

    /// Reads a year in four digits, or `all`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == Self::ALL {
            return Some(Self::All);
        }
        let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let year = text.parse().ok().filter(|year| (1900..=2200).contains(year));
        year.filter(|_| is_year).map(Self::Year)
    }

    /// Returns its year, where that is not over on a day: an archive of that day holds a part of it.
    pub fn running(self, day: Day) -> Option<u16> {
        match self {
            Self::Year(year) if day.year() <= year => Some(year),
            _ => None,
        }
    }

    /// Tells whether a year belongs to it.
    pub fn holds(self, year: u16) -> bool {
        match self {
            Self::Year(own) => own == year,
            Self::All => true,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::All => f.write_str(Self::ALL),
        }
    }
}

/// What texts link to that is not in the copy: each link, a record as `meeting:<id>` or a path from the site's root, with its
/// path on the living site from a page of each language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beyond(pub BTreeMap<String, [Option<String>; 2]>);

impl Beyond {
    /// Finds the path on the living site that a link leads to from a page of a language.
    pub fn find(&self, link: &str, language: Language) -> Option<&str> {
        let [vi, en] = self.0.get(link)?;
        match language {
            Language::Vi => vi.as_deref(),
            Language::En => en.as_deref().or(vi.as_deref()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Period;
    use crate::model::time::Day;

    #[test]
    fn a_year_runs_until_its_last_day_is_over() {
        let running = |day| Period::Year(2025).running(Day::parse(day).expect("a day"));
        assert_eq!(["2024-06-01", "2025-01-01", "2025-12-31"].map(running), [Some(2025); 3]);
        assert_eq!(running("2026-01-01"), None);
        assert_eq!(Period::All.running(Day::parse("2025-06-01").expect("a day")), None);
    }

    #[test]
    fn a_period_is_a_year_or_all() {
        for text in ["2022", "all"] {
            assert_eq!(Period::parse(text).expect(text).to_string(), text);
        }
        for wrong in ["", "22", "02022", "+202", "1899", "2022-08", "All", "tất cả"] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }
}
