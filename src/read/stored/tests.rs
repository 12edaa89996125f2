//! Files of all sorts, under right names and wrong ones.

use super::{Glance, Reader, show_words};
use crate::ground::diagnostic::Value;
use crate::ground::digest::Digest;

/// Packs parts as programs do: each with its name and what is in it, not pressed together.
fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut file, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let at = u32::try_from(file.len()).expect("the test made it so");
        let len = u32::try_from(bytes.len()).expect("the test made it so").to_le_bytes();
        let name_len = u16::try_from(name.len()).expect("the test made it so").to_le_bytes();
        // Version, flags, method, time and date, then the sum, which nobody asks for here.
        let middle =
            [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &[0; 4], &len, &len, &name_len, &[0; 2]];
        file.extend([&b"PK\x03\x04"[..], &middle.concat(), name.as_bytes(), bytes].concat());
        let rest = [&[0; 10][..], &at.to_le_bytes(), name.as_bytes()].concat();
        list.extend([&b"PK\x01\x02\x14\0"[..], &middle.concat(), &rest].concat());
    }
    let count = u16::try_from(parts.len()).expect("the test made it so").to_le_bytes();
    let (len, at) = (
        u32::try_from(list.len()).expect("the test made it so"),
        u32::try_from(file.len()).expect("the test made it so"),
    );
    let places = [len.to_le_bytes(), at.to_le_bytes()].concat();
    let end = [&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &places, &[0; 2]].concat();
    [file, list, end].concat()
}

/// A PDF of nothing, with its end.
fn pdf(more: &str) -> Vec<u8> {
    let head = b"%PDF-1.7\n%\xE2\xE3\n1 0 obj\n".as_slice();
    [head, more.as_bytes(), b"\nendobj\nxref\n0 1\ntrailer\nstartxref\n9\n%%EOF\n"].concat()
}

fn office(folder: &str) -> Vec<u8> {
    zip(&[("[Content_Types].xml", b"<Types/>"), (&format!("{folder}/main.xml"), b"<a/>")])
}

fn open_document(sort: &str, more: &str) -> Vec<u8> {
    let media = format!("application/vnd.oasis.opendocument.{sort}");
    zip(&[("mimetype", media.as_bytes()), ("content.xml", b"<a/>"), (more, b"<a/>")])
}

fn with_macros() -> Vec<u8> {
    zip(&[("[Content_Types].xml", b""), ("word/a.xml", b""), ("word/vbaProject.bin", b"\0")])
}

