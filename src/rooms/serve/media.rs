//! The media types of answers, as headers.

use axum::http::HeaderValue;

use crate::plan::media::{Media, UNKNOWN};

/// Returns the type of a file's content.
pub(super) fn media_type(path: &str) -> HeaderValue {
    let header = HeaderValue::from_str(&Media::of(path).header());
    header.unwrap_or(HeaderValue::from_static(UNKNOWN.name))
}
