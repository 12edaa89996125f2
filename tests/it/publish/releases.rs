//! A folder that switches at once: releases, what they share, old assets, and a reader all the while.

use std::fs;
use std::io::Read as _;
use std::os::unix::fs::MetadataExt as _;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use bantin::rooms::publish::Directory;

use super::press::{Filter, Press, amiss, publish, tree, unpacked};

#[test]
fn what_is_published_is_what_was_built_with_its_packed_twins() {
    let press = Press::new();
    press.published();
    assert_eq!(fs::read_link(press.current()).unwrap().to_str(), Some("releases/1"));
    let (built, shown) = (tree(&press.site.public()), tree(&press.current()));
    assert!(unpacked(shown.clone()) == built);
    let packed: Vec<_> = shown.iter().filter(|(path, _)| path.ends_with(".gz")).collect();
    assert!(packed.len() > 50);
    for (path, bytes) in packed {
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut unpacked).unwrap();
        assert!(unpacked == built[path.trim_end_matches(".gz")], "{path}");
    }
    assert_eq!(amiss(&press.current()), Vec::<String>::new());
    let checked = std::process::Command::new("sha256sum")
        .args(["--quiet", "-c", ".bantin/manifest.sha256"])
        .current_dir(press.current())
        .status();
    assert!(checked.unwrap().success());
}

#[test]
fn unchanged_files_are_shared_and_so_many_releases_stay() {
    let press = Press::new();
    for n in 1..=6 {
        press.edit(n).published();
        let built = tree(&press.site.public());
        assert!(unpacked(tree(&press.current())) == built, "{n}");
        assert_eq!(amiss(&press.current()), Vec::<String>::new());
    }
    let mut releases: Vec<String> = fs::read_dir(press.place().join("releases"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    releases.sort();
    assert_eq!(releases, ["4", "5", "6"]);
    let number = |release: &str, path: &str| {
        fs::metadata(press.place().join("releases").join(release).join(path)).unwrap().ino()
    };
    for path in ["robots.txt", "404.html", "404.html.gz", "don-vi/nam-hong/index.html"] {
        assert_eq!(number("4", path), number("6", path), "{path} is one file");
    }
    assert_ne!(
        number("5", "tin/2021/tin-0001/index.html"),
        number("6", "tin/2021/tin-0001/index.html")
    );
}

#[test]
fn nothing_to_send_sends_nothing() {
    let press = Press::new();
    press.published();
    let before = fs::read(press.place().join(".bantin/state.json")).unwrap();
    let ran = press.published();
    assert!(ran.err.contains("there is nothing to send"), "{}", ran.err);
    assert_eq!(fs::read(press.place().join(".bantin/state.json")).unwrap(), before);
}

#[test]
fn old_assets_stay_for_readers_of_old_pages_and_then_go() {
    let press = Press::plain();
    press.published();
    let style = |folder: &std::path::Path| -> Vec<String> {
        let files = tree(folder).into_keys();
        files.filter(|path| path.starts_with("assets/") && path.ends_with(".css")).collect()
    };
    let old = style(&press.current());
    assert_eq!(old.len(), 1);
    press.site.write("themes/plain/assets/plain.css", "p { color: red }\n");
    press.published();
    assert_eq!(style(&press.current()).len(), 2);
    assert!(style(&press.current()).contains(&old[0]));
    press.edit(1).published();
    assert!(style(&press.current()).contains(&old[0]), "release 1 still stays");
    press.edit(2).published();
    assert!(!style(&press.current()).contains(&old[0]), "the release that needs it is gone");
}

#[test]
fn a_reader_all_the_while_finds_every_page_whole_and_each_asset() {
    let press = Press::plain();
    press.published();
    let (is_over, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    let current = press.current();
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let pages = [
                "index.html",
                "tin/index.html",
                "tin/2021/tin-0001/index.html",
                "nam/2021/index.html",
            ];
            let mut amiss = Vec::new();
            while !is_over.load(Ordering::Relaxed) {
                for page in pages {
                    let Ok(text) = fs::read_to_string(current.join(page)) else {
                        amiss.push(format!("{page} is not there"));
                        continue;
                    };
                    if !text.trim_end().ends_with("</html>") {
                        amiss.push(format!("{page} is cut"));
                    }
                    let style =
                        text.split("href=\"/assets/").nth(1).and_then(|it| it.split('"').next());
                    let style = style.unwrap_or("none");
                    if fs::read(current.join("assets").join(style)).is_err() {
                        amiss.push(format!("{page} lacks {style}"));
                    }
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            }
            amiss
        });
        for n in 0..8 {
            press.site.write("themes/plain/assets/plain.css", &format!("p {{ margin: {n}px }}\n"));
            press.edit(n).published();
        }
        is_over.store(true, Ordering::Relaxed);
        assert_eq!(reader.join().unwrap(), Vec::<String>::new());
    });
    assert!(reads.into_inner() > 100, "it read while there was publishing");
}

