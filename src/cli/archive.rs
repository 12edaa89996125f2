//! `bantin archive`: puts a year of the bulletin, or all of it, away.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::{ArchiveArguments, ArchiveForm};
use super::exit::Exit;
use super::faults;
use super::print::Printer;
use super::progress;
use super::run::Run;
use crate::build::archive::{self, Stop};
use crate::build::fault::{OutputFault, Refusal};
use crate::build::session::{Fault, Session};
use crate::build::source::Source as _;
use crate::build::tree::OWN_FOLDER;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::model::archive::Period;
use crate::model::bulletin::Bulletin;
use crate::model::date_words;
use crate::model::language::Language;
use crate::model::time::Day;
use crate::read::archive_list::{FILE, Flaw};
use crate::rooms::archive::make::{Form, Made, Order, Outcome, make};
use crate::rooms::archive::noted;
use crate::rooms::disk::made_pictures::{PictureFolder, Use};
use crate::rooms::disk::sealed::{bag_around, output_around};
use crate::rooms::disk::site_files::SiteFiles;
use crate::rooms::disk::site_folder;
use crate::rooms::disk::terrain::real;

/// The folder of archives where none is given.
const FOLDER: &str = "archives";

/// The program with its version, as archives name it.
pub(super) const PROGRAM: &str = concat!("bantin ", env!("CARGO_PKG_VERSION"));

/// Makes an archive.
pub(super) fn run(run: &Run, arguments: &ArchiveArguments) -> Exit {
    match attempt(run, arguments) {
        Ok(exit) => exit,
        Err(fault) => {
            Printer::new(run.speech).print(&faults::report(&fault), None);
            Exit::World
        }
    }
}

fn attempt(run: &Run, arguments: &ArchiveArguments) -> Result<Exit, Fault> {
    let folder = arguments.out.clone().unwrap_or_else(|| run.site.join(FOLDER));
    let folder = allowed(&run.site, &folder)?;
    let made = Arc::new(PictureFolder::of(&run.site, Use::Read));
    let mut over = run
        .over(&made, |files, session| archive_of(run, arguments, &folder, files, session, &made))?;
    let done = over.done.take();
    let made = match done {
        Some(Ok(made)) => Some(made),
        Some(Err(found)) => {
            over.report.absorb(found);
            over.report.sort();
            None
        }
        None => None,
    };
    Printer::new(run.speech).print(&over.report, Some(&over.folder));
    if let Some(made) = &made {
        let day = over.session.bulletin.today;
        say(run, made);
        say_running(run, arguments.period, day);
        note(run, &day.to_string(), &arguments.period.to_string(), made);
    }
    Ok(Exit::of(&over.report))
}

/// Notes an archive beside the site. Where that cannot be, the archive is whole all the same: what to write by hand is said.
fn note(run: &Run, day: &str, period: &str, made: &Made) {
    let name = made.place.file_name().unwrap_or_default().to_string_lossy();
    let line = [day, period, &name, &made.digest];
    let noted = run.sealed().map_or_else(|| Ok(noted::note(&run.site, line)?), Err);
    let mut report = Report::new();
    let damage = noted.as_ref().map_or(&[][..], |noted| &noted.damage);
    for (n, flaw) in damage.iter().take(MOST_DAMAGE) {
        let found = Diagnostic::of_run(Code::ArchiveListDamaged).with("path", FILE);
        let [vi, en] = flaw_words(flaw);
        report.push(found.with("line", n).with("what", Value::words(vi, en)));
    }
    let reason = match &noted {
        Ok(noted) if noted.is_there => None,
        Ok(_) => Some(Value::words("tệp ấy không phải văn bản UTF-8", "it is no text in UTF-8")),
        Err(fault) => Some(faults::reason(fault)),
    };
    if let Some(reason) = reason {
        let found = Diagnostic::of_run(Code::ArchiveNotNoted).with("path", FILE);
        report.push(found.with("reason", reason).with("line", line.join("    ")));
    }
    Printer::new(run.speech).print(&report, None);
}

/// The most lines of a damaged list that are told.
pub(super) const MOST_DAMAGE: usize = 5;

/// Says why a line of `archives.tsv` is none.
pub(super) fn flaw_words(flaw: &Flaw) -> [String; 2] {
    match flaw {
        Flaw::Encoding => {
            ["không phải văn bản UTF-8".to_owned(), "it is no text in UTF-8".to_owned()]
        }
        Flaw::Null => ["có byte NUL, không phải văn bản", "it holds a null byte and is no text"]
            .map(str::to_owned),
        Flaw::Columns(n) => [
            format!("phải có 4 cột cách nhau bằng dấu tab, ở đây có {n}"),
            format!("there must be 4 columns with tabs between them, and here are {n}"),
        ],
        Flaw::Day(day) => [
            format!("cột 1 phải là một ngày như 2026-11-24, ở đây là “{day}”"),
            format!("column 1 must be a day such as 2026-11-24, and is “{day}”"),
        ],
        Flaw::Period(period) => [
            format!("cột 2 phải là một năm như 2024, hoặc all, ở đây là “{period}”"),
            format!("column 2 must be a year such as 2024, or all, and is “{period}”"),
        ],
        Flaw::Name => [
            "cột 3 phải là tên bản lưu trữ, ở đây trống",
            "column 3 must be the name of the archive, and is empty",
        ]
        .map(str::to_owned),
        Flaw::Digest(n) => [
            format!("cột 4 phải là mã sha256 gồm 64 chữ số thập lục phân, ở đây có {n} ký tự"),
            format!("column 4 must be a SHA-256 of 64 hexadecimal digits, and has {n} characters"),
        ],
    }
}

