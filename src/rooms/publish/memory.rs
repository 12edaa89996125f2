//! What this side last knew of each place: kept beside the site, and only here, so that it is noticed when somebody
//! published from elsewhere. Losing it loses nothing but that notice.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use super::directory::Directory;
use super::place::Place as _;
use crate::build::deployment::state::Known;
use crate::build::fault::OutputFault;
use crate::rooms::disk::lock::Lock;

/// Where it lies, from the site's folder.
const PATH: &str = ".bantin/published.tsv";

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
    let line = |line: &str| {
        let mut parts = line.split('\t').map(str::to_owned);
        let (name, serial, time) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
        Some((
            name,
            Known {
                serial,
                time,
                manifest: None,
                ledger: parts.next().and_then(|n| n.parse().ok()),
            },
        ))
    };
    Memory(text.lines().filter_map(line).collect())
}

/// Writes what is known now.
///
/// # Errors
/// What the disk answered.
pub fn remember(site: &Path, memory: &Memory) -> Result<(), OutputFault> {
    let place = Directory::at(site);
    let line = |(name, known): (&String, &Known)| {
        let ledger = known.ledger.iter().map(|n| format!("\t{n}")).collect::<String>();
        format!("{name}\t{}\t{}{ledger}\n", known.serial, known.time)
    };
    let text: String = memory.0.iter().map(line).collect();
    let draft = format!("{PATH}.new");
    place.write(&draft, text.as_bytes())?;
    place.rename(&draft, PATH)
}
