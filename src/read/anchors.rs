//! The ids of places in a text: of headings, footnotes and figures, apart from one another and from those
//! that the page itself needs.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag};

use crate::ground::text::fold;

/// Gives each heading an id that is unique on its page: the one written, else a slug of its words. What the
/// page needs for footnotes, figures and corrections is taken first, so that no heading gets it.
pub struct Anchors {
    taken: BTreeSet<String>,
    footnotes: BTreeMap<String, String>,
    /// How often each id was made, so that a thousand equal headings are numbered at once.
    made: BTreeMap<String, usize>,
}

impl Anchors {
    /// Takes the ids of a text's footnotes and figures.
    pub fn new<'e, 't: 'e>(events: impl Iterator<Item = &'e Event<'t>>) -> Self {
        let mut anchors =
            Self { taken: BTreeSet::new(), footnotes: BTreeMap::new(), made: BTreeMap::new() };
        for event in events {
            match event {
                Event::FootnoteReference(label) | Event::Start(Tag::FootnoteDefinition(label)) => {
                    anchors.take_footnote(label);
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let figure = dest_url.strip_prefix("figure:");
                    anchors.taken.extend(figure.map(figure_id));
                }
                _ => {}
            }
        }
        anchors
    }

    fn take_footnote(&mut self, label: &str) {
        let key = label.to_lowercase();
        if !self.footnotes.contains_key(&key) {
            let slug = fold::slug(label).unwrap_or_else(|| "1".to_owned());
            let id = self.free(&format!("cuoc-chu-{slug}"));
            self.taken.insert(way_back(&id));
            self.footnotes.insert(key, id);
        }
    }

    /// Returns the id of a footnote of the text. Labels that differ have ids that differ, even where
    /// their slugs are the same.
    pub fn footnote(&self, label: &str) -> &str {
        self.footnotes.get(&label.to_lowercase()).map_or("", String::as_str)
    }

    /// Takes an id that is like the one wanted and that nothing has yet.
    fn free(&mut self, wanted: &str) -> String {
        let made = self.made.entry(wanted.to_owned()).or_default();
        loop {
            *made += 1;
            let id = if *made == 1 { wanted.to_owned() } else { format!("{wanted}-{made}") };
            if !is_correction(&id) && self.taken.insert(id.clone()) {
                return id;
            }
        }
    }

    /// Returns the id for a heading.
    ///
    /// # Errors
    ///
    /// A written id that stands in the text already.
    pub fn take(&mut self, written: Option<&str>, words: &str) -> Result<String, String> {
        if let Some(written) = written {
            return match !is_correction(written) && self.taken.insert(written.to_owned()) {
                true => Ok(written.to_owned()),
                false => Err(written.to_owned()),
            };
        }
        Ok(self.free(&fold::slug(words).unwrap_or_else(|| "muc".to_owned())))
    }
}

/// Tells whether an id is the place of a correction, which any record may get one day.
fn is_correction(id: &str) -> bool {
    let n = id.strip_prefix("dinh-chinh-");
    n.is_some_and(|n| !n.is_empty() && n.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Returns the id of a figure on its page.
pub fn figure_id(figure: &str) -> String {
    format!("hinh-{figure}")
}

/// Returns the id of the place where a footnote is named first.
pub fn way_back(footnote: &str) -> String {
    format!("ve-{footnote}")
}
