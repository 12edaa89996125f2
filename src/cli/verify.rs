//! `bantin verify`: checks an archive, a built folder or a published one.

use super::arguments::VerifyArguments;
use super::exit::Exit;
use super::language::Speech;

/// Checks what lies at a path.
pub(super) fn run(_speech: Speech, _arguments: &VerifyArguments) -> Exit {
    Exit::Usage
}
