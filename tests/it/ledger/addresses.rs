//! Which addresses a publication keeps, and what stops the one that would lose any.

use std::fs;
use std::path::Path;

use bantin::build::ledger;
use bantin::rooms::disk::ledger_file;

use super::{changed, day, line, publish, session, small, written};
use crate::preview::world::World;
use crate::site::fixture::{Site, TODAY, copy};

const ARTICLE: &str = "content/articles/2024/don-kenh";

#[test]
fn what_is_public_is_kept_and_what_did_not_change_is_not_written() {
    let site = small();
    site.write("content/files/ke-hoach.txt", "1\n");
    assert!(publish(&site, "2024-06-01"));
    for (address, record) in [
        ("/", "-"),
        ("/en/", "-"),
        ("/feed.xml", "-"),
        ("/nam/2024/05/", "-"),
        ("/don-vi/dong-khe/", "unit:dong-khe"),
        ("/don-vi/dong-khe/feed.xml", "-"),
        ("/don-vi/dong-khe/lich.ics", "-"),
        ("/en/meetings/calendar.ics", "-"),
        ("/tep/ke-hoach.txt", "-"),
        ("/tin/2024/don-kenh/", "article:don-kenh"),
        ("/en/news/2024/don-kenh/", "article:don-kenh"),
        ("/cuoc-hop/2024/tong-ket-mua-kho/", "meeting:tong-ket-mua-kho"),
        ("/khen-thuong/2024/khen-thuong-mua-kho/", "batch:khen-thuong-mua-kho"),
        ("/van-ban/kh-12-2024/", "document:kh-12-2024"),
    ] {
        let columns = line(&site, address);
        assert_eq!(columns[1..4], [record, "2024-06-01", "-"], "{address}");
    }
    for no_page in ["/404.html", "/sitemap.xml", "/robots.txt"] {
        assert!(line(&site, no_page).concat().is_empty(), "{no_page}");
    }
    let text = site.read("ledger.tsv");
    let mut sorted: Vec<&str> = text.lines().skip(2).collect();
    sorted.sort_unstable();
    assert_eq!(text.lines().skip(2).collect::<Vec<_>>(), sorted);
    let file = fs::metadata(site.path().join("ledger.tsv")).unwrap();
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&file.permissions()) & 0o777, 0o644);
    assert!(!publish(&site, "2024-06-08"), "nothing changed");
    let again = fs::metadata(site.path().join("ledger.tsv")).unwrap();
    assert_eq!(again.modified().unwrap(), file.modified().unwrap());
    let entries = fs::read_dir(site.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(
        entries.into_iter().all(|name| !name.to_string_lossy().starts_with('.')),
        "no draft stays"
    );
    assert_eq!(site.run(&["check"]).codes(), [""; 0]);
}

#[test]
fn a_fact_that_changes_changes_its_mark_alone() {
    let site = small();
    publish(&site, "2024-06-01");
    let before = site.read("ledger.tsv");
    let columns = line(&site, "/tin/2024/don-kenh/");
    site.edit(&format!("{ARTICLE}.vi.md"), "dọn kênh trước", "nạo vét kênh trước");
    publish(&site, "2024-06-08");
    assert_eq!(changed(&before, &site.read("ledger.tsv")), "/tin/2024/don-kenh/\n");
    let after = line(&site, "/tin/2024/don-kenh/");
    assert_eq!((&after[..4], &after[5..]), (&columns[..4], &columns[5..]));
    assert_ne!(after[4], columns[4]);

    let before = site.read("ledger.tsv");
    site.edit("content/registry/documents.toml", "number = \"12", "number = \"13");
    publish(&site, "2024-06-15");
    let named = changed(&before, &site.read("ledger.tsv"));
    for record in
        ["/cuoc-hop/2024/tong-ket-mua-kho/", "/tin/2024/don-kenh/", "/van-ban/kh-12-2024/"]
    {
        assert!(named.contains(record), "{named}");
    }
}

#[test]
fn no_fact_knows_a_person() {
    let site = Site::example();
    publish(&site, TODAY);
    let before = site.read("ledger.tsv");
    let registry = "content/registry/persons.toml";
    let persons = site.read(registry);
    let mut count = 0;
    let lines = persons.lines().map(|line| match line.strip_prefix("name = \"") {
        Some(_) => {
            count += 1;
            format!("name = \"Người Khác {count}\"\n")
        }
        None => format!("{line}\n"),
    });
    let others: String = lines.collect();
    assert!(count > 3, "persons were renamed");
    site.write(registry, &others);
    assert!(!publish(&site, TODAY), "{}", changed(&before, &site.read("ledger.tsv")));
}

