//! The words of a packed file: of a document of an office, of texts in a ZIP, a TAR or a GZ, and of packed files within it.
//!
//! It is for looking for words and never for showing. Nothing of a format is known here but the tables of Excel, whose cells
//! have numbers for words (`sheet.rs`). A part that cannot be unpacked has no words.

use std::io::Read;

use flate2::bufread::{DeflateDecoder, GzDecoder, MultiGzDecoder};

use super::archive::{self, Part};
use super::sheet::{Sheet, Strings};
use super::tar;
use crate::ground::text::plain::{Letters, may_be_text};

/// The longest packed file that is looked into, in bytes; documents of offices are far shorter.
pub const MOST: u64 = 64 << 20;

/// The most bytes that a part is unpacked to: what has more is made to fill a machine.
const MOST_UNPACKED: u64 = 64 << 20;

/// The most bytes that all parts together are unpacked to, with those of the packed files among them.
const MOST_IN_ALL: u64 = 512 << 20;

/// How deep packed files within packed files are looked into.
const DEEPEST: usize = 3;

/// The most members of a GZ that are read each by itself.
const MOST_MEMBERS: usize = 1 << 16;

/// How many bytes are shown at once.
const PIECE: usize = 64 << 10;

/// Where the words of the cells of an Excel workbook stand, and where its tables.
const STRINGS: &str = "xl/sharedStrings.xml";
const SHEETS: &str = "xl/worksheets/";

/// Takes words, text by text.
pub trait Reader {
    /// Tells that a text begins, which has nothing to do with what went by before.
    fn begin(&mut self);

    /// Takes the bytes that follow.
    fn take(&mut self, piece: &[u8]);
}

/// Shows the words of each part of a packed file, and the names of the parts.
pub fn show_words(file: &[u8], reader: &mut dyn Reader) {
    Unpacking { left: MOST_IN_ALL, reader }.file(file, 1);
}

/// A file that is unpacked.
struct Unpacking<'u> {
    left: u64,
    reader: &'u mut dyn Reader,
}

