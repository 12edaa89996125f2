//! A site that changes: what goes, what stays, and what an error leaves as it was.

use std::fs;

use super::fixture::{Ran, Site, Tree};
use super::maker;

/// A small archive with an article of its own that nothing names.
fn with_a_lone_article() -> Site {
    let site = maker::site(20);
    site.write(
        "content/articles/2024/le-loi.vi.md",
        "+++\ntitle = \"Lẻ loi\"\ndate = 2024-04-02\nkind = \"tin\"\nbody = \"ubnd-duc-thuan\"\n+++\nMột mình.\n",
    );
    site.write(
        "content/articles/2024/le-loi.en.md",
        "+++\ntitle = \"Alone\"\nslug = \"alone\"\n+++\nAlone.\n",
    );
    site
}

const PAGES: [&str; 2] = ["en/news/2024/alone/index.html", "tin/2024/le-loi/index.html"];

fn gone(before: &Tree, after: &Tree) -> Vec<String> {
    before.keys().filter(|path| !after.contains_key(*path)).cloned().collect()
}

fn remove_the_lone(site: &Site) {
    site.remove("content/articles/2024/le-loi.vi.md").remove("content/articles/2024/le-loi.en.md");
}

#[test]
fn removing_an_article_removes_its_pages_and_lines_and_nothing_else() {
    let site = maker::site(20);
    site.build();
    let never_there = site.tree();
    let site = with_a_lone_article();
    site.build();
    let before = site.tree();
    remove_the_lone(&site);
    let ran = site.build();
    assert_eq!(ran.codes(), ["page-removed", "page-removed"], "{}", ran.err);
    for route in ["`/tin/2024/le-loi/`", "`/en/news/2024/alone/`"] {
        assert!(ran.err.contains(&route.replace('`', "")), "{}", ran.err);
    }
    assert_eq!(gone(&before, &site.tree()), PAGES);
    assert_eq!(site.tree(), never_there);
    assert!(!site.public().join("tin/2024/le-loi").exists(), "its empty folder goes too");
    // What was said once is not said again.
    assert_eq!(site.build().err, "");
}

/// A page that goes for a reason is no surprise.
#[test]
fn withdrawing_an_article_warns_of_nothing() {
    let site = with_a_lone_article();
    site.build();
    let before = site.tree();
    let withdrawn = "publication = \"withdrawn\"\nreason = { vi = \"Đăng nhầm\" }\nkind";
    site.edit("content/articles/2024/le-loi.vi.md", "kind", withdrawn);
    assert_eq!(site.build().err, "");
    assert_eq!(gone(&before, &site.tree()), PAGES);
    remove_the_lone(&site);
    assert_eq!(site.build().err, "", "what had no page any more is not missed");
}

/// Taking a page back to a draft loses its address as removing it does.
#[test]
fn a_page_that_becomes_a_draft_is_missed() {
    let site = with_a_lone_article();
    site.build();
    site.edit("content/articles/2024/le-loi.vi.md", "kind", "publication = \"draft\"\nkind");
    assert_eq!(site.build().codes(), ["page-removed", "page-removed"]);
}

/// Renaming the first part of addresses loses those of all records at once, and of no list.
#[test]
fn renaming_addresses_misses_each_record() {
    let site = with_a_lone_article();
    site.build();
    let before = site.tree();
    let segments = "segments = { vi = { articles = \"bai\", years = \"thoi-gian\" } }\npublishers";
    site.edit("bulletin.toml", "publishers", segments);
    let codes = site.build().codes();
    let is_article = |path: &&String| path.starts_with("tin/") && *path != "tin/index.html";
    let articles = before.keys().filter(is_article).count();
    assert_eq!(codes, vec!["page-removed"; articles]);
}

/// A new address with an alias for the old one loses nothing.
#[test]
fn an_alias_keeps_the_old_address() {
    let site = with_a_lone_article();
    site.build();
    let path = "content/articles/2024/le-loi.vi.md";
    site.edit(path, "kind", "slug = \"mot-minh\"\naliases = [\"/tin/2024/le-loi/\"]\nkind");
    assert_eq!(site.build().err, "");
    assert!(site.page("/tin/2024/le-loi/").contains("url=/tin/2024/mot-minh/"));
    assert!(site.has_page("/tin/2024/mot-minh/"));
}

#[test]
fn a_strangers_file_stays_through_builds_and_removals() {
    let site = with_a_lone_article();
    site.build();
    let strangers =
        ["ghi-chu.txt", "tin/2024/le-loi/rieng.txt", "tin/2024/khac/index.html", ".well-known/a"];
    for path in strangers {
        site.write(&format!("public/{path}"), "của người khác");
    }
    site.build();
    remove_the_lone(&site);
    site.build();
    let tree = site.tree();
    for path in strangers {
        assert_eq!(tree[path], "của người khác".as_bytes(), "{path}");
    }
    assert!(PAGES.iter().all(|path| !tree.contains_key(*path)));
    // One that stands where a page wants to be is not overwritten.
    site.write("public/tin/2024/moi/index.html", "của người khác");
    let article = "+++\ntitle = \"Mới\"\ndate = 2024-04-02\nkind = \"tin\"\nbody = \"ubnd\"\n+++\n";
    site.write("content/articles/2024/moi.vi.md", article);
    let before = site.whole_tree();
    let ran = site.run(&["build"]);
    assert_eq!((ran.code, ran.codes()), (3, vec!["in-the-way".to_owned()]), "{}", ran.err);
    assert_eq!(site.whole_tree(), before);
}

