//! Days, half-known dates and times of the clock as values of keys.

use toml::Spanned as TomlSpanned;
use toml::de::DeValue;

use super::dates;
use super::example::Expected;
use super::field::{Field, Named};
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Span;
use crate::model::meeting::ClockTime;
use crate::model::time::{Day, PartialDate};

type TomlValue<'t> = TomlSpanned<DeValue<'t>>;

impl Field for PartialDate {
    const EXPECTED: Expected = Expected {
        vi: "một ngày không kèm giờ, hoặc tháng hay năm trong dấu ngoặc kép",
        en: "a date without a time, or a month or year in quotes",
        example: "2022-08-23",
    };

    fn read<'t>(named: &Named<'_, 't>, value: &TomlValue<'t>) -> Option<Self> {
        match value.get_ref() {
            DeValue::Datetime(stamp) if stamp.time.is_none() => {
                let read = stamp.date.and_then(|date| Day::new(date.year, date.month, date.day));
                read.map(Self::Day).or_else(|| bad_date(named, value))
            }
            DeValue::String(text) => Self::parse(text.trim()).or_else(|| bad_date(named, value)),
            DeValue::Integer(number) if number.as_str().len() == 4 => {
                named.reading.push(
                    Diagnostic::at(Code::UnquotedDate, named.span(value)).with("value", number),
                );
                None
            }
            // A month and its year: `3.2026`.
            DeValue::Float(_) if dates::meant(&named.written(value.span())).is_some() => {
                bad_date(named, value)
            }
            _ => {
                named.wrong_type(value, &Self::EXPECTED);
                None
            }
        }
    }

    fn stand_in(_: Span) -> Self {
        Self::parse("2000").expect("it is a year")
    }
}

fn bad_date<T>(named: &Named<'_, '_>, value: &TomlValue<'_>) -> Option<T> {
    named.reading.push(dates::not_a_date(&as_date(named, value), named.span(value)));
    None
}

/// Returns what was written where a date should stand.
fn as_date(named: &Named<'_, '_>, value: &TomlValue<'_>) -> String {
    match value.get_ref() {
        DeValue::String(text) => text.clone().into_owned(),
        _ => named.written(value.span()),
    }
}

fn bad_day<T>(named: &Named<'_, '_>, value: &TomlValue<'_>) -> Option<T> {
    named.reading.push(dates::not_a_day(&as_date(named, value), named.span(value)));
    None
}

impl Field for Day {
    const EXPECTED: Expected = Expected { vi: "một ngày", en: "a date", example: "2022-08-23" };

    fn read<'t>(named: &Named<'_, 't>, value: &TomlValue<'t>) -> Option<Self> {
        match value.get_ref() {
            DeValue::Datetime(stamp) if stamp.time.is_none() => {
                let read = stamp.date.and_then(|date| Self::new(date.year, date.month, date.day));
                read.or_else(|| bad_day(named, value))
            }
            DeValue::String(text) if let Some(day) = Self::parse(text.trim()) => Some(day),
            DeValue::String(text) if PartialDate::parse(text).is_some() => {
                let written = named.written(value.span());
                let found = dates::lacks_the_day(named.key, &written, named.span(value));
                named.reading.push(found);
                None
            }
            DeValue::String(_) => bad_day(named, value),
            _ => {
                named.wrong_type(value, &Self::EXPECTED);
                None
            }
        }
    }

    fn stand_in(_: Span) -> Self {
        Self::new(2000, 1, 1).expect("it is a day")
    }
}

impl Field for ClockTime {
    const EXPECTED: Expected =
        Expected { vi: "giờ và phút", en: "hours and minutes", example: "14:00:00" };

    fn read<'t>(named: &Named<'_, 't>, value: &TomlValue<'t>) -> Option<Self> {
        if let DeValue::Datetime(stamp) = value.get_ref()
            && let (None, Some(time), None) = (stamp.date, stamp.time, stamp.offset)
        {
            if time.second.is_none() {
                named.reading.push(named.reading.toml.short_time(value.span()));
                return None;
            }
            return Self::parse(&format!("{:02}:{:02}", time.hour, time.minute));
        }
        let text = named.string(value, &Self::EXPECTED)?;
        let read = Self::parse(text);
        if read.is_none() {
            named.bad_value(
                value,
                Value::words("không phải giờ trong ngày", "it is no time of the day"),
                Value::words("giờ và phút, như 07:30:00", "hours and minutes, such as 07:30:00"),
            );
        }
        read
    }

    fn stand_in(_: Span) -> Self {
        Self::parse("00:00").expect("it is a time")
    }
}
