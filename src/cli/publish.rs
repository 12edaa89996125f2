//! `bantin publish`: builds the site, says what a place would change, asks, sends, or goes back.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use super::arguments::{BuildArguments, Format, PublishArguments};
use super::build::{self, Attempt};
use super::exit::Exit;
use super::faults;
use super::progress;
use super::publish_input::{Ended, Step, failed, other_site, read, refuse, site_of};
use super::publish_words::{Deploying, Outcome, json};
use super::run::{Run, now};
use crate::build::deployment::Deployment;
use crate::build::deployment::fault::DeployFault;
use crate::build::deployment::refusal::Refusal;
use crate::build::deployment::standing::Standing;
use crate::build::deployment::state::{Known, State};
use crate::build::fault::OutputFault;
use crate::build::ledger;
use crate::build::manifest::Manifest;
use crate::build::session::Session;
use crate::build::source::SourceFault;
use crate::build::tree::OWN_FOLDER;
use crate::ground::diagnostic::{Code, Diagnostic};
use crate::ground::digest::Digest;
use crate::ground::text::nearest::nearest;
use crate::ground::text::nfc::nfc;
use crate::model::ledger::Publication as Noted;
use crate::model::site::{Site, Target, TargetKind};
use crate::rooms::disk::ledger_file;
use crate::rooms::disk::site_folder::SOURCES;
use crate::rooms::publish::Directory;
use crate::rooms::publish::back::{Earlier, earlier, go_back};
use crate::rooms::publish::look::{look, manifest_of, shown_path};
use crate::rooms::publish::memory::{Memory, recall, remember};
use crate::rooms::publish::place::Place;
use crate::rooms::publish::send::Sending;

/// A build as it is without any argument.
const PLAIN: BuildArguments = BuildArguments { out: None, dry_run: false, jobs: None };

/// Publishes the site, or goes back.
pub(super) fn run(run: &Run, arguments: &PublishArguments) -> Exit {
    match Publishing::open(run, arguments).and_then(|publishing| publishing.go()) {
        Ok(exit) | Err(Ended(exit)) => exit,
    }
}

/// A place, and what is to be published there.
struct Publishing<'r> {
    run: &'r Run,
    arguments: &'r PublishArguments,
    target: Target,
    site: Arc<Site>,
    place: Box<dyn Place>,
}

impl<'r> Publishing<'r> {
    /// Finds the target, and takes hold of the place.
    fn open(run: &'r Run, arguments: &'r PublishArguments) -> Step<Self> {
        let (site, is_whole) = site_of(run)?;
        let targets = &site.targets;
        let Some(target) = targets.iter().find(|it| it.name.value == arguments.target) else {
            if !is_whole {
                // It may be there and unreadable.
                return Err(Ended(build::run(run, &PLAIN)));
            }
            let names: Vec<&str> = targets.iter().map(|it| it.name.as_str()).collect();
            let found = Diagnostic::of_run(Code::UnknownTarget)
                .with("value", &arguments.target)
                .with("known", names.join(", "))
                .nearest(nearest(&arguments.target, names.iter().copied()));
            return Err(refuse(run, found, Exit::Usage));
        };
        let target = target.clone();
        let folder = run.site.join(at_home(&target.path));
        let own = SOURCES.iter().chain(&["public", OWN_FOLDER]).map(|name| run.site.join(name));
        let own: Vec<PathBuf> = own.collect();
        Directory::check(&folder, &run.site, &own).map_err(|it| failed(run, &it.into()))?;
        let place: Box<dyn Place> = match target.kind {
            TargetKind::Directory => Box::new(match arguments.dry_run {
                true => Directory::at(&folder),
                false => Directory::open(&folder).map_err(|it| failed(run, &it.into()))?,
            }),
        };
        Ok(Self { run, arguments, target, site, place })
    }

