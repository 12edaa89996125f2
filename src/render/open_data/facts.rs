//! From the values of the model to those of columns, in both languages at once.
//!
//! Who must not be named is not named here either: see [`Persons`].

use std::borrow::Cow;

use super::cell::{Address, Key, Label, Named, Pages, When, Words};
use super::person::PersonRow;
use crate::ground::source::Spanned;
use crate::model::bulletin::{Bulletin, Item, PartyOf};
use crate::model::id::{Id, Reference};
use crate::model::language::{Language, Loc};
use crate::model::meeting::Party;
use crate::model::registry::{Body, Document, Person};
use crate::model::shelf::No;
use crate::model::time::{Day, PartialDate};
use crate::model::unit::Unit;
use crate::model::vocabulary::Word;
use crate::plan::page::PageKind;
use crate::render::scene::Scene;
use crate::render::view::Text;

/// A bulletin and its plan, seen in both languages.
#[derive(Clone, Copy)]
pub struct Facts<'s> {
    vi: Scene<'s>,
    en: Scene<'s>,
    /// The bulletin.
    pub b: &'s Bulletin,
}

impl<'s> Facts<'s> {
    /// Looks at what a scene shows, in both languages.
    pub fn new(scene: &Scene<'s>) -> Self {
        let [vi, en] = Language::ALL.map(|language| Scene { language, ..*scene });
        Self { vi, en, b: scene.b }
    }

    /// Returns the scene in Vietnamese, for what is the same in both.
    pub fn scene(&self) -> &Scene<'s> {
        &self.vi
    }

    /// Writes a label; it has no English where none was written.
    pub fn words(&self, loc: &'s Loc) -> Words<'s> {
        words(&loc.vi, loc.en.as_deref())
    }

    /// Writes what a page says in each language; what an English page says in Vietnamese is no English.
    fn said(&self, text: impl Fn(&Scene<'s>) -> Text) -> (String, Option<String>) {
        let en = text(&self.en);
        (text(&self.vi).text, en.lang.is_none().then_some(en.text))
    }

    /// Writes a closed word.
    pub fn label(&self, word: Word) -> Label<'s> {
        let b = self.b;
        let [vi, en] = Language::ALL.map(|language| b.vocabulary.label(word, language).text);
        Label { id: word.id(), vi, en }
    }

    /// Returns the addresses of the pages of a record.
    pub fn pages(&self, kind: PageKind) -> Pages {
        let page = |language| self.vi.plan.route(kind, language).map(|route| self.vi.url(route));
        let vi = page(Language::Vi).expect("what is published has a page in Vietnamese");
        Pages { vi, en: page(Language::En) }
    }

    /// Returns the whole address of a file below `content/files`.
    pub fn file(&self, path: &str) -> Option<Address<'s>> {
        let href = self.vi.file_href(path)?;
        Some(self.address(&href))
    }

    /// Returns the whole address of what lies at a path of the host.
    pub fn address(&self, href: &str) -> Address<'s> {
        Address(self.vi.whole(href).into())
    }

    /// Names the unit of a reference.
    pub fn unit(&self, id: &Id<Unit>) -> Option<Named<'s>> {
        self.b.units.no(id).map(|no| self.unit_of(no))
    }

    /// Names a unit.
    pub fn unit_of(&self, no: No<Unit>) -> Named<'s> {
        let unit = &self.b.units[no];
        named(unit.id.as_str(), &unit.name)
    }

    /// Names the units of references, in their order.
    pub fn units(&self, ids: &[Reference<Unit>]) -> Vec<Named<'s>> {
        ids.iter().filter_map(|id| self.unit(id)).collect()
    }

    /// Names the body of a reference.
    pub fn body(&self, id: &Id<Body>) -> Named<'s> {
        let body = self.b.bodies.known(id);
        named(body.id.as_str(), &body.name)
    }

    /// Names the document of a reference.
    pub fn document(&self, id: &Id<Document>) -> Option<Named<'s>> {
        self.b.documents.no(id).map(|no| self.document_of(no))
    }

    /// Names a document.
    pub fn document_of(&self, no: No<Document>) -> Named<'s> {
        let document = &self.b.documents[no];
        let (vi, en) = self.said(|scene| scene.document_name(document));
        Named { id: document.id.as_str(), vi: vi.into(), en: en.map(Cow::Owned) }
    }

    /// Writes the name of a document.
    pub fn document_name(&self, document: &Document) -> Words<'s> {
        let (vi, en) = self.said(|scene| scene.document_name(document));
        Words { vi: vi.into(), en: en.map(Cow::Owned) }
    }

    /// Names the documents of references, in their order.
    pub fn documents(&self, ids: &[Reference<Document>]) -> Vec<Named<'s>> {
        ids.iter().filter_map(|id| self.document(id)).collect()
    }

    /// Names a record of the news by its title.
    pub fn item(&self, item: Item) -> Named<'s> {
        let (vi, en) = self.said(|scene| scene.title_and_label(item).0);
        Named { id: self.b.item_id(item), vi: vi.into(), en: en.map(Cow::Owned) }
    }

    /// Writes the title of a record of the news.
    pub fn title(&self, item: Item) -> Words<'s> {
        let Named { vi, en, .. } = self.item(item);
        Words { vi, en }
    }

    /// Names the records of the news that one is linked with and that `wanted` picks.
    pub fn related(&self, item: Item, wanted: impl Fn(Item) -> bool) -> Vec<Named<'s>> {
        let related = self.b.related(item).filter(|item| wanted(*item));
        related.map(|item| self.item(item)).collect()
    }

    /// Begins to name the persons of a record, with their offices of a day.
    pub fn persons(&self, day: Day) -> Persons<'s> {
        Persons { facts: *self, day, unnamed: 0 }
    }
}

