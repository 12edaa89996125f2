//! The media types of what is published, by the ending of the name: one table for the preview and for the files of web
//! servers. It says nothing of what may be published.

/// A media type, and what its files end in.
#[derive(Debug, PartialEq, Eq)]
pub struct Media {
    /// Its name.
    pub name: &'static str,
    /// The endings, in lower case.
    pub endings: &'static [&'static str],
    /// Whether it is text, which here is always UTF-8, and shrinks when it is packed.
    pub is_text: bool,
}

/// What a file is whose ending says nothing.
pub const UNKNOWN: Media = binary("application/octet-stream", &[]);

/// Every type, by its name. Feeds are `application/xml`, which browsers show and readers of feeds take.
pub const ALL: &[Media] = &[
    text("application/geo+json", &["geojson"]),
    binary("application/gzip", &["gz"]),
    text("application/json", &["json"]),
    text("application/manifest+json", &["webmanifest"]),
    binary("application/msword", &["doc"]),
    binary("application/pdf", &["pdf"]),
    text("application/rtf", &["rtf"]),
    binary("application/vnd.ms-excel", &["xls"]),
    binary("application/vnd.ms-powerpoint", &["ppt"]),
    binary("application/vnd.oasis.opendocument.presentation", &["odp"]),
    binary("application/vnd.oasis.opendocument.spreadsheet", &["ods"]),
    binary("application/vnd.oasis.opendocument.text", &["odt"]),
    binary("application/vnd.openxmlformats-officedocument.presentationml.presentation", &["pptx"]),
    binary("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"]),
    binary("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"]),
    binary("application/vnd.rar", &["rar"]),
    binary("application/x-7z-compressed", &["7z"]),
    text("application/xml", &["xml"]),
    binary("application/zip", &["zip"]),
    binary("audio/mp4", &["m4a"]),
    binary("audio/mpeg", &["mp3"]),
    binary("audio/ogg", &["oga", "ogg"]),
    binary("audio/wav", &["wav"]),
    binary("font/otf", &["otf"]),
    binary("font/ttf", &["ttf"]),
    binary("font/woff", &["woff"]),
    binary("font/woff2", &["woff2"]),
    binary("image/avif", &["avif"]),
    binary("image/gif", &["gif"]),
    binary("image/jpeg", &["jpeg", "jpg"]),
    binary("image/png", &["png"]),
    text("image/svg+xml", &["svg"]),
    binary("image/tiff", &["tif", "tiff"]),
    binary("image/vnd.microsoft.icon", &["ico"]),
    binary("image/webp", &["webp"]),
    text("text/calendar", &["ics"]),
    text("text/css", &["css"]),
    text("text/csv", &["csv"]),
    text("text/html", &["html"]),
    text("text/javascript", &["js", "mjs"]),
    text("text/markdown", &["md"]),
    text("text/plain", &["txt"]),
    text("text/vcard", &["vcf"]),
    binary("video/mp4", &["mp4"]),
    binary("video/ogg", &["ogv"]),
    binary("video/webm", &["webm"]),
];

const fn text(name: &'static str, endings: &'static [&'static str]) -> Media {
    Media { name, endings, is_text: true }
}

const fn binary(name: &'static str, endings: &'static [&'static str]) -> Media {
    Media { name, endings, is_text: false }
}

impl Media {
    /// Returns the type of what lies at an address; a folder is its index.
    pub fn of(path: &str) -> &'static Self {
        let path = if path.ends_with('/') { "index.html" } else { path };
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        ALL.iter().find(|media| media.endings.contains(&ending.as_str())).unwrap_or(&UNKNOWN)
    }

    /// Returns the value of the header `Content-Type`.
    pub fn header(&self) -> String {
        let charset = if self.is_text { "; charset=utf-8" } else { "" };
        format!("{}{charset}", self.name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ALL, Media};

    #[test]
    fn each_ending_has_one_type() {
        for (path, header) in [
            ("/", "text/html; charset=utf-8"),
            ("/tin/2022/a/", "text/html; charset=utf-8"),
            ("/404.html", "text/html; charset=utf-8"),
            ("/don-vi/nam-hong/feed.xml", "application/xml; charset=utf-8"),
            ("/lich.ics", "text/calendar; charset=utf-8"),
            ("/tep/Anh.JPG", "image/jpeg"),
            ("/tep/so-lieu.csv.gz", "application/gzip"),
            ("/tep/khong-ten", "application/octet-stream"),
        ] {
            assert_eq!(Media::of(path).header(), header, "{path}");
        }
        let endings: Vec<_> = ALL.iter().flat_map(|media| media.endings).collect();
        assert_eq!(endings.iter().collect::<BTreeSet<_>>().len(), endings.len());
        assert!(ALL.is_sorted_by_key(|media| media.name));
    }
}
