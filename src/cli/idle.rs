//! The idle pass of a preview: renders the pages that nobody asked for, one at a time behind all else, so that what
//! is wrong with them is known too.

use std::sync::Arc;
use std::time::Duration;

use crate::build::preview::Moment;
use crate::rooms::serve::Server;

/// How long nobody must have asked for anything before the pass goes on.
const BREATH: Duration = Duration::from_millis(200);

/// Starts the pass on a thread of its own.
pub(super) fn start(server: Arc<Server>) {
    std::thread::spawn(move || {
        let mut done = None;
        loop {
            std::thread::sleep(BREATH);
            let (version, shown) = server.shown();
            if let Some(now) = shown.now.filter(|_| done != Some(version))
                && pass(&server, version, &now)
            {
                done = Some(version);
            }
        }
    });
}

/// Renders all pages of a version; tells whether it came to the end before there was another one.
fn pass(server: &Server, version: u64, now: &Moment) -> bool {
    let Some(rendering) = now.rendering() else { return true };
    for page in now.session.plan.pages() {
        while server.is_busy() {
            std::thread::sleep(BREATH);
        }
        if server.version() != version {
            return false;
        }
        if let Ok(Err(problem)) = rendering.page(page) {
            server.found(version, &problem);
        }
    }
    for (route, file) in &now.session.plan.files {
        while server.is_busy() {
            std::thread::sleep(BREATH);
        }
        if server.version() != version {
            return false;
        }
        if let Ok(Err(problem)) = rendering.file(route, *file) {
            server.found(version, &problem);
        }
    }
    true
}
