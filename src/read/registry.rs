//! `[[body]]`, `[[person]]` and `[[document]]`.

use super::address::{MailAddress, WebAddress};
use super::common;
use super::table::Table;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Spanned;
use crate::model::id::Origin;
use crate::model::registry::{Body, Contact, Document, Held, Office, Person};
use crate::model::time::Day;
use crate::model::vocabulary::List;

/// Reads a body.
pub fn body(mut table: Table<'_, '_>, stem: Option<&str>) -> Body {
    let t = &mut table;
    let mut body = Body {
        id: common::id(t, stem),
        slugs: common::slugs(t),
        name: t.required("name"),
        kind: t.required_word("kind", List::BodyKind),
        unit: t.optional("unit"),
        parent: t.optional("parent"),
        functions: t.optional("functions"),
        contacts: t.tables("contacts", &Value::words("liên hệ", "the contact"), |table| {
            Contact {
                name: table.optional("name"),
                office: table.optional("office"),
                phone: table.optional("phone"),
                email: table.optional::<MailAddress>("email").map(|it| it.0),
            }
        }),
        url: t.optional::<WebAddress>("url").map(|it| it.0),
        valid: common::period(t, "valid_from", "valid_to"),
        provenance: common::provenance(t),
        publishing: common::publishing(t),
        origin: Origin { at: t.span, flaws: Vec::new() },
    };
    common::check_named_fields(&table, &body.provenance);
    body.origin = table.origin();
    body
}

/// Reads a person.
pub fn person(mut table: Table<'_, '_>, stem: Option<&str>) -> Person {
    let t = &mut table;
    let mut person = Person {
        id: common::id(t, stem),
        name: t.required("name"),
        sort_name: t.optional("sort_name"),
        given_words: given_words(t),
        honorific: t.optional_word("honorific", List::Honorific),
        rank: t.optional_word("rank", List::Rank),
        offices: t.tables("offices", &Value::words("chức vụ", "the office"), office),
        minor: t.or_default("minor"),
        consent: t.optional("consent"),
        withhold: t.or_default("withhold"),
        provenance: common::provenance(t),
        origin: Origin { at: t.span, flaws: Vec::new() },
    };
    common::check_named_fields(&table, &person.provenance);
    person.origin = table.origin();
    person
}

/// Reads how many words of the name are the given name: one, unless two are given together.
fn given_words(table: &mut Table<'_, '_>) -> u8 {
    match table.optional::<Spanned<u8>>("given_words") {
        Some(Spanned { value: 0, span }) => {
            table.reading.push(
                Diagnostic::at(Code::BadValue, span)
                    .with("key", "given_words")
                    .with("value", 0)
                    .with("why", Value::words("ai cũng có tên", "everybody has a given name"))
                    .with("expected", Value::words("một số từ 1 trở lên", "a number from 1 on")),
            );
            1
        }
        words => words.map_or(1, |words| words.value),
    }
}

fn office(table: &mut Table<'_, '_>) -> Office {
    let as_of = table.optional::<Spanned<Day>>("as_of");
    let from = table.optional::<Spanned<Day>>("from");
    let to = table.optional::<Spanned<Day>>("to");
    let [start, end] = [&from, &to].map(|day| day.as_ref().map(|day| day.value));
    common::check_order(table, ("from", start), ("to", end));
    let held = match as_of {
        Some(day) => Held::AsOf(day),
        None if from.is_some() || to.is_some() => Held::During { from, to },
        None => Held::Unknown,
    };
    if let Some(other) = ["from", "to"].into_iter().find(|key| table.has(key))
        && table.has("as_of")
    {
        common::one_of(table, Value::words("chức vụ", "the office"), ["as_of", other]);
    }
    Office { body: table.required("body"), title: table.required("title"), held }
}

/// Reads a document.
pub fn document(mut table: Table<'_, '_>, stem: Option<&str>) -> Document {
    let t = &mut table;
    let mut document = Document {
        id: common::id(t, stem),
        slugs: common::slugs(t),
        document_type: t.required_word("type", List::DocumentType),
        issuer: t.required("issuer"),
        number: t.optional("number"),
        date: t.optional("date"),
        as_cited: t.or_default("as_cited"),
        summary: t.optional("abstract"),
        url: t.optional::<WebAddress>("url").map(|it| it.0),
        file: t.optional("file"),
        replaces: t.optional("replaces"),
        replaced_by: t.optional("replaced_by"),
        in_force: common::period(t, "in_force_from", "in_force_to"),
        provenance: common::provenance(t),
        publishing: common::publishing(t),
        origin: Origin { at: t.span, flaws: Vec::new() },
    };
    common::check_named_fields(&table, &document.provenance);
    document.origin = table.origin();
    document
}
