//! `bantin publish --rollback`: shows the release again that was shown before.

use std::collections::BTreeSet;

use super::Publishing;
use super::input::{Step, read};
use super::refused::named;
use super::words::{Deploying, Outcome};
use crate::build::deployment::Deployment;
use crate::build::deployment::refusal::{NoWayBack, Refusal};
use crate::build::deployment::standing::Standing;
use crate::build::ledger::Shown;
use crate::cli::exit::Exit;
use crate::cli::run::now;
use crate::ground::digest::Digest;
use crate::rooms::publish::back::{Earlier, earlier, go_back};
use crate::rooms::publish::look::shown_path;
use crate::rooms::publish::memory::recall;

impl Publishing<'_> {
    /// Shows the release again that was shown before; nobody is asked: it is done where something is wrong online.
    pub(super) fn roll_back(&self, standing: &Standing) -> Step<Exit> {
        let Some(state) = &standing.state else {
            return Err(self.refuse(&Refusal::NoWayBack(NoWayBack::NeverPublished)));
        };
        if state.release.is_none() {
            return Err(self.refuse(&Refusal::NoWayBack(NoWayBack::NoReleases)));
        }
        // What a colleague published is not undone unawares; who never published from here has nothing to compare.
        let known = recall(&self.run.site).0.remove(self.target.name.as_str());
        if let Some(known) = known.filter(|known| !known.knows(state))
            && self.arguments.over != Some(state.serial)
        {
            let there = (state.serial, state.time.clone());
            let known = Some((known.serial, known.time));
            let has_ledger = self.is_permanent(Some(state));
            return Err(self.refuse(&Refusal::MovedOn { there, known, has_ledger }));
        }
        let Some(earlier) = self.at_place(earlier(&*self.place, standing))? else {
            let why = match (standing.history().as_slice(), standing.shown) {
                ([_] | [], Some(release)) => NoWayBack::Oldest { release },
                _ => NoWayBack::NoneWhole,
            };
            return Err(self.refuse(&Refusal::NoWayBack(why)));
        };
        let (serial, keep) = (standing.next(), self.target.keep);
        let deployment = Deployment::between(&earlier.files(), standing, serial, keep);
        let deploying = Deploying {
            speech: self.run.speech,
            target: &self.target.name,
            site: &self.site,
            serial,
            back: Some(earlier.number),
            at_once: Some(true),
            deployment: &deployment,
            new: &|path| self.place.read(&earlier.path(path)).ok()?,
            old: &|path| self.place.read(&shown_path(standing, path)).ok()?,
        };
        self.show(&deploying);
        let outcome = self.switch(standing, &deployment, &earlier);
        self.conclude(&deploying, outcome)
    }

    fn switch(&self, standing: &Standing, changes: &Deployment, to: &Earlier) -> Step<Outcome> {
        let _alone = (!self.arguments.dry_run).then(|| self.alone());
        let session = read(self.run)?;
        // Going back writes the ledger too: upon one that lost its lines it would be the shorter one for good.
        self.keep_ledger(standing, &session)?;
        self.keep_time(standing, &session)?;
        self.keep_back(&session, changes, &|path| self.place.read(&to.path(path)).ok()?)?;
        let missing = self.missing(standing, &session, &to.manifest).into_iter();
        self.tell_of_missing(&missing.chain(self.vanishing(standing, changes, &session)).collect());
        if self.arguments.dry_run {
            return Ok(Outcome::Planned);
        }
        let time = now();
        let manifest = Digest::of(to.manifest.text().as_bytes());
        self.note_beforehand(standing.next(), &time, Some(manifest));
        let Some(state) = self.at_place(go_back(&*self.place, standing, to, &time))? else {
            return Err(self.refuse(&Refusal::NoWayBack(NoWayBack::NeverPublished)));
        };
        self.write_down(&state, &session, Shown::Again(&standing.manifest))?;
        let words = [
            "Đã trở về bản {number}. Lần đăng sau sẽ đưa nội dung hiện có lên lại.",
            "Release {number} is shown again. The next publication will bring the present content back.",
        ];
        let words = words.map(|words| words.replace("{number}", &to.number.to_string()));
        self.say([&words[0], &words[1]]);
        Ok(Outcome::Done)
    }

    /// Names the addresses that people keep and that an earlier release lacks: they answer again with the next publication.
    fn tell_of_missing(&self, missing: &BTreeSet<String>) {
        if missing.is_empty() {
            return;
        }
        let n = missing.len();
        let named = named(&missing.iter().cloned().collect::<Vec<_>>());
        self.say([
            &format!("Bản ấy chưa có {n} địa chỉ được giữ mãi; chúng không trả lời cho đến lần đăng sau: {named}"),
            &format!("That release lacks {n} of the addresses that are kept for ever; they do not answer until the next publication: {named}"),
        ]);
    }
}
