//! The site itself (`bulletin.toml`): its name, address, publishers and habits.

use std::collections::BTreeMap;

use super::id::Reference;
use super::language::{Language, Loc};
use super::record::References;
use super::registry::Body;
use super::unit::Unit;
use crate::ground::diagnostic::{Code, Level};
use crate::ground::source::Spanned;

/// A bulletin's own record.
#[derive(Clone, Debug)]
pub struct Site {
    /// Whether all of it was read: where not, what seems to be missing may be there.
    pub is_whole: bool,
    /// Its name.
    pub title: Loc,
    /// Where it is published.
    pub base: BaseUrl,
    /// Its languages, the source first.
    pub languages: Vec<Language>,
    /// The bodies that publish it; those in force on the day are named.
    pub publishers: References<Body>,
    /// The units that the indexes show, in their order; all where there are none.
    pub units: References<Unit>,
    /// The topics of its articles, by id.
    pub topics: BTreeMap<String, Loc>,
    /// The folder below `themes`.
    pub theme: Spanned<String>,
    /// What the menu leads to, by names of indexes and ids of standing pages; the indexes that exist
    /// where nothing is said.
    pub menu: Option<Vec<Spanned<String>>>,
    /// Who is responsible (Chịu trách nhiệm).
    pub footer: Option<Loc>,
    /// The portal that the bulletin is part of.
    pub parent_portal: Option<ParentPortal>,
    /// Who may show the pages in a frame.
    pub frame_ancestors: Vec<FrameAncestor>,
    /// The law that it rests on, in its own words.
    pub legal_basis: Option<Loc>,
    /// How people's names stand on English pages.
    pub people_in_english: PeopleInEnglish,
    /// How long lists grow.
    pub lists: ListSizes,
    /// The first parts of addresses, by language.
    pub segments: BTreeMap<Language, Segments>,
    /// The level of rules; `None` is off.
    pub levels: BTreeMap<Code, Option<Level>>,
    /// Where it is published to.
    pub targets: Vec<Target>,
}

/// The address of the site: `https://host/sub/path/`, always with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    url: String,
    path_from: usize,
}

impl BaseUrl {
    /// Reads an http or https address without query and fragment, with or without a slash at its end.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let host_len = rest.find('/').unwrap_or(rest.len());
        let host = &rest[..host_len];
        let host_is_plain = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
        let path_is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
        let path = &rest[host_len..];
        let parts_are_plain = path.split('/').all(|part| part != "." && part != "..");
        let is_plain = !host.is_empty()
            && host.chars().all(host_is_plain)
            && path.chars().all(path_is_plain)
            && !path.contains("//")
            && parts_are_plain;
        let slash = if text.ends_with('/') { "" } else { "/" };
        let path_from = text.len() - rest.len() + host_len;
        is_plain.then(|| Self { url: format!("{text}{slash}"), path_from })
    }

    /// Returns the whole address, with a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// Returns the scheme and the host, without a slash at the end.
    pub fn origin(&self) -> &str {
        &self.url[..self.path_from]
    }

    /// Returns the path below which the site lies: `/` or `/sub/path/`.
    pub fn path(&self) -> &str {
        &self.url[self.path_from..]
    }
}

/// A site that may show pages in a frame, as the policy of a page names it: nothing that could end the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameAncestor(String);

impl FrameAncestor {
    /// Reads `'self'`, `'none'`, or the address of a host without a path: `https://*.tinh.example`.
    pub fn parse(text: &str) -> Option<Self> {
        let is_word = matches!(text, "'self'" | "'none'");
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "*.-:[]".contains(c);
        let is_host = host.is_some_and(|host| !host.is_empty() && host.chars().all(is_plain));
        (is_word || is_host).then(|| Self(text.to_owned()))
    }

    /// Returns it as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A portal that the bulletin is part of.
#[derive(Clone, Debug)]
pub struct ParentPortal {
    /// Its name.
    pub name: Loc,
    /// Its address.
    pub url: String,
}

/// How people's names stand on English pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PeopleInEnglish {
    /// As in Vietnamese.
    #[default]
    Keep,
    /// Without marks.
    Drop,
}

