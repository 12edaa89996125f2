//! Pages with little on them: the one that is not there or was withdrawn, and the one that has moved.

use serde::Serialize;

use crate::plan::page::{Page, PageKind};
use crate::plan::route::Route;
use crate::render::scene::Scene;
use crate::render::view::Frame;

/// What a reader sees who asks for a page that is not there, or for one that was withdrawn.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// What every page has.
    pub frame: Frame,
    /// Whether a page was here and was withdrawn.
    pub withdrawn: bool,
}

impl NotFoundView {
    /// Makes the view.
    pub fn new(scene: &Scene<'_>, page: &Page) -> Self {
        Self { frame: Frame::new(scene, page), withdrawn: page.kind == PageKind::Withdrawn }
    }
}

/// A former address, which leads to the page that lies elsewhere now.
#[derive(Debug, Serialize)]
pub struct AliasView {
    /// What every page has; `canonical` is the address of the page that it leads to.
    pub frame: Frame,
    /// Where the page lies now.
    pub target: String,
}

impl AliasView {
    /// Makes the view of a former address that leads to `to`.
    pub fn new(scene: &Scene<'_>, page: &Page, to: &Route) -> Self {
        let mut frame = Frame::new(scene, page);
        frame.canonical = scene.url(to);
        Self { frame, target: scene.href(to) }
    }
}
