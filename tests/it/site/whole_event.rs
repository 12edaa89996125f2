//! Each page of an event shows all others of it, whichever end the links were written at; and the figures of a meeting are drawn
//! where they can be compared.

use super::fixture::Site;
use super::html::Shown;
use super::maker;

const ARTICLE: &str = "content/articles/2024/tin-moi.vi.md";
const PAGES: [&str; 3] =
    ["/tin/2024/tin-moi/", "/cuoc-hop/2024/hop-moi/", "/khen-thuong/2024/khen-moi/"];

/// A meeting, its batch and its article, where the article alone says what belongs together.
fn event(article: &str) -> Site {
    let site = maker::site(30).with_plain_theme();
    site.edit("bulletin.toml", "title", "theme = \"plain\"\ntitle");
    let text = format!(
        "+++\ntitle = \"Tin mới\"\ndate = 2024-12-30\nkind = \"tin\"\nbody = \"ubnd-duc-thuan\"\n{article}+++\nMới.\n"
    );
    site.write(ARTICLE, &text);
    site.write("content/meetings/2024/hop-moi.toml", &meeting(""));
    site.write(
        "content/awards/2024/khen-moi.toml",
        "date = 2024-12-30\nawards = [{ n = 1, kind = \"giay-khen\", issuer = \"ubnd\", \
         recipient_type = \"individual\", count = 3 }]\n",
    );
    site
}

fn meeting(more: &str) -> String {
    format!(
        "kind = \"hoi-nghi\"\nstatus = \"held\"\ndate = 2024-12-30\ntitle = {{ vi = \"Họp mới\" }}\nunit = \"thi-xa\"\n\
         organisers = [\"ubnd\"]\n{more}"
    )
}

/// Where the related records of a page lead.
fn related(site: &Site, page: &str) -> Vec<String> {
    let shown = Shown::of(&site.page(page));
    shown.each("related").iter().map(|it| shown.href(&format!("{it}.title"))).collect()
}

#[test]
fn each_page_of_an_event_shows_all_others() {
    let links = "meetings = [\"hop-moi\"]\nawards = [\"khen-moi\"]\ndocuments = [\"vb-1\"]\n";
    let site = event(links);
    site.build();
    for page in PAGES {
        let others: Vec<_> = PAGES.iter().filter(|other| **other != page).collect();
        let mut found = related(&site, page);
        found.sort_by_key(|it| PAGES.iter().position(|page| page == it));
        assert_eq!(found.iter().collect::<Vec<_>>(), others, "{page}");
    }
    let batch = Shown::of(&site.page(PAGES[2]));
    assert_eq!(batch.href("documents[0].name"), "/van-ban/vb-1/");
}

#[test]
fn an_article_that_looks_back_ties_no_meeting_to_another() {
    let site = event("meetings = [\"hop-moi\", \"hop-0000\"]\nawards = [\"khen-moi\"]\n");
    site.build();
    assert_eq!(related(&site, PAGES[1]), [PAGES[0]]);
    assert_eq!(related(&site, PAGES[2]), [PAGES[0]]);
    assert_eq!(related(&site, PAGES[0]).len(), 3, "it leads to all that it names");
    assert!(!related(&site, "/cuoc-hop/2020/hop-0000/").contains(&PAGES[1].to_owned()));
}

/// The numbers of the charts of a meeting with figures.
fn drawn(figures: &[(&str, &str)]) -> Vec<Vec<String>> {
    let lines = figures
        .iter()
        .map(|(what, value)| format!("{{ what = {{ vi = \"{what}\" }}, value = \"{value}\" }}"));
    let lines = lines.collect::<Vec<_>>().join(", ");
    let site = event("meetings = [\"hop-moi\"]\n");
    let figures = meeting(&format!("figures_stated = [{lines}]\n"));
    site.write("content/meetings/2024/hop-moi.toml", &figures).build();
    let shown = Shown::of(&site.page(PAGES[1]));
    let charts = shown.each("figures_drawn");
    charts.iter().map(|it| shown.drawn(it, "chart-number")).collect()
}

#[test]
fn figures_of_one_kind_are_drawn_and_others_are_not() {
    let units =
        [("thôn đạt chuẩn", "12 thôn"), ("đường làm mới", "1,4 km"), ("thôn chưa đạt", "3 thôn")];
    assert_eq!(drawn(&units), [["12 thôn", "3 thôn"]], "of one unit");
    let marks = [("tổ", "15 tổ"), ("tờ", "2.000 tờ"), ("tổ khác", "7 tổ")];
    assert_eq!(drawn(&marks), [["15 tổ", "7 tổ"]], "marks tell words apart");
    let sums = [("Tổng số cuộc họp", "12"), ("Tổng số dân", "30000"), ("Số cuộc họp sáng", "4")];
    assert_eq!(drawn(&sums), [["12", "4"]], "what is counted, not that it is counted");
    let things = [("ý kiến nhận được", "31"), ("ý kiến đã trả lời", "19"), ("hộ nghèo", "7")];
    assert_eq!(drawn(&things), [["31", "19"]], "of one thing");
    let bound = [("trường học", "100%"), ("gia đình", "trên 90%"), ("cơ quan", "80%")];
    assert!(drawn(&bound).is_empty(), "one is no exact number");
    let unread = [
        ("hộ nghèo thôn một", "100"),
        ("hộ nghèo thôn hai", "200"),
        ("hộ nghèo thôn ba", "300-400"),
    ];
    assert!(drawn(&unread).is_empty(), "one cannot be read");
    let unread = [("thôn một", "100 hộ"), ("thôn hai", "200 hộ"), ("thôn ba", "khoảng 300-400 hộ")];
    assert!(drawn(&unread).is_empty(), "one cannot be read, and has the unit");
    assert!(drawn(&[("trường học", "100%"), ("cơ quan", "100%")]).is_empty(), "all the same");
    assert!(drawn(&[("hộ nghèo", "7"), ("vụ cháy", "2")]).is_empty(), "of two things");
}
