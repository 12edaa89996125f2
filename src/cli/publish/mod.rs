//! `bantin publish`: builds the site, says what a place would change, asks, sends, or goes back.

mod back;
mod input;
mod note;
mod refused;
mod talk;
mod words;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use self::input::{
    Ended, Step, changed_since_built, failed, other_site, read, refuse, refuse_all, site_of,
};
use self::words::{Deploying, Outcome};
use super::arguments::{BuildArguments, Format, PublishArguments};
use super::build::{self, Attempt};
use super::exit::Exit;
use super::faults;
use super::progress;
use super::run::{Run, now};
use crate::build::deployment::fault::DeployFault;
use crate::build::deployment::refusal::Refusal;
use crate::build::deployment::standing::Standing;
use crate::build::deployment::state::{State, is_known};
use crate::build::deployment::{Deployment, without_twins};
use crate::build::fault::OutputFault;
use crate::build::ledger::Shown;
use crate::build::manifest::Manifest;
use crate::build::session::Session;
use crate::build::source::SourceFault;
use crate::build::tree::OWN_FOLDER;
use crate::ground::diagnostic::{Code, Diagnostic};
use crate::ground::digest::Digest;
use crate::ground::text::nearest::nearest;
use crate::model::site::{Site, Target, TargetKind};
use crate::rooms::disk::site_folder::SOURCES;
use crate::rooms::publish::Directory;
use crate::rooms::publish::look::{in_place_of_release, look, manifest_of, shown_path};
use crate::rooms::publish::memory::recall;
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
        if let Some(fault) = run.sealed() {
            return Err(refuse_all(run, &faults::report(&fault), Exit::World));
        }
        let (site, is_whole) = site_of(run)?;
        if !is_whole {
            // What it says of the target may be meant otherwise. Where nothing is built, nothing else tells of it.
            match arguments.from.is_some() || arguments.rollback {
                true => drop(read(run)?),
                false => return Err(Ended(build::run(run, &PLAIN))),
            }
        }
        let targets = &site.targets;
        let Some(target) = targets.iter().find(|it| it.name.value == arguments.target) else {
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
        let own: Vec<PathBuf> = own.chain(arguments.from.clone()).collect();
        Directory::check(&folder, &run.site, &own).map_err(|it| failed(run, &it.into()))?;
        // A folder that is gone is not made anew unawares.
        let known = recall(&run.site).0.remove(target.name.as_str());
        let is_lost = arguments.over != Some(0) && !Directory::is_there(&folder);
        if let Some(known) = known.filter(|known| known.is_done && is_lost) {
            let refusal = Refusal::Emptied { serial: known.serial, time: known.time };
            let found = refused::refused(&refusal).with("target", target.name.as_str());
            return Err(refuse(run, found, Exit::World));
        }
        let place: Box<dyn Place> = match target.kind {
            TargetKind::Directory => Box::new(match arguments.dry_run {
                true => Directory::at(&folder),
                false => Directory::open(&folder).map_err(|it| failed(run, &it.into()))?,
            }),
        };
        Ok(Self { run, arguments, target, site, place })
    }

    fn go(&self) -> Step<Exit> {
        match self.arguments.rollback {
            true => self.roll_back(&self.standing()?),
            false => self.publish(),
        }
    }

    /// Looks at what the place holds, and refuses what is another site's.
    fn standing(&self) -> Step<Standing> {
        let looked = self.at_place(look(&*self.place, self.arguments.verify))?;
        let standing = looked.map_err(|refusal| self.refuse(&refusal))?;
        let is_foreign = |state: &&State| {
            state.site != self.site.base.as_str() && self.arguments.over != Some(state.serial)
        };
        match standing.state.as_ref().filter(is_foreign) {
            Some(State { site, serial, .. }) => {
                Err(self.refuse(&Refusal::Foreign { site: site.clone(), serial: *serial }))
            }
            None => Ok(standing),
        }
    }

    fn publish(&self) -> Step<Exit> {
        loop {
            if let Some(exit) = self.publish_once()? {
                return Ok(exit);
            }
            self.say([
                "Nơi đăng hoặc ledger.tsv vừa thay đổi vì việc khác; dưới đây là các thay đổi tính lại.",
                "The place or ledger.tsv was changed by something else just now; these are the changes now.",
            ]);
        }
    }

    /// Builds and publishes; nothing where the place or the ledger changed meanwhile.
    fn publish_once(&self) -> Step<Option<Exit>> {
        let ledger = self.ledger_now()?;
        let (folder, session) = self.built()?;
        let output = Directory::at(&folder);
        let Some(manifest) = self.at_place(manifest_of(&output))? else {
            if !self.at_place(output.list(OWN_FOLDER))?.is_empty() {
                return Err(self.failed(&DeployFault::Changed(OWN_FOLDER.to_owned())));
            }
            let found = Diagnostic::of_run(Code::NoManifest).with("path", folder.display());
            return Err(refuse(self.run, found, Exit::Usage));
        };
        if self.arguments.from.is_some()
            && let Some(path) = self.at_place(changed_since_built(&output, &manifest))?
        {
            return Err(self.failed(&DeployFault::Changed(path)));
        }
        if let Some(site) = self.at_place(other_site(&output, self.site.base.as_str()))? {
            let found = Diagnostic::of_run(Code::OutputOfAnother);
            let found = found.with("path", folder.display()).with("site", site);
            return Err(refuse(self.run, found, Exit::Usage));
        }
        let manifest = match self.arguments.from {
            Some(_) => without_twins(manifest),
            None => manifest,
        };
        let built = Built { session: &session, manifest: &manifest, output: &output, ledger };
        // After building, which takes its time: what somebody does there meanwhile is seen.
        self.publish_upon(&self.standing()?, &built)
    }

    /// Publishes upon what the place holds; nothing where that, or the ledger, changed meanwhile.
    fn publish_upon(&self, standing: &Standing, built: &Built<'_>) -> Step<Option<Exit>> {
        let serial = standing.next();
        let deployment = Deployment::between(built.manifest, standing, serial, self.target.keep);
        let switches = standing.switches(self.place.promises().switches);
        let mut paths: Vec<String> =
            deployment.obstacles().into_iter().map(str::to_owned).collect();
        if switches {
            paths.extend(self.at_place(in_place_of_release(&*self.place, standing, serial))?);
        }
        if !paths.is_empty() {
            return Err(self.refuse(&Refusal::InTheWay { paths }));
        }
        let publication = Publication { standing, built, deployment: &deployment, serial };
        let deploying = Deploying {
            speech: self.run.speech,
            target: &self.target.name,
            site: &self.site,
            serial,
            back: None,
            // Whether a new place takes links is not tried where nothing may be written.
            at_once: (standing.state.is_some() || !self.arguments.dry_run).then_some(switches),
            deployment: &deployment,
            new: &|path| built.output.read(path).ok()?,
            old: &|path| self.place.read(&shown_path(standing, path)).ok()?,
        };
        if !publication.is_there() {
            self.show(&deploying);
        }
        match self.carry_out(&publication) {
            Ok(None) => Ok(None),
            Ok(Some(outcome)) => self.conclude(&deploying, Ok(outcome)).map(Some),
            Err(ended) => self.conclude(&deploying, Err(ended)).map(Some),
        }
    }

    /// Publishes, where nothing stands against it and the user agrees; nothing where the place changed while the user was
    /// asked, or the ledger since it was read.
    fn carry_out(&self, it: &Publication<'_>) -> Step<Option<Outcome>> {
        let Built { session, manifest, .. } = it.built;
        self.keep_ledger(it.standing, session)?;
        self.keep_time(it.standing, session)?;
        self.keep_addresses(it)?;
        if self.arguments.from.is_some() {
            let bytes = |path: &str| it.built.output.read(path).ok()?;
            self.keep_back(session, it.deployment, &bytes)?;
        }
        let is_as_read = || Ok(self.ledger_now()? == it.built.ledger);
        if let Some(state) = it.standing.state.as_ref().filter(|_| it.is_there()) {
            let _alone = (!self.arguments.dry_run).then(|| self.alone());
            if !is_as_read()? {
                return Ok(None);
            }
            self.write_down(state, session, Shown::New(manifest))?;
            self.say([
                "Nơi đăng đã có đủ; không có gì để gửi.",
                "The place has all of it; there is nothing to send.",
            ]);
            return Ok(Some(Outcome::Nothing));
        }
        self.guard(it)?;
        if self.arguments.dry_run {
            return Ok(Some(Outcome::Planned));
        }
        let was_asked = self.ask()?;
        let _alone = self.alone();
        if !is_as_read()? || (was_asked && self.standing()? != *it.standing) {
            return Ok(None);
        }
        let state = self.send(it)?;
        self.write_down(&state, session, Shown::New(manifest))?;
        self.say([
            "Đã đăng xong; các tệp vừa gửi đã được đọc lại và đúng.",
            "Published; all that was sent was read back and is right.",
        ]);
        Ok(Some(Outcome::Done))
    }

    /// Stops where somebody else published meanwhile, where an address would be lost, or more would go than may.
    fn guard(&self, it: &Publication<'_>) -> Step<()> {
        let Publication { standing, deployment, .. } = it;
        let known = self.known(it.built.session);
        self.keep_place(standing, &known)?;
        self.keep_begun(standing, &known)?;
        if let Some(there) = &standing.state
            && !is_known(&known, there)
            && self.arguments.over != Some(there.serial)
            && !deployment.is_empty()
        {
            // The ledger knows the day alone.
            let known = known.into_iter().max_by_key(|it| (it.serial, it.time.len()));
            let known = known.map(|known| (known.serial, known.time));
            let there = (there.serial, there.time.clone());
            let has_ledger = self.is_permanent(standing.state.as_ref());
            return Err(self.refuse(&Refusal::MovedOn { there, known, has_ledger }));
        }
        // Whoever publishes over a colleague's publication agrees to other pages, and not to addresses that are lost.
        self.keep_shown(it)?;
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

    fn send(&self, it: &Publication<'_>) -> Step<State> {
        let bar = progress::sending(self.run.speech, it.deployment.wants.len());
        let bytes = |path: &str| {
            let missing = || io::Error::from(io::ErrorKind::NotFound);
            let read = it.built.output.read(path).map_err(io::Error::other);
            let read = read.and_then(|bytes| bytes.ok_or_else(missing));
            read.map_err(|source| SourceFault { path: path.to_owned(), source })
        };
        let time = now();
        let sending = Sending {
            place: &*self.place,
            standing: it.standing,
            deployment: it.deployment,
            output: &bytes,
            site: self.site.base.as_str(),
            serial: it.serial,
            keep: self.target.keep,
            permanent: self.is_permanent(it.standing.state.as_ref()),
            time: &time,
            done: &|| bar.inc(1),
        };
        let ready = sending.ready().map_err(|fault| self.failed(&fault))?;
        self.note_beforehand(it.serial, &time, ready.manifest());
        let sent = sending.carry_out(ready);
        bar.finish_and_clear();
        sent.map_err(|fault| self.failed(&fault))
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

    fn at_place<T>(&self, answered: Result<T, OutputFault>) -> Step<T> {
        answered.map_err(|fault| self.failed(&fault.into()))
    }

    fn failed(&self, fault: &DeployFault) -> Ended {
        failed(self.run, fault)
    }

    fn refuse(&self, refusal: &Refusal) -> Ended {
        let found = refused::refused(refusal).with("target", &self.target.name.value);
        refuse(self.run, found, Exit::World)
    }
}

/// Puts the user's folder in place of `~/`, as shells do.
#[expect(clippy::disallowed_methods, reason = "where a target lies changes no byte of the site")]
fn at_home(path: &str) -> PathBuf {
    let home = path.strip_prefix("~/").and_then(|rest| Some(std::env::home_dir()?.join(rest)));
    home.unwrap_or_else(|| PathBuf::from(path))
}

/// What is to be published.
struct Built<'b> {
    session: &'b Session,
    manifest: &'b Manifest,
    output: &'b Directory,
    /// The bytes of the ledger from before it was built.
    ledger: Option<Vec<u8>>,
}

/// What is to be published, and what it meets.
struct Publication<'p> {
    standing: &'p Standing,
    built: &'p Built<'p>,
    deployment: &'p Deployment,
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
