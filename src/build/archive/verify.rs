//! Checks: every digest, every file too few or too many, of a bag, an output or a release.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use rayon::prelude::*;
use ring::digest::{Algorithm, Context, SHA256};

use super::bag::{self, AGENT, AGENT_LABEL, DECLARATION, INFO, Marks, PAYLOAD, SEAL, SOURCES, hex};
use super::declared::{self, FETCH, MARK};
use super::finding::{Checked, Finding, Subject};
use super::held::{Held, Odd, is_litter, whole};
use super::lists::{self, BadLine, ListName, Wanted};
use crate::build::manifest::Sums;
use crate::build::tree::OWN_FOLDER;
use crate::plan::twin;
use crate::read::file_name::ARCHIVE_FILE;

/// The list of an output or a release.
pub const MANIFEST: &str = ".bantin/manifest.sha256";

/// Finds out what lies somewhere.
pub fn subject(held: &dyn Held) -> Option<Subject> {
    let has = |path: &str| held.files().iter().any(|(known, _)| known == path);
    let is_list = |path: &str| ListName::parse(path).is_some_and(|list| !list.is_of_tags);
    let has_list = || held.files().iter().any(|(path, _)| is_list(path));
    // A bag in a zip whose files cannot be read is told by their names.
    let is_declaration = |path: &str| path.rsplit('/').next() == Some(DECLARATION);
    let is_locked = || held.odd().iter().any(|odd| is_declaration(odd.path()));
    match has(MANIFEST) && !has(DECLARATION) {
        true => Some(Subject::Output),
        // A bag that lost its declaration is one still.
        false => (has(DECLARATION) || has_list() || is_locked()).then_some(Subject::Bag),
    }
}

/// Checks what lies somewhere.
///
/// # Errors
///
/// A list that could not be read.
pub fn check(held: &dyn Held, subject: Subject) -> io::Result<Checked> {
    let mut findings: Vec<Finding> = held.odd().iter().cloned().map(Finding::Odd).collect();
    let wanted = match subject {
        Subject::Bag => of_bag(held, &mut findings)?,
        Subject::Output => of_output(held, &mut findings)?,
    };
    let is_odd = |path: &str| held.odd().iter().any(|odd| odd.path() == path);
    let sizes: BTreeMap<&str, u64> =
        held.files().iter().map(|(p, size)| (p.as_str(), *size)).collect();
    let to_fetch: BTreeSet<_> = findings.iter().filter_map(to_fetch).map(str::to_owned).collect();
    let is_told = |path: &String| is_odd(path) || to_fetch.contains(path);
    let missing = wanted.keys().filter(|path| !sizes.contains_key(path.as_str()) && !is_told(path));
    findings.extend(missing.cloned().map(Finding::Missing));
    let there: Vec<_> =
        wanted.iter().filter(|(path, _)| sizes.contains_key(path.as_str())).collect();
    let compared = there.par_iter().map(|(path, digests)| compare(held, path, digests));
    let compared: Vec<_> = compared.collect();
    let is_payload = |path: &str| subject == Subject::Output || path.starts_with(PAYLOAD);
    let listed = wanted.keys().map(String::as_str);
    if !listed.chain(sizes.keys().copied()).any(is_payload) {
        findings.push(Finding::Empty);
    }
    let seal = seal(held, subject)?;
    let mut checked = Checked { files: there.len(), findings, digests: BTreeMap::new(), seal };
    for ((path, _), (finding, sha256)) in there.iter().zip(compared) {
        checked.findings.extend(finding);
        checked.digests.extend(sha256.map(|sha256| ((*path).clone(), sha256)));
    }
    // What the sizes say follows from files that are told of by name.
    let is_named = |it: &Finding| {
        matches!(
            it,
            Finding::Missing(_)
                | Finding::Added(_)
                | Finding::Unfetched { .. }
                | Finding::Litter(_)
                | Finding::Changed { .. }
                | Finding::Odd(_)
        )
    };
    if checked.findings.iter().any(is_named) {
        checked.findings.retain(|finding| !matches!(finding, Finding::Oxum { .. }));
    }
    Ok(checked)
}

/// Makes the digest that stands for the whole.
fn seal(held: &dyn Held, subject: Subject) -> io::Result<Option<String>> {
    if let Some(digest) = held.digest()? {
        return Ok(Some(digest));
    }
    let path = match subject {
        Subject::Bag => SEAL,
        Subject::Output => MANIFEST,
    };
    let bytes = whole(held, path).ok().flatten();
    Ok(bytes.map(|bytes| Marks::of(&bytes).sha256().to_owned()))
}

fn to_fetch(finding: &Finding) -> Option<&str> {
    match finding {
        Finding::Unfetched { path, .. } => Some(path),
        _ => None,
    }
}

