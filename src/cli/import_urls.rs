//! `bantin import-urls`: takes a former site's addresses into the redirects. While a line is wrong, nothing is written.

use std::collections::BTreeSet;
use std::io::{self, Write as _};

use super::arguments::ImportUrlsArguments;
use super::exit::Exit;
use super::faults;
use super::language::Speech;
use super::print::Printer;
use super::run::Run;
use crate::build::session::{Fault, Session};
use crate::build::source::{Source, SourceFault};
use crate::ground::diagnostic::{Code, Diagnostic, Level, Report, Value};
use crate::ground::source::{FileId, FileTable, Span};
use crate::model::bulletin::Bulletin;
use crate::model::id::Kind;
use crate::model::redirect::Redirect;
use crate::plan::record;
use crate::plan::redirects::Check;
use crate::read::file_name::{REDIRECTS_FILE, Role};
use crate::read::watch::Watch;
use crate::read::{records, url_list};
use crate::rooms::disk::ledger_file;
use crate::rooms::disk::site_folder::SiteFolder;

/// Takes the addresses of a list into the redirects.
pub(super) fn run(run: &Run, arguments: &ImportUrlsArguments) -> Exit {
    match import(run, arguments) {
        Ok(exit) => exit,
        Err(fault) => {
            Printer::new(run.speech).print(&faults::report(&fault), None);
            Exit::World
        }
    }
}

fn import(run: &Run, arguments: &ImportUrlsArguments) -> Result<Exit, Fault> {
    if let Some(fault) = run.sealed().filter(|_| !arguments.dry_run) {
        return Err(fault);
    }
    let bytes = ledger_file::read_list(&arguments.file)?;
    let folder = SiteFolder::walk(&run.site)?;
    let session = Session::read(&folder.files, run.today)?;
    let source = WithList::new(&folder.files, arguments, bytes);
    let mut report = Report::new();
    let lost = |found: &&Diagnostic| found.code == Code::AddressLost;
    let all = [folder.report(), session.report().clone()];
    let errors = all.iter().flat_map(Report::findings).filter(|it| it.level == Level::Error);
    // An address that would be lost may be one that is to lead on from now.
    errors.filter(|found| !lost(found)).for_each(|found| report.push(found.clone()));
    let known = session.bulletin.redirects.clone();
    let (mut new, mut hosts) = (Vec::new(), BTreeSet::new());
    if !report.has_errors() {
        let list = url_list::read(source.list, &source.bytes, &mut report);
        new = named(&session.bulletin, list.redirects, &mut report);
        hosts = list.hosts;
    }
    let lines = new.len();
    let added = fresh(&session, &known, &new, &mut report);
    let before = source.redirects()?;
    let text = merged(&before, &added);
    if !report.has_errors() && !is_sound(&text, known.len() + added.len()) {
        report.push(written_in_line(&source));
    }
    if report.has_errors() {
        report.sort();
        Printer::new(run.speech).print(&report, Some(&source));
        return Ok(Exit::of(&report));
    }
    if !arguments.dry_run && !added.is_empty() {
        ledger_file::write_redirects(&run.site, &text)?;
    }
    say(run.speech, added.len(), lines - added.len(), arguments.dry_run);
    say_hosts(run.speech, &hosts);
    Ok(Exit::Done)
}

/// Gives a record that is named by its bare id its kind, where only one has it.
fn named(b: &Bulletin, list: Vec<Redirect>, report: &mut Report) -> Vec<Redirect> {
    let mut all = Vec::new();
    for mut redirect in list {
        let id = redirect.to.value.clone();
        if id.starts_with('/') || id.contains(':') {
            all.push(redirect);
            continue;
        }
        let kinds: Vec<Kind> = Kind::WITH_PAGES
            .into_iter()
            .filter(|kind| record::find(b, *kind, &id).is_some())
            .collect();
        match kinds.as_slice() {
            [kind] => {
                redirect.to.value = format!("{}:{id}", kind.word());
                all.push(redirect);
            }
            [] => report.push(unknown(b, &redirect)),
            several => {
                let names = several.iter().map(|kind| format!("{}:{id}", kind.word()));
                let names = names.collect::<Vec<_>>().join(", ");
                let why = Value::words(
                    format!("nhiều hồ sơ có mã này: {names}"),
                    format!("several records have that id: {names}"),
                );
                report.push(refused(&redirect, why));
            }
        }
    }
    all
}

fn unknown(b: &Bulletin, redirect: &Redirect) -> Diagnostic {
    let id = &redirect.to;
    let near = Kind::WITH_PAGES.into_iter().find_map(|kind| record::near(b, kind.word(), id));
    let why = Value::words("không hồ sơ nào có mã này", "no record has that id");
    refused(redirect, why).nearest(near.as_deref())
}

/// Reports a line at its record.
fn refused(redirect: &Redirect, why: Value) -> Diagnostic {
    let line = format!("{} {}", redirect.from.value, redirect.to.value);
    url_list::refused(&line, why, redirect.to.span)
}

