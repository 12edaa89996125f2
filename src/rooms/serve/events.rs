//! The event stream of a page that is open in a browser: reload, swap the style or the pictures, show the problems.
//!
//! A tab says which page it shows and the fingerprint of its bytes, so one that was asleep or cut off, even over a
//! restart of the program, learns at once whether it is behind.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::desk::{Current, Desk, OpenTab};
use super::guard;
use super::pages::DIGITS;
use super::view::Problem;

/// How often a sign of life is sent: a stream that is dead is noticed by it.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// What a tab says of itself.
#[derive(Deserialize)]
struct About {
    page: String,
    bytes: String,
}

/// A tab that listens.
struct Listener {
    desk: Arc<Desk>,
    page: String,
    /// The first digits of the fingerprint of what it shows.
    bytes: String,
    tab: OpenTab,
    views: watch::Receiver<Arc<Current>>,
    /// The version that it was told of last.
    told: Option<u64>,
    styles: Vec<String>,
    /// The problems that it was told of last, and what is held.
    problems: Option<(Vec<Problem>, Vec<String>, bool)>,
    waiting: VecDeque<Event>,
}

/// All problems, as a browser is told of them.
#[derive(Serialize)]
struct Problems<'p> {
    problems: &'p [Problem],
    held: &'p [String],
    held_whole: bool,
    shown: bool,
}

/// Opens the stream of a tab.
pub(super) fn stream(desk: &Arc<Desk>, uri: &Uri, headers: &HeaderMap) -> Response {
    if !guard::is_own_page(desk, headers) {
        return guard::plain(StatusCode::FORBIDDEN, "The events are for pages of this preview.\n");
    }
    let Ok(Query(About { page, bytes })) = Query::<About>::try_from_uri(uri) else {
        return guard::plain(StatusCode::BAD_REQUEST, "The page or its fingerprint is missing.\n");
    };
    let Some(tab) = OpenTab::open(desk, &page) else {
        return guard::plain(StatusCode::SERVICE_UNAVAILABLE, "Too many pages are open.\n");
    };
    let mut views = desk.subscribe();
    views.mark_changed();
    let listener = Listener {
        desk: desk.clone(),
        page,
        bytes,
        tab,
        views,
        told: None,
        styles: Vec::new(),
        problems: None,
        waiting: VecDeque::new(),
    };
    let events = stream::unfold(listener, |mut listener| async move {
        let event = listener.next().await?;
        Some((Ok::<_, Infallible>(event), listener))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response()
}

impl Listener {
    async fn next(&mut self) -> Option<Event> {
        while self.waiting.is_empty() {
            self.views.changed().await.ok()?;
            let current = self.views.borrow_and_update().clone();
            self.look(&current).await;
        }
        self.waiting.pop_front()
    }

    /// Lists what the tab must be told of a view.
    async fn look(&mut self, current: &Arc<Current>) {
        let version = current.view.version;
        if self.told != Some(version) {
            self.compare(current).await;
            self.told = Some(version);
        }
        let view = &current.view;
        let now = (current.problems.clone(), view.held.clone(), view.held_whole);
        if self.problems.as_ref() != Some(&now) {
            self.problems = Some(now);
            let all = Problems {
                problems: &current.problems,
                held: &view.held,
                held_whole: view.held_whole,
                shown: view.shown.now.is_some(),
            };
            self.tell("problems", version, &all);
        }
    }

    async fn compare(&mut self, current: &Arc<Current>) {
        let version = current.view.version;
        let (of, page) = (current.clone(), self.page.clone());
        let desk = self.desk.clone();
        let rendered = tokio::task::spawn_blocking(move || {
            let _answering = desk.answering();
            let (fingerprint, problem) = of.fingerprint(&page);
            if let Some(problem) = &problem {
                desk.found(version, &page, problem);
            }
            fingerprint
        });
        let Ok(now) = rendered.await else { return };
        self.tab.shows(now);
        if now.short(DIGITS) != self.bytes {
            self.bytes = now.short(DIGITS);
            return self.tell("reload", version, &());
        }
        let shown = &current.view.shown;
        let styles = shown.now.as_ref().map(|now| now.styles()).unwrap_or_default();
        if self.styles != styles {
            self.styles = styles;
            self.tell("style", version, &self.styles.clone());
        }
        let files = self.told.map(|told| current.files_since(told)).unwrap_or_default();
        if !files.is_empty() {
            self.tell("files", version, &files);
        }
        self.tell("version", version, &());
    }

    fn tell(&mut self, name: &str, version: u64, data: &impl Serialize) {
        if let Ok(json) = serde_json::to_string(data) {
            let event = Event::default().event(name).id(version.to_string());
            self.waiting.push_back(event.data(json));
        }
    }
}
