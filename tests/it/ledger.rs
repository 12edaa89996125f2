//! The permanence ledger and the former addresses: what a publication writes of a site, what a build then holds to, and
//! how the addresses of a former site come in.

mod addresses;
mod import;
mod redirects;

use std::fmt::Write as _;
use std::path::Path;

use bantin::build::ledger;
use bantin::build::session::Session;
use bantin::model::ledger::Ledger;
use bantin::model::time::Day;
use bantin::rooms::disk::ledger_file;
use bantin::rooms::disk::site_folder::SiteFolder;

use crate::site::fixture::{Site, TODAY};

/// Copies the good site of `tests/bad`.
fn small() -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/base");
    Site::copy_of(&root, &["bulletin.toml", "content"])
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Reads a site for a day.
fn session(site: &Site, today: &str) -> Session {
    let folder = SiteFolder::walk(site.path()).unwrap();
    Session::read(&folder.files, day(today)).unwrap()
}

/// Does to the ledger what a publication does, and tells whether it was written.
fn publish(site: &Site, today: &str) -> bool {
    let session = session(site, today);
    assert!(!session.report().has_errors(), "{:?}", session.report());
    let after = ledger::after(session.ledger(), &session, day(today));
    ledger_file::write(site.path(), &after).unwrap()
}

/// Returns the ledger as the next build reads it.
fn written(site: &Site) -> Ledger {
    session(site, TODAY).ledger().clone()
}

/// Returns the line of an address in the ledger.
fn line(site: &Site, address: &str) -> Vec<String> {
    let text = site.read("ledger.tsv");
    let line = text.lines().find(|line| line.split('\t').next() == Some(address));
    line.unwrap_or_default().split('\t').map(str::to_owned).collect()
}

/// Lists the lines of a ledger that are others than before.
fn changed(before: &str, after: &str) -> String {
    let new = after.lines().filter(|line| before.lines().all(|old| old != *line));
    new.fold(String::new(), |mut all, line| {
        writeln!(all, "{}", line.split('\t').next().unwrap_or_default()).unwrap();
        all
    })
}
