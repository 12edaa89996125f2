//! Names whose words stand in several cells of one row, with others between them or the given name first.
//!
//! Only cells that hold nothing but words of the name count, and only a few cells apart. Single words stand in many tables:
//! those of a name of two words must be neighbours, in their order.

use std::collections::BTreeMap;

use super::name::{Name, is_word};
use super::words::Words;
use crate::ground::text::fold::fold;
use crate::ground::text::plain::{CELL, ROW};

/// So many cells may lie between the first and the last of a name, those without words left out.
const APART: usize = 8;

/// The longest cell that may hold words of a name, in bytes.
const LONGEST: usize = 120;

/// The fewest words of a name whose cells may be in any order.
const FEWEST: usize = 3;

/// What people are called before their names, without marks.
const POLITE: [&str; 15] = [
    "ong", "ba", "anh", "chi", "em", "chau", "co", "chu", "bac", "thay", "dong", "mr", "mrs", "ms",
    "miss",
];

/// Some words of a name, after one another.
#[derive(Clone, Copy, Debug)]
struct Share {
    /// The place of the name among all that are looked for.
    name: usize,
    from: usize,
    to: usize,
}

/// What cells may hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    names: Vec<Name>,
    /// By their words without marks.
    shares: BTreeMap<String, Vec<Share>>,
}

/// A cell that holds words of a name.
struct Held<'t> {
    /// Which of the row it is, those without words left out.
    no: usize,
    words: &'t str,
    share: Share,
}

impl Rows {
    pub(super) fn of(names: &[Name]) -> Self {
        let mut shares: BTreeMap<String, Vec<Share>> = BTreeMap::new();
        for (name, words) in names.iter().map(|name| &name.words).enumerate() {
            let ends = (0..words.len())
                .flat_map(|from| (from + 1..=words.len()).map(move |to| (from, to)));
            for (from, to) in ends.filter(|(from, to)| to - from < words.len()) {
                let key: Vec<&str> = words[from..to].iter().map(|[_, it]| &**it).collect();
                shares.entry(key.join(" ")).or_default().push(Share { name, from, to });
            }
        }
        Self { names: names.to_vec(), shares }
    }

    /// Finds the first name in the rows of a text: its place, and the words of the cells in the order of the name. The first
    /// and the last cell may be cut.
    pub(super) fn find(&self, text: &str) -> Option<(usize, String)> {
        let (_, text) = text.split_once([CELL, ROW])?;
        let (text, _) = text.rsplit_once([CELL, ROW])?;
        text.split(ROW).filter(|row| row.contains(CELL)).find_map(|row| {
            let held = self.held(row);
            (0..held.len()).find_map(|at| {
                let Held { no, share: Share { name, from, .. }, .. } = held[at];
                let len = self.names[name].words.len();
                let (apart, is_begun) = if len < FEWEST { (1, from == 0) } else { (APART, true) };
                let near = held[at..].iter();
                let near = near.take_while(|it| it.share.name == name && it.no <= no + apart);
                let words = whole(&near.collect::<Vec<_>>(), len).filter(|_| is_begun)?;
                Some((self.names[name].no, words))
            })
        })
    }

    /// Lists the shares of names that some words are.
    fn shares_of(&self, words: &[&str]) -> impl Iterator<Item = Share> {
        let key: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let shares = self.shares.get(&key.join(" ")).into_iter().flatten();
        let is_written = move |share: &&Share| {
            let own = self.names[share.name].words[share.from..share.to].iter();
            own.zip(words).all(|(own, word)| is_word(own, word))
        };
        shares.filter(is_written).copied()
    }

    /// Lists the cells of a row that hold words of names, name by name.
    fn held<'t>(&self, row: &'t str) -> Vec<Held<'t>> {
        let mut held = Vec::new();
        let cells = row.split(CELL).map(|cell| cell.trim_matches(|it: char| !it.is_alphanumeric()));
        for (no, cell) in cells.filter(|cell| !cell.is_empty()).enumerate() {
            if cell.len() > LONGEST {
                continue;
            }
            let words: Vec<&str> = Words::of(cell).map(|(at, _)| &cell[at]).collect();
            held.extend(self.shares_of(&words).map(|share| Held { no, words: cell, share }));
            let polite = words.iter().take_while(|word| is_polite(word)).count();
            if (1..words.len()).contains(&polite) {
                let shares = self.shares_of(&words[polite..]);
                held.extend(shares.map(|share| Held { no, words: cell, share }));
            }
        }
        held.sort_by_key(|it| (it.share.name, it.no));
        held
    }
}

/// Tells whether a word is one that stands before names: ông, đồng chí.
fn is_polite(word: &str) -> bool {
    POLITE.contains(&&*fold(word))
}

/// Joins cells with words of one name to the whole of it, where they are that.
fn whole(held: &[&Held<'_>], len: usize) -> Option<String> {
    let mut reached: Vec<Option<String>> = vec![None; len + 1];
    reached[0] = Some(String::new());
    for from in 0..len {
        let Some(start) = reached[from].clone() else { continue };
        for it in held.iter().filter(|it| it.share.from == from) {
            let blank = if start.is_empty() { "" } else { " " };
            reached[it.share.to].get_or_insert_with(|| format!("{start}{blank}{}", it.words));
        }
    }
    reached.swap_remove(len)
}

#[cfg(test)]
mod tests {
    use super::super::NameSearch;
    use super::{CELL, ROW};

    #[test]
    fn words_of_a_name_in_cells_of_one_row_are_the_name() {
        let names = ["Nguyễn Hòa Đạt", "Lê An"];
        let search = NameSearch::new(names.into_iter(), std::iter::empty());
        for (rows, wanted) in [
            ("/Nguyễn Hòa|2010|Đạt|x/", Some("Nguyễn Hòa Đạt")),
            ("/1|ĐẠT|NGUYỄN HOÀ/", Some("NGUYỄN HOÀ ĐẠT")),
            ("/1|\"Dat\"|7||Nguyen|hoa|/", Some("Nguyen hoa Dat")),
            ("/Nguyễn|a|b|c|d|e|f|g|Hòa Đạt|/", Some("Nguyễn Hòa Đạt")),
            ("/Nguyễn|a|b|c|d|e|f|g|h|Hòa Đạt|/", None),
            ("/Nguyễn Hòa|x/Đạt|y/", None),
            ("/Nguyễn Hoá|Đạt|/", None),
            ("/Nguyễn Hòa|Đạt kết quả|/", None),
            ("/Lê|x|An|/", None),
            ("/An|Lê|/", None),
            ("/1|Lê|An|/", Some("Lê An")),
            ("/Lê|An toàn|/", None),
            ("/Ông Nguyễn Hòa|Nam|Đạt|/", Some("Ông Nguyễn Hòa Đạt")),
            ("/Đat|em Nguyen Hoa|/", Some("em Nguyen Hoa Đat")),
            ("/Nguyễn Hòa|Nam|cô|/", None),
            // What is cut at either end may be more.
            ("Nguyễn Hòa|x|Đạt|/", None),
            ("/Nguyễn Hòa|x|Đạt", None),
        ] {
            let text = rows.replace('|', &CELL.to_string()).replace('/', &ROW.to_string());
            let found = search.find_in_rows(&text).map(|(no, words)| {
                assert_eq!(no, usize::from(rows.contains("Lê")), "{rows}");
                words
            });
            assert_eq!(found.as_deref(), wanted, "{rows}");
        }
    }
}
