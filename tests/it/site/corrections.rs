//! DOMAIN 6.13: a correction shows on its page, in the index and in the feed, and raises the day of the
//! last change; whatever the record is.

use super::fixture::Site;
use super::html::Shown;

fn edges() -> Site {
    let site = Site::golden("edges");
    site.build();
    site
}

fn texts(page: &Shown, list: &str, inside: &str) -> Vec<String> {
    page.each(list).iter().map(|it| page.words(&format!("{it}{inside}"))).collect()
}

/// Reads the entries of a feed of corrections: their ids and summaries.
fn entries(feed: &str) -> Vec<(String, String)> {
    let document = roxmltree::Document::parse(feed).unwrap();
    let text = |entry: roxmltree::Node<'_, '_>, name: &str| {
        let child = entry.children().find(|child| child.tag_name().name() == name);
        child.unwrap().text().unwrap().to_owned()
    };
    let entries = document.descendants().filter(|node| node.tag_name().name() == "entry");
    entries.map(|entry| (text(entry, "id"), text(entry, "summary"))).collect()
}

#[test]
fn a_correction_shows_on_its_page_and_raises_the_last_change() {
    let site = edges();
    let shown = Shown::of(&site.page("/tin/2022/tin-thang-tam/"));
    // The oldest first, though the file has the latest first; those of one day as they are written.
    assert_eq!(
        texts(&shown, "about.corrections", ".text"),
        ["Sửa tên người", "Sửa 17 thành 18", "Sửa 18 thành 19"]
    );
    assert_eq!(
        texts(&shown, "about.corrections", ".id"),
        ["dinh-chinh-1", "dinh-chinh-2", "dinh-chinh-3"]
    );
    // `updated` says 30 September; the last correction is later.
    assert_eq!(shown.words("about.changed"), "01/10/2022");
    assert_eq!(shown.words("frame.changed"), "01/10/2022");
    assert!(site.page("/feed.xml").contains("<updated>2022-10-01T00:00:00+07:00</updated>"));
    assert!(site.page("/sitemap-2022.xml").contains("<lastmod>2022-10-01</lastmod>"));
}

#[test]
fn the_index_and_the_feed_hold_all_corrections_the_latest_first() {
    let site = edges();
    let index = Shown::of(&site.page("/dinh-chinh/"));
    let wanted = [
        "Sửa 18 thành 19",
        "Sửa 17 thành 18",
        "Sửa số điện thoại",
        "Sửa tên đường",
        "Sửa tên người",
    ];
    assert_eq!(texts(&index, "corrections", ".correction.text"), wanted);
    let kinds = texts(&index, "corrections", ".kind");
    assert_eq!(kinds, ["article", "article", "body", "standing", "article"]);
    assert_eq!(index.words("frame.date"), "01/10/2022");
    let feed = entries(&site.page("/dinh-chinh/feed.xml"));
    let summaries: Vec<_> = feed.iter().map(|(_, summary)| summary.as_str()).collect();
    assert_eq!(summaries, wanted);
    // Each entry is a place on the page of its record.
    for ((id, _), it) in feed.iter().zip(index.each("corrections")) {
        let (page, place) =
            id.strip_prefix("https://bantin.example").unwrap().split_once('#').unwrap();
        assert_eq!(page, index.href(&format!("{it}.title")));
        assert!(site.page(page).contains(&format!("<span id=\"{place}\">")), "{id}");
    }
    let english = site.page("/en/corrections/feed.xml");
    assert!(english.contains("<summary xml:lang=\"vi\">Sửa tên người</summary>"), "{english}");
    assert!(english.contains("<summary>17 was corrected to 18</summary>"));
}

/// One more correction adds one entry and renames none.
#[test]
fn a_new_correction_keeps_the_others_where_they_are() {
    let site = edges();
    let before = entries(&site.page("/dinh-chinh/feed.xml"));
    site.edit(
        "content/articles/2022/thang-tam/index.vi.md",
        "[[corrections]]\ndate = 2022-10-01\ntext = { vi = \"Sửa 17",
        "[[corrections]]\ndate = 2023-01-01\ntext = { vi = \"Sửa nữa\" }\n\n\
         [[corrections]]\ndate = 2022-10-01\ntext = { vi = \"Sửa 17",
    );
    site.build();
    let after = entries(&site.page("/dinh-chinh/feed.xml"));
    assert_eq!(after[1..], before[..]);
    let id = "https://bantin.example/tin/2022/tin-thang-tam/#dinh-chinh-4".to_owned();
    assert_eq!(after[0], (id, "Sửa nữa".to_owned()));
    let page = Shown::of(&site.page("/tin/2022/tin-thang-tam/"));
    assert_eq!(page.words("about.changed"), "01/01/2023");
}

/// The corrections of what is not shown are shown nowhere.
#[test]
fn corrections_go_with_their_record() {
    let site = edges();
    site.edit(
        "content/pages/gioi-thieu.vi.md",
        "menu_order",
        "publication = \"withdrawn\"\nreason = { vi = \"Sai\" }\nmenu_order",
    );
    let ran = site.build();
    assert_eq!(ran.err, "", "a page that is withdrawn is not missed");
    assert!(!site.has_page("/gioi-thieu/"));
    for (path, bytes) in site.tree() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Sửa tên đường"), "{path}");
    }
}

/// The theme of the program puts the places where the feed says.
#[test]
fn the_standard_theme_has_the_places() {
    let site = Site::golden("edges");
    site.edit("bulletin.toml", "theme = \"plain\"\n", "").build();
    for route in ["/tin/2022/tin-thang-tam/", "/co-quan/van-phong-phuong/", "/en/about/"] {
        assert!(site.page(route).contains("<li id=\"dinh-chinh-1\">"), "{route}");
    }
}
