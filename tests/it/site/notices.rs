//! An urgent notice stands on top of the front page from its day to its last, and no longer.

use super::fixture::Site;
use super::html::Shown;

fn urgent(site: &Site, today: &str, home: &str) -> Vec<String> {
    let ran = site.run(&["build", "--today", today]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let page = Shown::of(&site.page(home));
    page.each("urgent").iter().map(|it| page.words(&format!("{it}.title"))).collect()
}

#[test]
fn an_urgent_notice_is_on_until_its_last_day() {
    let site = Site::golden("edges");
    for (today, on) in [
        ("2026-11-19", false),
        ("2026-11-20", true),
        ("2026-11-24", true),
        ("2026-11-30", true),
        ("2026-12-01", false),
    ] {
        let titles: &[&str] = if on { &["Cấm đường vì ngập"] } else { &[] };
        assert_eq!(urgent(&site, today, "/"), titles, "{today}");
        let titles: &[&str] = if on { &["Road closed by flood"] } else { &[] };
        assert_eq!(urgent(&site, today, "/en/"), titles, "{today}");
    }
    // It stays in its lists and says that its time is over.
    let page = Shown::of(&site.page("/tin/2026/ngap/"));
    assert_eq!(page.words("about.expires"), "30/11/2026");
    assert_eq!(page.words("about.expired"), "yes");
    assert_eq!(Shown::of(&site.page("/")).href("latest[0].title"), "/tin/2026/ngap/");
}

/// Without a last day it is on for good; another kind of article never is.
#[test]
fn only_urgent_notices_are_urgent() {
    let site = Site::golden("edges");
    let notice = "content/articles/2026/ngap.vi.md";
    site.edit(notice, "expires = 2026-11-30\n", "");
    assert_eq!(urgent(&site, "2030-01-01", "/"), ["Cấm đường vì ngập"]);
    site.edit(notice, "kind = \"khan\"", "kind = \"thong-bao\"");
    assert_eq!(urgent(&site, "2026-11-24", "/"), Vec::<String>::new());
}

#[test]
fn the_standard_theme_shows_it_on_top() {
    let site = Site::golden("edges");
    site.edit("bulletin.toml", "theme = \"plain\"\n", "").build();
    let home = site.page("/");
    let at = |words: &str| home.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at("notice-urgent") < at("class=\"columns\""));
    site.run(&["build", "--today", "2026-12-01"]);
    assert!(!site.page("/").contains("notice-urgent"));
}
