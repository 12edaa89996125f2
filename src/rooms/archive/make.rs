//! An archive made: its sources written, its pages made of those sources alone, the bag closed around both and shown whole.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::super::disk::site_folder::SiteFolder;
use super::draft::{Draft, Part};
use super::held::{Opened, digest_of, open};
use super::pack;
use crate::build::archive::bag::{self, Marks, Payload, SEAL, SITE, SOURCES};
use crate::build::archive::finding::{Subject, Verdict};
use crate::build::archive::held::Held;
use crate::build::archive::sources::{Content, Item, Sources};
use crate::build::archive::{Stop, bare, readme, verify};
use crate::build::fault::{Doing, OutputFault};
use crate::build::made::MadePictures;
use crate::build::rendering::Rendering;
use crate::build::session::Session;
use crate::build::source::Source;
use crate::ground::diagnostic::{Code, Diagnostic, Level, Report, Value};
use crate::model::archive::Archive;
use crate::read::checks::hidden::Hidden;

/// The form of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A folder.
    Bag,
    /// The same in one file.
    Zip,
}

/// What is to be made, and where.
pub struct Order<'o> {
    /// The files of the living site.
    pub source: &'o dyn Source,
    /// The living site.
    pub session: &'o Session,
    /// The sources of the archive.
    pub sources: &'o Sources,
    /// What it says of itself.
    pub archive: &'o Archive,
    /// The folder that it is to stand in.
    pub folder: &'o Path,
    /// Its form.
    pub form: Form,
    /// Pictures that were made before.
    pub made: Arc<dyn MadePictures>,
    /// What is told while another archive is being made in the same folder: its process.
    pub waiting: &'o dyn Fn(Option<u32>),
}

/// An archive that stands at its place.
pub struct Made {
    /// Its place.
    pub place: PathBuf,
    /// The SHA-256 of the file, or of the list that stands for the whole folder, in hex.
    pub digest: String,
    /// Whether the same was there already, and nothing was written.
    pub was_there: bool,
    /// How many files it holds.
    pub files: usize,
}

/// How the making of an archive ended.
pub enum Outcome {
    /// It stands there.
    Made(Made),
    /// Something else stands at its place, and stays.
    Taken(PathBuf),
}

/// Makes an archive. Where it is given up, nothing of it stays.
///
/// # Errors
///
/// Faults of the disk; what was found wrong in its sources, pages or files.
pub fn make(order: &Order<'_>, done: &(dyn Fn() + Sync)) -> Result<Outcome, Stop> {
    let hidden = Hidden::of(&order.session.bulletin);
    let name = bag::name(&order.session.bulletin, order.archive.period);
    let draft = Draft::begin(order.folder, &name, &hidden, order.waiting)?;
    write_sources(order, &draft)?;
    // Where a source could not be taken, the pages would but lack it.
    draft.payload().map_err(Stop::Found)?;
    let copy = write_site(order, &draft, done)?;
    for (path, text) in readme::readmes(&copy.bulletin, &copy.plan, order.archive) {
        draft.put(path, text.as_bytes())?;
    }
    let payload = draft.payload().map_err(Stop::Found)?;
    let info = bag::info(&copy.bulletin, order.archive, bag::oxum(&payload));
    let tags = bag::tag_files(&info, &payload);
    for (name, text) in &tags {
        draft.put(name, text.as_bytes())?;
    }
    let all = draft.payload().map_err(Stop::Found)?;
    let files = all.len();
    let shown = match order.form {
        Form::Bag => show_folder(draft, &order.folder.join(&name), &tags)?,
        Form::Zip => show_zip(draft, &all, order.folder, &name)?,
    };
    Ok(match shown {
        Shown::At(place, digest, was_there) => {
            Outcome::Made(Made { place, digest, was_there, files })
        }
        Shown::Taken(place) => Outcome::Taken(place),
    })
}

fn write_sources(order: &Order<'_>, draft: &Draft<'_>) -> Result<(), Stop> {
    let rendering = order.session.rendering(order.source);
    let rendering = rendering.expect("a site without an error has its theme");
    order.sources.items.par_iter().try_for_each(|item| write_source(&rendering, item, draft))
}

