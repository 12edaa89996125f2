//! What an output from before would bring back to readers, against what the site says today: pages of records that were
//! withdrawn since, and names of persons who must not be named any more.
//!
//! What is built anew brings back neither: its own checks see to that.

use super::deployment::Deployment;
use super::removed::address;
use super::session::Session;
use crate::ground::diagnostic::{Report, Value};
use crate::plan::published;
use crate::read::checks::hidden::Hidden;

/// What would come back.
#[derive(Debug, Default)]
pub struct Returning {
    /// The addresses of what was withdrawn.
    pub withdrawn: Vec<String>,
    /// Who would be named, and where.
    pub named: Report,
}

/// Finds what would come back with the files that a deployment adds and changes; `bytes` gives what is in them.
pub fn find(
    session: &Session,
    deployment: &Deployment,
    bytes: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Returning {
    let (b, hidden) = (&session.bulletin, Hidden::of(&session.bulletin));
    let mut found = Returning::default();
    for path in deployment.added.iter().chain(&deployment.changed).map(|item| &item.path) {
        let address = address(path);
        if session.plan.is_withdrawn(&address) || published::is_of_withdrawn(b, &address) {
            found.withdrawn.push(address.clone());
        }
        if !hidden.is_empty() {
            let bytes = bytes(path).unwrap_or_default();
            let named = match path.strip_prefix(published::PUBLISHED_FILES) {
                Some(rest) if rest.starts_with('/') => hidden.in_attachment(&address, &bytes),
                _ => hidden.in_output(&address, &bytes),
            };
            named.into_iter().for_each(|named| found.named.push(named));
        }
    }
    found.named.join("page", "more", |others| {
        Value::words(format!(" và {others} tệp khác"), format!(" and {others} more"))
    });
    found
}