    fn go(&self) -> Step<Exit> {
        let looked = self.at_place(look(&*self.place, self.arguments.verify))?;
        let standing = looked.map_err(|refusal| self.refuse(&refusal))?;
        let is_foreign = |state: &&State| {
            state.site != self.site.base.as_str() && self.arguments.over != Some(state.serial)
        };
        if let Some(state) = standing.state.as_ref().filter(is_foreign) {
            return Err(
                self.refuse(&Refusal::Foreign { site: state.site.clone(), serial: state.serial })
            );
        }
        match self.arguments.rollback {
            true => self.roll_back(&standing),
            false => self.publish(&standing),
        }
    }

    fn publish(&self, standing: &Standing) -> Step<Exit> {
        let (folder, session) = self.built()?;
        let output = Directory::at(&folder);
        let Some(manifest) = self.at_place(manifest_of(&output))? else {
            let found = Diagnostic::of_run(Code::NoManifest).with("path", folder.display());
            return Err(refuse(self.run, found, Exit::Usage));
        };
        if let Some(site) = self.at_place(other_site(&output, self.site.base.as_str()))? {
            let found = Diagnostic::of_run(Code::OutputOfAnother);
            let found = found.with("path", folder.display()).with("site", site);
            return Err(refuse(self.run, found, Exit::Usage));
        }
        let serial = standing.state.as_ref().map_or(0, |state| state.serial) + 1;
        let deployment = Deployment::between(&manifest, standing, serial, self.target.keep);
        let paths: Vec<String> = deployment.obstacles().into_iter().map(str::to_owned).collect();
        if !paths.is_empty() {
            return Err(self.refuse(&Refusal::InTheWay { paths }));
        }
        let publication = Publication {
            standing,
            session: &session,
            manifest: &manifest,
            deployment: &deployment,
            output: &output,
            serial,
        };
        let deploying = Deploying {
            speech: self.run.speech,
            target: &self.target.name,
            site: &self.site,
            serial,
            back: None,
            deployment: &deployment,
            new: &|path| output.read(path).ok()?,
            old: &|path| self.place.read(&shown_path(standing, path)).ok()?,
        };
        if !publication.is_there() {
            self.show(&deploying);
        }
        let outcome = self.carry_out(&publication);
        self.conclude(&deploying, outcome)
    }

    /// Publishes, where nothing stands against it and the user agrees.
    fn carry_out(&self, it: &Publication<'_>) -> Step<Outcome> {
        self.keep_ledger(it.standing, it.session)?;
        self.keep_addresses(it.session, it.manifest)?;
        if let Some(state) = it.standing.state.as_ref().filter(|_| it.is_there()) {
            self.remember(state)?;
            self.write_ledger(state, it.session, Some(it.manifest))?;
            self.say([
                "Nơi đăng đã có đủ; không có gì để gửi.",
                "The place has all of it; there is nothing to send.",
            ]);
            return Ok(Outcome::Nothing);
        }
        self.guard(it.standing, it.session, it.deployment)?;
        if self.arguments.dry_run {
            return Ok(Outcome::Planned);
        }
        self.ask()?;
        let state = self.send(it)?;
        self.remember(&state)?;
        self.write_ledger(&state, it.session, Some(it.manifest))?;
        self.say([
            "Đã đăng xong; các tệp vừa gửi đã được đọc lại và đúng.",
            "Published; all that was sent was read back and is right.",
        ]);
        Ok(Outcome::Done)
    }

