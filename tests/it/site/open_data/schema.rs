//! A validator of the part of JSON Schema that our schemas use. What else a schema may hold fails the test: the
//! whole language is another validator's (`tests/browser`).

use serde_json::Value;

/// Lists what is wrong with a value, each with its place.
pub(super) fn wrong(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (word, of) in schema.as_object().unwrap() {
        let is_right = match word.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" | "required" | "format" => true,
            "type" => types(of).iter().any(|name| is_of(name, value)),
            "const" => of == value,
            "enum" => of.as_array().unwrap().contains(value),
            "minimum" => value.as_f64().is_none_or(|n| n >= of.as_f64().unwrap()),
            "pattern" => value.as_str().is_none_or(|text| matches(of.as_str().unwrap(), text)),
            "$ref" => {
                let inner = root.pointer(of.as_str().unwrap().trim_start_matches('#')).unwrap();
                found.extend(wrong(root, inner, value, at));
                true
            }
            "anyOf" => {
                let ways: Vec<_> =
                    of.as_array().unwrap().iter().map(|it| wrong(root, it, value, at)).collect();
                let best = ways.iter().min_by_key(|way| way.len()).unwrap();
                if !value.is_null() {
                    found.extend(
                        best.iter().filter(|_| ways.iter().all(|way| !way.is_empty())).cloned(),
                    );
                }
                !value.is_null() || ways.iter().any(Vec::is_empty)
            }
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(wrong(root, of, item, &format!("{at}[{n}]")));
                }
                true
            }
            "properties" => {
                let keys = value.as_object().into_iter().flatten();
                for (key, inner) in keys.filter(|(key, _)| of.get(key).is_some()) {
                    found.extend(wrong(root, &of[key], inner, &format!("{at}.{key}")));
                }
                let required = schema["required"].as_array().unwrap();
                value.as_object().is_none_or(|it| {
                    required.iter().all(|key| it.contains_key(key.as_str().unwrap()))
                })
            }
            "additionalProperties" => {
                assert_eq!(of, false);
                value
                    .as_object()
                    .is_none_or(|it| it.keys().all(|key| schema["properties"].get(key).is_some()))
            }
            word => panic!("a schema holds `{word}`, which this test cannot judge"),
        };
        if !is_right {
            found.push(format!("{at}: {word}"));
        }
    }
    found
}

fn types(of: &Value) -> Vec<&str> {
    match of {
        Value::Array(names) => names.iter().map(|name| name.as_str().unwrap()).collect(),
        name => vec![name.as_str().unwrap()],
    }
}

fn is_of(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        name => panic!("no type {name}"),
    }
}

/// The patterns of our schemas, by hand.
fn matches(pattern: &str, text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    match pattern {
        "^[a-z0-9-]+$" => {
            !text.is_empty()
                && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        }
        "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$" => {
            shape == "0000-00-00" && is_in_range(text)
        }
        "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$" => {
            ["0000", "0000-00", "0000-00-00"].contains(&shape.as_str()) && is_in_range(text)
        }
        "^([01][0-9]|2[0-3]):[0-5][0-9]$" => shape == "00:00" && text < "24" && &text[3..] < "60",
        "^https?://[^ ]+$" => {
            let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
            rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(' '))
        }
        pattern => panic!("no pattern {pattern}"),
    }
}

/// Tells whether the month and the day of a date, where it has them, are ones of a calendar.
fn is_in_range(text: &str) -> bool {
    let parts = text.split('-').skip(1).zip(["12", "31"]);
    parts.into_iter().all(|(part, last)| ("01"..=last).contains(&part))
}
