//! A place that refuses at the k-th operation, for every k: readers see whole pages, and the next run does the rest.

use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use bantin::build::deployment::fault::DeployFault;
use bantin::build::fault::{Doing, OutputFault};
use bantin::build::manifest::{Entry, Manifest};
use bantin::rooms::publish::Directory;
use bantin::rooms::publish::look::look;

use super::press::{Filter, Press, amiss, copy, publish, publish_keeping, tree, unpacked};
use crate::site::fixture::Tree;

/// Three outputs, one after the other: an article changes, one comes, one goes, and the style changes.
fn outputs(press: &Press, folder: &Path) -> Vec<PathBuf> {
    let edits: [&dyn Fn(); 3] = [
        &|| {},
        &|| {
            press.edit(1);
            let text = "+++\ntitle = \"Tin mới\"\ndate = 2024-05-06\nkind = \"tin\"\nbody = \"ubnd\"\n+++\nBài.\n";
            press.site.write("content/articles/2024/tin-moi.vi.md", text);
            press.site.write("themes/plain/assets/plain.css", "p { color: red }\n");
        },
        &|| {
            press.edit(2);
            press.site.remove("content/articles/2024/tin-moi.vi.md");
        },
    ];
    let build = |(n, edit): (usize, &&dyn Fn())| {
        edit();
        let output = folder.join(format!("output-{n}"));
        press.build(&output);
        output
    };
    edits.iter().enumerate().map(build).collect()
}

/// Three outputs of a few files, one after the other: a page changes, one comes, one goes, and the style that all name is another.
fn small_outputs(folder: &Path) -> Vec<PathBuf> {
    let page = |style: u8, words: &str| {
        // Long enough to have a packed twin.
        let words = format!("<p>{words}</p>\n").repeat(40);
        format!("<!DOCTYPE html>\n<link href=\"/assets/plain.{style}.css\">\n{words}</html>\n")
    };
    let to = |id: &str| format!("<a href=\"/tin/{id}/\">{id}</a>");
    let output = |style: u8, pages: &[(&str, &str)]| {
        let list = pages.iter().map(|(id, _)| to(id)).collect::<String>();
        let texts =
            pages.iter().map(|(id, words)| (format!("tin/{id}/index.html"), page(style, words)));
        let style_sheet = format!("p {{ order: {style} }}\n").repeat(40);
        let fixed = [
            (format!("assets/plain.{style}.css"), style_sheet),
            ("index.html".to_owned(), page(style, &list)),
            // Too short for a packed twin.
            ("robots.txt".to_owned(), "User-agent: *\n".to_owned()),
            ("tin/index.html".to_owned(), page(style, &list)),
        ];
        fixed.into_iter().chain(texts).collect::<BTreeMap<_, _>>()
    };
    let all = [
        output(1, &[("mot", "Bài."), ("hai", "Bài.")]),
        output(2, &[("mot", "Bài đã sửa."), ("hai", "Bài."), ("ba", "Tin mới.")]),
        output(2, &[("mot", "Bài đã sửa lần nữa."), ("hai", "Bài.")]),
    ];
    let write = |(n, files): (usize, &BTreeMap<String, String>)| {
        let output = folder.join(format!("small-{n}"));
        let entries = files.iter().map(|(path, text)| (path.clone(), Entry::of(text.as_bytes())));
        let manifest = Manifest { files: entries.collect() };
        let records = [
            (".bantin/manifest.sha256".to_owned(), manifest.text()),
            (".bantin/sizes.tsv".to_owned(), manifest.sizes()),
        ];
        for (path, text) in files.clone().into_iter().chain(records) {
            let file = output.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        output
    };
    all.iter().enumerate().map(write).collect()
}

/// Cuts the second and the third publication of small outputs at each operation, of those of a whole site at those of the
/// beginning and the end and some of the middle, where one file after the other is put; and looks at what readers see.
fn cut_everywhere(switches: bool, shown: fn(&Path) -> PathBuf) {
    let press = Press::plain();
    let scratch = tempfile::tempdir().unwrap();
    let is_tried = |at: usize, all: usize| at < 6 || at.is_multiple_of(61) || at + 12 > all;
    cut_each(switches, shown, &outputs(&press, scratch.path()), is_tried);
    cut_each(switches, shown, &small_outputs(scratch.path()), |_, _| true);
}

fn cut_each(
    switches: bool,
    shown: fn(&Path) -> PathBuf,
    outputs: &[PathBuf],
    is_tried: fn(usize, usize) -> bool,
) {
    // One thread, so that the k-th operation is the same one in each run.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(|| {
        let ground = tempfile::tempdir().unwrap();
        for step in [1, 2] {
            let place = Directory::open(ground.path()).unwrap();
            let whole = Filter { place: &place, switches, before: |_: &str, _: &str| Ok(()) };
            publish(&whole, &outputs[step - 1]).unwrap();
            let all = operations(ground.path(), &outputs[step], switches);
            assert!(all > 20, "{all} operations");
            for at in (0..all).filter(|at| is_tried(*at, all)) {
                cut(at, ground.path(), outputs, step, switches, shown);
            }
        }
    });
}

