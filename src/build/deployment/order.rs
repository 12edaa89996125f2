//! In which order files are sent: assets first, then pages, then the lists and feeds that name them.
//!
//! A path tells which a file is, so that an old output can be published too.

use std::collections::BTreeSet;

use crate::build::tree::{FileClass, folders_above};

/// The files that come last: they name others.
const NAMING: [&str; 5] = [".xml", ".txt", ".ics", ".conf", ".htaccess"];

/// The order of a set of files.
pub struct Order<'p> {
    /// The folders with pages somewhere below them.
    parents: BTreeSet<&'p str>,
}

impl<'p> Order<'p> {
    /// Learns which pages have others below them.
    pub fn of(paths: impl Iterator<Item = &'p str>) -> Self {
        let pages = paths.filter(|path| path.ends_with(".html"));
        // The folder of a page is its own; those above hold it.
        let above = pages.flat_map(|page| folders_above(page).rev().skip(1));
        Self { parents: above.collect() }
    }

    /// Tells the class of a file; a packed twin is of its file's.
    pub fn class(&self, path: &str) -> FileClass {
        let path = path.strip_suffix(super::packed::ENDING).unwrap_or(path);
        let folder = path.strip_suffix("/index.html");
        let is_list = folder.is_some_and(|folder| self.parents.contains(folder))
            || path == "index.html"
            || NAMING.iter().any(|ending| path.ends_with(ending));
        match is_list {
            true => FileClass::List,
            false if path.ends_with(".html") => FileClass::Page,
            false => FileClass::Asset,
        }
    }
}

/// Tells whether a file is named after its content: a new version of it never takes its place.
pub fn is_hashed_asset(path: &str) -> bool {
    path.starts_with("assets/")
}

#[cfg(test)]
mod tests {
    use super::Order;
    use crate::build::tree::FileClass;

    #[test]
    fn a_page_with_pages_below_it_is_a_list() {
        let files = [
            ("assets/bulletin.0123456789.css", FileClass::Asset),
            ("tep/bien-ban.pdf", FileClass::Asset),
            ("tin/2022/khen-thuong/index.html", FileClass::Page),
            ("tin/2022/khen-thuong/index.html.gz", FileClass::Page),
            ("gioi-thieu/index.html", FileClass::Page),
            ("404.html", FileClass::Page),
            ("index.html", FileClass::List),
            ("en/index.html", FileClass::List),
            ("en/news/2022/commendation/index.html", FileClass::Page),
            ("tin/index.html", FileClass::List),
            ("feed.xml", FileClass::List),
            ("robots.txt", FileClass::List),
        ];
        let order = Order::of(files.iter().map(|(path, _)| *path));
        for (path, class) in files {
            assert_eq!(order.class(path), class, "{path}");
        }
    }
}
