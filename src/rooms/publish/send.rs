//! Makes a place hold an output: sends what is missing, reads it back, switches or puts the manifest last.
//!
//! It may be cut at any moment. What readers see is whole then, and the next publication does what is left.

use std::borrow::Cow;
use std::mem;

use rayon::prelude::*;

use super::ground::Ground;
use super::made::{Made, Texts};
use super::names::{CURRENT, Record, below, draft, escaped, release};
use super::place::Place;
use super::records::{Draft, Listing};
use super::seal::Seal;
use super::{ground, names, records};
use crate::build::deployment::Deployment;
use crate::build::deployment::fault::DeployFault;
use crate::build::deployment::packed::pack;
use crate::build::deployment::standing::{Others, Standing};
use crate::build::deployment::state::{FORMAT, State};
use crate::build::deployment::work::{Task, Want, Work};
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
    /// Whether the ledger is written for it.
    pub permanent: bool,
    /// When it is, as the state will say.
    pub time: &'s str,
    /// Called after each file.
    pub done: &'s (dyn Fn() + Sync),
}

/// What a publication begins with: what it stands on, and what was made for it.
pub struct Ready {
    ground: Ground,
    made: Made,
}

/// What a publication ends with: all is there but the state that says so.
struct Ending<'f> {
    folder: &'f str,
    state: State,
    draft: Draft<'f>,
}

impl Ready {
    /// Returns the digest of the manifest that the place will have, where it is known already.
    pub fn manifest(&self) -> Option<Digest> {
        self.made.texts.as_ref().map(|texts| texts.digest)
    }
}

