//! What a value may be: one rule for each type, with the words of its errors.
//!
//! Tables are read key by key elsewhere, and so are the words of the vocabulary.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned as TomlSpanned;
use toml::de::DeValue;

use super::decode;
use super::example::{Expected, NUMBER, put_right};
use super::markup;
use super::reading::Reading;
use super::toml_text::find_escape;
use super::toml_words;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::{Span, Spanned};
use crate::ground::text::clip::clip;
use crate::ground::text::like_d::with_dd;
use crate::ground::text::{nfc, scan};
use crate::model::site::BaseUrl;

/// Keys whose letters must stay as they are: the files of the disk, and what a message quotes.
const AS_WRITTEN: [&str; 4] = ["file", "src", "minutes", "value"];

type TomlValue<'t> = TomlSpanned<DeValue<'t>>;

/// A key whose value is being read.
pub struct Named<'a, 't> {
    /// The text that it stands in.
    pub reading: &'a Reading<'t>,
    /// The key.
    pub key: &'a str,
    /// Whether the value is one of the list that the key holds.
    pub in_list: bool,
}

/// A type that a value can be read as.
pub trait Field: Sized {
    /// What the key expects.
    const EXPECTED: Expected;

    /// Reads a value; what is wrong with it is reported through `named`.
    fn read<'t>(named: &Named<'_, 't>, value: &TomlValue<'t>) -> Option<Self>;

    /// Makes a value that stands in for one that could not be read.
    fn stand_in(at: Span) -> Self;
}

impl<'a, 't> Named<'a, 't> {
    /// Names the key of a value.
    pub fn new(reading: &'a Reading<'t>, key: &'a str) -> Self {
        Self { reading, key, in_list: false }
    }

    /// Names the key of a list, of which a value is one.
    pub fn in_list(reading: &'a Reading<'t>, key: &'a str) -> Self {
        Self { reading, key, in_list: true }
    }

    /// What a table expects.
    pub const TABLE: Expected = Expected { vi: "một bảng", en: "a table", example: "{ ... }" };
    /// What a list of tables expects.
    pub const TABLES: Expected =
        Expected { vi: "danh sách bảng", en: "a list of tables", example: "[ { ... } ]" };

    /// Returns the span of a value.
    pub fn span(&self, value: &TomlValue<'_>) -> Span {
        self.reading.toml.span(value.span())
    }

    /// Returns what was written.
    pub fn written(&self, range: Range<usize>) -> String {
        self.reading.toml.written(range)
    }

    /// Reports a value of another type.
    pub fn wrong_type(&self, value: &TomlValue<'_>, expected: &Expected) {
        self.wrong_type_like(value, expected, self.example(value, expected));
    }

    /// Reads one of a few words; a value of another type is none of them in quotes either.
    pub fn closed_word(&self, value: &TomlValue<'_>, expected: &Expected) -> Option<String> {
        if value.get_ref().as_str().is_none() {
            self.wrong_type_like(value, expected, expected.example.to_owned());
            return None;
        }
        String::read(self, value)
    }

    fn wrong_type_like(&self, value: &TomlValue<'_>, expected: &Expected, example: String) {
        let (vi, en) = match value.get_ref() {
            DeValue::String(_) => ("một chuỗi chữ", "a string"),
            DeValue::Integer(_) => ("một số nguyên", "a whole number"),
            DeValue::Float(_) => ("một số lẻ", "a number with a fraction"),
            DeValue::Boolean(_) => ("true hoặc false", "true or false"),
            DeValue::Datetime(_) => ("một ngày giờ", "a date or time"),
            DeValue::Array(_) => ("một danh sách", "a list"),
            DeValue::Table(_) => ("một bảng", "a table"),
        };
        let written = match value.get_ref() {
            DeValue::Array(_) | DeValue::Table(_) => String::new(),
            _ => format!(" `{}`", self.written(value.span())),
        };
        self.reading.push(
            Diagnostic::at(Code::WrongType, self.span(value))
                .with("key", self.key)
                .with("found", Value::words(format!("{vi}{written}"), format!("{en}{written}")))
                .with(
                    "is",
                    if self.in_list {
                        Value::words("có", "holds")
                    } else {
                        Value::words("là", "is")
                    },
                )
                .with("expected", Value::words(expected.vi, expected.en))
                .with("mend", self.mend(value, expected, &example)),
        );
    }