/// How long lists grow before they give way to lists by year and month.
#[derive(Clone, Copy, Debug)]
pub struct ListSizes {
    /// Items on front pages.
    pub latest: usize,
    /// Entries of a feed.
    pub feed: usize,
    /// Items above which a unit's year is split by month.
    pub split: usize,
    /// Meetings of a calendar; those that are to come are not counted.
    pub calendar: usize,
}

impl Default for ListSizes {
    fn default() -> Self {
        Self { latest: 20, feed: 20, split: 200, calendar: 200 }
    }
}

/// The first parts of addresses in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segments {
    /// Articles: `tin`.
    pub articles: String,
    /// Meetings: `cuoc-hop`.
    pub meetings: String,
    /// Batches of awards: `khen-thuong`.
    pub awards: String,
    /// Units: `don-vi`.
    pub units: String,
    /// Years: `nam`.
    pub years: String,
    /// Bodies: `co-quan`.
    pub bodies: String,
    /// Documents: `van-ban`.
    pub documents: String,
    /// Corrections: `dinh-chinh`.
    pub corrections: String,
    /// Open data: `du-lieu`.
    pub data: String,
}

impl Segments {
    /// Returns the parts that hold where a site says nothing.
    pub fn standard(language: Language) -> Self {
        let names = match language {
            Language::Vi => [
                "tin",
                "cuoc-hop",
                "khen-thuong",
                "don-vi",
                "nam",
                "co-quan",
                "van-ban",
                "dinh-chinh",
                "du-lieu",
            ],
            Language::En => [
                "news",
                "meetings",
                "awards",
                "wards",
                "years",
                "bodies",
                "documents",
                "corrections",
                "data",
            ],
        };
        let [articles, meetings, awards, units, years, bodies, documents, corrections, data] =
            names.map(str::to_owned);
        Self { articles, meetings, awards, units, years, bodies, documents, corrections, data }
    }
}

/// A place that the site is published to.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its name on the command line.
    pub name: Spanned<String>,
    /// What kind of place.
    pub kind: TargetKind,
    /// The folder, from the site's own or from the root.
    pub path: String,
    /// How many releases stay, the shown one among them; at least 1.
    pub keep: u32,
    /// Whether its addresses are kept for ever.
    pub permanent: bool,
    /// How many files a publication may take away without asking.
    pub max_deletes: u32,
}

/// The kinds of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// A folder of this machine, or one that is mounted.
    Directory,
}

impl Site {
    /// Returns the segments of a language.
    pub fn segments(&self, language: Language) -> &Segments {
        &self.segments[&language]
    }

    /// Tells whether the site has pages in this language.
    pub fn speaks(&self, language: Language) -> bool {
        self.languages.contains(&language)
    }

    /// Returns the publishers' references in order.
    pub fn publishers(&self) -> &[Reference<Body>] {
        &self.publishers
    }
}

#[cfg(test)]
mod tests {
    use super::{BaseUrl, FrameAncestor};

    #[test]
    fn a_base_has_a_host_and_ends_in_a_slash() {
        let base = BaseUrl::parse("https://tinh.example/cong/bantin").expect("it is an address");
        assert_eq!(base.as_str(), "https://tinh.example/cong/bantin/");
        assert_eq!((base.origin(), base.path()), ("https://tinh.example", "/cong/bantin/"));
        assert_eq!(BaseUrl::parse("http://localhost:80").expect("an address").path(), "/");
        for wrong in [
            "",
            "bantin.example",
            "https://",
            "https://a/../b",
            "https://a//b",
            "https://a/?x",
            "https://a/#x",
            "https://a b/",
            "ftp://a/",
            "https://a/%2e%2e/",
        ] {
            assert_eq!(BaseUrl::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn who_may_frame_is_a_word_or_a_host() {
        for right in ["'self'", "'none'", "https://cong.example", "https://*.x.example:8443"] {
            assert_eq!(FrameAncestor::parse(right).expect(right).as_str(), right);
        }
        for wrong in [
            "",
            "self",
            "*",
            "https://",
            "https://a b",
            "https://a/",
            "https://a;script-src *",
            "https://a\"",
            "https://$host",
            "https://a\n",
            "javascript://a",
        ] {
            assert_eq!(FrameAncestor::parse(wrong), None, "{wrong:?}");
        }
    }
}
