//! Waivers: what they take, until when, and what is said of them.

use std::collections::BTreeMap;

use bantin::ground::diagnostic::Code;
use serde_json::Value;

use super::{ARTICLE, BATCH, base, with_html};
use crate::bad::case::Case;
use crate::site::fixture::Site;

const ONE: &str = "waivers = [{ rule = \"raw-html\", reason = \"Bài cũ\" }]";
const WRONG_SUM: [&str; 2] = ["stated_total = 5", "stated_total = 6"];
const ACCEPTED: &str = "waivers = [{ rule = \"count-mismatch\", reason = \"Ghi thế\" }]\n";

#[test]
fn one_waiver_takes_one_finding() {
    let ran = with_html(1, ONE).run(&["check", "--deny-warnings"]);
    assert_eq!((ran.code, ran.codes()), (0, vec![]), "{}", ran.err);
    assert!(ran.err.contains("waived[raw-html]: the HTML `<b>` is dropped"), "{}", ran.err);
    assert!(ran.err.contains("  = reason: Bài cũ\n"), "{}", ran.err);
    assert!(ran.out.contains("0 errors, 0 warnings, 1 waived"), "{}", ran.out);
    // The second of its kind is told: the first in the order of the text is taken.
    let ran = with_html(2, ONE).run(&["check"]);
    assert_eq!(ran.codes(), ["raw-html"]);
    assert!(ran.err.contains("Đoạn <b>1</b>."), "{}", ran.err);
}

#[test]
fn a_waiver_of_words_takes_the_finding_about_them() {
    let waiver = |value: &str| ONE.replace("reason", &format!("value = \"{value}\", reason"));
    // Of two, wherever it stands; and none where other words have come in its place.
    let ran = with_html(2, &waiver("<b>")).run(&["check"]);
    assert_eq!(ran.codes(), ["raw-html"], "{}", ran.err);
    let ran = with_html(1, &waiver("<i>")).run(&["check"]);
    assert_eq!(ran.codes(), ["waiver-unused", "raw-html"], "{}", ran.err);
}

#[test]
fn a_waiver_states_blanks_of_any_kind() {
    let waiver = ONE.replace("raw-html", "personal-data");
    let site = with_html(0, &waiver.replace("reason", "value = \"0912 345 678\", reason"));
    site.write(ARTICLE, &format!("{}\nGọi 0912\u{A0}345\u{202F}678.\n", site.read(ARTICLE)));
    let ran = site.run(&["check"]);
    assert_eq!(ran.codes(), [""; 0], "{}", ran.err);
}

#[test]
fn a_waiver_may_state_a_sum() {
    for (value, wanted) in [("5", vec![]), ("7", vec!["count-mismatch"])] {
        let site = base();
        let waiver = ACCEPTED.replace("reason", &format!("value = \"{value}\", reason"));
        site.edit(BATCH, WRONG_SUM[0], WRONG_SUM[1]);
        site.write(BATCH, &format!("{waiver}{}", site.read(BATCH)));
        let ran = site.run(&["check"]);
        assert_eq!(ran.codes(), wanted, "{}", ran.err);
    }
}

#[test]
fn a_waiver_may_state_whatever_a_message_quotes() {
    let hidden = "title = \"Khơi\u{200B} thông\"";
    for (value, wanted) in [
        ("U+200B", vec![]),
        ("title", vec![]),
        ("U+00AD", vec!["waiver-unused", "hidden-character"]),
    ] {
        let site = with_html(
            0,
            &ONE.replace("raw-html", "hidden-character")
                .replace("reason", &format!("value = \"{value}\", reason")),
        );
        let text = site.read(ARTICLE);
        let title = text.lines().find(|line| line.starts_with("title = ")).expect("it has one");
        site.write(ARTICLE, &text.replace(title, hidden));
        let ran = site.run(&["check"]);
        let mut codes = ran.codes();
        codes.sort_unstable_by(|one, other| other.cmp(one));
        assert_eq!(codes, wanted, "{}", ran.err);
    }
    // What is told of one that fits nothing is true beside findings of its rule.
    let ran = with_html(1, &ONE.replace("reason", "value = \"<i>\", reason")).run(&["check"]);
    assert!(ran.err.contains("its record has no finding of the rule about `<i>`"), "{}", ran.err);
}