    /// Says what to write in place of a value of another type.
    fn mend(&self, value: &TomlValue<'_>, expected: &Expected, example: &str) -> Value {
        if expected.example == Self::TABLES.example {
            let header = self.reading.toml.header(self.span(value), self.key);
            return Value::words(
                format!(
                    "mở mỗi mục bằng một dòng `[[{header}]]`, các khóa của mục ấy ở những dòng dưới"
                ),
                format!("open each entry with a line `[[{header}]]`, its keys on the lines below"),
            );
        }
        match self.in_list {
            true => Value::words(
                format!("ghi `{example}` vào chỗ ấy trong danh sách"),
                format!("write `{example}` at that place of the list"),
            ),
            false => Value::words(
                format!("viết `{} = {example}`", self.key),
                format!("write `{} = {example}`", self.key),
            ),
        }
    }

    fn example(&self, value: &TomlValue<'_>, expected: &Expected) -> String {
        let right = put_right(value, expected.example, |it| self.written(it.span()));
        right.unwrap_or_else(|| expected.example.to_owned())
    }

    /// Returns where a character of a string stands; where it is written in other signs (`\u0007`), the
    /// whole string.
    fn span_of(&self, value: &TomlValue<'_>, character: char) -> Span {
        let whole = self.span(value);
        let toml = self.reading.toml;
        let at = toml.text.get(whole.range()).and_then(|written| written.find(character));
        at.map_or(whole, |at| {
            let start = whole.range().start + at;
            Span::new(toml.file, start..start + character.len_utf8())
        })
    }

    /// Reports Markdown and HTML in words that pages show as they are written.
    fn refuse_markup(&self, value: &TomlValue<'_>, text: &str) {
        // No page shows these, or they name what was found in a text.
        const PASSED: [&str; 4] = ["note", "reason", "rule", "value"];
        let found = markup::find(text);
        if found.is_empty() || PASSED.contains(&self.key) {
            return;
        }
        let (whole, toml) = (self.span(value), self.reading.toml);
        let written = toml.text.get(whole.range()).unwrap_or("");
        let mut told = BTreeSet::new();
        // What stands there twice is one finding.
        for markup in found.into_iter().map(|found| &text[found]).filter(|it| told.insert(*it)) {
            let at = written.find(markup).map(|at| whole.range().start + at);
            let span = at.map_or(whole, |at| Span::new(toml.file, at..at + markup.len()));
            self.reading.push(
                Diagnostic::at(Code::MarkupInWords, span)
                    .with("key", self.key)
                    .with("value", clip(markup)),
            );
        }
    }

    /// Reports the characters of a string that nobody sees, each once.
    fn refuse_hidden(&self, value: &TomlValue<'_>, text: &str) {
        let characters: BTreeSet<char> =
            scan::hidden(text).map(|(_, character)| character).collect();
        for character in characters {
            self.reading.push(
                Diagnostic::at(Code::HiddenCharacter, self.span_of(value, character))
                    .with("character", decode::name(character))
                    .with("key", format!("`{}`", self.key)),
            );
        }
    }

    /// Makes the finding about a control character: one that nobody sees, or what TOML makes of `2025\bien-ban.odt`.
    fn control(&self, value: &TomlValue<'_>, character: char) -> Diagnostic {
        let letters: &[u8] = match character {
            '\u{8}' => b"b",
            '\u{c}' => b"f",
            _ => b"",
        };
        let (span, toml) = (self.span(value), self.reading.toml);
        let written = toml.text.get(span.range()).unwrap_or("");
        match find_escape(written, letters) {
            Some(at) => {
                let start = span.range().start + at;
                let at = Span::new(toml.file, start..start + "\\b".len());
                toml_words::escaped(&toml.text[at.range()], at)
            }
            None => Diagnostic::at(Code::ControlCharacter, self.span_of(value, character))
                .with("character", decode::name(character)),
        }
    }

    /// Reports a value of the right type that cannot be.
    pub fn bad_value(&self, value: &TomlValue<'_>, why: Value, expected: Value) {
        self.reading.push(
            Diagnostic::at(Code::BadValue, self.span(value))
                .with("key", self.key)
                .with("value", self.written(value.span()))
                .with("why", why)
                .with("expected", expected),
        );
    }

    /// Reads a string as it is; anything else is reported as not `expected`.
    pub fn string<'v>(&self, value: &'v TomlValue<'_>, expected: &Expected) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(value, expected);
        }
        text
    }

    fn whole(&self, value: &TomlValue<'_>, most: u64, expected: &Expected) -> Option<u64> {
        let DeValue::Integer(number) = value.get_ref() else {
            self.wrong_type(value, expected);
            return None;
        };
        let read = i128::from_str_radix(number.as_str(), number.radix()).ok();
        let in_range = read.filter(|n| (0..=i128::from(most)).contains(n));
        if in_range.is_none() {
            self.bad_value(
                value,
                Value::words("ngoài phạm vi", "out of range"),
                Value::words(
                    format!("một số từ 0 đến {most}"),
                    format!("a number from 0 to {most}"),
                ),
            );
        }
        in_range.and_then(|n| u64::try_from(n).ok())
    }
}

