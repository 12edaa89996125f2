//! The rows of publishing: a new article after the other, to a folder that keeps five releases.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bantin::build::deployment::packed::pack;
use bantin::build::deployment::standing::Standing;
use bantin::build::deployment::{Deployment, Item};
use bantin::build::source::SourceFault;
use bantin::ground::digest::Digest;
use bantin::rooms::publish::Directory;
use bantin::rooms::publish::ground::Ground;
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
    ground: Vec<Duration>,
    plan: Vec<Duration>,
    send: Vec<Duration>,
    copy: Vec<Duration>,
    make: Vec<Duration>,
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
            &name("an old release to stand on is looked at"),
            settled(times.ground),
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
            &name(
                "... the same, the twins packed and the manifest summed before, one after the other",
            ),
            settled(times.make),
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
    times.look.push(began.elapsed());
    let began = Instant::now();
    let ground = Ground::find(&place, &standing, KEEP)?;
    times.ground.push(began.elapsed());
    let began = Instant::now();
    let manifest = manifest_of(&Directory::at(output))?;
    let manifest = manifest.ok_or_else(|| anyhow::anyhow!("the output has a manifest"))?;
    // The look read the other already, beside finding out what lies there: once more, to have the time of both.
    std::hint::black_box(manifest_of(&Directory::at(&at.join("current")))?);
    let serial = standing.next();
    let deployment = Deployment::between(&manifest, &standing, serial, KEEP);
    times.plan.push(began.elapsed());
    let began = Instant::now();
    send(&place, &standing, &deployment, output, ground)?;
    times.send.push(began.elapsed());
    let changed: Vec<&Item> = deployment.added.iter().chain(&deployment.changed).collect();
    let (shown, beside) = (at.join("current"), bench.beside("copy"));
    let made = make(output, &shown, &changed)?;
    let copied = copy(&shown, &changed, &beside)?;
    times.copy.push(copied);
    times.make.push(made + copied);
    Ok(changed.len())
}

fn send(
    place: &Directory,
    standing: &Standing,
    deployment: &Deployment,
    output: &Path,
    ground: Ground,
) -> anyhow::Result<()> {
    let serial = standing.next();
    let bytes = |path: &str| {
        fs::read(output.join(path)).map_err(|source| SourceFault { path: path.to_owned(), source })
    };
    let sending = Sending {
        place,
        standing,
        deployment,
        output: &bytes,
        site: "https://bantin.example/",
        serial,
        keep: KEEP,
        permanent: false,
        time: "2026-11-24T20:15:00+07:00",
        done: &|| {},
    };
    sending.carry_out(ground)?;
    Ok(())
}

/// Makes what an output does not hold and a publication has to: the twins of what changed, and the digest of the manifest.
fn make(output: &Path, shown: &Path, items: &[&Item]) -> anyhow::Result<Duration> {
    let began = Instant::now();
    for item in items.iter().filter(|item| shown.join(format!("{}.gz", item.path)).exists()) {
        std::hint::black_box(pack(&fs::read(output.join(&item.path))?));
    }
    std::hint::black_box(Digest::of(&fs::read(shown.join(RECORDS[0]))?));
    Ok(began.elapsed())
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
