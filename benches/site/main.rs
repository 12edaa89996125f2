//! The benchmark of whole sites: makes a bulletin of a size, runs the program over it, and prints one table.
//!
//! It asserts outcomes, never times: what a time is worth depends on the machine (`benches/README.md`).
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "a benchmark stands in the world: it makes sites, runs the program and reads the clock"
)]

mod archive;
mod arguments;
mod builds;
mod checks;
mod floor;
mod maker;
mod measure;
mod parse;
mod preview;
mod publish;
mod row;
mod table;
mod tree;
mod workbench;

use clap::Parser as _;

use arguments::{Arguments, Command};

/// What the program has: checks that are measured in this process cost what they cost there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    match &arguments.command {
        Some(Command::Make { articles, folder }) => Ok(maker::make(*articles, folder)?),
        Some(Command::Floor { site, built, out }) => floor::run(site, built, out),
        Some(Command::Parse { site }) => parse::run(site),
        Some(Command::Checks { articles }) => table::checking(*articles, arguments.runs),
        Some(Command::Archive { articles }) => table::archiving(*articles),
        Some(Command::Publish { articles }) => table::publishing(*articles),
        None if arguments.is_asked() => table::run(&arguments.sizes(), arguments.runs),
        None => {
            println!("not asked to measure: cargo bench --bench site");
            Ok(())
        }
    }
}
