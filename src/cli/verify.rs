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
use crate::build::archive::held::Odd;
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
        | Finding::Litter(path) => Some(path),
        Finding::Odd(odd) => Some(odd.path()),
        Finding::Unchecked
        | Finding::NoList
        | Finding::NoDeclaration
        | Finding::Unsealed
        | Finding::Empty
        | Finding::CutZip
        | Finding::NotedOtherwise { .. }
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
            format!("không đọc được `{path}`: tệp hỏng hoặc không được phép đọc"),
            format!("`{path}` cannot be read: it is damaged, or may not be read"),
        ),
        Finding::Litter(path) => both(
            "litter",
            format!("`{path}` do hệ điều hành tự đặt vào: nội dung không đổi, hãy xóa tệp ấy đi"),
            format!(
                "`{path}` was put there by an operating system: remove it, nothing else changed"
            ),
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
        Odd::Locked(path) => both(
            "encrypted",
            format!("`{path}` trong tệp zip bị mã hóa: không đọc được"),
            format!("`{path}` is encrypted in the zip: it cannot be read"),
        ),
        Odd::Packed(path) => both(
            "unknown-packing",
            format!("`{path}` trong tệp zip được nén theo cách mà chương trình không biết"),
            format!("`{path}` is packed in the zip in a way that is not known here"),
        ),
        Odd::Litter(path) => both(
            "litter",
            format!("`{path}` do hệ điều hành tự đặt vào, không thuộc bản lưu trữ; có thể xóa"),
            format!(
                "`{path}` was put there by an operating system; it is no part of the archive and may be removed"
            ),
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
        Finding::NotedOtherwise { expected, found } => both(
            "noted-otherwise",
            format!("archives.tsv ghi mã {expected} cho bản lưu trữ tên này, còn ở đây là {found}"),
            format!(
                "archives.tsv notes the digest {expected} for an archive of this name, and here is {found}"
            ),
        ),
        finding => words_of_the_form(finding),
    }
}

/// Says what a bag or a zip lacks to be one.
fn words_of_the_form(finding: &Finding) -> (&'static str, [String; 2]) {
    let [word, vi, en] = match finding {
        Finding::NoList => [
            "no-list",
            "không có danh sách nào để đối chiếu: một bản lưu trữ phải có ít nhất một tệp manifest-*.txt",
            "there is no list that can be compared with: a bag has at least one manifest-*.txt",
        ],
        Finding::NoDeclaration => [
            "no-declaration",
            "thiếu bagit.txt: phần mềm khác không nhận ra đây là bản lưu trữ BagIt",
            "bagit.txt is missing: other software does not know this for a bag",
        ],
        Finding::Unsealed => [
            "unsealed",
            "không có tagmanifest-*.txt: nếu chính các danh sách bị sửa thì không nhận ra được",
            "there is no tagmanifest-*.txt: nobody sees whether the lists themselves were changed",
        ],
        Finding::Empty => ["empty", "không có tệp nào ở đây", "there is no file here"],
        Finding::CutZip => [
            "cut-zip",
            "tệp zip bị cắt ngắn hoặc hỏng phần danh sách ở cuối: không đọc được tệp nào trong đó; hãy chép lại từ bản khác",
            "the zip is cut short, or the list at its end is damaged: no file in it can be read; take another copy",
        ],
        finding => return words_of_rebuilding(finding),
    };
    both(word, vi.to_owned(), en.to_owned())
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
