//! `bantin verify`: checks an archive, a built folder or a published one, and says in words what is wrong.

mod words;

use std::io::Write as _;
use std::path::Path;

use serde_json::{Value as Json, json};

use self::words::{path_of, words};
use super::archive::PROGRAM;
use super::arguments::{Format, VerifyArguments};
use super::exit::Exit;
use super::faults;
use super::language::Speech;
use super::print::Printer;
use super::run::today;
use crate::build::archive::rebuild::rebuild;
use crate::build::archive::verify::{Checked, Finding, Subject, Verdict, check, subject};
use crate::build::session::Fault;
use crate::build::source::SourceFault;
use crate::ground::diagnostic::{Code, Diagnostic, Report};
use crate::rooms::archive::held::{self, Opened};
use crate::rooms::archive::noted;

/// Checks what lies at a path.
pub(super) fn run(speech: Speech, arguments: &VerifyArguments) -> Exit {
    match attempt(speech, arguments) {
        Ok(exit) => exit,
        Err(fault) => failed(speech, arguments, &faults::report(&fault)),
    }
}

fn attempt(speech: Speech, arguments: &VerifyArguments) -> Result<Exit, Fault> {
    let path = &arguments.path;
    let at_path = |source| SourceFault { path: path.display().to_string(), source };
    let held = match held::open(path).map_err(at_path)? {
        Opened::Files(held) => held,
        Opened::CutZip => {
            let checked = Checked { findings: vec![Finding::CutZip], ..Checked::default() };
            return Ok(tell(speech, arguments, Subject::Bag, &checked, None));
        }
        Opened::NoZip => return Ok(failed(speech, arguments, &no_archive(path))),
    };
    let Some(subject) = subject(&*held) else {
        return Ok(failed(speech, arguments, &no_archive(path)));
    };
    if arguments.rebuild && subject == Subject::Output {
        return Ok(no_sources_there(speech));
    }
    let mut checked = check(&*held, subject).map_err(at_path)?;
    let noted = match subject {
        Subject::Bag => noted(path, &mut checked),
        Subject::Output => None,
    };
    if arguments.rebuild {
        let rebuilt = rebuild(&*held, &checked, PROGRAM, today())?;
        checked.findings.extend(rebuilt);
    }
    Ok(tell(speech, arguments, subject, &checked, noted.as_ref()))
}

/// Where an archive is noted with the digest that it has, and for which day.
struct Noted {
    list: String,
    day: String,
}

/// Compares an archive with what `archives.tsv` notes of its name.
fn noted(path: &Path, checked: &mut Checked) -> Option<Noted> {
    let found = noted::find(path)?;
    let seal = checked.seal.clone().unwrap_or_default();
    if let Some((day, _)) = found.lines.iter().find(|(_, digest)| *digest == seal) {
        return Some(Noted { list: found.list.display().to_string(), day: day.clone() });
    }
    let expected = found.lines.last().map(|(_, digest)| digest.clone()).unwrap_or_default();
    checked.findings.push(Finding::NotedOtherwise { expected, found: seal });
    None
}

fn no_archive(path: &Path) -> Report {
    let mut report = Report::new();
    report.push(Diagnostic::of_run(Code::NoArchive).with("path", path.display()));
    report
}

/// Says that nothing could be checked, in the form that was asked for.
fn failed(speech: Speech, arguments: &VerifyArguments, report: &Report) -> Exit {
    Printer::new(speech).print(report, None);
    if arguments.format == Format::Json {
        let each = report.findings().iter().map(|found| {
            let [vi, en] = [true, false].map(|is_vietnamese| found.message(is_vietnamese).message);
            let message = json!({ "vi": vi, "en": en });
            json!({ "finding": found.code.id(), "level": "error", "path": null, "message": message })
        });
        print_json(&json!({
            "path": arguments.path.display().to_string(),
            "kind": null,
            "whole": null,
            "findings": each.collect::<Vec<_>>(),
        }));
    }
    Exit::World
}

/// Says that an output does not hold what it was made from.
fn no_sources_there(speech: Speech) -> Exit {
    let line = speech.pick(
        "lỗi: --rebuild chỉ dùng cho bản lưu trữ: thư mục đã dựng không chứa nguồn; bỏ --rebuild, hoặc chạy `bantin build` rồi so",
        "error: --rebuild is for archives: a built folder does not hold its sources; leave --rebuild out, or run `bantin build` and compare",
    );
    let _closed_pipe = writeln!(anstream::stderr(), "{line}");
    Exit::Usage
}