/// Reads the lists of a bag, and compares its files with them by name.
fn of_bag(held: &dyn Held, findings: &mut Vec<Finding>) -> io::Result<Wanted> {
    let declared = declared::declaration(held);
    findings.extend(declared.findings);
    let mut lists = Lists {
        held,
        encoding: declared.encoding,
        is_ours: is_ours(held),
        is_checked: false,
        wanted: Wanted::new(),
        of_payload: Vec::new(),
    };
    let names: Vec<_> =
        held.files().iter().filter_map(|(name, _)| Some((name, ListName::parse(name)?))).collect();
    for (name, list) in &names {
        if let Err(finding) = lists.take(name, list, findings) {
            findings.push(finding);
        }
    }
    findings.extend(declared::to_fetch(held));
    let is_payload = |list: &ListName<'_>| !list.is_of_tags;
    match names.iter().any(|(_, list)| is_payload(list)) {
        false => findings.push(Finding::NoList),
        true if !lists.is_checked => findings.push(Finding::Unchecked),
        true => {}
    }
    match lists.is_ours {
        // Lists that went with all their traces are missed all the same.
        true => {
            for tag in bag::always() {
                lists.wanted.entry(tag).or_default();
            }
        }
        false if names.iter().all(|(_, list)| is_payload(list)) => findings.push(Finding::Unsealed),
        false => {}
    }
    if !lists.of_payload.is_empty() {
        too_many(held, &lists.wanted, &lists.of_payload, findings);
    }
    oxum(held, findings);
    Ok(lists.wanted)
}

/// The lists of a bag that were read so far.
struct Lists<'l> {
    held: &'l dyn Held,
    /// The encoding that the declaration says, where it is not UTF-8.
    encoding: Option<String>,
    is_ours: bool,
    /// Whether a list of the payload has digests that are known here.
    is_checked: bool,
    wanted: Wanted,
    /// Each list of the payload with the files that it names.
    of_payload: Vec<(String, BTreeSet<String>)>,
}

impl Lists<'_> {
    /// Reads a list, or says why it is none.
    fn take(
        &mut self,
        name: &str,
        list: &ListName<'_>,
        findings: &mut Vec<Finding>,
    ) -> Result<(), Finding> {
        let lines = self.lines(name, findings)?;
        let algorithm = list.known();
        match algorithm {
            None => findings.push(Finding::UnknownAlgorithm(name.to_owned())),
            Some(_) => self.is_checked |= !list.is_of_tags,
        }
        let mut named = BTreeSet::new();
        for (written, digest) in lines {
            let path = lists::meant(self.held, &written);
            if !lists::is_safe(&path) {
                findings.push(Finding::Odd(Odd::Outside(path)));
                continue;
            }
            named.insert(path.clone());
            let digests = self.wanted.entry(path).or_default();
            digests.extend(algorithm.map(|algorithm| (algorithm, digest)));
        }
        if !list.is_of_tags {
            self.of_payload.push((name.to_owned(), named));
        } else if self.is_ours {
            // One that was thinned out would leave the others unguarded.
            let guarded = bag::guarded().into_iter().filter(|tag| !named.contains(tag));
            let list = name.to_owned();
            findings.extend(guarded.map(|path| Finding::Unlisted { path, list: list.clone() }));
        }
        Ok(())
    }

    fn lines(
        &self,
        name: &str,
        findings: &mut Vec<Finding>,
    ) -> Result<Vec<(String, String)>, Finding> {
        let list = || name.to_owned();
        let read = text(self.held, name).map_err(|_| Finding::Unreadable(list()))?;
        let text = read.ok_or_else(|| match &self.encoding {
            Some(encoding) => Finding::Encoded { list: list(), encoding: encoding.clone() },
            None => Finding::Damaged { list: list(), line: None },
        })?;
        if text.starts_with(MARK) {
            findings.push(Finding::ByteOrderMark(list()));
        }
        let damaged = |BadLine(line)| Finding::Damaged { list: list(), line: Some(line) };
        lists::parse(&text).map_err(damaged)
    }
}

/// Tells whether a bag was made by this program, which is known by either of two places.
fn is_ours(held: &dyn Held) -> bool {
    let record = format!("{SOURCES}/{ARCHIVE_FILE}");
    let info = text(held, INFO).ok().flatten().unwrap_or_default();
    let agent = lists::entry(&info, AGENT_LABEL);
    agent.is_some_and(|agent| agent.starts_with(AGENT))
        || held.files().iter().any(|(path, _)| *path == record)
}

