//! The words of a packed file: of a document of an office, of texts in a ZIP.
//!
//! It is for looking for words and never for showing: the marks of XML fall away, so that a name is whole whose letters have
//! different looks, and nothing else of a format is known. A part that cannot be unpacked has no words.

use std::io::Read as _;

use flate2::read::DeflateDecoder;

use super::archive::{self, Part};

/// The longest packed file that is looked into, in bytes; documents of offices are far shorter.
pub const MOST: u64 = 64 << 20;

/// The most bytes that a part is unpacked to: what has more is made to fill a machine.
const MOST_UNPACKED: u64 = 64 << 20;

/// What the names of parts with words end in.
const ENDINGS: [&str; 8] = [".xml", ".rels", ".txt", ".csv", ".tsv", ".json", ".rtf", ".md"];

/// Elements of XML that end a line or a cell: paragraphs, entries of tables, and breaks within them.
const BREAKS: [&str; 14] = [
    "/w:p",
    "w:br",
    "w:tab",
    "/w:tc",
    "/a:p",
    "a:br",
    "/si",
    "/c",
    "/text:p",
    "/text:h",
    "text:line-break",
    "text:tab",
    "text:s",
    "/table:table-cell",
];

/// Shows the words of each part of a packed file, and the names of the parts.
pub fn show_words(file: &[u8], take: &mut dyn FnMut(&str)) {
    for part in archive::parts(file).unwrap_or_default() {
        take(&part.name);
        take("\n");
        if ENDINGS.iter().any(|ending| part.name.to_ascii_lowercase().ends_with(ending)) {
            let bytes = unpacked(&part, file).unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes);
            take(&without_marks(&text));
            take("\n");
            // What a mark says may name somebody as well: where a link leads, who wrote a remark.
            take(&text);
            take("\n");
        }
    }
}

fn unpacked(part: &Part, file: &[u8]) -> Option<Vec<u8>> {
    let packed = part.packed(file)?;
    match part.method {
        0 => Some(packed.to_vec()),
        8 => {
            let mut bytes = Vec::new();
            // What is damaged in the middle has words before.
            let _read = DeflateDecoder::new(packed).take(MOST_UNPACKED).read_to_end(&mut bytes);
            Some(bytes)
        }
        _ => None,
    }
}

/// Takes the marks out of XML; one that ends a line or a cell leaves a blank.
fn without_marks(text: &str) -> String {
    let mut words = String::with_capacity(text.len() / 2);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        let Some(end) = rest[at..].find('>') else {
            rest = &rest[at..];
            break;
        };
        let mark = rest[at + 1..at + end].trim_end_matches('/');
        let name = mark.split_ascii_whitespace().next().unwrap_or_default();
        if BREAKS.contains(&name) {
            words.push(' ');
        }
        rest = &rest[at + end + 1..];
    }
    words.push_str(rest);
    words
}

#[cfg(test)]
mod tests {
    use super::without_marks;

    #[test]
    fn words_are_whole_and_lines_are_apart() {
        for (text, wanted) in [
            (
                "<w:r><w:t>Nguyễn Hòa</w:t></w:r><w:r><w:t xml:space=\"preserve\"> Đ</w:t></w:r><w:r><w:t>ạt</w:t></w:r>",
                "Nguyễn Hòa Đạt",
            ),
            ("<w:p><w:t>Lê</w:t></w:p><w:p><w:t>An</w:t></w:p>", "Lê An "),
            ("<text:p>Lê<text:s/>An<text:span>h</text:span></text:p>", "Lê Anh "),
            ("a < b", "a < b"),
            ("<", "<"),
        ] {
            assert_eq!(without_marks(text), wanted, "{text}");
        }
    }
}
