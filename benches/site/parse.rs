//! The reading of a site alone: what a preview must at least have done before it can show a page.

use std::path::Path;

use bantin::build::source::Source as _;
use bantin::read::file_name::{self, Role};
use bantin::read::records;
use bantin::rooms::disk::site_folder::SiteFolder;
use rayon::prelude::*;

/// Walks the site, reads its content and parses it into records.
pub(crate) fn run(site: &Path) -> anyhow::Result<()> {
    let (folder, found) = SiteFolder::walk(site)?;
    anyhow::ensure!(!found.has_errors(), "the site has files that cannot be part of one");
    let files: Vec<_> = folder.files().iter().collect();
    let reads: Result<Vec<_>, _> = files
        .par_iter()
        .filter_map(|(file, path)| Some((*file, *path, file_name::role(*file, path).ok()??)))
        .filter(|(_, _, role)| !matches!(role, Role::Picture | Role::File | Role::Theme))
        .map(|(file, path, role)| {
            folder.read(file).map(|bytes| records::read(file, path, &role, &bytes))
        })
        .collect();
    let reads = reads?;
    anyhow::ensure!(reads.iter().all(|read| !read.found.is_empty()), "a file without a record");
    println!("{} files", reads.len());
    Ok(())
}
