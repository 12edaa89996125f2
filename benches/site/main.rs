//! The benchmark of whole sites: makes a bulletin of a size, runs the program over it, and prints one table.
//!
//! `make N DIR` only makes the bulletin.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark stands in the world: it makes sites, runs the program and reads the clock"
)]

mod maker;

use std::path::Path;
use std::process::ExitCode;

fn main() -> anyhow::Result<ExitCode> {
    // Cargo adds `--bench` by itself.
    let arguments: Vec<_> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["make", articles, folder] => maker::make(articles.parse()?, Path::new(folder))?,
        _ => {
            println!("make N DIR; the day is {}", maker::TODAY);
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
