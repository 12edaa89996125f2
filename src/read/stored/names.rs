//! What the ending of a name promises.

/// A sort of file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sort {
    /// What it is called, in Vietnamese and English.
    pub name: [&'static str; 2],
    /// The endings of its names, in lower case, the usual one first.
    pub endings: &'static [&'static str],
    /// Whether other endings are wrong for it; else many sorts of files have such content, and nobody knows them all.
    pub is_precise: bool,
    /// Whether it is text.
    pub is_text: bool,
}

impl Sort {
    /// Tells whether a file of this sort may have a name of an ending.
    pub(super) fn fits(&self, ending: &str) -> bool {
        self.endings.contains(&ending) || (!self.is_precise && sort_of(ending).is_none())
    }
}

/// Portable documents.
pub(super) const PDF: Sort = precise(["tệp PDF", "a PDF"], &["pdf"]);
/// Texts of Word.
pub(super) const WORD: Sort =
    precise(["văn bản Word (.docx)", "a Word document (.docx)"], &["docx", "dotx"]);
/// Tables of Excel.
pub(super) const EXCEL: Sort =
    precise(["bảng tính Excel (.xlsx)", "an Excel workbook (.xlsx)"], &["xlsx", "xltx", "xlsb"]);
/// Slides of PowerPoint.
pub(super) const POWERPOINT: Sort = precise(
    ["bản trình chiếu PowerPoint (.pptx)", "a PowerPoint presentation (.pptx)"],
    &["pptx", "ppsx", "potx"],
);
/// Texts of OpenDocument.
pub(super) const ODT: Sort =
    precise(["văn bản OpenDocument (.odt)", "an OpenDocument text (.odt)"], &["odt", "ott"]);
/// Tables of OpenDocument.
pub(super) const ODS: Sort = precise(
    ["bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"],
    &["ods", "ots"],
);
/// Slides of OpenDocument.
pub(super) const ODP: Sort = precise(
    ["bản trình chiếu OpenDocument (.odp)", "an OpenDocument presentation (.odp)"],
    &["odp", "otp"],
);
/// The Office before 2007, and today's with a password.
pub(super) const OLD_OFFICE: Sort = loose(
    [
        "tệp Office đời cũ (.doc, .xls, .ppt) hoặc tệp Office đặt mật khẩu",
        "an old Office file (.doc, .xls, .ppt) or an Office file with a password",
    ],
    &["doc", "xls", "ppt", "dot", "xlt", "pot", "pps"],
);
/// Rich text.
pub(super) const RTF: Sort = precise(["văn bản RTF", "an RTF text"], &["rtf"]);
/// Packed files; many other sorts are such.
pub(super) const ZIP: Sort = loose(["tệp nén ZIP", "a ZIP archive"], &["zip"]);
/// Packed files of 7-Zip.
pub(super) const SEVEN_ZIP: Sort = loose(["tệp nén 7z", "a 7z archive"], &["7z"]);
/// Packed files of WinRAR.
pub(super) const RAR: Sort = loose(["tệp nén RAR", "a RAR archive"], &["rar"]);
/// Files that are laid after one another.
pub(super) const TAR: Sort = loose(["tệp TAR", "a TAR archive"], &["tar"]);
/// A packed file.
pub(super) const GZIP: Sort = loose(["tệp nén gzip", "a gzip file"], &["gz", "tgz"]);
/// Sound.
pub(super) const MP3: Sort = loose(["tệp âm thanh MP3", "an MP3 recording"], &["mp3"]);
/// Films and sound.
pub(super) const MP4: Sort =
    loose(["tệp phim, âm thanh MP4", "an MP4 film or recording"], &["mp4", "m4a", "m4v", "mov"]);
/// Films and sound.
pub(super) const OGG: Sort =
    loose(["tệp âm thanh Ogg", "an Ogg recording"], &["ogg", "oga", "ogv", "opus"]);
/// Sound.
pub(super) const WAV: Sort = loose(["tệp âm thanh WAV", "a WAV recording"], &["wav"]);
/// Films.
pub(super) const WEBM: Sort = loose(["tệp phim WebM", "a WebM film"], &["webm", "mkv"]);
/// Plain text in UTF-8, of lines, tables or records.
pub(super) const TEXT: Sort = Sort {
    name: ["văn bản thuần mã hóa UTF-8", "plain text in UTF-8"],
    endings: &["txt", "csv", "tsv", "md", "json", "geojson", "ics", "vcf"],
    is_precise: false,
    is_text: true,
};

const ALL: [&Sort; 20] = [
    &PDF,
    &WORD,
    &EXCEL,
    &POWERPOINT,
    &ODT,
    &ODS,
    &ODP,
    &OLD_OFFICE,
    &RTF,
    &ZIP,
    &SEVEN_ZIP,
    &RAR,
    &TAR,
    &GZIP,
    &MP3,
    &MP4,
    &OGG,
    &WAV,
    &WEBM,
    &TEXT,
];

/// Endings of files that a browser would run rather than show.
const RUN_BY_BROWSERS: [&str; 11] =
    ["htm", "html", "js", "mht", "mhtml", "mjs", "svg", "svgz", "xht", "xhtml", "xml"];

/// Endings of what a machine runs when somebody opens it.
const PROGRAMS: [&str; 29] = [
    "apk", "app", "bat", "cmd", "com", "cpl", "deb", "dll", "dmg", "exe", "hta", "jar", "jse",
    "lnk", "msi", "msix", "pif", "pkg", "ps1", "psm1", "reg", "rpm", "scr", "sh", "url", "vbe",
    "vbs", "wsf", "wsh",
];

const fn precise(name: [&'static str; 2], endings: &'static [&'static str]) -> Sort {
    Sort { name, endings, is_precise: true, is_text: false }
}

const fn loose(name: [&'static str; 2], endings: &'static [&'static str]) -> Sort {
    Sort { name, endings, is_precise: false, is_text: false }
}

/// Returns the ending of a path in lower case; empty where it has none.
pub(super) fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// Returns the sort of file that an ending promises.
pub(super) fn sort_of(ending: &str) -> Option<&'static Sort> {
    ALL.into_iter().find(|sort| sort.endings.contains(&ending))
}

/// Tells whether a file of a path would be run by a browser.
pub fn is_run_by_browsers(path: &str) -> bool {
    RUN_BY_BROWSERS.contains(&ending(path).as_str())
}

/// Tells whether a file of an ending is run when it is opened.
pub(super) fn is_program(ending: &str) -> bool {
    PROGRAMS.contains(&ending)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ALL, PROGRAMS, RUN_BY_BROWSERS, ending};

    #[test]
    fn an_ending_promises_one_sort() {
        let sorts = ALL.iter().flat_map(|sort| sort.endings);
        let all: Vec<_> = sorts.chain(&PROGRAMS).chain(&RUN_BY_BROWSERS).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert_eq!(ending("content/files/v1.2/Bien-Ban.PDF"), "pdf");
        assert_eq!(ending("content/files/v1.2/bien-ban"), "");
    }
}
