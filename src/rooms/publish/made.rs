//! What a publication sends that no output holds, made before anything is sent: packed twins, and the texts of the two
//! records that name each file.
//!
//! Neither depends on what a new release stands on. So they are made while that is looked at.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::build::deployment::fault::DeployFault;
use crate::build::deployment::packed::pack;
use crate::build::deployment::work::{Task, Want};
use crate::build::manifest::{Entry, Manifest};
use crate::ground::digest::Digest;

/// Files of so many bytes together are packed before any file is put; of more, each when it is put, to hold few at once.
const MOST_AHEAD: u64 = 32 << 20;

/// What is made before anything is sent.
#[derive(Default)]
pub(super) struct Made {
    /// Packed twins, by their paths.
    twins: BTreeMap<String, Twin>,
    /// Taken by the folder that is filled; none where it is not known yet what each file will be.
    pub(super) texts: Option<Texts>,
}

struct Twin {
    bytes: Vec<u8>,
    entry: Entry,
}

/// The texts of the two records that name each file of a folder.
pub(super) struct Texts {
    /// The manifest.
    pub(super) sums: String,
    /// The digest of the manifest.
    pub(super) digest: Digest,
    /// The sizes.
    pub(super) sizes: String,
}

impl Texts {
    /// Makes the texts of the records of these files.
    pub(super) fn of(manifest: &Manifest) -> Self {
        let sums = || {
            let text = manifest.text();
            let digest = Digest::of(text.as_bytes());
            (text, digest)
        };
        let ((sums, digest), sizes) = rayon::join(sums, || manifest.sizes());
        Self { sums, digest, sizes }
    }
}

impl Made {
    /// Makes what is missing of `wants`, where it is not much. `read` gives the bytes of a file of the output.
    pub(super) fn of(
        wants: &BTreeMap<String, Want>,
        read: &(dyn Fn(&str) -> Result<Vec<u8>, DeployFault> + Sync),
    ) -> Result<Self, DeployFault> {
        let unknown = wants.iter().filter_map(|(path, want)| match want {
            Want::Twin { of, known: None } => Some((path, of)),
            _ => None,
        });
        let unknown: Vec<_> = unknown.collect();
        let size = |of: &str| wants.get(of).and_then(Want::known).map_or(0, |entry| entry.size);
        if unknown.iter().map(|(_, of)| size(of)).sum::<u64>() > MOST_AHEAD {
            return Ok(Self::default());
        }
        let pack = |(path, of): &(&String, &String)| {
            let bytes = pack(&read(of)?);
            Ok(((*path).clone(), Twin { entry: Entry::of(&bytes), bytes }))
        };
        let twins =
            unknown.par_iter().map(pack).collect::<Result<BTreeMap<_, _>, DeployFault>>()?;
        let made = Self { twins, texts: None };
        let texts = made.manifest(wants).map(|manifest| Texts::of(&manifest));
        Ok(Self { texts, ..made })
    }

    /// Returns the bytes of a twin that was packed.
    pub(super) fn twin(&self, path: &str) -> Option<&[u8]> {
        self.twins.get(path).map(|twin| &*twin.bytes)
    }

    /// Says of a twin what it is, where it was packed.
    pub(super) fn complete(&self, task: &mut Task) {
        if let (Want::Twin { known, .. }, Some(twin)) = (&mut task.want, self.twins.get(&task.path))
        {
            *known = Some(twin.entry);
        }
    }

    /// Returns what all files will be; nothing where that is not known of each.
    fn manifest(&self, wants: &BTreeMap<String, Want>) -> Option<Manifest> {
        let of_twin = |path: &String| self.twins.get(path).map(|twin| twin.entry);
        let entry = |(path, want): (&String, &Want)| {
            Some((path.clone(), want.known().or_else(|| of_twin(path))?))
        };
        let files: Option<Vec<_>> = wants.iter().map(entry).collect();
        Some(Manifest { files: files?.into_iter().collect() })
    }
}