fn old_office(more: &[u8]) -> Vec<u8> {
    [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", [0; 70_000].as_slice(), more, [0; 9].as_slice()].concat()
}

/// What is said of a file in English; nothing of one that is published. It goes by in pieces of a length.
fn said(bytes: &[u8], name: &str, piece: usize) -> Option<(String, String)> {
    let mut glance = Glance::new();
    bytes.chunks(piece).for_each(|piece| glance.take(piece));
    match glance.finish(&format!("content/files/{name}")) {
        Ok(stored) => {
            assert_eq!((stored.bytes, stored.digest), (bytes.len() as u64, Digest::of(bytes)));
            None
        }
        Err(refused) => Some((english(&refused.why), english(&refused.mend))),
    }
}

fn english(value: &Value) -> String {
    match value {
        Value::Words { vi, en } => {
            assert!(!vi.is_empty() && vi != en);
            en.clone()
        }
        Value::Plain(text) => text.clone(),
    }
}

/// Whatever the pieces, the answer is the same.
fn why(bytes: &[u8], name: &str) -> Option<String> {
    let all = [1, 7, 64 << 10].map(|piece| said(bytes, name, piece));
    assert!(all.iter().all(|one| *one == all[0]), "{name}: {all:?}");
    all[0].clone().map(|(why, _)| why)
}

#[test]
fn what_is_what_its_name_says_is_published() {
    let good: Vec<(&str, Vec<u8>)> = vec![
        ("a.pdf", pdf("<</Type/Catalog>>")),
        ("A.PDF", pdf("")),
        // A page that tells of such names, a form, and files that are no programs.
        (
            "a.pdf",
            pdf(
                "(JavaScript) /JavaScripts /Launcher <</F (so-lieu.xlsx)>> /F 4 /URI (http://a.com)",
            ),
        ),
        ("a.docx", office("word")),
        ("a.xlsx", office("xl")),
        ("a.pptx", office("ppt")),
        ("a.odt", open_document("text", "styles.xml")),
        ("a.ods", open_document("spreadsheet", "styles.xml")),
        ("a.odp", open_document("presentation", "styles.xml")),
        ("a.doc", old_office(b"")),
        ("a.xls", old_office(b"V\0B\0A\0")),
        ("a.rtf", b"{\\rtf1 Bi\\u234?n b}".to_vec()),
        ("a.zip", zip(&[("a/", b""), ("a/b.pdf", b"%PDF-")])),
        ("a.txt", "\u{FEFF}Biên bản".as_bytes().to_vec()),
        ("a.csv", "tên,số\nĐậu Liêu,3\n".as_bytes().to_vec()),
        ("a.csv", b"a,<script>alert(1)</script>\n".to_vec()),
        ("a.md", b"# A\n\n<b>".to_vec()),
        ("a.txt", b"MZ is how it begins".to_vec()),
        ("a.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0isommp42".to_vec()),
        ("a.mp3", b"ID3\x04\0".to_vec()),
        // What nobody can know all of.
        ("a.dwg", b"AC1027\0\0".to_vec()),
        ("a.kml", b"<?xml version=\"1.0\"?><kml/>".to_vec()),
        ("a.kmz", zip(&[("doc.kml", b"<kml/>")])),
        ("khong-duoi", b"0".to_vec()),
        // Reported by their names alone.
        ("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec()),
    ];
    for (name, bytes) in good {
        assert_eq!(why(&bytes, name), None, "{name}");
    }
}

#[test]
fn what_is_not_what_its_name_says_is_refused() {
    let whole = pdf("");
    let pdf = whole.as_slice();
    let text = "Biên bản".as_bytes();
    let bad: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a.docx", pdf.to_vec(), "its content is a PDF, but its name ends in .docx"),
        ("bien-ban", pdf.to_vec(), "its content is a PDF, but its name has no ending"),
        ("a.dwg", pdf.to_vec(), "its content is a PDF, but its name ends in .dwg"),
        ("a.pdf", text.to_vec(), "its content is plain text in UTF-8, but its name ends in .pdf"),
        ("a.pdf", b"\0\x01\x02".to_vec(), "its content is not a PDF"),
        (
            "a.pdf",
            office("word"),
            "its content is a Word document (.docx), but its name ends in .pdf",
        ),
        (
            "a.xlsx",
            office("word"),
            "its content is a Word document (.docx), but its name ends in .xlsx",
        ),
        (
            "a.zip",
            office("xl"),
            "its content is an Excel workbook (.xlsx), but its name ends in .zip",
        ),
        (
            "a.docx",
            zip(&[("a.txt", b"a")]),
            "its content is a ZIP archive, but its name ends in .docx",
        ),
        (
            "a.docx",
            open_document("text", "styles.xml"),
            "its content is an OpenDocument text (.odt), but its name ends in .docx",
        ),
        (
            "a.docx",
            old_office(b""),
            "its content is an old Office file (.doc, .xls, .ppt) or an Office file with a password, \
             but its name ends in .docx",
        ),
        ("a.csv", b"t\xEAn,s\xF4\n".to_vec(), "its content is not plain text in UTF-8"),
        ("a.txt", b"\xFF\xFEB\0i\0".to_vec(), "its content is not plain text in UTF-8"),
        ("a.txt", text[..3].to_vec(), "its content is not plain text in UTF-8"),
        ("a.pdf", Vec::new(), "it is empty"),
        (
            "a.pdf",
            pdf[..pdf.len() - 8].to_vec(),
            "the PDF is cut short: its end is missing (startxref, %%EOF)",
        ),
    ];
    for (name, bytes, expected) in bad {
        assert_eq!(why(&bytes, name).as_deref(), Some(expected), "{name}");
    }
    let (_, mend) = said(b"t\xEAn\n", "a.csv", 9).expect("the test made it so");
    assert_eq!(mend, "save it anew in UTF-8 (in Excel: CSV UTF-8)");
    let (_, mend) = said(pdf, "a.docx", 9).expect("the test made it so");
    assert_eq!(mend, "let its name end in .pdf, or put a Word document (.docx) into its place");
}

#[test]
fn what_could_run_is_refused_under_any_name() {
    let program = "its content is a program that can be run";
    let page = "its content is a page in HTML or a drawing in SVG, whose code a browser would run";
    let macros = "the document holds macros, code that runs on the machine of whoever opens it";
    let old_macros = old_office(b"_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0");
    let bad: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a.pdf", b"MZ\x90\0\x03\0".to_vec(), program),
        ("a.dwg", b"\x7FELF\x02\x01\0".to_vec(), program),
        ("a.txt", b"#!/bin/sh\nrm x\n".to_vec(), program),
        (
            "a.pdf",
            pdf("<</S /JavaScript /JS (app.alert\\(1\\))>>"),
            "the PDF holds JavaScript, code that runs on the machine of whoever opens it",
        ),
        (
            "a.pdf",
            pdf("<</S/Launch/Win<</F(cmd)>>>>"),
            "the PDF starts another program (/Launch) on the machine of whoever opens it",
        ),
        (
            "a.pdf",
            pdf("<</Type/Filespec/F(Cai-Dat.EXE)/EF<</F 5 0 R>>>>"),
            "the PDF brings along a program that can be run: Cai-Dat.EXE",
        ),
        (
            "a.docx",
            zip(&[
                ("[Content_Types].xml", b""),
                ("word/a.xml", b""),
                ("word/embeddings/a.exe", b"MZ"),
            ]),
            "there is a program in it that can be run: word/embeddings/a.exe",
        ),
        ("a.exe", b"%PDF-1.7".to_vec(), "names that end in .exe are those of programs"),
        (
            "a.zip",
            zip(&[("x/Cai-Dat.EXE", b"MZ")]),
            "there is a program in it that can be run: x/Cai-Dat.EXE",
        ),
        ("a.txt", b"\n <!DOCTYPE html><p>".to_vec(), page),
        ("a.pdf", "\u{FEFF}<HTML>".as_bytes().to_vec(), page),
        ("a.csv", b"<svg onload='a()'>".to_vec(), page),
        (
            "a.dat",
            b"<?xml version=\"1.0\"?>\n<!-- x -->\n<svg:svg xmlns='a'><script/></svg:svg>".to_vec(),
            page,
        ),
        ("a.docx", with_macros(), macros),
        ("a.docm", with_macros(), macros),
        ("a.ods", open_document("spreadsheet", "Basic/Standard/a.xml"), macros),
        ("a.doc", old_macros, macros),
    ];
    for (name, bytes, expected) in bad {
        assert_eq!(why(&bytes, name).as_deref(), Some(expected), "{name}");
    }
}

