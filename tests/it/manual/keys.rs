//! Every key that the readers ask for stands in the manual, required there when it is in the source, and no
//! other does.

use std::collections::{BTreeMap, BTreeSet};

use super::read;

/// How often a key is asked for as one that must be there, and as one that may be.
type Asked = BTreeMap<(String, bool), usize>;

const READERS: [&str; 10] = [
    "article", "award", "common", "label", "meeting", "redirect", "registry", "site", "target",
    "unit",
];

#[test]
fn the_manual_of_records_has_the_keys_of_the_readers() {
    let manual = read("docs/records.md");
    for reader in READERS {
        compare(&format!("src/read/{reader}.rs"), &manual);
    }
}

#[test]
fn the_manual_of_themes_has_the_keys_of_theme_toml() {
    compare("src/render/theme_head.rs", &read("docs/theme.md"));
}

/// Keys of records that are no key of the open data, each with what takes its place there or why nothing does.
const NOT_IN_DATA: [(&str, &str); 26] = [
    ("aliases", "`page` is the address of today"),
    ("slug", "`page`"),
    ("article", "`articles`: either end may name it"),
    ("meeting", "`meetings`: either end may name it"),
    ("src", "`file`"),
    ("honorific", "`form`"),
    ("rank", "`form`"),
    ("offices", "`office`, of the day of the record"),
    ("as_of", "`office`, of the day of the record"),
    ("from", "`office`, of the day of the record"),
    ("to", "`office`, of the day of the record"),
    ("vi", "of slugs: `page`; labels are told as one key"),
    ("en", "of slugs: `page`; labels are told as one key"),
    ("given_words", "the order of the pages"),
    ("sort_name", "the order of the pages"),
    ("consent", "says who agreed, and is nobody's business"),
    ("minor", "whoever is not named has no facts"),
    ("withhold", "whoever is not named has no facts"),
    ("bodies", "of standing pages, which are no data"),
    ("menu_order", "of standing pages, which are no data"),
    ("publication", "what is in the data is published"),
    ("publish_at", "what is in the data is published"),
    ("note", "for the keepers"),
    ("waivers", "for the keepers"),
    ("rule", "of waivers"),
    ("until", "of waivers"),
];

/// DOMAIN 6.22: what is no key of the data is told here, so that a new key of a record is not forgotten there. That those which
/// are there hold all that a page shows, `site::open_data::reload` proves.
#[test]
fn every_key_of_the_records_is_in_the_open_data_or_told_why_not() {
    let manual = read("docs/du-lieu-mo.md");
    let rows = manual.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let told: BTreeSet<&str> = rows.flat_map(|key| key.split(['.', '[', ']'])).collect();
    let readers = ["article", "award", "common", "meeting", "registry", "unit"];
    let asked = readers.map(|reader| of_source(&read(&format!("src/read/{reader}.rs"))));
    let asked: BTreeSet<String> = asked.into_iter().flatten().map(|((key, _), _)| key).collect();
    let missing: Vec<&str> =
        asked.iter().map(String::as_str).filter(|key| !told.contains(key)).collect();
    let mut known: Vec<&str> = NOT_IN_DATA.iter().map(|(key, _)| *key).collect();
    known.sort_unstable();
    assert_eq!(missing, known);
}

fn compare(source: &str, manual: &str) {
    let (asked, written) = (of_source(&read(source)), of_manual(source, manual));
    let line = |(key, required): &(String, bool), n: usize| {
        format!("{key} ({}) x {n}", if *required { "required" } else { "optional" })
    };
    let lines = |asked: &Asked| asked.iter().map(|(key, n)| line(key, *n)).collect::<Vec<_>>();
    let (asked, written) = (lines(&asked), lines(&written));
    let missing: Vec<_> = asked.iter().filter(|key| !written.contains(key)).collect();
    let extra: Vec<_> = written.iter().filter(|key| !asked.contains(key)).collect();
    assert!(
        missing.is_empty() && extra.is_empty(),
        "{source}: the manual lacks {missing:?} and has {extra:?} too much"
    );
}

/// The calls that ask for a key, and whether the key must be there.
const CALLS: [(&str, bool); 13] = [
    (".required", true),
    (".required_list", true),
    (".required_word", true),
    (".optional", false),
    (".optional_word", false),
    (".or_default", false),
    (".words", false),
    (".map", false),
    (".table", false),
    (".tables", false),
    (".named_tables", false),
    (".lacks", true),
    (".lacks_rows", true),
];

/// Closures and functions that take the key as their first text, or two.
const PERIOD: &str = "period(";
const SMALL: [&str; 2] = ["segment(", "size("];

fn of_source(text: &str) -> Asked {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code: Vec<_> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut asked = Asked::new();
    for (call, required) in CALLS {
        for (at, _) in code.match_indices(call) {
            if let Some(key) = first_text(&code[at + call.len()..]) {
                *asked.entry((key, required)).or_default() += 1;
            }
        }
    }
    for (at, _) in code.match_indices(PERIOD) {
        let texts = code[at..].split('"').skip(1).step_by(2).take(2);
        let is_call =
            code[at..].starts_with("period(t, \"") || code[at..].starts_with("period(table, \"");
        for key in texts.filter(|_| is_call) {
            *asked.entry((key.to_owned(), false)).or_default() += 1;
        }
    }
    for (at, small) in SMALL.iter().flat_map(|small| code.match_indices(small)) {
        if let Some(key) = first_text(&code[at + small.len() - 1..]) {
            *asked.entry((key, false)).or_default() += 1;
        }
    }
    // A list that must be there is asked for twice: whether it lacks, and then its rows.
    for call in [".lacks", ".lacks_rows"] {
        for (at, _) in code.match_indices(call) {
            let Some(key) = first_text(&code[at + call.len()..]) else { continue };
            asked.remove(&(key, false));
        }
    }
    asked
}

/// The key of a call: a text right after the bracket, which a type may stand before.
fn first_text(rest: &str) -> Option<String> {
    let rest = match rest.strip_prefix("::<") {
        Some(_) => &rest[rest.find(">(")? + 1..],
        None => rest,
    };
    let inside = rest.strip_prefix('(')?.trim_start().strip_prefix('"')?;
    inside.split('"').next().map(str::to_owned)
}

/// The rows of the manual's tables that stand below `Read by` a source, up to the next chapter.
fn of_manual(source: &str, manual: &str) -> Asked {
    let mut asked = Asked::new();
    let mut is_here = false;
    for line in manual.lines() {
        is_here &= !line.starts_with("## ");
        if let Some((_, rest)) = line.split_once("Read by `") {
            is_here = rest.starts_with(&format!("{source}`"));
        }
        let Some((key, rest)) = line.strip_prefix("| `").and_then(|row| row.split_once("` | "))
        else {
            continue;
        };
        if !is_here {
            continue;
        }
        let required = match rest.split(" |").next().unwrap_or_default() {
            "yes" => &[true][..],
            "no" => &[false],
            // Required in one case, optional in the other: asked for in both ways.
            word if word.starts_with("when ") => &[true, false],
            word => panic!("{key}: `{word}` is neither yes, no nor when ..."),
        };
        for required in required {
            *asked.entry((key.to_owned(), *required)).or_default() += 1;
        }
    }
    asked
}