/// Finds files of the payload that a list does not name, and files beside it that none does.
fn too_many(
    held: &dyn Held,
    wanted: &Wanted,
    payload_lists: &[(String, BTreeSet<String>)],
    findings: &mut Vec<Finding>,
) {
    let of_tags = |path: &str| ListName::parse(path).is_some_and(|list| list.is_of_tags);
    let is_sealed = held.files().iter().any(|(path, _)| of_tags(path));
    for (path, _) in held.files() {
        if !path.starts_with(PAYLOAD) {
            let is_list = ListName::parse(path).is_some_and(|list| list.is_of_tags || !is_sealed)
                || (path == FETCH && !is_sealed);
            if is_litter(path) && !wanted.contains_key(path) {
                findings.push(Finding::Odd(Odd::Litter(path.clone())));
            } else if !wanted.contains_key(path) && !is_list && path != DECLARATION && path != INFO
            {
                findings.push(Finding::Stranger(path.clone()));
            }
            continue;
        }
        let lacking = payload_lists.iter().filter(|(_, named)| !named.contains(path));
        let lacking: Vec<_> = lacking.map(|(list, _)| list).collect();
        if lacking.len() == payload_lists.len() && is_litter(path) {
            findings.push(Finding::Litter(path.clone()));
        } else if lacking.len() == payload_lists.len() {
            findings.push(Finding::Added(path.clone()));
        } else {
            let unlisted =
                |list: &&String| Finding::Unlisted { path: path.clone(), list: (*list).clone() };
            findings.extend(lacking.iter().map(unlisted));
        }
    }
}

/// Compares the size and the number of files with what the bag says.
fn oxum(held: &dyn Held, findings: &mut Vec<Finding>) {
    // Where it cannot be read, its digest says so.
    let info = text(held, INFO).ok().flatten();
    let expected = info.and_then(|info| lists::entry(&info, "Payload-Oxum"));
    let payload = held.files().iter().filter(|(path, _)| path.starts_with(PAYLOAD));
    let (octets, count) =
        payload.fold((0, 0), |(octets, count), (_, size)| (octets + size, count + 1));
    let found = format!("{octets}.{count}");
    if let Some(expected) = expected.filter(|expected| *expected != found) {
        findings.push(Finding::Oxum { expected, found });
    }
}

/// Reads the list of an output, and finds files of others.
fn of_output(held: &dyn Held, findings: &mut Vec<Finding>) -> io::Result<Wanted> {
    let sums = text(held, MANIFEST)?.and_then(|text| Sums::parse(&text).ok());
    let Some(Sums(sums)) = sums else {
        findings.push(Finding::Damaged { list: MANIFEST.to_owned(), line: None });
        return Ok(Wanted::new());
    };
    for (path, _) in held.files() {
        let is_own = path.strip_prefix(OWN_FOLDER).is_some_and(|rest| rest.starts_with('/'));
        let is_twin = twin::packed_from(path).is_some_and(|of| sums.contains_key(of));
        if !is_own && !is_twin && !sums.contains_key(path) {
            findings.push(Finding::Stranger(path.clone()));
        }
    }
    let each = sums.into_iter().map(|(path, digest)| (path, vec![(&SHA256, digest.to_string())]));
    Ok(each.collect())
}

fn text(held: &dyn Held, path: &str) -> io::Result<Option<String>> {
    Ok(whole(held, path)?.and_then(|bytes| String::from_utf8(bytes).ok()))
}

/// Reads a file once and compares it with all its digests; returns its SHA-256 too.
fn compare(
    held: &dyn Held,
    path: &str,
    digests: &[(&'static Algorithm, String)],
) -> (Option<Finding>, Option<String>) {
    let mut all: Vec<Context> =
        digests.iter().map(|(algorithm, _)| Context::new(algorithm)).collect();
    let is_known = digests.iter().any(|(algorithm, _)| **algorithm == SHA256);
    let mut sha256 = (!is_known).then(|| Context::new(&SHA256));
    let mut size = 0;
    let read = held.read(path, &mut |piece| {
        size += piece.len() as u64;
        all.iter_mut().chain(&mut sha256).for_each(|context| context.update(piece));
        Ok(())
    });
    if read.is_err() {
        return (Some(Finding::Unreadable(path.to_owned())), None);
    }
    let found: Vec<String> = all.into_iter().map(|it| hex(it.finish().as_ref())).collect();
    let mut pairs = digests.iter().zip(&found);
    let own =
        pairs.clone().find(|((algorithm, _), _)| **algorithm == SHA256).map(|(_, it)| it.clone());
    let own = own.or_else(|| sha256.map(|it| hex(it.finish().as_ref())));
    let unlike = pairs.find(|((_, expected), found)| expected != *found);
    let finding = unlike.map(|((_, expected), found)| Finding::Changed {
        path: path.to_owned(),
        expected: short(expected),
        found: short(found),
        size,
    });
    (finding, own)
}

fn short(digest: &str) -> String {
    digest.chars().take(12).collect()
}
