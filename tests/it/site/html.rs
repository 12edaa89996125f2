//! Pages as a browser's tokenizer sees them, and the lines of the theme `plain`.

use std::collections::BTreeMap;

use html5gum::{Token, Tokenizer};

/// A page in its parts.
pub struct Html {
    /// Each start tag: its name and its attributes.
    pub tags: Vec<(String, BTreeMap<String, String>)>,
    /// All its words.
    pub text: String,
}

impl Html {
    /// Takes a page or a piece of one apart.
    pub fn parse(html: &str) -> Self {
        let mut page = Self { tags: Vec::new(), text: String::new() };
        for Ok(token) in Tokenizer::new(html) {
            match token {
                Token::StartTag(tag) => {
                    let attributes = tag.attributes.iter();
                    let attributes =
                        attributes.map(|(name, value)| (string(&name.0), string(&value.value.0)));
                    page.tags.push((string(&tag.name.0), attributes.collect()));
                }
                Token::String(text) => page.text.push_str(&string(&text.value.0)),
                Token::Error(error) => panic!("{error:?} in {html}"),
                _ => {}
            }
        }
        page
    }

    /// Lists the values of an attribute.
    pub fn all(&self, attribute: &str) -> Vec<&str> {
        let found = self.tags.iter().filter_map(|(_, attributes)| attributes.get(attribute));
        found.map(String::as_str).collect()
    }
}

fn string(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What a page of the theme `plain` shows of its view.
pub struct Shown(BTreeMap<String, String>);

impl Shown {
    /// Reads the lines `name = value` of a page; a drawing has several.
    pub fn of(html: &str) -> Self {
        let mut shown = BTreeMap::new();
        let mut lines = html.lines();
        while let Some(line) = lines.next() {
            let Some((name, value)) = line.split_once(" = ") else { continue };
            let mut value = value.to_owned();
            while value.starts_with("<svg") && !value.ends_with("</svg>") {
                value.push_str(lines.next().expect("a drawing ends"));
            }
            shown.insert(name.to_owned(), value);
        }
        Self(shown)
    }

    /// Returns the words of a class in a drawing, from the top; nothing where the page has no such drawing.
    pub fn drawn(&self, name: &str, class: &str) -> Vec<String> {
        let drawing = self.get(name).unwrap_or_default();
        let words = drawing.split("<text ").skip(1);
        let of_class = words.filter(|it| it.starts_with(&format!("class=\"{class}\"")));
        let text = |it: &str| Html::parse(&format!("<text {it}")).text;
        of_class.map(|it| text(it.split("</svg>").next().unwrap())).collect()
    }

    /// Returns a value as it stands in the page; none where the page shows none.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Returns the words of a value.
    pub fn words(&self, name: &str) -> String {
        Html::parse(self.known(name)).text
    }

    /// Returns where a value leads.
    pub fn href(&self, name: &str) -> String {
        Html::parse(self.known(name)).all("href")[0].to_owned()
    }

    /// Returns the number that a value begins with.
    pub fn number(&self, name: &str) -> u64 {
        let value = self.known(name);
        let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
        value[..end].parse().unwrap_or_else(|_| panic!("{name} = {value}"))
    }

    /// Counts the elements of a list.
    pub fn len(&self, name: &str) -> usize {
        let prefix = format!("{name}[");
        let of_list = self.0.keys().filter_map(|key| key.strip_prefix(&prefix)?.split_once(']'));
        of_list.map(|(n, _)| n.parse::<usize>().unwrap() + 1).max().unwrap_or_default()
    }

    /// Returns the names of the elements of a list, in its order: `entries[0]`, `entries[1]`.
    pub fn each(&self, name: &str) -> Vec<String> {
        (0..self.len(name)).map(|n| format!("{name}[{n}]")).collect()
    }

    fn known(&self, name: &str) -> &str {
        self.get(name).unwrap_or_else(|| panic!("no line {name} in {:#?}", self.0))
    }
}
