//! The lines of a calendar (RFC 5545): the one helper that escapes, folds and ends them. What they say is not here.

use crate::render::view::Text;

/// The most octets of a line, without its end.
const LONGEST: usize = 75;

/// A calendar that is being written, one property a line.
pub(super) struct Lines {
    out: String,
    open: Vec<&'static str>,
}

impl Lines {
    pub(super) fn new() -> Self {
        Self { out: String::new(), open: Vec::new() }
    }

    /// Opens a component.
    pub(super) fn begin(&mut self, component: &'static str) {
        self.line(&format!("BEGIN:{component}"));
        self.open.push(component);
    }

    /// Closes the component that was opened last.
    pub(super) fn end(&mut self) {
        if let Some(component) = self.open.pop() {
            self.line(&format!("END:{component}"));
        }
    }

    /// Writes a property whose value is no words: a date, a number, an address, a word of the format. What comes from
    /// records has been made of checked parts; a line break could be in none of them.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{value}"));
    }

    /// Writes words, with their language where it is not the calendar's.
    pub(super) fn words(&mut self, name: &str, words: &Text) {
        let language = words.lang.map_or_else(String::new, |lang| format!(";LANGUAGE={lang}"));
        self.line(&format!("{name}{language}:{}", escape(&words.text)));
    }

    /// Ends the calendar.
    pub(super) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.end();
        }
        self.out.into_bytes()
    }

    /// Writes a line and folds it where it is too long, never within a character. The blank that marks a folded line counts.
    fn line(&mut self, line: &str) {
        let mut taken = 0;
        for character in line.chars() {
            if taken + character.len_utf8() > LONGEST {
                self.out.push_str("\r\n ");
                taken = 1;
            }
            self.out.push(character);
            taken += character.len_utf8();
        }
        self.out.push_str("\r\n");
    }
}

/// Escapes words for a property, and drops control characters, which no line may hold.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' | '\r' => escaped.push_str("\\n"),
            other if other.is_control() && other != '\t' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::{LONGEST, Lines, escape};
    use crate::render::view::Text;

    fn written(text: &str) -> String {
        let mut lines = Lines::new();
        lines.words("SUMMARY", &Text { text: text.to_owned(), lang: None });
        String::from_utf8(lines.finish()).expect("it is text")
    }

    /// What a reader of calendars makes of a line.
    fn read(line: &str) -> String {
        let unfolded = line.replace("\r\n ", "");
        let value = unfolded.strip_prefix("SUMMARY:").and_then(|it| it.strip_suffix("\r\n"));
        let (mut text, mut is_escape) = (String::new(), false);
        for character in value.expect("it is one line").chars() {
            match (is_escape, character) {
                (false, '\\') => is_escape = true,
                (true, 'n') => (text.push('\n'), is_escape = false).0,
                (_, other) => (text.push(other), is_escape = false).0,
            }
        }
        text
    }

    #[test]
    fn words_cannot_leave_their_line() {
        assert_eq!(escape("a, b; c\\d"), "a\\, b\\; c\\\\d");
        assert_eq!(escape("a\r\nATTENDEE:x\rb\nc\u{0}\u{7}"), "a\\nATTENDEE:x\\nb\\nc");
        assert_eq!(written("x\nEND:VEVENT"), "SUMMARY:x\\nEND:VEVENT\r\n");
    }

    #[test]
    fn a_line_is_folded_at_75_octets_and_within_no_character() {
        for (words, length) in [("a", 200), ("ễ", 90), ("aễ", 99), ("𠀋", 40)] {
            let line = written(&words.repeat(length));
            let parts: Vec<_> = line.trim_end_matches("\r\n").split("\r\n").collect();
            assert!(parts.len() > 2 && parts[1..].iter().all(|part| part.starts_with(' ')));
            assert!(parts.iter().all(|part| part.len() <= LONGEST), "{parts:#?}");
            // No character more would have fitted.
            assert!(parts[0].len() > LONGEST - 4 && parts[1].len() > LONGEST - 4);
            assert_eq!(read(&line), words.repeat(length));
        }
        assert_eq!(written(&"a".repeat(67)).matches("\r\n").count(), 1);
        assert_eq!(written(&"a".repeat(68)).matches("\r\n").count(), 2);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in any::<String>()) {
            let line = written(&text);
            let lines: Vec<_> = line.split_inclusive("\r\n").collect();
            assert!(lines.iter().skip(1).all(|line| line.starts_with(' ')));
            let kept = text.replace("\r\n", "\n").replace('\r', "\n");
            let kept: String = kept.chars().filter(|c| !c.is_control() || "\n\t".contains(*c)).collect();
            assert_eq!(read(&line), kept);
        }
    }
}
