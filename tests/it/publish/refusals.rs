//! What stops a publication before its first step: then nothing at the place has changed.

use std::fs;
use std::os::unix::fs::FileTypeExt as _;
use std::process::Command;

use super::press::{Press, tree};

/// Publishes where it must be refused with a code, and changes nothing.
fn refused(press: &Press, more: &[&str], code: &str) -> String {
    let before = press.place().exists().then(|| tree(&press.place()));
    let state = fs::read(press.place().join(".bantin/state.json")).ok();
    let ran = press.publish(more);
    assert_ne!(ran.code, 0, "{}", ran.out);
    assert!(ran.err.contains(&format!("error[{code}]")), "{}", ran.err);
    assert!(press.place().exists().then(|| tree(&press.place())) == before);
    assert_eq!(fs::read(press.place().join(".bantin/state.json")).ok(), state);
    ran.err
}

#[test]
fn another_site_is_not_published_over_this_one() {
    let press = Press::new();
    press.published();
    let text = press.site.read("bulletin.toml");
    press
        .site
        .write("bulletin.toml", &text.replace("https://bantin.example", "https://khac.example"));
    assert!(refused(&press, &[], "foreign-target").contains("https://bantin.example/"));
}

#[test]
fn somebody_elses_publication_must_be_acknowledged() {
    let press = Press::new();
    press.published();
    // A colleague publishes from another machine: here nothing is known of it.
    let known = fs::read(press.site.path().join(".bantin/published.tsv")).unwrap();
    press.edit(1).published();
    fs::write(press.site.path().join(".bantin/published.tsv"), known).unwrap();
    press.edit(2);
    let said = refused(&press, &[], "target-moved-on");
    assert!(said.contains("publication 2 of ") && said.contains("publication 1 of "), "{said}");
    refused(&press, &["--over", "1"], "target-moved-on");
    assert_eq!(press.publish(&["--over", "2"]).code, 0);
    press.edit(3).published();
}

#[test]
fn a_share_that_is_not_mounted_is_no_new_place() {
    for press in [Press::new(), Press::permanent()] {
        press.published();
        press.edit(1).published();
        let [place, away] = [press.place(), press.site.path().join("away")];
        fs::rename(&place, &away).unwrap();
        for empty in [false, true] {
            if empty {
                fs::create_dir_all(&place).unwrap();
            }
            let said = refused(&press, &[], "target-emptied");
            assert!(said.contains("publication 2 of ") && said.contains("--over 0"), "{said}");
            refused(&press, &["--dry-run"], "target-emptied");
            refused(&press, &["--over", "2"], "target-emptied");
        }
        // It is mounted again, and goes on as if nothing had been.
        fs::remove_dir_all(&place).unwrap();
        fs::rename(&away, &place).unwrap();
        press.edit(2).published();
        // It is a new server indeed.
        fs::remove_dir_all(&place).unwrap();
        assert_eq!(press.publish(&["--over", "0"]).code, 0);
        press.edit(3).published();
    }
}

#[test]
fn a_first_publication_that_was_cut_is_made_again_unasked() {
    let press = Press::new();
    press.published();
    let known = press.site.read(".bantin/published.tsv");
    fs::remove_dir_all(press.place()).unwrap();
    assert!(known.ends_with("\tdone\n"), "{known}");
    press.site.write(".bantin/published.tsv", &known.replace("\tdone", "\tbegun"));
    press.published();
}

#[test]
fn of_two_publications_in_one_second_the_others_is_known_as_the_others() {
    let press = Press::new();
    press.published();
    press.edit(1).published();
    // Ours was noted beforehand with this number and time, and was cut; a colleague's has both.
    let known = press.site.read(".bantin/published.tsv");
    let digest = known.split('\t').nth(4).unwrap();
    let other = "0".repeat(64);
    assert_eq!(digest.len(), other.len(), "{known}");
    let begun = known.replace(digest, &other).replace("\tdone", "\tbegun");
    press.site.write(".bantin/published.tsv", &begun);
    press.edit(2);
    refused(&press, &[], "target-moved-on");
}

