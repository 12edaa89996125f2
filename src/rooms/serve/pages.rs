//! What lies at an address, as a browser gets it: the bytes of a build, and in pages one element more.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::desk::{Desk, fingerprint_of};
use super::{error_page, guard, media, tools};
use crate::build::preview::answer::{Answer, Answered, Presence};
use crate::plan::answers::PRIVATE;
use crate::plan::route::Route;
use crate::render::xml::escape_html;

/// How many digits of a page's fingerprint its script knows.
pub(super) const DIGITS: usize = 16;

/// Answers with what lies at an address: a path, maybe with a query.
pub(super) async fn answer(desk: Arc<Desk>, address: String) -> Response {
    let answered = tokio::task::spawn_blocking(move || answer_now(&desk, &address)).await;
    answered.unwrap_or_else(|_| {
        guard::plain(StatusCode::INTERNAL_SERVER_ERROR, "The page could not be made.\n")
    })
}

fn is_private(route: &Route) -> bool {
    PRIVATE.iter().any(|name| route.as_str().trim_start_matches('/').starts_with(name))
}

fn answer_now(desk: &Desk, address: &str) -> Response {
    let _answering = desk.answering();
    let current = desk.current();
    let path = address.split('?').next().unwrap_or(address);
    let Ok(answered) = current.view.shown.answer(address) else {
        return guard::plain(StatusCode::NOT_FOUND, "The file cannot be read.\n");
    };
    if let Some(problem) = &answered.problem {
        desk.found(current.view.version, path, problem);
    }
    let script = script(desk, path, &answered);
    match answered.answer {
        // It is for web servers alone, and none of them would send it.
        Answer::Page { route, .. } if is_private(&route) => {
            guard::plain(StatusCode::NOT_FOUND, "Nobody reads this file but web servers.\n")
        }
        Answer::Page { bytes, route, presence } => {
            let status = match presence {
                Presence::Here => StatusCode::OK,
                Presence::Missing => StatusCode::NOT_FOUND,
                Presence::Withdrawn => StatusCode::GONE,
            };
            let media = media::media_type(route.as_str());
            let is_html = media.as_bytes().starts_with(b"text/html");
            let bytes = if is_html { with_script(bytes, &script) } else { bytes };
            respond(status, media, bytes)
        }
        Answer::File { bytes, route } => {
            respond(StatusCode::OK, media::media_type(route.as_str()), bytes)
        }
        Answer::Moved(to) => moved(&to),
        Answer::Nothing if current.view.shown.now.is_some() => {
            guard::plain(StatusCode::NOT_FOUND, "There is nothing at this address.\n")
        }
        Answer::Nothing | Answer::Failed(_) => {
            let problems = desk.current().problems.clone();
            let page =
                error_page::html(desk.settings.language, &problems, &script, &tools::root(desk));
            let media = HeaderValue::from_static("text/html; charset=utf-8");
            respond(StatusCode::INTERNAL_SERVER_ERROR, media, page.into_bytes())
        }
    }
}

/// The one element that a preview adds to a page: the script that listens, and draws the officer's bar.
fn script(desk: &Desk, path: &str, answered: &Answered) -> String {
    let fingerprint = fingerprint_of(answered).short(DIGITS);
    format!(
        "<script src=\"{}preview.js\" defer data-page=\"{}\" data-bytes=\"{fingerprint}\" data-lang=\"{}\"></script>",
        escape_html(&tools::root(desk)),
        escape_html(path),
        desk.settings.language,
    )
}

/// Puts the script at the end of the body.
fn with_script(mut bytes: Vec<u8>, script: &str) -> Vec<u8> {
    let end = b"</body>";
    let at = bytes.windows(end.len()).rposition(|window| window == end).unwrap_or(bytes.len());
    bytes.splice(at..at, script.bytes());
    bytes
}

fn moved(to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(to) => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response(),
        Err(_) => guard::plain(StatusCode::NOT_FOUND, "There is nothing at this address.\n"),
    }
}

/// The headers that the published site has too: a theme that needs more shows it here.
fn respond(status: StatusCode, media: HeaderValue, bytes: Vec<u8>) -> Response {
    const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; \
        connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
    let headers = [
        (header::CONTENT_TYPE, media),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    ];
    (status, headers, Body::from(bytes)).into_response()
}
