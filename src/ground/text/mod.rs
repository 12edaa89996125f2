//! Vietnamese text: its one written form, its order, its numbers, and what must not stand in it.
//!
//! It reads words and keeps nothing but what it was told to look for. Dates are not here: they belong to the model's time.

pub mod address;
pub mod bare;
pub mod clip;
pub mod collate;
pub mod device;
pub mod encoding;
pub mod fold;
pub mod name_search;
pub mod like_d;
pub mod measure;
pub mod near_path;
pub mod nearest;
pub mod nfc;
pub mod number;
pub mod patterns;
pub mod plain;
pub mod scan;
pub mod spelling;
pub mod syllable;
