//! The picture that stands for an article where it is shared: the first of its text that is published.

use crate::model::article::Article;
use crate::model::shelf::No;
use crate::plan::page::PageKind;
use crate::read::checks::files::find_picture;
use crate::render::scene::Scene;
use crate::render::view::LeadingPicture;

impl LeadingPicture {
    /// Finds the picture of a page.
    pub fn of(scene: &Scene<'_>, kind: PageKind) -> Option<Self> {
        match kind {
            PageKind::Article(no) => of_article(scene, no),
            _ => None,
        }
    }
}

/// Figures go before pictures by path: they have their words in each language.
fn of_article(scene: &Scene<'_>, no: No<Article>) -> Option<LeadingPicture> {
    let article = &scene.b.articles[no];
    let (text, _) = article.texts.or_source(scene.language);
    let figures = text.prose.figures.iter().filter_map(|id| {
        let src = article.figures.get(&id.value)?.src.as_ref()?;
        let words = text.figures.get(&id.value);
        Some((src.as_str(), words.and_then(|words| words.value.alt.clone())))
    });
    let by_path = text.prose.pictures.iter().map(|src| (src.as_str(), None));
    figures.chain(by_path).find_map(|(src, alt)| {
        let file = find_picture(scene.files, article.texts.vi.prose.file, src)?;
        let route = scene.plan.file_route(file)?;
        Some(LeadingPicture { url: scene.url(route), alt: alt.as_deref().cloned() })
    })
}
