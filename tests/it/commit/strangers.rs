//! What the tool did not write is neither removed nor replaced nor written through.

use std::fs;

use bantin::build::fault::{Doing, Obstacle, OutputFault};

use super::fixture::{Files, Site};

const FILES: &Files<'_> = &[("index.html", "home"), ("tin/a/index.html", "a"), ("tin/b.html", "b")];

/// Builds, expects obstacles at `places`, and an output that is as it was.
fn assert_obstructed(site: &Site, files: &Files<'_>, places: &[&str]) {
    let before = site.whole_tree();
    let Err(OutputFault::Obstructed(obstacles)) = site.try_build(files) else {
        panic!("{places:?} should be in the way");
    };
    let found: Vec<_> = obstacles
        .iter()
        .map(|obstacle| match obstacle {
            Obstacle::Stranger { path, .. } => path.as_str(),
            Obstacle::FileAndFolder { file, .. } => file.as_str(),
        })
        .collect();
    assert_eq!(found, places);
    assert_eq!(site.whole_tree(), before);
    assert!(matches!(site.dry_run(files), Err(OutputFault::Obstructed(told)) if told == obstacles));
}

#[test]
fn a_strangers_file_is_not_replaced_unless_it_is_the_same() {
    let site = Site::new();
    site.build(FILES);
    site.stranger("new.html", "mine").stranger("also.html", "mine");
    let mut files = FILES.to_vec();
    files.extend([("also.html", "ours"), ("index.html2", "x"), ("new.html", "ours")]);
    assert_obstructed(&site, &files, &["also.html", "new.html"]);

    files[3].1 = "mine";
    files[5].1 = "mine";
    assert_eq!(site.build(&files).to_string(), "+ index.html2\n");
    site.build(FILES);
    assert!(!site.public().join("new.html").exists(), "what was adopted is ours");
}

#[test]
fn a_stranger_in_the_place_of_a_folder_or_in_a_folder_in_the_place_of_a_file() {
    let site = Site::new();
    site.build(FILES);
    site.stranger("nam", "mine").stranger("tin/c/mine.txt", "mine");
    assert_obstructed(&site, &[("nam/2022/index.html", "x"), ("nam/x", "x")], &["nam"]);
    assert_obstructed(&site, &[("tin", "a file")], &["tin/c", "tin/c/mine.txt"]);
    fs::remove_dir_all(site.public().join("tin/c")).expect("it is there");
    fs::create_dir(site.public().join("tin/empty")).expect("it can be made");
    assert_obstructed(&site, &[("tin", "a file")], &["tin/empty"]);
}

#[test]
fn folders_with_a_strangers_file_stay_and_empty_ones_of_ours_go() {
    let site = Site::new();
    site.build(FILES);
    site.stranger("tin/a/mine.txt", "mine").stranger(".gitkeep", "");
    site.build(&[("index.html", "home")]);
    let tree = site.tree();
    let left: Vec<_> = tree.keys().map(String::as_str).collect();
    assert_eq!(left, [".gitkeep", "index.html", "tin/", "tin/a/", "tin/a/mine.txt"]);
}

#[test]
fn a_file_of_ours_that_was_edited_by_hand_is_written_again() {
    let site = Site::new();
    site.build(FILES);
    fs::write(site.public().join("index.html"), "edit").expect("it can be written");
    assert_eq!(site.build(FILES).to_string(), "~ index.html\n");
}

#[test]
fn a_build_that_wants_a_file_and_a_folder_of_one_name_changes_nothing() {
    let site = Site::new();
    site.build(FILES);
    // Files of different classes do not meet on the stage, so it is the decision that finds it.
    assert_obstructed(&site, &[("x", "page"), ("x/feed.xml", "list")], &["x"]);
    // Of one class they do, and the disk refuses.
    let before = site.whole_tree();
    let fault = site.try_build(&[("x", "page"), ("x/index.html", "page")]);
    assert!(matches!(fault, Err(OutputFault::Disk { .. })), "{fault:?}");
    assert_eq!(site.whole_tree(), before);
}

#[test]
fn a_fault_of_the_disk_comes_back_typed() {
    let site = Site::new();
    site.build(FILES);
    let long = "a".repeat(300);
    let fault = site.try_build(&[(long.as_str(), "x")]).expect_err("no disk takes such a name");
    assert!(matches!(&fault, OutputFault::Disk { path, .. } if path.ends_with(&long)), "{fault:?}");
    assert!(std::error::Error::source(&fault).is_some());
}

#[test]
fn a_fault_in_the_middle_of_a_commit_leaves_whole_files_and_the_next_build_heals() {
    let site = Site::new();
    site.build(&[("index.html", "old")]);
    let staging = site.staged(FILES).expect("nothing is in the way");
    // Somebody fills a folder's place after it was looked at.
    let fault = staging.commit(|at| {
        if at.done == 2 {
            site.stranger("tin/mine", "mine");
        }
    });
    assert!(matches!(fault, Err(OutputFault::Disk { doing: Doing::Moving, .. })), "{fault:?}");
    let own = ["intent", "manifest.sha256", "sizes.tsv"].map(|name| format!(".bantin/{name}"));
    let left: Vec<_> = site.whole_tree().into_keys().filter(|it| it.starts_with(".b")).collect();
    assert_eq!(left[1..], own, "no stage and no lock");

    site.build(FILES);
    let clean = Site::new();
    clean.build(FILES);
    let mut healed = site.whole_tree();
    assert_eq!(healed.remove("tin/mine").as_deref(), Some(&b"mine"[..]));
    assert_eq!(healed, clean.whole_tree());
}

#[cfg(unix)]
mod links {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::{FILES, Site, assert_obstructed};

    #[test]
    fn a_link_to_a_folder_is_never_written_through_nor_emptied() {
        let site = Site::new();
        site.build(FILES);
        let outside = site.root().join("outside");
        fs::rename(site.public().join("tin"), &outside).expect("it can be moved");
        symlink(&outside, site.public().join("tin")).expect("it can be linked");

        assert_obstructed(&site, FILES, &["tin"]);
        site.build(&[("index.html", "home")]);
        assert!(outside.join("a/index.html").exists() && outside.join("b.html").exists());
        assert!(site.public().join("tin").is_symlink());
    }

    #[test]
    fn a_link_to_a_file_is_not_replaced_nor_read() {
        let site = Site::new();
        site.build(FILES);
        let outside = site.root().join("outside.html");
        fs::write(&outside, "home").expect("it can be written");
        fs::remove_file(site.public().join("index.html")).expect("it is there");
        symlink(&outside, site.public().join("index.html")).expect("it can be linked");
        assert_obstructed(&site, FILES, &["index.html"]);
        site.build(&FILES[1..]);
        assert!(site.public().join("index.html").is_symlink(), "it was not ours to remove");
        assert_eq!(fs::read(&outside).expect("it is there"), b"home");
    }

    #[test]
    fn links_in_the_tools_own_folder_lead_nowhere() {
        let site = Site::new();
        site.build(FILES);
        let outside = site.root().join("outside");
        fs::create_dir(&outside).expect("it can be made");
        fs::write(outside.join("kept"), "kept").expect("it can be written");
        for name in ["stage", "lock", "intent.new"] {
            let target = if name == "stage" { outside.clone() } else { outside.join("kept") };
            symlink(target, site.public().join(".bantin").join(name)).expect("it can be linked");
        }
        site.build(&[("index.html", "new")]);
        assert_eq!(fs::read(outside.join("kept")).expect("it is there"), b"kept");
        assert_eq!(fs::read_dir(&outside).expect("it is there").count(), 1);
    }
}
