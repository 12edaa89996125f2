//! What must agree between records. Each file holds one family of rules; none changes a record.

pub mod counts;
mod dialled;
pub mod figures;
pub mod files;
pub mod hidden;
pub mod lineage;
pub mod links;
pub mod meant;
pub mod people;
pub mod references;
pub mod scope;
pub mod unit_days;
pub mod unwatched;
pub mod validity;

use std::collections::BTreeSet;

use crate::ground::diagnostic::Report;
use crate::ground::source::FileTable;
use scope::Scope;

/// Runs the checks that need the records alone; those of pages and links come with the plan.
pub fn run(scope: Scope<'_>, files: &FileTable, lost: &BTreeSet<String>, report: &mut Report) {
    references::check(scope, lost, report);
    validity::check(scope, report);
    counts::check(scope, report);
    figures::check(scope, report);
    people::check(scope, report);
    unwatched::check(scope, report);
    files::check(scope, files, report);
}
