//! The seal of a folder: the digest of its manifest, and the moment in which all its files were there. What was written
//! later was not published.
//!
//! The moment stands in the seal's own words: who writes over all files of a folder moves their times, the record's
//! too that was written in that moment, and cannot move this one along.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::names::Record;
use super::place::{Found, Place};
use crate::build::fault::OutputFault;
use crate::ground::digest::Digest;

/// The record that is written when all files are there; the manifest may be written beside its place before.
const LAST: Record = Record::Kept;

/// How far the clock of a place may go before ours.
const AHEAD: Duration = Duration::from_secs(60);

/// What a folder was sealed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seal {
    /// The digest of its manifest.
    pub(super) manifest: Digest,
    /// When all its files were there, where the place tells.
    written: Option<SystemTime>,
}

impl Seal {
    /// Makes the seal of a folder whose records were just written.
    pub(super) fn of(
        place: &dyn Place,
        folder: &str,
        manifest: Digest,
    ) -> Result<Self, OutputFault> {
        Ok(Self { manifest, written: place.written(&LAST.path(folder))? })
    }

    /// Reads the seal of a folder; nothing where it has none that can be read.
    pub(super) fn read(place: &dyn Place, folder: &str) -> Result<Option<Self>, OutputFault> {
        let text = place.read(&Record::Seal.path(folder))?.unwrap_or_default();
        let text = String::from_utf8_lossy(&text).into_owned();
        Ok(Self::parse(&text))
    }

    fn parse(text: &str) -> Option<Self> {
        let (digest, written) = text.strip_suffix('\n')?.split_once('\t')?;
        let manifest = Digest::parse(digest)?;
        let written = match written {
            "" => None,
            nanos => Some(UNIX_EPOCH + Duration::from_nanos(nanos.parse().ok()?)),
        };
        Some(Self { manifest, written })
    }

    /// Returns the text of the seal.
    pub(super) fn text(&self) -> String {
        let since = self.written.and_then(|written| written.duration_since(UNIX_EPOCH).ok());
        let nanos = since.map(|since| since.as_nanos().to_string()).unwrap_or_default();
        format!("{}\t{nanos}\n", self.manifest)
    }

    /// Returns the moment after which a file is one that was not published. There is none to go by where the record has another
    /// time now, or where the clock was wrong.
    pub(super) fn moment(&self, found: &[Found]) -> Option<SystemTime> {
        let last = found.iter().find(|it| it.path == LAST.path(""))?;
        let is_sane = |moment: &SystemTime| *moment <= SystemTime::now() + AHEAD;
        self.written.filter(|moment| last.written == Some(*moment)).filter(is_sane)
    }
}

#[cfg(test)]
mod tests {
    use super::{Digest, Duration, Seal, UNIX_EPOCH};

    #[test]
    fn what_is_written_is_read() {
        let manifest = Digest::of(b"a");
        for written in [None, Some(UNIX_EPOCH + Duration::new(1_700_000_000, 12_345))] {
            let seal = Seal { manifest, written };
            assert_eq!(Seal::parse(&seal.text()), Some(seal));
        }
        let text = Seal { manifest, written: None }.text();
        for end in 0..text.len() {
            assert_eq!(Seal::parse(&text[..end]), None, "{end}");
        }
    }
}
