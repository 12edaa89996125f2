//! A second process: this test binary again, told by its environment to build and to stop midway.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use bantin::rooms::disk::staging::Staging;

use super::fixture::{Files, open, put};

pub(super) const FILES: &Files<'_> =
    &[("assets/a.css", "a"), ("index.html", "home"), ("tin/2022/a/index.html", "a")];

const OUTPUT: &str = "BANTIN_TEST_OUTPUT";
const STEPS: &str = "BANTIN_TEST_STEPS";

/// Not a test of its own: what the second process does.
#[test]
#[ignore = "it is started by other tests"]
fn child() {
    let Some(output) = std::env::var_os(OUTPUT) else {
        return;
    };
    let folder = open(Path::new(&output)).expect("it is ours");
    let staging = folder.staging(|_| std::ops::ControlFlow::Continue(())).expect("a lock");
    put(&staging, FILES).expect("the disk works");
    let Ok(count) = std::env::var(STEPS) else {
        staging.commit(|_| {}).expect("the disk works");
        return;
    };
    let mut steps = Staging::steps(staging).expect("nothing is in the way");
    for _ in 0..count.parse().expect("a number") {
        steps.next();
    }
    writeln!(std::io::stderr(), "ready").expect("a pipe");
    std::thread::sleep(std::time::Duration::from_secs(60));
}

/// Starts a build that holds the lock after `steps` steps, and waits until it is there.
pub(super) fn held_after(steps: usize, public: &Path) -> Child {
    let mut child = command(Command::new(this_binary()), public)
        .env(STEPS, steps.to_string())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it can be started");
    let lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    assert!(lines.map_while(Result::ok).any(|line| line == "ready"));
    child
}

/// Runs a whole build under a umask.
#[cfg(unix)]
pub(super) fn under_umask(umask: &str, public: &Path) -> ExitStatus {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("umask {umask}; exec \"$0\" \"$@\"")]).arg(this_binary());
    command(shell, public).status().expect("it can be started")
}

fn command(mut command: Command, public: &Path) -> Command {
    let name = concat!(module_path!(), "::child").split_once("::").expect("the binary's name").1;
    command.args(["--ignored", "--exact", name, "--nocapture", "--quiet"]);
    command.env(OUTPUT, public).stdin(Stdio::null()).stdout(Stdio::null());
    command
}

fn this_binary() -> std::path::PathBuf {
    std::env::current_exe().expect("it runs")
}
