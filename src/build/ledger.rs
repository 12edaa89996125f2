//! The permanence ledger after a publication: which addresses come into it, and which end.
//!
//! What would be lost is `lost`'s; the file is a room's.

use super::facts;
use super::lost::answers;
use super::session::Session;
use crate::model::bulletin::Bulletin;
use crate::model::ledger::{Entry, Facts, Holder, Ledger};
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

/// Lists what is public in a plan, and is to stay: pages for readers, feeds and files.
fn public<'p>(
    b: &'p Bulletin,
    plan: &'p Plan,
) -> impl Iterator<Item = (&'p str, Option<Holder>, Facts)> {
    let is_kept = |kind: PageKind| {
        kind.is_for_readers()
            || matches!(kind, PageKind::Feed | PageKind::UnitFeed(_) | PageKind::CorrectionsFeed)
    };
    let pages = plan.pages().iter().filter(move |page| is_kept(page.kind)).map(|page| {
        let record = facts::holder(b, page.kind);
        (page.route.as_str(), record, facts::of(b, page.kind, page.language))
    });
    let files = plan.files.iter().map(|(route, _)| (route.as_str(), None, Facts::default()));
    let all = pages.chain(files);
    all.filter(|(address, ..)| answers(b, plan, address))
}