    /// Stops where somebody else published meanwhile, or more would go than may.
    fn guard(&self, standing: &Standing, session: &Session, deployment: &Deployment) -> Step<()> {
        let known = self.known(session);
        if let Some(there) = &standing.state {
            let is_known = known.as_ref().is_some_and(|known| known.serial >= there.serial);
            if !is_known && self.arguments.over != Some(there.serial) && !deployment.is_empty() {
                let known = known.map(|known| (known.serial, known.time));
                let there = (there.serial, there.time.clone());
                return Err(self.refuse(&Refusal::MovedOn { there, known }));
            }
        }
        let most = self.arguments.max_deletes.unwrap_or(self.target.max_deletes);
        let removals = deployment.removed.len();
        let is_agreed = || {
            let words = [
                format!("Sẽ gỡ {removals} tệp, quá mức {most}. Gõ số {removals} để đồng ý: "),
                format!("{removals} files would go, more than {most}. Type {removals} to agree: "),
            ];
            self.answer(&words).is_some_and(|answer| answer == removals.to_string())
        };
        match removals > most as usize && (self.arguments.dry_run || !is_agreed()) {
            true => Err(self.refuse(&Refusal::TooManyRemovals { removals, most })),
            false => Ok(()),
        }
    }

    fn ask(&self) -> Step<()> {
        if self.arguments.yes {
            return Ok(());
        }
        let words = ["Đăng lên? [c/K] ", "Publish? [y/N] "].map(str::to_owned);
        let Some(answer) = self.answer(&words) else {
            let found = Diagnostic::of_run(Code::NotConfirmed).with("target", &*self.target.name);
            return Err(refuse(self.run, found, Exit::Usage));
        };
        match ["c", "có", "co", "y", "yes"].contains(&&*nfc(&answer.to_lowercase())) {
            true => Ok(()),
            false => {
                self.say(["Chưa đăng gì.", "Nothing was published."]);
                Err(Ended(Exit::Done))
            }
        }
    }

