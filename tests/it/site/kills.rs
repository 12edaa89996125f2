//! The real program, killed at any moment; and two of it at once.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::fixture::{Ran, Site, Tree};
use super::maker;

const KILLS: u32 = 25;

/// A site of a few hundred files with two generations that differ in nearly every file.
struct Generations {
    site: Site,
    /// The outputs of clean builds.
    clean: [Tree; 2],
}

const TITLES: [&str; 2] = ["Bản tin một", "Bản tin hai"];
const FILE: &str = "content/files/nang.txt";

impl Generations {
    fn new() -> Self {
        let site = maker::site(60);
        let clean = [0, 1].map(|generation| {
            Self::turn_to(&site, generation);
            site.build();
            site.tree()
        });
        assert!(clean[0].len() > 250, "{} files", clean[0].len());
        fs::remove_dir_all(site.public()).unwrap();
        Self { site, clean }
    }

    /// Makes the content that of a generation: another title, a file that only one of them has, and an
    /// article whose folder of pages comes and goes.
    fn turn_to(site: &Site, generation: usize) {
        let text = site.read("bulletin.toml");
        let line = text.lines().find(|line| line.starts_with("title")).unwrap();
        let title = format!("title = {{ vi = \"{}\", en = \"Bulletin\" }}", TITLES[generation]);
        site.write("bulletin.toml", &text.replace(line, &title));
        let article = "content/articles/2019/mot-minh.vi.md";
        if generation == 0 {
            site.write(FILE, &"nặng\n".repeat(20_000));
            site.write(
                article,
                "+++\ntitle = \"Một mình\"\ndate = 2019-01-01\nkind = \"tin\"\nbody = \"ubnd\"\n+++\n",
            );
        } else {
            for path in [FILE, article] {
                let _gone_already = fs::remove_file(site.path().join(path));
            }
        }
    }

    /// Each file is whole: that of one generation or of the other.
    fn assert_whole(&self, when: &str) {
        if !self.site.public().exists() {
            return;
        }
        for (path, bytes) in self.site.tree() {
            let known = self.clean.iter().any(|clean| clean.get(&path) == Some(&bytes));
            assert!(known, "{path} is neither old nor new {when}");
        }
    }

    fn assert_healed(&self, generation: usize, when: &str) {
        self.site.build();
        let tree = self.site.tree();
        let clean = &self.clean[generation];
        let paths: BTreeSet<_> = tree.keys().chain(clean.keys()).collect();
        let unlike = paths.into_iter().filter(|path| tree.get(*path) != clean.get(*path));
        assert_eq!(unlike.collect::<Vec<_>>(), Vec::<&String>::new(), "{when}");
        let own = fs::read_dir(self.site.public().join(".bantin")).unwrap();
        let mut own: Vec<_> = own.map(|entry| entry.unwrap().file_name()).collect();
        own.sort();
        assert_eq!(own, ["manifest.sha256", "sizes.tsv"], "{when}");
    }
}

/// Starts a build and kills it after a while; tells whether it was still at work.
fn kill_after(mut build: Command, delay: Duration) -> bool {
    let mut child = build.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    sleep(delay);
    child.kill().unwrap();
    !child.wait().unwrap().success()
}

/// From the first instant of a build to its end, over a first build and over changes both ways.
#[test]
fn a_build_that_is_killed_at_any_moment_leaves_whole_files_and_is_healed_by_the_next() {
    let generations = Generations::new();
    let site = &generations.site;
    let started = Instant::now();
    Generations::turn_to(site, 0);
    site.build();
    Generations::turn_to(site, 1);
    site.build();
    let whole = started.elapsed() / 2;
    let mut killed = 0;
    for n in 0..KILLS {
        let generation = (n % 2) as usize;
        if n % 5 == 4 {
            fs::remove_dir_all(site.public()).unwrap();
        }
        Generations::turn_to(site, generation);
        let delay = whole * (n + 1) / KILLS;
        killed += u32::from(kill_after(site.command(&["build"]), delay));
        let when = format!("after kill {n} at {delay:?}");
        generations.assert_whole(&when);
        // Now and then the content turns back before anything is healed.
        let generation = if n % 3 == 0 { 1 - generation } else { generation };
        Generations::turn_to(site, generation);
        generations.assert_healed(generation, &when);
    }
    assert!(killed > KILLS / 4, "{killed} builds were killed at work");
}

/// The second waits for the first, and both end well.
#[test]
fn two_builds_at_once_both_end_well() {
    let generations = Generations::new();
    let site = &generations.site;
    Generations::turn_to(site, 0);
    for generation in [0, 1, 0] {
        Generations::turn_to(site, generation);
        let start = || {
            let mut command = site.command(&["build"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let builds = [start(), start(), start()];
        for build in builds {
            let ran = Ran::of(build.wait_with_output().unwrap());
            assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        }
        generations.assert_healed(generation, "after two builds at once");
    }
}
