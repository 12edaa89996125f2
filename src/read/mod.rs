//! Floor 2, reading: bytes to records and findings, and records to a bulletin.
//!
//! Reading never fails: it returns what it understood and everything that is wrong. It opens no file.

pub mod address;
pub mod anchors;
pub mod archive;
pub mod archive_list;
pub mod article;
pub mod assemble;
mod astray;
pub mod award;
pub mod checks;
pub mod common;
pub mod dates;
mod days;
pub mod decode;
pub mod example;
pub mod field;
pub mod file_name;
pub mod front_matter;
pub mod ids;
pub mod label;
pub mod ledger;
pub mod link;
pub mod markdown;
pub mod meeting;
pub mod metadata;
pub mod picture;
pub mod pieces;
pub mod reading;
pub mod records;
pub mod redirect;
pub mod registry;
pub mod site;
pub mod stored;
mod slips;
pub mod table;
mod target;
mod toml_slips;
pub mod toml_text;
mod toml_words;
pub mod told;
pub mod unit;
mod unread;
pub mod url_list;
pub mod watch;
mod whole_number;
pub mod words;
