//! The data within pages (JSON-LD): what each says of what it is about, in every spelling of hostile words; and DOMAIN 6.18, no
//! event without a place.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::fixture::Site;
use super::html::Shown;

const BEGIN: &str = "<script type=\"application/ld+json\">";

/// Reads the things of a page; none where it has no data. A page has one graph.
pub fn things(page: &str) -> Vec<Value> {
    let Some((_, rest)) = page.split_once(BEGIN) else { return Vec::new() };
    let (data, rest) = rest.split_once("</script>").expect("the element ends");
    assert!(!rest.contains(BEGIN), "one graph a page");
    let graph: Value = serde_json::from_str(data).unwrap_or_else(|error| panic!("{error}: {data}"));
    assert_eq!(graph["@context"], "https://schema.org");
    graph["@graph"].as_array().expect("it is a list of things").clone()
}

/// Finds the one thing of a type.
fn thing(page: &str, kind: &str) -> Option<Value> {
    let mut found = things(page).into_iter().filter(|it| it["@type"] == kind);
    let first = found.next();
    assert_eq!(found.next(), None, "one {kind}");
    first
}

fn pages(site: &Site) -> BTreeMap<String, String> {
    let pages = site.tree().into_iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// Builds a site in both themes, and counts its meetings with and without a place, by what their pages show and by what
/// their data say.
fn assert_events(site: &Site) -> [usize; 2] {
    site.use_theme("plain").build();
    let plain = pages(site);
    site.use_theme("bulletin").build();
    let [mut with, mut without] = [0, 0];
    for (path, page) in pages(site) {
        let shown = Shown::of(&plain[&path]);
        let is_meeting = shown.words("frame.kind") == "meeting";
        match thing(&page, "Event") {
            Some(event) => {
                assert!(is_meeting, "{path}");
                assert_eq!(event["location"]["@type"], "Place", "{path}");
                assert_eq!(event["location"]["name"], shown.words("venue.name"), "{path}");
                with += 1;
            }
            None if is_meeting => {
                assert_eq!(shown.get("venue.name"), None, "{path}");
                without += 1;
            }
            None => {}
        }
    }
    [with, without]
}

#[test]
fn no_meeting_is_an_event_without_a_place_and_each_with_one_is() {
    let [with, without] = assert_events(&Site::example().with_plain_theme());
    assert!(with > 4 && without > 4, "{with} with a place, {without} without");
    for name in Site::goldens() {
        let _counts = assert_events(&Site::golden(&name));
    }
}

/// The names of the words that the state of a meeting has in the records and in schema.org.
const STATES: [(&str, &str); 4] = [
    ("planned", "EventScheduled"),
    ("held", "EventScheduled"),
    ("postponed", "EventPostponed"),
    ("cancelled", "EventCancelled"),
];

fn with_meeting(facts: &str) -> Site {
    let site = Site::golden("two-events");
    let meeting = format!(
        "kind = \"phien-hop-ubnd\"\ntitle = {{ vi = \"Phiên họp\", en = \"Session\" }}\n\
         organisers = [\"ubnd-nam-hong\"]\nunit = \"nam-hong\"\n{facts}\n\
         venue = {{ name = {{ vi = \"Hội trường\" }}, ward = \"nam-hong\" }}\n"
    );
    site.write("content/meetings/phien-hop.toml", &meeting).build();
    site
}

#[test]
fn an_event_says_when_as_far_as_it_is_known_and_whether_it_takes_place() {
    for (state, word) in STATES {
        let site = with_meeting(&format!("status = \"{state}\"\ndate = 2022-09-02"));
        let event = thing(&site.page("/cuoc-hop/2022/phien-hop/"), "Event").unwrap();
        assert_eq!(event["eventStatus"], format!("https://schema.org/{word}"));
        assert_eq!(event["organizer"][0]["@type"], "GovernmentOrganization");
    }
    for (facts, start, end) in [
        ("date = \"2022\"", "2022", Value::Null),
        ("date = \"2022-09\"", "2022-09", Value::Null),
        ("date = 2022-09-02\npart_of_day = \"sang\"", "2022-09-02", Value::Null),
        ("date = 2022-09-02\nstart = 14:00:00", "2022-09-02T14:00:00+07:00", Value::Null),
        (
            "date = 2022-09-02\nstart = 14:00:00\nend = 16:30:00",
            "2022-09-02T14:00:00+07:00",
            json!("2022-09-02T16:30:00+07:00"),
        ),
    ] {
        let site = with_meeting(&format!("status = \"held\"\n{facts}"));
        let event = thing(&site.page("/en/meetings/2022/phien-hop/"), "Event").unwrap();
        assert_eq!((&event["startDate"], &event["endDate"]), (&json!(start), &end), "{facts}");
        // Words that are in Vietnamese alone stand in it.
        assert_eq!(event["location"]["name"], "Hội trường");
    }
}

#[test]
fn an_article_names_its_body_its_units_and_its_translation() {
    let site = Site::example();
    site.build();
    let [vi, en] =
        ["/tin/2022/", "/en/news/2022/"].map(|at| format!("{at}2022-08-23-tong-ket-5-nhat/"));
    let [of_vi, of_en] = [&vi, &en].map(|page| thing(&site.page(page), "NewsArticle").unwrap());
    let url = |path: &str| json!(format!("https://bantin.example{path}"));
    assert_eq!(of_vi["datePublished"], "2022-08");
    assert_eq!([&of_vi["inLanguage"], &of_en["inLanguage"]], ["vi", "en"]);
    assert_eq!([&of_vi["@id"], &of_en["@id"]], [&url(&vi), &url(&en)]);
    assert_eq!(
        [&of_vi["workTranslation"]["@id"], &of_vi["translationOfWork"]],
        [&url(&en), &Value::Null]
    );
    assert_eq!(
        [&of_en["translationOfWork"]["@id"], &of_en["workTranslation"]],
        [&url(&vi), &Value::Null]
    );
    assert_eq!(of_en["publisher"]["name"], "People's Committee of Hong Linh Town");
    assert_eq!(of_vi["about"][0]["@id"], url("/don-vi/nam-hong/"));
    assert_eq!(of_vi["isPartOf"]["url"], url("/"));
    // No English text, no translation; no picture, no image.
    let alone =
        thing(&site.page("/tin/2025/2025-09-15-to-ho-tro-chu-ky-so/"), "NewsArticle").unwrap();
    assert_eq!([&alone["workTranslation"], &alone["image"]], [&Value::Null; 2]);
    let picture =
        thing(&site.page("/tin/2026/2026-02-24-trong-cay-chan-nui/"), "NewsArticle").unwrap();
    let file = picture["image"].as_str().unwrap().strip_prefix("https://bantin.example/").unwrap();
    assert!(site.tree().contains_key(file), "{file}");
    // What is invented says so.
    assert_eq!(picture["disambiguatingDescription"], "Nội dung minh họa, không có thật");
    assert_eq!(of_vi["disambiguatingDescription"], Value::Null);
}

#[test]
fn units_bodies_and_documents_are_what_their_pages_say() {
    let site = Site::example();
    site.build();
    let ward = thing(&site.page("/en/wards/nam-hong/"), "AdministrativeArea").unwrap();
    assert_eq!(ward["name"], "Nam Hong Ward");
    assert_eq!(ward["containedInPlace"]["name"], "Hong Linh Town");
    let body =
        thing(&site.page("/co-quan/ubnd-phuong-nam-hong/"), "GovernmentOrganization").unwrap();
    assert_eq!(body["areaServed"]["name"], "Phường Nam Hồng");
    let circular = thing(&site.page("/van-ban/23-2012-tt-bca/"), "Legislation").unwrap();
    assert_eq!(circular["legislationIdentifier"], "23/2012/TT-BCA");
    assert_eq!(circular["legislationType"], "Thông tư");
    assert_eq!(circular["legislationPassedBy"]["name"], "Bộ Công an");
    let home = thing(&site.page("/en/"), "WebSite").unwrap();
    assert_eq!(home["publisher"].as_array().unwrap().len(), 2, "those in force today");
}

/// By its own days, and by the document that replaces it; where neither says it, nobody is told.
#[test]
fn the_force_of_a_document_is_told_where_its_days_tell_it() {
    let site = Site::golden("two-events");
    let documents = site.read("content/registry/documents.toml");
    for (days, force) in [
        ("", None),
        ("in_force_from = 2020-01-01", Some("InForce")),
        ("in_force_from = 2026-11-24", Some("InForce")),
        ("in_force_from = 2026-11-25", Some("NotInForce")),
        ("in_force_to = 2026-11-24", None),
        ("in_force_to = 2026-11-23", Some("NotInForce")),
        ("in_force_from = 2020-01-01\nin_force_to = 2030-01-01", Some("InForce")),
        ("in_force_from = 2020-01-01\nreplaced_by = \"kh-moi\"", Some("NotInForce")),
    ] {
        let more = format!(
            "{documents}\n[[document]]\nid = \"kh-cu\"\ntype = \"ke-hoach\"\nnumber = \"1/KH-UBND\"\n\
             issuer = \"ubnd-nam-hong\"\n{days}\n[[document]]\nid = \"kh-moi\"\ntype = \"ke-hoach\"\n\
             number = \"2/KH-UBND\"\nissuer = \"ubnd-nam-hong\"\n"
        );
        site.write("content/registry/documents.toml", &more).build();
        let found = thing(&site.page("/van-ban/kh-cu/"), "Legislation").unwrap();
        let force = force.map(|word| format!("https://schema.org/{word}"));
        assert_eq!(found["legislationLegalForce"].as_str(), force.as_deref(), "{days}");
    }
}

/// The path is the one that the page shows, in its words.
#[test]
fn the_path_to_a_page_is_the_one_that_it_shows() {
    let site = Site::golden("sub-path");
    site.build();
    let mut seen = 0;
    for (path, page) in pages(&site) {
        let shown = Shown::of(&page);
        let Some(list) = thing(&page, "BreadcrumbList") else { continue };
        let steps = list["itemListElement"].as_array().unwrap();
        assert_eq!(steps.len(), shown.len("frame.crumbs"), "{path}");
        for (at, step) in steps.iter().enumerate() {
            let crumb = format!("frame.crumbs[{at}]");
            let words = ["key", "text"].map(|part| format!("{crumb}.{part}"));
            let words = words.iter().find(|name| shown.get(name).is_some()).unwrap();
            assert_eq!(step["name"], shown.words(words), "{path}");
            assert_eq!(step["position"], at + 1);
            let href = shown.get(&format!("{crumb}.href"));
            let href =
                href.map(|_| format!("https://x.example{}", shown.href(&format!("{crumb}.href"))));
            assert_eq!(step["item"].as_str(), href.as_deref(), "{path}");
        }
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn no_title_ends_the_element_that_holds_it() {
    let site = Site::golden("two-events");
    let title = "</script><script>alert(1)</script><!-- & \\u2028 \\\" ]]>";
    site.write(
        "content/articles/2022/doc.vi.md",
        &format!(
            "+++\ntitle = \"{title}\"\ndate = 2022-09-01\nkind = \"tin\"\nbody = \"ubnd-nam-hong\"\n+++\nA\n"
        ),
    );
    site.use_theme("bulletin").build();
    let page = site.page("/tin/2022/doc/");
    let article = thing(&page, "NewsArticle").unwrap();
    assert_eq!(article["headline"], "</script><script>alert(1)</script><!-- & \u{2028} \" ]]>");
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</script>").count(), 1);
    assert!(!page.contains("<!--"));
}