#[test]
fn what_is_withdrawn_ends_and_what_comes_back_goes_on() {
    let site = small();
    publish(&site, "2024-06-01");
    let withdrawn = "publication = \"withdrawn\"\nreason = { vi = \"Đăng nhầm\" }\nkind =";
    let text = site.read(&format!("{ARTICLE}.vi.md"));
    site.edit(&format!("{ARTICLE}.vi.md"), "kind =", withdrawn);
    publish(&site, "2024-07-01");
    let page = "/tin/2024/don-kenh/";
    assert_eq!(line(&site, page)[1..4], ["article:don-kenh", "2024-06-01", "2024-07-01"]);
    let ledger = written(&site);
    let ended: Vec<&str> = ledger.ended().map(|(address, _)| address).collect();
    assert!(ended.contains(&page) && ended.contains(&"/en/news/2024/don-kenh/"), "{ended:?}");
    assert!(!publish(&site, "2024-07-08"), "the day of the end stays");
    site.write(&format!("{ARTICLE}.vi.md"), &text);
    publish(&site, "2024-08-01");
    assert_eq!(line(&site, page)[1..4], ["article:don-kenh", "2024-06-01", "-"]);
}

#[test]
fn an_address_that_would_be_lost_stops_the_build() {
    let site = small();
    site.write("content/files/ke-hoach.txt", "1\n");
    let front = site.read(&format!("{ARTICLE}.vi.md"));
    publish(&site, "2024-06-01");
    site.build();
    let tree = site.tree();
    let both = ["address-lost", "address-lost"];

    // A record that is a draft again, or is to come, is lost; a notice that has run out is not.
    site.edit(&format!("{ARTICLE}.vi.md"), "kind =", "publication = \"draft\"\nkind =");
    let ran = site.run(&["build"]);
    assert_eq!((ran.code, ran.codes()), (1, both.map(str::to_owned).to_vec()), "{}", ran.err);
    site.write(&format!("{ARTICLE}.vi.md"), &front);
    site.edit(&format!("{ARTICLE}.vi.md"), "kind =", "publish_at = 2030-01-01\nkind =");
    assert_eq!(site.run(&["check"]).codes(), both);
    site.write(&format!("{ARTICLE}.vi.md"), &front);
    site.edit(&format!("{ARTICLE}.vi.md"), "kind =", "expires = 2024-06-30\nkind =");
    assert_eq!(site.run(&["check"]).codes(), [""; 0]);

    // Another date is another address; an alias keeps the old one.
    site.write(&format!("{ARTICLE}.vi.md"), &front);
    site.edit(&format!("{ARTICLE}.vi.md"), "date = 2024-05-11\nevent", "date = 2025-01-02\nevent");
    assert_eq!(site.run(&["check"]).codes(), both);
    let aliases = "aliases = [\"/tin/2024/don-kenh/\", \"/en/news/2024/don-kenh/\"]\nkind =";
    site.edit(&format!("{ARTICLE}.vi.md"), "kind =", aliases);
    assert_eq!(site.run(&["check"]).codes(), [""; 0]);
    publish(&site, "2025-01-03");
    assert_eq!(line(&site, "/tin/2024/don-kenh/")[3], "-");
    assert_eq!(line(&site, "/tin/2025/don-kenh/")[2], "2025-01-03");

    // Files are kept too, and nothing was written all the while.
    site.remove("content/files/ke-hoach.txt");
    let ran = site.run(&["build"]);
    assert_eq!((ran.code, ran.codes()), (1, vec!["address-lost".to_owned()]));
    assert!(ran.err.contains("put the file back"), "{}", ran.err);
    assert_eq!(site.tree(), tree);
}

#[test]
fn lists_end_with_their_last_item() {
    let site = small();
    let front = site.read(&format!("{ARTICLE}.vi.md"));
    let second =
        front.replace("2024-05-1", "2019-03-1").replace("meetings = [\"tong-ket-mua-kho\"]", "");
    site.write("content/articles/2019/cu.vi.md", &second);
    publish(&site, "2024-06-01");
    assert_eq!(line(&site, "/nam/2019/")[3], "-");
    site.edit(
        "content/articles/2019/cu.vi.md",
        "kind =",
        "publication = \"withdrawn\"\nreason = { vi = \"Đăng nhầm\" }\nkind =",
    );
    publish(&site, "2024-07-01");
    assert_eq!(line(&site, "/nam/2019/")[1..4], ["-", "2024-06-01", "2024-07-01"]);
}

