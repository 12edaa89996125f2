//! The floor: the least that any generator must do for a site, as a program of its own.
//!
//! It reads every source, takes the keys off the texts, makes HTML of the Markdown, and writes as many files of
//! as many bytes as a build does. It knows no record, checks nothing, and has no template: what a file holds
//! beyond its text is filling.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use bantin::read::pieces;
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::tree::Tree;

/// Does it.
pub(crate) fn run(site: &Path, built: &Path, out: &Path) -> anyhow::Result<()> {
    let sources = sources(site)?;
    let files = Tree::of(built)?.sizes();
    let longest = files.iter().map(|(_, size)| *size).max().unwrap_or(0);
    let filling = "<li><a href=\"/\">...</a></li>\n".repeat(longest / 24 + 1);
    let both = sources.len().max(files.len());
    (0..both).into_par_iter().try_for_each(|number| {
        let html = sources.get(number).map_or_else(|| Ok(String::new()), |source| html(source))?;
        let Some((path, size)) = files.get(number) else { return Ok(()) };
        write(&out.join(path), *size, &html, &filling)
    })
}

fn sources(site: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = vec![site.join("bulletin.toml")];
    for folder in ["content", "themes"] {
        for entry in WalkDir::new(site.join(folder)).sort_by_file_name() {
            let entry = entry?;
            if entry.file_type().is_file() {
                found.push(entry.into_path());
            }
        }
    }
    Ok(found)
}

/// Reads a source; of a text, makes its HTML.
fn html(source: &Path) -> anyhow::Result<String> {
    let text = fs::read_to_string(source).with_context(|| source.display().to_string())?;
    let mut html = String::new();
    if source.extension().is_some_and(|ending| ending == "md") {
        let body = text.splitn(3, "+++\n").nth(2).unwrap_or(&text);
        let pieces = pieces::parse(body).into_iter().map(|(event, _)| event);
        pulldown_cmark::html::push_html(&mut html, pieces);
    }
    Ok(html)
}

fn write(place: &Path, size: usize, html: &str, filling: &str) -> anyhow::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut bytes = Vec::with_capacity(size);
    bytes.extend_from_slice(&html.as_bytes()[..html.len().min(size)]);
    bytes.extend_from_slice(&filling.as_bytes()[..size - bytes.len()]);
    fs::write(place, bytes).with_context(|| place.display().to_string())
}