impl Field for String {
    const EXPECTED: Expected =
        Expected { vi: "một chuỗi chữ", en: "a string", example: "\"...\"" };

    fn read<'t>(named: &Named<'_, 't>, value: &TomlValue<'t>) -> Option<Self> {
        let text = named.string(value, &Self::EXPECTED)?;
        if text.trim().is_empty() {
            named.bad_value(
                value,
                Value::words("chuỗi rỗng", "it is empty"),
                Value::words(
                    "ít nhất một chữ, hoặc bỏ khóa nếu khóa không bắt buộc",
                    "some words, or drop the key where it is not required",
                ),
            );
            return None;
        }
        if let Some((_, character)) = scan::odd_control(text) {
            named.reading.push(named.control(value, character));
            return None;
        }
        named.refuse_hidden(value, text);
        named.refuse_markup(value, text);
        let composed = nfc::nfc(text);
        match AS_WRITTEN.contains(&named.key) {
            true => Some(composed.into_owned()),
            false => Some(with_dd(&composed).into_owned()),
        }
    }

    fn stand_in(_: Span) -> Self {
        Self::new()
    }
}

impl Field for bool {
    const EXPECTED: Expected =
        Expected { vi: "true hoặc false", en: "true or false", example: "true" };

    fn read<'t>(named: &Named<'_, 't>, value: &TomlValue<'t>) -> Option<Self> {
        let read = value.get_ref().as_bool();
        if read.is_none() {
            named.wrong_type(value, &Self::EXPECTED);
        }
        read
    }

    fn stand_in(_: Span) -> Self {
        false
    }
}

macro_rules! whole_number {
    ($type:ty, $most:expr) => {
        impl Field for $type {
            const EXPECTED: Expected =
                Expected { vi: "một số nguyên", en: "a whole number", example: NUMBER };

            fn read<'t>(named: &Named<'_, 't>, value: &TomlValue<'t>) -> Option<Self> {
                let most = u64::from(<$type>::MAX).min($most);
                let read = named.whole(value, most, &Self::EXPECTED)?;
                <$type>::try_from(read).ok()
            }

            fn stand_in(_: Span) -> Self {
                1
            }
        }
    };
}

/// The most that can be counted: sums of a file's numbers then stay within their type.
const MOST: u64 = 1_000_000;
/// The most money of one award, in đồng.
const MOST_MONEY: u64 = 1_000_000_000_000;

whole_number!(u8, MOST);
whole_number!(u32, MOST);
whole_number!(u64, MOST_MONEY);

impl Field for BaseUrl {
    const EXPECTED: Expected = Expected {
        vi: "địa chỉ đầy đủ của trang",
        en: "the site's whole address",
        example: "\"https://bantin.example/\"",
    };

    fn read<'t>(named: &Named<'_, 't>, value: &TomlValue<'t>) -> Option<Self> {
        let text = named.string(value, &Self::EXPECTED)?;
        let read = Self::parse(text);
        if read.is_none() {
            named.bad_value(
                value,
                Value::words("không phải địa chỉ http(s) đầy đủ", "it is no whole http(s) address"),
                Value::words(
                    "địa chỉ đầy đủ, như \"https://bantin.example/\"",
                    "the whole address, such as \"https://bantin.example/\"",
                ),
            );
        }
        read
    }

    fn stand_in(_: Span) -> Self {
        Self::parse("https://bantin.example/").expect("it is an address")
    }
}

impl<T: Field> Field for Spanned<T> {
    const EXPECTED: Expected = T::EXPECTED;

    fn read<'t>(named: &Named<'_, 't>, value: &TomlValue<'t>) -> Option<Self> {
        T::read(named, value).map(|read| Self::new(read, named.span(value)))
    }

    fn stand_in(at: Span) -> Self {
        Self::new(T::stand_in(at), at)
    }
}

impl<T: Field> Field for Vec<T> {
    const EXPECTED: Expected =
        Expected { vi: "một danh sách", en: "a list", example: "[\"...\"]" };

    fn read<'t>(named: &Named<'_, 't>, value: &TomlValue<'t>) -> Option<Self> {
        let DeValue::Array(elements) = value.get_ref() else {
            named.wrong_type(value, &Self::EXPECTED);
            return None;
        };
        // All elements are read, so that all their errors are reported.
        let named = Named::in_list(named.reading, named.key);
        let read: Vec<_> = elements.iter().map(|element| T::read(&named, element)).collect();
        read.into_iter().collect()
    }

    fn stand_in(_: Span) -> Self {
        Self::new()
    }
}
