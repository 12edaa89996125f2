//! `bantin verify`: checks an archive, a built folder or a published one, and says in words what is wrong.

mod words;

use std::io::Write as _;
use std::path::Path;

use serde_json::{Value as Json, json};

use self::words::{path_of, words};
use super::archive::{MOST_DAMAGE, PROGRAM};
use super::arguments::{Format, VerifyArguments};
use super::exit::Exit;
use super::faults;
use super::language::Speech;
use super::print::Printer;
use super::run::today;
use crate::build::archive::finding::{Checked, Finding, Subject, Verdict};
use crate::build::archive::rebuild::rebuild;
use crate::build::archive::verify::{check, subject};
use crate::build::session::Fault;
use crate::build::source::SourceFault;
use crate::ground::diagnostic::{Code, Diagnostic, Report};
use crate::read::archive_list::Entry;
use crate::rooms::archive::held::{self, Opened};
use crate::rooms::archive::noted;

/// Checks what lies at a path.
pub(super) fn run(speech: Speech, site: &Path, arguments: &VerifyArguments) -> Exit {
    match attempt(speech, site, arguments) {
        Ok(exit) => exit,
        Err(fault) => failed(speech, arguments, &faults::report(&fault)),
    }
}

fn attempt(speech: Speech, site: &Path, arguments: &VerifyArguments) -> Result<Exit, Fault> {
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
    let mut checked = check(&*held, subject).map_err(at_path)?;
    let noted = match subject {
        Subject::Bag => noted(path, site, &mut checked),
        Subject::Output => None,
    };
    if arguments.rebuild {
        let rebuilt = match subject {
            Subject::Bag => rebuild(&*held, &checked, PROGRAM, today())?,
            Subject::Output => vec![Finding::NoSources(subject)],
        };
        checked.findings.extend(rebuilt);
    }
    Ok(tell(speech, arguments, subject, &checked, noted.as_ref()))
}

/// Where an archive is noted with the digest that it has, and as what.
struct Noted {
    list: String,
    entry: Entry,
}

/// Compares an archive with what `archives.tsv` notes of its name.
fn noted(path: &Path, site: &Path, checked: &mut Checked) -> Option<Noted> {
    let noted::Noted { found, damage, unread } = noted::find(path, site);
    let first = unread.first().or(damage.first().map(|(list, ..)| list));
    let first = first.map(|list| list.display().to_string());
    let each = damage.into_iter().take(MOST_DAMAGE).map(|(list, line, why)| {
        Finding::NotedDamaged { list: list.display().to_string(), line, why }
    });
    checked.findings.extend(each);
    let Some((list, entries)) = found else {
        // One of the lines that are none may be the one of this archive.
        checked.findings.extend(first.map(Finding::NotCompared));
        return None;
    };
    let seal = checked.seal.clone().unwrap_or_default();
    if let Some(entry) = entries.iter().find(|entry| entry.digest == seal) {
        return Some(Noted { list: list.display().to_string(), entry: entry.clone() });
    }
    let expected = entries.last().map(|entry| entry.digest.clone()).unwrap_or_default();
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
        Verdict::DigestsHold | Verdict::Unknown => Exit::World,
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
    // What the verdict says in its own line is not said before.
    let is_in_verdict =
        |it: &&Finding| checked.verdict() == Verdict::DigestsHold && it.leaves_open();
    for finding in checked.findings.iter().filter(|it| !is_in_verdict(it)) {
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
    let _closed_pipe = writeln!(out, "{}{again}", in_a_line(speech.pick(&vi, &en)));
    let Some(seal) = checked.seal.as_ref().filter(|_| subject == Subject::Bag) else { return };
    let _closed_pipe = writeln!(out, "sha256 {seal}");
    if let Some(Noted { list, entry }) = noted {
        let line = speech.pick(
            "đúng mã đã ghi trong {list} cho bản lập ngày {day}",
            "as noted in {list} for the archive of {day}",
        );
        let line = line.replace("{list}", list).replace("{day}", &entry.day.to_string());
        let running = entry.period.running(entry.day).map(|year| match speech {
            Speech::Vi => format!(", khi năm {year} chưa hết"),
            Speech::En => format!(", when {year} was not over"),
        });
        let _closed_pipe = writeln!(out, "{line}{}", running.unwrap_or_default());
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
    let is_wrong = |it: &&Finding| !it.is_note() && !it.leaves_open();
    let wrong = checked.findings.iter().filter(is_wrong).count();
    let errors = if wrong == 1 { "error" } else { "errors" };
    let files = checked.files;
    let word = if files == 1 { "file was" } else { "files were" };
    match checked.verdict() {
        Verdict::Unknown => [
            format!("KHÔNG kiểm tra được {what_vi}: không có mã nào thuộc loại đã biết"),
            format!("the {what_en} could NOT be checked: no digest is of a known kind"),
        ],
        Verdict::DigestsHold => {
            let open = checked.findings.iter().filter(|it| it.leaves_open());
            let open: Vec<_> = open.map(|it| words(it).1).collect();
            let [vi, en] = [0, 1]
                .map(|at| open.iter().map(|it| it[at].as_str()).collect::<Vec<_>>().join("; "));
            [
                format!("mọi mã kiểm tra của {what_vi} đều khớp ({files} tệp), nhưng {vi}"),
                format!("all digests of the {what_en} hold ({files} {word} compared), but {en}"),
            ]
        }
        _ if wrong == 0 => [
            format!("{what_vi} còn nguyên vẹn: đã đối chiếu {files} tệp"),
            format!("the {what_en} is whole: {files} {word} compared"),
        ],
        _ => [
            format!("{what_vi} KHÔNG còn nguyên vẹn: {wrong} lỗi, đã đối chiếu {files} tệp"),
            format!("the {what_en} is NOT whole: {wrong} {errors}, {files} {word} compared"),
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
            Verdict::Whole | Verdict::DigestsHold => Some(true),
            Verdict::NotWhole => Some(false),
            Verdict::Unknown => None,
        },
        "rebuilt": arguments.rebuild && !checked.findings.contains(&Finding::NoSources(subject)),
        "files": checked.files,
        "sha256": checked.seal,
        "noted": noted.map(|noted| noted.entry.day.to_string()),
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
