//! What must agree between records. Each file holds one family of rules; none changes a record.

pub mod counts;
pub mod files;
pub mod lineage;
pub mod links;
pub mod references;
pub mod validity;

use std::collections::BTreeSet;

use crate::ground::diagnostic::Report;
use crate::ground::source::FileTable;
use crate::model::bulletin::Bulletin;

/// Runs the checks that need the records alone; those of pages and links come with the plan.
pub fn run(bulletin: &Bulletin, files: &FileTable, lost: &BTreeSet<String>, report: &mut Report) {
    references::check(bulletin, lost, report);
    validity::check(bulletin, report);
    counts::check(bulletin, report);
    files::check(bulletin, files, report);
}
