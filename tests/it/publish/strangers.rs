//! Files of others at a place: they are never removed, never replaced, and stay in sight.

use std::fs;

use super::press::{Press, tree};

#[test]
fn a_file_of_others_stays_through_all_publications_until_it_is_taken_away() {
    let press = Press::new();
    press.published();
    fs::write(press.current().join("google123.html"), "theirs").unwrap();
    fs::create_dir(press.current().join("tin/rieng")).unwrap();
    fs::write(press.current().join("tin/rieng/a b.txt"), "theirs too").unwrap();
    for n in 0..6 {
        press.edit(n).published();
        let shown = tree(&press.current());
        assert_eq!(shown["google123.html"], b"theirs", "{n}");
        assert_eq!(shown["tin/rieng/a b.txt"], b"theirs too", "{n}");
    }
    fs::remove_file(press.current().join("google123.html")).unwrap();
    for n in 6..12 {
        press.edit(n).published();
        assert!(!tree(&press.current()).contains_key("google123.html"), "{n}: it was taken away");
    }
}

#[test]
fn a_file_of_others_in_an_old_release_keeps_that_release() {
    let press = Press::new();
    press.published();
    press.edit(0).published();
    let theirs = press.place().join("releases/1/ghi-chu.txt");
    fs::write(&theirs, "theirs").unwrap();
    for n in 1..6 {
        press.edit(n).published();
    }
    assert_eq!(fs::read(theirs).unwrap(), b"theirs");
    assert!(!tree(&press.current()).contains_key("ghi-chu.txt"));
}

#[test]
fn what_lies_beside_the_releases_is_left_alone() {
    let press = Press::new();
    fs::create_dir(press.place()).unwrap();
    fs::write(press.place().join("doc.txt"), "theirs").unwrap();
    for n in 0..5 {
        press.edit(n).published();
    }
    assert_eq!(fs::read(press.place().join("doc.txt")).unwrap(), b"theirs");
}

#[test]
fn a_file_of_others_where_ours_must_be_stops_all() {
    let press = Press::new();
    press.published();
    for path in ["tin/2024/tin-moi/index.html", "tin/2024/tin-moi", "tin/2024/tin-moi/index.html/x"]
    {
        let theirs = press.current().join(path);
        fs::create_dir_all(theirs.parent().unwrap()).unwrap();
        fs::write(&theirs, "theirs").unwrap();
        press.site.write(
            "content/articles/2024/tin-moi.vi.md",
            "+++\ntitle = \"Tin mới\"\ndate = 2024-05-06\nkind = \"tin\"\nbody = \"ubnd\"\n+++\nBài.\n",
        );
        let before = tree(&press.place());
        let ran = press.publish(&[]);
        assert_eq!(ran.code, 3, "{path}: {}", ran.err);
        assert!(ran.err.contains("target-obstructed") && ran.err.contains(path), "{}", ran.err);
        assert!(tree(&press.place()) == before, "{path}");
        fs::remove_file(&theirs).unwrap();
        let _not_empty = fs::remove_dir(theirs.parent().unwrap());
    }
    press.published();
}

#[test]
fn a_link_in_the_way_is_not_followed() {
    let press = Press::new();
    press.published();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("index.html"), "outside").unwrap();
    let release = press.place().join("releases/1");
    fs::remove_dir_all(release.join("tin")).unwrap();
    std::os::unix::fs::symlink(outside.path(), release.join("tin")).unwrap();
    press.edit(1);
    let ran = press.publish(&[]);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert_eq!(fs::read(outside.path().join("index.html")).unwrap(), b"outside");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[test]
