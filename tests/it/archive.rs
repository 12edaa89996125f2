//! Archives: what goes in and what never does, that they open and check without anything else, and that they are the same
//! wherever they are made.

mod damage;
mod foreign;
mod forms;
mod pages;
mod privacy;
mod sameness;

use std::path::PathBuf;

use super::site::fixture::{Ran, Site, Tree, tests, tree};

/// Makes an archive, which must succeed, and returns its place.
fn archive(site: &Site, arguments: &[&str]) -> PathBuf {
    let ran = site.run(&[&["archive"], arguments].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let place = ran.out.strip_prefix("Made the archive ").expect(&ran.out);
    PathBuf::from(place.split_once(": ").unwrap().0)
}

/// Returns every file of a bag.
fn bag(site: &Site, arguments: &[&str]) -> Tree {
    tree(&archive(site, arguments), &|_| true)
}

/// Checks what lies at a place.
fn verify(site: &Site, place: &std::path::Path, more: &[&str]) -> Ran {
    site.run(&[&["verify", place.to_str().unwrap()], more].concat())
}

/// The good site that bad input is tried on: an article, a meeting, a batch.
fn base() -> Site {
    Site::copy_of(&tests().join("bad/base"), &["bulletin.toml", "content"])
}
