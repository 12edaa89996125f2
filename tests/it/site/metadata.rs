//! DOMAIN 6.19: every page says its title, maker, date, publisher, address and language for machines. Only
//! where there is no date to tell is none told.

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

/// Tells whether a page of the plain theme has nothing that a date could be taken from.
fn has_no_date(page: &Shown) -> bool {
    let none = |name: &str| page.get(name).is_none();
    match page.words("frame.kind").as_str() {
        "not-found" => true,
        "standing" => none("about.changed"),
        "document" => none("line.date"),
        "documents" => {
            page.each("groups").iter().all(|it| none(&format!("{it}.documents[0].date")))
        }
        "corrections" => none("corrections[0].correction.date"),
        "list" => page.number("count") == 0,
        "unit" => none("latest[0].date") && none("from") && none("to"),
        "body" => none("entries[0].date") && none("card.line.from") && none("card.line.to"),
        _ => false,
    }
}

fn assert_core(site: &Site, name: &str) {
    site.use_theme("plain").build();
    let plain: BTreeMap<String, Shown> = pages(site).map(|(p, t)| (p, Shown::of(&t))).collect();
    site.use_theme("bulletin").build();
    let mut seen = 0;
    for (path, text) in pages(site) {
        let page = &plain[&path];
        if page.words("frame.kind") == "alias" {
            continue;
        }
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
        match page.get("frame.date") {
            Some(date) => assert_eq!(one("date"), Html::parse(date).all("datetime")[0], "{path}"),
            None => assert!(!core.contains_key("date"), "{path}"),
        }
        assert_eq!(page.get("frame.date").is_none(), has_no_date(page), "{name}/{path}");
        seen += 1;
    }
    assert!(seen > 20, "{name}: {seen}");
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
