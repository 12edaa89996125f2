//! What a PDF that goes by would do when it is opened, and whether it is whole.
//!
//! Names are read where they stand plainly; what is packed within the file is not unpacked.

use super::names;

/// How much of what went by is kept, in bytes: the end of a file, and what lies across two pieces.
const KEPT: usize = 2 << 10;

/// How long the name of a file within may be, in bytes.
const LONGEST_NAME: usize = 512;

/// What a PDF that is opened would have done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// It runs its own code.
    Script,
    /// It starts another program.
    Launch,
    /// It brings a program along.
    Brings(String),
}

/// A PDF that goes by.
#[derive(Default)]
pub(super) struct PdfWalk {
    kept: Vec<u8>,
    deed: Option<Deed>,
}

/// Tells whether a file begins as a PDF.
pub(super) fn is_pdf(head: &[u8]) -> bool {
    head.starts_with(b"%PDF-")
}

impl PdfWalk {
    /// Takes the bytes that follow.
    pub(super) fn take(&mut self, piece: &[u8]) {
        self.kept.extend(piece);
        if self.deed.is_none() {
            self.deed = find(&self.kept);
        }
        let surplus = self.kept.len().saturating_sub(KEPT);
        self.kept.drain(..surplus);
    }

    /// Returns what the file would do.
    pub(super) fn deed(&self) -> Option<&Deed> {
        self.deed.as_ref()
    }

    /// Tells whether the file has its end, behind which little else stands: where its list of parts begins, and the last line.
    pub(super) fn is_whole(&self) -> bool {
        let has = |sign: &[u8]| self.kept.windows(sign.len()).any(|it| it == sign);
        has(b"startxref") && has(b"%%EOF")
    }
}

/// Finds the first name of a deed; a name ends where something else than a letter or a digit follows.
fn find(bytes: &[u8]) -> Option<Deed> {
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == b'/') {
        rest = &rest[at + 1..];
        let is = |name: &[u8]| {
            let behind = rest.strip_prefix(name).and_then(<[u8]>::first);
            behind.is_some_and(|next| !next.is_ascii_alphanumeric())
        };
        if is(b"JavaScript") {
            return Some(Deed::Script);
        }
        if is(b"Launch") {
            return Some(Deed::Launch);
        }
        let file = [b"UF".as_slice(), b"F"].into_iter().find_map(|key| rest.strip_prefix(key));
        if let Some(program) = file.and_then(program) {
            return Some(Deed::Brings(program));
        }
    }
    None
}

/// Reads the name of a file behind its key, `(cai-dat.exe)`, where it is a program's.
fn program(behind: &[u8]) -> Option<String> {
    let name = behind.trim_ascii_start().strip_prefix(b"(")?;
    let end = name.iter().take(LONGEST_NAME).position(|byte| *byte == b')')?;
    // A name in UTF-16 has a zero byte beside each of its letters.
    let plain: Vec<u8> = name[..end].iter().copied().filter(|byte| *byte != 0).collect();
    let name = String::from_utf8_lossy(&plain).into_owned();
    names::is_program(&names::ending(&name)).then_some(name)
}
