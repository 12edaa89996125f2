//! What stands at the edges of a site, said in words; the goldens hold the pages whole.

use super::fixture::{Site, Tree};
use super::html::{Html, Shown};

/// Words of records that are not out, of notes that are never out, and of places in pictures.
const HIDDEN: [&str; 3] = ["BÍ-MẬT", "bi-mat", "BI-MAT-VI-TRI"];

fn holders<'t>(tree: &'t Tree, words: &str) -> Vec<&'t str> {
    let holds = |bytes: &[u8]| bytes.windows(words.len()).any(|part| part == words.as_bytes());
    tree.iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path.as_str()).collect()
}

fn edges() -> Site {
    let site = Site::golden("edges");
    site.build();
    site
}

#[test]
fn what_is_not_out_is_in_no_file() {
    let site = edges();
    let mut tree = site.whole_tree();
    // What was withdrawn is answered with 410: its address alone stands where web servers are told so.
    for path in [".htaccess", "nginx.conf"] {
        let rules = String::from_utf8(tree[path].clone()).unwrap();
        let hidden = rules.lines().filter(|line| line.contains("bi-mat"));
        let is_of_one = |line: &&str| line.contains("410") || line.ends_with("[G,L]");
        assert!(
            hidden.clone().count() == 5 && hidden.clone().all(|line| is_of_one(&line)),
            "{path}"
        );
        let others: String = rules.lines().filter(|line| !line.contains("bi-mat")).collect();
        tree.insert(path.to_owned(), others.into_bytes());
    }
    for words in HIDDEN {
        assert_eq!(holders(&tree, words), Vec::<&str>::new(), "{words}");
        let sources = super::fixture::tree(&site.path().join("content"), &|_| true);
        assert!(!holders(&sources, words).is_empty(), "{words} stands in the sources");
    }
    let pictures: Vec<_> = tree.keys().filter(|path| path.contains("/anh-")).collect();
    assert_eq!(
        pictures,
        [
            "tep/tin-thang-tam/anh-co-vi-tri.jpg",
            "tep/tin-thang-tam/anh-co-vi-tri.jpg.8.webp",
            "tep/tin-thang-tam/anh-trong-dong.png",
            "tep/tin-thang-tam/anh-trong-dong.png.4.webp",
        ]
    );
    assert!(!tree.keys().any(|path| path.contains("2021")), "a year of hidden records has no page");
}

#[test]
fn a_former_address_that_no_server_takes_has_its_page() {
    let site = Site::golden("edges");
    let long = format!("/tin/{}", "mot-phan-dai/".repeat(80));
    site.edit(
        "content/articles/2022/thang-tam/index.vi.md",
        "\"/tin/2022/ten-cu/\"",
        &format!("\"/tin/2022/ten-cu/\", \"{long}\""),
    );
    let ran = site.build();
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(site.has_page(&long) && !site.page("/nginx.conf").contains("mot-phan-dai"));
}

/// A file that a withdrawn record alone names went with it; a link to it says why it leads nowhere.
#[test]
fn a_file_goes_with_the_record_that_names_it() {
    let site = edges();
    assert!(!site.public().join("tep/bien-ban-bi-mat.txt").exists());
    let article = "content/articles/2022/hen-roi.vi.md";
    site.edit(article, "Bài này đăng", "[Biên bản](/tep/bien-ban-bi-mat.txt). Bài này đăng");
    assert_eq!(site.run(&["check"]).codes(), ["link-to-hidden"]);
    site.edit("content/meetings/2022.toml", "publication = \"withdrawn\"\n", "").build();
    assert!(site.public().join("tep/bien-ban-bi-mat.txt").exists());
}

