//! The words of the diagnostics, in Vietnamese and English, from the file `catalogue.toml`.
//!
//! A message names its values in braces: `{key}`. The catalogue knows nothing of where they come from.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Code, Diagnostic, Level, Value};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let text = include_str!("catalogue.toml");
    Catalogue(
        toml::from_str(text).expect("the catalogue is part of the program and is well formed"),
    )
});

/// All entries, by code.
pub struct Catalogue(BTreeMap<String, Entry>);

/// What the program knows of one code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The weight that the code has where the site says nothing.
    pub level: Level,
    /// Whether a site may change the level: only where the pages are right either way.
    #[serde(default)]
    pub adjustable: bool,
    /// Whether a record may accept one finding of it with a reason: its pages come out whole all the same.
    #[serde(default)]
    pub waivable: bool,
    /// Whether the world is at fault (disk, lock), not the content: exit code 3.
    #[serde(default)]
    pub world: bool,
    /// The words in Vietnamese.
    pub vi: Wording,
    /// The words in English.
    pub en: Wording,
}

/// The words of one code in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// One sentence that says what is wrong, with its values in braces.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// How such findings are mended, where `help` waits for the values of one.
    #[serde(default)]
    pub mend: Option<String>,
    /// One paragraph on the rule, for the manual.
    pub about: String,
}

impl Wording {
    /// Returns the first sentence of the paragraph on the rule.
    pub fn first_sentence(&self) -> &str {
        self.about.find(". ").map_or(&self.about, |end| &self.about[..=end])
    }

    /// Returns how such findings are mended, whatever the values of one are.
    pub fn general_help(&self) -> &str {
        self.mend.as_ref().unwrap_or(&self.help)
    }
}

/// A finding in words.
#[derive(Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// "Did you mean ...?", where there is a near name.
    pub suggestion: Option<String>,
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "error" => Ok(Self::Error),
            "warning" => Ok(Self::Warning),
            other => Err(serde::de::Error::custom(format!("no level `{other}`"))),
        }
    }
}

impl Catalogue {
    /// Returns the catalogue that is part of the program.
    pub fn get() -> &'static Self {
        &CATALOGUE
    }

    /// Returns the ids of all entries, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl Code {
    /// Returns what the catalogue says of the code.
    pub fn entry(self) -> &'static Entry {
        CATALOGUE.0.get(self.id()).expect("a test holds the codes and the catalogue together")
    }
}

impl Diagnostic {
    /// Writes the finding in words.
    pub fn message(&self, vietnamese: bool) -> Message {
        let entry = self.code.entry();
        let wording = if vietnamese { &entry.vi } else { &entry.en };
        Message {
            message: self.fill(&wording.message, vietnamese),
            help: self.fill(&wording.help, vietnamese),
            suggestion: self.nearest.as_ref().map(|near| match vietnamese {
                true => format!("có phải là `{near}`?"),
                false => format!("did you mean `{near}`?"),
            }),
        }
    }

    /// Lists the values that the message names, not those of its help.
    pub fn quoted(&self) -> impl Iterator<Item = &Value> {
        let mut rest = self.code.entry().en.message.as_str();
        std::iter::from_fn(move || {
            let (_, name, after) = next_place(rest)?;
            rest = after;
            Some(name)
        })
        .filter_map(|name| self.values.get(name))
    }

    fn fill(&self, template: &str, vietnamese: bool) -> String {
        let mut filled = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, name, after)) = next_place(rest) {
            filled.push_str(before);
            match self.values.get(name) {
                Some(Value::Plain(text)) => filled.push_str(text),
                Some(Value::Words { vi, en }) => filled.push_str(if vietnamese { vi } else { en }),
                None => filled.extend(["{", name, "}"]),
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

/// Splits at the first `{name}`, where a name is of lower-case letters.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|found| from + found) {
        let name_len = text[open + 1..].bytes().take_while(u8::is_ascii_lowercase).count();
        let close = open + 1 + name_len;
        if name_len > 0 && text.as_bytes().get(close) == Some(&b'}') {
            return Some((&text[..open], &text[open + 1..close], &text[close + 1..]));
        }
        from = open + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Catalogue, Wording, next_place};
    use crate::ground::diagnostic::Code;

    #[test]
    fn each_code_has_its_words_and_each_entry_its_code() {
        let codes: std::collections::BTreeSet<_> = Code::ALL.iter().map(|code| code.id()).collect();
        let entries: std::collections::BTreeSet<_> = Catalogue::get().ids().collect();
        assert_eq!(codes, entries);
    }

    #[test]
    fn both_languages_name_the_same_values() {
        for code in Code::ALL {
            let entry = code.entry();
            let names = |text: &str| {
                let mut names = std::collections::BTreeSet::new();
                let mut rest = text.to_owned();
                while let Some((_, name, after)) = next_place(&rest) {
                    names.insert(name.to_owned());
                    rest = after.to_owned();
                }
                names
            };
            assert_eq!(names(&entry.vi.message), names(&entry.en.message), "{}", code.id());
        }
    }

    #[test]
    fn a_sentence_ends_with_a_full_stop_and_a_blank() {
        let wording = |about: &str, help: &str| {
            let [message, about, help] = ["", about, help].map(str::to_owned);
            Wording { message, help, mend: None, about }
        };
        assert_eq!(
            wording("Of bulletin.toml. And more.", "").first_sentence(),
            "Of bulletin.toml."
        );
        assert_eq!(wording("Alone.", "").first_sentence(), "Alone.");
        assert_eq!(wording("", "mend {key}").general_help(), "mend {key}");
    }

    #[test]
    fn each_code_says_how_it_is_mended_before_there_is_a_finding() {
        for code in Code::ALL {
            for words in [&code.entry().vi, &code.entry().en] {
                let help = words.general_help();
                let is_empty = matches!(next_place(help), Some(("", _, "")));
                assert!(!is_empty && !help.is_empty(), "{}: {help}", code.id());
                if let Some(mend) = &words.mend {
                    assert_eq!(next_place(mend), None, "{}", code.id());
                }
            }
        }
    }

    #[test]
    fn braces_that_name_nothing_stay() {
        assert_eq!(next_place("date = {}"), None);
        assert_eq!(next_place("a { b } {key}!"), Some(("a { b } ", "key", "!")));
    }
}
