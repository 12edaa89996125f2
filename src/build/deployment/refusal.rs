//! Why a publication stops before anything is sent, as values: whoever prints them chooses the language.

use crate::model::time::Day;

/// What the day of a publication is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The day of this machine.
    Clock(Day),
    /// The day of the last publication.
    Last(Day),
}

/// Why nothing is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Another site lies there.
    Foreign {
        /// Its address.
        site: String,
        /// The number of its last publication.
        serial: u32,
    },
    /// A record of ours there cannot be believed.
    Damaged {
        /// Its path.
        path: String,
        /// A release of ours that readers could see instead.
        other: Option<u32>,
    },
    /// Somebody published since this side last did.
    MovedOn {
        /// The publication that is there, and its time.
        there: (u32, String),
        /// The one that was last known here, and its time.
        known: Option<(u32, String)>,
        /// Whether a ledger comes with the content that the other published: by it the publication is known here.
        has_ledger: bool,
    },
    /// The place is empty, and a publication to it is known here.
    Emptied {
        /// Its number.
        serial: u32,
        /// Its time; of the ledger but the day.
        time: String,
    },
    /// A publication that was not made from here was cut, and readers see what it sent.
    HalfSent {
        /// Its number.
        serial: u32,
    },
    /// More would go than may go unasked.
    TooManyRemovals {
        /// How many.
        removals: usize,
        /// How many may.
        most: u32,
    },
    /// Files of others stand where ours must be.
    InTheWay {
        /// Their paths.
        paths: Vec<String>,
    },
    /// Addresses that people keep are not in what is published.
    Lost {
        /// The addresses.
        addresses: Vec<String>,
    },
    /// What was withdrawn would come back with an output from before.
    Returns {
        /// The addresses.
        addresses: Vec<String>,
    },
    /// The day of a publication cannot be: a later one than the clock's, or one before the last publication.
    OutOfTime {
        /// The day that the site was built for.
        day: Day,
        /// The day that it must not be after, or else before.
        bound: Bound,
    },
    /// The ledger that publications to this place wrote is not there.
    NoLedger {
        /// The number of the last.
        serial: u32,
    },
    /// There is nothing to go back to.
    NoWayBack(NoWayBack),
}

/// Why there is nothing to go back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoWayBack {
    /// Nothing was published there yet.
    NeverPublished,
    /// The release that is shown is the oldest to go back to.
    Oldest {
        /// Its number.
        release: u32,
    },
    /// Somebody changed files in all earlier releases.
    NoneWhole,
    /// The place shows one release at a time and keeps none.
    NoReleases,
}