/// Counts the operations of a publication.
fn operations(ground: &Path, output: &Path, switches: bool) -> usize {
    let folder = tempfile::tempdir().unwrap();
    copy(ground, folder.path());
    let count = AtomicUsize::new(0);
    let before = |_: &str, _: &str| {
        count.fetch_add(1, Ordering::Relaxed);
        Ok(())
    };
    let place = Directory::open(folder.path()).unwrap();
    publish(&Filter { place: &place, switches, before }, output).unwrap();
    count.into_inner()
}

/// Gives the disk room for so many operations, and for none after them.
fn full_after(operations: usize) -> impl Fn(&str, &str) -> Result<(), OutputFault> {
    let count = AtomicUsize::new(0);
    move |_, path| match count.fetch_add(1, Ordering::Relaxed) >= operations {
        true => Err(Doing::Writing.at(path)(io::ErrorKind::StorageFull.into())),
        false => Ok(()),
    }
}

/// Cuts a publication at an operation, looks, and does it again.
fn cut(
    cut_at: usize,
    ground: &Path,
    outputs: &[PathBuf],
    step: usize,
    switches: bool,
    shown: fn(&Path) -> PathBuf,
) {
    let folder = tempfile::tempdir().unwrap();
    copy(ground, folder.path());
    let place = Directory::open(folder.path()).unwrap();
    let full = Filter { place: &place, switches, before: full_after(cut_at) };
    let cut = publish(&full, &outputs[step]);
    let seen = shown(folder.path());
    let of = |tree: Tree| -> Tree {
        // Old assets stay.
        unpacked(tree).into_iter().filter(|(path, _)| !path.starts_with("assets/")).collect()
    };
    if switches {
        let is_one = outputs.iter().any(|output| of(tree(output)) == of(tree(&seen)));
        assert!(is_one, "cut at {cut_at}: what is seen is one of the releases");
    }
    // Who comes from a page that was there before is led to no page that is not there yet.
    let before = tree(&outputs[step - 1]);
    let was_there =
        |it: &String| it.split(" leads to ").next().is_some_and(|it| before.contains_key(it));
    let counts = |it: &String| it.contains("assets/") || was_there(it);
    let amiss: Vec<_> = amiss(&seen).into_iter().filter(counts).collect();
    assert_eq!(amiss, Vec::<String>::new(), "cut at {cut_at}");
    let fault = cut.unwrap_err();
    assert!(matches!(&fault, DeployFault::Place(OutputFault::Disk { source, .. })
        if source.kind() == io::ErrorKind::StorageFull));
    let whole = Filter { place: &place, switches, before: |_: &str, _: &str| Ok(()) };
    publish(&whole, &outputs[step]).unwrap();
    assert!(of(tree(&seen)) == of(tree(&outputs[step])), "cut at {cut_at}, then done");
    assert_eq!(super::press::amiss(&seen), Vec::<String>::new());
}

