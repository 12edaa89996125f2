//! What can go wrong with an output, as values: whoever prints them chooses the language.
//!
//! Problems of content are diagnostics, not faults.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::build::tree::Kind;

/// A fault of the output, after which the build stops.
#[derive(Debug, thiserror::Error)]
pub enum OutputFault {
    /// The disk refused: full, read-only, forbidden, gone.
    #[error("cannot {doing} {}", path.display())]
    Disk {
        /// What was being done.
        doing: Doing,
        /// The file or folder that it was done to.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
    /// The folder may not be an output at all; nothing in it was touched.
    #[error("{} is refused as the output folder: {why}", path.display())]
    Refused {
        /// The folder as it was given.
        path: PathBuf,
        /// The reason.
        why: Refusal,
    },
    /// Things that the tool did not write stand where it must write; nothing was changed.
    #[error("{}", lines(.0))]
    Obstructed(Vec<Obstacle>),
    /// Another run holds the lock, and this one was told not to wait.
    #[error("another run holds the output{}", pid.map(|pid| format!(" (process {pid})")).unwrap_or_default())]
    Held {
        /// The process that holds it, when it could be read.
        pid: Option<u32>,
    },
    /// A path that could leave the output was put.
    #[error("{path:?} is no path inside the output")]
    Unclean {
        /// The path as it was put.
        path: String,
    },
    /// One path was put twice.
    #[error("two files are to be written to {path}")]
    Twice {
        /// The path.
        path: String,
    },
}

fn lines(obstacles: &[Obstacle]) -> String {
    obstacles.iter().map(Obstacle::to_string).collect::<Vec<_>>().join("\n")
}

/// What was being done when the disk refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Looking at a file or folder, or reading it.
    Reading,
    /// Creating or writing a file.
    Writing,
    /// Making a folder.
    Making,
    /// Moving a staged file or folder to its place.
    Moving,
    /// Removing a file or folder.
    Removing,
    /// Taking the lock.
    Locking,
}

impl fmt::Display for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Reading => "read",
            Self::Writing => "write",
            Self::Making => "make the folder",
            Self::Moving => "move to its place",
            Self::Removing => "remove",
            Self::Locking => "lock",
        })
    }
}

impl Doing {
    /// Makes the fault of doing this to `path`; made to stand in a `map_err`.
    pub fn at(self, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> OutputFault {
        move |source| OutputFault::Disk { doing: self, path: path.into(), source }
    }
}

/// Why a folder may not be an output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is the file system's root.
    Root,
    /// It is the user's home, or holds it.
    Home,
    /// It is the site's folder, its content or its theme, or holds it.
    Holds(PathBuf),
    /// It is the site's own folder, where an archive would stand between those of the site.
    Among(PathBuf),
    /// It lies in a folder that the build reads.
    Inside(PathBuf),
    /// It is a sealed bag, or lies in one.
    Sealed(PathBuf),
    /// It lies in the output of a build.
    Built(PathBuf),
    /// It, or the tool's own folder in it, is a link, which is never followed.
    Link,
    /// It, or the tool's own folder in it, is no folder.
    NoFolder,
    /// It holds files, and neither a manifest nor an intent of ours.
    NotOurs,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("it is the root of the file system"),
            Self::Home => f.write_str("it is or holds your home folder"),
            Self::Holds(path) => {
                write!(f, "it is or holds {}, which the build reads", path.display())
            }
            Self::Among(path) => write!(f, "it is {}, the folder of the site", path.display()),
            Self::Inside(path) => write!(f, "it lies in {}, which the build reads", path.display()),
            Self::Sealed(path) => write!(f, "it lies in {}, a sealed archive", path.display()),
            Self::Built(path) => write!(f, "it lies in {}, which was built", path.display()),
            Self::Link => f.write_str("it is a symbolic link"),
            Self::NoFolder => f.write_str("it is no folder"),
            Self::NotOurs => f.write_str("it holds files and no manifest of an earlier build"),
        }
    }
}

/// Something in the way of a file that is to be written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// The tool did not write what stands at `path`.
    Stranger {
        /// Where it stands, relative to the output.
        path: String,
        /// What it is.
        kind: Kind,
        /// The first file that cannot be written because of it.
        wanted: String,
    },
    /// The build itself wants a file and a folder of one name.
    FileAndFolder {
        /// The file.
        file: String,
        /// The first file below the folder.
        below: String,
    },
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stranger { path, kind, wanted } if path == wanted => {
                write!(f, "{path}: this {kind} was not written by bantin and is not replaced")
            }
            Self::Stranger { path, kind, wanted } => {
                write!(
                    f,
                    "{path}: this {kind} was not written by bantin and stands in the way of {wanted}"
                )
            }
            Self::FileAndFolder { file, below } => {
                write!(f, "{file}: it cannot be a file and hold {below}")
            }
        }
    }
}
