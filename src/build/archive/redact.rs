//! Records as an archive holds them: without what no page shows, and without those who must not be named.
//!
//! Who is withheld or under age becomes `an-danh-<n>`, counted anew in each record in the order of its keys, as the open data
//! count: so nobody can be followed, and the pages stay what they are.

use super::select::Selection;
use super::toml_tree::{Node, Tree};
use crate::model::bulletin::{Bulletin, PartyOf};
use crate::model::id::{Id, Kind};
use crate::plan::record;
use crate::read::site::INDEXES;

/// How the id of somebody begins who is not named.
const UNNAMED: &str = "an-danh";

/// What stands in the place of the reason of a waiver, which no page shows.
const WAIVED: &str = "Đã được chấp nhận ở bản tin gốc.";

/// What an archive holds of a person: what pages can show, and how it is sorted.
const OF_PERSON: [&str; 7] =
    ["id", "name", "sort_name", "given_words", "honorific", "rank", "offices"];

/// What records are made ready by.
pub struct Redaction<'r> {
    /// The bulletin that they are of.
    pub b: &'r Bulletin,
    /// What goes into the archive with them.
    pub selection: &'r Selection,
    /// The most places of one record that so far had to be made unknown.
    pub most_unnamed: u32,
}

impl Redaction<'_> {
    /// Makes a record ready; tells whether it goes in at all.
    pub fn record(&mut self, kind: Kind, id: &str, record: &mut Tree) -> bool {
        if !self.holds(kind, id) {
            return false;
        }
        ["note", "consent"].iter().for_each(|key| record.remove(key));
        for waiver in record.tables_mut("waivers") {
            waiver.remove("by");
            if let Some(reason) = waiver.get_mut("reason") {
                *reason = Node::of(WAIVED);
            }
        }
        match kind {
            Kind::Article => self.article(record),
            Kind::Meeting => self.meeting(record),
            Kind::Batch => self.batch(record),
            Kind::Person => self.person(record),
            _ => {}
        }
        true
    }

    fn holds(&self, kind: Kind, id: &str) -> bool {
        if kind == Kind::Person {
            let no = self.b.persons.no(&Id::new(id));
            return no.is_some_and(|no| self.selection.persons.contains(&no));
        }
        let page = record::find(self.b, kind, id);
        page.is_some_and(|page| self.selection.holds(self.b, page))
    }

    /// The site's own record: nothing of the places where it is published, and no menu entry without its page.
    pub fn site(&self, site: &mut Tree) {
        site.remove("target");
        site.keep("menu", |entry| INDEXES.contains(&entry) || self.holds(Kind::Page, entry));
    }

    fn article(&self, record: &mut Tree) {
        if let Some(Node::Table(figures)) = record.get_mut("figures") {
            for (_, figure) in &mut figures.0 {
                if let Node::Table(figure) = figure {
                    figure.remove("consent");
                }
            }
        }
        record.keep("meetings", |id| self.holds(Kind::Meeting, id));
        record.keep("awards", |id| self.holds(Kind::Batch, id));
    }

    fn meeting(&mut self, record: &mut Tree) {
        record.keep("moved_to", |id| self.holds(Kind::Meeting, id));
        record.keep("articles", |id| self.holds(Kind::Article, id));
        record.keep("awards", |id| self.holds(Kind::Batch, id));
        let mut unnamed = Unnamed { b: self.b, count: 0 };
        unnamed.person(record, "chair");
        unnamed.person(record, "secretary");
        for who in record.tables_mut("participants") {
            if unnamed.person(who, "person") {
                who.remove("office");
            }
        }
        for entry in record.tables_mut("agenda") {
            entry.remove("note");
            entry.keep("awards", |id| self.holds(Kind::Batch, id));
            unnamed.parties(entry, "by");
        }
        record.tables_mut("outcomes").for_each(|outcome| unnamed.parties(outcome, "by"));
        self.most_unnamed = self.most_unnamed.max(unnamed.count);
    }

    fn batch(&mut self, record: &mut Tree) {
        record.keep("meeting", |id| self.holds(Kind::Meeting, id));
        record.keep("article", |id| self.holds(Kind::Article, id));
        let mut unnamed = Unnamed { b: self.b, count: 0 };
        for row in record.tables_mut("awards") {
            if unnamed.person(row, "recipient_person") {
                row.remove("recipient_name");
            }
            if unnamed.person(row, "presented_by") {
                row.remove("presented_by_as_stated");
            }
        }
        self.most_unnamed = self.most_unnamed.max(unnamed.count);
    }

    /// An office in a body that is not shown goes with it.
    fn person(&self, record: &mut Tree) {
        record.0.retain(|(key, _)| OF_PERSON.contains(&key.as_str()));
        let Some(Node::List(offices)) = record.get_mut("offices") else { return };
        offices.retain(|office| match office {
            Node::Table(office) => office.text("body").is_some_and(|id| self.holds(Kind::Body, id)),
            _ => true,
        });
    }

    /// Writes the registry of those who are not named.
    pub fn unnamed(&self) -> Option<Tree> {
        let entry = |n| {
            let mut person = Tree::default();
            person.push("id", &format!("{UNNAMED}-{n}"));
            person.push("name", &format!("Người không nêu tên {n}"));
            person.0.push(("withhold".to_owned(), Node::Plain("true".to_owned())));
            Node::Table(person)
        };
        let all: Vec<Node> = (1..=self.most_unnamed).map(entry).collect();
        (!all.is_empty()).then(|| Tree(vec![(Kind::Person.word().to_owned(), Node::List(all))]))
    }
}

/// Those of one record who are not named.
struct Unnamed<'u> {
    b: &'u Bulletin,
    count: u32,
}

impl Unnamed<'_> {
    /// Makes the person of a key unknown, where they must not be named; tells whether it did.
    fn person(&mut self, table: &mut Tree, key: &str) -> bool {
        let Some(node) = table.get_mut(key) else { return false };
        let id = node.text().unwrap_or_default();
        let person = self.b.persons.find(&Id::new(id));
        let is_named = person.is_none_or(|person| person.is_named());
        if !is_named {
            *node = self.next();
        }
        !is_named
    }

    /// Does so with the persons among persons and bodies.
    fn parties(&mut self, table: &mut Tree, key: &str) {
        let nodes = match table.get_mut(key) {
            Some(Node::List(nodes)) => nodes.as_mut_slice(),
            Some(node) => std::slice::from_mut(node),
            None => return,
        };
        for node in nodes {
            let party = self.b.party(&Id::new(node.text().unwrap_or_default()));
            if matches!(party, Some(PartyOf::Person(person)) if !person.is_named()) {
                *node = self.next();
            }
        }
    }

    fn next(&mut self) -> Node {
        self.count += 1;
        Node::of(&format!("{UNNAMED}-{}", self.count))
    }
}
