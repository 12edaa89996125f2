//! Two builds at once, and the lock of a killed one.

use std::fs;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

use bantin::build::fault::OutputFault;
use bantin::rooms::disk::lock::Holder;

use super::fixture::{Site, put};
use super::kill_child::{FILES, held_after};

#[test]
fn a_killed_process_leaves_a_lock_that_is_none_and_the_next_build_heals() {
    let clean = Site::new();
    clean.build(FILES);
    for steps in 0..10 {
        let site = Site::new();
        let mut child = held_after(steps, &site.public());
        child.kill().and_then(|()| child.wait()).expect("it runs");
        let pid = fs::read_to_string(site.public().join(".bantin/lock")).expect("it stayed");
        assert_eq!(pid.trim_end().parse(), Ok(child.id()));
        site.build(FILES);
        assert_eq!(site.whole_tree(), clean.whole_tree(), "after step {steps}");
    }
}

#[test]
fn the_second_build_is_told_who_holds_the_lock_and_waits() {
    let site = Site::new();
    let mut child = held_after(3, &site.public());
    let mut told = None;
    let folder = site.folder().expect("it is ours");
    let staging = folder.staging(|holder| {
        told = Some(holder);
        child.kill().expect("it runs");
        ControlFlow::Continue(())
    });
    let staging = staging.expect("the lock after the wait");
    assert_eq!(told, Some(Holder { pid: Some(child.id()) }));
    child.wait().expect("it was killed");
    put(&staging, FILES).expect("the disk works");
    staging.commit(|_| {}).expect("the disk works");
}

#[test]
fn the_second_build_may_stop() {
    let site = Site::new();
    let held = site.staged(FILES).expect("nothing is in the way");
    let second = site.folder().expect("it is ours").staging(|_| ControlFlow::Break(()));
    let own = std::process::id();
    assert!(matches!(second, Err(OutputFault::Held { pid: Some(pid) }) if pid == own));
    held.commit(|_| {}).expect("the disk works");
    assert!(!site.public().join(".bantin/lock").exists());
}

#[test]
fn many_builds_at_once_come_one_after_another() {
    let site = Site::new();
    let inside = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for thread in 0..6 {
            let (site, inside) = (&site, &inside);
            scope.spawn(move || {
                for round in 0..20 {
                    let text = format!("{thread} {round}");
                    let staging = site.staged(&[("index.html", &text), ("a/b", "b")]);
                    let staging = staging.expect("nothing is in the way");
                    assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                    std::thread::yield_now();
                    inside.fetch_sub(1, Ordering::SeqCst);
                    // Some are given up, so that the folders of the first come and go.
                    match round % 3 {
                        0 => staging.abandon().expect("the disk works"),
                        _ => drop(staging.commit(|_| {}).expect("the disk works")),
                    }
                }
            });
        }
    });
    assert!(!site.public().join(".bantin/lock").exists());
}
