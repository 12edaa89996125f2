//! Where the links of texts lead: to a page, a place on one, or a file; what leads nowhere is reported.

use std::collections::BTreeSet;

use super::anchor;
use super::page::PageKind;
use super::record;
use super::route::Route;
use super::site_plan::{Place, Plan};
use super::unread;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::Spanned;
use crate::ground::text::clip::clip;
use crate::ground::text::nearest::nearest;
use crate::model::article::ArticleText;
use crate::model::bulletin::Bulletin;
use crate::model::id::{Kind, Origin};
use crate::model::language::Language;
use crate::model::site::BaseUrl;
use crate::read::anchors;
use crate::read::checks::scope::Scope;
use crate::read::link;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination<'p> {
    /// The address; none for a place on the same page.
    pub route: Option<&'p Route>,
    /// The page, where it is one.
    pub page: Option<PageKind>,
    /// The language of that page.
    pub language: Language,
    /// The place on it.
    pub anchor: Option<&'p str>,
}

/// Why a link leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nowhere {
    /// Nothing lies there.
    NotFound,
    /// A record lies there which is not shown today.
    Hidden,
}

/// Finds where a link that stays within the site leads, from a page at `from`.
///
/// # Errors
///
/// Why it leads nowhere. Whether the place on the page exists is not asked here.
pub fn resolve<'p>(
    bulletin: &Bulletin,
    plan: &'p Plan,
    from: &Route,
    language: Language,
    written: &'p str,
) -> Result<Destination<'p>, Nowhere> {
    let (path, anchor) = match written.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (written, None),
    };
    if path.is_empty() {
        return Ok(Destination { route: None, page: None, language, anchor });
    }
    if let Some((kind, id)) = path.split_once(':') {
        let (route, page, language) = record(bulletin, plan, kind, id, language)?;
        return Ok(Destination { route: Some(route), page: Some(page), language, anchor });
    }
    let absolute = absolute(from.as_str(), path).ok_or(Nowhere::NotFound)?;
    // Web servers part capitals from small letters.
    match plan.exactly_at(&absolute) {
        Some(Place::Page(at)) => {
            let page = &plan.pages()[at];
            let route = Some(&page.route);
            Ok(Destination { route, page: Some(page.kind), language: page.language, anchor })
        }
        Some(Place::File(at)) => {
            Ok(Destination { route: Some(&plan.files[at].0), page: None, language, anchor })
        }
        // Sizes come and go with the picture; its own address stays.
        Some(Place::Size(_)) => Err(Nowhere::NotFound),
        None => match plan.led_from(&absolute) {
            Some((page, language)) => {
                let route = Some(&page.route);
                Ok(Destination { route, page: Some(page.kind), language, anchor })
            }
            None if plan.is_hidden(&absolute) => Err(Nowhere::Hidden),
            None => Err(Nowhere::NotFound),
        },
    }
}

/// Finds the page of a record that a link names: `meeting:<id>`.
fn record<'p>(
    b: &Bulletin,
    plan: &'p Plan,
    kind: &str,
    id: &str,
    language: Language,
) -> Result<(&'p Route, PageKind, Language), Nowhere> {
    let page = Kind::with_page(kind).and_then(|kind| record::find(b, kind, id));
    let page = page.ok_or(Nowhere::NotFound)?;
    let find = |language| plan.route(page, language).map(|route| (route, page, language));
    find(language).or_else(|| find(Language::Vi)).ok_or(Nowhere::Hidden)
}

/// Finds the whole address on the living site of a link that leads out of an archive copy, as its record lists it; none for any
/// other link, and for any site that is no copy.
pub fn beyond(
    bulletin: &Bulletin,
    from: &Route,
    language: Language,
    written: &str,
) -> Option<String> {
    let archive = bulletin.archive.as_ref()?;
    let place = written.find('#').map_or("", |at| &written[at..]);
    let path = archive.beyond.find(&beyond_key(from, written)?, language)?;
    Some(format!("{}{}{place}", bulletin.site.base.as_str(), path.trim_start_matches('/')))
}

