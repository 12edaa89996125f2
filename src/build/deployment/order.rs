//! In which order files are sent: assets first, then pages, then the lists, feeds and data that name them.
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

/// Tells the class of a file among `all`; a packed twin is of its file's.
pub fn class<T>(path: &str, all: &BTreeMap<String, T>) -> FileClass {
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
    use super::class;
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
}