#[test]
fn cut_anywhere_a_place_that_switches_shows_one_release_and_the_next_run_heals() {
    cut_everywhere(true, |place| place.join("current"));
}

#[test]
fn cut_anywhere_a_plain_share_lacks_no_asset_and_the_next_run_heals() {
    cut_everywhere(false, Path::to_owned);
}

#[test]
fn cut_anywhere_the_way_back_is_whole_though_only_two_releases_stay() {
    let press = Press::plain();
    let scratch = tempfile::tempdir().unwrap();
    let outputs = outputs(&press, scratch.path());
    let ground = tempfile::tempdir().unwrap();
    let published = Directory::open(ground.path()).unwrap();
    for output in [0, 1, 0] {
        publish_keeping(&published, &outputs[output], 2).unwrap();
    }
    drop(published);
    for cut_at in (1..).step_by(31) {
        let folder = tempfile::tempdir().unwrap();
        copy(ground.path(), folder.path());
        let shown = || std::fs::read_link(folder.path().join("current")).unwrap();
        let (before, back) = (shown(), folder.path().join("releases/2"));
        let (seen, way_back) = (tree(&folder.path().join(&before)), tree(&back));
        let place = Directory::open(folder.path()).unwrap();
        let place = Filter { place: &place, switches: true, before: full_after(cut_at) };
        let is_cut = publish_keeping(&place, &outputs[2], 2).is_err();
        assert!(is_cut || cut_at > 30, "it was cut now and then");
        if shown() == before {
            assert!(tree(&back) == way_back, "cut at {cut_at}");
        } else {
            // What was seen before is the way back now.
            assert!(tree(&folder.path().join(&before)) == seen, "cut at {cut_at}");
        }
        if !is_cut {
            return;
        }
    }
}

#[test]
fn a_plain_share_gets_assets_then_pages_then_lists_and_the_manifest_last() {
    let press = Press::plain();
    let scratch = tempfile::tempdir().unwrap();
    let outputs = outputs(&press, scratch.path());
    let folder = tempfile::tempdir().unwrap();
    let place = Directory::open(folder.path()).unwrap();
    for output in &outputs {
        let done = Mutex::new(Vec::new());
        let before = |what: &str, path: &str| {
            if !path.contains(".bantin/drafts") {
                done.lock().unwrap().push((what.to_owned(), path.to_owned()));
            }
            Ok(())
        };
        publish(&Filter { place: &place, switches: false, before }, output).unwrap();
        let done = done.into_inner().unwrap();
        let order: Vec<u8> = done.iter().filter_map(|(what, path)| stage(what, path)).collect();
        assert!(order.is_sorted(), "{done:#?}");
        assert!([1, 2, 4].iter().all(|wanted| order.contains(wanted)) || output == &outputs[2]);
    }
    // A colleague whose system knows links finds a plain share and goes on so.
    let whole = Filter { place: &place, switches: true, before: |_: &str, _: &str| Ok(()) };
    let state = publish(&whole, &outputs[1]).unwrap();
    assert_eq!(state.release, None);
    assert!(!folder.path().join("current").exists());
}

/// Tells when in a publication something may be done, of what is surely of one class.
fn stage(what: &str, path: &str) -> Option<u8> {
    let is_record = ["tin-000", "tin-moi", "hop-000"].iter().any(|it| path.contains(it));
    Some(match (what, path.trim_end_matches(".new")) {
        ("remove", ".bantin/intent") => 9,
        (_, ".bantin/intent") => 0,
        // What lies beside its place is no record yet.
        (_, ".bantin/manifest.sha256" | ".bantin/sizes.tsv" | ".bantin/state.json")
            if path.ends_with(".new") =>
        {
            return None;
        }
        (_, ".bantin/manifest.sha256" | ".bantin/seal.tsv") => 7,
        (_, ".bantin/state.json") => 8,
        (_, path) if path.starts_with(".bantin/") => 6,
        ("remove", _) => 5,
        (_, path) if path.starts_with("assets/") => 1,
        (_, path) if is_record && path.contains(".html") => 2,
        (_, "index.html" | "feed.xml" | "sitemap.xml" | "tin/index.html" | "nam/index.html") => 4,
        _ => return None,
    })
}

