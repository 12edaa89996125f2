//! The plan of a site: all its pages, found by what they are about or by their address.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::claim::{Claim, SitemapPart};
use super::index::Index;
use super::page::{Page, PageKind};
use super::pictures::{Shown, Sizes};
use super::route::Route;
use super::{pages, published, twin};
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{FileId, FileTable, Span};
use crate::ground::text::near_path::near_path;
use crate::model::bulletin::{Bulletin, Item};
use crate::model::former::FormerAddress;
use crate::model::language::Language;
use crate::model::record::Publication;

/// The most addresses that one part of a site map may name.
pub const SITEMAP_LIMIT: usize = 50_000;

/// Every page and file of a site. No two have one address.
pub struct Plan {
    pages: Vec<Page>,
    /// Files that are published as they are, with where they come from.
    pub files: Vec<(Route, FileId)>,
    /// The sizes of the pictures that texts show.
    pub sizes: Sizes,
    /// Former addresses: where each leads to, by kind and language.
    pub aliases: Vec<(PageKind, Language)>,
    /// Former addresses of the site that this one took the place of, and where each leads to. Those that a page
    /// stands for are among the aliases too.
    pub redirects: Vec<(FormerAddress, Route)>,
    /// The parts of the site map: a year, or none for pages of no year, and the pages' places.
    pub sitemaps: Vec<SitemapPart>,
    /// The lists that pages are made from.
    pub index: Index,
    by_kind: HashMap<(PageKind, Language), usize>,
    by_route: HashMap<String, Place>,
    by_file: HashMap<FileId, usize>,
    hidden: BTreeMap<String, Publication>,
    by_former: HashMap<FormerAddress, usize>,
    /// Of an archive copy: the former addresses within the site, which have no page there, by their places among the aliases.
    without_page: HashMap<String, usize>,
    /// The path of the site on its host, without the slash at its end.
    base: String,
}

/// What lies at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A page.
    Page(usize),
    /// A file that is published as it is.
    File(usize),
    /// A size of a picture.
    Size(usize),
}

impl Plan {
    /// Plans the pages of a bulletin and the files beside them.
    pub fn new(bulletin: &Bulletin, files: &FileTable) -> (Self, Report) {
        let index = Index::new(bulletin);
        let mut plan = Self {
            pages: Vec::new(),
            files: Vec::new(),
            sizes: Sizes::new(bulletin, files),
            aliases: Vec::new(),
            redirects: Vec::new(),
            by_former: HashMap::new(),
            without_page: HashMap::new(),
            base: bulletin.site.base.path().trim_end_matches('/').to_owned(),
            sitemaps: Vec::new(),
            by_kind: HashMap::new(),
            by_route: HashMap::new(),
            by_file: HashMap::new(),
            hidden: pages::hidden(bulletin),
            index,
        };
        plan.hidden.extend(published::hidden(bulletin));
        let mut report = Report::new();
        let mut taken = Taken::default();
        // The lists of a unit without a page would collide too: a consequence.
        let mut refused = BTreeSet::new();
        for claim in pages::claims(bulletin, &plan.index, &mut plan.aliases) {
            if bulletin.archive.is_some() && !claim.kind.is_archived() {
                if let (PageKind::Alias(at), Ok(route)) = (claim.kind, &claim.route) {
                    plan.without_page.insert(route.key(), at);
                }
                continue;
            }
            let of_unit = claim.kind.unit().map(|unit| (unit, claim.language));
            if of_unit.is_some_and(|unit| refused.contains(&unit)) {
                continue;
            }
            if !plan.take(claim, &mut taken, &mut report) {
                refused.extend(of_unit);
            }
        }
        for (route, file) in published::files(bulletin, files, &mut report) {
            plan.take_file(files, route, file, &mut taken, &mut report);
        }
        plan.check_twins(files, &mut report);
        plan.take_sizes(bulletin, files, &mut taken, &mut report);
        plan.map_site(bulletin, &mut taken, &mut report);
        (plan, report)
    }

