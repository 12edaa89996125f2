//! The command `bantin`: arguments in, an exit code out.

use std::process::ExitCode;

/// Rendering makes and drops many small texts, on all threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    bantin::cli::run(std::env::args_os()).into()
}
