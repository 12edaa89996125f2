//! What a text says that the records say too: how many were honoured, who is named, numbers that belong to a person.
//!
//! It is found when the text is read and compared with the records later, when the text itself is gone.

use crate::ground::source::Span;

use super::recipient::RecipientType;

/// What a text says, in the order in which it says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Figures: "17 tập thể, cá nhân".
    pub counts: Vec<(ToldCount, Span)>,
    /// What may be the name of a person, runs of words that begin with a capital, `Nguyễn Văn An`: all, or what may be those
    /// who must not be named.
    pub names: Vec<(Box<str>, Span)>,
    /// What belongs to a person alone.
    pub private: Vec<(Private, Span)>,
}

/// A figure of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldCount {
    /// How many.
    pub number: u64,
    /// Of which kinds of recipients together.
    pub of: Vec<RecipientType>,
    /// Whether it goes on with the figure before it: "4 tập thể, 5 cá nhân".
    pub is_joined: bool,
    /// Whether it is said twice, in digits and in words, and not alike: "16 (mười lăm) cá nhân".
    pub is_contradicted: bool,
    /// The year that its sentence names for it.
    pub year: Option<u16>,
    /// As it is written.
    pub written: Box<str>,
}

/// What belongs to a person alone, and stands in no bulletin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Private {
    /// What it is.
    pub kind: PrivateKind,
    /// As it is written.
    pub written: Box<str>,
}

/// What belongs to a person alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivateKind {
    /// The number of a citizen's card: 12 digits, or 9 on older ones.
    CitizenNumber,
    /// The number of a passport or of social insurance.
    PaperNumber,
    /// A telephone number; a registered contact may have it.
    Telephone,
    /// Where somebody lives.
    HomeAddress,
    /// The day on which somebody was born.
    BirthDate,
}