    /// Gives a page its address; tells whether it could.
    fn take(&mut self, claim: Claim, taken: &mut Taken, report: &mut Report) -> bool {
        let Ok(route) = claim.route else {
            // A part that cannot stand was reported where it was read.
            return false;
        };
        if !taken.claim(&route, claim.name, claim.at, report) {
            return false;
        }
        let at = self.pages.len();
        self.by_kind.insert((claim.kind, claim.language), at);
        self.by_route.insert(route.key(), Place::Page(at));
        self.pages.push(Page { route, language: claim.language, kind: claim.kind });
        true
    }

    fn take_file(
        &mut self,
        files: &FileTable,
        route: Route,
        file: FileId,
        taken: &mut Taken,
        report: &mut Report,
    ) {
        if taken.claim(&route, Value::from(files.path(file)), Some(Span::top(file)), report) {
            self.by_route.insert(route.key(), Place::File(self.files.len()));
            self.by_file.entry(file).or_insert(self.files.len());
            self.files.push((route, file));
        }
    }

    /// Refuses files that lie where a publication puts the packed twin of another: readers would get one for the other.
    fn check_twins(&self, files: &FileTable, report: &mut Report) {
        for (route, file) in &self.files {
            let Some(of) = twin::packed_from(route.as_str()) else { continue };
            let Some(Place::File(at)) = self.by_route.get(&of.to_lowercase()) else { continue };
            let (path, other) = (files.path(*file), self.files[*at].1);
            let first = Value::words(
                format!("bản nén của {}", files.path(other)),
                format!("the packed twin of {}", files.path(other)),
            );
            let first = Holder(first, Some(Span::top(other)));
            report.push(route_taken(route, &first, Value::from(path), Some(Span::top(*file))));
        }
    }

    /// Gives the sizes of pictures their addresses, after all that has an address of its own.
    fn take_sizes(
        &mut self,
        b: &Bulletin,
        files: &FileTable,
        taken: &mut Taken,
        report: &mut Report,
    ) {
        published::check_pictures(b, files, &self.sizes, report);
        published::check_stored(b, files, report);
        for size in published::sizes(b, files, |file| self.file_route(file), report) {
            let name = Value::from(files.path(size.file));
            if taken.claim(&size.route, name, Some(Span::top(size.file)), report) {
                self.by_route.insert(size.route.key(), Place::Size(self.sizes.all.len()));
                self.sizes.put(size);
            }
        }
    }

    /// Names each page for readers in the part of the site map of its year.
    fn map_site(&mut self, bulletin: &Bulletin, taken: &mut Taken, report: &mut Report) {
        let mut by_year: BTreeMap<Option<u16>, Vec<usize>> = BTreeMap::new();
        for (at, page) in self.pages.iter().enumerate() {
            if page.kind.is_for_readers() {
                let year = page.kind.year(|item| bulletin.date(item).year());
                by_year.entry(year).or_default().push(at);
            }
        }
        for (year, pages) in by_year {
            for (part, pages) in (1..).zip(pages.chunks(SITEMAP_LIMIT)) {
                self.sitemaps.push(SitemapPart { year, part, pages: pages.to_vec() });
            }
        }
        if bulletin.archive.is_some() {
            self.sitemaps.clear();
        }
        for claim in pages::sitemap_claims(&self.sitemaps) {
            self.take(claim, taken, report);
        }
    }

    /// Takes a former address that leads to a route, and gives it a page that stands for it where that place is free.
    pub(super) fn take_former(
        &mut self,
        from: FormerAddress,
        to: Route,
        stand_in: Option<(Route, (PageKind, Language))>,
    ) {
        if let Some((route, target)) = stand_in.filter(|(route, _)| self.is_free(route)) {
            let (kind, language) = (PageKind::Alias(self.aliases.len()), target.1);
            self.aliases.push(target);
            self.by_kind.insert((kind, language), self.pages.len());
            self.by_route.insert(route.key(), Place::Page(self.pages.len()));
            self.pages.push(Page { route, language, kind });
        }
        self.by_former.insert(from.clone(), self.redirects.len());
        self.redirects.push((from, to));
    }