impl Unpacking<'_> {
    fn file(&mut self, file: &[u8], depth: usize) {
        match () {
            () if is_gzip(file) => self.gzip(file, depth),
            () if tar::is_tar(file) => self.tar(file, depth),
            () => self.zip(file, depth),
        }
    }

    /// Shows each member by itself, since one may end within a word, and all of them as the one file that they make up.
    fn gzip(&mut self, file: &[u8], depth: usize) {
        let (mut rest, mut count) = (file, 0);
        while is_gzip(rest) && count < MOST_MEMBERS {
            let mut member = GzDecoder::new(rest);
            self.stream(&mut member, depth);
            while !self.some(&mut member, PIECE as u64).is_empty() {}
            if let Some(head) = member.header() {
                let told = [head.filename(), head.comment(), head.extra()];
                told.into_iter().flatten().for_each(|it| self.text(it));
            }
            rest = member.into_inner();
            count += 1;
        }
        if !is_gzip(rest) {
            self.scrap(rest, depth);
        }
        if count > 1 {
            self.stream(&mut MultiGzDecoder::new(file), depth);
        }
    }

    fn tar(&mut self, file: &[u8], depth: usize) {
        let mut entries = tar::Entries(file);
        for entry in &mut entries {
            self.text(&entry.told);
            self.stream(&mut &*entry.bytes, depth);
        }
        self.scrap(entries.0, depth);
    }

    fn zip(&mut self, file: &[u8], depth: usize) {
        let (parts, scraps) = archive::contents(file);
        scraps.into_iter().for_each(|scrap| self.scrap(scrap, depth));
        let mut strings = Strings::default();
        let part = parts.iter().find(|part| part.name == STRINGS);
        if let Some(mut stream) = part.and_then(|part| part.stream(file)) {
            self.xml(&mut *stream, &mut |_, xml| strings.take(xml));
        }
        for part in &parts {
            self.text(part.name.as_bytes());
            self.text(part.remark.as_bytes());
            let Some(mut stream) = part.stream(file) else { continue };
            self.stream(&mut *stream, depth);
            // Once more by its rows.
            if let Some(mut stream) = part.stream(file).filter(|_| part.name.starts_with(SHEETS)) {
                let mut sheet = Sheet::new(&strings);
                self.reader.begin();
                self.xml(&mut *stream, &mut |reader, xml| {
                    reader.take(sheet.take(xml).as_bytes());
                });
            }
        }
    }

    /// Shows bytes that belong to no part. They may fill up a place, and stand in it among zeros.
    fn scrap(&mut self, scrap: &[u8], depth: usize) {
        if is_packed(scrap) || may_be_text(&scrap[..scrap.len().min(1 << 10)]) {
            return self.stream(&mut &*scrap, depth);
        }
        let line = |byte: u8| if byte == 0 { b'\n' } else { byte };
        let text: Vec<u8> = self.some(&mut &*scrap, MOST_UNPACKED).into_iter().map(line).collect();
        self.text(&text);
    }

    /// Shows what is unpacked as letters, and nothing at its end.
    fn xml(&mut self, stream: &mut dyn Read, take: &mut dyn FnMut(&mut dyn Reader, &str)) {
        let (mut letters, mut most) = (Letters::default(), MOST_UNPACKED);
        loop {
            let piece = self.some(stream, most.min(PIECE as u64));
            if piece.is_empty() {
                return take(self.reader, "");
            }
            most = most.saturating_sub(piece.len() as u64);
            let xml = letters.take(&piece);
            if !xml.is_empty() {
                take(self.reader, &xml);
            }
        }
    }

    /// Shows what is unpacked in pieces, where it is text; a packed file in it is unpacked in turn.
    fn stream(&mut self, stream: &mut dyn Read, depth: usize) {
        let mut piece = self.some(stream, PIECE as u64);
        if is_packed(&piece) {
            piece.extend(self.whole(stream).unwrap_or_default());
            if depth < DEEPEST {
                self.file(&piece, depth + 1);
            }
            return;
        }
        if piece.is_empty() || !may_be_text(&piece[..piece.len().min(1 << 10)]) {
            return;
        }
        self.reader.begin();
        let mut most = MOST_UNPACKED;
        while !piece.is_empty() {
            self.reader.take(&piece);
            most = most.saturating_sub(piece.len() as u64);
            piece = self.some(stream, most.min(PIECE as u64));
        }
    }

    fn text(&mut self, text: &[u8]) {
        if text.is_empty() {
            return;
        }
        self.reader.begin();
        text.chunks(PIECE).for_each(|piece| self.reader.take(piece));
    }

    fn whole(&mut self, stream: &mut dyn Read) -> Option<Vec<u8>> {
        let bytes = self.some(stream, MOST_UNPACKED);
        (!bytes.is_empty()).then_some(bytes)
    }

    /// Unpacks so many bytes at the most. What is damaged in the middle has words before.
    fn some(&mut self, stream: &mut dyn Read, most: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        let _read = stream.take(most.min(self.left)).read_to_end(&mut bytes);
        self.left = self.left.saturating_sub(bytes.len() as u64);
        bytes
    }
}

impl Part {
    /// Unpacks it, out of all of the file; nothing where it is packed in another way than nearly all.
    fn stream<'f>(&self, file: &'f [u8]) -> Option<Box<dyn Read + 'f>> {
        let packed = self.packed(file)?;
        match self.method {
            0 => Some(Box::new(packed)),
            8 => Some(Box::new(DeflateDecoder::new(packed))),
            _ => None,
        }
    }
}

/// Tells whether a file holds others.
fn is_packed(head: &[u8]) -> bool {
    archive::is_packed(head) || is_gzip(head) || tar::is_tar(head)
}

fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(b"\x1F\x8B")
}
