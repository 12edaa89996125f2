//! What the parser of TOML finds, in words that help who wrote the file.
//!
//! The parser's own messages are in English and about its grammar; here each is known by its first words.

use super::toml_slips::{
    CAPITALS, COLON, COMMA_BEHIND, CURLY, ESCAPE, NO_KEY, NO_KEY_OF_DATA, NO_VALUE, OLD_LINE_ENDS,
    OTHER, QUOTES_WITHIN, SYNTAX, UNQUOTED,
};
use super::whole_number;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Span;
use crate::ground::text::clip::clip;
use crate::ground::text::fold;
use crate::model::time::PartialDate;

/// A slip as the parser found it.
#[derive(Clone, Copy)]
pub(super) struct Slip<'t> {
    /// The parser's message.
    pub(super) message: &'t str,
    /// What is written at the place.
    pub(super) written: &'t str,
    /// The line of the place.
    pub(super) line: &'t str,
    /// Where in the line it is.
    pub(super) at: usize,
    /// Whether it stands above the text of an article.
    pub(super) is_front_matter: bool,
}

impl<'t> Slip<'t> {
    /// Returns the key that the slip is behind on its line, and all that is written as its value.
    fn entry(&self) -> Option<(&'t str, &'t str)> {
        let equals = self.line.get(..self.at)?.rfind('=')?;
        let (before, value) = (self.line[..equals].trim_end(), &self.line[equals + 1..]);
        let key = before.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?;
        let end = match before.contains('{') {
            true => value.find([',', '}', '#']),
            false => value.find('#'),
        };
        Some((key, value[..end.unwrap_or(value.len())].trim()))
    }

    /// Returns that entry where its key takes a whole number.
    fn number(&self) -> Option<(&'t str, &'t str)> {
        self.entry().filter(|(key, _)| OF_NUMBERS.contains(key))
    }
}

/// The keys that take a whole number.
const OF_NUMBERS: [&str; 14] = [
    "count",
    "stated_total",
    "stated_collectives",
    "stated_individuals",
    "stated_households",
    "amount",
    "n",
    "of",
    "for",
    "against",
    "abstain",
    "given_words",
    "menu_order",
    "schema",
];

/// Tells whether a slip damages one value only, so that the keys around it were all seen.
pub(super) fn is_about_a_value(message: &str) -> bool {
    let of_value = ["invalid date", "invalid float", "unexpected leading zero", "duplicate key"];
    is_unquoted(message) || of_value.iter().any(|start| message.starts_with(start))
}

/// Tells whether a slip is a word without quotes; those that begin as `nan`, `inf`, `true` and `false` are taken for these.
fn is_unquoted(message: &str) -> bool {
    let for_another = ["`nan`", "`inf`", "`true`", "`false`"];
    message.starts_with("string values must be quoted")
        || for_another.iter().any(|word| message.ends_with(word))
}

/// Tells whether a slip ends with its line. Others leave a bracket open: what stands behind is then read as if it stood
/// within, and what is said of it may be wrong.
pub(super) fn is_within_its_line(message: &str) -> bool {
    const OF_ONE_LINE: [&str; 17] = [
        "key with no value",
        "missing value",
        "missing opening quote",
        "missing escaped value",
        "invalid basic string",
        "invalid literal string",
        "invalid unquoted key",
        "invalid value",
        "too few unicode value digits",
        "unclosed array table",
        "unclosed table",
        "unexpected key or value",
        "unquoted keys cannot be empty",
        "cannot extend value",
        "extra `=`",
        "redundant",
        "unexpected sign",
    ];
    is_about_a_value(message) || OF_ONE_LINE.iter().any(|start| message.starts_with(start))
}

/// Tells whether the same slip on the next line is the same one: a text that stands where keys should.
pub(super) fn runs_on(message: &str) -> bool {
    !is_about_a_value(message) && !message.starts_with("unexpected key or value")
}

/// Tells whether a slip lies in a single word, whatever it stands within.
pub(super) fn is_within_a_word(message: &str) -> bool {
    ["invalid date", "unexpected leading zero"].iter().any(|start| message.starts_with(start))
}

/// Says in our own words what the parser found.
pub(super) fn explain(slip: Slip<'_>, span: Span) -> Diagnostic {
    let written = slip.written.trim();
    if let Some((key, value)) = slip.number().filter(|_| is_of_number(slip.message)) {
        return not_a_number(key, value, span);
    }
    if slip.message.starts_with("invalid date") && !is_id(written) {
        return match PartialDate::parse(written) {
            Some(_) => match day_key(slip) {
                Some(key) => super::dates::lacks_the_day(key, written, span),
                None => Diagnostic::at(Code::UnquotedDate, span).with("value", written),
            },
            None => not_a_date(slip, span),
        };
    }
    let is_like_a_date = |c: char| c.is_ascii_digit() || "/.-".contains(c);
    let is_date = written.contains('/') || super::dates::meant(written).is_some();
    if is_date && written.chars().all(is_like_a_date) {
        return not_a_date(slip, span);
    }
    let (reason, help) = words(slip);
    Diagnostic::at(Code::TomlSyntax, span).with("reason", reason).with("help", help)
}

/// Tells whether a slip within the value of a number may be one of its writing, and not of what stands around it.
fn is_of_number(message: &str) -> bool {
    is_unquoted(message)
        || ["invalid float", "unexpected leading zero", "unexpected key or value"]
            .iter()
            .any(|start| message.starts_with(start))
}