#[test]
fn a_sealed_archive_is_no_target() {
    let press = Press::new();
    press.site.write("noi-dang/bagit.txt", "BagIt-Version: 1.0\n");
    let text = press.site.read("bulletin.toml");
    let at = text.find("path = ").unwrap();
    let end = at + text[at..].find('\n').unwrap();
    for path in ["noi-dang", "noi-dang/data/moi"] {
        let path = press.site.path().join(path);
        let other = format!("{}path = \"{}\"{}", &text[..at], path.display(), &text[end..]);
        press.site.write("bulletin.toml", &other);
        assert!(refused(&press, &[], "target-refused").contains("a sealed archive"));
        assert_eq!(fs::read_dir(press.site.path().join("noi-dang")).unwrap().count(), 1);
    }
}

#[test]
fn what_was_published_is_no_place_for_another_target() {
    let press = Press::new();
    press.published();
    let text = press.site.read("bulletin.toml");
    for below in ["place/moi", "place/releases", "place/releases/1/tin"] {
        press.site.write("bulletin.toml", &text.replace("\"place\"", &format!("\"{below}\"")));
        assert!(refused(&press, &[], "target-refused").contains("which the program builds"));
    }
}

#[test]
fn a_clean_clone_knows_of_no_publication() {
    let press = Press::new();
    press.published();
    fs::remove_dir_all(press.site.path().join(".bantin")).unwrap();
    // What the place holds is what would be published: that is no danger.
    press.published();
    fs::remove_dir_all(press.site.path().join(".bantin")).unwrap();
    press.edit(1);
    assert!(refused(&press, &[], "target-moved-on").contains("none is known"));
}

#[test]
fn many_removals_must_be_acknowledged() {
    let press = Press::new();
    press.published();
    let text = press.site.read("bulletin.toml");
    press.site.write("bulletin.toml", &format!("{text}max_deletes = 1\n"));
    for n in [3, 4] {
        for language in ["vi", "en"] {
            let year = 2020 + n % 5;
            let path = format!("content/articles/{year}/tin-000{n}.{language}.md");
            let _no_english = fs::remove_file(press.site.path().join(path));
        }
    }
    let said = refused(&press, &[], "too-many-removals");
    let count = said.split(" files would").next().unwrap().rsplit(' ').next().unwrap().to_owned();
    assert!(count.parse::<usize>().unwrap() > 1, "{said}");
    refused(&press, &["--max-deletes", "1"], "too-many-removals");
    assert_eq!(press.publish(&["--max-deletes", &count]).code, 0);
}

