//! DOMAIN 6.19: every page says its title, maker, date, publisher, address and language for machines, a former
//! address too; and what may be shared, how it looks there.

use std::collections::BTreeMap;

use super::fixture::Site;
use super::html::{Html, Shown};

/// The values of each `dc.` name of a page.
fn core(html: &Html) -> BTreeMap<&str, Vec<&str>> {
    let mut all: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (_, attributes) in html.tags.iter().filter(|(tag, _)| tag == "meta") {
        if let (Some(name), Some(content)) = (attributes.get("name"), attributes.get("content"))
            && let Some(name) = name.strip_prefix("dc.")
        {
            all.entry(name).or_default().push(content);
        }
    }
    all
}

/// The properties of Open Graph that each page has that may be shared.
const SHARED: [&str; 6] = ["title", "type", "url", "description", "site_name", "locale"];

fn assert_core(site: &Site, name: &str) {
    site.use_theme("plain").build();
    let plain: BTreeMap<String, Shown> = pages(site).map(|(p, t)| (p, Shown::of(&t))).collect();
    site.use_theme("bulletin").build();
    let is_item =
        |page: &Shown| ["article", "meeting", "batch"].contains(&page.words("frame.kind").as_str());
    let has_items = plain.values().any(is_item);
    for (path, text) in pages(site) {
        let page = &plain[&path];
        let html = Html::parse(&text);
        let core = core(&html);
        let one = |of: &str| match core.get(of).map(Vec::as_slice) {
            Some([value]) if !value.is_empty() => (*value).to_owned(),
            found => panic!("{name}/{path}: dc.{of}: {found:?}"),
        };
        assert!(!one("title").is_empty() && !one("creator").is_empty());
        assert_eq!(one("language"), html.all("lang")[0], "{path}");
        assert_eq!(one("identifier"), page.href("frame.canonical"), "{path}");
        let publishers = core.get("publisher").unwrap_or_else(|| panic!("{path}"));
        assert_eq!(publishers.len(), page.len("frame.publishers").max(1), "{path}");
        if has_items {
            let told = page.get("frame.dated").unwrap_or_else(|| panic!("{name}/{path}: no date"));
            assert_eq!(one("date"), Html::parse(told).all("datetime")[0], "{path}");
        }
        if let Some(date) = page.get("frame.date") {
            assert_eq!(Some(date), page.get("frame.dated"), "{name}/{path}");
        }
        let is_shared = page.get("frame.noindex").is_none();
        for property in SHARED.map(|it| format!("og:{it}")) {
            assert_eq!(html.all("property").contains(&property.as_str()), is_shared, "{path}");
        }
    }
    assert!(plain.len() > 20, "{name}: {}", plain.len());
}

fn pages(site: &Site) -> impl Iterator<Item = (String, String)> {
    let pages = site.tree().into_iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
}

#[test]
fn every_page_of_the_goldens_says_what_it_is() {
    for name in Site::goldens() {
        assert_core(&Site::golden(&name), &name);
    }
}

#[test]
fn every_page_of_the_example_says_what_it_is() {
    let site = Site::example().with_plain_theme();
    assert_core(&site, "example");
}

#[test]
fn what_has_no_day_of_its_own_takes_one_from_its_page() {
    let site = Site::example();
    site.build();
    for (path, date) in [
        // Cited first in August 2022, formed by it in July 2025, and nothing at all.
        ("van-ban/34-qd-ubnd-ha-tinh", "2022-08-23"),
        ("co-quan/ubtvqh", "2025-07-01"),
        ("co-quan/bo-cong-an", "2021-12-28"),
        ("co-quan/bch-quan-su-tinh-ha-tinh", "2020-05-15"),
    ] {
        let text = site.read(&format!("public/{path}/index.html"));
        let html = Html::parse(&text);
        assert_eq!(core(&html)["date"], [date], "{path}");
    }
}
