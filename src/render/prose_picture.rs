//! A picture of a text as HTML: its sizes, so that a phone fetches no more than it shows, and the room that it takes.

use super::scene::Scene;
use super::xml::escape_html;
use crate::ground::source::FileId;
use crate::model::picture::Format;
use crate::plan::route::Route;

/// The width that browsers get which know no sizes, in pixels.
const USUAL: u32 = 960;

/// So many bytes of text, with the heading above it, fill the screen of a phone; of a desktop, not twice as many.
const FIRST_SCREEN: usize = 600;

/// The pictures of a page, in the order of the text.
#[derive(Default)]
pub(super) struct PagePictures {
    count: usize,
    reached: usize,
}

impl PagePictures {
    /// Says how many bytes of the text came before what is written next.
    pub(super) fn reach(&mut self, bytes: usize) {
        self.reached = bytes;
    }

    /// Writes the next picture of the page. The first is fetched at once where it is seen at once, all others when they come near.
    pub(super) fn html(&mut self, scene: &Scene<'_>, file: FileId, alt: &str) -> String {
        self.count += 1;
        let alt = escape_html(alt);
        let is_first = self.count == 1 && self.reached <= FIRST_SCREEN;
        let waits = if is_first { "" } else { " loading=\"lazy\"" };
        let Some(shown) = scene.plan.shown(scene.b, file) else {
            let own = scene.plan.file_route(file).map(|route| scene.href(route));
            let own = own.unwrap_or_default();
            return format!("<img src=\"{}\" alt=\"{alt}\"{waits}>", escape_html(&own));
        };
        let address = |route: &Route| format!("{}?{}", scene.href(route), shown.picture.mark);
        let (width, height) = (shown.picture.width, shown.picture.height);
        let sizes = escape_html(&scene.theme.picture_sizes);
        // As a theme shows it, such a picture would be longer than a screen, and than a sheet of paper.
        let tall = if height > width + width / 2 { " class=\"tall\"" } else { "" };
        let source = format!(
            "<source type=\"image/webp\" srcset=\"{}\" sizes=\"{sizes}\">",
            srcset(&shown.candidates(Format::Webp), &address),
        );
        let candidates = shown.candidates(shown.old_format());
        let usual = candidates.iter().rfind(|(width, _)| *width <= USUAL);
        let usual = usual.or(candidates.first()).map_or(shown.own, |(_, route)| *route);
        let choice = match candidates.len() {
            0 | 1 => String::new(),
            _ => format!(" srcset=\"{}\" sizes=\"{sizes}\"", srcset(&candidates, &address)),
        };
        let image = format!(
            "<img src=\"{}\"{choice}{tall} width=\"{width}\" height=\"{height}\" alt=\"{alt}\" decoding=\"async\"{waits}>",
            escape_html(&address(usual)),
        );
        format!("<picture>{source}{image}</picture>")
    }
}

/// What there is in a format: each address with its width.
fn srcset(candidates: &[(u32, &Route)], address: &impl Fn(&Route) -> String) -> String {
    let all = candidates.iter().map(|(width, route)| format!("{} {width}w", address(route)));
    escape_html(&all.collect::<Vec<_>>().join(", ")).into_owned()
}
