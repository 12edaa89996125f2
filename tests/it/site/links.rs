//! Every address in an output leads to a file of it, and no page takes anything from elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::fixture::{Site, Tree};
use super::html::Html;
use super::linked_data;

/// The output of a site, as one who follows its links sees it.
pub struct Web<'w> {
    tree: &'w Tree,
    /// `https://bantin.example`
    origin: String,
    /// `/` or `/cong/bantin/`
    path: String,
    pages: BTreeMap<&'w str, Html>,
}

impl<'w> Web<'w> {
    /// Takes all pages of an output apart.
    pub fn new(tree: &'w Tree, base_url: &str) -> Self {
        let host_from = base_url.find("://").unwrap() + 3;
        let path_from = host_from + base_url[host_from..].find('/').unwrap();
        let pages = tree.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages = pages
            .map(|(path, bytes)| (path.as_str(), Html::parse(std::str::from_utf8(bytes).unwrap())));
        Self {
            tree,
            origin: base_url[..path_from].to_owned(),
            path: base_url[path_from..].to_owned(),
            pages: pages.collect(),
        }
    }

    /// Lists what is wrong with the addresses of the pages and of the files for machines.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (page, html) in &self.pages {
            self.page(page, html, &mut faults);
        }
        for (path, bytes) in self.tree {
            let document = || std::str::from_utf8(bytes).unwrap();
            let named = match path.rsplit_once('.') {
                Some((_, "xml")) => addresses(document()),
                Some((_, "ics")) => addresses_of_events(document()),
                Some((_, "html")) => self.addresses_of_data(document()),
                _ => continue,
            };
            named.iter().for_each(|url| self.inside(path, url, &mut faults));
        }
        faults
    }

    /// The addresses of this site that the data within a page names.
    fn addresses_of_data(&self, page: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut left: Vec<Value> = linked_data::things(page);
        while let Some(value) = left.pop() {
            match value {
                Value::String(text) if text.starts_with(&self.origin) => found.push(text),
                Value::Array(all) => left.extend(all),
                Value::Object(of) => left.extend(of.into_iter().map(|(_, value)| value)),
                _ => {}
            }
        }
        found
    }

    fn page(&self, page: &str, html: &Html, faults: &mut Vec<String>) {
        let ids = html.all("id");
        let unique: BTreeSet<_> = ids.iter().collect();
        if unique.len() != ids.len() {
            faults.push(format!("{page}: an id stands twice"));
        }
        for (tag, attributes) in &html.tags {
            let is_data = attributes.get("type").is_some_and(|it| it == "application/ld+json");
            if tag == "script" && is_data {
                continue;
            }
            if ["script", "style", "iframe", "object", "embed", "base"].contains(&tag.as_str()) {
                faults.push(format!("{page}: <{tag}>"));
            }
            let handlers =
                attributes.keys().filter(|name| *name == "style" || name.starts_with("on"));
            faults.extend(handlers.map(|name| format!("{page}: <{tag} {name}=...>")));
            let rel = attributes.get("rel").map_or("", String::as_str);
            for (name, value) in attributes {
                let value = match name.as_str() {
                    "href" | "src" => value.as_str(),
                    "content" if attributes.contains_key("http-equiv") => {
                        value.split("url=").nth(1).unwrap()
                    }
                    "srcset" => {
                        for one in value.split(", ") {
                            let address = one.split(' ').next().unwrap();
                            self.address(page, address, false, faults);
                        }
                        continue;
                    }
                    "poster" | "background" | "data" => {
                        faults.push(format!("{page}: <{tag} {name}=...>"));
                        continue;
                    }
                    _ => continue,
                };
                let may_leave = tag == "a" || (tag == "link" && rel == "license");
                self.address(page, value, may_leave, faults);
            }
        }
    }

    fn address(&self, page: &str, url: &str, may_leave: bool, faults: &mut Vec<String>) {
        let schemes = ["https://", "http://", "mailto:", "tel:"];
        let is_inside = url.starts_with(&format!("{}{}", self.origin, self.path));
        match schemes.iter().any(|scheme| url.starts_with(scheme)) && !is_inside {
            true if may_leave => {}
            true => faults.push(format!("{page}: takes {url} from elsewhere")),
            false => self.inside(page, url, faults),
        }
    }

    /// An address within the site: its file must be there, and its place in that file.
    fn inside(&self, page: &str, url: &str, faults: &mut Vec<String>) {
        let path = url.strip_prefix(&self.origin).unwrap_or(url);
        let (path, anchor) = path.split_once('#').unwrap_or((path, ""));
        // What follows makes browsers ask anew, and is nothing to a server that sends files.
        let path = path.split('?').next().unwrap();
        let file = match path.strip_prefix(&self.path) {
            Some(path) if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
            Some(path) => path.to_owned(),
            None if path.is_empty() => page.to_owned(),
            None => return faults.push(format!("{page}: {url} is not below {}", self.path)),
        };
        if !self.tree.contains_key(&file) {
            faults.push(format!("{page}: {url} leads nowhere"));
        } else if !anchor.is_empty()
            && !self.pages.get(file.as_str()).is_some_and(|html| html.all("id").contains(&anchor))
        {
            faults.push(format!("{page}: {url} leads to no place of its page"));
        }
    }
}

