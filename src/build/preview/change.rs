//! What an edit changed, as data: which file, and how much of it.

use std::sync::Arc;

use crate::build::readings::Reading;
use crate::ground::source::FileId;
use crate::read::file_name::{self, Role};
use crate::read::records::Found;

/// A file that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path from the site's root.
    pub path: String,
    /// What became of it.
    pub kind: Kind,
    /// How much of the site it holds.
    pub part: Part,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It came.
    Added,
    /// It says something else.
    Changed,
    /// It went.
    Removed,
}

/// What a change touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The text below the front matter, and nothing above it.
    Body,
    /// So many records.
    Records(usize),
    /// The site's own record, or its labels.
    Site,
    /// A file of a theme.
    Theme,
    /// A picture or another file that is published.
    Published,
    /// A file that nothing reads.
    Unread,
}

impl Change {
    /// Tells what changed between two readings of a file; nothing where both say the same.
    pub fn between(
        path: &str,
        before: Option<&Arc<Reading>>,
        after: Option<&Arc<Reading>>,
    ) -> Option<Self> {
        let kind = match (before, after) {
            (None, None) => return None,
            (None, Some(_)) => Kind::Added,
            (Some(_), None) => Kind::Removed,
            (Some(one), Some(other)) if (one.digest, one.stamp) == (other.digest, other.stamp) => {
                return None;
            }
            (Some(_), Some(_)) => Kind::Changed,
        };
        let reading = after.or(before)?;
        let is_body = before.zip(after).is_some_and(|(one, other)| same_head(one, other));
        let part = if is_body { Part::Body } else { part(path, reading) };
        Some(Self { path: path.to_owned(), kind, part })
    }
}

fn part(path: &str, reading: &Reading) -> Part {
    match file_name::role(FileId(0), path) {
        Ok(Some(
            Role::Site | Role::Vocabulary | Role::Ledger | Role::Redirects | Role::Archive,
        )) => Part::Site,
        Ok(Some(Role::Theme)) => Part::Theme,
        Ok(Some(Role::Picture | Role::File)) => Part::Published,
        Ok(Some(Role::Data(_) | Role::Text { .. })) => Part::Records(reading.records.found.len()),
        Ok(None) | Err(_) => Part::Unread,
    }
}

/// Tells whether two texts have the same front matter.
fn same_head(one: &Reading, other: &Reading) -> bool {
    let head = |reading: &'_ Reading| {
        let bytes = reading.text.as_ref()?.unpack();
        let end = reading.records.found.iter().find_map(text_start)?;
        bytes.get(..end).map(<[u8]>::to_vec)
    };
    head(one).is_some_and(|head_of_one| head(other) == Some(head_of_one))
}

/// Returns the first byte of the text of a record, after its front matter.
fn text_start(found: &Found) -> Option<usize> {
    match found {
        Found::Article(_, article) => Some(article.texts.vi.prose.start),
        Found::Page(_, page) => Some(page.texts.vi.prose.start),
        Found::Translation { text, .. } => Some(text.prose.start),
        _ => None,
    }
}
