//! In which order files are sent: assets first, then pages that are new, and new lists of them; then those that change, and at
//! last the lists, feeds and data that name them. Pages that change may lead to new ones: the page of a body to its latest article.
//!
//! A path tells which a file is, so that an old output can be published too.

use std::collections::BTreeMap;
use std::ops::Bound;

use crate::build::tree::FileClass;
use crate::plan::published::PUBLISHED_FILES;
use crate::plan::twin::packed_from;

/// The files that come last: they name others.
const NAMING: [&str; 5] = [".xml", ".txt", ".ics", ".conf", ".htaccess"];

/// The files of open data, which name pages too: below the folder of published files they are somebody's own.
const DATA: [&str; 2] = [".csv", ".json"];

/// The number of steps in which files are sent.
pub const STEPS: usize = 5;

/// Tells in which step a file among `all` is sent; `is_shown` says whether readers have a file of its name already.
pub fn step<T>(path: &str, all: &BTreeMap<String, T>, is_shown: bool) -> usize {
    let is_new_page = !is_shown && packed_from(path).unwrap_or(path).ends_with(".html");
    match (class(path, all), is_new_page) {
        (FileClass::Asset, _) => 0,
        (FileClass::Page, true) => 1,
        (FileClass::List, true) => 2,
        (FileClass::Page, false) => 3,
        (FileClass::List, false) => 4,
    }
}

/// Tells the class of a file among `all`; a packed twin is of its file's.
fn class<T>(path: &str, all: &BTreeMap<String, T>) -> FileClass {
    let path = packed_from(path).unwrap_or(path);
    let folder = path.strip_suffix("index.html").filter(|folder| folder.ends_with('/'));
    let is_list = folder.is_some_and(|folder| has_pages_below(folder, all))
        || path == "index.html"
        || NAMING.iter().any(|ending| path.ends_with(ending))
        || is_data(path);
    match is_list {
        true => FileClass::List,
        false if path.ends_with(".html") => FileClass::Page,
        false => FileClass::Asset,
    }
}

fn is_data(path: &str) -> bool {
    let is_own = path.split('/').next() == Some(PUBLISHED_FILES);
    !is_own && !is_hashed_asset(path) && DATA.iter().any(|ending| path.ends_with(ending))
}

/// Tells whether there are pages in the folders below a folder, which ends in `/`.
fn has_pages_below<T>(folder: &str, all: &BTreeMap<String, T>) -> bool {
    let paths = all.range::<str, _>((Bound::Included(folder), Bound::Unbounded));
    let inside = paths.map_while(|(path, _)| path.strip_prefix(folder));
    inside.into_iter().any(|path| path.contains('/') && path.ends_with(".html"))
}

/// Tells whether a file is named after its content: a new version of it never takes its place.
pub fn is_hashed_asset(path: &str) -> bool {
    path.starts_with("assets/")
}

#[cfg(test)]
mod tests {
    use super::{class, step};
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
            ("du-lieu/2022/khen-thuong.csv", FileClass::List),
            ("du-lieu/2022/khen-thuong.json.gz", FileClass::List),
            ("du-lieu/khen-thuong.schema.json", FileClass::List),
            ("tep/so-lieu.csv", FileClass::Asset),
            ("assets/words.0123456789.json", FileClass::Asset),
            ("robots.txt", FileClass::List),
        ];
        let all = files.iter().map(|(path, _)| ((*path).to_owned(), ())).collect();
        for (path, wanted) in files {
            assert_eq!(class(path, &all), wanted, "{path}");
        }
    }

    /// Else a page that changes would lead to one that is not there yet, and for good where the run is cut.
    #[test]
    fn new_pages_come_before_those_that_lead_to_them() {
        let files = ["assets/a.css", "co-quan/a/index.html", "index.html", "nam/2027/index.html"];
        let files = files.into_iter().chain(["nam/2027/1/index.html", "tin/a/index.html.gz"]);
        let all = files.map(|path| (path.to_owned(), ())).collect();
        for (path, is_shown, wanted) in [
            ("assets/a.css", false, 0),
            ("tin/a/index.html.gz", false, 1),
            ("nam/2027/index.html", false, 2),
            ("co-quan/a/index.html", true, 3),
            ("nam/2027/index.html", true, 4),
            ("index.html", true, 4),
        ] {
            assert_eq!(step(path, &all, is_shown), wanted, "{path}");
        }
    }
}
