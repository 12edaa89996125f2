//! JSON reloads to the published records: a site whose records are written anew, from its data alone, has the same pages.
//!
//! Every page in the theme that shows all that a page can is compared to the byte, and so are the data themselves. What is
//! no data is kept: the texts of articles, standing pages, pictures and the site's own record.

use std::collections::BTreeMap;

use bantin::model::vocabulary::List;
use bantin::plan::data::DataKind;
use serde_json::Value;
use toml::{Table, Value as Toml};

use super::super::fixture::{Site, Tree};
use super::{Set, sets, sites};

#[test]
fn the_records_of_the_data_make_the_same_pages() {
    for (name, site) in sites() {
        site.build();
        let before = site.tree();
        let sets = sets(&before);
        Reload::new(&site, &sets).write(&sets);
        let ran = site.run(&["build"]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        let after = site.tree();
        let (before, after) = (compared(&before), compared(&after));
        let paths = |tree: &BTreeMap<String, String>| tree.keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths(&before), paths(&after), "{name}");
        let unlike = before.iter().filter(|(path, text)| after[*path] != **text);
        let unlike: Vec<_> =
            unlike.map(|(path, text)| difference(path, text, &after[path])).collect();
        assert!(unlike.is_empty(), "{name}:\n{}", unlike.join("\n"));
        assert!(before.len() > 20, "{name}");
    }
}

/// The pages and the data; former addresses are no data, and neither is what is told to web servers.
fn compared(tree: &Tree) -> BTreeMap<String, String> {
    let texts = tree.iter().filter_map(|(path, bytes)| {
        let text = String::from_utf8(bytes.clone()).ok()?;
        let is_page = path.ends_with(".html") && !text.contains("kind = alias");
        let is_data = path.starts_with("du-lieu/") || path.ends_with("feed.xml");
        (is_page || is_data).then_some((path.clone(), text))
    });
    texts.collect()
}

fn difference(path: &str, before: &str, after: &str) -> String {
    let mut lines = before.lines().zip(after.lines());
    let (was, is) = lines.find(|(was, is)| was != is).unwrap_or(("shorter", "or longer"));
    format!("{path}\n  - {was}\n  + {is}")
}

/// A site whose records are being written anew.
struct Reload<'r> {
    site: &'r Site,
    /// The address of the site.
    base: String,
    /// The persons that records name, by id.
    persons: BTreeMap<String, Table>,
    /// A body, of which nothing is said but that persons hold their offices there.
    some_body: String,
}

/// A record that is being written: its id and its day.
struct Of<'o> {
    id: &'o str,
    day: String,
}

impl<'r> Reload<'r> {
    fn new(site: &'r Site, sets: &[Set]) -> Self {
        let bodies = sets.iter().find(|set| set.kind == DataKind::Bodies).unwrap();
        let some_body = text(&bodies.json["records"][0]["id"]);
        Self { site, base: site.base_url(), persons: BTreeMap::new(), some_body }
    }

    fn write(mut self, sets: &[Set]) {
        let texts = Texts::take(self.site);
        let mut data: BTreeMap<&str, Vec<Toml>> = BTreeMap::new();
        for set in sets {
            for record in set.json["records"].as_array().unwrap() {
                let keys = self.record(set.kind, record);
                match set.kind {
                    DataKind::Articles => self.article(record, keys, &texts),
                    kind => data.entry(word(kind)).or_default().push(Toml::Table(keys)),
                }
            }
        }
        for folder in ["meetings", "awards", "registry"] {
            let folder = self.site.path().join("content").join(folder);
            let _there_may_be_none = std::fs::remove_dir_all(folder);
        }
        let persons = std::mem::take(&mut self.persons).into_values();
        data.insert("person", persons.map(Toml::Table).collect());
        for (word, records) in data.into_iter().filter(|(_, records)| !records.is_empty()) {
            let path = match word {
                "meeting" => "meetings/2000/tat-ca.toml",
                "batch" => "awards/2000/tat-ca.toml",
                "unit" => "registry/units.toml",
                "body" => "registry/bodies.toml",
                "document" => "registry/documents.toml",
                _ => "registry/persons.toml",
            };
            let file = Table::from_iter([(word.to_owned(), Toml::Array(records))]);
            self.site.write(&format!("content/{path}"), &file.to_string());
        }
    }

