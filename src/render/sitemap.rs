//! Site maps and `robots.txt`: what crawlers are told.

use super::xml::Xml;
use crate::model::bulletin::Bulletin;
use crate::model::language::Language;
use crate::plan::claim::SitemapPart;
use crate::plan::page::{Page, PageKind};
use crate::plan::route::Route;
use crate::plan::site_plan::Plan;

const SCHEMA: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const XHTML: (&str, &str) = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");

fn url(b: &Bulletin, route: &Route) -> String {
    format!("{}{}", b.site.base.origin(), route.href(b.site.base.path()))
}

/// Writes the list of the parts.
pub fn index(b: &Bulletin, plan: &Plan) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[SCHEMA]);
    for at in 0..plan.sitemaps.len() {
        if let Some(route) = plan.route(PageKind::Sitemap(at), Language::Vi) {
            xml.open("sitemap", &[]);
            xml.words("loc", &[], &url(b, route));
            xml.close();
        }
    }
    xml.finish()
}

/// Writes one part: each page with its translations, and the day of its last change where it is known.
pub fn part(b: &Bulletin, plan: &Plan, part: &SitemapPart) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("urlset", &[SCHEMA, XHTML]);
    for page in part.pages.iter().map(|at| &plan.pages()[*at]) {
        xml.open("url", &[]);
        xml.words("loc", &[], &url(b, &page.route));
        if let Some(day) = last_change(b, page) {
            xml.words("lastmod", &[], &day);
        }
        alternates(b, plan, page, &mut xml);
        xml.close();
    }
    xml.finish()
}

fn alternates(b: &Bulletin, plan: &Plan, page: &Page, xml: &mut Xml) {
    let languages = b.site.languages.iter().copied();
    let routes = languages.filter_map(|of| Some((of, plan.route(page.kind, of)?)));
    let all: Vec<_> = routes.collect();
    if all.len() < 2 {
        return;
    }
    for (of, route) in all {
        let url = url(b, route);
        xml.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", of.code()), ("href", &url)]);
    }
}

/// The latest of a record's date and its last change; a date that is known in part says nothing.
fn last_change(b: &Bulletin, page: &Page) -> Option<String> {
    let item = page.kind.item()?;
    let day = b.date(item).day().max(b.publishing(item).last_change());
    // A meeting that is planned has not changed in the future.
    day.filter(|day| *day <= b.today).map(|day| day.to_string())
}

/// Writes `robots.txt`.
pub fn robots(b: &Bulletin, plan: &Plan) -> Vec<u8> {
    let sitemap = plan.route(PageKind::SitemapIndex, Language::Vi);
    let sitemap =
        sitemap.map_or_else(String::new, |route| format!("\nSitemap: {}\n", url(b, route)));
    format!("User-agent: *\nAllow: /\n{sitemap}").into_bytes()
}
