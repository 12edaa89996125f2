//! A picture of a text as HTML: its sizes, so that a phone fetches no more than it shows, and the room that it takes.

use super::scene::Scene;
use super::xml::escape_html;
use crate::ground::source::FileId;
use crate::model::picture::Format;
use crate::plan::pictures::Shown;
use crate::plan::route::Route;

/// The width that browsers get which know no sizes, in pixels.
const USUAL: u32 = 960;

/// The pictures of a page, in the order of the text.
#[derive(Default)]
pub(super) struct PagePictures {
    count: usize,
}

impl PagePictures {
    /// Writes the next picture of the page. The first is fetched at once, those below it when they come near.
    pub(super) fn html(&mut self, scene: &Scene<'_>, file: FileId, alt: &str) -> String {
        self.count += 1;
        let alt = escape_html(alt);
        let waits = if self.count > 1 { " loading=\"lazy\"" } else { "" };
        let Some(shown) = scene.plan.shown(scene.b, file) else {
            let own = scene.plan.file_route(file).map(|route| scene.href(route));
            let own = own.unwrap_or_default();
            return format!("<img src=\"{}\" alt=\"{alt}\"{waits}>", escape_html(&own));
        };
        let address = |route: &Route| format!("{}?{}", scene.href(route), shown.picture.mark);
        let (width, height) = (shown.picture.width, shown.picture.height);
        let old = shown.old_format();
        let sizes = escape_html(scene.picture_sizes);
        let source = format!(
            "<source type=\"image/webp\" srcset=\"{}\" sizes=\"{}\">",
            srcset(&shown, Format::Webp, &address),
            sizes,
        );
        let candidates = shown.candidates(old);
        let usual = candidates.iter().rfind(|(width, _)| *width <= USUAL);
        let usual = usual.or(candidates.first()).map_or(shown.own, |(_, route)| *route);
        let image = format!(
            "<img src=\"{}\" srcset=\"{}\" sizes=\"{}\" width=\"{width}\" height=\"{height}\" alt=\"{alt}\" decoding=\"async\"{waits}>",
            escape_html(&address(usual)),
            srcset(&shown, old, &address),
            sizes,
        );
        format!("<picture>{source}{image}</picture>")
    }
}

/// What there is in a format: each address with its width.
fn srcset(shown: &Shown<'_>, format: Format, address: &impl Fn(&Route) -> String) -> String {
    let candidates = shown.candidates(format).into_iter();
    let all = candidates.map(|(width, route)| format!("{} {width}w", address(route)));
    escape_html(&all.collect::<Vec<_>>().join(", ")).into_owned()
}
