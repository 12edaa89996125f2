//! Bags and zips in odd forms: each has words of its own, and an exit code that says whether it is damaged or could not be checked.

use std::fs;
use std::path::{Path, PathBuf};

use bantin::build::archive::zip_form::{Entry, Method, end, head};
use serde_json::Value;

use super::super::site::fixture::Site;
use super::{archive, base, verify};

/// Writes a zip of stored files, each with its path and text, and lets `spoil` change the bytes of its list.
fn zip(site: &Site, files: &[(&str, &str)], spoil: impl Fn(&mut Vec<u8>)) -> PathBuf {
    let (mut bytes, mut entries) = (Vec::new(), Vec::new());
    for (path, text) in files {
        let mut crc = flate2::Crc::new();
        crc.update(text.as_bytes());
        let (at, size) = (bytes.len() as u64, text.len() as u64);
        let (path, method) = ((*path).to_owned(), Method::Stored);
        let entry = Entry { path, method, crc: crc.sum(), packed: size, size, at };
        bytes.extend(head(&entry));
        bytes.extend(text.as_bytes());
        entries.push(entry);
    }
    let mut list = end(&entries, bytes.len() as u64);
    spoil(&mut list);
    bytes.extend(list);
    site.write_bytes("odd.zip", &bytes);
    site.path().join("odd.zip")
}

/// The declaration of a bag.
const BAGIT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// A small bag in a zip, with one more file.
fn bag_with<'f>(path: &'f str, text: &'f str) -> [(&'f str, &'f str); 3] {
    let list = "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730  data/a\n";
    [("bag/bagit.txt", BAGIT), ("bag/manifest-sha256.txt", list), (path, text)]
}

fn json(site: &Site, place: &Path) -> (i32, Value) {
    let ran = verify(site, place, &["--format", "json"]);
    (ran.code, serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err)))
}

fn words(json: &Value) -> Vec<&str> {
    json["findings"].as_array().unwrap().iter().map(|it| it["finding"].as_str().unwrap()).collect()
}

