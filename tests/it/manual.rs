//! The manual held to the sources: what can be written by machine is, what is written by hand is compared.
//!
//! With `BLESS=1` in the environment the parts written by machine are written anew.

mod data;
mod diagnostics;
mod examples;
mod keys;
mod theme;
mod links;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

fn place(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    let text = fs::read_to_string(place(path));
    text.unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Compares a file with what it must be, or writes it.
fn hold(path: &str, right: &str) {
    if std::env::var_os("BLESS").is_some() {
        fs::write(place(path), right).unwrap();
        return;
    }
    let written = fs::read_to_string(place(path)).unwrap_or_default();
    let differ = written.lines().zip(right.lines()).position(|(is, should)| is != should);
    let line = differ.unwrap_or_else(|| written.lines().count().min(right.lines().count())) + 1;
    assert!(written == right, "{path}:{line} is not current: run the tests with BLESS=1");
}

/// Escapes what Markdown would take for markup, but for code between backticks.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut in_code = false;
    for letter in text.chars() {
        in_code ^= letter == '`';
        let is_markup = if in_code { letter == '|' } else { "\\<[*|".contains(letter) };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
