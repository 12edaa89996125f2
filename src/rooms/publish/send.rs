//! Makes a place hold an output: sends what is missing, reads it back, switches or puts the manifest last.
//!
//! It may be cut at any moment. What readers see is whole then, and the next publication does what is left.

use std::collections::BTreeSet;
use std::sync::Mutex;

use rayon::prelude::*;

use super::look::{manifest, releases, shown};
use super::names::{CURRENT, RELEASES, Record, below, going, is_going, release};
use super::place::Place;
use crate::build::deployment::fault::DeployFault;
use crate::build::deployment::packed::{pack, twin_of};
use crate::build::deployment::standing::Standing;
use crate::build::deployment::state::{FORMAT, State};
use crate::build::deployment::work::{Task, Want, Work};
use crate::build::deployment::{Deployment, is_own};
use crate::build::fault::OutputFault;
use crate::build::manifest::{Entry, Manifest, Sums};
use crate::build::source::SourceFault;
use crate::ground::digest::Digest;

/// Gives the bytes of a file of the output that is published.
pub type Output<'o> = dyn Fn(&str) -> Result<Vec<u8>, SourceFault> + Sync + 'o;

/// A publication on its way.
pub struct Sending<'s> {
    /// Where it goes.
    pub place: &'s dyn Place,
    /// What is there.
    pub standing: &'s Standing,
    /// What it changes.
    pub deployment: &'s Deployment,
    /// Gives the bytes of files.
    pub output: &'s Output<'s>,
    /// The address of the site.
    pub site: &'s str,
    /// Its number.
    pub serial: u32,
    /// How many releases stay.
    pub keep: u32,
    /// When it is, as the state will say.
    pub time: &'s str,
    /// Called after each file.
    pub done: &'s (dyn Fn() + Sync),
    /// Called when readers see it all; what comes then only makes room.
    pub settled: &'s (dyn Fn(&State) + Sync),
}

/// What a new release stands on.
struct Ground {
    /// The files of ours that it has already.
    base: Manifest,
    /// The files of others in it; none where it is not known what else it holds.
    others: Option<Vec<String>>,
}

impl Ground {
    /// Nothing: the folder is new.
    fn new() -> Self {
        Self { base: Manifest::default(), others: Some(Vec::new()) }
    }

    /// What a cut run left.
    fn cut(base: Manifest) -> Self {
        Self { base, others: None }
    }
}

