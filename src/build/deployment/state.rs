//! `state.json`: what a place remembers of the last publication to it.

use serde::{Deserialize, Serialize};

use crate::ground::digest::Digest;

/// The last publication to a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// The version of this form: 1.
    pub format: u32,
    /// The address of the site that lies there.
    pub site: String,
    /// The number of the publication; it grows with each, going back too.
    pub serial: u32,
    /// When it ended: `2026-11-24T20:15:00+07:00`.
    pub time: String,
    /// The number of the release that is shown, where a place holds several.
    pub release: Option<u32>,
    /// The releases that were shown before, the latest first: where going back leads.
    #[serde(default)]
    pub before: Vec<u32>,
    /// Other releases of ours that may still be there: those that were gone back from, and those that hold files of others.
    #[serde(default)]
    pub aside: Vec<u32>,
    /// Whether the ledger was to be written for it: then a site without its ledger has lost it.
    #[serde(default)]
    pub permanent: bool,
    /// The digest of the manifest, 64 hex digits.
    pub manifest: String,
}

/// Numbers of publications and of releases are below this one; counting on from any of them is safe.
pub const END: u32 = 1_000_000_000;

/// The version of the form that this program writes.
pub const FORMAT: u32 = 1;

impl State {
    /// Reads the text of the file; nothing where it is no state that this program understands.
    pub fn parse(text: &[u8]) -> Option<Self> {
        let state: Self = serde_json::from_slice(text).ok()?;
        let is_known = state.format == FORMAT
            && state.serial < END
            && Digest::parse(&state.manifest).is_some();
        is_known.then_some(state)
    }

    /// Returns the text of the file.
    pub fn text(&self) -> String {
        let json = serde_json::to_string_pretty(self).expect("texts and numbers are JSON");
        format!("{json}\n")
    }
}

impl Known {
    /// Tells whether a publication is known: it came before this one, or is this one.
    pub fn knows(&self, state: &State) -> bool {
        self.is(state) || (self.serial > state.serial && !self.is_older_than(state))
    }

    /// Tells whether a publication is this one.
    fn is(&self, state: &State) -> bool {
        let is_this = match &self.manifest {
            Some(manifest) => *manifest == state.manifest,
            None => self.time == state.time,
        };
        self.serial == state.serial && is_this
    }

    /// Tells whether a publication is of a later time, as exactly as that of this one is known. Where a place was put back
    /// from a copy, or made anew, its numbers begin lower again.
    fn is_older_than(&self, state: &State) -> bool {
        state.time.get(..self.time.len()).is_some_and(|there| there > self.time.as_str())
    }
}

/// Tells whether a publication is known where several are: it is one of them, or came before them all.
pub fn is_known(known: &[Known], state: &State) -> bool {
    let is_later = |it: &Known| it.serial > state.serial && it.is_older_than(state);
    known.iter().any(|it| it.is(state))
        || (known.iter().any(|it| it.knows(state)) && !known.iter().any(is_later))
}

/// What was last known here of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The number.
    pub serial: u32,
    /// When it was, as its state says; of the ledger but the day.
    pub time: String,
    /// The digest of its manifest, as far as it was known when this was noted.
    pub manifest: Option<String>,
    /// How many addresses the ledger had that was written for it here; their number only grows.
    pub ledger: Option<usize>,
    /// Whether it is known to have come to its end: else it was about to be made.
    pub is_done: bool,
}

#[cfg(test)]
mod tests {
    use super::{Known, State, is_known};
    use crate::ground::digest::Digest;

    fn state(serial: u32, time: &str) -> State {
        State {
            format: 1,
            site: "https://bantin.example/".to_owned(),
            serial,
            time: time.to_owned(),
            release: Some(6),
            before: vec![5, 3],
            aside: vec![4],
            permanent: true,
            manifest: Digest::of(b"").to_string(),
        }
    }

    #[test]
    fn a_later_publication_is_another_ones_whatever_its_number() {
        let own = |serial, time: &str| Known {
            serial,
            time: time.to_owned(),
            manifest: None,
            ledger: None,
            is_done: true,
        };
        let there = |serial| state(serial, "2026-11-24T20:15:00+07:00");
        for (known, there, wanted) in [
            (vec![own(4, "2026-11-24T20:15:00+07:00")], there(4), true),
            // A copy of before, put back; and one upon which somebody published since.
            (vec![own(4, "2026-11-25T08:00:00+07:00")], there(2), true),
            (vec![own(4, "2026-11-24T08:00:00+07:00")], there(2), false),
            (vec![own(4, "2026-11-24T08:00:00+07:00")], there(5), false),
            // Of the ledger the day alone is known.
            (vec![own(4, "2026-11-24")], there(2), true),
            (vec![own(4, "2026-11-23")], there(2), false),
            (vec![own(4, "2026-11-24T08:00:00+07:00"), own(3, "2026-11-24")], there(2), false),
            (vec![], there(1), false),
        ] {
            assert_eq!(is_known(&known, &there), wanted, "{known:?} {there:?}");
        }
    }

    /// Two that were made in the same second from two places.
    #[test]
    fn of_two_publications_with_one_number_and_time_the_digest_tells_which_it_is() {
        let there = state(4, "2026-11-24T20:15:00+07:00");
        for (manifest, wanted) in [
            (Some(there.manifest.clone()), true),
            (Some(Digest::of(b"other").to_string()), false),
            (None, true),
        ] {
            let (serial, time) = (there.serial, there.time.clone());
            let known = Known { serial, time, manifest, ledger: None, is_done: false };
            assert_eq!(is_known(&[known], &there), wanted);
        }
    }

    #[test]
    fn what_is_written_is_read_and_no_part_of_it() {
        let state = state(7, "2026-11-24T20:15:00+07:00");
        let text = state.text();
        assert_eq!(State::parse(text.as_bytes()), Some(state));
        for end in 0..text.len() - 2 {
            assert_eq!(State::parse(&text.as_bytes()[..end]), None, "{end}");
        }
        assert_eq!(State::parse(text.replace("\"format\": 1", "\"format\": 2").as_bytes()), None);
    }
}
