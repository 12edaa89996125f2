//! Keys that take a word of the vocabulary.

use toml::Spanned as TomlSpanned;
use toml::de::DeValue;

use super::example::Expected;
use super::field::Named;
use super::table::Table;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Spanned;
use crate::ground::text::clip::clip;
use crate::ground::text::fold;
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
            Some(value) => {
                let named = Named::new(self.reading, key);
                self.word(key, &named, list, value).unwrap_or_else(|| list.first())
            }
            None => {
                let (vi, en) = shown(list);
                let choices = Value::words(format!(": một trong {vi}"), format!(": one of {en}"));
                self.lacks_choice(key, WORD.example, choices);
                list.first()
            }
        }
    }

    /// Reads a key that may hold a word of a list.
    pub fn optional_word(&mut self, key: &'static str, list: List) -> Option<Word> {
        let value = self.ask(key)?;
        self.word(key, &Named::new(self.reading, key), list, value)
    }

    /// Reads a key that may hold several words of a list.
    pub fn words(&mut self, key: &'static str, list: List) -> Vec<Word> {
        let Some(value) = self.ask(key) else { return Vec::new() };
        let DeValue::Array(elements) = value.get_ref() else {
            self.wrong_type(key, value, &WORDS);
            return Vec::new();
        };
        let named = Named::in_list(self.reading, key);
        elements.iter().filter_map(|element| self.word(key, &named, list, element)).collect()
    }

    /// Says that a key takes one of a few words, and not the one that was written.
    pub fn takes_one_of(&self, key: &'static str, written: &Spanned<String>, known: &[&str]) {
        self.reading.push(
            Diagnostic::at(Code::UnknownWord, written.span)
                .with("key", key)
                .with("value", &written.value)
                .with("known", known.join(", "))
                .nearest(nearest(written, known.iter().copied())),
        );
    }

    fn word(
        &mut self,
        key: &'static str,
        named: &Named<'_, '_>,
        list: List,
        value: &TomlSpanned<DeValue<'_>>,
    ) -> Option<Word> {
        let word = match self.reading.toml.is_damaged(&value.span()) {
            true => None,
            false => find(named, list, value),
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
        let (vi, en) = shown(list);
        named.reading.push(
            Diagnostic::at(Code::UnknownWord, named.span(value))
                .with("key", named.key)
                .with("value", clip(text))
                .with("known", Value::words(vi, en))
                .nearest(nearest_word(text, list)),
        );
    }
    word
}

/// Finds the word that was meant: by a slip in its id, or by its label in either language (`cá nhân`).
fn nearest_word(text: &str, list: List) -> Option<&'static str> {
    let written = fold::slug(text);
    let is_label = |label: &str| written.is_some() && fold::slug(label) == written;
    let by_label = list.labels().find(|(_, vi, en)| is_label(vi) || is_label(en));
    by_label.map(|(id, ..)| id).or_else(|| nearest(text, list.ids()))
}

/// Lists the words of a list for both languages; where an id is not its own label in Vietnamese, with it.
fn shown(list: List) -> (String, String) {
    let with_label = |(id, vi, _): (&str, &str, &str)| match fold::slug(vi).as_deref() {
        Some(slug) if slug == id => id.to_owned(),
        _ => format!("{id} ({vi})"),
    };
    let vi: Vec<String> = list.labels().map(with_label).collect();
    (vi.join(", "), list.ids().collect::<Vec<_>>().join(", "))
}
