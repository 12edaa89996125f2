//! What a place holds, as data: what is ours, what is not, what a cut run left, which releases may go.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::state::State;
use crate::build::manifest::{Entry, Manifest};
use crate::build::tree::is_clean;

/// What a place holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The last publication; none where there was none.
    pub state: Option<State>,
    /// The release that readers see, where the place holds several. A cut run may have left another than the state says.
    pub shown: Option<u32>,
    /// The files of ours that are shown.
    pub manifest: Manifest,
    /// The old assets among them.
    pub kept: Kept,
    /// The files that the last publication left and that are not there as it left them, without their packed twins:
    /// somebody changed them or took them away.
    pub touched: BTreeMap<String, Entry>,
    /// The files among those shown that others put there.
    pub strangers: BTreeSet<String>,
    /// The files among those shown that a cut run put there and that no manifest names: packed twins.
    pub leftovers: BTreeSet<String>,
    /// The releases of ours that are there, where the place holds several, but for the one that a run was cut in.
    pub releases: BTreeSet<u32>,
    /// The release that a cut run was filling.
    pub cut: Option<u32>,
    /// The highest number that a release may have, of ours or of others.
    pub highest: u32,
    /// Whether a run was cut that filled the folder which readers see.
    pub is_half_sent: bool,
    /// Whether each file of ours that is shown was read.
    pub is_verified: bool,
    /// Whether the last publication came to its end and all its files are there.
    pub is_settled: bool,
}

impl Standing {
    /// Returns the number of the next publication.
    pub fn next(&self) -> u32 {
        self.state.as_ref().map_or(0, |state| state.serial) + 1
    }

    /// Tells whether the next publication is shown at once. A place goes on as it began, since its web server shows the folder
    /// itself, or the release; a new one does what it `can`.
    pub fn switches(&self, can: bool) -> bool {
        self.state.as_ref().map_or(can, |state| state.release.is_some())
    }

    /// Returns the number of the release that a publication fills.
    pub fn next_release(&self, serial: u32) -> u32 {
        serial.max(self.highest + 1)
    }

    /// Lists the releases that were shown, the one that is shown now first: where going back leads.
    pub fn history(&self) -> Vec<u32> {
        let before = self.state.as_ref().map_or(&[][..], |state| &state.before);
        let said = self.state.as_ref().and_then(|state| state.release);
        let is_there = |number: &u32| self.releases.contains(number);
        // A run that was cut while it went back has switched already; one that was cut while it published, too.
        let back = before.iter().position(|number| Some(*number) == self.shown);
        let (said, before) = match back {
            Some(at) => (None, &before[at + 1..]),
            None => (said.filter(|said| Some(*said) != self.shown), before),
        };
        self.shown.into_iter().chain(said).chain(before.iter().copied()).filter(is_there).collect()
    }

    /// Lists the releases that stay beside a new one where `keep` are to be kept with it: those that were shown last.
    pub fn staying(&self, keep: u32) -> Vec<u32> {
        let mut all = self.history();
        all.truncate((keep as usize).saturating_sub(1));
        all
    }

    /// Parts the releases beside a new one that is shown, none where a place holds but one folder: where going back leads, and
    /// the rest.
    pub fn beside_published(&self, release: Option<u32>, keep: u32) -> Others {
        let before = self.history().into_iter().filter(|number| Some(*number) != release);
        self.beside(release, before.take((keep as usize).saturating_sub(1)).collect())
    }

    /// Parts the releases beside an earlier one that is shown again: those before it stay where going back leads, those after
    /// it were gone back from.
    pub fn beside_earlier(&self, release: u32) -> Others {
        let before = self.history().into_iter().skip_while(|number| *number != release).skip(1);
        self.beside(Some(release), before.collect())
    }

    fn beside(&self, shown: Option<u32>, before: Vec<u32>) -> Others {
        let is_aside = |number: &u32| Some(*number) != shown && !before.contains(number);
        let aside = self.releases.iter().copied().filter(is_aside).collect();
        Others { before, aside }
    }

