//! The integration tests: one binary, one module for each family.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub,
    reason = "tests stand in the world: they make sites, run the program and look at its output"
)]

mod archive;
mod bad;
mod check;
mod commit;
mod house;
mod ledger;
mod manual;
mod preview;
mod publish;
mod site;
mod web_server;
