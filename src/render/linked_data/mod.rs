//! Linked data (JSON-LD in the words of schema.org): what a page is about, for machines. A file for each kind of thing,
//! each a typed value; one graph a page.
//!
//! It says what the page says and no more: no event without a place, no person, no guess at what is not known. It is data
//! within a page, so [`json`] writes it so that no words of a record can end it.

mod article;
mod body;
mod breadcrumbs;
mod document;
mod json;
mod meeting;
mod site;
mod unit;

use serde::Serialize;

use self::article::NewsArticle;
use self::body::Organization;
use self::breadcrumbs::BreadcrumbList;
use self::document::Legislation;
use self::meeting::Event;
use self::site::WebSite;
use self::unit::AdministrativeArea;
use super::scene::Scene;
use super::view::{Crumb, Html, LeadingPicture, Link, Text};
use crate::model::record::Publishing;
use crate::plan::page::{Page, PageKind};

/// What a page says of itself: the graph of its things.
#[derive(Serialize)]
struct Graph {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    things: Vec<Thing>,
}

/// A thing that a page is about.
#[derive(Serialize)]
#[serde(untagged)]
enum Thing {
    Article(Box<NewsArticle>),
    Meeting(Box<Event>),
    Unit(Box<AdministrativeArea>),
    Body(Box<Organization>),
    Document(Box<Legislation>),
    Site(Box<WebSite>),
    Path(Box<BreadcrumbList>),
}

/// A thing that is told of elsewhere, by its address.
#[derive(Serialize)]
struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

/// Writes the data of a page; none where there is nothing to tell.
pub(super) fn of(
    scene: &Scene<'_>,
    page: &Page,
    crumbs: &[Crumb],
    picture: Option<&LeadingPicture>,
) -> Option<Html> {
    let about = match page.kind {
        PageKind::Home => Some(Thing::Site(Box::new(WebSite::whole(scene, page)))),
        PageKind::Article(no) => {
            Some(Thing::Article(Box::new(NewsArticle::new(scene, page, no, picture))))
        }
        PageKind::Meeting(no) => Event::new(scene, page, no).map(|it| Thing::Meeting(Box::new(it))),
        PageKind::Unit(no) => Some(Thing::Unit(Box::new(AdministrativeArea::whole(scene, no)))),
        PageKind::Body(no) => Some(Thing::Body(Box::new(Organization::whole(scene, no)))),
        PageKind::Document(no) => {
            Some(Thing::Document(Box::new(Legislation::new(scene, page, no))))
        }
        // Who comes there asked for something else.
        PageKind::NotFound | PageKind::Withdrawn | PageKind::Alias(_) => return None,
        _ => None,
    };
    let path = BreadcrumbList::new(scene, crumbs).map(|it| Thing::Path(Box::new(it)));
    let things: Vec<_> = about.into_iter().chain(path).collect();
    let graph = Graph { context: "https://schema.org", things };
    (!graph.things.is_empty()).then(|| Html::new(json::write(&graph)))
}

/// Says of a record that was invented to illustrate that it was.
fn invented(scene: &Scene<'_>, publishing: &Publishing) -> Option<String> {
    publishing.illustration.then(|| scene.invented().text)
}

/// The name and the whole address of what a link leads to.
fn name_and_url(scene: &Scene<'_>, link: Link) -> (String, Option<String>) {
    (link.text, link.href.map(|href| scene.whole(&href)))
}

fn words(text: Text) -> String {
    text.text
}
