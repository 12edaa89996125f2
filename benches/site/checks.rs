//! The checks of records alone: what they take of a build, in this process, upon a site that was read before. What they need
//! of the texts is found when those are read, and is a part of that.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use bantin::build::session::Session;
use bantin::build::source::Source as _;
use bantin::ground::diagnostic::Report;
use bantin::model::time::Day;
use bantin::read::checks;
use bantin::read::checks::scope::Scope;
use bantin::rooms::disk::site_folder::SiteFolder;

use crate::maker;

/// Runs the checks so often.
const RUNS: usize = 5;

/// Measures the checks, several times.
pub(crate) fn measure(site: &Path) -> anyhow::Result<Vec<Duration>> {
    let folder = SiteFolder::walk(site)?;
    let today = Day::parse(maker::TODAY).ok_or_else(|| anyhow::anyhow!("the day is one"))?;
    let session = Session::read(&folder.files, today).map_err(|_| anyhow::anyhow!("it is read"))?;
    let once = |_| {
        let mut report = Report::new();
        let began = Instant::now();
        let scope = Scope::whole(&session.bulletin);
        checks::run(scope, folder.files.files(), &BTreeSet::new(), &mut report);
        std::hint::black_box(report);
        began.elapsed()
    };
    Ok((0..RUNS).map(once).collect())
}
