//! A text in Markdown to the HTML of its page: figures with their words, checked links, ids of headings.
//!
//! What was wrong in a text was found when it was read; here it is only rendered.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html};

use super::prose_picture::PagePictures;
use super::prose_table::with_labelled_cells;
use super::scene::Scene;
use super::view::Html;
use super::views::record::format_of;
use crate::model::article::{Article, ArticleText, FigureWords};
use crate::model::language::Language;
use crate::plan::links;
use crate::plan::page::Page;
use crate::plan::site_plan::Place;
use crate::read::anchors::{self, Anchors};
use crate::read::checks::files::find_picture;
use crate::read::link::{self, Target};
use crate::read::markdown;
use crate::read::pieces::{self, Piece};

/// A text and all that its page shows of it.
pub struct Prose<'p> {
    /// The page's language, bulletin and plan.
    pub scene: &'p Scene<'p>,
    /// The page that the text stands on.
    pub page: &'p Page,
    /// The record, where the text is an article's: its figures.
    pub article: Option<&'p Article>,
    /// The words.
    pub text: &'p ArticleText,
}

/// The ids that the page has already.
struct OnPage {
    anchors: Anchors,
    figures: BTreeSet<String>,
    pictures: PagePictures,
}

impl Prose<'_> {
    /// Renders the text of the page.
    pub fn html(&self, markdown: &str) -> Html {
        let pieces = pieces::parse(markdown);
        let mut events = Vec::with_capacity(pieces.len());
        let mut page = OnPage {
            anchors: Anchors::new(pieces.iter().map(|(event, _)| event)),
            figures: BTreeSet::new(),
            pictures: PagePictures::default(),
        };
        let mut at = 0;
        while at < pieces.len() {
            page.pictures.reach(pieces[at].1.start);
            if let Some((figures, len)) = markdown::figures_alone(&pieces[at..]) {
                let html: String = figures.iter().map(|id| self.figure(id, &mut page)).collect();
                events.push(Event::Html(html.into()));
                at += len;
                continue;
            }
            at += self.event(&pieces, at, &mut page, &mut events);
        }
        let mut out = String::with_capacity(markdown.len() * 3 / 2);
        let events = number_footnotes(events, &page.anchors, self.scene.language);
        let events = with_named_alerts(events, self.scene.language);
        let table = self.scene.own(["Bảng", "Table"]).text;
        html::push_html(&mut out, with_labelled_cells(events, &table).into_iter());
        Html::new(out)
    }

    /// Takes over one piece, or a picture's several, and returns how many were taken.
    fn event<'t>(
        &self,
        pieces: &[Piece<'t>],
        at: usize,
        page: &mut OnPage,
        events: &mut Vec<Event<'t>>,
    ) -> usize {
        match &pieces[at].0 {
            // What stood on two lines stays two words.
            Event::InlineHtml(html) if is_line_break(html) => events.push(Event::SoftBreak),
            Event::Html(_) | Event::InlineHtml(_) => {}
            Event::Start(Tag::Heading { level, id, .. }) => {
                let words = pieces::words_of(pieces, at);
                let id = page.anchors.take(id.as_deref(), &words).ok().map(CowStr::from);
                let (classes, attrs) = (Vec::new(), Vec::new());
                let level = below_title(*level);
                events.push(Event::Start(Tag::Heading { level, id, classes, attrs }));
            }
            Event::End(TagEnd::Heading(level)) => {
                events.push(Event::End(TagEnd::Heading(below_title(*level))));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                events.push(Event::Start(Tag::Link {
                    link_type: *link_type,
                    dest_url: self.link(*link_type, dest_url),
                    title: title.clone(),
                    id: id.clone(),
                }));
            }
            Event::End(TagEnd::Link) => {
                events.push(Event::End(TagEnd::Link));
                if let Some(note) = open_link(&pieces[..at]).and_then(|to| self.file_note(to)) {
                    events.push(Event::InlineHtml(note.into()));
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let alt = pieces::words_of(pieces, at);
                events.push(Event::InlineHtml(self.image(dest_url, &alt, page).into()));
                return pieces_of_image(&pieces[at..]);
            }
            other => events.push(other.clone()),
        }
        1
    }

    /// After a link to a file stands what the file is: "(PDF, 1,2 MB)"; of a picture, which is made anew, its kind alone.
    fn file_note(&self, written: &str) -> Option<String> {
        let Scene { b, plan, language, .. } = *self.scene;
        let to = links::resolve(b, plan, &self.page.route, language, written).ok()?;
        let route = to.route.filter(|_| to.page.is_none())?;
        let Some(Place::File(at)) = plan.at(route.as_str()) else { return None };
        let (_, file) = &plan.files[at];
        let stored = b.stored.get(file).and_then(|known| known.as_ref().ok());
        let size = stored.map(|known| self.scene.size(known.bytes)).unwrap_or_default();
        let note = [format_of(route.as_str()), size].map(|part| escape(&part));
        Some(format!(" ({})", note.join(", ").trim_matches([',', ' '])))
    }

    fn link<'t>(&self, kind: LinkType, written: &CowStr<'t>) -> CowStr<'t> {
        if kind == LinkType::Email || link::target(written) != Ok(Target::Inside) {
            return written.clone();
        }
        let Scene { b, plan, language, .. } = *self.scene;
        let to = links::resolve(b, plan, &self.page.route, language, written);
        let Ok(to) = to else {
            let beyond = links::beyond(b, &self.page.route, language, written);
            return beyond.map_or_else(|| written.clone(), CowStr::from);
        };
        let path = to.route.map_or_else(String::new, |route| self.scene.href(route));
        let anchor = to.anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
        format!("{path}{anchor}").into()
    }

    /// A figure: its picture with its words, its caption, and who made it.
    fn figure(&self, id: &str, page: &mut OnPage) -> String {
        let Some(article) = self.article else { return String::new() };
        let own = self.text.figures.get(id).map(|words| &words.value);
        let source = article.texts.vi.figures.get(id).map(|words| &words.value);
        let figure = article.figures.get(id);
        let src = figure.and_then(|figure| figure.src.as_ref());
        let file =
            src.and_then(|src| find_picture(self.scene.files, article.texts.vi.prose.file, src));
        let picture = file.map_or_else(String::new, |file| {
            let alt =
                own.and_then(|words| words.alt.as_deref().map(String::as_str)).unwrap_or_default();
            format!("{}\n", page.pictures.html(self.scene, file, alt))
        });
        let caption = self.caption(own, source);
        let credit = figure.and_then(|figure| figure.credit.as_deref());
        let credit = credit.map_or_else(String::new, |credit| {
            let lang = self.lang_of(Language::Vi);
            format!(" <span class=\"credit\"{lang}>{}</span>", escape(credit))
        });
        let class = if picture.is_empty() { " class=\"caption-only\"" } else { "" };
        let words = format!("{caption}{credit}");
        let words = match words.trim() {
            "" => String::new(),
            words => format!("<figcaption>{words}</figcaption>\n"),
        };
        // A figure that is shown twice is one place.
        let place = match page.figures.insert(id.to_owned()) {
            true => format!(" id=\"{}\"", escape(&anchors::figure_id(id))),
            false => String::new(),
        };
        format!("<figure{class}{place}>\n{picture}{words}</figure>\n")
    }

    /// The caption in the language of the page, else the Vietnamese one, marked.
    fn caption(&self, own: Option<&FigureWords>, source: Option<&FigureWords>) -> String {
        if let Some(caption) = own.and_then(|words| words.caption.as_deref()) {
            return escape(caption);
        }
        match source.and_then(|words| words.caption.as_deref()) {
            Some(caption) => {
                let lang = self.lang_of(Language::Vi);
                format!("<span{lang}>{}</span>", escape(caption))
            }
            None => String::new(),
        }
    }

    fn lang_of(&self, language: Language) -> &'static str {
        if language == self.scene.language { "" } else { " lang=\"vi\"" }
    }

    fn image(&self, written: &str, alt: &str, page: &mut OnPage) -> String {
        let file = find_picture(self.scene.files, self.text.prose.file, written);
        file.map_or_else(String::new, |file| page.pictures.html(self.scene, file, alt))
    }
}

