//! `bantin verify`: checks an archive, a built folder or a published one, and says in words what is wrong.

use std::io::Write as _;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::archive::PROGRAM;
use super::arguments::{Format, VerifyArguments};
use super::exit::Exit;
use super::faults;
use super::language::Speech;
use super::print::Printer;
use super::run::today;
use crate::build::archive::held::{Held, Odd};
use crate::build::archive::rebuild::rebuild;
use crate::build::archive::verify::{Checked, Finding, Subject, check, subject};
use crate::build::session::Fault;
use crate::build::source::SourceFault;
use crate::ground::diagnostic::{Code, Diagnostic, Report};
use crate::rooms::archive::held;

/// Checks what lies at a path.
pub(super) fn run(speech: Speech, arguments: &VerifyArguments) -> Exit {
    match attempt(speech, arguments) {
        Ok(exit) => exit,
        Err(fault) => {
            Printer::new(speech).print(&faults::report(&fault), None);
            Exit::World
        }
    }
}

fn attempt(speech: Speech, arguments: &VerifyArguments) -> Result<Exit, Fault> {
    let path = &arguments.path;
    let failed = |source| SourceFault { path: path.display().to_string(), source };
    let held = match held::open(path) {
        Ok(held) => held,
        // A file that is no zip.
        Err(fault) if fault.kind() == std::io::ErrorKind::InvalidData => {
            return Ok(no_archive(speech, path));
        }
        Err(fault) => return Err(failed(fault).into()),
    };
    let Some(subject) = subject(&*held) else { return Ok(no_archive(speech, path)) };
    let mut checked = check(&*held, subject).map_err(failed)?;
    if arguments.rebuild {
        let rebuilt = rebuilt(&*held, subject, &checked)?;
        checked.findings.extend(rebuilt);
    }
    let is_whole = checked.findings.iter().all(Finding::is_note);
    match arguments.format {
        Format::Text => say(speech, arguments, subject, &checked, is_whole),
        Format::Json => print_json(arguments, subject, &checked, is_whole),
    }
    Ok(if is_whole { Exit::Done } else { Exit::Content })
}

fn rebuilt(held: &dyn Held, subject: Subject, checked: &Checked) -> Result<Vec<Finding>, Fault> {
    match subject {
        Subject::Bag => rebuild(held, checked, PROGRAM, today()),
        Subject::Output => Ok(vec![Finding::NoSources]),
    }
}

fn no_archive(speech: Speech, path: &Path) -> Exit {
    let mut report = Report::new();
    report.push(Diagnostic::of_run(Code::NoArchive).with("path", path.display()));
    Printer::new(speech).print(&report, None);
    Exit::World
}

fn say(
    speech: Speech,
    arguments: &VerifyArguments,
    subject: Subject,
    checked: &Checked,
    is_whole: bool,
) {
    let mut out = anstream::stdout().lock();
    for finding in &checked.findings {
        let level = match finding.is_note() {
            true => speech.pick("lưu ý", "note"),
            false => speech.pick("lỗi", "error"),
        };
        let (_, [vi, en]) = words(finding);
        let _closed_pipe = writeln!(out, "{level}: {}", speech.pick(&vi, &en));
    }
    let [what_vi, what_en] = match subject {
        Subject::Bag => ["bản lưu trữ", "archive"],
        Subject::Output => ["thư mục đã dựng", "built folder"],
    };
    // That nothing can be made again takes nothing from what is there.
    let is_wrong = |it: &&Finding| !it.is_note() && !matches!(it, Finding::NoSources);
    let wrong = checked.findings.iter().filter(is_wrong).count();
    let errors = if wrong == 1 { "error" } else { "errors" };
    let files = checked.files;
    let again = match arguments.rebuild && is_whole {
        true => speech.pick(
            "; dựng lại từ nguồn của nó ra đúng từng byte",
            "; built again from its own sources it is the same to the byte",
        ),
        false => "",
    };
    let (vi, en) = match wrong == 0 {
        true => (
            format!("{what_vi} còn nguyên vẹn: đã đối chiếu {files} tệp"),
            format!("the {what_en} is whole: {files} files were compared"),
        ),
        false => (
            format!("{what_vi} KHÔNG còn nguyên vẹn: {wrong} lỗi, đã đối chiếu {files} tệp"),
            format!("the {what_en} is NOT whole: {wrong} {errors}, {files} files were compared"),
        ),
    };
    let _closed_pipe = writeln!(out, "{}{again}", speech.pick(&vi, &en));
}