#[test]
fn one_waiver_of_markup_hides_no_other() {
    let waiver =
        ONE.replace("raw-html", "markup-in-words").replace("reason", "value = \"<br>\", reason");
    let site = with_html(0, &waiver);
    let text = site.read(ARTICLE);
    let title = text.lines().find(|line| line.starts_with("title = ")).expect("it has one");
    site.write(ARTICLE, &text.replace(title, "title = \"Một<br>hai **ba** [bốn](/)\""));
    let ran = site.run(&["check"]);
    assert_eq!(ran.codes(), ["markup-in-words"; 2], "{}", ran.err);
}

#[test]
fn nothing_is_waived_for_no_reason() {
    let ran = with_html(1, "waivers = [{ rule = \"raw-html\" }]").run(&["check"]);
    assert_eq!(ran.codes(), ["missing-key", "raw-html"], "{}", ran.err);
}

#[test]
fn a_waiver_counts_until_the_end_of_its_last_day() {
    let waiver = ONE.replace(" }]", ", until = 2026-11-24 }]");
    let site = with_html(1, &waiver);
    assert_eq!(site.run(&["check", "--today", "2026-11-24"]).codes(), Vec::<String>::new());
    let later = site.run(&["check", "--today", "2026-11-25"]);
    assert_eq!(later.codes(), ["waiver-expired", "raw-html"]);
}

#[test]
fn a_waiver_is_of_its_record_alone() {
    let site = with_html(1, "");
    site.write(BATCH, &format!("{ONE}\n{}", site.read(BATCH)));
    assert_eq!(site.run(&["check"]).codes(), ["raw-html", "waiver-unused"]);
    // Of several records in a file too.
    let site = base();
    let bodies = "content/registry/bodies.toml";
    let hidden = |name: &str| name.replace("\" }", "\u{200b}\" }");
    let text = site.read(bodies);
    let names: Vec<&str> = text.lines().filter(|line| line.starts_with("name = ")).collect();
    let waiver = "waivers = [{ rule = \"hidden-character\", reason = \"Thử\" }]";
    let text = text.replacen(names[0], &format!("{}\n{waiver}", names[0]), 1);
    site.write(bodies, &text.replacen(names[1], &hidden(names[1]), 1));
    assert_eq!(site.run(&["check"]).codes(), ["waiver-unused", "hidden-character"]);
}

#[test]
fn what_lies_between_two_records_is_accepted_in_either() {
    let units = "content/registry/units.toml";
    let shared = Case::site("code-shared");
    assert_eq!(shared.run(&["check"]).codes(), ["code-shared"]);
    let waiver = "waivers = [{ rule = \"code-shared\", reason = \"Theo nguồn\" }]\n";
    let text = shared.read(units);
    let heads: Vec<usize> = text.match_indices("code = ").map(|(at, _)| at).collect();
    let [first, _, second] = heads[..] else { panic!("{text}") };
    for waived in [&[first][..], &[second], &[first, second]] {
        let mut text = text.clone();
        waived.iter().rev().for_each(|at| text.insert_str(*at, waiver));
        shared.write(units, &text);
        let ran = shared.run(&["check"]);
        assert_eq!(ran.codes(), Vec::<String>::new(), "{}", ran.err);
        assert!(ran.out.contains("1 waived"), "{}", ran.out);
    }
    // A third record is none of the two.
    shared.write(units, &text.replacen("type = \"tinh\"", &format!("{waiver}type = \"tinh\""), 1));
    assert_eq!(shared.run(&["check"]).codes(), ["waiver-unused", "code-shared"]);
}

#[test]
fn an_article_is_one_record_in_two_files() {
    let site = with_html(0, ONE);
    let english = "content/articles/2024/don-kenh.en.md";
    site.write(english, &format!("{}\n<b>bold</b>\n", site.read(english)));
    assert_eq!(site.run(&["check"]).codes(), Vec::<String>::new());
}

#[test]
fn an_unused_waiver_is_not_told_while_an_error_may_be_the_reason() {
    let site = base();
    site.write(BATCH, &format!("{ACCEPTED}{}", site.read(BATCH)));
    assert_eq!(site.run(&["check"]).codes(), ["waiver-unused"]);
    site.edit(BATCH, "count = 4", "count = \"4\"");
    assert_eq!(site.run(&["check"]).codes(), ["wrong-type"]);
}