fn what_somebody_took_away_comes_back() {
    let press = Press::new();
    for n in 0..4 {
        press.edit(n).published();
    }
    let whole = tree(&press.current());
    for path in ["index.html", "tin/index.html.gz", "robots.txt"] {
        fs::remove_file(press.current().join(path)).unwrap();
    }
    let ran = press.published();
    assert!(
        ran.out.contains("put back (somebody changed or removed them there) 2 files"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("0 added, 0 changed, 2 put back, 0 removed"), "{}", ran.out);
    assert!(tree(&press.current()) == whole);
    // It is gone from the release that the next one stands on, and from the one that is shown.
    for release in fs::read_dir(press.place().join("releases")).unwrap() {
        fs::remove_file(release.unwrap().path().join("404.html")).unwrap();
    }
    press.edit(9).published();
    assert!(tree(&press.current())["404.html"] == whole["404.html"]);
}

#[test]
fn a_name_that_is_no_text_is_left_alone() {
    use std::os::unix::ffi::OsStrExt as _;
    let press = Press::new();
    press.published();
    let name = std::ffi::OsStr::from_bytes(b"caf\xE9.txt");
    let theirs = press.place().join("releases/1").join(name);
    fs::write(&theirs, "theirs").unwrap();
    press.edit(1).published();
    assert_eq!(fs::read(theirs).unwrap(), b"theirs");
}

#[test]
fn a_copy_of_a_release_is_the_copiers() {
    let press = Press::new();
    press.published();
    let theirs = press.place().join("releases/40");
    super::press::copy(&press.place().join("releases/1"), {
        fs::create_dir(&theirs).unwrap();
        &theirs
    });
    let whole = tree(&theirs);
    for n in 0..5 {
        press.edit(n).published();
    }
    assert!(tree(&theirs) == whole);
    assert_eq!(fs::read_link(press.current()).unwrap().to_str(), Some("releases/45"));
    assert_eq!(press.publish(&["--rollback"]).code, 0);
    assert_eq!(fs::read_link(press.current()).unwrap().to_str(), Some("releases/44"));
}

#[test]
fn a_file_of_others_among_our_records_stays_too() {
    let press = Press::new();
    press.published();
    let theirs = press.current().join(".bantin/ghi-chu.txt");
    fs::write(&theirs, "theirs").unwrap();
    for n in 0..6 {
        press.edit(n).published();
        assert_eq!(fs::read(&theirs).unwrap(), b"theirs", "{n}");
    }
}

#[test]
fn a_file_of_ours_that_somebody_changed_is_sent_again_when_that_is_asked_for() {
    let press = Press::new();
    for n in 0..4 {
        press.edit(n).published();
    }
    let whole = tree(&press.current());
    // In place: all releases have this file.
    let page = press.current().join("404.html");
    let text = fs::read_to_string(&page).unwrap();
    let written = fs::metadata(&page).unwrap().modified().unwrap();
    fs::write(&page, text.replace("404", "405")).unwrap();
    fs::File::options().append(true).open(&page).unwrap().set_modified(written).unwrap();
    press.published();
    assert!(tree(&press.current()) != whole, "its name, length and time are the same");
    let ran = press.publish(&["--verify"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("/404.html"), "{}", ran.out);
    assert!(tree(&press.current()) == whole);
}

#[test]
fn what_stands_where_the_name_of_the_release_must_be_is_not_replaced() {
    let press = Press::new();
    press.published();
    for is_folder in [false, true] {
        let _link_or_folder =
            fs::remove_file(press.current()).or_else(|_| fs::remove_dir(press.current()));
        match is_folder {
            true => fs::create_dir(press.current()).unwrap(),
            false => fs::write(press.current(), "theirs").unwrap(),
        }
        let ran = press.publish(&[]);
        assert!(ran.code == 3 && ran.err.contains("target-obstructed"), "{}", ran.err);
        assert_eq!(fs::metadata(press.current()).unwrap().is_dir(), is_folder);
    }
}

#[test]
fn the_newer_of_two_versions_of_a_file_of_others_stays() {
    let press = Press::new();
    press.published();
    fs::write(press.current().join("note.txt"), "A").unwrap();
    press.edit(1).published();
    let newer = press.place().join("n");
    fs::write(&newer, "B").unwrap();
    fs::rename(newer, press.current().join("note.txt")).unwrap();
    assert_eq!(press.publish(&["--rollback"]).code, 0);
    for n in 2..6 {
        press.edit(n).published();
    }
    assert_eq!(fs::read(press.place().join("releases/2/note.txt")).unwrap(), b"B");
}

#[test]
fn a_file_that_was_cut_in_an_old_release_does_not_come_back() {
    let press = Press::new();
    for n in 0..3 {
        press.edit(n).published();
    }
    let page = press.place().join("releases/1/404.html");
    fs::remove_file(&page).unwrap();
    fs::write(&page, "").unwrap();
    let page = press.place().join("releases/2/robots.txt");
    fs::remove_file(&page).unwrap();
    fs::write(&page, "").unwrap();
    press.edit(4).published();
    assert!(
        tree(&press.current())["404.html"]
            == fs::read(press.site.public().join("404.html")).unwrap()
    );
    // Nor is a release shown again that lacks a part.
    assert_eq!(press.publish(&["--rollback"]).code, 0);
    assert_eq!(press.publish(&["--rollback"]).code, 3);
}

#[test]
fn a_place_that_leads_into_the_site_by_a_link_is_refused() {
    let press = Press::new();
    let beside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(press.site.path(), beside.path().join("l")).unwrap();
    let text = press.site.read("bulletin.toml");
    for inside in ["content/web", "public"] {
        let path = beside.path().join("l").join(inside);
        let target = format!("path = \"{}\"", path.display());
        press.site.write("bulletin.toml", &text.replace("path = \"place\"", &target));
        let ran = press.publish(&[]);
        assert!(ran.code == 3 && ran.err.contains("target-refused"), "{}", ran.err);
    }
    assert!(!press.site.path().join("content/web").exists());
}

#[test]
fn our_own_folder_is_not_followed_elsewhere() {
    let press = Press::new();
    let other = tempfile::tempdir().unwrap();
    fs::write(other.path().join("try"), "mine").unwrap();
    fs::create_dir(press.place()).unwrap();
    std::os::unix::fs::symlink(other.path(), press.place().join(".bantin")).unwrap();
    assert_ne!(press.publish(&[]).code, 0);
    assert_eq!(fs::read(other.path().join("try")).unwrap(), b"mine");
}

#[test]
fn going_back_takes_the_files_of_others_along() {
    let press = Press::new();
    for n in 0..3 {
        press.edit(n).published();
    }
    fs::write(press.current().join("google123.html"), "theirs").unwrap();
    let ran = press.publish(&["--rollback"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(tree(&press.current())["google123.html"], b"theirs");
    for n in 3..8 {
        press.edit(n).published();
        assert_eq!(tree(&press.current())["google123.html"], b"theirs", "{n}");
    }
}

#[cfg(unix)]
#[test]
fn another_version_of_a_link_of_others_keeps_its_release() {
    let press = Press::new();
    for n in 0..3 {
        press.edit(n).published();
    }
    let link = |to: &str| {
        let path = press.current().join("loi-tat");
        let _not_there = fs::remove_file(&path);
        std::os::unix::fs::symlink(to, path).unwrap();
    };
    link("cu");
    let former = fs::read_link(press.current()).unwrap();
    press.edit(3).published();
    link("moi");
    for n in 4..10 {
        press.edit(n).published();
    }
    let kept = press.place().join(former).join("loi-tat");
    assert_eq!(fs::read_link(kept).unwrap().to_str(), Some("cu"));
    assert_eq!(fs::read_link(press.current().join("loi-tat")).unwrap().to_str(), Some("moi"));
}

#[test]
fn a_folder_of_others_with_the_last_of_all_numbers_is_named() {
    let press = Press::new();
    press.published();
    fs::create_dir_all(press.place().join("releases/999999999/a")).unwrap();
    let ran = press.edit(0).publish(&[]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("target-obstructed"), "{}", ran.err);
    assert!(ran.err.contains("releases/999999999"), "{}", ran.err);
    fs::remove_dir_all(press.place().join("releases/999999999")).unwrap();
    press.published();
}