    /// Tells whether the output has room for a page: nothing lies there, or as a file in its way.
    fn is_free(&self, route: &Route) -> bool {
        let key = route.key();
        let folder = key.trim_end_matches('/');
        let above = folder.match_indices('/').map(|(end, _)| &folder[..end]);
        above.chain([folder, key.as_str()]).all(|way| !self.by_route.contains_key(way))
    }

    /// Finds where a former address leads, with its query where it had one.
    pub fn former(&self, address: &str) -> Option<&Route> {
        let address = FormerAddress::parse(address).ok()?;
        self.by_former.get(&address).map(|at| &self.redirects[*at].1)
    }

    /// Walks all pages.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// Finds a page by what it is about.
    pub fn page(&self, kind: PageKind, language: Language) -> Option<&Page> {
        self.by_kind.get(&(kind, language)).map(|at| &self.pages[*at])
    }

    /// Finds the address of a page by what it is about.
    pub fn route(&self, kind: PageKind, language: Language) -> Option<&Route> {
        self.page(kind, language).map(|page| &page.route)
    }

    /// Finds the address of a page in a language, else in Vietnamese, and the language of that page.
    pub fn nearest_route(&self, kind: PageKind, language: Language) -> Option<(&Route, Language)> {
        let find = |language| self.route(kind, language).map(|route| (route, language));
        find(language).or_else(|| find(Language::Vi))
    }

    /// Finds the address of an item in a language, else in Vietnamese, and the language of that page.
    pub fn item_route(&self, item: Item, language: Language) -> Option<(&Route, Language)> {
        self.nearest_route(item.into(), language)
    }

    /// Finds where a former address leads to: the record in its language, else in Vietnamese.
    pub fn alias_route(&self, at: usize) -> &Route {
        let (kind, language) = self.aliases[at];
        let found = self.nearest_route(kind, language);
        found.expect("aliases are of records that are shown").0
    }

    /// Finds where a former address leads that an archive copy has no page for.
    pub fn led_from(&self, path: &str) -> Option<(&Page, Language)> {
        let at = self.without_page.get(&path.to_lowercase())?;
        let (kind, language) = self.aliases[*at];
        let find = |language| self.page(kind, language).map(|page| (page, language));
        find(language).or_else(|| find(Language::Vi))
    }

    /// Finds what lies at a path from the site's root.
    pub fn at(&self, path: &str) -> Option<Place> {
        self.by_route.get(&path.to_lowercase()).copied()
    }

    /// Finds what lies at a path that is written just so, as on a web server.
    pub fn exactly_at(&self, path: &str) -> Option<Place> {
        self.at(path).filter(|place| self.route_of(*place).as_str() == path)
    }

    /// Returns the address of what lies there.
    pub fn route_of(&self, place: Place) -> &Route {
        match place {
            Place::Page(at) => &self.pages[at].route,
            Place::File(at) => &self.files[at].0,
            Place::Size(at) => &self.sizes.all[at].route,
        }
    }

    /// Tells whether a former address may lead there: to what is for readers, and not to another former address.
    pub fn may_be_led_to(&self, place: Place) -> bool {
        let Place::Page(at) = place else { return matches!(place, Place::File(_)) };
        let kind = self.pages[at].kind;
        kind.is_for_readers() || kind.is_for_takers()
    }

    /// Tells whether a former address lies at a path from the site's root, and leads on.
    pub fn leads_on(&self, path: &str) -> bool {
        self.former(&format!("{}{path}", self.base)).is_some()
    }

    /// Tells whether a path is that of a record which is not out today; a preview may have a page there.
    pub fn is_hidden(&self, path: &str) -> bool {
        self.hidden.contains_key(path)
    }

    /// Tells whether a path is that of a record which was withdrawn.
    pub fn is_withdrawn(&self, path: &str) -> bool {
        self.hidden.get(path) == Some(&Publication::Withdrawn)
    }