#[test]
fn an_error_that_is_waived_keeps_no_site_from_being_built() {
    let site = base();
    site.edit(BATCH, WRONG_SUM[0], WRONG_SUM[1]);
    assert_eq!(site.run(&["build"]).code, 1);
    site.write(BATCH, &format!("{ACCEPTED}{}", site.read(BATCH)));
    let built = site.run(&["build"]);
    assert_eq!((built.code, built.codes()), (0, vec![]), "{}", built.err);
    assert!(built.err.contains("waived[count-mismatch]"), "{}", built.err);
    assert!(built.out.contains("1 waived"), "{}", built.out);
}

/// Each rule that the catalogue calls waivable leaves a site that is built when all its findings are waived.
#[test]
fn every_rule_that_can_be_waived_leaves_a_whole_site() {
    for code in Code::ALL.iter().map(|code| (code.id(), code.entry())) {
        let (id, entry) = code;
        if !entry.waivable {
            continue;
        }
        let site = Case::site(id);
        waive_all(&site, id);
        let report = report(&site);
        let left = report["findings"].as_array().unwrap().iter().filter(|it| it["code"] == id);
        // The site's own record and persons take no waivers.
        let left: Vec<_> = left.filter(|it| can_waive(it)).collect();
        assert!(left.is_empty(), "{id}: {left:?}");
        assert!(report["totals"]["waived"].as_u64().unwrap() > 0, "{id}");
        let built = site.run(&["build"]);
        assert_eq!(built.code, 0, "{id}: {}", built.err);
    }
}

fn report(site: &Site) -> Value {
    serde_json::from_str(&site.run(&["check", "--format", "json"]).out).unwrap()
}

fn can_waive(finding: &Value) -> bool {
    let file = finding["at"]["file"].as_str().unwrap_or_default();
    file != "bulletin.toml" && !file.ends_with("persons.toml")
}

/// Writes a waiver into its record for each finding of a rule.
fn waive_all(site: &Site, rule: &str) {
    let mut records: BTreeMap<(String, usize), usize> = BTreeMap::new();
    for finding in report(site)["findings"].as_array().unwrap() {
        if finding["code"] == rule && can_waive(finding) {
            *records.entry(record_of(site, &finding["at"])).or_default() += 1;
        }
    }
    // From the last on, so that lines stay where they are.
    for ((file, line), times) in records.into_iter().rev() {
        let one = format!("{{ rule = \"{rule}\", reason = \"Thử\" }}");
        let waivers = format!("waivers = [{}]", vec![one; times].join(", "));
        let text = site.read(&file);
        let mut lines: Vec<&str> = text.lines().collect();
        lines.insert(line, &waivers);
        site.write(&file, &(lines.join("\n") + "\n"));
    }
}

/// The file of a record, and the line before which a key of it can stand.
fn record_of(site: &Site, at: &Value) -> (String, usize) {
    let file = at["file"].as_str().unwrap().replace(".en.md", ".vi.md");
    if file == ARTICLE || file.ends_with(".md") {
        return (file, 1);
    }
    let text = site.read(&file);
    let before = text.lines().take(at["line"].as_u64().unwrap() as usize);
    let is_record = |line: &str| {
        let is_registry = file.contains("/registry/");
        line == "[[meeting]]" || (is_registry && line.starts_with("[[") && !line.contains('.'))
    };
    let header = before.enumerate().filter(|(_, line)| is_record(line)).last();
    (file.clone(), header.map_or(0, |(at, _)| at + 1))
}

#[test]
fn the_example_is_clean_but_for_a_finding_that_is_shown_on_purpose() {
    let ran = Site::example().run(&["check", "--deny-warnings", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["findings"], Value::Array(Vec::new()));
    let waived = told["waived"].as_array().unwrap();
    assert_eq!(waived.len(), 1, "{waived:?}");
    assert_eq!(waived[0]["code"], "text-count-mismatch");
    assert!(waived[0]["waiver"]["reason"].as_str().is_some_and(|why| !why.is_empty()));
}
