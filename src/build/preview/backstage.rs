//! What stands behind a page: the files that it is made from, and how it is published. It is for those who write the
//! site; no reader sees it.

use serde::Serialize;

use super::Moment;
use crate::build::source::Source as _;
use crate::ground::source::{FileId, Span};
use crate::model::article::Texts;
use crate::model::bulletin::Bulletin;
use crate::model::id::Origin;
use crate::model::record::{Publication, Publishing};
use crate::plan::page::{Page, PageKind};
use crate::plan::record;
use crate::plan::site_plan::Place;
use crate::render::views::frame;

/// What stands behind a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Backstage {
    /// The kind of the page, as its template calls it; nothing where no page is.
    pub kind: &'static str,
    /// The record's files, each with the line of the record where the file holds several.
    pub files: Vec<Behind>,
    /// The files of the records that it is linked with.
    pub related: Vec<Behind>,
    /// The template: the path of the site's own, else its name in the standard theme.
    pub template: Option<String>,
    /// How the record is published: `draft`, `scheduled`, `published`; nothing where it is no record's page.
    pub state: Option<&'static str>,
    /// The day from which it is out, where that is still to come.
    pub from: Option<String>,
    /// Whether it is invented.
    pub illustration: bool,
    /// The state of its translation: that of the English page, and of a Vietnamese one whether there is any.
    pub translation: Option<String>,
    /// The language and the address of the page in the other language.
    pub other: Option<(&'static str, String)>,
}

/// A file behind a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Behind {
    /// Its path from the site's root.
    pub path: String,
    /// The line, counted from 1.
    pub line: Option<usize>,
}

impl Backstage {
    /// Finds what stands behind the page of a path.
    pub fn of(moment: &Moment, path: &str) -> Self {
        let base = moment.session.bulletin.site.base.path();
        let inside = path.strip_prefix(base.trim_end_matches('/')).unwrap_or(path);
        match moment.session.plan.at(inside) {
            Some(Place::Page(at)) => Self::of_page(moment, &moment.session.plan.pages()[at]),
            _ => Self::default(),
        }
    }

    fn of_page(moment: &Moment, page: &Page) -> Self {
        let b = &moment.session.bulletin;
        let kind = match page.kind {
            PageKind::Alias(at) => moment.session.plan.aliases[at].0,
            kind => kind,
        };
        let publishing = record::publishing(b, kind);
        let (state, from) = publishing.map_or((None, None), |it| state(b, it));
        let linked = kind.item().into_iter().flat_map(|item| b.of_event(item));
        let related = linked.flat_map(|item| files_of(b, item.into())).collect::<Vec<_>>();
        Self {
            kind: frame::kind_name(page.kind),
            files: behind(moment, files_of(b, kind)),
            related: behind(moment, related),
            template: template(moment, page),
            state,
            from,
            illustration: publishing.is_some_and(|publishing| publishing.illustration),
            translation: translation(b, page),
            other: other(moment, page),
        }
    }
}

fn state(b: &Bulletin, publishing: &Publishing) -> (Option<&'static str>, Option<String>) {
    let state = match publishing.publication {
        Publication::Draft => "draft",
        _ if publishing.is_waiting(b.today) => "scheduled",
        // What was withdrawn has no page.
        _ => "published",
    };
    let from = publishing.publish_at.filter(|first| *first > b.today);
    (Some(state), from.map(|day| day.to_string()))
}

/// Lists where the record of a page was written, its texts too.
fn files_of(b: &Bulletin, kind: PageKind) -> Vec<Span> {
    let own = |origin: &Origin| vec![origin.at];
    let texts = |texts: &Texts| texts.all().map(|text| Span::top(text.prose.file)).collect();
    match kind {
        PageKind::Article(no) => texts(&b.articles[no].texts),
        PageKind::Standing(no) => texts(&b.pages[no].texts),
        PageKind::Meeting(no) => own(&b.meetings[no].origin),
        PageKind::Batch(no) => own(&b.batches[no].origin),
        PageKind::Unit(no) | PageKind::UnitYear(no, _) | PageKind::UnitMonth(no, _) => {
            own(&b.units[no].origin)
        }
        PageKind::Body(no) => own(&b.bodies[no].origin),
        PageKind::Document(no) => own(&b.documents[no].origin),
        _ => Vec::new(),
    }
}

/// Names the files of places, each once, in their order.
fn behind(moment: &Moment, places: Vec<Span>) -> Vec<Behind> {
    let mut all: Vec<Behind> = Vec::new();
    for place in places {
        let path = moment.files().path(place.file).to_owned();
        if all.iter().all(|known| known.path != path) {
            all.push(Behind { path, line: line_of(moment, place) });
        }
    }
    all
}

/// Finds the line of a record in a file that holds several.
fn line_of(moment: &Moment, place: Span) -> Option<usize> {
    let several = |file: FileId| {
        moment.readings.get(file).is_some_and(|reading| reading.records.found.len() > 1)
    };
    if place.end == 0 || !several(place.file) {
        return None;
    }
    let bytes = moment.read(place.file).ok()?;
    let before = bytes.get(..place.range().start)?;
    Some(before.iter().filter(|byte| **byte == b'\n').count() + 1)
}

fn template(moment: &Moment, page: &Page) -> Option<String> {
    let is_templated =
        page.kind.is_for_readers() || matches!(page.kind, PageKind::NotFound | PageKind::Alias(_));
    let name = is_templated.then(|| format!("{}.html", frame::kind_name(page.kind)))?;
    let own = moment.session.theme.as_ref().and_then(|theme| theme.own_template(&name));
    Some(own.map_or(name, |file| moment.files().path(file).to_owned()))
}

/// Tells of an English page how it was translated, and of a Vietnamese one that it was not.
fn translation(b: &Bulletin, page: &Page) -> Option<String> {
    let texts = match page.kind {
        PageKind::Article(no) => &b.articles[no].texts,
        PageKind::Standing(no) => &b.pages[no].texts,
        _ => return None,
    };
    match (&texts.en, b.site.languages.len()) {
        (_, 1) => None,
        (None, _) => Some("none".to_owned()),
        (Some(english), _) => {
            Some(english.translation.as_ref().map_or("translated", |it| it.state.id()).to_owned())
        }
    }
}

fn other(moment: &Moment, page: &Page) -> Option<(&'static str, String)> {
    let other = page.language.other();
    let route = moment.session.plan.route(page.kind, other)?;
    Some((other.code(), route.href(moment.session.bulletin.site.base.path())))
}
