//! Links that were written and that Markdown leaves as words: an address with a blank, a bracket left open.
//!
//! Which record or file was meant is told when the pages are planned.

use std::ops::Range;

use memchr::memchr2_iter;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::link;
use super::pieces::Piece;
use crate::ground::text::clip::clip;
use crate::model::prose::Unread;

/// The longest address that is looked for, in bytes.
const LONGEST: usize = 300;

/// Finds the links of a text that are none, with their places in it.
pub(super) fn unread(text: &str, pieces: &[Piece<'_>]) -> Vec<(Unread, Range<usize>)> {
    let (mut found, mut open, mut is_code) = (Vec::new(), Vec::new(), false);
    for (event, range) in pieces {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Start(
                Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Link { .. }
                | Tag::Image { .. },
            )
            | Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image,
            ) => {}
            // Brackets belong together within a paragraph, a cell, a heading.
            Event::Start(_) | Event::End(_) => open.clear(),
            Event::Text(_) if !is_code => brackets(text, range, &mut open, &mut found),
            _ => {}
        }
    }
    found
}

/// Takes the brackets of a run of words; `open` holds those that were opened before.
fn brackets(
    text: &str,
    range: &Range<usize>,
    open: &mut Vec<usize>,
    found: &mut Vec<(Unread, Range<usize>)>,
) {
    let signs = memchr2_iter(b'[', b']', &text.as_bytes()[range.clone()]);
    for at in signs.map(|at| range.start + at) {
        let is_plain = || !text[..at].ends_with('\\');
        match text.as_bytes()[at] {
            b'[' if is_plain() => open.push(at),
            b']' if is_plain() => {
                let Some(start) = open.pop() else { continue };
                let Some(rest) = text[at + 1..].strip_prefix('(') else { continue };
                let (address, is_closed) = address(rest);
                if link::is_meant(address) {
                    let end = at + "](".len() + address.len() + usize::from(is_closed);
                    let written = clip(&text[start..end]);
                    let unread = Unread { written, address: address.to_owned(), is_closed };
                    found.push((unread, start..end));
                }
            }
            _ => {}
        }
    }
}

/// Returns what stands behind an opening bracket: up to the one that closes it on the line, else its first word.
fn address(rest: &str) -> (&str, bool) {
    let near = &rest[..rest.floor_char_boundary(LONGEST)];
    let line = near.lines().next().unwrap_or("");
    let mut depth = 0_usize;
    for (at, c) in line.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return (&line[..at], true),
            ')' => depth -= 1,
            _ => {}
        }
    }
    let word = line.split(char::is_whitespace).next().unwrap_or("");
    (word.trim_end_matches([',', '.', ';', ':', '!', '?']), false)
}

#[cfg(test)]
mod tests {
    use super::super::pieces::parse;
    use super::unread;

    #[test]
    fn links_that_markdown_leaves_as_words_are_found() {
        for (text, wanted) in [
            ("[biên bản](/tep/2025/bien ban.odt)", Some("/tep/2025/bien ban.odt")),
            ("[x](unit:Nam Hồng)", Some("unit:Nam Hồng")),
            ("**[x](units:Nam Hồng)**", Some("units:Nam Hồng")),
            ("- [*x* `y`](bien ban (1).odt) và", Some("bien ban (1).odt")),
            ("![x](figure:ảnh một)", Some("figure:ảnh một")),
            ("[x](https://a.vn/b c)", Some("https://a.vn/b c")),
            ("[x](meeting:abc và", Some("meeting:abc")),
            ("[x](meeting:abc\n\nkhác)", Some("meeting:abc")),
            ("[x](/a “b”)", Some("/a “b”")),
            ("[a [b](/tin/) c](/tin/)", Some("/tin/")),
            // What is a link, code or words.
            ("[x](/tin/) [y](</tin/a b/>) [z](/tin/ \"b c\")", None),
            ("`[x](unit:Nam Hồng)` `](` [1](2) mảng[0](x)", None),
            ("```\n[x](unit:Nam Hồng)\n```\n\n    [x](unit:Nam Hồng)", None),
            ("\\[x](unit:Nam Hồng) [x\\](unit:Nam Hồng)", None),
            ("[sic](nguyên văn như vậy), [3](tại TP.HCM), mục ](/a b)", None),
            ("[1](23/8/2022 tại xã) [2](Xem: báo cáo) [3](", None),
            ("[một\n\nhai](unit:Nam Hồng)", None),
        ] {
            let found = unread(text, &parse(text));
            let found: Vec<_> = found.iter().map(|(it, _)| it.address.as_str()).collect();
            assert_eq!(found, wanted.into_iter().collect::<Vec<_>>(), "{text}");
        }
    }
}
