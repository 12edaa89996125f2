//! Bad input as data: `tests/bad/<code>/` holds what is wrong in an otherwise good site, and what the
//! program says of it in both languages, to the letter.
//!
//! `BLESS=1 cargo test bad` writes the expected texts; reading the difference is then the test.

pub mod case;
mod transcript;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use bantin::ground::diagnostic::Code;
use rayon::prelude::*;

use case::{Case, root};
use transcript::{Finding, LANGUAGES};

/// Codes whose message has no value to name: the place alone says what is meant.
const WITHOUT_VALUE: [&str; 3] = ["no-front-matter", "unclosed-front-matter", "yaml-front-matter"];

fn folders() -> BTreeSet<String> {
    let entries = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap());
    let names = entries.map(|entry| entry.file_name().into_string().unwrap());
    names.filter(|name| name != "base").collect()
}

#[test]
fn each_code_has_its_folder_and_each_folder_its_code() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.id().to_owned()).collect();
    assert_eq!(folders(), codes);
}

#[test]
fn the_base_is_clean() {
    for language in LANGUAGES {
        let said = Case::default().run(None, language);
        assert_eq!(transcript::findings(&said), [], "{said}");
        assert!(said.ends_with("[exit 0]\n"), "{said}");
    }
}

#[test]
fn each_case_says_what_it_should() {
    let wrong: Vec<String> = folders().par_iter().flat_map(|code| problems(code)).collect();
    assert!(wrong.is_empty(), "{} problems\n\n{}", wrong.len(), wrong.join("\n\n"));
}

/// Runs one case and lists what is wrong with what it says.
fn problems(code: &str) -> Vec<String> {
    let case = Case::read(code);
    let mut wrong = Vec::new();
    let mut counts = BTreeMap::new();
    for language in LANGUAGES {
        let said = match case.unprovoked {
            Some(_) => case::expected(code, language),
            None => case.run(Some(code), language),
        };
        wrong.extend(case::compare(code, language, &said));
        let findings = transcript::findings(&said);
        let about = |text: String| format!("{code} ({language}): {text}");
        wrong.extend(judge(code, &case, &findings).into_iter().map(about));
        counts.insert(language, findings.len());
    }
    if counts.values().collect::<BTreeSet<_>>().len() > 1 {
        wrong.push(format!("{code}: the languages differ in their findings: {counts:?}"));
    }
    wrong
}

fn judge(code: &str, case: &Case, findings: &[Finding]) -> Vec<String> {
    let mut wrong = Vec::new();
    let found: BTreeSet<&str> = findings.iter().map(|finding| finding.code.as_str()).collect();
    if !found.contains(code) {
        wrong.push("its own code is not found".to_owned());
    }
    let allowed = |code: &&str| case.also.contains_key(*code);
    let others = found.iter().filter(|other| **other != code && !allowed(other));
    wrong.extend(others.map(|other| format!("finds `{other}` beside its own")));
    let unused = case.also.keys().filter(|also| !found.contains(also.as_str()));
    wrong.extend(unused.map(|also| format!("`{also}` is allowed and not found")));
    for finding in findings {
        wrong.extend(finding.flaws().into_iter().map(|flaw| format!("{flaw}:\n{}", finding.text)));
    }
    wrong
}

#[test]
fn each_message_names_a_value() {
    for code in Code::ALL.iter().filter(|code| !WITHOUT_VALUE.contains(&code.id())) {
        for wording in [&code.entry().vi, &code.entry().en] {
            assert!(wording.message.contains('{'), "{}: {}", code.id(), wording.message);
        }
    }
}
