//! Writes our own records at a place: beside where they belong first, where the place can move them from there.
//!
//! Where they belong is said in `names`; what they hold is made by those who know it.

use super::made::Texts;
use super::names::Record;
use super::place::Place;
use crate::build::fault::OutputFault;
use crate::ground::digest::Digest;

/// Writes a record beside its place and moves it there, where the place can.
pub(super) fn write(
    place: &dyn Place,
    record: Record,
    folder: &str,
    text: &str,
) -> Result<(), OutputFault> {
    Draft::write(place, record, folder, text.to_owned())?.put(place)
}

/// A record that is written beside its place, where it can be moved from there.
pub(super) struct Draft<'d> {
    record: Record,
    folder: &'d str,
    text: String,
}

impl<'d> Draft<'d> {
    /// Writes it beside its place, or nothing where it cannot be moved from there.
    pub(super) fn write(
        place: &dyn Place,
        record: Record,
        folder: &'d str,
        text: String,
    ) -> Result<Self, OutputFault> {
        if place.promises().replaces {
            place.write(&record.draft(folder), text.as_bytes())?;
        }
        Ok(Self { record, folder, text })
    }

    /// Puts it in its place: moves what was written beside it, or writes it there.
    pub(super) fn put(self, place: &dyn Place) -> Result<(), OutputFault> {
        match place.promises().replaces {
            true => place.rename(&self.record.draft(self.folder), &self.record.path(self.folder)),
            false => place.write(&self.record.path(self.folder), self.text.as_bytes()),
        }
    }
}

/// The two records that name each file of a folder, drafted: most of the time of a small publication is theirs, since
/// each has to wait until the disk has it.
pub(super) struct Listing<'d> {
    sizes: Draft<'d>,
    sums: Draft<'d>,
    digest: Digest,
}

impl<'d> Listing<'d> {
    /// Writes both beside their places.
    pub(super) fn draft(
        place: &dyn Place,
        folder: &'d str,
        Texts { sums, digest, sizes }: Texts,
    ) -> Result<Self, OutputFault> {
        let (sums, sizes) = rayon::join(
            || Draft::write(place, Record::Manifest, folder, sums),
            || Draft::write(place, Record::Sizes, folder, sizes),
        );
        Ok(Self { sizes: sizes?, sums: sums?, digest })
    }

    /// Puts both in their places, the manifest last: then the folder is whole. Returns the manifest's digest.
    pub(super) fn put(self, place: &dyn Place) -> Result<Digest, OutputFault> {
        self.sizes.put(place)?;
        self.sums.put(place)?;
        Ok(self.digest)
    }
}
