//! The bag around an archive, as RFC 8493 has it: which tag files there are and what stands in them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use flate2::Crc;
use ring::digest::{Algorithm, Context, SHA256, SHA512};

use crate::ground::text::fold;
use crate::model::archive::{Archive, Period};
use crate::model::bulletin::{Bulletin, Item};
use crate::model::date_words;
use crate::model::language::Language;

/// The declaration that makes a folder a bag.
pub const DECLARATION: &str = "bagit.txt";

/// What is said of a bag.
pub const INFO: &str = "bag-info.txt";

/// The folder of what the bag is for.
pub const PAYLOAD: &str = "data/";

/// The folder of the copy's pages.
pub const SITE: &str = "data/site";

/// The folder of the sources that they were made from.
pub const SOURCES: &str = "data/sources";

/// The list whose digest stands for the whole bag.
pub const SEAL: &str = "tagmanifest-sha256.txt";

/// How bags of this program say what made them.
pub const AGENT: &str = "bantin ";

/// The label of that.
pub const AGENT_LABEL: &str = "Bag-Software-Agent";

/// The most characters of a line of the bag's information.
const WIDTH: usize = 79;

/// The digests with which this program makes bags, by their names in those of lists.
const MADE: [(&str, &Algorithm); 2] = [("sha256", &SHA256), ("sha512", &SHA512)];

/// The marks of a file: its digests in hex, in the order of `MADE`, its size, and the sum that zips hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    digests: [String; 2],
    size: u64,
    crc: u32,
}

/// Marks that are being made while the bytes go by.
pub struct Marking {
    contexts: [Context; 2],
    crc: Crc,
    size: u64,
}

impl Default for Marking {
    fn default() -> Self {
        let contexts = MADE.map(|(_, algorithm)| Context::new(algorithm));
        Self { contexts, crc: Crc::new(), size: 0 }
    }
}

impl Marking {
    /// Takes some bytes.
    pub fn take(&mut self, bytes: &[u8]) {
        self.contexts.iter_mut().for_each(|context| context.update(bytes));
        self.crc.update(bytes);
        self.size += bytes.len() as u64;
    }

    /// Ends.
    pub fn end(self) -> Marks {
        let digests = self.contexts.map(|context| hex(context.finish().as_ref()));
        Marks { digests, size: self.size, crc: self.crc.sum() }
    }
}

impl Marks {
    /// Marks the whole bytes of a file.
    pub fn of(bytes: &[u8]) -> Self {
        let mut marking = Marking::default();
        marking.take(bytes);
        marking.end()
    }

    /// Returns the SHA-256 in hex.
    pub fn sha256(&self) -> &str {
        &self.digests[0]
    }

    /// Returns how many bytes there are.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Returns the CRC-32.
    pub fn crc(&self) -> u32 {
        self.crc
    }
}

/// Writes bytes in hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a text takes all");
        text
    })
}

/// The files of a bag below its folder, with their marks.
pub type Payload = BTreeMap<String, Marks>;

/// Counts the bytes and the files of a payload.
pub fn oxum(payload: &Payload) -> [u64; 2] {
    [payload.values().map(|marks| marks.size).sum(), payload.len() as u64]
}

/// Lists the tag files that a bag of this program always has.
pub fn always() -> Vec<String> {
    let lists = MADE.iter().flat_map(|(algorithm, _)| {
        ["manifest", "tagmanifest"].map(|list| format!("{list}-{algorithm}.txt"))
    });
    [INFO.to_owned()].into_iter().chain(lists).collect()
}

/// Lists the tag files that each list of tag files of this program names.
pub fn guarded() -> Vec<String> {
    let lists = MADE.iter().map(|(algorithm, _)| format!("manifest-{algorithm}.txt"));
    [DECLARATION.to_owned(), INFO.to_owned()].into_iter().chain(lists).collect()
}

/// Names the bag of an archive: `ban-tin-hong-linh-2022`.
pub fn name(b: &Bulletin, period: Period) -> String {
    let title = fold::slug(&b.site.title.vi).unwrap_or_else(|| "ban-tin".to_owned());
    format!("{title}-{period}")
}

