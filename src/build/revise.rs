//! The quick way from one moment of a site to the next: where every record that changed kept its face, the plan, the links
//! and what was found elsewhere stay as they were, and the changed records alone are put in their places and checked.
//!
//! Where anything else changed there is no quick way, and all is joined anew: nothing here guesses.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::readings::{Reading, Readings};
use crate::ground::diagnostic::Report;
use crate::ground::source::{FileId, FileTable};
use crate::model::article::{ArticleText, Worded};
use crate::model::bulletin::Bulletin;
use crate::model::face::Face;
use crate::model::id::{Id, Kind};
use crate::model::shelf::{No, Shelf};
use crate::plan::links;
use crate::plan::site_plan::Plan;
use crate::read::checks;
use crate::read::checks::scope::{Chosen, Scope};
use crate::read::file_name;
use crate::read::records::Found;

/// A bulletin and what was found in it and its plan.
pub(super) struct Content<'c> {
    /// The bulletin.
    pub(super) bulletin: &'c Bulletin,
    /// Its plan.
    pub(super) plan: &'c Plan,
    /// What was found, with the levels of the site; what is waived too.
    pub(super) found: &'c Report,
    /// Whether no error of those stands.
    pub(super) is_sound: bool,
    /// What its files gave.
    pub(super) readings: &'c Readings,
}

/// Goes the quick way, where there is one, to a bulletin of what the files give now; the plan stays.
pub(super) fn revise(
    before: &Content<'_>,
    now: &Readings,
    files: &FileTable,
) -> Option<(Bulletin, Report)> {
    if !before.is_sound {
        return None;
    }
    let mut revision = Revision {
        bulletin: before.bulletin.clone(),
        chosen: Chosen::default(),
        found: before.found.clone(),
    };
    for file in before.readings.differing(now) {
        let (then, now) = (before.readings.get(file)?, now.get(file)?);
        revision.file(file, then, now)?;
    }
    let Revision { mut bulletin, chosen, mut found } = revision;
    // The order of units goes by their names.
    bulletin.order_units();
    let nothing_lost = BTreeSet::new();
    let scope = Scope::of(&bulletin, &chosen);
    checks::run(scope, files, &nothing_lost, &mut found);
    links::check(scope, before.plan, &nothing_lost, &mut found);
    found.apply_levels(&bulletin.site.levels);
    // What was found before may be found once more.
    found.sort();
    Some((bulletin, found))
}

struct Revision {
    bulletin: Bulletin,
    chosen: Chosen,
    found: Report,
}

impl Revision {
    /// Takes what a file gives now in the place of what it gave then.
    fn file(&mut self, file: FileId, then: &Reading, now: &Reading) -> Option<()> {
        let is_in_file = |span: crate::ground::source::Span| span.file == file;
        let mut places = self.found.findings().iter().flat_map(|it| [it.at, it.other]).flatten();
        let (then, now) = (&then.records, &now.records);
        let is_whole = then.lost.is_empty() && now.lost.is_empty() && !now.report.has_errors();
        if !is_whole || places.any(is_in_file) || then.found.len() != now.found.len() {
            return None;
        }
        self.found.absorb(now.report.clone());
        then.found.iter().zip(&now.found).try_for_each(|(then, now)| self.record(then, now))
    }

    fn record(&mut self, then: &Found, now: &Found) -> Option<()> {
        let (b, chosen) = (&mut self.bulletin, &mut self.chosen);
        match (then, now) {
            (Found::Unit(then), Found::Unit(now)) => {
                put(&mut b.units, then, now.clone(), &mut chosen.units)
            }
            (Found::Body(then), Found::Body(now)) => {
                put(&mut b.bodies, then, now.clone(), &mut chosen.bodies)
            }
            (Found::Person(then), Found::Person(now)) => {
                put(&mut b.persons, then, now.clone(), &mut chosen.persons)
            }
            (Found::Document(then), Found::Document(now)) => {
                put(&mut b.documents, then, now.clone(), &mut chosen.documents)
            }
            (Found::Meeting(then), Found::Meeting(now)) => {
                put(&mut b.meetings, then, now.clone(), &mut chosen.meetings)
            }
            (Found::Batch(then), Found::Batch(now)) => {
                put(&mut b.batches, then, now.clone(), &mut chosen.batches)
            }
            (Found::Article(_, then), Found::Article(_, now)) => {
                original(&mut b.articles, then, now, &mut chosen.articles)
            }
            (Found::Page(_, then), Found::Page(_, now)) => {
                original(&mut b.pages, then, now, &mut chosen.pages)
            }
            (
                Found::Translation { kind, stem, text: then },
                Found::Translation { text: now, .. },
            ) => {
                let id = file_name::stem_of(stem);
                match kind {
                    Kind::Page => translation(&mut b.pages, id, then, now, &mut chosen.pages),
                    _ => translation(&mut b.articles, id, then, now, &mut chosen.articles),
                }
            }
            (Found::Picture(_, then), Found::Picture(_, now)) => (then == now).then_some(()),
            (Found::Stored(_, then), Found::Stored(_, now)) => (then == now).then_some(()),
            _ => None,
        }
    }
}

/// Puts a record in its place, where it has the face of the one that is there.
fn put<T: Face>(
    shelf: &mut Shelf<T>,
    then: &Arc<T>,
    now: Arc<T>,
    chosen: &mut BTreeSet<No<T>>,
) -> Option<()> {
    let there = shelf.shared(then.id()).filter(|there| Arc::ptr_eq(there, then))?;
    replace(shelf, &there.clone(), now, chosen)
}

/// Puts the facts and the Vietnamese words of a record in their place; its English words stay.
fn original<T: Face + Worded>(
    shelf: &mut Shelf<T>,
    then: &Arc<T>,
    now: &Arc<T>,
    chosen: &mut BTreeSet<No<T>>,
) -> Option<()> {
    let there = shelf.shared(then.id())?.clone();
    let is_this = Arc::ptr_eq(&there.texts().vi, &then.texts().vi);
    let mut now = now.clone();
    if there.texts().en.is_some() {
        Arc::make_mut(&mut now).texts_mut().en = there.texts().en.clone();
    }
    is_this.then(|| replace(shelf, &there, now, chosen))?
}

/// Puts the English words of a record in their place.
fn translation<T: Face + Worded>(
    shelf: &mut Shelf<T>,
    id: &str,
    then: &Arc<ArticleText>,
    words: &Arc<ArticleText>,
    chosen: &mut BTreeSet<No<T>>,
) -> Option<()> {
    let there = shelf.shared(&Id::new(id))?.clone();
    let is_this = there.texts().en.as_ref().is_some_and(|english| Arc::ptr_eq(english, then));
    let mut now = there.clone();
    Arc::make_mut(&mut now).texts_mut().en = Some(words.clone());
    is_this.then(|| replace(shelf, &there, now, chosen))?
}

fn replace<T: Face>(
    shelf: &mut Shelf<T>,
    there: &Arc<T>,
    now: Arc<T>,
    chosen: &mut BTreeSet<No<T>>,
) -> Option<()> {
    if there.face() != now.face() {
        return None;
    }
    chosen.insert(shelf.replace(now)?);
    Some(())
}
