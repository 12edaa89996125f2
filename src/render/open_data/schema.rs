//! What a file of JSON holds, as a JSON Schema of 2020-12, made from the columns.

use serde_json::{Map, Value, json};

use super::column::{Column, Shape};
use crate::model::vocabulary::List;
use crate::plan::data::DataKind;

/// The dialect.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A day, a date as far as it is known, and a time of the clock.
const DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
const DATE: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
const TIME: &str = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

/// Writes the schema of a kind of file, which lies at `address`.
pub fn write(kind: DataKind, columns: &[Column], address: &str) -> Vec<u8> {
    let file = object([
        ("$schema", json!({ "const": address })),
        ("kind", json!({ "const": kind.word() })),
        ("site", of(Shape::Words, &[])),
        ("year", json!({ "type": if kind.is_by_year() { "integer" } else { "null" } })),
        ("records", json!({ "type": "array", "items": row(columns) })),
    ]);
    let mut schema = json!({
        "$schema": DIALECT,
        "$id": address,
        "title": kind.word(),
        "$defs": {
            "words": object([("vi", text()), ("en", nullable(text()))]),
            "said": object([("vi", nullable(text())), ("en", nullable(text()))]),
            "pages": object([("vi", address_text()), ("en", nullable(address_text()))]),
            "named": object([("id", id()), ("vi", text()), ("en", nullable(text()))]),
        },
    });
    if let (Value::Object(schema), Value::Object(file)) = (&mut schema, file) {
        schema.extend(file);
    }
    format!("{schema:#}\n").into_bytes()
}

/// An object that has all of its keys and no other.
fn object<'k>(keys: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    let keys: Map<String, Value> = keys.into_iter().map(|(key, of)| (key.to_owned(), of)).collect();
    let required: Vec<&String> = keys.keys().collect();
    json!({
        "type": "object",
        "required": required,
        "properties": keys,
        "additionalProperties": false,
    })
}

fn row(columns: &[Column]) -> Value {
    let mut keys = Vec::new();
    add(columns, &mut keys);
    object(keys)
}

fn add(columns: &[Column], keys: &mut Vec<(&'static str, Value)>) {
    for column in columns {
        if let Shape::Flat(columns) = column.shape {
            add(columns, keys);
            continue;
        }
        let mut value = of(column.shape, column.lists);
        if let Value::Object(value) = &mut value {
            value.insert("description".to_owned(), column.about.join("\n").into());
        }
        keys.push((column.key, value));
    }
}

/// What a value of a shape is; closed words are those of `lists`.
fn of(shape: Shape, lists: &[List]) -> Value {
    match shape {
        Shape::Text => text(),
        Shape::Id => id(),
        Shape::Number => json!({ "type": "integer", "minimum": 0 }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Day => pattern(DAY),
        Shape::Date => pattern(DATE),
        Shape::Time => pattern(TIME),
        Shape::Address => address_text(),
        Shape::Words => json!({ "$ref": "#/$defs/words" }),
        Shape::Said => json!({ "$ref": "#/$defs/said" }),
        Shape::Pages => json!({ "$ref": "#/$defs/pages" }),
        Shape::Named => json!({ "$ref": "#/$defs/named" }),
        Shape::Word => {
            let ids: Vec<&str> = lists.iter().flat_map(|list| list.ids()).collect();
            object([("id", json!({ "enum": ids })), ("vi", text()), ("en", text())])
        }
        Shape::Row(columns) | Shape::Flat(columns) => row(columns),
        Shape::Lines(columns) => json!({ "type": "array", "items": row(columns) }),
        Shape::List(shape) => json!({ "type": "array", "items": of(*shape, lists) }),
        Shape::Maybe(shape) => nullable(of(*shape, lists)),
    }
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn pattern(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

fn id() -> Value {
    pattern("^[a-z0-9-]+$")
}

fn address_text() -> Value {
    json!({ "type": "string", "format": "iri", "pattern": "^https?://[^ ]+$" })
}

fn nullable(value: Value) -> Value {
    json!({ "anyOf": [value, { "type": "null" }] })
}
