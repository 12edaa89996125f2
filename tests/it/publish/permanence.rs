//! A target whose addresses are kept for ever: the ledger that its publications write, and what it forbids.

use std::fs;

use super::press::{Press, tree};

const ARTICLE: &str = "content/articles/2023/tin-0003.vi.md";
const ENGLISH: &str = "content/articles/2023/tin-0003.en.md";

/// An article that comes later, its text, and the address of its page.
const NEW: &str = "content/articles/2024/tin-moi.vi.md";
const TEXT: &str =
    "+++\ntitle = \"Tin mới\"\ndate = 2024-05-06\nkind = \"tin\"\nbody = \"ubnd\"\n+++\nBài.\n";
const ADDRESS: &str = "/tin/2024/tin-moi/";

/// Publishes where an address that readers see would be lost: that stops it, and nothing there changes.
fn loses(press: &Press, more: &[&str], address: &str) {
    let shown = tree(&press.current());
    let ran = press.publish(more);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("error[address-lost]") && ran.err.contains(address), "{}", ran.err);
    assert!(ran.err.contains("shown at `cong`"), "{}", ran.err);
    assert!(tree(&press.current()) == shown);
}

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
    press.site.write(NEW, TEXT);
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

#[test]
fn going_back_does_not_put_a_shorter_ledger_in_the_place_of_one_that_is_gone() {
    let press = Press::permanent();
    press.published();
    press.site.write(NEW, TEXT);
    press.published();
    let (ledger, shown) = (press.site.read("ledger.tsv"), tree(&press.current()));
    press.site.remove("ledger.tsv");
    for more in [&["--rollback"][..], &["--rollback", "--dry-run"]] {
        let ran = press.publish(more);
        assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
        assert!(ran.err.contains("error[ledger-gone]"), "{}", ran.err);
    }
    assert!(tree(&press.current()) == shown && !press.site.path().join("ledger.tsv").exists());
    press.site.write("ledger.tsv", &ledger);
    let ran = press.publish(&["--rollback"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("lacks 1 of the addresses") && ran.err.contains(ADDRESS),
        "{}",
        ran.err
    );
    press.site.remove(NEW);
    assert!(press.publish(&[]).err.contains("error[address-lost]"));
}

#[test]
fn what_a_colleague_published_for_good_stays_though_it_is_published_over() {
    let press = Press::permanent();
    press.published();
    let [ledger, known] = ["ledger.tsv", ".bantin/published.tsv"].map(|it| press.site.read(it));
    press.site.write(NEW, TEXT);
    press.published();
    let whole = press.site.read("ledger.tsv");
    // Here is the content from before, with its ledger.
    press.site.remove(NEW);
    press.site.write("ledger.tsv", &ledger).write(".bantin/published.tsv", &known);
    press.edit(1);
    assert!(press.publish(&[]).err.contains("error[target-moved-on]"));
    loses(&press, &["--over", "2"], ADDRESS);
    loses(&press, &["--over", "2", "--dry-run"], ADDRESS);
    assert_eq!(press.site.read("ledger.tsv"), ledger);
    // With what the colleague wrote all is well, and nobody has to be published over.
    press.site.write(NEW, TEXT).write("ledger.tsv", &whole);
    press.published();
    assert!(press.site.read("ledger.tsv").contains(&format!("\n{ADDRESS}\t")));
}

#[test]
fn what_readers_saw_stays_though_the_ledger_could_not_be_written() {
    let press = Press::permanent();
    press.published();
    // Where the ledger is drafted somebody made a folder.
    let draft = press.site.path().join(".ledger.tsv.new");
    fs::create_dir_all(draft.join("x")).unwrap();
    press.site.write(NEW, TEXT);
    let ran = press.publish(&[]);
    assert!(ran.code == 3 && ran.err.contains("error[not-noted]"), "{}", ran.err);
    fs::remove_dir_all(draft).unwrap();
    assert!(!press.site.read("ledger.tsv").contains(ADDRESS));
    press.site.remove(NEW);
    loses(&press, &[], ADDRESS);
    // Somebody takes the page away at the target: it was promised all the same.
    let page = press.current().join("tin/2024/tin-moi/index.html");
    let bytes = fs::read(&page).unwrap();
    fs::remove_file(&page).unwrap();
    loses(&press, &[], ADDRESS);
    fs::write(&page, bytes).unwrap();
    // An alias keeps it.
    let alias = TEXT.replace("date", &format!("aliases = [\"{ADDRESS}\"]\ndate"));
    press.site.write("content/articles/2024/tin-khac.vi.md", &alias);
    let ran = press.publish(&["--max-deletes", "50"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn what_readers_saw_stays_though_the_run_was_cut_after_it_switched() {
    let press = Press::permanent();
    press.published();
    let state = press.place().join(".bantin/state.json");
    let (before, ledger) = (fs::read(&state).unwrap(), press.site.read("ledger.tsv"));
    press.site.write(NEW, TEXT);
    press.published();
    // As a run leaves it that is killed when it has switched and noted nothing yet.
    fs::write(&state, before).unwrap();
    fs::write(press.place().join("releases/2/.bantin/intent"), "").unwrap();
    press.site.write("ledger.tsv", &ledger).remove(NEW);
    loses(&press, &[], ADDRESS);
    // Going back says so, and the ledger has it from then on.
    press.site.write(NEW, TEXT);
    let ran = press.publish(&["--rollback"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("lacks 1 of the addresses") && ran.err.contains(ADDRESS),
        "{}",
        ran.err
    );
    assert!(press.site.read("ledger.tsv").contains(&format!("\n{ADDRESS}\t")));
}

#[test]
fn what_only_leads_on_goes_with_its_alias_and_lists_with_their_last_item() {
    let press = Press::permanent();
    press.published();
    let old = "2019";
    let alias = TEXT.replace("2024", old).replace("kind", "aliases = [\"/cu/tin-cu/\"]\nkind");
    press.site.write("content/articles/2019/tin-cu.vi.md", &alias);
    press.published();
    assert!(press.current().join("cu/tin-cu/index.html").exists());
    let withdrawn = "publication = \"withdrawn\"\nreason = { vi = \"Đăng nhầm.\" }\nkind";
    let text = TEXT.replace("2024", old).replace("kind", withdrawn);
    press.site.write("content/articles/2019/tin-cu.vi.md", &text);
    let ran = press.publish(&["--max-deletes", "50"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!press.current().join("cu/tin-cu/index.html").exists());
    assert!(!press.current().join("nam/2019/index.html").exists());
}

#[test]
fn what_is_gone_back_from_is_written_down_though_nothing_here_knows_it() {
    let press = Press::permanent();
    press.published();
    let [ledger, known] = ["ledger.tsv", ".bantin/published.tsv"].map(|it| press.site.read(it));
    press.site.write(NEW, TEXT);
    press.published();
    // Here is the content from before a colleague's publication, with its ledger.
    press.site.remove(NEW);
    press.site.write("ledger.tsv", &ledger).write(".bantin/published.tsv", &known);
    let ran = press.publish(&["--rollback", "--over", "2"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let line = format!("\n{ADDRESS}\tarticle:tin-moi\t2026-11-24\t-\t");
    assert!(press.site.read("ledger.tsv").contains(&line));
    let ran = press.publish(&[]);
    assert!(ran.code == 1 && ran.err.contains("error[address-lost]"), "{}", ran.err);
}

#[test]
fn going_back_throws_no_damaged_line_of_the_ledger_away() {
    let press = Press::permanent();
    press.published();
    press.edit(1).published();
    let good = press.site.read("ledger.tsv");
    let torn = good.replacen("\n/en/", "\n<<<<<<< ours\n/en/", 1);
    for damaged in [torn, format!("{good}/zz/two/\tarticle:zz\t2020-01-01\n")] {
        press.site.write("ledger.tsv", &damaged);
        for more in [&["--rollback"][..], &["--from", "public"]] {
            let ran = press.publish(more);
            assert!(ran.code == 1 && ran.err.contains("error[ledger-damaged]"), "{}", ran.err);
        }
        assert_eq!(press.site.read("ledger.tsv"), damaged);
    }
    assert!(press.current().read_link().unwrap().ends_with("2"));
}

#[test]
fn the_first_publication_is_done_again_where_the_ledger_could_not_be_written() {
    let press = Press::permanent();
    let draft = press.site.path().join(".ledger.tsv.new");
    fs::create_dir_all(draft.join("x")).unwrap();
    let ran = press.publish(&[]);
    assert!(ran.code == 3 && ran.err.contains("error[not-noted]"), "{}", ran.err);
    fs::remove_dir_all(draft).unwrap();
    press.published();
    assert!(press.site.read("ledger.tsv").contains("\n/tin/2021/tin-0001/\tarticle:tin-0001\t"));
    // It is there now: who loses it is told.
    press.site.remove("ledger.tsv");
    assert!(press.publish(&[]).err.contains("error[ledger-gone]"));
}

#[test]
fn what_was_promised_stays_promised_under_another_name_and_setting() {
    let press = Press::permanent();
    press.site.write(NEW, TEXT);
    press.published();
    let good = press.site.read("bulletin.toml");
    press.site.remove(NEW).remove("ledger.tsv");
    press.site.write("bulletin.toml", &good.replace("permanent = true", "permanent = false"));
    assert!(press.publish(&[]).err.contains("error[ledger-gone]"));
    loses(&press, &["--over", "1"], ADDRESS);
    let other =
        format!("{good}[[target]]\nname = \"le\"\nkind = \"directory\"\npath = \"place\"\n");
    press.site.write("bulletin.toml", &other);
    let ran = press.site.run(&["publish", "le", "--yes", "--over", "1"]);
    assert!(ran.code == 3 && ran.err.contains("error[address-lost]"), "{}", ran.err);
}

#[test]
fn what_was_withdrawn_says_so_for_good_or_answers_again() {
    let press = Press::permanent();
    press.site.write(NEW, TEXT);
    press.published();
    let reason = "publication = \"withdrawn\"\nreason = { vi = \"Đăng nhầm.\" }\nkind";
    press.site.write(NEW, &TEXT.replace("kind", reason));
    let ran = press.publish(&["--max-deletes", "50"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    press.site.remove(NEW);
    let ran = press.publish(&[]);
    assert!(ran.code == 1 && ran.err.contains("error[address-lost]"), "{}", ran.err);
    assert!(ran.err.contains("withdrawn later with a reason"), "{}", ran.err);
    press.site.write(NEW, &TEXT.replace("kind", "slug = \"khac\"\nkind"));
    let ran = press.publish(&[]);
    assert!(ran.code == 1 && ran.err.contains("error[address-lost]"), "{}", ran.err);
    press.site.write(NEW, TEXT);
    press.published();
}

#[test]
fn an_address_that_names_who_is_withheld_now_has_a_way_out() {
    let press = Press::permanent();
    let article = "content/articles/2024/ro-cham-phik-hien-dat.vi.md";
    press.site.write(article, TEXT);
    press.published();
    let minor = "[[person]]\nid = \"ca-nhan-1\"\nname = \"Rơ Châm Phik\"\nwithhold = true\n";
    press.site.write("content/registry/them.toml", minor);
    let ran = press.publish(&[]);
    assert!(ran.err.contains("error[person-named]"), "{}", ran.err);
    // As the message tells: the record is withdrawn, and another one made.
    let withdrawn =
        "+++\npublication = \"withdrawn\"\nreason = { vi = \"Đăng lại.\", en = \"Again.\" }\n";
    press.site.write(article, &TEXT.replacen("+++\n", withdrawn, 1)).write(NEW, TEXT);
    let ran = press.publish(&["--max-deletes", "50"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for (path, bytes) in tree(&press.current()) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!path.contains("ro-cham-phik") && !text.contains("ro-cham-phik"), "{path}");
    }
}