/// Makes the tag files around a payload: each with its name and text, in an order in which they can be written.
pub fn tag_files(info: &[(&'static str, String)], payload: &Payload) -> Vec<(String, String)> {
    let mut tags = vec![
        (
            DECLARATION.to_owned(),
            "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned(),
        ),
        (INFO.to_owned(), info_text(info)),
    ];
    for (at, (algorithm, _)) in MADE.iter().enumerate() {
        let lines = payload.iter().map(|(path, marks)| line(&marks.digests[at], path));
        tags.push((format!("manifest-{algorithm}.txt"), lines.collect()));
    }
    tags.sort();
    let marked: Vec<_> =
        tags.iter().map(|(name, text)| (name.clone(), Marks::of(text.as_bytes()))).collect();
    for (at, (algorithm, _)) in MADE.iter().enumerate() {
        let lines = marked.iter().map(|(name, marks)| line(&marks.digests[at], name));
        tags.push((format!("tagmanifest-{algorithm}.txt"), lines.collect()));
    }
    tags
}

fn line(digest: &str, path: &str) -> String {
    format!("{digest}  {}\n", encoded(path))
}

/// Writes a path as lists of bags hold it: a percent sign and ends of lines are encoded.
fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D")
}

/// What is said of the bag of an archive whose payload has so many bytes and files. Records of the period are counted by kind;
/// of what came along because they refer to it, how many there are.
pub fn info(b: &Bulletin, archive: &Archive, payload: [u64; 2]) -> Vec<(&'static str, String)> {
    let [octets, files] = payload;
    let count = |wanted: fn(&Item) -> bool| b.listed_items().filter(wanted).count().to_string();
    let along = b.shown_items().count() - b.listed_items().count();
    let title = &b.site.title;
    let of = |words: &str, year: &str| match archive.period {
        Period::Year(of) => format!("{words} – {year} {of}"),
        Period::All => words.to_owned(),
    };
    let english = title.in_language(Language::En).text;
    let running = archive.period.running(archive.day);
    let [vi, en] = running.map_or_else(Default::default, |_| {
        let [vi, en] = Language::ALL.map(|language| date_words::short(archive.day, language));
        [format!(" (chưa hết năm, tính đến ngày {vi})"), format!(" (not over, up to {en})")]
    });
    let [of_vi, of_en] = [of(&title.vi, "năm"), of(english, "the year")];
    let description = format!("{of_vi}{vi} / {of_en}{en}");
    let mut info: Vec<(&'static str, String)> = Vec::new();
    for publisher in &b.site.publishers {
        if let Some(body) = b.bodies.find(publisher) {
            info.push(("Source-Organization", body.name.vi.clone()));
        }
    }
    info.extend([
        ("External-Description", description),
        ("External-Identifier", format!("{}#{}", b.site.base.as_str(), archive.period)),
        ("Bagging-Date", archive.day.to_string()),
        ("Payload-Oxum", format!("{octets}.{files}")),
        (AGENT_LABEL, archive.made_with.clone()),
        ("Bantin-Period", archive.period.to_string()),
    ]);
    // A field of its own, so that no program takes a part of a year for all of it.
    info.extend(running.map(|_| ("Bantin-Year-Not-Over-On", archive.day.to_string())));
    info.extend([
        ("Bantin-Articles", count(|it| matches!(it, Item::Article(_)))),
        ("Bantin-Meetings", count(|it| matches!(it, Item::Meeting(_)))),
        ("Bantin-Award-Batches", count(|it| matches!(it, Item::Batch(_)))),
        ("Bantin-Records-Taken-Along", along.to_string()),
    ]);
    info
}

/// Writes the information of a bag.
pub fn info_text(info: &[(&'static str, String)]) -> String {
    info.iter().map(|(label, value)| folded(label, value)).collect()
}

/// Writes an entry of the bag's information; a long one goes on, indented, on the next line.
fn folded(label: &str, value: &str) -> String {
    let mut out = format!("{label}:");
    let mut width = out.chars().count();
    for word in value.split_whitespace() {
        let len = word.chars().count() + 1;
        let is_first = width == label.chars().count() + 1;
        if width + len > WIDTH && !is_first {
            out.push_str("\n ");
            width = 1;
        }
        out.extend([" ", word]);
        width += len;
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::{Marks, Payload, folded, tag_files};

    #[test]
    fn lists_name_every_file_with_what_would_break_a_line_encoded() {
        let files = ["data/b", "data/a%\n"].map(|path| (path.to_owned(), Marks::of(b"x")));
        let tags = tag_files(&[("Bagging-Date", "2026-11-24".to_owned())], &Payload::from(files));
        let names: Vec<&str> = tags.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            [
                "bag-info.txt",
                "bagit.txt",
                "manifest-sha256.txt",
                "manifest-sha512.txt",
                "tagmanifest-sha256.txt",
                "tagmanifest-sha512.txt"
            ]
        );
        let sha256 = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
        assert_eq!(tags[2].1, format!("{sha256}  data/a%25%0A\n{sha256}  data/b\n"));
        assert_eq!(tags[4].1.lines().count(), 4);
    }

    #[test]
    fn long_information_goes_on_indented() {
        let value = "Ủy ban nhân dân phường Bắc Hồng Lĩnh\nvà ".repeat(4);
        let folded = folded("Source-Organization", &value);
        assert!(folded.lines().all(|line| line.chars().count() <= 79), "{folded}");
        assert!(folded.lines().skip(1).all(|line| line.starts_with("  ")), "{folded}");
        let joined: Vec<&str> = folded.split_whitespace().skip(1).collect();
        assert_eq!(joined, value.split_whitespace().collect::<Vec<_>>());
    }
}
