//! A build that is killed after any of its steps, and the build after it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use proptest::prelude::{Just, Strategy, prop, prop_oneof, proptest};
use proptest::test_runner::Config;

use super::fixture::{Files, Site, Tree};

const STRANGERS: &Files<'_> = &[("ghi-chu.txt", "ours is ours"), ("tep/rieng/a.txt", "kept")];

const OLD: &Files<'_> = &[
    ("assets/a.css", "a"),
    ("feed.xml", "feed 1"),
    ("gone/deep/index.html", "gone"),
    ("index.html", "home 1"),
    ("swap", "a file"),
    ("tep/b.html", "b"),
    ("tin/2022/a/index.html", "a"),
    ("turn/a/b.html", "a folder"),
    ("turn/c.html", "a folder"),
];

const NEW: &Files<'_> = &[
    ("assets/b.css", "b"),
    ("feed.xml", "feed 2"),
    ("index.html", "home 2"),
    ("nam/2022/index.xml", "year"),
    ("swap/feed.xml", "in a folder"),
    ("swap/index.html", "in a folder"),
    ("tin/2022/a/index.html", "a"),
    ("tin/2022/b/index.html", "b"),
    ("turn", "a file"),
];

/// Kills a build of `new` over `old` after each step; afterwards builds `next`.
fn kill_everywhere(old: &Files<'_>, new: &Files<'_>, next: &Files<'_>) {
    let clean = clean(next);
    for count in 0.. {
        let site = Site::new();
        if !old.is_empty() {
            site.build(old);
        }
        // A folder that is none of ours may be filled with strangers' files only after our first build.
        let strangers = if old.is_empty() { &[][..] } else { STRANGERS };
        site.strangers(strangers);
        let came_so_far = site.build_until(new, count);

        assert_whole(&site.tree(), &[old, new, strangers], count);
        site.build(next);
        let mut expected = clean.clone();
        add(&mut expected, strangers);
        assert_eq!(site.tree(), expected, "after step {count}");
        assert_no_leftovers(&site);
        if !came_so_far {
            assert!(count > 5, "a build of two generations has more than {count} steps");
            return;
        }
    }
}

fn clean(files: &Files<'_>) -> Tree {
    let site = Site::new();
    site.build(files);
    site.tree()
}

fn add(tree: &mut Tree, files: &Files<'_>) {
    for (path, text) in files {
        tree.insert((*path).to_owned(), text.as_bytes().to_vec());
        let above = path.match_indices('/').map(|(slash, _)| path[..=slash].to_owned());
        tree.extend(above.map(|folder| (folder, Vec::new())));
    }
}

