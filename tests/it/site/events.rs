//! Two events of different years and units: each on its own pages, in its order, and on no other.

use super::fixture::Site;
use super::html::Shown;

/// What the addresses and ids of each event hold.
const FIRST: [&str; 3] = ["hoi-nghi-nam-hong", "hop-nam-hong", "khen-nam-hong"];
const SECOND: [&str; 4] =
    ["le-phat-dong-dau-lieu", "tree-planting", "hop-dau-lieu", "khen-dau-lieu"];

fn two_events() -> Site {
    let site = Site::golden("two-events");
    site.build();
    site
}

#[test]
fn each_event_stands_on_its_own_pages_and_on_no_other() {
    let site = two_events();
    let (mut of_first, mut of_second) = (Vec::new(), Vec::new());
    for (path, bytes) in site.tree() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let holds = |names: &[&str]| names.iter().any(|name| text.contains(name));
        if holds(&FIRST) {
            of_first.push(path.clone());
        }
        if holds(&SECOND) {
            of_second.push(path.clone());
        }
    }
    let both = of_first.iter().filter(|path| of_second.contains(path));
    let shared = [
        "cuoc-hop/index.html",
        "cuoc-hop/lich.ics",
        "en/awards/index.html",
        "en/feed.xml",
        "en/index.html",
        "en/meetings/calendar.ics",
        "en/meetings/index.html",
        "en/news/index.html",
        "feed.xml",
        "index.html",
        "khen-thuong/index.html",
        "tin/index.html",
    ];
    assert_eq!(both.collect::<Vec<_>>(), shared);
    let places = |of: &[String], own: &[&str]| {
        let rest = of.iter().filter(|path| !shared.contains(&path.as_str()));
        let lost = rest.filter(|path| !own.iter().any(|part| path.contains(part)));
        assert_eq!(lost.collect::<Vec<_>>(), Vec::<&String>::new());
    };
    let units_and_bodies = ["/nam-hong/", "/thi-xa-hong-linh/", "-nam-hong/", "/ubnd-thi-xa/"];
    places(&of_first, &[&["/2022/", "sitemap-2022", "/qd-1"], &units_and_bodies[..]].concat());
    places(&of_second, &["/2024/", "sitemap-2024", "/dau-lieu/", "/ubnd-dau-lieu/"]);
    for path in ["don-vi/nam-hong/index.html", "nam/2022/08/index.html", "en/years/2022/index.html"]
    {
        assert!(of_first.contains(&path.to_owned()), "{path}");
    }
    assert!(of_second.contains(&"en/wards/dau-lieu/2024/index.html".to_owned()));
}

/// A successor leads to its predecessors' years and swallows nothing of theirs.
#[test]
fn a_successor_leads_to_what_came_before_and_counts_none_of_it() {
    let site = two_events();
    let successor = Shown::of(&site.page("/don-vi/nam-hong-linh/"));
    assert_eq!(successor.number("counts"), 0);
    assert_eq!(successor.number("awards"), 0);
    assert_eq!(successor.len("latest"), 0);
    let names: Vec<_> = successor
        .each("predecessors")
        .iter()
        .map(|it| successor.words(&format!("{it}.unit")))
        .collect();
    assert_eq!(names, ["Phường Đậu Liêu", "Phường Nam Hồng", "Thị xã Hồng Lĩnh"]);
    assert_eq!(successor.href("predecessors[1].years[0].href"), "/don-vi/nam-hong/2022/");
    let ended = Shown::of(&site.page("/don-vi/nam-hong/"));
    assert_eq!(ended.href("successors[0].unit"), "/don-vi/nam-hong-linh/");
}

/// Those who are named stand by given name, whatever the order of the rows; participants as written.
#[test]
fn people_sort_by_given_name_and_units_as_the_site_says() {
    let site = two_events();
    let batch = Shown::of(&site.page("/khen-thuong/2022/khen-nam-hong/"));
    let given = |it: &String| {
        let name = batch.words(&format!("{it}.name"));
        name.rsplit(' ').next().unwrap().to_owned()
    };
    let names: Vec<_> = batch.each("recipients")[..6].iter().map(given).collect();
    assert_eq!(names, ["Dũng", "Hải", "Hùng", "Liêm", "Nhân", "Sơn"]);
    let rows: Vec<_> =
        batch.each("rows").iter().map(|it| batch.number(&format!("{it}.n"))).collect();
    assert_eq!(rows, (1..=10).collect::<Vec<_>>());
    let units = Shown::of(&site.page("/don-vi/"));
    let names: Vec<_> =
        units.each("ended").iter().map(|it| units.words(&format!("{it}.name"))).collect();
    assert_eq!(names, ["Phường Bắc Hồng", "Phường Đậu Liêu", "Phường Nam Hồng"]);
    assert_eq!(units.words("current[0].name"), "Phường Nam Hồng Lĩnh");
}

/// The same names typed with their marks apart sort the same and read the same.
#[test]
fn names_with_their_marks_apart_give_the_same_bytes() {
    let site = two_events();
    let before = site.tree();
    let persons = "content/registry/persons.toml";
    let apart: String =
        unicode_normalization::UnicodeNormalization::nfd(&*site.read(persons)).collect();
    assert_ne!(apart, site.read(persons));
    site.write(persons, &apart).build();
    assert_eq!(site.tree(), before);
}
