//! The sentences that texts are made of, as `phrases.toml` holds them.

use serde::Deserialize;

use super::two::Two;

/// All sentences.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Phrases {
    pub(crate) openings: Vec<Two>,
    pub(crate) sentences: Vec<Two>,
    pub(crate) notes: Vec<Two>,
    pub(crate) closings: Vec<Two>,
    pub(crate) outcomes: Vec<Two>,
    pub(crate) to_meeting: Two,
    pub(crate) to_batch: Two,
    #[serde(rename = "topic")]
    pub(crate) topics: Vec<Topic>,
}

/// What articles are about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Topic {
    pub(crate) id: String,
    pub(crate) name: Two,
    /// The work that is reported, as it stands within a sentence.
    pub(crate) work: Two,
    pub(crate) titles: Vec<Two>,
    pub(crate) heading: Two,
    /// The columns of its table of hamlets.
    pub(crate) columns: [Two; 3],
    pub(crate) sentences: Vec<Two>,
    pub(crate) tasks: Vec<Two>,
    pub(crate) quotes: Vec<Two>,
}

impl Phrases {
    /// Reads the sentences.
    pub(crate) fn read() -> Self {
        toml::from_str(include_str!("phrases.toml"))
            .expect("phrases.toml holds what is asked of it")
    }
}
