//! The files of a run and places in them: what every finding points at.
//!
//! Nothing here opens a file; the texts are handed in.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The number of a file of this run; those of the first walk are in the order of their paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in one file; `end` is not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file that the range lies in.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Makes the span of `range` in `file`; offsets above 4 GiB cannot occur, texts end at 2 MiB.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: at(range.start), end: at(range.end) }
    }

    /// Makes the empty span at the start of `file`, for findings about the file as a whole.
    pub fn top(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// Returns the byte range.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value together with the place where it was written. Two are equal when their values are: where a thing was
/// written is no part of what it says.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T> Spanned<T> {
    /// Joins a value and its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Keeps the place, changes the value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// The files of a run, by number and by path from the site's root (`/` between parts, NFC).
///
/// A number stays a file's own for the whole run: what comes later is numbered on, and the number of what
/// went is never given again.
#[derive(Clone, Debug, Default)]
pub struct FileTable {
    /// The paths by number, of what went too.
    paths: Arc<Vec<Arc<str>>>,
    ids: Arc<BTreeMap<Arc<str>, FileId>>,
    sizes: Vec<u64>,
}

impl FileTable {
    /// Numbers the files, each a path and a size in bytes, in their order.
    pub fn new(files: impl IntoIterator<Item = (Arc<str>, u64)>) -> Self {
        let mut table = Self::default();
        for (path, size) in files {
            table.set(&path, size);
        }
        table
    }

    /// Lists a file with its size, one that is listed already too, and returns its number.
    pub fn set(&mut self, path: &Arc<str>, size: u64) -> FileId {
        if let Some(file) = self.find(path) {
            self.sizes[file.0 as usize] = size;
            return file;
        }
        let file = FileId(u32::try_from(self.paths.len()).expect("no site has four billion files"));
        Arc::make_mut(&mut self.paths).push(path.clone());
        Arc::make_mut(&mut self.ids).insert(path.clone(), file);
        self.sizes.push(size);
        file
    }

    /// Strikes a file off; its path can still be asked for by its number.
    pub fn remove(&mut self, path: &str) -> Option<FileId> {
        if !self.ids.contains_key(path) {
            return None;
        }
        Arc::make_mut(&mut self.ids).remove(path)
    }

    /// Lists a file again that was struck off, under its number.
    pub fn restore(&mut self, file: FileId) {
        if let Some(path) = self.paths.get(file.0 as usize) {
            Arc::make_mut(&mut self.ids).insert(path.clone(), file);
        }
    }

    /// Returns the size of a file in bytes, as the walk found it.
    pub fn size(&self, file: FileId) -> u64 {
        self.sizes.get(file.0 as usize).copied().unwrap_or(0)
    }

    /// Returns the path of a file.
    pub fn path(&self, file: FileId) -> &str {
        self.paths.get(file.0 as usize).map_or("", AsRef::as_ref)
    }

    /// Finds a file by its path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.ids.get(path).copied()
    }

    /// Walks the files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &str)> {
        self.ids.iter().map(|(path, file)| (*file, path.as_ref()))
    }
}
