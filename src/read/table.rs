//! A table of TOML that is read key by key, and knows at its end what was too much and what was missing.
//!
//! Each key is asked for once, by [`Table::required`], [`Table::optional`] and their kin; what a value
//! may be is said in [`field`](super::field). Nothing stops at the first slip.

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::astray;
use super::field::{Field, Named};
use super::front_matter::FENCE;
use super::reading::Reading;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Span;
use crate::ground::text::nearest::nearest;
use crate::model::id::Origin;

/// A key that must be there and is not.
struct Missing {
    key: &'static str,
    /// What to add.
    added: Value,
    /// What it may hold, where that is a closed list.
    choices: Value,
}

/// A table that is being read.
pub struct Table<'a, 't> {
    /// The text that it stands in.
    pub reading: &'a Reading<'t>,
    entries: &'a DeTable<'t>,
    /// What findings about the table as a whole point at: its header.
    pub span: Span,
    name: Value,
    asked: Vec<&'static str>,
    missing: Vec<Missing>,
    flaws: Vec<&'static str>,
}

impl<'a, 't> Table<'a, 't> {
    /// Starts reading a table; `name` says in messages what it is.
    pub fn new(
        reading: &'a Reading<'t>,
        entries: &'a DeTable<'t>,
        span: Span,
        name: Value,
    ) -> Self {
        Self { reading, entries, span, name, asked: vec![], missing: vec![], flaws: vec![] }
    }

    /// Reads the top of the text as one table; of front matter, the line that opens it stands for it.
    pub fn root(reading: &'a Reading<'t>, name: Value) -> Self {
        let toml = reading.toml;
        let span = match toml.offset {
            0 => Span::top(toml.file),
            _ => Span::new(toml.file, 0..FENCE.len()),
        };
        Self::new(reading, &reading.toml.root, span, name)
    }

    /// Reads a key that must be there. Where it is missing or wrong, that is reported, the key becomes
    /// a flaw, and a stand-in is returned, which no page will ever show.
    pub fn required<T: Field>(&mut self, key: &'static str) -> T {
        match self.ask(key) {
            Some(value) => self.read(key, value).unwrap_or_else(|| T::stand_in(self.span)),
            None => {
                self.lacks(key, T::EXPECTED.example);
                T::stand_in(self.span)
            }
        }
    }

    /// Reads a key that must hold a list with something in it.
    pub fn required_list<T: Field>(&mut self, key: &'static str) -> Vec<T> {
        let list: Vec<T> = self.required(key);
        if list.is_empty() && !self.is_flawed(key) {
            self.empty(key);
        }
        list
    }

    /// Reports a list that holds nothing and must.
    pub(super) fn empty(&mut self, key: &'static str) {
        self.flaws.push(key);
        let at = self.key_span(key).unwrap_or(self.span);
        self.reading.push(
            Diagnostic::at(Code::BadValue, at)
                .with("key", key)
                .with("value", "[]")
                .with("why", Value::words("danh sách trống", "the list is empty"))
                .with("expected", Value::words("ít nhất một phần tử", "at least one element")),
        );
    }

    /// Reads a key that may be there.
    pub fn optional<T: Field>(&mut self, key: &'static str) -> Option<T> {
        let value = self.ask(key)?;
        self.read(key, value)
    }

    /// Reads a key that may be there, else its default.
    pub fn or_default<T: Field + Default>(&mut self, key: &'static str) -> T {
        self.optional(key).unwrap_or_default()
    }

