//! Findings for machines: what each form writes for one site, to the letter, and that it is sound as such.
//!
//! `BLESS=1 cargo test forms` writes what is expected. The shape of SARIF is looked at here; against its whole schema
//! it is validated beside the browser tests, whose tools know it.

use std::fs;

use bantin::ground::diagnostic::Code;
use serde_json::Value;

use super::{ARTICLE, base, with_html};
use crate::site::fixture::{Ran, Site, tests};

/// A site with an error in two places, one that has a nearest name, a warning, one that is waived, and a finding about a
/// whole file of an odd name.
fn site() -> Site {
    let waiver = "waivers = [{ rule = \"raw-html\", reason = \"Bài cũ: 100%, giữ\", until = 2027-06-30, \
                  by = \"Văn phòng\" }]";
    let site = with_html(2, waiver);
    let bodies = "content/registry/bodies.toml";
    let again =
        "\n[[body]]\nid = \"ubnd-dong-khe\"\nname = { vi = \"Một tên khác\" }\nkind = \"ubnd\"\n";
    site.write(bodies, &format!("{}{again}", site.read(bodies)));
    site.edit(bodies, "kind = \"other\"", "kind = \"othr\"");
    site.write("content/articles/2024/lạ, tên.xyz", "x");
    site
}

fn check(site: &Site, form: &str, language: &str) -> Ran {
    let mut command = site.command(&["check", "--format", form, "--lang", language]);
    // The forms hold paths from where the command runs.
    Ran::of(command.current_dir(site.path()).output().unwrap())
}

#[test]
fn each_form_says_what_is_expected() {
    let site = site();
    for (form, languages) in
        [("json", &["vi"][..]), ("sarif", &["vi", "en"]), ("github", &["vi", "en"])]
    {
        for language in languages {
            let ran = check(&site, form, language);
            assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{form}");
            let said = match form {
                "sarif" => without_rules(&ran.out),
                _ => ran.out,
            };
            let said = said.replace(env!("CARGO_PKG_VERSION"), "VERSION");
            hold(&format!("{form}.{language}"), &said);
        }
    }
    let [vi, en] = ["vi", "en"].map(|language| check(&site, "json", language).out);
    assert_eq!(vi, en, "JSON holds both languages whatever is asked for");
}

/// The rules are the catalogue's, and would have to be written anew with each of its words.
fn without_rules(log: &str) -> String {
    let mut log: Value = serde_json::from_str(log).unwrap();
    let run = &mut log["runs"][0];
    run["tool"]["driver"].as_object_mut().unwrap().remove("rules");
    run["translations"][0].as_object_mut().unwrap().remove("rules");
    format!("{log:#}\n")
}

fn hold(name: &str, said: &str) {
    let path = tests().join("data/check").join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, said).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(said == expected, "{name} says\n{said}\n--- and not, as expected,\n{expected}");
}

#[test]
fn sarif_is_of_its_shape() {
    let log: Value = serde_json::from_str(&check(&site(), "sarif", "vi").out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let translated = run["translations"][0]["rules"].as_array().unwrap();
    for ((code, vi), en) in Code::ALL.iter().zip(rules).zip(translated) {
        assert_eq!((vi["id"].as_str(), en["id"].as_str()), (Some(code.id()), Some(code.id())));
        for (rule, words) in [(vi, &code.entry().vi), (en, &code.entry().en)] {
            let about = words.about.replace('{', "{{").replace('}', "}}");
            assert_eq!(rule["fullDescription"]["text"].as_str().unwrap(), about);
        }
        assert_eq!(vi["defaultConfiguration"]["level"], code.entry().level.word());
    }
    assert_eq!([rules.len(), translated.len()], [Code::ALL.len(); 2]);
    let results = run["results"].as_array().unwrap();
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        for location in result["locations"].as_array().unwrap() {
            let place = &location["physicalLocation"];
            let base = place["artifactLocation"]["uriBaseId"].as_str().unwrap();
            assert!(run["originalUriBaseIds"].get(base).is_some());
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            assert!(uri.is_ascii() && !uri.contains([' ', ',']) && !uri.starts_with('/'), "{uri}");
        }
    }
    let suppressed = results.iter().filter(|result| result.get("suppressions").is_some());
    assert_eq!(suppressed.count(), 1);
}

#[test]
fn sarif_shows_values_as_they_stand() {
    let site = with_html(1, "");
    let text = site.read(ARTICLE).replace("kind = \"tin\"", "kind = \"{0} [tin](a)\"");
    site.write(ARTICLE, &text);
    let log = check(&site, "sarif", "en").out;
    assert!(log.contains("{{0}} \\\\[tin\\\\](a)"), "{log}");
    assert!(check(&site, "github", "en").out.contains("{0} [tin](a)"));
}

#[test]
fn columns_count_characters_from_one() {
    let site = with_html(1, "");
    let report: Value = serde_json::from_str(&check(&site, "json", "vi").out).unwrap();
    let at = &report["findings"][0]["at"];
    let line = usize::try_from(at["line"].as_u64().unwrap()).unwrap();
    let text = site.read(ARTICLE);
    let line: Vec<char> = text.lines().nth(line - 1).unwrap().chars().collect();
    let [from, to] =
        ["column", "end_column"].map(|key| usize::try_from(at[key].as_u64().unwrap()).unwrap() - 1);
    assert_eq!(line[from..to].iter().collect::<String>(), "<b>");
}

#[test]
fn paths_for_github_are_told_from_where_the_command_runs() {
    let site = with_html(1, "");
    let root = site.path().canonicalize().unwrap();
    let name = root.file_name().unwrap().to_str().unwrap().to_owned();
    let run = |from: &std::path::Path| {
        let mut command = site.command(&["check", "--format", "github"]);
        Ran::of(command.current_dir(from).output().unwrap()).out
    };
    let below = format!("::warning file={name}/{ARTICLE},line=");
    assert!(run(root.parent().unwrap()).starts_with(&below));
    assert!(run(&root).starts_with(&format!("::warning file={ARTICLE},line=")));
    let above = format!("::warning file=../{ARTICLE},line=");
    assert!(run(&root.join("content")).starts_with(&above));
}

#[test]
fn warnings_fail_where_they_are_denied() {
    let site = with_html(1, "");
    for form in ["text", "json", "sarif", "github"] {
        let run = |more: &[&str]| {
            let arguments = [&["check", "--format", form], more].concat();
            site.run(&arguments).code
        };
        assert_eq!(run(&[]), 0);
        assert_eq!(run(&["--deny-warnings"]), 1);
        assert_eq!(run(&["--deny-warnings", "--only", "bad-link,count-mismatch"]), 0);
        assert_eq!(run(&["--deny-warnings", "--only", "bad-link,raw-html"]), 1);
    }
    assert_eq!(base().run(&["check", "--deny-warnings"]).code, 0);
}

#[test]
fn only_the_codes_that_are_asked_for_are_told() {
    let site = site();
    let ran = site.run(&["check", "--only", "raw-html"]);
    assert_eq!((ran.code, ran.codes()), (0, vec!["raw-html".to_owned()]));
    let ran = site.run(&["check", "--only", "raw-html", "--only", "duplicate-id"]);
    assert_eq!((ran.code, ran.codes().len()), (1, 2));
    let ran = site.run(&["check", "--only", "raw_html", "--format", "json"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("did you mean `raw-html`?"), "{}", ran.err);
}
