//! TOML taken apart, changed, and written anew: values as they were written, in their order, without comments.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::ground::diagnostic::Report;
use crate::ground::source::FileId;
use crate::read::toml_text::Toml;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A text, as it is and as it was written.
    Text(String, String),
    /// A number, a date, a truth, as it was written.
    Plain(String),
    /// Several values.
    List(Vec<Node>),
    /// Values by their keys.
    Table(Tree),
}

/// Values by their keys, in the order in which they were written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree(pub Vec<(String, Node)>);

impl Tree {
    /// Takes a text apart that was read before without an error.
    pub fn parse(text: &str) -> Self {
        let toml = Toml::parse(FileId(0), text, 0..text.len(), &mut Report::new());
        of_table(&toml, &toml.root)
    }

    /// Finds a value.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, node)| node)
    }

    /// Finds a value that is to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.0.iter_mut().find(|(known, _)| known == key).map(|(_, node)| node)
    }

    /// Finds a text.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// Takes a value away.
    pub fn remove(&mut self, key: &str) {
        self.0.retain(|(known, _)| known != key);
    }

    /// Adds a text.
    pub fn push(&mut self, key: &str, text: &str) {
        self.0.push((key.to_owned(), Node::of(text)));
    }

    /// Walks the tables of a list, or the one that stands there alone.
    pub fn tables_mut(&mut self, key: &str) -> impl Iterator<Item = &mut Self> {
        let nodes: &mut [Node] = match self.get_mut(key) {
            Some(Node::List(nodes)) => nodes,
            Some(node) => std::slice::from_mut(node),
            None => &mut [],
        };
        nodes.iter_mut().filter_map(|node| match node {
            Node::Table(table) => Some(table),
            _ => None,
        })
    }

    /// Keeps those texts of a list, or the one that stands there alone, which are wanted.
    pub fn keep(&mut self, key: &str, wanted: impl Fn(&str) -> bool) {
        let is_wanted = |node: &Node| node.text().is_none_or(&wanted);
        match self.get_mut(key) {
            Some(Node::List(nodes)) => nodes.retain(is_wanted),
            Some(node) if !is_wanted(node) => self.remove(key),
            _ => {}
        }
    }

    /// Writes the whole.
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_below("", &mut out);
        out
    }

    fn write_below(&self, path: &str, out: &mut String) {
        let (tables, values): (Vec<_>, Vec<_>) = self.0.iter().partition(|(_, it)| it.has_head());
        for (name, node) in values {
            out.extend([key(name).as_str(), " = ", &node.write(), "\n"]);
        }
        for (name, node) in tables {
            let path = match path {
                "" => key(name),
                path => format!("{path}.{}", key(name)),
            };
            match node {
                Node::List(nodes) => nodes.iter().for_each(|node| {
                    node.write_headed(&path, ["[[", "]]"], out);
                }),
                node => node.write_headed(&path, ["[", "]"], out),
            }
        }
    }
}

impl Node {
    /// Makes a text.
    pub fn of(text: &str) -> Self {
        Self::Text(text.to_owned(), quoted(text))
    }

    /// Returns the text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text, _) => Some(text),
            _ => None,
        }
    }

    /// Tells whether it stands below a head of its own: what fits on a line does not.
    fn has_head(&self) -> bool {
        match self {
            Self::Table(table) => {
                table.0.iter().any(|(_, node)| matches!(node, Self::Table(_) | Self::List(_)))
            }
            Self::List(nodes) => nodes.iter().any(|node| matches!(node, Self::Table(_))),
            _ => false,
        }
    }

    fn write_headed(&self, path: &str, [open, close]: [&str; 2], out: &mut String) {
        let Self::Table(table) = self else { return };
        let gap = if out.is_empty() { "" } else { "\n" };
        out.extend([gap, open, path, close, "\n"]);
        table.write_below(path, out);
    }

    /// Writes a value on one line.
    fn write(&self) -> String {
        let listed = |nodes: Vec<String>| nodes.join(", ");
        match self {
            Self::Text(_, written) | Self::Plain(written) => written.clone(),
            Self::List(nodes) => format!("[{}]", listed(nodes.iter().map(Self::write).collect())),
            Self::Table(table) if table.0.is_empty() => "{}".to_owned(),
            Self::Table(table) => {
                let each =
                    table.0.iter().map(|(name, it)| format!("{} = {}", key(name), it.write()));
                format!("{{ {} }}", listed(each.collect()))
            }
        }
    }
}

fn of_table(toml: &Toml<'_>, table: &DeTable<'_>) -> Tree {
    let mut all: Vec<_> = table.iter().collect();
    all.sort_by_key(|(key, value)| (key.span().start, value.span().start));
    let each =
        all.into_iter().map(|(key, value)| (key.get_ref().to_string(), of_value(toml, value)));
    Tree(each.collect())
}

fn of_value(toml: &Toml<'_>, value: &Spanned<DeValue<'_>>) -> Node {
    let written = || toml.text[value.span()].to_owned();
    match value.get_ref() {
        DeValue::String(text) => Node::Text(text.to_string(), written()),
        DeValue::Array(nodes) => Node::List(nodes.iter().map(|it| of_value(toml, it)).collect()),
        DeValue::Table(table) => Node::Table(of_table(toml, table)),
        _ => Node::Plain(written()),
    }
}

/// Writes a key, in quotes where it must be.
fn key(name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    match !name.is_empty() && name.chars().all(is_bare) {
        true => name.to_owned(),
        false => quoted(name),
    }
}

/// Writes a text in quotes.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use crate::ground::text::nfc::nfc;
    use proptest::prelude::*;

    #[test]
    fn what_is_written_says_the_same_without_comments() {
        let text = r#"
# A private remark.
schema = 1 # another
title = { vi = 'Bản tin', en = "The \"bulletin\"" }
list = [ "a", # within
  "b" ]
empty = []
day = 2022-08-23
long = """
two
lines"""

[topics]
b.vi = "B"
a = { vi = "A" }

[[meeting]]
id = "x"
present = { n = 1 }
[[meeting.agenda]]
n = 1
"odd key" = true
[[meeting.agenda]]
n = 2
[[meeting]]
id = "y"
"#;
        let written = Tree::parse(text).write();
        assert!(!written.contains('#') && written.contains("'Bản tin'"), "{written}");
        let table = |text: &str| text.parse::<toml::Table>().expect(text);
        assert_eq!(table(&written), table(text));
        assert_eq!(Tree::parse(&written).write(), written);
    }

    proptest! {
        #[test]
        fn a_text_in_quotes_is_read_again(text in "\\PC{0,20}[\\x00-\\x1f\\x7f]{0,3}") {
            let text = nfc(&text);
            let mut tree = Tree::default();
            tree.push(&text, &text);
            let read = Tree::parse(&tree.write());
            prop_assert_eq!(read.text(&text), Some(&*text));
        }
    }
}