/// Writes a link within the site as an archive copy lists it: a record as it is, a path from the root.
pub fn beyond_key(from: &Route, written: &str) -> Option<String> {
    let path = written.split('#').next().unwrap_or(written);
    match path.contains(':') {
        true => Some(path.to_owned()),
        false => absolute(from.as_str(), path),
    }
}

/// Joins a path to the page that it stands on; `None` where it would leave the site.
fn absolute(from: &str, path: &str) -> Option<String> {
    let path = path.split('?').next().unwrap_or(path);
    let mut parts: Vec<&str> = match path.starts_with('/') {
        true => Vec::new(),
        false => from.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    let is_folder = path.ends_with(['/', '.']) || parts.is_empty();
    let end = if is_folder && !parts.is_empty() { "/" } else { "" };
    Some(format!("/{}{end}", parts.join("/")))
}

/// Reports every link of a shown text that leads nowhere. A link to a record whose address is `unsure` is
/// passed over: its own errors say enough.
pub fn check(scope: Scope<'_>, plan: &Plan, unsure: &BTreeSet<String>, report: &mut Report) {
    let bulletin = scope.b;
    let check = Check { b: bulletin, plan, unsure };
    for (no, article) in scope.articles() {
        for language in bulletin.site.languages.iter().copied() {
            if let Some(text) = article.texts.of(language) {
                check.text(PageKind::Article(no), language, text, report);
            }
        }
    }
    for (no, page) in scope.pages() {
        for language in bulletin.site.languages.iter().copied() {
            if let Some(text) = page.texts.of(language) {
                check.text(PageKind::Standing(no), language, text, report);
            }
        }
    }
}

/// Lists the last parts of the addresses of records whose address is not known: those that could not be read, and
/// those that have errors where it is decided.
pub fn unsure(bulletin: &Bulletin, lost: &BTreeSet<String>) -> BTreeSet<String> {
    let mut unsure = lost.clone();
    let doubtful = |origin: &Origin| !origin.sound(&["id", "date", "slug"]);
    let mut add = |id: &str, slugs: [Option<&Spanned<String>>; 2]| {
        unsure.insert(id.to_owned());
        unsure.extend(slugs.into_iter().flatten().map(|slug| slug.value.clone()));
    };
    for article in bulletin.articles.iter().filter(|it| doubtful(&it.origin)) {
        let english = article.texts.en.as_ref().and_then(|text| text.slug.as_ref());
        add(article.id.as_str(), [article.texts.vi.slug.as_ref(), english]);
    }
    for meeting in bulletin.meetings.iter().filter(|it| doubtful(&it.origin)) {
        add(meeting.id.as_str(), [meeting.slugs.vi.as_ref(), meeting.slugs.en.as_ref()]);
    }
    for batch in bulletin.batches.iter().filter(|it| doubtful(&it.origin)) {
        add(batch.id.as_str(), [batch.slugs.vi.as_ref(), batch.slugs.en.as_ref()]);
    }
    unsure
}

/// Tells whether a link or an address may be that of a record whose address is not known.
pub fn is_unsure(unsure: &BTreeSet<String>, link: &str) -> bool {
    let path = link.split(['#', '?']).next().unwrap_or(link);
    let last = path.rsplit(['/', ':']).find(|part| !part.is_empty()).unwrap_or(path);
    unsure.contains(last)
}

/// Lists the links of a text that stay within the site, those too that are written as whole addresses of it.
pub fn within(base: &BaseUrl, text: &ArticleText) -> Vec<String> {
    let inside = text.prose.links.iter().map(|link| link.value.clone());
    inside.chain(text.prose.outside.iter().filter_map(|link| own_path(base, link))).collect()
}

/// Returns the path within the site of an address of the web that lies on it, whatever scheme and port it names.
fn own_path(base: &BaseUrl, link: &str) -> Option<String> {
    let (host, path) = parts(link)?;
    let (own_host, own_path) = parts(base.as_str())?;
    let root = own_path.trim_end_matches('/');
    let rest = path.strip_prefix(root).filter(|_| host == own_host)?;
    match rest.chars().next() {
        None => Some("/".to_owned()),
        Some('/') => Some(rest.to_owned()),
        Some('#' | '?') => Some(format!("/{rest}")),
        // The sub-path of another site begins alike.
        Some(_) => None,
    }
}

/// Parts an address of the web into its host in small letters, less a port that goes without saying, and the rest.
fn parts(address: &str) -> Option<(String, &str)> {
    let (scheme, rest) = address.split_once("://")?;
    let port = match scheme.to_ascii_lowercase().as_str() {
        "https" => ":443",
        "http" => ":80",
        _ => return None,
    };
    let host = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    let path = &rest[host.len()..];
    let host = host.to_ascii_lowercase();
    Some((host.strip_suffix(port).unwrap_or(&host).to_owned(), path))
}

struct Check<'c> {
    b: &'c Bulletin,
    plan: &'c Plan,
    unsure: &'c BTreeSet<String>,
}

