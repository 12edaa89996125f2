//! "Did you mean ...?" for paths: whoever takes one from another folder, from a site's address or from memory has its end right.

use super::nearest::nearest;

/// Finds the path that a wrong one was probably meant to be: the only one that ends in as many of its parts as any does, else
/// the [`nearest`] of those that are as deep and of the same kind of file.
pub fn near_path<'a>(
    written: &str,
    candidates: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let is_like = |known: &&str| {
        parts(known).count() == parts(written).count() && is_of_same_kind(written, known)
    };
    by_end(written, candidates.clone()).or_else(|| nearest(written, candidates.filter(is_like)))
}

/// Finds the only path that ends in the last parts of another one. Numbers alone say nothing: years and months stand everywhere.
fn by_end<'a>(written: &str, candidates: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let all: Vec<&str> = parts(written).filter(|part| !matches!(*part, "." | "..")).collect();
    let has_letter = |part: &&str| part.chars().any(char::is_alphabetic);
    let ends = (0..all.len()).map(|from| &all[from..]).filter(|end| end.iter().any(has_letter));
    for end in ends {
        let ends_so =
            |known: &&str| parts(known).rev().take(end.len()).eq(end.iter().rev().copied());
        let mut found = candidates.clone().filter(ends_so);
        if let Some(first) = found.next() {
            return found.next().is_none().then_some(first);
        }
    }
    None
}

/// Lists the parts of a path, without the slashes at its ends.
fn parts(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.split('/').filter(|part| !part.is_empty())
}

/// Tells whether two names may be those of one file: their endings are the same, or all but the endings is.
fn is_of_same_kind(written: &str, known: &str) -> bool {
    let ending = |path: &'_ str| {
        let (stem, ending) = path.rsplit_once('.').filter(|(_, it)| !it.contains('/'))?;
        Some((stem.to_owned(), ending.to_lowercase()))
    };
    match (ending(written), ending(known)) {
        (Some((stem, ending)), Some((known_stem, known_ending))) => {
            ending == known_ending || stem == known_stem
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::near_path;

    const KNOWN: [&str; 7] = [
        "/",
        "/tin/2026/bai-mot/",
        "/tin/2026/05/",
        "/tep/2026/kh.pdf",
        "/tep/2026/a.csv",
        "/tep/2025/chung.pdf",
        "/tep/2026/chung.pdf",
    ];

    #[test]
    fn wrong_paths_have_their_ends_right() {
        let file = Some("/tep/2026/kh.pdf");
        let page = Some("/tin/2026/bai-mot/");
        for (written, right) in [
            ("/tin/2026/khac/2026/kh.pdf", file),
            ("kh.pdf", file),
            ("../../content/files/2026/kh.pdf", file),
            ("/tep/kh.pdf", file),
            ("/2026/kh.pdf", file),
            ("/tep/2026/kg.pdf", file),
            ("/tep/2026/kh.PDF", file),
            ("/tep/2026/kh.pfd", file),
            ("tin/2026/bai-mot", page),
            ("/phuong/tin/2026/bai-mot/", page),
            ("/tin/2026/bai-mott/", page),
            ("/tep/2026/hinh.png", None),
            ("/tep/2026/kk.png", None),
            ("/tep", None),
            ("/tep/chung.pdf", None),
            ("/2027/05/", None),
        ] {
            assert_eq!(near_path(written, KNOWN.into_iter()), right, "{written}");
        }
    }
}
