//! The media types of answers, by the ending of the name.

use axum::http::HeaderValue;

/// Returns the type of a file's content; texts are UTF-8.
pub(super) fn media_type(path: &str) -> HeaderValue {
    let path = if path.ends_with('/') { "index.html" } else { path };
    let found = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = found.type_() == "text"
        || found.suffix().is_some_and(|suffix| suffix == "xml")
        || ["json", "javascript", "xml", "manifest+json"].contains(&found.subtype().as_str());
    let text = if is_text { format!("{found}; charset=utf-8") } else { found.to_string() };
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}
