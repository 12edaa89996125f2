//! The reading of a site alone: what a preview must at least have done before it can show a page.

use std::path::Path;

use bantin::build::readings::{Readings, Texts};
use bantin::build::source::Source as _;
use bantin::rooms::disk::site_folder::SiteFolder;

/// Walks the site, reads its files and parses them into records, and keeps them all.
pub(crate) fn run(site: &Path) -> anyhow::Result<()> {
    let folder = SiteFolder::walk(site)?;
    anyhow::ensure!(!folder.report().has_errors(), "the site has files that cannot be part of one");
    let files = folder.files;
    let readings = Readings::of(&files, Texts::Kept)?;
    let read = readings.iter(files.files());
    let records = read.map(|(_, reading)| reading.records.found.len()).sum::<usize>();
    anyhow::ensure!(records > 0, "the site has no records");
    println!("{records} records");
    Ok(())
}