#[test]
fn a_cut_or_hostile_list_of_parts_is_no_document_and_harms_nobody() {
    let whole = office("word");
    for len in 0..whole.len() {
        assert!(why(&whole[..len], "a.docx").is_some(), "{len}");
    }
    let mut lying = whole.clone();
    let end = lying.len() - 12;
    lying[end..end + 2].copy_from_slice(&[0xFF, 0xFF]);
    assert!(why(&lying, "a.docx").is_some());
}

/// A file of any size is kept by its ends alone.
#[test]
fn little_is_kept_of_a_large_file() {
    let mut glance = Glance::new();
    glance.take(b"PK\x03\x04");
    let piece = vec![7; 64 << 10];
    for _ in 0..1_000 {
        glance.take(&piece);
        assert!(glance.tail.capacity() <= 4 * super::TAIL, "{}", glance.tail.capacity());
    }
    assert_eq!(glance.head.len(), super::HEAD);
    assert_eq!(
        glance.finish("content/files/a.zip").expect("the test made it so").bytes,
        4 + 64_000 * 1_024
    );
}

/// All words that are shown, text by text.
#[derive(Default)]
struct Shown(Vec<Vec<u8>>);

impl Reader for Shown {
    fn begin(&mut self) {
        self.0.push(Vec::new());
    }

