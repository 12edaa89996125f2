//! What a new article changes does not grow with the archive.

use std::collections::BTreeSet;

use super::fixture::{Site, Tree};
use super::maker;

/// The most files that a new article may change, those of what it names apart.
const MOST: usize = 40;

/// A new article, the latest of all, with its English.
fn add(site: &Site, more: &str) {
    let vi = format!(
        "+++\ntitle = \"Tin mới\"\ndate = 2024-12-30\nkind = \"tin\"\nbody = \"ubnd-duc-thuan\"\n{more}+++\nMới.\n"
    );
    let path = "content/articles/2024/tin-moi";
    site.write(&format!("{path}.vi.md"), &vi);
    site.write(&format!("{path}.en.md"), "+++\ntitle = \"Fresh news\"\n+++\nFresh.\n");
}

fn changed(before: &Tree, after: &Tree) -> BTreeSet<String> {
    let gone = before.keys().filter(|path| !after.contains_key(*path));
    assert_eq!(gone.collect::<Vec<_>>(), Vec::<&String>::new());
    let unlike = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes));
    unlike.map(|(path, _)| path.clone()).collect()
}

/// Builds an archive of a size in a theme, adds an article to it, and tells which files changed.
fn changed_at(articles: usize, theme: &str, more: &str) -> BTreeSet<String> {
    let site = maker::site(articles).with_plain_theme();
    site.edit("bulletin.toml", "title", &format!("theme = \"{theme}\"\ntitle"));
    site.build();
    let before = site.tree();
    add(&site, more);
    site.build();
    changed(&before, &site.tree())
}

/// In the theme that shows all that a page can, so that no other theme can do worse.
#[test]
fn an_article_changes_the_same_files_in_a_small_and_in_a_large_archive() {
    let one_ward = "wards = [\"duc-thuan\"]\n";
    let small = changed_at(30, "plain", one_ward);
    let large = changed_at(300, "plain", one_ward);
    assert_eq!(small, large);
    assert!(small.len() <= MOST, "{} files: {small:#?}", small.len());
}

/// Nor with the number of its years: the pages of other years do not know of the article.
#[test]
fn an_article_changes_the_same_files_in_an_archive_of_few_and_of_many_years() {
    let add_to = |years: &[&str]| {
        let site = maker::site(60).with_plain_theme();
        site.edit("bulletin.toml", "title", "theme = \"plain\"\ntitle");
        for year in years {
            for kind in ["articles", "meetings", "awards"] {
                let _some_years_have_no_awards =
                    std::fs::remove_dir_all(site.path().join(format!("content/{kind}/{year}")));
            }
        }
        site.build();
        let before = site.tree();
        add(&site, "wards = [\"duc-thuan\"]\n");
        site.build();
        changed(&before, &site.tree())
    };
    assert_eq!(add_to(&["2020", "2021", "2022"]), add_to(&[]));
}

/// A few files more for each further unit, meeting, batch and document that it names.
#[test]
fn what_an_article_names_changes_a_few_files_more() {
    let one = changed_at(30, "plain", "wards = [\"duc-thuan\"]\n");
    let two = changed_at(30, "plain", "wards = [\"duc-thuan\", \"nam-hong\"]\n");
    let more: Vec<_> = two.difference(&one).collect();
    assert!(more.len() <= 8, "{more:#?}");
    assert!(more.iter().all(|path| path.contains("/nam-hong/")), "{more:#?}");
    let linked = "wards = [\"duc-thuan\"]\nmeetings = [\"hop-0000\"]\nawards = [\"khen-0000\"]\n\
                  documents = [\"vb-1\"]\n";
    let linked = changed_at(30, "plain", linked);
    let more: Vec<_> = linked.difference(&one).collect();
    assert_eq!(
        more,
        [
            "cuoc-hop/2020/hop-0000/index.html",
            "du-lieu/2020/cuoc-hop.csv",
            "du-lieu/2020/cuoc-hop.json",
            "du-lieu/2020/khen-thuong.csv",
            "du-lieu/2020/khen-thuong.json",
            "en/awards/2020/khen-0000/index.html",
            "en/documents/vb-1/index.html",
            "en/meetings/2020/hop-0000/index.html",
            // The article of the same meeting, whose page shows all of its event.
            "en/news/2020/tin-0000/index.html",
            "khen-thuong/2020/khen-0000/index.html",
            "tin/2020/tin-0000/index.html",
            "van-ban/vb-1/index.html",
        ]
    );
}

/// A meeting changes two files more for each body that it names.
#[test]
fn what_a_meeting_names_changes_a_few_files_more() {
    let with = |organisers: &str| {
        let site = maker::site(30).with_plain_theme();
        site.edit("bulletin.toml", "title", "theme = \"plain\"\ntitle");
        site.build();
        let before = site.tree();
        let meeting = format!(
            "kind = \"hoi-nghi\"\nstatus = \"held\"\ndate = 2024-12-30\ntitle = {{ vi = \"Họp\" }}\n\
             unit = \"thi-xa\"\norganisers = [{organisers}]\n"
        );
        site.write("content/meetings/2024/hop-moi.toml", &meeting).build();
        changed(&before, &site.tree())
    };
    let one = with("\"ubnd\"");
    // A meeting changes the calendars of the site and of its unit too, in each language; an article changes none.
    let calendars = one.iter().filter(|path| path.ends_with(".ics")).count();
    assert_eq!(calendars, 4, "{one:#?}");
    assert!(one.len() <= MOST + calendars, "{} files: {one:#?}", one.len());
    let three = with("\"ubnd\", \"ubnd-nam-hong\", \"ubnd-dau-lieu\"");
    assert_eq!(
        three.difference(&one).collect::<Vec<_>>(),
        [
            "co-quan/ubnd-dau-lieu/index.html",
            "co-quan/ubnd-nam-hong/index.html",
            "en/bodies/ubnd-dau-lieu/index.html",
            "en/bodies/ubnd-nam-hong/index.html",
        ]
    );
}

/// A correction changes its page, the lists and data that tell the last change, the index and the feed.
#[test]
fn a_correction_changes_few_files() {
    let site = maker::site(60).with_plain_theme();
    site.edit("bulletin.toml", "title", "theme = \"plain\"\ntitle");
    site.build();
    let before = site.tree();
    let article = "content/articles/2020/tin-0000.vi.md";
    let correction =
        "corrections = [{ date = 2026-01-02, text = { vi = \"Sửa\" } }]\nkind = \"tin\"";
    site.edit(article, "kind = \"tin\"", correction).build();
    let found = changed(&before, &site.tree());
    let known = [
        "dinh-chinh/feed.xml",
        "dinh-chinh/index.html",
        "du-lieu/2020/tin.csv",
        "du-lieu/2020/tin.json",
        "en/corrections/feed.xml",
        "en/corrections/index.html",
        "en/news/2020/tin-0000/index.html",
        "sitemap-2020.xml",
        "tin/2020/tin-0000/index.html",
    ];
    assert_eq!(found.iter().collect::<Vec<_>>(), known);
}

#[test]
fn in_the_standard_theme_it_is_no_more() {
    let one_ward = "wards = [\"duc-thuan\"]\n";
    let plain = changed_at(30, "plain", one_ward);
    let standard = changed_at(30, "bulletin", one_ward);
    assert!(standard.is_subset(&plain), "{:#?}", standard.difference(&plain));
}
