//! The same input gives the same bytes: whatever the threads, the order of the files on the disk, the
//! time zone, the locale and the place.

use std::fs;

use super::fixture::{Ran, Site, Tree, tests};
use super::maker;

/// Builds in a fresh folder, where the files were made in the order that is given.
fn built(files: &[(String, Vec<u8>)], jobs: &str, environment: [&str; 2]) -> Tree {
    let site = Site::empty();
    for (path, bytes) in files {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let mut command = site.command(&["build", "--jobs", jobs]);
    let [zone, locale] = environment;
    command.env("TZ", zone).env("LANG", locale).env("LC_ALL", locale).current_dir("/");
    let ran = Ran::of(command.output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    site.whole_tree()
}

fn assert_same(mut files: Vec<(String, Vec<u8>)>) {
    let once = built(&files, "1", ["UTC", "C"]);
    files.reverse();
    let twice = built(&files, "8", ["Pacific/Kiritimati", "tr_TR.UTF-8"]);
    // A third order, neither forwards nor backwards.
    files.sort_by_key(|(path, bytes)| (bytes.len() % 7, path.len(), path.clone()));
    let thrice = built(&files, "3", ["America/Los_Angeles", "vi_VN.UTF-8"]);
    for other in [&twice, &thrice] {
        let unlike = once.iter().filter(|(path, bytes)| other.get(*path) != Some(bytes));
        assert_eq!(unlike.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<&String>::new());
        assert_eq!(once.len(), other.len());
    }
}

#[test]
fn a_bulletin_that_is_built_thrice_has_the_same_bytes() {
    let files = maker::files(40);
    assert_same(files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect());
}

/// With a theme, pictures and files of the site's own.
#[test]
fn the_goldens_that_are_built_thrice_have_the_same_bytes() {
    for name in ["edges", "own-theme", "two-events"] {
        let root = tests().join("sites").join(name);
        let mut files = super::fixture::tree(&root, &|path| !path.starts_with("expected/"));
        for (path, bytes) in super::fixture::tree(&tests().join("data/plain"), &|_| true) {
            files.insert(format!("themes/plain/{path}"), bytes);
        }
        assert_same(files.into_iter().collect());
    }
}