    fn take(&mut self, piece: &[u8]) {
        self.0.last_mut().expect("a text begins before it goes on").extend(piece);
    }
}

/// How many bytes are shown.
struct Counted(usize);

impl Reader for Counted {
    fn begin(&mut self) {}

    fn take(&mut self, piece: &[u8]) {
        self.0 += piece.len();
    }
}

fn shown(file: &[u8]) -> Vec<String> {
    let mut shown = Shown::default();
    show_words(file, &mut shown);
    shown.0.into_iter().map(|text| String::from_utf8_lossy(&text).into_owned()).collect()
}

#[test]
fn words_are_shown_of_files_within_files_and_not_too_deep() {
    let text = zip(&[("a.txt", b"Nam"), ("b.png", b"\x89PNG\0\0")]);
    let second = zip(&[("2.zip", &text)]);
    let third = zip(&[("3.zip", &second)]);
    let fourth = zip(&[("4.zip", &third)]);
    assert_eq!(shown(&text), ["a.txt", "Nam", "b.png"]);
    assert_eq!(shown(&third), ["3.zip", "2.zip", "a.txt", "Nam", "b.png"]);
    assert_eq!(shown(&fourth), ["4.zip", "3.zip", "2.zip"]);
}

#[test]
fn a_table_is_shown_wherever_its_words_stand() {
    let sheet = b"<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c></row>".as_slice();
    let strings = b"<si><t>An</t></si><si><t>Nam</t></si>".as_slice();
    for parts in [
        [("xl/worksheets/a.xml", sheet), ("xl/sharedStrings.xml", strings)],
        [("xl/sharedStrings.xml", strings), ("xl/worksheets/a.xml", sheet)],
    ] {
        let rows = "\u{1E}Nam\u{1F}An\u{1F}\u{1E}".to_owned();
        assert!(shown(&zip(&parts)).contains(&rows));
    }
    let own = "\u{FEFF}<c t=\"inlineStr\"><t>An</t></c>".encode_utf16().flat_map(u16::to_le_bytes);
    let own: Vec<u8> = own.collect();
    let rows = "An\u{1F}".to_owned();
    assert!(shown(&zip(&[("xl/worksheets/a.xml", &own)])).contains(&rows));
}

/// Packs a member of a GZ, with the name of its file where there is one.
fn gzip(name: &str, bytes: &[u8]) -> Vec<u8> {
    let head = flate2::GzBuilder::new();
    let head = if name.is_empty() { head } else { head.filename(name) };
    let mut member = head.write(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut member, bytes).expect("it is memory");
    member.finish().expect("it is memory")
}

/// An entry of a TAR.
fn tar(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut entry = [0; 512];
    entry[..name.len()].copy_from_slice(name.as_bytes());
    entry[124..135].copy_from_slice(format!("{:011o}", bytes.len()).as_bytes());
    entry[257..263].copy_from_slice(b"ustar\0");
    entry[345..350].copy_from_slice(b"thu-a");
    let padding = vec![0; bytes.len().next_multiple_of(512) - bytes.len()];
    [&entry[..], bytes, &padding].concat()
}

#[test]
fn members_of_a_gz_are_shown_each_and_together_with_what_its_head_tells() {
    let both = [gzip("", b"Na"), gzip("an.txt", b"m"), b"Le".to_vec()].concat();
    assert_eq!(shown(&both), ["Na", "m", "an.txt", "Le", "Nam"]);
    let within = [gzip("", b"a"), gzip("", &zip(&[("a.txt", b"Nam")]))].concat();
    assert_eq!(shown(&within), ["a", "a.txt", "Nam"]);
}

