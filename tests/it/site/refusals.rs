//! Exit codes, and the places that a build refuses to fill.

use std::fs;
use std::process::Command;

use super::fixture::{Ran, Site};
use super::maker;

/// The program with these arguments alone, in English.
fn bantin(arguments: &[String]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
    command.args(arguments).env("LC_ALL", "en_US.UTF-8");
    command
}

#[test]
fn an_output_that_is_no_place_for_one_is_refused() {
    let site = maker::site(2);
    let foreign = tempfile::tempdir().unwrap();
    fs::write(foreign.path().join("thu.txt"), "của tôi").unwrap();
    let file = foreign.path().join("thu.txt");
    let home = tempfile::tempdir().unwrap();
    let inside = home.path().join("nha");
    fs::create_dir(&inside).unwrap();
    let path = |inside: &str| site.path().join(inside);
    let before = super::fixture::tree(site.path(), &|_| true);
    for output in [
        path("content"),
        path("content/articles"),
        path("content/moi"),
        path(""),
        path("."),
        path("..").join(site.path().file_name().unwrap()),
        "/".into(),
        home.path().to_owned(),
        inside.clone(),
        foreign.path().to_owned(),
        file,
    ] {
        let mut command = site.command(&["build", "--out", output.to_str().unwrap()]);
        command.env("HOME", &inside);
        let ran = Ran::of(command.output().unwrap());
        let found = (ran.code, ran.codes());
        assert_eq!(
            found,
            (3, vec!["output-refused".to_owned()]),
            "{}: {}",
            output.display(),
            ran.err
        );
    }
    assert_eq!(super::fixture::tree(site.path(), &|_| true), before);
    assert_eq!(fs::read_dir(foreign.path()).unwrap().count(), 1);
    assert_eq!(fs::read_dir(&inside).unwrap().count(), 0);
}

#[test]
fn an_output_elsewhere_is_filled_and_found_again() {
    let site = maker::site(2);
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join(".gitkeep"), "").unwrap();
    let output = place.path().to_str().unwrap();
    for said in ["0 unchanged", "files: 0 written"] {
        let ran = site.run(&["build", "--out", output]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains(said), "{}", ran.out);
    }
    assert!(place.path().join("index.html").exists() && !site.public().exists());
}

#[test]
fn exit_codes_tell_whose_turn_it_is() {
    let site = maker::site(1);
    assert_eq!(site.run(&["check"]).code, 0);
    assert_eq!(site.run(&["build", "--help"]).code, 0);
    for wrong in [
        &["build", "--xyz"][..],
        &["buidl"],
        &["build", "--jobs", "0"],
        &["build", "--today", "2022-02-30"],
        &["build", "--lang", "fr"],
        &[],
    ] {
        let wrong: Vec<_> = wrong.iter().copied().map(str::to_owned).collect();
        let ran = Ran::of(bantin(&wrong).current_dir(site.path()).output().unwrap());
        assert_eq!(ran.code, 2, "{wrong:?}: {}", ran.err);
    }
    site.write("bulletin.toml", "title = 1\n");
    assert_eq!(site.run(&["check"]).code, 1);
    assert_eq!(site.run(&["build"]).code, 1);
    // A folder that is named is the site itself: one below a site is none.
    let nowhere = Site::empty();
    let below =
        ["build", "--site", site.path().join("content").to_str().unwrap()].map(str::to_owned);
    for command in [nowhere.command(&["build"]).output(), bantin(&below).output()] {
        let ran = Ran::of(command.unwrap());
        assert_eq!((ran.code, ran.codes()), (2, vec!["no-site".to_owned()]), "{}", ran.err);
    }
}

/// The site is found upwards from where one stands, as long as nothing else is said.
#[test]
fn a_site_is_found_from_a_folder_of_it() {
    let site = maker::site(1);
    let folder = site.path().join("content/articles/2020");
    let words = ["build", "--today", "2026-11-24"].map(str::to_owned);
    let ran = Ran::of(bantin(&words).current_dir(folder).output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(site.public().join("index.html").exists());
}
