//! Former addresses of the site that this one took the place of: what each leads to, and what is wrong with them.
//!
//! Web servers and the preview answer to all of them. Those that a file of the output can stand for have a page too, for
//! hosts that know no rules.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::answers::PRIVATE;
use super::links;
use super::page::PageKind;
use super::record;
use super::route::Route;
use super::site_plan::{Place, Plan};
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{Span, Spanned};
use crate::ground::text::clip::clip;
use crate::model::bulletin::Bulletin;
use crate::model::former::FormerAddress;
use crate::model::id::Kind;
use crate::model::language::Language;
use crate::model::redirect::Redirect;

/// Plans the former addresses of a bulletin. What leads to a record whose address is `unsure` is passed over: its own
/// errors say enough.
pub fn plan(b: &Bulletin, plan: &mut Plan, unsure: &BTreeSet<String>, report: &mut Report) {
    let check = Check::new(b, plan, unsure, b.redirects.iter());
    let mut led = Vec::new();
    for redirect in b.redirects.iter() {
        let doubled = check.doubled(&redirect.from);
        match doubled.map_or_else(|| check.leads_to_from(redirect), |found| Err(Some(found))) {
            Ok(to) => led.push((redirect, to)),
            Err(found) => found.into_iter().for_each(|found| report.push(*found)),
        }
    }
    let pages = plan.pages().iter().map(|page| &page.route);
    let routes = pages.chain(plan.files.iter().map(|(route, _)| route));
    let mut folders: HashSet<String> = routes.flat_map(folders_like_files).collect();
    for (redirect, to) in led {
        let page = match plan.exactly_at(to.as_str()) {
            Some(Place::Page(at)) => Some(&plan.pages()[at]).map(|page| (page.kind, page.language)),
            _ => None,
        };
        let base = b.site.base.path();
        let stand_in = page.and_then(|page| Some((stand_in(&redirect.from, base)?, page)));
        let stand_in = stand_in.filter(|(route, _)| !folders.contains(&route.key()));
        folders.extend(stand_in.iter().flat_map(|(route, _)| folders_like_files(route)));
        plan.take_former(redirect.from.value.clone(), to, stand_in);
    }
}

/// Reports a former address that is one of the site itself.
fn taken(b: &Bulletin, plan: &Plan, from: &Spanned<FormerAddress>) -> Option<Diagnostic> {
    let inside = inside(from, b.site.base.path()).filter(|_| from.query().is_none())?;
    // Web servers take a folder for one address, with its slash, without it, and with the name of its page.
    let bare = inside.strip_suffix("index.html").unwrap_or(inside).trim_end_matches('/');
    let found = Diagnostic::at(Code::FormerAddressTaken, from.span);
    let found = found.with("value", clip(from.as_str()));
    if bare.trim_start_matches('/').split('/').next().is_some_and(|it| PRIVATE.contains(&it)) {
        let own = Value::words("nơi bantin giữ riêng", "a place that bantin keeps for itself");
        return Some(found.with("other", own));
    }
    let place = plan.exactly_at(&format!("{bare}/")).or_else(|| plan.exactly_at(bare))?;
    let Place::Page(at) = place else {
        return Some(found.with("other", Value::words("một tệp của trang", "a file of the site")));
    };
    let page = &plan.pages()[at];
    let (other, place) = match page.kind {
        PageKind::Alias(alias) => {
            let publishing = record::publishing(b, plan.aliases[alias].0);
            let aliases = publishing.into_iter().flat_map(|publishing| &publishing.aliases);
            let is_this =
                |alias: &&Spanned<String>| alias.trim_matches('/') == inside.trim_matches('/');
            let other = Value::words("một địa chỉ trong `aliases`", "one of the `aliases`");
            (other, aliases.clone().find(is_this).map(|alias| alias.span))
        }
        kind => (
            Value::words("một trang của trang web này", "a page of this site"),
            record::written_at(b, kind),
        ),
    };
    let found = found.with("other", other);
    Some(match place {
        Some(place) => found.and_at(place),
        None => found,
    })
}

/// What former addresses are checked against.
pub struct Check<'c> {
    b: &'c Bulletin,
    plan: &'c Plan,
    unsure: &'c BTreeSet<String>,
    /// Where each former address was written first.
    firsts: HashMap<&'c FormerAddress, Span>,
}

/// Where a redirect leads, else what is wrong with it, where that was not said elsewhere.
pub type Led = Result<Route, Option<Box<Diagnostic>>>;

impl<'c> Check<'c> {
    /// Checks against a plan and against redirects, those that are checked among them.
    pub fn new(
        b: &'c Bulletin,
        plan: &'c Plan,
        unsure: &'c BTreeSet<String>,
        redirects: impl Iterator<Item = &'c Redirect>,
    ) -> Self {
        let mut firsts = HashMap::new();
        for Redirect { from, .. } in redirects {
            firsts.entry(&from.value).or_insert(from.span);
        }
        Self { b, plan, unsure, firsts }
    }