impl Sending<'_> {
    /// Sends everything and returns the state that the place has now.
    ///
    /// # Errors
    /// What the place answered; files of the output that are not what its manifest says.
    pub fn carry_out(&self) -> Result<State, DeployFault> {
        // A place goes on as it began: its web server shows the folder itself, or the release.
        let began = self.standing.state.as_ref().map(|state| state.release.is_some());
        match began.unwrap_or(self.place.promises().switches) {
            true => self.release(),
            false => self.in_place(),
        }
    }

    /// Changes the shown folder itself, in an order in which no page lacks an asset.
    fn in_place(&self) -> Result<State, DeployFault> {
        let shown = &self.standing.manifest;
        self.begin("", shown)?;
        let work = Work::new(self.deployment, shown, shown);
        let manifest = self.fill("", &work, None)?;
        for path in &work.remove {
            self.place.remove(path, "")?;
            // Of a cut run its packed twin may be there, which no manifest names yet.
            let twin = twin_of(path);
            let is_left = !self.deployment.wants.contains_key(&twin);
            if is_left && !self.deployment.strangers.contains(&twin) {
                self.place.remove(&twin, "")?;
            }
        }
        self.seal("", &manifest)?;
        self.finish("", None, &manifest)
    }

    /// Fills a folder of its own beside the one that is shown, and shows it at once.
    fn release(&self) -> Result<State, DeployFault> {
        let before = shown(self.place)?;
        let newest = self.standing.releases.iter().next_back().copied();
        let cut = match newest.filter(|newest| Some(*newest) != before) {
            Some(newest) if self.is_cut(newest)? => Some(newest),
            _ => None,
        };
        let number = cut.unwrap_or_else(|| self.serial.max(newest.map_or(1, |it| it + 1)));
        let folder = release(number);
        let ground = match cut {
            Some(_) => Ground::cut(manifest(self.place, &folder)?.unwrap_or_default()),
            None => self.recycle(before, &folder)?,
        };
        self.begin(&folder, &ground.base)?;
        let from = before.map(release);
        let work = Work::new(self.deployment, &ground.base, &self.standing.manifest);
        let manifest = self.fill(&folder, &work, from.as_deref())?;
        self.take_along(&folder, from.as_deref())?;
        self.clear(&folder, ground, &manifest)?;
        self.seal(&folder, &manifest)?;
        self.place.point(CURRENT, &folder)?;
        let state = self.finish(&folder, Some(number), &manifest)?;
        self.forget(number)?;
        Ok(state)
    }

    /// Tells whether a release was begun and never shown.
    fn is_cut(&self, number: u32) -> Result<bool, OutputFault> {
        Ok(self.place.read(&Record::Intent.path(&release(number)))?.is_some())
    }

    /// Says what a folder is being filled with, so that a cut run's files are known as ours.
    fn begin(&self, folder: &str, base: &Manifest) -> Result<(), OutputFault> {
        let mut intent = base.sums();
        let known = self.deployment.wants.iter();
        let known = known.filter_map(|(path, want)| Some((path.clone(), want.known()?.digest)));
        intent.extend(Sums(known.collect()));
        self.record(Record::Intent, folder, &intent.to_string())
    }

    /// Puts all that a folder lacks, class by class, and returns what it holds then.
    fn fill(&self, folder: &str, work: &Work, from: Option<&str>) -> Result<Manifest, DeployFault> {
        let files = Mutex::new(work.has.clone());
        for class in &work.put {
            class.par_iter().try_for_each(|task| {
                let entry = self.put(folder, task, from)?;
                let mut files = files.lock().expect("no thread panics while it holds the files");
                files.insert(task.path.clone(), entry);
                drop(files);
                (self.done)();
                Ok::<_, DeployFault>(())
            })?;
        }
        let files = files.into_inner().expect("no thread panics while it holds the files");
        Ok(Manifest { files })
    }

    /// Puts one file: by a second name where what is shown has it, else by sending it and reading it back.
    fn put(&self, folder: &str, task: &Task, from: Option<&str>) -> Result<Entry, DeployFault> {
        let place = below(folder, &task.path);
        if let (true, Some(from), Some(known)) = (task.is_shown, from, task.want.known()) {
            let linked = self.place.link(&below(from, &task.path), &place);
            // What cannot be shared, since somebody took it away just now, is sent.
            if linked.is_ok() || matches!(task.want, Want::Kept(_)) {
                return linked.map(|()| known).map_err(DeployFault::from);
            }
        }
        let bytes = match &task.want {
            Want::Output(entry) => self.read(&task.path, *entry)?,
            Want::Twin { of, .. } => pack(&self.read_of(of)?),
            // It is in the folder already, or in the one that is shown.
            Want::Kept(_) => return Err(DeployFault::Unlike(task.path.clone())),
        };
        let entry = Entry { digest: Digest::of(&bytes), size: bytes.len() as u64 };
        let is_there = self.place.read(&place)?.is_some_and(|there| there == bytes);
        if !is_there {
            self.send(folder, &place, &bytes)?;
            match self.place.read(&place)? {
                Some(back) if back == bytes => {}
                _ => return Err(DeployFault::Unlike(task.path.clone())),
            }
        }
        Ok(entry)
    }

    /// Sends a file; one that readers see is written beside its place and takes it at once, where the place can.
    fn send(&self, folder: &str, place: &str, bytes: &[u8]) -> Result<(), OutputFault> {
        if !folder.is_empty() || !self.place.promises().replaces {
            return self.place.write(place, bytes);
        }
        let draft =
            below(folder, &format!(".bantin/drafts/{}", Digest::of(place.as_bytes()).short(32)));
        self.place.write(&draft, bytes)?;
        self.place.rename(&draft, place)
    }

    fn read(&self, path: &str, entry: Entry) -> Result<Vec<u8>, DeployFault> {
        let bytes = (self.output)(path)?;
        match Digest::of(&bytes) == entry.digest {
            true => Ok(bytes),
            false => Err(DeployFault::Changed(path.to_owned())),
        }
    }

    fn read_of(&self, path: &str) -> Result<Vec<u8>, DeployFault> {
        match self.deployment.wants.get(path) {
            Some(Want::Output(entry)) => self.read(path, *entry),
            _ => Err(DeployFault::Changed(path.to_owned())),
        }
    }

    /// Gives the files of others a name in the new release too.
    fn take_along(&self, folder: &str, from: Option<&str>) -> Result<(), OutputFault> {
        let Some(from) = from else { return Ok(()) };
        for path in &self.deployment.strangers {
            self.place.link(&below(from, path), &below(folder, path))?;
        }
        let list: String = self.deployment.strangers.iter().map(|it| format!("{it}\n")).collect();
        self.record(Record::Strangers, folder, &list)
    }

    /// Removes from a release that is not shown yet what it is not to hold.
    fn clear(&self, folder: &str, ground: Ground, wanted: &Manifest) -> Result<(), OutputFault> {
        let there: Vec<String> = match ground.others {
            Some(others) => ground.base.files.into_keys().chain(others).collect(),
            // Of a cut run nobody knows how far it came.
            None => self.place.list(folder)?.into_iter().map(|found| found.path).collect(),
        };
        let is_wanted = |path: &String| {
            is_own(path)
                || wanted.files.contains_key(path)
                || self.deployment.strangers.contains(path)
        };
        let mut gone = there.iter().filter(|path| !is_wanted(path));
        gone.try_for_each(|path| self.place.remove(&below(folder, path), folder))
    }

    /// Writes a folder's records, the manifest last: then it is whole.
    fn seal(&self, folder: &str, manifest: &Manifest) -> Result<(), OutputFault> {
        self.record(Record::Kept, folder, &self.deployment.kept.to_string())?;
        self.record(Record::Sizes, folder, &manifest.sizes())?;
        self.record(Record::Manifest, folder, &manifest.sums().to_string())
    }

    /// Says that the publication is done.
    fn finish(
        &self,
        folder: &str,
        release: Option<u32>,
        manifest: &Manifest,
    ) -> Result<State, DeployFault> {
        let state = State {
            format: FORMAT,
            site: self.site.to_owned(),
            serial: self.serial,
            time: self.time.to_owned(),
            release,
            before: self.history(release),
            manifest: Digest::of(manifest.sums().to_string().as_bytes()).to_string(),
        };
        self.record(Record::State, "", &state.text())?;
        (self.settled)(&state);
        self.place.remove(&Record::Intent.path(folder), folder)?;
        Ok(state)
    }

    /// Lists the releases that were shown before, the latest first.
    fn history(&self, release: Option<u32>) -> Vec<u32> {
        let Some(state) = &self.standing.state else { return Vec::new() };
        let shown = state.release.into_iter().chain(state.before.iter().copied());
        shown.filter(|number| Some(*number) != release).collect()
    }

    /// Writes a record beside its place and moves it there, where the place can.
    fn record(&self, record: Record, folder: &str, text: &str) -> Result<(), OutputFault> {
        write_record(self.place, record, folder, text)
    }

    /// Takes the oldest release that need not stay as the ground of the new one: then only what changed since is to be
    /// done, however many files there are.
    fn recycle(&self, shown: Option<u32>, folder: &str) -> Result<Ground, OutputFault> {
        let Some(oldest) = self.surplus(shown, 1).first().copied() else {
            return Ok(Ground::new());
        };
        let old = release(oldest);
        let Some(mut base) = manifest(self.place, &old)? else { return Ok(Ground::new()) };
        let others = self.taken_along(&old)?;
        let found = self.place.list(&old)?.into_iter().map(|found| found.path);
        let found: BTreeSet<String> = found.collect();
        if self.has_others_alone(&found, &base, &others) {
            return Ok(Ground::new());
        }
        base.files.retain(|path, _| found.contains(path));
        self.place.rename(&old, folder)?;
        Ok(Ground { base, others: Some(others) })
    }

    /// Lists the releases that need not stay where `more` are to come: first those that were gone back from, then the
    /// oldest.
    fn surplus(&self, shown: Option<u32>, more: usize) -> Vec<u32> {
        let history = self.history(shown);
        let age = |number: &u32| history.iter().position(|it| it == number).unwrap_or(usize::MAX);
        let all = self.standing.releases.iter().copied();
        let mut others: Vec<u32> = all.filter(|number| Some(*number) != shown).collect();
        others.sort_by_key(|number| std::cmp::Reverse((age(number), std::cmp::Reverse(*number))));
        // The one that is shown stays in any case.
        let stay = (self.keep.max(1) as usize).saturating_sub(more + usize::from(shown.is_some()));
        others.truncate(others.len().saturating_sub(stay));
        others
    }

    /// Lists the files of others that a publication gave a name in a release.
    fn taken_along(&self, folder: &str) -> Result<Vec<String>, OutputFault> {
        let list = self.place.read(&Record::Strangers.path(folder))?.unwrap_or_default();
        Ok(String::from_utf8_lossy(&list).lines().map(str::to_owned).collect())
    }

    /// Tells whether a release holds a file of others that is nowhere else.
    fn has_others_alone(
        &self,
        found: &BTreeSet<String>,
        manifest: &Manifest,
        taken_along: &[String],
    ) -> bool {
        let is_known = |path: &String| {
            is_own(path)
                || manifest.files.contains_key(path)
                || taken_along.contains(path)
                || self.deployment.strangers.contains(path)
        };
        found.iter().any(|path| !is_known(path))
    }

    /// Removes the releases that need not stay, but for those with files of others that are nowhere else; and what an
    /// earlier run that was cut began to remove.
    fn forget(&self, shown: u32) -> Result<(), OutputFault> {
        let there = releases(self.place)?;
        let surplus = self.surplus(Some(shown), 0);
        for number in surplus.into_iter().filter(|number| there.contains(number)) {
            let folder = release(number);
            let base = manifest(self.place, &folder)?.unwrap_or_default();
            let others = self.taken_along(&folder)?;
            let found = self.place.list(&folder)?.into_iter().map(|found| found.path).collect();
            if !self.has_others_alone(&found, &base, &others) {
                // Under another name it is no release any more, however far the removal comes.
                self.place.rename(&folder, &going(number))?;
            }
        }
        for name in self.place.folders(RELEASES)?.iter().filter(|name| is_going(name)) {
            let folder = below(RELEASES, name);
            let files = self.place.list(&folder)?;
            files
                .par_iter()
                .try_for_each(|found| self.place.remove(&below(&folder, &found.path), RELEASES))?;
        }
        Ok(())
    }
}