    /// Writes the keys of a record as its file has them.
    fn record(&mut self, kind: DataKind, record: &Value) -> Table {
        let date = record["date"].as_str().unwrap_or("2000-01-01");
        let of = Of {
            id: record["id"].as_str().unwrap(),
            day: format!("{date}-01-01")[..10].to_owned(),
        };
        let Some(Toml::Table(mut keys)) = self.plain(&of, record) else { unreachable!() };
        // A page's address ends in its slug, of a language that it has a page in.
        let page = keys.remove("page").unwrap();
        let slugs = page.as_table().unwrap().iter().map(|(language, url)| {
            let slug = url.as_str().unwrap().trim_end_matches('/').rsplit('/').next().unwrap();
            (language.clone(), Toml::String(slug.to_owned()))
        });
        keys.insert("slug".to_owned(), Toml::Table(slugs.collect()));
        for attachment in
            keys.get_mut("attachments").and_then(Toml::as_array_mut).into_iter().flatten()
        {
            let attachment = attachment.as_table_mut().unwrap();
            self.file(attachment, "file");
            attachment.retain(|key, _| !["media_type", "bytes", "sha256"].contains(&key));
        }
        self.file(&mut keys, "minutes");
        keys.retain(|key, _| !key.ends_with("_details"));
        match kind {
            DataKind::Articles => {}
            DataKind::Meetings => meeting(&mut keys),
            DataKind::Batches => batch(&mut keys),
            DataKind::Units => unit(&mut keys),
            DataKind::Bodies => {}
            DataKind::Documents => {
                keys.remove("name");
                self.file(&mut keys, "file");
            }
        }
        keys
    }

    /// Writes a value: a label as its words, a word or another record as its id, a person as the id of one in the registry.
    fn plain(&mut self, of: &Of<'_>, value: &Value) -> Option<Toml> {
        Some(match value {
            Value::Null => return None,
            Value::Bool(is) => Toml::Boolean(*is),
            Value::Number(n) => Toml::Integer(n.as_i64().unwrap()),
            Value::String(text) => Toml::String(text.clone()),
            Value::Array(values) if values.is_empty() => return None,
            Value::Array(values) => {
                Toml::Array(values.iter().filter_map(|it| self.plain(of, it)).collect())
            }
            Value::Object(keys) if keys.contains_key("named") => {
                Toml::String(self.person(of, value, true))
            }
            Value::Object(keys) if keys.keys().eq(["en", "id", "vi"]) => {
                Toml::String(text(&keys["id"]))
            }
            Value::Object(keys) if keys.contains_key("role") => {
                let others = keys.iter().filter(|(key, _)| *key != "person");
                let others =
                    others.filter_map(|(key, it)| Some((key.clone(), self.plain(of, it)?)));
                let mut row: Table = others.collect();
                let person = &keys["person"];
                if !person.is_null() {
                    row.insert("person".to_owned(), Toml::String(self.person(of, person, false)));
                    row.extend(
                        self.plain(of, &person["office"]).map(|it| ("office".to_owned(), it)),
                    );
                }
                Toml::Table(row)
            }
            Value::Object(keys) => {
                let rows =
                    keys.iter().filter_map(|(key, it)| Some((key.clone(), self.plain(of, it)?)));
                Toml::Table(rows.collect())
            }
        })
    }