/// The addresses that a feed or a site map names.
fn addresses(document: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(document).unwrap();
    let mut found = Vec::new();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        match node.tag_name().name() {
            "loc" => found.push(node.text().unwrap().to_owned()),
            "link" => found.push(node.attribute("href").unwrap().to_owned()),
            _ => {}
        }
    }
    found
}

/// The addresses of the events of a calendar.
fn addresses_of_events(calendar: &str) -> Vec<String> {
    let whole = calendar.replace("\r\n ", "");
    let urls = whole.lines().filter_map(|line| line.strip_prefix("URL:"));
    urls.map(str::to_owned).collect()
}

/// Asserts that an output holds together.
pub fn assert_whole(site: &Site) {
    let tree = site.tree();
    let web = Web::new(&tree, &site.base_url());
    assert!(web.pages.len() > 5, "the pages were found");
    assert_eq!(web.faults(), Vec::<String>::new());
}

#[test]
fn all_links_of_the_example_lead_somewhere() {
    let site = Site::example();
    site.build();
    assert_whole(&site);
}

#[test]
fn all_links_of_the_goldens_lead_somewhere() {
    for name in Site::goldens() {
        let site = Site::golden(&name);
        site.build();
        assert_whole(&site);
    }
}

/// The theme that comes with the program holds for every kind of page that the goldens have.
#[test]
fn all_links_of_the_goldens_lead_somewhere_in_the_standard_theme() {
    for name in Site::goldens() {
        let site = Site::golden(&name);
        site.edit("bulletin.toml", "base_url", "theme = \"bulletin\"\nbase_url");
        let old = if name == "own-theme" { "theme = \"own\"\n" } else { "theme = \"plain\"\n" };
        site.edit("bulletin.toml", old, "");
        site.build();
        assert_whole(&site);
    }
}

#[test]
fn a_web_that_is_torn_is_seen_to_be() {
    let page = |html: &str| html.as_bytes().to_vec();
    let tree = Tree::from([
        ("index.html".to_owned(), page("<a href=\"/\">a</a><a id=x href=\"#y\">b</a>")),
        (
            "b/index.html".to_owned(),
            page("<a href=\"/p/c/\">a</a><td style=\"x\"><script></script>"),
        ),
        ("c/index.html".to_owned(), page("<p id=x><p id=x><img src=\"https://a.example/x.png\">")),
    ]);
    let web = Web::new(&tree, "https://b.example/p/");
    let faults = web.faults();
    for part in ["is not below", "no place", "style=", "<script>", "twice", "from elsewhere"] {
        assert!(faults.iter().any(|fault| fault.contains(part)), "{part}: {faults:#?}");
    }
    assert_eq!(faults.len(), 6, "{faults:#?}");
}