#[test]
fn what_is_odd_in_a_zip_is_told_by_name() {
    let site = base();
    let whole = bag_with("bag/data/a", "bar\n");
    let (code, said) = json(&site, &zip(&site, &whole, |_| {}));
    assert_eq!((code, words(&said)), (0, vec!["unsealed"]), "{said}");
    // The attributes, the flags and the method of the last entry of the list.
    let last = |list: &[u8]| list.windows(4).rposition(|it| it == b"PK\x01\x02").unwrap();
    type Spoil<'s> = &'s dyn Fn(&mut Vec<u8>, usize);
    let cases: [(&str, Spoil<'_>); 3] = [
        ("special", &|list, at| {
            list[at + 38..at + 42].copy_from_slice(&(0o120_777_u32 << 16).to_le_bytes())
        }),
        ("encrypted", &|list, at| list[at + 8] |= 1),
        ("unknown-packing", &|list, at| list[at + 10] = 9),
    ];
    for (word, spoil) in cases {
        let place = zip(&site, &whole, |list| {
            let at = last(list);
            spoil(list, at);
        });
        let (code, said) = json(&site, &place);
        assert_eq!((code, words(&said)), (1, vec![word, "unsealed"]), "{said}");
        assert_eq!(said["findings"][0]["path"], "data/a");
    }
    // Each entry of the list, none of which can be read.
    let place = zip(&site, &whole, |list| {
        let entries = (0..list.len()).filter(|at| list[*at..].starts_with(b"PK\x01\x02"));
        entries.collect::<Vec<_>>().into_iter().for_each(|at| list[at + 8] |= 1);
    });
    let (code, said) = json(&site, &place);
    let locked = words(&said).into_iter().filter(|it| *it == "encrypted").count();
    assert_eq!((code, locked), (1, whole.len()), "{said}");
    // A name that is no text is told, and all else is looked at.
    let place = zip(&site, &whole, |list| {
        let at = last(list);
        list[at + 46 + "bag/data/".len()] = 0x82;
    });
    let (code, said) = json(&site, &place);
    assert_eq!((code, words(&said)), (1, vec!["unsealed", "added", "missing"]), "{said}");
    let litter = [&whole[..], &[("__MACOSX/bag/._a", "x")]].concat();
    let (code, said) = json(&site, &zip(&site, &litter, |_| {}));
    assert_eq!((code, words(&said)), (0, vec!["litter", "unsealed"]), "{said}");
}

#[test]
fn a_damaged_entry_is_named_and_a_cut_zip_has_its_words() {
    let site = base();
    let place = archive(&site, &["2024", "--format", "zip"]);
    let whole = fs::read(&place).unwrap();
    let name = b"/manifest-sha512.txt";
    let at = whole.windows(name.len()).position(|it| it == name).unwrap();
    let mut bytes = whole.clone();
    bytes[at + 60] ^= 0xFF;
    fs::write(&place, &bytes).unwrap();
    let (code, said) = json(&site, &place);
    assert!(code == 1 && words(&said).contains(&"unreadable"), "{said}");
    let unreadable = said["findings"].as_array().unwrap().iter();
    let mut unreadable = unreadable.filter(|it| it["finding"] == "unreadable");
    assert!(unreadable.all(|it| it["path"] == "manifest-sha512.txt"), "{said}");
    fs::write(&place, &whole[..whole.len() / 2]).unwrap();
    let (code, said) = json(&site, &place);
    assert_eq!((code, words(&said)), (1, vec!["cut-zip"]), "{said}");
    fs::write(&place, "no zip at all").unwrap();
    let (code, said) = json(&site, &place);
    assert_eq!(
        (code, words(&said)),
        (3, vec!["no-archive"]),
        "JSON where nothing is checked: {said}"
    );
}

#[test]
fn a_name_that_would_be_a_line_of_its_own_is_escaped() {
    let site = base();
    let place = archive(&site, &["2024"]);
    let name = "x\nthe archive is whole: 125 files were compared\u{202E}.txt";
    fs::write(place.join("data").join(name), "").unwrap();
    let ran = verify(&site, &place, &[]);
    assert!(!ran.out.lines().any(|line| line.starts_with("the archive is whole")), "{}", ran.out);
    assert!(
        ran.out.contains("`data/x\\nthe archive") && ran.out.contains("\\u{202e}"),
        "{}",
        ran.out
    );
}

#[test]
fn what_is_known_too_little_of_is_neither_whole_nor_damaged() {
    let site = base();
    site.write("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    site.write("bag/data/a", "x");
    site.write("bag/manifest-md5.txt", "9dd4e461268c8034f5c8564e155c67a6  data/a\n");
    let place = site.path().join("bag");
    let (code, said) = json(&site, &place);
    assert!(code == 3 && said["whole"].is_null(), "{said}");
    let ran = verify(&site, &place, &[]);
    assert!(ran.out.contains("could NOT be checked"), "{}", ran.out);
    fs::remove_file(place.join("manifest-md5.txt")).unwrap();
    let (code, said) = json(&site, &place);
    assert!(code == 1 && words(&said).contains(&"no-list"), "{said}");
    fs::remove_dir_all(place.join("data")).unwrap();
    site.write("bag/manifest-sha256.txt", "");
    let (code, said) = json(&site, &place);
    assert!(code == 1 && words(&said).contains(&"empty"), "{said}");
}

#[test]
fn lists_that_went_with_all_their_traces_are_missed() {
    let site = base();
    let place = archive(&site, &["2024"]);
    for list in ["manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"] {
        fs::remove_file(place.join(list)).unwrap();
    }
    let (code, said) = json(&site, &place);
    let missing = ["missing", "missing", "missing", "noted-otherwise"];
    assert_eq!((code, words(&said)), (1, missing.to_vec()), "{said}");
    fs::remove_file(place.join("bagit.txt")).unwrap();
    let (code, said) = json(&site, &place);
    assert!(code == 1 && words(&said).contains(&"no-declaration"), "{said}");
}

#[test]
fn what_was_made_by_another_hand_is_told_by_the_noted_digest() {
    let site = base();
    for form in ["bag", "zip"] {
        let place = archive(&site, &["2024", "--format", form]);
        let ran = verify(&site, &place, &[]);
        assert!(
            ran.code == 0 && ran.out.contains("archives.tsv for the archive of 2026-11-24"),
            "{}",
            ran.out
        );
        let digest = ran.out.lines().find_map(|line| line.strip_prefix("sha256 ")).unwrap();
        assert!(site.read("archives.tsv").contains(digest), "{}", ran.out);
    }
    // Whole by its own lists, and not what was noted.
    let list = site.read("archives.tsv");
    let place = site.path().join("archives/ban-tin-dong-son-2024");
    let digest = list.lines().nth(1).unwrap().rsplit('\t').next().unwrap();
    site.write("archives.tsv", &list.replace(digest, &"0f".repeat(32)));
    let (code, said) = json(&site, &place);
    assert_eq!((code, words(&said)), (1, vec!["noted-otherwise"]), "{said}");
}

#[test]
fn a_damaged_line_of_the_list_is_told_with_its_place() {
    let site = base();
    let place = archive(&site, &["2024"]);
    let whole = site.read("archives.tsv");
    site.write("archives.tsv", &format!("{whole}2026-11-24 2023 x\n"));
    let ran = verify(&site, &place, &[]);
    assert_eq!(ran.code, 0, "its own line is there: {}", ran.out);
    let told = "archives.tsv:3`: there must be 4 columns with tabs between them, and here are 1";
    assert!(ran.out.starts_with("note: `") && ran.out.contains(told), "{}", ran.out);
    // Where its own line is not to be read, nothing can be said of what is noted.
    site.write("archives.tsv", whole.trim_end().strip_suffix(|_: char| true).unwrap());
    let ran = verify(&site, &place, &[]);
    assert_eq!(ran.code, 3, "{}", ran.out);
    assert!(ran.out.contains("tsv:2`: column 4 must be a SHA-256 of 64"), "{}", ran.out);
    assert!(ran.out.contains("all digests of the archive hold") && !ran.out.contains("whole"));
    let (_, said) = json(&site, &place);
    assert_eq!(words(&said), ["noted-damaged", "not-compared"]);
    assert_eq!((said["whole"].as_bool(), said["noted"].as_str()), (Some(true), None));
    for damage in ["\0\0", "\t\t\t", "2026-02-30\t2024\tx\ty"] {
        site.write("archives.tsv", damage);
        assert_eq!(verify(&site, &place, &[]).code, 3, "{damage:?}");
    }
}

#[test]
fn a_damaged_list_is_told_and_kept_when_a_line_is_added() {
    let site = base();
    site.write("archives.tsv", "của tôi\n");
    let ran = site.run(&["archive", "2024"]);
    assert_eq!(
        (ran.code, ran.codes()),
        (0, vec!["archive-list-damaged".to_owned()]),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("`archives.tsv:1`: there must be 4 columns"), "{}", ran.err);
    let list = site.read("archives.tsv");
    assert!(list.starts_with("của tôi\n2026-11-24\t2024\tban-tin-dong-son-2024\t"), "{list}");
    // What is in another encoding would be spoilt by a line of ours.
    let other = b"\xFF\xFEd\0a\0y\0\n\0".to_vec();
    site.write_bytes("archives.tsv", &other);
    let ran = site.run(&["archive", "2024"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.codes().contains(&"archive-not-noted".to_owned()), "{}", ran.err);
    assert_eq!(std::fs::read(site.path().join("archives.tsv")).unwrap(), other);
}

#[test]
fn what_is_around_the_pages_is_made_again_too() {
    let site = base();
    let place = archive(&site, &["2024"]);
    let readme = place.join("data/README.en.txt");
    fs::write(&readme, "Another.\n").unwrap();
    let said = verify(&site, &place, &["--rebuild"]).out;
    assert!(said.contains("`data/README.en.txt` was changed"), "{said}");
    let record = place.join("data/sources/archive.toml");
    fs::write(&record, "period = \"?\"\n").unwrap();
    let said = verify(&site, &place, &["--rebuild"]).out;
    assert!(said.contains("`data/sources/archive.toml` is damaged"), "{said}");
}

#[test]
fn a_built_folder_cannot_be_built_again_and_says_so_in_json_too() {
    let site = base();
    site.build();
    let ran = verify(&site, &site.public(), &["--rebuild"]);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    let verdict = ran.out.lines().last().unwrap();
    assert!(verdict.starts_with("all digests of the built folder hold"), "{verdict}");
    assert!(verdict.contains("a built folder does not hold its sources"), "{verdict}");
    let ran = verify(&site, &site.public(), &["--rebuild", "--format", "json"]);
    let said: Value = serde_json::from_str(&ran.out).expect("it is JSON");
    assert_eq!((ran.code, words(&said)), (3, vec!["no-sources"]), "{said}");
    assert_eq!((said["whole"].as_bool(), said["rebuilt"].as_bool()), (Some(true), Some(false)));
    // Damage is damage all the same.
    site.write("public/index.html", "x");
    assert_eq!(verify(&site, &site.public(), &["--rebuild"]).code, 1);
}