/// Returns where the link leads that was opened last before a piece.
fn open_link<'e>(before: &'e [Piece<'_>]) -> Option<&'e str> {
    before.iter().rev().find_map(|(event, _)| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.as_ref()),
        _ => None,
    })
}

/// The title of the page is its first heading; those of the text stand below it.
fn below_title(level: HeadingLevel) -> HeadingLevel {
    if level == HeadingLevel::H1 { HeadingLevel::H2 } else { level }
}

fn pieces_of_image(pieces: &[Piece<'_>]) -> usize {
    let end = pieces.iter().position(|(event, _)| *event == Event::End(TagEnd::Image));
    end.map_or(pieces.len(), |end| end + 1)
}

/// Tells whether a tag that is dropped breaks a line.
fn is_line_break(html: &str) -> bool {
    html.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}

/// Footnotes get numbers in the order of their first mention, ids of their own, and a way back. One that
/// nothing mentions has no way back, and one that is defined twice is one place.
fn number_footnotes<'t>(
    events: Vec<Event<'t>>,
    anchors: &Anchors,
    language: Language,
) -> Vec<Event<'t>> {
    let (numbers, placed) = (BTreeMap::new(), BTreeSet::new());
    let mut notes = Footnotes { numbers, placed, anchors, language };
    let mentions = events.iter().filter_map(|event| match event {
        Event::FootnoteReference(label) => Some(anchors.footnote(label)),
        _ => None,
    });
    for id in mentions {
        notes.number(id);
    }
    let mentioned = notes.numbers.len();
    let numbered = events.into_iter().map(|event| match event {
        Event::FootnoteReference(label) => Event::InlineHtml(notes.mention(&label).into()),
        Event::Start(Tag::FootnoteDefinition(label)) => {
            Event::Html(notes.definition(&label, mentioned).into())
        }
        Event::End(TagEnd::FootnoteDefinition) => Event::Html("</div>\n".into()),
        other => other,
    });
    numbered.collect()
}

