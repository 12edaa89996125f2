//! Going back: what is shown, what it says, what a cut run leaves, and what stays of old assets afterwards.

use std::fs;

use super::press::{Press, tree};

/// Reads the state of the place.
fn state(press: &Press) -> serde_json::Value {
    let text = fs::read_to_string(press.place().join(".bantin/state.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn going_back_shows_what_was_shown_before() {
    let press = Press::new();
    press.published();
    let first = tree(&press.current());
    press.edit(1).published();
    let second = tree(&press.current());
    let ran = press.publish(&["--rollback"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("Back to release 1") && ran.out.contains("1 changed"), "{}", ran.out);
    assert!(tree(&press.current()) == first);
    // What was gone back from is published again with what came since.
    press.edit(2).published();
    let third = tree(&press.current());
    assert!(third != first && third != second);
    // Going back twice leads over the releases that were shown, not over the one that was gone back from.
    assert_eq!(press.publish(&["--rollback"]).code, 0);
    assert!(tree(&press.current()) == first);
    let ran = press.publish(&["--rollback"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("nothing-before"), "{}", ran.err);
    assert!(ran.err.contains("release 1, which is shown, is the oldest"), "{}", ran.err);
    assert!(tree(&press.current()) == first);
}

#[test]
fn why_there_is_no_way_back_is_said() {
    let press = Press::new();
    let ran = press.publish(&["--rollback"]);
    assert!(ran.err.contains("nothing was published there yet"), "{}", ran.err);
    press.published();
    press.edit(1).published();
    let page = press.place().join("releases/1/tin/2021/tin-0001/index.html");
    fs::remove_file(page).unwrap();
    let ran = press.publish(&["--rollback"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("no earlier release is whole"), "{}", ran.err);
}

#[test]
fn a_run_that_only_says_what_going_back_changes_changes_nothing() {
    let press = Press::new();
    press.published();
    press.edit(1).published();
    let (shown, before) = (tree(&press.current()), state(&press));
    let ran = press.publish(&["--rollback", "--dry-run", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, &said["outcome"], &said["back_to"]), (0, &"planned".into(), &1.into()));
    assert_eq!(said["changed"][0]["title"], "Tin số 1");
    assert_eq!((&said["bytes"], &said["at_once"]), (&0.into(), &true.into()), "nothing is sent");
    assert!(tree(&press.current()) == shown && state(&press) == before);
}

#[test]
fn a_program_is_told_what_became_of_it() {
    let press = Press::new();
    let outcome = |more: &[&str]| {
        let ran = press.publish(&[&["--format", "json"], more].concat());
        let said: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        (ran.code, said["outcome"].as_str().unwrap().to_owned())
    };
    assert_eq!(outcome(&["--dry-run"]), (0, "planned".to_owned()));
    assert_eq!(outcome(&[]), (0, "done".to_owned()));
    assert_eq!(outcome(&[]), (0, "nothing-to-send".to_owned()));
    fs::remove_dir_all(press.site.path().join(".bantin")).unwrap();
    press.edit(1);
    assert_eq!(outcome(&[]), (3, "stopped".to_owned()));
}

#[test]
fn a_run_that_was_cut_after_it_switched_is_ended_by_the_next_and_skips_no_release() {
    let press = Press::new();
    press.published();
    let first = tree(&press.current());
    press.edit(1).published();
    let (second, before) = (tree(&press.current()), state(&press));
    press.edit(2).published();
    let third = tree(&press.current());
    // As a run leaves it that is killed when it has switched and said nothing yet.
    let release = press.place().join("releases/3/.bantin");
    let cut = || {
        fs::write(press.place().join(".bantin/state.json"), before.to_string()).unwrap();
        fs::write(release.join("intent"), "").unwrap();
    };
    cut();
    press.published();
    assert!(tree(&press.current()) == third);
    assert_eq!(
        (&state(&press)["release"], &state(&press)["before"]),
        (&3.into(), &vec![2, 1].into())
    );
    assert!(!release.join("intent").exists());
    cut();
    assert_eq!(press.publish(&["--rollback"]).code, 0);
    assert!(tree(&press.current()) == second);
    assert_eq!(press.publish(&["--rollback"]).code, 0);
    assert!(tree(&press.current()) == first);
}

#[test]
fn the_state_names_the_releases_that_are_there_and_no_others() {
    let press = Press::new();
    for n in 0..7 {
        press.edit(n).published();
    }
    assert_eq!(state(&press)["before"], serde_json::json!([6, 5]));
    assert_eq!(press.publish(&["--rollback"]).code, 0);
    let state = state(&press);
    assert_eq!((&state["before"], &state["aside"]), (&vec![5].into(), &vec![7].into()));
    press.edit(8).published();
    let mut there: Vec<_> = fs::read_dir(press.place().join("releases"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    there.sort();
    assert_eq!(there, ["5", "6", "9"], "what was gone back from is the first to go");
}

#[test]
fn after_going_back_the_assets_of_the_releases_that_stay_are_there() {
    let press = Press::plain();
    let style = |n: usize| {
        press.site.write("themes/plain/assets/plain.css", &format!("p {{ margin: {n}px }}\n"));
        press.edit(n).published();
    };
    let assets = |release: &str| -> Vec<String> {
        let files = tree(&press.place().join("releases").join(release)).into_keys();
        files.filter(|path| path.starts_with("assets/") && path.ends_with(".css")).collect()
    };
    (1..=3).for_each(style);
    for _ in 0..2 {
        assert_eq!(press.publish(&["--rollback"]).code, 0);
    }
    // Release 1 is shown, and it stays beside the next: so does its style, however many publications were counted.
    let old = assets("1");
    style(4);
    let release = fs::read_link(press.current()).unwrap();
    let shown = assets(release.file_name().unwrap().to_str().unwrap());
    assert!(old.iter().all(|style| shown.contains(style)), "{old:?} {shown:?}");
    style(5);
    let release = fs::read_link(press.current()).unwrap();
    let shown = assets(release.file_name().unwrap().to_str().unwrap());
    assert!(old.iter().all(|style| shown.contains(style)), "{old:?} {shown:?}");
}

#[test]
fn promised_addresses_that_an_earlier_release_lacks_are_named() {
    let press = Press::permanent();
    press.published();
    press.site.write(
        "content/articles/2024/tin-moi.vi.md",
        "+++\ntitle = \"Tin mới\"\ndate = 2024-05-06\nkind = \"tin\"\nbody = \"ubnd\"\n+++\nBài.\n",
    );
    press.published();
    let ledger = press.site.read("ledger.tsv");
    let ran = press.publish(&["--rollback"]);
    assert!(ran.err.contains("lacks 1 of the addresses"), "{}", ran.err);
    assert!(ran.err.contains("/tin/2024/tin-moi/"), "{}", ran.err);
    let addresses = |ledger: &str| -> Vec<String> {
        ledger.lines().filter(|line| line.starts_with('/')).map(str::to_owned).collect()
    };
    assert_eq!(
        addresses(&press.site.read("ledger.tsv")),
        addresses(&ledger),
        "they are promised still"
    );
    press.published();
    assert!(press.current().join("tin/2024/tin-moi/index.html").exists());
}

#[test]
fn a_ledger_that_is_gone_is_noticed() {
    let press = Press::permanent();
    press.published();
    fs::remove_file(press.site.path().join("ledger.tsv")).unwrap();
    press.edit(1);
    let ran = press.publish(&[]);
    assert!(ran.code == 3 && ran.err.contains("error[ledger-gone]"), "{}", ran.err);
    assert_eq!(press.publish(&["--over", "1"]).code, 0);
    let old = press.site.read("ledger.tsv");
    press.edit(2).published();
    let good = press.site.read("ledger.tsv");
    // An older one, and one that was cut between two lines.
    let lines: Vec<&str> = good.lines().take(30).collect();
    for bad in [&old, &format!("{}\n", lines.join("\n"))] {
        press.site.write("ledger.tsv", bad);
        let ran = press.edit(3).publish(&[]);
        assert!(ran.code == 3 && ran.err.contains("error[ledger-gone]"), "{}", ran.err);
    }
    press.site.write("ledger.tsv", &good);
    press.published();
}

#[test]
fn a_run_of_ours_that_was_cut_before_it_was_noted_is_known_as_ours() {
    let press = Press::new();
    press.published();
    // As a run leaves it that is killed when the place says that it is done: what was noted beforehand is all.
    let known = fs::read_to_string(press.site.path().join(".bantin/published.tsv")).unwrap();
    press.edit(1).published();
    let state = state(&press);
    let beforehand = format!("cong\t2\t{}\n", state["time"].as_str().unwrap());
    assert_ne!(beforehand, known);
    fs::write(press.site.path().join(".bantin/published.tsv"), beforehand).unwrap();
    press.edit(2).published();
    // The same number at another time is a colleague's.
    fs::write(
        press.site.path().join(".bantin/published.tsv"),
        "cong\t3\t2020-01-01T00:00:00+07:00\n",
    )
    .unwrap();
    press.edit(3);
    assert!(press.publish(&[]).err.contains("target-moved-on"));
    assert!(press.publish(&["--rollback"]).err.contains("target-moved-on"));
}

/// Publishes an article, mends the site by hand, publishes again, and then tries to show what was shown before: by going
/// back, and by a folder that was built before.
fn brings_back(article: &str, mend: impl Fn(&Press), code: &str, what: &str) {
    const ARTICLE: &str = "content/articles/2024/tin-moi.vi.md";
    let press = Press::new();
    press.site.write(ARTICLE, article);
    let old = press.site.path().join("old");
    press.build(&old);
    press.published();
    mend(&press);
    let ran = press.publish(&["--max-deletes", "50"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let shown = tree(&press.current());
    for way in [vec!["--rollback"], vec!["--from", old.to_str().unwrap(), "--max-deletes", "50"]] {
        let ran = press.publish(&way);
        assert_eq!(ran.code, 3, "{way:?}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(code) && ran.err.contains(what), "{}", ran.err);
        assert!(tree(&press.current()) == shown, "{way:?}");
    }
}

#[test]
fn nothing_that_was_taken_back_comes_back_with_an_output_from_before() {
    const HEAD: &str =
        "title = \"Tin mới\"\ndate = 2024-05-06\nkind = \"tin\"\nbody = \"ubnd\"\n+++\n";
    let path = "content/articles/2024/tin-moi.vi.md";
    let withdraw = |press: &Press| {
        let words =
            "+++\npublication = \"withdrawn\"\nreason = { vi = \"Nhầm.\", en = \"A slip.\" }\n";
        press.site.write(path, &format!("{words}{HEAD}Bài.\n"));
    };
    let text = format!("+++\n{HEAD}Bài.\n");
    brings_back(&text, withdraw, "error[withdrawn-returns]", "/tin/2024/tin-moi/");
    let withhold = |press: &Press| {
        let minor = "[[person]]\nid = \"hs-1\"\nname = \"Rơ Châm H'Phik\"\nminor = true\n";
        press.site.write("content/registry/them.toml", minor);
        press.site.write(path, &format!("+++\n{HEAD}Một học sinh dự.\n"));
    };
    let text = format!("+++\n{HEAD}Cháu Rơ Châm H’Phik dự.\n");
    brings_back(&text, withhold, "error[person-on-page]", "/tin/2024/tin-moi/");
}
