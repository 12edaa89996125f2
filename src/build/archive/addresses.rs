//! Addresses as they are written: joined to where they start, made relative, and found in style sheets.

/// Tells whether an address says how it is reached, and so leads out of wherever it stands.
pub(super) fn has_scheme(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_of = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_of)
}

/// Joins an address to what it starts from, which is a path on a host or a whole address.
pub(super) fn joined(start: &str, address: &str) -> String {
    if has_scheme(address) {
        return address.to_owned();
    }
    let host = match start.split_once("://") {
        Some((_, rest)) => start.len() - rest.len() + rest.find('/').unwrap_or(rest.len()),
        None => 0,
    };
    let (host, path) = start.split_at(host);
    let path = &path[..path.find(['#', '?']).unwrap_or(path.len())];
    let end = address.find(['#', '?']).unwrap_or(address.len());
    let (to, rest) = address.split_at(end);
    if to.is_empty() {
        return format!("{host}{path}{rest}");
    }
    let folder = path.rfind('/').map_or("/", |end| &path[..=end]);
    let whole = if to.starts_with('/') { to.to_owned() } else { format!("{folder}{to}") };
    let mut parts: Vec<&str> = Vec::new();
    let given = whole.trim_start_matches('/');
    for part in given.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let is_folder = [".", ".."].iter().any(|dots| given.rsplit('/').next() == Some(*dots));
    let end = if is_folder && !parts.is_empty() { "/" } else { "" };
    format!("{host}/{}{end}{rest}", parts.join("/"))
}

/// Writes the path from one file to another of the same tree.
pub(super) fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let folders = &folders[..folders.len() - 1];
    let parts: Vec<&str> = to.split('/').collect();
    let most = folders.len().min(parts.len() - 1);
    let shared = (0..most).take_while(|at| folders[*at] == parts[*at]).count();
    "../".repeat(folders.len() - shared) + &parts[shared..].join("/")
}

/// An address in a style sheet.
pub(super) struct Named<'n> {
    /// What stands before it: `url(` or `@import`.
    pub(super) start: &'n str,
    /// The address.
    pub(super) address: &'n str,
    /// All of it, up to the end of the address and its quotes.
    pub(super) whole: &'n str,
}

/// Finds the next address of a style sheet, outside of comments.
pub(super) fn next_named(css: &str) -> Option<(usize, Named<'_>)> {
    let mut at = 0;
    loop {
        let rest = &css[at..];
        let starts = |word: &str| {
            rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        let found = if starts("url(") {
            named(rest, "url(".len(), false)
        } else if starts("@import") {
            named(rest, "@import".len(), true)
        } else {
            None
        };
        if let Some(named) = found {
            return Some((at, named));
        }
        at += match rest.strip_prefix("/*") {
            Some(comment) => comment.find("*/").map_or(rest.len(), |end| end + 4),
            None => rest.chars().next()?.len_utf8(),
        };
    }
}

fn named(rest: &str, start: usize, must_be_quoted: bool) -> Option<Named<'_>> {
    let space = rest[start..].len() - rest[start..].trim_start().len();
    let value = &rest[start + space..];
    let keeps = |len: usize| &rest[..len];
    if let Some(quote) = value.chars().next().filter(|c| ['"', '\''].contains(c)) {
        let end = value[1..].find(quote)?;
        let start = if must_be_quoted { start + space } else { start };
        let whole = keeps(rest.len() - value.len() + end + 2);
        return Some(Named { start: keeps(start), address: &value[1..=end], whole });
    }
    let end = value.find(')').filter(|_| !must_be_quoted)?;
    let whole = keeps(rest.len() - value.len() + end);
    Some(Named { start: keeps(start), address: value[..end].trim_end(), whole })
}
