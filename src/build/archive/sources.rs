//! The sources that an archive holds, as a list: each with its path and where its bytes come from. Nothing is written here.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::Event;

use super::redact::Redaction;
use super::select::Selection;
use super::toml_tree::{Node, Tree};
use crate::build::session::{Fault, Session};
use crate::build::source::{Source, SourceFault};
use crate::ground::source::{FileId, FileTable};
use crate::model::archive::{Archive, Beyond};
use crate::model::article::Texts;
use crate::model::id::Kind;
use crate::read::file_name::{self, ARCHIVE_FILE, Role};
use crate::read::site::STANDARD_THEME;
use crate::read::{front_matter, pieces};
use crate::render::standard_theme;

/// The registry of those who are not named.
const UNNAMED_FILE: &str = "content/registry/an-danh.toml";

/// How many bytes a page has, on the whole, as the standard theme makes it.
const OF_PAGE: u64 = 16_000;

/// A source of an archive.
pub struct Item {
    /// Its path below the sources.
    pub path: String,
    /// Its bytes.
    pub content: Content,
}

/// Where the bytes of a source come from.
pub enum Content {
    /// They are these.
    Bytes(Vec<u8>),
    /// A file of the site, as it is.
    File(FileId),
    /// A picture of the site, without what its camera wrote.
    Picture(FileId),
}

/// The sources of an archive, by path.
pub struct Sources {
    /// All of them, but for what the archive says of itself.
    pub items: Vec<Item>,
    /// How many pages are made of them.
    pub pages: usize,
}

impl Sources {
    /// Makes the list for what was selected of a site.
    ///
    /// # Errors
    ///
    /// Files that could not be read.
    pub fn new(source: &dyn Source, session: &Session, chosen: &Selection) -> Result<Self, Fault> {
        let redaction = Redaction { b: &session.bulletin, selection: chosen, most_unnamed: 0 };
        let mut listing = Listing { source, session, redaction, items: BTreeMap::new() };
        let texts = listing.texts();
        for (file, path) in source.files().iter() {
            let Ok(Some(role)) = file_name::role(file, path) else { continue };
            listing.file(file, path, &role, &texts)?;
        }
        listing.themes()?;
        if let Some(unnamed) = listing.redaction.unnamed() {
            listing.put(UNNAMED_FILE, Content::Bytes(unnamed.write().into_bytes()));
        }
        let items = listing.items.into_iter().map(|(path, content)| Item { path, content });
        Ok(Self { items: items.collect(), pages: 0 })
    }

    /// Puts what the archive says of itself among them, in the place of what it said before.
    pub fn put_record(&mut self, archive: &Archive) {
        let content = Content::Bytes(record(archive).into_bytes());
        self.items.retain(|item| item.path != ARCHIVE_FILE);
        self.items.push(Item { path: ARCHIVE_FILE.to_owned(), content });
        self.items.sort_by(|one, other| one.path.cmp(&other.path));
    }
}

impl Sources {
    /// Guesses the room that the archive takes while it is made: what is published as it is lies among the sources and among the
    /// pages, and in the zip once more.
    pub fn room(&self, files: &FileTable, is_zip: bool) -> u64 {
        let times = if is_zip { 4 } else { 2 };
        let each = self.items.iter().map(|item| match &item.content {
            Content::Bytes(bytes) => bytes.len() as u64,
            Content::File(file) | Content::Picture(file) => times * files.size(*file),
        });
        each.sum::<u64>() + self.pages as u64 * OF_PAGE
    }
}

/// Writes what an archive says of itself.
fn record(archive: &Archive) -> String {
    let mut tree = Tree::default();
    tree.0.push(("schema".to_owned(), Node::Plain("1".to_owned())));
    tree.push("period", &archive.period.to_string());
    tree.0.push(("day".to_owned(), Node::Plain(archive.day.to_string())));
    tree.push("made_with", &archive.made_with);
    let Beyond(beyond) = &archive.beyond;
    let entries = beyond.iter().map(|(link, places)| {
        let mut entry = Tree::default();
        entry.push("link", link);
        for (key, place) in ["vi", "en"].into_iter().zip(places) {
            place.iter().for_each(|place| entry.push(key, place));
        }
        Node::Table(entry)
    });
    let entries: Vec<Node> = entries.collect();
    if !entries.is_empty() {
        tree.0.push(("beyond".to_owned(), Node::List(entries)));
    }
    tree.write()
}

/// The record that a text belongs to, by the text's file.
type OfTexts = BTreeMap<FileId, (Kind, String)>;

struct Listing<'l> {
    source: &'l dyn Source,
    session: &'l Session,
    redaction: Redaction<'l>,
    items: BTreeMap<String, Content>,
}

