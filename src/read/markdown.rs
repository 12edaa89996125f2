//! What a text links to and shows, and which ids its headings get. Making HTML of it is the renderer's.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

use super::anchors::Anchors;
use super::link::{self, Target};
use super::pieces::{Piece, parse_noting, words_of};
use super::slips;
use super::told;
use super::unread;
use super::watch::Watch;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::digest::Digest;
use crate::ground::source::{FileId, Span, Spanned};
use crate::ground::text::clip::clip;
use crate::ground::text::fold;
use crate::model::prose::Prose;

/// The text of a file, and what its parts are.
pub struct Markdown<'t> {
    /// Its number.
    pub file: FileId,
    /// The decoded text.
    pub text: &'t str,
    /// The digest of its bytes.
    pub digest: Digest,
    /// The names that it is looked through for.
    pub watch: &'t Watch,
}

/// Finds the figures of a paragraph that holds nothing else: their ids, and the number of pieces up to
/// and with the paragraph's end.
pub fn figures_alone(pieces: &[Piece<'_>]) -> Option<(Vec<String>, usize)> {
    // Asked at each piece of a text: elsewhere than at a paragraph the answer must come at once.
    let (Event::Start(Tag::Paragraph), _) = pieces.first()? else { return None };
    let mut figures = Vec::new();
    for (at, (event, _)) in pieces.iter().enumerate() {
        match event {
            Event::Start(Tag::Paragraph) if at == 0 => {}
            Event::Start(Tag::Image { dest_url, .. }) => {
                figures.push(dest_url.strip_prefix("figure:")?.to_owned());
            }
            Event::End(TagEnd::Image) | Event::SoftBreak | Event::HardBreak => {}
            // The alt of a figure is written in the front matter; words here are passed over.
            Event::Text(_)
                if matches!(pieces.get(at + 1), Some((Event::End(TagEnd::Image), _))) => {}
            Event::End(TagEnd::Paragraph) if !figures.is_empty() => return Some((figures, at + 1)),
            _ => return None,
        }
    }
    None
}

/// Reads a text for what it links to, names and shows; what is wrong in it goes into the report.
pub fn scan(source: &Markdown<'_>, body: Range<usize>, report: &mut Report) -> Prose {
    let file = source.file;
    let text = &source.text[body.clone()];
    let (pieces, undefined) = parse_noting(text);
    let mut scan = Scan {
        offset: body.start,
        report,
        anchors: Anchors::new(pieces.iter().map(|(event, _)| event)),
        worded: images_with_words(&pieces),
        prose: Prose {
            start: body.start,
            digest: source.digest,
            told: told::of_text(text, &pieces, file, body.start, source.watch),
            ..Prose::empty(Span::top(file))
        },
    };
    scan.run(&pieces);
    let Scan { report, mut prose, .. } = scan;
    let place =
        |range: &Range<usize>| Span::new(file, range.start + body.start..range.end + body.start);
    let unread = unread::unread(text, &pieces).into_iter();
    prose.unread = unread.map(|(link, range)| Spanned::new(link, place(&range))).collect();
    slips::letters(text, &place, report);
    slips::labels(text, &pieces, &undefined, &place, report);
    prose
}

const PICTURE_MEND: [&str; 2] = [
    "đặt tệp ảnh cạnh bài viết và ghi tên của nó, như ![mô tả](anh.jpg)",
    "put the picture beside the text and write its name, such as ![words](picture.jpg)",
];

struct Scan<'r> {
    offset: usize,
    report: &'r mut Report,
    anchors: Anchors,
    /// The pieces at which an image with words starts.
    worded: BTreeSet<usize>,
    prose: Prose,
}

