//! A year's page of meetings is their index: what each was and what came of it, and the ways in.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::fixture::{Site, Tree};
use super::html::Shown;
use super::maker;

const PERSONS: &str = r#"
[[person]]
id = "tran-van-an"
name = "Trần Văn An"
honorific = "ong"
[[person.offices]]
body = "ubnd"
title = { vi = "Phó Chủ tịch", en = "Vice-Chair" }
to = 2019-06-30
[[person.offices]]
body = "ubnd"
title = { vi = "Chủ tịch", en = "Chair" }
from = 2019-07-01

[[person]]
id = "le-thi-han"
name = "Lê Thị Hân"
withhold = true
[[person.offices]]
body = "ubnd"
title = { vi = "Kế toán trưởng" }
from = 2010-01-01
"#;

const SPRING: &str = r#"kind = "hoi-nghi"
also = ["le-trao-thuong"]
status = "held"
date = 2019-03-04
part_of_day = "sang"
title = { vi = "Hội nghị mùa xuân", en = "Spring conference" }
organisers = ["ubnd", "ubnd-nam-hong"]
unit = "thi-xa"
wards = ["nam-hong"]
chair = "tran-van-an"
participants = [{ person = "le-thi-han", role = "guest", absent = true }]
agenda = [{ n = 2, title = { vi = "việc hai" } }, { n = 5, title = { vi = "việc năm" }, by = ["tran-van-an"] }]
outcomes = [{ kind = "task", text = { vi = "Nạo vét kênh." }, by = "ubnd-nam-hong", due = 2019-04-30, number = "12" }]
"#;

fn meeting(kind: &str, status: &str, date: &str, title: &str) -> String {
    format!(
        "kind = \"{kind}\"\nstatus = \"{status}\"\ndate = {date}\ntitle = {{ vi = \"{title}\" }}\n\
         organisers = [\"ubnd\"]\nunit = \"thi-xa\"\nchair = \"tran-van-an\"\n"
    )
}

fn site() -> Site {
    let site = maker::site(1).with_plain_theme();
    site.write("content/registry/persons.toml", PERSONS);
    let file = |name: &str| format!("content/meetings/2019/{name}.toml");
    site.write(&file("xuan"), SPRING);
    site.write(&file("hoan"), &meeting("hop-giao-ban", "postponed", "2019-09-10", "Họp hoãn"));
    site.write(&file("huy"), &meeting("hop-giao-ban", "cancelled", "2019-09-02", "Họp hủy"));
    site.write(&file("khong-ro"), &meeting("hoi-nghi", "held", "\"2019\"", "Không rõ tháng"));
    site
}

const YEAR: &str = "/cuoc-hop/2019/";

#[test]
fn each_meeting_is_told_with_its_people_in_the_office_of_the_day() {
    let site = site();
    site.use_theme("plain").build();
    let page = Shown::of(&site.page(YEAR));
    let spring = "meetings.months[0].meetings[0]";
    let words = |path: &str| page.words(&format!("{spring}.{path}"));
    assert_eq!(words("details.chair.person.name"), "Trần Văn An");
    assert_eq!(words("details.chair.person.office"), "Phó Chủ tịch");
    assert_eq!(words("details.participants[0].party.person.name"), "một cá nhân");
    assert_eq!(page.each(&format!("{spring}.details.agenda")).len(), 2);
    assert_eq!(words("details.outcomes[0].due"), "30/4/2019");
    assert_eq!(words("details.outcomes[0].by.body"), "UBND phường Nam Hồng");
    assert!(!site.page(YEAR).contains("Lê Thị Hân"));
    assert!(!site.page(YEAR).contains("Kế toán trưởng"));
    let autumn = page.words("meetings.months[1].meetings[0].details.chair.person.office");
    assert_eq!(autumn, "Chủ tịch");
}

#[test]
fn months_stand_in_the_order_of_the_calendar_and_what_did_not_take_place_says_so() {
    let site = site();
    site.use_theme("bulletin").build();
    let page = site.page(YEAR);
    let order = [
        "Tháng 3/2019",
        "Hội nghị mùa xuân<span class=\"hidden\">, ",
        "Tháng 9/2019",
        "Họp hủy<span class=\"hidden\">, ",
    ];
    let later = [
        "Họp hoãn<span class=\"hidden\">, ",
        "Không rõ tháng</h2>",
        "Không rõ tháng<span class=\"hidden\">, ",
    ];
    let places = order.into_iter().chain(later).map(|it| page.find(it).expect(it));
    assert!(places.is_sorted(), "{page}");
    let of = |title: &str| {
        let from = page.find(&format!("{title}<span class=\"hidden\">, ")).unwrap();
        let to = page[from..].find("<dl").unwrap();
        page[from..from + to].to_owned()
    };
    assert!(of("Họp hủy").contains(">Hủy</span>"), "{}", of("Họp hủy"));
    assert!(of("Họp hủy").contains("Cuộc họp này không diễn ra."));
    assert!(of("Họp hoãn").contains(">Hoãn</span>"), "{}", of("Họp hoãn"));
    assert!(page.contains("<li value=\"5\">Việc năm"), "the numbers of the agenda are its own");
    assert!(page.contains("Hạn: <time datetime=\"2019-04-30\">30/4/2019</time>"));
    assert!(!of("Hội nghị mùa xuân").contains("badge"));
}

