//! What is drawn: bars with their labels, and of what each is made.

/// The most bars that are drawn; of more there is the table alone.
const MOST: usize = 40;

/// The most parts that can be told apart without colour.
pub const MOST_PARTS: usize = 5;

/// Bars of one measure, which all begin at nothing.
#[derive(Clone, Debug, Default)]
pub struct Bars {
    /// What the parts of each bar are, in their order; empty where bars have no parts.
    pub parts: Vec<Label>,
    /// The bars, from the top.
    pub rows: Vec<Bar>,
}

/// A bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it stands for.
    pub label: Label,
    /// How long each of its parts is; of a bar without parts one length.
    pub lengths: Vec<u64>,
    /// The number at its end.
    pub number: Label,
}

/// Words, and their language where it is not the page's.
#[derive(Clone, Debug, Default)]
pub struct Label {
    /// The words.
    pub text: String,
    /// Their language.
    pub lang: Option<&'static str>,
}

impl Bars {
    /// Tells whether there is something to compare: two bars that are not nothing, and not too many of them, nor of parts.
    pub fn are_worth_drawing(&self) -> bool {
        let some = self.rows.iter().filter(|bar| bar.length() > 0).count();
        some > 1 && self.rows.len() <= MOST && self.parts.len() <= MOST_PARTS
    }

    /// Returns the length of the longest.
    pub fn longest(&self) -> u64 {
        self.rows.iter().map(Bar::length).max().unwrap_or(0)
    }
}

impl Bar {
    /// Returns how long it is as a whole.
    pub fn length(&self) -> u64 {
        self.lengths.iter().fold(0, |sum, part| sum.saturating_add(*part))
    }
}
