//! Floor 1, the model: the records of a bulletin as values. It reads nothing and shows nothing.

pub mod archive;
pub mod article;
pub mod award;
pub mod bulletin;
pub mod date_words;
pub mod face;
pub mod former;
pub mod id;
pub mod language;
pub mod ledger;
pub mod lineage;
pub mod meeting;
pub mod picture;
pub mod prose;
pub mod recipient;
pub mod record;
pub mod redirect;
pub mod registry;
pub mod shelf;
pub mod site;
pub mod stored;
pub mod time;
pub mod told;
pub mod unit;
pub mod vocabulary;
