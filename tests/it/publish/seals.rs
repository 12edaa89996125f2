//! What somebody changed at a place is noticed by the seals of releases, and what lies there is healed.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::press::{Press, amiss, tree};

/// Changes a file where it lies, as long as it was; all that share it have it then.
fn scribble(file: &Path) {
    let good = fs::read(file).unwrap();
    fs::write(file, vec![b'x'; good.len()]).unwrap();
    date_later(file, Duration::from_secs(2));
}

fn date_later(file: &Path, by: Duration) {
    let file = fs::File::options().append(true).open(file).unwrap();
    let written = file.metadata().unwrap().modified().unwrap();
    file.set_modified(written + by).unwrap();
}

fn shell(folder: &Path, command: &str) {
    assert!(
        Command::new("sh").args(["-c", command]).current_dir(folder).status().unwrap().success()
    );
}

/// The release that going back would show.
fn back_to(press: &Press) -> u64 {
    let ran = press.publish(&["--rollback", "--dry-run", "--format", "json"]);
    let back: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    back["back_to"].as_u64().unwrap()
}

#[test]
fn a_file_that_was_changed_in_place_is_noticed_though_it_kept_its_length() {
    let press = Press::new();
    press.published();
    let shown = press.current().join("tin/2021/tin-0001/index.html");
    let good = fs::read(&shown).unwrap();
    scribble(&shown);
    press.published();
    assert!(fs::read(&shown).unwrap() == good, "in what is shown");
    for n in 0..6 {
        press.edit(n).published();
    }
    // Then in a release that going back leads to, and that a later one stands on.
    let back = back_to(&press);
    scribble(&press.place().join(format!("releases/{back}/tin/2021/tin-0001/index.html")));
    assert!(back_to(&press) < back, "a release that is not whole is not shown");
    for n in 6..12 {
        press.edit(n).published();
        assert!(tree(&press.current()).iter().all(|(_, bytes)| !bytes.starts_with(b"xxx")), "{n}");
    }
}

#[test]
fn a_clock_that_was_set_back_costs_a_reading_and_no_sending() {
    let press = Press::new();
    press.published();
    let style = fs::read_dir(press.current().join("assets")).unwrap().next().unwrap().unwrap();
    date_later(&style.path(), Duration::from_secs(9000));
    assert!(press.published().err.contains("there is nothing to send"));
}

#[test]
fn who_writes_over_all_files_moves_the_times_of_the_records_too_and_is_noticed() {
    let press = Press::new();
    press.published();
    let whole = tree(&press.current());
    for command in [
        "find . -type f -exec sed -i 's/<body/<bodx/' {} +",
        "dd if=/dev/zero of=404.html bs=1 seek=9 count=3 conv=notrunc 2> /dev/null; find . -type f -exec touch {} +",
        "touch -d 2031-01-01 .bantin/manifest.sha256; echo -n xxx | dd of=404.html conv=notrunc 2> /dev/null",
    ] {
        shell(&press.current(), command);
        press.published();
        assert!(tree(&press.current()) == whole, "{command}");
        assert_eq!(amiss(&press.current()), Vec::<String>::new());
    }
}

#[test]
fn a_release_whose_manifest_is_not_what_it_was_sealed_with_is_not_gone_back_to() {
    let press = Press::new();
    for n in 0..3 {
        press.edit(n).published();
    }
    assert_eq!(back_to(&press), 2);
    shell(&press.place().join("releases/2"), "sed -i 's/^[0-9a-f]/0/' .bantin/manifest.sha256");
    assert_eq!(back_to(&press), 1);
}

