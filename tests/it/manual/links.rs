//! Links between the documents of the repository lead somewhere, and the files and tests that they name exist.

use std::collections::BTreeSet;

use super::{place, read};

const DOCUMENTS: [&str; 10] = [
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "THIRD-PARTY-LICENSES.md",
    "docs/records.md",
    "docs/theme.md",
    "docs/diagnostics.md",
    "docs/can-bo.md",
    "docs/may-chu-web.md",
    "docs/du-lieu-mo.md",
];

#[test]
fn links_between_documents_lead_somewhere() {
    let mut wrong = Vec::new();
    for document in DOCUMENTS {
        let text = read(document);
        let own = anchors(&text);
        for target in targets(&text) {
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            let folder = place(document).parent().unwrap().to_owned();
            let file = folder.join(path);
            let there = path.is_empty() || file.exists();
            let known = || match path {
                "" => own.clone(),
                _ => anchors(&std::fs::read_to_string(&file).unwrap_or_default()),
            };
            if !there || !anchor.is_empty() && !known().contains(anchor) {
                wrong.push(format!("{document}: {target}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Paths between backticks that begin with a folder of the repository are there.
#[test]
fn files_that_documents_name_are_there() {
    let mut wrong = Vec::new();
    for document in DOCUMENTS {
        for name in read(document).split('`').skip(1).step_by(2) {
            let is_path = ["src/", "tests/", "docs/", "themes/bulletin/"]
                .iter()
                .any(|at| name.starts_with(at));
            let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
            if is_path && is_plain && !place(name).exists() {
                wrong.push(format!("{document}: {name}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The targets of links that stay in the repository; code is no link.
fn targets(text: &str) -> Vec<&str> {
    let mut is_code = false;
    let lines = text.lines().filter(|line| {
        is_code ^= line.trim_start().starts_with("```");
        !is_code
    });
    let words = lines.flat_map(|line| line.split('`').step_by(2));
    let links = words.flat_map(|part| part.split("](").skip(1));
    let targets = links.filter_map(|rest| rest.split(')').next());
    let inside = |target: &&str| !target.contains("://") && !target.starts_with("figure:");
    targets.filter(inside).collect()
}

/// The ids that headings get: lower case, blanks to hyphens, without signs.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let id = |heading: &str| {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(id).collect()
}

/// The code map names what is there: paths below `src` by their floor.
#[test]
fn files_on_the_code_map_are_there() {
    let map = read("ARCHITECTURE.md");
    let names = map
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| name.ends_with(".rs") || name.ends_with('/'));
    let below = names.filter(|name| !name.contains(' ') && name.contains('/'));
    let there = |name: &&str| place(name).exists() || place(&format!("src/{name}")).exists();
    let missing: Vec<_> = below.filter(|name| !there(name)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// A test that a document names is written somewhere.
#[test]
fn tests_that_the_architecture_names_are_there() {
    let mut sources = String::new();
    for folder in ["src", "tests/it"] {
        let walk = walkdir::WalkDir::new(place(folder)).into_iter().map(|entry| entry.unwrap());
        for entry in walk.filter(|entry| entry.path().extension().is_some_and(|of| of == "rs")) {
            sources.push_str(&std::fs::read_to_string(entry.path()).unwrap());
        }
    }
    let text = read("ARCHITECTURE.md");
    let is_name = |name: &&str| {
        name.matches('_').count() > 2 && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    let names = text.split('`').skip(1).step_by(2).filter(is_name);
    let lints = read("Cargo.toml");
    let is_there = |name: &&str| sources.contains(&format!("fn {name}(")) || lints.contains(*name);
    let missing: Vec<_> = names.filter(|name| !is_there(name)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}
