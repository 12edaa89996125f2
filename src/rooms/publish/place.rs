//! A place that a site is published to, as little of it as publishing needs: each kind of target is one of these.
//!
//! It knows files and folders by their paths, and nothing of sites, releases or manifests.

use std::time::SystemTime;

use crate::build::fault::OutputFault;

/// What a place can promise beyond holding files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promises {
    /// It can show another folder at once, and give a file a second name without sending it: [`Place::point`] and
    /// [`Place::link`] work.
    pub switches: bool,
    /// A file can take the place of another at once: [`Place::rename`] over a file.
    pub replaces: bool,
}

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The path below the place.
    pub path: String,
    /// How many bytes a plain file has; what is neither file nor folder is never read or written.
    pub size: Option<u64>,
    /// When it was written last, where the place tells.
    pub written: Option<SystemTime>,
}

/// A place that files are published to; several threads use it at once.
///
/// Paths have `/` between their parts and none leads out of the place.
pub trait Place: Sync {
    /// Returns what the place can promise.
    fn promises(&self) -> Promises;

    /// Lists what is no folder below a folder, at any depth; nothing where there is no such folder.
    ///
    /// # Errors
    /// What the place answered; so for all that follow.
    fn list(&self, folder: &str) -> Result<Vec<Found>, OutputFault>;

    /// Lists the names of the folders right below a folder.
    fn folders(&self, folder: &str) -> Result<Vec<String>, OutputFault>;

    /// Reads a file; nothing where there is none.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, OutputFault>;

    /// Tells when a file was written last; nothing where there is none, or the place does not tell.
    fn written(&self, path: &str) -> Result<Option<SystemTime>, OutputFault>;

    /// Writes a file, over one that is there; folders above it are made.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), OutputFault>;

    /// Renames a file or folder; where the place promises so, over a file that is there.
    fn rename(&self, from: &str, to: &str) -> Result<(), OutputFault>;

    /// Removes a file, one that is gone already too, and the folders above it that become empty, up to `above`.
    fn remove(&self, path: &str, above: &str) -> Result<(), OutputFault>;

    /// Gives a file a second name, in place of what has that name.
    fn link(&self, from: &str, to: &str) -> Result<(), OutputFault>;

    /// Lets a name stand for a folder, at once.
    fn point(&self, name: &str, folder: &str) -> Result<(), OutputFault>;

    /// Tells which folder a name stands for; nothing where it stands for none.
    fn pointed(&self, name: &str) -> Result<Option<String>, OutputFault>;
}
