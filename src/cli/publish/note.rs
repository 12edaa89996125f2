//! What is known of publications on this side: the last one, and the ledger of what is public for good.

use super::input::{Ended, Step, refuse, refuse_all};
use super::{Publication, Publishing};
use crate::build::deployment::Deployment;
use crate::build::deployment::refusal::{Bound, Refusal};
use crate::build::deployment::standing::Standing;
use crate::build::deployment::state::{Known, State};
use crate::build::fault::OutputFault;
use crate::build::ledger::{self, Shown};
use crate::build::manifest::Manifest;
use crate::build::returning::{self, Returning};
use crate::build::session::Session;
use crate::cli::exit::Exit;
use crate::cli::faults;
use crate::cli::run::today;
use crate::ground::digest::Digest;
use crate::model;
use crate::read::file_name::LEDGER_FILE;
use crate::rooms::disk::ledger_file;
use crate::rooms::publish::Directory;
use crate::rooms::publish::look::shown_path;
use crate::rooms::publish::memory::{Alone, Memory, alone, recall, remember};
use crate::rooms::publish::place::Place as _;

impl Publishing<'_> {
    /// Returns the last publications to the place that are known here: this machine made one, the ledger tells of one.
    pub(super) fn known(&self, session: &Session) -> Vec<Known> {
        let name = self.target.name.as_str();
        let own = recall(&self.run.site).0.remove(name);
        let told = session.ledger().publications.get(name);
        let told = told.and_then(|it| {
            Some(Known {
                serial: u32::try_from(it.serial).ok()?,
                time: it.day.to_string(),
                manifest: Some(it.manifest.to_string()),
                ledger: None,
                is_done: true,
            })
        });
        own.into_iter().chain(told).collect()
    }

    /// Stops where a place is empty to which was published before: a share that is not mounted, a path that was changed. What
    /// was sent there would be seen by nobody.
    pub(super) fn keep_place(&self, standing: &Standing, known: &[Known]) -> Step<()> {
        let last = known.iter().filter(|it| it.is_done).max_by_key(|it| (it.serial, it.time.len()));
        match last.filter(|_| standing.state.is_none() && self.arguments.over != Some(0)) {
            Some(Known { serial, time, .. }) => {
                Err(self.refuse(&Refusal::Emptied { serial: *serial, time: time.clone() }))
            }
            None => Ok(()),
        }
    }

    /// Stops where readers see what another's publication sent that was cut: whoever goes on here would take its pages away.
    pub(super) fn keep_begun(&self, standing: &Standing, known: &[Known]) -> Step<()> {
        let serial = standing.next();
        let is_ours = || known.iter().any(|it| it.serial == serial && !it.is_done);
        let is_agreed = || self.arguments.over == Some(serial - 1);
        match standing.is_half_sent && !is_ours() && !is_agreed() {
            true => Err(self.refuse(&Refusal::HalfSent { serial })),
            false => Ok(()),
        }
    }

    /// Tells whether what a place shows is kept for good: its target says so, or it was published for good before, by
    /// whatever name. What was promised there stays promised.
    pub(super) fn is_permanent(&self, state: Option<&State>) -> bool {
        self.target.permanent || state.is_some_and(|state| self.was_permanent(state))
    }

    /// Another site's addresses are not ours to keep.
    fn was_permanent(&self, state: &State) -> bool {
        state.permanent && state.site == self.site.base.as_str()
    }

    /// Stops where the ledger is gone that a publication to this place wrote: it may be that addresses are forgotten.
    pub(super) fn keep_ledger(&self, standing: &Standing, session: &Session) -> Step<()> {
        let written = standing.state.as_ref().filter(|state| self.was_permanent(state));
        let own = recall(&self.run.site).0.remove(self.target.name.as_str());
        let is_gone = |state: &&State| {
            let ledger = session.ledger();
            let is_empty = ledger.publications.is_empty() && ledger.entries.is_empty();
            // Where it was written from here, it is known how far it came: a run that was cut before has no number.
            let written = own.as_ref().filter(|own| own.serial == state.serial && own.knows(state));
            let told = ledger.publications.get(self.target.name.as_str());
            let is_cut = written.and_then(|own| own.ledger).is_some_and(|addresses| {
                ledger.entries.len() < addresses
                    || told.is_none_or(|told| told.serial < u64::from(state.serial))
            });
            // The first publication of all, from here, and cut before it wrote one: there is none to be lost.
            let is_first = state.serial == 1 && written.is_some_and(|own| own.ledger.is_none());
            let is_agreed = self.arguments.over == Some(state.serial) || is_first;
            (is_empty || is_cut) && !is_agreed
        };
        match written.filter(is_gone) {
            Some(state) => Err(self.refuse(&Refusal::NoLedger { serial: state.serial })),
            None => Ok(()),
        }
    }

    /// Stops where a place that is kept for good would be published to for a day that cannot be: what is to come would be
    /// promised, or the ledger would tell of days that never were.
    pub(super) fn keep_time(&self, standing: &Standing, session: &Session) -> Step<()> {
        if !self.is_permanent(standing.state.as_ref()) {
            return Ok(());
        }
        let (day, clock) = (self.run.today, today());
        let last = session.ledger().publications.get(self.target.name.as_str()).map(|it| it.day);
        let bound = match last.filter(|last| day < *last) {
            _ if day > clock => Bound::Clock(clock),
            Some(last) => Bound::Last(last),
            None => return Ok(()),
        };
        Err(self.refuse(&Refusal::OutOfTime { day, bound }))
    }

    /// Stops where files from before would bring back what was withdrawn since, or name who must not be named now.
    pub(super) fn keep_back(
        &self,
        session: &Session,
        changes: &Deployment,
        bytes: &dyn Fn(&str) -> Option<Vec<u8>>,
    ) -> Step<()> {
        let Returning { withdrawn, named } = returning::find(session, changes, bytes);
        if named.has_errors() {
            return Err(refuse_all(self.run, &named, Exit::World));
        }
        match withdrawn.is_empty() {
            true => Ok(()),
            false => Err(self.refuse(&Refusal::Returns { addresses: withdrawn })),
        }
    }

    /// Waits until no other run from this site publishes: what it notes is not written over.
    pub(super) fn alone(&self) -> Alone {
        let waiting = |pid: Option<u32>| {
            let pid = pid.map_or_else(|| "?".to_owned(), |pid| pid.to_string());
            self.say([
                &format!("Trang này đang được đăng ở một lần chạy khác (tiến trình {pid}); đang chờ nó xong..."),
                &format!("Another run (process {pid}) is publishing this site; waiting for it to end..."),
            ]);
        };
        alone(&self.run.site, waiting)
    }

    /// Returns the bytes of the ledger as they are now; nothing where there is none.
    pub(super) fn ledger_now(&self) -> Step<Option<Vec<u8>>> {
        self.at_place(Directory::at(&self.run.site).read(LEDGER_FILE))
    }

    /// Stops where an address that people keep is not in what is published: a folder that was built before may lack it.
    pub(super) fn keep_addresses(&self, it: &Publication<'_>) -> Step<()> {
        let addresses = self.missing(it.standing, it.built.session, it.built.manifest);
        match addresses.is_empty() {
            true => Ok(()),
            false => Err(self.refuse(&Refusal::Lost { addresses })),
        }
    }

    /// Lists the addresses that the ledger keeps and that files lack which a permanent target is to show.
    pub(super) fn missing(
        &self,
        standing: &Standing,
        session: &Session,
        manifest: &Manifest,
    ) -> Vec<String> {
        match self.is_permanent(standing.state.as_ref()) {
            true => ledger::missing(session, manifest),
            false => Vec::new(),
        }
    }

    /// Stops where an address goes that readers see and people keep, whoever published it: what a permanent target shows
    /// counts beside the ledger.
    pub(super) fn keep_shown(&self, it: &Publication<'_>) -> Step<()> {
        let vanishing = self.vanishing(it.standing, it.deployment, it.built.session);
        match vanishing.is_empty() {
            true => Ok(()),
            false => {
                let report = ledger::lost(it.built.session, &self.target.name, &vanishing);
                Err(refuse_all(self.run, &report, Exit::World))
            }
        }
    }

    /// Lists the addresses that people keep, that a permanent target shows, and that would answer no more.
    pub(super) fn vanishing(
        &self,
        standing: &Standing,
        deployment: &Deployment,
        session: &Session,
    ) -> Vec<String> {
        // A first publication that was cut has no state.
        let was_permanent = |state: &State| self.was_permanent(state);
        let is_kept = standing.state.as_ref().map_or(self.target.permanent, was_permanent);
        if !is_kept {
            return Vec::new();
        }
        let removed = deployment.removed.iter().map(|item| &item.path);
        let touched = standing.touched.keys();
        let touched = touched.filter(|path| !deployment.wants.contains_key(*path));
        let gone = removed.chain(touched).filter(|path| !self.only_leads_on(standing, path));
        ledger::vanishing(session, &gone.cloned().collect::<Vec<_>>())
    }

    /// Tells whether a page that is shown only leads on to another: such an address comes and goes with the content.
    fn only_leads_on(&self, standing: &Standing, path: &str) -> bool {
        let page = path.ends_with(".html").then(|| self.place.read(&shown_path(standing, path)));
        let text = page.and_then(Result::ok).flatten().unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let head = text.split("</head>").next().unwrap_or_default();
        head.contains("http-equiv=\"refresh\"")
    }

    /// Keeps in mind what the place holds now, and writes the ledger: that comes about though nothing can be noted here,
    /// since it is the one that others go by.
    pub(super) fn write_down(
        &self,
        state: &State,
        session: &Session,
        shown: Shown<'_>,
    ) -> Step<()> {
        let kept = self.remember(state);
        self.write_ledger(state, session, shown)?;
        kept
    }

    /// Writes the ledger of what is public for good.
    fn write_ledger(&self, state: &State, session: &Session, shown: Shown<'_>) -> Step<()> {
        let digest = Digest::parse(&state.manifest);
        let is_wanted = self.is_permanent(Some(state)) && !self.arguments.dry_run;
        let Some(digest) = digest.filter(|_| is_wanted) else { return Ok(()) };
        let serial = u64::from(state.serial);
        let publication =
            model::ledger::Publication { serial, day: self.run.today, manifest: digest };
        let ledger = ledger::published(session, shown, &self.target.name, publication);
        let written = ledger_file::write(&self.run.site, &ledger);
        let is_new = written.map_err(|fault| self.not_noted(&fault))?;
        let known = Known { ledger: Some(ledger.entries.len()), ..done(state) };
        self.note(known).map_err(|fault| self.not_noted(&fault))?;
        if is_new {
            self.say([
                "Đã ghi ledger.tsv: hãy lưu tệp này cùng nội dung (git commit).",
                "ledger.tsv was written: keep it with the content (git commit).",
            ]);
        }
        Ok(())
    }

    /// Keeps in mind what the place holds now, so that it is noticed when somebody else changes it.
    fn remember(&self, state: &State) -> Step<()> {
        match self.arguments.dry_run {
            true => Ok(()),
            false => self.note(done(state)).map_err(|fault| self.not_noted(&fault)),
        }
    }

    /// Keeps in mind what is about to be published: a run that is cut when readers see it already has been ours. What
    /// cannot be noted is told of when all is done.
    pub(super) fn note_beforehand(&self, serial: u32, time: &str, manifest: Option<Digest>) {
        let manifest = manifest.map(|digest| digest.to_string());
        let time = time.to_owned();
        let _told_later = self.note(Known { serial, time, manifest, ledger: None, is_done: false });
    }

    fn note(&self, known: Known) -> Result<(), OutputFault> {
        let mut memory: Memory = recall(&self.run.site);
        memory.0.insert(self.target.name.value.clone(), known);
        remember(&self.run.site, &memory)
    }

    pub(super) fn not_noted(&self, fault: &OutputFault) -> Ended {
        refuse(self.run, faults::not_noted(fault), Exit::World)
    }
}

/// What is known of a publication that came to its end.
fn done(state: &State) -> Known {
    Known {
        serial: state.serial,
        time: state.time.clone(),
        manifest: Some(state.manifest.clone()),
        ledger: None,
        is_done: true,
    }
}
