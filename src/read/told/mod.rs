//! What a text says that the records say too, found when it is read. It compares nothing: that is the checks' matter.

mod counts;
mod honours;
mod line;
mod names;
mod number;
mod place;
mod private;
mod stems;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::pieces::Piece;
use crate::ground::source::{FileId, Span};
use crate::ground::text::nfc::nfc;
use crate::model::told::{Private, Told, ToldCount};
use counts::Figure;
use honours::Year;
use place::{Line, has_marks};
use words::Words;

/// Finds what the words of a text say; `offset` is where the text begins in its file.
pub(super) fn of_text(pieces: &[Piece<'_>], file: FileId, offset: usize) -> Told {
    let mut told = Told::default();
    let mut line = Line::default();
    for (event, range) in pieces {
        let range = range.start + offset..range.end + offset;
        match event {
            Event::Text(text) | Event::Code(text) => line.push(text, range),
            Event::SoftBreak | Event::HardBreak => line.push(" ", range),
            Event::Start(
                Tag::Link { link_type, dest_url, title, .. }
                | Tag::Image { link_type, dest_url, title, .. },
            ) => {
                // The address of such a link is its text as well.
                let is_shown = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let address = if is_shown { "" } else { dest_url };
                of_link(address, title, Span::new(file, range), &mut told);
            }
            // Words of one paragraph belong together, whatever is bold or linked in them.
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
            ) => {}
            Event::End(_) => tell(&mut line, file, &mut told),
            _ => {}
        }
    }
    tell(&mut line, file, &mut told);
    told
}

/// Finds the figures of a title: all of them count honours.
pub fn counts_of(title: &str) -> Vec<ToldCount> {
    let title = composed(title);
    figures(&title, |_, _| true).into_iter().map(|figure| figure.count).collect()
}

/// Finds the figures of honours in a line of prose, as a summary and a caption are.
pub fn honours_of(line: &str) -> Vec<ToldCount> {
    honours_in(&composed(line)).into_iter().map(|figure| figure.count).collect()
}

/// Finds what may be names in a single line.
pub fn names_of(line: &str) -> impl Iterator<Item = &str> {
    names::find(line).into_iter().map(|range| &line[range])
}

/// Finds what is private in a single line.
pub fn private_of(line: &str) -> Vec<Private> {
    privates(&composed(line), private::find).map(|(private, _)| private).collect()
}

/// Finds what is private in where a link leads, and in its title. Both are told at the whole of the link.
fn of_link(address: &str, title: &str, span: Span, told: &mut Told) {
    let in_address = privates(address, private::find_in_address);
    let title = composed(title);
    let found = in_address.chain(privates(&title, private::find));
    told.private.extend(found.map(|(private, _)| (private, span)));
}

/// Tells what a line says, and empties it.
fn tell(line: &mut Line, file: FileId, told: &mut Told) {
    let text = line.text();
    let span = |range: &Range<usize>| Span::new(file, line.at(range));
    let figures = honours_in(text).into_iter();
    told.counts.extend(figures.map(|figure| (figure.count, span(&figure.at))));
    let names = names::find(text).into_iter();
    told.names.extend(names.map(|at| (text[at.clone()].into(), span(&at))));
    let found = privates(text, private::find);
    told.private.extend(found.map(|(private, at)| (private, span(&at))));
    line.clear();
}

/// Finds the figures of a line that pass.
fn figures(line: &str, passes: fn(&Words<'_>, &mut Figure) -> bool) -> Vec<Figure> {
    if !counts::may_be_in(line) {
        return Vec::new();
    }
    let words = Words::new(line);
    let mut found = counts::find(&words);
    found.retain_mut(|figure| passes(&words, figure));
    found
}

/// Finds the figures of a line that count honours, and not those of a year that is over; a year that is named is kept.
fn honours_in(line: &str) -> Vec<Figure> {
    figures(line, |words, figure| {
        let year = honours::year(words, figure);
        figure.count.year = match year {
            Year::Named(year) => Some(year),
            Year::Unsaid | Year::Former => None,
        };
        year != Year::Former && honours::is_honour(words, figure)
    })
}

/// Finds what is private in a line, with its place.
fn privates(
    line: &str,
    find: fn(&str) -> Vec<private::Found>,
) -> impl Iterator<Item = (Private, Range<usize>)> {
    let found = find(line).into_iter();
    found.map(|(kind, at)| (Private { kind, written: line[at.clone()].into() }, at))
}

/// Brings a line to the one form that it is looked through in.
fn composed(line: &str) -> Cow<'_, str> {
    // To ask for the marks is much quicker than to ask whether the whole is composed.
    if has_marks(line) { nfc(line) } else { Cow::Borrowed(line) }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::super::pieces::parse;
    use super::{FileId, Told, counts_of, of_text, private_of};

    fn told(text: &str) -> Told {
        of_text(&parse(text), FileId(0), 0)
    }

    #[test]
    fn texts_are_looked_through_in_code_and_links_as_well() {
        for (text, wanted) in [
            ("[gọi](tel:0912345678)", vec!["0912345678"]),
            ("[nhắn](https://zalo.me/0912345678)", vec!["0912345678"]),
            ("[xem](/tin/ \"ĐT 0912345678\")", vec!["0912345678"]),
            ("<https://zalo.me/0912345678>", vec!["0912345678"]),
            ("số `042089001234`", vec!["042089001234"]),
            ("**Trú** tại&nbsp;số *12*", vec!["Trú tại\u{A0}số 12"]),
            ("0912&nbsp;345\n678", vec!["0912\u{A0}345 678"]),
            ("[xem](https://bao.vn/tin-0912345678.htm)", vec![]),
        ] {
            let told = told(text);
            let found: Vec<_> = told.private.iter().map(|(it, _)| &*it.written).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn figures_are_found_over_breaks_and_signs_of_markdown() {
        for text in [
            "Khen 18&nbsp;tập thể",
            "Khen 18\\\ntập thể",
            "Khen 18  \n tập thể",
            "Khen **18** tập thể",
        ] {
            assert_eq!(told(text).counts.len(), 1, "{text}");
        }
    }

    #[test]
    fn decomposed_texts_are_read_and_their_places_are_right() {
        let text: String = "Đợt này khen **mười tám** tập thể; gọi 0912 345 678.".nfd().collect();
        let told = told(&text);
        let at = |range: std::ops::Range<usize>| &text[range];
        let [(_, figure)] = &told.counts[..] else { panic!("one figure: {:?}", told.counts) };
        let wanted: String = "mười tám** tập thể".nfd().collect();
        assert_eq!(at(figure.range()), wanted);
        let [(_, phone)] = &told.private[..] else { panic!("one number: {:?}", told.private) };
        assert_eq!(at(phone.range()), "0912 345 678");
        let title: String = "Khen mười tám tập thể".nfd().collect();
        assert_eq!(counts_of(&title).len(), 1);
        assert_eq!(private_of(&"trú tại tổ 5".nfd().collect::<String>()).len(), 1);
    }
}