impl Scan<'_> {
    fn run(&mut self, pieces: &[Piece<'_>]) {
        let mut at = 0;
        while at < pieces.len() {
            if let Some(len) = self.html_block(&pieces[at..]) {
                at += len;
                continue;
            }
            if let Some((_, len)) = figures_alone(&pieces[at..]) {
                pieces[at..at + len].iter().for_each(|piece| self.figure(piece));
                at += len;
                continue;
            }
            self.piece(pieces, at);
            at += 1;
        }
    }

    /// Reports a block of HTML as one: its lines are no findings of their own. Returns how many pieces
    /// it has; a comment is no loss, and is passed over.
    fn html_block(&mut self, pieces: &[Piece<'_>]) -> Option<usize> {
        let (Event::Start(Tag::HtmlBlock), range) = pieces.first()? else { return None };
        let is_end = |(event, _): &Piece<'_>| matches!(event, Event::End(TagEnd::HtmlBlock));
        let len = pieces.iter().position(is_end)? + 1;
        let lines = pieces[..len].iter().filter_map(|(event, _)| match event {
            Event::Html(html) => Some(html.as_ref()),
            _ => None,
        });
        self.html(&lines.collect::<String>(), range);
        Some(len)
    }

    fn html(&mut self, html: &str, range: &Range<usize>) {
        let html = html.trim();
        let is_comment = html.starts_with("<!--") && html.find("-->") == html.len().checked_sub(3);
        // A closing tag goes with the opening one, which is reported.
        if !html.is_empty() && !is_comment && !html.starts_with("</") {
            let found = Diagnostic::at(Code::RawHtml, self.span(range));
            self.report.push(found.with("value", clip(html)));
        }
    }

    fn figure(&mut self, (event, range): &Piece<'_>) {
        if let Event::Start(Tag::Image { dest_url, .. }) = event
            && let Some(id) = dest_url.strip_prefix("figure:")
        {
            self.prose.figures.push(Spanned::new(id.to_owned(), self.span(range)));
        }
    }

    fn piece(&mut self, pieces: &[Piece<'_>], at: usize) {
        let (event, range) = &pieces[at];
        match event {
            Event::Start(Tag::Heading { id, classes, attrs, .. }) => {
                let classes = classes.iter().map(|class| format!(".{class}"));
                let attrs = attrs.iter().map(|(name, value)| match value {
                    Some(value) => format!("{name}={value}"),
                    None => name.to_string(),
                });
                let extra = classes.chain(attrs).next();
                self.heading(id.as_ref(), extra, &words_of(pieces, at), range);
            }
            Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => {}
            Event::Start(Tag::Link { dest_url, .. }) => self.link(dest_url, range),
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.image(dest_url, self.worded.contains(&at), range);
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                let found = Diagnostic::at(Code::IndentedCode, self.span(range));
                let words = words_of(pieces, at);
                self.report.push(found.with("value", clip(words.trim_end())));
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.prose.anchors.push(self.anchors.footnote(label).to_owned());
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(html, range),
            _ => {}
        }
    }

    fn heading(
        &mut self,
        id: Option<&CowStr<'_>>,
        extra: Option<String>,
        words: &str,
        range: &Range<usize>,
    ) {
        // Two hyphens in a row mark the ids of themes.
        let wrong = id.filter(|id| !fold::is_slug(id) || id.contains("--"));
        let wrong = wrong.map(|id| format!("#{id}"));
        if let Some(wrong) = wrong.or(extra) {
            let found = Diagnostic::at(Code::BadHeading, self.span(range));
            self.report.push(found.with("value", clip(&wrong)));
            return;
        }
        match self.anchors.take(id.map(AsRef::as_ref), words) {
            Ok(id) => self.prose.anchors.push(id),
            Err(id) => {
                let found = Diagnostic::at(Code::DuplicateAnchor, self.span(range));
                self.report.push(found.with("value", id));
            }
        }
    }

    fn link(&mut self, written: &str, range: &Range<usize>) {
        match link::target(written) {
            Ok(target) => {
                let link = Spanned::new(written.to_owned(), self.span(range));
                match target {
                    Target::Outside => self.prose.outside.push(link),
                    Target::Inside => self.prose.links.push(link),
                }
            }
            Err(why) => {
                let found = self.bad_link(written, why, link::mend(), range);
                self.report.push(found.nearest(link::near(written).as_deref()));
            }
        }
    }

    /// A picture in the text by its path needs words for those who do not see it.
    fn image(&mut self, written: &str, has_words: bool, range: &Range<usize>) {
        let span = self.span(range);
        if let Some(id) = written.strip_prefix("figure:") {
            self.report.push(Diagnostic::at(Code::FigureNotAlone, span).with("value", clip(id)));
            self.prose.figures.push(Spanned::new(id.to_owned(), span));
            return;
        }
        if let Err(why) = link::picture(written) {
            let [vi, en] = PICTURE_MEND;
            let found = self.bad_link(written, why, Value::words(vi, en), range);
            self.report.push(found);
            return;
        }
        if !has_words {
            self.report.push(
                Diagnostic::at(Code::FigureWithoutAlt, span)
                    .with("value", clip(written))
                    .with("language", Value::words("ngôn ngữ của bài", "the language of the text"))
                    .with(
                        "mend",
                        Value::words(
                            format!("viết vào dấu ngoặc vuông trong ảnh có gì: ![...]({written})"),
                            format!(
                                "say in the brackets what the picture shows: ![...]({written})"
                            ),
                        ),
                    ),
            );
        }
        self.prose.pictures.push(Spanned::new(written.to_owned(), span));
    }

    fn bad_link(&self, written: &str, why: Value, mend: Value, range: &Range<usize>) -> Diagnostic {
        Diagnostic::at(Code::BadLink, self.span(range))
            .with("value", clip(&written.escape_debug().to_string()))
            .with("why", why)
            .with("mend", mend)
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.prose.file, range.start + self.offset..range.end + self.offset)
    }
}

/// Finds the images with words in their brackets, those of images within them counted, in one walk: a
/// text may nest them a hundred thousand deep.
fn images_with_words(pieces: &[Piece<'_>]) -> BTreeSet<usize> {
    let mut worded = BTreeSet::new();
    let mut open: Vec<(usize, bool)> = Vec::new();
    for (at, (event, _)) in pieces.iter().enumerate() {
        match event {
            Event::Start(Tag::Image { .. }) => open.push((at, false)),
            Event::Text(text) | Event::Code(text) if !text.trim().is_empty() => {
                open.iter_mut().last().into_iter().for_each(|image| image.1 = true);
            }
            Event::End(TagEnd::Image) => {
                let Some((at, true)) = open.pop() else { continue };
                worded.insert(at);
                open.iter_mut().last().into_iter().for_each(|image| image.1 = true);
            }
            _ => {}
        }
    }
    worded
}

#[cfg(test)]
mod tests {
    use super::super::pieces::parse;
    use super::{Anchors, Markdown, Watch, figures_alone, scan};
    use crate::ground::diagnostic::{Code, Report};
    use crate::ground::digest::Digest;
    use crate::ground::source::FileId;

    fn codes(text: &str) -> Vec<Code> {
        let mut report = Report::new();
        let digest = Digest::of(b"");
        let source = Markdown { file: FileId(0), text, digest, watch: &Watch::ALL };
        scan(&source, 0..text.len(), &mut report);
        report.findings().iter().map(|found| found.code).collect()
    }

    #[test]
    fn figures_alone_on_their_lines_are_found() {
        let alone = |text: &str| figures_alone(&parse(text)).map(|(figures, _)| figures);
        assert_eq!(alone("![](figure:anh-01)"), Some(vec!["anh-01".into()]));
        assert_eq!(alone("![](figure:a)\n![x](figure:b)"), Some(vec!["a".into(), "b".into()]));
        assert_eq!(alone("Xem ![](figure:a)"), None);
        assert_eq!(alone("![](anh.png)"), None);
        assert_eq!(codes("Xem ![](figure:a) này"), [Code::FigureNotAlone]);
    }

    /// Each of these took minutes when its cost grew with the square of the length.
    #[test]
    fn long_monotonous_texts_are_read_at_once() {
        assert_eq!(codes(&"# a\n".repeat(50_000)), []);
        let nested = format!("{}x{}", "![".repeat(50_000), "](a.png)".repeat(50_000));
        assert_eq!(codes(&nested), []);
        assert_eq!(codes(&format!("{}x", "![](figure:a)\n".repeat(50_000))).len(), 50_000);
    }

    #[test]
    fn headings_get_ids_that_never_collide() {
        let mut anchors = Anchors::new(std::iter::empty());
        assert_eq!(anchors.take(None, "Kết quả"), Ok("ket-qua".into()));
        assert_eq!(anchors.take(None, "Kết quả"), Ok("ket-qua-2".into()));
        assert_eq!(anchors.take(Some("ket-qua"), ""), Err("ket-qua".into()));
        assert_eq!(anchors.take(None, "!?"), Ok("muc".into()));
    }

    #[test]
    fn headings_leave_their_ids_to_footnotes_figures_and_corrections() {
        let pieces =
            parse("a[^1] b[^Một] c[^mot] ![](figure:a)\n\n[^1]: x\n[^Một]: y\n[^mot]: z\n");
        let mut anchors = Anchors::new(pieces.iter().map(|(event, _)| event));
        let notes = ["1", "MỘT", "mot"].map(|label| anchors.footnote(label).to_owned());
        assert_eq!(notes, ["cuoc-chu-1", "cuoc-chu-mot", "cuoc-chu-mot-2"]);
        for (words, id) in [
            ("Cước chú 1", "cuoc-chu-1-2"),
            ("Về cước chú một", "ve-cuoc-chu-mot-3"),
            ("Hình A", "hinh-a-2"),
            ("Hình B", "hinh-b"),
            ("Đính chính 12", "dinh-chinh-12-2"),
            ("Đính chính", "dinh-chinh"),
        ] {
            assert_eq!(anchors.take(None, words), Ok(id.into()));
        }
        for written in ["cuoc-chu-1", "hinh-a", "dinh-chinh-3"] {
            assert_eq!(anchors.take(Some(written), ""), Err(written.into()));
        }
        assert_eq!(codes("# A {#trang--nam}"), [Code::BadHeading]);
    }

    #[test]
    fn what_could_carry_code_is_refused_in_each_spelling() {
        for text in [
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](java&Tab;script:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](<\u{1}javascript:alert(1)>)",
            "<javascript:alert(1)>",
            "[x]\n\n[x]: vbscript:x",
            "[x](data:text/html;base64,AA)",
            "![x](data:image/png;base64,AA)",
            "[x](//evil.example/)",
            "[x](\\\\evil.example)",
            "[x](http://)",
            "[x](mailto:)",
            "[x](tel:)",
        ] {
            assert_eq!(codes(text), [Code::BadLink], "{text:?}");
        }
        assert_eq!(codes("# H {#x onclick=y}"), [Code::BadHeading]);
        assert_eq!(codes("# H {#x .c}"), [Code::BadHeading]);
        assert_eq!(codes("a <b>x</b>"), [Code::RawHtml]);
        assert_eq!(codes("\tMột đoạn.\n\nHai.\n\n    Ba.\n"), [Code::IndentedCode; 2]);
        assert_eq!(codes("```\nmã\n```\n\n   Một đoạn.\n\n- a\n\n    b\n"), []);
        assert_eq!(codes("<script>\nx\n</script>\n\n<!-- a\nb -->\n\nc"), [Code::RawHtml]);
        assert_eq!(codes("[a](https://x.example) <x@y.example> [b](mailto:x@y.example)"), []);
    }
}