/// Cuts the publication of one output and then publishes another: what the cut run put is known for what it is.
fn cut_then_another(switches: bool, shown: fn(&Path) -> PathBuf) {
    let press = Press::plain();
    let scratch = tempfile::tempdir().unwrap();
    let outputs = outputs(&press, scratch.path());
    let ground = tempfile::tempdir().unwrap();
    let place = Directory::open(ground.path()).unwrap();
    let whole = Filter { place: &place, switches, before: |_: &str, _: &str| Ok(()) };
    // So many that a new release stands on an old one.
    for at in [0, 1, 0, 1] {
        publish(&whole, &outputs[at]).unwrap();
    }
    drop(place);
    let all = operations(ground.path(), &outputs[2], switches);
    for cut_at in (0..all).filter(|at| at % 5 == 0 || at + 12 > all) {
        let folder = tempfile::tempdir().unwrap();
        copy(ground.path(), folder.path());
        let place = Directory::open(folder.path()).unwrap();
        let cut = Filter { place: &place, switches, before: full_after(cut_at) };
        drop(publish(&cut, &outputs[2]));
        let whole = Filter { place: &place, switches, before: |_: &str, _: &str| Ok(()) };
        for at in [1, 0] {
            publish(&whole, &outputs[at]).unwrap();
            assert_shows(&shown(folder.path()), &outputs[at], &format!("cut at {cut_at}"));
        }
    }
}

/// Looks whether readers see an output and nothing else, but for old assets.
fn assert_shows(seen: &Path, output: &Path, when: &str) {
    let (wanted, all) = (tree(output), tree(seen));
    let there = unpacked(all.clone());
    let differing: Vec<_> =
        wanted.iter().filter(|(path, bytes)| there.get(*path) != Some(bytes)).collect();
    assert!(differing.is_empty(), "{when}: {differing:?}");
    let extra: Vec<_> = there
        .keys()
        .filter(|path| !wanted.contains_key(*path) && !path.starts_with("assets/"))
        .collect();
    assert!(extra.is_empty(), "{when}: {extra:?}");
    for (path, bytes) in all.iter().filter(|(path, _)| path.ends_with(".gz")) {
        let mut text = Vec::new();
        flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut text).unwrap();
        let of = path.trim_end_matches(".gz");
        assert!(there.get(of) == Some(&text), "{when}: {path}");
    }
    let sums = std::process::Command::new("sha256sum")
        .args(["--quiet", "-c", ".bantin/manifest.sha256"])
        .current_dir(seen)
        .output();
    assert!(sums.unwrap().status.success(), "{when}");
}

/// Cuts the publication of one output at its end, that of another soon after it began, and then publishes that: what the
/// first put is known for what it is all the while.
fn cut_twice(switches: bool, shown: fn(&Path) -> PathBuf) {
    let press = Press::plain();
    let scratch = tempfile::tempdir().unwrap();
    let outputs = outputs(&press, scratch.path());
    for before in [&[][..], &[0], &[0, 2, 0]] {
        let ground = tempfile::tempdir().unwrap();
        let place = Directory::open(ground.path()).unwrap();
        let whole = Filter { place: &place, switches, before: |_: &str, _: &str| Ok(()) };
        before.iter().for_each(|at| drop(publish(&whole, &outputs[*at]).unwrap()));
        drop(place);
        let late = operations(ground.path(), &outputs[1], switches) - 12;
        for soon in 1..8 {
            let folder = tempfile::tempdir().unwrap();
            copy(ground.path(), folder.path());
            let place = Directory::open(folder.path()).unwrap();
            for (cut_at, at) in [(late, 1), (soon, 2)] {
                let cut = Filter { place: &place, switches, before: full_after(cut_at) };
                assert!(publish(&cut, &outputs[at]).is_err());
            }
            let whole = Filter { place: &place, switches, before: |_: &str, _: &str| Ok(()) };
            publish(&whole, &outputs[2]).unwrap();
            let when = format!("after {before:?}, cut at {soon}");
            assert_shows(&shown(folder.path()), &outputs[2], &when);
        }
    }
}

