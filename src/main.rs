//! The command `bantin`: arguments in, an exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    bantin::cli::run(std::env::args_os()).into()
}
