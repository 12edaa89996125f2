//! Who is honoured: a collective, an individual, a household. Records count by it, and so do texts.

/// What a recipient is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecipientType {
    /// Tập thể.
    Collective,
    /// Cá nhân.
    Individual,
    /// Hộ gia đình.
    Household,
}

impl RecipientType {
    /// All types, in the order of the vocabulary.
    pub const ALL: [Self; 3] = [Self::Collective, Self::Individual, Self::Household];

    /// Returns its id in the vocabulary.
    pub fn id(self) -> &'static str {
        match self {
            Self::Collective => "collective",
            Self::Individual => "individual",
            Self::Household => "household",
        }
    }
}
