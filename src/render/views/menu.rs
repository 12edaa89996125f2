//! The menus: indexes and standing pages at the head, standing pages, corrections and open data at the foot.

use crate::model::id::Id;
use crate::plan::page::{ListKind, PageKind};
use crate::render::scene::Scene;
use crate::render::view::MenuEntry;

/// The indexes, by the names that a site's menu and the theme's strings know them by.
const INDEXES: [(&str, PageKind); 9] = [
    ("articles", PageKind::List(ListKind::Articles)),
    ("meetings", PageKind::List(ListKind::Meetings)),
    ("batches", PageKind::List(ListKind::Batches)),
    ("units", PageKind::Units),
    ("years", PageKind::Years),
    ("documents", PageKind::Documents),
    ("bodies", PageKind::Bodies),
    ("corrections", PageKind::Corrections),
    ("data", PageKind::Data),
];

/// The indexes that stand at the foot.
const FOOT: [&str; 2] = ["corrections", "data"];

/// The menu at the head: what the site names, else all indexes but those at the foot.
pub(super) fn head(scene: &Scene<'_>, kind: PageKind) -> Vec<MenuEntry> {
    let named = scene.b.site.menu.as_ref();
    match named {
        Some(menu) => menu.iter().filter_map(|name| entry(scene, kind, name)).collect(),
        None => {
            let names = INDEXES.iter().map(|(name, _)| *name).filter(|name| !FOOT.contains(name));
            names.filter_map(|name| entry(scene, kind, name)).collect()
        }
    }
}

/// The menu at the foot: standing pages by their order, then the corrections and the open data, as far as
/// they are not in the menu at the head.
pub(super) fn foot(scene: &Scene<'_>, kind: PageKind) -> Vec<MenuEntry> {
    let shown = scene.b.pages.iter().filter(|page| scene.b.shows(&page.publishing));
    let mut pages: Vec<_> = shown.filter_map(|page| Some((page.menu_order?, &page.id))).collect();
    pages.sort();
    let names = pages.into_iter().map(|(_, id)| id.as_str()).chain(FOOT);
    let is_above = |name: &str| scene.b.site.menu.iter().flatten().any(|entry| entry.value == name);
    names.filter(|name| !is_above(name)).filter_map(|name| entry(scene, kind, name)).collect()
}

/// Makes the entry of an index or a standing page; none where it has no page in this language.
fn entry(scene: &Scene<'_>, kind: PageKind, name: &str) -> Option<MenuEntry> {
    if let Some((key, target)) = INDEXES.into_iter().find(|(key, _)| *key == name) {
        let href = scene.page_href(target)?;
        let (here, current) = (kind == target, belongs(kind, target));
        return Some(MenuEntry { key: Some(key), text: None, href, here, current });
    }
    let no = scene.b.pages.no(&Id::new(name))?;
    let target = PageKind::Standing(no);
    let text = scene.b.pages[no].texts.of(scene.language)?;
    let words = crate::model::language::Words { text: &text.title, language: scene.language };
    let href = scene.page_href(target)?;
    let here = kind == target;
    Some(MenuEntry { key: None, text: Some(scene.text(words)), href, here, current: here })
}

/// Tells whether a page is an entry of the menu or lies below it.
fn belongs(kind: PageKind, entry: PageKind) -> bool {
    kind == entry
        || match entry {
            PageKind::Units => {
                matches!(kind, PageKind::Unit(_) | PageKind::UnitYear(..) | PageKind::UnitMonth(..))
            }
            PageKind::Years => matches!(kind, PageKind::Year(_) | PageKind::Month(_)),
            PageKind::List(ListKind::Articles) => matches!(kind, PageKind::Article(_)),
            PageKind::List(ListKind::Meetings) => {
                matches!(kind, PageKind::Meeting(_) | PageKind::ListYear(ListKind::Meetings, _))
            }
            PageKind::List(ListKind::Batches) => {
                matches!(kind, PageKind::Batch(_) | PageKind::ListYear(ListKind::Batches, _))
            }
            PageKind::Bodies => matches!(kind, PageKind::Body(_)),
            PageKind::Documents => matches!(kind, PageKind::Document(_)),
            _ => false,
        }
}
