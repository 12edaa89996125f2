//! Golden sites: each folder of `tests/sites` is a site, its `expected` the whole output of one day.
//!
//! `BLESS=1 cargo test golden` writes the outputs anew; what changed is then read in the diff.

use std::collections::BTreeSet;
use std::fs;

use super::fixture::{Site, Tree, tests, tree};

#[test]
fn each_site_gives_what_is_expected_of_it() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for name in Site::goldens() {
        let site = Site::golden(&name);
        let ran = site.build();
        assert_eq!(ran.err, "", "{name}");
        let expected = tests().join("sites").join(&name).join("expected");
        if bless {
            write(&expected, &site.tree());
        }
        wrong.extend(compare(&name, &tree(&expected, &|_| true), &site.tree()));
    }
    assert!(wrong.is_empty(), "\n{}\n(BLESS=1 writes them anew)", wrong.join("\n"));
}

fn write(folder: &std::path::Path, tree: &Tree) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
    for (path, bytes) in tree {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn compare(name: &str, expected: &Tree, found: &Tree) -> Vec<String> {
    let paths: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    let unlike = paths.into_iter().filter_map(|path| {
        let why = match (expected.get(path), found.get(path)) {
            (Some(expected), Some(found)) if expected == found => return None,
            (Some(expected), Some(found)) => first_difference(expected, found),
            (Some(_), None) => "is missing".to_owned(),
            (None, _) => "was not expected".to_owned(),
        };
        Some(format!("{name}/{path} {why}"))
    });
    unlike.collect()
}

fn first_difference(expected: &[u8], found: &[u8]) -> String {
    let (expected, found) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(found));
    let mut lines = (1..).zip(expected.lines().zip(found.lines()));
    match lines.find(|(_, (expected, found))| expected != found) {
        Some((n, (expected, found))) => format!("line {n}:\n  - {expected}\n  + {found}"),
        None => "is longer or shorter".to_owned(),
    }
}
