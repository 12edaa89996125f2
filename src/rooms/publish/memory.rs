//! What this side last knew of each place: kept beside the site, and only here, so that it is noticed when somebody
//! published from elsewhere. Losing it loses nothing but that notice.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use super::directory::Directory;
use super::place::Place as _;
use crate::build::deployment::state::Known;
use crate::build::fault::OutputFault;
use crate::ground::digest::Digest;
use crate::rooms::disk::lock::Lock;

/// Where it lies, from the site's folder.
const PATH: &str = ".bantin/published.tsv";

/// What stands for a number or a digest that is not known.
const UNKNOWN: &str = "-";

/// What is said of a publication that came to its end, and of one that was about to be made.
const DONE: &str = "done";
const BEGUN: &str = "begun";

/// What was last known of each target, by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory(pub BTreeMap<String, Known>);

/// Held while this side notes what it published, in the memory and in the ledger: one run after the other.
#[derive(Debug)]
pub struct Alone {
    _lock: Option<Lock>,
}

/// Waits until no other run notes anything at a site; `waiting` is told of the process that does. Where no lock can be made,
/// nothing is noted either, which is told then.
pub fn alone(site: &Path, waiting: impl FnOnce(Option<u32>)) -> Alone {
    let lock = Lock::take(site, |holder| {
        waiting(holder.pid);
        ControlFlow::Continue(())
    });
    Alone { _lock: lock.ok() }
}

/// Reads what was last known; lines that say nothing are passed over.
pub fn recall(site: &Path) -> Memory {
    let text = Directory::at(site).read(PATH).ok().flatten().unwrap_or_default();
    let text = String::from_utf8_lossy(&text).into_owned();
    Memory(text.lines().filter_map(known).collect())
}

/// Reads a line: name, number, time; then, `-` where it is not known, the addresses of the ledger, the digest of the manifest,
/// and how far it came. Lines of before have but the first three or four.
fn known(line: &str) -> Option<(String, Known)> {
    let mut parts = line.split('\t').map(str::to_owned);
    let (name, serial, time) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
    let ledger = parts.next().and_then(|n| n.parse().ok());
    let manifest = parts.next().filter(|digest| Digest::parse(digest).is_some());
    let is_done = parts.next().is_some_and(|word| word == DONE);
    Some((name, Known { serial, time, manifest, ledger, is_done }))
}

/// Writes what is known now.
///
/// # Errors
/// What the disk answered.
pub fn remember(site: &Path, memory: &Memory) -> Result<(), OutputFault> {
    let place = Directory::at(site);
    let line = |(name, known): (&String, &Known)| {
        let Known { serial, time, manifest, ledger, is_done } = known;
        let ledger = ledger.map_or_else(|| UNKNOWN.to_owned(), |n| n.to_string());
        let manifest = manifest.as_deref().unwrap_or(UNKNOWN);
        let word = if *is_done { DONE } else { BEGUN };
        format!("{name}\t{serial}\t{time}\t{ledger}\t{manifest}\t{word}\n")
    };
    let text: String = memory.0.iter().map(line).collect();
    let draft = format!("{PATH}.new");
    place.write(&draft, text.as_bytes())?;
    place.rename(&draft, PATH)
}
