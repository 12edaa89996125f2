//! What the server is given to show: a moment of the site, and its problems as a browser shows them.

use serde::Serialize;

use crate::build::preview::answer::Shown;
use crate::build::source::Source;
use crate::ground::diagnostic::Report;

/// Turns findings into what a browser shows, with the lines of files that the source holds.
pub type Explain = Box<dyn Fn(&Report, &dyn Source) -> Vec<Problem> + Send + Sync>;

/// What is shown from some moment on.
#[derive(Clone, Default)]
pub struct View {
    /// Grows with each view.
    pub version: u64,
    /// The site.
    pub shown: Shown,
    /// All that is wrong with it now, but for what only rendering finds.
    pub problems: Vec<Problem>,
    /// The files that are shown as they last were without an error; `held_whole` where the whole site is.
    pub held: Vec<String>,
    /// Whether the whole site is shown as it last was.
    pub held_whole: bool,
    /// The addresses of pictures and files that were changed since the view before.
    pub files: Vec<String>,
}

/// A problem as a browser shows it, in the language of the terminal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `error` or `warning`.
    pub level: &'static str,
    /// Its code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The right name that is nearest, said as a question.
    pub near: Option<String>,
    /// How to mend it.
    pub help: String,
    /// Where; the first place is the one to go to.
    pub places: Vec<Excerpt>,
}

/// A place in a file, with its line in three parts: the middle one is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// The file's path from the site's root.
    pub path: String,
    /// Line and column, counted from 1; none of a file as a whole.
    pub at: Option<(usize, usize)>,
    /// The line, where it can be shown.
    pub line: Option<[String; 3]>,
}
