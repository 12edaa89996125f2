//! The manifest: which files a build wrote, with digest and size, in forms that other programs read.
//!
//! It holds no date, and it is no cache: files are compared with files, the manifest only says whose they are.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

use crate::build::offer::Offers;
use crate::build::tree::is_clean;
use crate::ground::digest::Digest;

/// Digests by path, in the form that `sha256sum -c` reads: 64 hex digits, two blanks, the path, a line feed.
///
/// The manifest's first file and the intent are both of this form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums(pub BTreeMap<String, Digest>);

/// A record that is not what the tool writes: cut, edited, or another program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a record of the output is damaged")]
pub struct Damaged;

impl Sums {
    /// Reads exactly what [`fmt::Display`] writes: sorted, whole lines, clean paths.
    ///
    /// # Errors
    /// Anything else.
    pub fn parse(text: &str) -> Result<Self, Damaged> {
        let lines = sorted_lines(text)?.into_iter();
        Ok(Self(lines.map(|(path, digest)| (path.to_owned(), digest)).collect()))
    }

    /// Reads the lines of a damaged text that are whole by themselves. They are claims, not proofs: a file is
    /// ours on such a line's word only while its bytes have the line's digest.
    pub fn parse_readable(text: &str) -> Self {
        let lines = text.split_inclusive('\n').filter_map(parse_line);
        Self(lines.map(|(path, digest)| (path.to_owned(), digest)).collect())
    }

    /// Tells whether `path` is named.
    pub fn names(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Tells whether any path below `folder` is named.
    pub fn name_below(&self, folder: &str) -> bool {
        let prefix = format!("{folder}/");
        self.0.range(prefix.clone()..).next().is_some_and(|(path, _)| path.starts_with(&prefix))
    }

    /// Adds all of `other`; where both name a path, the other's digest stays.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

/// Reads the lines of a whole text: each of them, in the order of their paths.
fn sorted_lines(text: &str) -> Result<Vec<(&str, Digest)>, Damaged> {
    let lines = text.split_inclusive('\n').map(|line| parse_line(line).ok_or(Damaged));
    let lines: Vec<_> = lines.collect::<Result<_, _>>()?;
    let is_sorted = lines.is_sorted_by(|(one, _), (next, _)| one < next);
    if is_sorted { Ok(lines) } else { Err(Damaged) }
}

fn parse_line(line: &str) -> Option<(&str, Digest)> {
    let (digest, path) = line.strip_suffix('\n')?.split_once("  ")?;
    let digest = Digest::parse(digest)?;
    is_clean(path).then_some((path, digest))
}

impl fmt::Display for Sums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(path, digest)| writeln!(f, "{digest}  {path}"))
    }
}

/// A file in a manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many bytes it has.
    pub size: u64,
}

impl Entry {
    /// Returns what a file of these bytes is.
    pub fn of(bytes: &[u8]) -> Self {
        Self { digest: Digest::of(bytes), size: bytes.len() as u64 }
    }
}

/// The files of an output, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The files, sorted by path.
    pub files: BTreeMap<String, Entry>,
}

impl Manifest {
    /// Takes the files that a build put.
    pub fn of(offers: &Offers) -> Self {
        let entry =
            |offer: &crate::build::offer::Offer| Entry { digest: offer.digest, size: offer.size };
        Self { files: offers.iter().map(|(path, offer)| (path.clone(), entry(offer))).collect() }
    }

    /// Reads the two texts that [`Manifest::sums`] and [`Manifest::sizes`] make.
    ///
    /// # Errors
    /// A line that the tool does not write, or two texts that do not name the same files.
    pub fn parse(sums: &str, sizes: &str) -> Result<Self, Damaged> {
        // A site of ten thousand articles has seventy thousand lines in each.
        let (sums, sizes) = rayon::join(|| sorted_lines(sums), || parse_sizes(sizes));
        let (sums, sizes) = (sums?, sizes?);
        if !sums.iter().map(|(path, _)| path).eq(sizes.iter().map(|(path, _)| path)) {
            return Err(Damaged);
        }
        let files = sums.into_iter().zip(sizes);
        let entry =
            |((path, digest), (_, size)): ((&str, _), _)| (path.to_owned(), Entry { digest, size });
        Ok(Self { files: files.map(entry).collect() })
    }