#[test]
fn without_a_terminal_nothing_is_sent_unasked() {
    let press = Press::new();
    let ran = press.site.run(&["publish", "cong"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("error[not-confirmed]") && ran.err.contains("--yes"), "{}", ran.err);
    assert!(!press.current().exists());
}

#[test]
fn a_dry_run_says_what_it_would_do_and_touches_nothing_there() {
    let press = Press::new();
    let ran = press.site.run(&["publish", "cong", "--dry-run"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("Publication 1 to `cong`"), "{}", ran.out);
    assert!(!press.place().exists());
    press.published();
    press.edit(1);
    let before = tree(&press.place());
    let ran = press.site.run(&["publish", "cong", "--dry-run", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["changed"][0]["title"], "Tin số 1", "{json}");
    assert_eq!(json["changed"][0]["kind"], "news");
    assert!(tree(&press.place()) == before);
}

#[test]
fn damaged_records_stop_all() {
    let press = Press::new();
    press.published();
    press.edit(1);
    let place = press.place();
    for record in
        [".bantin/state.json", "releases/1/.bantin/manifest.sha256", "releases/1/.bantin/sizes.tsv"]
    {
        let good = fs::read(place.join(record)).unwrap();
        for bad in [&good[..good.len() / 2], b"", b"\xFF\xFE"] {
            fs::write(place.join(record), bad).unwrap();
            refused(&press, &[], "damaged-target");
        }
        fs::remove_file(place.join(record)).unwrap();
        refused(&press, &[], "damaged-target");
        fs::write(place.join(record), good).unwrap();
    }
    fs::remove_file(press.current()).unwrap();
    std::os::unix::fs::symlink("/srv/khac", press.current()).unwrap();
    assert!(refused(&press, &[], "damaged-target").contains("`current`"));
}

#[test]
fn a_name_that_leads_to_no_release_is_mended_with_the_command_that_is_told() {
    let press = Press::new();
    press.published();
    press.edit(0).published();
    for (n, leads_to) in ["/srv/khac", "releases/99", "releases/3"].iter().enumerate() {
        fs::remove_file(press.current()).unwrap();
        std::os::unix::fs::symlink(leads_to, press.current()).unwrap();
        if let Some(shown) = leads_to.strip_prefix("releases/") {
            let sizes = press.place().join("releases").join(shown).join(".bantin/sizes.tsv");
            let _there_is_none = fs::write(sizes, "");
        }
        let said = refused(&press, &[], "damaged-target");
        let command = said.split('`').find(|part| part.starts_with("ln -sfn releases/")).unwrap();
        let mended = Command::new("sh").args(["-c", command]).current_dir(press.place()).status();
        assert!(mended.unwrap().success());
        press.edit(n + 1).published();
        assert!(fs::read_link(press.current()).unwrap().starts_with("releases"), "{leads_to}");
    }
}

#[test]
fn what_is_no_name_of_ours_is_not_replaced() {
    let press = Press::new();
    press.published();
    fs::remove_file(press.current()).unwrap();
    assert!(Command::new("mkfifo").arg(press.current()).status().unwrap().success());
    assert!(refused(&press, &[], "cannot-publish").contains("something else has that name"));
    assert!(fs::symlink_metadata(press.current()).unwrap().file_type().is_fifo());
}

#[test]
fn numbers_that_cannot_be_counted_on_from_are_damage_or_of_others() {
    let press = Press::new();
    press.published();
    fs::create_dir(press.place().join("releases/4294967295")).unwrap();
    press.edit(0).published();
    assert_eq!(fs::read_link(press.current()).unwrap().to_str(), Some("releases/2"));
    let state = press.place().join(".bantin/state.json");
    let text = fs::read_to_string(&state).unwrap();
    fs::write(&state, text.replace("\"serial\": 2", "\"serial\": 4294967295")).unwrap();
    refused(&press, &[], "damaged-target");
}

#[test]
fn a_name_that_somebody_took_away_or_wrote_otherwise_stands_for_the_release_again() {
    let press = Press::new();
    press.published();
    let whole = tree(&press.current());
    fs::remove_file(press.current()).unwrap();
    press.published();
    assert!(tree(&press.current()) == whole);
    fs::remove_file(press.current()).unwrap();
    std::os::unix::fs::symlink("./releases/1/", press.current()).unwrap();
    assert!(press.published().err.contains("there is nothing to send"));
    press.edit(1).published();
    assert_eq!(fs::read_link(press.current()).unwrap().to_str(), Some("releases/3"));
}

#[test]
fn a_folder_that_was_changed_by_hand_is_not_sent() {
    let press = Press::new();
    let output = press.site.path().join("built");
    press.build(&output);
    let from = ["--from", output.to_str().unwrap()];
    let page = output.join("tin/2021/tin-0001/index.html");
    let good = fs::read(&page).unwrap();
    fs::write(&page, "changed by hand").unwrap();
    let ran = press.publish(&from);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("no longer what was built"), "{}", ran.err);
    assert!(!press.current().exists(), "readers see nothing of it");
    fs::write(&page, good).unwrap();
    assert_eq!(press.publish(&from).code, 0);
    assert!(!press.site.public().join("index.html").exists(), "nothing was built");
    assert!(press.current().join("tin/2021/tin-0001/index.html").exists());
    fs::remove_dir_all(output.join(".bantin")).unwrap();
    assert!(press.publish(&from).err.contains("error[no-manifest]"));
}

#[test]
fn a_folder_that_was_changed_after_it_was_built_is_told_though_nothing_of_it_would_be_sent() {
    let press = Press::new();
    let output = press.site.path().join("built");
    press.build(&output);
    let from = ["--from", output.to_str().unwrap()];
    assert_eq!(press.publish(&from).code, 0);
    let page = output.join("404.html");
    let good = fs::read(&page).unwrap();
    let changes: [&dyn Fn(); 3] = [
        &|| fs::write(&page, "changed by hand").unwrap(),
        &|| fs::remove_file(&page).unwrap(),
        &|| fs::create_dir(&page).unwrap(),
    ];
    for change in changes {
        change();
        let said = refused(&press, &from, "output-changed");
        assert!(said.contains("`404.html`"), "{said}");
    }
    fs::remove_dir(&page).unwrap();
    fs::write(&page, good).unwrap();
    assert!(press.publish(&from).err.contains("nothing to send"));
    // A record that was cut is no sign that bantin did not build the folder.
    fs::write(output.join(".bantin/manifest.sha256"), "?").unwrap();
    refused(&press, &from, "output-changed");
}

#[test]
fn what_has_the_name_of_the_next_release_is_told_before_anything_is_asked() {
    let press = Press::new();
    press.published();
    let name = press.place().join("releases/2");
    fs::write(&name, "theirs").unwrap();
    press.edit(1);
    for more in [&[][..], &["--dry-run"]] {
        assert!(refused(&press, more, "target-obstructed").contains("releases/2"));
    }
    fs::remove_file(name).unwrap();
    press.published();
}

#[test]
fn a_target_without_a_path_is_none() {
    let press = Press::new();
    let text = press.site.read("bulletin.toml");
    press.site.write("bulletin.toml", &text.replace("path = \"place\"", "path = \"\""));
    assert_eq!(press.site.run(&["check"]).codes(), ["bad-value"]);
    let ran = press.publish(&[]);
    assert!(ran.code == 1 && ran.err.contains("error[bad-value]"), "{}", ran.err);
}

#[test]
fn whoever_published_over_what_was_fetched_is_told_what_helps_there() {
    for (press, wanted) in [
        (Press::new(), "fetch the latest content first, look at the changes again"),
        (Press::permanent(), "fetch the latest content with its ledger.tsv and publish again"),
    ] {
        press.published();
        let known = press.site.read(".bantin/published.tsv");
        press.edit(1).published();
        press.site.write(".bantin/published.tsv", &known);
        // The ledger of before, by which nothing newer is known.
        if let Ok(ledger) = fs::read_to_string(press.site.path().join("ledger.tsv")) {
            let old = ledger.replace("# publication\tcong\t2\t", "# publication\tcong\t1\t");
            press.site.write("ledger.tsv", &old);
        }
        let said = refused(press.edit(2), &[], "target-moved-on");
        assert!(said.contains(wanted) && said.contains("--over 2"), "{said}");
    }
}

#[test]
fn the_day_that_the_ledger_knows_is_said_in_words() {
    let press = Press::permanent();
    press.published();
    let ledger = press.site.read("ledger.tsv");
    press.edit(1).published();
    fs::remove_dir_all(press.site.path().join(".bantin")).unwrap();
    press.site.write("ledger.tsv", &ledger);
    press.edit(2);
    let said = refused(&press, &[], "target-moved-on");
    assert!(said.contains("publication 1 of 24 November 2026 is known"), "{said}");
    let said = press.publish(&["--lang", "vi"]).err;
    assert!(said.contains("chỉ biết lần 1 ngày 24/11/2026"), "{said}");
}

#[test]
fn an_unknown_target_is_told_with_the_nearest() {
    let press = Press::new();
    let ran = press.site.run(&["publish", "cogn"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("error[unknown-target]") && ran.err.contains("`cong`"), "{}", ran.err);
    let ran = press.site.run(&["deploy", "cong", "--yes"]);
    assert_eq!(ran.code, 0, "`deploy` is another name: {}", ran.err);
}

#[test]
fn two_publications_at_once_are_one_after_the_other() {
    let press = Press::new();
    press.published();
    press.edit(1);
    let held = bantin::rooms::publish::Directory::open(&press.place()).unwrap();
    assert!(refused(&press, &[], "target-busy").contains("wait for it to end"));
    drop(held);
    press.published();
}

#[test]
fn what_a_colleague_published_is_not_undone_unawares() {
    let press = Press::new();
    press.published();
    let known = fs::read(press.site.path().join(".bantin/published.tsv")).unwrap();
    press.edit(1).published();
    fs::write(press.site.path().join(".bantin/published.tsv"), known).unwrap();
    refused(&press, &["--rollback"], "target-moved-on");
    assert_eq!(press.publish(&["--rollback", "--over", "2"]).code, 0);
}

#[test]
fn a_site_that_moved_is_published_when_that_is_acknowledged() {
    let press = Press::new();
    press.published();
    let text = press.site.read("bulletin.toml");
    press
        .site
        .write("bulletin.toml", &text.replace("https://bantin.example", "https://moi.example"));
    refused(&press, &[], "foreign-target");
    let ran = press.publish(&["--over", "1"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    press.edit(1).published();
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_that_could_not_be_told_is_told_by_the_exit_code() {
    let press = Press::new();
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let arguments = ["publish", "cong", "--yes", "--format", "json"];
    let status = press.site.command(&arguments).stdout(full()).status().unwrap();
    assert_eq!(status.code(), Some(3));
    assert!(press.current().exists(), "it is published all the same");
}

#[test]
fn the_help_has_no_english_word_in_vietnamese() {
    let press = Press::new();
    for command in [&["--help"][..], &["publish", "--help"], &["explain", "--help"]] {
        let ran = press.site.run(&[command, &["--lang", "vi"]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        for word in ["Options:", "Arguments:", "Print help", "Print version", "Usage:"] {
            assert!(!ran.out.contains(word), "{word}: {}", ran.out);
        }
        assert!(
            ran.out.contains("Tùy chọn:") && ran.out.contains("In hướng dẫn này"),
            "{}",
            ran.out
        );
    }
}

#[test]
fn a_slip_in_what_is_said_of_the_target_stops_what_builds_nothing_too() {
    let press = Press::permanent();
    let output = press.site.path().join("before");
    press.build(&output);
    press.published();
    press.edit(1).published();
    let (good, shown) = (press.site.read("bulletin.toml"), tree(&press.place()));
    let from = ["--from", output.to_str().unwrap()];
    for (right, wrong, code) in [
        ("permanent = true", "permanant = true", "unknown-key"),
        ("permanent = true", "permanent = \"true\"", "wrong-type"),
        ("kind = \"directory\"", "kind = \"sftp\"", "unknown-word"),
        ("keep = 3", "keep = 0", "bad-value"),
        ("keep = 3", "keep = -1", "bad-value"),
        ("[[target]]", "[[target", "toml-syntax"),
    ] {
        press.site.write("bulletin.toml", &good.replace(right, wrong));
        for more in [&from[..], &["--rollback"]] {
            let ran = press.publish(more);
            assert_eq!(ran.code, 1, "{wrong}: {}{}", ran.out, ran.err);
            assert!(ran.err.contains(&format!("error[{code}]")), "{wrong}: {}", ran.err);
            assert!(ran.err.contains("bulletin.toml:"), "{wrong}: {}", ran.err);
        }
    }
    assert!(tree(&press.place()) == shown);
}

#[test]
fn a_place_within_the_folder_that_is_published_is_refused() {
    let press = Press::new();
    let output = press.site.path().join("place");
    press.build(&output);
    refused(&press, &["--from", output.to_str().unwrap()], "target-refused");
    press.site.edit("bulletin.toml", "\"place\"", "\"place/within\"");
    refused(&press, &["--from", output.to_str().unwrap()], "target-refused");
}