    /// Asks on the terminal; nothing where there is none.
    fn answer(&self, words: &[String; 2]) -> Option<String> {
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return None;
        }
        let [vi, en] = words;
        let mut out = anstream::stderr();
        let _closed = write!(out, "{}", self.run.speech.pick(vi, en)).and_then(|()| out.flush());
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).ok()?;
        Some(line.trim().to_owned())
    }

    fn send(&self, it: &Publication<'_>) -> Step<State> {
        let bar = progress::sending(self.run.speech, it.deployment.wants.len());
        let bytes = |path: &str| {
            let missing = || io::Error::from(io::ErrorKind::NotFound);
            let read = it.output.read(path).map_err(io::Error::other);
            let read = read.and_then(|bytes| bytes.ok_or_else(missing));
            read.map_err(|source| SourceFault { path: path.to_owned(), source })
        };
        let sending = Sending {
            place: &*self.place,
            standing: it.standing,
            deployment: it.deployment,
            output: &bytes,
            site: self.site.base.as_str(),
            serial: it.serial,
            keep: self.target.keep,
            permanent: self.target.permanent,
            time: &now(),
            done: &|| bar.inc(1),
            // What cannot be noted is told of when all is done.
            settled: &|state| drop(self.note(state)),
        };
        let sent = sending.carry_out();
        bar.finish_and_clear();
        sent.map_err(|fault| self.failed(&fault))
    }

    /// Shows the release again that was shown before; nobody is asked: it is done where something is wrong online.
    fn roll_back(&self, standing: &Standing) -> Step<Exit> {
        let Some(state) = &standing.state else { return Err(self.refuse(&Refusal::NothingBefore)) };
        if state.release.is_none() {
            return Err(self.refuse(&Refusal::NoReleases));
        }
        // What a colleague published is not undone unawares; who never published from here has nothing to compare.
        let known = recall(&self.run.site).0.remove(self.target.name.as_str());
        if let Some(known) = known.filter(|known| known.serial < state.serial)
            && self.arguments.over != Some(state.serial)
        {
            let there = (state.serial, state.time.clone());
            let known = Some((known.serial, known.time));
            return Err(self.refuse(&Refusal::MovedOn { there, known }));
        }
        let Some(earlier) = self.at_place(earlier(&*self.place, standing))? else {
            return Err(self.refuse(&Refusal::NothingBefore));
        };
        let (serial, keep) = (state.serial + 1, self.target.keep);
        let deployment = Deployment::between(&earlier.files(), standing, serial, keep);
        let deploying = Deploying {
            speech: self.run.speech,
            target: &self.target.name,
            site: &self.site,
            serial,
            back: Some(earlier.number),
            deployment: &deployment,
            new: &|path| self.place.read(&earlier.path(path)).ok()?,
            old: &|path| self.place.read(&shown_path(standing, path)).ok()?,
        };
        self.show(&deploying);
        let outcome = self.switch(standing, &earlier);
        self.conclude(&deploying, outcome)
    }

    fn switch(&self, standing: &Standing, to: &Earlier) -> Step<Outcome> {
        let session = read(self.run)?;
        self.tell_of_missing(&session, &to.manifest);
        if self.arguments.dry_run {
            return Ok(Outcome::Planned);
        }
        let Some(state) = self.at_place(go_back(&*self.place, standing, to, &now()))? else {
            return Err(self.refuse(&Refusal::NothingBefore));
        };
        self.remember(&state)?;
        self.write_ledger(&state, &session, None)?;
        let words = [
            "Đã trở về bản {number}. Lần đăng sau sẽ đưa nội dung hiện có lên lại.",
            "Release {number} is shown again. The next publication will bring the present content back.",
        ];
        let words = words.map(|words| words.replace("{number}", &to.number.to_string()));
        self.say([&words[0], &words[1]]);
        Ok(Outcome::Done)
    }

    /// Names the addresses that people keep and that an earlier release lacks: they answer again with the next publication.
    fn tell_of_missing(&self, session: &Session, manifest: &Manifest) {
        let missing = match self.target.permanent {
            true => ledger::missing(session, manifest),
            false => Vec::new(),
        };
        if missing.is_empty() {
            return;
        }
        let (n, named) = (missing.len(), faults::named(&missing));
        self.say([
            &format!("Bản ấy chưa có {n} địa chỉ trong ledger.tsv; chúng không trả lời cho đến lần đăng sau: {named}"),
            &format!("That release lacks {n} of the addresses in ledger.tsv; they do not answer until the next publication: {named}"),
        ]);
    }

    /// Returns the folder that is published, the one that was named or the site built into its own, and the site.
    fn built(&self) -> Step<(PathBuf, Session)> {
        if let Some(from) = &self.arguments.from {
            return Ok((from.clone(), read(self.run)?));
        }
        match build::attempt(self.run, &PLAIN) {
            Attempt { exit: Exit::Done, done: Some((summary, session)) } => {
                if self.arguments.format == Format::Text {
                    summary.print(self.run.speech);
                }
                Ok((self.run.site.join("public"), session))
            }
            Attempt { exit, .. } => Err(Ended(exit)),
        }
    }

    /// Returns the last publication to the place that is known here: this machine made it, or the ledger tells of it.
    fn known(&self, session: &Session) -> Option<Known> {
        let name = self.target.name.as_str();
        let own = recall(&self.run.site).0.remove(name);
        let told = session.ledger().publications.get(name);
        let told = told.and_then(|it| {
            Some(Known { serial: u32::try_from(it.serial).ok()?, time: it.day.to_string() })
        });
        own.into_iter().chain(told).max_by_key(|known| known.serial)
    }

    /// Stops where the ledger is gone that a publication to this place wrote: it may be that addresses are forgotten.
    fn keep_ledger(&self, standing: &Standing, session: &Session) -> Step<()> {
        let written = standing.state.as_ref().filter(|state| state.permanent);
        let is_gone = |state: &&State| {
            let ledger = session.ledger();
            let is_empty = ledger.publications.is_empty() && ledger.entries.is_empty();
            self.target.permanent && is_empty && self.arguments.over != Some(state.serial)
        };
        match written.filter(is_gone) {
            Some(state) => Err(self.refuse(&Refusal::NoLedger { serial: state.serial })),
            None => Ok(()),
        }
    }

    /// Stops where an address that people keep is not in what is published: a folder that was built before may lack it.
    fn keep_addresses(&self, session: &Session, manifest: &Manifest) -> Step<()> {
        let addresses = match self.target.permanent {
            true => ledger::missing(session, manifest),
            false => Vec::new(),
        };
        match addresses.is_empty() {
            true => Ok(()),
            false => Err(self.refuse(&Refusal::Lost { addresses })),
        }
    }

    /// Writes the ledger of what is public for good: all that `manifest` has, or where none is given what was before.
    fn write_ledger(
        &self,
        state: &State,
        session: &Session,
        manifest: Option<&Manifest>,
    ) -> Step<()> {
        let digest = Digest::parse(&state.manifest);
        let is_wanted = self.target.permanent && !self.arguments.dry_run;
        let Some(digest) = digest.filter(|_| is_wanted) else { return Ok(()) };
        let serial = u64::from(state.serial);
        let publication = Noted { serial, day: self.run.today, manifest: digest };
        let ledger = ledger::published(session, manifest, &self.target.name, publication);
        let written = ledger_file::write(&self.run.site, &ledger);
        if written.map_err(|fault| self.not_noted(&fault))? {
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
            false => self.note(state).map_err(|fault| self.not_noted(&fault)),
        }
    }

    fn note(&self, state: &State) -> Result<(), OutputFault> {
        let mut memory: Memory = recall(&self.run.site);
        let known = Known { serial: state.serial, time: state.time.clone() };
        memory.0.insert(self.target.name.value.clone(), known);
        remember(&self.run.site, &memory)
    }

    fn not_noted(&self, fault: &OutputFault) -> Ended {
        refuse(self.run, faults::not_noted(fault), Exit::World)
    }

    /// Says what will change, to a person; a program is told when it is known what became of it.
    fn show(&self, deploying: &Deploying<'_>) {
        if self.arguments.format == Format::Text {
            let _closed_pipe = write!(anstream::stdout(), "{}", deploying.words());
        }
    }

    fn conclude(&self, deploying: &Deploying<'_>, outcome: Step<Outcome>) -> Step<Exit> {
        if self.arguments.format == Format::Json {
            let outcome = *outcome.as_ref().unwrap_or(&Outcome::Stopped);
            let _closed_pipe = write!(anstream::stdout(), "{}", json(deploying, outcome));
        }
        outcome.map(|_| Exit::Done)
    }

    fn say(&self, [vi, en]: [&str; 2]) {
        let _closed_pipe = writeln!(anstream::stderr(), "{}", self.run.speech.pick(vi, en));
    }

    fn at_place<T>(&self, answered: Result<T, OutputFault>) -> Step<T> {
        answered.map_err(|fault| self.failed(&fault.into()))
    }

    fn failed(&self, fault: &DeployFault) -> Ended {
        failed(self.run, fault)
    }

    fn refuse(&self, refusal: &Refusal) -> Ended {
        let found = faults::refused(refusal).with("target", &self.target.name.value);
        refuse(self.run, found, Exit::World)
    }
}

/// Puts the user's folder in place of `~/`, as shells do.
#[expect(clippy::disallowed_methods, reason = "where a target lies changes no byte of the site")]
fn at_home(path: &str) -> PathBuf {
    let home = path.strip_prefix("~/").and_then(|rest| Some(std::env::home_dir()?.join(rest)));
    home.unwrap_or_else(|| PathBuf::from(path))
}

/// What is to be published, and where it goes.
struct Publication<'p> {
    standing: &'p Standing,
    session: &'p Session,
    manifest: &'p Manifest,
    deployment: &'p Deployment,
    output: &'p Directory,
    serial: u32,
}

impl Publication<'_> {
    /// Tells whether the place has all of it, and the last publication came to its end: a cut one is done again though
    /// nothing differs.
    fn is_there(&self) -> bool {
        let digest = || Digest::of(self.standing.manifest.text().as_bytes()).to_string();
        let state = self.standing.state.as_ref();
        self.deployment.is_empty()
            && self.standing.is_settled
            && state.is_some_and(|state| state.manifest == digest())
    }
}
