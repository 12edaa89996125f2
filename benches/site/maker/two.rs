//! Words in both languages.

use bantin::ground::text::fold;
use bantin::model::language::Language;
use serde::Deserialize;

/// Words in both languages.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Two {
    pub(crate) vi: String,
    pub(crate) en: String,
}

impl Two {
    /// Joins words of both languages.
    pub(crate) fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// Returns what is the same in both languages.
    pub(crate) fn same(text: impl ToString) -> Self {
        Self::new(text.to_string(), text.to_string())
    }

    /// Returns a Vietnamese place name, without its marks in English.
    pub(crate) fn place(name: &str) -> Self {
        Self::new(name, fold::without_marks(name))
    }

    /// Returns the words of a language.
    pub(crate) fn get(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }

    /// Makes each language's words out of those that are there.
    pub(crate) fn map(&self, make: impl Fn(Language, &str) -> String) -> Self {
        Self::new(make(Language::Vi, &self.vi), make(Language::En, &self.en))
    }

    /// Puts the id of a record where `{id}` stands.
    pub(crate) fn leading_to(&self, id: &str) -> Self {
        self.map(|_, text| text.replace("{id}", id))
    }

    /// Makes the first letter a capital.
    pub(crate) fn capital(&self) -> Self {
        self.map(|_, text| {
            let mut rest = text.chars();
            rest.next().map_or_else(String::new, |first| {
                first.to_uppercase().collect::<String>() + rest.as_str()
            })
        })
    }
}