#[test]
fn cut_twice_with_other_contents_a_place_that_switches_shows_the_last() {
    cut_twice(true, |place| place.join("current"));
}

#[test]
fn cut_twice_with_other_contents_a_plain_share_shows_the_last() {
    cut_twice(false, Path::to_owned);
}

#[test]
fn cut_and_then_another_content_a_place_that_switches_shows_that() {
    cut_then_another(true, |place| place.join("current"));
}

#[test]
fn cut_and_then_another_content_a_plain_share_shows_that() {
    cut_then_another(false, Path::to_owned);
}

/// Cuts the publication of a page that comes, with a new style, at each operation, and takes both back with the next: what
/// the cut run put is ours, its packed twins too, and in nobody's way when they come again.
fn cut_and_taken_back(switches: bool, shown: fn(&Path) -> PathBuf) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(|| {
        let scratch = tempfile::tempdir().unwrap();
        let outputs = small_outputs(scratch.path());
        let ground = tempfile::tempdir().unwrap();
        let place = Directory::open(ground.path()).unwrap();
        let whole = Filter { place: &place, switches, before: |_: &str, _: &str| Ok(()) };
        publish(&whole, &outputs[0]).unwrap();
        drop(place);
        for cut_at in 0..operations(ground.path(), &outputs[1], switches) {
            let folder = tempfile::tempdir().unwrap();
            copy(ground.path(), folder.path());
            let place = Directory::open(folder.path()).unwrap();
            let cut = Filter { place: &place, switches, before: full_after(cut_at) };
            publish(&cut, &outputs[1]).unwrap_err();
            let whole = Filter { place: &place, switches, before: |_: &str, _: &str| Ok(()) };
            for at in [0, 1, 0] {
                publish(&whole, &outputs[at]).unwrap();
                let when = format!("cut at {cut_at}");
                assert_shows(&shown(folder.path()), &outputs[at], &when);
                let standing = look(&whole, false).unwrap().unwrap();
                assert!(standing.strangers.is_empty(), "{when}: {:?}", standing.strangers);
                assert!(standing.is_settled, "{when}");
            }
        }
    });
}

#[test]
fn cut_and_taken_back_a_place_that_switches_holds_no_strangers() {
    cut_and_taken_back(true, |place| place.join("current"));
}

#[test]
fn cut_and_taken_back_a_plain_share_holds_no_strangers() {
    cut_and_taken_back(false, Path::to_owned);
}

#[test]
fn a_packed_file_of_others_at_a_plain_share_outlives_a_cut_run() {
    let scratch = tempfile::tempdir().unwrap();
    let outputs = small_outputs(scratch.path());
    let folder = tempfile::tempdir().unwrap();
    let place = Directory::open(folder.path()).unwrap();
    let whole = Filter { place: &place, switches: false, before: |_: &str, _: &str| Ok(()) };
    publish(&whole, &outputs[0]).unwrap();
    // It has the name that a twin of ours would have, and we made none.
    let theirs = folder.path().join("robots.txt.gz");
    std::fs::write(&theirs, "theirs").unwrap();
    let cut = Filter { place: &place, switches: false, before: full_after(9) };
    publish(&cut, &outputs[1]).unwrap_err();
    for at in [0, 1] {
        publish(&whole, &outputs[at]).unwrap();
        assert_eq!(std::fs::read(&theirs).unwrap(), b"theirs");
    }
}
