//! The two languages of a bulletin, and words that may stand in both.
//!
//! The choice of words is not here: this only says which language a text is in.

use std::fmt;

use crate::ground::source::{Span, Spanned};

/// A language of the bulletin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Vietnamese, the source: what no other language has is shown in it.
    Vi,
    /// English.
    En,
}

impl Language {
    /// Every language, the source first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// Returns the code that HTML's `lang` takes: `vi` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// Reads the code that [`Language::code`] writes.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Returns the language that a language switch leads to.
    pub const fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// A label in both languages (`loc`): the Vietnamese always, the English when there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loc {
    /// The Vietnamese.
    pub vi: String,
    /// The English, where it was written.
    pub en: Option<String>,
    /// Where it was written.
    pub at: Spanned<()>,
}

impl Loc {
    /// Makes a label that was written at a place.
    pub fn new(vi: String, en: Option<String>, at: Span) -> Self {
        Self { vi, en, at: Spanned::new((), at) }
    }

    /// Returns the label in `language`, or in Vietnamese where the English is missing.
    pub fn in_language(&self, language: Language) -> Words<'_> {
        match (language, &self.en) {
            (Language::En, Some(en)) => Words { text: en, language },
            _ => Words { text: &self.vi, language: Language::Vi },
        }
    }
}

/// Words and the language that they really are in, so that a page can mark them with `lang`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words<'a> {
    /// The words.
    pub text: &'a str,
    /// The language of the words, which need not be that of the page.
    pub language: Language,
}

#[cfg(test)]
mod tests {
    use super::{Language, Loc, Span, Words};
    use crate::ground::source::FileId;

    #[test]
    fn codes_are_read_as_they_are_written() {
        for language in Language::ALL {
            assert_eq!(Language::parse(language.code()), Some(language));
            assert_eq!(language.other().other(), language);
            assert_ne!(language.other(), language);
        }
        assert_eq!(Language::parse("VI"), None);
        assert_eq!(Language::parse(""), None);
    }

    #[test]
    fn a_label_without_english_is_shown_in_vietnamese_and_says_so() {
        let both = Loc::new("Phường".into(), Some("Ward".into()), Span::top(FileId(0)));
        let vi_only = Loc { en: None, ..both.clone() };
        for (loc, language, text, shown_in) in [
            (&both, Language::Vi, "Phường", Language::Vi),
            (&both, Language::En, "Ward", Language::En),
            (&vi_only, Language::En, "Phường", Language::Vi),
        ] {
            assert_eq!(loc.in_language(language), Words { text, language: shown_in });
        }
    }
}
