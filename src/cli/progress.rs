//! A progress bar on a terminal; nothing elsewhere.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::language::Speech;

/// Makes the bar of a build of so many files.
pub(super) fn bar(speech: Speech, files: usize) -> ProgressBar {
    of(speech.pick("Đang dựng trang", "Building"), files)
}

/// Makes the bar of a publication of so many files.
pub(super) fn sending(speech: Speech, files: usize) -> ProgressBar {
    of(speech.pick("Đang đăng", "Publishing"), files)
}

/// Makes the bar of an archive of about so many files.
pub(super) fn archiving(speech: Speech, files: usize) -> ProgressBar {
    of(speech.pick("Đang lưu trữ", "Archiving"), files)
}

/// It is hidden where the standard error is no terminal.
fn of(words: &'static str, files: usize) -> ProgressBar {
    let bar = ProgressBar::new(files as u64);
    bar.set_draw_target(match std::io::stderr().is_terminal() {
        true => ProgressDrawTarget::stderr(),
        false => ProgressDrawTarget::hidden(),
    });
    let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}");
    bar.set_style(style.expect("the template is well formed"));
    bar.set_message(words);
    bar
}
