//! The keys of a record as TOML writes them.

use std::fmt::Display;

use super::two::Two;

/// Keys with their values, line after line.
#[derive(Default)]
pub(crate) struct Keys(String);

impl Keys {
    /// Writes a text.
    pub(crate) fn text(&mut self, key: &str, text: &str) -> &mut Self {
        self.bare(key, quoted(text))
    }

    /// Writes a text in both languages.
    pub(crate) fn label(&mut self, key: &str, words: &Two) -> &mut Self {
        self.bare(key, label(words))
    }

    /// Writes a list of texts.
    pub(crate) fn list<T: AsRef<str>>(
        &mut self,
        key: &str,
        texts: impl IntoIterator<Item = T>,
    ) -> &mut Self {
        let texts: Vec<_> = texts.into_iter().map(|text| quoted(text.as_ref())).collect();
        self.bare(key, format!("[{}]", texts.join(", ")))
    }

    /// Writes what TOML reads as it stands: a number, a day, a table on one line.
    pub(crate) fn bare(&mut self, key: &str, value: impl Display) -> &mut Self {
        self.0.push_str(&format!("{key} = {value}\n"));
        self
    }

    /// Writes what TOML reads as it stands, where there is something.
    pub(crate) fn some(&mut self, key: &str, value: Option<impl Display>) -> &mut Self {
        match value {
            Some(value) => self.bare(key, value),
            None => self,
        }
    }

    /// Starts a table: `[[awards]]`.
    pub(crate) fn table(&mut self, head: &str) -> &mut Self {
        self.0.push_str(&format!("\n{head}\n"));
        self
    }

    /// Returns what was written.
    pub(crate) fn written(&self) -> &str {
        &self.0
    }
}

/// Writes a text of TOML.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Writes words as a label: `{ vi = "...", en = "..." }`.
pub(crate) fn label(words: &Two) -> String {
    format!("{{ vi = {}, en = {} }}", quoted(&words.vi), quoted(&words.en))
}
