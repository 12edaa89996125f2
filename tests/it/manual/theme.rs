//! The part of `docs/theme.md` that lists what each template sees, written from the views.

use bantin::render::theme::TEMPLATES;

use super::{escape, hold, read};

const BEGIN: &str = "<!-- fields: written by the test `manual::theme` from src/render: BLESS=1 cargo test manual -->\n";
const END: &str = "<!-- end of fields -->\n";

const FILES: [&str; 23] = [
    "home",
    "article",
    "meeting",
    "batch",
    "counted",
    "tally",
    "award_years",
    "stated",
    "units",
    "unit",
    "lineage",
    "unit_year",
    "years",
    "year",
    "month",
    "list",
    "meetings_of_year",
    "bodies",
    "documents",
    "corrections",
    "data",
    "standing",
    "small",
];

/// A type that templates see.
struct Shape {
    name: String,
    about: String,
    fields: Vec<[String; 3]>,
}

#[test]
fn the_manual_of_themes_has_the_fields_of_the_views() {
    let views: Vec<Shape> = FILES
        .iter()
        .flat_map(|file| shapes(&read(&format!("src/render/views/{file}.rs"))))
        .collect();
    let pieces = shapes(&read("src/render/view.rs"));
    let templates = templates();
    let mut fields = String::from("\n## What each page gives its template\n");
    for (template, view) in &templates {
        let shape = views.iter().find(|shape| shape.name == *view).expect("each view is read");
        fields.push_str(&format!("\n### {template}\n\n{}\n\n{}", shape.about, table(shape)));
    }
    fields.push_str("\n## The pieces that views are made of\n");
    let own = views.iter().filter(|shape| !templates.iter().any(|(_, view)| *view == shape.name));
    let mut all: Vec<&Shape> = pieces.iter().chain(own).collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    for shape in all {
        fields.push_str(&format!("\n### {}\n\n{}\n\n{}", shape.name, shape.about, table(shape)));
    }
    let manual = read("docs/theme.md");
    let (head, rest) = manual.split_once(BEGIN).expect("the manual has a place for the fields");
    let (_, tail) = rest.split_once(END).expect("the place for the fields ends");
    hold("docs/theme.md", &[head, BEGIN, &fields, "\n", END, tail].concat());
}

/// The templates with the views that they get, as the renderer gives them.
fn templates() -> Vec<(String, String)> {
    let page = read("src/render/page.rs");
    let calls = page.split("out.html(\"").skip(1);
    let pairs = calls.filter_map(|call| {
        let (template, rest) = call.split_once("\", &")?;
        Some((template.to_owned(), rest.split("::").next()?.to_owned()))
    });
    let pairs: Vec<_> = pairs.collect();
    let mut names: Vec<&str> = pairs.iter().map(|(template, _)| template.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, TEMPLATES);
    pairs
}

/// The structs of a source that templates see, with their fields: name, type, words.
fn shapes(source: &str) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = Vec::new();
    let (mut words, mut is_seen, mut is_open) = (Vec::new(), false, false);
    for line in source.lines() {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("///") {
            words.push(rest.trim().to_owned());
        } else if line.starts_with("#[derive(") {
            is_seen = line.contains("Serialize");
        } else if let Some(name) =
            line.strip_prefix("pub struct ").and_then(|it| it.strip_suffix(" {"))
        {
            is_open = is_seen;
            if is_open {
                let about = words.join(" ");
                shapes.push(Shape { name: name.to_owned(), about, fields: Vec::new() });
            }
            words.clear();
        } else if line == "}" {
            is_open = false;
        } else if let Some((name, kind)) = field(line).filter(|_| is_open) {
            let shape = shapes.last_mut().expect("a field stands in a struct");
            shape.fields.push([name.to_owned(), kind.to_owned(), words.join(" ")]);
            words.clear();
        } else if !line.starts_with("#[") {
            words.clear();
        }
    }
    shapes
}

fn field(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("pub ")?.strip_suffix(',')?.split_once(": ")
}

fn table(shape: &Shape) -> String {
    let rows = shape.fields.iter().map(|[name, kind, words]| {
        assert!(!words.is_empty(), "{}.{name} has words", shape.name);
        format!("| `{name}` | {} | {} |\n", in_words(kind), escape(words))
    });
    format!("| field | type | meaning |\n|---|---|---|\n{}", rows.collect::<String>())
}

/// Says a type of a view in words.
fn in_words(kind: &str) -> String {
    let inside = |outer: &str| kind.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inside("Option<") {
        return format!("{}, or none", in_words(inner));
    }
    if let Some(inner) = inside("Vec<") {
        return format!("list of {}", in_words(inner));
    }
    match kind {
        "String" | "&'static str" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "u32" | "u64" => "number".to_owned(),
        "Html" => "HTML".to_owned(),
        name => format!("[{name}](#{})", name.to_lowercase()),
    }
}
