//! The idle pass: renders the pages that nobody asked for, one at a time behind all else, so that what is wrong with them
//! is known too.

use std::sync::Arc;
use std::time::Duration;

use super::desk::Desk;
use crate::build::preview::Moment;
use crate::build::rendering::Rendering;
use crate::build::session::Fault;
use crate::ground::diagnostic::Diagnostic;
use crate::ground::source::FileId;
use crate::plan::page::Page;
use crate::plan::route::Route;

/// How often it is asked whether there is something to do, and whether a browser still waits for an answer.
const BREATH: Duration = Duration::from_millis(200);

/// Starts the pass on a thread of its own.
pub(super) fn start(desk: Arc<Desk>) {
    std::thread::spawn(move || {
        let mut done = 0;
        loop {
            std::thread::sleep(BREATH);
            let current = desk.current();
            let version = current.view.version;
            if let Some(now) = current.view.shown.now.clone().filter(|_| done != version)
                && (Pass { desk: &desk, version }).over(&now)
            {
                desk.rendered(version);
                done = version;
            }
        }
    });
}

/// A pass over one version.
struct Pass<'p> {
    desk: &'p Desk,
    version: u64,
}

impl Pass<'_> {
    /// Renders all pages and proves all files; tells whether it came to the end before there was another version.
    fn over(&self, now: &Moment) -> bool {
        let Some(rendering) = now.rendering() else { return true };
        let plan = &now.session.plan;
        let page =
            |page: &Page| self.one(&rendering, &page.route, |it| it.page(page).map(Result::err));
        // How the sizes of pictures come out is known with the pictures.
        let file =
            |(route, file): &(Route, FileId)| self.one(&rendering, route, |it| it.prove(*file));
        plan.pages().iter().all(page) && plan.files.iter().all(file)
    }

    /// Tries out one page or file when nobody waits for another; tells whether the version is still shown.
    fn one<'r>(
        &self,
        rendering: &Rendering<'r>,
        route: &Route,
        try_out: impl FnOnce(&Rendering<'r>) -> Result<Option<Diagnostic>, Fault>,
    ) -> bool {
        while self.desk.is_busy() {
            std::thread::sleep(BREATH);
        }
        if let Ok(Some(problem)) = try_out(rendering) {
            let base = self.desk.current().view.shown.now.as_ref().map_or_else(
                || "/".to_owned(),
                |now| now.session.bulletin.site.base.path().to_owned(),
            );
            self.desk.found(self.version, &route.href(&base), &problem);
        }
        self.desk.current().view.version == self.version
    }
}
