//! The preview's own addresses, below `_bantin/`, where no page of a site can lie.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::Query;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::desk::Desk;
use super::guard;
use crate::build::preview::backstage::Backstage;

const SCRIPT: &str = include_str!("assets/preview.js");
const STYLE: &str = include_str!("assets/preview.css");

/// A tool of the preview.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    /// The script of each page.
    Script,
    /// How the bar looks.
    Style,
    /// What stands behind a page.
    Backstage,
    /// The events.
    Events,
    /// An address that is kept for tools and has none.
    Unknown,
}

/// The page that a tool is asked about.
#[derive(Deserialize)]
struct About {
    page: String,
}

/// Returns the address below which the tools lie.
pub(super) fn root(desk: &Desk) -> String {
    let current = desk.current();
    let now = current.view.shown.now.as_ref();
    let base = now.map_or("/", |now| now.session.bulletin.site.base.path());
    format!("{base}_bantin/")
}

impl Tool {
    /// Finds the tool at a path.
    pub(super) fn at(path: &str) -> Option<Self> {
        // The address of the site may have just changed: a page of before still finds its tools.
        let (_, name) = path.rsplit_once("/_bantin/").filter(|(_, name)| !name.contains('/'))?;
        Some(match name {
            "preview.js" => Self::Script,
            "preview.css" => Self::Style,
            "page" => Self::Backstage,
            "events" => Self::Events,
            _ => Self::Unknown,
        })
    }

    /// Answers for every tool but the events.
    pub(super) async fn answer(self, desk: &Arc<Desk>, uri: &Uri) -> Response {
        match self {
            Self::Script => text("text/javascript; charset=utf-8", SCRIPT),
            Self::Style => text("text/css; charset=utf-8", STYLE),
            Self::Backstage => backstage(desk, uri).await,
            Self::Events | Self::Unknown => {
                guard::plain(StatusCode::NOT_FOUND, "There is nothing at this address.\n")
            }
        }
    }
}

fn text(media: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, media)], text).into_response()
}

async fn backstage(desk: &Arc<Desk>, uri: &Uri) -> Response {
    let Ok(Query(About { page })) = Query::<About>::try_from_uri(uri) else {
        return guard::plain(StatusCode::BAD_REQUEST, "The page is missing.\n");
    };
    let desk = desk.clone();
    let found = tokio::task::spawn_blocking(move || {
        let _answering = desk.answering();
        let now = desk.current().view.shown.now.clone()?;
        serde_json::to_vec(&Backstage::of(&now, &page)).ok()
    });
    match found.await {
        Ok(Some(json)) => {
            ([(header::CONTENT_TYPE, "application/json")], Body::from(json)).into_response()
        }
        _ => guard::plain(StatusCode::NOT_FOUND, "There is no page at this address.\n"),
    }
}