/// Writes a record beside its place and moves it there, where the place can.
pub(super) fn write_record(
    place: &dyn Place,
    record: Record,
    folder: &str,
    text: &str,
) -> Result<(), OutputFault> {
    let path = record.path(folder);
    if !place.promises().replaces {
        return place.write(&path, text.as_bytes());
    }
    let draft = format!("{path}.new");
    place.write(&draft, text.as_bytes())?;
    place.rename(&draft, &path)
}

/// Shows the release that was shown before; nothing where none is left.
///
/// # Errors
/// What the place answered.
pub fn roll_back(
    place: &dyn Place,
    state: &State,
    time: &str,
) -> Result<Option<State>, OutputFault> {
    for (at, number) in state.before.iter().enumerate() {
        let folder = release(*number);
        let Some(manifest) = manifest(place, &folder)? else { continue };
        let found = place.list(&folder)?.into_iter().map(|found| found.path);
        let found: BTreeSet<String> = found.collect();
        // One that somebody took files from is no release to show.
        if !manifest.files.keys().all(|path| found.contains(path)) {
            continue;
        }
        place.point(CURRENT, &folder)?;
        let state = State {
            serial: state.serial + 1,
            time: time.to_owned(),
            release: Some(*number),
            before: state.before[at + 1..].to_vec(),
            manifest: Digest::of(manifest.sums().to_string().as_bytes()).to_string(),
            ..state.clone()
        };
        write_record(place, Record::State, "", &state.text())?;
        return Ok(Some(state));
    }
    Ok(None)
}