fn write_source(rendering: &Rendering<'_>, item: &Item, draft: &Draft<'_>) -> Result<(), Stop> {
    let path = format!("{SOURCES}/{}", item.path);
    match &item.content {
        Content::Bytes(bytes) => draft.put(&path, bytes)?,
        Content::File(file) => match rendering.named_within(*file)? {
            None => draft.stream(&path, rendering.source(), *file)?,
            Some(problem) => draft.find(problem),
        },
        Content::Picture(file) => match bare::picture(rendering, *file)? {
            Ok(bytes) => draft.put(&path, &bytes)?,
            Err(problem) => draft.find(problem),
        },
    }
    Ok(())
}

/// Makes the pages of the sources that were just written, as whoever has the bag would.
fn write_site(
    order: &Order<'_>,
    draft: &Draft<'_>,
    done: &(dyn Fn() + Sync),
) -> Result<Session, Stop> {
    let mut folder = SiteFolder::walk(&draft.place.join(SOURCES))?;
    folder.files.made = order.made.clone();
    let mut found = folder.report();
    let copy = Session::read(&folder.files, order.archive.day)?;
    found.absorb(copy.report().clone());
    if !found.has_errors() {
        found.absorb(copy.render(&folder.files, &Part { draft, folder: SITE }, done)?);
    }
    match found.has_errors() {
        true => Err(Stop::Found(unsound(&found, &folder))),
        false => Ok(copy),
    }
}

/// Says what is wrong with the sources of the archive, whose files are not those of the site.
fn unsound(found: &Report, folder: &SiteFolder) -> Report {
    let mut report = Report::new();
    let errors = found.findings().iter().filter(|found| found.level == Level::Error);
    for found in errors {
        let path = found.at.map_or(SOURCES, |at| folder.files.files().path(at.file));
        let [vi, en] = [true, false].map(|is_vietnamese| found.message(is_vietnamese).message);
        let said = Diagnostic::of_run(Code::ArchiveUnsound).with("path", path);
        report.push(said.with("what", Value::words(vi, en)));
    }
    report
}

/// What became of a place.
enum Shown {
    At(PathBuf, String, bool),
    Taken(PathBuf),
}

fn show_folder(
    draft: Draft<'_>,
    place: &Path,
    tags: &[(String, String)],
) -> Result<Shown, OutputFault> {
    let seal = tags.iter().find(|(name, _)| name == SEAL).map(|(_, text)| text.as_bytes());
    let seal = seal.expect("a bag has its list");
    let digest = Marks::of(seal).sha256().to_owned();
    if fs::symlink_metadata(place).is_err() {
        draft.show(place)?;
        return Ok(Shown::At(place.to_owned(), digest, false));
    }
    // A list of digests that is the same stands for the same files, where they are whole still.
    let is_same = fs::read(place.join(SEAL)).is_ok_and(|there| there == seal);
    match is_same && is_whole(place) {
        true => Ok(Shown::At(place.to_owned(), digest, true)),
        false => Ok(Shown::Taken(place.to_owned())),
    }
}

/// Tells whether nothing speaks against the bag at a place; what cannot be read does.
fn is_whole(place: &Path) -> bool {
    let checked = |held: Box<dyn Held>| Some(verify::check(&*held, Subject::Bag).ok()?.verdict());
    match open(place) {
        Ok(Opened::Files(held)) => checked(held) == Some(Verdict::Whole),
        _ => false,
    }
}

fn show_zip(
    draft: Draft<'_>,
    files: &Payload,
    folder: &Path,
    name: &str,
) -> Result<Shown, OutputFault> {
    let place = folder.join(format!("{name}.zip"));
    let packed = folder.join(format!(".{name}.zip.new"));
    let digest = pack::pack(&draft.place, name, files, &packed)?;
    let there = match digest_of(&place) {
        Ok(there) => Some(there == digest),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => None,
        Err(_) => Some(false),
    };
    match there {
        None => fs::rename(&packed, &place).map_err(Doing::Moving.at(&place))?,
        Some(_) => fs::remove_file(&packed).map_err(Doing::Removing.at(&packed))?,
    }
    // Only now may the next run come in.
    drop(draft);
    Ok(match there {
        Some(false) => Shown::Taken(place),
        there => Shown::At(place, digest, there.is_some()),
    })
}
