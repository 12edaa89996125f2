//! What programs can be told to ask for again and again: the feeds and the calendars that belong to a page.

use crate::model::language::Language;
use crate::model::shelf::No;
use crate::model::unit::Unit;
use crate::plan::page::{ListKind, PageKind};
use crate::render::scene::Scene;
use crate::render::view::{FeedLink, Text};

/// The feed of the site, and what else the page is about.
pub(super) fn feeds(scene: &Scene<'_>, kind: PageKind) -> Vec<FeedLink> {
    let own = match kind {
        PageKind::Unit(no) | PageKind::UnitYear(no, _) | PageKind::UnitMonth(no, _) => {
            Some((unit(scene, no), PageKind::UnitFeed(no)))
        }
        PageKind::Corrections => {
            let label = match scene.language {
                Language::Vi => "Đính chính",
                Language::En => "Corrections",
            };
            Some((Text { text: label.to_owned(), lang: None }, PageKind::CorrectionsFeed))
        }
        _ => None,
    };
    links(scene, [Some((site(scene), PageKind::Feed)), own])
}

/// The calendar of the site where meetings are read of, that of a unit where the unit is; both at a meeting.
pub(super) fn calendars(scene: &Scene<'_>, kind: PageKind) -> Vec<FeedLink> {
    let of_site = || (site(scene), PageKind::Calendar);
    let of_unit = |no| (unit(scene, no), PageKind::UnitCalendar(no));
    match kind {
        PageKind::Home
        | PageKind::List(ListKind::Meetings)
        | PageKind::ListYear(ListKind::Meetings, _) => links(scene, [Some(of_site()), None]),
        PageKind::Unit(no) | PageKind::UnitYear(no, _) | PageKind::UnitMonth(no, _) => {
            links(scene, [Some(of_unit(no)), None])
        }
        PageKind::Meeting(no) => {
            let unit = scene.b.units.no(&scene.b.meetings[no].unit).map(of_unit);
            links(scene, [unit, Some(of_site())])
        }
        _ => Vec::new(),
    }
}

fn links(scene: &Scene<'_>, all: [Option<(Text, PageKind)>; 2]) -> Vec<FeedLink> {
    let link = |(title, kind)| Some(FeedLink { title, href: scene.page_href(kind)? });
    all.into_iter().flatten().filter_map(link).collect()
}

fn site(scene: &Scene<'_>) -> Text {
    scene.loc(&scene.b.site.title)
}

fn unit(scene: &Scene<'_>, no: No<Unit>) -> Text {
    let unit = scene.unit(no);
    Text { text: unit.text, lang: unit.lang }
}
