//! The ids of places on pages that are made from records, so that links can be checked against them.

/// Returns the id of a row of a batch.
pub fn award(n: u32) -> String {
    format!("dong-{n}")
}

/// Returns the id of a batch in a list of several.
pub fn batch(n: u32) -> String {
    format!("dot-{n}")
}

/// Returns the id of an item of an agenda.
pub fn agenda(n: u32) -> String {
    format!("muc-{n}")
}

/// Returns the id of a correction on the page of its record, counted from 1.
pub fn correction(n: usize) -> String {
    format!("dinh-chinh-{n}")
}

/// Returns the id of a meeting on the page of its year.
pub fn meeting(id: &str) -> String {
    format!("hop--{id}")
}
