//! What a web server answers where it does not simply send a file: one table, from which the files of all web servers
//! are written. How each of them says it is no matter of this file.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::page::PageKind;
use super::published::PUBLISHED_FILES;
use super::route::Route;
use super::site_plan::Plan;
use super::web_server::WebServer;
use crate::model::bulletin::Bulletin;
use crate::model::former::FormerAddress;
use crate::model::language::Language;
use crate::model::site::{FrameAncestor, Site};
use crate::read::checks::hidden::Hidden;

/// The folder of the theme's assets: each has a digest of its bytes in its name.
pub const ASSETS: &str = "assets";

/// Files of the output that are nobody's to read, by what their paths begin with: the program's own records, and what
/// is told to web servers.
pub const PRIVATE: [&str; 3] = [".bantin", WebServer::Apache.file(), WebServer::Nginx.file()];

/// How long pages, lists and feeds may be kept: a correction or an urgent notice is seen within five minutes, and a rush
/// of readers is borne by whatever lies between.
pub const CACHE: &str = "public, max-age=300";

/// How long the files of folders may be kept: what has its digest in its name for ever, other files for a day.
pub const CACHE_BELOW: [(&str, &str); 2] =
    [(ASSETS, "public, max-age=31536000, immutable"), (PUBLISHED_FILES, "public, max-age=86400")];

/// The name of the header that tells how long an answer may be kept.
pub const CACHE_HEADER: &str = "Cache-Control";

/// Who may show pages in a frame where the site says nothing.
const OWN_FRAMES: &str = "'self'";

/// The answers of a site.
pub struct Answers<'a> {
    /// The path that the site lies below: `/` or `/sub/path/`.
    pub base: &'a str,
    /// What differs by language, Vietnamese first.
    pub languages: Vec<InLanguage<'a>>,
    /// The headers of every answer.
    pub headers: Vec<(&'static str, String)>,
}

/// The answers below the folder of a language.
pub struct InLanguage<'a> {
    /// The folder, from the root of the site: nothing, or `en/`.
    pub folder: &'static str,
    /// The page for what is not there.
    pub missing: &'a Route,
    /// The page for what was withdrawn.
    pub withdrawn: &'a Route,
    /// What is answered at which path from the root of the site, decoded.
    pub doors: BTreeMap<String, Door<'a>>,
}

/// What is answered at one path.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Door<'a> {
    /// Where queries lead that begin with these parameters; what names more comes first.
    pub by_query: Vec<(String, &'a Route)>,
    /// What holds for all others; where there is nothing, what lies there is sent.
    pub otherwise: Option<Lead<'a>>,
}

/// An answer that is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead<'a> {
    /// 301: it lies there now.
    Moved(&'a Route),
    /// 410: it was withdrawn.
    Gone,
}

impl<'a> Answers<'a> {
    /// Finds the answers of a site whose plan has no error.
    pub fn new(bulletin: &'a Bulletin, plan: &'a Plan) -> Self {
        let site = &bulletin.site;
        let languages = site.languages.iter().map(|language| in_language(plan, *language));
        let mut answers =
            Self { base: site.base.path(), languages: languages.collect(), headers: headers(site) };
        // Those of a former site that lie below this one; what lies beside it is its neighbour's to answer.
        for (from, to) in &plan.redirects {
            if let Some(from) = from.below(site.base.path()) {
                answers.moved(&from, to);
            }
        }
        for page in plan.pages() {
            // One that is longer than servers take has its page alone.
            if let PageKind::Alias(at) = page.kind
                && let Ok(from) = FormerAddress::parse(page.route.as_str())
            {
                answers.moved(&from, plan.alias_route(at));
            }
        }
        // An address that names somebody who is withheld now is told to nobody: it is simply not there.
        let hidden = Hidden::of(bulletin);
        let gone = plan.withdrawn().filter(|path| hidden.find(path).is_none());
        for from in gone.filter_map(|path| FormerAddress::parse(path).ok()) {
            answers.gone(&from);
        }
        answers
    }

    /// A former address leads to a page, unless it leads elsewhere already; what comes with a query leads there whatever
    /// lies at the path alone. Whoever adds one knows that no page has its address today.
    pub fn moved(&mut self, from: &FormerAddress, to: &'a Route) {
        for path in spellings(from.path()) {
            let door = self.door(&path);
            match from.query() {
                Some(query) => door.add(query, to),
                None => drop(door.otherwise.get_or_insert(Lead::Moved(to))),
            }
        }
    }