    /// Walks the addresses at which there was something that was withdrawn, and where nothing else is now.
    pub fn withdrawn(&self) -> impl Iterator<Item = &str> {
        let withdrawn = self.hidden.iter().filter(|(_, why)| **why == Publication::Withdrawn);
        withdrawn.map(|(path, _)| path.as_str()).filter(|path| self.at(path).is_none())
    }

    /// Finds the path nearest to one that is wrong, among those of the same depth: it is seldom one of another shape. Pages of the
    /// language come first.
    pub fn near(&self, path: &str, language: Language) -> Option<String> {
        // Who comes from a site of files writes the name of the page's file.
        let folder = ["index.html", "index.htm"].iter().find_map(|file| path.strip_suffix(file));
        if let Some(Place::Page(_)) = folder.and_then(|folder| self.exactly_at(folder)) {
            return folder.map(str::to_owned);
        }
        let pages = |is_own: bool| {
            let pages = self.pages.iter().filter(|page| page.kind.is_for_readers());
            let pages = pages.filter(move |page| (page.language == language) == is_own);
            pages.map(|page| page.route.as_str())
        };
        let files = self.files.iter().map(|(route, _)| route.as_str());
        let own = near_path(path, pages(true).chain(files));
        own.or_else(|| near_path(path, pages(false))).map(str::to_owned)
    }

    /// Lists the files that are published, each with all places where something of it lies.
    pub fn published(&self) -> Vec<(FileId, Vec<Place>)> {
        let files = self.files.iter().enumerate().map(|(at, (_, file))| (*file, Place::File(at)));
        let sizes = self.sizes.all.iter().enumerate().map(|(at, it)| (it.file, Place::Size(at)));
        let mut all: BTreeMap<FileId, Vec<Place>> = BTreeMap::new();
        for (file, place) in files.chain(sizes) {
            all.entry(file).or_default().push(place);
        }
        all.into_iter().collect()
    }

    /// Finds how pages show a picture; none that is not published or not known.
    pub fn shown<'p>(&'p self, b: &'p Bulletin, file: FileId) -> Option<Shown<'p>> {
        let picture = b.pictures.get(&file)?.as_ref().ok()?;
        Some(Shown { own: self.file_route(file)?, picture, sizes: self.sizes.of(file) })
    }

    /// Finds the address of a file that is published as it is.
    pub fn file_route(&self, file: FileId) -> Option<&Route> {
        self.by_file.get(&file).map(|at| &self.files[*at].0)
    }
}

/// Who holds which place of the output.
#[derive(Default)]
struct Taken {
    files: HashMap<String, Holder>,
    /// The folders that hold files, each with the first that it holds.
    folders: HashMap<String, Holder>,
}

/// Who holds a place: its name in messages, and where its address was decided.
#[derive(Clone)]
struct Holder(Value, Option<Span>);

impl Taken {
    /// Takes an address, or reports who has it already. What differs in case alone is one address, and
    /// no place is both a file and a folder.
    fn claim(&mut self, route: &Route, name: Value, at: Option<Span>, report: &mut Report) -> bool {
        let key = route.output().to_lowercase();
        let above = || key.match_indices('/').map(|(end, _)| &key[..end]);
        let in_the_way = above().find_map(|folder| self.files.get(folder));
        let first = self.files.get(&key).or(in_the_way).or_else(|| self.folders.get(&key));
        if let Some(first) = first {
            report.push(route_taken(route, first, name, at));
            return false;
        }
        let holder = Holder(name, at);
        for folder in
            above().filter(|folder| !self.folders.contains_key(*folder)).collect::<Vec<_>>()
        {
            self.folders.insert(folder.to_owned(), holder.clone());
        }
        self.files.insert(key, holder);
        true
    }
}

fn route_taken(route: &Route, first: &Holder, second: Value, at: Option<Span>) -> Diagnostic {
    let Holder(first, first_at) = first;
    let mut found = Diagnostic::of_run(Code::RouteTaken)
        .with("route", route)
        .with("first", first.clone())
        .with("second", second);
    found.at = at.or(*first_at);
    found.other = if at.is_some() { *first_at } else { None };
    found
}
