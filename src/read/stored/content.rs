//! What a file is by its bytes, whatever its name.

use super::archive;
use super::names::{self, Sort};
use super::pdf::{self, Deed, PdfWalk};
use super::tar;
use super::text::TextWalk;
use crate::model::stored::Words;

/// What was seen of a file.
pub(super) struct Seen<'s> {
    /// How many bytes it has.
    pub bytes: u64,
    /// The first of them.
    pub head: &'s [u8],
    /// Of a packed file, the last.
    pub tail: &'s [u8],
    /// Its text, if it is one.
    pub text: &'s TextWalk,
    /// What a PDF among them would do, and whether it is whole.
    pub pdf: &'s PdfWalk,
    /// Whether macros of the old Office are in it.
    pub has_old_macros: bool,
}

/// What a file is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing.
    Empty,
    /// What a machine runs.
    Program,
    /// A packed file with such a thing in it.
    HoldsProgram(String),
    /// What a browser runs: HTML, SVG.
    Page,
    /// A document with macros.
    Macros,
    /// A PDF that does more than show its pages.
    Acts(Deed),
    /// A PDF without its end.
    CutPdf,
    /// A sort that is known.
    Sort(&'static Sort),
    /// Anything else.
    Unknown,
}

/// What programs begin with, of Windows, Linux, macOS, Android and Java; and links of Windows.
const PROGRAMS: [&[u8]; 9] = [
    b"MZ",
    b"\x7FELF",
    b"\xFE\xED\xFA\xCE",
    b"\xFE\xED\xFA\xCF",
    b"\xCE\xFA\xED\xFE",
    b"\xCF\xFA\xED\xFE",
    b"\xCA\xFE\xBA\xBE",
    b"dex\n",
    b"L\0\0\0\x01\x14\x02\0",
];

/// What files begin with, at a place, that say no more of themselves.
const SIGNS: [(usize, &[u8], &Sort); 11] = [
    (0, b"{\\rtf", &names::RTF),
    (0, b"7z\xBC\xAF\x27\x1C", &names::SEVEN_ZIP),
    (0, b"Rar!\x1A\x07", &names::RAR),
    (0, b"\x1F\x8B", &names::GZIP),
    (0, b"ID3", &names::MP3),
    (0, b"\xFF\xFB", &names::MP3),
    (0, b"\xFF\xF3", &names::MP3),
    (4, b"ftyp", &names::MP4),
    (0, b"OggS", &names::OGG),
    (8, b"WAVE", &names::WAV),
    (0, b"\x1A\x45\xDF\xA3", &names::WEBM),
];

/// Tells whether a file is one of the Office before 2007, or of today's with a password.
pub(super) fn is_old_office(head: &[u8]) -> bool {
    head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

impl Content {
    /// Tells what a file is.
    pub(super) fn of(seen: &Seen<'_>) -> Self {
        let is_text = seen.text.is_text();
        if seen.bytes == 0 {
            return Self::Empty;
        }
        // A text may begin with any letters, but for the line that has it run.
        let is_program = PROGRAMS.iter().any(|sign| seen.head.starts_with(sign)) && !is_text;
        if is_program || seen.head.starts_with(b"#!") {
            return Self::Program;
        }
        if seen.text.is_page() {
            return Self::Page;
        }
        if is_old_office(seen.head) {
            return if seen.has_old_macros { Self::Macros } else { Self::Sort(&names::OLD_OFFICE) };
        }
        if archive::is_packed(seen.head) {
            return packed(seen);
        }
        if pdf::is_pdf(seen.head) {
            return match seen.pdf.deed() {
                Some(deed) => Self::Acts(deed.clone()),
                None if seen.pdf.is_whole() => Self::Sort(&names::PDF),
                None => Self::CutPdf,
            };
        }
        let begins = |(at, sign, _): &&(usize, &[u8], _)| {
            seen.head.get(*at..).is_some_and(|head| head.starts_with(sign))
        };
        if tar::is_tar(seen.head) {
            return Self::Sort(&names::TAR);
        }
        match SIGNS.iter().find(begins) {
            Some((_, _, sort)) => Self::Sort(sort),
            None if is_text => Self::Sort(&names::TEXT),
            None => Self::Unknown,
        }
    }
}

impl Content {
    /// Tells how the words of such a file can be read.
    pub(super) fn words(&self) -> Words {
        let is_of = |sorts: &[&Sort], it: &Sort| sorts.iter().any(|sort| sort.name == it.name);
        match self {
            Self::Sort(it) if is_of(&[&names::TEXT, &names::RTF], it) => Words::Plain,
            Self::Sort(it) if is_of(&PACKED, it) => Words::Packed,
            _ => Words::Unread,
        }
    }
}

/// Sorts of packed files with words in them.
const PACKED: [&Sort; 9] = [
    &names::WORD,
    &names::EXCEL,
    &names::POWERPOINT,
    &names::ODT,
    &names::ODS,
    &names::ODP,
    &names::ZIP,
    &names::TAR,
    &names::GZIP,
];

/// A packed file is a document by the names of its parts.
fn packed(seen: &Seen<'_>) -> Content {
    let open_document = archive::first_words(seen.head).and_then(open_document);
    let parts = archive::parts(seen.tail);
    let parts = parts.map(|parts| parts.into_iter().map(|part| part.name).collect::<Vec<_>>());
    // One that is cut short begins as a whole one does.
    if parts.is_none() && open_document.is_some() {
        return Content::Unknown;
    }
    let parts = parts.unwrap_or_default();
    let has = |start: &str| parts.iter().any(|part| part.starts_with(start));
    let is_office = has("[Content_Types].xml");
    let is_macro = |part: &String| {
        let part = part.to_lowercase();
        part.ends_with("vbaproject.bin") || part.starts_with("xl/macrosheets/")
    };
    if is_office && parts.iter().any(is_macro) {
        return Content::Macros;
    }
    if let Some(program) = parts.iter().find(|part| names::is_program(&names::ending(part))) {
        return Content::HoldsProgram(program.clone());
    }
    let office = [("word/", &names::WORD), ("xl/", &names::EXCEL), ("ppt/", &names::POWERPOINT)];
    if let Some((_, sort)) = office.into_iter().find(|(folder, _)| is_office && has(folder)) {
        return Content::Sort(sort);
    }
    if let Some(sort) = open_document {
        let has_macros = has("Basic/") || has("Scripts/");
        return if has_macros { Content::Macros } else { Content::Sort(sort) };
    }
    Content::Sort(&names::ZIP)
}

fn open_document(media: &[u8]) -> Option<&'static Sort> {
    let sort = media.strip_prefix(b"application/vnd.oasis.opendocument.")?;
    let sorts: [(&[u8], _); 3] =
        [(b"text", &names::ODT), (b"spreadsheet", &names::ODS), (b"presentation", &names::ODP)];
    sorts.into_iter().find(|(name, _)| sort.starts_with(name)).map(|(_, sort)| sort)
}
