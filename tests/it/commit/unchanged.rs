//! A second build of the same site, dry runs, builds that are given up, and the forms that others read.

use std::process::Command;

use bantin::build::fault::OutputFault;
use bantin::build::output::Sink;
use bantin::build::tree::{Fate, FileClass};

use super::fixture::{Files, Site};

const FILES: &Files<'_> = &[
    ("assets/a.css", "a"),
    ("empty.html", ""),
    ("index.html", "home"),
    ("sitemap.xml", "map"),
    ("tin/2022/a/index.html", "a"),
];

#[cfg(unix)]
mod unix {
    use std::collections::BTreeMap;
    use std::os::unix::fs::MetadataExt as _;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::{Path, PathBuf};

    use super::{FILES, Site};

    type Stamps = BTreeMap<PathBuf, (u64, i64, i64, i64, i64)>;

    /// Inode and times of all below; of `.bantin` itself only what is in it, for a lock came and went there.
    fn stamps(root: &Path) -> Stamps {
        let entries =
            walkdir::WalkDir::new(root).into_iter().map(|entry| entry.expect("it is there"));
        entries
            .filter(|entry| entry.file_name() != ".bantin")
            .map(|entry| {
                let it = entry.metadata().expect("it is there");
                let stamp = (it.ino(), it.mtime(), it.mtime_nsec(), it.ctime(), it.ctime_nsec());
                (entry.into_path(), stamp)
            })
            .collect()
    }

    #[test]
    fn the_same_site_again_touches_nothing() {
        let site = Site::new();
        assert_eq!(site.build(FILES).written.len(), FILES.len());
        let before = stamps(&site.public());
        let again = site.build(FILES);
        assert!(again.is_empty(), "{again}");
        assert_eq!(again.unchanged, FILES.len());
        assert_eq!(stamps(&site.public()), before);
    }

    #[test]
    fn one_changed_file_touches_itself_and_the_records() {
        let site = Site::new();
        site.build(FILES);
        let before = stamps(&site.public());
        let mut files = FILES.to_vec();
        files[2].1 = "HOME";
        assert_eq!(site.build(&files).to_string(), "~ index.html\n");
        let after = stamps(&site.public());
        let changed = |(path, stamp): (&PathBuf, _)| {
            (before.get(path) != Some(stamp)).then_some(path.clone())
        };
        let changed: Vec<_> = after.iter().filter_map(changed).collect();
        // The root's own times change when a file is moved in; the sizes are the same and stay.
        let expected = ["", ".bantin/manifest.sha256", "index.html"];
        let expected =
            expected.map(|path| site.public().join(path).components().collect::<PathBuf>());
        assert_eq!(changed, expected);
    }

    #[test]
    fn files_are_644_and_folders_755_under_any_umask() {
        let site = Site::new();
        let status = super::super::kill_child::under_umask("077", &site.public());
        assert!(status.success());
        let mut count = 0;
        for entry in walkdir::WalkDir::new(site.public()) {
            let metadata = entry.expect("it is there").metadata().expect("it is there");
            let expected = if metadata.is_dir() { 0o755 } else { 0o644 };
            assert_eq!(metadata.permissions().mode() & 0o777, expected);
            count += 1;
        }
        assert!(count > 5, "{count}");
    }
}

#[test]
fn the_manifest_is_what_sha256sum_reads() {
    let site = Site::new();
    site.build(FILES);
    let Ok(output) = Command::new("sha256sum")
        .args(["--strict", "-c", ".bantin/manifest.sha256"])
        .current_dir(site.public())
        .output()
    else {
        return; // A system without the program has nothing to disagree.
    };
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), FILES.len());
}

#[test]
fn a_dry_run_tells_the_same_commit_and_writes_nothing() {
    let site = Site::new();
    let planned = site.dry_run(FILES).expect("nothing is in the way");
    assert!(!site.public().exists());
    assert_eq!(site.build(FILES), planned);

    let changed: &Files<'_> = &[("index.html", "new"), ("tin/2022/b/index.html", "b")];
    let before = site.whole_tree();
    let planned = site.dry_run(changed).expect("nothing is in the way");
    assert_eq!(site.whole_tree(), before);
    assert_eq!(site.build(changed), planned);
    assert_eq!(planned.count(Fate::Changed), 1);
    assert_eq!(
        planned.to_string(),
        "~ index.html\n+ tin/2022/b/index.html\n- assets/a.css\n- empty.html\n- sitemap.xml\n\
         - tin/2022/a/index.html\n"
    );
}

#[test]
fn a_build_that_is_given_up_leaves_everything_as_it_was() {
    let site = Site::new();
    site.staged(FILES).and_then(|staging| staging.abandon()).expect("the disk works");
    assert!(!site.public().exists(), "what was not there is not there again");

    site.build(FILES);
    let before = site.whole_tree();
    let changed: &Files<'_> = &[("index.html", "new")];
    site.staged(changed).and_then(|staging| staging.abandon()).expect("the disk works");
    assert_eq!(site.whole_tree(), before);
    drop(site.staged(changed).expect("the disk works"));
    assert_eq!(site.whole_tree(), before, "dropped is given up");
}

#[test]
fn steps_are_told_as_they_are_done() {
    let site = Site::new();
    let mut told = Vec::new();
    let staging = site.staged(FILES).expect("nothing is in the way");
    let commit =
        staging.commit(|at| told.push((at.done, at.step.clone()))).expect("the disk works");
    assert_eq!(told.iter().map(|(_, step)| step.clone()).collect::<Vec<_>>(), commit.steps);
    assert_eq!(told.last().map(|(done, _)| *done), Some(commit.steps.len()));
}

#[test]
fn one_path_twice_is_a_fault() {
    let site = Site::new();
    let staging = site.staged(FILES).expect("nothing is in the way");
    let again = staging.put("index.html", FileClass::Page, b"home");
    assert!(matches!(again, Err(OutputFault::Twice { .. })), "{again:?}");
}

#[test]
#[cfg(not(debug_assertions))]
fn a_path_that_leaves_the_folder_is_refused() {
    let site = Site::new();
    let staging = site.staged(FILES).expect("nothing is in the way");
    for path in ["../a", "/a", ".bantin/manifest.sha256", ""] {
        let put = staging.put(path, FileClass::Page, b"x");
        assert!(matches!(put, Err(OutputFault::Unclean { .. })), "{path}: {put:?}");
    }
}