/// The persons of one record.
///
/// Who must not be named has an id that counts such places of the record, from 1 in the order of its keys: two places
/// have two ids whether one person stands there or two, and each record counts anew. So nobody can be followed, neither from
/// record to record nor within one, which is what the pages tell too.
pub struct Persons<'s> {
    facts: Facts<'s>,
    day: Day,
    unnamed: u32,
}

impl<'s> Persons<'s> {
    /// Writes the person of a reference.
    pub fn person(&mut self, id: &Id<Person>) -> PersonRow<'s> {
        let person = self.facts.b.persons.known(id);
        let office = self.facts.b.office_on(person, self.day).map(|office| &office.title);
        self.with_office(person, office)
    }

    fn with_office(&mut self, person: &'s Person, office: Option<&'s Loc>) -> PersonRow<'s> {
        let facts = self.facts;
        if !person.is_named() {
            self.unnamed += 1;
            let (vi, en) = facts.said(Scene::someone);
            let id = Key(format!("an-danh-{}", self.unnamed).into());
            let name = Words { vi: vi.into(), en: en.map(Cow::Owned) };
            return PersonRow { id, named: false, name, form: None, office: None };
        }
        let en = facts.en.person_name(person).text;
        PersonRow {
            id: Key(person.id.as_str().into()),
            named: true,
            name: Words { vi: person.name.as_str().into(), en: Some(en.into()) },
            form: person.rank.or(person.honorific).map(|word| facts.label(word)),
            office: office.map(|title| facts.words(title)),
        }
    }

    /// Writes a person or a body of an id.
    pub fn party_of(&mut self, id: &Id<Party>) -> (Option<PersonRow<'s>>, Option<Named<'s>>) {
        let facts = self.facts;
        match facts.b.party(id).expect("assembling resolved each reference") {
            PartyOf::Person(person) => (Some(self.person(&person.id)), None),
            PartyOf::Body(body) => (None, Some(facts.body(&body.id))),
        }
    }

    /// Writes a person or a body that took part; `office` goes before the registry's.
    pub fn party(
        &mut self,
        party: &'s Party,
        office: Option<&'s Loc>,
    ) -> (Option<PersonRow<'s>>, Option<Named<'s>>) {
        match party {
            Party::Person(id) => {
                let person = self.facts.b.persons.known(id);
                let own = self.facts.b.office_on(person, self.day).map(|office| &office.title);
                (Some(self.with_office(person, office.or(own))), None)
            }
            Party::Body(body) => (None, Some(self.facts.body(body))),
        }
    }
}

/// Names a record whose name is a label.
fn named<'a>(id: &'a str, name: &'a Loc) -> Named<'a> {
    let Words { vi, en } = words(&name.vi, name.en.as_deref());
    Named { id, vi, en }
}

/// Joins words of both languages.
pub fn words<'a>(vi: &'a str, en: Option<&'a str>) -> Words<'a> {
    Words { vi: vi.into(), en: en.map(Cow::Borrowed) }
}

/// Writes an id.
pub fn key<T: ?Sized>(id: &Id<T>) -> Key<'_> {
    Key(id.as_str().into())
}

/// Writes a date.
pub fn date(date: &Spanned<PartialDate>) -> When<PartialDate> {
    When(date.value)
}
