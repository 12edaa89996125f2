//! The page of a body lists exactly the records that name it, that of a document exactly those that cite
//! it: held against the sources, where a record names what stands anywhere in it.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use super::fixture::{Site, TODAY, tree};
use super::html::Shown;
use super::maker;

/// A record as its source has it.
struct Source {
    /// The last part of its Vietnamese address.
    slug: String,
    /// Every text in it but for the ids of units, which may be those of bodies too.
    texts: BTreeSet<String>,
    is_shown: bool,
}

impl Source {
    fn new(stem: &str, table: &Table) -> Self {
        let id = table.get("id").and_then(Value::as_str).unwrap_or(stem);
        let slug = table
            .get("slug")
            .and_then(|slug| slug.as_str().or_else(|| slug.get("vi").and_then(Value::as_str)));
        let mut texts = BTreeSet::new();
        collect_all(table, &mut texts);
        let waits = table.get("publish_at").is_some_and(|day| day.to_string().as_str() > TODAY);
        let is_shown =
            !waits && table.get("publication").is_none_or(|it| it.as_str() == Some("published"));
        Self { slug: slug.unwrap_or(id).to_owned(), texts, is_shown }
    }
}

fn collect(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(texts.insert(text.clone())),
        Value::Array(all) => all.iter().for_each(|value| collect(value, texts)),
        Value::Table(table) => collect_all(table, texts),
        _ => {}
    }
}

fn collect_all(table: &Table, texts: &mut BTreeSet<String>) {
    let names_units = |key: &str| ["unit", "ward", "wards"].contains(&key);
    let others = table.iter().filter(|(key, _)| !names_units(key));
    others.for_each(|(_, value)| collect(value, texts));
}

/// Reads the records of a site's news out of its files.
fn news(site: &Site) -> Vec<Source> {
    let files = tree(&site.path().join("content"), &|path| {
        !path.starts_with("registry") && (path.ends_with(".vi.md") || path.ends_with(".toml"))
    });
    let mut all = Vec::new();
    for (path, bytes) in
        files.iter().filter(|(path, _)| !path.starts_with("pages/") && path.contains('/'))
    {
        let text = std::str::from_utf8(bytes).unwrap();
        let stem = path.trim_end_matches("/index.vi.md").rsplit('/').next().unwrap();
        let stem = stem.trim_end_matches(".vi.md").trim_end_matches(".toml");
        let toml = if path.ends_with(".md") { text.split("+++").nth(1).unwrap() } else { text };
        let table: Table = toml.parse().unwrap();
        let many = ["meeting", "batch"].into_iter().find_map(|key| table.get(key)?.as_array());
        match many {
            Some(many) => {
                all.extend(many.iter().map(|it| Source::new(stem, it.as_table().unwrap())))
            }
            None => all.push(Source::new(stem, &table)),
        }
    }
    all
}

/// Reads the ids of a kind of the registry by the last part of their Vietnamese addresses.
fn registry(site: &Site, kind: &str) -> BTreeMap<String, String> {
    let files = tree(&site.path().join("content/registry"), &|path| path.ends_with(".toml"));
    let mut all = BTreeMap::new();
    for bytes in files.values() {
        let table: Table = std::str::from_utf8(bytes).unwrap().parse().unwrap();
        for it in table.get(kind).and_then(Value::as_array).into_iter().flatten() {
            let id = it["id"].as_str().unwrap();
            let slug = it.get("slug").and_then(|slug| slug.get("vi")?.as_str());
            all.insert(slug.unwrap_or(id).to_owned(), id.to_owned());
        }
    }
    all
}

fn last(route: &str) -> &str {
    route.trim_end_matches('/').rsplit('/').next().unwrap()
}

/// Holds each page of a kind against the sources, and returns how many records they list.
fn assert_lists(site: &Site, kind: &str, below: &str) -> usize {
    let (news, mut listed) = (news(site), 0);
    for (slug, id) in registry(site, kind) {
        let route = format!("/{below}/{slug}/");
        if !site.has_page(&route) {
            continue;
        }
        let page = Shown::of(&site.page(&route));
        let found: Vec<String> =
            page.each("entries").iter().map(|it| page.href(&format!("{it}.title"))).collect();
        let mut found: Vec<&str> = found.iter().map(|href| last(href)).collect();
        let naming = news.iter().filter(|it| it.is_shown && it.texts.contains(&id));
        let mut wanted: Vec<&str> = naming.map(|it| it.slug.as_str()).collect();
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{route}");
        listed += found.len();
    }
    listed
}

#[test]
fn bodies_and_documents_list_what_names_them() {
    for (site, bodies, documents) in [
        (Site::golden("two-events"), 8, 4),
        (Site::golden("edges"), 8, 1),
        (maker::site(120), 150, 20),
        (Site::example(), 30, 10),
    ] {
        let site = site.with_plain_theme();
        site.use_theme("plain").build();
        let found =
            (assert_lists(&site, "body", "co-quan"), assert_lists(&site, "document", "van-ban"));
        assert!(found.0 >= bodies && found.1 >= documents, "{found:?}");
    }
}

/// A body on long lists says how many more there are.
#[test]
fn a_long_list_of_a_body_says_what_it_leaves_out() {
    let site = maker::site(120).with_plain_theme();
    site.edit("bulletin.toml", "title", "theme = \"plain\"\nlists = { split = 10 }\ntitle").build();
    let page = Shown::of(&site.page("/co-quan/ubnd/"));
    let naming = news(&site).iter().filter(|it| it.texts.contains("ubnd")).count();
    assert_eq!(page.len("entries"), 10);
    assert_eq!(page.number("more"), naming as u64 - 10);
}

/// Who reports to a meeting is named by it, and may not be named before the public knows of it.
#[test]
fn a_meeting_names_no_body_that_is_hidden() {
    let site = Site::golden("edges");
    site.edit("content/meetings/2022.toml", "by = [\"kin-mot\", \"mot-cua\"]", "by = [\"to-mat\"]");
    assert_eq!(site.run(&["check"]).codes(), ["link-to-hidden"]);
    let site = Site::golden("edges");
    site.edit("content/registry/units.toml", "formed_by = \"qd-cu\"", "formed_by = \"qd-mat\"");
    assert_eq!(site.run(&["check"]).codes(), ["link-to-hidden"]);
}