    /// Reads a table below a key.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        name: Value,
        read: impl FnOnce(&mut Table<'a, 't>) -> T,
    ) -> Option<T> {
        let value = self.ask(key)?;
        let DeValue::Table(entries) = value.get_ref() else {
            self.wrong_type(key, value, &Named::TABLE);
            return None;
        };
        Some(self.inner(key, entries, self.reading.toml.span(value.span()), name, read))
    }

    /// Returns the tables of a list below a key, to be read and ended one by one.
    pub fn rows(&mut self, key: &'static str, name: &Value) -> Vec<Table<'a, 't>> {
        let Some(value) = self.ask(key) else { return Vec::new() };
        let DeValue::Array(rows) = value.get_ref() else {
            self.wrong_type(key, value, &Named::TABLES);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(rows.len());
        for row in rows.iter() {
            match row.get_ref() {
                DeValue::Table(entries) => {
                    let span = self.reading.toml.span(row.span());
                    tables.push(Table::new(self.reading, entries, span, name.clone()));
                }
                _ => {
                    self.flaws.push(key);
                    if !self.reading.toml.is_damaged(&row.span()) {
                        Named::in_list(self.reading, key).wrong_type(row, &Named::TABLES);
                    }
                }
            }
        }
        tables
    }

    /// Says anew in messages what the table is.
    pub fn rename(&mut self, name: Value) {
        self.name = name;
    }

    /// Reads a list of tables below a key; none where there is no such key.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        name: &Value,
        mut read: impl FnMut(&mut Table<'a, 't>) -> T,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for mut row in self.rows(key, name) {
            all.push(read(&mut row));
            if !row.finish().is_empty() {
                self.flaws.push(key);
            }
        }
        all
    }

    /// Reads a table whose keys are names of its own (figures by their ids).
    pub fn named_tables<T>(
        &mut self,
        key: &'static str,
        name: &Value,
        mut read: impl FnMut(&str, &mut Table<'a, 't>) -> T,
    ) -> Vec<(String, Span, T)> {
        let Some(value) = self.ask(key) else { return Vec::new() };
        let DeValue::Table(entries) = value.get_ref() else {
            self.wrong_type(key, value, &Named::TABLE);
            return Vec::new();
        };
        let mut all = Vec::with_capacity(entries.len());
        for (id, value) in entries.iter() {
            let DeValue::Table(entries) = value.get_ref() else {
                self.wrong_entry(key, id.get_ref(), value);
                continue;
            };
            let span = self.reading.toml.span(id.span());
            let found =
                self.inner(key, entries, span, name.clone(), |table| read(id.get_ref(), table));
            all.push((id.get_ref().clone().into_owned(), span, found));
        }
        all
    }

    /// Reads a table whose keys are names of its own and whose values are of one type.
    pub fn map<T: Field>(&mut self, key: &'static str) -> Vec<(String, Span, T)> {
        let Some(value) = self.ask(key) else { return Vec::new() };
        let DeValue::Table(entries) = value.get_ref() else {
            self.wrong_type(key, value, &Named::TABLE);
            return Vec::new();
        };
        let mut all = Vec::with_capacity(entries.len());
        for (name, value) in entries.iter() {
            // What is wrong with a value is told of the name that it has in the map, as it is written there.
            let written = self.reading.toml.written(name.span());
            match self.read_named(&written, value) {
                Some(read) => {
                    let span = self.reading.toml.span(name.span());
                    all.push((name.get_ref().clone().into_owned(), span, read));
                }
                None => self.flaws.push(key),
            }
        }
        all
    }

    fn inner<T>(
        &mut self,
        key: &'static str,
        entries: &'a DeTable<'t>,
        span: Span,
        name: Value,
        read: impl FnOnce(&mut Table<'a, 't>) -> T,
    ) -> T {
        let mut table = Table::new(self.reading, entries, span, name);
        let found = read(&mut table);
        if !table.finish().is_empty() {
            self.flaws.push(key);
        }
        found
    }

    /// Tells whether a key stands in the table, without asking for it.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Tells whether a key holds a list of tables, without asking for it. A batch may hold the key
    /// `meeting` with an id; a file of meetings holds it with tables.
    pub fn holds_tables(&self, key: &str) -> bool {
        let value = self.entries.get(key).map(TomlSpanned::get_ref);
        let rows = value.and_then(DeValue::as_array);
        rows.is_some_and(|rows| rows.iter().any(|row| row.get_ref().is_table()))
    }

    /// Returns where a key of the table is written.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        let (written, _) = self.entries.get_key_value(key)?;
        Some(self.reading.toml.span(written.span()))
    }

    /// Tells whether a key may have got into this table by a slip that was reported.
    fn is_unsure(&self, key: &str) -> bool {
        let written = self.entries.get_key_value(key);
        written.is_some_and(|(written, _)| self.reading.toml.is_unsure(&written.span()))
    }

    /// Walks the keys and values that nobody has asked for so far.
    pub fn rest(&self) -> impl Iterator<Item = (&'a str, Span, &'a TomlSpanned<DeValue<'t>>)> {
        let asked = self.asked.clone();
        let toml = self.reading.toml;
        self.entries
            .iter()
            .filter(move |(key, _)| !asked.contains(&key.get_ref().as_ref()))
            .map(move |(key, value)| (key.get_ref().as_ref(), toml.span(key.span()), value))
    }

    /// Marks a key as one that could not be read.
    pub fn flaw(&mut self, key: &'static str) {
        self.flaws.push(key);
    }

    /// Tells whether a key was found to be missing or wrong.
    pub fn is_flawed(&self, key: &str) -> bool {
        self.flaws.contains(&key)
    }

    /// Returns the keys that were asked for so far: those that the table may hold.
    pub fn known(&self) -> &[&'static str] {
        &self.asked
    }

    /// Ends the reading as a record's: reports what is unknown and missing.
    pub fn origin(self) -> Origin {
        let at = self.span;
        Origin { at, flaws: self.finish() }
    }

    /// Ends the reading: reports what is unknown and missing, and returns the keys that are flawed.
    ///
    /// A missing key is not reported where an unknown key of the table is a near miss of it.
    pub fn finish(mut self) -> Vec<&'static str> {
        let rest = self.rest().filter(|(key, ..)| !self.is_unsure(key));
        let unknown: Vec<_> = rest.map(|(key, span, _)| (key.to_owned(), span)).collect();
        for (key, span) in unknown {
            let absent = self.asked.iter().copied().filter(|known| !self.has(known));
            let near = nearest(&key, absent).or_else(|| nearest(&key, self.asked.iter().copied()));
            self.missing.retain(|missing| Some(missing.key) != near);
            self.reading.push(
                Diagnostic::at(Code::UnknownKey, span)
                    .with("table", self.name.clone())
                    .with("key", &key)
                    .with("mend", known_keys(&self.asked))
                    .nearest(near),
            );
        }
        let absent: Vec<_> = self.asked.iter().copied().filter(|key| !self.has(key)).collect();
        let told = astray::told(self.reading, self.entries, &absent);
        self.missing.retain(|missing| !told.contains(&missing.key));
        // An unclosed bracket swallows keys: they are not missing.
        if !self.reading.toml.is_torn() {
            for Missing { key, added, choices } in self.missing {
                self.reading.push(
                    Diagnostic::at(Code::MissingKey, self.span)
                        .with("table", self.name.clone())
                        .with("key", key)
                        .with("added", added)
                        .with("choices", choices),
                );
            }
        }
        self.flaws
    }

    pub(super) fn ask(&mut self, key: &'static str) -> Option<&'a TomlSpanned<DeValue<'t>>> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.entries.get(key)
    }

    fn read<T: Field>(&mut self, key: &'static str, value: &TomlSpanned<DeValue<'t>>) -> Option<T> {
        let read = self.read_named(key, value);
        if read.is_none() {
            self.flaws.push(key);
        }
        read
    }

    fn read_named<T: Field>(&self, key: &str, value: &TomlSpanned<DeValue<'t>>) -> Option<T> {
        match self.reading.toml.is_damaged(&value.span()) {
            true => None,
            false => T::read(&Named::new(self.reading, key), value),
        }
    }

    /// Notes that a key which must be there is not.
    pub(super) fn lacks(&mut self, key: &'static str, example: &'static str) {
        self.lacks_choice(key, example, Value::from(""));
    }

    /// Notes that a key which must hold one of several words is not there.
    pub(super) fn lacks_choice(
        &mut self,
        key: &'static str,
        example: &'static str,
        choices: Value,
    ) {
        let added = format!("`{key} = {example}`").into();
        self.missing.push(Missing { key, added, choices });
        self.flaws.push(key);
    }

    /// Notes that a list of tables which must be there is not.
    pub(super) fn lacks_rows(&mut self, key: &'static str) {
        let toml = self.reading.toml;
        let header = match std::ptr::eq(self.entries, &toml.root) {
            true => key.to_owned(),
            false => toml.header(self.span, key),
        };
        let added = Value::words(
            format!("một dòng `[[{header}]]` cho mỗi mục, các khóa của mục ấy ở những dòng dưới"),
            format!("a line `[[{header}]]` for each entry, its keys on the lines below"),
        );
        self.missing.push(Missing { key, added, choices: Value::from("") });
        self.flaws.push(key);
    }

    /// Reports an entry of a table of tables that is no table: `kenh = "..."` below `[figures]`.
    fn wrong_entry(&mut self, key: &'static str, id: &str, value: &TomlSpanned<DeValue<'t>>) {
        self.flaws.push(key);
        if !self.reading.toml.is_damaged(&value.span()) {
            Named::new(self.reading, &format!("{key}.{id}")).wrong_type(value, &Named::TABLE);
        }
    }

    pub(super) fn wrong_type(
        &mut self,
        key: &'static str,
        value: &TomlSpanned<DeValue<'t>>,
        expected: &super::example::Expected,
    ) {
        self.flaws.push(key);
        if !self.reading.toml.is_damaged(&value.span()) {
            Named::new(self.reading, key).wrong_type(value, expected);
        }
    }
}

/// Says which keys there are.
pub fn known_keys(known: &[&str]) -> Value {
    let known = known.join(", ");
    Value::words(format!("các khóa có thể dùng: {known}"), format!("the keys are: {known}"))
}
