//! What publishing changes at a place, as a value that can be printed before anything is sent.
//!
//! It compares what an output holds with what the place says it holds, and knows nothing of how a place is
//! reached. What each file is for is told by its path alone: an output that is published may be an old one.

pub mod fault;
pub mod order;
pub mod packed;
pub mod refusal;
pub mod standing;
pub mod state;
pub mod work;

use std::collections::{BTreeMap, BTreeSet};

use self::standing::{Kept, Standing};
use self::work::Want;
use super::manifest::{Entry, Manifest};
use crate::plan::twin::{has_twin, packed_from, twin_of};

/// What a publication changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deployment {
    /// Files that come.
    pub added: Vec<Item>,
    /// Files that change.
    pub changed: Vec<Item>,
    /// Files that somebody changed or took away there since the last publication, and that come again.
    pub restored: Vec<Item>,
    /// Files that go.
    pub removed: Vec<Item>,
    /// How many files stay as they are.
    pub unchanged: usize,
    /// Of how many of those the packed twin is missing there, or is another one, and comes again.
    pub repacked: usize,
    /// All that the place will hold of ours, by path.
    pub wants: BTreeMap<String, Want>,
    /// Old assets that stay for readers of old pages.
    pub kept: Kept,
    /// Files of others that stay.
    pub strangers: BTreeSet<String>,
}

/// A file that a publication changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its path.
    pub path: String,
    /// How many bytes it has, without its packed twin; of one that goes, had.
    pub bytes: u64,
}

impl Deployment {
    /// Compares `output` with what a place holds. `serial` is the number of the publication that this will be, `keep` how
    /// many releases, or publications to a place that holds but one folder, old assets outlive.
    pub fn between(output: &Manifest, standing: &Standing, serial: u32, keep: u32) -> Self {
        let mut deployment = Self { strangers: standing.strangers.clone(), ..Self::default() };
        let there = &standing.manifest.files;
        let staying = standing.staying(keep);
        let stays = |last: u32| match standing.shown {
            Some(_) => staying.contains(&last),
            None => serial.saturating_sub(last) < keep,
        };
        let latest = standing.shown.unwrap_or(serial.saturating_sub(1));
        // They come almost in their order: sorting them at once takes far less time than putting in one by one.
        let mut wants = Vec::with_capacity(output.files.len() * 2);
        for (path, entry) in &output.files {
            deployment.want(path, *entry, standing, &mut wants);
            // Where the output has a file of a twin's name, as plans of today do not, that is what readers are to get.
            if has_twin(path, entry.size) && !output.files.contains_key(&twin_of(path)) {
                let (twin, is_lost) = twin_wanted(path, *entry, standing);
                deployment.repacked += usize::from(is_lost);
                wants.push(twin);
            }
        }
        deployment.wants = wants.into_iter().collect();
        for (path, entry) in there {
            if deployment.wants.contains_key(path) || is_twin(path, there) {
                continue;
            }
            let last = standing.kept.0.get(path).copied().unwrap_or(latest);
            if order::is_hashed_asset(path) && stays(last) {
                deployment.keep(path, *entry, last, there);
            } else if !standing.kept.0.contains_key(path) {
                deployment.removed.push(Item { path: path.clone(), bytes: entry.size });
            }
        }
        deployment
    }

    fn want(
        &mut self,
        path: &str,
        entry: Entry,
        standing: &Standing,
        wants: &mut Vec<(String, Want)>,
    ) {
        let there = &standing.manifest.files;
        let item = Item { path: path.to_owned(), bytes: entry.size };
        let before = there.get(path);
        match before.or_else(|| standing.touched.get(path)) {
            None => self.added.push(item),
            Some(before) if before.digest != entry.digest => self.changed.push(item),
            Some(_) if before.is_none() => self.restored.push(item),
            Some(_) => self.unchanged += 1,
        }
        wants.push((path.to_owned(), Want::Output(entry)));
    }

    fn keep(&mut self, path: &str, entry: Entry, last: u32, there: &BTreeMap<String, Entry>) {
        self.kept.0.insert(path.to_owned(), last);
        self.wants.insert(path.to_owned(), Want::Kept(entry));
        let twin = twin_of(path);
        if let Some(known) = there.get(&twin) {
            self.wants.insert(twin, Want::Kept(*known));
        }
    }

    /// Tells whether the place holds all already.
    pub fn is_empty(&self) -> bool {
        [&self.added, &self.changed, &self.restored, &self.removed].into_iter().all(Vec::is_empty)
    }

