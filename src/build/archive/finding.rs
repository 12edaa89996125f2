//! What a check can find, and what it came to.

use std::collections::BTreeMap;

use super::bag::DECLARATION;
use super::held::Odd;
use crate::read::archive_list::Flaw;

/// What lies somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A bag.
    Bag,
    /// An output, or what a target shows of one.
    Output,
}

/// What is wrong, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A file has another digest than its list says.
    Changed {
        /// The file.
        path: String,
        /// The digest that the list says, shortened.
        expected: String,
        /// The one that it has.
        found: String,
        /// How many bytes it has.
        size: u64,
    },
    /// A file is in a list and not there.
    Missing(String),
    /// A file is there and in no list.
    Added(String),
    /// The same where others may put files: beside a bag's payload, in an output.
    Stranger(String),
    /// A file is in one list of the payload and not in another.
    Unlisted {
        /// The file.
        path: String,
        /// The list that does not name it.
        list: String,
    },
    /// A list that is none from a line on, or no text.
    Damaged {
        /// The list.
        list: String,
        /// The line, from 1; none where it is the whole.
        line: Option<usize>,
    },
    /// A list with digests that are not known here: it was not checked.
    UnknownAlgorithm(String),
    /// No list of the payload has digests that are known here.
    Unchecked,
    /// A bag has no list of its payload at all.
    NoList,
    /// A bag lacks the declaration that makes it one.
    NoDeclaration,
    /// The declaration of a bag is not what makes it one.
    BadDeclaration,
    /// A bag of another version of the form than those that are known here.
    OtherVersion(String),
    /// The declaration says that the lists are in another encoding than UTF-8.
    OtherEncoding(String),
    /// A list that is not in UTF-8, as the declaration says: it was not checked.
    Encoded {
        /// The list.
        list: String,
        /// Its encoding.
        encoding: String,
    },
    /// A file that begins with a mark of byte order, which other programs take for a part of its first line.
    ByteOrderMark(String),
    /// A file that the bag leaves to be fetched, and that nobody fetched.
    Unfetched {
        /// The file.
        path: String,
        /// Where it is to be fetched from.
        url: String,
    },
    /// No list names the lists themselves, so that nobody sees whether one was changed.
    Unsealed,
    /// There is no file at all.
    Empty,
    /// A zip that ends too early, or whose own list is damaged: nothing of it can be read.
    CutZip,
    /// `archives.tsv` notes another digest for an archive of this name.
    NotedOtherwise {
        /// What is noted.
        expected: String,
        /// What is there.
        found: String,
    },
    /// A line of `archives.tsv` that is none.
    NotedDamaged {
        /// The list.
        list: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        why: Flaw,
    },
    /// No line of `archives.tsv` that can be read is of this archive; one that cannot be may be.
    NotCompared(String),
    /// What a system put into the payload by itself.
    Litter(String),
    /// The size and number of files are others than the bag says.
    Oxum {
        /// What the bag says.
        expected: String,
        /// What is there.
        found: String,
    },
    /// A file that could not be read.
    Unreadable(String),
    /// What is no file that may be read.
    Odd(Odd),
    /// The archive was made by another program or version than the one that checks.
    OtherProgram(String),
    /// The sources do not build: where, and what is wrong in Vietnamese and in English.
    Unsound(String, [String; 2]),
    /// There are no sources of this program to build from.
    NoSources(Subject),
    /// A page that is made again is another one.
    Rebuilt(String),
    /// A file of the pages is not made again.
    NotRebuilt(String),
    /// A page is made again that is not among those of the archive.
    OnlyRebuilt(String),
}

impl Finding {
    /// Tells whether it is worth knowing only.
    pub fn is_note(&self) -> bool {
        match self {
            Self::ByteOrderMark(path) => path != DECLARATION,
            Self::Stranger(_)
            | Self::UnknownAlgorithm(_)
            | Self::OtherVersion(_)
            | Self::OtherEncoding(_)
            | Self::Encoded { .. }
            | Self::OtherProgram(_)
            | Self::NotedDamaged { .. }
            | Self::Unsealed
            | Self::Odd(Odd::Litter(_)) => true,
            _ => false,
        }
    }

    /// Tells whether it says nothing against what is there, but that something could not be checked.
    pub fn leaves_open(&self) -> bool {
        matches!(self, Self::Unchecked | Self::NoSources(_) | Self::NotCompared(_))
    }
}

/// What a check came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything is as it was.
    Whole,
    /// Something is not.
    NotWhole,
    /// All digests hold; what was asked beyond them could not be checked.
    DigestsHold,
    /// Nothing speaks against it, and nothing could be compared.
    Unknown,
}

/// What a check found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// How many files were read and compared.
    pub files: usize,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The SHA-256 of each file that was read, in hex.
    pub digests: BTreeMap<String, String>,
    /// The SHA-256 that stands for the whole, as `archives.tsv` notes it: of the zip, or of the list of lists.
    pub seal: Option<String>,
}

impl Checked {
    /// Tells what it came to.
    pub fn verdict(&self) -> Verdict {
        let is_wrong = |it: &Finding| !it.is_note() && !it.leaves_open();
        if self.findings.iter().any(is_wrong) {
            Verdict::NotWhole
        } else if self.findings.contains(&Finding::Unchecked) {
            Verdict::Unknown
        } else if self.findings.iter().any(Finding::leaves_open) {
            Verdict::DigestsHold
        } else {
            Verdict::Whole
        }
    }
}
