//! Calendars of meetings: DOMAIN 6.17, and that each meeting stands in its own, as it is, for good and bounded. That real
//! programs read them is asked in `tests/parsers`.

use std::collections::{BTreeMap, BTreeSet};

use super::fixture::Site;
use super::maker;

const SITE: &str = "/cuoc-hop/lich.ics";

/// An event: its properties by their names, with their parameters.
type Event = BTreeMap<String, String>;

/// Reads the events of a calendar, and holds what every calendar must hold to.
fn events(calendar: &str) -> Vec<Event> {
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(calendar.matches('\n').count(), calendar.matches("\r\n").count());
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
    let whole = calendar.replace("\r\n ", "");
    for forbidden in ["ATTENDEE", "ORGANIZER"] {
        assert!(!whole.lines().any(|line| line.starts_with(forbidden)), "{forbidden}");
    }
    let events = whole.split("BEGIN:VEVENT\r\n").skip(1);
    let events: Vec<Event> = events
        .map(|event| {
            let (lines, _) = event.split_once("\r\nEND:VEVENT\r\n").unwrap();
            lines.lines().map(|line| line.split_once(':').unwrap()).map(owned).collect()
        })
        .collect();
    let ids: BTreeSet<_> = events.iter().map(|event| &event["UID"]).collect();
    assert_eq!(ids.len(), events.len(), "an id stands twice");
    for event in &events {
        let stamp: String =
            event["DTSTAMP"].chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        assert_eq!(stamp, "00000000T000000Z");
    }
    events
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// Finds the event of a meeting.
fn event(calendar: &str, id: &str) -> Option<Event> {
    let start = format!("{id}@");
    events(calendar).into_iter().find(|event| event["UID"].starts_with(&start))
}

/// A site with one meeting more.
fn with(facts: &str) -> Site {
    let site = maker::site(1);
    site.write(
        "content/meetings/2026/hop-moi.toml",
        &format!(
            "kind = \"phien-hop-ubnd\"\ntitle = {{ vi = \"Phiên họp\" }}\norganisers = [\"ubnd\"]\n\
             unit = \"thi-xa\"\n{facts}\n"
        ),
    );
    site.build();
    site
}

fn of(site: &Site) -> Event {
    event(&site.page(SITE), "hop-moi").expect("it is in the calendar")
}

#[test]
fn the_conference_of_the_example_is_a_day_with_its_part_in_words() {
    let site = Site::example();
    site.build();
    let id = "2022-08-23-hoi-nghi-tong-ket-5-nhat";
    for (calendar, part) in [
        (SITE, "Chiều: Hội nghị"),
        ("/en/meetings/calendar.ics", "Afternoon: Conference"),
        ("/don-vi/nam-hong/lich.ics", "Chiều: Hội nghị"),
        ("/en/wards/thuan-loc/calendar.ics", "Afternoon: Conference"),
        ("/don-vi/thi-xa-hong-linh/lich.ics", "Chiều: Hội nghị"),
    ] {
        let found = event(&site.page(calendar), id).unwrap_or_else(|| panic!("{calendar}"));
        assert_eq!(found["DTSTART;VALUE=DATE"], "20220823");
        assert_eq!(found["DTEND;VALUE=DATE"], "20220824");
        assert_eq!(found["UID"], format!("{id}@bantin.example"));
        assert_eq!(found["STATUS"], "CONFIRMED");
        assert!(found["SUMMARY"].starts_with(part), "{calendar}: {}", found["SUMMARY"]);
        assert!(!found.contains_key("LOCATION"), "the place is not known");
    }
    assert_eq!(event(&site.page("/don-vi/dau-lieu/lich.ics"), id), None);
    // Another build of the same says the same of it.
    let before = site.page(SITE);
    site.build();
    assert_eq!(site.page(SITE), before);
}

#[test]
fn a_clock_time_stands_in_its_zone_and_no_end_is_made_up() {
    let site = with("status = \"held\"\ndate = 2026-03-31\nstart = 14:00:00\nend = 16:30:00");
    let found = of(&site);
    assert_eq!(found["DTSTART;TZID=Asia/Ho_Chi_Minh"], "20260331T140000");
    assert_eq!(found["DTEND;TZID=Asia/Ho_Chi_Minh"], "20260331T163000");
    assert_eq!(found["SUMMARY"], "Phiên họp");
    assert!(site.page(SITE).contains("BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\n"));
    let found = of(&with("status = \"held\"\ndate = 2026-03-31\nstart = 14:00:00"));
    assert!(!found.keys().any(|name| name.starts_with("DTEND")));
    // The last day of a month, and a day whose time is not known.
    let found = of(&with("status = \"held\"\ndate = 2026-02-28"));
    assert_eq!(
        [&found["DTSTART;VALUE=DATE"], &found["DTEND;VALUE=DATE"]],
        ["20260228", "20260301"]
    );
}

#[test]
fn what_does_not_take_place_says_so_in_its_state_and_before_its_title() {
    for (state, status, summary) in [
        ("planned", "TENTATIVE", "Sáng: Phiên họp"),
        ("postponed", "TENTATIVE", "Hoãn: Phiên họp"),
        ("cancelled", "CANCELLED", "Hủy: Phiên họp"),
    ] {
        let found =
            of(&with(&format!("status = \"{state}\"\ndate = 2026-12-02\npart_of_day = \"sang\"")));
        assert_eq!([&found["STATUS"], &found["SUMMARY"]], [status, summary]);
        assert!(found["DESCRIPTION"].contains("sáng 02/12/2026"), "{found:?}");
    }
}

#[test]
fn a_change_raises_the_sequence_and_the_stamp_and_keeps_the_id() {
    let facts = "status = \"planned\"\ndate = 2027-01-14";
    let first = of(&with(facts));
    assert_eq!([&first["SEQUENCE"], &first["DTSTAMP"]], ["0", "19700101T000000Z"]);
    assert!(!first.contains_key("LAST-MODIFIED"));
    let waited = of(&with(&format!("{facts}\npublish_at = 2026-10-01")));
    assert_eq!([&waited["SEQUENCE"], &waited["DTSTAMP"]], ["0", "20260930T170000Z"]);
    let changed = of(&with(&format!("{facts}\nupdated = 2026-11-01")));
    assert_eq!([&changed["SEQUENCE"], &changed["DTSTAMP"]], ["20261101", "20261031T170000Z"]);
    assert_eq!(changed["LAST-MODIFIED"], changed["DTSTAMP"]);
    let correction = "corrections = [{ date = 2026-11-20, text = { vi = \"Sửa giờ\" } }]";
    let corrected = of(&with(&format!("{facts}\nupdated = 2026-11-01\n{correction}")));
    assert_eq!(corrected["SEQUENCE"], "20261120");
    assert_eq!([&first["UID"], &changed["UID"], &corrected["UID"]], ["hop-moi@bantin.example"; 3]);
}

#[test]
fn a_meeting_whose_day_is_not_known_is_in_no_calendar() {
    for date in ["\"2026\"", "\"2026-12\""] {
        let site = with(&format!("status = \"planned\"\ndate = {date}"));
        assert_eq!(event(&site.page(SITE), "hop-moi"), None, "{date}");
        assert!(site.has_page("/cuoc-hop/2026/hop-moi/"));
    }
}

#[test]
fn words_of_records_stay_words() {
    let title = "A, b; c\\\\d\\nEND:VEVENT\\nATTENDEE:mailto:x@x.example";
    let site = maker::site(1);
    site.write(
        "content/meetings/2026/hop-moi.toml",
        &format!(
            "kind = \"other\"\ntitle = {{ vi = \"{title}\" }}\norganisers = [\"ubnd\"]\nunit = \"thi-xa\"\n\
             status = \"planned\"\ndate = 2026-12-02\n"
        ),
    );
    site.build();
    let words = "A\\, b\\; c\\\\d\\nEND:VEVENT\\nATTENDEE:mailto:x@x.example";
    assert_eq!(of(&site)["SUMMARY"], words);
}

/// All that are to come, and of the others the latest, as many as the site says.
#[test]
fn a_calendar_does_not_grow_without_end() {
    let site = maker::site(60);
    site.write(
        "content/meetings/2027/hop-toi.toml",
        "kind = \"phien-hop-ubnd\"\nstatus = \"planned\"\ndate = 2027-01-14\ntitle = { vi = \"Họp\" }\n\
         organisers = [\"ubnd\"]\nunit = \"thi-xa\"\n",
    );
    site.build();
    let all = events(&site.page(SITE));
    assert_eq!(all.len(), 60 / 5 + 1);
    assert!(all.is_sorted_by_key(|event| event["DTSTART;VALUE=DATE"].clone()));
    let text = site.read("bulletin.toml");
    site.write("bulletin.toml", &format!("{text}\n[lists]\ncalendar = 4\n")).build();
    let few = events(&site.page(SITE));
    assert_eq!(few, all[all.len() - 5..], "the latest four and the one to come");
}

#[test]
fn a_meeting_changes_its_own_calendars_alone() {
    let site = maker::site(30);
    site.build();
    let before = site.tree();
    site.edit("content/meetings/2020/hop-0000.toml", "status = \"held\"", "status = \"cancelled\"");
    site.build();
    let after = site.tree();
    let changed = after
        .iter()
        .filter(|(path, bytes)| path.ends_with(".ics") && before.get(*path) != Some(bytes));
    let changed: Vec<_> = changed.map(|(path, _)| path.as_str()).collect();
    let units = changed.iter().filter(|path| path.contains("don-vi/") || path.contains("wards/"));
    assert!(units.count() >= 2, "{changed:?}");
    assert!(changed.contains(&"cuoc-hop/lich.ics") && changed.len() <= 6, "{changed:?}");
    let all = after.keys().filter(|path| path.ends_with(".ics")).count();
    assert_eq!(all, 2 * (1 + 7), "one for the site and each unit, in both languages");
}

#[test]
fn pages_of_meetings_and_units_lead_to_their_calendars() {
    let site = Site::example();
    site.build();
    for (page, calendar) in [
        ("/cuoc-hop/", "/cuoc-hop/lich.ics"),
        ("/en/", "/en/meetings/calendar.ics"),
        ("/don-vi/nam-hong-linh/", "/don-vi/nam-hong-linh/lich.ics"),
        (
            "/en/meetings/2027/2027-01-14-doi-thoai-nam-hong-linh/",
            "/en/wards/nam-hong-linh/calendar.ics",
        ),
    ] {
        let html = site.page(page);
        assert!(html.contains("<link rel=\"alternate\" type=\"text/calendar\" title="), "{page}");
        assert!(html.matches(&format!("href=\"{calendar}\"")).count() >= 2, "{page}");
    }
    assert!(!site.page("/tin/").contains(".ics"));
    let ended = site.page("/don-vi/nam-hong/");
    assert!(
        !ended.contains("<a href=\"/don-vi/nam-hong/lich.ics\""),
        "nobody meets there any more"
    );
}