    /// Counts the bytes of the files that are sent, without their packed twins.
    pub fn bytes(&self) -> u64 {
        let sent = [&self.added, &self.changed, &self.restored].into_iter().flatten();
        sent.map(|item| item.bytes).sum()
    }

    /// Finds files of others that stand where a file of ours must be.
    pub fn obstacles(&self) -> Vec<&str> {
        self.strangers.iter().filter(|it| self.is_in_the_way(it)).map(String::as_str).collect()
    }

    /// A file stands in the way of a file of its name, or of all below a folder of its name, or below a file.
    fn is_in_the_way(&self, stranger: &str) -> bool {
        let below = format!("{stranger}/");
        let next = self.wants.range(below.clone()..).next();
        self.wants.contains_key(stranger)
            || next.is_some_and(|(path, _)| path.starts_with(&below))
            || super::tree::folders_above(stranger).any(|folder| self.wants.contains_key(folder))
    }
}

/// The twin of a file of the output, which is known where the place has it of the same file; and whether it should have it.
fn twin_wanted(path: &str, entry: Entry, standing: &Standing) -> ((String, Want), bool) {
    let (there, twin) = (&standing.manifest.files, twin_of(path));
    let is_same = there.get(path).is_some_and(|before| before.digest == entry.digest);
    let known = there.get(&twin).copied().filter(|_| is_same);
    // Where a run was cut, twins are known by no record, though most are there.
    let is_lost = is_same && known.is_none() && !standing.is_half_sent;
    ((twin, Want::Twin { of: path.to_owned(), known }), is_lost)
}

/// Takes the packed twins out of a manifest: that of a release, which is published again, names them too.
pub fn without_twins(manifest: Manifest) -> Manifest {
    let twins: Vec<_> = manifest.files.keys().filter(|it| is_twin(it, &manifest.files)).collect();
    let twins: BTreeSet<String> = twins.into_iter().cloned().collect();
    let files = manifest.files.into_iter().filter(|(path, _)| !twins.contains(path)).collect();
    Manifest { files }
}

/// Tells whether a file is the packed twin of another that is there.
pub fn is_twin(path: &str, there: &BTreeMap<String, Entry>) -> bool {
    let of = packed_from(path).and_then(|of| Some((of, there.get(of)?)));
    of.is_some_and(|(of, entry)| has_twin(of, entry.size))
}

#[cfg(test)]
mod tests {
    use super::{Deployment, Entry, Manifest, Standing, Want, is_twin, without_twins};

    fn manifest(files: &[&str]) -> Manifest {
        let entry = |path: &str| Entry::of(path.repeat(512).as_bytes());
        Manifest { files: files.iter().map(|path| ((*path).to_owned(), entry(path))).collect() }
    }

    /// A file of the output at a twin's place is that file.
    #[test]
    fn nothing_is_packed_over_a_file_of_the_output() {
        let output = manifest(&["a.csv", "a.csv.gz", "b.csv", "c.tar", "c.tar.gz"]);
        let deployment = Deployment::between(&output, &Standing::default(), 1, 3);
        for (path, entry) in &output.files {
            assert_eq!(deployment.wants.get(path), Some(&Want::Output(*entry)), "{path}");
        }
        let twins = deployment.wants.keys().filter(|path| !output.files.contains_key(*path));
        assert_eq!(twins.collect::<Vec<_>>(), ["b.csv.gz"]);
    }

    #[test]
    fn a_twin_that_the_place_lost_is_counted_and_comes_again() {
        let output = manifest(&["a.html", "b.html"]);
        let there = manifest(&["a.html", "a.html.gz", "b.html"]);
        let standing = Standing { manifest: there.clone(), ..Standing::default() };
        let deployment = Deployment::between(&output, &standing, 2, 3);
        assert_eq!((deployment.unchanged, deployment.repacked), (2, 1));
        assert_eq!(without_twins(there), output);
    }

    /// What only looks like a twin goes as other files do.
    #[test]
    fn a_packed_file_that_is_no_twin_goes_with_a_publication() {
        let manifest = manifest(&["c.tar", "c.tar.gz"]);
        assert!(!is_twin("c.tar.gz", &manifest.files));
        let mut output = manifest.clone();
        output.files.remove("c.tar.gz");
        let standing = Standing { manifest, ..Standing::default() };
        let deployment = Deployment::between(&output, &standing, 2, 3);
        let removed: Vec<_> = deployment.removed.iter().map(|item| item.path.as_str()).collect();
        assert_eq!(removed, ["c.tar.gz"]);
    }
}
