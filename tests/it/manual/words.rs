//! The part of `docs/records.md` that lists the closed words, written from the vocabulary.

use bantin::model::language::Language;
use bantin::model::vocabulary::{List, Vocabulary};

use super::{escape, hold, read};

const BEGIN: &str = "<!-- words: written by the test `manual::words` from src/model/vocabulary.toml: BLESS=1 cargo test manual -->\n";
const END: &str = "<!-- end of words -->\n";

#[test]
fn the_manual_of_records_has_the_words_of_the_vocabulary() {
    let manual = read("docs/records.md");
    let (head, rest) = manual.split_once(BEGIN).expect("the manual has a place for the words");
    let (_, tail) = rest.split_once(END).expect("the place for the words ends");
    let lists: String = List::ALL.iter().map(|list| table(*list)).collect();
    hold("docs/records.md", &[head, BEGIN, &lists, "\n", END, tail].concat());
}

fn table(list: List) -> String {
    let labels = Vocabulary::default();
    let rows = list.ids().map(|id| {
        let word = list.word(id).expect("the list has its own words");
        let [vi, en] = [Language::Vi, Language::En].map(|of| escape(labels.label(word, of).text));
        format!("| `{id}` | {vi} | {en} |\n")
    });
    let head = format!("\n### {}\n\n| word | Tiếng Việt | English |\n|---|---|---|\n", list.key());
    head + &rows.collect::<String>()
}