/// Tells what was found, and how the run ends by it.
fn tell(
    speech: Speech,
    arguments: &VerifyArguments,
    subject: Subject,
    checked: &Checked,
    noted: Option<&Noted>,
) -> Exit {
    let verdict = checked.verdict();
    match arguments.format {
        Format::Text => say(speech, arguments, subject, checked, noted),
        Format::Json => print_json(&whole_json(arguments, subject, checked, noted)),
    }
    match verdict {
        Verdict::Whole => Exit::Done,
        Verdict::NotWhole => Exit::Content,
        Verdict::Unknown => Exit::World,
    }
}

fn say(
    speech: Speech,
    arguments: &VerifyArguments,
    subject: Subject,
    checked: &Checked,
    noted: Option<&Noted>,
) {
    let mut out = anstream::stdout().lock();
    for finding in &checked.findings {
        let level = match finding.is_note() {
            true => speech.pick("lưu ý", "note"),
            false => speech.pick("lỗi", "error"),
        };
        let (_, [vi, en]) = words(finding);
        let _closed_pipe = writeln!(out, "{level}: {}", in_a_line(speech.pick(&vi, &en)));
    }
    let is_whole = checked.verdict() == Verdict::Whole;
    let again = match arguments.rebuild && is_whole {
        true => speech.pick(
            "; dựng lại từ nguồn của nó ra đúng từng byte",
            "; built again from its own sources it is the same to the byte",
        ),
        false => "",
    };
    let [vi, en] = verdict_words(subject, checked);
    let _closed_pipe = writeln!(out, "{}{again}", speech.pick(&vi, &en));
    let Some(seal) = checked.seal.as_ref().filter(|_| subject == Subject::Bag) else { return };
    let _closed_pipe = writeln!(out, "sha256 {seal}");
    if let Some(Noted { list, day }) = noted {
        let line = speech.pick(
            "đúng mã đã ghi trong {list} cho bản lập ngày {day}",
            "as noted in {list} for the archive of {day}",
        );
        let line = line.replace("{list}", list).replace("{day}", day);
        let _closed_pipe = writeln!(out, "{line}");
    }
}

/// Writes a text so that nothing in the name of a file ends the line, or shows it otherwise than it is.
fn in_a_line(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    let each = text.chars().map(|c| match c.is_control() || turns(c) {
        true => c.escape_default().to_string(),
        false => c.to_string(),
    });
    each.collect()
}

/// Says what a check came to.
fn verdict_words(subject: Subject, checked: &Checked) -> [String; 2] {
    let [what_vi, what_en] = match subject {
        Subject::Bag => ["bản lưu trữ", "archive"],
        Subject::Output => ["thư mục đã dựng", "built folder"],
    };
    // That nothing can be made again takes nothing from what is there.
    let is_wrong = |it: &&Finding| !it.is_note() && !matches!(it, Finding::NoSources);
    let wrong = checked.findings.iter().filter(is_wrong).count();
    let errors = if wrong == 1 { "error" } else { "errors" };
    let files = checked.files;
    match checked.verdict() {
        Verdict::Unknown => [
            format!("KHÔNG kiểm tra được {what_vi}: không có mã nào thuộc loại đã biết"),
            format!("the {what_en} could NOT be checked: no digest is of a known kind"),
        ],
        _ if wrong == 0 => [
            format!("{what_vi} còn nguyên vẹn: đã đối chiếu {files} tệp"),
            format!("the {what_en} is whole: {files} files were compared"),
        ],
        _ => [
            format!("{what_vi} KHÔNG còn nguyên vẹn: {wrong} lỗi, đã đối chiếu {files} tệp"),
            format!("the {what_en} is NOT whole: {wrong} {errors}, {files} files were compared"),
        ],
    }
}

fn whole_json(
    arguments: &VerifyArguments,
    subject: Subject,
    checked: &Checked,
    noted: Option<&Noted>,
) -> Json {
    let findings: Vec<Json> = checked.findings.iter().map(json_of).collect();
    json!({
        "path": arguments.path.display().to_string(),
        "kind": match subject {
            Subject::Bag => "bag",
            Subject::Output => "output",
        },
        "whole": match checked.verdict() {
            Verdict::Whole => Some(true),
            Verdict::NotWhole => Some(false),
            Verdict::Unknown => None,
        },
        "rebuilt": arguments.rebuild,
        "files": checked.files,
        "sha256": checked.seal,
        "noted": noted.map(|noted| noted.day.as_str()),
        "findings": findings,
    })
}

fn print_json(json: &Json) {
    let text = serde_json::to_string_pretty(json).expect("texts and numbers are JSON");
    let _closed_pipe = writeln!(anstream::stdout(), "{text}");
}

fn json_of(finding: &Finding) -> Json {
    let (word, [vi, en]) = words(finding);
    let level = if finding.is_note() { "note" } else { "error" };
    json!({
        "finding": word,
        "level": level,
        "path": path_of(finding),
        "message": { "vi": vi, "en": en },
    })
}