    /// Registers a person, and returns the id. The office is that of the day of the record.
    fn person(&mut self, of: &Of<'_>, person: &Value, with_office: bool) -> String {
        let own = text(&person["id"]);
        let is_named = person["named"].as_bool().unwrap();
        let id = if is_named { own } else { format!("kin-{}-{own}", of.id) };
        let name = if is_named { text(&person["name"]["vi"]) } else { "Kín".to_owned() };
        let office = self.plain(of, &person["office"]).filter(|_| with_office);
        let row = self.persons.entry(id.clone()).or_default();
        row.insert("id".to_owned(), Toml::String(id.clone()));
        row.insert("name".to_owned(), Toml::String(name));
        row.insert("withhold".to_owned(), Toml::Boolean(!is_named));
        if let Some(form) = person["form"]["id"].as_str() {
            let key = if List::Rank.word(form).is_some() { "rank" } else { "honorific" };
            row.insert(key.to_owned(), Toml::String(form.to_owned()));
        }
        if let Some(title) = office {
            let offices =
                row.entry("offices").or_insert(Toml::Array(Vec::new())).as_array_mut().unwrap();
            let texts = [("body", &self.some_body), ("from", &of.day), ("to", &of.day)];
            let texts = texts.map(|(key, text)| (key.to_owned(), Toml::String(text.clone())));
            let office =
                Toml::Table(texts.into_iter().chain([("title".to_owned(), title)]).collect());
            if !offices.contains(&office) {
                offices.push(office);
            }
        }
        id
    }

    /// The address of a file below `content/files` becomes its path.
    fn file(&self, keys: &mut Table, key: &str) {
        if let Some(Toml::String(url)) = keys.get_mut(key) {
            *url = url.strip_prefix(&format!("{}tep/", self.base)).unwrap().to_owned();
        }
    }

    /// Writes the files of an article, with the texts that it had.
    fn article(&self, record: &Value, mut keys: Table, texts: &Texts) {
        let id = record["id"].as_str().unwrap();
        let slugs = keys.remove("slug").unwrap();
        let translation = keys.remove("translation");
        let figures = match keys.remove("figures") {
            Some(Toml::Array(figures)) => figures,
            _ => Vec::new(),
        };
        let titles = keys.remove("title").unwrap();
        let summaries = keys.remove("summary");
        for language in ["vi", "en"] {
            let Some(text) = texts.0.get(&(id.to_owned(), language)) else { continue };
            let Text { path, aliases, body } = text;
            let mut own = if language == "vi" { keys.clone() } else { Table::new() };
            let mut add = |key: &str, of: Option<&Toml>| {
                own.extend(of.map(|it| (key.to_owned(), it.clone())));
            };
            add("aliases", aliases.as_ref());
            add("title", titles.get(language));
            add("summary", summaries.as_ref().and_then(|it| it.get(language)));
            add("slug", slugs.get(language));
            if language == "en" {
                add("translation", translation.as_ref());
            }
            let figures = figures.iter().filter_map(|it| self.figure(id, it, language));
            let figures: Table = figures.collect();
            add("figures", Some(&Toml::Table(figures)));
            self.site.write(path, &format!("+++\n{own}+++\n{body}"));
        }
    }

    /// A figure as the file of a language has it; an English one holds words alone.
    fn figure(&self, article: &str, figure: &Toml, language: &str) -> Option<(String, Toml)> {
        let mut own = Table::new();
        for key in ["alt", "caption"] {
            let words = figure.get(key).and_then(|it| it.get(language));
            own.extend(words.map(|it| (key.to_owned(), it.clone())));
        }
        if language == "vi" {
            let mut facts = figure.as_table().unwrap().clone();
            self.file(&mut facts, "file");
            if let Some(Toml::String(file)) = facts.get("file") {
                let beside = file.strip_prefix(&format!("{article}/")).unwrap_or(file);
                own.insert("src".to_owned(), Toml::String(beside.to_owned()));
            }
            own.extend(facts.get("credit").map(|it| ("credit".to_owned(), it.clone())));
        }
        let id = figure["id"].as_str().unwrap().to_owned();
        (!own.is_empty()).then_some((id, Toml::Table(own)))
    }
}