#[test]
fn going_back_reads_the_release_first_when_that_is_asked_for() {
    let press = Press::new();
    for n in 0..3 {
        press.edit(n).published();
    }
    let page = press.place().join("releases/2/tin/2021/tin-0001/index.html");
    let written = fs::metadata(&page).unwrap().modified().unwrap();
    scribble(&page);
    fs::File::options().append(true).open(&page).unwrap().set_modified(written).unwrap();
    assert_eq!(back_to(&press), 2, "nothing shows it");
    let ran = press.publish(&["--rollback", "--verify"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(fs::read_link(press.current()).unwrap().to_str(), Some("releases/1"));
}

#[test]
fn names_of_others_that_are_no_text_are_taken_along() {
    let press = Press::new();
    press.published();
    for name in [&b"v\xE0o.pdf"[..], b"quy\nche.txt", b"a\\nb"] {
        fs::write(press.current().join(OsStr::from_bytes(name)), "theirs").unwrap();
        for n in 0..5 {
            press.edit(n).published();
            let there = fs::read(press.current().join(OsStr::from_bytes(name))).unwrap();
            assert_eq!(there, b"theirs", "{n}");
        }
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_of_an_old_release_stops_nothing_and_stays() {
    let press = Press::new();
    press.published();
    press.edit(0).published();
    let page = press.place().join("releases/1/index.html");
    fs::remove_file(&page).unwrap();
    fs::create_dir(&page).unwrap();
    for n in 1..6 {
        press.edit(n).published();
        assert_eq!(amiss(&press.current()), Vec::<String>::new());
    }
}

#[test]
fn a_place_that_was_swept_empty_is_filled_again() {
    let press = Press::new();
    press.published();
    press.edit(0).published();
    let whole = tree(&press.current());
    shell(&press.place(), "rm -rf releases current");
    press.published();
    assert!(tree(&press.current()) == whole);
    // Without the state and the name that is shown it is damage, and nobody else's.
    shell(&press.place(), "rm .bantin/state.json current");
    let ran = press.publish(&[]);
    assert!(ran.code != 0 && ran.err.contains("error[damaged-target]"), "{}", ran.err);
}

/// Publishes on a terminal, and waits for the question `times` times; `meanwhile` happens before the first answer.
fn asked(press: &Press, times: usize, meanwhile: impl FnOnce()) -> String {
    let command = format!(
        "{} publish cong --lang en --today 2026-11-24 --site {}",
        env!("CARGO_BIN_EXE_bantin"),
        press.site.path().display()
    );
    // A terminal of util-linux, which Debian always has.
    let mut script = Command::new("script");
    script.args(["-qec", &command, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = script.spawn().unwrap();
    let (mut keys, mut screen) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let (mut said, mut meanwhile) = (String::new(), Some(meanwhile));
    for n in 1..=times {
        while said.matches("[y/N]").count() < n {
            let mut bytes = [0; 4096];
            let len = screen.read(&mut bytes).unwrap();
            assert_ne!(len, 0, "{said}");
            said.push_str(&String::from_utf8_lossy(&bytes[..len]));
        }
        meanwhile.take().into_iter().for_each(|meanwhile| meanwhile());
        keys.write_all(b"y\n").unwrap();
    }
    let mut rest = Vec::new();
    screen.read_to_end(&mut rest).unwrap();
    child.wait().unwrap();
    said + &String::from_utf8_lossy(&rest)
}

#[test]
fn what_changes_while_the_question_stands_is_asked_anew() {
    let press = Press::new();
    press.published();
    let page = press.current().join("nam/2021/index.html");
    let good = fs::read(&page).unwrap();
    press.edit(0);
    let said = asked(&press, 2, || {
        scribble(&page);
        fs::write(press.current().join("cua-toi.txt"), "theirs").unwrap();
    });
    assert!(said.contains("was changed by something else just now"), "{said}");
    assert!(said.contains("Published"), "{said}");
    assert!(fs::read(press.current().join("nam/2021/index.html")).unwrap() == good);
    assert_eq!(fs::read(press.current().join("cua-toi.txt")).unwrap(), b"theirs");
    press.edit(1);
    let said = asked(&press, 1, || {});
    assert!(said.contains("Published") && !said.contains("just now"), "{said}");
}

#[test]
fn the_ledger_that_another_publication_wrote_meanwhile_is_not_written_over() {
    let press = Press::permanent();
    let text = press.site.read("bulletin.toml");
    let other =
        "[[target]]\nname = \"kho\"\nkind = \"directory\"\npath = \"kho\"\npermanent = true\n";
    press.site.write("bulletin.toml", &format!("{text}\n{other}"));
    let publish_other = || {
        let ran = press.site.run(&["publish", "kho", "--yes"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    };
    press.published();
    publish_other();
    press.edit(0);
    let said = asked(&press, 2, || {
        let article = "+++\ntitle = \"Tin mới\"\ndate = 2024-05-06\nkind = \"tin\"\nbody = \"ubnd\"\n+++\nBài.\n";
        press.site.write("content/articles/2024/tin-moi.vi.md", article);
        publish_other();
    });
    assert!(said.contains("was changed by something else just now"), "{said}");
    let ledger = press.site.read("ledger.tsv");
    assert!(ledger.contains("/tin/2024/tin-moi/"), "{ledger}");
    assert!(ledger.contains("# publication\tkho\t2\t"), "{ledger}");
    assert!(ledger.contains("# publication\tcong\t2\t"), "{ledger}");
    // At the same time, none loses what the others note.
    for n in 1..4 {
        press.edit(n);
        std::thread::scope(|scope| {
            let one = scope.spawn(publish_other);
            press.published();
            one.join().unwrap();
        });
        let ledger = press.site.read("ledger.tsv");
        for name in ["kho", "cong"] {
            let line = format!("# publication\t{name}\t{}\t", n + 2);
            assert!(ledger.contains(&line), "{line}: {ledger}");
        }
    }
}
