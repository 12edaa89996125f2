//! The permanence ledger and a target: which addresses come into it with a publication, which end, and which of those that
//! people keep a publication would take away.
//!
//! How a loss is told is `lost`'s; the file is a room's.

use super::facts;
use super::lost::{self, answers};
use super::manifest::Manifest;
use super::removed::{address, is_record_page};
use super::session::Session;
use crate::ground::diagnostic::Report;
use crate::model::bulletin::Bulletin;
use crate::model::ledger::{Entry, Facts, Holder, Ledger, Publication};
use crate::model::time::Day;
use crate::plan::page::PageKind;
use crate::plan::published::inside;
use crate::plan::site_plan::Plan;

/// What a permanent target shows that it did not show before.
#[derive(Clone, Copy, Debug)]
pub enum Shown<'m> {
    /// A new publication, of these files.
    New(&'m Manifest),
    /// An earlier release again, in the place of one of these files: readers have seen them.
    Again(&'m Manifest),
}

/// Returns the ledger as it is after a site was published on a day; its publications are as they were.
pub fn after(before: &Ledger, session: &Session, today: Day) -> Ledger {
    let (b, plan) = (&session.bulletin, &session.plan);
    let mut ledger = before.clone();
    for (address, entry) in &mut ledger.entries {
        entry.last = match answers(b, plan, address) {
            true => None,
            false => entry.last.or(Some(today)),
        };
    }
    for (address, record, facts) in public(b, plan) {
        let first = ledger.entries.get(address).map_or(today, |known| known.first);
        let entry = Entry { record, first, last: None, facts };
        ledger.entries.insert(address.to_owned(), entry);
    }
    ledger
}

/// Lists what is public in a plan, and is to stay: pages for readers, feeds, calendars, open data and files.
fn public<'p>(
    b: &'p Bulletin,
    plan: &'p Plan,
) -> impl Iterator<Item = (&'p str, Option<Holder>, Facts)> {
    let is_kept = |kind: PageKind| kind.is_for_readers() || kind.is_for_takers();
    let pages = plan.pages().iter().filter(move |page| is_kept(page.kind)).map(|page| {
        let record = facts::holder(b, page.kind);
        (page.route.as_str(), record, facts::of(b, page.kind, page.language))
    });
    let files = plan.files.iter().map(|(route, _)| (route.as_str(), None, Facts::default()));
    let all = pages.chain(files);
    all.filter(|(address, ..)| answers(b, plan, address))
}

/// Returns the ledger as it is after a publication to a permanent target: with what that holds; or where the place went
/// back to an earlier release, as it was, with what was shown until then and had not come into it.
pub fn published(
    session: &Session,
    shown: Shown<'_>,
    target: &str,
    publication: Publication,
) -> Ledger {
    let before = session.ledger();
    let mut ledger = after(before, session, publication.day);
    let manifest = match shown {
        Shown::New(manifest) => manifest,
        Shown::Again(manifest) => {
            ledger.entries.extend(before.entries.clone());
            ledger.entries.extend(seen(session, manifest, publication.day));
            manifest
        }
    };
    // What was written since the output was built is not public yet.
    ledger
        .entries
        .retain(|address, _| before.entries.contains_key(address) || holds(manifest, address));
    ledger.publications.insert(target.to_owned(), publication);
    ledger
}

/// Lists the pages of records that readers have seen and that neither the ledger nor the content knows: a colleague's, or
/// those of a run that was cut before it wrote them down. What is known of such a record is its address.
fn seen(session: &Session, shown: &Manifest, day: Day) -> impl Iterator<Item = (String, Entry)> {
    let (plan, ledger) = (&session.plan, session.ledger());
    let is_unknown = move |address: &String| {
        !ledger.entries.contains_key(address) && plan.exactly_at(address).is_none()
    };
    let pages = shown.files.keys().filter(|path| path.ends_with("index.html"));
    let addresses = pages.map(|path| address(path)).filter(is_unknown);
    addresses.filter_map(move |address| {
        let record = Some(facts::holder_at(&session.bulletin, &address)?);
        Some((address, Entry { record, first: day, last: None, facts: Facts::default() }))
    })
}

/// Lists the addresses of records that were public for good, and that an output lacks.
pub fn missing(session: &Session, output: &Manifest) -> Vec<String> {
    let plan = &session.plan;
    let lost = session.ledger().entries.iter().filter(|(address, entry)| {
        let is_let_go = plan.is_withdrawn(address) || plan.leads_on(address);
        let is_promised = entry.record.is_some() && entry.last.is_none();
        is_promised && !is_let_go && !holds(output, address)
    });
    lost.map(|(address, _)| address.clone()).collect()
}

/// Lists the addresses that people keep among files that go from a permanent target, and that would answer no more. That
/// they are shown is enough: the ledger may not have them, where a colleague published them, or where a run was cut
/// before it wrote them down. What it has under a day that ended went before.
pub fn vanishing(session: &Session, gone: &[String]) -> Vec<String> {
    let (b, plan, ledger) = (&session.bulletin, &session.plan, session.ledger());
    let is_kept = |path: &str, address: &str| match ledger.entries.get(address) {
        Some(entry) => {
            entry.last.is_none() && (entry.record.is_some() || inside(address).is_some())
        }
        None => is_record_page(path, gone) || inside(address).is_some(),
    };
    let all = gone.iter().map(|path| (path, address(path)));
    let kept = all.filter(|(path, address)| is_kept(path.as_str(), address.as_str()));
    kept.map(|(_, address)| address).filter(|it| !lost::is_let_go(b, plan, it)).collect()
}

/// Reports addresses that would vanish from a target.
pub fn lost(session: &Session, target: &str, addresses: &[String]) -> Report {
    let mut report = Report::new();
    for address in addresses {
        report.push(lost::shown_address(&session.plan, target, address));
    }
    report
}

/// Tells whether an output has what lies at an address: of `/tin/2022/a/` it is `tin/2022/a/index.html`.
fn holds(output: &Manifest, address: &str) -> bool {
    let path = address.trim_start_matches('/');
    let is_folder = path.is_empty() || path.ends_with('/');
    let file = if is_folder { format!("{path}index.html") } else { path.to_owned() };
    output.files.contains_key(&file)
}
