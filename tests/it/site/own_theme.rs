//! A site's own theme, addresses, labels, list sizes and levels.

use super::fixture::Site;
use super::html::Shown;

#[test]
fn a_theme_replaces_one_template_and_one_string_of_the_standard_one() {
    let site = Site::golden("own-theme");
    site.edit("themes/own/theme.toml", "\"plain\"", "\"bulletin\"");
    let ran = site.build();
    assert_eq!(ran.err, "");
    let years = site.page("/en/archive/");
    assert!(years.contains("<p class=\"own\">The archive: 4</p>"), "{years}");
    assert!(years.contains("class=\"skip\""), "the frame is the standard theme's");
    let home = site.page("/");
    assert!(home.contains("Kho lưu trữ"), "the string that was replaced");
    assert!(home.contains("Phường, xã"), "one that was not");
    assert!(site.tree().keys().any(|path| path.starts_with("assets/style.")));
    assert!(site.tree().keys().any(|path| path.starts_with("assets/own.")));
}

#[test]
fn addresses_labels_and_list_sizes_are_the_sites_own() {
    let site = Site::golden("own-theme");
    site.build();
    for route in
        ["/bai-viet/2021/bai-1/", "/dia-ban/", "/en/stories/2021/bai-2/", "/en/archive/2021/"]
    {
        assert!(site.has_page(route), "{route}");
    }
    // What the site does not name keeps its usual address.
    assert!(site.has_page("/khen-thuong/2021/khen-ba/") && site.has_page("/en/wards/phuong-ba/"));
    assert!(!site.has_page("/tin/2021/bai-1/") && !site.has_page("/en/years/"));
    let story = Shown::of(&site.page("/en/stories/2021/bai-2/"));
    assert_eq!(story.words("label"), "brief");
    let home = Shown::of(&site.page("/"));
    assert_eq!(home.len("latest"), 2);
    assert_eq!(site.page("/feed.xml").matches("<entry").count(), 1);
    let year = Shown::of(&site.page("/dia-ban/phuong-ba/2021/"));
    assert_eq!(year.href("months[0].href"), "/dia-ban/phuong-ba/2021/03/");
    assert_eq!(year.len("months[0].entries"), 0, "a long year is split by month");
    assert_eq!(Shown::of(&site.page("/dia-ban/phuong-ba/2021/03/")).len("entries"), 2);
}

#[test]
fn peoples_names_lose_their_marks_in_english_where_the_site_says_so() {
    let site = Site::golden("own-theme");
    site.build();
    let name = |site: &Site, route| {
        Shown::of(&site.page(route)).get("rows[0].person.name").unwrap().to_owned()
    };
    assert_eq!(name(&site, "/en/awards/2021/khen-ba/"), "Dang Thi Duong");
    assert_eq!(name(&site, "/khen-thuong/2021/khen-ba/"), "Đặng Thị Dưỡng");
    site.edit("bulletin.toml", "\"drop\"", "\"keep\"").build();
    let kept = name(&site, "/en/awards/2021/khen-ba/");
    assert_eq!(kept, "<span lang=\"vi\">Đặng Thị Dưỡng</span>");
}

/// A rule is silent, warns or stops as the site says.
#[test]
fn levels_of_rules_are_the_sites() {
    let site = Site::golden("own-theme");
    assert_eq!(site.run(&["check"]).err, "");
    site.edit("bulletin.toml", "raw-html = \"off\"", "raw-html = \"error\"");
    let ran = site.run(&["build"]);
    assert_eq!((ran.code, ran.codes()), (1, vec!["raw-html".to_owned(); 3]));
    assert!(!site.public().exists());
    site.edit("bulletin.toml", "raw-html = \"error\"", "raw-html = \"warning\"");
    let ran = site.run(&["build"]);
    assert_eq!((ran.code, ran.codes()), (0, vec!["raw-html".to_owned(); 3]));
    site.edit("bulletin.toml", "figure-not-shown = \"off\"\n", "");
    let codes = site.run(&["check"]).codes();
    assert_eq!(codes.iter().filter(|code| *code == "figure-not-shown").count(), 3);
    // A rule under which pages would be wrong is no matter of taste.
    site.edit("bulletin.toml", "raw-html = \"warning\"", "broken-link = \"off\"");
    let ran = site.run(&["check"]);
    assert_eq!(ran.code, 1);
    assert!(ran.codes().contains(&"unknown-key".to_owned()), "{}", ran.err);
}
