//! Floor 7, the command line: arguments as typed, what they mean, one file a command, and the printing.

mod archive;
mod arguments;
mod build;
mod check;
mod excerpt;
mod exit;
mod explain;
mod faults;
mod import_urls;
mod language;
mod opening;
mod edits;
mod print;
mod problems;
mod progress;
mod publish;
mod run;
mod serve;
mod size;
mod summary;
mod usage;
mod verify;
mod words;

use std::ffi::OsString;
use std::path::Path;

pub use exit::Exit;

use arguments::{Arguments, Command};
use clap::{CommandFactory, FromArgMatches};
use language::Speech;
use run::Run;

/// Runs a command line, its name first, and tells how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let speech = Speech::find(&arguments);
    let command = words::translate(Arguments::command(), speech);
    let matches = command.try_get_matches_from(&arguments);
    let parsed = matches.and_then(|matches| Arguments::from_arg_matches(&matches));
    let parsed = match parsed {
        Ok(parsed) => parsed,
        Err(error) => return usage::say(&error, speech),
    };
    let on_site = |act: &dyn Fn(Run) -> Exit| match Run::new(&parsed.global, speech) {
        Ok(run) => act(run),
        Err(exit) => exit,
    };
    match &parsed.command {
        Command::Build(arguments) => on_site(&|run| build::run(&run, arguments)),
        Command::Check(arguments) => on_site(&|run| check::run(&run, arguments)),
        Command::Explain(arguments) => explain::run(speech, arguments),
        Command::ImportUrls(arguments) => on_site(&|run| import_urls::run(&run, arguments)),
        Command::Serve(arguments) => on_site(&|run| serve::run(run, arguments)),
        Command::Publish(arguments) => on_site(&|run| publish::run(&run, arguments)),
        Command::Archive(arguments) => on_site(&|run| archive::run(&run, arguments)),
        // Whatever is checked needs no site; one that is named is where its archives are noted.
        Command::Verify(arguments) => match &parsed.global.site {
            Some(_) => on_site(&|run| verify::run(speech, &run.site, arguments)),
            None => verify::run(speech, Path::new("."), arguments),
        },
    }
}