struct Footnotes<'a> {
    numbers: BTreeMap<&'a str, usize>,
    /// The ids that stand on the page.
    placed: BTreeSet<String>,
    anchors: &'a Anchors,
    language: Language,
}

impl<'a> Footnotes<'a> {
    fn number(&mut self, id: &'a str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(id).or_insert(next)
    }

    /// An attribute for the first element that has this id.
    fn place(&mut self, id: String) -> String {
        match self.placed.insert(id.clone()) {
            true => format!(" id=\"{id}\""),
            false => String::new(),
        }
    }

    /// An attribute that says in words where a link leads of which only a number is seen.
    fn label(&self, [vi, en]: [&str; 2], n: usize) -> String {
        let words = if self.language == Language::Vi { vi } else { en };
        format!(" aria-label=\"{words} {n}\"")
    }

    fn mention(&mut self, label: &str) -> String {
        let id = self.anchors.footnote(label);
        let (n, place) = (self.number(id), self.place(anchors::way_back(id)));
        let label = self.label(["Cước chú", "Footnote"], n);
        format!("<sup class=\"footnote-reference\"><a href=\"#{id}\"{place}{label}>{n}</a></sup>")
    }

    fn definition(&mut self, label: &str, mentioned: usize) -> String {
        let id = self.anchors.footnote(label);
        let (n, place) = (self.number(id), self.place(id.to_owned()));
        let number = match n <= mentioned {
            true => {
                let back = anchors::way_back(id);
                let label =
                    self.label(["Về chỗ nhắc cước chú", "Back to the mention of footnote"], n);
                format!("<a class=\"footnote-number\" href=\"#{back}\"{label}>{n}</a>")
            }
            false => format!("<span class=\"footnote-number\">{n}</span>"),
        };
        format!("<div class=\"footnote\"{place}>{number}\n")
    }
}

/// An alert says in words what its colour says.
fn with_named_alerts(events: Vec<Event<'_>>, language: Language) -> Vec<Event<'_>> {
    let mut named = Vec::with_capacity(events.len() + 2);
    for event in events {
        let kind = match &event {
            Event::Start(Tag::BlockQuote(Some(kind))) => Some(*kind),
            _ => None,
        };
        named.push(event);
        if let Some(kind) = kind {
            let name = alert_name(kind, language);
            named.push(Event::Html(
                format!("<p class=\"markdown-alert-title\">{name}</p>\n").into(),
            ));
        }
    }
    named
}

fn alert_name(kind: BlockQuoteKind, language: Language) -> &'static str {
    let [vi, en] = match kind {
        BlockQuoteKind::Note => ["Lưu ý", "Note"],
        BlockQuoteKind::Tip => ["Gợi ý", "Tip"],
        BlockQuoteKind::Important => ["Quan trọng", "Important"],
        BlockQuoteKind::Warning => ["Cảnh báo", "Warning"],
        BlockQuoteKind::Caution => ["Thận trọng", "Caution"],
    };
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

fn escape(text: &str) -> String {
    super::xml::escape_html(text).into_owned()
}
