//! The rows of publishing: a new article after the other, to a folder that keeps five releases.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bantin::build::deployment::{Deployment, Item};
use bantin::build::source::SourceFault;
use bantin::rooms::publish::Directory;
use bantin::rooms::publish::look::{look, manifest_of};
use bantin::rooms::publish::send::Sending;

use crate::row::Row;
use crate::workbench::Workbench;

/// How many releases stay.
const KEEP: u32 = 5;

/// How many articles are published one by one: after so many each new release stands on an old one.
const ARTICLES: usize = 9;

/// The most files that a new article may change, without their packed twins (what it changes does not grow with the
/// archive): its pages, its month, year and unit, and the front pages, in two languages.
const MOST_FILES: usize = 40;

/// The records of a release.
const RECORDS: [&str; 2] = [".bantin/manifest.sha256", ".bantin/sizes.tsv"];

/// What one publication took.
#[derive(Default)]
struct Times {
    look: Vec<Duration>,
    ready: Vec<Duration>,
    plan: Vec<Duration>,
    send: Vec<Duration>,
    copy: Vec<Duration>,
    all: Vec<Duration>,
}

/// Publishes the output once, and then a new article again and again.
pub(crate) fn measure(bench: &Workbench) -> anyhow::Result<Vec<Row>> {
    let (output, place) = (bench.beside("published"), bench.beside("place"));
    bench.build(&output)?;
    let mut first = Times::default();
    publish(bench, &output, &place, &mut first)?;
    let (mut times, mut files) = (Times::default(), 0);
    for n in 0..ARTICLES {
        add_article(bench, n)?;
        bench.build(&output)?;
        let sent = publish(bench, &output, &place, &mut times)?;
        anyhow::ensure!(sent <= MOST_FILES, "a new article changes {sent} files");
        files = sent;
        let page = format!("tin/2026/bai-moi-{n}/index.html");
        let there = fs::read(place.join("current").join(&page))?;
        anyhow::ensure!(there == fs::read(output.join(&page))?, "the article is there");
    }
    // The releases before those stood on none.
    let settled = |times: Vec<Duration>| times[times.len() - 3..].to_vec();
    let name = |what: &str| format!("publish: {what} ({files} files)");
    Ok(vec![
        Row::of_times("publish: everything is sent for the first time", first.send, None),
        Row::of_times(&name("what lies there is looked at"), times.look, None),
        Row::of_times(
            &name("an old release to stand on is looked at, what changed is packed"),
            settled(times.ready),
            None,
        ),
        Row::of_times(&name("both manifests are read and compared"), times.plan, None),
        Row::of_times(&name("... is sent, upon an old release"), settled(times.send), None),
        Row::of_times(
            &name("... the changed files, their twins, both records copied plainly"),
            settled(times.copy),
            None,
        ),
        Row::of_times(
            &name("all of this, from the first look to the end"),
            settled(times.all),
            None,
        ),
    ])
}

fn add_article(bench: &Workbench, n: usize) -> anyhow::Result<()> {
    let articles = bench.articles()?;
    let model = articles.iter().rev().find(|path| path.to_string_lossy().contains("/2026/"));
    let model = model.ok_or_else(|| anyhow::anyhow!("there is an article of 2026"))?;
    for language in ["vi", "en"] {
        let text = fs::read_to_string(
            model.to_string_lossy().replace(".vi.md", &format!(".{language}.md")),
        )?;
        // What would name its records twice stays out.
        let facts = ["meetings = ", "awards = ", "aliases = ", "slug = "];
        let kept = text.lines().filter(|line| !facts.iter().any(|fact| line.starts_with(fact)));
        let text: String = kept.map(|line| format!("{line}\n")).collect();
        fs::write(model.with_file_name(format!("bai-moi-{n}.{language}.md")), text)?;
    }
    Ok(())
}

/// Publishes an output and returns how many files it sent, packed twins apart.
fn publish(
    bench: &Workbench,
    output: &Path,
    at: &Path,
    times: &mut Times,
) -> anyhow::Result<usize> {
    let place = Directory::open(at)?;
    let began = Instant::now();
    let standing = look(&place, false)?.map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
    let looked = began.elapsed();
    let planning = Instant::now();
    let manifest = manifest_of(&Directory::at(output))?;
    let manifest = manifest.ok_or_else(|| anyhow::anyhow!("the output has a manifest"))?;
    let serial = standing.next();
    let deployment = Deployment::between(&manifest, &standing, serial, KEEP);
    let planned = planning.elapsed();
    let bytes = |path: &str| {
        fs::read(output.join(path)).map_err(|source| SourceFault { path: path.to_owned(), source })
    };
    let sending = Sending {
        place: &place,
        standing: &standing,
        deployment: &deployment,
        output: &bytes,
        site: "https://bantin.example/",
        serial,
        keep: KEEP,
        permanent: false,
        time: "2026-11-24T20:15:00+07:00",
        done: &|| {},
    };
    let readying = Instant::now();
    let ready = sending.ready()?;
    let readied = readying.elapsed();
    let sends = Instant::now();
    sending.carry_out(ready)?;
    times.send.push(sends.elapsed());
    times.all.push(began.elapsed());
    times.look.push(looked);
    times.ready.push(readied);
    // The look read the other manifest already, beside finding out what lies there: once more, to have the time of both.
    let again = Instant::now();
    std::hint::black_box(manifest_of(&Directory::at(&at.join("current")))?);
    times.plan.push(planned + again.elapsed());
    let changed: Vec<&Item> = deployment.added.iter().chain(&deployment.changed).collect();
    times.copy.push(copy(&at.join("current"), &changed, &bench.beside("copy"))?);
    Ok(changed.len())
}

/// Copies what was sent over what was copied before, as a plain program would: the files, and the two records that say
/// what is there, which are the most of its bytes.
fn copy(from: &Path, items: &[&Item], to: &Path) -> anyhow::Result<Duration> {
    let began = Instant::now();
    let files = items.iter().flat_map(|item| [item.path.clone(), format!("{}.gz", item.path)]);
    for path in files.chain(RECORDS.map(str::to_owned)) {
        let source: PathBuf = from.join(&path);
        if source.exists() {
            let target = to.join(&path);
            fs::create_dir_all(target.parent().unwrap_or(to))?;
            fs::copy(source, &target)?;
            if RECORDS.contains(&&*path) {
                // Without them nothing is known: they must outlive a power cut in either way.
                fs::File::open(target)?.sync_all()?;
            }
        }
    }
    Ok(began.elapsed())
}
