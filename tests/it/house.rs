//! The rules of the house, read from the sources: floors, file heads and lengths, words of unfinished
//! work.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The floors, the lowest first (ARCHITECTURE.md). The command line joins the rooms.
const FLOORS: [&str; 8] = ["ground", "model", "read", "plan", "render", "build", "rooms", "cli"];

fn sources() -> BTreeMap<PathBuf, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.insert(path.strip_prefix(&root).unwrap().to_owned(), text);
            }
        }
    }
    assert!(found.len() > 50, "the sources were found");
    found
}

fn floor(name: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| *floor == name)
}

/// The modules of the crate that a text names with `crate::`, each with the rest of its path.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
        found.push(rest[..end.unwrap_or(rest.len())].to_owned());
    }
    found
}

#[test]
fn imports_go_down_the_floors() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let own = path.iter().next().unwrap().to_string_lossy().into_owned();
        let Some(own_floor) = floor(&own) else { continue };
        for import in imports(&text) {
            let name = import.split("::").next().unwrap_or_default();
            if floor(name).is_none_or(|floor| floor > own_floor) {
                wrong.push(format!("{} uses {import}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Each room keeps to itself; publishing and archiving may use the disk.
#[test]
fn no_room_uses_another() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let ["rooms", room, ..] = parts.iter().map(String::as_str).collect::<Vec<_>>()[..] else {
            continue;
        };
        let room = room.trim_end_matches(".rs");
        for import in imports(&text) {
            let Some(other) = import.strip_prefix("rooms::") else { continue };
            let other = other.split("::").next().unwrap_or_default();
            let may = other == room || other == "disk" && ["publish", "archive"].contains(&room);
            if !may {
                wrong.push(format!("{} uses {import}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Records name each other's types as the kinds of their ids (`Id<Batch>`), and know nothing else of each
/// other: a circle of names.
const RECORDS: [&str; 5] =
    ["model::article", "model::award", "model::meeting", "model::registry", "model::unit"];

/// Modules that use each other in a circle cannot be understood one after the other.
#[test]
fn no_modules_import_each_other_in_a_circle() {
    let sources = sources();
    let names: Vec<String> = sources.keys().map(|path| module_of(path)).collect();
    let target = |import: &str| {
        let holds =
            |name: &&String| import == name.as_str() || import.starts_with(&format!("{name}::"));
        names.iter().filter(holds).max_by_key(|name| name.len()).cloned()
    };
    let mut graph: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in &sources {
        let module = module_of(path);
        let code = code_of(text);
        let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
        let mut named = imports(&code);
        named.extend(relatives(&code, parent));
        // A folder's own head names its files; that is no import.
        let used = named.iter().filter_map(|import| target(import));
        let used = used.filter(|to| *to != module && !to.starts_with(&format!("{module}::")));
        let used = used.filter(|to| !module.starts_with(&format!("{to}::")));
        let are_records = |to: &str| [to, &module].iter().all(|name| RECORDS.contains(name));
        let used = used.filter(|to| !are_records(to)).collect();
        graph.insert(module.clone(), used);
    }
    assert_eq!(circle(&graph), None);
}

/// A source without its comments and tests.
fn code_of(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The modules that a text names with `super::`, from the crate's root.
fn relatives(code: &str, parent: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("super::") {
        let rest = &code[at + "super::".len()..];
        if code[..at].ends_with("super::") || rest.starts_with("super::") {
            continue;
        }
        let names = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default().split(',').collect(),
            None => vec![rest],
        };
        for name in names {
            let name = name.trim();
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
            found.push(format!("{parent}::{}", &name[..end.unwrap_or(name.len())]));
        }
    }
    found
}

/// Finds a circle of a graph.
fn circle(graph: &BTreeMap<String, Vec<String>>) -> Option<Vec<String>> {
    fn walk(
        graph: &BTreeMap<String, Vec<String>>,
        path: &mut Vec<String>,
        done: &mut Vec<String>,
    ) -> Option<Vec<String>> {
        let here = path.last()?.clone();
        for to in graph.get(&here).into_iter().flatten() {
            if let Some(from) = path.iter().position(|name| name == to) {
                return Some([&path[from..], std::slice::from_ref(to)].concat());
            }
            if !done.contains(to) {
                path.push(to.clone());
                if let Some(found) = walk(graph, path, done) {
                    return Some(found);
                }
            }
        }
        done.extend(path.pop());
        None
    }
    let mut done = Vec::new();
    graph.keys().find_map(|start| walk(graph, &mut vec![start.clone()], &mut done))
}

fn module_of(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let joined = parts.join("::");
    let joined = joined.trim_end_matches(".rs");
    joined.strip_suffix("::mod").unwrap_or(joined).to_owned()
}

#[test]
fn each_file_opens_with_what_it_is_and_none_is_too_long() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if !text.starts_with("//!") {
            wrong.push(format!("{} does not open with //!", path.display()));
        }
        if text.lines().count() > 450 {
            wrong.push(format!("{} has {} lines", path.display(), text.lines().count()));
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in ["todo!", "unimplemented!", ".unwrap()", "TODO", "FIXME", "for now"] {
            if code.contains(word) {
                wrong.push(format!("{} holds `{word}`", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The theme that is compiled in is the one that stands in `themes/bulletin`, whole.
#[test]
fn the_compiled_theme_is_the_one_in_the_folder() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/bulletin");
    let mut found: Vec<String> = walkdir::WalkDir::new(&root)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned())
        .collect();
    found.sort();
    let compiled: Vec<&str> = bantin::render::standard_theme::paths().collect();
    assert_eq!(compiled, found);
}
