//! Packed twins by their names: which files get one beside them when they are published, and where it lies.
//!
//! How they are packed, and when, is no matter of this file.

/// What the name of a twin ends in.
const ENDING: &str = ".gz";

/// What shrinks when it is packed; pictures are packed already.
const TEXTS: [&str; 9] = [".html", ".css", ".js", ".xml", ".json", ".txt", ".svg", ".csv", ".ics"];

/// Below so many bytes packing gains nothing: the headers of an answer are as long.
const LEAST: u64 = 512;

/// Tells whether a file of so many bytes gets a twin.
pub fn has_twin(path: &str, size: u64) -> bool {
    size >= LEAST && is_text(path)
}

/// Returns the path of a file's twin.
pub fn twin_of(path: &str) -> String {
    format!("{path}{ENDING}")
}

/// Returns the path of the file whose twin one would be by its name, were that file there and long enough.
pub fn packed_from(path: &str) -> Option<&str> {
    path.strip_suffix(ENDING).filter(|of| is_text(of))
}

fn is_text(path: &str) -> bool {
    TEXTS.iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::{has_twin, packed_from, twin_of};

    #[test]
    fn texts_of_some_length_have_twins() {
        assert!(has_twin("index.html", 512) && has_twin("cuoc-hop/lich.ics", 9000));
        assert!(!has_twin("index.html", 511) && !has_twin("tep/a.pdf", 9000));
        assert!(!has_twin(".htaccess", 9000) && !has_twin("nginx.conf", 9000));
    }

    #[test]
    fn a_twin_tells_by_its_name_whose_it_is() {
        assert_eq!(packed_from(&twin_of("tep/a.csv")), Some("tep/a.csv"));
        assert_eq!(packed_from("tep/a.tar.gz"), None);
        assert_eq!(packed_from("tep/a.csv"), None);
    }
}
