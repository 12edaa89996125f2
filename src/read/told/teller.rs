//! A text told line by line: each block is a line of its own, each cell of a table is read with what its column is called.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::super::watch::Watch;
use super::place::Line;
use super::private::Hints;
use super::signs::{Signs, TextSigns};
use super::table::{Head, Table};
use super::{composed, honours_in, names, private, private_of, privates};
use crate::ground::source::{FileId, Span};
use crate::ground::text::address;
use crate::ground::text::bare::Bare;
use crate::model::told::{Private, Told};

/// What a text says, as far as its pieces were taken.
pub(super) struct Teller<'w> {
    file: FileId,
    watch: &'w Watch,
    signs: TextSigns<'w>,
    line: Line,
    /// The table that the line stands in.
    table: Option<Table>,
    pub(super) told: Told,
}

impl<'w> Teller<'w> {
    /// Begins with a text that begins at a place of its file.
    pub(super) fn new(text: &str, file: FileId, offset: usize, watch: &'w Watch) -> Self {
        let signs = TextSigns::of(text, offset, watch);
        Self { file, watch, signs, line: Line::default(), table: None, told: Told::default() }
    }

    /// Takes the next piece of a text, which was read from a place.
    pub(super) fn take(&mut self, event: &Event<'_>, from: Range<usize>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.push(text, from),
            Event::SoftBreak | Event::HardBreak => {
                self.push_row(" ", from.clone());
                self.line.push_break(from);
            }
            Event::Start(
                Tag::Link { link_type, dest_url, title, .. }
                | Tag::Image { link_type, dest_url, title, .. },
            ) => {
                // The address of such a link is its text as well.
                let is_shown = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let address = if is_shown { "" } else { dest_url };
                self.link(address, title, Span::new(self.file, from));
            }
            // Words of one paragraph belong together, whatever is bold or linked in them.
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
            | Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
            ) => {}
            Event::Start(Tag::Table(columns)) => {
                self.end_line();
                self.table = Some(Table::new(columns.len()));
            }
            Event::End(end) => self.end(end),
            // A list within an entry of another goes on with no line of it.
            Event::Start(_) => self.end_line(),
            _ => {}
        }
    }

    fn push(&mut self, text: &str, from: Range<usize>) {
        self.push_row(text, from.clone());
        self.line.push(text, from);
    }

    /// Adds words to the row of a table, which is asked for names alone.
    fn push_row(&mut self, text: &str, from: Range<usize>) {
        if let Some(table) = self.table.as_mut().filter(|_| self.signs.may_name()) {
            table.push(text, from);
        }
    }

    fn end(&mut self, end: &TagEnd) {
        match (end, &mut self.table) {
            (TagEnd::TableCell, Some(table)) => {
                table.take_head(self.line.text());
                self.end_line();
                let may_name = self.signs.may_name();
                self.table.iter_mut().for_each(|table| table.end_cell(may_name));
            }
            (TagEnd::TableHead | TagEnd::TableRow, Some(table)) => {
                if self.signs.may_name_in(table.row()) {
                    let names = table.names_over_cells();
                    let names = names.map(|(name, at)| (name, Span::new(self.file, at)));
                    self.told.names.extend(names);
                }
                table.end_row();
            }
            (TagEnd::Table, _) => self.table = None,
            _ => self.end_line(),
        }
    }

    /// Tells what the line says, and empties it.
    pub(super) fn end_line(&mut self) {
        let text = self.line.text();
        if text.is_empty() {
            return;
        }
        let signs = self.signs.of_line(&self.line);
        let span = |range: &Range<usize>| Span::new(self.file, self.line.at(range));
        let figures = honours_in(text, signs).into_iter();
        self.told.counts.extend(figures.map(|figure| (figure.count, span(&figure.at))));
        if signs.names && self.watch.may_be_in(text) {
            let names = names_in(text, self.watch).into_iter();
            self.told.names.extend(names.map(|at| (text[at.clone()].into(), span(&at))));
        }
        let table = self.table.as_ref();
        let mut found = privates_under(table.and_then(Table::head), text, signs);
        if let Some(label) = table.and_then(Table::label).filter(|_| found.is_empty()) {
            found = privates_under(Some(label), text, signs);
        }
        let found = found.into_iter();
        self.told.private.extend(found.map(|(private, at)| (private, span(&at))));
        self.line.clear();
    }

    /// Tells what where a link leads and its title say, at the whole of the link.
    fn link(&mut self, address: &str, title: &str, span: Span) {
        let address = address::decoded(address);
        let found = privates(&address, private::find_in_address).into_iter();
        let found = found.chain(private_of(title));
        let title = composed(title);
        self.told.private.extend(found.map(|private| (private, span)));
        let names = names::find(&title).into_iter().map(|at| &title[at]);
        let names = names.chain(address::has_words(&address).then_some(&*address));
        let names = names.filter(|name| self.watch.may_be_in(name));
        self.told.names.extend(names.map(|name| (name.into(), span)));
    }
}

/// Finds what may be names in a line, and those in small letters that are watched: these with some words around them, since
/// they may be a part of the name of somebody else.
fn names_in(line: &str, watch: &Watch) -> Vec<Range<usize>> {
    const AROUND: usize = 4;
    let runs = names::find(line);
    let is_new = |place: &Range<usize>| {
        !runs.iter().any(|run| run.start <= place.start && place.end <= run.end)
    };
    let around = |place: Range<usize>| {
        let before = line[..place.start].rmatch_indices(' ').nth(AROUND).map_or(0, |(at, _)| at);
        let behind = line[place.end..].match_indices(' ').nth(AROUND);
        before..behind.map_or(line.len(), |(at, _)| place.end + at)
    };
    let small = watch.places_in(line).into_iter().filter(is_new).map(around);
    let small: Vec<_> = small.collect();
    runs.into_iter().chain(small).collect()
}

/// Finds what is private in a cell by what it says and by what its column is called: a number below "Số CMND". Elsewhere
/// there is no head.
fn privates_under(head: Option<&Head>, cell: &str, signs: Signs) -> Vec<(Private, Range<usize>)> {
    if head.is_none_or(|head| !head.is_private) && private::is_short_number(cell) {
        return Vec::new();
    }
    let bare = signs.unseen.then(|| Bare::of(cell)).flatten();
    if bare.is_none() && head.map_or(signs, |head| signs.or(head.signs)).private == Hints::NONE {
        return Vec::new();
    }
    let cell = bare.as_ref().map_or(cell, Bare::text);
    let (said, told): (Cow<'_, str>, Signs) = match head.filter(|head| !head.said.is_empty()) {
        Some(head) => (format!("{}: {cell}", head.said).into(), head.signs),
        None => (cell.into(), Signs::default()),
    };
    let before = said.len() - cell.len();
    let signs = if bare.is_some() { Signs::of(&said) } else { signs.or(told) };
    let found = private::find(&said, signs.private).into_iter().filter(|(_, at)| at.end > before);
    let found = found.map(|(kind, at)| {
        let at = at.start.saturating_sub(before)..at.end - before;
        let private = Private { kind, written: cell[at.clone()].into() };
        (private, bare.as_ref().map_or(at.clone(), |bare| bare.from(&at)))
    });
    found.collect()
}
