//! What is to be done to make a folder hold what is wanted: files that another release has, files to send, files to
//! take away.
//!
//! It is done again after a cut run, and then does what is left: each part of it may be done twice.

use std::collections::BTreeMap;

use super::{Deployment, order};
use crate::build::manifest::{Entry, Manifest, Sums};

/// A file that a place is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Want {
    /// A file of the output.
    Output(Entry),
    /// The packed twin of a file of the output; known where the place has it.
    Twin {
        /// The file's path.
        of: String,
        /// What the place has.
        known: Option<Entry>,
    },
    /// An old asset, or its twin, that the place has.
    Kept(Entry),
}

impl Want {
    /// Returns what the file will be, as far as that is known before it is made.
    pub fn known(&self) -> Option<Entry> {
        match self {
            Self::Output(entry) | Self::Kept(entry) => Some(*entry),
            Self::Twin { known, .. } => *known,
        }
    }
}

/// What is to be done with one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its path.
    pub path: String,
    /// What is to be there.
    pub want: Want,
    /// Whether what is shown already has it: a second name for it is enough.
    pub is_shown: bool,
}

/// What is to be done with a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Files to put, assets, pages and lists apart: each class is put before the next.
    pub put: [Vec<Task>; 3],
    /// Files to take away.
    pub remove: Vec<String>,
    /// What the folder has already and will keep.
    pub has: BTreeMap<String, Entry>,
}

impl Work {
    /// Decides what is to be done with a folder that holds `base`, while `shown` is what readers see.
    pub fn new(deployment: &Deployment, base: Manifest, shown: &Manifest) -> Self {
        let (mut work, mut has) = (Self::default(), Vec::new());
        // Both are sorted: one walk through the two, however many files there are.
        let mut base = base.files.into_iter().peekable();
        for (path, want) in &deployment.wants {
            while let Some((unwanted, _)) = base.next_if(|(it, _)| it < path) {
                work.remove.push(unwanted);
            }
            let there = base.next_if(|(it, _)| it == path);
            let known = want.known();
            match there.filter(|(_, entry)| known == Some(*entry)) {
                Some(file) => has.push(file),
                None => work.put[order::class(path, &deployment.wants) as usize].push(Task {
                    path: path.clone(),
                    want: want.clone(),
                    is_shown: known.is_some_and(|known| shown.files.get(path) == Some(&known)),
                }),
            }
        }
        work.remove.extend(base.map(|(unwanted, _)| unwanted));
        work.has = has.into_iter().collect();
        work
    }

    /// Returns the digests that files will have, as far as they are known before they are put.
    pub fn sums(&self) -> Sums {
        let known = |task: &Task| Some((task.path.clone(), task.want.known()?.digest));
        Sums(self.put.iter().flatten().filter_map(known).collect())
    }
}