fn assert_whole(tree: &Tree, generations: &[&Files<'_>], count: usize) {
    for (path, bytes) in tree.iter().filter(|(path, _)| !path.ends_with('/')) {
        let whole = generations
            .iter()
            .flat_map(|files| files.iter())
            .any(|(known, text)| known == path && text.as_bytes() == bytes);
        assert!(whole, "{path} is neither old nor new after step {count}");
    }
    for (path, text) in *generations.last().expect("the strangers") {
        assert_eq!(tree.get(*path).map(Vec::as_slice), Some(text.as_bytes()), "{path}");
    }
}

fn assert_no_leftovers(site: &Site) {
    let whole = site.whole_tree();
    let own: Vec<_> = whole.keys().filter(|path| path.starts_with(".bantin/")).collect();
    assert_eq!(own, [".bantin/", ".bantin/manifest.sha256", ".bantin/sizes.tsv"]);
}

#[test]
fn a_first_build() {
    kill_everywhere(&[], NEW, NEW);
}

#[test]
fn a_changed_build_with_removals_and_swaps() {
    kill_everywhere(OLD, NEW, NEW);
}

#[test]
fn the_way_back() {
    kill_everywhere(OLD, NEW, OLD);
}

#[test]
fn a_third_generation_after_two_killed_ones() {
    let third: &Files<'_> = &[("index.html", "home 3"), ("swap", "a file again"), ("turn/a", "x")];
    kill_everywhere(OLD, NEW, third);
    let mut expected = clean(third);
    add(&mut expected, STRANGERS);
    for count in 0..30 {
        let site = Site::new();
        site.build(OLD);
        site.strangers(STRANGERS);
        site.build_until(NEW, count);
        site.build_until(OLD, 30 - count);
        site.build(third);
        assert_eq!(site.tree(), expected, "{count}");
    }
}

#[test]
fn a_killed_stage_goes_at_the_next_opening_and_no_half_file_comes_out() {
    let site = Site::new();
    site.build(OLD);
    site.stranger(".bantin/stage/pages/index.html", "hal")
        .stranger(".bantin/intent.new", "hal")
        .stranger(".bantin/lock", "999999\n");
    let before = site.tree();
    site.staged(&[]).and_then(|staging| staging.abandon()).expect("the disk works");
    assert_eq!(site.tree(), before);
    assert_no_leftovers(&site);
}

#[test]
fn a_damaged_manifest_removes_nothing_on_its_word_but_what_its_digests_prove() {
    let site = Site::new();
    site.build(OLD);
    let path = site.public().join(".bantin/manifest.sha256");
    let manifest = fs::read_to_string(&path).expect("a manifest");
    let cut = manifest.replace("gone/deep/index.html", "ghi-chu.txt") + "half a li";
    fs::write(&path, cut).expect("it can be written");
    site.stranger("ghi-chu.txt", "mine").stranger("gone/deep/index.html", "edited");

    let staging = site.staged(NEW).expect("nothing is in the way");
    assert_eq!(staging.damaged(), [bantin::build::standing::Record::Manifest]);
    staging.commit(|_| {}).expect("what is in the way is proved to be ours");
    let mut expected = clean(NEW);
    add(&mut expected, &[("ghi-chu.txt", "mine"), ("gone/deep/index.html", "edited")]);
    assert_eq!(site.tree(), expected);
    assert!(site.staged(NEW).expect("nothing is in the way").damaged().is_empty());
}

/// A site of few names, so that files and folders collide often; some are set, some are not.
fn generation() -> impl Strategy<Value = BTreeMap<&'static str, &'static str>> {
    let path = prop_oneof![
        Just("a"),
        Just("a/a"),
        Just("a/a/a.html"),
        Just("a/b.css"),
        Just("a-b"),
        Just("a/a/b.xml"),
        Just("b/c.xml"),
        Just("b"),
        Just("b/c/d"),
        Just("c.css"),
        Just("index.html"),
    ];
    let text = prop_oneof![Just("1"), Just("2"), Just("")];
    prop::collection::btree_map(path, text, 1..8).prop_map(without_collisions)
}

fn without_collisions(
    files: BTreeMap<&'static str, &'static str>,
) -> BTreeMap<&'static str, &'static str> {
    let folders: BTreeSet<String> = files
        .keys()
        .flat_map(|path| path.match_indices('/').map(|(slash, _)| path[..slash].to_owned()))
        .collect();
    files.into_iter().filter(|(path, _)| !folders.contains(*path)).collect()
}

proptest! {
    #![proptest_config(Config { cases: 150, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_history_of_killed_builds_ends_as_a_clean_one(
        history in prop::collection::vec((generation(), 0_usize..16), 1..6),
        last in generation(),
    ) {
        let site = Site::new();
        let flat = |files: &BTreeMap<&'static str, &'static str>| -> Vec<_> {
            files.iter().map(|(path, text)| (*path, *text)).collect()
        };
        for (files, count) in &history {
            site.build_until(&flat(files), *count);
        }
        let last = flat(&last);
        let planned = site.dry_run(&last).expect("all that is there is ours");
        assert_eq!(site.build(&last), planned);
        assert_eq!(site.tree(), clean(&last));
        assert_no_leftovers(&site);
        assert!(site.build(&last).is_empty());
    }
}
