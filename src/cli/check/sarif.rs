//! Findings as SARIF 2.1.0, the form that code hosts and editors read.
//!
//! Messages are in the language of the run. The rules are those of the catalogue, in that language too; those of the other
//! language are a translation of them.

use serde_json::{Value, json};

use super::told::{Telling, Told};
use crate::cli::excerpt::Position;
use crate::cli::language::Speech;
use crate::ground::diagnostic::{Code, Waived};

/// The base that all addresses are relative to.
const SITE: &str = "SITE";

/// Writes the log.
pub(super) fn write(telling: &Telling<'_>) -> String {
    let found = telling.findings.iter().map(|told| result(telling, told));
    let waived = telling.waived.iter().map(|(told, waived, at)| {
        let mut accepted = result(telling, told);
        accepted["suppressions"] = json!([suppression(waived, at.as_ref())]);
        accepted
    });
    let is_whole = !telling.findings.iter().any(|told| told.finding.code.entry().world);
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver(telling.speech) },
            "translations": [translation(other(telling.speech))],
            "language": tag(telling.speech),
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { SITE: { "description": { "text": site_words(telling.speech) } } },
            "invocations": [{ "executionSuccessful": is_whole }],
            "results": found.chain(waived).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn result(telling: &Telling<'_>, told: &Told<'_>) -> Value {
    let code = told.finding.code;
    let mut result = json!({
        "ruleId": code.id(),
        "ruleIndex": Code::ALL.iter().position(|other| *other == code),
        "level": told.level(),
        "message": { "text": literal(&told.text(telling.speech)) },
        "properties": {
            "message": { "vi": told.text(Speech::Vi), "en": told.text(Speech::En) },
        },
    });
    if let Some(nearest) = &told.finding.nearest {
        result["properties"]["nearest"] = json!(nearest);
    }
    if let Some(at) = &told.at {
        result["locations"] = json!([location(at)]);
    }
    if let Some(other) = &told.other {
        result["relatedLocations"] = json!([location(other)]);
    }
    result
}

fn location(position: &Position) -> Value {
    let mut place = json!({
        "artifactLocation": { "uri": address(&position.path), "uriBaseId": SITE },
    });
    if let Some([(line, column), (end_line, end_column)]) = position.range {
        place["region"] = json!({
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
        });
    }
    json!({ "physicalLocation": place })
}

fn suppression(waived: &Waived, at: Option<&Position>) -> Value {
    let mut suppression = json!({
        "kind": "inSource",
        "status": "accepted",
        "justification": waived.reason,
        "properties": { "by": waived.by, "until": waived.until },
    });
    if let Some(at) = at {
        suppression["location"] = location(at);
    }
    suppression
}

fn driver(speech: Speech) -> Value {
    json!({
        "name": "bantin",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": tag(speech),
        "rules": Code::ALL.iter().map(|code| rule(*code, speech)).collect::<Vec<_>>(),
    })
}

/// A translation is a component like the driver, whose rules stand in the same order.
fn translation(speech: Speech) -> Value {
    let mut component = driver(speech);
    component["contents"] = json!(["localizedData"]);
    component["isComprehensive"] = json!(true);
    component["associatedComponent"] = json!({ "name": "bantin" });
    component
}

fn rule(code: Code, speech: Speech) -> Value {
    let entry = code.entry();
    let words = if speech.is_vietnamese() { &entry.vi } else { &entry.en };
    json!({
        "id": code.id(),
        "shortDescription": { "text": literal(words.first_sentence()) },
        "fullDescription": { "text": literal(&words.about) },
        "help": { "text": literal(words.general_help()) },
        "defaultConfiguration": { "level": entry.level.word() },
        "properties": { "adjustable": entry.adjustable, "waivable": entry.waivable },
    })
}

/// Writes a text so that it is read as it stands: braces are doubled, since `{0}` would be the place of an argument (SARIF
/// 2.1.0, 3.11.5), and the brackets of what would be a link have a backslash (3.11.6).
fn literal(text: &str) -> String {
    let text = text.replace('{', "{{").replace('}', "}}");
    match text.contains("](") {
        true => text.replace('[', "\\[").replace(']', "\\]"),
        false => text,
    }
}

fn site_words(speech: Speech) -> &'static str {
    speech
        .pick("thư mục của trang, nơi có bulletin.toml", "the site's folder, that of bulletin.toml")
}

/// Writes a path as a relative address: what is no letter, digit or sign that stands for itself as `%` and its bytes.
fn address(path: &str) -> String {
    let stands = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(byte);
    let bytes = path.bytes().map(|byte| match stands(&byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    bytes.collect()
}

fn tag(speech: Speech) -> &'static str {
    speech.pick("vi", "en")
}

fn other(speech: Speech) -> Speech {
    match speech {
        Speech::Vi => Speech::En,
        Speech::En => Speech::Vi,
    }
}
