//! The contract between views and themes: each field of each view can be shown.
//!
//! The theme `plain` names the fields of each view itself, and the templates are strict: a field that a
//! view lost fails the goldens; one that it gained fails here until the theme shows it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::fixture::tests;

/// The fields of each `pub struct ...View` of a source, by the name of its template.
fn views(source: &str) -> BTreeMap<String, Vec<String>> {
    let mut views = BTreeMap::new();
    for part in source.split("pub struct ").skip(1) {
        let (name, rest) = part.split_once(" {").unwrap_or((part, ""));
        let Some(name) = name.strip_suffix("View") else { continue };
        let body = rest.split("\n}").next().unwrap_or_default();
        let fields = body.lines().filter_map(|line| line.trim().strip_prefix("pub "));
        let fields = fields.filter_map(|field| Some(field.split_once(':')?.0.to_owned()));
        views.insert(kebab(name), fields.collect());
    }
    views
}

fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.extend(c.to_lowercase());
    }
    kebab
}

#[test]
fn the_plain_theme_shows_each_field_of_each_view() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/views");
    let (mut missing, mut seen) = (Vec::new(), 0);
    for entry in fs::read_dir(sources).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        for (template, fields) in views(&source) {
            seen += 1;
            let path = tests().join(format!("data/plain/templates/{template}.html"));
            let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{}", path.display()));
            let shows = |field: &str| {
                field == "frame"
                    || text.contains(&format!("show.all(\"{field}\", {field})"))
                    || text.contains(&format!("{{{{ {field} }}}}"))
            };
            let lacking = fields.iter().filter(|field| !shows(field));
            missing.extend(lacking.map(|field| format!("{template}.html does not show {field}")));
        }
    }
    missing.sort();
    assert_eq!(missing, Vec::<String>::new());
    assert_eq!(seen, bantin::render::theme::TEMPLATES.len());
}
