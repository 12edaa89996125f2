//! Bags of other programs: what they declare of themselves, and files that they leave to be fetched.

use serde_json::Value;

use super::super::site::fixture::Site;
use super::{base, verify};

const BAGIT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// The SHA-256 of `x`.
const X: &str = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

/// Checks a bag of one file, `data/a`, whose declaration, list and list of files to fetch are these; tells the exit code and the
/// findings, without the one that says that its lists are in no list.
fn judged(bagit: &[u8], list: &[u8], fetch: &str) -> (i32, Vec<(String, String)>) {
    let site = base();
    site.write("bag/data/a", "x");
    site.write_bytes("bag/bagit.txt", bagit);
    site.write_bytes("bag/manifest-sha256.txt", list);
    if !fetch.is_empty() {
        site.write("bag/fetch.txt", fetch);
    }
    judge(&site)
}

fn judge(site: &Site) -> (i32, Vec<(String, String)>) {
    let ran = verify(site, &site.path().join("bag"), &["--format", "json"]);
    let said: Value = serde_json::from_str(&ran.out).expect(&ran.out);
    let each = said["findings"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let each = each.map(|it| (text(&it["finding"]), text(&it["path"])));
    (ran.code, each.filter(|(finding, _)| finding != "unsealed").collect())
}

/// A finding about a file.
fn of(finding: &str, path: &str) -> Vec<(String, String)> {
    vec![(finding.to_owned(), path.to_owned())]
}

fn list() -> Vec<u8> {
    format!("{X}  data/a\n").into_bytes()
}

#[test]
fn what_a_bag_declares_is_judged() {
    let encoded = |name: &str| BAGIT.replace("UTF-8", name).into_bytes();
    let version = |of: &str| BAGIT.replace("1.0", of).into_bytes();
    for (bagit, code, found) in [
        (BAGIT.as_bytes().to_vec(), 0, vec![]),
        (version("0.97"), 0, vec![]),
        (version("2.0"), 0, of("unknown-version", "")),
        (version("một"), 1, of("bad-declaration", "")),
        (b"BagIt-Version: 1.0\n".to_vec(), 1, of("bad-declaration", "")),
        (b"Tag-File-Character-Encoding: UTF-8\n".to_vec(), 1, of("bad-declaration", "")),
        (b"\xFF\xFE\0\0".to_vec(), 1, of("bad-declaration", "")),
        (encoded("utf-8"), 0, vec![]),
        (encoded("ISO-8859-1"), 0, of("other-encoding", "")),
        (format!("\u{FEFF}{BAGIT}").into_bytes(), 1, of("byte-order-mark", "bagit.txt")),
    ] {
        assert_eq!(judged(&bagit, &list(), ""), (code, found), "{}", bagit.escape_ascii());
    }
}

#[test]
fn a_list_in_another_encoding_is_not_checked_and_not_called_damaged() {
    let bagit = BAGIT.replace("UTF-8", "ISO-8859-1");
    let latin = [list(), format!("{X}  data/").into_bytes(), b"\xE9\n".to_vec()].concat();
    let (code, found) = judged(bagit.as_bytes(), &latin, "");
    let found: Vec<&str> = found.iter().map(|(finding, _)| finding.as_str()).collect();
    assert_eq!((code, found), (3, vec!["other-encoding", "unread-list", "unchecked"]));
    // What declares no other encoding is damaged.
    assert_eq!(judged(BAGIT.as_bytes(), &latin, "").0, 1);
    let marked = ["\u{FEFF}".as_bytes(), &list()].concat();
    let expected = (0, of("byte-order-mark", "manifest-sha256.txt"));
    assert_eq!(judged(BAGIT.as_bytes(), &marked, ""), expected);
}

#[test]
fn what_was_not_fetched_makes_a_bag_incomplete_by_name() {
    let more = [list(), format!("{X}  data/to b.txt\n").into_bytes()].concat();
    let fetch = "https://x.example/b 1 data/to b.txt\nhttps://x.example/a - data/a\n";
    let expected = (1, of("not-fetched", "data/to b.txt"));
    assert_eq!(judged(BAGIT.as_bytes(), &more, fetch), expected);
    // All of it is there.
    let there = "https://x.example/a - data/a\n";
    assert_eq!(judged(BAGIT.as_bytes(), &list(), there), (0, vec![]));
    // No list of digests names it.
    let expected = (1, of("not-fetched", "data/c"));
    assert_eq!(judged(BAGIT.as_bytes(), &list(), "https://x.example/c 1 data/c\n"), expected);
    let expected = (1, of("damaged-list", "fetch.txt"));
    assert_eq!(judged(BAGIT.as_bytes(), &list(), "https://x.example/c data/c\n"), expected);
    assert_eq!(judged(BAGIT.as_bytes(), &list(), "https://x.example/c 1 bagit.txt\n"), expected);
    let expected = (1, of("outside", "data/../../c"));
    assert_eq!(judged(BAGIT.as_bytes(), &list(), "https://x.example/c 1 data/../../c\n"), expected);
}

#[test]
fn names_that_would_break_a_line_are_read_as_they_are_encoded() {
    let site = base();
    site.write("bag/bagit.txt", BAGIT);
    for name in ["a\nb", "a\rb", "50%", "a%0Ab", "50%25 rồi"] {
        site.write(&format!("bag/data/{name}"), "x");
    }
    // The last is written as programs do that do not encode the percent sign.
    let names = ["a%0Ab", "a%0db", "50%25", "a%250Ab", "50%25 rồi"];
    let lines = names.map(|name| format!("{X}  data/{name}\n"));
    site.write("bag/manifest-sha256.txt", &lines.concat());
    assert_eq!(judge(&site), (0, vec![]));
}
