//! Decides a commit from what earlier builds left, what this one put, and what stands in the output.
//!
//! The rules: only a regular file that the manifest or the intent names is ours; whatever else is in the way is
//! an obstacle, and one obstacle stops the whole commit before its first step.

use std::collections::{BTreeMap, BTreeSet};

use crate::build::commit::{Commit, Step, Written};
use crate::build::fault::Obstacle;
use crate::build::manifest::Manifest;
use crate::build::offer::{Found, Offers};
use crate::build::standing::{Record, Standing, Survey};
use crate::build::tree::Kind;
use crate::build::tree::{FileClass, folders_above};

/// Decides the commit that makes the output hold exactly `offers`, beside what strangers have in it.
///
/// # Errors
/// All obstacles, sorted.
pub fn decide(
    standing: &Standing,
    offers: &Offers,
    survey: &Survey,
) -> Result<Commit, Vec<Obstacle>> {
    let question = Question { standing, offers, survey };
    let obstacles = question.obstacles();
    if obstacles.is_empty() { Ok(question.commit()) } else { Err(obstacles) }
}

struct Question<'a> {
    standing: &'a Standing,
    offers: &'a Offers,
    survey: &'a Survey,
}

/// Files and folders of earlier builds that go, in the order of their removal.
#[derive(Default)]
struct Removals<'a> {
    files: Vec<&'a str>,
    folders: Vec<&'a str>,
}

impl Removals<'_> {
    fn steps(&self) -> impl Iterator<Item = Step> {
        let files = self.files.iter().map(|path| Step::RemoveFile((*path).to_owned()));
        files.chain(self.folders.iter().map(|path| Step::RemoveFolder((*path).to_owned())))
    }
}

impl<'a> Question<'a> {
    fn obstacles(&self) -> Vec<Obstacle> {
        let mut strangers = BTreeMap::new();
        let mut obstacles = BTreeSet::new();
        for (path, offer) in self.offers {
            let above = folders_above(path).map(|folder| (folder, self.survey.kind(folder)));
            let in_the_way = above
                .filter(|(_, kind)| *kind != Kind::Folder)
                .chain(self.at_the_place(path, offer.found))
                .filter(|(place, kind)| !self.is_ours(place, *kind));
            for (place, kind) in in_the_way {
                strangers.entry(place.to_owned()).or_insert((kind, path.clone()));
            }
            let file = folders_above(path).find(|folder| self.offers.contains_key(*folder));
            obstacles.extend(file.map(|file| Obstacle::FileAndFolder {
                file: file.to_owned(),
                below: path.clone(),
            }));
        }
        let stranger = |(path, (kind, wanted))| Obstacle::Stranger { path, kind, wanted };
        obstacles.extend(strangers.into_iter().map(stranger));
        obstacles.into_iter().collect()
    }

    /// Lists what must go before a file can stand at `path`.
    fn at_the_place(&self, path: &'a str, found: Found) -> Vec<(&'a str, Kind)> {
        match found {
            Found::Equal | Found::Unlike(Kind::Absent) => Vec::new(),
            Found::Unlike(Kind::Folder) => {
                [(path, Kind::Folder)].into_iter().chain(self.survey.below(path)).collect()
            }
            Found::Unlike(kind) => vec![(path, kind)],
        }
    }

    fn is_ours(&self, path: &str, kind: Kind) -> bool {
        match kind {
            Kind::Absent => true,
            Kind::Folder => self.standing.ours.name_below(path),
            Kind::File => self.standing.ours.names(path),
            Kind::Other => false,
        }
    }

    fn commit(&self) -> Commit {
        let manifest = Manifest::of(self.offers);
        let (early, late) = self.removals(&manifest);
        let written = self.written();
        let mut removed = [&early.files[..], &late.files[..]].concat();
        removed.sort_unstable();
        let mut intent = self.standing.ours.clone();
        intent.extend(manifest.sums());

        let mut files: Vec<Step> = early.steps().collect();
        files.extend(self.moves(&written));
        files.extend(late.steps());
        Commit {
            unchanged: self.offers.len() - written.len(),
            removed: removed.into_iter().map(str::to_owned).collect(),
            steps: self.framed(files, self.stale_records(&manifest), !written.is_empty()),
            written,
            manifest,
            intent,
        }
    }

    fn written(&self) -> Vec<Written> {
        let unlike = self.offers.iter().filter(|(_, offer)| offer.found != Found::Equal);
        let mut written: Vec<Written> = unlike
            .map(|(path, offer)| Written {
                class: offer.class,
                path: path.clone(),
                fate: offer.found.fate(),
            })
            .collect();
        written.sort_unstable();
        written
    }

