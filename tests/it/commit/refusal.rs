//! Folders that may not be an output; nothing in them is touched.

use std::fs;
use std::path::Path;

use bantin::build::fault::{OutputFault, Refusal};
use bantin::rooms::disk::output_folder::{OutputFolder, Place};

use super::fixture::Site;

fn refusal(site: &Site, output: &Path) -> Option<Refusal> {
    let (content, home) = (site.root().join("site/content"), site.root().join("home"));
    let root = site.root().join("site");
    for folder in [&content, &home] {
        fs::create_dir_all(folder).expect("it can be made");
    }
    let place = Place { output, site: &root, sources: &[&content], home: Some(&home) };
    match OutputFolder::open(&place) {
        Ok(_) => None,
        Err(OutputFault::Refused { why, .. }) => Some(why),
        Err(fault) => panic!("{fault}"),
    }
}

#[test]
fn folders_that_the_build_reads_and_those_that_hold_them() {
    let site = Site::new();
    let root = site.root();
    assert_eq!(refusal(&site, Path::new("/")), Some(Refusal::Root));
    assert_eq!(refusal(&site, &root.join("home")), Some(Refusal::Home));
    assert_eq!(refusal(&site, root), Some(Refusal::Home));
    let holds = |path: &str| Some(Refusal::Holds(root.join(path)));
    assert_eq!(refusal(&site, &root.join("site")), holds("site/content"));
    assert_eq!(refusal(&site, &root.join("site/content/../content/.")), holds("site/content"));
    let inside = Some(Refusal::Inside(root.join("site/content")));
    assert_eq!(refusal(&site, &root.join("site/content/public")), inside);
    for good in ["site/public", "site/not/yet/there", "home/public", "elsewhere/"] {
        assert_eq!(refusal(&site, &root.join(good)), None, "{good}");
        assert!(!root.join(good).exists(), "looking makes nothing");
    }
}

#[test]
fn a_folder_that_is_not_ours() {
    let site = Site::new();
    let public = site.root().join("site/public");
    fs::create_dir_all(public.join(".bantin/stage/pages")).expect("it can be made");
    fs::write(public.join(".gitkeep"), "").expect("it can be written");
    fs::write(public.join(".gitignore"), "*").expect("it can be written");
    assert_eq!(refusal(&site, &public), None, "a killed first stage and keep-files");
    fs::write(public.join("index.html"), "mine").expect("it can be written");
    assert_eq!(refusal(&site, &public), Some(Refusal::NotOurs));
    for record in ["intent", "manifest.sha256"] {
        let path = public.join(".bantin").join(record);
        fs::write(&path, "").expect("it can be written");
        assert_eq!(refusal(&site, &public), None, "{record}");
        fs::remove_file(path).expect("it is there");
    }
    assert_eq!(refusal(&site, &public.join("index.html")), Some(Refusal::NoFolder));
}

#[test]
#[cfg(unix)]
fn links_in_the_place_of_the_folder() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    fs::create_dir_all(site.root().join("real")).expect("it can be made");
    for (target, link) in [("real", "link"), ("nowhere", "dangling")] {
        let link = site.root().join(link);
        symlink(site.root().join(target), &link).expect("it can be linked");
        assert_eq!(refusal(&site, &link), Some(Refusal::Link));
        assert_eq!(refusal(&site, &link.join("")), Some(Refusal::Link), "with a slash at the end");
    }
    symlink(site.root().join("real"), site.root().join("real/.bantin")).expect("it can be linked");
    assert_eq!(refusal(&site, &site.root().join("real")), Some(Refusal::Link));
}
