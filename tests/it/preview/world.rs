//! A site under a preview, in this process: the folder is looked at as the program does, and each answer is held
//! against a fresh build.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use bantin::build::fault::OutputFault;
use bantin::build::output::Sink;
use bantin::build::preview::answer::{Answer, Shown, Soundness};
use bantin::build::preview::look::Look;
use bantin::build::preview::{Held, Moment, Preview, Update};
use bantin::build::session::Session;
use bantin::build::source::Source;
use bantin::build::tree::{Fate, FileClass};
use bantin::model::bulletin::Purpose;
use bantin::model::time::Day;
use bantin::rooms::disk::site_folder::SiteFolder;

use crate::site::fixture::{Site, TODAY, Tree};

/// A site under a preview.
pub struct World {
    pub site: Site,
    folder: SiteFolder,
    preview: Preview,
    pub shown: Shown,
    pub held: Held,
    soundness: Soundness,
}

impl World {
    /// Opens a preview of a site, with drafts or without.
    pub fn open(site: Site, drafts: bool) -> Self {
        let folder = SiteFolder::walk(site.path()).unwrap();
        let purpose = Purpose { today: Day::parse(TODAY).unwrap(), drafts };
        let source = Arc::new(folder.files.clone());
        let (preview, update) = Preview::open(source, &folder.report(), purpose).unwrap();
        Self {
            site,
            folder,
            preview,
            shown: update.shown,
            held: update.held,
            soundness: Soundness::Unknown,
        }
    }

    /// Looks again at the files of paths; where none is named, at everything.
    pub fn look(&mut self, paths: &[&str]) -> Option<Update> {
        let mut look = Look::default();
        paths.iter().for_each(|path| look.add(self.site.path().join(path)));
        if paths.is_empty() {
            look = Look::Everywhere;
        }
        let files = self.folder.look(&look).unwrap();
        let source = Arc::new(self.folder.files.clone());
        let source: Arc<dyn Source> = source;
        let looked = self.preview.look_again(source, &self.folder.report(), &files, self.soundness);
        assert!(looked.unread.is_empty());
        let update = looked.update?;
        self.shown = update.shown.clone();
        self.held = update.held.clone();
        self.soundness = Soundness::Unknown;
        Some(update)
    }

    /// Returns every file that the preview answers with, by its path in an output.
    pub fn served(&mut self) -> Tree {
        let Some(now) = self.shown.now.clone() else { return Tree::new() };
        let routes = routes(&now);
        let mut is_sound = true;
        let answers = routes.into_iter().filter_map(|(output, route)| {
            let answered = self.shown.answer(&route).unwrap();
            is_sound &= answered.problem.is_none();
            match answered.answer {
                Answer::Page { bytes, .. } | Answer::File { bytes, .. } => Some((output, bytes)),
                _ => None,
            }
        });
        let tree = answers.collect();
        self.soundness = if is_sound { Soundness::Sound } else { Soundness::Broken };
        tree
    }

    /// Returns the text of a page.
    pub fn page(&mut self, route: &str) -> String {
        match self.shown.answer(route).unwrap().answer {
            Answer::Page { bytes, .. } => String::from_utf8(bytes).unwrap(),
            _ => panic!("there is no page at {route}"),
        }
    }
}

/// Lists the places in an output of all that a moment has, with their addresses.
fn routes(now: &Moment) -> Vec<(String, String)> {
    let session = &now.session;
    let pages = session.plan.pages().iter().map(|page| &page.route);
    let files = session.plan.files.iter().map(|(route, _)| route);
    let assets = session.theme.iter().flat_map(|theme| theme.assets.iter().map(|(route, _)| route));
    let all = pages.chain(files).chain(assets);
    all.map(|route| (route.output(), route.as_str().to_owned())).collect()
}

/// Builds a site anew, in memory; nothing where it holds an error.
pub fn fresh(root: &Path) -> Option<Tree> {
    let folder = SiteFolder::walk(root).unwrap();
    let session = Session::read(&folder.files, Day::parse(TODAY).unwrap()).unwrap();
    if session.report().has_errors() || folder.report().has_errors() {
        return None;
    }
    let collected = Collected::default();
    let found = session.render(&folder.files, &collected, &|| {}).unwrap();
    (!found.has_errors()).then(|| collected.0.into_inner().unwrap())
}

/// A sink that keeps what it is given.
#[derive(Default)]
struct Collected(Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Collected {
    fn put(&self, path: &str, _: FileClass, bytes: &[u8]) -> Result<Fate, OutputFault> {
        self.0.lock().unwrap().insert(path.to_owned(), bytes.to_vec());
        Ok(Fate::Unchanged)
    }
}
