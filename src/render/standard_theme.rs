//! The theme `bulletin`, compiled into the program, so that a site without a theme builds.

use super::theme::{ThemeFile, ThemeFiles};

macro_rules! theme {
    ($($path:literal,)*) => {
        const FILES: &[(&str, &[u8])] = &[
            $(($path, include_bytes!(concat!("../../themes/bulletin/", $path))),)*
        ];
    };
}

theme! {
    "assets/icon.svg",
    "assets/style.css",
    "strings.en.toml",
    "strings.vi.toml",
    "templates/alias.html",
    "templates/article.html",
    "templates/base.html",
    "templates/batch.html",
    "templates/bodies.html",
    "templates/body.html",
    "templates/corrections.html",
    "templates/data.html",
    "templates/document.html",
    "templates/documents.html",
    "templates/home.html",
    "templates/list-year.html",
    "templates/list.html",
    "templates/meeting.html",
    "templates/month.html",
    "templates/not-found.html",
    "templates/parts/awards.html",
    "templates/parts/bodies.html",
    "templates/parts/charts.html",
    "templates/parts/core.html",
    "templates/parts/data.html",
    "templates/parts/lineage.html",
    "templates/parts/lists.html",
    "templates/parts/meetings.html",
    "templates/parts/record.html",
    "templates/parts/words.html",
    "templates/standing.html",
    "templates/unit-month.html",
    "templates/unit-year.html",
    "templates/unit.html",
    "templates/units.html",
    "templates/year.html",
    "templates/years.html",
    "theme.toml",
}

/// Returns the files of the theme.
pub fn files() -> ThemeFiles {
    let file = |bytes: &[u8]| ThemeFile { bytes: bytes.into(), file: None };
    FILES.iter().map(|(path, bytes)| ((*path).to_owned(), file(bytes))).collect()
}

/// Returns the paths of the files.
pub fn paths() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(path, _)| *path)
}