    /// Returns the digests.
    pub fn sums(&self) -> Sums {
        Sums(self.files.iter().map(|(path, entry)| (path.clone(), entry.digest)).collect())
    }

    /// Returns the text of `.bantin/manifest.sha256`: that of [`Manifest::sums`].
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.length_of_paths() + self.files.len() * 67);
        for (path, entry) in &self.files {
            entry.digest.push_to(&mut text);
            text.extend(["  ", path, "\n"]);
        }
        text
    }

    /// Returns the text of `.bantin/sizes.tsv`: path, tab, bytes in decimal, line feed.
    pub fn sizes(&self) -> String {
        let mut text = String::with_capacity(self.length_of_paths() + self.files.len() * 10);
        for (path, entry) in &self.files {
            writeln!(text, "{path}\t{}", entry.size).expect("a text takes all");
        }
        text
    }

    /// Counts the bytes of all paths.
    fn length_of_paths(&self) -> usize {
        self.files.keys().map(String::len).sum()
    }

    /// Returns the folders that hold a file of it, at any depth.
    pub fn folders(&self) -> BTreeSet<&str> {
        self.files.keys().flat_map(|path| crate::build::tree::folders_above(path)).collect()
    }
}

fn parse_sizes(text: &str) -> Result<Vec<(&str, u64)>, Damaged> {
    text.split_inclusive('\n').map(|line| parse_size(line).ok_or(Damaged)).collect()
}

fn parse_size(line: &str) -> Option<(&str, u64)> {
    let (path, size) = line.strip_suffix('\n')?.split_once('\t')?;
    Some((path, size.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{Damaged, Digest, Entry, Manifest, Sums};

    fn manifest() -> Manifest {
        let files =
            [("a/b.html".to_owned(), Entry::of(b"b")), ("index.html".to_owned(), Entry::of(b""))];
        Manifest { files: files.into() }
    }

    #[test]
    fn what_is_written_is_read() {
        let manifest = manifest();
        let sums = manifest.sums().to_string();
        assert!(sums.contains("  a/b.html\n"), "{sums}");
        assert_eq!(manifest.sizes(), "a/b.html\t1\nindex.html\t0\n");
        assert_eq!(Manifest::parse(&sums, &manifest.sizes()), Ok(manifest));
        assert_eq!(Manifest::parse("", ""), Ok(Manifest::default()));
    }

    #[test]
    fn every_cut_is_damage() {
        let (sums, sizes) = (manifest().sums().to_string(), manifest().sizes());
        for end in 0..sums.len() {
            assert_eq!(Manifest::parse(&sums[..end], &sizes), Err(Damaged), "{end}");
        }
        for end in 0..sizes.len() {
            assert_eq!(Manifest::parse(&sums, &sizes[..end]), Err(Damaged), "{end}");
        }
    }

    #[test]
    fn foreign_lines_and_paths_are_damage_and_the_others_are_claims() {
        let sums = manifest().sums().to_string();
        let digest = Digest::of(b"");
        for line in ["# made by hand", &format!("{digest}  ../x"), &format!("{digest} *x"), ""] {
            let damaged = format!("{line}\n{sums}");
            assert_eq!(Sums::parse(&damaged), Err(Damaged), "{line:?}");
            assert_eq!(Sums::parse_readable(&damaged), manifest().sums(), "{line:?}");
        }
        assert_eq!(Sums::parse(&sums.to_uppercase()), Err(Damaged));
    }

    #[test]
    fn names_below_a_folder_are_not_those_beside_it() {
        let sums = manifest().sums();
        assert!(sums.name_below("a") && !sums.name_below("a/b.html") && !sums.name_below("inde"));
    }
}
