//! The files of a site as they were last found: cheap to keep while the folder changes, and what sessions read
//! through.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use super::entry::{Stamp, is_reached_plainly};
use crate::build::made::{MadePictures, Nowhere};
use crate::build::source::{Source, SourceFault};
use crate::ground::source::{FileId, FileTable};

/// Where a file lies, and its stamp.
type Place = (Arc<Path>, Stamp);

/// The files of a site, and where each lies.
#[derive(Clone)]
pub struct SiteFiles {
    root: Arc<Path>,
    table: Arc<FileTable>,
    places: Arc<Vec<Option<Place>>>,
    /// Where pictures are kept that were made before.
    pub made: Arc<dyn MadePictures>,
}

impl SiteFiles {
    /// Lists no file yet of the site in a folder.
    pub(super) fn new(root: &Path) -> Self {
        Self {
            root: root.into(),
            table: Arc::default(),
            places: Arc::default(),
            made: Arc::new(Nowhere),
        }
    }

    /// Lists a file; where it is no ordinary one it has no place, and is never opened.
    pub(super) fn set(&mut self, path: &Arc<str>, size: u64, place: Option<Place>) -> FileId {
        let file = Arc::make_mut(&mut self.table).set(path, size);
        let (places, at) = (Arc::make_mut(&mut self.places), file.0 as usize);
        if at >= places.len() {
            places.resize(at + 1, None);
        }
        places[at] = place;
        file
    }

    /// Strikes a file off.
    pub(super) fn remove(&mut self, path: &str) -> Option<FileId> {
        let file = Arc::make_mut(&mut self.table).remove(path)?;
        Arc::make_mut(&mut self.places)[file.0 as usize] = None;
        Some(file)
    }

    /// Reads a file that is still an ordinary one: since it was found, a link or a pipe may have come in its place,
    /// or in that of a folder above it.
    fn read_plainly<T>(
        &self,
        file: FileId,
        read: impl FnOnce(&Path) -> io::Result<T>,
    ) -> Result<T, SourceFault> {
        let plainly = |place: &Path| {
            let is_ordinary = fs::symlink_metadata(place)?.is_file();
            match is_ordinary && is_reached_plainly(&self.root, place) {
                true => read(place),
                false => Err(io::ErrorKind::NotFound.into()),
            }
        };
        let read = match self.place(file) {
            Some((place, _)) => plainly(place),
            None => Err(io::ErrorKind::NotFound.into()),
        };
        read.map_err(|source| SourceFault { path: self.table.path(file).to_owned(), source })
    }

    fn place(&self, file: FileId) -> Option<&Place> {
        self.places.get(file.0 as usize)?.as_ref()
    }
}

impl Source for SiteFiles {
    fn files(&self) -> &FileTable {
        &self.table
    }

    fn is_ordinary(&self, file: FileId) -> bool {
        self.place(file).is_some()
    }

    fn stamp(&self, file: FileId) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.place(file).map(|(_, stamp)| stamp).hash(&mut hasher);
        hasher.finish()
    }

    fn read(&self, file: FileId) -> Result<Vec<u8>, SourceFault> {
        self.read_plainly(file, |place| fs::read(place))
    }

    fn head(&self, file: FileId, most: usize) -> Result<Vec<u8>, SourceFault> {
        self.read_plainly(file, |place| {
            let mut head = Vec::new();
            fs::File::open(place)?.take(most as u64).read_to_end(&mut head)?;
            Ok(head)
        })
    }

    fn stream(
        &self,
        file: FileId,
        take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<(), SourceFault> {
        self.read_plainly(file, |place| pieces_of(&mut fs::File::open(place)?, take))
    }

    fn made(&self) -> &dyn MadePictures {
        &*self.made
    }
}

/// How much of a file is read at once.
const PIECE: usize = 256 << 10;

/// Gives what is read, piece by piece.
pub(in crate::rooms) fn pieces_of(
    reader: &mut dyn io::Read,
    take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut piece = vec![0; PIECE];
    loop {
        match reader.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(len) => take(&piece[..len])?,
            Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
            Err(fault) => return Err(fault),
        }
    }
}
