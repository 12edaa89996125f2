//! The lists of a bag or an output: which files there must be, with which digests, and what is wrong with the lists themselves.

use std::collections::BTreeMap;

use ring::digest::{Algorithm, SHA1_FOR_LEGACY_USE_ONLY, SHA256, SHA384, SHA512};

use super::held::Held;

/// The digests that are known, by their names in those of lists. Bags of others may have older ones.
const KNOWN: [(&str, &Algorithm); 4] = [
    ("sha1", &SHA1_FOR_LEGACY_USE_ONLY),
    ("sha256", &SHA256),
    ("sha384", &SHA384),
    ("sha512", &SHA512),
];

/// The digests that a file must have: each with its algorithm, in hex.
pub type Wanted = BTreeMap<String, Vec<(&'static Algorithm, String)>>;

/// A line of a list that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLine(pub usize);

/// What a list is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListName<'n> {
    /// Whether it lists tag files, and not the payload.
    pub is_of_tags: bool,
    /// The name of its algorithm.
    pub algorithm: &'n str,
}

impl<'n> ListName<'n> {
    /// Reads the name of a file beside the declaration of a bag.
    pub fn parse(name: &'n str) -> Option<Self> {
        let stem = name.strip_suffix(".txt")?;
        let of_tags = stem.strip_prefix("tagmanifest-").map(|it| (true, it));
        let (is_of_tags, algorithm) =
            of_tags.or_else(|| stem.strip_prefix("manifest-").map(|it| (false, it)))?;
        Some(Self { is_of_tags, algorithm })
    }

    /// Finds its algorithm.
    pub fn known(&self) -> Option<&'static Algorithm> {
        KNOWN.iter().find(|(name, _)| *name == self.algorithm).map(|(_, algorithm)| *algorithm)
    }
}

/// Reads a list: each path as it is written, with its digest in small letters, in the order of lines.
///
/// # Errors
///
/// The first line that is no digest and path.
pub fn parse(text: &str) -> Result<Vec<(String, String)>, BadLine> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let lines = (1..).zip(lines(text)).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(n, line)| parse_line(line).ok_or(BadLine(n))).collect()
}

/// Parts a list into lines, which may end as those of old systems do.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    text.split_terminator(end).map(|line| line.strip_suffix('\r').unwrap_or(line))
}

fn parse_line(line: &str) -> Option<(String, String)> {
    let (digest, path) = line.split_once([' ', '\t'])?;
    let path = path.trim_start_matches([' ', '\t']);
    // Tools of old mark binary files so.
    let path = path.strip_prefix('*').unwrap_or(path);
    let path = path.strip_prefix("./").unwrap_or(path);
    let is_digest = digest.len() >= 8 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_digest && !path.is_empty()).then(|| (path.to_owned(), digest.to_ascii_lowercase()))
}

/// Tells whether a file is there.
pub fn is_there(held: &dyn Held, path: &str) -> bool {
    held.files().binary_search_by(|(known, _)| known.as_str().cmp(path)).is_ok()
}

/// Returns the path that one of a list means. Many programs do not encode the percent sign: where only a file is there that bears
/// the name as it is written, that one is meant.
pub fn meant(held: &dyn Held, written: &str) -> String {
    let path = decoded(written);
    match !is_there(held, &path) && is_there(held, written) {
        true => written.to_owned(),
        false => path,
    }
}

/// Reads what lists of bags encode: ends of lines and the percent sign, in either case.
fn decoded(path: &str) -> String {
    let codes = [("%0A", "\n"), ("%0a", "\n"), ("%0D", "\r"), ("%0d", "\r"), ("%25", "%")];
    codes.iter().fold(path.to_owned(), |path, (code, plain)| path.replace(code, plain))
}

/// Tells whether a path stays below the folder that it is read from.
pub fn is_safe(path: &str) -> bool {
    let is_part = |part: &str| !matches!(part, "" | "." | "..");
    !path.contains(['\\', '\0']) && path.split('/').all(is_part) && !path.contains(':')
}

/// Finds an entry of the information of a bag, unfolded.
pub fn entry(info: &str, label: &str) -> Option<String> {
    let mut lines = info.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((own, value)) = line.split_once(':') else { continue };
        let mut value = value.trim().to_owned();
        while let Some(more) = lines.next_if(|line| line.starts_with([' ', '\t'])) {
            value.extend([" ", more.trim()]);
        }
        if own.eq_ignore_ascii_case(label) {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{BadLine, ListName, decoded, entry, is_safe, parse};

    #[test]
    fn lists_of_others_are_read() {
        let text = "\u{FEFF}ABCDEF01  data/a\r\nabcdef01 *data/b c\nabcdef01\t./data/%0A%25\n\n";
        let paths = parse(text).expect("a list").into_iter().map(|it| decoded(&it.0));
        let paths: Vec<String> = paths.collect();
        assert_eq!(paths, ["data/a", "data/b c", "data/\n%"]);
        let old = parse("ABCDEF01  data/a\rabcdef01  data/b\r").expect("a list of an old system");
        assert_eq!(old.iter().map(|it| &*it.0).collect::<Vec<_>>(), ["data/a", "data/b"]);
        // What was encoded twice is decoded once, and nothing else is.
        assert_eq!(decoded("data/%250A%20%0d"), "data/%0A%20\r");
        assert_eq!(parse("abcdef01  a\nxyz  b"), Err(BadLine(2)));
        assert!(ListName::parse("tagmanifest-sha256.txt").is_some_and(|it| it.is_of_tags));
        assert!(ListName::parse("manifest-md5.txt").is_some_and(|it| it.known().is_none()));
        assert_eq!(ListName::parse("bag-info.txt"), None);
    }

    #[test]
    fn paths_that_lead_out_are_not_safe() {
        assert!(is_safe("data/a b") && is_safe("data/.htaccess"));
        for path in ["../a", "/a", "data//a", "data/../b", "a\\b", "C:/a", ".", ""] {
            assert!(!is_safe(path), "{path}");
        }
    }

    #[test]
    fn an_entry_goes_on_where_it_is_indented() {
        let info = "A: b\n  c\nPayload-Oxum: 1.2\n";
        assert_eq!(entry(info, "a").as_deref(), Some("b c"));
        assert_eq!(entry(info, "payload-oxum").as_deref(), Some("1.2"));
    }
}