    /// Lists the releases that need not stay beside a new one: first those that were gone back from, then the oldest.
    pub fn surplus(&self, keep: u32) -> Vec<u32> {
        let history = self.history();
        let back = self.releases.iter().filter(|number| !history.contains(number));
        let old = history.iter().skip(self.staying(keep).len()).rev();
        back.chain(old).copied().collect()
    }
}

/// The releases beside the one that is shown, as the state tells them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Others {
    /// Those that were shown before, the latest first: where going back leads.
    pub before: Vec<u32>,
    /// Those that may still be there beside them.
    pub aside: Vec<u32>,
}

/// Old assets that stay for readers of old pages, each with the release that wanted it last; where a place holds but one
/// folder, with the publication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept(pub BTreeMap<String, u32>);

impl Kept {
    /// Reads the text that [`fmt::Display`] writes; lines that are none are passed over: what is kept for nobody's sake
    /// only takes room.
    pub fn parse(text: &str) -> Self {
        let line = |line: &str| {
            let (path, last) = line.split_once('\t')?;
            is_clean(path).then_some(())?;
            Some((path.to_owned(), last.parse().ok()?))
        };
        Self(text.lines().filter_map(line).collect())
    }
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(path, last)| writeln!(f, "{path}\t{last}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Others, Standing, State};

    fn standing(
        shown: u32,
        release: u32,
        before: &[u32],
        there: impl IntoIterator<Item = u32>,
    ) -> Standing {
        let state = State {
            format: 1,
            site: String::new(),
            serial: 9,
            time: String::new(),
            release: Some(release),
            before: before.to_vec(),
            aside: Vec::new(),
            permanent: false,
            manifest: String::new(),
        };
        Standing {
            state: Some(state),
            shown: Some(shown),
            releases: there.into_iter().collect(),
            ..Standing::default()
        }
    }

    #[test]
    fn what_was_shown_last_stays_and_what_was_gone_back_from_goes_first() {
        let plain = standing(5, 5, &[4, 3, 2], 2..=5);
        assert_eq!((plain.staying(3), plain.surplus(3)), (vec![5, 4], vec![2, 3]));
        assert_eq!((plain.staying(1), plain.surplus(1)), (vec![], vec![2, 3, 4, 5]));
        assert_eq!((plain.staying(9), plain.surplus(9)), (vec![5, 4, 3, 2], vec![]));
        // Number 5 was gone back from.
        let back = standing(4, 4, &[3, 2], 2..=5);
        assert_eq!((back.staying(3), back.surplus(3)), (vec![4, 3], vec![5, 2]));
        assert_eq!(back.surplus(9), [5]);
    }

    #[test]
    fn each_release_beside_the_shown_one_leads_back_or_lies_aside() {
        let plain = standing(5, 5, &[4, 3, 2], 2..=5);
        let beside = |others: Others| (others.before, others.aside);
        assert_eq!(beside(plain.beside_published(Some(6), 3)), (vec![5, 4], vec![2, 3]));
        assert_eq!(beside(plain.beside_published(Some(5), 3)), (vec![4, 3], vec![2]));
        assert_eq!(beside(plain.beside_published(Some(6), 1)), (vec![], vec![2, 3, 4, 5]));
        assert_eq!(beside(plain.beside_earlier(4)), (vec![3, 2], vec![5]));
        assert_eq!(beside(plain.beside_earlier(2)), (vec![], vec![3, 4, 5]));
        assert_eq!(Standing::default().beside_published(None, 3), Others::default());
    }

    #[test]
    fn a_run_that_was_cut_after_it_switched_skips_no_release() {
        let published = standing(6, 5, &[4, 3], 3..=6);
        assert_eq!(published.history(), [6, 5, 4, 3]);
        let back = standing(4, 5, &[4, 3], 3..=5);
        assert_eq!(back.history(), [4, 3]);
        // What somebody removed is none to go back to.
        assert_eq!(standing(5, 5, &[4, 3], [3, 5]).history(), [5, 3]);
    }
}