/// An archive, or what was found instead.
type Archived = Result<Made, Report>;

fn archive_of(
    run: &Run,
    arguments: &ArchiveArguments,
    folder: &Path,
    files: &SiteFiles,
    session: &Session,
    made: &Arc<PictureFolder>,
) -> Result<Archived, Fault> {
    let period = arguments.period;
    let Some((sources, archive)) = archive::sources(files, session, period, PROGRAM)? else {
        return Ok(Err(nothing(&session.bulletin, period)));
    };
    let order = Order {
        source: files,
        session,
        sources: &sources,
        archive: &archive,
        folder,
        form: match arguments.format {
            ArchiveForm::Bag => Form::Bag,
            ArchiveForm::Zip => Form::Zip,
        },
        made: made.clone(),
        waiting: &|pid| say_waiting(run, pid),
    };
    let bar = progress::archiving(run.speech, session.file_count());
    let outcome = make(&order, &|| bar.inc(1));
    bar.finish_and_clear();
    match outcome {
        Ok(Outcome::Made(made)) => Ok(Ok(made)),
        Ok(Outcome::Taken(place)) => {
            Ok(Err(one(Diagnostic::of_run(Code::ArchiveTaken).with("path", place.display()))))
        }
        Err(Stop::Found(found)) => Ok(Err(found)),
        Err(Stop::Fault(fault)) => {
            let need = sources.room(files.files(), order.form == Form::Zip);
            faults::no_room(folder, &fault, need).map_or(Err(fault), |found| Ok(Err(one(found))))
        }
    }
}

fn say_waiting(run: &Run, pid: Option<u32>) {
    let pid = pid.map_or_else(|| "?".to_owned(), |pid| pid.to_string());
    let line = run.speech.pick(
        "Một bản lưu trữ khác đang được lập ở đó (tiến trình {pid}); đang chờ...",
        "Another archive is being made there (process {pid}); waiting for it to end...",
    );
    let _closed_pipe = writeln!(anstream::stderr(), "{}", line.replace("{pid}", &pid));
}

/// Refuses the site's own folder and one that the build reads, where the archive would stand between the officer's; one that is
/// built, where it would be in the way of the next build or be published; and a sealed archive.
fn allowed(site: &Path, folder: &Path) -> Result<PathBuf, OutputFault> {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    // Neither dots nor links lead around it.
    let place = real(&absolute)?;
    let lies_in = |other: &PathBuf| real(other).is_ok_and(|other| place.starts_with(other));
    let read = site_folder::sources(site).into_iter().find(lies_in);
    let among = (place == real(site)?).then(|| Refusal::Among(site.to_owned()));
    let built = ["public", OWN_FOLDER].map(|name| site.join(name)).into_iter().find(lies_in);
    let built = || built.or_else(|| output_around(&absolute)).map(Refusal::Built);
    let sealed = || bag_around(&absolute).map(Refusal::Sealed);
    match among.or(read.map(Refusal::Inside)).or_else(built).or_else(sealed) {
        Some(why) => Err(OutputFault::Refused { path: folder.to_owned(), why }),
        None => Ok(absolute),
    }
}

fn one(found: Diagnostic) -> Report {
    let mut report = Report::new();
    report.push(found);
    report
}

/// Says that a period holds nothing, and which years there are.
fn nothing(b: &Bulletin, period: Period) -> Report {
    let years = b.shown_items().map(|item| b.date(item).year().to_string());
    let years: std::collections::BTreeSet<String> = years.collect();
    let years: Vec<String> = years.into_iter().collect();
    let known = match years.is_empty() {
        true => Value::from(""),
        false => Value::words(
            format!("; các năm có bản ghi: {}", years.join(", ")),
            format!("; there are records of: {}", years.join(", ")),
        ),
    };
    let found = Diagnostic::of_run(Code::NothingToArchive).with("year", period);
    one(found.with("years", known))
}

/// Says that a year is not over, whose archive is but of its days so far.
fn say_running(run: &Run, period: Period, day: Day) {
    let Some(year) = period.running(day) else { return };
    let line = run.speech.pick(
        "năm {year} chưa hết: bản này chỉ tính đến ngày {day}; hết năm thì lập lại vào một thư mục khác",
        "{year} is not over: this archive reaches to {day}; make it again in another folder when the year has ended",
    );
    let language = if run.speech.is_vietnamese() { Language::Vi } else { Language::En };
    let line = line.replace("{year}", &year.to_string());
    let line = line.replace("{day}", &date_words::short(day, language));
    let _closed_pipe = writeln!(anstream::stdout(), "{line}");
}

fn say(run: &Run, made: &Made) {
    let line = match made.was_there {
        true => run.speech.pick(
            "{place} đã có và đúng như thế: không ghi gì",
            "{place} is there already and is the same: nothing was written",
        ),
        false => run.speech.pick(
            "Đã lập bản lưu trữ {place}: {files} tệp\nsha256 {digest}",
            "Made the archive {place}: {files} files\nsha256 {digest}",
        ),
    };
    let line = line.replace("{place}", &made.place.display().to_string());
    let line = line.replace("{files}", &made.files.to_string()).replace("{digest}", &made.digest);
    let _closed_pipe = writeln!(anstream::stdout(), "{line}");
}
