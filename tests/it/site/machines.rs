//! What is written for machines: feeds are Atom, site maps are site maps, the manifest tells the truth.

use std::collections::BTreeSet;

use bantin::ground::digest::Digest;
use roxmltree::{Document, Node};

use super::fixture::{Site, Tree};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

fn child<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Vec<Node<'a, 'd>> {
    node.children().filter(|child| child.has_tag_name((ATOM, name))).collect()
}

/// RFC 4287: a feed and each entry has exactly one id, title and updated; a feed names itself, and has an
/// author for its entries.
fn assert_atom(path: &str, text: &str) {
    let document = Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")), "{path}");
    let entries = child(feed, "entry");
    for node in entries.iter().copied().chain([feed]) {
        for name in ["id", "title", "updated"] {
            let found = child(node, name);
            assert_eq!(found.len(), 1, "{path}: {name}");
            assert!(!found[0].text().unwrap_or_default().trim().is_empty(), "{path}: {name}");
        }
        let times = child(node, "updated").into_iter().chain(child(node, "published"));
        times.for_each(|time| assert_time(path, time.text().unwrap()));
    }
    assert!(!child(child(feed, "author")[0], "name").is_empty(), "{path}");
    let links = child(feed, "link");
    let own = links.iter().find(|link| link.attribute("rel") == Some("self")).unwrap();
    assert!(own.attribute("href").unwrap().ends_with(path), "{path}");
    let ids: BTreeSet<_> = entries.iter().map(|entry| child(*entry, "id")[0].text()).collect();
    assert_eq!(ids.len(), entries.len(), "{path}: an id stands twice");
    let newest = |node: Node<'_, '_>| child(node, "updated")[0].text().unwrap().to_owned();
    if let Some(latest) = entries.iter().map(|entry| newest(*entry)).max() {
        assert_eq!(newest(feed), latest, "{path}");
    }
}

/// RFC 3339, in Vietnam's time.
fn assert_time(path: &str, time: &str) {
    let shape: String = time.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    assert_eq!(shape, "0000-00-00T00:00:00+00:00", "{path}");
    assert!(time.ends_with("+07:00"), "{path}: {time}");
}

/// Reads the addresses of a site map or of the list of them.
fn locations(text: &str, root: &str) -> Vec<String> {
    let document = Document::parse(text).unwrap();
    assert!(document.root_element().has_tag_name((SITEMAP, root)));
    let all = document.descendants().filter(|node| node.has_tag_name((SITEMAP, "loc")));
    all.map(|node| node.text().unwrap().to_owned()).collect()
}

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    std::str::from_utf8(&tree[path]).unwrap()
}

/// The maps name each page for readers once, and no other.
fn assert_maps(tree: &Tree, base: &str) {
    let parts = locations(text(tree, "sitemap.xml"), "sitemapindex");
    let parts = parts.iter().map(|url| url.strip_prefix(base).unwrap());
    let named: Vec<String> = parts.flat_map(|part| locations(text(tree, part), "urlset")).collect();
    let unique: BTreeSet<&String> = named.iter().collect();
    assert_eq!(unique.len(), named.len(), "an address stands twice");
    let pages = tree.keys().filter_map(|path| {
        let route = path.strip_suffix("index.html")?;
        let is_alias = text(tree, path).contains("kind = alias");
        (!is_alias).then(|| format!("{base}{route}"))
    });
    assert_eq!(unique, pages.collect::<Vec<_>>().iter().collect());
    assert!(text(tree, "robots.txt").contains(&format!("Sitemap: {base}sitemap.xml")));
}

#[test]
fn feeds_and_maps_of_the_goldens_are_well_formed_and_whole() {
    for name in Site::goldens() {
        let site = Site::golden(&name);
        site.build();
        let tree = site.tree();
        let feeds: Vec<_> = tree.keys().filter(|path| path.ends_with("feed.xml")).collect();
        assert!(feeds.len() >= 2, "{name}");
        feeds.iter().for_each(|path| assert_atom(path, text(&tree, path)));
        assert_maps(&tree, &site.base_url());
    }
}

/// Each line of the manifest is a file and its SHA-256, as `sha256sum -c` reads them; none is left out.
#[test]
fn the_manifest_names_each_file_and_its_digest() {
    let site = Site::golden("edges");
    site.build();
    let whole = site.whole_tree();
    let manifest = text(&whole, ".bantin/manifest.sha256");
    let expected: String = site
        .tree()
        .iter()
        .map(|(path, bytes)| format!("{}  {path}\n", Digest::of(bytes)))
        .collect();
    assert_eq!(manifest, expected);
}
