//! A bag that is being written: a hidden folder beside its place, of which nothing stays where it is given up.

use std::fs;
use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::super::disk::lock::Lock;
use super::super::disk::modes;
use crate::build::archive::bag::{Marking, Marks, Payload};
use crate::build::fault::{Doing, OutputFault};
use crate::build::output::{Show, Sink};
use crate::build::session::Fault;
use crate::build::source::Source;
use crate::build::tree::{Fate, FileClass};
use crate::ground::diagnostic::{Diagnostic, Report};
use crate::ground::source::FileId;
use crate::model::archive::Period;
use crate::model::stored::Stored;
use crate::read::checks::hidden::{Hidden, Pieces};

/// A bag that is being written.
pub(super) struct Draft<'d> {
    /// Its folder.
    pub(super) place: PathBuf,
    hidden: &'d Hidden<'d>,
    marks: Mutex<Payload>,
    found: Mutex<Report>,
    is_done: bool,
    /// Archives of one folder are made one after the other. Some shares know no locks.
    _lock: Option<Lock>,
}

impl<'d> Draft<'d> {
    /// Begins a bag of a name that is to stand in a folder; what killed runs left there goes. While another archive is being made
    /// there, `waiting` is told of its process.
    pub(super) fn begin(
        folder: &Path,
        name: &str,
        hidden: &'d Hidden<'d>,
        waiting: &dyn Fn(Option<u32>),
    ) -> Result<Self, OutputFault> {
        modes::new_folders(folder).map_err(Doing::Making.at(folder))?;
        let lock = lock(folder, waiting)?;
        sweep(folder, name)?;
        let place = folder.join(format!(".{name}.new"));
        modes::new_folders(&place).map_err(Doing::Making.at(&place))?;
        let (marks, found) = (Mutex::default(), Mutex::default());
        Ok(Self { place, hidden, marks, found, is_done: false, _lock: lock })
    }

    /// Writes a file.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<(), OutputFault> {
        self.guard(path, bytes);
        let (place, mut file) = self.create(path)?;
        file.write_all(bytes).map_err(Doing::Writing.at(place))?;
        self.mark(path, Marks::of(bytes));
        Ok(())
    }

    /// Writes a file of a site, which is read once and never whole in memory.
    pub(super) fn stream(
        &self,
        path: &str,
        source: &dyn Source,
        from: FileId,
    ) -> Result<(), Fault> {
        let mut writing = self.writing(path)?;
        let read = source.stream(from, &mut |piece| match writing.take(piece) {
            true => Ok(()),
            false => Err(io::ErrorKind::Other.into()),
        });
        writing.end(read.map_err(Fault::from))
    }

    /// Writes a file that shows itself in pieces.
    fn show_into(&self, path: &str, show: Show<'_>) -> Result<(), Fault> {
        let mut writing = self.writing(path)?;
        let shown = show(&mut |piece| {
            writing.take(piece);
        });
        writing.end(shown)
    }

    fn writing<'w>(&'w self, path: &'w str) -> Result<Writing<'w>, OutputFault> {
        let (place, file) = self.create(path)?;
        let (pieces, marking) = (Pieces::default(), Marking::default());
        Ok(Writing { draft: self, path, place, file, pieces, marking, failed: None })
    }

    /// Takes something that is wrong with a file.
    pub(super) fn find(&self, problem: Diagnostic) {
        self.found.lock().expect("no thread panics while it holds the report").push(problem);
    }

    /// Looks for those who must not be named, in a file and its path.
    fn guard(&self, path: &str, bytes: &[u8]) {
        self.hidden.in_output(path, bytes).into_iter().for_each(|found| self.find(found));
    }

    fn create(&self, path: &str) -> Result<(PathBuf, fs::File), OutputFault> {
        let place = self.place.join(path);
        let folder = place.parent().unwrap_or(&self.place);
        modes::new_folders(folder).map_err(Doing::Making.at(folder))?;
        let file = modes::new_file(&place).map_err(Doing::Writing.at(&place))?;
        Ok((place, file))
    }

    fn mark(&self, path: &str, marks: Marks) {
        let mut all = self.marks.lock().expect("no thread panics while it holds the marks");
        all.insert(path.to_owned(), marks);
    }

    /// Returns the files that were written, or what was found wrong in them.
    pub(super) fn payload(&self) -> Result<Payload, Report> {
        let found = self.found.lock().expect("no thread panics while it holds the report");
        if found.has_errors() {
            let mut found = found.clone();
            found.sort();
            return Err(found);
        }
        Ok(self.marks.lock().expect("no thread panics while it holds the marks").clone())
    }

    /// Moves the whole bag to its place.
    pub(super) fn show(mut self, place: &Path) -> Result<(), OutputFault> {
        fs::rename(&self.place, place).map_err(Doing::Moving.at(place))?;
        self.is_done = true;
        Ok(())
    }
}

