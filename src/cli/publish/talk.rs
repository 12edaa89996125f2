//! What a publication says to whoever runs it, and asks.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use super::Publishing;
use super::input::{Ended, Step, refuse};
use super::words::{Deploying, Outcome, json};
use crate::cli::arguments::Format;
use crate::cli::exit::Exit;
use crate::ground::diagnostic::{Code, Diagnostic};
use crate::ground::text::nfc::nfc;

impl Publishing<'_> {
    /// Asks, unless that is not wanted; tells whether somebody was asked.
    pub(super) fn ask(&self) -> Step<bool> {
        if self.arguments.yes {
            return Ok(false);
        }
        let words = ["Đăng lên? [c/K] ", "Publish? [y/N] "].map(str::to_owned);
        let Some(answer) = self.answer(&words) else {
            let found = Diagnostic::of_run(Code::NotConfirmed).with("target", &*self.target.name);
            return Err(refuse(self.run, found, Exit::Usage));
        };
        match ["c", "có", "co", "y", "yes"].contains(&&*nfc(&answer.to_lowercase())) {
            true => Ok(true),
            false => {
                self.say(["Chưa đăng gì.", "Nothing was published."]);
                Err(Ended(Exit::Done))
            }
        }
    }

    /// Asks on the terminal; nothing where there is none.
    pub(super) fn answer(&self, words: &[String; 2]) -> Option<String> {
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return None;
        }
        let [vi, en] = words;
        let mut out = anstream::stderr();
        let _closed = write!(out, "{}", self.run.speech.pick(vi, en)).and_then(|()| out.flush());
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).ok()?;
        Some(line.trim().to_owned())
    }

    /// Says what will change, to a person; a program is told when it is known what became of it.
    pub(super) fn show(&self, deploying: &Deploying<'_>) {
        if self.arguments.format == Format::Text {
            let _closed_pipe = write!(anstream::stdout(), "{}", deploying.words());
        }
    }

    pub(super) fn conclude(&self, deploying: &Deploying<'_>, outcome: Step<Outcome>) -> Step<Exit> {
        if self.arguments.format == Format::Json {
            let outcome = *outcome.as_ref().unwrap_or(&Outcome::Stopped);
            let mut out = anstream::stdout();
            let said = write!(out, "{}", json(deploying, outcome)).and_then(|()| out.flush());
            // Whoever closed the pipe wants no more; where it was not taken, the program that waits for it is told.
            let error = said.err().filter(|error| error.kind() != io::ErrorKind::BrokenPipe);
            if let Some(error) = error {
                self.say([
                    &format!("Không ghi được JSON ra đầu ra chuẩn: {error}"),
                    &format!("The JSON could not be written to the standard output: {error}"),
                ]);
                return Err(Ended(Exit::World));
            }
        }
        outcome.map(|_| Exit::Done)
    }

    pub(super) fn say(&self, [vi, en]: [&str; 2]) {
        let _closed_pipe = writeln!(anstream::stderr(), "{}", self.run.speech.pick(vi, en));
    }
}
