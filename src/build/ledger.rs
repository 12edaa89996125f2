//! The permanence ledger after a publication: which addresses come into it, and which end.
//!
//! What would be lost is `lost`'s; the file is a room's.

use super::facts;
use super::lost::answers;
use super::manifest::Manifest;
use super::session::Session;
use crate::model::bulletin::Bulletin;
use crate::model::ledger::{Entry, Facts, Holder, Ledger, Publication};
use crate::model::time::Day;
use crate::plan::page::PageKind;
use crate::plan::site_plan::Plan;

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

/// Returns the ledger as it is after a publication to a permanent target: with what `manifest` holds, or where the place
/// went back to an earlier release, with what was known before.
pub fn published(
    session: &Session,
    manifest: Option<&Manifest>,
    target: &str,
    publication: Publication,
) -> Ledger {
    let before = session.ledger();
    let mut ledger = match manifest {
        Some(_) => after(before, session, publication.day),
        None => before.clone(),
    };
    // What was written since the output was built is not public yet.
    ledger.entries.retain(|address, _| {
        before.entries.contains_key(address) || manifest.is_some_and(|it| holds(it, address))
    });
    ledger.publications.insert(target.to_owned(), publication);
    ledger
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

/// Tells whether an output has what lies at an address: of `/tin/2022/a/` it is `tin/2022/a/index.html`.
fn holds(output: &Manifest, address: &str) -> bool {
    let path = address.trim_start_matches('/');
    let is_folder = path.is_empty() || path.ends_with('/');
    let file = if is_folder { format!("{path}index.html") } else { path.to_owned() };
    output.files.contains_key(&file)
}
