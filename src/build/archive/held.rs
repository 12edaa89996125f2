//! What lies somewhere and is to be checked: its files and their bytes, whether it is a folder or a zip.

use std::io;

use super::bag::SOURCES;
use crate::build::source::{Source, SourceFault};
use crate::ground::source::{FileId, FileTable};

/// Files that can be read again and again; several threads ask at once.
pub trait Held: Send + Sync {
    /// Returns the files with their sizes, sorted by path.
    fn files(&self) -> &[(String, u64)];

    /// Returns what is there and no file that may be read: a link, a path that leads out, a name that stands twice.
    fn odd(&self) -> &[Odd];

    /// Returns the SHA-256 of the whole in hex, where it is one file.
    ///
    /// # Errors
    ///
    /// What the system answered.
    fn digest(&self) -> io::Result<Option<String>>;

    /// Gives the bytes of a file, piece by piece.
    ///
    /// # Errors
    ///
    /// What the system answered; data that is damaged.
    fn read(&self, path: &str, take: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()>;
}

/// What is no file that may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Odd {
    /// A link, a pipe, a device.
    Special(String),
    /// A path that would lead out of where it lies.
    Outside(String),
    /// A name that stands more than once.
    Twice(String),
    /// A file that is encrypted.
    Locked(String),
    /// A file that is packed in a way that is not known here.
    Packed(String),
    /// What a system put beside a bag in a zip, and which is no part of it.
    Litter(String),
}

impl Odd {
    /// Returns its path.
    pub fn path(&self) -> &str {
        match self {
            Self::Special(path)
            | Self::Outside(path)
            | Self::Twice(path)
            | Self::Locked(path)
            | Self::Packed(path)
            | Self::Litter(path) => path,
        }
    }
}

/// Tells whether a file is one that systems put into folders by themselves.
pub fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&name)
        || name.starts_with("._")
        || path.split('/').any(|part| part == "__MACOSX")
}

/// The longest list that is read whole.
const LIMIT: usize = 256 << 20;

/// Reads a whole file; `None` where it is not there.
///
/// # Errors
///
/// What the system answered; a file that is too long.
pub fn whole(held: &dyn Held, path: &str) -> io::Result<Option<Vec<u8>>> {
    if held.files().binary_search_by(|(known, _)| known.as_str().cmp(path)).is_err() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    held.read(path, &mut |piece| {
        bytes.extend_from_slice(piece);
        if bytes.len() > LIMIT { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(()) }
    })?;
    Ok(Some(bytes))
}

/// The sources of an archive as a site that can be read.
pub struct HeldSources<'h> {
    held: &'h dyn Held,
    table: FileTable,
}

impl<'h> HeldSources<'h> {
    /// Looks at the sources among what lies there.
    pub fn new(held: &'h dyn Held) -> Self {
        let inside = |(path, size): &(String, u64)| {
            let path = path.strip_prefix(SOURCES)?.strip_prefix('/')?;
            Some((path.into(), *size))
        };
        Self { held, table: FileTable::new(held.files().iter().filter_map(inside)) }
    }
}

impl Source for HeldSources<'_> {
    fn files(&self) -> &FileTable {
        &self.table
    }

    fn read(&self, file: FileId) -> Result<Vec<u8>, SourceFault> {
        let mut bytes = Vec::new();
        self.stream(file, &mut |piece| {
            bytes.extend_from_slice(piece);
            Ok(())
        })?;
        Ok(bytes)
    }

    fn stream(
        &self,
        file: FileId,
        take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<(), SourceFault> {
        let path = self.table.path(file);
        let read = self.held.read(&format!("{SOURCES}/{path}"), take);
        read.map_err(|source| SourceFault { path: path.to_owned(), source })
    }
}
