//! What a preview answers to an address: a page, a file, another address, or that nothing is there.
//!
//! An address is compared as it stands: it is never decoded and never joined to a folder, so it cannot lead out of
//! the site.

use std::sync::Arc;

use super::Moment;
use crate::build::session::Fault;
use crate::ground::diagnostic::Diagnostic;
use crate::ground::digest::Digest;
use crate::model::language::Language;
use crate::model::picture::Format;
use crate::plan::page::{Page, PageKind};
use crate::plan::route::Route;
use crate::plan::site_plan::Place;
use crate::read::picture::MARK_DIGITS;

/// Whether a page is what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is.
    Here,
    /// It says that nothing is there.
    Missing,
    /// It says that what was there was withdrawn.
    Withdrawn,
}

/// What lies at an address.
pub enum Answer {
    /// A page for readers, or a file that a page is rendered to.
    Page {
        /// Its bytes.
        bytes: Vec<u8>,
        /// Its address within the site.
        route: Route,
        /// Whether it is what was asked for.
        presence: Presence,
    },
    /// An asset or a file that is published as it is.
    File {
        /// Its bytes.
        bytes: Vec<u8>,
        /// Its address within the site.
        route: Route,
    },
    /// The page lies at this address.
    Moved(String),
    /// Nothing is there, and the site has no page to say so.
    Nothing,
    /// The page cannot be rendered, for this reason.
    Failed(Box<Diagnostic>),
}

impl Moment {
    /// Answers to a path as a browser asks for it, that of the site's own address in front; a query behind it counts
    /// for former addresses alone.
    ///
    /// # Errors
    ///
    /// A published file that could not be read.
    pub fn answer(&self, address: &str) -> Result<Answer, Fault> {
        let (path, query) = match address.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (address, None),
        };
        let base = self.session.bulletin.site.base.path();
        if let Some(to) = self.former(path, query) {
            return Ok(Answer::Moved(to.href(base)));
        }
        let Some(inside) = path.strip_prefix(base.trim_end_matches('/')) else {
            // The address of the site may have just got a path: pages are found below it.
            let moved = format!("{}{path}", base.trim_end_matches('/'));
            let is_known = path == "/" || self.place(path).is_some();
            return Ok(if is_known { Answer::Moved(moved) } else { Answer::Nothing });
        };
        if inside.is_empty() {
            return Ok(Answer::Moved(base.to_owned()));
        }
        let inside =
            inside.strip_suffix("/index.html").map_or(inside.to_owned(), |it| format!("{it}/"));
        if let Some(asset) = self.asset(&inside) {
            return Ok(asset);
        }
        match self.place(&inside) {
            Some(Place::Page(at)) => self.page(&self.session.plan.pages()[at], Presence::Here),
            Some(place) => self.file(place),
            None if self.place(&format!("{inside}/")).is_some() => {
                Ok(Answer::Moved(format!("{path}/")))
            }
            None => self.missing(&inside),
        }
    }

    /// Finds where a former address leads that has no page of its own. One with a query goes first; one without leads on
    /// whatever the query.
    fn former(&self, path: &str, query: Option<&str>) -> Option<&Route> {
        let plan = &self.session.plan;
        let base = self.session.bulletin.site.base.path().trim_end_matches('/');
        let has_page =
            || path.strip_prefix(base).is_some_and(|inside| self.place(inside).is_some());
        let whole = query.and_then(|query| plan.former(&format!("{path}?{query}")));
        whole.or_else(|| plan.former(path).filter(|_| !has_page()))
    }

    /// Finds what lies at a path; a path that differs in case is another one, as on a web server.
    fn place(&self, path: &str) -> Option<Place> {
        self.session.plan.exactly_at(path)
    }

    fn asset(&self, path: &str) -> Option<Answer> {
        let theme = self.session.theme.as_ref()?;
        let (route, bytes) = theme.assets.iter().find(|(route, _)| route.as_str() == path)?;
        Some(Answer::File { bytes: bytes.to_vec(), route: route.clone() })
    }

    fn page(&self, page: &Page, presence: Presence) -> Result<Answer, Fault> {
        let Some(rendering) = self.rendering() else { return Ok(Answer::Nothing) };
        Ok(match rendering.page(page)? {
            Ok(bytes) => Answer::Page { bytes, route: page.route.clone(), presence },
            Err(problem) => Answer::Failed(Box::new(problem)),
        })
    }

    fn file(&self, place: Place) -> Result<Answer, Fault> {
        let Some(rendering) = self.rendering() else { return Ok(Answer::Nothing) };
        let route = self.session.plan.route_of(place).clone();
        Ok(match rendering.at(place)? {
            Ok(bytes) => Answer::File { bytes, route },
            Err(problem) => Answer::Failed(Box::new(problem)),
        })
    }

    /// Answers with the site's own page for what is not there, or was withdrawn, in the language of the address.
    fn missing(&self, path: &str) -> Result<Answer, Fault> {
        let language = if path.starts_with("/en/") { Language::En } else { Language::Vi };
        let plan = &self.session.plan;
        let (kind, presence) = match plan.is_withdrawn(path) {
            true => (PageKind::Withdrawn, Presence::Withdrawn),
            false => (PageKind::NotFound, Presence::Missing),
        };
        let page = plan.page(kind, language);
        match page.or_else(|| plan.page(kind, Language::Vi)) {
            Some(page) => self.page(page, presence),
            None => Ok(Answer::Nothing),
        }
    }

    /// Lists the addresses of the theme's style sheets.
    pub fn styles(&self) -> Vec<String> {
        let base = self.session.bulletin.site.base.path();
        let assets = self.session.theme.iter().flat_map(|theme| &theme.assets);
        let styles = assets.filter(|(route, _)| route.as_str().ends_with(".css"));
        styles.map(|(route, _)| route.href(base)).collect()
    }

    /// Fingerprints a page without the hashes in the addresses of its style sheets and the marks behind those of its
    /// pictures: both are swapped in place, and are no change of the page.
    pub fn fingerprint(&self, page: &[u8]) -> Digest {
        let mut text = String::from_utf8_lossy(page).into_owned();
        for style in self.styles() {
            text = text.replace(&style, &without_hash(&style));
        }
        Digest::of(without_marks(&text).as_bytes())
    }
}

