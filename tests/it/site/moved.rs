//! A meeting that was postponed leads to the one that is held instead, and back; links of one name lead to one place.

use std::collections::BTreeMap;

use super::fixture::Site;
use super::html::Html;
use super::maker;

const OLD: &str = "/cuoc-hop/2026/2026-09-17-doi-thoai-nam-hong-linh/";
const NEW: &str = "/cuoc-hop/2027/2027-01-14-doi-thoai-nam-hong-linh/";

#[test]
fn a_postponed_meeting_and_the_one_in_its_place_lead_to_each_other() {
    let site = Site::example();
    site.build();
    for (page, other, date) in [(OLD, NEW, "14/01/2027"), (NEW, OLD, "17/9/2026")] {
        for (page, other) in [(page.to_owned(), other.to_owned()), (english(page), english(other))]
        {
            let text = site.page(&page);
            let facts = text.split("<dl class=\"facts\">").nth(1).unwrap();
            let facts = facts.split("</dl>").next().unwrap();
            assert!(facts.contains(&format!("<a href=\"{other}\">")), "{page}: {facts}");
        }
        assert!(site.page(page).contains(date), "{page}");
    }
    let calendar = site.page("/cuoc-hop/lich.ics").replace("\r\n ", "");
    assert!(calendar.contains("Ngày họp mới: sáng 14/01/2027."), "{calendar}");
    let data: serde_json::Value =
        serde_json::from_str(&site.page("/du-lieu/2026/cuoc-hop.json")).unwrap();
    let records = data["records"].as_array().unwrap();
    let moved: Vec<_> = records.iter().filter(|it| !it["moved_to"].is_null()).collect();
    assert_eq!(moved.len(), 1);
    assert_eq!(moved[0]["moved_to"]["id"], "2027-01-14-doi-thoai-nam-hong-linh");
}

/// While the new one is not published, nothing leads to it.
#[test]
fn nothing_leads_to_a_new_meeting_that_is_not_out() {
    let site = maker::site(1);
    let meeting = |id: &str, more: &str| {
        site.write(
            &format!("content/meetings/2026/{id}.toml"),
            &format!(
                "kind = \"hoi-nghi\"\ndate = 2026-12-02\ntitle = {{ vi = \"Họp\" }}\nunit = \"thi-xa\"\n\
                 organisers = [\"ubnd\"]\n{more}"
            ),
        );
    };
    meeting("hoan", "status = \"postponed\"\nmoved_to = \"hop-lai\"\n");
    for (more, leads) in [("publication = \"draft\"\n", false), ("", true)] {
        meeting("hop-lai", &format!("status = \"planned\"\n{more}"));
        site.build();
        let page = site.page("/cuoc-hop/2026/hoan/");
        assert_eq!(page.contains("/cuoc-hop/2026/hop-lai/"), leads, "{page}");
        let data = site.page("/du-lieu/2026/cuoc-hop.json");
        assert_eq!(data.contains("hop-lai"), leads, "{data}");
    }
}

#[test]
fn on_lists_of_records_links_of_one_name_lead_to_one_place() {
    let site = Site::example();
    site.build();
    for path in ["/", "/cuoc-hop/", "/nam/2026/", "/don-vi/nam-hong-linh/"] {
        for path in [path.to_owned(), english(path)] {
            let page = site.page(&path);
            let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
            let mut places: BTreeMap<String, &str> = BTreeMap::new();
            for link in main.split("<a href=\"").skip(1) {
                let (place, rest) = link.split_once('"').unwrap();
                let inside = rest.split_once('>').unwrap().1.split("</a>").next().unwrap();
                let name = Html::parse(inside).text.trim().to_owned();
                let other = places.insert(name.clone(), place);
                assert!(other.is_none_or(|other| other == place), "{path}: {name}: {other:?}");
            }
        }
    }
}

/// The same page in English.
fn english(path: &str) -> String {
    let path = path.replace("/cuoc-hop/", "/meetings/").replace("/don-vi/", "/wards/");
    format!("/en{}", path.replace("/nam/", "/years/"))
}