#[test]
fn each_way_counts_its_meetings_and_leads_to_each_of_them() {
    let site = site();
    site.use_theme("plain").build();
    let page = Shown::of(&site.page(YEAR));
    let ways = |of: &str| -> Vec<(String, String, usize)> {
        let all = page.each(&format!("meetings.{of}"));
        let way = |it: &String| {
            let words = |field: &str| page.words(&format!("{it}.{field}"));
            (words("name"), words("count"), page.each(&format!("{it}.meetings")).len())
        };
        all.iter().map(way).collect()
    };
    let counted = |of: &str| -> Vec<String> {
        let all = ways(of).into_iter();
        all.map(|(name, count, places)| format!("{name}: {count}, {places}")).collect()
    };
    assert_eq!(
        counted("by_kind"),
        ["hội nghị: 2, 2", "họp giao ban: 2, 2", "lễ trao thưởng: 1, 1"]
    );
    assert_eq!(counted("by_body"), ["UBND phường Nam Hồng: 1, 1", "UBND thị xã: 4, 4"]);
    assert_eq!(counted("by_unit"), ["Phường Nam Hồng: 1, 1", "Thị xã: 4, 4"]);
    site.use_theme("bulletin").build();
    for path in [YEAR, "/en/meetings/2019/"] {
        let page = site.page(path);
        let ids: BTreeSet<&str> = page.split(" id=\"").skip(1).filter_map(until_quote).collect();
        let led: Vec<&str> = page.split("href=\"#hop--").skip(1).filter_map(until_quote).collect();
        assert_eq!(led.len(), 5 + 5 + 5, "{path}");
        assert!(led.iter().all(|id| ids.contains(format!("hop--{id}").as_str())), "{led:?}");
    }
}

fn until_quote(text: &str) -> Option<&str> {
    text.split_once('"').map(|(id, _)| id)
}

/// A year of many meetings keeps to their lines, says so, and stays light enough for a phone.
#[test]
fn a_year_of_many_meetings_leaves_the_rest_to_their_own_pages() {
    let built = |meetings: usize| {
        let site = site();
        for i in 0..meetings {
            let mut text = SPRING.replace("Hội nghị mùa xuân", &format!("Hội nghị lần {i}"));
            text = text.replace("2019-03-04", &format!("2019-{:02}-15", i % 12 + 1));
            writeln!(text, "not_stated = [\"present\"]").unwrap();
            site.write(&format!("content/meetings/2019/lan-{i}.toml"), &text);
        }
        site.use_theme("bulletin").build();
        let page = site.page(YEAR);
        let packed = bantin::build::deployment::packed::pack(page.as_bytes()).len();
        (page, packed)
    };
    let (full, packed) = built(56);
    assert!(full.contains("Nạo vét kênh.") && full.contains("60 cuộc họp"));
    assert!(packed < 40_000, "{packed}");
    let (short, packed) = built(400);
    assert!(!short.contains("Nạo vét kênh.") && short.contains("404 cuộc họp"));
    assert!(short.contains("chỉ có ở trang của từng cuộc họp"));
    assert!(packed < 40_000, "{packed}");
    assert!(short.contains("href=\"/don-vi/nam-hong/2019/\""), "a unit leads to its year");
}

/// Neither a new article nor a new meeting changes pages of other years, at any size.
#[test]
fn news_of_a_meeting_changes_no_year_and_a_meeting_its_own_alone() {
    let years = |before: &Tree, after: &Tree| -> Vec<String> {
        let is_year =
            |path: &&String| path.starts_with("cuoc-hop/") && path.matches('/').count() == 2;
        let unlike = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes));
        unlike.map(|(path, _)| path).filter(is_year).cloned().collect()
    };
    for articles in [30, 300] {
        let site = maker::site(articles).with_plain_theme();
        site.use_theme("plain").build();
        let before = site.tree();
        site.write(
            "content/articles/2024/tin-hop.vi.md",
            "+++\ntitle = \"Tin họp\"\ndate = 2024-12-30\nkind = \"tin\"\nbody = \"ubnd\"\n\
             meetings = [\"hop-0000\"]\n+++\nHọp.\n",
        );
        site.build();
        let with_article = site.tree();
        assert_eq!(years(&before, &with_article), Vec::<String>::new(), "{articles}");
        site.write(
            "content/meetings/2020/hop-moi.toml",
            &meeting("hoi-nghi", "held", "2020-05-05", "Họp")
                .replace("chair = \"tran-van-an\"\n", ""),
        );
        site.build();
        assert_eq!(years(&with_article, &site.tree()), ["cuoc-hop/2020/index.html"], "{articles}");
    }
}

#[test]
fn a_plan_whose_day_is_over_is_no_plan_any_more() {
    const OVER: &str = "Ngày họp đã qua; bản tin chưa có kết quả của cuộc họp này.";
    const PLANNED: &str = "Thời gian và nội dung còn có thể thay đổi.";
    let site = site();
    let planned = meeting("hoi-nghi", "planned", "2019-05-05", "Họp đã định");
    site.write("content/meetings/2019/dinh.toml", &planned).use_theme("bulletin");
    for (day, said, other) in [("2019-05-05", PLANNED, OVER), ("2019-05-06", OVER, PLANNED)] {
        let ran = site.run(&["build", "--today", day]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        for page in [YEAR, "/cuoc-hop/2019/dinh/"] {
            let page = site.page(page);
            assert!(page.contains(said) && !page.contains(other), "{day}: {page}");
        }
    }
}
