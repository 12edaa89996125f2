//! The words of a file that programs read: what is escaped in it as letters, marks taken out, cells beside each other.
//!
//! It is for looking for words and never for showing. Nothing of a format is checked, and what is no escape stays as it is.
//! A file goes by in pieces: what may go on with the next one is held back, and never more of it than a screen or two.

mod bytes;
mod code_page;
mod escape;
mod head_word;
mod letters;
mod lines;
mod mail;
mod markup;
mod rtf;
mod sheet_head;

pub use escape::written_out;
pub use letters::{Letters, may_be_text};

use self::lines::{Lines, line};
use self::markup::Markup;
use self::rtf::Rtf;

/// Stands between two cells of a row.
pub const CELL: char = '\u{1F}';

/// Stands between two rows, and between any other lines.
pub const ROW: char = '\u{1E}';

/// So many bytes are waited for before something is read that may be longer than a letter.
const AHEAD: usize = 1 << 10;

/// How a file writes its words, as its first letters tell.
enum Kind {
    /// Lines, with commas, tabs and other signs between cells.
    Lines(Lines),
    /// Objects and their values: whoever is in one object is in one row.
    Json,
    /// XML and HTML.
    Markup(Markup),
    Rtf(Rtf),
    /// Calendars and cards, whose long lines are folded.
    Card,
    Mail(mail::Open),
}

/// A file that goes by.
#[derive(Default)]
pub struct Plain {
    kind: Option<Kind>,
    rest: String,
}

impl Plain {
    /// Returns the words of the text that follows, as far as they are whole. The first are behind a [`ROW`].
    pub fn take(&mut self, text: &str) -> String {
        let mut words = String::with_capacity(text.len() + 1);
        self.read(text, false, &mut words);
        words
    }

    /// Returns the last words, with a [`ROW`] behind them, and begins anew.
    pub fn end(&mut self) -> String {
        let mut words = String::new();
        self.read("", true, &mut words);
        words.push(ROW);
        if let Some(Kind::Markup(markup)) = &mut self.kind {
            markup.tell_aside(&mut words);
        }
        *self = Self::default();
        words
    }

    fn read(&mut self, text: &str, is_end: bool, words: &mut String) {
        self.rest.push_str(text);
        if self.rest.is_empty() && !is_end {
            return;
        }
        let rest = std::mem::take(&mut self.rest);
        let kind = self.kind.get_or_insert_with(|| {
            words.push(ROW);
            Kind::of(&rest)
        });
        let mut at = 0;
        while at < rest.len() {
            let next = rest[at..].find(kind.signs()).unwrap_or(rest.len() - at);
            kind.say(&rest[at..at + next], words);
            at += next;
            let here = &rest[at..];
            let is_held = !is_end && here.len() < kind.ahead(here);
            if here.is_empty() || is_held {
                break;
            }
            at += kind.step(here, words);
        }
        self.rest = rest[at..].to_owned();
    }
}

impl Kind {
    fn of(head: &str) -> Self {
        let start = head.trim_start_matches('\u{FEFF}').trim_start();
        let is_object = |start: &str| {
            let behind = start.strip_prefix(['{', '[']).map(str::trim_start);
            behind.is_some_and(|it| it.starts_with(['"', '{', '[']))
        };
        match start {
            _ if start.starts_with("{\\rtf") => Self::Rtf(Rtf::of(start)),
            _ if start.starts_with('<') => Self::Markup(Markup::default()),
            _ if start.starts_with("BEGIN:V") => Self::Card,
            _ if mail::is_mail(start) => Self::Mail(mail::Open::default()),
            _ if is_object(start) => Self::Json,
            _ => Self::Lines(Lines::of(start)),
        }
    }

    /// Returns the signs that are more than themselves.
    fn signs(&self) -> &'static [char] {
        match self {
            Self::Lines(_) | Self::Mail(_) => {
                &['\\', '&', '%', '=', ',', ';', '|', '"', '\t', '\n', CELL, ROW]
            }
            Self::Json => &['\\', '&', '%', '"', '{', '}', '[', ']'],
            Self::Markup(_) => &['<', '&', '%', ']'],
            Self::Rtf(_) => &['\\', '{', '}', '\r', '\n', '%'],
            Self::Card => &['\\', '&', '%', '=', ',', ';', ':', '\r', '\n'],
        }
    }

    /// Tells how many bytes have to be there before a sign is read.
    fn ahead(&self, rest: &str) -> usize {
        match self {
            Self::Markup(_) if rest.starts_with('<') => markup::ahead(rest),
            _ => AHEAD,
        }
    }

    fn say(&mut self, text: &str, words: &mut String) {
        words.push_str(text);
        if let Self::Markup(markup) = self {
            markup.said(text);
        }
    }

    /// Reads what a sign begins, and tells how long that is.
    fn step(&mut self, rest: &str, words: &mut String) -> usize {
        if let Self::Markup(markup) = self
            && rest.starts_with('<')
        {
            return markup.mark(rest, words);
        }
        let read = match self {
            Self::Rtf(rtf) => rtf.read(rest).or_else(|| escape::of_address(rest)),
            Self::Json => {
                escape::of_json(rest).or_else(|| escape::any(rest)).or_else(|| json(rest))
            }
            Self::Card => card(rest).or_else(|| mailed(rest)),
            Self::Mail(open) => open.read(rest).or_else(|| mailed(rest)),
            Self::Lines(lines) => {
                escape::of_json(rest).or_else(|| escape::any(rest)).or_else(|| lines.read(rest))
            }
            Self::Markup(markup) => markup.sign(rest).or_else(|| escape::any(rest)),
        };
        let own = rest.chars().next().map_or(0, char::len_utf8);
        let (said, len) = read.unwrap_or_else(|| (rest[..own].to_owned(), own));
        self.say(&said, words);
        len
    }
}

/// Reads what a mail or a card has in it beside words.
fn mailed(text: &str) -> Option<(String, usize)> {
    escape::of_mail(text).or_else(|| escape::any(text)).or_else(|| line(text))
}

/// Reads what parts values of JSON: a quotation mark on either side of each, a bracket around all.
fn json(text: &str) -> Option<(String, usize)> {
    match text.as_bytes()[0] {
        b'"' => Some((CELL.to_string(), 1)),
        b'{' | b'}' | b'[' | b']' => Some((ROW.to_string(), 1)),
        _ => None,
    }
}

/// Reads what is folded in a line of a card, and what parts its values: `N:Nguyễn;Đạt;Hòa;;`.
fn card(text: &str) -> Option<(String, usize)> {
    let line = text.strip_prefix('\r').unwrap_or(text);
    if let Some(behind) = line.strip_prefix('\n').and_then(|it| it.strip_prefix([' ', '\t'])) {
        return Some((String::new(), text.len() - behind.len()));
    }
    match text.as_bytes() {
        [b'\\', b'n' | b'N', ..] => Some((" ".to_owned(), 2)),
        [b'\\', sign @ (b',' | b';' | b'\\'), ..] => Some((char::from(*sign).to_string(), 2)),
        [b':' | b';', ..] => Some((CELL.to_string(), 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
