//! A target whose addresses are kept for ever: the ledger that its publications write, and what it forbids.

use std::fs;

use super::press::{Press, tree};

const ARTICLE: &str = "content/articles/2023/tin-0003.vi.md";
const ENGLISH: &str = "content/articles/2023/tin-0003.en.md";

#[test]
fn a_publication_writes_down_what_is_public_and_little_changes_afterwards() {
    let press = Press::permanent();
    press.published();
    let first = press.site.read("ledger.tsv");
    assert!(first.contains("\n/tin/2021/tin-0001/\tarticle:tin-0001\t2026-11-24\t-\t"), "{first}");
    assert!(first.contains("# publication\tcong\t1\t2026-11-24\t"), "{first}");
    let addresses = first.lines().filter(|line| line.starts_with('/')).count();
    assert!(addresses > 40 && !first.contains("/assets/") && !first.contains("404"), "{addresses}");
    press.edit(1).published();
    let second = press.site.read("ledger.tsv");
    let differing = first.lines().zip(second.lines()).filter(|(one, other)| one != other).count();
    assert_eq!(differing, 1, "the line of the publication alone");
    // A target that is not permanent writes nothing there.
    let other = Press::new();
    other.published();
    assert!(!other.site.path().join("ledger.tsv").exists());
}

#[test]
fn an_address_that_was_public_is_not_lost() {
    let press = Press::permanent();
    press.published();
    let good = press.site.read(ARTICLE);
    fs::remove_file(press.site.path().join(ARTICLE)).unwrap();
    let _no_english = fs::remove_file(press.site.path().join(ENGLISH));
    let (shown, ledger) = (tree(&press.current()), press.site.read("ledger.tsv"));
    let ran = press.publish(&[]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("error[address-lost]") && ran.err.contains("/tin/2023/tin-0003/"));
    assert!(tree(&press.current()) == shown && press.site.read("ledger.tsv") == ledger);
    // Withdrawn with a reason it may go; the ledger says until when it was there, and the web server that it is gone.
    let withdrawn =
        "+++\npublication = \"withdrawn\"\nreason = { vi = \"Đăng nhầm.\", en = \"A slip.\" }\n";
    press.site.write(ARTICLE, &good.replacen("+++\n", withdrawn, 1));
    let ran = press.publish(&["--max-deletes", "50"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ledger = press.site.read("ledger.tsv");
    assert!(
        ledger.contains("\n/tin/2023/tin-0003/\tarticle:tin-0003\t2026-11-24\t2026-11-24\t"),
        "{ledger}"
    );
    let rules = fs::read_to_string(press.current().join("nginx.conf")).unwrap();
    assert!(
        rules.lines().any(|line| line.contains("/tin/2023/tin-0003/") && line.contains("410")),
        "{rules}"
    );
}

#[test]
fn a_folder_that_was_built_before_may_not_lack_what_is_public() {
    let press = Press::permanent();
    let old = press.site.path().join("old");
    press.build(&old);
    let text =
        "+++\ntitle = \"Tin mới\"\ndate = 2024-05-06\nkind = \"tin\"\nbody = \"ubnd\"\n+++\nBài.\n";
    press.site.write("content/articles/2024/tin-moi.vi.md", text);
    press.published();
    let shown = tree(&press.current());
    let from = ["--from", old.to_str().unwrap(), "--max-deletes", "50"];
    let ran = press.publish(&from);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(
        ran.err.contains("error[output-lacks-addresses]") && ran.err.contains("/tin/2024/tin-moi/")
    );
    assert!(tree(&press.current()) == shown);
}

#[test]
fn the_ledger_tells_a_clean_clone_of_publications_and_an_old_one_does_not() {
    let press = Press::permanent();
    press.published();
    let old = press.site.read("ledger.tsv");
    press.edit(1).published();
    fs::remove_dir_all(press.site.path().join(".bantin")).unwrap();
    press.edit(2).published();
    // A colleague who did not fetch the latest ledger.
    fs::remove_dir_all(press.site.path().join(".bantin")).unwrap();
    press.site.write("ledger.tsv", &old);
    press.edit(3);
    let ran = press.publish(&[]);
    assert!(ran.err.contains("error[target-moved-on]"), "{}", ran.err);
}

#[test]
fn going_back_is_written_down_too() {
    let press = Press::permanent();
    press.published();
    press.edit(1).published();
    assert_eq!(press.publish(&["--rollback"]).code, 0);
    assert!(press.site.read("ledger.tsv").contains("# publication\tcong\t3\t"));
    fs::remove_dir_all(press.site.path().join(".bantin")).unwrap();
    press.edit(2).published();
}

#[test]
fn a_place_that_becomes_permanent_is_written_down_though_nothing_is_sent() {
    let press = Press::new();
    press.published();
    let text = press.site.read("bulletin.toml");
    press.site.write("bulletin.toml", &format!("{text}permanent = true\n"));
    let ran = press.published();
    assert!(ran.err.contains("nothing to send"), "{}", ran.err);
    assert!(press.site.read("ledger.tsv").contains("\n/tin/2021/tin-0001/\tarticle:tin-0001\t"));
}
