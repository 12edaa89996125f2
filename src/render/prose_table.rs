//! Tables of a text: boxes that scroll, and cells that know the heading of their column, so that on a
//! phone a row can be a block of labelled lines. How that looks is the theme's.

use std::iter::Peekable;
use std::vec::IntoIter;

use pulldown_cmark::{Alignment, CowStr, Event, Tag, TagEnd};

use super::xml::escape_html;

/// Writes the tables among the events. A wide one scrolls in its own box, not the page, and can be
/// reached by keyboard; there it says which of the text's tables it is, in the word of the page's language. Columns
/// that are set right or centred say so by a class: a style in the page would be refused by its own rules.
pub(super) fn with_labelled_cells<'t>(events: Vec<Event<'t>>, word: &str) -> Vec<Event<'t>> {
    let mut written = Vec::with_capacity(events.len());
    let mut table = TableCells { word: word.to_owned(), ..TableCells::default() };
    let mut events = events.into_iter().peekable();
    while let Some(event) = events.next() {
        written.push(table.written(event, &mut events));
    }
    written
}

/// Where in a table the events stand.
#[derive(Default)]
struct TableCells {
    /// What a table is called.
    word: String,
    /// How many there were, this one too.
    count: usize,
    alignments: Vec<Alignment>,
    /// The words of each column's heading, without markup.
    headings: Vec<String>,
    column: usize,
    in_head: bool,
}

impl TableCells {
    fn written<'t>(
        &mut self,
        event: Event<'t>,
        after: &mut Peekable<IntoIter<Event<'t>>>,
    ) -> Event<'t> {
        let html = match event {
            Event::Start(Tag::Table(alignments)) => {
                let (word, count) = (std::mem::take(&mut self.word), self.count + 1);
                let name = attribute("aria-label", &format!("{word} {count}"));
                *self = Self { word, count, alignments, ..Self::default() };
                format!(
                    "<section class=\"table-box\" tabindex=\"0\"{name}>\n<table class=\"fold\">\n"
                )
                .into()
            }
            Event::End(TagEnd::Table) => "</tbody>\n</table>\n</section>\n".into(),
            Event::Start(Tag::TableHead) => self.row(true, "<thead>\n<tr>\n"),
            Event::End(TagEnd::TableHead) => self.row(false, "</tr>\n</thead>\n<tbody>\n"),
            Event::Start(Tag::TableRow) => self.row(false, "<tr>\n"),
            Event::End(TagEnd::TableRow) => "</tr>\n".into(),
            Event::Start(Tag::TableCell) => {
                self.cell(after.peek() == Some(&Event::End(TagEnd::TableCell)))
            }
            Event::End(TagEnd::TableCell) if self.in_head => "</th>\n".into(),
            Event::End(TagEnd::TableCell) => "</td>\n".into(),
            other => {
                self.heed(&other);
                return other;
            }
        };
        Event::Html(html)
    }

    fn row(&mut self, in_head: bool, html: &'static str) -> CowStr<'static> {
        (self.column, self.in_head) = (0, in_head);
        html.into()
    }

    fn cell(&mut self, is_empty: bool) -> CowStr<'static> {
        let aligned = match self.alignments.get(self.column) {
            Some(Alignment::Right) => "num",
            Some(Alignment::Center) => "centred",
            _ => "",
        };
        let label = self.headings.get(self.column).map_or("", |words| words.trim());
        self.column += 1;
        if self.in_head {
            self.headings.push(String::new());
            return format!("<th scope=\"col\"{}>", attribute("class", aligned)).into();
        }
        let empty = if is_empty { "empty" } else { "" };
        let classes = format!("{aligned} {empty}");
        let (label, class) = (attribute("data-label", label), attribute("class", classes.trim()));
        format!("<td{label}{class}>").into()
    }

    /// Keeps the words of a heading.
    fn heed(&mut self, event: &Event<'_>) {
        let Some(heading) = self.headings.last_mut().filter(|_| self.in_head) else { return };
        match event {
            Event::Text(words) | Event::Code(words) => heading.push_str(words),
            _ => {}
        }
    }
}

fn attribute(name: &str, value: &str) -> String {
    match value {
        "" => String::new(),
        value => format!(" {name}=\"{}\"", escape_html(value)),
    }
}
