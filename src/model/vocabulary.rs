//! The closed words of the records: each enumerated key takes an id of one list.
//!
//! The lists are part of the program (`vocabulary.toml`); a site may give its own labels to their ids,
//! and never adds one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::language::{Language, Loc, Words};

static STANDARD: LazyLock<Lists> = LazyLock::new(|| {
    toml::from_str(include_str!("vocabulary.toml"))
        .expect("the vocabulary is part of the program and is well formed")
});

type Lists = BTreeMap<String, Vec<Entry>>;

/// One word of a list, as its file has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    vi: String,
    en: String,
    /// The level of a unit of this type, where the unit says nothing.
    level: Option<String>,
}

macro_rules! lists {
    ($($name:ident = $key:literal,)*) => {
        /// The lists of closed words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each is named as in vocabulary.toml, where it is documented")]
        pub enum List { $($name,)* }

        impl List {
            /// All lists.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Returns the name that the list has in the vocabulary's file.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

lists! {
    UnitType = "unit_type",
    SuccessorHow = "successor_how",
    UnitLevel = "unit_level",
    BodyKind = "body_kind",
    ArticleKind = "article_kind",
    Publication = "publication",
    MeetingKind = "meeting_kind",
    MeetingStatus = "meeting_status",
    PartOfDay = "part_of_day",
    Role = "role",
    OutcomeKind = "outcome_kind",
    AwardKind = "award_kind",
    AwardLevel = "award_level",
    AwardClass = "award_class",
    AwardStatus = "award_status",
    RecipientType = "recipient_type",
    Rank = "rank",
    Honorific = "honorific",
    DocumentType = "document_type",
    TranslationState = "translation_state",
}

impl List {
    fn entries(self) -> &'static [Entry] {
        STANDARD.get(self.key()).map_or(&[], Vec::as_slice)
    }

    /// Finds the word of an id.
    pub fn word(self, id: &str) -> Option<Word> {
        self.entries().iter().position(|entry| entry.id == id).map(|at| Word { list: self, at })
    }

    /// Walks the ids of the list, in its order.
    pub fn ids(self) -> impl Iterator<Item = &'static str> {
        self.entries().iter().map(|entry| entry.id.as_str())
    }

    /// Walks the ids of the list with the program's own labels in Vietnamese and English.
    pub fn labels(self) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
        self.entries().iter().map(|entry| (&*entry.id, &*entry.vi, &*entry.en))
    }

    /// Returns the first word, which stands in for one that could not be read.
    pub fn first(self) -> Word {
        Word { list: self, at: 0 }
    }
}

/// A word of a list. Words of one list are ordered as the list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word {
    list: List,
    at: usize,
}

impl Word {
    fn entry(self) -> &'static Entry {
        &self.list.entries()[self.at]
    }

    /// Returns its id.
    pub fn id(self) -> &'static str {
        &self.entry().id
    }

    /// Tells whether it is the word of this id.
    pub fn is(self, id: &str) -> bool {
        self.id() == id
    }

    /// Returns the level that belongs to a type of unit.
    pub fn level(self) -> Option<Word> {
        self.entry().level.as_deref().and_then(|id| List::UnitLevel.word(id))
    }
}

/// The labels of the words, a site's own where it gives them.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    own: BTreeMap<Word, Loc>,
}

impl Vocabulary {
    /// Replaces the label of a word.
    pub fn set_label(&mut self, word: Word, label: Loc) {
        self.own.insert(word, label);
    }

    /// Returns the label of a word.
    pub fn label(&self, word: Word, language: Language) -> Words<'_> {
        if let Some(own) = self.own.get(&word) {
            return own.in_language(language);
        }
        let entry = word.entry();
        let text = match language {
            Language::Vi => &entry.vi,
            Language::En => &entry.en,
        };
        Words { text, language }
    }
}

#[cfg(test)]
mod tests {
    use super::{List, STANDARD};

    #[test]
    fn each_list_of_the_file_is_known_and_each_known_list_is_in_the_file() {
        let mut known: Vec<_> = List::ALL.iter().map(|list| list.key()).collect();
        known.sort_unstable();
        let file: Vec<_> = STANDARD.keys().map(String::as_str).collect();
        assert_eq!(known, file);
    }

    #[test]
    fn types_of_units_know_their_level() {
        let ward = List::UnitType.word("phuong").expect("a ward is a type");
        assert_eq!(ward.level().map(|level| level.id()), Some("commune"));
        assert!(
            List::UnitType
                .ids()
                .all(|id| List::UnitType.word(id).is_some_and(|w| w.level().is_some()))
        );
    }
}