/// Picks the redirects that are not there yet, and reports what is wrong with any.
fn fresh<'r>(
    session: &'r Session,
    known: &'r [Redirect],
    new: &'r [Redirect],
    report: &mut Report,
) -> Vec<&'r Redirect> {
    let (b, plan, unsure) = (&session.bulletin, &session.plan, BTreeSet::new());
    let check = Check::new(b, plan, &unsure, known.iter().chain(new));
    let mut added: Vec<&Redirect> = Vec::new();
    for redirect in new {
        let doubled = check.doubled(&redirect.from);
        let earlier = doubled.iter().find_map(|_| added.iter().find(|it| it.from == redirect.from));
        let is_there = check.leads_to(&redirect.to).is_ok_and(|to| {
            let is_same = |earlier: &&Redirect| check.leads_to(&earlier.to).as_ref() == Ok(&to);
            check.leads_already(&redirect.from, &to) || earlier.is_some_and(is_same)
        });
        if is_there {
            continue;
        }
        let doubled = doubled.map_or(Ok(()), |found| Err(Some(found)));
        match doubled.and_then(|()| check.leads_to_from(redirect)) {
            Ok(_) => added.push(redirect),
            Err(found) => found.into_iter().for_each(|found| report.push(*found)),
        }
    }
    added
}

/// Puts redirects behind those that are there; nothing of what is there is touched.
fn merged(before: &str, added: &[&Redirect]) -> String {
    let end = if before.contains("\r\n") { "\r\n" } else { "\n" };
    let mut text = match before.is_empty() {
        true => format!("schema = 1{end}"),
        false => before.to_owned(),
    };
    if !text.ends_with('\n') {
        text.push_str(end);
    }
    for Redirect { from, to } in added {
        // Neither can hold what would have to be quoted.
        let lines = [
            "",
            "[[redirect]]",
            &format!("from = \"{}\"", from.value),
            &format!("to = \"{}\"", to.value),
        ];
        lines.iter().for_each(|line| text.extend([*line, end]));
    }
    text
}

/// Tells whether a text is read as so many redirects.
fn is_sound(text: &str, count: usize) -> bool {
    let read =
        records::read(FileId(0), REDIRECTS_FILE, &Role::Redirects, text.as_bytes(), &Watch::ALL);
    let found = read.found.iter().map(|found| match found {
        records::Found::Redirects(all) => all.len(),
        _ => 0,
    });
    !read.report.has_errors() && found.sum::<usize>() == count
}

/// Tables cannot be added to a list that is written between brackets.
fn written_in_line(source: &WithList<'_>) -> Diagnostic {
    let file = source.files.find(REDIRECTS_FILE).unwrap_or(source.list);
    Diagnostic::at(Code::BadValue, Span::top(file))
        .with("key", "redirect")
        .with("value", "[...]")
        .with(
            "why",
            Value::words("không thêm được vào cuối tệp", "nothing can be added at its end"),
        )
        .with(
            "expected",
            Value::words(
                "mỗi lối chuyển thành một bảng `[[redirect]]`",
                "each redirect as a table `[[redirect]]`",
            ),
        )
}

fn say(speech: Speech, added: usize, there: usize, is_dry: bool) {
    let line = match (speech, is_dry) {
        (Speech::Vi, false) => {
            format!("thêm {added} lối chuyển vào {REDIRECTS_FILE}; {there} đã có")
        }
        (Speech::Vi, true) => {
            format!("sẽ thêm {added} lối chuyển vào {REDIRECTS_FILE}; {there} đã có")
        }
        (Speech::En, false) => format!("{REDIRECTS_FILE}: {added} added, {there} there already"),
        (Speech::En, true) => {
            format!("{REDIRECTS_FILE}: {added} to be added, {there} there already")
        }
    };
    let _closed_pipe = writeln!(anstream::stdout(), "{line}");
}

/// Says that hosts were left out: a web server redirects what is asked of it, whichever its name was.
fn say_hosts(speech: Speech, hosts: &BTreeSet<String>) {
    if hosts.is_empty() {
        return;
    }
    let named = hosts.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let line = match speech {
        Speech::Vi => format!("chỉ giữ đường dẫn, không giữ tên máy chủ: {named}"),
        Speech::En => format!("the paths alone were kept, without the hosts: {named}"),
    };
    let _closed_pipe = writeln!(anstream::stdout(), "{line}");
}

/// The files of a site and the list beside them.
struct WithList<'s> {
    site: &'s dyn Source,
    files: FileTable,
    list: FileId,
    bytes: Vec<u8>,
}

impl<'s> WithList<'s> {
    fn new(site: &'s dyn Source, arguments: &ImportUrlsArguments, bytes: Vec<u8>) -> Self {
        let mut files = site.files().clone();
        let path = arguments.file.display().to_string();
        let list = files.set(&path.into(), bytes.len() as u64);
        Self { site, files, list, bytes }
    }

    /// Reads the redirects that are there.
    fn redirects(&self) -> Result<String, SourceFault> {
        let file = self.site.files().find(REDIRECTS_FILE);
        let bytes = file.map(|file| self.site.read(file)).transpose()?.unwrap_or_default();
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

impl Source for WithList<'_> {
    fn files(&self) -> &FileTable {
        &self.files
    }

    fn is_ordinary(&self, file: FileId) -> bool {
        file == self.list || self.site.is_ordinary(file)
    }

    fn stamp(&self, file: FileId) -> u64 {
        self.site.stamp(file)
    }

    fn read(&self, file: FileId) -> Result<Vec<u8>, SourceFault> {
        if file == self.list { Ok(self.bytes.clone()) } else { self.site.read(file) }
    }

    fn head(&self, file: FileId, most: usize) -> Result<Vec<u8>, SourceFault> {
        match file == self.list {
            true => Ok(self.bytes[..self.bytes.len().min(most)].to_vec()),
            false => self.site.head(file, most),
        }
    }

    fn stream(
        &self,
        file: FileId,
        take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<(), SourceFault> {
        if file != self.list {
            return self.site.stream(file, take);
        }
        let failed = |source| SourceFault { path: self.files().path(file).to_owned(), source };
        take(&self.bytes).map_err(failed)
    }
}
