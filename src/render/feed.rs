//! Atom feeds: of the site, of each unit, and of corrections.

use super::filters::capital;
use super::scene::Scene;
use super::view::{CorrectionLine, Entry, Text};
use super::xml::Xml;
use crate::model::bulletin::Item;
use crate::model::date_words;
use crate::model::language::Language;
use crate::model::record::Correction;
use crate::model::shelf::No;
use crate::model::time::PartialDate;
use crate::model::unit::Unit;
use crate::plan::page::{Page, PageKind};
use crate::plan::record::{self, Numbered};

/// What a feed without entries was last changed at: Atom wants a time, and no clock is read.
const NEVER: &str = "1970-01-01T00:00:00+07:00";

/// Writes the feed of the site.
pub fn of_site(scene: &Scene<'_>, page: &Page) -> Vec<u8> {
    let title = scene.loc(&scene.b.site.title);
    write(scene, page, &title, PageKind::Home, scene.plan.index.by_date.iter().copied())
}

/// Writes the feed of a unit.
pub fn of_unit(scene: &Scene<'_>, page: &Page, no: No<Unit>) -> Vec<u8> {
    let unit = scene.unit(no);
    let site = scene.loc(&scene.b.site.title).text;
    let title = Text { text: format!("{} – {site}", unit.text), lang: unit.lang };
    let years = scene.plan.index.years_of(no).rev();
    write(scene, page, &title, PageKind::Unit(no), years.flat_map(|(_, dated)| dated.iter()))
}

/// Writes the feed of corrections: an entry for each, at the record that was corrected.
pub fn of_corrections(scene: &Scene<'_>, page: &Page) -> Vec<u8> {
    let all = record::corrections(scene.b);
    let all = &all[..all.len().min(scene.b.site.lists.feed)];
    let label = match scene.language {
        Language::Vi => "Đính chính",
        Language::En => "Corrections",
    };
    let title = format!("{label} – {}", scene.loc(&scene.b.site.title).text);
    let updated = all.first().map(|latest| stamp_of(latest.correction));
    let mut xml = head(scene, page, &title, PageKind::Corrections, updated.as_deref());
    all.iter().for_each(|it| correction(scene, &mut xml, label, *it));
    xml.finish()
}

fn correction(scene: &Scene<'_>, xml: &mut Xml, label: &str, it: Numbered<'_>) {
    let Some((route, language)) = scene.plan.nearest_route(it.of, scene.language) else { return };
    let url = scene.url(route);
    let line = CorrectionLine::new(scene, it.n, it.correction);
    let (title, _) = scene.record_title(it.of);
    xml.open("entry", lang_attribute(language, scene.language));
    xml.words("title", &[], &format!("{label}: {}", title.text));
    xml.words("id", &[], &format!("{url}#{}", line.id));
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &url)]);
    xml.words("updated", &[], &stamp_of(it.correction));
    let lang = line.text.lang.unwrap_or(scene.language.code());
    let other = [("xml:lang", lang)];
    let other = if lang == language.code() { &[][..] } else { &other };
    xml.words("summary", other, &line.text.text);
    xml.close();
}

fn stamp_of(correction: &Correction) -> String {
    date_words::stamp(PartialDate::Day(correction.date))
}

fn write(
    scene: &Scene<'_>,
    page: &Page,
    title: &Text,
    home: PageKind,
    items: impl Iterator<Item = Item>,
) -> Vec<u8> {
    let items: Vec<_> = scene.b.news(items).take(scene.b.site.lists.feed).collect();
    let updated = items.iter().map(|(item, day)| updated(scene, *item, *day)).max();
    let mut xml = head(scene, page, &title.text, home, updated.as_deref());
    items.iter().for_each(|(item, day)| entry(scene, &mut xml, *item, *day));
    xml.finish()
}

/// Starts a feed: all but its entries.
fn head(scene: &Scene<'_>, page: &Page, title: &str, home: PageKind, updated: Option<&str>) -> Xml {
    let url = scene.url(&page.route);
    let mut xml = Xml::new();
    let lang = scene.language.code();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang)]);
    xml.words("title", &[], title);
    xml.words("id", &[], &url);
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &url)]);
    if let Some(route) = scene.plan.route(home, scene.language) {
        let url = scene.url(route);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &url)]);
    }
    xml.words("updated", &[], updated.unwrap_or(NEVER));
    xml.open("author", &[]);
    xml.words("name", &[], &scene.loc(&scene.b.site.title).text);
    xml.close();
    xml
}

/// When an item that is news since a day was changed last.
fn updated(scene: &Scene<'_>, item: Item, news: PartialDate) -> String {
    let changed = scene.b.publishing(item).last_change().map(PartialDate::Day);
    date_words::stamp(changed.filter(|day| day.first_day() > news.first_day()).unwrap_or(news))
}

fn entry(scene: &Scene<'_>, xml: &mut Xml, item: Item, news: PartialDate) {
    let Some((route, language)) = scene.plan.item_route(item, scene.language) else { return };
    let url = scene.url(route);
    let entry = scene.entry(item, None);
    xml.open("entry", lang_attribute(language, scene.language));
    xml.words("title", &[], &entry.title.text);
    xml.words("id", &[], &url);
    let lang = language.code();
    xml.empty(
        "link",
        &[("rel", "alternate"), ("type", "text/html"), ("hreflang", lang), ("href", &url)],
    );
    xml.words("published", &[], &date_words::stamp(news));
    xml.words("updated", &[], &updated(scene, item, news));
    xml.empty("category", &[("term", entry.kind), ("label", &entry.label.text)]);
    if let Some(summary) = summary(scene, &entry) {
        xml.words("summary", &[], &summary);
    }
    xml.close();
}

fn lang_attribute(of: Language, page: Language) -> &'static [(&'static str, &'static str)] {
    if of == page { &[] } else { &[("xml:lang", "vi")] }
}

/// An article's own summary; of meetings and batches what they are and when.
fn summary(scene: &Scene<'_>, entry: &Entry) -> Option<String> {
    match (&entry.summary, &entry.total) {
        (Some(summary), _) => Some(summary.text.clone()),
        (None, Some(total)) => {
            let awards =
                scene.own(["lượt khen thưởng", if total.n == 1 { "award" } else { "awards" }]);
            let what = format!(
                "{}, {}: {} {}",
                entry.label.text, entry.date.text, total.text, awards.text
            );
            Some(capital(&what))
        }
        (None, None) if entry.kind == "meeting" => {
            let status = entry.status.as_ref().map(|it| format!(" ({})", it.label.text));
            let status = status.unwrap_or_default();
            let place = entry.place.as_ref().map(|it| format!(", {}", it.text)).unwrap_or_default();
            let what = format!("{}, {}{place}{status}", entry.label.text, entry.date.text);
            Some(capital(&what))
        }
        (None, None) => None,
    }
}
