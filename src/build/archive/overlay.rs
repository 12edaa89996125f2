//! The sources of an archive as a site that can be read, before any of them is written.

use std::io;

use super::sources::{Content, Item};
use crate::build::made::MadePictures;
use crate::build::source::{Source, SourceFault};
use crate::ground::source::{FileId, FileTable};

/// The listed sources, over those of the site that they are taken from.
pub struct Overlay<'o> {
    original: &'o dyn Source,
    items: &'o [Item],
    table: FileTable,
}

impl<'o> Overlay<'o> {
    /// Lays a list over the site.
    pub fn new(original: &'o dyn Source, items: &'o [Item]) -> Self {
        let size = |item: &Item| match &item.content {
            Content::Bytes(bytes) => bytes.len() as u64,
            Content::File(file) | Content::Picture(file) => original.files().size(*file),
        };
        let table = items.iter().map(|item| (item.path.as_str().into(), size(item)));
        Self { original, items, table: FileTable::new(table) }
    }

    fn content(&self, file: FileId) -> Option<&Content> {
        self.items.get(file.0 as usize).map(|item| &item.content)
    }
}

impl Source for Overlay<'_> {
    fn files(&self) -> &FileTable {
        &self.table
    }

    fn read(&self, file: FileId) -> Result<Vec<u8>, SourceFault> {
        match self.content(file) {
            Some(Content::Bytes(bytes)) => Ok(bytes.clone()),
            Some(Content::File(file) | Content::Picture(file)) => self.original.read(*file),
            None => {
                let path = self.table.path(file).to_owned();
                Err(SourceFault { path, source: io::ErrorKind::NotFound.into() })
            }
        }
    }

    fn head(&self, file: FileId, most: usize) -> Result<Vec<u8>, SourceFault> {
        match self.content(file) {
            Some(Content::File(file) | Content::Picture(file)) => self.original.head(*file, most),
            _ => {
                let mut bytes = self.read(file)?;
                bytes.truncate(most);
                Ok(bytes)
            }
        }
    }

    fn stream(
        &self,
        file: FileId,
        take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<(), SourceFault> {
        match self.content(file) {
            Some(Content::File(file) | Content::Picture(file)) => self.original.stream(*file, take),
            _ => {
                let failed =
                    |source| SourceFault { path: self.table.path(file).to_owned(), source };
                take(&self.read(file)?).map_err(failed)
            }
        }
    }

    fn made(&self) -> &dyn MadePictures {
        self.original.made()
    }
}