/// A day later what was to come is there, and what was there stays.
#[test]
fn what_was_to_come_comes_on_its_day() {
    let site = edges();
    let before = site.tree();
    let ran = site.run(&["build", "--today", "2026-11-25"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(site.page("/tin/2021/bi-mat-ngay-mai/").contains("BÍ-MẬT-3"));
    assert!(site.has_page("/nam/2021/06/") && site.has_page("/don-vi/nam-hong/2021/"));
    let after = site.tree();
    assert!(before.keys().all(|path| after.contains_key(path)));
    let units = Shown::of(&site.page("/don-vi/"));
    assert_eq!(units.words("ended[0].name"), "Phường Nam Hồng", "its last day was the day before");
}

#[test]
fn an_article_without_english_is_listed_marked_and_has_no_page() {
    let site = edges();
    assert!(!site.has_page("/en/news/2022/chi-tieng-viet/"));
    let page = site.page("/tin/2022/chi-tieng-viet/");
    let html = Html::parse(&page);
    assert_eq!(html.all("hreflang"), Vec::<&str>::new());
    let shown = Shown::of(&page);
    assert_eq!(shown.href("frame.switch.href"), "/en/years/2022/");
    assert_eq!(shown.words("frame.switch.missing"), "yes");
    assert!(page.contains("in Vietnamese only; the link leads to its year"));
    for list in ["/en/", "/en/years/2022/09/", "/en/wards/nam-hong-ward/", "/en/years/2022/"] {
        let shown = Shown::of(&site.page(list));
        let names = ["latest", "entries"].map(|name| shown.each(name)).concat();
        let entry = names.iter().find(|it| shown.words(&format!("{it}.title")).starts_with("Chỉ"));
        let entry = entry.unwrap_or_else(|| panic!("{list}"));
        let title = shown.get(&format!("{entry}.title")).unwrap();
        assert_eq!(
            title,
            "<a href=\"/tin/2022/chi-tieng-viet/\" lang=\"vi\">Chỉ có tiếng Việt</a>"
        );
        assert_eq!(shown.words(&format!("{entry}.untranslated")), "in Vietnamese only");
    }
    let feed = site.page("/en/feed.xml");
    assert!(feed.contains("<entry xml:lang=\"vi\">"), "{feed}");
    let english = Html::parse(&site.page("/en/news/2022/news-of-august/"));
    assert_eq!(english.all("hreflang"), ["vi", "en"]);
}

#[test]
fn a_partial_date_is_shown_as_it_is_and_sorts_by_the_day_of_the_event() {
    let site = edges();
    let month = Shown::of(&site.page("/tin/2022/tin-thang-tam/"));
    assert_eq!(month.words("date"), "tháng 8/2022");
    let english = Shown::of(&site.page("/en/news/2022/news-of-august/"));
    assert_eq!(english.words("date"), "August 2022");
    let home = Shown::of(&site.page("/"));
    let titles: Vec<_> =
        home.each("latest").iter().map(|entry| home.words(&format!("{entry}.title"))).collect();
    assert_eq!(
        titles,
        [
            "Cấm đường vì ngập",
            "Chỉ có tiếng Việt",
            "Cấm đường năm trước",
            "Tin của tháng tám",
            "Đã hẹn và đã đăng hôm nay",
            "Khen thưởng 21/5/2022",
            "Họp giao ban tháng 5",
            "Thông báo của cả năm",
        ]
    );
    let year = Shown::of(&site.page("/nam/2022/"));
    assert_eq!(year.words("without_month[0].title"), "Thông báo của cả năm");
    assert_eq!(year.len("months"), 4);
    assert!(site.page("/feed.xml").contains("<published>2022-08-01T00:00:00+07:00</published>"));
}

/// Who is withheld or under age is in no file, and is counted all the same.
#[test]
fn those_who_are_not_named_still_count() {
    let site = edges();
    let batch = Shown::of(&site.page("/khen-thuong/2022/khen-kin/"));
    assert_eq!((batch.number("total"), batch.number("named")), (8, 1));
    assert_eq!(batch.len("recipients"), 1);
    assert_eq!(batch.words("recipients[0].name"), "Nguyễn Văn An");
    let units: Vec<_> = batch
        .each("by_unit")
        .iter()
        .map(|it| (batch.words(&format!("{it}.label")), batch.number(&format!("{it}.count"))))
        .collect();
    let part = |name: &str, count| (name.to_owned(), count);
    assert_eq!(units, [part("Phường Nam Hồng", 2), part("không tính cho đơn vị nào", 6)]);
    let meeting = Shown::of(&site.page("/en/meetings/2022/hop-thang/"));
    assert_eq!(meeting.words("chair.person.name"), "an individual");
}

#[test]
fn a_figure_without_a_picture_is_its_caption_alone() {
    let page = edges().page("/tin/2022/chi-tieng-viet/");
    assert!(page.contains("<figure class=\"caption-only\""));
    assert!(page.contains("<figcaption>Các đại biểu &lt;trong&gt; hội trường"));
    assert!(!page.contains("<img"));
}

/// A picture turned by its camera's note stands upright without the note.
#[test]
fn a_picture_is_upright_without_its_camera() {
    let site = edges();
    let picture = image::open(site.public().join("tep/tin-thang-tam/anh-co-vi-tri.jpg")).unwrap();
    assert_eq!((picture.width(), picture.height()), (8, 16));
    let bytes = &site.tree()["tep/tin-thang-tam/anh-co-vi-tri.jpg"];
    let segments = [b"Exif\0".as_slice(), b"http://ns.adobe.com", b"Photoshop", b"GPS"];
    for segment in segments {
        assert!(!bytes.windows(segment.len()).any(|part| part == segment));
    }
}