/// An error of any stage leaves the output untouched to the byte: of reading, of planning, and of one
/// kind of page that fails only when it is rendered.
#[test]
fn an_error_leaves_the_output_as_it_was() {
    let site = with_a_lone_article();
    site.build();
    let before = site.whole_tree();
    let article = "content/articles/2024/le-loi.vi.md";
    let whole = site.read(article);
    let others = whole.replace("Lẻ loi", "Tên khác");
    for (from, to, code) in [
        ("kind", "kin", "unknown-key"),
        ("kind", "slug = \"tin-0004\"\nkind", "route-taken"),
        ("Một mình.", "[đi](/khong-co/)", "broken-link"),
    ] {
        site.write(article, &others.replace(from, to));
        let ran = site.run(&["build"]);
        assert_eq!((ran.code, ran.codes()), (1, vec![code.to_owned()]), "{}", ran.err);
        assert_eq!(site.whole_tree(), before, "{code}");
    }
    site.write(article, &others);
    site.write("themes/rieng/theme.toml", "name = \"rieng\"\nextends = \"bulletin\"\n");
    site.edit("bulletin.toml", "title", "theme = \"rieng\"\ntitle");
    for (template, code) in [
        ("<p>{{ khong_co }}</p>", "template-undefined"),
        (
            "{% for i in range(1000000000) %}{% for j in range(1000000000) %}{% endfor %}{% endfor %}",
            "template-failed",
        ),
    ] {
        site.write("themes/rieng/templates/unit-year.html", template);
        let ran = site.run(&["build"]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(ran.codes().iter().all(|found| found == code), "{}", ran.err);
        assert!(ran.err.contains("themes/rieng/templates/unit-year.html"), "{}", ran.err);
        assert_eq!(site.whole_tree(), before, "{code}");
    }
    fs::remove_dir_all(site.path().join("themes")).unwrap();
    site.edit("bulletin.toml", "theme = \"rieng\"\n", "").build();
    assert!(site.page("/tin/2024/le-loi/").contains("Tên khác"));
}

/// A warning that the site makes an error stops the removal too.
#[test]
fn a_removal_that_the_site_forbids_does_not_happen() {
    let site = with_a_lone_article();
    site.edit("bulletin.toml", "publishers", "levels = { page-removed = \"error\" }\npublishers");
    site.build();
    let before = site.whole_tree();
    remove_the_lone(&site);
    let ran = site.run(&["build"]);
    assert_eq!((ran.code, ran.codes()), (1, vec!["page-removed".to_owned(); 2]));
    assert_eq!(site.whole_tree(), before);
}

/// The list of a dry run is what the build then does; the dry run itself does nothing.
#[test]
fn a_dry_run_says_what_a_build_does_and_does_nothing() {
    let lines = |ran: &Ran| -> Vec<String> {
        let lines = ran.out.lines().filter(|line| line.starts_with(['+', '~', '-']));
        lines.map(str::to_owned).collect()
    };
    let site = with_a_lone_article();
    let dry = site.run(&["build", "--dry-run"]);
    assert_eq!(dry.code, 0, "{}", dry.err);
    assert!(!site.public().exists(), "a first dry run makes no folder");
    site.build();
    let mut written: Vec<_> = site.tree().keys().map(|path| format!("+ {path}")).collect();
    let mut said = lines(&dry);
    said.sort();
    written.sort();
    assert_eq!(said, written);
    assert_eq!(lines(&site.run(&["build", "--dry-run"])), Vec::<String>::new());

    remove_the_lone(&site);
    site.edit("content/articles/2021/tin-0001.vi.md", "Tin số 1\"", "Tin số một\"");
    site.write("content/files/moi.txt", "mới");
    let before = site.whole_tree();
    let dry = site.run(&["build", "--dry-run"]);
    assert_eq!(site.whole_tree(), before);
    site.build();
    let after = site.whole_tree();
    let own = |path: &&String| !path.starts_with(".bantin/");
    let new = after.keys().filter(own).filter(|path| !before.contains_key(*path));
    let changed = after
        .keys()
        .filter(own)
        .filter(|path| before.get(*path).is_some_and(|bytes| *bytes != after[*path]));
    let mut done: Vec<_> = new.map(|path| format!("+ {path}")).collect();
    done.extend(changed.map(|path| format!("~ {path}")));
    done.extend(gone(&before, &after).iter().map(|path| format!("- {path}")));
    let mut said = lines(&dry);
    said.sort();
    done.sort();
    assert_eq!(said, done);
    assert_eq!(dry.codes(), ["page-removed", "page-removed"]);
}
