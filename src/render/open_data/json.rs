//! Records as JSON, a line each, straight from their rows: a file can be compared line by line.

use serde::Serialize;

use super::cell::Words;

/// What stands before the records.
#[derive(Debug, Serialize)]
pub struct Head<'h> {
    /// The address of the schema.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The kind of records: `articles`, `meetings`, `batches`, `units`, `bodies`, `documents`.
    pub kind: &'static str,
    /// The name of the site.
    pub site: Words<'h>,
    /// The year of the records; none where the file holds those of all years.
    pub year: Option<u16>,
}

/// Writes a file.
pub fn write<R: Serialize>(head: &Head<'_>, records: &[R]) -> Vec<u8> {
    let mut json = serde_json::to_vec(head).expect("a head is texts and a number");
    // The records take the place of the brace that ends the head.
    json.pop();
    json.extend_from_slice(b",\"records\":[");
    for (at, record) in records.iter().enumerate() {
        json.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut json, record).expect("a record has keys that are texts");
    }
    json.extend_from_slice(b"\n]}\n");
    json
}