#[test]
fn entries_of_a_tar_are_shown_with_their_names() {
    let entries = [tar("an.txt", b"Nam"), tar("a.zip", &zip(&[("b.txt", b"Le")]))].concat();
    let ends = [entries.clone(), vec![0; 1024], tar("c", b""), b"rest".to_vec()].concat();
    let told = ["an.txt\n\n\n\nthu-a", "Nam", "a.zip\n\n\n\nthu-a", "b.txt", "Le"];
    assert_eq!(shown(&entries), told);
    assert_eq!(shown(&gzip("", &entries)), told);
    assert_eq!(shown(&ends), [&told[..], &["c\n\n\n\nthu-a", "rest"]].concat());
    // Lengths that lie.
    for field in [b"77777777777", b"\x80\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", b"99 x       "] {
        let mut lying = tar("a", b"Nam");
        lying[124..135].copy_from_slice(field);
        assert!(!shown(&lying).is_empty());
    }
    // The oldest have no sign.
    let mut oldest = tar("a", b"Nam");
    oldest[257..350].fill(0);
    let digits: usize = b"00000000003".iter().map(|it| usize::from(*it)).sum();
    let sum = usize::from(b'a') + digits + 8 * usize::from(b' ');
    oldest[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    assert_eq!(shown(&oldest), ["a\n\n\n\n", "Nam"]);
    assert_eq!(why(&oldest, "a.tar"), None);
    assert_eq!(why(&entries, "a.tar"), None);
    assert!(why(b"Nam", "a.tar").is_some());
}

/// What stands in a ZIP beside what its list tells of.
#[test]
fn remarks_and_scraps_of_a_zip_are_shown() {
    let whole = zip(&[("a.txt", b"Nam")]);
    let with =
        |from: usize, put: &[u8], till: usize| [&whole[..from], put, &whole[till..]].concat();
    let len = whole.len();
    assert_eq!(shown(&with(len - 2, b"\x02\0Le", len)), ["Le", "a.txt", "Nam"]);
    assert_eq!(shown(&with(len, b"\0\0Le\0An\0", len)), ["\n\nLe\nAn\n", "a.txt", "Nam"]);
    assert_eq!(shown(&with(0, b"Le", 0)), ["Le", "a.txt", "Nam"]);
    // A part that was left where another came in its place, and one whose list is cut off.
    let both = [zip(&[("b.txt", b"Le")]), whole.clone()].concat();
    assert_eq!(shown(&both)[1..], ["a.txt", "Nam", "b.txt", "Le"]);
    assert_eq!(shown(&whole[..len - 9])[1..], ["a.txt", "Nam"]);
    // A remark on a part.
    let list = 30 + "a.txt".len() + "Nam".len();
    let mut remarked = with(len - 22, b"Le", len - 22);
    remarked[list + 32] = 2;
    remarked[len + 2 - 10] += 2;
    assert_eq!(shown(&remarked), ["a.txt", "Le", "Nam"]);
}

#[test]
fn signs_of_parts_and_members_without_end_are_passed_over() {
    let mut counted = Counted(0);
    show_words(&b"PK\x03\x04".repeat(1 << 18), &mut counted);
    show_words(&gzip("", b"").repeat(1 << 17), &mut counted);
    assert!(counted.0 < (4 << 20), "{}", counted.0);
}

/// What is packed to fill a machine is given up, and so is a list that leads in circles.
#[test]
fn a_bomb_is_not_unpacked_to_its_end() {
    let mut zeros = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let blanks = vec![b' '; 1 << 20];
    (0..80).for_each(|_| std::io::Write::write_all(&mut zeros, &blanks).expect("it is memory"));
    let bomb = zeros.finish().expect("it is memory");
    let bombs: Vec<(String, &[u8])> = (0..12).map(|no| (format!("{no}.gz"), &*bomb)).collect();
    let bombs: Vec<(&str, &[u8])> = bombs.iter().map(|(name, it)| (&**name, *it)).collect();
    let mut counted = Counted(0);
    show_words(&zip(&bombs), &mut counted);
    assert!(counted.0 < (513 << 20), "{}", counted.0);
}
