//! The path to a page as a `BreadcrumbList`, in the words that the page shows.

use serde::Serialize;

use crate::render::scene::Scene;
use crate::render::view::Crumb;

/// <https://schema.org/BreadcrumbList>
#[derive(Serialize)]
#[serde(tag = "@type", rename = "BreadcrumbList", rename_all = "camelCase")]
pub(super) struct BreadcrumbList {
    item_list_element: Vec<ListItem>,
}

/// <https://schema.org/ListItem>
#[derive(Serialize)]
#[serde(tag = "@type", rename = "ListItem")]
struct ListItem {
    position: usize,
    name: String,
    /// None for the page itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
}

impl BreadcrumbList {
    /// Takes the steps over. One that the theme has no words for is left out; where that leaves no path, there is none.
    pub(super) fn new(scene: &Scene<'_>, crumbs: &[Crumb]) -> Option<Self> {
        let named = crumbs.iter().filter_map(|crumb| Some((name(scene, crumb)?, crumb)));
        let steps = (1..).zip(named).map(|(position, (name, crumb))| ListItem {
            position,
            name,
            item: crumb.href.as_deref().map(|href| scene.whole(href)),
        });
        let item_list_element: Vec<_> = steps.collect();
        (item_list_element.len() > 1).then_some(Self { item_list_element })
    }
}

fn name(scene: &Scene<'_>, crumb: &Crumb) -> Option<String> {
    match (&crumb.text, crumb.key) {
        (Some(text), _) => Some(text.text.clone()),
        (None, key) => scene.theme.string(scene.language, key?),
    }
}