/// The texts of articles, which are no data, by id and language.
struct Texts(BTreeMap<(String, &'static str), Text>);

/// A text with its file, and the former addresses that texts may link to: no data either.
struct Text {
    path: String,
    aliases: Option<Toml>,
    body: String,
}

impl Texts {
    /// Takes them out of a site.
    fn take(site: &Site) -> Self {
        let folder = site.path().join("content/articles");
        let walk =
            walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
        let paths = walk.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
        let mut texts = BTreeMap::new();
        let mut ids = BTreeMap::new();
        let mut paths: Vec<_> = paths.collect();
        // The Vietnamese file says what the id is.
        paths.sort_by_key(|path| !path.to_str().unwrap().ends_with(".vi.md"));
        for path in paths {
            let path = path.strip_prefix(site.path()).unwrap().to_str().unwrap().to_owned();
            let (stem, language) = match path.strip_suffix(".vi.md") {
                Some(stem) => (stem.to_owned(), "vi"),
                None => (path.strip_suffix(".en.md").unwrap().to_owned(), "en"),
            };
            let file = site.read(&path);
            let (head, body) = file.split_once("+++\n").unwrap().1.split_once("+++\n").unwrap();
            let head: Table = head.parse().unwrap();
            let usual = stem.trim_end_matches("/index").rsplit('/').next().unwrap().to_owned();
            let own = head.get("id").map_or(usual, |id| id.as_str().unwrap().to_owned());
            let id = ids.entry(stem).or_insert(own).clone();
            site.remove(&path);
            let aliases = head.get("aliases").cloned();
            texts.insert((id, language), Text { path, aliases, body: body.to_owned() });
        }
        Self(texts)
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// The word that heads the tables of a kind in data files.
fn word(kind: DataKind) -> &'static str {
    match kind {
        DataKind::Articles => "article",
        DataKind::Meetings => "meeting",
        DataKind::Batches => "batch",
        DataKind::Units => "unit",
        DataKind::Bodies => "body",
        DataKind::Documents => "document",
    }
}

fn rows<'t>(keys: &'t mut Table, key: &str) -> impl Iterator<Item = &'t mut Table> {
    let rows = keys.get_mut(key).and_then(Toml::as_array_mut).into_iter().flatten();
    rows.map(|row| row.as_table_mut().unwrap())
}

/// A person or a body becomes the id of either.
fn party(party: &Toml) -> Toml {
    party.get("person").or_else(|| party.get("body")).unwrap().clone()
}

fn meeting(keys: &mut Table) {
    for item in rows(keys, "agenda") {
        for by in item.get_mut("by").and_then(Toml::as_array_mut).into_iter().flatten() {
            *by = party(by);
        }
    }
    for outcome in rows(keys, "outcomes") {
        if let Some(by) = outcome.get_mut("by") {
            *by = party(by);
        }
    }
}

fn batch(keys: &mut Table) {
    keys.remove("total");
    for (list, one) in [("meetings", "meeting"), ("articles", "article")] {
        if let Some(Toml::Array(all)) = keys.remove(list) {
            // Several name the batch from their end.
            if let [only] = all.as_slice() {
                keys.insert(one.to_owned(), only.clone());
            }
        }
    }
    for row in rows(keys, "awards") {
        row.remove("recipient_name");
        row.remove("unit");
        if let Some(stated) = row.remove("recipient_as_stated") {
            row.insert("recipient_name".to_owned(), stated);
        }
        // The decision that takes back is written as a number or an id, in one key.
        if let Some(Toml::Table(revoked)) = row.get_mut("revoked") {
            let [number, document] = ["number", "document"].map(|key| revoked.remove(key));
            revoked.extend(document.or(number).map(|it| ("decision".to_owned(), it)));
        }
    }
}

fn unit(keys: &mut Table) {
    keys.remove("predecessors");
    for successor in rows(keys, "successors") {
        let unit = successor.remove("unit").unwrap();
        successor.insert("id".to_owned(), unit);
    }
    for key in ["formed_by", "ended_by"] {
        if let Some(order) = keys.get_mut(key) {
            *order = order.get("document").or_else(|| order.get("number")).unwrap().clone();
        }
    }
}