impl Drop for Draft<'_> {
    /// A draft that is given up leaves nothing; where even that fails, the next run removes it.
    fn drop(&mut self) {
        if !self.is_done {
            drop(remove(&self.place));
        }
    }
}

fn lock(folder: &Path, waiting: &dyn Fn(Option<u32>)) -> Result<Option<Lock>, OutputFault> {
    let lock = Lock::take(folder, |holder| {
        waiting(holder.pid);
        ControlFlow::Continue(())
    });
    match lock {
        Err(OutputFault::Disk { source, .. }) if source.kind() == io::ErrorKind::Unsupported => {
            Ok(None)
        }
        lock => lock.map(Some),
    }
}

/// Removes the drafts of any period that killed runs left: who holds the lock knows that nobody works on them.
fn sweep(folder: &Path, name: &str) -> Result<(), OutputFault> {
    let title = name.rsplit_once('-').map_or(name, |(title, _)| title);
    let is_draft = |name: &str| {
        let of = name.strip_prefix('.')?.strip_prefix(title)?.strip_prefix('-')?;
        let period = of.strip_suffix(".new")?;
        Period::parse(period.strip_suffix(".zip").unwrap_or(period))
    };
    for entry in fs::read_dir(folder).map_err(Doing::Reading.at(folder))?.flatten() {
        if entry.file_name().to_str().and_then(is_draft).is_none() {
            continue;
        }
        match entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            true => remove(&entry.path())?,
            false => fs::remove_file(entry.path()).map_err(Doing::Removing.at(entry.path()))?,
        }
    }
    Ok(())
}

/// Removes a folder with all in it, where there is one.
fn remove(place: &Path) -> Result<(), OutputFault> {
    match fs::remove_dir_all(place) {
        Err(fault) if fault.kind() != io::ErrorKind::NotFound => {
            Err(Doing::Removing.at(place)(fault))
        }
        _ => Ok(()),
    }
}

/// A file that is being written piece by piece.
struct Writing<'w> {
    draft: &'w Draft<'w>,
    path: &'w str,
    place: PathBuf,
    file: fs::File,
    pieces: Pieces,
    marking: Marking,
    failed: Option<io::Error>,
}

impl Writing<'_> {
    /// Takes a piece; tells whether more can be taken.
    fn take(&mut self, piece: &[u8]) -> bool {
        if self.failed.is_none() {
            self.marking.take(piece);
            let (draft, path) = (self.draft, self.path);
            if !draft.hidden.is_empty() {
                self.pieces.take(piece, |bytes| draft.guard(path, bytes));
            }
            self.failed = self.file.write_all(piece).err();
        }
        self.failed.is_none()
    }

    /// Notes the file, where it was written and `read` to its end.
    fn end(self, read: Result<(), Fault>) -> Result<(), Fault> {
        if let Some(fault) = self.failed {
            return Err(Doing::Writing.at(self.place)(fault).into());
        }
        read?;
        self.draft.mark(self.path, self.marking.end());
        Ok(())
    }
}

/// A part of a bag as the sink of a site.
pub(super) struct Part<'p> {
    pub(super) draft: &'p Draft<'p>,
    pub(super) folder: &'static str,
}

impl Sink for Part<'_> {
    fn put(&self, path: &str, _: FileClass, bytes: &[u8]) -> Result<Fate, OutputFault> {
        self.draft.put(&format!("{}/{path}", self.folder), bytes)?;
        Ok(Fate::New)
    }

    fn put_stored(
        &self,
        path: &str,
        _: FileClass,
        _: Stored,
        show: Show<'_>,
    ) -> Result<Fate, Fault> {
        self.draft.show_into(&format!("{}/{path}", self.folder), show)?;
        Ok(Fate::New)
    }
}