    /// What was withdrawn is gone from its address.
    pub fn gone(&mut self, from: &FormerAddress) {
        for path in spellings(from.path()) {
            self.door(&path).otherwise.get_or_insert(Lead::Gone);
        }
    }

    fn door(&mut self, path: &str) -> &mut Door<'a> {
        let inside = path.trim_start_matches('/');
        let of = self.languages.iter().rposition(|it| inside.starts_with(it.folder));
        let of = of.expect("every path is below the folder of the first language");
        self.languages[of].doors.entry(path.to_owned()).or_default()
    }
}

impl<'a> Door<'a> {
    fn add(&mut self, query: &str, to: &'a Route) {
        if self.by_query.iter().all(|(known, _)| known != query) {
            self.by_query.push((query.to_owned(), to));
            self.by_query.sort_by_key(|(query, _)| Reverse(query.len()));
        }
    }
}

fn in_language(plan: &Plan, language: Language) -> InLanguage<'_> {
    let folder = match language {
        Language::Vi => "",
        Language::En => "en/",
    };
    let page = |kind| plan.route(kind, language).expect("each language has both pages");
    InLanguage {
        folder,
        missing: page(PageKind::NotFound),
        withdrawn: page(PageKind::Withdrawn),
        doors: BTreeMap::new(),
    }
}

/// The ways to ask for what is in a folder; what is a file has one.
fn spellings(path: &str) -> Vec<String> {
    let folder = path.strip_suffix("index.html").unwrap_or(path);
    match folder.strip_suffix('/') {
        Some("") => vec!["/".to_owned(), "/index.html".to_owned()],
        Some(name) => vec![name.to_owned(), folder.to_owned(), format!("{folder}index.html")],
        None => vec![path.to_owned()],
    }
}

/// The pages hold no script and no style of their own, and need nothing of other sites.
fn headers(site: &Site) -> Vec<(&'static str, String)> {
    let named: Vec<&str> = site.frame_ancestors.iter().map(FrameAncestor::as_str).collect();
    let frames = if named.is_empty() { OWN_FRAMES.to_owned() } else { named.join(" ") };
    let policy = format!(
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; \
         connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {frames}"
    );
    let fixed = |name, value: &str| (name, value.to_owned());
    let mut headers = vec![
        ("Content-Security-Policy", policy),
        fixed("X-Content-Type-Options", "nosniff"),
        fixed("Referrer-Policy", "strict-origin-when-cross-origin"),
        fixed("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ];
    // This older header cannot name others; browsers that know the policy pass over it.
    if frames == OWN_FRAMES {
        headers.push(fixed("X-Frame-Options", "SAMEORIGIN"));
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::{Answers, BTreeMap, FormerAddress, InLanguage, Lead, Route};

    fn answers(missing: &Route) -> Answers<'_> {
        let language =
            |folder| InLanguage { folder, missing, withdrawn: missing, doors: BTreeMap::new() };
        let languages = vec![language(""), language("en/")];
        Answers { base: "/", languages, headers: Vec::new() }
    }

    fn former(text: &str) -> FormerAddress {
        FormerAddress::parse(text).expect("it is an address")
    }

    #[test]
    fn what_is_in_a_folder_is_found_however_it_is_asked_for() {
        let to = Route::page(&["moi"]).expect("its parts are plain");
        let mut answers = answers(&to);
        answers.moved(&former("/cu/"), &to);
        answers.moved(&former("/tin.aspx"), &to);
        answers.gone(&former("/en/old/"));
        let paths = |at: usize| answers.languages[at].doors.keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths(0), ["/cu", "/cu/", "/cu/index.html", "/tin.aspx"]);
        assert_eq!(paths(1), ["/en/old", "/en/old/", "/en/old/index.html"]);
    }

    #[test]
    fn the_first_at_an_address_stays_and_the_longer_query_comes_first() {
        let [a, b] = ["a", "b"].map(|name| Route::page(&[name]).expect("its parts are plain"));
        let mut answers = answers(&a);
        answers.moved(&former("/tin?id=4"), &a);
        answers.moved(&former("/tin?id=45&p=2"), &b);
        answers.moved(&former("/tin?id=4"), &b);
        answers.moved(&former("/tin"), &a);
        answers.gone(&former("/tin"));
        let door = &answers.languages[0].doors["/tin"];
        assert_eq!(door.by_query, [("id=45&p=2".to_owned(), &b), ("id=4".to_owned(), &a)]);
        assert_eq!(door.otherwise, Some(Lead::Moved(&a)));
    }
}
