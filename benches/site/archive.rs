//! The rows of archives: all of the bulletin put away as a folder and as a zip, and both checked; beside them the least that
//! takes: each byte of the bag digested twice and copied, on one thread.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use ring::digest::{SHA256, SHA512, digest};
use walkdir::WalkDir;

use crate::measure::{self, Cost};
use crate::row::Row;
use crate::workbench::Workbench;

/// How often the baseline is measured.
const RUNS: usize = 3;

/// Makes and checks archives.
pub(crate) fn measure(bench: &Workbench) -> anyhow::Result<Vec<Row>> {
    let out = bench.beside("archives");
    let make = |form: &str| {
        let mut command = bench.bantin("archive");
        let command = command.args(["all", "--format", form, "--out"]).arg(&out);
        Ok::<Cost, anyhow::Error>(measure::run(command)?.0)
    };
    let (bag, zip) = (make("bag")?, make("zip")?);
    let mut places: Vec<_> =
        fs::read_dir(&out)?.map(|it| Ok(it?.path())).collect::<anyhow::Result<_>>()?;
    places.sort();
    let [bag_place, zip_place] = places.as_slice() else { anyhow::bail!("both are there, alone") };
    let check = |place: &Path, more: &[&str]| {
        let mut command = bench.bantin("verify");
        Ok::<Cost, anyhow::Error>(measure::run(command.args(more).arg(place))?.0)
    };
    let (bag_check, zip_check) = (check(bag_place, &[])?, check(zip_place, &[])?);
    let again = check(bag_place, &["--rebuild"])?;
    let least = (0..RUNS).map(|run| least(bag_place, &bench.beside(&format!("copied-{run}"))));
    let least = least.collect::<anyhow::Result<Vec<_>>>()?;
    Ok(vec![
        Row::of("archive all, as a folder", bag),
        Row::of("archive all, as a zip", zip),
        Row::of_times("... each of its bytes digested twice and copied", least, None),
        Row::of("verify: the folder", bag_check),
        Row::of("verify: the zip", zip_check),
        Row::of("verify --rebuild: the folder", again),
    ])
}

/// Digests each file of a bag as its lists hold it, and copies it.
fn least(bag: &Path, to: &Path) -> anyhow::Result<Duration> {
    let began = Instant::now();
    for entry in WalkDir::new(bag) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(bag)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target)?;
            continue;
        }
        let bytes = fs::read(entry.path())?;
        std::hint::black_box((digest(&SHA256, &bytes), digest(&SHA512, &bytes)));
        fs::write(target, bytes)?;
    }
    Ok(began.elapsed())
}