/// `anh.jpg.640.webp?2f3ab4da 640w` to `anh.jpg.640.webp 640w`.
fn without_marks(page: &str) -> String {
    let mut parts = page.split('?');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mark = part.get(..MARK_DIGITS).filter(|it| it.bytes().all(|c| c.is_ascii_hexdigit()));
        let name = &out[out.rfind(['/', '"']).map_or(0, |at| at + 1)..];
        match mark.filter(|_| Format::of_name(name).is_some()) {
            Some(mark) => out.push_str(&part[mark.len()..]),
            None => out.extend(["?", part]),
        }
    }
    out
}

/// `/assets/bulletin.0123456789.css` to `/assets/bulletin.css`.
fn without_hash(style: &str) -> String {
    let parts = style.rsplit_once('.').and_then(|(rest, ending)| {
        rest.rsplit_once('.').map(|(stem, _)| format!("{stem}.{ending}"))
    });
    parts.unwrap_or_else(|| style.to_owned())
}

/// What is shown of a site, and what stands in where a page of it cannot be rendered.
#[derive(Clone, Default)]
pub struct Shown {
    /// The moment that is shown.
    pub now: Option<Arc<Moment>>,
    /// The moment before, where no page of it is known that cannot be rendered; not all may have been tried.
    last: Option<Arc<Moment>>,
    /// The last moment of which every page was rendered; where there is none yet, the first.
    sound: Option<Arc<Moment>>,
}

/// What is known of the pages of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Soundness {
    /// Each was rendered, and could be.
    Sound,
    /// One could not be rendered.
    Broken,
    /// Those that were rendered could be.
    Unknown,
}

/// An answer, the moment that gave it, and what is wrong with the page as it would be now.
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// The moment that it is of.
    pub of: Option<Arc<Moment>>,
    /// Why it is not of the moment that is shown.
    pub problem: Option<Box<Diagnostic>>,
}

impl Shown {
    /// Goes on to another moment; `soundness` is what is known of the one that was shown, and `stand_in` what stands in
    /// where it is broken.
    pub(super) fn next(
        &self,
        now: Option<Arc<Moment>>,
        soundness: Soundness,
        stand_in: Option<Arc<Moment>>,
    ) -> Self {
        let (last, sound) = match soundness {
            Soundness::Sound => (None, self.now.clone()),
            Soundness::Unknown => {
                let first = self.last.as_ref().or(self.now.as_ref());
                (self.now.clone(), self.sound.as_ref().or(first).cloned())
            }
            Soundness::Broken => (stand_in.or_else(|| self.now.clone()), self.sound.clone()),
        };
        Self { now, last, sound }
    }

    /// Returns the moment that pages are taken from which cannot be rendered now.
    pub(super) fn stand_in(&self) -> Option<&Arc<Moment>> {
        self.last.as_ref().or(self.sound.as_ref())
    }

    /// Answers to a path; where the page cannot be rendered now, with what it was.
    ///
    /// # Errors
    ///
    /// A published file that could not be read.
    pub fn answer(&self, path: &str) -> Result<Answered, Fault> {
        let Some(now) = &self.now else {
            return Ok(Answered { answer: Answer::Nothing, of: None, problem: None });
        };
        let problem = match now.answer(path)? {
            Answer::Failed(problem) => problem,
            answer => return Ok(Answered { answer, of: Some(now.clone()), problem: None }),
        };
        let before = [&self.last, &self.sound].into_iter().flatten();
        for before in before.filter(|before| !Arc::ptr_eq(before, now)) {
            let answer = before.answer(path)?;
            if matches!(answer, Answer::Page { .. } | Answer::File { .. }) {
                let of = Some(before.clone());
                return Ok(Answered { answer, of, problem: Some(problem) });
            }
        }
        let answer = Answer::Failed(problem.clone());
        Ok(Answered { answer, of: Some(now.clone()), problem: Some(problem) })
    }
}

#[cfg(test)]
mod tests {
    use super::without_marks;

    #[test]
    fn the_marks_of_pictures_are_no_part_of_a_page() {
        let page = "<img src=\"/tep/a.jpg?2f3ab4da\" srcset=\"/tep/a.jpg.320.webp?2f3ab4da 320w, /tep/a.webp?00000000 9w\">?";
        let bare = "<img src=\"/tep/a.jpg\" srcset=\"/tep/a.jpg.320.webp 320w, /tep/a.webp 9w\">?";
        assert_eq!(without_marks(page), bare);
        for other in ["Ai? 2f3ab4da", "/a.html?2f3ab4da", "a.jpg?2f3ab4d", "a.jpg?đây", "a.jpg?"]
        {
            assert_eq!(without_marks(other), other);
        }
    }
}
