//! What a bag says of its own form in `bagit.txt`, and which of its files it leaves to be fetched. Nothing is ever fetched.

use std::collections::BTreeMap;

use super::bag::{DECLARATION, PAYLOAD};
use super::finding::Finding;
use super::held::{Held, Odd, whole};
use super::lists;

/// The list of files that are to be fetched from elsewhere.
pub(super) const FETCH: &str = "fetch.txt";

/// The versions of the form by whose rules bags are checked.
const VERSIONS: [&str; 2] = ["0.97", "1.0"];

/// How a file may begin that is text in UTF-8, and must not where it is a declaration.
pub(super) const MARK: char = '\u{FEFF}';

/// What a declaration says.
pub(super) struct Declared {
    /// What is wrong with it.
    pub(super) findings: Vec<Finding>,
    /// The encoding of the lists, where it is not the one that is read here.
    pub(super) encoding: Option<String>,
}

/// Looks at the declaration of a bag.
pub(super) fn declaration(held: &dyn Held) -> Declared {
    let alone = |finding| Declared { findings: vec![finding], encoding: None };
    let bytes = match whole(held, DECLARATION) {
        Err(_) => return alone(Finding::Unreadable(DECLARATION.to_owned())),
        Ok(None) => return alone(Finding::NoDeclaration),
        Ok(Some(bytes)) => bytes,
    };
    let text = String::from_utf8_lossy(&bytes);
    let (is_marked, text) = match text.strip_prefix(MARK) {
        Some(rest) => (true, rest),
        None => (false, &*text),
    };
    let version = lists::entry(text, "BagIt-Version").filter(|it| is_version(it));
    let encoding = lists::entry(text, "Tag-File-Character-Encoding").filter(|it| !it.is_empty());
    let mut findings = Vec::new();
    if is_marked {
        findings.push(Finding::ByteOrderMark(DECLARATION.to_owned()));
    }
    match version.filter(|_| encoding.is_some() && text.starts_with("BagIt-Version:")) {
        None => findings.push(Finding::BadDeclaration),
        Some(version) if !VERSIONS.contains(&version.as_str()) => {
            findings.push(Finding::OtherVersion(version));
        }
        Some(_) => {}
    }
    let encoding = encoding.filter(|it| !it.eq_ignore_ascii_case("UTF-8"));
    findings.extend(encoding.clone().map(Finding::OtherEncoding));
    Declared { findings, encoding }
}

fn is_version(text: &str) -> bool {
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('.').is_some_and(|(major, minor)| is_number(major) && is_number(minor))
}

/// Finds the files that a bag leaves to be fetched and that are not there, and what is wrong with their list.
pub(super) fn to_fetch(held: &dyn Held) -> Vec<Finding> {
    let damaged = |line| Finding::Damaged { list: FETCH.to_owned(), line };
    let bytes = match whole(held, FETCH) {
        Err(_) => return vec![Finding::Unreadable(FETCH.to_owned())],
        Ok(None) => return Vec::new(),
        Ok(Some(bytes)) => bytes,
    };
    let Ok(text) = String::from_utf8(bytes) else { return vec![damaged(None)] };
    let text = text.strip_prefix(MARK).unwrap_or(&text);
    let mut findings = Vec::new();
    let mut missing = BTreeMap::new();
    for (n, line) in (1..).zip(lists::lines(text)).filter(|(_, line)| !line.trim().is_empty()) {
        match entry(line).map(|(url, path)| (url, lists::meant(held, path))) {
            Some((_, path)) if !lists::is_safe(&path) => {
                findings.push(Finding::Odd(Odd::Outside(path)));
            }
            Some((url, path)) if path.starts_with(PAYLOAD) => {
                if !lists::is_there(held, &path) {
                    missing.insert(path, url.to_owned());
                }
            }
            _ => findings.push(damaged(Some(n))),
        }
    }
    findings.extend(missing.into_iter().map(|(path, url)| Finding::Unfetched { path, url }));
    findings
}

/// Reads a line: an address, a length or a dash, and a path that may hold spaces.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (url, rest) = line.split_once([' ', '\t'])?;
    let (length, path) = rest.trim_start().split_once([' ', '\t'])?;
    let is_length = length == "-" || length.bytes().all(|byte| byte.is_ascii_digit());
    let path = path.trim_start();
    (is_length && !path.is_empty()).then_some((url, path))
}