#[test]
fn a_removal_of_an_old_release_that_was_cut_goes_on() {
    let press = Press::new();
    for n in 0..3 {
        press.edit(n).published();
    }
    let folder = |name: &str, file: &str| {
        let folder = press.place().join("releases").join(name);
        fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
        fs::create_dir_all(folder.join(".bantin")).unwrap();
        let sum = bantin::ground::digest::Digest::of(b"");
        fs::write(folder.join(".bantin/manifest.sha256"), format!("{sum}  {file}\n")).unwrap();
        fs::write(folder.join(".bantin/sizes.tsv"), format!("{file}\t0\n")).unwrap();
        folder
    };
    // A run that was killed while it removed leaves a part under the name of what goes.
    let going = folder(".going-1", "tin/index.html");
    fs::write(going.join("tin/index.html"), "half").unwrap();
    // And one whose files are all gone, and not yet their folders.
    let emptied = folder(".going-2", "nam/2023/index.html");
    // Somebody took such a name for something else.
    let theirs = press.place().join("releases/.going-5");
    fs::create_dir(&theirs).unwrap();
    fs::write(theirs.join("a"), "theirs").unwrap();
    press.edit(4).published();
    assert!(!going.exists() && !emptied.exists());
    assert_eq!(fs::read(theirs.join("a")).unwrap(), b"theirs");
    assert_eq!(amiss(&press.current()), Vec::<String>::new());
}

#[test]
fn a_place_without_links_is_told_as_such_and_gets_no_publication_of_what_it_has() {
    let press = Press::new();
    let output = press.site.path().join("built");
    press.build(&output);
    // A place that began without links goes on so.
    let place = Directory::open(&press.place()).unwrap();
    let whole = Filter { place: &place, switches: false, before: |_: &str, _: &str| Ok(()) };
    publish(&whole, &output).unwrap();
    drop(place);
    let state = fs::read(press.place().join(".bantin/state.json")).unwrap();
    for _ in 0..2 {
        let ran = press.published();
        assert!(ran.err.contains("nothing to send"), "{}", ran.err);
        assert_eq!(fs::read(press.place().join(".bantin/state.json")).unwrap(), state);
    }
    press.edit(1);
    let ran = press.publish(&["--dry-run"]);
    assert!(ran.out.contains("cannot switch in one step"), "{}", ran.out);
    let ran = press.publish(&["--dry-run", "--lang", "vi"]);
    assert!(ran.out.contains("không chuyển bản trong một bước được"), "{}", ran.out);
    let ran = press.publish(&["--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, &said["at_once"]), (0, &false.into()), "{}", ran.err);
    // Where there are links nothing is said of it; of a new place nothing is known before it is tried.
    let press = Press::new();
    let ran = press.publish(&["--dry-run", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(said["at_once"].is_null());
    assert!(!press.published().out.contains("cannot switch"));
}
