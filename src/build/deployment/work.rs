//! What is to be done to make a folder hold what is wanted: files that another release has, files to send, files to
//! take away.
//!
//! It is done again after a cut run, and then does what is left: each part of it may be done twice.

use std::cmp::Reverse;
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

/// Guesses how long it takes to put a file, in bytes that are copied.
fn effort(want: &Want, wants: &BTreeMap<String, Want>) -> u64 {
    match want {
        Want::Output(entry) | Want::Kept(entry) => entry.size,
        // Packing a byte takes about as long as copying sixteen.
        Want::Twin { of, .. } => wants.get(of).map_or(0, |want| 16 * effort(want, wants)),
    }
}

/// What is to be done with a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Files to put, by the step in which they are: each is put before the next.
    pub put: [Vec<Task>; order::STEPS],
    /// Files to take away.
    pub remove: Vec<String>,
    /// What the folder has already and will keep.
    pub has: BTreeMap<String, Entry>,
}

impl Work {
    /// Decides what is to be done with a folder that holds `base`, while `shown` is what readers see.
    pub fn new(deployment: &Deployment, base: Manifest, shown: &Manifest) -> Self {
        let (mut work, mut has) = (Self::default(), base.files);
        let mut put = |path: &String, want: &Want| {
            let known = want.known();
            let step = order::step(path, &deployment.wants, shown.files.contains_key(path));
            work.put[step].push(Task {
                path: path.clone(),
                want: want.clone(),
                is_shown: known.is_some_and(|known| shown.files.get(path) == Some(&known)),
            });
        };
        // Both are sorted: one walk through the two, and what stays is not moved, however many files there are.
        let mut wants = deployment.wants.iter().peekable();
        has.retain(|path, entry| {
            while let Some((missing, want)) = wants.next_if(|(it, _)| *it < path) {
                put(missing, want);
            }
            let wanted = wants.next_if(|(it, _)| *it == path);
            match wanted {
                Some((_, want)) if want.known() == Some(*entry) => return true,
                Some((path, want)) => put(path, want),
                None => work.remove.push(path.clone()),
            }
            false
        });
        wants.for_each(|(path, want)| put(path, want));
        // A long file that is begun last keeps all the others' hands waiting.
        let effort = |task: &Task| Reverse(effort(&task.want, &deployment.wants));
        work.put.iter_mut().for_each(|class| class.sort_by_cached_key(effort));
        work.has = has;
        work
    }

    /// Returns the digests that files will have; of a twin that is packed when it is put, that of the file which it is
    /// packed from: what is put is named in any case.
    pub fn sums(&self, wants: &BTreeMap<String, Want>) -> Sums {
        let named = |task: &Task| {
            let known = match &task.want {
                Want::Twin { of, known: None } => wants.get(of).and_then(Want::known),
                want => want.known(),
            };
            Some((task.path.clone(), known?.digest))
        };
        Sums(self.put.iter().flatten().filter_map(named).collect())
    }
}
