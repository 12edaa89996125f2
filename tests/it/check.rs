//! `bantin check` and `bantin explain`: forms for machines, exit codes, levels and waivers.

mod consequences;
mod explain;
mod figures;
mod forms;
mod levels;
mod private_fields;
mod waivers;

use crate::bad::case::root;
use crate::site::fixture::Site;

const ARTICLE: &str = "content/articles/2024/don-kenh.vi.md";
const BATCH: &str = "content/awards/2024/khen-thuong-mua-kho.toml";

/// The good site of `tests/bad`.
fn base() -> Site {
    Site::copy_of(&root().join("base"), &["bulletin.toml", "content"])
}

/// The good site with raw HTML in as many paragraphs, and waivers in the article.
fn with_html(paragraphs: usize, waivers: &str) -> Site {
    let site = base();
    let text: String = (0..paragraphs).map(|n| format!("\n\nĐoạn <b>{n}</b>.")).collect();
    let end = "Ba tuyến kênh đã thông dòng.";
    site.edit(ARTICLE, end, &format!("{end}{text}"));
    site.edit(ARTICLE, "title = ", &format!("{waivers}\ntitle = "));
    site
}