impl Listing<'_> {
    fn put(&mut self, path: &str, content: Content) {
        self.items.insert(path.to_owned(), content);
    }

    /// Finds the record of each text.
    fn texts(&self) -> OfTexts {
        let b = &self.session.bulletin;
        let articles = b.articles.iter().map(|it| (Kind::Article, it.id.as_str(), &it.texts));
        let pages = b.pages.iter().map(|it| (Kind::Page, it.id.as_str(), &it.texts));
        let files = |(kind, id, texts): (Kind, &str, &Texts)| {
            let files: Vec<FileId> = texts.all().map(|text| text.prose.file).collect();
            files.into_iter().map(move |file| (file, (kind, id.to_owned()))).collect::<Vec<_>>()
        };
        articles.chain(pages).flat_map(files).collect()
    }

    fn file(
        &mut self,
        file: FileId,
        path: &str,
        role: &Role,
        texts: &OfTexts,
    ) -> Result<(), SourceFault> {
        match role {
            // No address is promised by an archive, and what it says of itself is made anew.
            Role::Ledger | Role::Redirects | Role::Archive | Role::Theme => {}
            Role::Site => {
                let mut site = Tree::parse(&self.text(file)?);
                self.redaction.site(&mut site);
                self.put(path, Content::Bytes(site.write().into_bytes()));
            }
            Role::Vocabulary => {
                let words = Tree::parse(&self.text(file)?).write();
                self.put(path, Content::Bytes(words.into_bytes()));
            }
            Role::Text { .. } => self.record_in_text(file, path, texts)?,
            Role::Data(kind) => self.records(file, path, *kind)?,
            Role::Picture | Role::File => {
                if self.redaction.selection.files.contains(&file) {
                    let is_picture = self.session.is_picture(file);
                    let make = if is_picture { Content::Picture } else { Content::File };
                    self.put(path, make(file));
                }
            }
        }
        Ok(())
    }

    fn text(&self, file: FileId) -> Result<String, SourceFault> {
        let bytes = self.source.read(file)?;
        let text = String::from_utf8_lossy(&bytes);
        Ok(text.trim_start_matches('\u{FEFF}').to_owned())
    }

    /// An article or a standing page, or its English words.
    fn record_in_text(
        &mut self,
        file: FileId,
        path: &str,
        texts: &OfTexts,
    ) -> Result<(), SourceFault> {
        let Some((kind, id)) = texts.get(&file) else { return Ok(()) };
        let text = self.text(file)?;
        let Ok(parts) = front_matter::split(file, &text) else { return Ok(()) };
        let mut head = Tree::parse(&text[parts.keys]);
        if self.redaction.record(*kind, id, &mut head) {
            let fence = front_matter::FENCE;
            let body = without_markup(&text[parts.body]);
            let whole = format!("{fence}\n{}{fence}\n{body}", head.write());
            self.put(path, Content::Bytes(whole.into_bytes()));
        }
        Ok(())
    }

    /// A data file: several records below their kinds, or one at the top. Without any it does not go in.
    fn records(&mut self, file: FileId, path: &str, kind: Option<Kind>) -> Result<(), SourceFault> {
        let mut root = Tree::parse(&self.text(file)?);
        let is_list = |kind: &Kind| match root.get(kind.word()) {
            Some(Node::List(nodes)) => nodes.iter().any(|node| matches!(node, Node::Table(_))),
            _ => false,
        };
        let stem = file_name::stem_of(path).to_owned();
        let is_any = match kind.filter(|_| !Kind::ALL.iter().any(is_list)) {
            Some(kind) => {
                let id = root.text("id").unwrap_or(&stem).to_owned();
                self.redaction.record(kind, &id, &mut root)
            }
            None => {
                let kept = Kind::ALL.map(|kind| self.list(kind, &mut root));
                kept.contains(&true)
            }
        };
        if is_any {
            self.put(path, Content::Bytes(root.write().into_bytes()));
        }
        Ok(())
    }

    /// Keeps those records of a list which go in; tells whether there is any.
    fn list(&mut self, kind: Kind, root: &mut Tree) -> bool {
        let Some(Node::List(records)) = root.get_mut(kind.word()) else { return false };
        records.retain_mut(|record| match record {
            Node::Table(record) => {
                let id = record.text("id").unwrap_or_default().to_owned();
                self.redaction.record(kind, &id, record)
            }
            _ => false,
        });
        let is_any = !records.is_empty();
        if !is_any {
            root.remove(kind.word());
        }
        is_any
    }

    /// The theme, with those that it builds on; that of the program too, so that pages can be made again when the program has
    /// another one.
    fn themes(&mut self) -> Result<(), SourceFault> {
        let mut name = self.session.bulletin.site.theme.value.clone();
        let mut seen = BTreeSet::new();
        while seen.insert(name.clone()) {
            let folder = format!("themes/{name}/");
            let files = self.source.files();
            let own: Vec<_> = files.iter().filter(|(_, path)| path.starts_with(&folder)).collect();
            for (file, path) in &own {
                self.items.insert((*path).to_owned(), Content::File(*file));
            }
            if own.is_empty() && name == STANDARD_THEME {
                for (path, file) in standard_theme::files() {
                    self.put(&format!("{folder}{path}"), Content::Bytes(file.bytes.to_vec()));
                }
            }
            let Some(head) = files.find(&format!("{folder}theme.toml")) else { break };
            match Tree::parse(&self.text(head)?).text("extends") {
                Some(next) => next.clone_into(&mut name),
                None => break,
            }
        }
        Ok(())
    }
}

/// Takes tags and comments out of a text, which no page shows: a comment may hold what is not for readers. A line break stays.
fn without_markup(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut from = 0;
    for (event, range) in pieces::parse(body) {
        let replaced = match &event {
            Event::Html(_) => "\n",
            Event::InlineHtml(tag) if !tag.to_lowercase().starts_with("<br") => "",
            _ => continue,
        };
        if range.start >= from {
            out.extend([&body[from..range.start], replaced]);
            from = range.end;
        }
    }
    out.push_str(&body[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::without_markup;

    #[test]
    fn what_no_page_shows_of_a_text_goes() {
        let text =
            "A <!-- private --> b<br>c.\n<!-- more\nof it -->\nD `<!-- code -->`\n\n> <i>e</i>\n";
        let bare = without_markup(text);
        assert!(!bare.contains("private") && !bare.contains("more") && !bare.contains("of it"));
        assert!(bare.contains("b<br>c") && bare.contains("`<!-- code -->`"), "{bare}");
        assert_eq!(without_markup("Không có gì.\n"), "Không có gì.\n");
    }
}