    /// Reports a former address that was written before.
    pub fn doubled(&self, from: &Spanned<FormerAddress>) -> Option<Box<Diagnostic>> {
        let first = *self.firsts.get(&from.value).filter(|first| **first != from.span)?;
        let found = Diagnostic::at(Code::FormerAddressTaken, from.span)
            .with("value", clip(from.as_str()))
            .with("other", Value::words("một lối chuyển khác", "another redirect"));
        Some(Box::new(found.and_at(first)))
    }

    /// Finds the address that a redirect leads to, where its former address is none of the site's own.
    pub fn leads_to_from(&self, redirect: &Redirect) -> Led {
        match taken(self.b, self.plan, &redirect.from) {
            Some(found) => Err(Some(Box::new(found))),
            None => self.leads_to(&redirect.to),
        }
    }

    /// Tells whether an address answers already with what lies at a route.
    pub fn leads_already(&self, from: &FormerAddress, to: &Route) -> bool {
        let inside = inside(from, self.b.site.base.path()).filter(|_| from.query().is_none());
        let led = match inside.and_then(|inside| self.plan.exactly_at(inside)) {
            Some(Place::Page(at)) => match self.plan.pages()[at].kind {
                PageKind::Alias(alias) => {
                    let (kind, language) = self.plan.aliases[alias];
                    self.plan.nearest_route(kind, language).map(|(route, _)| route)
                }
                _ => Some(&self.plan.pages()[at].route),
            },
            Some(place @ (Place::File(_) | Place::Size(_))) => Some(self.plan.route_of(place)),
            None => self.plan.former(from.as_str()),
        };
        led == Some(to)
    }

    /// Finds the address that what stands behind `to` has.
    pub fn leads_to(&self, to: &Spanned<String>) -> Led {
        let wrong = |code| Diagnostic::at(code, to.span).with("value", clip(to));
        let is_unsure = links::is_unsure(self.unsure, to);
        let unknown = |near: Option<String>| {
            let found = wrong(Code::RedirectNowhere).nearest(near.as_deref());
            Err(Some(Box::new(found)).filter(|_| !is_unsure))
        };
        let hidden = || Err(Some(Box::new(wrong(Code::RedirectToHidden))));
        let route = match to.split_once(':').filter(|_| !to.starts_with('/')) {
            Some((word, id)) => {
                let kind = Kind::with_page(word);
                let page = kind.and_then(|kind| record::find(self.b, kind, id));
                let Some(page) = page else { return unknown(record::near(self.b, word, id)) };
                let Some(route) = self.plan.route(page, Language::Vi) else { return hidden() };
                route
            }
            // Written without its last stroke, a page is meant all the same.
            None if self.plan.exactly_at(&format!("{}/", to.value)).is_some() => {
                return unknown(Some(format!("{}/", to.value)));
            }
            None if self.is_former(to) => {
                return Err(Some(Box::new(wrong(Code::RedirectChain))));
            }
            None if to.contains('#') => return unknown(to.split('#').next().map(str::to_owned)),
            None => match self.plan.exactly_at(to) {
                Some(place) if self.plan.may_be_led_to(place) => self.plan.route_of(place),
                _ if self.plan.is_hidden(to) => return hidden(),
                _ => return unknown(self.plan.near(to, Language::Vi)),
            },
        };
        if self.plan.is_hidden(route.as_str()) { hidden() } else { Ok(route.clone()) }
    }

    /// Tells whether an address of the site only leads on.
    fn is_former(&self, to: &str) -> bool {
        let whole = format!("{}{to}", self.b.site.base.path().trim_end_matches('/'));
        let is_redirect =
            || FormerAddress::parse(&whole).is_ok_and(|it| self.firsts.contains_key(&it));
        // A page or a file of the site stays one, though a redirect from it is written: that is refused where it stands.
        match self.plan.exactly_at(to) {
            Some(Place::Page(at)) => matches!(self.plan.pages()[at].kind, PageKind::Alias(_)),
            Some(Place::File(_) | Place::Size(_)) => false,
            None => is_redirect(),
        }
    }
}

/// Lists the folders above a page or file whose names are like those of files: `/cu.html` of `/cu.html/tin/`.
fn folders_like_files(route: &Route) -> Vec<String> {
    let key = route.key();
    key.match_indices(".html/")
        .map(|(at, ending)| key[..at + ending.len() - 1].to_owned())
        .collect()
}

/// Returns the path from the site's root that an address has, where it lies below the site.
fn inside<'f>(from: &'f FormerAddress, base: &str) -> Option<&'f str> {
    from.path().strip_prefix(base.trim_end_matches('/')).filter(|inside| inside.starts_with('/'))
}

/// Makes the address of the page that stands for a former one on a host without rules: a plain path that ends in `/` or
/// `.html`.
fn stand_in(from: &FormerAddress, base: &str) -> Option<Route> {
    if from.query().is_some() {
        return None;
    }
    let inside = inside(from, base)?;
    let inside =
        inside.strip_suffix("/index.html").map_or(inside.to_owned(), |it| format!("{it}/"));
    let parts = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let (parts, is_page) = match inside.strip_suffix('/') {
        Some(folder) => (parts(folder.strip_prefix('/')?), true),
        None if inside.ends_with(".html") => (parts(inside.strip_prefix('/')?), false),
        None => return None,
    };
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    if is_page { Route::page(&parts).ok() } else { Route::file(&parts).ok() }
}
