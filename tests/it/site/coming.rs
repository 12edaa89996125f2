//! A meeting that is to come stands apart from what was, the soonest first, with its time and its state.

use super::fixture::Site;
use super::html::Shown;
use super::maker;

/// Meetings by name, state and date; today is 24 November 2026.
const MEETINGS: [(&str, &str, &str); 6] = [
    ("xa", "planned", "2027-01-14"),
    ("huy", "cancelled", "2026-12-02"),
    ("thang-nay", "postponed", "\"2026-11\""),
    ("hom-nay", "planned", "2026-11-24"),
    ("da-hop", "held", "2026-11-24"),
    ("qua-ngay", "planned", "2026-11-23"),
];

fn with_meetings() -> Site {
    let site = maker::site(1).with_plain_theme();
    for (name, status, date) in MEETINGS {
        site.write(
            &format!("content/meetings/2026/{name}.toml"),
            &format!(
                "kind = \"phien-hop-ubnd\"\nstatus = \"{status}\"\ndate = {date}\n\
                 title = {{ vi = \"{name}\" }}\norganisers = [\"ubnd\"]\nunit = \"thi-xa\"\n"
            ),
        );
    }
    site.use_theme("plain").build();
    site
}

fn titles(page: &Shown, list: &str) -> Vec<String> {
    page.each(list).iter().map(|it| page.words(&format!("{it}.title"))).collect()
}

#[test]
fn what_is_to_come_stands_apart_and_the_soonest_first() {
    let site = with_meetings();
    let coming = ["thang-nay", "hom-nay", "huy", "xa"];
    for path in ["/", "/cuoc-hop/", "/don-vi/thi-xa/"] {
        let page = Shown::of(&site.page(path));
        assert_eq!(titles(&page, "coming"), coming, "{path}");
        assert_eq!(titles(&page, "latest")[..2], ["da-hop", "qua-ngay"], "{path}");
    }
    let year = Shown::of(&site.page("/nam/2026/"));
    assert_eq!(titles(&year, "coming"), coming[..3]);
    assert_eq!(titles(&Shown::of(&site.page("/tin/")), "coming"), Vec::<String>::new());
}

#[test]
fn its_state_stands_beside_its_time() {
    let site = with_meetings();
    let page = Shown::of(&site.page("/"));
    assert_eq!(page.words("coming[3].status"), "planned: dự kiến");
    assert_eq!(page.words("coming[3].date"), "thứ Năm, ngày 14/01/2027");
    site.use_theme("bulletin").build();
    let home = site.page("/");
    let meta = home.split("entry-meta").nth(1).unwrap();
    assert!(meta.find("badge-postponed") < meta.find("entry-kind"), "{meta}");
    assert!(home.find("Lịch họp sắp tới") < home.find("Mới nhất"));
}
