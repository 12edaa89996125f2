//! The menus: at the head what the site names, else the indexes; at the foot standing pages by their order
//! and the corrections. And the pages that they lead to.

use super::fixture::Site;
use super::html::Shown;

fn edges() -> Site {
    let site = Site::golden("edges");
    site.build();
    site
}

fn hrefs(page: &Shown, menu: &str) -> Vec<String> {
    page.each(menu).iter().map(|it| page.href(&format!("{it}.href"))).collect()
}

#[test]
fn the_menu_is_what_the_site_names_and_has_a_page() {
    let site = edges();
    let home = Shown::of(&site.page("/"));
    // One page is a draft, and is passed over.
    assert_eq!(hrefs(&home, "frame.menu"), ["/tin/", "/gioi-thieu/", "/nam/", "/chi-viet/"]);
    assert_eq!(hrefs(&home, "frame.foot_menu"), ["/cuoi-trang/", "/dinh-chinh/", "/du-lieu/"]);
    // On an English page stands what has English.
    let home = Shown::of(&site.page("/en/"));
    assert_eq!(hrefs(&home, "frame.menu"), ["/en/news/", "/en/about/", "/en/years/"]);
    assert_eq!(home.words("frame.menu[1].text"), "About us");
    assert_eq!(hrefs(&home, "frame.foot_menu"), ["/en/corrections/", "/en/data/"]);
    // An article lies below the articles, and no other entry is marked.
    let article = Shown::of(&site.page("/tin/2022/tin-thang-tam/"));
    assert_eq!(article.words("frame.menu[0].current"), "yes");
    let marked = article.each("frame.menu").into_iter();
    let marked = marked.filter(|it| article.get(&format!("{it}.current")).is_some());
    assert_eq!(marked.count(), 1);
}

#[test]
fn without_a_menu_all_indexes_stand_there_in_the_order_of_the_theme() {
    let site = edges();
    site.edit(
        "bulletin.toml",
        "menu = [\"articles\", \"gioi-thieu\", \"trang-mat\", \"years\", \"chi-viet\"]\n",
        "",
    );
    site.build();
    let home = Shown::of(&site.page("/"));
    assert_eq!(
        hrefs(&home, "frame.menu"),
        ["/tin/", "/cuoc-hop/", "/khen-thuong/", "/don-vi/", "/nam/", "/van-ban/", "/co-quan/"]
    );
    assert_eq!(
        hrefs(&home, "frame.foot_menu"),
        ["/cuoi-trang/", "/gioi-thieu/", "/dinh-chinh/", "/du-lieu/"]
    );
    assert_eq!(home.href("frame.parent_portal"), "https://cong.example/");
    for route in hrefs(&home, "frame.menu") {
        let page = Shown::of(&site.page(&route));
        let here: Vec<_> = page
            .each("frame.menu")
            .into_iter()
            .filter(|it| page.get(&format!("{it}.here")).is_some())
            .map(|it| page.href(&format!("{it}.href")))
            .collect();
        assert_eq!(here, [route]);
    }
}

/// A menu that names nothing is an error; one that names an index twice or a page by its title too.
#[test]
fn a_menu_names_what_there_is() {
    let site = edges();
    site.edit("bulletin.toml", "\"gioi-thieu\", \"trang-mat\"", "\"gioi-thiu\", \"trang-mat\"");
    let ran = site.run(&["check"]);
    assert_eq!(ran.codes(), ["unknown-word"]);
    assert!(ran.err.contains("did you mean `gioi-thieu`?"), "{}", ran.err);
}

/// A standing page shows the records of its bodies; without English its switch leads to the front page and
/// says so.
#[test]
fn a_standing_page_has_the_bodies_that_it_names() {
    let site = edges();
    for (route, contact) in [("/gioi-thieu/", "Trực ban"), ("/en/about/", "On duty")] {
        let page = Shown::of(&site.page(route));
        assert_eq!(page.len("bodies"), 2);
        assert_eq!(page.words("bodies[0].contacts[0].office"), contact);
        assert_eq!(page.href("bodies[0].contacts[0].phone_href"), "tel:+842393123456");
    }
    let page = site.page("/chi-viet/");
    let shown = Shown::of(&page);
    assert_eq!(shown.href("frame.switch.href"), "/en/");
    assert_eq!(shown.words("frame.switch.missing"), "yes");
    assert!(!page.contains("hreflang"), "hreflang names only what exists");
    assert!(!site.has_page("/en/chi-viet/"));
}

/// Bodies, documents and standing pages keep their former addresses.
#[test]
fn english_addresses_lead_on_when_the_site_speaks_vietnamese_alone() {
    let site = Site::example();
    site.edit("bulletin.toml", "languages = [\"vi\", \"en\"]", "languages = [\"vi\"]");
    site.build();
    let page = site.page("/en/news/2026/local-bridge-3-closed/");
    assert!(page.contains("/tin/2026/2026-11-10-cam-xe-tai-cau-dan-sinh/"), "{page}");
    assert!(page.contains("<html lang=\"vi\""));
    assert!(!site.has_page("/en/"));
}

#[test]
fn former_addresses_lead_to_bodies_documents_and_pages() {
    let site = edges();
    for (former, now) in [
        ("/co-quan/vp/", "/co-quan/van-phong-phuong/"),
        ("/en/bodies/office/", "/en/bodies/ward-office/"),
        ("/van-ban/qd-1993/", "/van-ban/quyet-dinh-moi/"),
        ("/en/documents/decision-1993/", "/en/documents/new-decision/"),
        ("/ve-chung-toi/", "/gioi-thieu/"),
        ("/en/about-us/", "/en/about/"),
    ] {
        assert_eq!(Shown::of(&site.page(former)).href("target"), now, "{former}");
        assert!(site.has_page(now), "{now}");
    }
}

/// Whoever removes a standing page is told of its address; a list that is renamed is not missed.
#[test]
fn a_standing_page_that_goes_is_missed() {
    let site = edges();
    site.remove("content/pages/cuoi-trang.vi.md");
    let ran = site.build();
    assert_eq!(ran.codes(), ["page-removed"], "{}", ran.err);
    assert!(ran.err.contains("/cuoi-trang/"), "{}", ran.err);
    let segments =
        "segments = { vi = { years = \"thoi-gian\", corrections = \"sua\" } }\npublishers";
    site.edit("bulletin.toml", "publishers", segments);
    assert_eq!(site.build().err, "");
}