impl Check<'_> {
    fn text(&self, page: PageKind, language: Language, text: &ArticleText, report: &mut Report) {
        // Texts that are not shown today are checked as they will stand: from the root.
        let root = Route::page(&[]).expect("the root has no parts");
        let from = self.plan.route(page, language).unwrap_or(&root);
        for link in &text.prose.links {
            self.link(page, language, from, link, link, report);
        }
        for unread in &text.prose.unread {
            report.push(unread::told(self.b, self.plan, language, unread));
        }
        for link in &text.prose.outside {
            if let Some(path) = own_path(&self.b.site.base, link) {
                self.link(page, language, from, link, &path, report);
            }
        }
    }

    /// Checks a link that leads to a `path` of the site.
    fn link(
        &self,
        page: PageKind,
        language: Language,
        from: &Route,
        link: &Spanned<String>,
        path: &str,
        report: &mut Report,
    ) {
        match resolve(self.b, self.plan, from, language, path) {
            Ok(to) if to.route.is_some_and(|route| self.plan.is_hidden(route.as_str())) => {
                report.push(self.nowhere(language, from, link, path, Nowhere::Hidden));
            }
            Ok(to) => self.place(page, &to, link, report),
            Err(_) if beyond(self.b, from, language, path).is_some() => {}
            Err(why) if !is_unsure(self.unsure, path) => {
                report.push(self.nowhere(language, from, link, path, why));
            }
            Err(_) => {}
        }
    }

    fn nowhere(
        &self,
        language: Language,
        from: &Route,
        link: &Spanned<String>,
        path: &str,
        why: Nowhere,
    ) -> Diagnostic {
        let code = match why {
            Nowhere::NotFound => Code::BrokenLink,
            Nowhere::Hidden => Code::LinkToHidden,
        };
        let near = match path.split_once(':') {
            Some((kind, id)) => record::near(self.b, kind, id),
            None => link::outward(path).or_else(|| {
                let from_root = absolute(from.as_str(), path);
                self.plan.near(from_root.as_deref().unwrap_or(path), language)
            }),
        };
        let found = Diagnostic::at(code, link.span).with("value", clip(link));
        let found = found.with("other", self.of_another_kind(path));
        found.nearest(near.filter(|_| why == Nowhere::NotFound).as_deref())
    }

    /// Says which kind of record has the id that a link by record names, where another than it says has.
    fn of_another_kind(&self, path: &str) -> Value {
        let other = path.split_once(':').and_then(|(kind, id)| {
            let other = record::kind_of(self.b, id).filter(|other| other.word() != kind)?;
            Some((other, id))
        });
        other.map_or(Value::from(""), |(other, id)| {
            let (vi, en) = other.names();
            let link = format!("{}:{id}", other.word());
            Value::words(
                format!("; `{id}` là mã của {vi}, ghi `{link}`"),
                format!("; `{id}` is the id of a record of the kind {en}, write `{link}`"),
            )
        })
    }

    /// Checks the place on the page that a link leads to.
    fn place(
        &self,
        here: PageKind,
        to: &Destination<'_>,
        link: &Spanned<String>,
        report: &mut Report,
    ) {
        let Some(anchor) = to.anchor.filter(|anchor| !anchor.is_empty()) else { return };
        let known = match (to.route, to.page) {
            (None, _) => self.anchors(here, to.language),
            (Some(_), Some(page)) => self.anchors(page, to.language),
            (Some(_), None) => Vec::new(),
        };
        if known.iter().any(|id| id == anchor) {
            return;
        }
        let all = known.join(", ");
        let mend = match known.is_empty() {
            true => Value::words(
                "bỏ phần từ dấu # trở đi: trang ấy không có mục nào để dẫn tới",
                "drop what follows the #: there is no place to link to",
            ),
            false => Value::words(
                format!("dùng mã của một mục: {all}"),
                format!("use the id of a place: {all}"),
            ),
        };
        let page = match to.route {
            None => Value::words("bài này", "this text"),
            Some(route) => Value::words(format!("trang `{route}`"), format!("the page `{route}`")),
        };
        report.push(
            Diagnostic::at(Code::BrokenAnchor, link.span)
                .with("page", page)
                .with("value", clip(anchor))
                .with("mend", mend)
                .nearest(nearest(anchor, known.iter().map(String::as_str))),
        );
    }

    /// Returns the places on a page that a link may lead to.
    fn anchors(&self, page: PageKind, language: Language) -> Vec<String> {
        let publishing = record::publishing(self.b, page);
        let corrections = publishing.map_or(0, |publishing| publishing.corrections.len());
        let corrections = (1..=corrections).map(anchor::correction);
        self.own_anchors(page, language).into_iter().chain(corrections).collect()
    }

    fn own_anchors(&self, page: PageKind, language: Language) -> Vec<String> {
        match page {
            PageKind::Article(no) => {
                let (text, _) = self.b.articles[no].texts.or_source(language);
                let figures = text.prose.figures.iter().map(|id| anchors::figure_id(id));
                text.prose.anchors.iter().cloned().chain(figures).collect()
            }
            PageKind::Standing(no) => {
                let (text, _) = self.b.pages[no].texts.or_source(language);
                text.prose.anchors.clone()
            }
            PageKind::Batch(no) => {
                self.b.batches[no].awards.iter().map(|row| anchor::award(row.n.value)).collect()
            }
            PageKind::Meeting(no) => {
                self.b.meetings[no].agenda.iter().map(|item| anchor::agenda(item.n.value)).collect()
            }
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{absolute, own_path};
    use crate::model::site::BaseUrl;

    #[test]
    fn whole_addresses_of_the_site_are_its_own_paths() {
        let base = BaseUrl::parse("https://Tin.example/cong/ban").expect("it is an address");
        for (link, path) in [
            ("https://tin.example/cong/ban/tin/a/", Some("/tin/a/")),
            ("http://TIN.example:80/cong/ban/x#y", Some("/x#y")),
            ("HTTPS://tin.example:443/cong/ban", Some("/")),
            ("https://tin.example/cong/ban#x", Some("/#x")),
            ("https://tin.example/cong/bando/", None),
            ("https://tin.example/", None),
            ("https://tin.example:8080/cong/ban/", None),
            ("https://khac.example/cong/ban/", None),
            ("mailto:a@tin.example", None),
        ] {
            assert_eq!(own_path(&base, link).as_deref(), path, "{link}");
        }
    }

    #[test]
    fn paths_are_joined_and_never_leave_the_site() {
        for (path, joined) in [
            ("/tin/a/", Some("/tin/a/")),
            ("../b/", Some("/tin/2022/b/")),
            ("../../../", Some("/")),
            ("../../../../", None),
            ("/../x/", None),
            ("./", Some("/tin/2022/a/")),
            ("/tep/x.pdf", Some("/tep/x.pdf")),
            ("/tin", Some("/tin")),
            ("/", Some("/")),
            ("/tin/?trang=2", Some("/tin/")),
        ] {
            assert_eq!(absolute("/tin/2022/a/", path).as_deref(), joined, "{path}");
        }
    }
}
