//! `bantin explain`: what a code means, how it is mended, and what a site may do about it. Needs no site.

use std::io::Write as _;

use serde_json::{Value, json};

use super::arguments::{ExplainArguments, Format};
use super::exit::Exit;
use super::language::Speech;
use super::print::Printer;
use crate::ground::diagnostic::{Code, Diagnostic, Level, Report, Wording};
use crate::ground::text::nearest::nearest;

/// Explains one code, or lists all.
pub(super) fn run(speech: Speech, arguments: &ExplainArguments) -> Exit {
    let asked: Vec<String> = arguments.code.iter().cloned().collect();
    let codes = match codes(speech, &asked) {
        Ok(codes) => codes,
        Err(exit) => return exit,
    };
    let text = match (codes.first(), arguments.format) {
        (Some(code), Format::Text) => chapter(*code, speech),
        (None, Format::Text) => list(speech),
        (Some(code), Format::Json) => format!("{:#}\n", object(*code)),
        (None, Format::Json) => {
            let all: Vec<Value> = Code::ALL.iter().map(|code| object(*code)).collect();
            format!("{:#}\n", Value::from(all))
        }
    };
    let _closed_pipe = write!(anstream::stdout(), "{text}");
    Exit::Done
}

/// Finds the codes of the words that were typed; says which are none.
pub(super) fn codes(speech: Speech, words: &[String]) -> Result<Vec<Code>, Exit> {
    let mut unknown = Report::new();
    let mut codes = Vec::new();
    for word in words.iter().map(|word| word.trim()) {
        match Code::parse(word) {
            Some(code) => codes.push(code),
            None => {
                let known = Code::ALL.iter().map(|code| code.id());
                let found = Diagnostic::of_run(Code::UnknownCode).with("value", word);
                unknown.push(found.nearest(nearest(word, known)));
            }
        }
    }
    if unknown.has_errors() {
        Printer::new(speech).print(&unknown, None);
        return Err(Exit::Usage);
    }
    Ok(codes)
}

/// A line for each code: the code, its level, and the first sentence of what it is about.
fn list(speech: Speech) -> String {
    let widest = Code::ALL.iter().map(|code| code.id().len()).max().unwrap_or(0);
    let levels = [Level::Error, Level::Warning].map(|it| level(it, speech).chars().count());
    let level_width = levels.into_iter().max().unwrap_or(0);
    let lines = Code::ALL.iter().map(|code| {
        let level = level(code.entry().level, speech);
        let first = words(*code, speech).first_sentence();
        format!("{:widest$}  {level:level_width$}  {first}\n", code.id())
    });
    lines.collect()
}

fn chapter(code: Code, speech: Speech) -> String {
    let words = words(code, speech);
    let level = level(code.entry().level, speech);
    let message = speech.pick("Thông báo", "Message");
    let help = speech.pick("Cách sửa", "How to mend it");
    let parts = [
        format!("{level}[{}]\n\n{}\n", code.id(), words.about),
        format!("{message}: {}\n{help}: {}\n", words.message, words.general_help()),
        may_change(code, speech),
        may_waive(code, speech),
    ];
    parts.join("\n")
}

/// Says whether a site may set another level, and how.
fn may_change(code: Code, speech: Speech) -> String {
    let id = code.id();
    match (code.entry().adjustable, speech) {
        (true, Speech::Vi) => format!(
            "Trang có thể đổi mức trong bulletin.toml: `{id} = \"off\"`, `\"warning\"` hoặc `\"error\"` trong bảng [levels].\n"
        ),
        (true, Speech::En) => format!(
            "A site may set another level in bulletin.toml: `{id} = \"off\"`, `\"warning\"` or `\"error\"` in the table [levels].\n"
        ),
        (false, Speech::Vi) => "Mức này không đổi được.\n".to_owned(),
        (false, Speech::En) => "No site can change the level.\n".to_owned(),
    }
}

/// Says whether a record may waive one finding of the rule, and shows how.
fn may_waive(code: Code, speech: Speech) -> String {
    if !code.entry().waivable {
        let words = speech.pick("Không miễn trừ được.", "It cannot be waived.");
        return format!("{words}\n");
    }
    let lead = speech.pick(
        "Hồ sơ có lý do riêng có thể miễn trừ một lần báo, có thời hạn:",
        "A record with a reason may waive one finding, for a time:",
    );
    let reason = speech.pick("lý do", "why");
    let by = speech.pick("ai cho phép", "who allowed it");
    let id = code.id();
    format!(
        "{lead}\n\n[[waivers]]\nrule = \"{id}\"\nreason = \"{reason}\"\nuntil = 2027-06-30\nby = \"{by}\"\n"
    )
}

/// All that is known of a code, in both languages.
fn object(code: Code) -> Value {
    let entry = code.entry();
    let [vi, en] = [&entry.vi, &entry.en]
        .map(|words| json!({ "message": words.message, "help": words.general_help(), "about": words.about }));
    json!({
        "code": code.id(),
        "level": entry.level.word(),
        "adjustable": entry.adjustable,
        "waivable": entry.waivable,
        "vi": vi,
        "en": en,
    })
}

fn words(code: Code, speech: Speech) -> &'static Wording {
    let entry = code.entry();
    if speech.is_vietnamese() { &entry.vi } else { &entry.en }
}

fn level(level: Level, speech: Speech) -> &'static str {
    match level {
        Level::Error => speech.pick("lỗi", "error"),
        Level::Warning => speech.pick("cảnh báo", "warning"),
    }
}
