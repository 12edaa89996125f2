//! Keys that take a word of the vocabulary.

use toml::Spanned as TomlSpanned;
use toml::de::DeValue;

use super::field::{Expected, Named};
use super::table::Table;
use super::toml_text::clip;
use crate::ground::diagnostic::{Code, Diagnostic};
use crate::ground::text::nearest::nearest;
use crate::model::vocabulary::{List, Word};

const WORD: Expected =
    Expected {
        vi: "một từ của danh mục", en: "a word of the vocabulary", example: "\"...\""
    };
const WORDS: Expected = Expected { vi: "một danh sách", en: "a list", example: "[\"...\"]" };

impl Table<'_, '_> {
    /// Reads a key that must hold a word of a list.
    pub fn required_word(&mut self, key: &'static str, list: List) -> Word {
        match self.ask(key) {
            Some(value) => self.word(key, list, value).unwrap_or_else(|| list.first()),
            None => {
                self.lacks(key, WORD.example);
                list.first()
            }
        }
    }

    /// Reads a key that may hold a word of a list.
    pub fn optional_word(&mut self, key: &'static str, list: List) -> Option<Word> {
        let value = self.ask(key)?;
        self.word(key, list, value)
    }

    /// Reads a key that may hold several words of a list.
    pub fn words(&mut self, key: &'static str, list: List) -> Vec<Word> {
        let Some(value) = self.ask(key) else { return Vec::new() };
        let DeValue::Array(elements) = value.get_ref() else {
            self.wrong_type(key, value, &WORDS);
            return Vec::new();
        };
        elements.iter().filter_map(|element| self.word(key, list, element)).collect()
    }

    fn word(
        &mut self,
        key: &'static str,
        list: List,
        value: &TomlSpanned<DeValue<'_>>,
    ) -> Option<Word> {
        let word = match self.reading.toml.is_damaged(&value.span()) {
            true => None,
            false => find(&Named { reading: self.reading, key }, list, value),
        };
        if word.is_none() {
            self.flaw(key);
        }
        word
    }
}

fn find(named: &Named<'_, '_>, list: List, value: &TomlSpanned<DeValue<'_>>) -> Option<Word> {
    let text = named.string(value, &WORD)?;
    let word = list.word(text);
    if word.is_none() {
        named.reading.push(
            Diagnostic::at(Code::UnknownWord, named.span(value))
                .with("key", named.key)
                .with("value", clip(text))
                .with("known", list.ids().collect::<Vec<_>>().join(", "))
                .nearest(nearest(text, list.ids())),
        );
    }
    word
}