    /// Parts what goes into what is in the way of a new file or folder, and the rest, which goes last.
    fn removals(&self, manifest: &Manifest) -> (Removals<'a>, Removals<'a>) {
        let kept = manifest.folders();
        let (mut early, mut late) = (Removals::default(), Removals::default());
        let mut emptied = BTreeSet::new();
        for path in self.standing.ours.0.keys().filter(|path| !self.offers.contains_key(*path)) {
            emptied.extend(folders_above(path));
            if self.survey.kind(path) == Kind::File {
                let in_the_way = kept.contains(path.as_str()) || self.is_below_offer(path);
                if in_the_way { &mut early } else { &mut late }.files.push(path);
            }
        }
        emptied.retain(|path| self.survey.kind(path) == Kind::Folder && !kept.contains(path));
        // A folder sorts before what it holds, so the reverse order empties the innermost first.
        for path in emptied.into_iter().rev() {
            let in_the_way = self.offers.contains_key(path) || self.is_below_offer(path);
            if in_the_way { &mut early } else { &mut late }.folders.push(path);
        }
        (early, late)
    }

    fn is_below_offer(&self, path: &str) -> bool {
        folders_above(path).any(|folder| self.offers.contains_key(folder))
    }

    /// Moves class by class; the outermost folder that is not there yet moves whole.
    fn moves(&self, written: &[Written]) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut made: BTreeSet<&str> = BTreeSet::new();
        for class in FileClass::ALL {
            let mut moved: BTreeSet<&str> = BTreeSet::new();
            for file in written.iter().filter(|file| file.class == class) {
                let is_there =
                    |path: &str| made.contains(path) || self.survey.kind(path) == Kind::Folder;
                match folders_above(&file.path).find(|folder| !is_there(folder)) {
                    None => steps.push(Step::MoveFile(class, file.path.clone())),
                    Some(folder) if moved.insert(folder) => {
                        steps.push(Step::MoveFolder(class, folder.to_owned()));
                    }
                    Some(_) => {}
                }
            }
            let files = written.iter().filter(|file| file.class == class);
            made.extend(files.flat_map(|file| folders_above(&file.path)));
        }
        steps
    }

    fn stale_records(&self, manifest: &Manifest) -> Vec<Record> {
        let standing = self.standing;
        let stale = |record, old: &Option<String>, new: String| {
            (old.as_deref() != Some(&new)).then_some(record)
        };
        let sizes = stale(Record::Sizes, &standing.sizes, manifest.sizes());
        let sums = stale(Record::Manifest, &standing.manifest, manifest.text());
        sizes.into_iter().chain(sums).collect()
    }

    /// Puts the intent before the first step and the manifest after the last one that touches a file.
    fn framed(&self, files: Vec<Step>, stale: Vec<Record>, staged: bool) -> Vec<Step> {
        if files.is_empty() && stale.is_empty() {
            return self.standing.intent.then_some(Step::RemoveIntent).into_iter().collect();
        }
        let mut steps = vec![Step::Write(Record::Intent), Step::Place(Record::Intent)];
        steps.extend(files);
        steps.extend(stale.iter().map(|record| Step::Write(*record)));
        steps.extend(stale.iter().map(|record| Step::Place(*record)));
        steps.push(Step::RemoveIntent);
        steps.extend(staged.then_some(Step::ClearStage));
        steps
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::decide;
    use crate::build::commit::{Commit, Step};
    use crate::build::fault::Obstacle;
    use crate::build::manifest::{Manifest, Sums};
    use crate::build::offer::{Found, Offer};
    use crate::build::standing::{Record, Standing, Survey};
    use crate::build::tree::FileClass;
    use crate::build::tree::Kind;
    use crate::ground::digest::Digest;

    /// Decides for `put` (path, class, found), `ours` and `there` (path, kind).
    fn ask(
        put: &[(&str, FileClass, Found)],
        ours: &[&str],
        there: &[(&str, Kind)],
    ) -> Result<Commit, Vec<Obstacle>> {
        let offer = |class, found| Offer { class, digest: Digest::of(b"new"), size: 3, found };
        let offers =
            put.iter().map(|(path, class, found)| (path.to_string(), offer(*class, *found)));
        let old = Digest::of(b"old");
        let ours = Sums(ours.iter().map(|path| (path.to_string(), old)).collect());
        let standing = Standing { manifest: Some(ours.to_string()), ours, ..Standing::default() };
        let survey = Survey(there.iter().map(|(path, kind)| (path.to_string(), *kind)).collect());
        decide(&standing, &offers.collect(), &survey)
    }

    fn file_steps(commit: &Commit) -> Vec<&Step> {
        let is_file = |step: &&Step| {
            !matches!(step, Step::Write(_) | Step::Place(_) | Step::RemoveIntent | Step::ClearStage)
        };
        commit.steps.iter().filter(is_file).collect()
    }

    const NEW: Found = Found::Unlike(Kind::Absent);
    const CHANGED: Found = Found::Unlike(Kind::File);

    #[test]
    fn a_first_build_moves_whole_folders_by_class() {
        let put = [
            ("assets/a.css", FileClass::Asset, NEW),
            ("feed.xml", FileClass::List, NEW),
            ("tin/2022/a/index.html", FileClass::Page, NEW),
            ("tin/2022/b/index.html", FileClass::Page, NEW),
            ("tin/2022/index.html", FileClass::List, NEW),
            ("tin/feed/x.xml", FileClass::List, NEW),
        ];
        let commit = ask(&put, &[], &[]).expect("nothing is in the way");
        let expected = [
            Step::MoveFolder(FileClass::Asset, "assets".to_owned()),
            Step::MoveFolder(FileClass::Page, "tin".to_owned()),
            Step::MoveFile(FileClass::List, "feed.xml".to_owned()),
            Step::MoveFile(FileClass::List, "tin/2022/index.html".to_owned()),
            Step::MoveFolder(FileClass::List, "tin/feed".to_owned()),
        ];
        assert_eq!(file_steps(&commit), expected.iter().collect::<Vec<_>>());
        assert_eq!(commit.steps.first(), Some(&Step::Write(Record::Intent)));
        assert_eq!(commit.steps.last(), Some(&Step::ClearStage));
        assert_eq!(commit.to_string().lines().next(), Some("+ assets/a.css"));
    }

    #[test]
    fn a_file_of_ours_gives_way_to_a_folder_before_the_moves() {
        let commit = ask(
            &[("tin/index.html", FileClass::Page, NEW)],
            &["old/a/b.html", "tin"],
            &[
                ("old", Kind::Folder),
                ("old/a", Kind::Folder),
                ("old/a/b.html", Kind::File),
                ("tin", Kind::File),
            ],
        );
        let expected = [
            Step::RemoveFile("tin".to_owned()),
            Step::MoveFolder(FileClass::Page, "tin".to_owned()),
            Step::RemoveFile("old/a/b.html".to_owned()),
            Step::RemoveFolder("old/a".to_owned()),
            Step::RemoveFolder("old".to_owned()),
        ];
        let commit = commit.expect("all of it is ours");
        assert_eq!(file_steps(&commit), expected.iter().collect::<Vec<_>>());
        assert_eq!(commit.removed, ["old/a/b.html", "tin"]);
    }

    #[test]
    fn a_folder_of_ours_gives_way_to_a_file_unless_a_stranger_lives_there() {
        let put = [("tin", FileClass::Page, Found::Unlike(Kind::Folder))];
        let mut there = vec![("tin", Kind::Folder), ("tin/a.html", Kind::File)];
        let commit = ask(&put, &["tin/a.html"], &there).expect("all of it is ours");
        let expected = [
            Step::RemoveFile("tin/a.html".to_owned()),
            Step::RemoveFolder("tin".to_owned()),
            Step::MoveFile(FileClass::Page, "tin".to_owned()),
        ];
        assert_eq!(file_steps(&commit), expected.iter().collect::<Vec<_>>());

        for kind in [Kind::File, Kind::Other, Kind::Folder] {
            there.push(("tin/mine", kind));
            let stranger =
                Obstacle::Stranger { path: "tin/mine".to_owned(), kind, wanted: "tin".to_owned() };
            assert_eq!(ask(&put, &["tin/a.html"], &there), Err(vec![stranger]));
            there.pop();
        }
    }

    #[test]
    fn strangers_are_obstacles_all_together_and_links_always() {
        let put = [
            ("a/b.html", FileClass::Page, NEW),
            ("a/c.html", FileClass::Page, NEW),
            ("d", FileClass::Page, CHANGED),
            ("e", FileClass::Page, Found::Unlike(Kind::Other)),
            ("f", FileClass::Page, Found::Equal),
            ("f/g", FileClass::Page, NEW),
        ];
        let there = [("a", Kind::Other), ("f", Kind::File)];
        let obstacles = ask(&put, &["a/b.html", "e", "f"], &there).expect_err("strangers");
        let shown: Vec<_> = obstacles.iter().map(Obstacle::to_string).collect();
        assert_eq!(shown.len(), 4, "{shown:#?}");
        assert!(shown[0].ends_with("stands in the way of a/b.html"), "{shown:#?}");
        assert_eq!(shown[3], "f: it cannot be a file and hold f/g");
    }

    #[test]
    fn nothing_to_do_is_no_step_and_a_left_over_intent_only_goes() {
        let offer = Offer {
            class: FileClass::Page,
            digest: Digest::of(b"new"),
            size: 3,
            found: Found::Equal,
        };
        let offers = BTreeMap::from([("a".to_owned(), offer)]);
        let manifest = Manifest::of(&offers);
        let mut standing = Standing {
            ours: manifest.sums(),
            manifest: Some(manifest.text()),
            sizes: Some(manifest.sizes()),
            ..Standing::default()
        };
        let survey = Survey::default();
        assert!(decide(&standing, &offers, &survey).expect("no obstacle").is_empty());
        standing.intent = true;
        let commit = decide(&standing, &offers, &survey).expect("no obstacle");
        assert_eq!(commit.steps, [Step::RemoveIntent]);
    }
}