fn not_a_number(key: &str, value: &str, span: Span) -> Diagnostic {
    let value = clip(value);
    let reason = Value::words(
        format!("`{value}` không phải cách viết một số nguyên"),
        format!("`{value}` is not how a whole number is written"),
    );
    let help = match whole_number::meant(&value) {
        Some(n) => Value::words(format!("viết `{key} = {n}`"), format!("write `{key} = {n}`")),
        None => Value::words(
            "viết số bằng chữ số liền nhau, không dấu chấm, dấu phẩy hay chữ",
            "write it in digits alone, without points, commas or words",
        ),
    };
    Diagnostic::at(Code::TomlSyntax, span).with("reason", reason).with("help", help)
}

/// Tells whether a word without quotes is an id that begins with a day: `2022-08-23-hoi-nghi`.
fn is_id(written: &str) -> bool {
    let day = written.get(.."2022-08-23".len());
    let rest = written.get("2022-08-23".len()..).and_then(|rest| rest.strip_prefix('-'));
    day.is_some_and(|day| PartialDate::parse(day).is_some())
        && rest.is_some_and(|rest| rest.contains(|c: char| c.is_ascii_alphabetic()))
        && fold::is_slug(written)
}

/// Makes the finding about what TOML takes for a control character, in a path as Windows writes it: `2025\bien-ban.odt`.
pub(super) fn escaped(written: &str, span: Span) -> Diagnostic {
    let [_, _, help_vi, help_en] = ESCAPE;
    let reason = Value::words(
        format!("`{written}` trong chuỗi chữ là ký tự điều khiển, không phải dấu `\\` rồi một chữ"),
        format!(
            "`{written}` in a string is a control character, and not `\\` with a letter behind"
        ),
    );
    let found = Diagnostic::at(Code::TomlSyntax, span).with("reason", reason);
    found.with("help", Value::words(help_vi, help_en))
}

fn not_a_date(slip: Slip<'_>, span: Span) -> Diagnostic {
    let written = slip.written.trim();
    match day_key(slip) {
        Some(_) => super::dates::not_a_day(written, span),
        None => super::dates::not_a_date(written, span),
    }
}

/// Finds the key of a slip where it takes a whole day: a month in quotes would be refused there.
fn day_key<'t>(slip: Slip<'t>) -> Option<&'t str> {
    const OF_DAYS: [&str; 10] = [
        "until",
        "publish_at",
        "expires",
        "updated",
        "valid_from",
        "valid_to",
        "in_force_from",
        "in_force_to",
        "reviewed",
        "due",
    ];
    slip.entry().map(|(key, _)| key).filter(|key| OF_DAYS.contains(key))
}

fn words(slip: Slip<'_>) -> (Value, Value) {
    let written = slip.written.trim();
    let by_form = match slip.message {
        _ if slip.line.trim_end_matches('\r').contains('\r') => Some(&OLD_LINE_ENDS),
        _ if written.starts_with(['“', '”', '‘', '’', '«']) => Some(&CURLY),
        message if message.starts_with("key with no value") => Some(match slip.line {
            line if line.contains(':') && !line.contains('=') => &COLON,
            _ if slip.is_front_matter => &NO_KEY,
            _ => &NO_KEY_OF_DATA,
        }),
        message if message.starts_with("unexpected key or value") => {
            let is_comma = slip.line.get(slip.at..).is_some_and(|rest| rest.trim() == ",");
            let quotes = quotes_within(slip.line).map(|_| &QUOTES_WITHIN);
            if is_comma { Some(&COMMA_BEHIND) } else { quotes }
        }
        message
            if is_unquoted(message) && ["true", "false"].contains(&&*written.to_lowercase()) =>
        {
            Some(&CAPITALS)
        }
        message if is_unquoted(message) && !written.is_empty() => Some(&UNQUOTED),
        message if message.starts_with("invalid date") => Some(&UNQUOTED),
        message if message.starts_with("string values must be quoted") && written.is_empty() => {
            Some(&NO_VALUE)
        }
        _ => None,
    };
    let found = SYNTAX.iter().find(|(start, _)| slip.message.starts_with(start));
    let [vi, en, help_vi, help_en] = by_form.or(found.map(|(_, words)| words)).unwrap_or(&OTHER);
    let shown = match written.is_empty() || vi.contains("dòng `{}`") {
        true => clip(slip.line.trim()),
        false => clip(written),
    };
    let right = match vi {
        _ if *vi == CAPITALS[0] => written.to_lowercase(),
        _ => quotes_within(slip.line).unwrap_or_default(),
    };
    let fill = |text: &str| text.replace("{}", &shown).replace("{right}", &right);
    (Value::words(fill(vi), fill(en)), Value::words(fill(help_vi), fill(help_en)))
}

/// Puts curly quotes into a line in place of those that stand within its string; none where it has no such string.
fn quotes_within(line: &str) -> Option<String> {
    let (key, value) = line.split_once('=')?;
    let words = value.trim().strip_prefix('"')?.strip_suffix('"')?;
    let is_plain = words.matches('"').count() % 2 == 0 && !words.contains('\\');
    if !words.contains('"') || !is_plain {
        return None;
    }
    let mut right = format!("{} = \"", key.trim());
    for (n, part) in words.split('"').enumerate() {
        let closes = if n % 2 == 0 { "”" } else { "“" };
        right.extend((n > 0).then_some(closes));
        right.push_str(part);
    }
    right.push('"');
    Some(right)
}

#[cfg(test)]
mod tests {
    use super::{Slip, words};
    use crate::ground::diagnostic::Value;

    #[test]
    fn an_unknown_message_of_the_parser_still_says_something() {
        let slip = Slip {
            message: "something new",
            written: "",
            line: " a ? b ",
            at: 0,
            is_front_matter: false,
        };
        let (reason, _) = words(slip);
        assert_eq!(reason, Value::words("không hiểu được `a ? b`", "`a ? b` cannot be understood"));
    }
}
