//! Links that were written and that Markdown leaves as words: a blank in the address or before it, a bracket left open.
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
                let behind = &text[at + 1..];
                let near = behind.trim_start_matches([' ', '\t', '\u{a0}']);
                let Some(rest) = near.strip_prefix('(') else { continue };
                let (address, is_closed) = address(rest);
                let is_apart = near.len() < behind.len();
                let is_meant = match is_apart {
                    // Words in brackets are followed by others all the time: these must be an address.
                    true => is_closed && start + 1 < at && link::is_meant_apart(address),
                    false => link::is_meant(address),
                };
                if is_meant {
                    let end = text.len() - rest.len() + address.len() + usize::from(is_closed);
                    let (written, address) = (clip(&text[start..end]), address.to_owned());
                    let unread = Unread { written, address, is_closed, is_apart };
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
            ("[x](meeting: 2022-08-23-hop)", Some("meeting: 2022-08-23-hop")),
            ("[x](unit: nam-hong)", Some("unit: nam-hong")),
            ("[x](unit: Nam Hồng)", Some("unit: Nam Hồng")),
            ("[x](meeting :2022-08-23-hop)", Some("meeting :2022-08-23-hop")),
            ("[x](mailto: a@b.vn) và", Some("mailto: a@b.vn")),
            ("[hội nghị] (meeting:2022-08-23-hop)", Some("meeting:2022-08-23-hop")),
            ("[hội nghị] (meeting: 2022-08-23-hop)", Some("meeting: 2022-08-23-hop")),
            ("[kế hoạch] (/tep/2025/khong.pdf)", Some("/tep/2025/khong.pdf")),
            ("[tin] (../2025/tin-khac/)", Some("../2025/tin-khac/")),
            ("[kế hoạch] (ke-hoach.pdf)", Some("ke-hoach.pdf")),
            ("[trang] (https://hatinh.gov.vn/)", Some("https://hatinh.gov.vn/")),
            ("[trang]\u{a0}(https://hatinh.gov.vn/)", Some("https://hatinh.gov.vn/")),
            // What is a link, code or words.
            ("[1] (xem trang 5), [2] (page: 12), [3] (/m2), [4] (TP.HCM), [5] (và/hoặc)", None),
            ("[6] (tel: 0239 3855 123), [7] (baohatinh.vn), [8] (ngày 23/8/2022)", None),
            ("[9] (Xem: báo cáo) [10] (#5) [11] (1.250) [12] (./.) [] (/tin/a/)", None),
            ("[13] (Luật số 72/2025/QH15) [14] (/ngày công) [15] (meeting:", None),
            ("[2](page: 12) [3](Ảnh: Nguyễn Văn A)", None),
            ("[một]\n(/tin/a/) \\[một] (/tin/a/) `[một] (/tin/a/)`", None),
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
