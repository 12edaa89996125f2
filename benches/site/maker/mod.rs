//! The maker of bulletins: the same site each time for the same number of articles.
//!
//! It writes what a bulletin of that size holds after seventeen years: articles in two languages, meetings,
//! batches of awards whose totals are right, documents, and forty units that merge twice. Country, people and
//! events are invented.

mod article;
mod batch;
mod calendar;
mod chronicle;
mod country;
mod dice;
mod keys;
mod meeting;
mod names;
mod phrases;
mod places;
mod registry;
mod story;
mod two;

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use chronicle::{Chronicle, Event};

pub(crate) use calendar::TODAY;

/// The template that the site's own theme has of its own: a copy, to be edited.
const ARTICLE_TEMPLATE: &str = include_str!("../../../themes/bulletin/templates/article.html");

const ABOUT_VI: &str = "+++\ntitle = \"Giới thiệu\"\nmenu_order = 1\n+++\nBản tin này được đặt ra để đo tốc độ của chương trình.\n";
const ABOUT_EN: &str = "+++\ntitle = \"About\"\n+++\nThis bulletin was invented to measure the speed of the program.\n";

/// Writes a site of so many articles into a folder.
///
/// # Errors
///
/// What cannot be written.
pub(crate) fn make(articles: usize, folder: &Path) -> io::Result<()> {
    let all = Chronicle::new(articles);
    let content = folder.join("content");
    put(&folder.join("bulletin.toml"), registry::site(&all).written())?;
    let theme = folder.join("themes/rieng");
    put(&theme.join("theme.toml"), "name = \"rieng\"\nextends = \"bulletin\"\n")?;
    put(&theme.join("templates/article.html"), ARTICLE_TEMPLATE)?;
    put(&content.join("pages/gioi-thieu.vi.md"), ABOUT_VI)?;
    put(&content.join("pages/gioi-thieu.en.md"), ABOUT_EN)?;
    put(&content.join("registry/units.toml"), registry::units(&all).written())?;
    put(&content.join("registry/bodies.toml"), registry::bodies(&all).written())?;
    put(&content.join("registry/persons.toml"), registry::persons(&all).written())?;
    for year in 2010..=2026 {
        let documents = registry::documents(&all, year);
        put(&content.join(format!("registry/documents/{year}.toml")), documents.written())?;
    }
    all.events.par_iter().try_for_each(|event| record(&all, event, &content))
}

fn record(all: &Chronicle, event: &Event, content: &Path) -> io::Result<()> {
    let year = event.day.year();
    let made = article::article(all, event);
    let place = |ending| content.join(format!("articles/{year}/{}.{ending}.md", event.id));
    put(&place("vi"), &made.files.vi)?;
    put(&place("en"), &made.files.en)?;
    if let Some((path, text)) = made.attachment {
        put(&content.join("files").join(path), &text)?;
    }
    if let (Some(id), Some(text)) = (event.meeting(), meeting::meeting(all, event)) {
        put(&content.join(format!("meetings/{year}/{id}.toml")), &text)?;
    }
    if let (Some(id), Some(text)) = (event.batch(), batch::batch(all, event)) {
        put(&content.join(format!("awards/{year}/{id}.toml")), &text)?;
    }
    Ok(())
}

fn put(place: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(place, text)
}