impl Sending<'_> {
    /// Looks at what the publication can stand on, and makes meanwhile what the output does not hold.
    ///
    /// # Errors
    /// What the place answered; files of the output that are not what its manifest says.
    pub fn ready(&self) -> Result<Ready, DeployFault> {
        let read = |path: &str| self.read_of(path);
        let (ground, made) = rayon::join(
            || Ground::find(self.place, self.standing, self.keep),
            || Made::of(&self.deployment.wants, &read),
        );
        Ok(Ready { ground: ground?, made: made? })
    }

    /// Sends everything and returns the state that the place has now.
    ///
    /// # Errors
    /// As those of [`Sending::ready`].
    pub fn carry_out(&self, Ready { ground, made }: Ready) -> Result<State, DeployFault> {
        match self.standing.switches(self.place.promises().switches) {
            true => self.release(ground, made),
            false => self.in_place(made),
        }
    }

    /// Changes the shown folder itself, in an order in which no page lacks an asset.
    fn in_place(&self, mut made: Made) -> Result<State, DeployFault> {
        let shown = &self.standing.manifest;
        let mut work = Work::new(self.deployment, shown.clone(), shown);
        work.put.iter_mut().flatten().for_each(|task| made.complete(task));
        self.begin("", &work, self.standing.is_settled)?;
        let remove = mem::take(&mut work.remove);
        let listing = self.fill("", work, &mut made, None)?;
        // What a cut run left goes before the records that name it do: afterwards it would be nobody's.
        let leftovers = self.standing.leftovers.iter();
        let left = leftovers.filter(|path| !self.deployment.wants.contains_key(*path));
        remove.iter().chain(left).try_for_each(|path| self.place.remove(path, ""))?;
        let ending = self.seal("", None, listing)?;
        self.finish(ending)
    }

    /// Fills a folder of its own beside the one that is shown, and shows it at once.
    fn release(&self, ground: Ground, mut made: Made) -> Result<State, DeployFault> {
        let shown = self.standing.shown;
        if let (true, Some(shown)) = (self.deployment.is_empty(), shown)
            && self.is_whole()
        {
            return self.complete(shown);
        }
        let number = self.standing.next_release(self.serial);
        let (folder, from) = (release(number), shown.map(release));
        let mut work = Work::new(self.deployment, ground.base, &self.standing.manifest);
        work.put.iter_mut().flatten().for_each(|task| made.complete(task));
        let old = ground.number.map(release);
        // What the folder is filled with is said before it has its new number: a cut run's folder is known by that.
        self.begin(old.as_deref().unwrap_or(&folder), &work, ground.is_recorded)?;
        if let Some(old) = &old {
            self.place.rename(old, &folder)?;
        }
        let remove = mem::take(&mut work.remove);
        let listing = self.fill(&folder, work, &mut made, from.as_deref())?;
        self.take_along(&folder, from.as_deref())?;
        let of_others =
            ground.others.iter().filter(|path| !self.deployment.wants.contains_key(*path));
        let gone =
            remove.iter().chain(of_others.filter(|it| !self.deployment.strangers.contains(*it)));
        gone.into_iter().try_for_each(|path| self.place.remove(&below(&folder, path), &folder))?;
        let ending = self.seal(&folder, Some(number), listing)?;
        self.place.point(CURRENT, &folder)?;
        let state = self.finish(ending)?;
        let surplus = self.standing.surplus(self.keep).into_iter();
        ground::remove(
            self.place,
            surplus.filter(|surplus| Some(*surplus) != ground.number),
            self.standing,
        )?;
        Ok(state)
    }

    /// Tells whether all that is shown is there.
    fn is_whole(&self) -> bool {
        let there = &self.standing.manifest.files;
        let is_there = |(path, want): (&String, &Want)| {
            want.known().is_some_and(|known| there.get(path) == Some(&known))
        };
        self.deployment.wants.iter().all(is_there)
    }

    /// Ends a publication that was cut after it switched, or whose name that readers see was taken away.
    fn complete(&self, shown: u32) -> Result<State, DeployFault> {
        let folder = release(shown);
        if self.place.pointed(CURRENT)?.is_none() {
            self.place.point(CURRENT, &folder)?;
        }
        let text = self.standing.manifest.text();
        self.finish(self.ending(&folder, Some(shown), Digest::of(text.as_bytes()))?)
    }

    /// Says what a folder is being filled with, so that a cut run's files are known as ours: all of it, or what comes
    /// to what its record names. What an earlier run said that was cut holds until the folder is whole.
    fn begin(&self, folder: &str, work: &Work, is_recorded: bool) -> Result<(), OutputFault> {
        let before = self.place.read(&Record::Intent.path(folder))?.unwrap_or_default();
        let mut intent = Sums::parse_readable(&String::from_utf8_lossy(&before));
        intent.0.extend(work.sums(&self.deployment.wants).0);
        if !is_recorded {
            let has = work.has.iter().map(|(path, entry)| (path.clone(), entry.digest));
            intent.0.extend(has);
        }
        self.record(Record::Intent, folder, &intent.to_string())
    }

    /// Puts all that a folder lacks, and drafts the records of what it holds then: meanwhile, where that is known.
    fn fill<'f>(
        &self,
        folder: &'f str,
        work: Work,
        made: &mut Made,
        from: Option<&str>,
    ) -> Result<Listing<'f>, DeployFault> {
        let texts = made.texts.take();
        let put = || self.put_all(folder, &work.put, made, from);
        let draft = |texts| Listing::draft(self.place, folder, texts);
        let (unlike, listing) = match texts {
            Some(texts) => {
                let (unlike, listing) = rayon::join(put, || draft(texts));
                (unlike?, Some(listing?))
            }
            None => (put()?, None),
        };
        match listing.filter(|_| unlike.is_empty()) {
            Some(listing) => {
                // Giving back what a hundred thousand names take need not be waited for.
                rayon::spawn(move || drop(work));
                Ok(listing)
            }
            None => Ok(draft(Texts::of(&manifest_of(work, unlike)))?),
        }
    }

    /// Puts files, class by class, and returns what those are that were not known before, or became something else.
    fn put_all(
        &self,
        folder: &str,
        classes: &[Vec<Task>],
        made: &Made,
        from: Option<&str>,
    ) -> Result<Vec<(String, Entry)>, DeployFault> {
        let mut unlike = Vec::new();
        for class in classes {
            let put = |task: &Task| {
                let entry = self.put(folder, task, made, from)?;
                (self.done)();
                Ok((task.want.known() != Some(entry)).then(|| (task.path.clone(), entry)))
            };
            let put = class.par_iter().map(put).collect::<Result<Vec<_>, DeployFault>>()?;
            unlike.extend(put.into_iter().flatten());
        }
        Ok(unlike)
    }

    /// Puts one file: by a second name where what is shown has it, else by sending it and reading it back.
    fn put(
        &self,
        folder: &str,
        task: &Task,
        made: &Made,
        from: Option<&str>,
    ) -> Result<Entry, DeployFault> {
        let place = below(folder, &task.path);
        if let (true, Some(from), Some(known)) = (task.is_shown, from, task.want.known()) {
            let linked = self.place.link(&below(from, &task.path), &place);
            // What cannot be shared, since somebody took it away just now, is sent; a twin is packed anew for it, and may be
            // another one than that of before.
            if linked.is_ok() || matches!(task.want, Want::Kept(_)) {
                return linked.map(|()| known).map_err(DeployFault::from);
            }
        }
        let bytes = match &task.want {
            Want::Output(entry) => Cow::Owned(self.read(&task.path, *entry)?),
            Want::Twin { of, .. } => match made.twin(&task.path) {
                Some(packed) => Cow::Borrowed(packed),
                None => Cow::Owned(pack(&self.read_of(of)?)),
            },
            // It is in the folder already, or in the one that is shown.
            Want::Kept(_) => return Err(DeployFault::Unlike(task.path.clone())),
        };
        // What a twin is was not known before: a run that was cut may have put it.
        let is_twin = matches!(task.want, Want::Twin { .. });
        let there = if is_twin { self.place.read(&place)? } else { None };
        if there.is_none_or(|there| bytes != there) {
            self.send(folder, &place, &bytes)?;
            match self.place.read(&place)? {
                Some(back) if bytes == back => {}
                _ => return Err(DeployFault::Unlike(task.path.clone())),
            }
        }
        Ok(match &task.want {
            Want::Output(entry) => *entry,
            _ => Entry::of(&bytes),
        })
    }

    /// Sends a file; one that readers see is written beside its place and takes it at once, where the place can.
    fn send(&self, folder: &str, place: &str, bytes: &[u8]) -> Result<(), OutputFault> {
        if !folder.is_empty() || !self.place.promises().replaces {
            return self.place.write(place, bytes);
        }
        let draft = below(folder, &draft(place));
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
        let strangers = &self.deployment.strangers;
        let list: String = strangers.iter().map(|path| format!("{}\n", escaped(path))).collect();
        self.record(Record::Strangers, folder, &list)?;
        let Some(from) = from else { return Ok(()) };
        strangers
            .iter()
            .try_for_each(|path| self.place.link(&below(from, path), &below(folder, path)))
    }

    /// Writes a folder's records, the manifest and its seal last: then it is whole. The state is drafted beside them, so that the
    /// disk is waited for once.
    fn seal<'f>(
        &self,
        folder: &'f str,
        release: Option<u32>,
        listing: Listing<'_>,
    ) -> Result<Ending<'f>, OutputFault> {
        // The time of this one tells later what was written after all was there.
        self.record(Record::Kept, folder, &self.deployment.kept.to_string())?;
        let digest = listing.put(self.place)?;
        let seal = Seal::of(self.place, folder, digest)?;
        let seal = || self.record(Record::Seal, folder, &seal.text());
        let (sealed, ending) = rayon::join(seal, || self.ending(folder, release, digest));
        sealed?;
        ending
    }

    /// Drafts the state that says that the publication is done.
    fn ending<'f>(
        &self,
        folder: &'f str,
        release: Option<u32>,
        manifest: Digest,
    ) -> Result<Ending<'f>, OutputFault> {
        let Others { before, aside } = self.standing.beside_published(release, self.keep);
        let state = State {
            format: FORMAT,
            site: self.site.to_owned(),
            serial: self.serial,
            time: self.time.to_owned(),
            release,
            before,
            aside,
            permanent: self.permanent,
            manifest: manifest.to_string(),
        };
        let draft = Draft::write(self.place, Record::State, "", state.text())?;
        Ok(Ending { folder, state, draft })
    }

    /// Says that the publication is done.
    fn finish(&self, Ending { folder, state, draft }: Ending<'_>) -> Result<State, DeployFault> {
        draft.put(self.place)?;
        self.place.remove(&Record::Intent.path(folder), folder)?;
        // A run that was cut after it switched left its own.
        if let Some(shown) = self.standing.shown.filter(|shown| Some(*shown) != state.release) {
            let folder = names::release(shown);
            self.place.remove(&Record::Intent.path(&folder), &folder)?;
        }
        Ok(state)
    }

    /// Writes a record beside its place and moves it there, where the place can.
    fn record(&self, record: Record, folder: &str, text: &str) -> Result<(), OutputFault> {
        records::write(self.place, record, folder, text)
    }
}

/// Returns what a folder holds when its work is done; `unlike` are those files that are not what was known of them before.
fn manifest_of(work: Work, unlike: Vec<(String, Entry)>) -> Manifest {
    let known = work.put.into_iter().flatten();
    let known = known.filter_map(|task| Some((task.want.known()?, task.path)));
    let mut files = work.has;
    files.extend(known.map(|(entry, path)| (path, entry)));
    files.extend(unlike);
    Manifest { files }
}