fn print_json(arguments: &VerifyArguments, subject: Subject, checked: &Checked, is_whole: bool) {
    let findings: Vec<Json> = checked.findings.iter().map(json_of).collect();
    let json = json!({
        "path": arguments.path.display().to_string(),
        "kind": match subject {
            Subject::Bag => "bag",
            Subject::Output => "output",
        },
        "whole": is_whole,
        "rebuilt": arguments.rebuild,
        "files": checked.files,
        "findings": findings,
    });
    let text = serde_json::to_string_pretty(&json).expect("texts and numbers are JSON");
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

/// Returns the file that a finding is about.
fn path_of(finding: &Finding) -> Option<&str> {
    match finding {
        Finding::Changed { path, .. } | Finding::Unlisted { path, .. } => Some(path),
        Finding::Damaged { list, .. } | Finding::UnknownAlgorithm(list) => Some(list),
        Finding::Missing(path)
        | Finding::Added(path)
        | Finding::Stranger(path)
        | Finding::Unreadable(path)
        | Finding::Unsound(path, _)
        | Finding::Rebuilt(path)
        | Finding::NotRebuilt(path)
        | Finding::OnlyRebuilt(path)
        | Finding::Odd(Odd::Special(path) | Odd::Outside(path) | Odd::Twice(path)) => Some(path),
        Finding::Unchecked
        | Finding::Oxum { .. }
        | Finding::OtherProgram(_)
        | Finding::NoSources => None,
    }
}

/// Says what a finding is: a word that stays, and a sentence in Vietnamese and in English.
fn words(finding: &Finding) -> (&'static str, [String; 2]) {
    match finding {
        Finding::Changed { path, expected, found, size } => both(
            "changed",
            format!(
                "`{path}` đã bị thay đổi: mã kiểm tra phải là {expected}…, nay là {found}… ({size} byte)"
            ),
            format!(
                "`{path}` was changed: its digest must be {expected}…, and is {found}… ({size} bytes)"
            ),
        ),
        Finding::Missing(path) => {
            both("missing", format!("thiếu tệp `{path}`"), format!("`{path}` is missing"))
        }
        Finding::Added(path) => both(
            "added",
            format!("`{path}` bị thêm vào: không danh sách nào có nó"),
            format!("`{path}` was added: no list names it"),
        ),
        Finding::Stranger(path) => both(
            "stranger",
            format!("`{path}` không thuộc danh sách; có thể do người khác đặt vào"),
            format!("`{path}` is in no list; somebody else may have put it there"),
        ),
        Finding::Unlisted { path, list } => both(
            "unlisted",
            format!("`{path}` không có trong `{list}`"),
            format!("`{path}` is not in `{list}`"),
        ),
        Finding::Unreadable(path) => both(
            "unreadable",
            format!("không đọc được `{path}`"),
            format!("`{path}` cannot be read"),
        ),
        Finding::Odd(odd) => odd_words(odd),
        finding => words_of_the_whole(finding),
    }
}

fn odd_words(odd: &Odd) -> (&'static str, [String; 2]) {
    match odd {
        Odd::Special(path) => both(
            "special",
            format!("`{path}` không phải tệp thường (liên kết hoặc thiết bị): không đọc"),
            format!("`{path}` is no ordinary file (a link or a device): it was not read"),
        ),
        Odd::Outside(path) => both(
            "outside",
            format!("`{path}` nằm ngoài bản lưu trữ: đường dẫn không an toàn"),
            format!("`{path}` lies outside the archive: the path is not safe"),
        ),
        Odd::Twice(path) => both(
            "twice",
            format!("`{path}` có hai lần trong tệp zip"),
            format!("`{path}` is in the zip twice"),
        ),
    }
}

/// Says what is wrong with lists, or with the whole.
fn words_of_the_whole(finding: &Finding) -> (&'static str, [String; 2]) {
    match finding {
        Finding::Damaged { list, line } => {
            let [vi, en] = match line {
                Some(line) => [format!(" ở dòng {line}"), format!(" at line {line}")],
                None => [String::new(), String::new()],
            };
            both(
                "damaged-list",
                format!("danh sách `{list}` bị hỏng{vi}"),
                format!("the list `{list}` is damaged{en}"),
            )
        }
        Finding::UnknownAlgorithm(list) => both(
            "unknown-algorithm",
            format!("chưa kiểm tra theo `{list}`: chương trình không biết loại mã này"),
            format!("`{list}` was not checked: its kind of digest is not known here"),
        ),
        Finding::Oxum { expected, found } => both(
            "oxum",
            format!("bag-info.txt ghi {expected} (byte.tệp), nhưng ở đây có {found}"),
            format!("bag-info.txt says {expected} (bytes.files), and there are {found}"),
        ),
        Finding::Unchecked => both(
            "unchecked",
            "không có danh sách nào kiểm tra được".to_owned(),
            "there is no list that can be checked".to_owned(),
        ),
        finding => words_of_rebuilding(finding),
    }
}

/// Says what is wrong with the pages that were made again, or with what they were to be made from.
fn words_of_rebuilding(finding: &Finding) -> (&'static str, [String; 2]) {
    match finding {
        Finding::OtherProgram(program) => both(
            "other-program",
            format!(
                "bản lưu trữ do {program} lập, còn đang kiểm tra bằng {PROGRAM}: trang dựng lại có thể khác"
            ),
            format!(
                "the archive was made by {program} and is checked by {PROGRAM}: pages may come out otherwise"
            ),
        ),
        Finding::Unsound(path, [vi, en]) => both(
            "unsound-sources",
            format!("không dựng lại được: `{path}`: {vi}"),
            format!("it cannot be built again: `{path}`: {en}"),
        ),
        Finding::Rebuilt(path) => both(
            "rebuilt-otherwise",
            format!("`{path}` dựng lại ra khác"),
            format!("`{path}` comes out otherwise when it is built again"),
        ),
        Finding::NotRebuilt(path) => both(
            "not-rebuilt",
            format!("`{path}` không được dựng ra từ nguồn"),
            format!("`{path}` is not built from the sources"),
        ),
        Finding::OnlyRebuilt(path) => both(
            "only-rebuilt",
            format!("nguồn dựng ra `{path}`, nhưng bản lưu trữ không có tệp ấy"),
            format!("the sources build `{path}`, which the archive does not hold"),
        ),
        _ => both(
            "no-sources",
            "không có nguồn của một bản lưu trữ để dựng lại".to_owned(),
            "there are no sources of an archive to build from".to_owned(),
        ),
    }
}

fn both(word: &'static str, vi: String, en: String) -> (&'static str, [String; 2]) {
    (word, [vi, en])
}