#[test]
fn pictures_and_files_go_with_what_is_withdrawn() {
    let site = small();
    let front = format!("{ARTICLE}.vi.md");
    let attached = "[[attachments]]\nfile = \"ke-hoach.txt\"\ntitle = { vi = \"Kế hoạch\" }\n";
    site.write("content/files/ke-hoach.txt", "1\n");
    site.edit(
        &front,
        "[figures.kenh]",
        &format!("{attached}[figures.kenh]\nsrc = \"kenh.png\"\nalt = \"Kênh\""),
    );
    let picture = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("content/articles/2026/2026-02-24-trong-cay-chan-nui/doi-cay.png");
    copy(&picture, &site.path().join("content/articles/2024/kenh.png"));
    site.edit(&format!("{ARTICLE}.en.md"), "caption =", "alt = \"A canal\"\ncaption =");
    publish(&site, "2024-06-01");
    for file in ["/tep/don-kenh/kenh.png", "/tep/ke-hoach.txt"] {
        assert_eq!(line(&site, file)[1..4], ["-", "2024-06-01", "-"], "{file}");
    }
    let text = site.read(&front);
    site.edit(&front, "src = \"kenh.png\"\n", "");
    assert_eq!(site.run(&["check"]).codes(), ["address-lost"], "a picture has an address too");
    site.write(&front, &text);
    site.edit(
        &front,
        "kind =",
        "publication = \"withdrawn\"\nreason = { vi = \"Đăng nhầm\" }\nkind =",
    );
    publish(&site, "2024-07-01");
    for file in ["/tep/don-kenh/kenh.png", "/tep/ke-hoach.txt"] {
        assert_eq!(line(&site, file)[3], "2024-07-01", "{file}");
    }
}

/// A link is never followed, and nothing of somebody else's is replaced.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_written_over() {
    let site = small();
    let session = session(&site, TODAY);
    let after = ledger::after(session.ledger(), &session, day(TODAY));
    let place = site.path().join("ledger.tsv");
    site.write("khac.tsv", "của người khác\n");
    std::os::unix::fs::symlink("khac.tsv", &place).unwrap();
    assert!(ledger_file::write(site.path(), &after).is_err());
    assert_eq!(site.run(&["check"]).codes(), ["symlink"]);
    assert_eq!(site.read("khac.tsv"), "của người khác\n");
    fs::remove_file(&place).unwrap();
    fs::create_dir(&place).unwrap();
    assert!(ledger_file::write(site.path(), &after).is_err());
    fs::remove_dir(&place).unwrap();
    site.write(".ledger.tsv.new", "một lần ghi dở");
    assert!(ledger_file::write(site.path(), &after).unwrap());
    assert_eq!(site.read("ledger.tsv"), after.to_string());
    assert!(!site.path().join(".ledger.tsv.new").exists());
}

#[test]
fn no_loss_is_a_consequence_of_another_slip() {
    let site = small();
    publish(&site, "2024-06-01");
    let front = site.read(&format!("{ARTICLE}.vi.md"));
    site.edit(&format!("{ARTICLE}.vi.md"), "date = 2024-05-11\nevent", "date = 2024-05-41\nevent");
    assert_eq!(site.run(&["check"]).codes(), ["bad-date"]);
    site.write(&format!("{ARTICLE}.vi.md"), &front.replacen("+++\n", "", 1));
    assert_eq!(site.run(&["check"]).codes(), ["no-front-matter"]);
    site.write(&format!("{ARTICLE}.vi.md"), &front);
    site.edit(
        "bulletin.toml",
        "schema = 1",
        "schema = 1\nsegments = { vi = { articles = \"tin tức\" } }",
    );
    assert!(!site.run(&["check"]).codes().contains(&"address-lost".to_owned()));
}

#[test]
fn a_preview_keeps_what_would_be_lost_and_tells_of_it() {
    for drafts in [true, false] {
        let site = small();
        publish(&site, "2024-06-01");
        let mut world = World::open(site, drafts);
        let page = world.page("/tin/2024/don-kenh/");
        let front = format!("{ARTICLE}.vi.md");
        let text = world.site.read(&front);
        world.site.edit(&front, "kind =", "publication = \"draft\"\nkind =");
        let update = world.look(&[&front]).expect("it changed");
        let codes: Vec<_> = update.report.findings().iter().map(|it| it.code.id()).collect();
        assert_eq!(codes, ["address-lost"; 2]);
        assert_eq!(world.page("/tin/2024/don-kenh/"), page, "it is shown as it last was");
        world.site.write(&front, &text);
        let update = world.look(&[&front]).expect("it changed");
        assert!(!update.report.has_errors());
        // The ledger is watched as well.
        world.site.write("ledger.tsv", "?\n");
        let update = world.look(&["ledger.tsv"]).expect("it changed");
        assert_eq!(update.report.findings()[0].code.id(), "ledger-damaged");
    }
}
