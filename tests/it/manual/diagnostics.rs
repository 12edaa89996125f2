//! `docs/diagnostics.md`, written from the catalogue that is part of the program.

use bantin::ground::diagnostic::{Code, Entry, Level};

use super::{escape, hold, read};

const HEAD: &str = "\
# Diagnostics

<!-- Written by the test `manual::diagnostics` from src/ground/diagnostic/catalogue.toml: BLESS=1 cargo test manual -->

What `bantin` says of each problem, in English and in Vietnamese. Names in braces stand for values of the run.
An **error** keeps the build from writing anything; a **warning** does not. Where it says *adjustable*, the site may
set another level: `[levels]` in `bulletin.toml` takes `off`, `warning` or `error` for the code. Where it says *waivable*, a
record may accept one finding with a reason: see [the checks](checks.md#waivers).

Mỗi mục dưới đây là một mã lỗi hoặc cảnh báo: thông báo, cách sửa, và quy tắc đằng sau, bằng hai thứ tiếng.
";

#[test]
fn the_manual_of_diagnostics_is_the_catalogue() {
    let mut manual = HEAD.to_owned();
    for (heading, codes) in groups() {
        manual.push_str(&format!("\n## {heading}\n"));
        codes.iter().for_each(|code| manual.push_str(&section(*code)));
    }
    hold("docs/diagnostics.md", &manual);
}

/// The headings of the catalogue, each with the codes below it.
fn groups() -> Vec<(String, Vec<Code>)> {
    let mut groups: Vec<(String, Vec<Code>)> = Vec::new();
    for line in read("src/ground/diagnostic/catalogue.toml").lines() {
        if let Some(heading) = line.strip_prefix("# ---- ") {
            groups.push((heading.trim_end_matches('-').trim().to_owned(), Vec::new()));
        }
        let name = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        if let Some(code) = name.and_then(Code::parse) {
            groups.last_mut().expect("a heading comes first").1.push(code);
        }
    }
    let found: usize = groups.iter().map(|(_, codes)| codes.len()).sum();
    assert_eq!(found, Code::ALL.len());
    groups
}

fn section(code: Code) -> String {
    let entry: &Entry = code.entry();
    let level = match entry.level {
        Level::Error => "error",
        Level::Warning => "warning",
    };
    let adjustable = if entry.adjustable { ", adjustable" } else { "" };
    let waivable = if entry.waivable { ", waivable" } else { "" };
    let row =
        |name: &str, en: &str, vi: &str| format!("| {name} | {} | {} |\n", escape(en), escape(vi));
    let (en, vi) = (&entry.en, &entry.vi);
    [
        format!("\n### {}\n\n*{level}{adjustable}{waivable}*\n\n", code.id()),
        "| | English | Tiếng Việt |\n|---|---|---|\n".to_owned(),
        row("message", &en.message, &vi.message),
        row("help", en.general_help(), vi.general_help()),
        row("about", &en.about, &vi.about),
    ]
    .concat()
}
